"""The datums of Chinese maps: GCJ-02, on which maps of mainland China must be drawn, and Baidu's BD-09 beyond it.

Everything is kept as WGS 84, which is what GPS, ``geo:`` (RFC 5870) and OpenStreetMap mean. On a Chinese map the same
numbers lie 100–1,200 m off, enough to lead to the wrong side of a river.
"""

import math
from typing import NamedTuple

# Axis and squared eccentricity of the ellipsoid that GCJ-02 is reckoned on (Krassowsky 1940).
_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323
_BAIDU = math.pi * 3000 / 180
DATUMS = ("wgs84", "gcj02", "bd09")


class Point(NamedTuple):
    """Degrees of latitude and longitude, WGS 84."""

    lat: float
    lon: float


# The outline of mainland China and Hainan (latitude, longitude), a few kilometres off at most where people live.
_MAINLAND = (
    (53.3, 120.8), (53.6, 123.3), (53.1, 125.3), (52.1, 126.5), (51.3, 126.9), (50.30, 127.35), (50.257, 127.49),
    (50.256, 127.53), (50.15, 127.62), (49.65, 127.8), (49.6, 128.5), (49.35, 129.5), (48.9, 130.5), (47.75, 130.9),
    (47.72, 132.5), (48.1, 133.4), (48.45, 134.5), (48.4, 134.75), (47.3, 134.6), (46.4, 133.85), (45.2, 133.1),
    (45.0, 131.9), (44.85, 131.4), (44.4, 131.25), (43.5, 131.25), (42.9, 130.8), (42.45, 130.6), (42.7, 130.25),
    (42.96, 129.85), (42.4, 129.65), (42.0, 128.95), (42.0, 128.1), (41.41, 128.21), (41.42, 127.2), (41.75, 126.85),
    (41.1, 126.25), (40.65, 125.4), (40.11, 124.39), (39.9, 124.33), (39.7, 124.1), (38.7, 123.6), (37.3, 123.2),
    (34.0, 122.5), (31.0, 123.2), (28.0, 122.9), (25.6, 120.4), (23.2, 118.2), (21.5, 115.0), (19.0, 112.0),
    (15.0, 113.5), (15.0, 111.0), (17.8, 110.5), (17.8, 108.2), (21.3, 108.1), (21.535, 107.97), (21.68, 107.3),
    (21.97, 106.75), (22.8, 106.7), (22.95, 105.7), (23.3, 105.2), (22.85, 104.4), (22.53, 104.03), (22.51, 103.95),
    (22.75, 103.0), (22.4, 102.2), (21.7, 101.8), (21.15, 101.72), (21.2, 101.2), (21.55, 100.2), (22.1, 99.25),
    (23.1, 99.15), (23.7, 98.78), (23.95, 98.7), (24.0, 97.87), (23.9, 97.6), (24.7, 97.6), (25.6, 98.2), (27.5, 98.6),
    (28.3, 97.4), (29.3, 96.2), (29.0, 94.5), (28.0, 93.0), (27.8, 91.7), (28.1, 90.5), (28.05, 89.4), (27.3, 88.95),
    (28.0, 88.1), (27.95, 86.9), (28.2, 85.6), (28.9, 84.1), (30.15, 81.2), (30.6, 80.3), (31.2, 78.9), (32.7, 79.1),
    (33.8, 78.9), (35.5, 77.8), (35.9, 76.2), (36.9, 75.3), (37.4, 74.7), (38.6, 73.8), (39.4, 73.6), (40.0, 73.95),
    (40.5, 74.8), (40.45, 76.3), (41.0, 78.1), (42.0, 80.1), (43.1, 80.4), (44.2, 80.39), (44.9, 80.4), (45.2, 82.55),
    (46.6, 82.6), (47.2, 83.1), (47.0, 85.5), (48.4, 85.8), (49.1, 87.3), (48.6, 88.0), (47.9, 90.0), (46.9, 91.0),
    (45.2, 90.9), (45.0, 93.5), (44.3, 95.4), (42.75, 96.4), (42.65, 100.0), (41.7, 104.0), (41.6, 105.0),
    (42.4, 107.5), (42.4, 109.5), (43.35, 110.9), (43.69, 111.95), (44.9, 111.9), (45.0, 113.6), (46.3, 116.5),
    (46.6, 119.6), (47.5, 119.2), (47.9, 117.8), (48.0, 116.0), (49.6, 116.7), (49.63, 117.4), (49.6, 118.3),
    (50.1, 119.2), (52.1, 120.6),
)  # fmt: skip
_HONG_KONG = (
    (22.1, 113.8), (22.35, 113.82), (22.44, 113.92), (22.48, 113.98), (22.505, 114.03), (22.515, 114.075),
    (22.529, 114.1), (22.535, 114.13), (22.553, 114.165), (22.548, 114.225), (22.57, 114.3), (22.55, 114.5),
    (22.1, 114.5),
)  # fmt: skip
_MACAO = (
    (22.1, 113.53), (22.14, 113.528), (22.17, 113.54), (22.2, 113.528), (22.216, 113.545), (22.216, 113.6),
    (22.1, 113.6),
)  # fmt: skip
# East of it, off the coast, lies Taiwan.
_STRAIT = ((25.5, 119.95), (21.5, 119.3), (21.5, 122.5), (25.5, 122.5))


