"""Countries, regions and cities of the world, from packaged data that is searched where it lies, not parsed.

The tables are sorted lines; a look-up halves them (some 17 steps), so that asking for one city costs no more than
unpacking the file.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from prospector.territory.gazetteer import gazetteer, packaged

# A name in another language is believed only of a city well ahead of those that bear it as their own (Geneva, NY).
FOREIGN_NAME_WEIGHT = 0.3
UNFOLDED = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"})
# Nearest spelling that still counts as the same country (Philipines); a share of equal letters.
NEAR_ENOUGH = 0.9


class City(NamedTuple):
    """A city of 15,000 or more: its region's GeoNames code, WGS 84 degrees, thousands of people, IANA zone."""

    name: str
    country: str
    region: str
    lat: float
    lon: float
    thousands: int
    zone: str


class Region(NamedTuple):
    """A first-level region; ``code`` is the one in ``City.region``, ``short`` the postal abbreviation."""

    country: str
    code: str
    short: str
    name: str


class Named(NamedTuple):
    """A city with the trust its name deserves: thousands of people, less where the name is a foreign one."""

    city: City
    weight: float
    own: bool


def folded(name: str) -> str:
    """Return ``name`` without accents, case and punctuation, in simplified characters: the form it is looked up by."""
    plain = unicodedata.normalize("NFKD", name.translate(UNFOLDED))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]+", " ", plain.casefold()).split()).translate(gazetteer().simple)


class Table:
    """Sorted ``key<tab>rest`` lines."""

    def __init__(self, name: str) -> None:
        self.lines = packaged(name)

    def find(self, key: str) -> str:
        """Return the rest of the line that begins with ``key``, or an empty string."""
        wanted, low, high = key.encode("utf-8", "replace"), 0, len(self.lines)
        while low < high:
            start = self.lines.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self.lines.index(b"\n", start)
            found, _, rest = self.lines[start:end].partition(b"\t")
            if found == wanted:
                return rest.decode()
            if found < wanted:
                low = end + 1
            else:
                high = start
        return ""


@cache
def table(name: str) -> Table:
    """Return a packaged table, unpacked on the first call and kept."""
    return Table(name)


@lru_cache(maxsize=4096)
def cities(name: str) -> tuple[Named, ...]:
    """Return the cities called ``name`` in any spelling the data has, most likely first."""
    key = folded(name)
    numbers = table("names.tsv.gz").find(key) if key else ""
    if not numbers and len(key) > 2 and key.endswith("市"):
        numbers = table("names.tsv.gz").find(key[:-1])
    found = []
    for number in numbers.split(",") if numbers else ():
        own = not number.startswith("~")
        cells = table("cities.tsv.gz").find(number.lstrip("~")).split("\t")
        city = City(cells[0], cells[1], cells[2], float(cells[3]), float(cells[4]), int(cells[5]), cells[6])
        found.append(Named(city, city.thousands * (1.0 if own else FOREIGN_NAME_WEIGHT), own))
    return tuple(sorted(found, key=lambda named: -named.weight))


class Atlas(NamedTuple):
    """Countries by folded name and by code; regions by folded name or abbreviation."""

    countries: dict[str, str]
    labels: dict[str, str]
    regions: dict[str, tuple[Region, ...]]
    short_regions: dict[str, tuple[Region, ...]]


@cache
def atlas() -> Atlas:
    """Return the names of countries and regions, read on the first call and kept."""
    countries: dict[str, str] = {}
    labels: dict[str, str] = {}
    regions: dict[str, list[Region]] = {}
    shorts: dict[str, list[Region]] = {}
    for line in packaged("countries.tsv.gz").decode().splitlines():
        kind, *cells = line.split("\t")
        if kind == "c":
            labels[cells[0]] = cells[1]
            for name in cells[2].split("|"):
                countries.setdefault(name, cells[0])
        else:
            region = Region(*cells[:4])
            shorts.setdefault(region.short, []).append(region)
            for name in cells[4].split("|"):
                regions.setdefault(name, []).append(region)
    return Atlas(countries, labels, {k: tuple(v) for k, v in regions.items()}, {k: tuple(v) for k, v in shorts.items()})


def country_code(name: str, *, nearly: bool = False) -> str:
    """Return the ISO 3166 alpha-2 code of the country called ``name`` (English, Chinese, local, or a code), or "".

    ``nearly`` accepts a slip of the pen in a longer name, as is right for a column that holds countries only.
    """
    known = atlas()
    if len(name) == 2 and name.isascii() and name.upper() in known.labels:
        return name.upper()
    key = folded(name)
    if code := known.countries.get(key.removeprefix("the ")) or known.countries.get(key.replace(" ", "")):
        return code
    if nearly and len(key) >= 6 and key.isascii():
        return near_country(key)
    return ""


@lru_cache(maxsize=256)
def near_country(key: str) -> str:
    """Return the code of the country whose name ``key`` is a misspelling of, or ""."""
    from difflib import get_close_matches  # noqa: PLC0415  (seldom needed, 5 ms)

    near = get_close_matches(key, atlas().countries, n=1, cutoff=NEAR_ENOUGH)
    return atlas().countries[near[0]] if near else ""


def region_named(name: str, country: str = "") -> Region | None:
    """Return the region called ``name`` or abbreviated so (capitals), in ``country`` where that is known."""
    known = atlas()
    stripped = name.strip(" .")
    found: Sequence[Region] = known.short_regions.get(stripped, ()) if stripped.isupper() else ()
    found = found or known.regions.get(folded(stripped), ())
    fitting = [region for region in found if not country or region.country == country]
    return fitting[0] if fitting else None


def region_name(city: City) -> str:
    """Return the name of the region that ``city`` lies in, where the data knows it."""
    for region in atlas().short_regions.get(city.region, ()):
        if region.country == city.country == "US":
            return region.name
    return _region_by_code().get((city.country, city.region), "")


@cache
def _region_by_code() -> dict[tuple[str, str], str]:
    return {(r.country, r.code): r.name for found in atlas().short_regions.values() for r in found}
