"""The lines of vCard and iCalendar files as they come: folded, broken, quoted-printable, in any encoding.

RFC 2425, 2426, 5545 and 6350 and vCard 2.1, read leniently: a line that can be nothing of its own continues the one
before it, and what is wrong in one object costs that object alone.
"""

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO, NamedTuple

from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.text import N_
from prospector.interop.byte_source import ByteSource
from prospector.interop.encoding import codec_called, likely_encoding

# The line in which a refused object says why, in a file of refused ones.
REASON = "X-PROSPECTOR-REASON"
# Longest line and longest object, in bytes: a card may hold a photograph, but not a film.
_LINE_LIMIT = 16 << 20
OBJECT_LIMIT = 32 << 20
_NAME = re.compile(r"(?:([\w.-]+)\.)?([A-Za-z][\w-]*)(?=[;:])")
_PARAMETER = re.compile(r';\s*([^;:="]*)(?:=((?:"[^"]*"|[^;:"])*))?')
_QUOTED_PRINTABLE = re.compile(rb"^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE", re.IGNORECASE)
_BASE64 = re.compile(rb"^[^:]*;(?:ENCODING=)?(?:BASE64|B)[;:]", re.IGNORECASE)
_STARTS = re.compile(rb"(?:[\w.-]+\.)?[A-Za-z][\w-]*(?:;[^:]*)?:")
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=]+")
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Property(NamedTuple):
    """One line: its name in capitals, group, parameters (names in capitals, values listed) and its undecoded value."""

    name: str
    value: str
    parameters: Mapping[str, tuple[str, ...]]
    group: str = ""

    @property
    def types(self) -> tuple[str, ...]:
        """The types in small letters, as ``TYPE=WORK,VOICE`` or, in 2.1, ``;WORK;VOICE`` says them."""
        return tuple(word.casefold() for word in self.parameters.get("TYPE", ()))

    @property
    def preferred(self) -> bool:
        """Whether it is marked as the one to use: ``PREF``, ``TYPE=pref`` or, in 4.0, ``PREF=1``."""
        return "pref" in self.types or self.parameters.get("PREF", ())[:1] == ("1",)

    @property
    def text(self) -> str:
        """The value with its escapes undone."""
        return unescaped(self.value)

    def parts(self, separator: str = ";") -> list[str]:
        """Return the pieces of a value such as a name or an address, their escapes undone."""
        pieces = re.findall(rf"((?:\\.|[^{separator}\\]|\\$)*)(?:{separator}|$)", self.value, re.DOTALL)
        return [unescaped(piece).strip() for piece in (pieces[:-1] or pieces)]


class Block(NamedTuple):
    """One object of a file: the line it begins in, its physical lines as they are, and whether its end was found."""

    line: int
    lines: list[bytes]
    ended: bool
    too_long: bool = False

    @property
    def raw(self) -> str:
        """The object as it stands in the file, for ``--rejects``."""
        return b"".join(self.lines).decode("utf-8", "surrogateescape")


def unescaped(value: str) -> str:
    """Return ``value`` with ``\\n``, ``\\,`` and the like as the characters they stand for."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _physical(source: ByteSource, encoding: str | None) -> Iterator[bytes]:
    """Yield the lines of a file, those of UTF-16 and UTF-32 as UTF-8."""
    stream: BinaryIO = source.stream
    head = stream.read(4)
    stream.seek(0)
    wide = encoding if encoding and re.search("16|32", encoding) else _wide(head)
    if not wide:
        if head.startswith(codecs.BOM_UTF8):
            stream.seek(3)
        yield from iter(lambda: stream.readline(_LINE_LIMIT), b"")
        return
    try:
        for line in codecs.getreader(codec_called(wide))(stream):
            yield line.encode("utf-8", "replace")
    except UnicodeError as error:
        raise UsageError(
            N_("“{file}” begins as {encoding} but is broken further on."),
            hint=N_("It may have been cut off; export it again."),
            file=source.name,
            encoding=wide.upper(),
        ) from error


def _wide(head: bytes) -> str:
    if head.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return {b"B\x00E\x00": "utf-16-le", b"\x00B\x00E": "utf-16-be"}.get(head, "")


def blocks(source: ByteSource, kinds: frozenset[bytes], encoding: str | None = None) -> Iterator[Block]:
    """Yield the objects of ``kinds`` (``VCARD``, ``VEVENT`` …) in a file; objects within one belong to it.

    An object that begins before the last has ended is one of its own, unless the line before says that it is a part
    (``AGENT:``). Memory is bounded by ``OBJECT_LIMIT``: the rest of a longer object is passed over.
    """
    current: Block | None = None
    depth = size = 0
    before = b""
    try:
        for number, line in enumerate(_physical(source, encoding), start=1):
            bare = line.strip().upper()
            key, _, kind = bare.partition(b":")
            kind = kind.strip()
            if key == b"BEGIN" and (kind in kinds or current is not None):
                if current is not None and kind in kinds and not before.upper().startswith(b"AGENT"):
                    yield current
                    current = None
                if current is None:
                    current, depth, size = Block(number, [], ended=False), 0, 0
                depth += 1
            if current is not None:
                size += len(line)
                if size <= OBJECT_LIMIT:
                    current.lines.append(line)
                elif not current.too_long:
                    current = current._replace(too_long=True, lines=current.lines[:200])
            if key == b"END" and current is not None:
                depth -= 1
                if depth <= 0:
                    yield current._replace(ended=True)
                    current = None
            before = line.strip() or before
    except OSError as error:
        raise StorageError(
            N_("“{file}” cannot be read: {problem}."), file=source.name, problem=system_reason(error)
        ) from error
    source.ended()
    if current is not None:
        yield current


def _logical(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield whole lines: unfolded, soft line breaks of quoted-printable undone, stray lines given to the one before."""
    whole = bytearray()
    soft = coded = False
    for physical in lines:
        line = physical.rstrip(b"\r\n")
        if soft:
            whole[-1:] = line
        elif whole and line[:1] in (b" ", b"\t"):
            whole += line.strip() if coded else line[1:]
        elif whole and line.strip() and (not _STARTS.match(line) or (coded and _BASE64_LINE.fullmatch(line))):
            whole += line.strip() if coded else (b"=0A" if _QUOTED_PRINTABLE.match(whole) else b"\\n") + line.strip()
        else:
            if whole:
                yield bytes(whole)
            whole = bytearray(line.lstrip())
            coded = bool(_BASE64.match(line))
        soft = whole.endswith(b"=") and bool(_QUOTED_PRINTABLE.match(whole))
    if whole:
        yield bytes(whole)


