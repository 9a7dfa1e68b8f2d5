"""Workbooks, XLSX and XLS, as tables: one sheet chosen, its cells as the text that a person sees in them.

A workbook is checked before it is opened: what its archive unpacks to and how far its cells reach are bounded, because
both may be a million times what the file's size says.
"""

import itertools
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.interop.byte_source import ByteSource
from prospector.interop.table_shape import HEADER_WITHIN, Row, Table, column_names, empty, fitted, header_index
from prospector.interop.workbook_limits import checked_archive, checked_old

Cells = list[str]
# Where an integer of a spreadsheet has all its digits: Excel keeps fifteen.
_EXACT = 10**15
# How many columns of a sheet are looked at: more names nobody gives.
_WIDEST = 2_000


def read_sheet(source: ByteSource, *, sheet: str | None = None, knows: Callable[[str], bool]) -> Table:
    """Open a workbook at one of its sheets: the one called or numbered ``sheet``, else the first that holds a table.

    A cell that is merged downwards stands in each of its rows. Numbers are written as they are seen (13800138000, not
    13800138000.0), days as 2026-03-01. ``source`` is closed. UsageError when there is no such sheet or nothing in it,
    when the workbook has a password, is damaged, or is more than can be read at once.
    """
    try:
        form = "xls" if source.stream.read(2) == b"\xd0\xcf" else "xlsx"
        source.stream.seek(0)
        limit = checked_old if form == "xls" else checked_archive
        limit(source)
        workbook = _opened(source)
        chosen, remarks = _chosen(workbook, sheet, source.name)
        table = _table(chosen, knows, source.name)
    finally:
        source.close()
    header, rows = table
    read = _Counted(rows)

    def position() -> int:
        # A workbook is opened as a whole: how far one is, its rows tell.
        return source.size * read.count // max(chosen.total_height, read.count, 1)

    return Table(header, "utf-8", ",", source.name, source.size, read, position, _nothing, form=form, remarks=remarks)


class _Counted:
    """Rows, and how many of them have been read."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows = rows
        self.count = 0

    def __iter__(self) -> Iterator[Row]:
        return self

    def __next__(self) -> Row:
        row = next(self._rows)
        self.count += 1
        return row


def _nothing() -> None:
    return None


def _guarded(act: Callable[[], Any], name: str) -> Any:
    """Do what the reader of workbooks does; what goes wrong in it becomes a refusal."""
    try:
        return act()
    except PasswordError:
        raise _locked(name) from None
    except (CalamineError, OSError, ValueError) as error:
        if "assword" in str(error) or "ncrypt" in str(error):
            raise _locked(name) from None
        raise _damaged(name) from error
    except BaseException as error:
        # The reader is written in Rust; where it gives up, it raises no Exception.
        if type(error).__name__ == "PanicException":
            raise _damaged(name) from None
        raise


def _locked(name: str) -> UsageError:
    return UsageError(
        N_("“{file}” is protected by a password."),
        hint=N_("Open it, save it without the password, and import that."),
        file=name,
    )


def _damaged(name: str) -> UsageError:
    return UsageError(
        N_("“{file}” is not a whole workbook: it is damaged, cut off, or of another Office program."),
        hint=N_("Open it in a spreadsheet program and save it again as XLSX, or as CSV (UTF-8)."),
        file=name,
    )


def _opened(source: ByteSource) -> CalamineWorkbook:
    workbook: CalamineWorkbook = _guarded(lambda: CalamineWorkbook.from_filelike(source.stream), source.name)
    return workbook


def _chosen(workbook: CalamineWorkbook, wanted: str | None, name: str) -> tuple[CalamineSheet, tuple[Text, ...]]:
    """Return the sheet to read, and what is to be said about those that are not."""
    names = list(workbook.sheet_names)
    if wanted:
        return _sheet(workbook, _place_of(wanted, names, name), name), ()
    visible = [
        place
        for place, meta in enumerate(workbook.sheets_metadata)
        if meta.visible == SheetVisibleEnum.Visible and meta.typ == SheetTypeEnum.WorkSheet
    ]
    sheets = [(place, _sheet(workbook, place, name)) for place in visible or range(len(names))]
    filled = [(place, sheet) for place, sheet in sheets if sheet.height]
    if not filled:
        raise empty(name)
    place, chosen = next(((place, sheet) for place, sheet in filled if sheet.height > 1), filled[0])
    others = [names[other] for other, _ in filled if other != place]
    if not others:
        return chosen, ()
    said = text(
        N_("Sheet “{sheet}” is read; --sheet chooses another: {others}."),
        sheet=names[place],
        others=", ".join(others),
    )
    return chosen, (said,)


def _place_of(wanted: str, names: list[str], name: str) -> int:
    alike = [place for place, known in enumerate(names) if known.strip().casefold() == wanted.strip().casefold()]
    if wanted in names:
        return names.index(wanted)
    if len(alike) == 1:
        return alike[0]
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted) <= len(names):
        return int(wanted) - 1
    raise UsageError(
        N_("“{file}” has no sheet “{sheet}”."),
        hint=N_("Its sheets: {sheets}."),
        file=name,
        sheet=wanted,
        sheets=", ".join(names),
    )


def _sheet(workbook: CalamineWorkbook, place: int, name: str) -> CalamineSheet:
    sheet: CalamineSheet = _guarded(lambda: workbook.get_sheet_by_index(place), name)
    return sheet


def _table(sheet: CalamineSheet, knows: Callable[[str], bool], name: str) -> tuple[list[str], Iterator[Row]]:
    records = ((line, cells) for line, cells in _records(sheet, name) if any(cell.strip() for cell in cells))
    first = list(itertools.islice(records, HEADER_WITHIN))
    if not first:
        raise empty(name)
    index = header_index([cells for _, cells in first], knows)
    header = column_names(first[index][1], name)

    def rows() -> Iterator[Row]:
        for number, (line, cells) in enumerate(itertools.chain(first[index + 1 :], records), start=1):
            yield fitted(number, line, cells, len(header))

    return header, rows()


def _records(sheet: CalamineSheet, name: str) -> Iterator[tuple[int, Cells]]:
    """Yield (row of the sheet, cells as text); the reader begins where the first filled row is."""
    merged = _merged_down(sheet)
    above: dict[tuple[int, int], str] = {}
    for line, values in enumerate(_guarded(lambda: sheet.to_python(skip_empty_area=False), name)):
        cells = [shown(value) for value in values[:_WIDEST]]
        for corner in merged.get(line, ()):
            top, left = corner
            if left >= len(cells):
                continue
            if line == top:
                above[corner] = cells[left]
            elif not cells[left]:
                cells[left] = above.get(corner, "")
        yield line + 1, cells


def _merged_down(sheet: CalamineSheet) -> dict[int, list[tuple[int, int]]]:
    """Return for each row the (top row, column) of the cells that are merged over several rows and reach into it."""
    reaching: dict[int, list[tuple[int, int]]] = {}
    ranges: list[Any] = []
    with suppress(CalamineError):
        ranges = sheet.merged_cell_ranges or []
    for (top, left), (bottom, _right) in ranges:
        if bottom > top and left < _WIDEST:
            for line in range(top, min(bottom, sheet.total_height) + 1):
                reaching.setdefault(line, []).append((top, left))
    return reaching


def shown(value: object) -> str:
    """Return the value of a cell as text: whole numbers without a fraction, days and moments by ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _span(value)
    return value.isoformat("seconds") if isinstance(value, time) else ""


def _number(value: float) -> str:
    if value == value and abs(value) < _EXACT and value == int(value):
        return str(int(value))
    return f"{value:.15g}"


def _span(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
