"""Files whose rows become records of a noun: a table or JSON, its columns recognised by the names that the noun gives.

A noun adds a module beside ``deal_files``: a ``Columns`` with the names of its fields, and the header of its export.
"""

import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, TextIO

from prospector.domain.draft import ColumnUse, Instructions
from prospector.domain.errors import UsageError
from prospector.domain.inert import guard, unguard
from prospector.domain.table_row import TableRow, TableSource
from prospector.domain.text import N_, Text, text
from prospector.interop.byte_source import ByteSource, opened
from prospector.interop.call_files import read_entries
from prospector.interop.column_names import squashed
from prospector.interop.columns import column_called
from prospector.interop.file_days import order_of, with_year
from prospector.interop.table_instructions import Shaping
from prospector.interop.table_rows import open_table
from prospector.interop.table_shape import REASON_COLUMN

_HEAD = 1 << 12


class Columns(NamedTuple):
    """How the columns of a noun are called.

    ``names`` are the fields with the names they go by, in lines of ``field: name | name``; a field may have several
    lines. ``days`` are the fields that hold days, ``joined`` those that several columns can fill. ``instead`` gives for
    a field another one that it is where no column is that (a bare “id” is the reference unless there is one).
    """

    names: str
    days: frozenset[str] = frozenset()
    joined: frozenset[str] = frozenset()
    instead: Mapping[str, str] = {}

    def aliases(self) -> dict[str, str]:
        """Return the field of each name, as names are compared."""
        found: dict[str, str] = {}
        for line in self.names.strip().splitlines():
            field, _, names = line.partition(": ")
            for name in names.split(" | "):
                found.setdefault(squashed(name), field)
        return found


def open_rows(source: Path | BinaryIO, columns: Columns, wanted: Instructions) -> TableSource:
    """Open a file as rows of a noun. It is read as a whole, because the days of one row may tell how others are meant.

    UsageError when it is neither table nor JSON, or an instruction names a column or field that is not there.
    """
    file = opened(source)
    start = file.stream.read(_HEAD).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    file.stream.seek(0)
    if start in (b"{", b"["):
        return _of_json(file, columns, wanted)
    aliases = columns.aliases()
    table = open_table(
        file,
        encoding=wanted.encoding or None,
        delimiter=wanted.delimiter or None,
        sheet=wanted.sheet or None,
        knows=lambda name: squashed(name) in aliases,
    )
    shaping = Shaping(table.header, wanted)
    fields = _fields(shaping.header, aliases, columns, shaping.mapping)
    read = []
    for row in table.rows:
        cells = shaping.shaped(row.cells) if shaping.changes else row.cells
        values = {} if row.problem else _values(fields, shaping.header, cells, columns, wanted)
        read.append(TableRow(row.number, row.line, values, tuple(row.cells), row.problem))
    uses = _uses(shaping.header, fields, shaping.mapping)
    return TableSource(
        iter(read),
        uses,
        tuple(table.header),
        table.encoding,
        table.delimiter,
        table.form,
        len(read),
        (*table.remarks, *_left_out(uses, read, shaping.header, shaping.mapping)),
        _order(read, columns),
    )


def _of_json(file: ByteSource, columns: Columns, wanted: Instructions) -> TableSource:
    aliases = columns.aliases()
    try:
        entries = list(read_entries(file.stream))
    finally:
        file.close()
    header = list(dict.fromkeys(key for _, _, entry in entries if not isinstance(entry, Text) for key in entry))
    fields = _fields(header, aliases, columns, wanted.mapping)
    read = []
    for number, line, entry in entries:
        if isinstance(entry, Text):
            read.append(TableRow(number, line, {}, (), entry))
            continue
        cells = ["" if entry.get(key) is None else str(entry[key]) for key in header]
        values = _values(fields, header, cells, columns, wanted)
        read.append(TableRow(number, line, values, (json.dumps(entry, ensure_ascii=False),)))
    uses = _uses(header, fields, wanted.mapping)
    return TableSource(
        iter(read), uses, (), "utf-8", ",", "json", len(read), day_order=_order(read, columns)
    )  # fmt: skip


