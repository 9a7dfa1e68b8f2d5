"""``prospector promise …``: what was promised by either side, by when, and what became of it."""

from typing import Annotated, Any

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, YesOption, card_names
from prospector.domain.errors import UsageError
from prospector.domain.promise import OURS, THEIRS, Promise
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_past, read_when, say_day
from prospector.render.promise_layout import COLUMNS, promise_detail, promises_table
from prospector.render.wording import _
from prospector.services import promises as service
from prospector.services.views import View

MORE = {
    "promise add": N_(
        "For example: prospector promise add 12 send the samples --by fri; with --by-them for what they promised us."
    ),
    "promise broken": N_("The reason stays on the card, where it is seen before the next promise is made."),
}

_NUMBER = _(N_("Number of the promise, as promise list gives it."))
PromiseId = Annotated[int, Argument(metavar=_(N_("PROMISE")), help=_NUMBER, show_default=False)]
PromiseIds = Annotated[list[int], Argument(metavar=_(N_("PROMISE…")), help=_NUMBER, show_default=False)]
On = Annotated[str, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it was, if not today.")))]


def add(
    context: Context,
    card: CardOrPipe,
    what: Annotated[list[str], Argument(metavar=_(N_("WHAT…")), help=_(N_("What was promised.")), show_default=False)],
    by: Annotated[
        str,
        Option("--by", metavar=_(N_("WHEN")), help=_(N_("By when: fri, +3d, 30.11. 17:00 …")), show_default=False),
    ],
    by_them: Annotated[bool, Option("--by-them", help=_(N_("They promised it to us.")))] = False,
) -> None:
    """Record a promise."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        made = service.make_promise(desk, reference, " ".join(what), read_when(by, desk.clock.now()), theirs=by_them)
        view = service.named_view(desk, made)
        assert made.due_on is not None
        day = say_day(made.due_on, desk.clock.today())
        due = text(N_("{day} {time}"), day=day, time=made.due_time) if made.due_time else day
        said = (
            N_("Promise {id} by {name}: {what}, by {when}.")
            if by_them
            else N_("Promise {id} to {name}: {what}, by {when}.")
        )
        return view, text(said, id=made.id, name=view["name"], what=made.what, when=due)

    enter(context.obj, card, act, (*COLUMNS, "name"))


def _settled(context: Context, results: list[tuple[Promise, bool]], views: list[Any], said: str) -> None:
    session = context.obj
    if session.out.fmt != "table":
        session.out.rows(views, lambda: promises_table(views), (*COLUMNS, "name"))
        return
    changed = _(", ").join(f"{promise.id} “{promise.what}”" for promise, new in results if new)
    already = [str(promise.id) for promise, new in results if not new]
    if changed:
        session.out.line(session.did(Text(said, {"promises": changed})))
    if already:
        session.out.line(text(N_("Settled before: {ids}."), ids=_(", ").join(already)))


def kept(context: Context, promises: PromiseIds, on: On = "") -> None:
    """Mark kept."""
    with context.obj.desk() as desk:
        day = read_past(on, desk.clock.now()).date() if on else None
        results = service.keep(desk, promises, day)
        views = [service.named_view(desk, promise) for promise, _changed in results]
        desk.commit()
    _settled(context, results, views, N_("Kept: {promises}."))


def broken(
    context: Context,
    promises: PromiseIds,
    why: Annotated[str, Option("--why", metavar=_(N_("TEXT")), help=_(N_("Why it was not kept.")))] = "",
    on: On = "",
) -> None:
    """Mark broken."""
    with context.obj.desk() as desk:
        day = read_past(on, desk.clock.now()).date() if on else None
        results = service.break_(desk, promises, why, day)
        views = [service.named_view(desk, promise) for promise, _changed in results]
        desk.commit()
    _settled(context, results, views, N_("Broken: {promises}."))


def list_(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only those of this card.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    every: Annotated[bool, Option("--all/--open", help=_(N_("Settled ones too; or only open ones.")))] = False,
    theirs: Annotated[bool, Option("--theirs", help=_(N_("Only what they promised us.")))] = False,
    ours: Annotated[bool, Option("--ours", help=_(N_("Only what we promised.")))] = False,
    where: WhereOption = "",
) -> None:
    """List promises."""
    session = context.obj
    side = "" if ours == theirs else THEIRS if theirs else OURS
    with session.desk() as desk:
        views = fitting(desk, where, service.list_promises(desk, every=every, side=side, reference=card))
    session.out.rows(views, lambda: promises_table(views), (*COLUMNS, "name"))


def show(context: Context, promise: PromiseId) -> None:
    """Show a promise."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_promise(desk, promise))
    session.out.object(view, lambda: promise_detail(view), (*COLUMNS, "name"))


def correct(
    context: Context,
    promise: PromiseId,
    what: Annotated[str | None, Option("--what", metavar=_(N_("TEXT")), help=_(N_("What was promised.")))] = None,
    by: Annotated[str | None, Option("--by", metavar=_(N_("WHEN")), help=_(N_("By when.")))] = None,
    theirs: Annotated[
        bool | None, Option("--by-them/--by-us", help=_(N_("Who promised it.")), show_default=False)
    ] = None,
    why: Annotated[str | None, Option("--why", metavar=_(N_("TEXT")), help=_(N_("Why it was not kept.")))] = None,
) -> None:
    """Correct a promise."""
    session = context.obj
    if all(value is None for value in (what, by, theirs, why)):
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector promise correct 12 --by next fri.")
        )
    with session.desk() as desk:
        when = None if by is None else read_when(by, desk.clock.now())
        side = None if theirs is None else THEIRS if theirs else OURS
        corrected = service.correct_promise(desk, promise, {"what": what, "by": when, "side": side, "why": why})
        view = service.named_view(desk, corrected)
        desk.commit()
    sentence = text(N_("Promise {id} corrected: {what}."), id=promise, what=view["what"])
    session.out.object(view, session.did(sentence), (*COLUMNS, "name"))


def remove(context: Context, promise: PromiseId, yes: YesOption = False) -> None:
    """Take a promise back."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_promise(desk, promise))
    question = N_("Take back promise {id} of {name}, “{what}”?")
    session.confirm(text(question, id=promise, name=view["name"], what=view["what"]), yes=yes)
    with session.desk() as desk:
        service.take_back_promise(desk, promise)
        desk.commit()
    sentence = text(N_("Promise {id} of {name} taken back: {what}."), id=promise, name=view["name"], what=view["what"])
    session.out.object(view, session.did(sentence), (*COLUMNS, "name"))
