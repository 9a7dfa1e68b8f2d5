"""``prospector deal list`` and ``deal show``: what customers bought and may buy."""

from datetime import date
from typing import Annotated

from prospector.bootstrap import Desk
from prospector.cli.commands.deal import DealId
from prospector.cli.declare import Context, Option
from prospector.cli.fitting import chosen
from prospector.cli.options import WhereOption, card_names
from prospector.domain.deal import LOST, OPEN, WON
from prospector.domain.errors import UsageError
from prospector.domain.money import exchange_of
from prospector.domain.text import N_
from prospector.domain.when import read_past
from prospector.render.deal_layout import COLUMNS, TOTAL_COLUMNS, deal_detail, deals_table, totals_table
from prospector.render.wording import _
from prospector.services.deal_finding import get_deal
from prospector.services.deal_views import list_deals, total_views, whole_view

MORE = {
    "deal list": N_(
        "Sums are shown currency by currency, and together in the base currency where every rate is known. The value "
        "of an open deal is its amount times its chance. --totals gives only the sums."
    ),
}


def list_(
    context: Context,
    open_: Annotated[bool, Option("--open", help=_(N_("Only open ones.")))] = False,
    won: Annotated[bool, Option("--won", help=_(N_("Only won ones, with returns and discounts.")))] = False,
    lost: Annotated[bool, Option("--lost", help=_(N_("Only lost ones.")))] = False,
    card: Annotated[
        str,
        Option("--card", metavar=_(N_("CARD")), help=_(N_("Only those of a card.")), autocompletion=card_names),
    ] = "",
    since: Annotated[str, Option("--since", metavar=_(N_("DATE")), help=_(N_("From this day on.")))] = "",
    until: Annotated[str, Option("--until", metavar=_(N_("DATE")), help=_(N_("Up to this day.")))] = "",
    ending: Annotated[
        int | None,
        Option(
            "--ending",
            metavar=_(N_("DAYS")),
            min=0,
            max=36_500,
            help=_(N_("Only those whose contract ends within so many days.")),
            show_default=False,
        ),
    ] = None,
    totals: Annotated[bool, Option("--totals", help=_(N_("Only what they come to.")))] = False,
    where: WhereOption = "",
) -> None:
    """List deals."""
    session = context.obj
    states = [state for state, asked in ((OPEN, open_), (WON, won), (LOST, lost)) if asked]
    if len(states) > 1:
        raise UsageError(N_("--open, --won and --lost exclude each other."), hint=N_("Give one, or none for all."))
    with session.desk() as desk:
        views, deals = list_deals(
            desk,
            state=states[0] if states else "",
            reference=card,
            since=_day(desk, since),
            until=_day(desk, until),
            ending=ending,
            only=chosen(desk, where),
        )
        summed = total_views(deals, exchange_of(desk.settings))
        today = desk.clock.today()
    if totals:
        session.out.rows(summed, lambda: totals_table(summed), TOTAL_COLUMNS, id_key="state")
        return
    session.out.rows(views, lambda: deals_table(views, summed, today=today), COLUMNS)


def _day(desk: Desk, typed: str) -> date | None:
    return read_past(typed, desk.clock.now()).date() if typed else None


def show(context: Context, deal: DealId) -> None:
    """Show a deal."""
    session = context.obj
    with session.desk() as desk:
        view = whole_view(desk, get_deal(desk, deal))
        today = desk.clock.today()
    session.out.object(view, lambda: deal_detail(view, today), (*COLUMNS, "net", "profit"))
