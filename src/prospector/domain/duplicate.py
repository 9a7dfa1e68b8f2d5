"""When two cards are about one person or company (``H1``: duplicates merged): evidence, its weight, clusters.

After Fellegi and Sunter, "A theory for record linkage" (JASA 64, 1969): every trait that two cards share or differ in
adds points, the binary logarithm of how much likelier that is between two cards of one person than between two cards of
different people. Agreement on what is rare in the book says more than agreement on what is common. The sum, with the
chance that any two cards are doubles at all, is a probability.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log2
from typing import NamedTuple

from prospector.domain.text import N_, Text, text

# From this probability on two cards are taken for one; the one threshold of every list.
LIKELY = 0.5
# From this one on a card is not added beside another without being asked for, nor taken in by an import as a new one.
CERTAIN = 0.95
# Counts of a small book say little: they are blended with what is usual as if so many cards of elsewhere were known.
ELSEWHERE = 1_000
# Of one card, about so many doubles are expected in a book; and no book is so small that chance would not count.
_DOUBLES_A_CARD = 0.5
_SMALLEST_BOOK = 1_000


class Weight(NamedTuple):
    """Points (bits) of a trait: at most ``same`` when it agrees, ``near`` when nearly, ``differs`` when it does not."""

    same: float
    near: float = 0.0
    differs: float = 0.0


# What the traits weigh. People change numbers, jobs and addresses, but not their birthday.
WEIGHTS: Mapping[str, Weight] = {
    "name": Weight(14, 10, -8),
    "given_name": Weight(0, 0, -6),
    "surname": Weight(0, 0, -5),
    "phone": Weight(10, 2, -3),
    "mobile": Weight(10, 0, -4),
    "email": Weight(11, 4, -2.5),
    "account": Weight(10, 0, -1.5),
    "id": Weight(15, 8, -6),
    "birthday": Weight(11, 5, -7),
    "gender": Weight(0.5, 0, -5),
    "address": Weight(10, 6, -3),
    "house": Weight(0, 0, -2),
    "postcode": Weight(5, 1.5, -1),
    "city": Weight(2, 0.5, -1.5),
    "company_city": Weight(2, 0.5, -3),
    "employer": Weight(4, 2, -1.5),
    "website": Weight(7, 0, -0.5),
    "kind": Weight(0, 0, -2),
    "field": Weight(3),
}
# Address, postcode and city follow from one another: together no more, and no less, than this.
PLACE_MOST, PLACE_LEAST = 12.0, -5.0
# So many points further fields can bring together.
FIELDS_MOST = 6.0
# A name that nothing but the town confirms, where numbers or e-mail addresses differ: a namesake, mostly.
NAME_ALONE = 10.0
# All that a brand has in every place: name, website, trade. No more than that between places which share neither
# telephone nor address, because these are branches, shops of a chain, namesakes in one firm.
BRAND_MOST = 8.0
_BRAND = frozenset({"name", "website", "employer"})
_LINES = frozenset({"phone", "mobile", "email", "account"})
_HOMES = frozenset({"address", "house", "city", "company_city"})
_OWN = frozenset({"id", "birthday", "address"}) | _LINES
# An agreement of fewer points confirms nothing.
_TELLING = 3.0
# A family or an office shares telephone, address and surname. Where the names say two people, that much is left of it.
SHARED_MOST = 4.0
SHARED = frozenset(
    {"phone", "mobile", "address", "postcode", "city", "company_city", "name", "employer", "website", "field"}
)

_SAID: Mapping[tuple[str, str], str] = {
    ("name", "same"): N_("same name"),
    ("name", "near"): N_("similar name"),
    ("name", "pinyin"): N_("same name in pinyin"),
    ("name", "swapped"): N_("same name, given and family name swapped"),
    ("name", "part"): N_("one name is part of the other"),
    ("name", "core"): N_("same company name but for its legal form"),
    ("name", "differs"): N_("different names"),
    ("given_name", "differs"): N_("different given names"),
    ("surname", "differs"): N_("different family names"),
    ("phone", "same"): N_("same phone {value}"),
    ("phone", "near"): N_("same switchboard {value}"),
    ("phone", "differs"): N_("different phones"),
    ("mobile", "same"): N_("same phone {value}"),
    ("mobile", "differs"): N_("different phones"),
    ("email", "same"): N_("same e-mail {value}"),
    ("email", "near"): N_("similar e-mail {value}"),
    ("email", "differs"): N_("different e-mails"),
    ("account", "same"): N_("same account {value}"),
    ("account", "differs"): N_("different accounts"),
    ("id", "same"): N_("same ID number {value}"),
    ("id", "near"): N_("nearly the same ID number {value}"),
    ("id", "differs"): N_("different ID numbers"),
    ("birthday", "same"): N_("same birthday {value}"),
    ("birthday", "near"): N_("nearly the same birthday {value}"),
    ("birthday", "differs"): N_("different birthdays"),
    ("gender", "same"): N_("same gender"),
    ("gender", "differs"): N_("different genders"),
    ("address", "same"): N_("same address {value}"),
    ("address", "near"): N_("similar address {value}"),
    ("address", "differs"): N_("different addresses"),
    ("house", "differs"): N_("different house numbers"),
    ("postcode", "same"): N_("same postcode {value}"),
    ("postcode", "near"): N_("similar postcode {value}"),
    ("postcode", "differs"): N_("different postcodes"),
    ("city", "same"): N_("same city {value}"),
    ("city", "near"): N_("similar city {value}"),
    ("city", "differs"): N_("different cities"),
    ("company_city", "same"): N_("same city {value}"),
    ("company_city", "near"): N_("similar city {value}"),
    ("company_city", "differs"): N_("different cities"),
    ("employer", "same"): N_("same employer {value}"),
    ("employer", "near"): N_("similar employer {value}"),
    ("employer", "differs"): N_("different employers"),
    ("website", "same"): N_("same website {value}"),
    ("website", "differs"): N_("different websites"),
    ("kind", "differs"): N_("a person and a company"),
    ("field", "same"): N_("same {field}: {value}"),
}


# Weighed apart, told as one.
_TOLD_AS = {"company_city": "city", "mobile": "phone"}
# The ``field`` of a name that a company is registered by: in one town nobody else has it.
REGISTERED = "registered"


class Evidence(NamedTuple):
    """One thing that speaks for or against: the ``trait`` (key of ``WEIGHTS``), how it compares, points, the value.

    ``field`` is the further field that it is about; of a name, ``REGISTERED`` or nothing.
    """

    trait: str
    verdict: str
    points: float
    value: str = ""
    field: str = ""

    @property
    def code(self) -> str:
        """The stable word of the machine formats, for example ``phone_same`` or ``birthday_differs``."""
        return f"{_TOLD_AS.get(self.trait, self.trait)}_{self.verdict}"

    @property
    def text(self) -> Text:
        """The reason in words."""
        return text(_SAID[self.trait, self.verdict], value=self.value, field=self.field)


class Pair(NamedTuple):
    """Two cards, the lower id first, the probability that they are one, and why, what says most first."""

    a: int
    b: int
    probability: float
    reasons: tuple[Evidence, ...]


class Cluster(NamedTuple):
    """Cards that are one; ``probability`` is that of the weakest pair that holds them together."""

    ids: tuple[int, ...]
    probability: float
    pairs: list[Pair]


def rarity(count: int, cards: int, usual: float) -> float:
    """Return the points of agreeing on a value that ``count`` of ``cards`` cards have: the rarer, the more.

    The two cards that agree do not count themselves. ``usual`` is the share of cards that have such a value elsewhere.
    """
    return -log2((max(count - 2, 0) + ELSEWHERE * usual) / (cards + ELSEWHERE))


@lru_cache(maxsize=16)
def growth(cards: int) -> float:
    """Return by how much more a rare agreement may weigh in a book larger than ``ELSEWHERE``.

    There any two cards are the less likely to be doubles, and what only these two of all cards share is the rarer.
    """
    return log2(max(cards, ELSEWHERE) / ELSEWHERE)


def agreed(trait: str, verdict: str, points: float, value: str = "", field: str = "", *, cards: int = 0) -> Evidence:
    """Return evidence for; ``points`` are cut to the weight of the trait, in a book of so many ``cards``."""
    weight = WEIGHTS[trait]
    most = weight.near if verdict in ("near", "part") else weight.same + growth(cards)
    return Evidence(trait, verdict, max(0.0, min(most, points)), value, field)


def shared_by(trait: str, count: int, value: str, cards: int) -> Evidence:
    """Return the evidence of sharing what should be one's own, such as a telephone number, that ``count`` cards have.

    Of a number on many cards, each pair is the less likely to be one person: it is a switchboard.
    """
    points = WEIGHTS[trait].same + growth(cards) - 1.5 * log2(max(count - 1, 1))
    return agreed(trait, "same", points, value, cards=cards)


def differs(trait: str, share: float = 1.0) -> Evidence:
    """Return evidence against; ``share`` of the weight of the trait."""
    return Evidence(trait, "differs", WEIGHTS[trait].differs * share)


def prior(cards: int) -> float:
    """Return the points with which two cards of a book of so many begin: hardly any two are doubles."""
    return log2(_DOUBLES_A_CARD / max(cards, _SMALLEST_BOOK))


def weigh(evidence: Sequence[Evidence], cards: int, *, two_people: bool = False) -> float:
    """Return the probability that two cards are one; ``two_people`` when their names say otherwise."""
    place = fields = shared = own = brand = 0.0
    for item in evidence:
        if item.trait in ("address", "house", "postcode", "city", "company_city"):
            place += item.points
        elif item.trait == "field":
            fields += item.points
        elif item.trait in _BRAND and item.points > 0:
            brand += item.points
        elif item.trait in SHARED and item.points > 0:
            shared += item.points
        else:
            own += item.points
    place = min(PLACE_MOST, max(PLACE_LEAST, place))
    brand = min(brand + min(FIELDS_MOST, fields), _most_of_brand(evidence) + growth(cards))
    shared += brand + max(0.0, place)
    points = prior(cards) + own + min(0.0, place) + (min(SHARED_MOST, shared) if two_people else shared)
    odds: float = 2.0 ** max(-60.0, min(60.0, points))
    return odds / (1.0 + odds)


def _most_of_brand(evidence: Sequence[Evidence]) -> float:
    """Return how much name, website, employer and fields may say together, by what else agrees or differs."""
    apart = {item.trait for item in evidence if item.points < 0}
    telling = {item.trait for item in evidence if item.points >= _TELLING} - (
        {"address"} if "house" in apart else set()
    )
    elsewhere = bool(apart & {"city", "company_city"})
    registered = any(item.trait == "name" and item.field == REGISTERED for item in evidence)
    if telling & _OWN or not apart & (_LINES | _HOMES) or (registered and not elsewhere):
        return 60.0
    if apart & _LINES and apart & _HOMES:
        return BRAND_MOST
    return 60.0 if telling & {"employer", "website"} and not elsewhere else NAME_ALONE


def pair(a: int, b: int, evidence: Sequence[Evidence], cards: int, *, two_people: bool = False) -> Pair:
    """Return the pair of cards ``a`` and ``b`` with its probability, its reasons ordered by what they say."""
    reasons = sorted((item for item in evidence if item.points), key=lambda item: -abs(item.points))
    return Pair(min(a, b), max(a, b), weigh(evidence, cards, two_people=two_people), tuple(reasons))


def best_first(pairs: Iterable[Pair]) -> list[Pair]:
    """Return ``pairs``, the most probable first, by ids where equal."""
    return sorted(pairs, key=lambda found: (-round(found.probability, 6), found.a, found.b))


def clusters(pairs: Iterable[Pair], apart: Iterable[tuple[int, int]] = ()) -> list[Cluster]:
    """Return the groups of cards that ``pairs`` make, the most certain first.

    The surest pairs are joined first; two groups are never joined against the word of the user: ``apart`` are pairs of
    ids that were told not to be the same.
    """
    told = {frozenset(ids) for ids in apart}
    group: dict[int, set[int]] = {}
    held: dict[int, tuple[float, list[Pair]]] = {}
    for found in best_first(pairs):
        left, right = (group.setdefault(card_id, {card_id}) for card_id in (found.a, found.b))
        if left is not right:
            if told and any(frozenset((one, other)) in told for one in left for other in right):
                continue
            known = held.pop(id(left), (1.0, []))[1] + held.pop(id(right), (1.0, []))[1]
            left |= right
            group.update(dict.fromkeys(right, left))
            # Pairs come by probability, so the one that joins is the weakest that holds the group together.
            held[id(left)] = (found.probability, known)
        held[id(left)][1].append(found)
    distinct = {id(members): members for members in group.values() if len(members) > 1}
    made = [Cluster(tuple(sorted(members)), *held[key]) for key, members in distinct.items()]
    return sorted(made, key=lambda cluster: (-round(cluster.probability, 6), cluster.ids))
