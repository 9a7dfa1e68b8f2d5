"""The day's list: facts and a date in, ranked lines out; pure (``H1``, ``H2``, ``H7``, ``H8``, ``H11``, ``H13``).

One line a card. Its reasons are merged, each with a code, a sentence and points; the score is their sum. What the
reasons are lies in ``domain.reasons`` (the card, its follow-ups) and ``domain.matter`` (all else); what they count in
``domain.points``.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from operator import itemgetter
from typing import NamedTuple, TypeVar

from prospector.domain.agenda_line import Due, Facts, Line, PlainLine, man_of, moment_of
from prospector.domain.matter import ALWAYS, COMPLAINTS, Matter, Said
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
    "may_be_courted",
    "place_of",
    "rank",
    "reckoning",
    "tail_line",
    "visit_line",
]  # fmt: skip

AnyLine = TypeVar("AnyLine", bound=Line | PlainLine)

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
# What a reason becomes after its day.
_LATER = {"promise_due": "promise_overdue", "receivable_soon": "receivable_overdue"}


class Terms(NamedTuple):
    """What the lines of a day are reckoned by.

    ``collect_days``: overdue for longer, collect before offering. ``large``: a sum that counts as large, in major units
    of the base currency. ``bad_faith``: the cards judged so (H13). ``contacted``: those contacted on this very day, who
    are off the list but for what is planned.
    """

    day: date
    now: datetime
    by: Reckoning
    collect_days: int = 30
    large: float = 100_000.0
    bad_faith: frozenset[int] = frozenset()
    contacted: frozenset[int] = frozenset()


def due_line(facts: Facts, dues: Sequence[Due], today: date, weights: Weights) -> Line:
    """Return the line of a card with open follow-ups only."""
    return reckoning(weights, today).due(facts, dues)


def tail_line(facts: Facts, why: str, weights: Weights) -> Line:
    """Return the line of a card of the tail ``why``."""
    return reckoning(weights, None).tail(facts, why)


def visit_line(facts: Facts, weights: Weights) -> Line:
    """Return the line of a card that nothing is due on, for its worth as a visit: need, intent, MAN, custom."""
    own = reckoning(weights, None).standing(facts)
    return Line(
        total(own.points), moment_of(None), facts.card_id, facts, "", (), "visit", (), own.reasons, None, own.questions
    )


def may_be_courted(facts: Facts) -> bool:
    """Tell whether a card may be proposed: neither stopped, nor without money, authority and need (H7)."""
    return facts.stopped_on is None and not (facts.money == facts.authority == facts.need == NO)


def line_of(
    facts: Facts,
    dues: Sequence[Due],
    matters: Sequence[Matter],
    terms: Terms,
    *,
    why: str = "",
    own: Standing | None = None,
) -> Line | None:
    """Return the one line of a card from all that concerns it, or None when nothing may or need be done.

    ``why`` is the tail that the card belongs to, if any, ``own`` what the card brings by itself where that is known
    already. Rules over points: a card that is not to be courted (H7)
    appears for money it owes or a complaint of its own only, and is marked so; an open complaint, money overdue for
    longer than ``collect_days`` or bad faith (H11, H13) leave no reason that sells. Its points then stand for settling
    that first, except in bad faith, so that a card never sinks because it is worth more or waits longer.
    """
    left_alone = not may_be_courted(facts)
    if left_alone:
        dues, matters, why = (), [matter for matter in matters if matter.code in ALWAYS], ""
    if facts.card_id in terms.contacted and (matters or why):
        # No work is done twice (H8): of whom was contacted today only what is promised remains.
        matters, why = [matter for matter in matters if matter.code == "promise"], ""
    if not matters and facts.card_id not in terms.bad_faith:
        if dues:
            return terms.by.due(facts, dues)
        return terms.by.tail(facts, why) if why else None
    if not (dues or matters or why):
        return None
    return _merged(facts, dues, matters, terms, why, own or terms.by.standing(facts), left_alone=left_alone)


def _merged(
    facts: Facts,
    dues: Sequence[Due],
    matters: Sequence[Matter],
    terms: Terms,
    why: str,
    own: Standing,
    *,
    left_alone: bool,
) -> Line:
    by = terms.by
    say = by.sayings(terms.day, terms.now, terms.large)
    acts: list[Said] = []
    if dues:
        pressing, planned = pressing_of(dues, terms.day, by.weights)
        acts.append(Said(pressing, text("{what}", what=planned)))
    acts += map(say, matters)
    if why:
        acts.append(Said(tail_reason(by.weights, why), tail_action(why)))
    if len(acts) > 1:
        # The most pressing first; of equal ones what is planned, then as the matters come.
        acts.sort(key=_by_points)
    marks = _marks(facts, matters, terms, left_alone=left_alone)
    pressing_ones = _once(acts)
    whys = own.reasons
    if marks:
        pressing_ones, acts = _barred(pressing_ones, own, acts, marks)
        whys = ()
    score = own.points if whys else 0.0
    for one in pressing_ones:
        score += one.points
    opening = acts[0].opening
    if opening is None and len(acts) > 1:
        opening = next((one.opening for one in acts if one.opening), None)
    first, group = _place(dues, matters, terms.day, why)
    hour = dues[0].due_time if dues and first == dues[0].due_on else ""
    # As a tuple at once, not by its class: half the time, and there are many.
    return tuple.__new__(
        Line,
        (
            total(score),
            moment_of(first, hour),
            facts.card_id,
            facts,
            acts[0].action if len(acts) == 1 else _joined([one.action for one in acts]),
            tuple(dues),
            group,
            pressing_ones,
            whys,
            first,
            () if left_alone or marks else own.questions,
            opening,
            marks,
            tuple(matters),
            "",
        ),
    )


def _by_points(one: Said) -> float:
    return -one.reason.points


def place_of(
    facts: Facts, dues: Sequence[Due], matters: Sequence[Matter], terms: Terms
) -> tuple[date | None, str] | None:
    """Return the earliest day of what concerns a card and the group of its line, without working it out.

    None where ``line_of`` finds nothing to be done.
    """
    if not may_be_courted(facts):
        dues, matters = (), [matter for matter in matters if matter.code in ALWAYS]
    if matters and facts.card_id in terms.contacted:
        matters = [matter for matter in matters if matter.code == "promise"]
    return _place(dues, matters, terms.day, "") if dues or matters else None


def _place(dues: Sequence[Due], matters: Sequence[Matter], day: date, why: str) -> tuple[date | None, str]:
    """The earliest day, and the group that it belongs to."""
    if len(matters) == 1 and not dues:
        first = None if matters[0].code == "complaint" else matters[0].day
        return first, "today" if first is None or first == day else "overdue" if first < day else "soon"
    # The day on which a complaint was opened is none on which something falls due.
    days = [matter.day for matter in matters if matter.day is not None and matter.code != "complaint"]
    if dues:
        days.append(dues[0].due_on)
    first = min(days) if days else None
    if not (dues or matters):
        return first, why
    return first, "today" if first is None or first == day else "overdue" if first < day else "soon"


def _marks(facts: Facts, matters: Sequence[Matter], terms: Terms, *, left_alone: bool) -> tuple[str, ...]:
    found = []
    if left_alone:
        found.append(LEFT_ALONE)
    if facts.card_id in terms.bad_faith:
        found.append(NO_OFFERS)
    complains = overdue = False
    for matter in matters:
        if matter.code in COMPLAINTS:
            complains = True
        elif matter.code == "receivable_overdue" and matter.day is not None:
            overdue = overdue or (terms.day - matter.day).days > terms.collect_days
    if complains:
        found.append(COMPLAINT_FIRST)
    if overdue:
        found.append(COLLECT_FIRST)
    return tuple(found)


_FIRST_TEXT = {
    COMPLAINT_FIRST: N_("their complaint comes before any offer"),
    COLLECT_FIRST: N_("collecting comes before any offer"),
}


def _barred(
    pressing: tuple[Reason, ...], own: Standing, acts: list[Said], marks: Sequence[str]
) -> tuple[tuple[Reason, ...], list[Said]]:
    """The reasons of a line that a rule bars from selling, and the acts that remain."""
    kept = [one for one in acts if one.reason.code not in SELLING_REASONS] or acts
    rest = [reason for reason in pressing if reason.code not in SELLING_REASONS]
    if LEFT_ALONE in marks:
        return tuple(rest), kept
    every = [*pressing, *(reason for reasons in own.reasons for reason in reasons)]
    selling = [reason for reason in every if reason.code in SELLING_REASONS]
    rest += [reason for reason in every[len(pressing) :] if reason.code not in SELLING_REASONS]
    worth = total(sum(reason.points for reason in selling))
    instead = next((mark for mark in (COMPLAINT_FIRST, COLLECT_FIRST) if mark in marks), None)
    if instead and worth and NO_OFFERS not in marks:
        parts = tuple(part for reason in selling for part in reason.parts)
        rest.append(Reason(instead, text(_FIRST_TEXT[instead]), worth, parts))
    return tuple(rest), kept


def _once(acts: Sequence[Said]) -> tuple[Reason, ...]:
    """One reason for each code: the most pressing, so that ten invoices of one customer do not outweigh all else.

    What falls due and what is overdue is one matter: else the second promise would lower the card on its day.
    """
    if len(acts) == 1:
        return (acts[0].reason,)
    found: dict[str, Reason] = {}
    for one in acts:
        found.setdefault(_LATER.get(one.reason.code, one.reason.code), one.reason)
    return tuple(found.values())


def _joined(actions: Sequence[Text]) -> Text:
    found = actions[0]
    for action in actions[1:]:
        found = text(N_("{first}; {then}"), first=found, then=action)
    return found


def rank(lines: "Iterable[AnyLine]") -> "list[AnyLine]":
    """Return the lines best first: by score, then the earlier day and hour, then the lower card id; a total order."""
    # Three stable sorts, the last by what counts first: keys of one simple kind each, which compare fastest.
    ordered = sorted(lines, key=itemgetter(2))
    ordered.sort(key=itemgetter(1))
    ordered.sort(key=itemgetter(0), reverse=True)
    return ordered
