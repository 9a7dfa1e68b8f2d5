"""Files of logged contacts: JSON lines, a JSON array, or CSV with a header; told apart by their first sign."""

import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.interop.byte_source import opened
from prospector.interop.delimited import read_table
from prospector.interop.json_values import json_fault

Entry = tuple[int, int, Mapping[str, Any] | Text]


def read_entries(source: Path | BinaryIO, *, encoding: str | None = None) -> Iterator[Entry]:
    """Yield (number, line, keys and values) of each entry, or why it cannot be read in place of the values.

    UsageError when the whole is neither JSON nor a table; StorageError when it cannot be read.
    """
    opened_source = opened(source, "")
    try:
        content = opened_source.stream.read()
    finally:
        opened_source.close()
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    if not start:
        return iter(())
    if start == b"{":
        return _json_lines(content)
    if start == b"[":
        return _json_array(content)
    return _table(content, encoding)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(
            N_("The file is not UTF-8: byte {position} cannot be read."),
            hint=N_("JSON is always UTF-8."),
            position=error.start,
        ) from None


def _object(value: Any) -> Mapping[str, Any] | Text:
    return value if isinstance(value, dict) else text(N_("Each entry must be an object."))


def _json_lines(content: bytes) -> Iterator[Entry]:
    number = 0
    for line, written in enumerate(_decoded(content).split("\n"), start=1):
        if not written.strip():
            continue
        number += 1
        try:
            yield number, line, _object(json.loads(written))
        except (json.JSONDecodeError, RecursionError):
            yield number, line, text(N_("This line is not JSON."))


def _json_array(content: bytes) -> Iterator[Entry]:
    try:
        entries = json.loads(_decoded(content))
    except RecursionError:
        raise UsageError(
            N_("The file is not JSON: {reason}."), hint=N_("Check its brackets."),
            reason=text(N_("it is nested too deeply")),
        ) from None  # fmt: skip
    except json.JSONDecodeError as error:
        raise UsageError(
            N_("The file is not JSON, in line {line}: {reason}."), hint=N_("Check its brackets."),
            line=error.lineno, reason=json_fault(error),
        ) from None  # fmt: skip
    for number, entry in enumerate(entries, start=1):
        yield number, number, _object(entry)


def _table(content: bytes, encoding: str | None) -> Iterator[Entry]:
    table = read_table(io.BytesIO(content), encoding=encoding)
    for row in table.rows:
        cells = row.problem if row.problem is not None else dict(zip(table.header, row.cells, strict=True))
        yield row.number, row.line, cells
