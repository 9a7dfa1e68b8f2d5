"""What every factor of the day's list counts: the weights of the config, and the share of each that a fact brings.

Points are always factor × coefficient: a weight times a share from 0 (seldom below) upwards. Shares are ramps rather
than cliffs, so that no card jumps from one day to the next.
"""

from collections.abc import Mapping
from functools import lru_cache
from math import log1p
from typing import NamedTuple

from prospector.domain.qualification import CONTACT, HOT, NO, NON_CUSTOMER, NURTURE, YES, Man
from prospector.domain.text import Text

# How much of its weight each answer brings. More need or keener attitude never brings less.
NEED_SHARE = {"large": 1.0, "medium": 0.5, "small": 0.2}
ATTITUDE_SHARE = {"keen": 0.7, "warm": 0.4, "neutral": 0.1, "cool": -0.2, "hostile": -0.5}
OUTCOME_SHARE = 0.3
MAN_SHARE = {HOT: 1.0, CONTACT: 0.6, NURTURE: 0.2, NON_CUSTOMER: 0.0}
# Beside a yes, an unknown letter counts as a no, and this much more: it may still turn out well. So learning a yes
# never lowers a card, and learning a no never raises it.
UNKNOWN_SHARE = 0.05
TIER_SHARE = {"super": 1.0, "big": 0.7, "medium": 0.4, "small": 0.15}
INFLUENCE_SHARE = {"high": 1.0, "medium": 0.5, "low": 0.2}
FACE_SHARE = {"red": 1.0, "black": 0.8, "white": 0.6}
SEVERITY_SHARE = {"critical": 1.0, "high": 0.9, "medium": 0.75, "low": 0.6}
# Lateness counts fully after so many days; in between it grows evenly.
LATE_DAYS = 14
# Ahead of the day the points fall by this part of the weight a day, so that the nearer comes first.
AHEAD_SHARE = 0.1
# H9: each day cools a referral; its heat is used up after so many hours.
COOL_HOURS = 72
# The age of a finding is looked at in steps of so many days.
AGE_STEP = 30


class Weights(NamedTuple):
    """Points for each factor, from the config (``weights.*``)."""

    need: float = 4.0
    intent: float = 3.0
    man: float = 3.0
    due: float = 5.0
    late: float = 4.0
    appointment: float = 6.0
    quiet: float = 4.0
    open_end: float = 2.0
    customer: float = 1.5
    tier: float = 3.0
    influence: float = 2.0
    face: float = 1.5
    promise: float = 6.0
    complaint: float = 8.0
    referral: float = 6.0
    heat: float = 3.0
    thanks: float = 3.0
    reward: float = 4.0
    ask: float = 1.0
    receivable: float = 4.0
    broken: float = 3.0
    money: float = 4.0
    occasion: float = 3.0
    rhythm: float = 4.0
    lapsed: float = 1.0
    potential: float = 2.0
    contract: float = 4.0
    deal: float = 4.0
    new: float = 1.0
    competitor: float = 4.0
    lending: float = 1.0

    @classmethod
    def of(cls, settings: Mapping[str, float]) -> "Weights":
        """Return the weights in a mapping of setting names without their prefix."""
        return cls(**{name: float(settings[name]) for name in cls._fields})


class Part(NamedTuple):
    """One product of a reason: so much of the weight of that name."""

    weight: str
    share: float


class Reason(NamedTuple):
    """Why a card is on the list: a stable code, a sentence, and the points it brings, to the hundredth.

    ``parts`` are the products that the points are the sum of.
    """

    code: str
    text: Text
    points: float
    parts: tuple[Part, ...] = ()


def reason(weights: Weights, code: str, sentence: Text, *parts: tuple[str, float]) -> Reason:
    """Return a reason whose points are the sum of its parts, each a share of the weight of that name.

    Rounded here, so that the points shown add up to the score shown.
    """
    points = sum(getattr(weights, weight) * share for weight, share in parts)
    return Reason(code, sentence, round(points, 2), tuple(Part(*part) for part in parts))


def total(points: float) -> float:
    """Return a sum of points without the dust of binary fractions."""
    return round(points, 2)


def man_share(letters: Man) -> float:
    """Return how much of the weight of MAN (H7) the letters bring, the unknown ones included."""
    return known_share(letters) + gap_share(letters)


def known_share(letters: Man) -> float:
    """Return what the letters bring that are known, an unknown one counting as a no."""
    return MAN_SHARE[Man(*(YES if value == YES else NO for value in letters)).klass]


def gap_share(letters: Man) -> float:
    """Return what the letters bring that are still to be found out."""
    return UNKNOWN_SHARE * len(letters.unknown)


def freshness(age: int, half_days: float) -> float:
    """Return what a finding of ``age`` days still counts: half after ``half_days``, a quarter after twice as many.

    Without a limit (0 days) it keeps its whole worth. Looked at in steps of a month; never below that of no finding.
    """
    if half_days <= 0 or age < AGE_STEP:
        return 1.0
    return float(0.5 ** (age // AGE_STEP * AGE_STEP / half_days))


def late_share(days_late: int) -> float:
    """Return how much of the weight of lateness so many days bring: evenly more, all of it after two weeks."""
    return min(days_late, LATE_DAYS) / LATE_DAYS if days_late > 0 else 0.0


def ahead_share(days_late: int, ahead: int = 10) -> float:
    """Return how much of its weight a thing brings before its day (``days_late`` below zero): the nearer, the more."""
    return max(0.0, 1 + days_late / max(ahead, 1)) if days_late < 0 else 1.0


def heat_share(hours: float) -> float:
    """Return how much a referral has gained by waiting: more every hour, all of it after three days (H9)."""
    return min(max(hours, 0.0), COOL_HOURS) / COOL_HOURS


@lru_cache(maxsize=4096)
def money_share(major: float, large: float) -> float:
    """Return how much of the weight of money a sum brings: the more, the more, all of it from ``large`` on.

    By its logarithm, for ten times the money is not ten times as pressing.
    """
    if major <= 0 or large <= 0:
        return 0.0
    return round(min(1.0, log1p(major) / log1p(large)), 2)
