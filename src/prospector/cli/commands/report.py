"""``prospector report …``: what one's own log says."""

from datetime import date
from typing import Annotated

from prospector.cli.declare import Context, Option
from prospector.cli.fitting import chosen
from prospector.cli.options import WhereOption, glossed
from prospector.domain.call import OUTCOMES
from prospector.domain.call_report import SUCCESS
from prospector.domain.text import N_
from prospector.domain.when import read_past
from prospector.render.layout import Detail
from prospector.render.wording import _
from prospector.services.call_reports import call_report

MORE = {
    "report calls": N_(
        "Counted are your own calls on the telephone. The number of a contact is its place in the log of its card; "
        "where earlier ones are not in the log, the card's field contacts says how many there had been (import --map "
        "COLUMN=contacts). A share of few calls says little: the range tells how little, and nothing is concluded from "
        "fewer than the setting report.least."
    )
}


def calls(
    context: Context,
    since: Annotated[
        str, Option("--since", metavar=_(N_("WHEN")), help=_(N_("From when on (default: all there are).")))
    ] = "",
    until: Annotated[str, Option("--until", metavar=_(N_("WHEN")), help=_(N_("Until when (default: today).")))] = "",
    success: Annotated[
        list[str] | None,
        Option(
            "--success",
            metavar=_(N_("OUTCOME")),
            help=_(N_("What counts as success (closed and appointment unless given); repeatable. One of:"))
            + " "
            + glossed(OUTCOMES),
        ),
    ] = None,
    where: WhereOption = "",
) -> None:
    """Report on calls."""
    session = context.obj
    with session.desk() as desk:
        now = desk.clock.now()
        begin = read_past(since, now).date() if since else date.min
        end = read_past(until, now).date() if until else now.date()
        view = call_report(desk, begin, end, success or SUCCESS, chosen(desk, where))

    def detail() -> Detail:
        from prospector.render.call_report_layout import call_report_detail

        return call_report_detail(view)

    session.out.object(view, detail)
