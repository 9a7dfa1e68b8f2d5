"""Which encoding a text file is in: marks first, then proof by decoding all of it, then the likeliest of the rest."""

import codecs
import re
from typing import BinaryIO, NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.interop.contents import contents, refusal

_CHUNK = 1 << 20
# UTF-32 before UTF-16: the little-endian mark of the one begins with that of the other.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A pair of the two-byte area of GB18030, and one whose second byte is in the original GB 2312 area, where nearly all
# characters of real Chinese text are. In a Western text, an accented letter followed by a plain one makes a false pair
# of the first kind only.
_PAIR = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_COMMON_PAIR = re.compile(rb"[\xa1-\xf7][\xa1-\xfe]")
_HIGH = re.compile(rb"[\x80-\xff]")


class Encoding(NamedTuple):
    """The name of a codec, how its errors are handled, and how many bytes to skip at the start of the file.

    ``surrogateescape`` marks the few rows that are broken, so that they alone are refused.
    """

    name: str
    errors: str = "strict"
    skip: int = 0


def _decodes(stream: BinaryIO, name: str, skip: int = 0) -> bool:
    stream.seek(skip)
    decoder = codecs.getincrementaldecoder(name)()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", True)
    except UnicodeError:
        return False
    return True


def _wide_without_mark(head: bytes) -> str:
    """Return the UTF-16 or UTF-32 that the NUL bytes of its ASCII characters give away, or the empty string."""
    quarters = [head[place::4].count(0) * 4 / max(len(head), 1) for place in range(4)]
    if min(quarters[0], quarters[1]) > 0.95 and quarters[3] < 0.95:
        return "utf-32-be"
    if min(quarters[2], quarters[3]) > 0.95 and quarters[0] < 0.95:
        return "utf-32-le"
    even, odd = quarters[0] + quarters[2], quarters[1] + quarters[3]
    if min(even, odd) * 10 > max(even, odd) or max(even, odd) < 0.1:
        return ""
    name = "utf-16-be" if even > odd else "utf-16-le"
    # A stray NUL in a short file of another encoding looks alike, until it is decoded.
    text = head[: len(head) // 2 * 2].decode(name, "replace")
    return name if any(char in text for char in ",;\t|\n") else ""


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(sample: bytes) -> bool:
    """Return whether ``sample`` is UTF-8 but for some broken places.

    So it is when four in five of its non-ASCII characters are, or most of the lines that have any.
    """
    lines = [line for line in sample.splitlines() if not line.isascii()]
    if 2 * sum(_is_utf8(line) for line in lines) > len(lines) > 1:
        return True
    decoded = sample.decode("utf-8", "surrogateescape")
    broken = sum("\udc80" <= char <= "\udcff" for char in decoded)
    proper = sum(char > "\x7f" for char in decoded) - broken
    return proper > 0 and proper >= 4 * broken


def _chinese(sample: bytes) -> bool:
    pairs = _PAIR.findall(sample)
    return bool(pairs) and 2 * sum(_COMMON_PAIR.fullmatch(pair) is not None for pair in pairs) >= len(pairs)


def _high_sample(stream: BinaryIO) -> bytes:
    """Return up to 256 KiB of the file from where its first non-ASCII byte is; or nothing."""
    stream.seek(0)
    while chunk := stream.read(_CHUNK):
        if match := _HIGH.search(chunk):
            return chunk[match.start() : match.start() + (1 << 18)]
    return b""


def _line_of_nul(stream: BinaryIO) -> int:
    """Return the first line with a NUL byte in it, or 0 if there is none."""
    stream.seek(0)
    line = 1
    while chunk := stream.read(_CHUNK):
        before, nul, _ = chunk.partition(b"\0")
        line += before.count(b"\n")
        if nul:
            return line
    return 0


def likely_encoding(sample: bytes) -> str:
    """Return the encoding of a piece of text that says nothing of it: UTF-8, GB18030 or Windows-1252."""
    try:
        sample.decode("utf-8")
    except UnicodeDecodeError:
        if _mostly_utf8(sample):
            return "utf-8"
        return "gb18030" if _chinese(sample) else "cp1252"
    return "utf-8"


def codec_called(name: str) -> str:
    """Return the codec of text that ``name`` means; UsageError when there is none."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        info = None
    if info is None or not getattr(info, "_is_text_encoding", True):
        raise UsageError(
            N_("There is no encoding “{encoding}”."),
            hint=N_("Common ones: utf-8, gb18030, big5, shift_jis, euc-kr, utf-16, cp1252."),
            encoding=name,
        )
    # A byte-order mark is no part of the first column's name.
    return "utf-8-sig" if info.name == "utf-8" else info.name


def detected(stream: BinaryIO, name: str, *, encoding: str | None = None) -> Encoding:
    """Return the encoding of ``stream`` (seekable, left at its start), called ``name`` in refusals.

    ``encoding`` overrides the cascade: byte-order marks, UTF-8, UTF-16 without mark, GB18030, Windows-1252. Raises
    UsageError for what is no text table (an archive, a PDF, a vCard …) and for an unknown ``encoding``.
    """
    stream.seek(0)
    head = stream.read(1 << 16)
    kind = contents(head)
    if kind != "text":
        raise refusal(kind, name)
    try:
        if encoding:
            return Encoding(
                codec_called(encoding), "surrogateescape" if "16" not in encoding and "32" not in encoding else "strict"
            )
        return _cascade(stream, name, head)
    finally:
        stream.seek(0)


def _marked(stream: BinaryIO, name: str, head: bytes, marked: str) -> Encoding:
    if marked == "utf-8-sig":
        return Encoding(marked, "surrogateescape")
    # Some programs write UTF-32 behind the two-byte mark of UTF-16.
    wide = _wide_without_mark(head[2:]) if marked == "utf-16" else ""
    if wide.startswith("utf-32") and _decodes(stream, wide, 2):
        return Encoding(wide, skip=2)
    if _decodes(stream, marked):
        return Encoding(marked)
    raise UsageError(
        N_("“{file}” begins as {encoding} but is broken further on."),
        hint=N_("It may have been cut off; export it again."),
        file=name,
        encoding=marked.upper(),
    )


def _cascade(stream: BinaryIO, name: str, head: bytes) -> Encoding:
    for mark, marked in _MARKS:
        if head.startswith(mark):
            return _marked(stream, name, head, marked)
    if line := _line_of_nul(stream):
        wide = _wide_without_mark(head)
        if wide and _decodes(stream, wide):
            return Encoding(wide)
        raise UsageError(
            N_("“{file}” is not a table: line {line} has NUL bytes in it."),
            hint=N_("Its program wrote it wrongly, or it is no text at all; export it again as CSV."),
            file=name,
            line=line,
        )
    if _decodes(stream, "utf-8"):
        return Encoding("utf-8")
    sample = _high_sample(stream)
    if _mostly_utf8(sample):
        return Encoding("utf-8", "surrogateescape")
    if _chinese(sample):
        return Encoding("gb18030", "strict" if _decodes(stream, "gb18030") else "surrogateescape")
    return Encoding("cp1252", "surrogateescape")
