"""Tables as text (RFC 4180 and what programs really write): encoding, delimiter and header found out, rows streamed."""

import csv
import io
import itertools
import math
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.text import N_, Text, text
from prospector.interop.byte_source import ByteSource, opened
from prospector.interop.encoding import Encoding, detected
from prospector.interop.table_shape import HEADER_WITHIN, Row, Table, column_names, empty, fitted, header_index

DELIMITERS = (",", ";", "\t", "|")
# Longest cell, in characters: a cell of our own export may hold all notes of a card. Longest line, twice that.
CELL_LIMIT = 4 << 20
_LINE_LIMIT = 2 * CELL_LIMIT
_SAMPLE = 1 << 16
# More columns nobody names.
_WIDEST = 10_000
# Quotation marks left open are mended one by one, as long as they are not the rule of the file.
_MENDED_AT_MOST = 100
_SEP_LINE = re.compile('"?sep=(.)"?\r?\n?', re.IGNORECASE)


class _Lines:
    """The lines of a text stream, counted; those of the record being read are held, so that they can be given back."""

    def __init__(self, stream: io.TextIOWrapper, source: ByteSource) -> None:
        self._stream = stream
        self._source = source
        self._name = source.name
        self._waiting: deque[str] = deque()
        self.held: list[str] = []
        self.number = 0
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._read()
        if not line:
            self._source.ended()
            self.ended = True
            raise StopIteration
        self.number += 1
        self.held.append(line)
        return line

    def _read(self) -> str:
        try:
            line = self._stream.readline(_LINE_LIMIT)
        except UnicodeError as error:
            raise UsageError(
                N_("“{file}” is not in the encoding {encoding}: line {line} cannot be read."),
                hint=N_("Leave --encoding out, or name the right one."),
                file=self._name,
                encoding=self._stream.encoding,
                line=self.number + 1,
            ) from error
        except OSError as error:
            raise StorageError(
                N_("“{file}” cannot be read: {problem}."), file=self._name, problem=system_reason(error)
            ) from error
        if len(line) >= _LINE_LIMIT:
            raise UsageError(
                N_("Line {line} of “{file}” is longer than {limit} characters."),
                hint=N_("This is probably no table; look at the file."),
                file=self._name,
                line=self.number + 1,
                limit=_LINE_LIMIT,
            )
        return line

    def sampled(self, size: int) -> list[str]:
        """Return the first lines, about ``size`` characters of them; they will be read again."""
        taken = 0
        for line in self:
            taken += len(line)
            if taken >= size:
                break
        sample, self.held = self.held, []
        self._waiting.extend(sample)
        self.number, self.ended = 0, False
        return sample

    def give_back_all_but_first(self) -> str:
        """Return the first held line; the others will be read again."""
        first, rest = self.held[0], self.held[1:]
        self._waiting.extendleft(reversed(rest))
        self.number -= len(rest)
        self.held = []
        self.ended = False
        return first


class _Record(NamedTuple):
    line: int
    cells: list[str]
    problem: Text | None = None


def _records(lines: _Lines, delimiter: str, name: str) -> Iterator[_Record]:
    """Yield the records of ``lines``; one whose quotation mark is never closed costs its own line, not the rest."""
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(lines, delimiter=delimiter)
    mended = 0
    while True:
        lines.held = []
        line = lines.number + 1
        try:
            cells = next(reader)
            # The reader asks for more lines only inside quotation marks: then the file must not have ended.
            broken = lines.ended
        except StopIteration:
            return
        except csv.Error:
            cells, broken = [], True
        if not broken:
            yield _Record(line, cells)
            continue
        first = lines.give_back_all_but_first()
        mended += 1
        if mended > _MENDED_AT_MOST:
            raise UsageError(
                N_("“{file}” has too many quotation marks that are never closed, the last in line {line}."),
                hint=N_("Export it again with every cell in quotation marks."),
                file=name,
                line=line,
            )
        yield _Record(line, [first.rstrip("\r\n")], text(N_("a quotation mark is opened and never closed")))
        reader = csv.reader(lines, delimiter=delimiter)


