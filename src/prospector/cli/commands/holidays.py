"""``prospector holidays …``: the days off and make-up workdays that working days are counted by."""

from datetime import date
from typing import Annotated

from prospector import almanac, bootstrap
from prospector.cli.declare import Argument, Context, Option
from prospector.domain.errors import NotFoundError, UsageError
from prospector.domain.text import N_, text, text_n
from prospector.domain.when import read_day
from prospector.domain.workday import notices
from prospector.domain.yearly_day import YEARS
from prospector.render.occasion_layout import HOLIDAY_COLUMNS, holidays_table
from prospector.render.wording import _, say
from prospector.services.holidays import list_holidays, stretch
from prospector.services.texts import checked_line

MORE = {
    "holidays add": N_(
        "For the days of a year that has been announced but is not known here yet, and for the days of your own firm. "
        "They are kept in holidays.toml beside the config file, and come before what the program knows."
    )
}
Country = Annotated[
    str,
    Option(
        "--country", metavar=_(N_("COUNTRY")), help=_(N_("Of another country, or a part of one: DE, DE-BY, US-CA."))
    ),
]
Day = Annotated[str, Argument(metavar=_(N_("DAY")), help=_(N_("The day: 2027-02-06.")), show_default=False)]
Until = Annotated[str, Option("--until", metavar=_(N_("DAY")), help=_(N_("The last day of several.")))]


def list_(
    context: Context,
    year: Annotated[
        int | None,
        Argument(
            metavar=_(N_("[YEAR]")),
            help=_(N_("The year (default: this one).")),
            min=YEARS[0],
            max=YEARS[-1],
            show_default=False,
        ),
    ] = None,
    country: Country = "",
) -> None:
    """List the holidays of a year."""
    session = context.obj
    today = bootstrap.SystemClock(session.environ).today()
    calendar = almanac.holiday_calendar(session.settings, country)
    asked = year or today.year
    for notice in notices(today.replace(year=asked, day=1), today.replace(year=asked, day=1), calendar):
        session.out.notice(notice.text)
    views = list_holidays(calendar, asked, say)
    session.out.rows(
        views,
        lambda: holidays_table(views, asked, calendar.country, today),
        HOLIDAY_COLUMNS,
        id_key="date",
    )


def add(
    context: Context,
    day: Day,
    name: Annotated[
        list[str], Argument(metavar=_(N_("NAME…")), help=_(N_("What the day is called.")), show_default=False)
    ],
    until: Until = "",
    work: Annotated[bool, Option("--work", help=_(N_("It is worked, although it is a weekend.")))] = False,
    country: Country = "",
) -> None:
    """Add days off, or make-up workdays."""
    session = context.obj
    today = bootstrap.SystemClock(session.environ).today()
    days = stretch(read_day(day, today), read_day(until, today) if until else None)
    called = checked_line(" ".join(name), text(N_("name")))
    if not called:
        raise UsageError(
            N_("The day needs a name."), hint=N_('For example: prospector holidays add 2027-02-06 "Spring Festival".')
        )
    file, of = almanac.add_holidays(session.settings, country, days, called, work=work)
    said = N_("{span} is worked in {country} ({name}); kept in {file}.")
    free = N_("{span} is free in {country} ({name}); kept in {file}.")
    session.out.line(text(said if work else free, span=_span(days), country=of, name=called, file=str(file)))


def remove(context: Context, day: Day, until: Until = "", country: Country = "") -> None:
    """Remove days of one's own."""
    session = context.obj
    today = bootstrap.SystemClock(session.environ).today()
    days = stretch(read_day(day, today), read_day(until, today) if until else None)
    removed, of = almanac.remove_holidays(session.settings, country, days)
    if not removed:
        raise NotFoundError(
            N_("You have added no day of your own in {country} on {span}."),
            hint=N_("prospector holidays list shows which days are yours."),
            country=of,
            span=_span(days),
        )
    session.out.line(
        text_n(
            N_("One day of your own removed: {span}."),
            N_("{count} days of your own removed: {span}."),
            removed,
            span=_span(days),
        )
    )


def _span(days: list[date]) -> str:
    return days[0].isoformat() if len(days) == 1 else f"{days[0].isoformat()} – {days[-1].isoformat()}"
