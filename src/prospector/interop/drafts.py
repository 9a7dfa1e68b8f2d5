"""Lists of people and companies, as files of other programs or of our own, to card drafts."""

import itertools
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO

from prospector.domain.draft import CardDraft, CardSource, RejectedRow
from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.interop.card_rows import RowReader
from prospector.interop.columns import knows, recognised
from prospector.interop.delimited import Row, Table, read_table

# So many rows are looked at to learn in which order the file writes days.
_LOOKED_AT = 500
_MEANINGFUL = ("exact", "guessed", "mapped")


def read_cards(
    source: Path | str | BinaryIO,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    mapping: Mapping[str, str] | None = None,
    default_region: str = "CN",
    today: date | None = None,
    name: str = "",
) -> CardSource:
    """Open a delimited file of cards. Rows are read as they are asked for, so memory does not grow with the file.

    ``encoding`` and ``delimiter`` are found out unless given; ``mapping`` (column name to field) overrides what column
    names say; telephone numbers without country are of the row's country or else ``default_region``; days after
    ``today`` are not taken. ``name`` is what the file is called in refusals.

    Raises UsageError when the file is no table, ``mapping`` does not fit it or no column is understood, and
    StorageError when it cannot be read. Rows that are no card are yielded as ``RejectedRow``, never dropped.
    """
    table = read_table(source, encoding=encoding, delimiter=delimiter, knows=knows, name=name)
    try:
        plan = recognised(table.header, mapping)
        if not any(use.how in _MEANINGFUL for use in plan.uses):
            raise UsageError(
                N_("No column of “{file}” is understood; its first row should name the columns."),
                hint=N_("Say what they are, for example --map “{column}=name”."),
                file=table.name,
                column=table.header[0],
            )
    except UsageError:
        table.close()
        raise
    reader = RowReader(plan, default_region=default_region, today=today)
    return CardSource(
        rows=_drafts(table, reader),
        columns=plan.uses,
        header=tuple(table.header),
        encoding=table.encoding,
        delimiter=table.delimiter,
        size=table.size,
        position=table.position,
    )


def _drafts(table: Table, reader: RowReader) -> Iterator[CardDraft | RejectedRow]:
    rows: Iterator[Row] = table.rows
    first = list(itertools.islice(rows, _LOOKED_AT))
    reader.learn_order(first)
    for row in itertools.chain(first, rows):
        yield reader.read(row)
