"""The tree of referrals (``H9``): who brought whom, in the order of a page, and what each branch brought."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from prospector.domain.errors import RefusedError
from prospector.domain.money import Exchange


class Link(NamedTuple):
    """One referral, as the tree needs it."""

    id: int
    card_id: int
    referrer_id: int
    at: datetime


class Node(NamedTuple):
    """A place in the tree. ``link`` is None for a root; ``parent`` is the place of the referrer's node, or -1.

    ``repeated``: the card was introduced by an earlier referrer as well, and stands in full under that one, where what
    it brought is counted.
    """

    card_id: int
    link: Link | None = None
    parent: int = -1
    depth: int = 0
    repeated: bool = False


def first_links(links: Iterable[Link]) -> dict[int, Link]:
    """Return by card the referral that came first: what the card brings is counted for that one, once."""
    first: dict[int, Link] = {}
    for link in sorted(links, key=lambda link: (link.at, link.id)):
        first.setdefault(link.card_id, link)
    return first


def forest(links: Sequence[Link], root: int | None = None) -> list[Node]:
    """Return the nodes from the top down, each before those it brought; only those under ``root`` if it is given.

    Roots are the referrers that nobody brought, by id. A circle, which only a hand-made database can hold, is cut.
    """
    first = first_links(links)
    brought: dict[int, list[Link]] = {}
    for link in sorted(links, key=lambda link: (link.at, link.id)):
        brought.setdefault(link.referrer_id, []).append(link)
    nodes: list[Node] = []
    seen: set[int] = set()

    def grow(top: int) -> None:
        waiting = [Node(top)]
        while waiting:
            node = waiting.pop()
            repeated = node.link is not None and (node.card_id in seen or first[node.card_id] is not node.link)
            node = node._replace(repeated=repeated)
            place = len(nodes)
            nodes.append(node)
            if repeated:
                continue
            seen.add(node.card_id)
            below = (Node(link.card_id, link, place, node.depth + 1) for link in brought.get(node.card_id, ()))
            waiting.extend(reversed(list(below)))

    if root is not None:
        grow(root)
        return nodes
    for referrer in sorted(brought.keys() - first.keys()):
        grow(referrer)
    for referrer in sorted(brought):
        if referrer not in seen:
            grow(referrer)
    return nodes


class Total:
    """A sum over several currencies: in the base where a rate is known, the rest apart; never a silent mix."""

    __slots__ = ("base", "other")

    def __init__(self) -> None:
        self.base = 0
        self.other: dict[str, int] = {}

    def add(self, amount: int, currency: str, rate: float | None, exchange: Exchange) -> None:
        """Add minor units of ``currency``."""
        try:
            self.base += exchange.to_base(amount, currency, rate)
        except RefusedError:
            self.other[currency] = self.other.get(currency, 0) + amount

    def take_in(self, more: "Total") -> None:
        """Add another total."""
        self.base += more.base
        for currency, amount in more.other.items():
            self.other[currency] = self.other.get(currency, 0) + amount


def branch_totals(nodes: Sequence[Node], own: Sequence[Total]) -> list[Total]:
    """Return for each node what all below it brought; ``own`` is what each node brings itself."""
    below = [Total() for _ in nodes]
    for place in range(len(nodes) - 1, -1, -1):
        parent = nodes[place].parent
        if parent >= 0:
            below[parent].take_in(below[place])
            below[parent].take_in(own[place])
    return below
