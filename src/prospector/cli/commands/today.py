"""``prospector today``: the day's list."""

from datetime import date
from functools import partial
from typing import Annotated, Any

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.options import AreaOption, OnOption, WhereOption, card_names
from prospector.domain.text import N_, text
from prospector.render.wording import _
from prospector.services.agenda_views import COLUMNS, Speaker
from prospector.services.agendas import count_due, ranked_lines, weights_of
from prospector.services.hooking import day_listed

MORE = {
    "today": N_(
        "Overdue first, then due, then a few cards that would otherwise fall through: gone quiet, without a next step, "
        "never contacted. Settle a line with prospector done ID, or log the call: what was due is then done. "
        "--only takes money, referrals, promises, complaints, appointments, follow-ups, occasions, key, deals, "
        "win-back, potential, open-ends or new."
    )
}


def today(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("With --why: explain this card, also when it is not on the list.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    on: OnOption = "",
    area: AreaOption = "",
    where: WhereOption = "",
    only: Annotated[
        str, Option("--only", metavar=_(N_("KIND")), help=_(N_("Only one kind of work: money, referrals …")))
    ] = "",
    minutes: Annotated[
        int | None,
        Option("--minutes", metavar="N", min=1, help=_(N_("What fits into so many minutes.")), show_default=False),
    ] = None,
    limit: Annotated[
        int | None,
        Option(
            "--limit", "-n", metavar="N", min=0, help=_(N_("At most so many lines; 0 shows all.")), show_default=False
        ),
    ] = None,
    why: Annotated[bool, Option("--why", help=_(N_("Show the points of each reason and their sum.")))] = False,
    tail: Annotated[
        bool, Option("--tail/--no-tail", help=_(N_("With or without the cards that nothing is planned for.")))
    ] = True,
    count: Annotated[bool, Option("--count", help=_(N_("Print only how many cards have something due.")))] = False,
) -> None:
    """Show the day's list."""
    session = context.obj
    with session.desk() as desk:
        today = desk.clock.today()
        day = _day(on, desk)
        if card:
            from prospector.render.agenda_why_layout import why_detail
            from prospector.services.agenda_why import why_card

            explained = why_card(desk, card, day)
            session.out.object(explained, lambda: why_detail(explained))
            return
        if count and not only:
            session.out.line(str(count_due(desk, day, area=area, where=where)))
            return
        lines: Any = ranked_lines(desk, day, area=area, tail=tail, where=where)
        if only or minutes is not None:
            from prospector.domain.agenda_cut import kind_of, of_kind, within

            lines = [line.whole() for line in lines]
            lines = of_kind(lines, kind_of(only)) if only else lines
            if minutes is not None:
                took = {"call": int(desk.settings["today.call_minutes"]), "visit": int(desk.settings["visits.minutes"])}
                lines = within(lines, minutes, **took)
        if count:
            session.out.line(str(len(lines)))
            return
        speaker = Speaker(desk, weights_of(desk) if why else None)
        best = _best_hour(session, desk)
        told = day_listed(desk, lambda: [speaker.line(line) for line in lines])
    # A script gets everything unless it says otherwise; a person gets a day's worth, and is told of the rest.
    most = limit if limit is not None else (0 if session.out.fmt != "table" else session.settings["today.limit"])
    # Lines still to be put into words, or what a hook made of them.
    listed: Any = lines if told is None else told
    part = bool(area or where or only or minutes is not None)
    shown = listed[:most] if most else listed
    if len(shown) < len(listed):
        left = len(listed) - len(shown)
        session.out.notice(text(N_("{left} more; --limit 0 shows all."), left=left))
    if session.out.fmt == "table" or session.out.fields or told is not None or why:
        from prospector.render.agenda_layout import agenda_table

        views = [speaker.line(line) for line in shown] if told is None else shown
        table = partial(agenda_table, views, day, today, why=why, part=part)
        session.out.rows(views, table, COLUMNS, id_key="card_id")
        if best is not None:
            session.out.notice(text(N_("Best time to call so far: {hours}."), hours=best.said))
        return
    from prospector.render.agenda_text import AgendaRows

    # Kept until the process ends: to take a long list apart would be a tenth of the command's time.
    session.answer = rows = AgendaRows(shown, speaker)
    session.out.data(rows, COLUMNS, id_key="card_id")


def _day(on: str, desk: Any) -> date:
    """The day that was asked for; the grammar of days is read only for one that was."""
    if not on:
        return desk.clock.today()  # type: ignore[no-any-return]
    from prospector.domain.when import read_day

    return read_day(on, desk.clock.today(), desk.workdays)


def _best_hour(session: Any, desk: Any) -> Any:
    """When people pick up, for a person at a terminal; None where the log does not tell."""
    if session.out.fmt != "table" or not session.out.stdout_is_terminal:
        return None
    from prospector.services.ladders import best_of_all

    return best_of_all(desk)
