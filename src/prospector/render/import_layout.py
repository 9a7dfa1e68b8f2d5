"""What an import did, and how it understood the columns."""

from typing import Any

from prospector.domain.draft import HOW, CardSource
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Column, Table
from prospector.render.wording import say
from prospector.services.imports import Report, preview

_COLUMNS = (
    Column("column", N_("Column"), style="strong"),
    Column("target", N_("Becomes")),
    Column("how", N_("How")),
)


def columns_table(source: CardSource) -> Table:
    """Return how each column of the file is understood."""
    rows = [{"column": use.column, "target": use.target, "how": Text(HOW[use.how])} for use in source.columns]
    return Table(text(N_("Columns")), _COLUMNS, rows)


def report_sentence(report: Report) -> Text:
    """Return the account of an import: read = added + updated + unchanged + skipped."""
    return text(
        N_("{read} rows read: {added} added, {updated} updated, {unchanged} unchanged, {skipped} skipped."),
        read=report.read,
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        skipped=len(report.skipped),
    )


def report_view(report: Report, source: CardSource, *, preview: bool) -> dict[str, Any]:
    """Return the object of ``import --json``; with ``preview`` also what the first cards would look like."""
    view: dict[str, Any] = {
        "read": report.read,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "skipped": len(report.skipped),
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "columns": [use._asdict() for use in source.columns],
        "skipped_rows": [
            {
                "row": skipped.row,
                "line": skipped.line,
                "reason": say(skipped.reason),
                "candidates": [{"id": card_id, "name": name} for card_id, name in skipped.candidates],
            }
            for skipped in report.skipped
        ],
        "warnings": [{"row": row, "text": say(warning)} for row, warning in report.warnings],
    }
    return {**view, "first": first_cards(report)} if preview else view


def first_cards(report: Report) -> list[Any]:
    """Return what the first cards look like."""
    return list(preview(report.first))