def _within(outline: tuple[tuple[float, float], ...], lat: float, lon: float) -> bool:
    """Tell whether a point lies inside an outline, by the number of its edges that lie east of the point."""
    inside = False
    for (lat_a, lon_a), (lat_b, lon_b) in zip(outline, (*outline[1:], outline[0]), strict=True):
        if (lat_a > lat) != (lat_b > lat) and lon < lon_a + (lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a):
            inside = not inside
    return inside


def in_mainland_china(lat: float, lon: float) -> bool:
    """Tell whether every map, Google's and Apple's too, is drawn on GCJ-02 at a point."""
    return _within(_MAINLAND, lat, lon) and not any(
        _within(outline, lat, lon) for outline in (_HONG_KONG, _MACAO, _STRAIT)
    )


def in_china(lat: float, lon: float) -> bool:
    """Tell whether Chinese maps are drawn on GCJ-02 at a point: in the mainland, Hong Kong and Macao."""
    return _within(_MAINLAND, lat, lon) and not _within(_STRAIT, lat, lon)


def _shift(lat: float, lon: float) -> tuple[float, float]:
    """Return by how many degrees GCJ-02 lies beside WGS 84 at a point."""
    x, y, root = lon - 105.0, lat - 35.0, math.sqrt(abs(lon - 105.0))
    ripple = (20.0 * math.sin(6.0 * x * math.pi) + 20.0 * math.sin(2.0 * x * math.pi)) * 2.0 / 3.0

    def waves(at: float, short: tuple[float, float], long: tuple[float, float]) -> float:
        near = (20.0 * math.sin(at * math.pi) + 40.0 * math.sin(at / 3.0 * math.pi)) * 2.0 / 3.0
        far = short[0] * math.sin(at / 12.0 * math.pi) + short[1] * math.sin(at / long[0] * math.pi)
        return near + far * 2.0 / 3.0

    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + ripple
    north += waves(y, (160.0, 320.0), (30.0, 0.0))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + ripple
    east += waves(x, (150.0, 300.0), (30.0, 0.0))
    angle = math.radians(lat)
    magic = 1 - _ECCENTRICITY * math.sin(angle) ** 2
    north = north * 180.0 / (_AXIS * (1 - _ECCENTRICITY) / (magic * math.sqrt(magic)) * math.pi)
    return north, east * 180.0 / (_AXIS / math.sqrt(magic) * math.cos(angle) * math.pi)


def to_gcj02(lat: float, lon: float) -> Point:
    """Return a point of WGS 84 in the datum of Chinese maps, whatever the country; see ``in_china``."""
    north, east = _shift(lat, lon)
    return Point(lat + north, lon + east)


def from_gcj02(lat: float, lon: float) -> Point:
    """Return a point of a Chinese map in WGS 84, to a centimetre; one outside China as it is."""
    return _unshifted(lat, lon) if in_china(lat, lon) else Point(lat, lon)


def from_world_map(lat: float, lon: float) -> Point:
    """Return a point of Google's or Apple's map in WGS 84: in mainland China these are drawn on GCJ-02, too."""
    return _unshifted(lat, lon) if in_mainland_china(lat, lon) else Point(lat, lon)


def on_world_map(lat: float, lon: float) -> Point:
    """Return where Google's and Apple's map have a point of WGS 84."""
    return to_gcj02(lat, lon) if in_mainland_china(lat, lon) else Point(lat, lon)


def _unshifted(lat: float, lon: float) -> Point:
    guess = Point(lat, lon)
    for _ in range(6):
        shifted = to_gcj02(*guess)
        guess = Point(guess.lat - (shifted.lat - lat), guess.lon - (shifted.lon - lon))
    return guess


def from_bd09(lat: float, lon: float) -> Point:
    """Return a point of Baidu's map in WGS 84, to a few metres; one outside China as it is."""
    if not in_china(lat, lon):
        return Point(lat, lon)
    x, y = lon - 0.0065, lat - 0.006
    radius = math.hypot(x, y) - 0.00002 * math.sin(y * _BAIDU)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * _BAIDU)
    return _unshifted(radius * math.sin(angle), radius * math.cos(angle))
