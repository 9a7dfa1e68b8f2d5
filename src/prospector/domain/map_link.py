"""Exact places as people hand them over: ``LAT,LON``, a ``geo:`` address, a link copied from a map; and links back.

Links of Amap, Baidu and Tencent, and those of Google and Apple within mainland China, hold the numbers of shifted maps
and are brought back (``map_datum``). Numbers typed alone are WGS 84 unless their datum is named.
"""

import re
from urllib.parse import parse_qs, quote, unquote, urlsplit

from prospector.domain.errors import UsageError
from prospector.domain.map_datum import DATUMS, Point, from_bd09, from_gcj02, from_world_map, on_world_map
from prospector.domain.text import N_

_NUMBER = r"[+-]?\d{1,3}(?:\.\d+)?"
_PAIR = rf"({_NUMBER})\s*[,，]\s*({_NUMBER})"
# 39.9042° N, 116.4074° E and 39°54'15.1"N 116°24'26.6"E, the sign before or after.
_ANGLE = (
    r"""(\d{1,3}(?:\.\d+)?)\s*[°度]?(?:\s*(\d{1,2}(?:\.\d+)?)\s*['′’分])?(?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒]|''))?"""
)
_NORTH, _EAST = r"(?:([NSns])\w*|([北南])纬?)", r"(?:([EWew])\w*|([东西])经?)"
_DEGREES = (rf"{_ANGLE}\s*{_NORTH}[\s,，;]*{_ANGLE}\s*{_EAST}", rf"{_NORTH}\s*{_ANGLE}[\s,，;]*{_EAST}\s*{_ANGLE}")
# What is opened by a tap: the schemes of the map programs beside the web.
_LINK = r"(?i)(?:https?|amapuri|androidamap|iosamap|baidumap|bdapp|qqmap|comgooglemaps|maps)://[^\s，。；）)\]】”\"<>]+"
_AMAP = ("amapuri", "androidamap", "iosamap")
_BAIDU = ("baidumap", "bdapp")
HINT = N_("Write latitude and longitude as 39.9087,116.3975, a geo: address, or paste a link copied from a map.")


def read_point(typed: str, datum: str = "") -> Point:
    """Return the place that ``typed`` names; UsageError when it is none, out of range, or the two look swapped.

    ``datum`` says what numbers typed alone mean (``DATUMS``, WGS 84 unless told); a link says so itself.
    """
    tidy = typed.strip()
    if datum and datum not in DATUMS:
        raise UsageError(
            N_("There is no datum “{typed}”."), N_("Choose one of {all}."), typed=datum, all=", ".join(DATUMS)
        )
    if angles := _angles(tidy):
        return _of_datum(*angles, datum)
    if match := re.fullmatch(rf"[(（\[]?\s*{_PAIR}\s*[)）\]]?", tidy):
        return _of_datum(float(match[1]), float(match[2]), datum)
    if tidy.casefold().startswith("geo:"):
        return _geo(tidy)
    # The share button of some programs writes a sentence around the link.
    if link := re.search(_LINK, tidy):
        return _link(link[0])
    raise UsageError(N_("“{typed}” is no place on a map."), HINT, typed=typed)


def holds_link(typed: str) -> bool:
    """Tell whether a text is, or has in it, what only a map can mean."""
    return typed.strip()[:4].casefold() == "geo:" or re.search(_LINK, typed) is not None or _angles(typed) is not None


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
        lat=f"{lat:.10g}",
        lon=f"{lon:.10g}",
    )


def _of_datum(lat: float, lon: float, datum: str) -> Point:
    point = checked_point(lat, lon)
    return from_gcj02(*point) if datum == "gcj02" else from_bd09(*point) if datum == "bd09" else point


def _angles(typed: str) -> tuple[float, float] | None:
    """Read degrees with their directions, with minutes and seconds or without."""
    for number, pattern in enumerate(_DEGREES):
        if match := re.fullmatch(pattern, typed.strip()):
            cells = match.groups()
            places = ((0, 3), (5, 8)) if not number else ((2, 0), (7, 5))
            found = []
            for at, sign in places:
                degrees, minutes, seconds = (float(cell or 0) for cell in cells[at : at + 3])
                if minutes >= 60 or seconds >= 60:
                    return None
                direction = cells[sign] or cells[sign + 1]
                found.append((degrees + minutes / 60 + seconds / 3600) * (-1 if direction in "SsWw南西" else 1))
            return found[0], found[1]
    return None


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
        host = (parts.hostname or "").casefold()
    except ValueError:
        raise UsageError(N_("“{typed}” is no place on a map."), HINT, typed=typed) from None
    asked = {key.casefold(): values[-1] for key, values in parse_qs(parts.query).items()}
    path, fragment, scheme = unquote(parts.path), unquote(parts.fragment), parts.scheme.casefold()
    if _is(host, "openstreetmap.org", "osm.org"):
        found = _osm(asked, fragment)
    elif scheme in _AMAP or _is(host, "amap.com", "gaode.com"):
        found = _amap(asked)
    elif scheme in _BAIDU or _is(host, "baidu.com"):
        found = _baidu(asked, path)
    elif scheme == "qqmap" or _is(host, "map.qq.com"):
        found = _tencent(asked)
    elif scheme == "maps" or _is(host, "apple.com"):
        found = _shifted_here(_first(asked, "coordinate", "ll", "daddr", "address", "q", "sll"))
    elif scheme == "comgooglemaps" or re.search(r"(?:^|\.)google\.[a-z.]{2,6}$", host) or _is(host, "goo.gl"):
        found = _shifted_here(_google(asked, path))
    else:
        found = _elsewhere(asked, host)
    if found is None:
        raise UsageError(
            N_("The link to {host} holds no coordinates."),
            N_("Open it, copy the address of the page that it leads to, or copy the coordinates themselves."),
            host=host or typed,
        )
    return checked_point(*found)


