"""The day's list cut to what there is time for, or to one kind of work (``H8``)."""

from collections.abc import Sequence

from prospector.domain.agenda import FRESH, OPEN_END, QUIET, Line
from prospector.domain.errors import UsageError
from prospector.domain.followup import VISIT
from prospector.domain.text import N_

# What can be asked for by itself: the codes of the reasons that belong to it.
KINDS: dict[str, frozenset[str]] = {
    "money": frozenset({"receivable_soon", "receivable_overdue", "payment_broken", "reward_pay", "collect_first"}),
    "referrals": frozenset({"referral_contact", "referral_report", "referral_thank", "referral_ask", "reward_pay"}),
    "promises": frozenset({"promise_due", "promise_overdue", "promise_theirs", "payment_broken"}),
    "complaints": frozenset({"complaint_open", "complaint_confirm", "satisfaction_falling"}),
    "appointments": frozenset({"appointment"}),
    "follow-ups": frozenset({"follow_up_due", "follow_up_overdue", "follow_up_soon"}),
    "occasions": frozenset({"occasion"}),
    "key": frozenset({"key_rhythm", "tier", "influence", "face", "competitor_new"}),
    "deals": frozenset({"deal_expected", "contract_ending"}),
    "win-back": frozenset({QUIET, "lapsed"}),
    "potential": frozenset({"potential"}),
    "open-ends": frozenset({OPEN_END}),
    "new": frozenset({FRESH}),
}


def kind_of(typed: str) -> str:
    """Return a key of ``KINDS`` from its beginning; UsageError when it is none, or fits several."""
    word = typed.strip().casefold().replace("_", "-").replace(" ", "-")
    found = [word] if word in KINDS else [kind for kind in KINDS if word and kind.startswith(word)]
    if len(found) != 1:
        raise UsageError(
            N_("“{typed}” is no part of the day's list."),
            hint=N_("Choose one of: {known}."),
            typed=typed,
            known=", ".join(KINDS),
        )
    return found[0]


def of_kind(lines: Sequence[Line], kind: str) -> list[Line]:
    """Return the lines that have a reason of a kind, as they are: one line a card, with all its reasons."""
    codes = KINDS[kind]
    return [line for line in lines if any(reason.code in codes for reason in line.reasons)]


def minutes_of(line: Line, *, call: int, visit: int) -> int:
    """Return the minutes that a line is reckoned to take."""
    return visit if any(due.kind == VISIT for due in line.dues) else call


def within(lines: Sequence[Line], minutes: int, *, call: int, visit: int) -> list[Line]:
    """Return the lines that fit into so many minutes, in their order: appointments first, then the best.

    What is too long for the rest is left out, and what fits after it is taken.
    """
    left = minutes
    kept: set[int] = set()
    fixed = [line for line in lines if line.group == "today" and any(due.kind == VISIT for due in line.dues)]
    for line in (*fixed, *lines):
        took = minutes_of(line, call=call, visit=visit)
        if line.card_id not in kept and took <= left:
            kept.add(line.card_id)
            left -= took
    return [line for line in lines if line.card_id in kept]
