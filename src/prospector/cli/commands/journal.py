"""``undo``, ``redo``, ``history``."""

from contextlib import ExitStack
from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.options import card_names
from prospector.cli.session import Session
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text
from prospector.render.history_layout import COLUMNS, history_table, operation_detail
from prospector.render.wording import _
from prospector.services import histories as service

MORE = {
    "undo": N_(
        "What was undone can be done again with prospector redo, as long as nothing else was written in between."
    ),
    "history": N_("prospector history --operation ID shows what one command changed, row by row."),
}


def _watch(session: Session, shown: ExitStack) -> service.Watch:
    """Show how far the taking back of very many rows has come."""
    return lambda rows: shown.enter_context(session.out.progress(rows, text(N_("Rows")))).advance


def undo(
    context: Context,
    operation: Annotated[
        int | None,
        Argument(
            metavar=_(N_("[OPERATION]")),
            help=_(N_("Its number in the history (default: the last).")),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Take back a command."""
    session = context.obj
    with session.desk() as desk, ExitStack() as shown:
        view = service.undo(desk, operation, _watch(session, shown))
        desk.commit()
    sentence = text(N_("Undone ({id}): {command}"), id=view["id"], command=view["command"])
    session.out.object(view, sentence if not session.dry_run else session.did(sentence), COLUMNS)
    if not session.dry_run:
        session.out.notice(text(N_("prospector redo does it again.")))


def redo(context: Context) -> None:
    """Do again."""
    session = context.obj
    with session.desk() as desk, ExitStack() as shown:
        view = service.redo(desk, _watch(session, shown))
        desk.commit()
    session.out.object(
        view, session.did(text(N_("Done again ({id}): {command}"), id=view["id"], command=view["command"])), COLUMNS
    )


def history(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only what concerned this card.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    limit: Annotated[
        int, Option("--limit", "-n", metavar="N", min=1, max=100_000, help=_(N_("At most so many commands.")))
    ] = 20,
    operation: Annotated[
        int | None,
        Option("--operation", metavar=_(N_("ID")), help=_(N_("Show one command row by row.")), show_default=False),
    ] = None,
) -> None:
    """Show what was done."""
    session = context.obj
    if operation is not None:
        if card:
            raise UsageError(N_("Name a card or an operation, not both."), hint=N_("Leave one of them out."))
        with session.desk() as desk:
            view = service.changes_of(desk, operation)
        session.out.object(view, lambda: operation_detail(view))
        return
    with session.desk() as desk:
        views = service.history(desk, card or None, limit)
    session.out.rows(views, lambda: history_table(views), COLUMNS)
