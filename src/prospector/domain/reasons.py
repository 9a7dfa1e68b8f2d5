"""The reasons that follow from a card itself and from its follow-ups: need, intent, MAN, custom; due and late.

They depend on a few facts of small range, so equal combinations are worked out once (``H1``, ``H2``, ``H3``, ``H7``).
"""

from functools import lru_cache
from typing import NamedTuple

from prospector.domain.call import INTERESTED
from prospector.domain.points import (
    AHEAD_SHARE,
    ATTITUDE_SHARE,
    FACE_SHARE,
    INFLUENCE_SHARE,
    NEED_SHARE,
    OUTCOME_SHARE,
    TIER_SHARE,
    Reason,
    Weights,
    freshness,
    gap_share,
    known_share,
    late_share,
    reason,
)
from prospector.domain.qualification import CONTACT, HOT, NURTURE, QUESTIONS, YES, Man
from prospector.domain.text import N_, Text, text, text_n

# The tails of the list: cards that would otherwise fall through.
QUIET, OPEN_END, FRESH = "gone_quiet", "no_next_step", "never_qualified"
LAPSED, POTENTIAL = "lapsed", "potential"
# What custom is: bought within twelve months, or before that (H3).
CURRENT, FORMER = "current", "former"
# Reasons that sell: not to be brought forward while a complaint is open, or money is long overdue, or faith is bad.
SELLING_REASONS = frozenset(
    {
        "need",
        "intent",
        "man",
        "man_gap",
        LAPSED,
        POTENTIAL,
        QUIET,
        FRESH,
        "referral_ask",
        "contract_ending",
        "deal_expected",
    }
)

_NEED_TEXT = {"large": N_("large need"), "medium": N_("medium need"), "small": N_("small need")}
_ATTITUDE_TEXT = {
    "keen": N_("keen to buy"),
    "warm": N_("well disposed"),
    "neutral": N_("neutral so far"),
    "cool": N_("cool so far"),
    "hostile": N_("hostile so far"),
}
_MAN_TEXT = {
    HOT: N_("{code}: hot prospect"),
    CONTACT: N_("{code}: contact"),
    NURTURE: N_("{code}: nurture"),
}
_GAP_TEXT = {"M": N_("money unknown"), "A": N_("authority unknown"), "N": N_("need unknown")}
_TIER_TEXT = {
    "super": N_("super customer"),
    "big": N_("big customer"),
    "medium": N_("medium customer"),
    "small": N_("small customer"),
}
_INFLUENCE_TEXT = {
    "high": N_("high influence"),
    "medium": N_("medium influence"),
    "low": N_("some influence"),
}
# What each face asks for (H4): work for a lasting relation, keep, listen to.
_FACE_TEXT = {
    "red": N_("red face: bought by chance, win them for good"),
    "white": N_("white face: steady volume, keep it"),
    "black": N_("black face: others follow them"),
}
# An old finding is said to be old.
_OLD_MONTHS = 6


class Standing(NamedTuple):
    """The reasons of a card itself by what they follow from, the sum of their points, what to ask for each gap."""

    reasons: tuple[tuple[Reason, ...], ...]
    points: float
    questions: tuple[Text, ...] = ()


def wish(weights: Weights, need_size: str, attitude: str, last_outcome: str) -> Standing:
    """Return what need and intent bring (H7, H8)."""
    reasons = []
    if need_size in _NEED_TEXT:
        sentence = text(_NEED_TEXT[need_size])
        reasons.append(reason(weights, "need", sentence, ("need", NEED_SHARE[need_size])))
    intent = ATTITUDE_SHARE.get(attitude, 0.0) + (OUTCOME_SHARE if last_outcome in INTERESTED else 0.0)
    if intent:
        known = attitude in _ATTITUDE_TEXT
        sentence = text(_ATTITUDE_TEXT[attitude]) if known else text(N_("showed interest"))
        reasons.append(reason(weights, "intent", sentence, ("intent", intent)))
    return _summed(reasons)


def _summed(reasons: list[Reason], questions: tuple[Text, ...] = ()) -> Standing:
    return Standing((tuple(reasons),), sum(one.points for one in reasons), questions)


