"""Names made comparable for finding doubles: of people and companies, in Latin letters, characters and pinyin."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from cleanco import basename

from prospector.domain.card import COMPANY
from prospector.domain.name import fold_accents, has_hanzi, name_key
from prospector.interop.double_words import (
    BRACKETED,
    BRANCH,
    COMMON,
    EMPTY,
    FORMS,
    GENERIC,
    LEGAL,
    LONG_SURNAMES,
    NUMBERS,
    REGION,
    SAME_FORM,
    SURNAMES,
    TITLES,
    TITLES_AFTER,
    TRADE,
    WORD,
)
from prospector.interop.name_words import hanzi_syllables
from prospector.interop.row_parts import is_company_name


@dataclass(frozen=True, slots=True)
class Name:
    """One name as it is compared.

    ``tokens`` are the Latin words that mean something, in order; of a Chinese person ``surname`` and ``given``; of a
    Chinese company ``core`` (without region, trade and legal form), ``trade``, ``region`` and ``branch``. ``pinyin`` is
    in full without spaces; ``company`` tells whether it is known to be one, ``legal`` whether the name says so, and
    ``form`` as which one, for Latin names.
    """

    key: str
    company: bool
    tokens: tuple[str, ...] = ()
    surname: str = ""
    given: str = ""
    core: str = ""
    trade: str = ""
    region: str = ""
    branch: str = ""
    pinyin: str = ""
    legal: bool = False
    form: str = ""

    @property
    def hanzi(self) -> bool:
        """Whether it is written in Chinese characters."""
        return bool(self.surname or self.given or self.core)

    @property
    def person(self) -> bool:
        """Whether it is the Chinese name of a person."""
        return bool(self.surname or self.given)


def made_comparable(name: str, kind: str) -> Name:
    """Return ``name`` as it is compared; ``kind`` is that of the card, which a name such as “… Ltd” overrules."""
    plain = unicodedata.normalize("NFKC", name).strip()
    legal = is_company_name(plain)
    company = kind == COMPANY or legal
    if has_hanzi(plain):
        bare = "".join(BRACKETED.sub("", plain).split()) or "".join(plain.split())
        hanzi = "".join(char for char in bare if has_hanzi(char))
        untitled = TITLES_AFTER.sub("", hanzi)
        if not company and len(hanzi) > 1 and len(untitled) <= 4 and len(hanzi) == len(bare.replace("·", "")):
            return _person(name_key(plain), untitled)
        if not company and len(hanzi) > 4 and "·" in bare:
            return Name(name_key(plain), False, given=hanzi, pinyin=_pinyin(hanzi))
        return _chinese_company(name_key(plain), plain, company, legal)
    return _latin(plain, company, legal)


@lru_cache(maxsize=65_536)
def _pinyin(hanzi: str) -> str:
    return "".join(hanzi_syllables(hanzi))


def _person(key: str, bare: str) -> Name:
    length = 2 if bare[:2] in LONG_SURNAMES and len(bare) > 2 else 1
    surname, given = bare[:length], bare[length:]
    syllables = hanzi_syllables(bare, person=True)
    return Name(key, False, surname=surname, given=given, pinyin="".join(syllables))


def _chinese_company(key: str, plain: str, company: bool, legal: bool) -> Name:
    region = "".join(REGION.findall(" ".join(BRACKETED.findall(plain)))[:1])
    bare = "".join(char for char in BRACKETED.sub("", plain) if char.isalnum())
    branch = ""
    if found := BRANCH.search(bare):
        place = found[1] or ""
        if found[2] in ("分公司", "分店", "支行", "分行", "办事处", "营业部"):
            branch = place + found[2]
            head = bare[: found.start()]
            if legal_end := re.search("公司|银行", head + place):
                cut = legal_end.end()
                branch, bare = (head + place)[cut:] + found[2], (head + place)[:cut]
            elif head:
                bare = head
    while True:
        shorter = LEGAL.sub("", bare)
        if shorter == bare or not shorter:
            break
        bare = shorter
    if (found := REGION.match(bare)) and len(bare) - found.end() >= 2:
        region, bare = found[0], bare[found.end() :]
    trade = ""
    while (found := TRADE.search(bare)) and found.start() >= 2:
        trade, bare = found[0] + trade, bare[: found.start()]
    region = re.sub("(?:省|市|特别行政区|(?:壮族)?自治区)$", "", region)
    core = bare.casefold()
    return Name(key, company, core=core, trade=trade, region=region, branch=branch, pinyin=_pinyin(core), legal=legal)


def _latin(plain: str, company: bool, legal: bool) -> Name:
    shown = basename(plain.replace("（", "(").replace("）", ")")) if legal else plain
    folded = fold_accents((shown or plain).casefold()).replace("'", "").replace("’", "").replace("&", " and ")
    if "," in folded and not company:
        # Smith, John
        last, _, first = folded.partition(",")
        folded = f"{first} {last}"
    words = WORD.findall(folded)
    if company:
        while len(words) > 1 and words[-1] in FORMS:
            words.pop()
    stated = [
        word for word in re.findall(r"[^\W_]+", fold_accents(plain.casefold())) if word in FORMS - {"co", "company"}
    ]
    form = " ".join(SAME_FORM.get(word, word) for word in stated) if legal else ""
    kept = tuple(word for word in words if word not in EMPTY and word not in TITLES) or tuple(words)
    return Name(name_key(plain), company, tokens=kept, legal=legal, form=form)


def usual_share(token: str) -> float:
    """Return the share of names elsewhere that carry a Latin word."""
    if token in GENERIC:
        return 0.03
    return 0.01 if token in COMMON else 0.001


def usual_person(name: Name) -> float:
    """Return the share of Chinese people who are called so: by surname, and by the length of the given name."""
    surname = 0.001 * SURNAMES.get(name.surname, 1)
    return surname * ((0.01 if len(name.given) == 1 else 0.0012) if name.given else 1.0)


def usual_pinyin(name: Name) -> float:
    """Return the share of people whose name is read so; some three characters share a reading."""
    return 3 * usual_person(name)


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers in a name, by which the shops of a chain are told apart."""
    return frozenset(NUMBERS.findall(text))