def _is(host: str, *domains: str) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _pair(value: str) -> tuple[float, float] | None:
    match = re.match(rf"(?:loc:|coord:)?\s*{_PAIR}", value)
    return (float(match[1]), float(match[2])) if match else None


def _first(asked: dict[str, str], *names: str) -> tuple[float, float] | None:
    return next((found for name in names if (found := _pair(asked.get(name, "")))), None)


def _named(asked: dict[str, str], lat: str, *lons: str) -> tuple[float, float] | None:
    """Return the pair of two parameters of their own (``lat=…&lng=…``)."""
    return next((found for lon in lons if (found := _pair(f"{asked.get(lat, '')},{asked.get(lon, '')}"))), None)


def _shifted_here(found: tuple[float, float] | None) -> tuple[float, float] | None:
    return from_world_map(*checked_point(*found)) if found else None


def _osm(asked: dict[str, str], fragment: str) -> tuple[float, float] | None:
    if pin := _named(asked, "mlat", "mlon"):
        return pin
    shown = re.search(rf"map=\d+(?:\.\d+)?/({_NUMBER})/({_NUMBER})", fragment)
    return (float(shown[1]), float(shown[2])) if shown else _named(asked, "lat", "lon")


def _google(asked: dict[str, str], path: str) -> tuple[float, float] | None:
    # !3d…!4d… is the pin (in directions !1d…!2d…, longitude first), @… the middle of the map.
    if pin := re.findall(rf"!3d({_NUMBER})!4d({_NUMBER})", path):
        return float(pin[-1][0]), float(pin[-1][1])
    if leg := re.findall(rf"!1d({_NUMBER})!2d({_NUMBER})", path):
        return float(leg[-1][1]), float(leg[-1][0])
    found = _first(asked, "destination", "daddr", "q", "query", "ll", "center", "cbll", "viewpoint")
    if found:
        return found
    shown = re.search(rf"/(?:place|search|dir)/(?:.*/)?{_PAIR}", path) or re.search(rf"@{_PAIR}", path)
    return (float(shown[1]), float(shown[2])) if shown else None


def _amap(asked: dict[str, str]) -> tuple[float, float] | None:
    for name in ("position", "to", "dest", "from", "lnglat", "location", "center"):
        if found := _pair(asked.get(name, "")):
            point = checked_point(found[1], found[0])
            return point if asked.get("coordinate") == "wgs84" else from_gcj02(*point)
    # p=ID,LAT,LON,NAME and q=LAT,LON,NAME are what the share button writes; dev=1 says that numbers are of GPS.
    if pair := _named(asked, "dlat", "dlon") or _named(asked, "lat", "lng", "lon"):
        return pair if asked.get("dev") == "1" else from_gcj02(*checked_point(*pair))
    shared = re.search(rf"(?:^|,){_PAIR}", asked.get("p", "") or asked.get("q", ""))
    return from_gcj02(*checked_point(float(shared[1]), float(shared[2]))) if shared else None


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
    point = checked_point(*found)
    if datum.startswith("wgs84"):
        return point
    return from_gcj02(*point) if datum.startswith("gcj02") else from_bd09(*point)


def _tencent(asked: dict[str, str]) -> tuple[float, float] | None:
    pin = re.search(rf"(?:^|;)coord:{_PAIR}", asked.get("marker", ""))
    found = (float(pin[1]), float(pin[2])) if pin else _first(asked, "tocoord", "coord", "center")
    found = found or _named(asked, "pointy", "pointx") or _named(asked, "lat", "lng")
    if found is None:
        return None
    point = checked_point(*found)
    # coord_type 1 is GPS, 5 (unless told) the Chinese datum.
    return point if asked.get("coord_type") == "1" else from_gcj02(*point)


def _elsewhere(asked: dict[str, str], host: str) -> tuple[float, float] | None:
    """Read a link of another service: only where the parameters leave no doubt which number is which."""
    if _is(host, "bing.com") and (middle := re.match(rf"({_NUMBER})~({_NUMBER})", asked.get("cp", ""))):
        return float(middle[1]), float(middle[2])
    if re.search(r"(?:^|\.)yandex\.", host) and (found := _first(asked, "pt", "ll")):
        return found[::-1]
    return _named(asked, "lat", "lon", "lng") or _named(asked, "latitude", "longitude")


def navigation_links(lat: float, lon: float, name: str) -> dict[str, str]:
    """Return where a tap leads for navigation, by service: ``geo``, ``apple``, ``google``, ``amap``, ``baidu``.

    Amap and Baidu are told that the numbers are of GPS and shift them; Google and Apple take them as their map's.
    """
    at, to = f"{lat:.6f},{lon:.6f}", quote(name, safe="")
    world = "{:.6f},{:.6f}".format(*on_world_map(lat, lon))
    return {
        "geo": f"geo:{at}?q={at}({to})",
        "apple": f"https://maps.apple.com/?daddr={world}&q={to}",
        "google": f"https://www.google.com/maps/dir/?api=1&destination={world}",
        "amap": f"https://uri.amap.com/navigation?to={lon:.6f},{lat:.6f},{to}&mode=car&coordinate=wgs84&callnative=1",
        "baidu": f"https://api.map.baidu.com/marker?location={at}&title={to}&content={to}"
        "&output=html&coord_type=wgs84&src=prospector",
    }
