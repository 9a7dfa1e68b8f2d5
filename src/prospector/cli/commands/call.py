"""``prospector call …``: look at logged contacts, correct them, take them back."""

from datetime import timedelta
from typing import Annotated, Any

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.options import WhereOption, YesOption, glossed
from prospector.domain.call import ATTITUDES, NEEDS, OUTCOMES, VIAS, VISIT_CHANCES
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text
from prospector.domain.when import read_duration, read_past
from prospector.render.call_layout import CALL_COLUMNS, call_detail, calls_table
from prospector.render.wording import _
from prospector.services import calls as service
from prospector.services.hooking import contact_corrected

CallId = Annotated[
    int,
    Argument(metavar=_(N_("CALL")), help=_(N_("Number of the contact, as show gives it.")), show_default=False),
]


def list_(
    context: Context,
    since: Annotated[
        str, Option("--since", metavar=_(N_("WHEN")), help=_(N_("From when on (default: seven days ago).")))
    ] = "",
    until: Annotated[str, Option("--until", metavar=_(N_("WHEN")), help=_(N_("Until when (default: now).")))] = "",
    where: WhereOption = "",
) -> None:
    """List contacts."""
    session = context.obj
    with session.desk() as desk:
        now = desk.clock.now()
        begin = read_past(since, now) if since else now - timedelta(days=7)
        if since and begin.hour == 12 and ":" not in since:
            begin = begin.replace(hour=0)
        end = read_past(until, now) if until else now + timedelta(seconds=1)
        views = fitting(desk, where, service.list_calls(desk, begin, end))
    session.out.rows(views, lambda: calls_table(views), (*CALL_COLUMNS, "card_name"))


def show(context: Context, call: CallId) -> None:
    """Show a contact."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_call(desk, call))
    session.out.object(view, lambda: call_detail(view))


def correct(
    context: Context,
    call: CallId,
    via: Annotated[str | None, Option("--via", metavar="|".join(VIAS), help=_(N_("By which way.")))] = None,
    outcome: Annotated[str | None, Option("--outcome", "-o", metavar=_(N_("OUTCOME")), help=glossed(OUTCOMES))] = None,
    need: Annotated[str | None, Option("--need", metavar="|".join(NEEDS), help=_(N_("How large the need is.")))] = None,
    attitude: Annotated[
        str | None, Option("--attitude", metavar="|".join(ATTITUDES), help=_(N_("How they take to us.")))
    ] = None,
    visit_chance: Annotated[
        str | None,
        Option("--visit-chance", metavar="|".join(VISIT_CHANCES), help=_(N_("Whether a visit is possible."))),
    ] = None,
    note: Annotated[str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What was said.")))] = None,
    at: Annotated[str | None, Option("--at", metavar=_(N_("WHEN")), help=_(N_("When it was.")))] = None,
    duration: Annotated[
        str | None, Option("--duration", metavar=_(N_("TIME")), help=_(N_("How long: 5m, 1h30, 4:30, 300.")))
    ] = None,
) -> None:
    """Correct a contact."""
    session = context.obj
    changes: dict[str, Any] = {
        "via": via, "outcome": outcome, "need": need, "attitude": attitude, "visit_chance": visit_chance, "note": note,
    }  # fmt: skip
    if not any(value is not None for value in (*changes.values(), at, duration)):
        raise UsageError(
            N_("Nothing to correct was named."),
            hint=N_("For example: prospector call correct 12 --outcome interested."),
        )
    with session.desk() as desk:
        changes["at"] = read_past(at, desk.clock.now()) if at else None
        changes["duration_s"] = read_duration(duration) if duration else None
        before = service.named_view(desk, service.get_call(desk, call))
        corrected = contact_corrected(desk, service.correct_call(desk, call, changes), before)
        view = service.named_view(desk, corrected)
        desk.commit()
    session.out.object(
        view,
        session.did(text(N_("Contact {id} with {name} corrected."), id=call, name=view["card_name"])),
        CALL_COLUMNS,
    )


def remove(context: Context, call: CallId, yes: YesOption = False) -> None:
    """Take a contact back."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_call(desk, call))
    session.confirm(
        text(N_("Take back contact {id} with {name}, of {at}?"), id=call, name=view["card_name"], at=view["at"][:16]),
        yes=yes,
    )
    with session.desk() as desk:
        service.take_back_call(desk, call)
        desk.commit()
    session.out.object(
        view,
        session.did(text(N_("Contact {id} with {name} taken back."), id=call, name=view["card_name"])),
        CALL_COLUMNS,
    )
