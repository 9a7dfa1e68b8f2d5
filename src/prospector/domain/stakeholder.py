"""Who plays which part in a company's decision: the map of a big prospect (``H10``)."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from prospector.domain.text import N_

DECIDER, PURCHASER, PAYER, USER, ALLY, OPPONENT = ("decider", "purchaser", "payer", "user", "ally", "opponent")
PARTS = {
    DECIDER: N_("decider"),
    PURCHASER: N_("purchaser"),
    PAYER: N_("payer"),
    USER: N_("user"),
    ALLY: N_("ally"),
    OPPONENT: N_("opponent"),
}
# What to ask there while nobody is known for a part.
QUESTIONS = {
    DECIDER: N_("Who signs in the end, and who can still say no after that?"),
    PURCHASER: N_("Who asks for the offers and compares them?"),
    PAYER: N_("Whose budget is it, and who releases the payment?"),
    USER: N_("Who works with it every day, and what bothers them today?"),
    ALLY: N_("Who would gain most if we win this, and would speak for us?"),
    OPPONENT: N_("Who would rather keep what they have, and what do they fear to lose?"),
}
# Roles of H5 whose bearers are the first to ask for a part. H10: allies are heads of production, purchasing, finance.
LIKELY = {
    DECIDER: ("owner",),
    PURCHASER: ("purchasing",),
    PAYER: ("finance",),
    USER: ("production",),
    ALLY: ("production", "purchasing", "finance"),
    OPPONENT: (),
}

# Why a company is a big prospect, whose whole map is to be known.
LARGE_NEED, HIGH_TIER, REVENUE = "need", "tier", "revenue"
BIG_BECAUSE = {
    LARGE_NEED: N_("large need"),
    HIGH_TIER: N_("among the top 5 % of customers"),
    REVENUE: N_("buys from us"),
}


class Stakeholder(NamedTuple):
    """The part of a person in a company's decision; ``known_by_id`` is a card through whom they can be reached."""

    id: int
    uid: str
    card_id: int
    person_id: int
    part: str
    noted_on: date
    why: str = ""
    common_ground: str = ""
    known_by_id: int | None = None


def big_because(*, need: str, tier: str, revenue: bool) -> list[str]:
    """Return the keys of ``BIG_BECAUSE`` that make a company a big prospect; none when it is not one (``H10``).

    A large need counts before the first deal: ranking by revenue alone would hide potential big customers (``H3``).
    """
    holds = {LARGE_NEED: need == "large", HIGH_TIER: tier in ("super", "big"), REVENUE: revenue}
    return [why for why, true in holds.items() if true]


def missing_parts(known: Collection[str]) -> list[str]:
    """Return the parts that nobody is known to play, in the order of ``PARTS``."""
    return [part for part in PARTS if part not in known]
