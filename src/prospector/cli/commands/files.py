"""``import`` and ``export``."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from prospector import bootstrap
from prospector.cli.options import AreaOption
from prospector.cli.session import Session
from prospector.domain.card import KINDS
from prospector.domain.draft import CardSource
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text, text_n
from prospector.render.import_layout import columns_table, report_sentence, report_view
from prospector.render.wording import _
from prospector.services.exports import export_cards, export_ids
from prospector.services.imports import Report, import_cards
from prospector.services.searches import checked

MORE = {
    "import": N_(
        'Delimiter, encoding and columns are found out; --map "Column=field" says what a column is (field “-” '
        "leaves it out), unknown columns are kept as free fields. Cards that are in the book already are completed, "
        "never overwritten; importing a file twice changes nothing. One import is one undo."
    ),
    "export": N_("JSON holds everything; CSV holds one row a card, without the contacts and follow-ups."),
}
# So many rows that were skipped are told one by one; --rejects has them all.
_TOLD = 20


def import_(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar=_(N_("FILE")), help=_(N_("A CSV or JSON file; - reads a pipe.")), show_default=False),
    ],
    map_: Annotated[
        list[str], typer.Option("--map", metavar=_(N_("COLUMN=FIELD")), help=_(N_("What a column is; repeatable.")))
    ] = [],  # noqa: B006
    encoding: Annotated[
        str, typer.Option("--encoding", metavar=_(N_("NAME")), help=_(N_("Encoding of the file, for example big5.")))
    ] = "",
    delimiter: Annotated[
        str, typer.Option("--delimiter", metavar=_(N_("SIGN")), help=_(N_("Sign between cells, for example ;")))
    ] = "",
    rejects: Annotated[
        Path | None,
        typer.Option("--rejects", metavar=_(N_("FILE")), help=_(N_("Write skipped rows there, ready to mend."))),
    ] = None,
    columns: Annotated[
        bool, typer.Option("--columns", help=_(N_("Only show how the columns are understood.")))
    ] = False,
) -> None:
    """Import cards."""
    session = context.obj
    with session.desk() as desk:
        source = bootstrap.read_card_file(
            file, session.stdin, encoding=encoding, delimiter=_sign(delimiter), mapping=_mapping(map_), desk=desk
        )
        if columns:
            rows = [use._asdict() for use in source.columns]
            session.out.rows(rows, lambda: columns_table(source), ("column", "target", "how"), id_key="column")
            return
        with session.out.progress(source.size or None, text(N_("Importing"))) as bar:
            report = import_cards(desk, source, _by_bytes(source, bar.advance))
        if rejects is not None and report.skipped and not session.dry_run:
            bootstrap.write_rejects(rejects, source, report)
        desk.commit()
    _answer(session, source, report, rejects)


def _by_bytes(source: CardSource, advance: Callable[[int], None]) -> Callable[[int], None]:
    """Turn "one more row" into "so many more bytes", which is what the size of the whole is known in."""
    told = 0

    def row_read(_count: int) -> None:
        nonlocal told
        position = source.position()
        if position > told:
            advance(position - told)
            told = position

    return row_read


def _sign(typed: str) -> str:
    """The sign between cells; a tab may be spelled out."""
    sign = {"tab": "\t", "\\t": "\t"}.get(typed.casefold(), typed)
    if len(sign) > 1 or (sign and sign in '"\r\n') or "\ud800" <= sign <= "\udfff":
        raise UsageError(
            N_("“{typed}” cannot stand between cells."),
            hint=N_("Use one sign, for example ; or tab."),
            typed=typed[:40],
        )
    return sign


def _mapping(pairs: list[str]) -> dict[str, str]:
    mapping = {}
    for pair in pairs:
        column, equals, target = pair.rpartition("=")
        if not equals:
            raise UsageError(
                N_("“{typed}” is not COLUMN=FIELD."), hint=N_('For example: --map "Company=name".'), typed=pair
            )
        mapping[column] = target
    return mapping


def _answer(session: Session, source: CardSource, report: Report, rejects: Path | None) -> None:
    for skipped in report.skipped[:_TOLD]:
        session.out.notice(text(N_("Line {line} skipped: {reason}"), line=skipped.line, reason=skipped.reason))
    if len(report.skipped) > _TOLD:
        session.out.notice(
            text(N_("… and {count} more; --rejects FILE writes them all."), count=len(report.skipped) - _TOLD)
        )
    for row, warning in report.warnings[:_TOLD]:
        session.out.notice(text(N_("Row {row}: {warning}"), row=row, warning=warning))
    guessed = [f"{use.column} → {use.target}" for use in source.columns if use.how == "guessed"]
    if guessed:
        session.out.notice(text(N_("Guessed columns: {columns}."), columns=_(", ").join(guessed)))
    if rejects is not None and report.skipped and not session.dry_run:
        session.out.notice(text(N_("The skipped rows are in {path}."), path=str(rejects)))
    view = report_view(report, source, preview=session.dry_run)
    changed = report.added or report.updated
    sentence = report_sentence(report)
    session.out.object(view, session.did(sentence) if changed or session.dry_run else sentence)


def export(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar=_(N_("[FILE]")), help=_(N_("Where to; - or nothing: to stdout.")), show_default=False),
    ] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format", metavar="csv|json|jsonl", help=_(N_("Its form (default: by the name of the file, else csv)."))
        ),
    ] = "",
    kind: Annotated[str, typer.Option("--kind", metavar="person|company", help=_(N_("Only this kind.")))] = "",
    area: AreaOption = "",
    tag: Annotated[
        str, typer.Option("--tag", "-t", metavar=_(N_("TAG")), help=_(N_("Only cards with this tag.")))
    ] = "",
    force: Annotated[bool, typer.Option("--force", help=_(N_("Overwrite the file.")))] = False,
) -> None:
    """Export cards."""
    session = context.obj
    target = None if file is None or str(file) == "-" else file
    suffix = target.suffix.lstrip(".").casefold() if target else ""
    form = format_ or (suffix if suffix in ("csv", "json", "jsonl") else "csv")
    checked(form, dict.fromkeys(("csv", "json", "jsonl"), ""), N_("format"))
    checked(kind, KINDS, N_("kind"))
    with session.desk() as desk:
        ids = export_ids(desk, kind=kind, area=area, tag=tag)
        with session.out.progress(len(ids), text(N_("Exporting"))) as bar:
            bootstrap.write_cards(
                desk, lambda: export_cards(desk, ids), form, target, session.out, bar.advance, force=force
            )
    if target is not None:
        session.out.notice(
            text_n(
                N_("{count} card written to {path}."),
                N_("{count} cards written to {path}."),
                len(ids),
                path=str(target),
            )
        )
