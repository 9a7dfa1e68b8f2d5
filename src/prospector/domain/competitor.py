"""Competitors at a customer: whose product is used, how satisfied they are, who sells it there (``H15``)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

# Up to this satisfaction (of 5) a customer is ready to hear of something better.
UNSATISFIED = 2


class Competitor(NamedTuple):
    """A competitor's product in use at a customer.

    ``satisfaction`` is 1 (not at all) to 5 (fully), None while it is not known. ``seller`` is the competitor's
    salesperson, ``selling`` their way of selling, ``relation`` that with the customer.
    """

    id: int
    uid: str
    card_id: int
    name: str
    noted_on: date
    product: str = ""
    satisfaction: int | None = None
    seller: str = ""
    selling: str = ""
    relation: str = ""
    note: str = ""

    def same_as(self, other: "Competitor") -> bool:
        """Tell whether both are the same competitor's same product at the same customer."""
        mine, theirs = ((one.card_id, one.name.casefold(), one.product.casefold()) for one in (self, other))
        return mine == theirs


class Presence(NamedTuple):
    """At how many cards a competitor is, and how satisfied those are on average; None when nobody said."""

    name: str
    cards: int
    average: float | None


def chance_order(satisfaction: int | None) -> tuple[bool, int]:
    """Sort key: the least satisfied first, for there is the best chance to win; the unknown last."""
    return (satisfaction is None, satisfaction or 0)


def presences(found: Sequence[tuple[int, str, int | None]]) -> list[Presence]:
    """Return where each competitor stands, from (card, name, satisfaction); the most widespread first.

    Names that differ in case only are one; the spelling met first is kept.
    """
    names: dict[str, str] = {}
    cards: dict[str, set[int]] = {}
    scores: dict[str, list[int]] = {}
    for card_id, name, satisfaction in found:
        key = name.casefold()
        names.setdefault(key, name)
        cards.setdefault(key, set()).add(card_id)
        if satisfaction is not None:
            scores.setdefault(key, []).append(satisfaction)
    all_ = [
        Presence(name, len(cards[key]), round(sum(scores[key]) / len(scores[key]), 1) if key in scores else None)
        for key, name in names.items()
    ]
    return sorted(all_, key=lambda one: (-one.cards, one.name))
