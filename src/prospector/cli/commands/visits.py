"""``plan-visits`` and ``visits``."""

from datetime import timedelta
from typing import Annotated

import typer

from prospector.cli.options import OnOption
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text, text_n
from prospector.domain.when import read_day, say_day
from prospector.render.follow_up_layout import COLUMNS as VISIT_COLUMNS
from prospector.render.follow_up_layout import follow_ups_table
from prospector.render.visits_layout import AREA_COLUMNS, STOP_COLUMNS, areas_table, stops_table
from prospector.render.wording import _
from prospector.services import visits as service
from prospector.services.follow_ups import list_follow_ups

MORE = {
    "plan-visits": N_(
        "Without --area: the areas, the most worth a trip first. With it: the day's stops, need and intent first, "
        "around what is booked already; --book makes the appointments, all undone by one prospector undo."
    )
}


def plan_visits(
    context: typer.Context,
    area: Annotated[
        str, typer.Option("--area", metavar=_(N_("AREA")), help=_(N_("The area, or a part of its name.")))
    ] = "",
    on: OnOption = "",
    max_stops: Annotated[
        int | None,
        typer.Option(
            "--max-stops", "-n", metavar="N", min=1, max=100, help=_(N_("At most so many visits.")), show_default=False
        ),
    ] = None,
    must: Annotated[
        list[str], typer.Option("--must", metavar=_(N_("CARD")), help=_(N_("A card to put first; repeatable.")))
    ] = [],  # noqa: B006
    not_: Annotated[
        list[str], typer.Option("--not", metavar=_(N_("CARD")), help=_(N_("A card to leave out; repeatable.")))
    ] = [],  # noqa: B006
    book: Annotated[bool, typer.Option("--book", help=_(N_("Make the appointments.")))] = False,
) -> None:
    """Plan visits."""
    session = context.obj
    with session.desk() as desk:
        today = desk.clock.today()
        if not area:
            if book:
                raise UsageError(N_("Say in which area the visits are to be."), hint=N_("Add --area."))
            areas = service.list_areas(desk, read_day(on, today) if on else today)
            session.out.rows(areas, lambda: areas_table(areas), AREA_COLUMNS, id_key="area")
            return
        # Tomorrow unless told otherwise: today's visits are under way.
        day = read_day(on, today, desk.workdays) if on else today + timedelta(days=1)
        stops = service.plan_day(desk, area, day, most=max_stops, must=must, leave_out=not_)
        made = service.book(desk, stops, day) if book else []
        desk.commit()
    if book:
        session.out.rows(made, lambda: follow_ups_table(made, visits=True), (*VISIT_COLUMNS, "name"))
        booked = text_n(
            N_("{count} visit booked for {day}."),
            N_("{count} visits booked for {day}."),
            len(made),
            day=say_day(day, today),
        )
        session.out.notice(session.did(booked) if made else text(N_("Nothing was booked.")))
        return
    session.out.rows(stops, lambda: stops_table(stops, day, today), STOP_COLUMNS, id_key="card_id")


def visits(context: typer.Context) -> None:
    """List appointments."""
    session = context.obj
    with session.desk() as desk:
        views = list_follow_ups(desk, only_visits=True)
    session.out.rows(views, lambda: follow_ups_table(views, visits=True), (*VISIT_COLUMNS, "name"))
