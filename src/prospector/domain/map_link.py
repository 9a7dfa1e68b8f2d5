"""Exact places as people hand them over: ``LAT,LON``, a ``geo:`` address, a link copied from a map; and links back.

Coordinates are kept as WGS 84, which is what ``geo:`` (RFC 5870), OpenStreetMap and GPS mean. Amap gives those of the
shifted Chinese datum (GCJ-02) and Baidu those of a further one (BD-09); in China they lie 100–1,200 m off and are
brought back.
"""

import math
import re
from typing import NamedTuple
from urllib.parse import parse_qs, quote, unquote, urlsplit

from prospector.domain.errors import UsageError
from prospector.domain.text import N_

_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_PAIR = rf"({_NUMBER})\s*[,，]\s*({_NUMBER})"
# 39.9042° N, 116.4074° E
_DEGREES = r"(\d{1,3}(?:\.\d+)?)\s*°?\s*([NSns北南])\w*[\s,，]+(\d{1,3}(?:\.\d+)?)\s*°?\s*([EWew东西])\w*"
HINT = N_("Write latitude and longitude as 39.9087,116.3975, a geo: address, or paste a link copied from a map.")
# Axis and squared eccentricity of the ellipsoid that GCJ-02 is reckoned on (Krassowsky 1940).
_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323
_BAIDU = math.pi * 3000 / 180


class Point(NamedTuple):
    """Degrees of latitude and longitude, WGS 84."""

    lat: float
    lon: float


def read_point(typed: str) -> Point:
    """Return the place that ``typed`` names; UsageError when it is none, out of range, or the two look swapped."""
    tidy = typed.strip()
    if match := re.fullmatch(_DEGREES, tidy):
        lat = float(match[1]) * (-1 if match[2] in "Ss南" else 1)
        return checked_point(lat, float(match[3]) * (-1 if match[4] in "Ww西" else 1))
    if match := re.fullmatch(rf"[(（]?\s*{_PAIR}\s*[)）]?", tidy):
        return checked_point(float(match[1]), float(match[2]))
    if tidy.casefold().startswith("geo:"):
        return _geo(tidy)
    if re.match(r"(?i)https?://", tidy):
        return _link(tidy)
    raise UsageError(N_("“{typed}” is no place on a map."), HINT, typed=typed)


def checked_point(lat: float, lon: float) -> Point:
    """Return the point; UsageError when it does not exist, with a hint when the two were likely swapped."""
    if -90 <= lat <= 90 and -180 <= lon <= 180:
        if lat == lon == 0:
            raise UsageError(N_("0,0 lies in the ocean: the map link holds no place."), HINT)
        return Point(lat, lon)
    raise UsageError(
        N_("There is no place at {lat}, {lon}."),
        N_("Latitude comes first: perhaps {lon},{lat}?")
        if -90 <= lon <= 90 and -180 <= lat <= 180
        else N_("Latitude is -90 to 90, longitude -180 to 180."),
        lat=f"{lat:g}",
        lon=f"{lon:g}",
    )


def _geo(typed: str) -> Point:
    """Read a ``geo:`` address; Android writes 0,0 and puts the place behind ``q``."""
    whole = unquote(typed[4:])
    place, _mark, query = whole.partition("?")
    asked = re.search(rf"(?:^|&)q={_PAIR}", query)
    match = asked if asked else re.match(_PAIR, place)
    if match is None or (re.search("(?i);crs=", place) and not re.search("(?i);crs=wgs84", place)):
        raise UsageError(N_("“{typed}” is no place on a map."), HINT, typed=typed)
    return checked_point(float(match[1]), float(match[2]))


def _link(typed: str) -> Point:
    """Read a link of a map service; the place named by it comes before the middle of the map shown."""
    try:
        parts = urlsplit(typed)
    except ValueError:
        raise UsageError(N_("“{typed}” is no place on a map."), HINT, typed=typed) from None
    host = (parts.hostname or "").casefold()
    asked = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    if host.endswith(("openstreetmap.org", "osm.org")):
        found = _osm(asked, fragment)
    elif host.endswith(("amap.com", "gaode.com")):
        found = _amap(asked)
    elif host.endswith("baidu.com"):
        found = _baidu(asked, path)
    elif host.endswith("apple.com"):
        found = _first(asked, "coordinate", "ll", "daddr", "address", "q", "sll")
    elif "google." in host or host.endswith("goo.gl"):
        found = _google(asked, path)
    else:
        found = _first(asked, "ll", "q", "daddr", "destination")
    if found is None:
        raise UsageError(
            N_("The link to {host} holds no coordinates."),
            N_("Open it, copy the address of the page that it leads to, or copy the coordinates themselves."),
            host=host or typed,
        )
    return checked_point(*found)


def _pair(value: str) -> tuple[float, float] | None:
    match = re.match(rf"(?:loc:)?\s*{_PAIR}", value)
    return (float(match[1]), float(match[2])) if match else None


