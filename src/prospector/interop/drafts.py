"""Lists of people and companies, as files of other programs or of our own, to card drafts."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from prospector.domain.draft import CardDraft, CardSource, Instructions, RejectedRow
from prospector.domain.errors import ProspectorError, UsageError
from prospector.domain.text import N_, Text, text
from prospector.interop.byte_source import ByteSource
from prospector.interop.card_rows import RowReader
from prospector.interop.column_names import squashed
from prospector.interop.column_plan import Plan
from prospector.interop.columns import column_called, recognised
from prospector.interop.exporters import exporter_of
from prospector.interop.list_names import checked_names, listed, with_made_up_names
from prospector.interop.row_calls import code_of
from prospector.interop.table_instructions import Shaping, joined_birthday
from prospector.interop.table_rows import open_table
from prospector.interop.table_shape import Row, Table

# So many rows are looked at to learn in which order the file writes days.
_LOOKED_AT = 500
_MEANINGFUL = ("exact", "guessed", "mapped")
_DURATIONS = frozenset({"duration", "durations", "durationseconds", "talktime", "通话时长", "时长"})


def read_cards(
    source: Path | str | BinaryIO | ByteSource,
    *,
    wanted: Instructions | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    mapping: Mapping[str, str] | None = None,
    default_region: str = "CN",
    today: date | None = None,
    name: str = "",
) -> CardSource:
    """Open a table of cards: text or a workbook. Rows of text are read as they are asked for, whatever the file's size.

    ``wanted`` says how it is to be read; ``encoding``, ``delimiter`` and ``mapping`` are a short form of it. Telephone
    numbers without country are of the row's country or else ``default_region``; days after ``today`` are not taken.
    ``name`` is what the file is called in refusals.

    Raises UsageError when the file is no table, an instruction does not fit it or no column is understood, and
    StorageError when it cannot be read. Rows that are no card are yielded as ``RejectedRow``, never dropped.
    """
    if wanted is None:
        wanted = Instructions(encoding or "", delimiter or "", mapping=mapping or {})
    table = open_table(
        source,
        encoding=wanted.encoding or None,
        delimiter=wanted.delimiter or None,
        sheet=wanted.sheet or None,
        name=name,
    )
    try:
        if parts := joined_birthday(table.header):
            wanted = replace(wanted, mapping={**parts, **wanted.mapping})
        shaping = Shaping(table.header, wanted)
        first = list(itertools.islice(table.rows, _LOOKED_AT))
        plan, by_reach, unnamed = _plan(shaping, wanted, table, [_shaped(row, shaping) for row in first])
        reader = RowReader(
            plan,
            default_region=default_region,
            today=today,
            constants=wanted.constants,
            year=wanted.year,
            named=shaping.name_of if wanted.name else None,
            by_reach=by_reach,
        )
    except ProspectorError:
        table.close()
        raise
    exporter = exporter_of(table.header)
    told = (text(N_("Recognised as a list from {program}."), program=exporter),) if exporter else ()
    return CardSource(
        rows=_drafts(first, table, reader, shaping),
        columns=plan.uses,
        header=tuple(table.header),
        encoding=table.encoding,
        delimiter=table.delimiter,
        size=table.size,
        position=table.position,
        form="table" if table.form == "text" else table.form,
        remarks=(*told, *unnamed, *table.remarks),
    )


def _plan(shaping: Shaping, wanted: Instructions, table: Table, rows: list[Row]) -> tuple[Plan, bool, tuple[Text, ...]]:
    """The plan of a file, whether its rows are called by number or address, and what is to be said about names."""
    plan = recognised(shaping.header, {**_of_calls(shaping, wanted), **shaping.mapping})
    if wanted.name:
        return with_made_up_names(plan), False, ()
    if not any(use.how in _MEANINGFUL for use in plan.uses):
        raise UsageError(
            N_("No column of “{file}” is understood; its first row should name the columns."),
            hint=N_(
                "--map COLUMN=name says which column names somebody, --name “Client {row}” makes names up."
                " Its columns: {columns}."
            ),
            file=table.name,
            columns=listed(table.header),
            row="{row}",
        )
    return checked_names(plan, rows, table.name)


def _of_calls(shaping: Shaping, wanted: Instructions) -> dict[str, str]:
    """Return what else a list of calls says of them, beside what is told: how long, and how it went.

    A column whose values are translated into outcomes is one.
    """
    if "at" not in wanted.mapping.values():
        return {}
    found = {name: "duration_s" for name in shaping.header if squashed(name) in _DURATIONS}
    for column, pairs in wanted.values.items():
        if pairs and all(code_of("outcome", value) for value in pairs.values()):
            found[shaping.header[column_called(column, shaping.header)]] = "outcome"
    return found


def _drafts(first: list[Row], table: Table, reader: RowReader, shaping: Shaping) -> Iterator[CardDraft | RejectedRow]:
    reader.learn_order([_shaped(row, shaping) for row in first])
    for row in itertools.chain(first, table.rows):
        if shaping.changes:
            yield replace(reader.read(_shaped(row, shaping)), cells=tuple(row.cells))
        else:
            yield reader.read(row)


def _shaped(row: Row, shaping: Shaping) -> Row:
    return row._replace(cells=shaping.shaped(row.cells)) if shaping.changes and row.problem is None else row
