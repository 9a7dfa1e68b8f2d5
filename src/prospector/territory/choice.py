"""The most likely reading among the names found in an address.

Each hit is weighed as the smallest unit of the address: by how fully it is written, by the hits of its city and
province, and by where it stands; the heaviest wins. Nothing is decided by order of reading alone, so a company's name
before the address, a province said twice or a city left out do no harm, and a name that several places bear equally
is reported as such instead of guessed.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from prospector.territory import towns
from prospector.territory.gazetteer import CITY, DISTRICT, PROVINCE, Gazetteer, Unit
from prospector.territory.hits import FULL, SHORT, Hit, Text

WEIGHTS = {
    PROVINCE: (3.0, 3.0, 2.5),
    CITY: (4.0, 3.8, 3.0),
    DISTRICT: (5.0, 4.5, 3.0),
}
LEAD = re.compile("(?:公司|分公司|集团|位于|地址|在|于|到|至|厂|中心|门店|店|办事处|中国|号|室|楼|层)$")
ZONE = re.compile(
    "([一-鿿]{0,4}?)(经济技术开发区|高新技术产业开发区|高新技术开发区|高技术产业开发区|高新产业开发区|高新开发区|高新区|经济开发区|经开区"
    "|开发区|综合保税区|保税区|保税港区|自贸区|工业园区|新区|示范区|试验区|管理区|风景名胜区)"
)
ZONE_NAMES = {
    "经开区": "经济技术开发区",
    "高新技术产业开发区": "高新区",
    "高新技术开发区": "高新区",
    "高新产业开发区": "高新区",
    "高新开发区": "高新区",
}
NOT_IN_A_ZONE = re.compile("[路街道号省市区县镇乡村]")
# 中山小榄镇 is in the city, 中山路 and 中山装 are not.
TOWN_AFTER = re.compile("[一-鿿]{1,4}(?:镇|街道|乡)")
# Provinces by the first digits of their codes, and the one that they were part of until 1997 (重庆) and 1988 (海南).
FORMERLY_OF = {"500000": "510000", "460000": "440000"}
# Within Hong Kong a quarter may follow 九龙, 新界 or the island's name.
LOOSE = 8
KOWLOON = ("九龙", "九龙城区")


class Found(NamedTuple):
    """What an address names: ``unit`` is the smallest certain one; ``name`` a district or zone below it that the
    gazetteer cannot tell apart or does not hold."""

    unit: Unit | None
    name: str = ""


class Choice:
    """Weighs the hits of one address against each other."""

    def __init__(self, text: Text, hits: Sequence[Hit], places: Gazetteer, province: str) -> None:
        self.text = text
        self.hits = hits
        self.places = places
        self.province = province
        self.ends = {hit.end for hit in hits}
        # A short name within a full one is none; one that merely overlaps it (深圳“市南”山区) says nothing against it.
        self.spans = {(hit.start, hit.end, hit.kind == SHORT) for hit in hits}
        self.of: dict[str, list[Hit]] = {}
        for hit in hits:
            self.of.setdefault(hit.unit.code, []).append(hit)

    def found(self) -> Found | None:
        """Return the heaviest reading; of equals the first; namesakes in one place are left open."""
        weighed = [(weight, hit) for hit in self.hits if (weight := self.weigh(hit)) is not None]
        if not weighed:
            return self.by_town()
        top = max(weight for weight, _ in weighed)
        best = [hit for weight, hit in weighed if weight > top - 0.05]
        first = min(best, key=lambda hit: (hit.start, -hit.end))
        rivals = {hit.unit.code: hit.unit for hit in best if (hit.start, hit.end) == (first.start, first.end)}
        if len(rivals) > 1 and self.province:
            rivals = {c: u for c, u in rivals.items() if c.startswith(self.province)} or rivals
        left = list(rivals.values())
        if len(left) > 1 and left[0].level == DISTRICT:
            left = self.by_city(first, towns.settled(left, self.text.chars, first.end))
        if len(left) > 1:
            return self.open(first, left)
        unit = left[0]
        if unit.level == DISTRICT:
            return Found(unit)
        if zone := self.zone(unit, first):
            return Found(unit, zone)
        return Found(self.finer(unit, first.end))

    def by_town(self) -> Found | None:
        """Return what holds a town that no other names; None where the address names none."""
        unit = towns.alone(self.text.chars, self.text.breaks, self.places)
        return Found(unit) if unit else None

    def by_city(self, hit: Hit, rivals: list[Unit]) -> list[Unit]:
        """Return those of several districts whose city stands before them with one wrong character (深训市南山区)."""
        cities = {unit.code: self.places.units[unit.parent] for unit in rivals}
        nearly = [
            unit
            for unit in rivals
            if towns.nearly(cities[unit.code].name, self.text.chars, hit.start - len(cities[unit.code].name))
        ]
        return nearly or rivals

    def finer(self, unit: Unit, end: int) -> Unit:
        """Return the district within ``unit`` that is named by a town of it, or with a slip of the pen."""
        chars, end = self.text.chars, self.repeated(unit, end)
        found = towns.below(unit, chars, end, self.places)
        if found is None and not ZONE.match(chars, end):
            found = towns.after_a_slip(unit, chars, end, self.places) or towns.misspelt(unit, chars, end)
            if found and found.level == CITY:
                return self.finer(found, end + len(found.name))
        return found or unit

    def repeated(self, unit: Unit, end: int) -> int:
        """Return where a mention of ``unit`` ends when it is said once more right after ``end``."""
        return next((again.end for again in self.of.get(unit.code, ()) if again.start == end), end)

    def open(self, hit: Hit, rivals: list[Unit]) -> Found | None:
        """Return what all ``rivals`` lie in, with their common name; None for a short name that says nothing."""
        common = [u for u in self.places.line(rivals[0])[1:] if all(u in self.places.line(r) for r in rivals[1:])]
        if hit.kind == SHORT:
            return Found(common[0]) if common else None
        if not common and not (hit.kind == FULL and self.anchored(hit.start)):
            return None
        return Found(common[0] if common else None, self.text.chars[hit.start : hit.end])

    def zone(self, unit: Unit, hit: Hit) -> str:
        """Return the development zone named right after ``unit``: it has no code of its own, but people go there.

        The best known ones are a name of their city (江北新区).
        """
        chars, end = self.text.chars, hit.end
        for named in (hit, *(again for again in self.of.get(unit.code, ()) if again.start == end)):
            if named.kind == SHORT and ZONE.fullmatch(chars, named.start, named.end):
                return chars[named.start : named.end]
        match = ZONE.match(chars, self.repeated(unit, end))
        if not match or NOT_IN_A_ZONE.search(match[1]):
            return ""
        name = ZONE_NAMES.get(match[2], match[2])
        return (match[1] or (unit.stem if name == "新区" else "")) + name

    def anchored(self, start: int) -> bool:
        """Return whether a place may well begin here: at the beginning, after a break, another place or a lead-in."""
        return (
            start == 0
            or start in self.text.breaks
            or start in self.ends
            or LEAD.search(self.text.chars, max(0, start - 4), start) is not None
        )

    def weigh(self, hit: Hit) -> float | None:
        """Return how likely ``hit`` is the smallest unit of the address; None when it cannot be."""
        unit = hit.unit
        holders = [self.holder(hit, above) for above in self.places.line(unit)[1:]]
        held = [holder for holder in holders if holder is not None]
        close = any(holder.end == hit.start for _, holder in held)
        full = hit.kind != SHORT
        if not close and any(start < hit.start < end and not (short and full) for start, end, short in self.spans):
            return None
        if not self.stands(hit, held, close):
            return None
        weight = WEIGHTS[unit.level][hit.kind] + sum(value for value, _ in held)
        begin = min([hit.start, *(holder.start for _, holder in held)])
        if not self.anchored(begin):
            weight -= 1 + min(2.0, 0.05 * begin)
        if unit.level == DISTRICT and hit.kind == FULL and self.follows_district(hit):
            weight += 0.5
        if (name := self.text.chars[hit.start : hit.end]) in KOWLOON and name != unit.name:
            weight -= 1.0
        return weight - self.contradiction(hit, held)

    def holder(self, hit: Hit, above: Unit) -> tuple[float, Hit] | None:
        """Return the best mention of ``above`` for ``hit`` and what it adds; mentions after it count for less."""
        best: tuple[float, Hit] | None = None
        former = self.of.get(FORMERLY_OF.get(above.code, ""), ())
        for other in (*self.of.get(above.code, ()), *former):
            value = WEIGHTS[above.level][other.kind]
            if other.end <= hit.start:
                value *= max(0.3, 1 - 0.03 * (hit.start - other.end))
            elif other.start >= hit.end and (other.kind == FULL or self.anchored(other.start)):
                value *= 0.5
            else:
                continue
            if best is None or value > best[0]:
                best = (value, other)
        return best

    def stands(self, hit: Hit, held: list[tuple[float, Hit]], close: bool) -> bool:
        """Return whether the name suffices as it is written: short and everyday names need support."""
        unit, chars = hit.unit, self.text.chars
        name = chars[hit.start : hit.end]
        if hit.kind == SHORT and unit.level == DISTRICT and self.places.units[unit.parent].stem == unit.stem:
            # 湘潭 is the city, and 湘潭湘潭 its county of that name.
            return any(holder.end == hit.start and holder.unit.code == unit.parent for _, holder in held)
        if close:
            return True
        if hit.end - hit.start == 2 and chars[hit.start + 1] == "区":
            return False
        if hit.kind != SHORT:
            return True
        if held and unit.code[:2] in ("81", "82") and any(0 <= hit.start - h.end <= LOOSE for _, h in held):
            return True
        if not self.anchored(hit.start) or (unit.code[:2] in ("81", "82") and not name.startswith(unit.stem)):
            # A quarter of Hong Kong is told from its namesakes elsewhere only by the city's name.
            return False
        alone = hit.end == len(chars) or hit.end in self.text.breaks
        if held and alone:
            return True
        namesakes = self.places.stems.get(name) or self.places.short.get(name, ())
        if any(other.level < unit.level for other in namesakes):
            return False
        if unit.level == DISTRICT and (len(namesakes) > 1 or (hit.start and hit.start not in self.text.breaks)):
            return False
        if alone or name not in self.places.words:
            return True
        return unit.level == CITY and TOWN_AFTER.match(chars, hit.end) is not None

    def follows_district(self, hit: Hit) -> bool:
        """Return whether a district ends where ``hit`` begins: 巢湖市庐江县 names the prefecture that was first."""
        return any(
            o.end == hit.start
            and o.unit.level == DISTRICT
            and o.unit.code[:2] == hit.unit.code[:2]
            and o.unit.name[-1] == "市"
            for o in self.hits
        )

    def contradiction(self, hit: Hit, held: list[tuple[float, Hit]]) -> float:
        """Return what to subtract because another city or province was named before ``hit``.

        A county may have moved to another city of its province (柳州地区忻城县, now in 来宾): when the name is the only
        one of its kind and follows directly, it is believed.
        """
        if held or hit.unit.level == PROVINCE:
            return 0.0
        line = {unit.code for unit in self.places.line(hit.unit)}
        for other in self.hits:
            if other.unit.level == DISTRICT or other.unit.code in line or other.end > hit.start:
                continue
            if other.kind == SHORT and not self.anchored(other.start):
                continue
            if hit.unit.level == CITY:
                return 1.0
            alike = sum(1 for rival in self.hits if (rival.start, rival.end) == (hit.start, hit.end))
            near = other.end == hit.start and other.unit.code[:2] == hit.unit.code[:2]
            return 0.5 if near and alike == 1 else 3.0
        return 0.0