def _is_words(line: bytes) -> bool:
    return not line.isascii() and not _BASE64.match(line)


def properties(block: Block, encoding: str | None = None) -> Iterator[Property]:
    """Yield the properties of an object, without its BEGIN and END and without objects within it."""
    lines = list(_logical(block.lines))
    fallback = (
        codec_called(encoding) if encoding else likely_encoding(b"\n".join(line for line in lines if _is_words(line)))
    )
    depth = 0
    for line in lines:
        marker = line.strip().upper()
        if marker.startswith(b"BEGIN:"):
            depth += 1
        elif marker.startswith(b"END:"):
            depth -= 1
        elif depth == 1 and not marker.startswith(REASON.encode()) and (found := _property(line, fallback)):
            yield found


def _property(line: bytes, fallback: str) -> Property | None:
    head = line.decode(fallback, "replace")
    match = _NAME.match(head)
    if match is None:
        return None
    place = match.end()
    parameters: dict[str, tuple[str, ...]] = {}
    while found := _PARAMETER.match(head, place):
        place = found.end()
        _add(parameters, found[1], found[2])
    if head[place : place + 1] != ":":
        return None
    value = head[place + 1 :]
    coded = "".join(parameters.get("ENCODING", ())).casefold()
    if coded in ("quoted-printable", "b", "base64") and match[2].upper() not in BINARY:
        value = _decoded(value, coded, "".join(parameters.get("CHARSET", ())), fallback)
    elif charset := "".join(parameters.get("CHARSET", ())):
        value = _in_charset(line, place, head, charset, fallback)
    return Property(match[2].upper(), value, parameters, (match[1] or "").casefold())


# Properties whose value is no text.
BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"})


def _add(parameters: dict[str, tuple[str, ...]], name: str, value: str | None) -> None:
    name = name.strip().upper()
    if value is None:
        if name:
            kind = "ENCODING" if name in _ENCODINGS else "TYPE"
            parameters[kind] = (*parameters.get(kind, ()), name)
        return
    values = [piece.strip() for piece in value.replace('"', "").split(",") if piece.strip()]
    parameters[name] = (*parameters.get(name, ()), *values)


def _decoded(value: str, coded: str, charset: str, fallback: str) -> str:
    plain = value.encode(fallback, "replace")
    if coded == "quoted-printable":
        content = quopri.decodestring(plain)
    else:
        try:
            content = base64.b64decode(plain, validate=False)
        except binascii.Error:
            return value
    try:
        return content.decode(codec_called(charset)) if charset else content.decode("utf-8")
    except (UnicodeError, UsageError):
        return content.decode(likely_encoding(content), "replace")


def _in_charset(line: bytes, place: int, head: str, charset: str, fallback: str) -> str:
    """Return the value of a line that names its own charset, if it is in it; some programs write UTF-8 all the same."""
    start = len(head[: place + 1].encode(fallback, "replace"))
    content = line[start:]
    for name in ("utf-8", charset):
        try:
            return content.decode(codec_called(name))
        except (UnicodeError, UsageError):
            continue
    return content.decode(fallback, "replace")
