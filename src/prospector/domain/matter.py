"""What else than a follow-up concerns a day: promises, complaints, referrals, money owed, occasions, deals, rhythms.

A matter says why, what to do, and with which words to open (``H9``, ``H11``, ``H13``); its points grow with its
lateness, its money and, for a referral, with every hour.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from prospector.domain.points import (
    SEVERITY_SHARE,
    Reason,
    Weights,
    ahead_share,
    heat_share,
    late_share,
    money_share,
    reason,
)
from prospector.domain.text import N_, Text, text, text_n

# Concern a card even if it may not be courted (H7): it owes money, or we owe it an answer.
ALWAYS = frozenset({"receivable_overdue", "receivable_soon", "payment_broken", "complaint", "complaint_confirm"})
COMPLAINTS = frozenset({"complaint", "complaint_confirm"})
# So many days before it falls due a promise is shown.
PROMISE_AHEAD = 2


class Matter(NamedTuple):
    """One thing beyond follow-ups that concerns a card on a day.

    ``day`` is when it is due (None: as soon as may be), ``at`` the moment it began, ``id`` that of its row, ``what``
    and ``other`` words of it, ``money`` a sum as it is said, ``worth`` the same in major units of the base currency,
    ``level`` a code or number that some have beside it.
    """

    card_id: int
    code: str
    day: date | None = None
    at: datetime | None = None
    id: int = 0
    what: str = ""
    other: str = ""
    money: str = ""
    worth: float = 0.0
    level: str = ""


class Said(NamedTuple):
    """A matter as a line says it: why with how many points, what to do, and with which words to open."""

    reason: Reason
    action: Text
    opening: Text | None = None


class Bounds(NamedTuple):
    """What matters are measured by: the day, the present moment, and a sum that counts as large (base currency)."""

    day: date
    now: datetime
    large: float = 100_000.0


def said(matter: Matter, weights: Weights, by: Bounds) -> Said:
    """Return a matter as a line says it."""
    late = (by.day - matter.day).days if matter.day else 0
    return _SAY[matter.code](matter, weights, by, late)


def _dated(late: int, ahead: int = 10) -> list[tuple[str, float]]:
    found = late_share(late)
    return [("late", found)] if found else []


def _when(late: int, now: str, soon: tuple[str, str], past: tuple[str, str], **values: object) -> Text:
    if late == 0:
        return text(now, **values)
    one, many = past if late > 0 else soon
    return text_n(one, many, abs(late), **values)


def _promise(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    sentence = _when(
        late,
        N_("promised for today"),
        (N_("promised in {count} day"), N_("promised in {count} days")),
        (N_("promise {count} day overdue"), N_("promise {count} days overdue")),
    )
    code = "promise_overdue" if late > 0 else "promise_due"
    why = reason(weights, code, sentence, ("promise", ahead_share(late)), *_dated(late))
    opening = text(N_("“I promised you: {what}. Here it is.”"), what=matter.what)
    return Said(why, text(N_("Keep the promise: {what}"), what=matter.what), opening)


def _theirs(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    sentence = _when(
        late,
        N_("their promise is due"),
        (N_("their promise is due in {count} day"), N_("their promise is due in {count} days")),
        (N_("their promise is {count} day overdue"), N_("their promise is {count} days overdue")),
    )
    why = reason(weights, "promise_theirs", sentence, ("promise", 0.5 * ahead_share(late)), *_dated(late))
    opening = text(N_("“You were going to: {what}. How far is it?”"), what=matter.what)
    return Said(why, text(N_("Remind them of what they promised: {what}"), what=matter.what), opening)


def _broken(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    share = money_share(matter.worth, by.large)
    sentence = text(N_("broke the promise to pay {money}"), money=matter.money)
    why = reason(weights, "payment_broken", sentence, ("broken", 1.0), ("money", share), *_dated(late))
    opening = text(N_("“We had agreed on {money} by {day}. What came in between?”"), money=matter.money, day=matter.day)
    return Said(why, text(N_("Ask about the broken promise to pay {money}"), money=matter.money), opening)


def _complaint(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    age = max(0, (by.now - matter.at).days) if matter.at else 0
    parts = [("complaint", SEVERITY_SHARE.get(matter.level, 0.75)), *_dated(age)]
    if matter.code == "complaint_confirm":
        parts = [("complaint", 0.5), *_dated(age)]
        why = reason(weights, "complaint_confirm", text(N_("complaint solved, not confirmed")), *parts)
        opening = text(N_("“Are you satisfied with how we solved this: {what}?”"), what=matter.what)
        return Said(why, text(N_("Ask whether they are satisfied: {what}"), what=matter.what), opening)
    sentence = text_n(N_("complaint open for {count} day"), N_("complaint open for {count} days"), age)
    why = reason(weights, "complaint_open", sentence if age else text(N_("complaint open")), *parts)
    opening = text(N_("“I am calling about {what}. It stays with me until you are satisfied.”"), what=matter.what)
    return Said(why, text(N_("Solve the complaint: {what}"), what=matter.what), opening)


def _contact(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    hours = max(0.0, (by.now - matter.at) / timedelta(hours=1)) if matter.at else 0.0
    sentence = text_n(
        N_("recommended by {other} {count} hour ago"), N_("recommended by {other} {count} hours ago"), int(hours),
        other=matter.other,
    )  # fmt: skip
    if hours >= 48:
        sentence = text_n(
            N_("recommended by {other} {count} day ago: it cools"),
            N_("recommended by {other} {count} days ago: it cools"),
            int(hours // 24),
            other=matter.other,
        )
    why = reason(weights, "referral_contact", sentence, ("referral", 1.0), ("heat", round(heat_share(hours), 4)))
    opening = text(N_("“{other} asked me to call you, and I promised I would.”"), other=matter.other)
    return Said(why, text(N_("Contact them: {other} recommended them"), other=matter.other), opening)


def _report(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    sentence = text(N_("to be told what became of {other}"), other=matter.other)
    why = reason(weights, "referral_report", sentence, ("thanks", 1.0))
    opening = text(N_("“I called {other}, as I promised you. This is what came of it:”"), other=matter.other)
    return Said(why, text(N_("Report back about {other}"), other=matter.other), opening)


def _thank(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    why = reason(weights, "referral_thank", text(N_("to be thanked for {other}"), other=matter.other), ("thanks", 0.8))
    opening = text(N_("“Thank you for recommending {other} to me.”"), other=matter.other)
    return Said(why, text(N_("Thank them for {other}"), other=matter.other), opening)


def _reward(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    what = matter.money or matter.what
    sentence = text(N_("reward not yet paid: {what}"), what=what)
    why = reason(weights, "reward_pay", sentence, ("reward", 1.0), *_dated(late))
    return Said(why, text(N_("Pay the reward: {what}"), what=what))


def _ask(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    sentence = text(N_("not asked for referrals for a while"))
    why = reason(weights, "referral_ask", sentence, ("ask", 1.0))
    return Said(why, text(N_("Ask whom else they know: prospector referral due has the question")))


def _soon(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    sentence = _when(
        late,
        N_("{money} is due today"),
        (N_("{money} is due in {count} day"), N_("{money} is due in {count} days")),
        (N_("{money} is due"), N_("{money} is due")),
        money=matter.money,
    )
    share = money_share(matter.worth, by.large)
    why = reason(
        weights, "receivable_soon", sentence, ("receivable", ahead_share(late)), ("money", share * ahead_share(late))
    )
    opening = text(
        N_("“Invoice {number} over {money} falls due on {day}. May I count on it that day?”"),
        number=matter.what, money=matter.money, day=matter.day,
    )  # fmt: skip
    return Said(
        why, text(N_("Remind them before {money} falls due, and have the day confirmed"), money=matter.money), opening
    )


def _overdue(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    sentence = text_n(
        N_("{money} overdue for {count} day"), N_("{money} overdue for {count} days"), late, money=matter.money
    )
    share = money_share(matter.worth, by.large)
    why = reason(weights, "receivable_overdue", sentence, ("receivable", 1.0), ("money", share), *_dated(late))
    from prospector.domain.receivable import NEXT  # noqa: PLC0415 (few days have anything overdue)

    step = text(NEXT.get(matter.level, NEXT["talk"]), day=matter.other)
    opening = text(
        N_("“{money} was due on {day}. Is there something on our side that holds it up?”"),
        money=matter.money, day=matter.day,
    )  # fmt: skip
    action = text(N_("Collect {money}: {step}"), money=matter.money, step=step)
    return Said(why, action, None if matter.level in ("agency", "lawyer", "court") else opening)


_OCCASION = {
    "birthday": (N_("birthday"), N_("“Happy birthday!”")),
    "company-anniversary": (N_("anniversary of the company"), N_("“My best wishes on your company’s anniversary.”")),
    "first-deal": (
        N_("anniversary of the first deal"),
        N_("“Since this day we have been doing business together: thank you.”"),
    ),
}


def _occasion(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    # A greeting is no sales talk (H12): its words are wishes only.
    name, wish = _OCCASION.get(matter.level, (N_("{what}"), ""))
    what = text(name, what=matter.what)
    sentence = _when(
        late,
        N_("{what} today"),
        (N_("{what} in {count} day"), N_("{what} in {count} days")),
        (N_("{what} {count} day ago"), N_("{what} {count} days ago")),
        what=what,
    )
    why = reason(weights, "occasion", sentence, ("occasion", ahead_share(late)))
    return Said(why, text(N_("Greet them: {what}"), what=what), Text(wish) if wish else None)


def _rhythm(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    sentence = (
        text_n(
            N_("key customer, no word for {count} day too long"),
            N_("key customer, no word for {count} days too long"),
            late,
        )
        if matter.day
        else text(N_("key customer, never spoken to"))
    )
    why = reason(weights, "key_rhythm", sentence, ("rhythm", 1.0), *_dated(late))
    return Said(why, text(N_("Keep in touch: ask how it goes, sell nothing")))


def _contract(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    about = matter.what or matter.money
    sentence = _when(
        late,
        N_("contract ends today"),
        (N_("contract ends in {count} day"), N_("contract ends in {count} days")),
        (N_("contract ended {count} day ago"), N_("contract ended {count} days ago")),
    )
    share = money_share(matter.worth, by.large)
    why = reason(weights, "contract_ending", sentence, ("contract", ahead_share(late, 31)), ("money", 0.5 * share))
    return Said(
        why,
        text(N_("Talk about the next contract: {about}"), about=about)
        if about
        else text(N_("Talk about the next contract")),
    )


def _deal(matter: Matter, weights: Weights, by: Bounds, late: int) -> Said:
    about = matter.what or matter.money
    sentence = (
        text_n(N_("deal expected {count} day ago"), N_("deal expected {count} days ago"), late)
        if late
        else text(N_("deal expected today"))
    )
    share = money_share(matter.worth, by.large)
    why = reason(weights, "deal_expected", sentence, ("deal", 1.0), ("money", 0.5 * share), *_dated(late))
    return Said(
        why,
        text(N_("Close the deal, or set a new day: {about}"), about=about)
        if about
        else text(N_("Close the deal, or set a new day")),
    )


_Say = Callable[[Matter, Weights, Bounds, int], Said]
_SAY: dict[str, _Say] = {
    "promise": _promise,
    "promise_theirs": _theirs,
    "payment_broken": _broken,
    "complaint": _complaint,
    "complaint_confirm": _complaint,
    "referral_contact": _contact,
    "referral_report": _report,
    "referral_thank": _thank,
    "reward_pay": _reward,
    "referral_ask": _ask,
    "receivable_soon": _soon,
    "receivable_overdue": _overdue,
    "occasion": _occasion,
    "key_rhythm": _rhythm,
    "contract_ending": _contract,
    "deal_expected": _deal,
}
CODES = tuple(_SAY)
