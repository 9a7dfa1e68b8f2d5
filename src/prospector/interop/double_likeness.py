"""How two names compare, as evidence; the counts of the book tell which agreement is rare."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA, JaroWinkler

from prospector.domain.duplicate import REGISTERED, WEIGHTS, Evidence, agreed, differs, growth, rarity
from prospector.interop.double_firms import are_two_outlets, in_one_trade, numbers_in
from prospector.interop.double_forms import abbreviates
from prospector.interop.double_names import Name, spoken, usual_person, usual_pinyin, usual_share
from prospector.interop.double_words import SHORT_FORMS

# Of one word that agrees, so many points at most: the book is no census.
_WORD_MOST = 10.0
# From this likeness on two words may be one, badly typed.
_ALIKE = 0.89
_COMPANY_USUAL = 0.0005
# Trades that go together less well than this belong to two companies where both names are given in full.
_RELATED = 0.7
# Points of a name that is the first letters of another.
_ACRONYM = 7.0


class NameCounts(NamedTuple):
    """How many cards carry each word, each whole name (of a company also its core, without and with trade), pinyin."""

    cards: int
    words: Counter[str]
    whole: Counter[str]
    pinyin: Counter[str]


class Verdict(NamedTuple):
    """What two names say: evidence, and whether they are plainly the names of two."""

    evidence: tuple[Evidence, ...]
    two: bool = False


def compare_names(a: Name, b: Name, counts: NameCounts) -> Verdict:
    """Return what the names of two cards say."""
    if a.hanzi != b.hanzi:
        return _across(a, b, counts) if a.hanzi else _across(b, a, counts)
    if not a.hanzi:
        return _latin(a, b, counts)
    if a.person and b.person:
        return _people(a, b, counts)
    return _companies(a, b, counts)


def _alike(counts: NameCounts, verdict: str, points: float, *, registered: bool = False) -> Evidence:
    return agreed("name", verdict, points, field=REGISTERED if registered else "", cards=counts.cards)


def _two(*evidence: Evidence) -> Verdict:
    return Verdict(evidence, True)


def _one(*evidence: Evidence) -> Verdict:
    return Verdict(evidence)


# --- Chinese people ---------------------------------------------------------------------------------------------------
def _people(a: Name, b: Name, counts: NameCounts) -> Verdict:
    """Compare two Chinese names; one different sign of the given name is mostly a different person."""
    whole_a, whole_b = a.surname + a.given, b.surname + b.given
    if whole_a == whole_b:
        return _one(_alike(counts, "same", rarity(counts.whole[whole_a], counts.cards, usual_person(a))))
    if a.pinyin == b.pinyin:
        # 张伟 and 张玮: heard on the telephone, or two people.
        return _one(_alike(counts, "pinyin", rarity(counts.pinyin[a.pinyin], counts.cards, usual_pinyin(a)) - 2))
    if sorted(whole_a) == sorted(whole_b) and (a.given + a.surname == whole_b or b.given + b.surname == whole_a):
        return _one(_alike(counts, "swapped", rarity(counts.whole[whole_a], counts.cards, usual_person(a)) - 2))
    if not a.given or not b.given:
        return _surname_alone(a, b, counts)
    if whole_a in (b.given,) or whole_b in (a.given,):
        return _one(_alike(counts, "part", 4))
    if a.surname == b.surname:
        return _two(differs("given_name"))
    if a.given == b.given and len(a.given) > 1:
        return _two(_alike(counts, "near", 2), differs("surname"))
    return _two(differs("name"))


def _surname_alone(a: Name, b: Name, counts: NameCounts) -> Verdict:
    if a.surname != b.surname:
        return _two(differs("name"))
    return _one(_alike(counts, "part", rarity(counts.words[a.surname], counts.cards, 0.03) - 2))


# --- Chinese and Latin ------------------------------------------------------------------------------------------------
def _across(chinese: Name, latin: Name, counts: NameCounts) -> Verdict:
    """Compare a Chinese name with one in Latin letters: by pinyin, in either order of given and family name."""
    joined = "".join(latin.tokens)
    readings = {joined, "".join(reversed(latin.tokens)), "".join((*latin.tokens[1:], *latin.tokens[:1]))}
    if latin.tokens:
        readings.add("".join((latin.tokens[-1], *latin.tokens[:-1])))
    if chinese.pinyin in readings:
        usual = usual_pinyin(chinese) if chinese.person else _COMPANY_USUAL
        return _one(_alike(counts, "pinyin", rarity(counts.pinyin[chinese.pinyin], counts.cards, usual) - 1))
    if chinese.person and not chinese.given and chinese.pinyin in (latin.tokens[:1] + latin.tokens[-1:]):
        return _one(_alike(counts, "part", rarity(counts.words[chinese.surname], counts.cards, 0.03) - 2))
    if chinese.core and (chinese.core in latin.tokens or _begins_with(latin, chinese.pinyin)):
        # 华为技术有限公司 and Huawei Technologies.
        return _one(_alike(counts, "part", 6 if len(chinese.core) > 1 else 3))
    if not chinese.person and not chinese.core:
        return _one()
    # Many Chinese have a Western given name, and companies an English name: not alike, but no proof of two.
    return _two(differs("name", 0.4))


def _begins_with(latin: Name, pinyin: str) -> bool:
    return any("".join(latin.tokens[:count]) == pinyin for count in range(1, min(len(latin.tokens), 4) + 1))


# --- Chinese companies ------------------------------------------------------------------------------------------------
def _companies(a: Name, b: Name, counts: NameCounts) -> Verdict:
    """Compare by the core that is left without region, trade and legal form; then by these."""
    core_a, core_b = a.core or a.surname + a.given, b.core or b.surname + b.given
    told: list[Evidence] = []
    if core_a == core_b:
        points = rarity(counts.whole[core_a], counts.cards, _COMPANY_USUAL) - (0 if len(core_a) > 1 else 3)
        if a.trade and a.trade == b.trade:
            points = max(points, rarity(counts.whole[core_a + a.trade], counts.cards, _COMPANY_USUAL / 4))
        if a.region and a.region == b.region:
            points += 1.5
        if a.key == b.key and a.legal:
            # Within a province a registered name is given once.
            points = max(points, rarity(counts.whole[a.key], counts.cards, _COMPANY_USUAL / 10))
        verdict = "same" if a.key == b.key else "core"
        one_place = a.region == b.region or not (a.region and b.region)
        registered = a.legal and b.legal and bool(a.trade) and a.trade == b.trade and one_place
        told.append(_alike(counts, verdict, points, registered=registered))
    else:
        likeness = _core_likeness(core_a, a, core_b, b)
        if not likeness:
            return _two(differs("name"))
        told.append(_alike(counts, "near", likeness * min(10.0, 3.0 * min(len(core_a), len(core_b)))))
    two = a.branch != b.branch and bool(a.branch and b.branch)
    if a.branch != b.branch:
        # A house and one of its branches are two, unless everything else is one: then a name was cut short.
        told.append(differs("name", 1.0 if two else 0.75))
    elif are_two_outlets(a.key, b.key):
        two = True
        told.append(differs("name"))
    if numbers_in(a.key) != numbers_in(b.key):
        two = True
        told.append(differs("name", 0.75))
    if a.region and b.region and a.region != b.region and "中国" not in (a.region, b.region):
        told.append(differs("company_city"))
    common = in_one_trade(a.trade, b.trade)
    if common < 1 and spoken(core_a + a.trade) != spoken(core_b + b.trade):
        # 鑫盛建筑 and 鑫盛食品 are sisters at best.
        two = two or not common or (common < _RELATED and ((a.legal and b.legal) or core_a == core_b))
        told.append(differs("name", 0.8 * (1 - common)))
    return Verdict(tuple(told), two)


def _core_likeness(core_a: str, a: Name, core_b: str, b: Name) -> float:
    """How alike two cores are that are not equal, 0 to 1; 0 is not at all."""
    if (a.pinyin and a.pinyin == b.pinyin) or spoken(core_a + a.trade) == spoken(core_b + b.trade):
        return 0.8
    short, long = sorted((core_a, core_b), key=len)
    if len(short) >= 2 and (long.startswith(short) or (a.key in b.key or b.key in a.key)):
        return 0.7
    if len(short) >= 4 and OSA.normalized_similarity(core_a, core_b) >= 0.75:
        return 0.6
    return 0.0


# --- Latin letters ----------------------------------------------------------------------------------------------------
@lru_cache(maxsize=262_144)
def _word_likeness(a: str, b: str) -> float:
    """How alike two words are, 0 to 1: equal, badly typed, cut short, or an initial."""
    if a == b:
        return 1.0
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if len(short) == 1:
        return 0.3 if long[0] == short else 0.0
    if short.isdigit() or long.isdigit():
        return 0.0
    if b in SHORT_FORMS.get(a, ()) or a in SHORT_FORMS.get(b, ()):
        return 0.8
    if abbreviates(short, long):
        return 0.9
    if len(short) >= 3 and long.startswith(short):
        return 0.75
    if len(short) >= 4 and OSA.distance(a, b) <= (1 if len(long) < 8 else 2):
        return 0.8
    return 0.7 if len(short) >= 3 and JaroWinkler.similarity(a, b) >= _ALIKE else 0.0


def _matched(a: Sequence[str], b: Sequence[str]) -> tuple[list[tuple[str, str, float]], list[str], list[str]]:
    """Pair the words of two names, the most alike first; return the pairs and what is left on either side."""
    if a == b:
        return [(word, word, 1.0) for word in a], [], []
    likely = sorted(
        (
            (likeness, -abs(i - j), i, j)
            for i, left in enumerate(a)
            for j, right in enumerate(b)
            if (likeness := _word_likeness(left, right) if left <= right else _word_likeness(right, left))
        ),
        reverse=True,
    )
    of_a: dict[int, int] = {}
    of_b: set[int] = set()
    pairs = []
    for likeness, _order, i, j in likely:
        if i not in of_a and j not in of_b:
            of_a[i] = j
            of_b.add(j)
            pairs.append((a[i], b[j], likeness))
    left = [word for i, word in enumerate(a) if i not in of_a]
    right = [word for j, word in enumerate(b) if j not in of_b]
    return pairs, left, right


def _word_points(word: str, counts: NameCounts) -> float:
    return min(_WORD_MOST + growth(counts.cards), rarity(counts.words[word], counts.cards, usual_share(word)))


def _latin(a: Name, b: Name, counts: NameCounts) -> Verdict:
    verdict = _words(a, b, counts)
    if a.form and b.form and a.form != b.form and "co" not in (a.form, b.form):
        # A GmbH and a Ltd are two companies, perhaps of one house.
        return verdict._replace(evidence=(*verdict.evidence, differs("name", 0.4)))
    return verdict


def _words(a: Name, b: Name, counts: NameCounts) -> Verdict:
    pairs, left, right = _matched(a.tokens, b.tokens)
    if left or right:
        joined_a, joined_b = "".join(sorted(a.tokens)), "".join(sorted(b.tokens))
        if (
            a.key == b.key
            or "".join(a.tokens) == "".join(b.tokens)
            or (min(len(joined_a), len(joined_b)) >= 8 and OSA.normalized_similarity(joined_a, joined_b) >= 0.85)
        ):
            # Spaces within or missing between words.
            points = sum(_word_points(word, counts) for word in min(a.tokens, b.tokens, key=len)) * 0.8
            return _one(_alike(counts, "near", points))
    points = sum(
        likeness * (_word_points(left_word, counts) + _word_points(right_word, counts)) / 2
        for left_word, right_word, likeness in pairs
    )
    if _is_acronym(a, b) or _is_acronym(b, a):
        return _one(_alike(counts, "near", _ACRONYM))
    if not pairs:
        return _two(differs("name"))
    if left and right:
        return _partly(a, b, points, left, right, counts)
    exact = all(likeness == 1.0 for _, _, likeness in pairs)
    if left or right:
        over = sum(min(3.0, 0.3 * _word_points(word, counts)) for word in left or right)
        return _one(_alike(counts, "part", 0.85 * (points - min(over, 0.5 * points))))
    if not exact:
        return _one(_alike(counts, "near", points))
    if a.tokens == b.tokens:
        if a.form and a.form == b.form and len(a.tokens) > 1:
            return _one(_alike(counts, "same", points, registered=True))
        return _one(_alike(counts, "core" if a.key != b.key and a.company else "same", points))
    return _one(_alike(counts, "swapped", points - 0.5))


def _is_acronym(short: Name, long: Name) -> bool:
    """Whether one name is made of the first letters of the other: IBM."""
    letters = "".join(word[0] for word in long.tokens)
    return len(short.tokens) == 1 and len(letters) >= 3 and short.tokens[0] in (letters, letters + long.form[:1])


def _partly(a: Name, b: Name, points: float, left: list[str], right: list[str], counts: NameCounts) -> Verdict:
    """Two names that have a word in common, and each one that the other lacks."""
    against = min(sum(_word_points(word, counts) for word in words) for words in (left, right))
    if numbers_in(" ".join(left)) != numbers_in(" ".join(right)) or not (a.company or b.company):
        against = max(against, WEIGHTS["name"].near)
    first = a.tokens[0] == b.tokens[0] and len(a.tokens[0]) > 3
    if first and not a.company and not b.company and len(a.tokens) == len(b.tokens) == 2:
        # Married, or a colleague or sister of that name: what is one's own must tell.
        return _two(_alike(counts, "near", points * 0.5), differs("surname"))
    share = min(1.0, against / 10)
    return _two(_alike(counts, "near", points * 0.7), differs("given_name", share))
