"""Addresses made comparable for finding doubles: house numbers, words of the street, and Chinese streets."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from prospector.domain.duplicate import WEIGHTS, Evidence, agreed, differs, rarity
from prospector.domain.name import fold_accents, has_hanzi, name_key


def _words_of(words: str) -> list[str]:
    return words.split()


# Many ways of writing one word. What is translated to nothing says too little to be compared.
_SAME_WORD = {
    form: word
    for word, forms in {
        "street": "st str strasse straße stret",
        "road": "rd",
        "avenue": "ave av aven",
        "boulevard": "blvd blv bvd boul",
        "drive": "dr drv",
        "lane": "ln",
        "place": "pl",
        "square": "sq",
        "court": "ct crt",
        "circuit": "cct circ",
        "crescent": "cres crs cr",
        "highway": "hwy hway",
        "parkway": "pkwy pky",
        "terrace": "tce terr ter",
        "close": "cl",
        "building": "bldg bld",
        "floor": "fl flr",
        "suite": "ste",
        "apartment": "apt unit flat",
        "mount": "mt",
        "saint": "sankt",
        "1st": "first",
        "2nd": "second",
        "3rd": "third",
        "4th": "fourth",
        "5th": "fifth",
        "6th": "sixth",
        "7th": "seventh",
        "8th": "eighth",
        "9th": "ninth",
        "10th": "tenth",
    }.items()
    for form in forms.split()
}
_ORDINAL = frozenset({"st", "nd", "rd", "th"})
_DIRECTIONS = frozenset(
    _words_of("n s e w north south east west ne nw se sw no nr number the of and at off between near")
)
_KINDS_OF_STREET = frozenset(
    _words_of(
        "street road avenue boulevard drive lane place square court circuit crescent highway parkway terrace close "
        "building floor suite apartment"
    )
)
# 53rd is a word, 53 a number.
_WORD = re.compile(r"\d+(?:st|nd|rd|th)\b|\d+[a-z]?\b|[^\W\d_]+")
_ADMINISTRATIVE = re.compile(
    "^(?:中国)?(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|特别行政区))?(?:[\u4e00-\u9fff]{2,7}?(?:市|自治州|地区|盟))?"
    "(?:[\u4e00-\u9fff]{1,7}?(?:[区县旗]|市))?"
)
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")


class Place(NamedTuple):
    """Where a card lies: ``house`` number, ``words`` of the street and further ``numbers``; of Chinese the ``street``.

    ``city`` and ``postcode`` are keys, empty when unknown.
    """

    house: str = ""
    words: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    street: str = ""
    city: str = ""
    postcode: str = ""
    shown: str = ""


def comparable_place(address: str, city: str, postcode: str, area: str) -> Place:
    """Return an address as it is compared; the ``area`` stands in for a city that is not given."""
    plain = unicodedata.normalize("NFKC", address)
    city_key = city_of(city or area)
    postcode_key = name_key(postcode) if postcode.strip() else ""
    if has_hanzi(plain):
        bare = "".join(plain.split())
        if not city_key and (found := re.search("[\u4e00-\u9fff]{2,4}?市", bare)):
            city_key = city_of(found[0])
        area_part = _ADMINISTRATIVE.match(bare)
        rest = bare[area_part.end() :] if area_part and area_part.end() < len(bare) else bare
        rest = re.sub(r"[^\w]", "", rest).casefold()
        numbers = tuple(re.findall(r"\d+", rest.translate(_HAN_DIGITS) if "号" in rest else rest))
        house = (
            found[1].translate(_HAN_DIGITS)
            if (found := re.search(r"([0-9〇零一二三四五六七八九]+)[号號]", rest))
            else ""
        )
        street = re.sub(r"[0-9]+.*", "", rest) if re.match(r"\D", rest) else re.sub(r"\d", "", rest)
        return Place(house or "".join(numbers[:1]), (), frozenset(numbers), street, city_key, postcode_key, address)
    words = [_SAME_WORD.get(word, word) for word in _WORD.findall(fold_accents(plain.casefold()))]
    numbers_found = [word for word in words if word[0].isdigit() and word[-2:] not in _ORDINAL]
    kept = tuple(word for word in words if word not in numbers_found and word not in _DIRECTIONS)
    return Place("".join(numbers_found[:1]), kept, frozenset(numbers_found), "", city_key, postcode_key, address)


@lru_cache(maxsize=4_096)
def city_of(typed: str) -> str:
    """Return the key of a city: 北京市朝阳区 and 北京 are one, so are “New York” and “New York City”."""
    if has_hanzi(typed):
        bare = re.sub("^[\u4e00-\u9fff]{2,8}?(?:省|壮族自治区|自治区)", "", "".join(typed.split()))
        found = re.match("[\u4e00-\u9fff]{2,7}?(?=市)", bare)
        return found[0] if found else bare.removesuffix("市")
    plain = fold_accents(unicodedata.normalize("NFKC", typed).casefold()).partition(",")[0]
    words = [word for word in re.findall(r"[^\W_]+", plain) if word not in _DIRECTIONS and word != "city"]
    return " ".join(words)


class PlaceCounts:
    """How many cards have each word of a street, each house, postcode and city."""

    def __init__(self, cards: int) -> None:
        self.cards = cards
        self.words: Counter[str] = Counter()
        self.houses: Counter[tuple[str, ...]] = Counter()
        self.postcodes: Counter[str] = Counter()
        self.cities: Counter[str] = Counter()

    def add(self, place: Place) -> None:
        """Count a card."""
        self.words.update(set(place.words))
        if place.street:
            self.words[place.street] += 1
        self.houses[house_key(place)] += 1
        self.postcodes[place.postcode] += 1
        self.cities[place.city] += 1


def house_key(place: Place) -> tuple[str, ...]:
    """Return what one house has in common, or nothing where street or number is unknown."""
    if not place.house:
        return ()
    if place.street:
        return (place.house, place.street[-4:])
    telling = [word for word in place.words if word not in _KINDS_OF_STREET]
    return (place.house, telling[0][:5]) if telling else ()


def compare_places(a: Place, b: Place, counts: PlaceCounts, *, company: bool) -> list[Evidence]:
    """Return what two addresses say."""
    told = _addresses(a, b, counts)
    if a.postcode and b.postcode:
        told.append(_postcodes(a, b, counts))
    if a.city and b.city:
        town = _cities(a, b, counts, "company_city" if company else "city")
        if town.points < 0 and any(item.trait == "house" for item in told):
            # There is a Station Road in every town.
            told = [differs("address"), *(item for item in told if item.trait == "postcode")]
        told.append(town)
    return told


def _postcodes(a: Place, b: Place, counts: PlaceCounts) -> Evidence:
    if a.postcode == b.postcode:
        return agreed("postcode", "same", rarity(counts.postcodes[a.postcode], counts.cards, 0.005), a.postcode)
    if OSA.distance(a.postcode, b.postcode) == 1:
        return agreed("postcode", "near", WEIGHTS["postcode"].near, a.postcode)
    return differs("postcode")


def _cities(a: Place, b: Place, counts: PlaceCounts, trait: str) -> Evidence:
    if a.city == b.city:
        return agreed(trait, "same", rarity(counts.cities[a.city], counts.cards, 0.02), a.city)
    short, long = sorted((a.city, b.city), key=len)
    contained = short in long if has_hanzi(short) else set(short.split()) <= set(long.split())
    if contained or (len(short) >= 4 and OSA.normalized_similarity(short, long) >= 0.7):
        return agreed(trait, "near", WEIGHTS[trait].near, a.city)
    return differs(trait)


def _addresses(a: Place, b: Place, counts: PlaceCounts) -> list[Evidence]:
    if a.street and b.street:
        likeness = fuzz.ratio(a.street, b.street) / 100
        if a.street.endswith(b.street) or b.street.endswith(a.street):
            likeness = max(likeness, 0.9)
        points = rarity(min(counts.words[a.street], counts.words[b.street]), counts.cards, 0.001) * likeness
        alike = likeness >= 0.75
    elif a.words and b.words:
        points, share = _words(a, b, counts)
        alike = share >= 0.5
        if alike and _other_kind(a, b):
            # Oak Drive is not Oak Lane.
            points *= 0.5
    else:
        return []
    if not alike:
        return [differs("address", 1.0 if not a.street or a.house != b.house else 0.5)]
    if a.house and b.house:
        if a.house == b.house:
            shared = max(0, min(counts.houses[house_key(a)], counts.houses[house_key(b)]) - 2)
            exact = a.numbers == b.numbers
            return [
                agreed(
                    "address",
                    "same" if exact else "near",
                    points + 4 - min(shared, 4) * 0.5,
                    a.shown,
                    cards=counts.cards,
                )
            ]
        common = bool(a.numbers & b.numbers) or OSA.distance(a.house, b.house) == 1
        return [
            agreed("address", "near", points * (0.7 if common else 0.3), a.shown),
            differs("house", 0.25 if common else 1.0),
        ]
    return [agreed("address", "near", points * 0.8, a.shown)]


def _other_kind(a: Place, b: Place) -> bool:
    """Whether both streets are said to be of one kind, and not of the same."""
    kinds = [_KINDS_OF_STREET.intersection(place.words) for place in (a, b)]
    return bool(kinds[0] and kinds[1] and not kinds[0] & kinds[1])


@lru_cache(maxsize=262_144)
def _one_word(a: str, b: str) -> float:
    if a == b:
        return 1.0
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) >= 4 and OSA.distance(a, b) <= (1 if len(long) < 8 else 2):
        return 0.8
    return 0.0


def _words(a: Place, b: Place, counts: PlaceCounts) -> tuple[float, float]:
    """Return the points of the street words in common, and the share of the shorter address that they are."""
    words_a, words_b = (tuple(word for word in place.words if word not in _KINDS_OF_STREET) for place in (a, b))
    if not words_a or not words_b:
        words_a, words_b = a.words, b.words
    few, many = (words_a, words_b) if len(words_a) <= len(words_b) else (words_b, words_a)
    if "".join(few) == "".join(many):
        few = many
    points = whole = 0.0
    for word in few:
        rare = min(8.0, rarity(counts.words[word], counts.cards, 0.05 if word in _KINDS_OF_STREET else 0.002))
        whole += rare
        points += rare * max(_one_word(min(word, other), max(word, other)) for other in many)
    return points, points / whole if whole else 0.0
