"""What a matter says: why, with how many points, what to do, and the words to open with (``H4``, ``H9`` to ``H15``).

Points grow with lateness, money and, for a referral, with every hour. Reasons that hold no words of their own are
worked out once for all cards; what is said of money is in ``domain.saying_money``.
"""

from collections.abc import Callable

from prospector.domain import saying_money
from prospector.domain.matter import Bounds, Matter, Said
from prospector.domain.points import SEVERITY_SHARE, Part, Reason, Weights, ahead_share, heat_share, late_share, reason
from prospector.domain.satisfaction import HIGHEST
from prospector.domain.saying_money import when
from prospector.domain.text import N_, Text, text, text_n

# What an occasion is called, and the wish for it; a greeting is no sales talk (H12).
_OCCASION = {
    "birthday": (N_("birthday"), N_("“Happy birthday!”")),
    "company-anniversary": (N_("anniversary of the company"), N_("“My best wishes on your company’s anniversary.”")),
    "first-deal": (
        N_("anniversary of the first deal"),
        N_("“Since this day we have been doing business together: thank you.”"),
    ),
}


# From so many hours on a referral is said to cool.
_COOLING = 48


class Sayings:
    """Says matters by one set of weights, as of one moment."""

    def __init__(self, weights: Weights, by: Bounds) -> None:
        self.weights = weights
        self.by = by
        self._reasons: dict[object, Reason] = {}
        # The points of reasons that differ by their sentence only, and what they are made of.
        self.points: dict[object, tuple[float, tuple[Part, ...]]] = {}

    def __call__(self, matter: Matter) -> Said:
        """Return a matter as a line says it."""
        day = matter.day
        return _SAY[matter.code](self, matter, (self.by.day - day).days if day else 0)

    def once(self, key: object, make: Callable[[], Reason]) -> Reason:
        """Return the reason of that key, made at its first use."""
        found = self._reasons.get(key)
        if found is None:
            found = self._reasons[key] = make()
        return found

    def reason(self, code: str, sentence: Text, *parts: tuple[str, float]) -> Reason:
        """Return a reason whose points are the sum of its parts."""
        return reason(self.weights, code, sentence, *parts)


def dated(late: int) -> list[tuple[str, float]]:
    """Return the part of lateness, if there is any."""
    found = late_share(late)
    return [("late", found)] if found else []


def _promise(say: Sayings, matter: Matter, late: int) -> Said:
    def make() -> Reason:
        sentence = when(
            late,
            N_("promised for today"),
            (N_("promised in {count} day"), N_("promised in {count} days")),
            (N_("promise {count} day overdue"), N_("promise {count} days overdue")),
        )
        code = "promise_overdue" if late > 0 else "promise_due"
        return say.reason(code, sentence, ("promise", ahead_share(late)), *dated(late))

    opening = text(N_("“I promised you: {what}. Here it is.”"), what=matter.what)
    return Said(
        say.once(("promise", late), make), text(N_("Keep the promise: {what}"), what=matter.what), opening
    )  # fmt: skip


def _theirs(say: Sayings, matter: Matter, late: int) -> Said:
    def make() -> Reason:
        sentence = when(
            late,
            N_("their promise is due"),
            (N_("their promise is due in {count} day"), N_("their promise is due in {count} days")),
            (N_("their promise is {count} day overdue"), N_("their promise is {count} days overdue")),
        )
        return say.reason("promise_theirs", sentence, ("promise", 0.5 * ahead_share(late)), *dated(late))

    opening = text(N_("“You were going to: {what}. How far is it?”"), what=matter.what)
    action = text(N_("Remind them of what they promised: {what}"), what=matter.what)
    return Said(say.once(("theirs", late), make), action, opening)


def _complaint(say: Sayings, matter: Matter, late: int) -> Said:
    age = max(0, (say.by.now - matter.at).days) if matter.at else 0

    def make() -> Reason:
        sentence = text_n(N_("complaint open for {count} day"), N_("complaint open for {count} days"), age)
        parts = (("complaint", SEVERITY_SHARE.get(matter.level, 0.75)), *dated(age))
        return say.reason("complaint_open", sentence if age else text(N_("complaint open")), *parts)

    opening = text(N_("“I am calling about {what}. It stays with me until you are satisfied.”"), what=matter.what)
    why = say.once(("complaint", matter.level, age), make)
    return Said(why, text(N_("Solve the complaint: {what}"), what=matter.what), opening)


def _confirm(say: Sayings, matter: Matter, late: int) -> Said:
    age = max(0, (say.by.now - matter.at).days) if matter.at else 0

    def make() -> Reason:
        return say.reason(
            "complaint_confirm", text(N_("complaint solved, not confirmed")), ("complaint", 0.5), *dated(age)
        )

    opening = text(N_("“Are you satisfied with how we solved this: {what}?”"), what=matter.what)
    action = text(N_("Ask whether they are satisfied: {what}"), what=matter.what)
    return Said(say.once(("confirm", age), make), action, opening)


def _falling(say: Sayings, matter: Matter, late: int) -> Said:
    def make() -> Reason:
        sentence = text(N_("satisfaction falls: {score} of {most} last"), score=matter.level, most=HIGHEST)
        return say.reason("satisfaction_falling", sentence, ("complaint", 0.5))

    opening = text(N_("“I have a feeling that something has not gone as you wished. What can we do better?”"))
    action = text(N_("Ask what they are no longer content with, and sell nothing"))
    return Said(say.once(("falling", matter.level), make), action, opening)


