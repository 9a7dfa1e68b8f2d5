"""Places as the sales method needs them (``H5``, ``H8``): which area an address lies in, so that visits group."""

from typing import NamedTuple

from prospector.domain.text import N_

# How exactly a place is known, best first.
PRECISIONS = {
    "exact": N_("exact"),
    "street": N_("street"),
    "district": N_("district"),
    "city": N_("city"),
    "region": N_("region"),
    "country": N_("country"),
}


class Place(NamedTuple):
    """An address resolved to administrative parts and, where known, coordinates (WGS 84 degrees).

    ``country`` is an ISO 3166 alpha-2 code or empty; ``region`` a province or state; ``area`` the label that groups
    visits (``广东省深圳市南山区``, ``Berlin 10115, DE``). ``precision`` is a key of ``PRECISIONS``, or empty when the
    area is only a name (a district that exists in several cities, a town that the data does not have); it says how
    exact ``lat`` and ``lon`` are where they are given. ``zone`` is an IANA time zone, empty when not known.
    """

    area: str
    country: str = ""
    region: str = ""
    city: str = ""
    district: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    zone: str = ""


class LookedUp(NamedTuple):
    """Where an online service places an address (WGS 84 degrees), how exactly, and what it calls the place."""

    lat: float
    lon: float
    precision: str
    label: str = ""