def qualified(weights: Weights, letters: Man, age: int, half_days: float) -> Standing:
    """Return what the letters of MAN bring, the newest of them ``age`` days old, and what is still to be asked (H7)."""
    reasons = []
    if YES in letters:
        months = age // 30
        sentence = text(_MAN_TEXT.get(letters.klass, N_("{code}: not yet fully qualified")), code=letters.code)
        if half_days and months >= _OLD_MONTHS:
            sentence = text_n(
                N_("{man}, noted {count} month ago"), N_("{man}, noted {count} months ago"), months, man=sentence
            )
        share = known_share(letters)
        # Never below what not knowing would bring: to find out never lowers a card.
        least = gap_share(Man()) if share else 0.0
        reasons.append(reason(weights, "man", sentence, ("man", max(least, share * freshness(age, half_days)))))
    if letters.unknown:
        missing = [Text(_GAP_TEXT[letter]) for letter in letters.unknown]
        reasons.append(reason(weights, "man_gap", joined(missing), ("man", gap_share(letters))))
    return _summed(reasons, tuple(Text(QUESTIONS[letter]) for letter in letters.unknown))


def bought(weights: Weights, custom: str, tier: str, influence: str, face: str, *, large_need: bool) -> Standing:
    """Return what custom (``current``, ``former`` or none), tier, influence and face bring (H3, H4)."""
    reasons = []
    if custom:
        reasons.append(reason(weights, "customer", text(N_("has bought before")), ("customer", 1.0)))
    if custom == FORMER:
        sentence = text(N_("nothing bought for a year: win back"))
        reasons.append(reason(weights, LAPSED, sentence, (LAPSED, 1.0)))
    elif not custom and large_need:
        sentence = text(N_("may become a big customer"))
        reasons.append(reason(weights, POTENTIAL, sentence, (POTENTIAL, 1.0)))
    if tier in TIER_SHARE:
        reasons.append(reason(weights, "tier", text(_TIER_TEXT[tier]), ("tier", TIER_SHARE[tier])))
    if influence in INFLUENCE_SHARE:
        sentence = text(_INFLUENCE_TEXT[influence])
        reasons.append(reason(weights, "influence", sentence, ("influence", INFLUENCE_SHARE[influence])))
    if face in FACE_SHARE:
        reasons.append(reason(weights, "face", text(_FACE_TEXT[face]), ("face", FACE_SHARE[face])))
    return _summed(reasons)


def joined(sentences: list[Text]) -> Text:
    """Return sentences one after the other, as one."""
    found = sentences[0]
    for sentence in sentences[1:]:
        found = text(N_("{first}, {then}"), first=found, then=sentence)
    return found


@lru_cache(maxsize=16_384)
def due_reason(weights: Weights, days_late: int, visit: bool) -> Reason:
    """Due today, overdue on a ramp rather than a cliff, or still ahead and growing towards the day."""
    late = late_share(days_late)
    ahead = max(0.0, 1 + AHEAD_SHARE * min(days_late, 0))
    parts = [("due", ahead), *([("appointment", 1.0)] if visit else []), *([("late", late)] if late else [])]
    if visit:
        if days_late == 0:
            sentence = text(N_("appointment"))
        elif days_late < 0:
            sentence = text_n(N_("appointment in {count} day"), N_("appointment in {count} days"), -days_late)
        else:
            sentence = text_n(
                N_("appointment {count} day ago, not logged"), N_("appointment {count} days ago, not logged"), days_late
            )
        return reason(weights, "appointment", sentence, *parts)
    if days_late == 0:
        return reason(weights, "follow_up_due", text(N_("due")), *parts)
    if days_late < 0:
        sentence = text_n(N_("due in {count} day"), N_("due in {count} days"), -days_late)
        return reason(weights, "follow_up_soon", sentence, *parts)
    return reason(
        weights, "follow_up_overdue", text_n(N_("{count} day overdue"), N_("{count} days overdue"), days_late), *parts
    )


@lru_cache(maxsize=64)
def tail_reason(weights: Weights, why: str) -> Reason:
    """Return why a card is on the list that nothing is planned for."""
    if why == QUIET:
        return reason(weights, QUIET, text(N_("showed interest, then gone quiet")), ("quiet", 1.0))
    if why == OPEN_END:
        return reason(weights, OPEN_END, text(N_("no next step")), ("open_end", 1.0))
    return reason(weights, FRESH, text(N_("never contacted, never qualified")), ("new", 1.0))


def tail_action(why: str, *, former: bool = False) -> Text:
    """Return what to do about a card that nothing is planned for."""
    if former:
        return text(N_("Ask why they stopped buying, and offer what meets it"))
    if why == QUIET:
        return text(N_("Contact again: there was interest"))
    if why == OPEN_END:
        return text(N_("Decide the next step"))
    return text(N_("Make contact and find out money, authority and need"))