def _contact(say: Sayings, matter: Matter, late: int) -> Said:
    hours = max(0.0, (say.by.now - matter.at).total_seconds() / 3600) if matter.at else 0.0
    if hours < _COOLING:
        sentence = text_n(
            N_("recommended by {other} {count} hour ago"), N_("recommended by {other} {count} hours ago"), int(hours),
            other=matter.other,
        )  # fmt: skip
    else:
        sentence = text_n(
            N_("recommended by {other} {count} day ago: it cools"),
            N_("recommended by {other} {count} days ago: it cools"),
            int(hours // 24),
            other=matter.other,
        )
    heat = round(heat_share(hours), 4)
    found = say.points.get(("heat", heat))
    if found is None:
        made = say.reason("referral_contact", Text(""), ("referral", 1.0), ("heat", heat))
        found = say.points["heat", heat] = (made.points, made.parts)
    why = Reason("referral_contact", sentence, *found)
    opening = text(N_("“{other} asked me to call you, and I promised I would.”"), other=matter.other)
    return Said(why, text(N_("Contact them: {other} recommended them"), other=matter.other), opening)


def _report(say: Sayings, matter: Matter, late: int) -> Said:
    why = say.reason(
        "referral_report", text(N_("to be told what became of {other}"), other=matter.other), ("thanks", 1)
    )
    opening = text(N_("“I called {other}, as I promised you. This is what came of it:”"), other=matter.other)
    return Said(why, text(N_("Report back about {other}"), other=matter.other), opening)


def _thank(say: Sayings, matter: Matter, late: int) -> Said:
    why = say.reason("referral_thank", text(N_("to be thanked for {other}"), other=matter.other), ("thanks", 0.8))
    opening = text(N_("“Thank you for recommending {other} to me.”"), other=matter.other)
    return Said(why, text(N_("Thank them for {other}"), other=matter.other), opening)


def _ask(say: Sayings, matter: Matter, late: int) -> Said:
    def make() -> Reason:
        return say.reason("referral_ask", text(N_("not asked for referrals for a while")), ("ask", 1.0))

    return Said(
        say.once("ask", make), text(N_("Ask whom else they know: prospector referral due has the question"))
    )  # fmt: skip


def _occasion(say: Sayings, matter: Matter, late: int) -> Said:
    name, wish = _OCCASION.get(matter.level, (N_("{what}"), ""))
    what = text(name, what=matter.what)

    def make() -> Reason:
        sentence = when(
            late,
            N_("{what} today"),
            (N_("{what} in {count} day"), N_("{what} in {count} days")),
            (N_("{what} {count} day ago"), N_("{what} {count} days ago")),
            what=what,
        )
        return say.reason("occasion", sentence, ("occasion", ahead_share(late)))

    why = say.once(("occasion", matter.level, matter.what, late), make)
    return Said(why, text(N_("Greet them: {what}"), what=what), Text(wish) if wish else None)


def _rhythm(say: Sayings, matter: Matter, late: int) -> Said:
    def make() -> Reason:
        sentence = (
            text_n(
                N_("key customer, no word for {count} day too long"),
                N_("key customer, no word for {count} days too long"),
                late,
            )
            if matter.day
            else text(N_("key customer, never spoken to"))
        )
        return say.reason("key_rhythm", sentence, ("rhythm", 1.0), *dated(late))

    why = say.once(("rhythm", matter.day), make)
    return Said(why, text(N_("Keep in touch: ask how it goes, sell nothing")))


def _competitor(say: Sayings, matter: Matter, late: int) -> Said:
    sentence = text(N_("{other} is there since {day}"), other=matter.other, day=matter.day)
    why = say.reason("competitor_new", sentence, ("competitor", 1.0))
    action = text(N_("React now: find out what {other} gives them that we do not"), other=matter.other)
    return Said(why, action)


def _lending(say: Sayings, matter: Matter, late: int) -> Said:
    sentence = when(
        late,
        N_("their file is due back from {other} today"),
        (
            N_("their file is due back from {other} in {count} day"),
            N_("their file is due back from {other} in {count} days"),
        ),
        (N_("their file is {count} day late at {other}"), N_("their file is {count} days late at {other}")),
        other=matter.other,
    )  # fmt: skip
    why = say.reason("lending_due", sentence, ("lending", 1.0))
    return Said(why, text(N_("Get their file back from {other}"), other=matter.other))


_Say = Callable[[Sayings, Matter, int], Said]
_SAY: dict[str, _Say] = {
    "promise": _promise,
    "promise_theirs": _theirs,
    "payment_broken": saying_money.broken,
    "complaint": _complaint,
    "complaint_confirm": _confirm,
    "satisfaction_falling": _falling,
    "referral_contact": _contact,
    "referral_report": _report,
    "referral_thank": _thank,
    "reward_pay": saying_money.reward,
    "referral_ask": _ask,
    "receivable_soon": saying_money.soon,
    "receivable_overdue": saying_money.overdue,
    "occasion": _occasion,
    "key_rhythm": _rhythm,
    "contract_ending": saying_money.contract,
    "deal_expected": saying_money.deal,
    "competitor_new": _competitor,
    "lending_due": _lending,
}
CODES = tuple(_SAY)
