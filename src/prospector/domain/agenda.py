"""The day's list: facts and a date in, ranked lines out; pure (``H1``, ``H2``, ``H7``, ``H8``, ``H11``, ``H13``).

One line a card. Its reasons are merged, each with a code, a sentence and points; the score is their sum. What the
reasons are lies in ``domain.reasons`` (the card, its follow-ups) and ``domain.matter`` (all else); what they count in
``domain.points``.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from prospector.domain.agenda_line import Due, Facts, Line, man_of
from prospector.domain.matter import ALWAYS, COMPLAINTS, Bounds, Matter, Said, said
from prospector.domain.points import LATE_DAYS, NEED_SHARE, UNKNOWN_SHARE, Part, Reason, Weights, man_share, total
from prospector.domain.qualification import NO
from prospector.domain.reasons import FRESH, OPEN_END, QUIET, SELLING_REASONS, Standing, tail_action, tail_reason
from prospector.domain.reckoning import Reckoning, pressing_of, reckoning
from prospector.domain.text import N_, Text, text

__all__ = [
    "FRESH",
    "LATE_DAYS",
    "NEED_SHARE",
    "OPEN_END",
    "QUIET",
    "UNKNOWN_SHARE",
    "VISIT_TEXT",
    "Due",
    "Facts",
    "Line",
    "Matter",
    "Part",
    "Reason",
    "Reckoning",
    "Terms",
    "Weights",
    "due_line",
    "line_of",
    "man_of",
    "man_share",
    "rank",
    "reckoning",
    "tail_line",
    "visit_line",
]  # fmt: skip

VISIT_TEXT = {
    "yes": N_("a visit is welcome"),
    "maybe": N_("a visit may be possible"),
    "no": N_("did not want a visit"),
}
# What bars or changes a line, as rules over its points.
LEFT_ALONE, COMPLAINT_FIRST, COLLECT_FIRST, NO_OFFERS = (
    "do_not_contact",
    "complaint_first",
    "collect_first",
    "no_offers",
)
MARKS = {
    LEFT_ALONE: N_("not to be contacted otherwise"),
    COMPLAINT_FIRST: N_("sell nothing until the complaint is settled"),
    COLLECT_FIRST: N_("collect before offering"),
    NO_OFFERS: N_("bad faith: offer nothing"),
}
TAILS = (QUIET, OPEN_END, FRESH)


class Terms(NamedTuple):
    """What the lines of a day are reckoned by.

    ``collect_days``: overdue for longer, collect before offering. ``large``: a sum that counts as large, in major units
    of the base currency. ``bad_faith``: the cards judged so (H13). ``since``: when the present day began; who was
    contacted since is off the list but for what is planned (None: a list of another day).
    """

    day: date
    now: datetime
    by: Reckoning
    collect_days: int = 30
    large: float = 100_000.0
    bad_faith: frozenset[int] = frozenset()
    since: datetime | None = None


def due_line(facts: Facts, dues: Sequence[Due], today: date, weights: Weights) -> Line:
    """Return the line of a card with open follow-ups only."""
    return reckoning(weights, today).due(facts, dues)


def tail_line(facts: Facts, why: str, weights: Weights) -> Line:
    """Return the line of a card of the tail ``why``."""
    return reckoning(weights, None).tail(facts, why)


def visit_line(facts: Facts, weights: Weights) -> Line:
    """Return the line of a card that nothing is due on, for its worth as a visit: need, intent, MAN, custom."""
    own = reckoning(weights, None).standing(facts)
    return Line(facts, "", (), "visit", own.reasons, total(own.points), None, own.questions)


def line_of(
    facts: Facts, dues: Sequence[Due], matters: Sequence[Matter], terms: Terms, *, why: str = ""
) -> Line | None:
    """Return the one line of a card from all that concerns it, or None when nothing may or need be done.

    ``why`` is the tail that the card belongs to, if any. Rules over points: a card that is not to be courted (H7)
    appears for money it owes or a complaint of its own only, and is marked so; an open complaint, money overdue for
    longer than ``collect_days`` or bad faith (H11, H13) leave no reason that sells. Its points then stand for settling
    that first, except in bad faith, so that a card never sinks because it is worth more or waits longer.
    """
    left_alone = facts.stopped_on is not None or (facts.money == facts.authority == facts.need == NO)
    if left_alone:
        dues, matters, why = (), [matter for matter in matters if matter.code in ALWAYS], ""
    if (matters or why) and terms.since and facts.last_at and facts.last_at >= terms.since:
        # No work is done twice (H8): of whom was contacted today only what is promised remains.
        matters, why = [matter for matter in matters if matter.code == "promise"], ""
    if not matters and facts.card_id not in terms.bad_faith:
        if dues:
            return terms.by.due(facts, dues)
        return terms.by.tail(facts, why) if why else None
    if not (dues or matters or why):
        return None
    return _merged(facts, dues, matters, terms, why, left_alone=left_alone)


def _merged(
    facts: Facts, dues: Sequence[Due], matters: Sequence[Matter], terms: Terms, why: str, *, left_alone: bool
) -> Line:
    weights = terms.by.weights
    by = Bounds(terms.day, terms.now, terms.large)
    own = terms.by.standing(facts)
    # (points, place, reason, action, opening), the follow-ups as one.
    acts: list[tuple[float, int, Said]] = []
    if dues:
        pressing, planned = pressing_of(dues, terms.day, weights)
        acts.append((-pressing.points, 0, Said(pressing, text("{what}", what=planned))))
    if why:
        acts.append((-tail_reason(weights, why).points, 999, Said(tail_reason(weights, why), tail_action(why))))
    acts += [(-one.reason.points, place, one) for place, one in enumerate((said(m, weights, by) for m in matters), 1)]
    marks = _marks(facts, matters, terms, left_alone=left_alone)
    reasons, kept = _reasons(acts, own, marks, weights)
    days = [
        *(due.due_on for due in dues),
        *(matter.day for matter in matters if matter.day and matter.code != "complaint"),
    ]
    first = min(days, default=None)
    return Line(
        facts,
        _joined([one.action for one in kept]),
        tuple(dues),
        _group(first, dues or matters, terms.day, why),
        reasons,
        total(sum(reason.points for reason in reasons)),
        first,
        () if left_alone or marks else own.questions,
        next((one.opening for one in kept if one.opening), None),
        marks,
        tuple(matters),
    )


def _group(first: date | None, planned: Sequence[object], day: date, why: str) -> str:
    if not planned:
        return why
    return "today" if first is None or first == day else "overdue" if first < day else "soon"


def _marks(facts: Facts, matters: Sequence[Matter], terms: Terms, *, left_alone: bool) -> tuple[str, ...]:
    complains = any(matter.code in COMPLAINTS for matter in matters)
    overdue = any(
        matter.code == "receivable_overdue" and matter.day and (terms.day - matter.day).days > terms.collect_days
        for matter in matters
    )
    found = (
        (LEFT_ALONE, left_alone),
        (NO_OFFERS, facts.card_id in terms.bad_faith),
        (COMPLAINT_FIRST, complains),
        (COLLECT_FIRST, overdue),
    )
    return tuple(mark for mark, holds in found if holds)


_FIRST_TEXT = {
    COMPLAINT_FIRST: N_("their complaint comes before any offer"),
    COLLECT_FIRST: N_("collecting comes before any offer"),
}


def _reasons(
    acts: Sequence[tuple[float, int, Said]], own: Standing, marks: Sequence[str], weights: Weights
) -> tuple[tuple[Reason, ...], list[Said]]:
    """The reasons of a line, the most pressing first, and the acts that remain; selling ones leave where barred."""
    ordered = [one for _, _, one in sorted(acts, key=lambda act: act[:2])]
    kept_reasons = _once([one.reason for one in ordered])
    if not marks:
        return (*kept_reasons, *own.reasons), ordered
    every = [*kept_reasons, *own.reasons]
    selling = [reason for reason in every if reason.code in SELLING_REASONS]
    rest = [reason for reason in every if reason.code not in SELLING_REASONS]
    kept = [one for one in ordered if one.reason.code not in SELLING_REASONS] or ordered
    if LEFT_ALONE in marks:
        return tuple(reason for reason in rest if reason in kept_reasons), kept
    worth = total(sum(reason.points for reason in selling))
    instead = next((mark for mark in (COMPLAINT_FIRST, COLLECT_FIRST) if mark in marks), None)
    if instead and worth and NO_OFFERS not in marks:
        parts = tuple(part for reason in selling for part in reason.parts)
        rest.append(Reason(instead, text(_FIRST_TEXT[instead]), worth, parts))
    return tuple(rest), kept


def _once(reasons: Sequence[Reason]) -> list[Reason]:
    """One reason for each code: the most pressing, so that ten invoices of one customer do not outweigh all else."""
    found: dict[str, Reason] = {}
    for reason in reasons:
        known = found.get(reason.code)
        if known is None or reason.points > known.points:
            found[reason.code] = reason
    return list(found.values())


def _joined(actions: Sequence[Text]) -> Text:
    found = actions[0]
    for action in actions[1:]:
        found = text(N_("{first}; {then}"), first=found, then=action)
    return found


def rank(lines: Iterable[Line]) -> list[Line]:
    """Return the lines best first: by score, then the earlier day and hour, then the lower card id; a total order."""
    far = date.max
    ordered = [
        (-line.score, line.due_on or far, (line.dues[0].due_time if line.dues else "") or "~", line.facts.card_id, line)
        for line in lines
    ]
    # No two lines have one card, so that the lines themselves are never compared.
    ordered.sort(key=_FIRST_FOUR)
    return [line for *_, line in ordered]


def _FIRST_FOUR(entry: tuple[float, date, str, int, Line]) -> tuple[float, date, str, int]:
    return entry[:4]
