"""``import FILE.zip``: a whole book taken over."""

from collections.abc import Sequence
from typing import Any

from prospector import record_files as files
from prospector.cli.session import Session
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.services.whole_books import WholeReport

# So many refused rows are told one by one.
_TOLD = 20


def took_book(session: Session, paths: Sequence[str], *, options: bool) -> bool:
    """Take a whole book over if that is what the file is; False when it is not.

    ``options`` tells that something was said which only files of rows know.
    """
    if not any(files.is_whole_book(path) for path in paths):
        return False
    if len(paths) > 1 or options:
        raise UsageError(
            N_("“{file}” is a whole book; it is taken alone and without further options."),
            hint=N_("prospector import FILE.zip."), file=next(path for path in paths if files.is_whole_book(path)),
        )  # fmt: skip
    with session.desk() as desk:
        report = files.take_whole_book(desk, paths[0], session.out)
        desk.commit()
    for refused in report.refused[:_TOLD]:
        session.out.notice(
            text(N_("{table}, line {line} rejected: {reason}"), table=refused.table, line=refused.line,
                 reason=refused.reason)
        )  # fmt: skip
    if len(report.refused) > _TOLD:
        session.out.notice(text(N_("… and {count} more; --json has them all."), count=len(report.refused) - _TOLD))
    sentence = text(
        N_("{read} rows read: {added} added, {unchanged} unchanged, {rejected} rejected."),
        read=report.read, added=report.added, unchanged=report.unchanged, rejected=len(report.refused),
    )  # fmt: skip
    changed = report.added or session.dry_run
    session.out.object(_view(session, report), session.did(sentence) if changed else sentence)
    return True


def _view(session: Session, report: WholeReport) -> dict[str, Any]:
    def said(reason: Text) -> str:
        return session.out_text(reason)

    return {
        "read": report.read,
        "added": report.added,
        "unchanged": report.unchanged,
        "rejected": len(report.refused),
        "tables": dict(report.tables),
        "same_ids": report.same_ids,
        "rejected_rows": [{"table": row.table, "line": row.line, "reason": said(row.reason)} for row in report.refused],
    }
