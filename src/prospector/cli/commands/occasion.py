"""``prospector occasion …``: yearly days of a card beyond its birthday: a wedding, a jubilee."""

from typing import Annotated

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, YesOption, card_names
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.render.occasion_layout import OWN_COLUMNS, own_detail, own_table
from prospector.render.wording import _
from prospector.services import own_occasions as service
from prospector.services.views import View

MORE = {
    "occasion add": N_(
        "For example: prospector occasion add 12 wedding 2015-05-17; 05-17 without a year, lunar 8-15 and 农历八月十五 "
        "are days as well. Birthdays belong on the card: prospector edit 12 --set birthday=1980-05-17."
    )
}

_NUMBER = _(N_("Number of the occasion, as occasion list gives it."))
OccasionId = Annotated[int, Argument(metavar=_(N_("NUMBER")), help=_NUMBER, show_default=False)]
_DAY = _(N_("Which day of the year: 05-17, 1980-05-17, 17 May, lunar 8-15 …"))


def add(
    context: Context,
    card: CardOrPipe,
    what: Annotated[str, Argument(metavar=_(N_("WHAT")), help=_(N_("What it is.")), show_default=False)],
    day: Annotated[str, Argument(metavar=_(N_("DAY")), help=_DAY, show_default=False)],
    note: Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("A note.")))] = "",
) -> None:
    """Note an occasion."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        made = service.note_occasion(desk, reference, what, day, note)
        view = service.named_view(desk, made)
        said = N_("Occasion {id} of {name}: {what}, next on {day}.")
        return view, text(said, id=made.id, name=view["name"], what=made.what, day=view["next"] or view["day"])

    enter(context.obj, card, act, OWN_COLUMNS)


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
    where: WhereOption = "",
) -> None:
    """List occasions."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.list_occasions(desk, card))
        today = desk.clock.today()
    session.out.rows(views, lambda: own_table(views, today), OWN_COLUMNS)


def show(context: Context, occasion: OccasionId) -> None:
    """Show an occasion."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_occasion(desk, occasion))
        today = desk.clock.today()
    session.out.object(view, lambda: own_detail(view, today), OWN_COLUMNS)


def correct(
    context: Context,
    occasion: OccasionId,
    what: Annotated[str | None, Option("--what", metavar=_(N_("TEXT")), help=_(N_("What it is.")))] = None,
    day: Annotated[str | None, Option("--day", metavar=_(N_("DAY")), help=_DAY)] = None,
    note: Annotated[str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("A note.")))] = None,
) -> None:
    """Correct an occasion."""
    session = context.obj
    if what is None and day is None and note is None:
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector occasion correct 3 --day 05-18.")
        )
    with session.desk() as desk:
        corrected = service.correct_occasion(desk, occasion, {"what": what, "day": day, "note": note})
        view = service.named_view(desk, corrected)
        desk.commit()
    sentence = text(
        N_("Occasion {id} of {name} corrected: {what}, next on {day}."), id=occasion, name=view["name"],
        what=view["what"], day=view["next"] or view["day"],
    )  # fmt: skip
    session.out.object(view, session.did(sentence), OWN_COLUMNS)


def remove(context: Context, occasion: OccasionId, yes: YesOption = False) -> None:
    """Take an occasion back."""
    session = context.obj
    with session.desk() as desk:
        view = service.named_view(desk, service.get_occasion(desk, occasion))
    question = N_("Take back occasion {id} of {name}, “{what}”?")
    session.confirm(text(question, id=occasion, name=view["name"], what=view["what"]), yes=yes)
    with session.desk() as desk:
        service.take_back_occasion(desk, occasion)
        desk.commit()
    sentence = text(
        N_("Occasion {id} of {name} taken back: {what}."), id=occasion, name=view["name"], what=view["what"]
    )
    session.out.object(view, session.did(sentence), OWN_COLUMNS)
