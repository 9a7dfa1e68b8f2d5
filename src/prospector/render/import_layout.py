"""What an import did, and how it understood the columns."""

from collections.abc import Sequence
from typing import Any

from prospector.domain.card import KINDS
from prospector.domain.draft import HOW, CardSource
from prospector.domain.table_row import TableSource
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Column, Table
from prospector.render.wording import say
from prospector.services.import_report import Report
from prospector.services.imports import preview
from prospector.services.row_imports import RowReport

_COLUMNS = (
    Column("column", N_("Column"), style="strong"),
    Column("target", N_("Becomes")),
    Column("how", N_("How")),
)

_FIRST_COLUMNS = (
    Column("name", N_("Name"), style="strong"),
    Column("kind", N_("Kind")),
    Column("phones", N_("Phones")),
    Column("emails", N_("E-mails")),
    Column("area", N_("Area")),
    Column("fields", N_("Fields")),
)


def columns_table(source: CardSource | TableSource) -> Table:
    """Return how each column of the file is understood."""
    rows = [{"column": use.column, "target": use.target, "how": Text(HOW[use.how])} for use in source.columns]
    return Table(text(N_("Columns")), _COLUMNS, rows)


def report_sentence(report: Report) -> Text:
    """Return the account of an import: read = added + updated + unchanged + rejected."""
    return text(
        N_("{read} rows read: {added} added, {updated} updated, {unchanged} unchanged, {rejected} rejected."),
        read=report.read,
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        rejected=len(report.skipped),
    )


def report_view(report: Report, source: CardSource, *, preview: bool) -> dict[str, Any]:
    """Return the object of ``import --json``; with ``preview`` also what the first cards would look like."""
    view: dict[str, Any] = {
        "read": report.read,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "rejected": len(report.skipped),
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "columns": [use._asdict() for use in source.columns],
        "rejected_rows": [
            {
                "row": skipped.row,
                "line": skipped.line,
                "reason": say(skipped.reason),
                "candidates": [{"id": card_id, "name": name} for card_id, name in skipped.candidates],
            }
            for skipped in report.skipped
        ],
        "warnings": [{"row": row, "text": say(warning)} for row, warning in report.warnings],
        "conflicts": [conflict._asdict() for conflict in report.conflicts],
        "remarks": [say(remark) for remark in source.remarks],
    }
    return {**view, "first": first_cards(report)} if preview else view


def first_cards(report: Report) -> list[Any]:
    """Return what the first cards look like."""
    return list(preview(report.first))


def together_view(whole: Report, files: Sequence[str], views: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the object of several files: the sums, and the account of each under its name."""
    counts = {"read": whole.read, "added": whole.added, "updated": whole.updated, "unchanged": whole.unchanged}
    each = [{"file": file, **view} for file, view in zip(files, views, strict=True)]
    return {**counts, "rejected": len(whole.skipped), "files": each}


def first_table(report: Report) -> Table:
    """Return what the first cards would look like."""
    rows = [
        {
            "name": card["name"],
            "kind": Text(KINDS[str(card["kind"])]),
            "phones": ", ".join(card["phones"]),
            "emails": ", ".join(card["emails"]),
            "area": card["area"] or "",
            "fields": "; ".join(f"{key}: {value}" for key, value in card["fields"].items()),
        }
        for card in first_cards(report)
    ]
    return Table(text(N_("The first cards")), _FIRST_COLUMNS, rows)


def record_sentence(report: RowReport) -> Text:
    """Return the account of an import of rows: read = added + updated + unchanged + rejected."""
    sentence = text(
        N_("{read} rows read: {added} added, {updated} updated, {unchanged} unchanged, {rejected} rejected."),
        read=report.read,
        added=report.added,
        updated=report.updated,
        unchanged=report.unchanged,
        rejected=len(report.refused),
    )
    if not report.cards_added:
        return sentence
    made = text_n(N_("{count} card made."), N_("{count} cards made."), report.cards_added)
    return text(N_("{sentence} {more}"), sentence=sentence, more=made)


def record_view(report: RowReport, source: TableSource, remarks: Sequence[Text]) -> dict[str, Any]:
    """Return the object of ``import --as … --json``."""
    return {
        "read": report.read,
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "rejected": len(report.refused),
        "cards_added": report.cards_added,
        "encoding": source.encoding,
        "delimiter": source.delimiter,
        "columns": [use._asdict() for use in source.columns],
        "rejected_rows": [
            {
                "row": refused.row,
                "line": refused.line,
                "reason": say(refused.reason),
                "candidates": [{"id": card_id, "name": name} for card_id, name in refused.candidates],
            }
            for refused in report.refused
        ],
        "warnings": [{"row": row, "text": say(warning)} for row, warning in report.warnings],
        "remarks": [say(remark) for remark in remarks],
    }