def _widths(sample: list[str], delimiter: str) -> list[int]:
    csv.field_size_limit(CELL_LIMIT)
    try:
        return [len(cells) for cells in csv.reader(sample, delimiter=delimiter) if any(map(str.strip, cells))]
    except csv.Error:
        return []


def _delimiter(sample: list[str]) -> str:
    """Return the delimiter under which the rows of ``sample`` have most consistently the most columns."""

    def score(delimiter: str) -> float:
        widths = _widths(sample, delimiter)
        if not widths:
            return 0.0
        wide = [width for width in widths if width > 1]
        if not wide:
            return 0.0
        width, count = max(Counter(wide).items(), key=lambda item: (item[1], item[0]))
        if count == 1 and len(widths) > 1:
            # One odd row is no table.
            return 0.01
        # A decimal comma in every row makes consistent columns too, but not in the header.
        return count / len(widths) * math.log(width) * 0.8 ** widths.index(width)

    return max(DELIMITERS, key=score)


def read_table(
    source: Path | str | BinaryIO | ByteSource,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    knows: Callable[[str], bool] = lambda _name: False,
    name: str = "",
) -> Table:
    """Open ``source`` as a table. ``knows`` tells the names of columns, so that a header is found under titles.

    Raises UsageError when it is no text table or is empty, StorageError when it cannot be read.
    """
    byte_source = opened(source, name)
    try:
        found = detected(byte_source.stream, byte_source.name, encoding=encoding)
        return _table(byte_source, found, delimiter, knows)
    except BaseException:
        byte_source.close()
        raise


def _is_filled(record: _Record) -> bool:
    return any(cell and not cell.isspace() for cell in record.cells)


def _row(number: int, record: _Record, width: int) -> Row:
    if record.problem is not None:
        return Row(number, record.line, record.cells, record.problem)
    return fitted(number, record.line, record.cells, width)


def _table(source: ByteSource, encoding: Encoding, delimiter: str | None, knows: Callable[[str], bool]) -> Table:
    source.stream.seek(encoding.skip)
    stream = io.TextIOWrapper(source.stream, encoding=encoding.name, errors=encoding.errors, newline="")
    lines = _Lines(stream, source)
    head = lines.sampled(_SAMPLE)
    if head and (match := _SEP_LINE.fullmatch(head[0])):
        delimiter = delimiter or match[1]
        head = head[1:]
        next(lines)
    delimiter = delimiter or _delimiter(head)
    records = filter(_is_filled, _records(lines, delimiter, source.name))
    first = list(itertools.islice(records, HEADER_WITHIN))
    if not first:
        raise empty(source.name)
    if any(len(record.cells) > _WIDEST for record in first):
        raise UsageError(
            N_("“{file}” has more than {limit} columns."),
            hint=N_("This is probably no table; look at the file."),
            file=source.name,
            limit=_WIDEST,
        )
    index = header_index([record.cells for record in first], knows)
    if first[index].problem:
        raise UsageError(
            N_("Line {line} of “{file}”, which should name the columns, cannot be read: {problem}."),
            file=source.name,
            line=first[index].line,
            problem=first[index].problem,
        )
    header = column_names(first[index].cells, source.name)

    def position() -> int:
        return source.size if source.stream.closed else source.stream.tell()

    def rows() -> Iterator[Row]:
        try:
            for number, record in enumerate(itertools.chain(first[index + 1 :], records), start=1):
                yield _row(number, record, len(header))
        finally:
            # Closed already where the file was given up after some rows.
            if not source.stream.closed:
                stream.detach()
            source.close()

    return Table(header, encoding.name, delimiter, source.name, source.size, rows(), position, source.close)
