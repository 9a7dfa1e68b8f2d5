"""Where cards come from, and where to look, as people read it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prospector.domain.money import decimals
from prospector.domain.source import CIRCLES, WAYS
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Detail, Section, Table

COLUMNS = (
    "by", "source", "cards", "live", "in_contact", "customers", "conversion", "revenue", "revenue_per_card", "currency",
    "thin",
)  # fmt: skip
TODO_COLUMNS = ("rank", "code", "by", "source", "live", "why", "act")
_SOURCES = (
    Column("source", N_("Source"), style="strong"),
    Column("cards", N_("Cards"), align="right"),
    Column("live", N_("To contact"), align="right", priority=1),
    Column("in_contact", N_("In contact"), align="right", priority=2),
    Column("customers", N_("Customers"), align="right"),
    Column("conversion", N_("Share"), align="right", no_wrap=True, priority=1),
    Column("revenue", N_("Brought"), align="right", no_wrap=True),
    Column("thin", ""),
)
_TODO = (
    Column("rank", "", align="right"),
    Column("source", N_("Source"), style="strong"),
    Column("why", N_("Why")),
    Column("act", N_("What to do")),
)


def _name(row: Mapping[str, Any]) -> Text:
    if row["source"] is None:
        return Text(N_("not noted"))
    return Text((CIRCLES if row["by"] == "circle" else WAYS)[row["source"]])


def sources_table(view: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], heading: str = "") -> Table:
    """Return circles or methods as a table."""
    currency = view["currency"]
    shown = [
        {
            "source": _name(row),
            **{key: row[key] for key in ("cards", "live", "in_contact", "customers")},
            "conversion": "" if row["conversion"] is None else f"{row['conversion'] * 100:.0f} %",
            "revenue": f"{row['revenue']:,.{decimals(currency)}f}" if row["cards"] else "",
            "thin": Cell(Text(N_("thin")), "warning") if row["thin"] else "",
        }
        for row in rows
    ]
    return Table(heading, _SOURCES, shown)


def sources_detail(view: Mapping[str, Any]) -> Detail:
    """Return circles and methods with what they brought, and the rule of what is thin."""
    title = (
        text(N_("Sources of the cards since {since}, revenue in {currency}"), **_of(view, "since", "currency"))
        if view["since"]
        else text(N_("Sources of the cards, revenue in {currency}"), currency=view["currency"])
    )
    return Detail(title, list(_sections(view)))


def _of(view: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {key: view[key] for key in keys}


def _sections(view: Mapping[str, Any]) -> Iterator[Section]:
    for key, heading in (("circles", N_("Circles of acquaintance")), ("methods", N_("Methods and further channels"))):
        if key in view:
            yield Section(Text(heading), table=sources_table(view, view[key]))
    for key, option in (("circles", "--circle"), ("methods", "--method")):
        missing = sum(row["cards"] for row in view.get(key, ()) if row["source"] is None)
        if missing:
            said = text_n(
                "{count} card has none noted: prospector edit CARD {option} …",
                "{count} cards have none noted: prospector edit CARD {option} …",
                missing,
                option=option,
            )
            yield Section(lines=[Cell(said, "warning")])
    rule = N_(
        "Thin: a circle, or one of the nine methods, with fewer than {few} cards that may still be contacted (setting "
        "sources.few). Where to look: prospector sources --todo."
    )
    yield Section(lines=[text(rule, few=view["few"])])


def todo_detail(view: Mapping[str, Any], most: int) -> Detail:
    """Return the pace of new contacts against five a day, and the first ``most`` (0: all) places to look for more."""
    return Detail(
        text(N_("Where to look for prospects")),
        [Section(lines=[pace_line(view["pace"])]), Section(table=todo_table(view, most))],
    )


def pace_line(pace: Mapping[str, Any]) -> Cell:
    """Return the pace of new contacts as a sentence."""
    if pace["a_day"] is None:
        return Cell(text(N_("There was no working day since {since}."), since=pace["since"]))
    said = text(
        N_(
            "{found} new contacts since {since}, {a_day} a working day: at this pace {a_year} a year. Five a day make "
            "about {wanted}."
        ),
        found=pace["new_contacts"],
        since=pace["since"],
        a_day=f"{pace['a_day']:g}",
        a_year=f"{pace['a_year']:,}",
        wanted=f"{pace['wanted_a_year']:,}",
    )
    return Cell(said, "good" if pace["a_day"] >= pace["wanted_a_day"] else "warning")


def todo_table(view: Mapping[str, Any], most: int = 0) -> Table:
    """Return the first ``most`` (0: all) proposals as a table."""
    shown = view["proposals"][: most or None]
    rows = [{"rank": row["rank"], "source": _name(row), "why": row["why"], "act": row["act"]} for row in shown]
    return Table("", _TODO, rows, empty=text(N_("No circle and no method is thin: keep them as they are.")))
