"""The pyramid, its moves and its curve, as people read them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prospector.domain.money import decimals
from prospector.domain.pyramid import MOVES, TIERS
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Detail, Section, Table
from prospector.render.plot import share_plot

CUSTOMER_COLUMNS = ("card_id", "name", "revenue", "rank", "tier", "first_deal_on", "last_deal_on")
MOVE_COLUMNS = ("card_id", "name", "move", "tier_before", "tier", "revenue_before", "revenue", "last_deal_on", "why")
_TIERS = (
    Column("tier", N_("Tier"), style="strong"),
    Column("customers", N_("Customers"), align="right"),
    Column("revenue", N_("Revenue"), align="right", no_wrap=True),
    Column("share", N_("Share"), align="right", no_wrap=True),
    Column("bar", "", no_wrap=True, priority=1),
)
_CUSTOMERS = (
    Column("rank", N_("Rank"), align="right"),
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("revenue", N_("Revenue"), align="right", no_wrap=True),
    Column("tier", N_("Tier")),
    Column("last", N_("Last bought"), no_wrap=True, priority=1),
)
_MOVES = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("move", N_("Move")),
    Column("tiers", N_("Tier")),
    Column("revenue", N_("Revenue"), align="right", no_wrap=True, priority=1),
    Column("why", N_("Why")),
)
_POTENTIAL = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("man", N_("MAN"), no_wrap=True),
    Column("next", N_("Next step"), no_wrap=True),
)
# Cells of the bar beside a share.
_BAR = 24
_SHOWN = 20


def sum_text(value: float, currency: str) -> str:
    """Return a sum in major units as people read it, without its currency."""
    return f"{value:,.{decimals(currency)}f}"


def percent(share: float) -> str:
    """Return a share between 0 and 1 as per cent."""
    return f"{share * 100:.1f} %"


def pyramid_detail(view: Mapping[str, Any], *, most: int = _SHOWN) -> Detail:
    """Return the pyramid: tiers with their shares, the best customers, the potential big ones, the curve."""
    title = text(
        N_("Customer pyramid on {as_of}: revenue since {since} in {currency}"),
        as_of=view["as_of"], since=view["window_from"], currency=view["currency"],
    )  # fmt: skip
    return Detail(title, list(_sections(view, most)))


def _sections(view: Mapping[str, Any], most: int) -> Iterator[Section]:
    yield Section(table=Table("", _TIERS, _tier_rows(view)))
    yield Section(
        pairs=[
            (Text(N_("Prospects (in contact, never bought)")), view["prospects"]),
            (Text(N_("Suspects (no contact yet)")), view["suspects"]),
            (Text(N_("Others (will never need it)")), view["others"]),
        ]
    )
    best = [one for one in view["customers"] if one["rank"] is not None][:most]
    if best:
        yield Section(text(N_("Best customers")), table=_customers_table(best, view["currency"]))
    if view["potential"]:
        yield Section(text(N_("Potential big customers: large need, no revenue yet")), table=_potential(view, most))
    yield from _curve_sections(view)
    if view["unpriced_sales"]:
        yield Section(lines=[Cell(_unpriced(view["unpriced_sales"]), "warning")])


def _unpriced(count: int) -> Text:
    return text_n(
        "{count} sale has no amount noted and counts for nothing here; see prospector deal list.",
        "{count} sales have no amount noted and count for nothing here; see prospector deal list.",
        count,
    )


def _tier_rows(view: Mapping[str, Any]) -> list[dict[str, object]]:
    return [
        {
            "tier": Text(TIERS[tier["tier"]]),
            "customers": tier["customers"],
            "revenue": sum_text(tier["revenue"], view["currency"]),
            "share": percent(tier["share"]),
            "bar": "█" * round(tier["share"] * _BAR),
        }
        for tier in view["tiers"]
    ]


def _customers_table(customers: Sequence[Mapping[str, Any]], currency: str) -> Table:
    rows = [
        {
            "rank": one["rank"],
            "card_id": one["card_id"],
            "name": one["name"],
            "revenue": sum_text(one["revenue"], currency),
            "tier": Text(TIERS[one["tier"]]),
            "last": one["last_deal_on"],
        }
        for one in customers
    ]
    return Table("", _CUSTOMERS, rows, empty=text(N_("No deal is noted yet: prospector deal add.")))


def tier_table(view: Mapping[str, Any], tier: str) -> Table:
    """Return the customers of one tier."""
    chosen = [one for one in view["customers"] if one["tier"] == tier]
    table = _customers_table(chosen, view["currency"])
    return table._replace(
        title=text(N_("Customers: {tier}"), tier=Text(TIERS[tier])), empty=text(N_("No customer is in this tier."))
    )


def _potential(view: Mapping[str, Any], most: int) -> Table:
    rows = [
        {
            "card_id": one["card_id"],
            "name": one["name"],
            "man": one["man"],
            "next": one["next_due_on"] or Cell(Text(N_("none planned")), "warning"),
        }
        for one in view["potential"][:most]
    ]
    return Table("", _POTENTIAL, rows)


def _curve_sections(view: Mapping[str, Any]) -> Iterator[Section]:
    for key, heading, line in (
        ("curve", N_("Curve of revenue"), N_("The best 20 % of customers bring {top}; {few} of them bring 80 %.")),
        (
            "profit_curve",
            N_("Curve of profit"),
            N_("The best 20 % of customers bring {top}; {few} of them bring 80 %."),
        ),
    ):
        found = view.get(key)
        if found:
            said = text(line, top=percent(found["top_20_bring"]), few=percent(found["customers_for_80"]))
            yield Section(Text(heading), lines=[said, "\n".join(share_plot(found["shares"]))])


def moves_table(view: Mapping[str, Any]) -> Table:
    """Return who moved between the two days, and why."""
    rows = [
        {
            "card_id": move["card_id"],
            "name": move["name"],
            "move": Cell(
                Text(MOVES[move["move"]]), "good" if move["move"] in ("rose", "came-back", "new") else "warning"
            ),
            "tiers": text(
                N_("{before} → {now}"),
                before=Text(TIERS[move["tier_before"]]) if move["tier_before"] else "–",
                now=Text(TIERS[move["tier"]]),
            ),
            "revenue": f"{sum_text(move['revenue_before'], view['currency'])} → "
            f"{sum_text(move['revenue'], view['currency'])}",
            "why": move["why"],
        }
        for move in view["moves"]
    ]
    return Table(
        text(N_("Moves in the pyramid, {since} to {as_of}"), since=view["since"], as_of=view["as_of"]),
        _MOVES,
        rows,
        empty=text(N_("Nobody moved.")),
    )
