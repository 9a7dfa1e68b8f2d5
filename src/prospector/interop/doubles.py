"""Cards that are about one person or company, found in a whole book (``services.ports.DoublesFinder``)."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from rapidfuzz.distance import OSA

from prospector.domain.duplicate import (
    WEIGHTS,
    Evidence,
    Pair,
    agreed,
    best_first,
    differs,
    pair,
    rarity,
    shared_by,
    weigh,
)
from prospector.domain.record import Record
from prospector.interop.double_blocks import candidates
from prospector.interop.double_likeness import NameCounts, Verdict, compare_names
from prospector.interop.double_names import Name, says_the_name
from prospector.interop.double_places import PlaceCounts, compare_places
from prospector.interop.double_records import Traits, traits_of

# Providers at which everybody has an address: the part behind the @ says nothing there.
_ANYBODYS_MAIL = re.compile(
    r"@(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|icloud|me|aol|gmx|web|mail|proton(?:mail)?|qq|163|126|yeah|sina"
    r"|sohu|foxmail|139|189|aliyun|yandex|orange|free|t-online|example)\."
)
_ROLE_ADDRESS = re.compile(r"(?:info|sales|office|contact|admin|service|support|mail|hello|hr|marketing)@")
# Of numbers that two cards share, only these last digits are equal where the country was understood in two ways.
_NATIONAL = 10
_SHORTEST = 7
# What is left of a shared fixed line between two who carry different mobiles.
_LINE_OF_TWO = 0.4
# Points of an address that is made of the name: it says the name again.
_NAME_AGAIN = 1.5
# From so many signs on a number is one of those with check digits (身份证, 统一社会信用代码, IBAN).
_CHECKED_ID = 15
# Namesakes born so many years apart, on another day, are father and son.
_GENERATION = 15


class DoublesFinder:
    """Finds the doubles among records; learns first from all of them what is rare."""

    def __init__(self, records: Iterable[Record], cards: int = 0) -> None:
        """Learn from ``records``; ``cards`` is how many the whole book has, where these are only some of it."""
        self._cards = [traits_of(record) for record in records]
        self._size = count = max(cards, len(self._cards))
        self._names = NameCounts(count, Counter(), Counter(), Counter())
        self._places = PlaceCounts(count)
        self._phones: Counter[str] = Counter()
        self._values: Counter[tuple[str, str]] = Counter()
        for card in self._cards:
            self._count(card)
        self._verdicts: dict[tuple[int, int], Verdict] = {}

    def _count(self, card: Traits) -> None:
        name = card.name
        if name.hanzi:
            whole = name.surname + name.given or name.core
            self._names.whole.update({whole, whole + name.trade, name.key})
            self._names.pinyin[name.pinyin] += 1
            self._names.words[name.surname] += 1
        else:
            self._names.words.update(set(name.tokens))
            self._names.pinyin["".join(name.tokens)] += 1
        self._places.add(card.place)
        self._phones.update({digits[-8:] for digits, *_ in card.phones})
        self._values.update(("email", email) for email in card.emails)
        self._values.update(card.ids.items())
        self._values.update(card.accounts.items())
        self._values.update(card.fields.items())
        for key in ("birthday", "employer", "website"):
            self._values[key, getattr(card, key)] += 1

    def pairs(self, least: float, advance: Callable[[int], None] = lambda _: None) -> Iterator[Pair]:
        """Yield every pair of at least that probability; ``advance`` is told of every thousand pairs compared."""
        cards = self._cards
        for number, (a, b) in enumerate(candidates(cards), 1):
            verdict = self._names_of(cards[a].name, cards[b].name)
            if not verdict.two or _own_in_common(cards[a], cards[b]):
                told = self._told(cards[a], cards[b], verdict)
                two = verdict.two or _two_generations(cards[a], cards[b])
                if weigh(told, self._size, two_people=two) >= least:
                    yield pair(cards[a].id, cards[b].id, told, self._size, two_people=two)
            if not number % 1_000:
                advance(1_000)

    def _names_of(self, a: Name, b: Name) -> Verdict:
        """Compare two names, once: equal names are one object."""
        key = (id(a), id(b))
        verdict = self._verdicts.get(key)
        if verdict is None:
            verdict = self._verdicts[key] = compare_names(a, b, self._names)
        return verdict

    def against(self, record: Record, least: float) -> list[Pair]:
        """Return how one more card compares with each, as pairs of at least that probability, the most likely first.

        The card itself has the id 0 until it is added, so it is the ``a`` of every pair.
        """
        card = traits_of(record)
        found = (self._compared(card, other) for other in self._cards)
        return best_first(pair for pair in found if pair.probability >= least)

    def _compared(self, a: Traits, b: Traits) -> Pair:
        """Return what speaks for and against two cards being one."""
        verdict = self._names_of(a.name, b.name)
        two = verdict.two or _two_generations(a, b)
        return pair(a.id, b.id, self._told(a, b, verdict), self._size, two_people=two)

    def _told(self, a: Traits, b: Traits, verdict: Verdict) -> list[Evidence]:
        company = a.company and b.company
        told = list(verdict.evidence)
        told += self._reached(a, b)
        told += self._own(a, b)
        told += compare_places(a.place, b.place, self._places, company=company)
        if a.kind != b.kind and a.name.legal != b.name.legal:
            told.append(differs("kind"))
        told += self._further(a, b)
        return told

    def _reached(self, a: Traits, b: Traits) -> list[Evidence]:
        """Telephones, e-mail addresses and accounts."""
        told: list[Evidence] = []
        if a.phones and b.phones:
            told += self._phones_of(a, b)
        if a.emails and b.emails:
            told.append(self._emails_of(a, b))
        for key in a.accounts.keys() & b.accounts.keys():
            value = a.accounts[key]
            if value == b.accounts[key]:
                told.append(shared_by("account", self._values[key, value], value, self._size))
            else:
                told.append(differs("account"))
        if a.website and b.website:
            if a.website != b.website:
                told.append(differs("website"))
            elif not any(item.trait == "email" and item.points > 0 for item in told):
                # The address of a company's mail is that of its website: said once.
                told.append(shared_by("website", self._values["website", a.website], a.website, self._size))
        return told

    def _phones_of(self, a: Traits, b: Traits) -> list[Evidence]:
        mobiles = [[number for number in side.phones if number.mobile] for side in (a, b)]
        carried = bool(mobiles[0] and mobiles[1]) and not (a.company or b.company)
        told: list[Evidence] = []
        for left in a.phones:
            for right in b.phones:
                if not _same_number(left.digits, left.known, right.digits, right.known):
                    continue
                shown = f"+{left.digits}" if left.known else left.digits
                if left.extension and right.extension and left.extension != right.extension:
                    told.append(agreed("phone", "near", WEIGHTS["phone"].near, shown))
                    continue
                trait = "mobile" if left.mobile or right.mobile else "phone"
                told.append(shared_by(trait, self._phones[left.digits[-8:]], shown, self._size))
        best = max(told, key=lambda item: (item.trait == "mobile", item.points), default=None)
        if best is None:
            return [differs("mobile" if carried else "phone")]
        if best.trait == "phone" and carried:
            # Colleagues and families share a line; each carries a mobile of their own.
            return [best._replace(points=best.points * _LINE_OF_TWO), differs("mobile")]
        return [best]

    def _emails_of(self, a: Traits, b: Traits) -> Evidence:
        common = next((email for email in a.emails if email in b.emails), "")
        if common:
            found = shared_by("email", self._values["email", common], common, self._size)
            return found._replace(points=found.points * 0.6) if _ROLE_ADDRESS.match(common) else found
        for left in a.emails:
            for right in b.emails:
                local_left, domain_left = left.partition("@")[::2]
                local_right, domain_right = right.partition("@")[::2]
                if local_left == local_right and len(local_left) >= 5 and not _ROLE_ADDRESS.match(left):
                    # first.last@ is made of the name, which is weighed already.
                    return agreed("email", "near", _NAME_AGAIN if says_the_name(local_left, a.name) else 4, left)
                if domain_left == domain_right and OSA.distance(local_left, local_right) == 1 and len(local_left) >= 6:
                    return agreed("email", "near", 3, left)
                if a.company and b.company and domain_left == domain_right and not _ANYBODYS_MAIL.search(left):
                    return agreed("email", "near", 4, left)
        return differs("email")

    def _own(self, a: Traits, b: Traits) -> list[Evidence]:
        """What belongs to one person alone and does not change."""
        told: list[Evidence] = []
        for key in a.ids.keys() & b.ids.keys():
            told.append(self._id(key, a.ids[key], b.ids[key]))
        if a.birthday and b.birthday:
            told.append(self._birthday(a.birthday, b.birthday))
        if a.gender and b.gender:
            same = a.gender == b.gender
            told.append(agreed("gender", "same", WEIGHTS["gender"].same) if same else differs("gender"))
        return told

    def _id(self, key: str, left: str, right: str) -> Evidence:
        if left == right:
            return shared_by("id", self._values[key, left], left, self._size)
        slips = OSA.distance(left, right)
        if min(len(left), len(right)) >= 6 and slips <= 2:
            return agreed("id", "near", WEIGHTS["id"].near if slips == 1 else 3, left)
        # What carries its own check digits is rarely taken for another one.
        return differs("id", 3.0 if min(len(left), len(right)) >= _CHECKED_ID else 1.0)

    def _birthday(self, left: str, right: str) -> Evidence:
        if left == right:
            points = rarity(self._values["birthday", left], self._size, 1 / 15_000)
            return agreed("birthday", "same", points, left)
        if left.startswith("lunar") != right.startswith("lunar"):
            return agreed("birthday", "near", 0, left)
        if left[-5:] == right[-5:] and (left.startswith("-") or right.startswith("-")):
            return agreed("birthday", "near", 5, left)
        # One digit wrong, two exchanged, or day and month.
        if OSA.distance(left, right) == 1 or (
            left[:4] == right[:4] and left[5:7] == right[8:] and left[8:] == right[5:7]
        ):
            return agreed("birthday", "near", 5, left)
        return differs("birthday", 0.7 if OSA.distance(left, right) == 2 else 1.0)

    def _further(self, a: Traits, b: Traits) -> list[Evidence]:
        """Employer and the further fields: little each, and nothing where they differ."""
        told: list[Evidence] = []
        if a.employer and b.employer:
            if a.employer == b.employer:
                points = rarity(self._values["employer", a.employer], self._size, 0.01)
                told.append(agreed("employer", "same", points, a.employer))
            elif a.employer in b.employer or b.employer in a.employer:
                told.append(agreed("employer", "near", 2, a.employer))
            else:
                told.append(differs("employer"))
        for key in a.fields.keys() & b.fields.keys():
            value = a.fields[key]
            if value == b.fields[key]:
                points = rarity(self._values[key, value], self._size, 0.02) - 2
                told.append(agreed("field", "same", points, value, key))
        return told


def _two_generations(a: Traits, b: Traits) -> bool:
    """Whether the birthdays are those of namesakes of two generations; an ID number in common outweighs them."""
    left, right = a.birthday, b.birthday
    if len(left) != len(right) or not (left[:4].isdigit() and right[:4].isdigit()):
        return False
    if abs(int(left[:4]) - int(right[:4])) < _GENERATION or left[5:] == right[5:]:
        return False
    return not any(OSA.distance(a.ids[key], b.ids[key]) <= 1 for key in a.ids.keys() & b.ids.keys())


def _own_in_common(a: Traits, b: Traits) -> bool:
    """Whether two cards share what belongs to one alone; nothing else that they share can outweigh two names."""
    return bool(
        (a.birthday and (a.birthday[:7] == b.birthday[:7] or a.birthday[-5:] == b.birthday[-5:]))
        or (a.ids and b.ids)
        or (a.accounts and not a.accounts.items().isdisjoint(b.accounts.items()))
        or (a.emails and not set(a.emails).isdisjoint(b.emails))
    )


def _same_number(left: str, left_known: bool, right: str, right_known: bool) -> bool:
    """Whether two numbers are one, also where one lacks its country or area, or was taken for another country's."""
    if left == right:
        return True
    short, long = sorted((left.lstrip("0"), right.lstrip("0")), key=len)
    if left_known and right_known and left[:2] == right[:2]:
        return False
    if len(short) == len(long) and left_known and right_known:
        # Two countries: one of them was guessed.
        return short[2:] == long[2:]
    if len(short) >= _SHORTEST and long.endswith(short):
        return True
    return len(short) >= _NATIONAL and short[-_NATIONAL:] == long[-_NATIONAL:]
