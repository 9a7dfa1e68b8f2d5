"""Goals and where one stands, as people read them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prospector.domain.conversion import ORIGINS
from prospector.domain.goal import DAY, KINDS, LIFE, MEASURES, PERIODS
from prospector.domain.money import decimals
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Detail, Section, Table
from prospector.render.plot import bar

COLUMNS = (
    "id", "kind", "set_on", "monthly", "currency", "income_percent", "years", "earners", "total", "note", "counts",
    "uid",
)  # fmt: skip
PROGRESS_COLUMNS = ("period", "from", "until", "measure", "done", "need", "expected", "left", "share", "behind")
_GOALS = (
    Column("id", N_("Goal"), align="right"),
    Column("set_on", N_("Set"), no_wrap=True),
    Column("kind", N_("Kind")),
    Column("monthly", N_("A month"), align="right", no_wrap=True, style="strong"),
    Column("percent", N_("Your share"), align="right", no_wrap=True, priority=1),
    Column("counts", N_("Counts"), priority=1),
    Column("note", N_("Note"), priority=2),
)
_ITEMS = (Column("what", N_("Wish")), Column("amount", N_("Price"), align="right", no_wrap=True))
_PROGRESS = (
    Column("measure", ""),
    Column("bar", "", no_wrap=True),
    Column("done", N_("Done"), align="right", no_wrap=True),
    Column("need", N_("Need"), align="right", no_wrap=True),
    Column("left", N_("To do"), align="right", no_wrap=True, priority=1),
    Column("share", N_("Share"), align="right", no_wrap=True),
)
_NEEDS = (
    Column("what", ""),
    Column("month", N_("A month"), align="right", no_wrap=True),
    Column("day", N_("A working day"), align="right", no_wrap=True),
)
_RATES = (
    Column("what", N_("Figure")),
    Column("value", N_("Counted with"), align="right", no_wrap=True),
    Column("origin", N_("Whose")),
    Column("sample", N_("Sample"), priority=1),
)


def _money(value: float | None, currency: str) -> str:
    return "" if value is None else f"{value:,.{decimals(currency)}f} {currency}"


def _percent(value: float | None) -> str:
    return "" if value is None else f"{value:g} %"


def goals_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return goals as a table, the newest first."""
    rows = [
        {
            "id": view["id"],
            "set_on": view["set_on"],
            "kind": Text(KINDS[view["kind"]]),
            "monthly": _money(view["monthly"], view["currency"]),
            "percent": _percent(view["income_percent"]),
            "counts": view["counts"],
            "note": view["note"],
        }
        for view in views
    ]
    return Table(text(N_("Goals")), _GOALS, rows, empty=text(N_("No goal is set yet: prospector goal income 20000.")))


def goal_detail(view: Mapping[str, Any]) -> Detail:
    """Return one goal with its wishes."""
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("Kind")), Text(KINDS[view["kind"]])),
        (Text(N_("A month")), _money(view["monthly"], view["currency"])),
        (Text(N_("Your share")), _percent(view["income_percent"])),
        (Text(N_("Set")), view["set_on"]),
        (Text(N_("Counts")), view["counts"]),
        (Text(N_("Note")), view["note"]),
    ]
    sections = [Section(pairs=[pair for pair in pairs if pair[1] != ""])]
    if view["kind"] == LIFE:
        rows = [{"what": item["what"], "amount": _money(item["amount"], view["currency"])} for item in view["items"]]
        sections.append(Section(Text(N_("Wishes")), lines=[life_line(view)], table=Table("", _ITEMS, rows)))
    return Detail(text(N_("Goal {id}"), id=view["id"]), sections)


def life_line(view: Mapping[str, Any]) -> Text:
    """Return how a life plan comes to its income a month."""
    return text(
        N_("{total} over {years} years, earners: {earners}; each {monthly} a month, rounded down."),
        total=_money(view["total"], view["currency"]),
        years=view["years"],
        earners=view["earners"],
        monthly=_money(view["monthly"], view["currency"]),
    )


