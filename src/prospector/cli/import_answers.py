"""What ``import`` says: how files were understood, what was skipped, and the account of what was done."""

from collections.abc import Callable
from pathlib import Path

from prospector.cli.session import Session
from prospector.domain.draft import CardSource
from prospector.domain.text import N_, text
from prospector.render.import_layout import first_table, report_sentence, report_view, together_view
from prospector.render.wording import _
from prospector.services.import_report import Report, together

# So many rows that were skipped are told one by one; --rejects has them all.
_TOLD = 20


def by_bytes(source: CardSource, advance: Callable[[int], None]) -> Callable[[int], None]:
    """Turn "one more row" into "so many more bytes", which is what the size of the whole is known in."""
    told = 0

    def row_read(_count: int) -> None:
        nonlocal told
        position = source.position()
        if position > told:
            advance(position - told)
            told = position

    return row_read


def remark(session: Session, source: CardSource, report: Report, rejects: Path | None) -> None:
    """Say on stderr how the file was understood, what was skipped, and what was not taken as it stands."""
    for said in source.remarks:
        session.out.notice(said)
    for skipped in report.skipped[:_TOLD]:
        session.out.notice(text(N_("Line {line} rejected: {reason}"), line=skipped.line, reason=skipped.reason))
    if len(report.skipped) > _TOLD:
        session.out.notice(
            text(N_("… and {count} more; --rejects FILE writes them all."), count=len(report.skipped) - _TOLD)
        )
    for row, warning in report.warnings[:_TOLD]:
        session.out.notice(text(N_("Row {row}: {warning}"), row=row, warning=warning))
    if len(report.warnings) > _TOLD:
        session.out.notice(text(N_("… and {count} more; --json has them all."), count=len(report.warnings) - _TOLD))
    guessed = [f"{use.column} → {use.target}" for use in source.columns if use.how == "guessed"]
    if guessed:
        session.out.notice(text(N_("Guessed columns: {columns}."), columns=_(", ").join(guessed)))
    if rejects is not None and report.skipped and not session.dry_run:
        session.out.notice(text(N_("The rejected rows are in {path}."), path=str(rejects)))


def answer(session: Session, answers: list[tuple[str, CardSource, Report]]) -> None:
    """Answer with the account of one file, or with that of all and each."""
    views = [report_view(report, source, preview=session.dry_run) for _file, source, report in answers]
    whole = together([report for _file, _source, report in answers])
    view = views[0] if len(views) == 1 else together_view(whole, [file for file, _source, _report in answers], views)
    if session.dry_run and session.out.fmt == "table":
        session.out.show(first_table(whole))
    changed = whole.added or whole.updated
    sentence = report_sentence(whole)
    session.out.object(view, session.did(sentence) if changed or session.dry_run else sentence)
