"""Names made comparable: the same person written with other accents, widths, case or punctuation has the same key."""

import re
import unicodedata

# Letters that have no decomposition into a base letter and a mark.
_FOLDED = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ħ": "h", "Ħ": "H", "ı": "i"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "þ": "th", "Þ": "Th", "ŧ": "t", "Ŧ": "T", "ŋ": "n", "Ŋ": "N"}
)
# Only the marks of Latin, Greek and Cyrillic: the signs of Indic, Thai or Japanese spell other words, not accents.
_ACCENTS = re.compile("[\u0300-\u036f]")
_HANZI = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def has_hanzi(text: str) -> bool:
    """Return whether ``text`` holds a Chinese character."""
    return not text.isascii() and _HANZI.search(text) is not None


def fold_accents(text: str) -> str:
    """Return ``text`` with the accents of Latin, Greek and Cyrillic letters removed (José → Jose)."""
    if text.isascii():
        return text
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", text.translate(_FOLDED)))
    return unicodedata.normalize("NFC", bare)


def name_key(name: str) -> str:
    """Return the form under which names are compared: NFKC, case and accents folded, no space, no punctuation.

    A name that is nothing but punctuation keeps it, so that the key of a name is never empty.
    """
    folded = fold_accents(unicodedata.normalize("NFKC", name).casefold()).casefold()
    key = "".join(char for char in folded if char.isalnum() or unicodedata.category(char)[0] in "MS")
    return key or "".join(folded.split())
