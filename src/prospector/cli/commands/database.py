"""``prospector database …``."""

from pathlib import Path
from typing import Annotated

from prospector import upkeep
from prospector.bootstrap import SystemClock
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.options import YesOption
from prospector.domain.errors import RefusedError
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Column, Detail, Section, Table
from prospector.render.wording import _

_LABELS = {
    "path": N_("Book"),
    "engine": N_("Engine"),
    "schema": N_("Schema"),
    "size": N_("Bytes"),
    "cards": N_("Cards"),
    "calls": N_("Logged contacts"),
    "follow_ups": N_("Open follow-ups"),
    "operations": N_("Commands on record"),
    "backups": N_("Copies"),
    "newest_backup": N_("Newest copy"),
}
_BACKUPS = (
    Column("path", N_("Copy"), style="strong"),
    Column("at", N_("When"), no_wrap=True),
    Column("size", N_("Bytes"), align="right"),
)


def info(context: Context) -> None:
    """Describe the book."""
    session = context.obj
    with session.desk() as desk:
        view = upkeep.describe(desk, session.database)
    session.out.object(
        view,
        lambda: Detail(
            text(N_("The book")), [Section(pairs=[(Text(_LABELS[key]), value) for key, value in view.items()])]
        ),
        id_key="path",
    )


def check(
    context: Context,
    repair: Annotated[
        bool, Option("--repair", help=_(N_("Derive anew what can be derived: standing and search index.")))
    ] = False,
) -> None:
    """Examine the book."""
    session = context.obj
    with session.desk() as desk:
        problems = upkeep.examine(desk, session.database, repair=repair)
    view = {"ok": not problems, "problems": [session.out_text(problem) for problem in problems], "repaired": repair}
    session.out.object(
        view,
        text(N_("The book is in order."))
        if not problems
        else text_n(N_("{count} problem found."), N_("{count} problems found."), len(problems)),
    )
    if problems and session.out.fmt == "table":
        for problem in problems:
            session.out.line(problem)
    if problems and not repair:
        raise RefusedError(
            N_("The book needs attention."), hint=N_("prospector database check --repair, or restore a backup.")
        )


def backup(
    context: Context,
    target: Annotated[
        Path | None,
        Argument(metavar=_(N_("[FILE]")), help=_(N_("Where to (default: the folder of copies).")), show_default=False),
    ] = None,
) -> None:
    """Copy the book."""
    session = context.obj
    path = upkeep.back_up(session.database, SystemClock(session.environ), target)
    session.out.line(text(N_("Copied to {path}."), path=str(path)))


def backups(context: Context) -> None:
    """List the copies."""
    session = context.obj
    rows = upkeep.list_backups(session.database)
    session.out.rows(
        rows,
        lambda: Table(
            text(N_("Copies of the book, newest first")), _BACKUPS, rows, empty=text(N_("There is no copy yet."))
        ),
        ("path", "at", "size"),
        id_key="path",
    )


def restore(
    context: Context,
    source: Annotated[
        Path | None,
        Argument(metavar=_(N_("[FILE]")), help=_(N_("The copy (default: the newest).")), show_default=False),
    ] = None,
    yes: YesOption = False,
) -> None:
    """Restore a copy."""
    session = context.obj
    chosen = upkeep.choose_backup(session.database, source)
    session.confirm(text(N_("Put {path} in the place of the book?"), path=str(chosen)), yes=yes)
    safety = upkeep.restore(session.database, chosen, SystemClock(session.environ))
    session.out.line(text(N_("Restored from {path}."), path=str(chosen)))
    if safety is not None:
        session.out.notice(text(N_("The book as it was is kept as {path}."), path=str(safety)))


def migrate(context: Context) -> None:
    """Bring the book up to date."""
    session = context.obj
    with session.desk() as desk:
        schema = upkeep.describe(desk, session.database)["schema"]
    session.out.line(text(N_("The book has schema {schema}, which is the newest."), schema=schema))


def path(context: Context) -> None:
    """Print where the book lies."""
    session = context.obj
    session.out.line(upkeep.public_address(session.database))
