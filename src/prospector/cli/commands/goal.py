"""``prospector goal …``: what is to be earned, worked back to deals, visits and calls a day (H16)."""

from typing import Annotated, Any

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.options import YesOption
from prospector.domain.errors import UsageError
from prospector.domain.goal import Goal
from prospector.domain.money import shown
from prospector.domain.text import N_, Text, text
from prospector.render.goal_layout import (
    COLUMNS,
    PROGRESS_COLUMNS,
    goal_detail,
    goals_table,
    progress_detail,
    progress_rows,
)
from prospector.render.wording import _
from prospector.services import goals as service
from prospector.services.goal_progress import calendar_notices, progress_view

MORE = {
    "goal income": N_(
        "What you want to earn a month. The newest goal counts. Your share of a deal is a part of revenue, or of the "
        "margin with the setting goal.percent_of."
    ),
    "goal life": N_(
        "The wishes of a life, spread over working years and earners, give what each has to earn a month, rounded "
        "down: 4,972,000 over 30 years and two earners are 6,905."
    ),
    "goal progress": N_(
        "Conversion rates and the size of a deal are your own where there are enough (setting goal.sample), else those "
        "of the settings goal.…, and marked so. Holidays and make-up workdays are counted."
    ),
}

GoalId = Annotated[
    int,
    Argument(metavar=_(N_("GOAL")), help=_(N_("Its number, as goal list gives it.")), show_default=False),
]
Currency = Annotated[
    str, Option("--currency", metavar=_(N_("CODE")), help=_(N_("Currency, if not the base currency.")))
]
Percent = Annotated[
    float | None,
    Option("--income-percent", metavar="P", help=_(N_("Your share of a deal in per cent.")), show_default=False),
]
Note = Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What it is for.")))]
_ITEM_HELP = _(N_("A wish with its price: house=2000000; may be repeated."))


def _monthly(goal: Goal) -> str:
    return shown(goal.monthly, goal.currency)


def _answer(context: Context, goal: Goal, view: dict[str, Any], said: str) -> None:
    session = context.obj
    sentence = Text(said, {"id": goal.id, "monthly": _monthly(goal)})
    session.out.object(view, session.did(sentence), COLUMNS)


def income(
    context: Context,
    amount: Annotated[str, Argument(metavar=_(N_("AMOUNT")), help=_(N_("What to earn a month.")), show_default=False)],
    currency: Currency = "",
    percent: Percent = None,
    note: Note = "",
) -> None:
    """Set an income wish."""
    with context.obj.desk() as desk:
        goal = service.set_income(desk, amount, currency=currency, percent=percent, note=note)
        view = service.one_goal_view(desk, goal)
        desk.commit()
    _answer(context, goal, view, N_("Goal {id}: {monthly} a month."))


def life(
    context: Context,
    item: Annotated[
        list[str], Option("--item", "-i", metavar=_(N_("WHAT=PRICE")), help=_ITEM_HELP, show_default=False)
    ],
    years: Annotated[
        int, Option("--years", metavar="N", help=_(N_("Working years it is spread over.")), show_default=False)
    ],
    earners: Annotated[int, Option("--earners", metavar="N", help=_(N_("How many earn for it.")))] = 1,
    currency: Currency = "",
    percent: Percent = None,
    note: Note = "",
) -> None:
    """Set a life plan."""
    with context.obj.desk() as desk:
        goal = service.set_life(desk, item, years, earners, currency=currency, percent=percent, note=note)
        view = service.one_goal_view(desk, goal)
        desk.commit()
    _answer(context, goal, view, N_("Goal {id}: {monthly} a month for each earner."))


def progress(
    context: Context,
    goal: Annotated[
        int | None,
        Argument(metavar=_(N_("[GOAL]")), help=_(N_("Another goal than the newest one.")), show_default=False),
    ] = None,
) -> None:
    """Show where you stand."""
    session = context.obj
    with session.desk() as desk:
        view = progress_view(desk, goal)
        for notice in calendar_notices(desk):
            session.out.notice(notice)
    out = session.out
    if out.fmt in ("json", "table"):
        out.object(view, lambda: progress_detail(view))
    else:
        out.rows(progress_rows(view), lambda: progress_detail(view), PROGRESS_COLUMNS, id_key="measure")


def list_(context: Context) -> None:
    """List goals."""
    session = context.obj
    with session.desk() as desk:
        views = service.list_goals(desk)
    session.out.rows(views, lambda: goals_table(views), COLUMNS)


def show(context: Context, goal: GoalId) -> None:
    """Show a goal."""
    session = context.obj
    with session.desk() as desk:
        view = service.one_goal_view(desk, service.get_goal(desk, goal))
    session.out.object(view, lambda: goal_detail(view), COLUMNS)


def correct(
    context: Context,
    goal: GoalId,
    amount: Annotated[
        str | None, Option("--amount", metavar=_(N_("AMOUNT")), help=_(N_("What to earn a month.")))
    ] = None,
    percent: Percent = None,
    note: Annotated[str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("What it is for.")))] = None,
    item: Annotated[list[str] | None, Option("--item", "-i", metavar=_(N_("WHAT=PRICE")), help=_ITEM_HELP)] = None,
    drop: Annotated[
        list[str] | None,
        Option("--drop", metavar=_(N_("WHAT")), help=_(N_("Leave a wish out; may be repeated."))),
    ] = None,
    years: Annotated[int | None, Option("--years", metavar="N", help=_(N_("Working years it is spread over.")))] = None,
    earners: Annotated[int | None, Option("--earners", metavar="N", help=_(N_("How many earn for it.")))] = None,
) -> None:
    """Correct a goal."""
    changes = {
        "amount": amount, "percent": percent, "note": note, "items": item or None, "drop": drop or None,
        "years": years, "earners": earners,
    }  # fmt: skip
    if all(value is None for value in changes.values()):
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector goal correct 1 --amount 25000.")
        )
    with context.obj.desk() as desk:
        corrected = service.correct_goal(desk, goal, changes)
        view = service.one_goal_view(desk, corrected)
        desk.commit()
    _answer(context, corrected, view, N_("Goal {id} corrected: {monthly} a month."))


def remove(context: Context, goal: GoalId, yes: YesOption = False) -> None:
    """Take a goal back."""
    session = context.obj
    with session.desk() as desk:
        found = service.get_goal(desk, goal)
        view = service.one_goal_view(desk, found)
    session.confirm(text(N_("Take back goal {id}, {monthly} a month?"), id=goal, monthly=_monthly(found)), yes=yes)
    with session.desk() as desk:
        service.take_back_goal(desk, goal)
        desk.commit()
    _answer(context, found, view, N_("Goal {id} of {monthly} a month taken back."))
