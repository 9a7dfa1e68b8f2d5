"""Text from people and files, made harmless: it can be stored, shown and exported, but it can never move a cursor.

What is removed is never seen on paper: terminal controls (ECMA-48), bidirectional overrides (UAX 9), zero-width and tag
characters. U+200C and U+200D stay, because emoji and several scripts are spelled with them.
"""

import re
import unicodedata

from prospector.domain.errors import UsageError
from prospector.domain.text import N_

# Patterns are compiled at their first use: most text needs none.
# Whole sequences go with their parameters, so that no debris such as "[31m" is left in a name. The payload of a string
# sequence (title, clipboard, hyperlink) is addressed to the terminal, not to the reader.
_SEQUENCES = (
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x90-\x9f]*(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]"
)
_BREAKS = "\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]"
_LINE_SPACE = "\r\n|[\t\n\r\x0b\x0c\x85\u2028\u2029]"
_INVISIBLE = (
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
_SURROGATE = "[\ud800-\udfff]"


def _refuse_broken(text: str) -> None:
    if re.search(_SURROGATE, text):
        raise UsageError(
            N_("“{start}” holds bytes that are no text in its encoding."),
            hint=N_("Name the encoding of the file, for example --encoding gb18030."),
            start=re.sub(_SURROGATE, "\ufffd", re.sub(_INVISIBLE, "", text))[:40],
        )


def clean_line(text: str) -> str:
    """Return ``text`` as one harmless line in NFC: controls removed, tabs and line breaks as spaces, ends trimmed.

    Raises UsageError when it holds lone surrogates, the trace of bytes that were not text.
    """
    # str.isprintable is false for every control, format, separator and surrogate character but the space.
    if text.isprintable():
        if text.isascii():
            return text.strip()
    else:
        _refuse_broken(text)
        text = re.sub(_INVISIBLE, "", re.sub(_LINE_SPACE, " ", re.sub(_SEQUENCES, "", text)))
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()


def clean_text(text: str) -> str:
    """Return ``text`` harmless as ``clean_line`` does, but with its line breaks kept as ``\\n`` and tabs as spaces.

    Raises UsageError when it holds lone surrogates.
    """
    if not text.isprintable():
        _refuse_broken(text)
        text = re.sub(_SEQUENCES, "", text)
        text = re.sub(_INVISIBLE, "", re.sub(_BREAKS, "\n", text).replace("\t", " "))
    return (text if text.isascii() else unicodedata.normalize("NFC", text)).strip()
