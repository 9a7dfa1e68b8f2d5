"""Whom to ask for referrals, why now, and with which question (``H9``): specific, and never one of yes or no."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain.card import COMPANY
from prospector.domain.lifecycle import is_current
from prospector.domain.source import CIRCLES
from prospector.domain.text import N_, Text, text

# Why a card is to be asked, the most telling first.
VISITED, KEPT, SOLVED, MONTHLY, COACH = "visit", "promise-kept", "complaint-solved", "monthly", "coach"
REASONS = {
    SOLVED: N_("complaint solved"),
    KEPT: N_("promise kept"),
    VISITED: N_("visited"),
    COACH: N_("refers again and again"),
    MONTHLY: N_("customer, not asked for a while"),
}


class Asked(NamedTuple):
    """What decides whether a card is to be asked: last time asked, and the last of each occasion, as local days.

    ``referrals`` counts whom the card has brought so far.
    """

    asked_on: date | None = None
    visited_on: date | None = None
    kept_on: date | None = None
    solved_on: date | None = None
    first_deal_on: date | None = None
    last_deal_on: date | None = None
    referrals: int = 0


def reasons_to_ask(facts: Asked, today: date, *, every: int, coach: int) -> dict[str, date]:
    """Return why a card is to be asked now, each reason with the day since when.

    After a visit, a promise kept and a complaint solved since it was last asked; every ``every`` days for a customer of
    at least that long who still buys (H3), and for a card that has brought ``coach`` others or more (H9).
    """
    since: dict[str, date] = {}
    for code, day in ((SOLVED, facts.solved_on), (KEPT, facts.kept_on), (VISITED, facts.visited_on)):
        if day is not None and (facts.asked_on is None or day > facts.asked_on):
            since[code] = day
    turn = facts.asked_on + timedelta(days=every) if facts.asked_on else None
    if turn is None or turn <= today:
        if coach <= facts.referrals:
            since[COACH] = turn or today
        long_term = facts.first_deal_on is not None and facts.first_deal_on + timedelta(days=every) <= today
        if long_term and is_current(facts.last_deal_on, today):
            assert facts.first_deal_on is not None
            since[MONTHLY] = turn or facts.first_deal_on + timedelta(days=every)
    return since


# Questions by the field that they stand on; the first name that is filled counts. Every one asks for names.
_BY_FIELD: tuple[tuple[str, tuple[str, ...], str], ...] = (
    (
        "suppliers",
        ("suppliers", "supplier", "供应商"),
        N_("Which of your suppliers ({value}) is growing fastest, and whom do you deal with there?"),
    ),
    (
        "customers",
        ("customers", "clients", "客户"),
        N_("Which of your customers ({value}) has the same need as you, and who decides there?"),
    ),
    (
        "industry",
        ("industry", "trade", "行业"),
        N_("Which two people in the {value} trade do you talk shop with most, and what are they working on?"),
    ),
    ("employer", ("employer",), N_("Who at {value}, besides you, has a say in buying?")),
    ("use", ("buys_use", "buys_model"), N_("Who else have you seen using {value}, and for what?")),
    (
        "group",
        ("parent_company",),
        N_("Which other companies of {value} buy for themselves, and who decides there?"),
    ),
    (
        "hobby",
        ("interests", "special_interests", "hobby", "爱好"),
        N_("With whom do you share {value}, and which of them runs a business?"),
    ),
    ("title", ("title",), N_("Who holds a post like yours ({value}) in the companies that you know best?")),
    (
        "school",
        ("education", "school"),
        N_("Which of those you studied with ({value}) buys for a company today?"),
    ),
)
# Every field that a question can stand on.
FIELDS = tuple(sorted({field for _code, fields, _question in _BY_FIELD for field in fields}))
# A longer value is a story, not a name that fits into a question.
_LONGEST = 60


def questions(
    kind: str, fields: Mapping[str, str], *, address: str = "", area: str = "", circle: str = ""
) -> list[tuple[str, Text]]:
    """Return the questions that fit what is known of a card, each with a code; the last one fits every card."""
    found: list[tuple[str, Text]] = []
    if address:
        found.append(
            ("building", text(N_("Which businesses in your building ({address}) should I know?"), address=address))
        )
    for code, names, question in _BY_FIELD:
        value = next((fields[name] for name in names if fields.get(name)), "")
        if value and len(value) <= _LONGEST:
            found.append((code, text(question, value=value)))
    if circle:
        where = Text(CIRCLES[circle])
        found.append(("circle", text(N_("Who of those you know by {circle} runs a business?"), circle=where)))
    if area:
        found.append(
            ("area", text(N_("Which businesses in {area} have you seen move in or grow this year?"), area=area))
        )
    if kind == COMPANY:
        found.append(("visit", text(N_("Which three of your business friends would you visit first in my place?"))))
    else:
        found.append(("talk", text(N_("With whom outside your firm did you last talk about work, and what about?"))))
    return found


def question_to_ask(candidates: list[tuple[str, Text]], asked: int) -> tuple[str, Text]:
    """Return the question for this time: each time the next one, so that nobody hears the same twice in a row."""
    return candidates[asked % len(candidates)]
