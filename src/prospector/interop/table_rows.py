"""Tables from whatever file holds them: delimited text, XLSX or XLS, told apart by their content, read row by row."""

from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.interop.byte_source import ByteSource, opened
from prospector.interop.columns import knows as knows_card_column
from prospector.interop.contents import contents
from prospector.interop.delimited import read_table
from prospector.interop.spreadsheets import read_sheet
from prospector.interop.table_shape import Table

# So much of a file shows what it is.
_HEAD = 1 << 12


def open_table(
    source: Path | str | BinaryIO | ByteSource,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    knows: Callable[[str], bool] = knows_card_column,
    name: str = "",
) -> Table:
    """Open a table, whatever its kind. Iterating it yields (row number, line, cells by column name).

    In place of the cells of a row that cannot be read stands why, as a ``Text``; ``Table.rows`` has the same as
    ``Row``. ``knows`` tells the names of columns, so that a header is found under titles; ``sheet`` names a sheet of a
    workbook, or says its number from 1.

    Raises UsageError when the file is no table or an option does not fit it, StorageError when it cannot be read.
    """
    file = opened(source, name)
    try:
        kind = contents(file.stream.read(_HEAD))
        file.stream.seek(0)
        if kind in ("xlsx", "xls", "zip"):
            _only_for_text(file.name, encoding=encoding, delimiter=delimiter)
            return read_sheet(file, sheet=sheet, knows=knows)
        if sheet:
            raise UsageError(
                N_("“{file}” has no sheets; --sheet is for workbooks."), hint=N_("Leave it out."), file=file.name
            )
    except BaseException:
        file.close()
        raise
    return read_table(file, encoding=encoding, delimiter=delimiter, knows=knows, name=file.name)


def _only_for_text(name: str, **options: str | None) -> None:
    for option, value in options.items():
        if value:
            raise UsageError(
                N_("“{file}” is a workbook; --{option} is for text files."),
                hint=N_("Leave it out."),
                file=name,
                option=option,
            )
