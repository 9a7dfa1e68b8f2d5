"""The customer pyramid: who is super, big, medium, small, inactive; who moved, why; the 80/20 curve (``H3``)."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain.lifecycle import months_before
from prospector.domain.text import N_, Text, text

SUPER, BIG, MEDIUM, SMALL, INACTIVE = "super", "big", "medium", "small", "inactive"
TIERS = {
    SUPER: N_("super"),
    BIG: N_("big"),
    MEDIUM: N_("medium"),
    SMALL: N_("small"),
    INACTIVE: N_("inactive"),
}
# H3: the top 1 %, the next 4 %, the next 15 %; the remaining 80 % are small. The ranks at which each tier ends.
_ENDS = ((SUPER, 1), (BIG, 5), (MEDIUM, 20))
_HEIGHT = {SUPER: 4, BIG: 3, MEDIUM: 2, SMALL: 1, INACTIVE: 0, "": -1}


class Revenue(NamedTuple):
    """What a card brought in a window: ``net`` minor units of the base currency, returns and discounts taken off.

    ``first_on`` and ``last_on`` are the days of its first and last sale ever, up to the day asked for.
    """

    card_id: int
    name: str
    net: int
    first_on: date
    last_on: date


class Ranked(NamedTuple):
    """A customer in the pyramid; an inactive one has no rank."""

    card_id: int
    name: str
    net: int
    rank: int | None
    tier: str
    first_on: date
    last_on: date


class Move(NamedTuple):
    """A customer whose tier changed: an empty tier is that of a card which was no customer yet."""

    card_id: int
    name: str
    kind: str
    tier_before: str
    tier_now: str
    net_before: int
    net_now: int
    last_on: date
    why: Text


MOVES = {
    "rose": N_("rose"),
    "fell": N_("fell"),
    "lapsed": N_("lapsed"),
    "came-back": N_("came back"),
    "new": N_("new"),
}


def window_from(as_of: date, months: int = 12) -> date:
    """Return the first day of the window: the day after the same day ``months`` earlier (H3: the last 12 months)."""
    return months_before(as_of, months) + timedelta(days=1)


def cut_rank(customers: int, percent: int) -> int:
    """Return the last rank within the top ``percent``, rounded up: with any customer the top is not empty."""
    return -(-customers * percent // 100)


def rank(revenues: Sequence[Revenue]) -> list[Ranked]:
    """Return active customers by net revenue with their tiers, then the inactive ones, the latest buyer first.

    Active is who brought more than nothing. A tie goes to the earlier first deal, then to the lower id.
    """
    active = [one for one in revenues if one.net > 0]
    active.sort(key=lambda one: (-one.net, one.first_on, one.card_id))
    ranked: list[Ranked] = []
    for tier, end in (*((tier, cut_rank(len(active), percent)) for tier, percent in _ENDS), (SMALL, len(active))):
        begin = len(ranked)
        ranked += [
            Ranked(card_id, name, net, place, tier, first_on, last_on)
            for place, (card_id, name, net, first_on, last_on) in enumerate(active[begin:end], begin + 1)
        ]
    idle = sorted((one for one in revenues if one.net <= 0), key=lambda one: (-one.last_on.toordinal(), one.card_id))
    ranked += [
        Ranked(card_id, name, net, None, INACTIVE, first_on, last_on) for card_id, name, net, first_on, last_on in idle
    ]
    return ranked


def moves(before: Sequence[Ranked], now: Sequence[Ranked]) -> list[Move]:
    """Return who changed tier between two pyramids, and why; the biggest customers first (H3)."""
    earlier = {one.card_id: one for one in before}
    found = []
    for one in now:
        old = earlier.get(one.card_id)
        tier_before = old.tier if old else ""
        if tier_before == one.tier or (not old and one.tier == INACTIVE):
            continue
        kind = _kind_of_move(tier_before, one.tier)
        net_before = old.net if old else 0
        found.append(
            Move(
                one.card_id,
                one.name,
                kind,
                tier_before,
                one.tier,
                net_before,
                one.net,
                one.last_on,
                _why(kind, net_before, one),
            )
        )
    return sorted(found, key=lambda move: (-max(move.net_before, move.net_now), move.card_id))


def _kind_of_move(before: str, now: str) -> str:
    if now == INACTIVE:
        return "lapsed"
    if before == INACTIVE:
        return "came-back"
    if not before:
        return "new"
    return "rose" if _HEIGHT[now] > _HEIGHT[before] else "fell"


def _why(kind: str, net_before: int, one: Ranked) -> Text:
    if kind == "lapsed":
        return (
            text(N_("last bought on {day}"), day=one.last_on.isoformat())
            if one.net == 0
            else text(N_("returns took back all it bought"))
        )
    if kind == "came-back":
        return text(N_("bought again on {day}"), day=one.last_on.isoformat())
    if kind == "new":
        return text(N_("first bought on {day}"), day=one.first_on.isoformat())
    if kind == "rose":
        return Text(N_("bought more")) if one.net > net_before else Text(N_("others bought less"))
    return Text(N_("bought less")) if one.net < net_before else Text(N_("others bought more"))


class Curve(NamedTuple):
    """How revenue gathers: ``shares[i]`` is the share of revenue that the best ``i`` per cent of customers bring.

    ``customers_for_80`` is the share of customers who bring 80 % of it. Shares are between 0 and 1.
    """

    shares: tuple[float, ...]
    customers_for_80: float


def curve(values: Sequence[int]) -> Curve | None:
    """Return the curve of positive ``values`` (revenue or profit, one a customer); None when there are none."""
    ordered = sorted((value for value in values if value > 0), reverse=True)
    total = sum(ordered)
    if not total:
        return None
    gathered, reached, needed = 0, [0], 0
    for value in ordered:
        needed += gathered * 5 < total * 4
        gathered += value
        reached.append(gathered)
    count = len(ordered)
    shares = []
    for percent in range(101):
        # Between two customers the curve is a straight line.
        place, part = divmod(percent * count, 100)
        more = (reached[place + 1] - reached[place]) * part / 100 if part else 0
        shares.append((reached[place] + more) / total)
    return Curve(tuple(shares), needed / count)


def tier_counts(ranked: Sequence[Ranked]) -> Mapping[str, tuple[int, int]]:
    """Return for each tier how many customers it has and what they brought, in minor units."""
    counts = {tier: [0, 0] for tier in TIERS}
    for one in ranked:
        counts[one.tier][0] += 1
        counts[one.tier][1] += one.net
    return {tier: (number, net) for tier, (number, net) in counts.items()}
