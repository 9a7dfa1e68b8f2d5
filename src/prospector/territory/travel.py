"""Travel times without a map: the great circle, a factor for the detours of roads, and a speed for each way to travel.

The constants are parameters, so that the configuration can set them and the answer can state them. A district's or
town's centre lies kilometres from the address, so nothing to or from such a point takes less than a minimum.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.route import Spot
from prospector.domain.text import N_

# The mean radius of the Earth in kilometres (IUGG).
EARTH_KM = 6371.0088
# The least seconds to, from and between points that are only the centre of a district or town.
CENTRE_SECONDS = 15 * 60


class Pace(NamedTuple):
    """How one travels: the way on the ground against the great circle, km/h, and seconds lost per leg.

    ``leg_seconds`` stands for what every leg costs however short: parking, the walk to the door, waiting for the bus.
    """

    detour: float
    speed: float
    leg_seconds: int = 0


# City figures: detour factors of road networks lie between 1.2 and 1.4; speeds are door to door in traffic.
PACES = {
    "drive": Pace(1.3, 35.0, 180),
    "walk": Pace(1.2, 4.8, 0),
    "transit": Pace(1.35, 20.0, 420),
    "bike": Pace(1.25, 15.0, 60),
}
MODES = tuple(PACES)


def check_spot(lat: float, lon: float) -> None:
    """Raise UsageError for coordinates out of range, with a hint when they look swapped."""
    if -90 <= lat <= 90 and -180 <= lon <= 180:
        return
    swapped = -90 <= lon <= 90 and -180 <= lat <= 180
    raise UsageError(
        N_("There is no place at {lat}, {lon}."),
        N_("Latitude comes first: perhaps {lon}, {lat}?")
        if swapped
        else N_("Latitude is -90 to 90, longitude -180 to 180."),
        lat=lat,
        lon=lon,
    )


def pace(mode: str, *, detour: float | None = None, speed: float | None = None, leg_seconds: int | None = None) -> Pace:
    """Return the pace of ``mode`` with what the configuration says otherwise; UsageError if it cannot be travelled."""
    if mode not in PACES:
        raise UsageError(
            N_("There is no way of travelling named “{mode}”."),
            N_("Choose one of {modes}."),
            mode=mode,
            modes=", ".join(MODES),
        )
    known = PACES[mode]
    chosen = Pace(
        known.detour if detour is None else detour,
        known.speed if speed is None else speed,
        known.leg_seconds if leg_seconds is None else leg_seconds,
    )
    if not (
        math.isfinite(chosen.detour) and chosen.detour >= 1 and 0 < chosen.speed <= 1000 and chosen.leg_seconds >= 0
    ):
        raise UsageError(
            N_("A detour of {detour} at {speed} km/h cannot be travelled."),
            N_("The detour factor is 1 or more, the speed above 0."),
            detour=chosen.detour,
            speed=chosen.speed,
        )
    return chosen


def great_circle_km(a: Spot, b: Spot) -> float:
    """Return the kilometres between two points along the Earth's surface (haversine)."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def seconds_between(a: Spot, b: Spot, how: Pace, centre_seconds: int = CENTRE_SECONDS) -> int:
    """Return the whole seconds from one point to another; 0 at the very same exact point."""
    kilometres = great_circle_km(a, b)
    exact = a.precise and b.precise
    # Below five metres it is the same door.
    if exact and kilometres < 0.005:
        return 0
    seconds = round(kilometres * how.detour / how.speed * 3600) + how.leg_seconds
    return seconds if exact else max(seconds, centre_seconds)


def matrix(
    spots: Sequence[Spot],
    *,
    mode: str = "drive",
    detour: float | None = None,
    speed: float | None = None,
    leg_seconds: int | None = None,
    centre_seconds: int = CENTRE_SECONDS,
) -> list[list[int]]:
    """Return the travel seconds between all ``spots`` (``domain.route.points``), the same there and back.

    Raises UsageError for an unknown mode, an impossible pace, or coordinates out of range.
    """
    how = pace(mode, detour=detour, speed=speed, leg_seconds=leg_seconds)
    for spot in spots:
        check_spot(spot.lat, spot.lon)
    # As points in space, the distance of two is one square root: half a million pairs in a second of plain Python.
    space = [_in_space(spot) for spot in spots]
    per_km = how.detour / how.speed * 3600
    rows = [[0] * len(spots) for _ in spots]
    for n, ((x, y, z), spot) in enumerate(zip(space, spots, strict=True)):
        row = rows[n]
        for m in range(n):
            u, v, w = space[m]
            half = math.sqrt((x - u) ** 2 + (y - v) ** 2 + (z - w) ** 2) / 2
            kilometres = 2 * EARTH_KM * math.asin(half if half < 1 else 1.0)
            exact = spot.precise and spots[m].precise
            if exact and kilometres < 0.005:
                continue
            seconds = round(kilometres * per_km) + how.leg_seconds
            row[m] = rows[m][n] = seconds if exact or seconds > centre_seconds else centre_seconds
    return rows


def _in_space(spot: Spot) -> tuple[float, float, float]:
    """Return the point of the unit sphere at which a spot lies."""
    lat, lon = math.radians(spot.lat), math.radians(spot.lon)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)
