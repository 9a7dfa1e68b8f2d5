"""``prospector satisfaction …``: scores from 1 to 5, watched as a trend."""

from typing import Annotated

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, YesOption, card_names
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_past
from prospector.render.complaint_layout import SCORE_COLUMNS, TREND_COLUMNS, trend_detail, trends_table
from prospector.render.wording import _
from prospector.services import satisfactions as service
from prospector.services.views import View

ScoreId = Annotated[
    int,
    Argument(
        metavar=_(N_("NUMBER")), help=_(N_("Number of the score, as satisfaction list CARD gives it.")),
        show_default=False,
    ),
]  # fmt: skip


def add(
    context: Context,
    card: CardOrPipe,
    score: Annotated[
        int,
        Argument(metavar=_(N_("SCORE")), help=_(N_("1 (not satisfied at all) to 5 (fully).")), show_default=False),
    ],
    note: Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What they said.")))] = "",
    on: Annotated[str, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it was, if not today.")))] = "",
) -> None:
    """Note a score."""

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        day = read_past(on, desk.clock.now()).date() if on else None
        made = service.note_score(desk, reference, score, note=note, on=day)
        view = service.score_view(desk, made)
        said = N_("Satisfaction score {id} of {name}: {score} of 5 on {day}.")
        return view, text(said, id=made.id, name=view["name"], score=score, day=view["on"])

    enter(context.obj, card, act, SCORE_COLUMNS)


def list_(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only this card, score by score.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    where: WhereOption = "",
) -> None:
    """List trends."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, service.list_trends(desk, card))
    if card and views and session.out.fmt == "table":
        session.out.show(trend_detail(views[0]))
        return
    session.out.rows(views, lambda: trends_table(views), TREND_COLUMNS, id_key="card_id")


def correct(
    context: Context,
    number: ScoreId,
    score: Annotated[
        int | None,
        Option("--score", metavar="1-5", help=_(N_("1 (not satisfied at all) to 5 (fully)."))),
    ] = None,
    note: Annotated[str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What they said.")))] = None,
    on: Annotated[str | None, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it was.")))] = None,
) -> None:
    """Correct a score."""
    session = context.obj
    if score is None and note is None and on is None:
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector satisfaction correct 12 --score 4.")
        )
    with session.desk() as desk:
        day = None if on is None else read_past(on, desk.clock.now()).date()
        corrected = service.correct_score(desk, number, {"score": score, "note": note, "on_date": day})
        view = service.score_view(desk, corrected)
        desk.commit()
    sentence = text(N_("Satisfaction score {id} of {name} corrected."), id=number, name=view["name"])
    session.out.object(view, session.did(sentence), SCORE_COLUMNS)


def remove(context: Context, number: ScoreId, yes: YesOption = False) -> None:
    """Take a score back."""
    session = context.obj
    with session.desk() as desk:
        view = service.score_view(desk, service.get_score(desk, number))
    question = N_("Take back satisfaction score {id} of {name}, of {day}?")
    session.confirm(text(question, id=number, name=view["name"], day=view["on"]), yes=yes)
    with session.desk() as desk:
        service.take_back_score(desk, number)
        desk.commit()
    sentence = text(N_("Satisfaction score {id} of {name} taken back."), id=number, name=view["name"])
    session.out.object(view, session.did(sentence), SCORE_COLUMNS)
