"""The evening (``H8``): which open ends there are and how each is settled; streaks and the heat map of a log."""

from collections.abc import Callable, Set
from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain.text import N_

_DAY = timedelta(days=1)

THANK_YOU, MATERIAL, LEFT, OPEN_END = "thank_you", "material", "left", "open_end"
PROMISE, COMPLAINT, REPORT, THANK, KEY_CUSTOMER = "promise", "complaint", "report", "thank", "key_customer"
# What an evening asks for, in the order in which it is gone through: first what people wait for,
# last what may be a long arrear.
KINDS = {
    THANK_YOU: N_("Thank those who closed"),
    MATERIAL: N_("Send material to the interested"),
    COMPLAINT: N_("Complaints that are not settled"),
    PROMISE: N_("Promised today"),
    OPEN_END: N_("Spoken to without a next step"),
    REPORT: N_("Tell those who referred what became of it"),
    THANK: N_("Thank those who referred"),
    KEY_CUSTOMER: N_("Key customers to book"),
    LEFT: N_("Planned and not done"),
}

FOLLOW_UP, DONE, LETTER, SKIP = "f", "d", "t", "s"
ACTS = {
    FOLLOW_UP: N_("follow-up on the next working day"),
    DONE: N_("done"),
    LETTER: N_("thank-you letter sent"),
    SKIP: N_("skip"),
}
# The keys that settle each kind. A complaint is settled by the customer alone (H11), an open end by a next step.
KEYS = {
    THANK_YOU: (LETTER, FOLLOW_UP),
    MATERIAL: (DONE, FOLLOW_UP),
    COMPLAINT: (FOLLOW_UP,),
    PROMISE: (DONE, FOLLOW_UP),
    LEFT: (DONE, FOLLOW_UP),
    OPEN_END: (FOLLOW_UP,),
    REPORT: (DONE, FOLLOW_UP),
    THANK: (DONE, FOLLOW_UP),
    KEY_CUSTOMER: (FOLLOW_UP,),
}
# What the follow-up says; ``{what}`` is what the open end is about.
STEPS = {
    THANK_YOU: N_("Write a thank-you letter"),
    MATERIAL: N_("Send material"),
    COMPLAINT: N_("Complaint: {what}"),
    PROMISE: N_("Keep the promise: {what}"),
    OPEN_END: N_("Call again"),
    REPORT: N_("Tell what became of {what}"),
    THANK: N_("Thank for the referral of {what}"),
    KEY_CUSTOMER: N_("Book a visit"),
}
# Contacts by which one thanks or sends something.
WRITTEN = frozenset({"wechat", "email", "letter", "gift"})


class Streak(NamedTuple):
    """Working days in a row with a contact: those up to now and since when, and the longest ever with its end."""

    current: int
    since: date | None
    longest: int
    longest_until: date | None


def streak(active: Set[date], today: date, works: Callable[[date], bool]) -> Streak:
    """Return the streaks of the days in ``active``.

    A working day without a contact ends one; a day off does not, and counts when something was done. Today may still
    become one, so it ends nothing.
    """
    count, since, longest, longest_until = 0, None, 0, None
    day = min(active, default=today)
    while day <= today:
        if day in active:
            since = since if count else day
            count += 1
            if count > longest:
                longest, longest_until = count, day
        elif day != today and works(day):
            count, since = 0, None
        day += _DAY
    return Streak(count, since, longest, longest_until)


def weeks_until(day: date, weeks: int) -> list[list[date]]:
    """Return the days of so many weeks, Monday first, the last of them holding ``day``."""
    monday = day - day.weekday() * _DAY
    first = monday - (weeks - 1) * 7 * _DAY
    return [[first + (week * 7 + weekday) * _DAY for weekday in range(7)] for week in range(weeks)]


def shade(count: int, most: int) -> int:
    """Return how dark ``count`` is drawn beside the busiest day, 0 (nothing) to 4 (as many as then)."""
    return 0 if count <= 0 or most <= 0 else max(1, -(-count * 4 // most))
