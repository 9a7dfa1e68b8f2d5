"""``prospector lend``, ``returned`` and ``lendings``: who has which customer's file since when."""

from typing import Annotated

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, YesOption, card_names
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_day, read_past, say_day
from prospector.render.lending_layout import COLUMNS, lending_detail, lendings_table
from prospector.render.wording import _
from prospector.services import lendings as service
from prospector.services.views import View

MORE = {
    "returned": N_("The file is named by its card, or by the number that prospector lendings gives."),
    "lending correct": N_("--due none and --returned none take the day away."),
}

_NUMBER = _(N_("Number of the lending, as prospector lendings gives it."))
LendingId = Annotated[int, Argument(metavar=_(N_("NUMBER")), help=_NUMBER, show_default=False)]
# Typed instead of a day to take it away.
_NONE = ("none", "无")


def lend(
    context: Context,
    card: CardOrPipe,
    to: Annotated[str, Option("--to", metavar=_(N_("NAME")), help=_(N_("Who takes it.")), show_default=False)],
    due: Annotated[
        str, Option("--due", metavar=_(N_("WHEN")), help=_(N_("By when it is to be back: fri, +2w …")))
    ] = "",
    note: Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What for.")))] = "",
    on: Annotated[str, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it was, if not today.")))] = "",
) -> None:
    """Lend a file."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        today = desk.clock.today()
        by = read_day(due, today) if due else None
        day = read_past(on, desk.clock.now()).date() if on else None
        lent = service.lend(desk, reference, to, due=by, note=note, on=day)
        view = service.named_view(desk, lent)
        said = N_("Lending {id}: the file of {name} is with {borrower}.")
        sentence = text(said, id=lent.id, name=view["name"], borrower=lent.borrower)
        if lent.due_on is not None:
            sentence = text(N_("{sentence} It is due {day}."), sentence=sentence, day=say_day(lent.due_on, today))
        return view, sentence

    enter(context.obj, card, act, COLUMNS)


def returned(
    context: Context,
    file: Annotated[
        str,
        Argument(
            metavar=_(N_("CARD|NUMBER")),
            help=_(N_("The card, or the number of the lending.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ],
    on: Annotated[str, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it was, if not today.")))] = "",
) -> None:
    """Take a file in again."""
    session = context.obj
    with session.desk() as desk:
        day = read_past(on, desk.clock.now()).date() if on else None
        back = service.take_in(desk, file, day)
        view = service.named_view(desk, back)
        desk.commit()
    sentence = text(
        N_("Lending {id}: the file of {name} is back from {borrower}."),
        id=back.id,
        name=view["name"],
        borrower=back.borrower,
    )
    session.out.object(view, session.did(sentence), COLUMNS)


def lendings(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only the file of this card.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    every: Annotated[bool, Option("--all", help=_(N_("Also those that came back.")))] = False,
    where: WhereOption = "",
) -> None:
    """List lent files."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.list_lendings(desk, every=every, reference=card))
        today = desk.clock.today()
    session.out.rows(views, lambda: lendings_table(views, today, every=every), COLUMNS)


def show(context: Context, lending: LendingId) -> None:
    """Show a lending."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_lending(desk, lending))
        today = desk.clock.today()
    session.out.object(view, lambda: lending_detail(view, today), COLUMNS)


def correct(
    context: Context,
    lending: LendingId,
    to: Annotated[str | None, Option("--to", metavar=_(N_("NAME")), help=_(N_("Who took it.")))] = None,
    on: Annotated[str | None, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it was lent.")))] = None,
    due: Annotated[str | None, Option("--due", metavar=_(N_("WHEN")), help=_(N_("By when it is to be back.")))] = None,
    back: Annotated[str | None, Option("--returned", metavar=_(N_("DATE")), help=_(N_("When it came back.")))] = None,
    note: Annotated[str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What for.")))] = None,
) -> None:
    """Correct a lending."""
    session = context.obj
    if all(value is None for value in (to, on, due, back, note)):
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector lending correct 3 --due fri.")
        )
    with session.desk() as desk:
        now = desk.clock.now()
        changes = {
            "borrower": to,
            "lent_on": None if on is None else read_past(on, now).date(),
            "due_on": due if due is None else due.casefold() not in _NONE and read_day(due, now.date()),
            "returned_on": back if back is None else back.casefold() not in _NONE and read_past(back, now).date(),
            "note": note,
        }
        view = service.named_view(desk, service.correct_lending(desk, lending, changes))
        desk.commit()
    sentence = text(N_("Lending {id} of the file of {name} corrected."), id=lending, name=view["name"])
    session.out.object(view, session.did(sentence), COLUMNS)


def remove(context: Context, lending: LendingId, yes: YesOption = False) -> None:
    """Take a lending back."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_lending(desk, lending))
    question = N_("Take back lending {id}, the file of {name} to {borrower}, as if it had never been?")
    session.confirm(text(question, id=lending, name=view["name"], borrower=view["borrower"]), yes=yes)
    with session.desk() as desk:
        service.take_back_lending(desk, lending)
        desk.commit()
    sentence = text(N_("Lending {id} of the file of {name} taken back."), id=lending, name=view["name"])
    session.out.object(view, session.did(sentence), COLUMNS)
