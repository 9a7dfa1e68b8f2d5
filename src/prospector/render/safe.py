"""Text from users and files made harmless for a terminal, and measured in its cells.

Nothing that reaches a terminal may move its cursor, colour it, set its title, reverse its text or hide in it: control
characters (C0, DEL, C1), bidi controls, zero-width and tag characters and lone surrogates are replaced or dropped.
"""

import re
from functools import lru_cache
from unicodedata import category, east_asian_width

REPLACEMENT = "\ufffd"

# Every character here fails str.isprintable, so that one fast C call clears nearly all text.
_LIVE_RANGES = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, but for tab, line feed, carriage return and NEL
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # bidi marks, overrides and isolates
    "\ufff9-\ufffb\ud800-\udfff"  # interlinear annotation, lone surrogates
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"  # format characters of other planes, tags
)
_HIDDEN_RANGES = "\u00ad\u180e\u200b-\u200d\u2060-\u2065\ufeff"  # soft hyphen, zero-width characters, BOM
# Patterns are compiled at their first use: most text never needs them.
_LIVE = f"[{_LIVE_RANGES}]+"
_HIDDEN = f"[{_HIDDEN_RANGES}]+"
_BREAK = "\r\n|[\n\r\x85\u2028\u2029]"
# What JSON leaves as it is although a terminal would obey it.
_LIVE_IN_JSON = f"[\x85\u2028\u2029{_LIVE_RANGES}{_HIDDEN_RANGES}]"
_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
# More marks on one letter than any orthography stacks: they would climb over the lines above.
_FLOOD = f"([{_MARKS}]{{4}})[{_MARKS}]+"


def printable(text: str, *, multiline: bool = False) -> str:
    """Return ``text`` as it may be shown: what a terminal would obey becomes U+FFFD, what hides is dropped.

    Line breaks of every kind become a space, or with ``multiline`` a line feed; tabs become a space.
    """
    if text.isprintable():
        return text if text.isascii() else re.sub(_FLOOD, r"\1", text)
    return re.sub(_FLOOD, r"\1", breaks_as(defused(text), "\n" if multiline else " ").replace("\t", " "))


def defused(text: str) -> str:
    """Return ``text`` without live or hidden characters, but with its tabs and line breaks as they are."""
    if text.isprintable():
        return text
    return re.sub(_HIDDEN, "", re.sub(_LIVE, REPLACEMENT, text))


def breaks_as(text: str, replacement: str) -> str:
    """Return ``text`` with every kind of line break (CR LF as one) replaced."""
    return text if text.isprintable() else re.sub(_BREAK, replacement, text)


def escape_json(encoded: str) -> str:
    """Return JSON text with the characters a terminal would obey as ``\\uXXXX``; it decodes to the same value."""
    if (encoded.isascii() and "\x7f" not in encoded) or encoded.isprintable():
        return encoded
    return re.sub(_LIVE_IN_JSON, _json_escape, encoded)


def _json_escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def cells(text: str) -> int:
    """Return how many terminal cells ``text`` (printable, one line) takes; Chinese characters take two."""
    if text.isascii():
        return len(text)
    return sum(map(_cells_of, text))


@lru_cache(maxsize=8192)
def _cells_of(char: str) -> int:
    if category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(char) in "WF" else 1


def fit(text: str, width: int) -> str:
    """Return ``text`` cut to ``width`` cells, an ellipsis last when something was cut; wide characters stay whole."""
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    room, kept = width - 1, []
    for char in text:
        room -= _cells_of(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept) + "…"


def pad(text: str, width: int, align: str = "left") -> str:
    """Return ``text`` filled with spaces to ``width`` cells; longer text is returned as it is."""
    filling = " " * (width - cells(text))
    return filling + text if align == "right" else text + filling
