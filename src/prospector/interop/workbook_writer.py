"""Workbooks (XLSX) of cards and of records: typed columns, a header that stays in sight, filters, no formulas.

A telephone number stays text with its plus, a day is a day, a sum a number. Nothing can act: every text is written as a
text, whatever sign it begins with, and links are not made. Rows go to the disk one by one (``constant_memory``), so
memory does not grow with the book. The same rows give the same bytes: the file's own date is fixed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from prospector.domain.errors import UsageError
from prospector.domain.inert import guard, unguard
from prospector.domain.text import N_

# What a sheet and a cell can hold (Excel's limits).
ROW_LIMIT, CELL_LIMIT = 1_048_576, 32_767
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Columns of days; anything else that looks like one stays text.
DAYS = frozenset(
    {
        "on", "issued_on", "due_on", "disputed_on", "reminded_on", "reported_on", "thanked_on", "expected_on",
        "contract_ends_on", "first_contact_on", "stopped_on",
    }
)  # fmt: skip
# Columns of numbers; an id of another program, a postcode and a telephone number are none.
NUMBERS = frozenset({"id", "amount", "rate", "cost", "quantity", "chance", "duration_s", "minutes", "score"})
_EPOCH = datetime(1980, 1, 1)
_OPTIONS = {
    "constant_memory": True,
    "strings_to_numbers": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_date_format": "yyyy-mm-dd",
}
_WIDTHS = {"uid": 12, "card_uid": 12, "name": 24, "customer": 24, "phones": 28, "emails": 28, "address": 36, "note": 40}


def write_workbook(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[Any]], *, name: str, titles: Mapping[str, str] = {}
) -> int:
    """Write ``rows`` under ``header`` to a new workbook at ``path``; return how many there were.

    ``name`` is that of the sheet; ``titles`` give a column another heading than its key. UsageError when there are more
    rows than a sheet can have, or a text is longer than a cell can be.
    """
    count = 0
    with Workbook(str(path), _OPTIONS) as workbook:
        workbook.set_properties({"created": _EPOCH})
        sheet = workbook.add_worksheet(re.sub(r"[\[\]:*?/\\']", " ", name)[:31])
        bold = workbook.add_format({"bold": True, "bottom": 1})
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        text = workbook.add_format({"num_format": "@"})
        for column, key in enumerate(header):
            sheet.set_column(column, column, _WIDTHS.get(key, 11 if key in DAYS else 14), None)
            sheet.write_string(0, column, titles.get(key, key), bold)
        sheet.freeze_panes(1, 0)
        for count, cells in enumerate(rows, start=1):
            if count >= ROW_LIMIT:
                raise UsageError(
                    N_("A sheet holds {limit} rows at most."), hint=N_("Export fewer cards, or as CSV."),
                    limit=ROW_LIMIT - 1,
                )  # fmt: skip
            for column, (key, cell) in enumerate(zip(header, cells, strict=True)):
                _write(sheet, count, column, key, cell, day, text)
        sheet.autofilter(0, 0, max(count, 1), max(len(header) - 1, 0))
    return count


def _write(sheet: Worksheet, row: int, column: int, key: str, cell: Any, day: Any, text: Any) -> None:
    """Write one cell as what its column holds; an empty one is left out."""
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_string(row, column, "yes" if cell else "no")
    elif isinstance(cell, int | float) and abs(cell) < 1e15:
        sheet.write_number(row, column, cell)
    elif key in NUMBERS and (number := _number(str(cell))) is not None:
        sheet.write_number(row, column, number)
    elif key in DAYS and _DAY.fullmatch(str(cell)) and str(cell) >= "1900-03-01":
        # Before that day, spreadsheets do not agree on how days are counted.
        sheet.write_datetime(row, column, datetime.combine(date.fromisoformat(str(cell)), datetime.min.time()), day)
    else:
        said = str(cell)
        if len(said) > CELL_LIMIT:
            raise UsageError(
                N_("“{field}” of row {row} is longer than a cell can be ({limit} characters)."),
                hint=N_("Export it as CSV or JSON."), field=key, row=row, limit=CELL_LIMIT,
            )  # fmt: skip
        # Read back, a text that looks guarded loses its guard; only such a one needs a further one.
        sheet.write_string(row, column, said if unguard(said) == said else guard(said), text)


def _number(cell: str) -> float | None:
    return float(cell) if re.fullmatch(r"-?\d{1,15}(?:\.\d{1,10})?", cell) else None
