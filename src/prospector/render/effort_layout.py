"""Old and new business, as people read it."""

from collections.abc import Iterator, Mapping
from typing import Any

from prospector.domain.effort import HUNTER, KINDS, TYPES
from prospector.domain.money import decimals
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Detail, Section, Table
from prospector.render.plot import bar

COLUMNS = (
    "kind", "revenue", "share", "typical", "sales", "cards", "contacted", "calls", "visits", "other_contacts",
    "effort_share",
)  # fmt: skip
_REVENUE = (
    Column("kind", N_("Business")),
    Column("revenue", N_("Revenue"), align="right", no_wrap=True),
    Column("share", N_("Share"), align="right", no_wrap=True),
    Column("typical", N_("Typical"), align="right", no_wrap=True),
    Column("bar", "", no_wrap=True, priority=2),
    Column("sales", N_("Deals"), align="right", priority=1),
)
_EFFORT = (
    Column("kind", N_("Business")),
    Column("cards", N_("Cards"), align="right"),
    Column("contacted", N_("Contacted"), align="right", priority=1),
    Column("calls", N_("Calls"), align="right"),
    Column("visits", N_("Visits"), align="right"),
    Column("others", N_("Other"), align="right", priority=2),
    Column("effort", N_("Effort"), align="right", no_wrap=True),
    Column("bar", "", no_wrap=True, priority=2),
)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value * 100:.0f} %"


def mix_detail(view: Mapping[str, Any]) -> Detail:
    """Return revenue and effort by old, cross-sell and new business, and what follows from it."""
    title = text(N_("Old and new business from {since} to {until}"), since=view["window_from"], until=view["as_of"])
    return Detail(title, list(_sections(view)))


def _sections(view: Mapping[str, Any]) -> Iterator[Section]:
    currency = view["currency"]
    revenue = [
        {
            "kind": Text(KINDS[one["kind"]]),
            "revenue": f"{one['revenue']:,.{decimals(currency)}f} {currency}",
            "share": _share(one["share"]),
            "typical": _share(one["typical"]),
            "bar": bar(one["share"] or 0),
            "sales": one["sales"],
        }
        for one in view["kinds"]
    ]
    yield Section(Text(N_("Where revenue comes from")), table=Table("", _REVENUE, revenue))
    effort = [
        {
            "kind": Text(KINDS[one["kind"]]),
            "cards": one["cards"],
            "contacted": one["contacted"],
            "calls": one["calls"],
            "visits": one["visits"],
            "others": one["other_contacts"],
            "effort": _share(one["effort_share"]),
            "bar": bar(one["effort_share"] or 0),
        }
        for one in view["kinds"]
    ]
    yield Section(Text(N_("Where effort goes")), table=Table("", _EFFORT, effort))
    lines = list(_verdict(view))
    if lines:
        yield Section(Text(N_("Hunter or farmer")), lines=lines)
    yield Section(Text(N_("How this is counted")), lines=list(_rules(view)))


def _verdict(view: Mapping[str, Any]) -> Iterator[object]:
    if view["type"]:
        new = view["kinds"][-1]
        yield text(
            N_("{type}: {effort} of the effort goes to the new; {fair} would be fair at six times the effort."),
            type=Text(TYPES[view["type"]]),
            effort=_share(new["effort_share"]),
            fair=_share(view["fair_effort"]),
        )
    if view["warning"]:
        yield Cell(view["warning"], "warning")
    if view["old_not_contacted"]:
        said = text_n(
            "{count} of {all} customers from before was not contacted at all.",
            "{count} of {all} customers from before were not contacted at all.",
            view["old_not_contacted"],
            all=view["old_customers"],
        )
        yield Cell(said, "warning" if view["type"] == HUNTER else "")


def _rules(view: Mapping[str, Any]) -> Iterator[object]:
    yield text(
        N_(
            "New: cards whose first deal lies in this time, and effort for cards that had not bought before it. "
            "Cross-sell: a product that a customer from before had not bought before it. A visit counts as {weight} "
            "calls (setting mix.visit_weight)."
        ),
        weight=f"{view['visit_weight']:g}",
    )
    if view["without_product"]:
        yield Cell(
            text_n(
                "{count} of {all} deals with customers from before has no product and counts as existing.",
                "{count} of {all} deals with customers from before have no product and count as existing.",
                view["without_product"],
                all=view["sales_to_existing"],
            ),
            "warning",
        )
    if view["unpriced_sales"]:
        yield Cell(
            text_n(
                "{count} deal has no amount and brings nothing here.",
                "{count} deals have no amount and bring nothing here.",
                view["unpriced_sales"],
            ),
            "warning",
        )