def progress_rows(view: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return one line for each measure of each period, for formats that cannot nest."""
    return [
        {**{key: period[key] for key in ("period", "from", "until")}, **measure}
        for period in view["periods"]
        for measure in period["measures"]
    ]


def progress_detail(view: Mapping[str, Any]) -> Detail:
    """Return where one stands: bars for month, week and day, then how the need follows from the income."""
    return Detail(text(N_("Where you stand on {day}"), day=view["as_of"]), list(_sections(view)))


def _sections(view: Mapping[str, Any]) -> Iterator[Section]:
    yield Section(lines=list(_heading(view)))
    for period in view["periods"]:
        heading = text(
            N_("{period}: {over} of {workdays} working days"),
            period=Text(PERIODS[period["period"]]),
            over=period["workdays_over"],
            workdays=period["workdays"],
        )
        if period["period"] == DAY:
            heading = Text(PERIODS[DAY]) if period["workdays"] else text(N_("today, a day off"))
        rows = [_progress_row(measure, view["currency"]) for measure in period["measures"]]
        yield Section(heading, table=Table("", _PROGRESS, rows))
    if view["goal"] is not None:
        yield Section(Text(N_("From income to calls")), table=Table("", _NEEDS, list(_need_rows(view))))
    yield Section(Text(N_("Figures counted with")), lines=list(_remarks(view)), table=_rates_table(view))


def _heading(view: Mapping[str, Any]) -> Iterator[object]:
    goal = view["goal"]
    if goal is None:
        yield Cell(
            text(N_("No goal is set: prospector goal income 20000, or goal life --item house=2000000 --years 30.")),
            "warning",
        )
        return
    said = N_("Goal {id}: {monthly} a month ({kind}).")
    yield text(said, id=goal["id"], monthly=_money(goal["monthly"], goal["currency"]), kind=Text(KINDS[goal["kind"]]))
    if goal["kind"] == LIFE:
        yield life_line(goal)
    if view["needs"]["month"]["deals"] is None:
        yield Cell(
            text(
                N_(
                    "The size of your deals is not known yet, so only new contacts can be counted with. Enter deals "
                    "with their amounts, or say it: prospector config set goal.deal_size 20000."
                )
            ),
            "warning",
        )


def _number(measure: str, value: float | None, currency: str) -> str:
    """A whole number upwards from ten, one decimal below: half a visit a day is one every other day."""
    if value is None:
        return ""
    if measure == "revenue":
        return f"{value:,.0f} {currency}"
    return f"{math.ceil(value - 1e-9):,}" if value >= 10 else f"{value:.1f}".removesuffix(".0")


def _progress_row(measure: Mapping[str, Any], currency: str) -> dict[str, object]:
    name, share = measure["measure"], measure["share"]
    style: Any = "" if share is None else "good" if share >= 1 else "warning" if measure["behind"] else ""
    return {
        "measure": Text(MEASURES[name]),
        "bar": Cell("" if share is None else bar(share), style),
        "done": _number(name, measure["done"], currency),
        "need": _number(name, measure["need"], currency),
        "left": _number(name, measure["left"], currency),
        "share": "" if share is None else f"{share * 100:.0f} %",
    }


def _need_rows(view: Mapping[str, Any]) -> Iterator[dict[str, object]]:
    needs = view["needs"]
    for name in MEASURES:
        yield {
            "what": Text(MEASURES[name]),
            "month": _number(name, needs["month"].get(name), view["currency"]),
            "day": _number(name, needs["day"][name], view["currency"]),
        }


def _rates_table(view: Mapping[str, Any]) -> Table:
    rates, currency = view["rates"], view["currency"]
    of = rates["income_percent"]["of"]
    rows: list[dict[str, object]] = [
        {
            "what": Text(N_("your share of the margin") if of == "margin" else N_("your share of revenue")),
            "value": _percent(rates["income_percent"]["value"]),
            "origin": _origin(rates["income_percent"]["origin"]),
        }
    ]
    for key, what in (("deal_size", N_("size of a deal")), ("deal_margin", N_("margin of a deal"))):
        if key in rates:
            one = rates[key]
            rows.append(
                {
                    "what": Text(what),
                    "value": _money(one["value"], currency) or Text(N_("unknown")),
                    "origin": _origin(one["origin"]),
                    "sample": text_n("{count} deal", "{count} deals", one["deals"]),
                }
            )
    for key, what, sample in (
        ("deals_per_visit", N_("visits to a deal"), N_("{hits} deals, {tries} visits")),
        ("visits_per_call", N_("calls to a visit"), N_("{hits} visits, {tries} calls")),
    ):
        one = rates[key]
        rows.append(
            {
                "what": Text(what),
                "value": f"{1 / one['value']:.1f}" if one["value"] else "",
                "origin": _origin(one["origin"]),
                "sample": text(sample, hits=one["hits"], tries=one["tries"]),
            }
        )
    one = rates["new_contacts_a_day"]
    rows.append({"what": Text(N_("new contacts a day")), "value": one["value"], "origin": _origin(one["origin"])})
    return Table("", _RATES, rows)


def _origin(code: str | None) -> object:
    if code is None:
        return ""
    return Cell(Text(ORIGINS[code]), "" if code in ("own", "given") else "warning")


def _remarks(view: Mapping[str, Any]) -> Iterator[object]:
    yield text(
        N_("Since {since}; your own figure counts from {sample} tries or deals on (setting goal.sample)."),
        since=view["rates_since"],
        sample=view["sample"],
    )
    if view["log_since"] and view["log_since"] > view["rates_since"]:
        yield text(N_("The log begins on {day}: only deals since then are set against visits."), day=view["log_since"])
    if view["unpriced_sales"]:
        yield text_n(
            "{count} deal has no amount and does not count for the size of a deal.",
            "{count} deals have no amount and do not count for the size of a deal.",
            view["unpriced_sales"],
        )
