"""Follow-ups: plan, settle, put off, give up, list."""

from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.options import CardArgument, WhereOption
from prospector.domain.followup import FollowUp
from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import read_when, say_day
from prospector.render.follow_up_layout import COLUMNS, follow_ups_table
from prospector.render.wording import _
from prospector.services import follow_ups as service
from prospector.services.views import follow_up_view

Ids = Annotated[
    list[str],
    Argument(
        metavar=_(N_("STEP…")),
        help=_(N_("Numbers of follow-ups, as today shows them; - reads them from a pipe.")),
        show_default=False,
    ),
]


def follow_up(
    context: Context,
    card: CardArgument,
    when: Annotated[
        str, Argument(metavar=_(N_("WHEN")), help=_(N_("+3d, fri, next tue 15:30, 30.11. …")), show_default=False)
    ],
    what: Annotated[list[str], Argument(metavar=_(N_("WHAT…")), help=_(N_("What is to be done.")), show_default=False)],
    visit: Annotated[bool, Option("--visit", help=_(N_("This is an appointment to visit.")))] = False,
    minutes: Annotated[
        int | None,
        Option("--minutes", metavar="N", min=1, max=1440, help=_(N_("Length of the visit.")), show_default=False),
    ] = None,
) -> None:
    """Plan a next step."""
    session = context.obj
    if card == "-":
        references = session.references([card])
        with session.desk() as desk:
            due = read_when(when, desk.clock.now(), desk.workdays)
            planned = [
                service.make_follow_up(desk, reference, due, " ".join(what), visit=visit, minutes=minutes)
                for reference in references
            ]
            desk.commit()
        views = [follow_up_view(one) for one in planned]
        session.out.rows(views, lambda: follow_ups_table(views), COLUMNS)
        sentence = text_n(N_("{count} follow-up planned."), N_("{count} follow-ups planned."), len(planned))
        session.out.notice(session.did(sentence) if planned else sentence)
        return
    with session.desk() as desk:
        made = service.make_follow_up(
            desk, card, read_when(when, desk.clock.now(), desk.workdays), " ".join(what), visit=visit, minutes=minutes
        )
        desk.commit()
        today = desk.clock.today()
    day = say_day(made.due_on, today)
    at = text(N_("{day} {time}"), day=day, time=made.due_time) if made.due_time else day
    sentence = text(N_("Follow-up {id}: {action}, {when}."), id=made.id, action=made.action, when=at)
    session.out.object(follow_up_view(made), session.did(sentence))


def _settled(context: Context, results: list[tuple[FollowUp, bool]], sentence: Text) -> None:
    session = context.obj
    views = [follow_up_view(follow_up) for follow_up, _changed in results]
    if session.out.fmt != "table":
        session.out.rows(views, lambda: follow_ups_table(views), COLUMNS)
        return
    already = [str(follow_up.id) for follow_up, changed in results if not changed]
    if len(already) < len(results):
        session.out.line(session.did(sentence))
    if already:
        session.out.line(text(N_("Settled before: {ids}."), ids=_(", ").join(already)))


def _named(results: list[tuple[FollowUp, bool]]) -> str:
    return _(", ").join(f"{follow_up.id} “{follow_up.action}”" for follow_up, changed in results if changed)


def done(context: Context, steps: Ids) -> None:
    """Mark done."""
    numbers = service.read_steps(context.obj.references(steps))
    with context.obj.desk() as desk:
        results = service.mark_done(desk, numbers)
        desk.commit()
    _settled(context, results, text(N_("Done: {steps}."), steps=_named(results)))


def drop(
    context: Context,
    steps: Ids,
    why: Annotated[str, Option("--why", metavar=_(N_("TEXT")), help=_(N_("Why it is given up.")))] = "",
) -> None:
    """Give up."""
    numbers = service.read_steps(context.obj.references(steps))
    with context.obj.desk() as desk:
        results = service.drop(desk, numbers, why)
        desk.commit()
    _settled(context, results, text(N_("Given up: {steps}."), steps=_named(results)))


def snooze(
    context: Context,
    steps: Annotated[
        list[str],
        Argument(
            metavar=_(N_("STEP… WHEN")),
            help=_(N_("Numbers of follow-ups, then the day: 12 13 +2d.")),
            show_default=False,
        ),
    ],
) -> None:
    """Put off."""
    session = context.obj
    if steps and steps[0] == "-":
        steps = [*session.references(steps[:1]), *steps[1:]]
    numbers, words = service.split_steps(steps)
    with session.desk() as desk:
        moved = service.snooze(desk, numbers, read_when(" ".join(words), desk.clock.now(), desk.workdays))
        desk.commit()
        today = desk.clock.today()
    views = [follow_up_view(follow_up) for follow_up in moved]
    if session.out.fmt != "table":
        session.out.rows(views, lambda: follow_ups_table(views), COLUMNS)
        return
    named = _(", ").join(f"{follow_up.id} “{follow_up.action}”" for follow_up in moved)
    session.out.line(
        session.did(text(N_("Put off to {day}: {steps}."), day=say_day(moved[0].due_on, today), steps=named))
    )


def follow_ups(
    context: Context,
    every: Annotated[bool, Option("--all", help=_(N_("Settled ones too.")))] = False,
    where: WhereOption = "",
) -> None:
    """List follow-ups."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.list_follow_ups(desk, every=every))
    session.out.rows(views, lambda: follow_ups_table(views), (*COLUMNS, "name"))