def _first(asked: dict[str, str], *names: str) -> tuple[float, float] | None:
    return next((found for name in names if (found := _pair(asked.get(name, "")))), None)


def _osm(asked: dict[str, str], fragment: str) -> tuple[float, float] | None:
    if "mlat" in asked and "mlon" in asked:
        return _pair(f"{asked['mlat']},{asked['mlon']}")
    shown = re.search(rf"map=\d+(?:\.\d+)?/({_NUMBER})/({_NUMBER})", fragment)
    return (float(shown[1]), float(shown[2])) if shown else _pair(f"{asked.get('lat', '')},{asked.get('lon', '')}")


def _google(asked: dict[str, str], path: str) -> tuple[float, float] | None:
    # !3d…!4d… is the pin, @… the middle of the map.
    pin = re.findall(rf"!3d({_NUMBER})!4d({_NUMBER})", path)
    if pin:
        return float(pin[-1][0]), float(pin[-1][1])
    found = _first(asked, "destination", "daddr", "q", "query", "ll", "center")
    if found:
        return found
    shown = re.search(rf"/(?:place|search|dir)/(?:.*/)?{_PAIR}", path) or re.search(rf"@{_PAIR}", path)
    return (float(shown[1]), float(shown[2])) if shown else None


def _amap(asked: dict[str, str]) -> tuple[float, float] | None:
    for name in ("position", "to", "dest", "from", "lnglat", "location", "center"):
        if found := _pair(asked.get(name, "")):
            return found[::-1] if asked.get("coordinate") == "wgs84" else from_gcj02(found[1], found[0])
    # p=ID,LAT,LON,NAME and q=LAT,LON,NAME are what the share button writes.
    shared = re.search(rf"(?:^|,){_PAIR}", asked.get("p", "") or asked.get("q", ""))
    return from_gcj02(float(shared[1]), float(shared[2])) if shared else None


def _baidu(asked: dict[str, str], path: str) -> tuple[float, float] | None:
    found = _first(asked, "location", "destination", "latlng", "center")
    if found is None:
        named = re.search(rf"(?:latlng:|\|){_PAIR}", asked.get("destination", ""))
        found = (float(named[1]), float(named[2])) if named else None
    if found is None:
        mercator = re.search(r"@(\d{6,9}(?:\.\d+)?),(\d{6,9}(?:\.\d+)?)", path)
        if mercator:
            raise UsageError(
                N_("This link of Baidu Maps holds its own map units, not degrees."),
                N_("Take the place by its share button, or paste the coordinates themselves."),
            )
        return None
    datum = asked.get("coord_type", "bd09ll").casefold()
    if datum.startswith("wgs84"):
        return found
    return from_gcj02(*found) if datum.startswith("gcj02") else from_bd09(*found)


def in_china(lat: float, lon: float) -> bool:
    """Tell whether a point lies where the shifted datum is used, by the usual rectangle."""
    return 72.004 <= lon <= 137.8347 and 0.8293 <= lat <= 55.8271


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
    """Return a point of WGS 84 in the datum of Chinese maps (outside China the same point)."""
    if not in_china(lat, lon):
        return Point(lat, lon)
    north, east = _shift(lat, lon)
    return Point(lat + north, lon + east)


def from_gcj02(lat: float, lon: float) -> Point:
    """Return a point of the datum of Chinese maps in WGS 84, to a centimetre."""
    checked_point(lat, lon)
    guess = Point(lat, lon)
    for _ in range(6):
        shifted = to_gcj02(*guess)
        guess = Point(guess.lat - (shifted.lat - lat), guess.lon - (shifted.lon - lon))
    return guess


def from_bd09(lat: float, lon: float) -> Point:
    """Return a point of Baidu's datum in WGS 84, to a few metres."""
    checked_point(lat, lon)
    if not in_china(lat, lon):
        return Point(lat, lon)
    x, y = lon - 0.0065, lat - 0.006
    radius = math.hypot(x, y) - 0.00002 * math.sin(y * _BAIDU)
    angle = math.atan2(y, x) - 0.000003 * math.cos(x * _BAIDU)
    return from_gcj02(radius * math.sin(angle), radius * math.cos(angle))


def navigation_links(lat: float, lon: float, name: str) -> dict[str, str]:
    """Return where a tap leads for navigation, by service: ``geo``, ``apple``, ``google``, ``amap``, ``baidu``."""
    at, to = f"{lat:.6f},{lon:.6f}", quote(name, safe="")
    return {
        "geo": f"geo:{at}?q={at}({to})",
        "apple": f"https://maps.apple.com/?daddr={at}&q={to}",
        "google": f"https://www.google.com/maps/dir/?api=1&destination={at}",
        "amap": f"https://uri.amap.com/navigation?to={lon:.6f},{lat:.6f},{to}&mode=car&coordinate=wgs84&callnative=1",
        "baidu": f"https://api.map.baidu.com/marker?location={at}&title={to}&content={to}"
        "&output=html&coord_type=wgs84&src=prospector",
    }
