"""Workbooks as they are written: one sheet, every cell text, so that a telephone number stays one."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from xlsxwriter import Workbook


def write_sheet(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write ``rows`` under ``header``, which stays in sight, as a new workbook at ``path``."""
    options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(str(path), options) as workbook:
        sheet = workbook.add_worksheet()
        sheet.freeze_panes(1, 0)
        sheet.write_row(0, 0, header, workbook.add_format({"bold": True}))
        for number, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
