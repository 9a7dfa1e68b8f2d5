"""What scripts rely on: JSON, JSON lines, CSV, TSV and bare ids. Keys and forms are a promise (docs/output.md).

Rows are plain dicts, JSON-ready: str, int, float, bool, None, lists and dicts of these; dates as ISO strings.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, TextIO

from prospector.domain.inert import guard
from prospector.render.safe import breaks_as, defused, escape_json, printable

FORMATS = ("json", "jsonl", "csv", "tsv", "ids")
Row = Mapping[str, Any]

# Objects encoded at once: large enough to make the call cheap, small enough to stay in the processor's cache.
_BATCH = 128
# A list of more objects than this is written an object a line.
_LONG = 100
# Stands between the objects of a batch while it is encoded. JSON text cannot hold a raw NUL, only this escape of it.
_BETWEEN = "\x00"
_ENCODED_BETWEEN = ',"\\u0000",'


class Encoded:
    """Rows that know their own JSON."""

    def __len__(self) -> int:
        raise NotImplementedError

    def encoded(self) -> Iterator[bytes]:
        """Yield each row as one JSON object, in UTF-8 and without characters that a terminal would obey."""
        raise NotImplementedError


def render(
    rows: Iterable[Row], columns: Sequence[str], fmt: str, stream: TextIO, *, id_key: str = "id", nul: bool = False
) -> None:
    """Write ``rows`` to ``stream`` in ``fmt``, one of FORMATS.

    JSON and JSON lines hold every key of a row; CSV and TSV the ``columns``, in their order, after a line of names;
    ``ids`` the value under ``id_key``, ended by NUL if ``nul``. An empty list is ``[]``, the line of names alone, or
    nothing. JSON text never holds a character that a terminal would obey unescaped, the others replace or drop it.
    """
    match fmt:
        case "json":
            _write_json(rows, stream)
        case "jsonl" if isinstance(rows, Encoded):
            if len(rows):
                _write_bytes(rows.encoded(), stream, b"", b"\n", b"\n")
        case "jsonl":
            for text in _encoded(rows, "\n"):
                stream.write(text + "\n")
        case "csv":
            _write_lines(rows, columns, stream, _csv_cell, ",", "\r\n")
        case "tsv":
            _write_lines(rows, columns, stream, _tsv_cell, "\t", "\n")
        case "ids":
            end = "\0" if nul else "\n"
            stream.write("".join([f"{printable(_plain(row[id_key]))}{end}" for row in rows]))
        case _:
            raise ValueError(fmt)


def render_object(
    row: Row, columns: Sequence[str], fmt: str, stream: TextIO, *, id_key: str = "id", nul: bool = False
) -> None:
    """Write one object: as JSON indented over several lines, in the other formats as a list of one."""
    if fmt == "json":
        from json import JSONEncoder

        pretty = JSONEncoder(ensure_ascii=False, indent=2, allow_nan=False).encode
        if not any(_long(value) for value in row.values()):
            stream.write(escape_json(pretty(row)) + "\n")
            return
        between = "{\n"
        for key, value in row.items():
            stream.write(f"{between}  {escape_json(pretty(key))}: ")
            between = ",\n"
            if _long(value):
                # An object a line: the encoder that indents is ten times as slow.
                stream.write("[\n    ")
                for number, text in enumerate(_encoded(value, ",\n    ")):
                    stream.write((",\n    " if number else "") + text)
                stream.write("\n  ]")
            else:
                # JSON text holds no bare line break but those of the indentation.
                stream.write(escape_json(pretty(value)).replace("\n", "\n  "))
        stream.write("\n}\n")
    else:
        render((row,), columns, fmt, stream, id_key=id_key, nul=nul)


def _long(value: object) -> bool:
    return isinstance(value, list) and len(value) > _LONG and isinstance(value[0], dict)


def _write_json(rows: Iterable[Row], stream: TextIO) -> None:
    if isinstance(rows, Encoded) and len(rows):
        _write_bytes(rows.encoded(), stream, b"[\n", b",\n", b"\n]\n")
        return
    opening = "[\n"
    for text in _encoded(rows, ",\n"):
        stream.write(opening + text)
        opening = ",\n"
    stream.write("[]\n" if opening == "[\n" else "\n]\n")


def _write_bytes(objects: Iterator[bytes], stream: TextIO, opening: bytes, between: bytes, closing: bytes) -> None:
    """Write rows that know their own JSON: straight through where the stream is one of UTF-8."""
    buffer = getattr(stream, "buffer", None)
    if buffer is None or stream.encoding.lower() not in ("utf-8", "utf8"):
        stream.write((opening + between.join(objects) + closing).decode())
        return
    stream.flush()
    while batch := list(islice(objects, _BATCH)):
        buffer.write(opening + between.join(batch))
        opening = between
    buffer.write(closing)


def _encoded(rows: Iterable[Row], between: str) -> Iterator[str]:
    """Yield batches of rows as JSON text, ``between`` between the objects.

    One call encodes a batch as a list with a separator string as every other item, which is then replaced: 30 % less
    time than a call for each object. Should the data hold the separator too, the objects are encoded one by one.
    """
    encode = _compact_encoder()
    rows = iter(rows)
    while some := list(islice(rows, _BATCH)):
        items: list[object] = [_BETWEEN] * (2 * len(some) - 1)
        items[::2] = some
        encoded = encode(items)
        if encoded.count(_ENCODED_BETWEEN) == len(some) - 1:
            yield escape_json(encoded[1:-1]).replace(_ENCODED_BETWEEN, between)
        else:
            yield between.join([escape_json(encode(row)) for row in some])


@cache
def _compact_encoder() -> Callable[[object], str]:
    # Imported late: a table on a terminal, the answer most often asked for, needs no JSON (2 ms).
    from json import JSONEncoder

    return JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False, allow_nan=False).encode


def _write_lines(
    rows: Iterable[Row], columns: Sequence[str], stream: TextIO, cell: Callable[[object], str], between: str, end: str
) -> None:
    stream.write(between.join(map(cell, columns)) + end)
    rows = iter(rows)
    while batch := list(islice(rows, _BATCH)):
        stream.write("".join([between.join([cell(row.get(key)) for key in columns]) + end for row in batch]))


def _csv_cell(value: object) -> str:
    """Return a field of RFC 4180; text that a spreadsheet would run is made inert (``domain.inert``)."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    text = guard(breaks_as(_plain(value), "\n"))
    if '"' in text or "," in text or "\n" in text or text[:1] == " " or text[-1:] == " ":
        return '"' + text.replace('"', '""') + '"'
    return text


def _tsv_cell(value: object) -> str:
    """Return a field of linear TSV: tab, line break and backslash as ``\\t``, ``\\n`` and ``\\\\``."""
    return breaks_as(_plain(value).replace("\\", "\\\\").replace("\t", "\\t"), r"\\n")


def _plain(value: object) -> str:
    """Return ``value`` as text without live characters: lists joined by ``; ``, dicts as compact JSON, None as ""."""
    match value:
        case None:
            return ""
        case str():
            return defused(value)
        case bool():
            return "true" if value else "false"
        case list() | tuple():
            return "; ".join(map(_plain, value))
        case dict():
            return escape_json(_compact_encoder()(value))
        case _:
            return str(value)
