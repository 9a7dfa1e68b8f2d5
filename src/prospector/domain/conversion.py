"""From income to calls a day by conversion rates, one's own where the log holds enough of them (``H16``)."""

from typing import NamedTuple

from prospector.domain.text import N_

OWN, FEW, ASSUMED, HANDBOOK, GIVEN = "own", "few", "assumed", "handbook", "given"
# Where a figure comes from, so that nobody takes an assumption for experience.
ORIGINS = {
    OWN: N_("your own"),
    FEW: N_("your own, from few"),
    ASSUMED: N_("assumed"),
    HANDBOOK: N_("handbook"),
    GIVEN: N_("as you set it"),
}


class Rate(NamedTuple):
    """``hits`` came of ``tries``; ``value`` is the share that is counted with, and ``origin`` says whose it is."""

    value: float
    hits: int
    tries: int
    origin: str


def rate(hits: int, tries: int, *, least: int, assumed: float) -> Rate:
    """Return the rate of one's own when there were ``least`` tries and something came of them, else ``assumed``."""
    if tries >= max(least, 1) and hits > 0:
        return Rate(hits / tries, hits, tries, OWN)
    return Rate(assumed, hits, tries, ASSUMED)


class Size(NamedTuple):
    """What one deal brings on average, in minor units of the base currency, over ``deals`` deals; None: not known."""

    value: float | None
    deals: int
    origin: str


def size(total: int, deals: int, *, least: int, assumed: int = 0) -> Size:
    """Return the average of one's own deals.

    Below ``least`` deals it is ``assumed`` if that is above zero; without an assumption one's own few are still the
    best that is known. Deals that together brought nothing have no size to count with.
    """
    own = total / deals if deals and total > 0 else None
    if own is not None and deals >= least:
        return Size(own, deals, OWN)
    if assumed > 0:
        return Size(assumed, deals, ASSUMED)
    return Size(own, deals, FEW if own is not None else ASSUMED)


class Needs(NamedTuple):
    """What a month needs, not rounded; ``revenue`` in minor units of the base currency; None: cannot be told yet."""

    revenue: float | None = None
    deals: float | None = None
    visits: float | None = None
    calls: float | None = None


def needs(
    income: int, percent: float, *, earned_on: Size, revenue: Size, deals_per_visit: Rate, visits_per_call: Rate
) -> Needs:
    """Work back from an income a month (minor units of the base currency) to deals, visits and calls a month (H16).

    ``percent`` is one's share of what ``earned_on`` says of a deal, its revenue or its margin. Without a known size of
    a deal nothing can be told.
    """
    if earned_on.value is None or revenue.value is None:
        return Needs()
    deals = income / (earned_on.value * percent / 100)
    visits = deals / deals_per_visit.value
    return Needs(deals * revenue.value, deals, visits, visits / visits_per_call.value)
