"""MAN qualification (``H7``): money, authority, need; each yes, no or unknown; eight classes and what to do in each."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text

LETTERS = {"M": N_("money"), "A": N_("authority"), "N": N_("need")}
YES, NO, UNKNOWN = "yes", "no", "unknown"
VALUES = {YES: N_("yes"), NO: N_("no"), UNKNOWN: N_("unknown")}

HOT, CONTACT, NURTURE, NON_CUSTOMER, UNQUALIFIED = "hot", "contact", "nurture", "non-customer", "unknown"
CLASSES = {
    HOT: N_("hot prospect"),
    CONTACT: N_("contact"),
    NURTURE: N_("nurture"),
    NON_CUSTOMER: N_("non-customer"),
    UNQUALIFIED: N_("not yet known"),
}

# The table of H7: code, class, advice.
_CLASS_OF = {
    "MAN": (HOT, N_("Ideal: sell now.")),
    "MAn": (CONTACT, N_("Skilled selling can create the need.")),
    "MaN": (CONTACT, N_("Find the person with authority.")),
    "mAN": (CONTACT, N_("Look into the financial situation, credit and terms.")),
    "maN": (NURTURE, N_("Keep in touch and develop until another condition is met.")),
    "mAn": (NURTURE, N_("Keep in touch and develop until another condition is met.")),
    "Man": (NURTURE, N_("Keep in touch and develop until another condition is met.")),
    "man": (NON_CUSTOMER, N_("Stop contact.")),
}
CODES = tuple(_CLASS_OF)

# What to ask while a letter is unknown.
QUESTIONS = {
    "M": N_("What budget is set aside for this, and when can it be spent?"),
    "A": N_("Who else has a say, and who signs in the end?"),
    "N": N_("What are you using today, and what would have to be better?"),
}


@lru_cache(maxsize=64)
def _code_of(values: tuple[str, ...]) -> str:
    return "".join(
        letter if value == YES else letter.lower() if value == NO else "?"
        for letter, value in zip(LETTERS, values, strict=True)
    )


class Man(NamedTuple):
    """The three letters as far as they are known: each ``yes``, ``no`` or ``unknown``."""

    money: str = UNKNOWN
    authority: str = UNKNOWN
    need: str = UNKNOWN

    @property
    def code(self) -> str:
        """The code of H7: capital yes, small no, ``?`` unknown (``M?N``)."""
        return _code_of(self)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The letters still to be found out."""
        return tuple(letter for letter, value in zip(LETTERS, self, strict=True) if value not in (YES, NO))

    @property
    def klass(self) -> str:
        """The class of H7, or ``unknown`` until all three letters are known (the last one always decides it)."""
        return _CLASS_OF[self.code][0] if not self.unknown else UNQUALIFIED

    @property
    def advice(self) -> Text:
        """What to do next."""
        if not self.unknown:
            return text(_CLASS_OF[self.code][1])
        return text(N_("Find out the missing letters first."))


def read_code(typed: str) -> Man:
    """Return the letters of a typed code such as ``MaN`` or ``M?N``; UsageError when it is not one."""
    # Full-width letters and marks come from Chinese input.
    code = unicodedata.normalize("NFKC", typed).strip()
    if len(code) != 3 or any(sign.upper() not in (letter, "?") for sign, letter in zip(code, LETTERS, strict=True)):
        raise UsageError(
            N_("“{typed}” is not a MAN code."),
            hint=N_("Write the three letters in order, capital for yes, small for no, ? for unknown: MAN, MaN, M?N."),
            typed=typed,
        )
    return Man(*(UNKNOWN if letter == "?" else YES if letter.isupper() else NO for letter in code))


def read_value(typed: str) -> str:
    """Return yes, no or unknown for what was typed (``y``, ``n``, ``?`` and the Chinese words too)."""
    meant = {
        "yes": YES, "y": YES, "是": YES, "有": YES,
        "no": NO, "n": NO, "否": NO, "无": NO, "没有": NO,
        "unknown": UNKNOWN, "?": UNKNOWN, "？": UNKNOWN, "未知": UNKNOWN, "不知道": UNKNOWN,
    }.get(typed.strip().casefold())  # fmt: skip
    if meant is None:
        raise UsageError(N_("“{typed}” is neither yes, no nor unknown."), hint=N_("Write yes, no or ?."), typed=typed)
    return meant