def _fields(
    header: Sequence[str], aliases: Mapping[str, str], columns: Columns, mapping: Mapping[str, str]
) -> list[str]:
    """The field of each column, empty for one that is not kept."""
    fields = [aliases.get(squashed(name), "") for name in header]
    known = set(aliases.values())
    mapped = {column_called(name, header): target.strip() for name, target in mapping.items()}
    for place, target in mapped.items():
        if target != "-" and target not in known and squashed(target) not in aliases:
            raise UsageError(
                N_("There is no field “{field}” here."), hint=N_("Known: {known}."),
                field=target, known=", ".join(sorted(known)),
            )  # fmt: skip
        fields[place] = "" if target == "-" else target if target in known else aliases[squashed(target)]
    for field, other in columns.instead.items():
        fields = [(other if other not in fields else "") if name == field else name for name in fields]
    seen: set[str] = set()
    for place, field in enumerate(fields):
        if field in seen and field not in columns.joined:
            if place in mapped:
                raise UsageError(
                    N_("Two columns would be “{field}”."), hint=N_("Leave one out with --map “Column=-”."), field=field
                )
            fields[place] = ""
        seen.add(field)
    return fields


def _values(
    fields: Sequence[str], header: Sequence[str], cells: Sequence[str], columns: Columns, wanted: Instructions
) -> dict[str, str]:
    values = {field: value for field, value in wanted.constants.items() if value}
    said: dict[str, str] = {}
    for field, name, cell in zip(fields, header, cells, strict=False):
        value = unguard(cell).strip()
        if not field or not value:
            continue
        if field in columns.joined and field in said:
            value = f"{said[field]}; {name}: {value}"
        elif field in columns.days:
            value = with_year(value, wanted.year)
        said[field] = value
    return values | said


def _uses(header: Sequence[str], fields: Sequence[str], mapping: Mapping[str, str]) -> tuple[ColumnUse, ...]:
    told = {column_called(name, header) for name in mapping}
    return tuple(
        ColumnUse(name, field, "mapped" if place in told and field else "exact" if field else "ignored")
        for place, (name, field) in enumerate(zip(header, fields, strict=True))
    )


def _left_out(
    uses: Sequence[ColumnUse], rows: Sequence[TableRow], header: Sequence[str], mapping: Mapping[str, str]
) -> list[Text]:
    """Say which columns are not kept although something stands in them; those that are not wanted are not named."""
    unwanted = {header[column_called(name, header)] for name in mapping} | {REASON_COLUMN}
    filled = {
        name
        for row in rows
        if row.problem is None
        for name, cell in zip(header, row.cells, strict=False)
        if cell.strip()
    }
    names = [use.column for use in uses if not use.target and use.column in filled.difference(unwanted)]
    if not names:
        return []
    return [
        text(
            N_("Columns that are not kept: {columns} (--map “{first}=note” would)."),
            columns=", ".join(names),
            first=names[0],
        )
    ]


def _order(rows: Iterable[TableRow], columns: Columns) -> str:
    return order_of(row.values[field] for row in rows for field in columns.days if field in row.values)


def write_rows(
    views: Sequence[Mapping[str, Any]], header: Sequence[str], form: str, target: Path | None, stdout: TextIO
) -> None:
    """Write records as ``csv``, ``json``, ``jsonl`` or, only to a file, ``xlsx``: to ``target``, or ``stdout``."""
    if form == "xlsx":
        _write_sheet(views, header, target)
        return
    if target is None:
        if isinstance(stdout, type(sys.__stdout__)):
            stdout.reconfigure(encoding="utf-8", newline="" if form == "csv" else None)
        _write(views, header, form, stdout)
        return
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with fresh.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as file:
            _write(views, header, form, file)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _write_sheet(views: Sequence[Mapping[str, Any]], header: Sequence[str], target: Path | None) -> None:
    from prospector.interop.workbook_writer import write_workbook  # noqa: PLC0415 (only a workbook needs the library)

    if target is None:
        raise UsageError(N_("A workbook needs a file."), hint=N_("For example: prospector export cards.xlsx."))
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        write_workbook(fresh, header, ([view[name] for name in header] for view in views), name=target.stem)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _write(views: Sequence[Mapping[str, Any]], header: Sequence[str], form: str, stream: TextIO) -> None:
    objects: Iterator[dict[str, Any]] = ({name: view[name] for name in header} for view in views)
    if form == "csv":
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_cell(value) for value in view.values()] for view in objects)
    elif form == "jsonl":
        stream.writelines(json.dumps(view, ensure_ascii=False) + "\n" for view in objects)
    else:
        stream.write("[" + ",".join("\n" + json.dumps(view, ensure_ascii=False) for view in objects) + "\n]\n")


def _cell(value: object) -> str:
    """A number stays one, also below zero; a text cannot act in a spreadsheet."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int | float) else guard(str(value))
