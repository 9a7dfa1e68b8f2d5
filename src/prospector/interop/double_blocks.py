"""Which pairs of cards are compared at all: those that share one of many keys, so that the work grows with the book.

Comparing all pairs of 50,000 cards would be 1.25 thousand million comparisons; doubles that share none of these keys
have nothing in common by which they could be found.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from prospector.interop.double_places import house_key
from prospector.interop.double_records import Traits

# A key that more cards share than this tells nobody apart: switchboards, defaults, the commonest names. Doubles among
# them are found by their other keys.
_MOST = 60
# A whole name may be so common before a second trait must agree too; a mere sound or word must be rare.
_MOST_NAMESAKES = 100
_MOST_SOUNDS = 16
_MOST_OF = {"=": _MOST_NAMESAKES} | dict.fromkeys("|.~", _MOST_SOUNDS)
_SOUND = str.maketrans(
    {"c": "k", "q": "k", "z": "s", "v": "f", "w": "f", "d": "t", "b": "p", "m": "n", "j": "g", "y": "i"}
    | dict.fromkeys("aeiouh", None)
)


def _sound(word: str) -> str:
    """Return the first sound and the next three consonants of a word, so that most slips change nothing."""
    if not word.isascii():
        return word[:3]
    rest = word[1:].translate(_SOUND)
    plain = "".join(sign for at, sign in enumerate(rest) if not at or sign != rest[at - 1])
    return word[0] + plain[:3]


def candidates(cards: Sequence[Traits]) -> Iterator[tuple[int, int]]:
    """Yield the positions of the cards to compare, each pair once, the lower first."""
    blocks: dict[str, list[int]] = {}
    for position, card in enumerate(cards):
        for key in set(_keys(card)):
            blocks.setdefault(key, []).append(position)
    size = len(cards)
    seen: set[int] = set()
    for key, members in blocks.items():
        if len(members) < 2:
            continue
        most = _MOST_OF.get(key[0], _MOST)
        for group in [members] if len(members) <= most else _parted(members, cards, _MOST_SOUNDS):
            for a, b in combinations(group, 2):
                seen.add(a * size + b)
    blocks.clear()
    for number in seen:
        yield divmod(number, size)


def _parted(members: list[int], cards: Sequence[Traits], most: int) -> Iterator[list[int]]:
    """Part a block that is too large by further traits; what shares none of them stays apart."""
    parts: dict[str, list[int]] = {}
    for position in members:
        for key in _further(cards[position]):
            parts.setdefault(key, []).append(position)
    return (part for part in parts.values() if 2 <= len(part) <= most)


def _further(card: Traits) -> Iterable[str]:
    place = card.place
    if place.postcode:
        yield "p" + place.postcode
    if place.city:
        yield "c" + place.city
    if card.birthday:
        yield "b" + card.birthday[-5:]
    if card.employer:
        yield "e" + card.employer
    if place.house:
        yield "h" + place.house
    name = card.name
    if name.hanzi:
        yield "n" + (name.surname + name.given or name.core)
        yield "y" + name.pinyin
    else:
        yield "n" + " ".join(sorted(name.tokens))
    for digits, *_ in card.phones:
        yield "t" + digits[-8:]


def _keys(card: Traits) -> Iterable[str]:
    for digits, *_ in card.phones:
        if len(digits) >= 6:
            yield "t" + digits[-8:]
    for email in card.emails:
        yield "@" + email
        local = email.partition("@")[0]
        if len(local) >= 5:
            yield "l" + local
    for key, value in card.ids.items():
        yield f"i{key}:{value}"
    for key, value in card.accounts.items():
        yield f"a{key}:{value}"
    if card.website:
        yield "w" + card.website
    yield from _name_keys(card)
    yield from _place_keys(card)


def _name_keys(card: Traits) -> Iterable[str]:
    name = card.name
    if name.hanzi:
        yield from _chinese_keys(card)
        sounds: Sequence[str] = (name.surname or name.core[:2],)
    else:
        sounds = sorted({_sound(word) for word in name.tokens})
        yield from _latin_keys(card, sounds)
    day = card.birthday
    if day:
        yield "d" + day
    for sound in sounds:
        for trait in (card.place.postcode, day[5:], card.place.house, card.place.city):
            if trait:
                yield f"|{sound} {trait}"


def _chinese_keys(card: Traits) -> Iterable[str]:
    name, city = card.name, card.place.city
    whole = name.surname + name.given or name.core
    yield "=" + whole
    yield "=" + name.pinyin
    yield "=" + "".join(sorted(whole))
    if len(name.core) >= 3:
        # A company known by the beginning of its name, or with one wrong sign.
        yield "<" + name.core[:2]
        yield ">" + name.core[-2:] + name.region
    elif name.core:
        yield "<" + name.core
    if name.given:
        yield f"%{name.given}{city}"
        yield f"s{name.surname}{name.given[-1:]}{city}"


def _latin_keys(card: Traits, sounds: Sequence[str]) -> Iterable[str]:
    words = sorted(card.name.tokens)
    yield "=" + " ".join(words)
    yield "=" + card.name.key
    yield "=" + "".join(card.name.tokens)
    yield "=" + "".join(reversed(card.name.tokens))
    for pair in combinations(sounds[:5], 2):
        yield "~" + " ".join(pair)
    if len(sounds) == 1:
        yield "~" + sounds[0]
    for word in words:
        if len(word) >= 3:
            yield "." + word


def _place_keys(card: Traits) -> Iterable[str]:
    place = card.place
    if house := house_key(place):
        yield "h" + " ".join(house)
    if place.house and place.postcode:
        yield f"z{place.postcode} {place.house}"
