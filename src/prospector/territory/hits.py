"""Names of the gazetteer found in a Chinese text, each with how it is written; ``choice`` decides between them."""

import re
import unicodedata
from itertools import accumulate
from typing import NamedTuple

from prospector.territory.gazetteer import CITY, DISTRICT, PROVINCE, Gazetteer, Unit

FULL, FORMER, SHORT = 0, 1, 2
# What is written after a stem when the rank is an old or a careless one: 新津县 for 新津区, 广西省, 柳州地区.
RANKS = {
    PROVINCE: ("特别行政区", "自治区", "特区", "省", "市"),
    CITY: ("自治州", "地区", "州", "盟", "市"),
    DISTRICT: ("自治县", "自治旗", "新区", "林区", "特区", "县", "市", "区", "旗"),
}
ROAD = re.compile(
    # 五四路 and the like are roads of their own: 鼓楼五四路 is in 鼓楼.
    "(?!(?:五四|五一|八一|七一|二七|三八|九一|一二九|一二八|五七|九四|六一)(?:路|街|大))[东南西北中内外新老上下前后一二三四五六七八九十0-9]{0,3}"
    "(?:大道|大街|路(?!.?[镇乡])|街(?!道|街道|[镇乡])|巷|胡同|弄(?!岛)|国道|高速|公路|大桥(?![镇乡]|街道)|立交|地铁站)"
)
TOWN = re.compile("[镇乡村](?!.{1,3}(?:街道|[镇乡]))")
HOUSE = re.compile(
    "(?:大学|学院|中学|小学|医院|银行|大厦|广场|宾馆|酒店|饭店|公园|花园|小区|集团|公司|汽车|商场|商城|市场|百货|影城|山庄|家园|新村|陵)"
    "(?![镇乡]|街道)"
)
FILLER = re.compile("中华人民共和国|^中国|市辖区|(?:省|自治区)直辖(?:县级)?行政(?:区划|单位)")
# The first two digits of a postcode tell the province (China Post); the value is the start of its gazette code.
POST_PROVINCES = {
    digits: code
    for code, all_digits in {
        "11": "10", "12": "30", "13": "05 06 07", "14": "03 04", "15": "01 02", "21": "11 12", "22": "13",
        "23": "15 16", "31": "20", "32": "21 22", "33": "31 32", "34": "23 24", "35": "35 36", "36": "33 34",
        "37": "25 26 27",
        "41": "45 46 47", "42": "43 44", "43": "41 42", "44": "51 52", "45": "53 54", "46": "57", "50": "40",
        "51": "61 62 63 64", "52": "55 56", "53": "65 66 67", "54": "85", "61": "71 72", "62": "73 74", "63": "81",
        "64": "75", "65": "83 84",
    }.items()
    for digits in all_digits.split()
}  # fmt: skip


class Hit(NamedTuple):
    """A unit's name in the text, from ``start`` to ``end``; ``kind`` is FULL, FORMER or SHORT."""

    start: int
    end: int
    unit: Unit
    kind: int


class Text(NamedTuple):
    """An address without spaces and punctuation; ``breaks`` are the places where some were."""

    chars: str
    breaks: frozenset[int]
    postcode: str


def prepared(address: str, simple: dict[int, str]) -> Text:
    """Return ``address`` in plain simplified characters; a postcode in it is taken out."""
    plain = unicodedata.normalize("NFKC", address).translate(simple)
    postcode = ""
    if (found := re.search(r"(?<![0-9])[0-9]{6}(?![0-9号楼室栋])", plain)) and found[0][:2] in POST_PROVINCES:
        postcode = found[0]
        plain = f"{plain[: found.start()]} {plain[found.end() :]}"
    plain = FILLER.sub(" ", plain)
    words = [word for word in re.split(r"[\W_]+", plain) if word]
    ends = accumulate(map(len, words), initial=0)
    return Text("".join(words), frozenset(ends), postcode)


def scan(text: Text, places: Gazetteer) -> list[Hit]:
    """Return every name in the text that may be meant as a place."""
    chars, hits = text.chars, []
    for start in range(len(chars) - 1):
        for length in places.lengths.get(chars[start : start + 2], ()):
            name = chars[start : start + length]
            for unit in places.stems.get(name, ()):
                if hit := read(chars, start, start + length, unit, places):
                    hits.append(hit)
                if unit.level == CITY and chars.startswith(("市中", "市南", "市北"), start + length):
                    # 济南市中区 may leave out one 市 of 济南市市中区.
                    hits.append(Hit(start, start + length, unit, SHORT))
            hits.extend(Hit(start, start + length, unit, FORMER) for unit in places.former.get(name, ()))
            hits.extend(
                Hit(start, start + length, unit, SHORT)
                for unit in places.short.get(name, ())
                if not ROAD.match(chars, start + length)
                and not (name in places.words and HOUSE.match(chars, start + length))
            )
    return hits


def read(chars: str, start: int, end: int, unit: Unit, places: Gazetteer) -> Hit | None:
    """Return how ``unit`` is written at ``start``, its stem ending at ``end``; None as part of a street's name."""
    if chars.startswith(unit.name, start):
        return Hit(start, start + len(unit.name), unit, FULL)
    for rank in RANKS[unit.level]:
        # 江北新区 is a new area of 南京, no old form of a district called 江北.
        if chars.startswith(rank, end) and unit.stem + rank not in places.short:
            # 长沙市 is the city, never the old form of 长沙县.
            cities = (u for u in places.stems[unit.stem] if u.level < unit.level)
            if any(u.name == unit.stem + rank for u in cities):
                return None
            return Hit(start, end + len(rank), unit, FORMER)
    if any(below.parent == unit.code for below in places.stems.get(chars[end : end + 2], ())):
        # 唐山路北 is its district, not a street called 唐山路.
        return Hit(start, end, unit, SHORT)
    if ROAD.match(chars, end) or (unit.level == DISTRICT and TOWN.match(chars, end)):
        return None
    if unit.stem in places.words and HOUSE.match(chars, end):
        return None
    return Hit(start, end, unit, SHORT)
