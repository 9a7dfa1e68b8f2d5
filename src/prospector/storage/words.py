"""How text becomes searchable words, the same for SQLite's FTS5 and PostgreSQL's ``simple`` configuration.

Letters are case-folded and stripped of accents; each Chinese, Japanese or Korean character is a word of its own, so any
substring of it is found as a phrase; characters outside ASCII are spelt ``u4f1f``, so that neither engine's idea of a
letter, which depends on its locale, matters.
"""

import re
import unicodedata
from functools import lru_cache

# Compared, because a pattern of so many characters takes 4 ms to compile.
_IDEOGRAPHS = (
    ("\u4e00", "\u9fff"), ("\u3040", "\u30ff"), ("\u3400", "\u4dbf"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)  # fmt: skip
_WORD = r"[^\W_]+"
# Longest word kept; what is longer is not typed to find something.
_LONGEST = 60


class _Unmarked(dict[int, int | None]):
    """For ``str.translate``: accents of letters are dropped."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.category(chr(code)) == "Mn" else code
        return self[code]


class _Spelling(dict[int, int | str]):
    """For ``str.translate``: letters outside ASCII are spelt, ideographs as words of their own."""

    def __missing__(self, code: int) -> int | str:
        char = chr(code)
        if any(first <= char <= last for first, last in _IDEOGRAPHS):
            self[code] = f" u{code:x} " if char.isalnum() else f" {char} "
        else:
            self[code] = code if char.isascii() or not char.isalnum() else f"u{code:x}"
        return self[code]


_unmarked, _spelling = _Unmarked(), _Spelling()


def split_words(text: str) -> list[str]:
    """Return the searchable words of ``text`` in order."""
    if not text.isascii():
        unmarked = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text)).translate(_unmarked)
        # Korean syllables and the like are composed again.
        text = unicodedata.normalize("NFC", unmarked).casefold().translate(_spelling)
    return [word[:_LONGEST] for word in re.findall(_WORD, text.casefold())]


# Tags and the values of fields recur from row to row of a file.
@lru_cache(maxsize=512)
def entry_words(text: str) -> str:
    """Return the words of ``text`` as they are stored."""
    if text.isascii() and text.isalnum():
        # Most codes, numbers and single words of a large file.
        return text.casefold()[:_LONGEST]
    return " ".join(split_words(text))


def match_expression(typed: str, dialect: str) -> str:
    """Return the full-text query for what was typed; empty when nothing in it can be searched.

    Every blank-separated part must occur; the words of one part must stand together, the last one may be a beginning.
    """
    phrases = [words for part in typed.split() if (words := split_words(part))]
    if dialect == "postgresql":
        return " & ".join("(" + "<->".join([*words[:-1], f"{words[-1]}:*"]) + ")" for words in phrases)
    return " AND ".join(f'"{" ".join(words)}" *' for words in phrases)
