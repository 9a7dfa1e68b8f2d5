"""Need, attitude and the chance of a visit, said by single words within a note (the questions of ``H8``).

``likes it need:large attitude:keen``, ``很感兴趣 需求:大``.
"""

import re

_KEYS = {
    "need": "need", "需求": "need", "attitude": "attitude", "态度": "attitude", "visit": "visit_chance",
    "拜访": "visit_chance",
}  # fmt: skip
_BREAKS = r"\s,，;；、"


def take_said(note: str) -> tuple[str, dict[str, str]]:
    """Return a note without such words, and what each says as typed, by field of a call; the last one counts.

    A word is one only where it stands alone, with no blank behind its colon: whoever writes ``need: more time`` says
    it in their own words.
    """
    said: dict[str, str] = {}

    def taken(match: re.Match[str]) -> str:
        said[_KEYS[match[2].casefold()]] = match[3]
        return ""

    word = rf"(^|[{_BREAKS}]+)({'|'.join(_KEYS)})[:：]([^{_BREAKS}]+)(?=[{_BREAKS}]|$)"
    left = re.sub(word, taken, note, flags=re.IGNORECASE)
    return (left.strip(" ,，;；、") if said else note), said
