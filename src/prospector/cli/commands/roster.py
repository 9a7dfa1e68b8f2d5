"""``prospector roster``: the customer roster, the address index by area, the grade index."""

from typing import Annotated

from prospector.cli.declare import Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.options import AreaOption, WhereOption
from prospector.domain.card import KINDS
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text
from prospector.render.roster_layout import COLUMNS, roster_table
from prospector.render.wording import _
from prospector.services.rosters import GROUPS, ORDERS
from prospector.services.rosters import roster as listed

MORE = {
    "roster": N_(
        "Everyone in the three groups of cards: prospective, current and former customers, with base data, grade in "
        "the pyramid and last deal. For a spreadsheet: prospector roster --format csv > roster.csv."
    )
}


def _checked(typed: str, known: tuple[str, ...]) -> None:
    if typed and typed not in known:
        raise UsageError(
            N_("“{typed}” cannot be chosen here."),
            hint=N_("Choose one of: {known}."),
            typed=typed,
            known=", ".join(known),
        )


def roster(
    context: Context,
    by: Annotated[str, Option("--by", metavar="|".join(ORDERS), help=_(N_("As an index by area, or by grade.")))] = "",
    group: Annotated[
        list[str] | None,
        Option("--group", metavar="|".join(GROUPS), help=_(N_("Only this group; repeatable."))),
    ] = None,
    kind: Annotated[str, Option("--kind", metavar="person|company", help=_(N_("Only this kind.")))] = "",
    area: AreaOption = "",
    where: WhereOption = "",
) -> None:
    """List the customers."""
    session = context.obj
    for typed, known in ((by, ORDERS), (kind, tuple(KINDS)), *((one, GROUPS) for one in group or ())):
        _checked(typed, known)
    with session.desk() as desk:
        views, why = listed(desk, by=by, groups=tuple(group or ()), kind=kind, area=area)
        views = fitting(desk, where, views)
    if why is not None:
        session.out.notice(text(N_("Grades of those who bought are not known: {why}"), why=why))
    session.out.rows(views, lambda: roster_table(views, by), COLUMNS, id_key="card_id")
