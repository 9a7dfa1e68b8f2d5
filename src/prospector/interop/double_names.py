"""Names made comparable for finding doubles: of people and companies, in Latin letters, characters and pinyin."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from prospector.domain.card import COMPANY
from prospector.domain.name import fold_accents, has_hanzi, name_key
from prospector.interop.company_names import is_company_name
from prospector.interop.double_firms import Firm
from prospector.interop.double_forms import without_form
from prospector.interop.double_words import (
    COMMON,
    EMPTY,
    GENERIC,
    LONG_SURNAMES,
    SURNAMES,
    TITLES,
    TITLES_AFTER,
    WORD,
)
from prospector.interop.name_words import hanzi_syllables
from prospector.interop.simplified import simplified

_BRACKETED = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]")


class Name(NamedTuple):
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
    plain = simplified(unicodedata.normalize("NFKC", name).strip())
    legal = is_company_name(plain)
    company = kind == COMPANY or legal
    if has_hanzi(plain):
        bare = "".join(_BRACKETED.sub("", plain).split()) or "".join(plain.split())
        hanzi = "".join(char for char in bare if has_hanzi(char))
        untitled = TITLES_AFTER.sub("", hanzi)
        # Tony 张伟 and 张伟A are called 张伟; 3M中国 is nobody's name.
        beside = bare.replace("·", "").replace(hanzi, "")
        if not company and len(hanzi) > 1 and len(untitled) <= 4 and (not beside or beside.isalpha()):
            return _person(name_key(plain), untitled)
        if not company and len(hanzi) > 4 and "·" in bare:
            return Name(name_key(plain), False, given=hanzi, pinyin=spoken(hanzi))
        return _chinese_company(name_key(plain), plain, company, legal)
    return _latin(plain, company, legal)


@lru_cache(maxsize=65_536)
def spoken(hanzi: str) -> str:
    """Return the pinyin of characters in full, without spaces."""
    return "".join(hanzi_syllables(hanzi))


def _person(key: str, bare: str) -> Name:
    length = 2 if bare[:2] in LONG_SURNAMES and len(bare) > 2 else 1
    surname, given = bare[:length], bare[length:]
    syllables = hanzi_syllables(bare, person=True)
    return Name(key, False, surname=surname, given=given, pinyin="".join(syllables))


def _chinese_company(key: str, plain: str, company: bool, legal: bool) -> Name:
    firm = Firm(plain)
    return Name(
        key,
        company or firm.legal,
        core=firm.core,
        trade=firm.trade,
        region=firm.region,
        branch=firm.branch,
        pinyin=spoken(firm.core),
        legal=legal or firm.legal,
    )


def _latin(plain: str, company: bool, legal: bool) -> Name:
    folded = fold_accents(plain.casefold()).replace("'", "").replace("’", "").replace("&", " and ")
    if "," in folded and not company:
        # Smith, John
        last, _, first = folded.partition(",")
        folded = f"{first} {last}"
    words, form, sure = without_form(WORD.findall(folded), company=company)
    kept = tuple(word for word in words if word not in EMPTY and word not in TITLES) or tuple(words)
    legal = legal or sure
    return Name(name_key(plain), company or sure, tokens=kept, legal=legal, form=form if legal else "")


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


@lru_cache(maxsize=65_536)
def says_the_name(written: str, name: Name) -> bool:
    """Return whether a word of an address is made of the name and nothing else, but for one letter."""
    rest = "".join(char for char in fold_accents(written) if char.isalnum())
    for word in sorted((*name.tokens, name.pinyin, spoken(name.surname), spoken(name.given)), key=len, reverse=True):
        if len(word) >= 2:
            rest = rest.replace(word, "", 1)
    return len(rest) <= 1 and not any(char.isdigit() for char in rest)


# Of a long name so many words are looked for; the rest only orders what was found.
_LOOKED_FOR = 3


def looked_for(name: str, kind: str) -> tuple[str, ...]:
    """Return the ways in which a name is looked for: its characters, its pinyin by syllables, its telling words."""
    made = made_comparable(name, kind)
    hanzi = made.surname + made.given or made.core
    if made.hanzi:
        return (hanzi, " ".join(hanzi_syllables(hanzi, person=made.person)))
    telling = [word for word in made.tokens if len(word) > 1] or list(made.tokens)
    # Bob is Robert, and a slip of the pen leaves the other words as they are.
    return tuple(dict.fromkeys((" ".join(telling[:_LOOKED_FOR]), *telling[:_LOOKED_FOR])))
