"""``plan-visits`` and ``visits``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from prospector.cli.declare import Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.options import WhereOption
from prospector.cli.session import Session
from prospector.domain.errors import NotFoundError, UsageError
from prospector.domain.text import N_, Text, text, text_n
from prospector.field_work import about_ways, code_lines, route_planner, write_calendar, write_page
from prospector.render.follow_up_layout import COLUMNS as VISIT_COLUMNS
from prospector.render.follow_up_layout import follow_ups_table
from prospector.render.layout import shown
from prospector.render.status_line import StatusLine
from prospector.render.visits_layout import STOP_COLUMNS, left_table, progress_sentence, stops_table, ways_sentence
from prospector.render.wording import _
from prospector.render.wrap import wrapped
from prospector.services.follow_ups import list_follow_ups
from prospector.services.visit_booking import book
from prospector.services.visit_plans import Wanted, make_plan
from prospector.services.visit_stops import PRIZE_SCALE
from prospector.services.visit_views import plan_view
from prospector.services.visit_wishes import Choice

if TYPE_CHECKING:
    from datetime import date

    from prospector.bootstrap import Desk
    from prospector.domain.route import Plan

View = dict[str, Any]
MORE = {
    "plan-visits": N_(
        "Chooses whom to see and in which order: the most worth (need and intent first, what is due and promised) "
        "within the hours, around what is booked already. --book makes the appointments, all undone by one prospector "
        "undo. Where a card has opening hours (prospector edit CARD --set hours='Mo-Fr 9:00-12:00,14:00-18:00') or "
        "minutes per visit (--set visit_minutes=30), they are kept."
    )
}

Many = list[str]


def _many(flag: str, metavar: str, about: str) -> Any:
    return Option(flag, metavar=metavar, help=about)


def plan_visits(
    context: Context,
    on: Annotated[
        str, Option("--on", metavar=_(N_("DATE")), help=_(N_("The day; the next working day unless told.")))
    ] = "",
    days: Annotated[
        int | None,
        Option("--days", metavar="N", help=_(N_("So many working days, each card once.")), show_default=False),
    ] = None,
    week: Annotated[bool, Option("--week", help=_(N_("The working days left of the week.")))] = False,
    area: Annotated[
        Many, _many("--area", _(N_("AREA")), _(N_("Only this area, or a part of its name; repeatable.")))
    ] = [],  # noqa: B006
    where: WhereOption = "",
    from_: Annotated[
        str, Option("--from", metavar=_(N_("PLACE")), help=_(N_("Where the day begins: address, LAT,LON, card.")))
    ] = "",
    to: Annotated[str, Option("--to", metavar=_(N_("PLACE")), help=_(N_("Where it ends.")))] = "",
    hours: Annotated[str, Option("--hours", metavar="9:00-18:00", help=_(N_("From when to when.")))] = "",
    lunch: Annotated[
        str, Option("--lunch", metavar="12:00-13:00", help=_(N_("A break; 11:30-13:30/45, or none.")))
    ] = "",
    minutes: Annotated[
        int | None,
        Option("--minutes", metavar="N", min=1, max=1440, help=_(N_("Length of a visit.")), show_default=False),
    ] = None,
    fix: Annotated[Many, _many("--fix", _(N_("CARD@TIME")), _(N_("A card to see at a fixed time; repeatable.")))] = [],  # noqa: B006
    must: Annotated[Many, _many("--must", _(N_("CARD")), _(N_("A card to put in; repeatable.")))] = [],  # noqa: B006
    not_: Annotated[Many, _many("--not", _(N_("CARD")), _(N_("A card to leave out; repeatable.")))] = [],  # noqa: B006
    max_stops: Annotated[
        int | None,
        Option(
            "--max-stops",
            "-n",
            metavar="N",
            min=1,
            max=100,
            help=_(N_("At most so many visits a day.")),
            show_default=False,
        ),
    ] = None,
    around: Annotated[
        int | None,
        Option(
            "--around",
            metavar=_(N_("APPOINTMENT")),
            help=_(N_("Fill the day around this appointment.")),
            show_default=False,
        ),
    ] = None,
    mode: Annotated[str, Option("--mode", metavar="drive|walk|transit|bike", help=_(N_("How you travel.")))] = "",
    matrix: Annotated[
        str, Option("--matrix", metavar="osrm:URL", help=_(N_("Travel times of your own OSRM server.")))
    ] = "",
    or_estimate: Annotated[
        bool, Option("--or-estimate", help=_(N_("With --matrix: estimate when the server fails.")))
    ] = False,
    seconds: Annotated[
        float | None,
        Option(
            "--seconds",
            metavar="N",
            min=0,
            max=600,
            help=_(N_("How long to search (at most 3, unless told).")),
            show_default=False,
        ),
    ] = None,
    seed: Annotated[int, Option("--seed", metavar="N", min=0, help=_(N_("Where chance begins.")))] = 0,
    iterations: Annotated[
        int | None,
        Option(
            "--iterations",
            metavar="N",
            min=0,
            help=_(N_("Search so many rounds instead: the same plan each time.")),
            show_default=False,
        ),
    ] = None,
    replan: Annotated[bool, Option("--replan", help=_(N_("Plan the rest of today anew.")))] = False,
    now: Annotated[str, Option("--now", metavar="14:20", help=_(N_("With --replan: from this time on.")))] = "",
    why: Annotated[bool, Option("--why", help=_(N_("Every reason with its points; all that was left out.")))] = False,
    briefing: Annotated[bool, Option("--briefing", help=_(N_("Show the profile of every stop, too.")))] = False,
    html: Annotated[
        Path | None,
        Option(
            "--html", metavar=_(N_("FILE")), help=_(N_("Write a page for telephone and paper.")), show_default=False
        ),
    ] = None,
    ics: Annotated[
        Path | None,
        Option("--ics", metavar=_(N_("FILE")), help=_(N_("Write a calendar file.")), show_default=False),
    ] = None,
    qr: Annotated[
        str,
        Option("--qr", metavar=_(N_("STOP|day")), help=_(N_("A code for the telephone: one stop, or the day."))),
    ] = "",
    force: Annotated[bool, Option("--force", help=_(N_("Replace files that exist.")))] = False,
    book_: Annotated[bool, Option("--book", help=_(N_("Make the appointments.")))] = False,
) -> None:
    """Plan visits."""
    session: Session = context.obj
    choice = Choice(tuple(area), tuple(must), tuple(not_), tuple(fix), around, minutes, where)
    wanted = Wanted(on, days, week, from_, to, hours, lunch, max_stops, replan, now, choice)
    with session.desk() as desk:
        planner = route_planner(
            desk, mode=mode, matrix=matrix, estimate=or_estimate, seconds=seconds, seed=seed, iterations=iterations
        )
        with StatusLine(session.out.stderr if session.out.stderr_is_terminal else None, session.out.width) as status:
            planned = make_plan(desk, wanted, planner, lambda plan: status.say(_progress(plan)))
        view = plan_view(desk, planned, about_ways(planner))
        chosen = _chosen(view, qr) if qr else []
        if html and not session.dry_run:
            write_page(html, view, force=force)
        if ics and not session.dry_run:
            write_calendar(ics, view, desk, force=force)
        made = book(desk, planned) if book_ else []
        profiles = _profiles(desk, view) if briefing else []
        desk.commit()
        today = desk.clock.today()
    _answer(session, view, made if book_ else None, today, why=why)
    if profiles:
        _brief(session, profiles, today)
    if chosen and session.out.fmt == "table":
        session.out.line(code_lines(chosen)[0])
    _remarks(session, view, html, ics)
    if book_:
        _say_booked(session, made)


def _progress(plan: "Plan") -> Text:
    return progress_sentence(
        sum(len(day.visits) for day in plan.days), plan.value / PRIZE_SCALE, round(plan.travel / 60)
    )


def _answer(session: Session, view: View, made: list[View] | None, today: "date", *, why: bool) -> None:
    stops = [stop for day in view["days"] for stop in day["stops"]]
    if session.out.fmt == "table":
        session.out.show(stops_table(view, today, why=why))
        if view["left_out"]:
            session.out.line("")
            session.out.show(left_table(view, why=why))
    elif made is not None:
        session.out.rows(made, lambda: follow_ups_table(made, visits=True), (*VISIT_COLUMNS, "name"))
    elif session.out.fmt == "json":
        session.out.object(view, Text(""))
    else:
        session.out.rows(stops, stops_table(view, today), STOP_COLUMNS, id_key="card_id")


def _remarks(session: Session, view: View, html: Path | None, ics: Path | None) -> None:
    """Everything beside the plan: how the ways were reckoned, what is doubtful, what was written."""
    for notice in (*view["notices"], *([ways_sentence(view)] if view["visits"] else [])):
        lines = wrapped(shown(notice), session.out.width) if session.out.stderr_is_terminal else [shown(notice)]
        for line in lines:
            session.out.notice(line)
    if view["method"] != "pyvrp" and view["visits"] and not _installed():
        session.out.notice(text(N_("Better plans come with the extra routes: pip install 'prospector-crm[routes]'.")))
    for path in (html, ics):
        if path is not None and not session.dry_run:
            session.out.notice(text(N_("Written: {path}"), path=str(path)))


def _installed() -> bool:
    from importlib.util import find_spec

    return find_spec("pyvrp") is not None


def _say_booked(session: Session, made: list[View]) -> None:
    days = sorted({visit["due_on"] for visit in made})
    if not made:
        session.out.notice(text(N_("Nothing was booked.")))
        return
    booked = text_n(
        N_("{count} visit booked for {day}."), N_("{count} visits booked for {day}."), len(made), day=", ".join(days)
    )
    session.out.notice(session.did(booked))


def _chosen(view: View, typed: str) -> list[View]:
    """The stops meant by ``--qr``: ``day`` is all, a number one of them (``2.3``: of the second day)."""
    days = [day["stops"] for day in view["days"]]
    if typed.casefold() in ("day", "all", "今天", "全部"):
        return [stop for stops in days for stop in stops]
    first, dot, second = typed.partition(".")
    if not all(part.isdecimal() and len(part) < 6 for part in ((first, second) if dot else (first,))):
        raise UsageError(N_("“{typed}” is no stop."), N_("Write --qr 3 for the third stop, or --qr day."), typed=typed)
    day, number = (int(first), int(second)) if dot else (1, int(first))
    if not (1 <= day <= len(days) and 1 <= number <= len(days[day - 1])):
        raise NotFoundError(N_("The plan has no stop {typed}."), N_("Leave --qr out to see the stops."), typed=typed)
    return [days[day - 1][number - 1]]


def _profiles(desk: "Desk", view: View) -> list[View]:
    from prospector.services.profiles import profile_view

    return [profile_view(desk, f"#{stop['card_id']}") for day in view["days"] for stop in day["stops"]]


def _brief(session: Session, profiles: list[View], today: "date") -> None:
    """Before a visit one knows the customer (H8)."""
    if session.out.fmt != "table":
        return
    from prospector.render.profile_layout import profile_detail

    for profile in profiles:
        session.out.line("")
        session.out.show(profile_detail(profile, today))


def visits(context: Context, where: WhereOption = "") -> None:
    """List appointments."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, list_follow_ups(desk, only_visits=True))
    session.out.rows(views, lambda: follow_ups_table(views, visits=True), (*VISIT_COLUMNS, "name"))
