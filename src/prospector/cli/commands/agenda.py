"""``prospector agenda``: the coming days, on the screen or for the telephone's calendar."""

from typing import Annotated

from prospector.cli.declare import Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.options import AreaOption, OnOption, WhereOption
from prospector.domain.text import N_, text_n
from prospector.domain.when import read_day
from prospector.render.wording import _


def agenda(
    context: Context,
    days: Annotated[
        int,
        Option("--days", "-d", metavar="N", min=1, max=366, help=_(N_("How many days."))),
    ] = 7,
    on: OnOption = "",
    area: AreaOption = "",
    ics: Annotated[
        str,
        Option("--ics", metavar=_(N_("FILE")), help=_(N_("Write them as a calendar file; - writes it to the pipe."))),
    ] = "",
    where: WhereOption = "",
) -> None:
    """Show what is due in the coming days."""
    from prospector.services.weeks import week

    session = context.obj
    with session.desk() as desk:
        today = desk.clock.today()
        since = read_day(on, today, desk.workdays) if on else today
        entries = fitting(desk, where, week(desk, since, days, area=area))
        if ics:
            from prospector.field_work import write_agenda

            write_agenda(entries, ics, desk, session.out.stdout)
            if ics != "-":
                session.out.line(
                    text_n(N_("{count} entry in {path}."), N_("{count} entries in {path}."), len(entries), path=ics)
                )
            return
    from prospector.render.week_layout import COLUMNS, week_table

    session.out.rows(entries, lambda: week_table(entries, since, today), COLUMNS, id_key="card_id")
