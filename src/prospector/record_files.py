"""Files of deals, invoices and whatever else belongs to cards, opened and written noun by noun.

Kept out of ``bootstrap``; like there, imports are deferred.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.text import N_, text
from prospector.render.wording import say

if TYPE_CHECKING:
    from prospector.domain.draft import Instructions
    from prospector.domain.table_row import TableSource
    from prospector.interop.record_rows import Columns
    from prospector.render.output import Output
    from prospector.services.ports import Desk
    from prospector.services.row_imports import RowReport
    from prospector.services.whole_books import WholeReport


def record_columns(noun: str) -> "tuple[Columns, Sequence[str]]":
    """Return the columns by which files of a noun are read, and the header of its export."""
    from prospector.interop import deal_files, dealing_files, receivable_files

    return {
        "deals": (deal_files.COLUMNS, deal_files.HEADER),
        "invoices": (receivable_files.INVOICES, receivable_files.INVOICE_HEADER),
        "payments": (receivable_files.PAYMENTS, receivable_files.PAYMENT_HEADER),
        "referrals": (dealing_files.REFERRALS, dealing_files.REFERRAL_HEADER),
        "calls": (dealing_files.CALLS, dealing_files.CALL_HEADER),
    }[noun]


def read_record_file(noun: str, file: str, stdin: TextIO, wanted: "Instructions") -> "TableSource":
    """Open a file (``-``: the pipe) as rows of a noun."""
    from prospector.interop.record_rows import open_rows

    return open_rows(stdin.buffer if file == "-" else Path(file), record_columns(noun)[0], wanted)


def day_reader(order: str) -> Callable[[str], date | None]:
    """Return how a day in a file is read, where 03/04 is meant in ``order``."""
    from prospector.interop.file_days import read_file_day

    return lambda typed: read_file_day(typed, order)


def moment_reader(order: str) -> Callable[[str], datetime | None]:
    """Return how a moment in a file is read; a day alone is its noon."""
    from prospector.interop.file_days import read_file_moment

    return lambda typed: read_file_moment(typed, order)


def call_code(what: str, typed: str) -> str:
    """Return the outcome, way or direction that a word of any program means, or the empty string."""
    from prospector.interop.row_calls import code_of

    return code_of(what, typed)


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
    """Write records as CSV, JSON, JSON lines or a workbook, to a file (whole or not at all) or to stdout."""
    from prospector.interop.record_rows import write_rows

    refuse_existing(target, force=force)
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


def write_cards(
    desk: "Desk",
    ids: Sequence[int],
    form: str,
    target: Path | None,
    out: "Output",
    *,
    force: bool,
    vcard_version: str = "3.0",
) -> None:
    """Write cards in any form, to a file (whole or not at all) or to stdout, and show how far it is."""
    from prospector.interop.export_files import CardFile, write_card_file
    from prospector.services.exports import export_cards, export_fields

    refuse_existing(target, force=force)
    with out.progress(len(ids), text(N_("Exporting"))) as bar:

        def cards() -> "Iterator[dict[str, Any]]":
            for card in export_cards(desk, list(ids)):
                bar.advance(1)
                yield card

        file = CardFile(form, cards, lambda: export_fields(desk, list(ids)), desk.say, vcard_version)
        write_card_file(file, target, out.stdout)


def write_letters(
    desk: "Desk", ids: Sequence[int], template: Path, target: Path | None, out: "Output", *, force: bool
) -> int:
    """Fill a text in for each card: one file, or one a card where ``target`` is a folder; return how many files."""
    from prospector.interop.export_files import write_letters as write
    from prospector.services.exports import export_cards

    if target is None or not target.is_dir():
        refuse_existing(target, force=force)
    with out.progress(len(ids), text(N_("Exporting"))) as bar:

        def cards() -> "Iterator[dict[str, Any]]":
            for card in export_cards(desk, list(ids)):
                bar.advance(1)
                yield card

        return write(template, cards(), desk.clock.today(), target, out.stdout, force=force)


def refuse_existing(target: Path | None, *, force: bool) -> None:
    """Refuse to overwrite a file without ``force``, and a folder at all."""
    if target is not None and target.is_dir():
        raise UsageError(N_("{path} is a folder."), hint=N_("Name a file in it."), path=str(target))
    if target is not None and target.exists() and not force:
        raise RefusedError(
            N_("{path} exists already."), hint=N_("Name another file, or add --force."), path=str(target)
        )


def write_whole_book(desk: "Desk", target: Path, out: "Output", *, force: bool) -> int:
    """Write everything of the book to an archive; return how many rows there were."""
    from prospector.interop.whole_book import write_book
    from prospector.services.whole_books import give_tables

    refuse_existing(target, force=force)
    total, tables = give_tables(desk)
    with out.progress(total, text(N_("Exporting"))) as bar:
        return write_book(target, tables, schema=desk.store.whole.schema, advance=bar.advance)


def is_whole_book(file: str) -> bool:
    """Tell whether a file is an archive of a whole book."""
    if file == "-" or not file.casefold().endswith(".zip"):
        return False
    from prospector.interop.whole_book import is_whole_book as is_one

    return is_one(Path(file))


def take_whole_book(desk: "Desk", file: str, out: "Output") -> "WholeReport":
    """Take over everything of an archive, in one operation."""
    from prospector.interop.whole_book import open_book
    from prospector.services.whole_books import take_tables

    book = open_book(Path(file), desk.store.whole.tables, desk.store.whole.schema)
    with out.progress(book.size, text(N_("Importing"))) as bar:
        return take_tables(desk, book.rows, bar.advance)
