"""Chinese addresses, in characters or in pinyin, to units of the gazetteer."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from prospector.territory.choice import Choice, Found
from prospector.territory.gazetteer import CITY, DISTRICT, LANDS, MUNICIPALITIES, PROVINCE, Unit, gazetteer, sounds
from prospector.territory.hits import FULL, POST_PROVINCES, SHORT, Hit, Text, prepared, scan

SOUND_RANKS = re.compile(
    r"\b(?:province|city|municipality|district|county|prefecture|autonomous|region|new area|sheng|shi|qu|xian|zhuang"
    r"|u[yi]g[hu]*ur|hui|sar)\b"
)
# Written otherwise than pinyin has it, or shared by two places of very different size.
SPELT = {
    "hongkong": "810000", "kowloon": "810000", "macau": "820000", "macao": "820000", "innermongolia": "150000",
    "neimongol": "150000", "tibet": "540000", "shaanxi": "610000", "shanxi": "140000", "harbin": "230100",
    "hohhot": "150100", "urumqi": "650100", "lhasa": "540100", "kashgar": "653100", "ordos": "150600",
    "central": "810101", "sheungwan": "810101", "admiralty": "810101", "wanchai": "810107", "causewaybay": "810107",
    "northpoint": "810102", "quarrybay": "810102", "aberdeen": "810105", "tsimshatsui": "810109", "mongkok": "810109",
    "yaumatei": "810109", "shamshuipo": "810106", "kowlooncity": "810103", "hunghom": "810103", "wongtaisin": "810108",
    "kwuntong": "810104", "kowloonbay": "810104", "kwaichung": "810111", "tsingyi": "810111", "tsuenwan": "810117",
    "tuenmun": "810115", "yuenlong": "810118", "taipo": "810116", "shatin": "810114", "saikung": "810113",
    "suzhou": "320500", "fuzhou": "350100", "canton": "440100", "amoy": "350200", "peking": "110000",
}  # fmt: skip


def resolve(address: str, *, postcode: str = "") -> Found | None:
    """Return what the Chinese ``address`` names, or None; ``postcode`` helps to choose between namesakes."""
    places = gazetteer()
    text = prepared(address, places.simple)
    hits = scan(text, places)
    province = POST_PROVINCES.get((postcode or text.postcode)[:2], "") if len(postcode or text.postcode) == 6 else ""
    return Choice(text, hits, places, province).found()


def begins_abroad(address: str) -> bool:
    """Return whether the address begins with another country's Chinese name (韩国首尔江南区 is not in 南宁)."""
    places = gazetteer()
    start = address.lstrip()[:12].translate(places.simple)
    return any(start[:length] in places.abroad for length in range(2, len(start) + 1))


def resolve_latin(segments: Sequence[str], *, sure: bool = False) -> Found | None:
    """Return what an address in pinyin or English names, its parts given smallest first, or None.

    With ``sure`` a place counts only beside one that holds it (Suzhou, Jiangsu): the address may lie anywhere.
    """
    hits: list[Hit] = []
    position = 0
    for segment in reversed(segments):
        found = _sounding(segment)
        spans = [found] if found else [_sounding(words) or [] for words in _word_groups(segment)]
        for units in spans:
            hits.extend(Hit(position, position + 1, unit, kind) for unit, kind in units)
            position += 1
    text = Text("-" * position, frozenset(range(position + 1)), "")
    chosen = Choice(text, hits, gazetteer(), "").found() if hits else None
    if chosen is None or chosen.unit is None:
        return chosen
    if sure and len({hit.unit.code for hit in hits} & {unit.code for unit in gazetteer().line(chosen.unit)}) < 2:
        return None
    return Found(chosen.unit) if chosen.name else chosen


def _sounding(words: str) -> list[tuple[Unit, int]] | None:
    """Return the units that a name in pinyin or English may mean, each with how it is written; None for no name."""
    plain = unicodedata.normalize("NFKD", words).casefold()
    plain = re.sub(r"[0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c)))
    stem = re.sub(r"[^a-z]", "", SOUND_RANKS.sub(" ", plain)).replace("v", "u")
    if stem in SPELT:
        return [(gazetteer().units[SPELT[stem]], FULL)]
    kind = FULL if SOUND_RANKS.search(plain) else SHORT
    return [(unit, kind) for unit in sounds().get(stem, ())] or None


def _word_groups(segment: str) -> Iterator[str]:
    """Yield the parts of a segment without commas: names of up to three words with their rank, else single words."""
    words = segment.split()
    at = 0
    while at < len(words):
        length = next((n for n in (3, 2) if at + n <= len(words) and _sounding(" ".join(words[at : at + n]))), 1)
        yield " ".join(words[at : at + length])
        at += length


def parts(unit: Unit) -> tuple[str, str, str, str]:
    """Return country, province, city and district of ``unit`` (a municipality is province and city; Hong Kong's city
    is 香港)."""
    named = {u.level: u.name for u in gazetteer().line(unit)}
    country = LANDS.get(unit.code[:2], "CN")
    province, city = named.get(PROVINCE, ""), named.get(CITY, "")
    if unit.code[:2] in MUNICIPALITIES:
        city = province
    elif country in ("HK", "MO"):
        city = province[:2]
    return country, province, city, named.get(DISTRICT, "")
