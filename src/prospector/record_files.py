"""Files of deals, invoices and whatever else belongs to cards, opened and written noun by noun.

Kept out of ``bootstrap``; like there, imports are deferred.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from prospector.domain.errors import RefusedError
from prospector.domain.text import N_
from prospector.render.wording import say

if TYPE_CHECKING:
    from prospector.domain.draft import Instructions
    from prospector.domain.table_row import TableSource
    from prospector.interop.record_rows import Columns
    from prospector.render.output import Output
    from prospector.services.row_imports import RowReport


def record_columns(noun: str) -> "tuple[Columns, Sequence[str]]":
    """Return the columns by which files of a noun are read, and the header of its export."""
    from prospector.interop import deal_files

    return {"deals": (deal_files.COLUMNS, deal_files.HEADER)}[noun]


def read_record_file(noun: str, file: str, stdin: TextIO, wanted: "Instructions") -> "TableSource":
    """Open a file (``-``: the pipe) as rows of a noun."""
    from prospector.interop.record_rows import open_rows

    return open_rows(stdin.buffer if file == "-" else Path(file), record_columns(noun)[0], wanted)


def day_reader(order: str) -> Callable[[str], date | None]:
    """Return how a day in a file is read, where 03/04 is meant in ``order``."""
    from prospector.interop.file_days import read_file_day

    return lambda typed: read_file_day(typed, order)


def write_refused(path: Path, source: "TableSource", report: "RowReport") -> None:
    """Write the refused rows in the form of their file, with a column that says why."""
    from prospector.domain.draft import CardSource
    from prospector.interop.card_files import write_rejected

    form = CardSource(
        iter(()), header=source.header, encoding=source.encoding, delimiter=source.delimiter, form=source.form
    )
    rows = [(refused.cells, say(refused.reason)) for refused in report.refused]
    write_rejected(path, form, rows, reason_column="prospector_reason")


def write_records(
    noun: str, views: Sequence[Mapping[str, Any]], form: str, target: Path | None, out: "Output", *, force: bool
) -> None:
    """Write records as CSV, JSON or JSON lines, to a file (whole or not at all) or to stdout."""
    from prospector.interop.record_rows import write_rows

    if target is not None and target.exists() and not force:
        raise RefusedError(
            N_("{path} exists already."), hint=N_("Name another file, or add --force."), path=str(target)
        )
    write_rows(views, record_columns(noun)[1], form, target, out.stdout)


def write_page(page: str, target: Path, *, force: bool) -> None:
    """Write a page to a file, whole or not at all; RefusedError when there is one and it is not to be overwritten."""
    if target.exists() and not force:
        raise RefusedError(
            N_("{path} exists already."), hint=N_("Name another file, or add --force."), path=str(target)
        )
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        fresh.write_text(page, encoding="utf-8", newline="\n")
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)
