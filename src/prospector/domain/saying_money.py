"""What is said of money: owed, promised, overdue, given for a referral, and expected from deals (``H9``, ``H13``)."""

from typing import TYPE_CHECKING

from prospector.domain.matter import Matter, Said
from prospector.domain.points import Reason, ahead_share, late_share, money_share
from prospector.domain.receivable import NEXT
from prospector.domain.text import N_, Text, text, text_n

if TYPE_CHECKING:
    from prospector.domain.saying import Sayings

# Once it is with others, there is nothing left to ask them.
_WITH_OTHERS = frozenset({"agency", "lawyer", "court"})


def when(late: int, now: str, soon: tuple[str, str], past: tuple[str, str], **values: object) -> Text:
    """Return one of three sentences: for the day itself, the days before and the days after."""
    if late == 0:
        return text(now, **values)
    one, many = past if late > 0 else soon
    return text_n(one, many, abs(late), **values)


def _reason(say: "Sayings", code: str, sentence: Text, *parts: tuple[str, float]) -> Reason:
    """Return a reason; only its sentence differs from card to card, the points of equal parts are worked out once."""
    key = (code, parts)
    found = say.points.get(key)
    if found is None:
        made = say.reason(code, sentence, *(part for part in parts if part[0] != "late" or part[1]))
        found = say.points[key] = (made.points, made.parts)
    return tuple.__new__(Reason, (code, sentence, *found))


def _share(say: "Sayings", matter: Matter) -> float:
    return money_share(matter.worth, say.by.large)


def broken(say: "Sayings", matter: Matter, late: int) -> Said:
    """Return what is said of a promise to pay that was not kept."""
    sentence = text(N_("broke the promise to pay {money}"), money=matter.money)
    parts = (("broken", 1.0), ("money", _share(say, matter)), ("late", late_share(late)))
    opening = text(N_("“We had agreed on {money} by {day}. What came in between?”"), money=matter.money, day=matter.day)
    action = text(N_("Ask about the broken promise to pay {money}"), money=matter.money)
    return Said(_reason(say, "payment_broken", sentence, *parts), action, opening)


def reward(say: "Sayings", matter: Matter, late: int) -> Said:
    """Return what is said of a reward that was promised and not paid."""
    what = matter.money or matter.what
    sentence = text(N_("reward not yet paid: {what}"), what=what)
    why = _reason(say, "reward_pay", sentence, ("reward", 1.0), ("late", late_share(late)))
    return Said(why, text(N_("Pay the reward: {what}"), what=what))


def soon(say: "Sayings", matter: Matter, late: int) -> Said:
    """Return what is said of an invoice before its due day."""
    sentence = when(
        late,
        N_("{money} is due today"),
        (N_("{money} is due in {count} day"), N_("{money} is due in {count} days")),
        (N_("{money} is due"), N_("{money} is due")),
        money=matter.money,
    )
    ahead = ahead_share(late)
    why = _reason(say, "receivable_soon", sentence, ("receivable", ahead), ("money", _share(say, matter) * ahead))
    opening = text(
        N_("“Invoice {number} over {money} falls due on {day}. May I count on it that day?”"),
        number=matter.what, money=matter.money, day=matter.day,
    )  # fmt: skip
    action = text(N_("Remind them before {money} falls due, and have the day confirmed"), money=matter.money)
    return Said(why, action, opening)


def overdue(say: "Sayings", matter: Matter, late: int) -> Said:
    """Return what is said of money overdue, with the next step of collecting."""
    sentence = text_n(
        N_("{money} overdue for {count} day"), N_("{money} overdue for {count} days"), late, money=matter.money
    )
    parts = (("receivable", 1.0), ("money", _share(say, matter)), ("late", late_share(late)))
    step = text(NEXT.get(matter.level, NEXT["talk"]), day=matter.other)
    opening = text(
        N_("“{money} was due on {day}. Is there something on our side that holds it up?”"),
        money=matter.money, day=matter.day,
    )  # fmt: skip
    action = text(N_("Collect {money}: {step}"), money=matter.money, step=step)
    why = _reason(say, "receivable_overdue", sentence, *parts)
    return Said(why, action, None if matter.level in _WITH_OTHERS else opening)


def contract(say: "Sayings", matter: Matter, late: int) -> Said:
    """Return what is said of a contract that ends."""
    about = matter.what or matter.money
    sentence = when(
        late,
        N_("contract ends today"),
        (N_("contract ends in {count} day"), N_("contract ends in {count} days")),
        (N_("contract ended {count} day ago"), N_("contract ended {count} days ago")),
    )
    share = 0.5 * _share(say, matter)
    why = _reason(say, "contract_ending", sentence, ("contract", ahead_share(late, 31)), ("money", share))
    if not about:
        return Said(why, text(N_("Talk about the next contract")))
    return Said(why, text(N_("Talk about the next contract: {about}"), about=about))


def deal(say: "Sayings", matter: Matter, late: int) -> Said:
    """Return what is said of an open deal that was expected by now."""
    about = matter.what or matter.money
    sentence = (
        text_n(N_("deal expected {count} day ago"), N_("deal expected {count} days ago"), late)
        if late
        else text(N_("deal expected today"))
    )
    share = 0.5 * _share(say, matter)
    why = _reason(say, "deal_expected", sentence, ("deal", 1.0), ("money", share), ("late", late_share(late)))
    if not about:
        return Said(why, text(N_("Close the deal, or set a new day")))
    return Said(why, text(N_("Close the deal, or set a new day: {about}"), about=about))
