"""Towns, townships and street offices of China: they tell in which district an address lies that does not name it.

Read only when an address leaves its district open (``data/towns.tsv.gz``, forty thousand names), and only by full name:
``织里镇`` is in one district of 湖州, while 织里 alone may be anything.
"""

import re
from collections.abc import Iterable
from functools import cache

from prospector.territory.gazetteer import DISTRICT, Gazetteer, Unit, gazetteer, packaged

RANKS = ("镇", "街道", "乡")
_LONGEST = 12
_TOWN = re.compile("([一-鿿]{2,5}?)(?:" + "|".join(RANKS) + ")")
# Told apart from a slip of the pen: 东湖区 and 西湖区 are two places.
_TELLING = frozenset("东西南北中上下前后左右新老大小内外一二三四五六七八九十")
_UNKNOWN = re.compile("[一-鿿]{1,6}[区县市旗州盟]")


@cache
def towns() -> dict[str, tuple[str, ...]]:
    """Return by the full name of a town the codes of the districts that have one; read on the first call and kept."""
    holders: dict[str, tuple[str, ...]] = {}
    for line in packaged("towns.tsv.gz").decode().splitlines():
        code, *ranked = line.split("\t")
        for rank, cell in zip(RANKS, ranked, strict=True):
            for stem in cell.split():
                name = stem if stem.endswith("苏木") else stem + rank
                holders[name] = (*holders.get(name, ()), code)
    return holders


def holders_at(chars: str, start: int) -> tuple[str, ...]:
    """Return the codes of the districts that have the town named in full at ``start``; the longest name counts."""
    known = towns()
    for length in range(min(_LONGEST, len(chars) - start), 2, -1):
        if found := known.get(chars[start : start + length]):
            return found
    return ()


def once_held_at(chars: str, start: int) -> tuple[str, ...]:
    """Return the same for a town whose rank has changed: 金沙镇 is 金沙街道 now."""
    match = _TOWN.match(chars, start)
    return tuple({code: None for rank in RANKS for code in towns().get(match[1] + rank, ())}) if match else ()


def below(unit: Unit, chars: str, start: int, places: Gazetteer) -> Unit | None:
    """Return the one district within ``unit`` that has the town named at ``start``; None when none or several do."""
    for codes in (holders_at(chars, start), once_held_at(chars, start)):
        units = (places.units.get(code) for code in codes)
        found = [one for one in units if one and one.level == DISTRICT and unit in places.line(one)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def alone(chars: str, breaks: Iterable[int], places: Gazetteer) -> Unit | None:
    """Return what holds the town that the address begins with, or a part of it, when China has one of that name."""
    for start in sorted(breaks):
        codes = holders_at(chars, start)
        if len(codes) == 1 and (found := places.units.get(codes[0])):
            return found
    return None


def after_a_slip(unit: Unit, chars: str, start: int, places: Gazetteer) -> Unit | None:
    """Return the same for a town that stands behind the name of a district nobody knows (振诚区五龙背镇)."""
    match = _UNKNOWN.match(chars, start)
    return below(unit, chars, match.end(), places) if match else None


def settled(rivals: list[Unit], chars: str, start: int) -> list[Unit]:
    """Return those of several districts of one name that have the town named at ``start``; all when none has."""
    for codes in (holders_at(chars, start), once_held_at(chars, start)):
        if named := [unit for unit in rivals if unit.code in codes]:
            return named
    return rivals


def misspelt(unit: Unit, chars: str, start: int) -> Unit | None:
    """Return the one place directly within ``unit`` that ``start`` names with a slip of the pen (裕化区, 青云云谱区).

    Looked for only where a name of its kind stands, since that takes a comparison with each.
    """
    if not _UNKNOWN.match(chars, start):
        return None
    within = [one for one in _children().get(unit.code, ()) if slip(one.name, chars, start)]
    return within[0] if len(within) == 1 else None


@cache
def _children() -> dict[str, tuple[Unit, ...]]:
    held: dict[str, list[Unit]] = {}
    for unit in gazetteer().units.values():
        held.setdefault(unit.parent, []).append(unit)
    return {code: tuple(units) for code, units in held.items()}


def slip(name: str, chars: str, start: int) -> bool:
    """Tell whether ``chars`` has ``name`` at ``start`` with one character wrong, doubled or left out, its rank kept."""
    if nearly(name, chars, start):
        return True
    doubled = chars[start : start + len(name) + 1]
    if any(doubled == name[:at] + name[at - 1] + name[at:] for at in range(1, len(name))):
        return True
    shorter = chars[start : start + len(name) - 1]
    return len(name) > 3 and any(shorter == name[:at] + name[at + 1 :] for at in range(len(name) - 1))


def nearly(name: str, chars: str, start: int) -> bool:
    """Tell whether ``chars`` has ``name`` at ``start`` with one wrong character, its rank kept."""
    written = chars[start : start + len(name)]
    if start < 0 or len(name) < 3 or len(written) < len(name) or written[-1] != name[-1]:
        return False
    wrong = [(a, b) for a, b in zip(name, written, strict=True) if a != b]
    return len(wrong) == 1 and not _TELLING.intersection(wrong[0])
