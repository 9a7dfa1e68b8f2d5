"""``prospector today``: the day's list."""

from typing import Annotated

import typer

from prospector.cli.options import AreaOption, OnOption, WhereOption
from prospector.domain.text import N_, text
from prospector.domain.when import read_day
from prospector.render.agenda_layout import COLUMNS, agenda_table
from prospector.render.wording import _
from prospector.services.agendas import count_due, day_list

MORE = {
    "today": N_(
        "Overdue first, then due, then a few cards that would otherwise fall through: gone quiet, without a next step, "
        "never contacted. Settle a line with prospector done ID, or log the call: what was due is then done."
    )
}


def today(
    context: typer.Context,
    on: OnOption = "",
    area: AreaOption = "",
    where: WhereOption = "",
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", "-n", metavar="N", min=0, help=_(N_("At most so many lines; 0 shows all.")), show_default=False
        ),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help=_(N_("Show the points of each reason and their sum.")))] = False,
    tail: Annotated[
        bool, typer.Option("--tail/--no-tail", help=_(N_("With or without the cards that nothing is planned for.")))
    ] = True,
    count: Annotated[
        bool, typer.Option("--count", help=_(N_("Print only how many cards have something due.")))
    ] = False,
) -> None:
    """Show the day's list."""
    session = context.obj
    with session.desk() as desk:
        today = desk.clock.today()
        day = read_day(on, today, desk.workdays) if on else today
        if count:
            session.out.line(str(count_due(desk, day, area=area, where=where)))
            return
        lines = day_list(desk, day, area=area, tail=tail, where=where)
    # A script gets everything unless it says otherwise; a person gets a day's worth, and is told of the rest.
    most = limit if limit is not None else (0 if session.out.fmt != "table" else session.settings["today.limit"])
    shown = lines[:most] if most else lines
    if len(shown) < len(lines):
        left = len(lines) - len(shown)
        session.out.notice(text(N_("{left} more; --limit 0 shows all."), left=left))
    session.out.rows(shown, lambda: agenda_table(shown, day, today, why=why), COLUMNS, id_key="card_id")
