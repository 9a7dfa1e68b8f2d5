"""The administrative units of China, from the packaged ``data/china.tsv.gz``; read once, when first asked for."""

import gzip
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).with_name("data")
PROVINCE, CITY, DISTRICT = 1, 2, 3
# Governed by the state itself: they are province and city in one.
MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
# The ISO 3166 codes of the two special regions and Taiwan, by the first digits of the gazette's codes.
LANDS = {"71": "TW", "81": "HK", "82": "MO"}
ZONES = {"CN": "Asia/Shanghai", "TW": "Asia/Taipei", "HK": "Asia/Hong_Kong", "MO": "Asia/Macau"}


class Unit(NamedTuple):
    """A province, city or district; ``stem`` is its name in speech (``延边``), ``parent`` the code of what holds it."""

    code: str
    level: int
    name: str
    stem: str
    parent: str
    lat: float | None
    lon: float | None
    pinyin: str


class Gazetteer(NamedTuple):
    """The units and the ways they are written.

    ``stems`` maps a stem to its units, ``former`` a name out of use to its successors, ``short`` further short names;
    ``lengths`` maps the first two characters of any of these to the lengths that may follow, longest first; ``words``
    are stems that are ordinary words as well; ``abroad`` are Chinese names of other countries; ``simple`` is a table
    for ``str.translate`` from traditional to simplified characters.
    """

    units: dict[str, Unit]
    stems: dict[str, tuple[Unit, ...]]
    former: dict[str, tuple[Unit, ...]]
    short: dict[str, tuple[Unit, ...]]
    lengths: dict[str, tuple[int, ...]]
    words: frozenset[str]
    abroad: frozenset[str]
    simple: dict[int, str]

    def line(self, unit: Unit) -> tuple[Unit, ...]:
        """Return ``unit`` and what holds it, smallest first."""
        found = [unit]
        while found[-1].parent:
            found.append(self.units[found[-1].parent])
        return tuple(found)


def packaged(name: str) -> bytes:
    """Return the content of a packaged data file, unpacked."""
    return gzip.decompress((DATA / name).read_bytes())


@cache
def gazetteer() -> Gazetteer:
    """Return the gazetteer, read on the first call and kept."""
    units: dict[str, Unit] = {}
    names: dict[str, dict[str, list[Unit]]] = {"stem": {}, "f": {}, "s": {}}
    words: dict[str, frozenset[str]] = {}
    simple: dict[int, str] = {}
    for line in packaged("china.tsv.gz").decode().splitlines():
        kind, *cells = line.split("\t")
        if kind == "u":
            code, level, name, stem, parent, lat, lon, pinyin = cells
            unit = Unit(
                code, int(level), name, stem or name, sys.intern(parent),
                float(lat) if lat else None, float(lon) if lon else None, pinyin,
            )  # fmt: skip
            units[code] = unit
            names["stem"].setdefault(unit.stem, []).append(unit)
        elif kind in ("f", "s"):
            names[kind].setdefault(cells[0], []).append(units[cells[1]])
        elif kind in ("w", "x"):
            words[kind] = frozenset(cells[0].split())
        elif kind == "t":
            simple = dict(zip(map(ord, cells[0]), cells[1], strict=True))
    stems, former, short = ({k: tuple(v) for k, v in names[key].items()} for key in ("stem", "f", "s"))
    lengths: dict[str, set[int]] = {}
    for table in (stems, former, short):
        for name in table:
            lengths.setdefault(name[:2], set()).add(len(name))
    ordered = {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}
    return Gazetteer(units, stems, former, short, ordered, words["w"], words["x"], simple)


@cache
def sounds() -> dict[str, tuple[Unit, ...]]:
    """Return the units by the pinyin of their stems, without tones and spaces."""
    found: dict[str, list[Unit]] = {}
    for unit in gazetteer().units.values():
        found.setdefault(unit.pinyin, []).append(unit)
    return {pinyin: tuple(units) for pinyin, units in found.items()}
