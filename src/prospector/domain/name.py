"""Names made comparable: the same person written with other accents, widths, case or punctuation has the same key."""

import re
import unicodedata
from functools import lru_cache

# Letters that have no decomposition into a base letter and a mark.
_FOLDED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H", "ı": "i"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N"}
)
# Only the marks of Latin, Greek and Cyrillic: the signs of Indic, Thai or Japanese spell other words, not accents.
_ACCENTS = "[\u0300-\u036f]"
# Compared, because a pattern of so many characters takes 3 ms to compile.
_HANZI = (("\u4e00", "\u9fff"), ("\u3400", "\u4dbf"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"))


@lru_cache(maxsize=8192)
def _is_hanzi(char: str) -> bool:
    return char == "\u3007" or any(first <= char <= last for first, last in _HANZI)


def has_hanzi(text: str) -> bool:
    """Return whether ``text`` holds a Chinese character."""
    return not text.isascii() and any(map(_is_hanzi, text))


def fold_accents(text: str) -> str:
    """Return ``text`` with the accents of Latin, Greek and Cyrillic letters removed (José → Jose)."""
    if text.isascii():
        return text
    bare = re.sub(_ACCENTS, "", unicodedata.normalize("NFD", text.translate(_FOLDED)))
    return unicodedata.normalize("NFC", bare)


@lru_cache(maxsize=1024)
def name_key(name: str) -> str:
    """Return the form under which names are compared: NFKC, case and accents folded, no space, no punctuation.

    A name that is nothing but punctuation keeps it, so that the key of a name is never empty.
    """
    folded = fold_accents(unicodedata.normalize("NFKC", name).casefold()).casefold()
    key = "".join(char for char in folded if char.isalnum() or unicodedata.category(char)[0] in "MS")
    return key or "".join(folded.split())
