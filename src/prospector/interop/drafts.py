"""Lists of people and companies, as files of other programs or of our own, to card drafts."""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from prospector.domain.draft import CardDraft, CardSource, Instructions, RejectedRow
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.interop.byte_source import ByteSource
from prospector.interop.card_rows import RowReader
from prospector.interop.column_names import squashed
from prospector.interop.column_plan import Plan
from prospector.interop.columns import column_called, recognised
from prospector.interop.exporters import exporter_of
from prospector.interop.row_calls import code_of
from prospector.interop.table_instructions import Shaping, joined_birthday
from prospector.interop.table_rows import open_table
from prospector.interop.table_shape import Row, Table

# So many rows are looked at to learn in which order the file writes days.
_LOOKED_AT = 500
_MEANINGFUL = ("exact", "guessed", "mapped")
_DURATIONS = frozenset({"duration", "durations", "durationseconds", "talktime", "通话时长", "时长"})
# With a pattern for names, these columns name nobody: "contact: cellular".
# What a card can get its name from.
_NAMES = ("name", "person", "first_name", "last_name", "company", "contact", "employer", "nickname")
_NAMING = ("contact", "person", "name")


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
        plan = _plan(shaping, wanted, table)
        reader = RowReader(
            plan,
            default_region=default_region,
            today=today,
            constants=wanted.constants,
            year=wanted.year,
            named=shaping.name_of if wanted.name else None,
        )
    except UsageError:
        table.close()
        raise
    exporter = exporter_of(table.header)
    told = (text(N_("Recognised as a list from {program}."), program=exporter),) if exporter else ()
    return CardSource(
        rows=_drafts(table, reader, shaping),
        columns=plan.uses,
        header=tuple(table.header),
        encoding=table.encoding,
        delimiter=table.delimiter,
        size=table.size,
        position=table.position,
        form="table" if table.form == "text" else table.form,
        remarks=(*told, *_unnamed(plan, wanted), *table.remarks),
    )


def _unnamed(plan: Plan, wanted: Instructions) -> tuple[Text, ...]:
    """Return what helps where no column of a list names anybody."""
    if wanted.name or plan.has(*_NAMES):
        return ()
    return (
        text(
            N_("No column names anybody; --name “Client {row}” makes names up, --map COLUMN=name says which one does."),
            row="{row}",
        ),
    )


def _plan(shaping: Shaping, wanted: Instructions, table: Table) -> Plan:
    plan = recognised(shaping.header, {**_of_calls(shaping, wanted), **shaping.mapping})
    if wanted.name:
        plan = replace(
            plan,
            columns=tuple(
                replace(column, target="free", how="free")
                if column.target in _NAMING and column.how != "mapped"
                else column
                for column in plan.columns
            ),
        )
    elif not any(use.how in _MEANINGFUL for use in plan.uses):
        raise UsageError(
            N_("No column of “{file}” is understood; its first row should name the columns."),
            hint=N_("Say what they are, for example --map “{column}=name”."),
            file=table.name,
            column=table.header[0],
        )
    return plan


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


def _drafts(table: Table, reader: RowReader, shaping: Shaping) -> Iterator[CardDraft | RejectedRow]:
    rows: Iterator[Row] = table.rows
    first = list(itertools.islice(rows, _LOOKED_AT))
    reader.learn_order([_shaped(row, shaping) for row in first])
    for row in itertools.chain(first, rows):
        if shaping.changes:
            yield replace(reader.read(_shaped(row, shaping)), cells=tuple(row.cells))
        else:
            yield reader.read(row)


def _shaped(row: Row, shaping: Shaping) -> Row:
    return row._replace(cells=shaping.shaped(row.cells)) if shaping.changes and row.problem is None else row
