"""``prospector credit …``: the five Cs, the grade and the advised limit that follow (H14)."""

from typing import Annotated

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.invoice_options import On
from prospector.cli.invoice_options import past_day as _past
from prospector.cli.many import enter
from prospector.cli.options import CardArgument, CardOrPipe, WhereOption, YesOption
from prospector.domain.credit import FIVE_CS
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.render.credit_layout import COLUMNS, SCORE_COLUMNS, credit_detail, credits_table
from prospector.render.wording import _
from prospector.services import credits as service
from prospector.services.views import View

MORE = {
    "credit show": N_(
        "Limit = base × trust × payment. Base: credit.months of an average month, at least credit.start. Trust: 0 to 2 "
        "by the weighted mean of the five Cs. Payment: credit.poor to credit.good by what was paid in time in a year."
    ),
}
ScoreId = Annotated[
    int,
    Argument(metavar=_(N_("SCORE")), help=_(N_("Its number, as credit show gives it.")), show_default=False),
]


def score(
    context: Context,
    card: CardOrPipe,
    criterion: Annotated[str, Argument(metavar=_(N_("CRITERION")), help=", ".join(FIVE_CS), show_default=False)],
    points: Annotated[int, Argument(metavar="1–5", help=_(N_("1 is poor, 5 excellent.")), show_default=False)],
    on: On = "",
    note: Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("Why.")))] = "",
) -> None:
    """Score one of the five Cs."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        made = service.add_score(desk, reference, criterion, points, on=_past(desk, on), note=note)
        (named,) = desk.store.cards.many([made.card_id])
        return service.score_view(made), text(
            N_("Score {id}: {criterion} of {name} is {points}."), id=made.id, name=named.name, points=made.score,
            criterion=Text(FIVE_CS[made.criterion]),
        )  # fmt: skip

    enter(context.obj, card, act, SCORE_COLUMNS)


def show(
    context: Context,
    card: CardArgument,
    since: Annotated[
        str,
        Option("--since", metavar=_(N_("DATE")), help=_(N_("Compare with a day (default: before the last score)."))),
    ] = "",
) -> None:
    """Show grade and limit."""
    session = context.obj
    with session.desk() as desk:
        view = service.credit_view(desk, card, _past(desk, since))
    session.out.object(view, lambda: credit_detail(view), id_key="card_id")


def list_(context: Context, where: WhereOption = "") -> None:
    """List grades and limits."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.list_credits(desk))
    session.out.rows(views, lambda: credits_table(views), COLUMNS, id_key="card_id")


def correct(
    context: Context,
    score: ScoreId,
    points: Annotated[int | None, Option("--score", metavar="1–5", help=_(N_("1 is poor, 5 excellent.")))] = None,
    on: On = "",
    note: Annotated[str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("Why.")))] = None,
) -> None:
    """Correct a score."""
    session = context.obj
    if points is None and note is None and not on:
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector credit correct 12 --score 3.")
        )
    with session.desk() as desk:
        made = service.correct_score(desk, score, score=points, on=_past(desk, on), note=note)
        desk.commit()
    session.out.object(
        service.score_view(made), session.did(text(N_("Credit score {id} corrected."), id=score)), SCORE_COLUMNS
    )


def remove(context: Context, score: ScoreId, yes: YesOption = False) -> None:
    """Take a score back."""
    session = context.obj
    with session.desk() as desk:
        found = service.get_score(desk, score)
        (named,) = desk.store.cards.many([found.card_id])
    what = Text(FIVE_CS[found.criterion])
    session.confirm(text(N_("Take back score {id} of {name}: {what}?"), id=score, name=named.name, what=what), yes=yes)
    with session.desk() as desk:
        service.take_back_score(desk, score)
        desk.commit()
    session.out.object(
        service.score_view(found), session.did(text(N_("Credit score {id} taken back."), id=score)), SCORE_COLUMNS
    )
