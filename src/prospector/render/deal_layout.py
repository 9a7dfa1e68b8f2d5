"""Deals as tables, as one page, on the page of a card, and what they come to in words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.deal import KINDS, LOST, OPEN, SALE, STAGES, STATES, WON, Deal
from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import say_day
from prospector.render.layout import Cell, Column, Detail, Section, Style, Table
from prospector.render.wording import _

COLUMNS = (
    "id", "card_id", "card_name", "kind", "state", "on", "amount", "currency", "in_base", "rate", "cost", "product",
    "quantity", "ref", "stage", "chance", "worth", "expected_on", "reason", "contract", "contract_ends_on", "of_id",
    "call_id", "note", "uid",
)  # fmt: skip
TOTAL_COLUMNS = (
    "state", "currency", "entries", "without_amount", "amount", "worth", "without_chance", "base", "in_base",
    "worth_in_base",
)  # fmt: skip
_ID = Column("id", N_("Deal"), align="right")
_ON = Column("on", N_("Day"), no_wrap=True)
_AMOUNT = Column("amount", N_("Amount"), align="right", no_wrap=True)
# Of these only the columns that hold something are shown.
_TABLE = (
    _ID,
    _ON,
    Column("card_id", N_("Card"), align="right", priority=3),
    Column("card_name", N_("Name"), style="strong"),
    Column("state", N_("State")),
    _AMOUNT,
    Column("stage", N_("Stage"), priority=2),
    Column("chance", N_("Chance"), align="right", priority=1),
    Column("worth", N_("Value"), align="right", no_wrap=True, priority=2),
    Column("expected", N_("Expected"), no_wrap=True),
    Column("product", N_("Product"), priority=1),
    Column("contract", N_("Contract"), priority=2),
    Column("ends", N_("Ends"), no_wrap=True),
    Column("ref", N_("Reference"), priority=4),
    Column("reason", N_("Reason"), priority=2),
    Column("note", N_("Note"), style="dim", priority=4),
)
# As many of the newest deals as a page before a visit needs; --json has all.
_NEWEST = 8


def money(amount: float | None, currency: str | None) -> str:
    """Return a sum of a view as people read it: 1,200.50 USD; the empty text for none."""
    if amount is None or currency is None:
        return ""
    from prospector.domain.money import of_major, shown  # noqa: PLC0415

    return shown(of_major(amount, currency), currency)


def state_text(view: Mapping[str, Any]) -> Text:
    """Return what a deal is: open, won or lost, or a return or discount."""
    return Text(STATES[view["state"]] if view["kind"] == SALE else KINDS[view["kind"]])


def _style(view: Mapping[str, Any]) -> Style:
    if view["kind"] != SALE:
        return "warning"
    return {OPEN: "due", WON: "good", LOST: "dim"}[view["state"]]  # type: ignore[return-value]


def _row(view: Mapping[str, Any], today: date | None) -> dict[str, object]:
    expected: object = view["expected_on"]
    if view["state"] != OPEN:
        expected = ""
    elif today is not None and expected and str(expected) < today.isoformat():
        expected = Cell(expected, "overdue")
    stage = view["stage"]
    is_open = view["state"] == OPEN
    return {
        "id": view["id"],
        "on": view["on"],
        "card_id": view["card_id"],
        "card_name": view.get("card_name", ""),
        "state": Cell(state_text(view), _style(view)),
        "amount": money(view["amount"], view["currency"]) if view["amount"] is not None else Text(N_("not known")),
        "stage": (Text(STAGES[stage]) if stage in STAGES else stage or "") if is_open else "",
        "chance": f"{view['chance']} %" if is_open and view["chance"] is not None else "",
        "worth": money(view.get("worth"), view["currency"]),
        "expected": expected,
        "product": view["product"] + (f" × {view['quantity']}" if view["quantity"] is not None else ""),
        "contract": view["contract"],
        "ends": view["contract_ends_on"],
        "ref": view["ref"],
        "reason": view["reason"],
        "note": view["note"],
    }


def deals_table(
    views: Sequence[Mapping[str, Any]], totals: Sequence[Mapping[str, Any]] = (), *, today: date | None = None
) -> Table:
    """Return deals as a table with their totals below it; columns that nothing fills are left out."""
    rows = [_row(view, today) for view in views]
    columns = [
        column
        for column in _TABLE
        if column.key in ("id", "on", "state", "amount") or any(row[column.key] not in ("", None) for row in rows)
    ]
    footer = totals_text(totals) if totals else None
    return Table(text(N_("Deals")), columns, rows, footer=footer, empty=text(N_("There is no such deal.")))


def totals_text(totals: Sequence[Mapping[str, Any]]) -> Text | None:
    """Return what deals come to, a line each state: sums by currency, then together where every rate is known."""
    lines = [line for state in STATES if (line := _line([one for one in totals if one["state"] == state]))]
    if not lines:
        return None
    whole = lines[0]
    for line in lines[1:]:
        whole = text("{first}\n{second}", first=whole, second=line)
    return whole


_SAID = {
    OPEN: N_("Open: {sums}; by their chances {worth}"),
    WON: N_("Won, less returns and discounts: {sums}"),
    LOST: N_("Lost: {sums}"),
}


def _line(totals: Sequence[Mapping[str, Any]]) -> Text | None:
    if not totals:
        return None
    state, base = totals[0]["state"], totals[0]["base"]
    sums = _(", ").join(money(one["amount"], one["currency"]) for one in totals)
    worth = _(", ").join(money(one["worth"], one["currency"]) for one in totals if one["worth"] is not None)
    line = text(_SAID[state], sums=sums, worth=worth)
    unknown = [one["currency"] for one in totals if one["in_base"] is None]
    if unknown:
        line = text(
            N_("{line}; no sum in {base}, because no rate is known for {currencies} (config set currency.rates)"),
            line=line,
            base=base,
            currencies=_(", ").join(unknown),
        )
    elif any(one["currency"] != base for one in totals):
        together = money(sum_of(totals, "in_base", base), base)
        if state == OPEN:
            by_chance = money(sum_of(totals, "worth_in_base", base), base)
            line = text(
                N_("{line}; together {sum}, by their chances {worth}"), line=line, sum=together, worth=by_chance
            )
        else:
            line = text(N_("{line}; together {sum}"), line=line, sum=together)
    without = sum(one["without_amount"] for one in totals)
    if without:
        said = text_n(N_("{count} without an amount"), N_("{count} without an amount"), without)
        line = text(N_("{line}; {more}"), line=line, more=said)
    unlikely = sum(one["without_chance"] for one in totals)
    if unlikely:
        said = text_n(N_("{count} without a chance"), N_("{count} without a chance"), unlikely)
        line = text(N_("{line}; {more}"), line=line, more=said)
    return text(N_("{line}."), line=line)


def sum_of(totals: Sequence[Mapping[str, Any]], key: str, base: str) -> int | float:
    """Return the sum of sums in the base currency, without the errors of binary fractions."""
    from prospector.domain.money import major, of_major  # noqa: PLC0415

    return major(sum(of_major(one[key], base) for one in totals), base)


_TOTALS = (
    Column("state", N_("State")),
    Column("currency", N_("Currency")),
    Column("entries", N_("Deals"), align="right"),
    Column("amount", N_("Amount"), align="right", no_wrap=True),
    Column("worth", N_("Value"), align="right", no_wrap=True),
    Column("in_base", N_("In the base"), align="right", no_wrap=True),
)


def totals_table(totals: Sequence[Mapping[str, Any]]) -> Table:
    """Return what deals come to as a table of their states and currencies."""
    rows = [
        {
            "state": Text(STATES[one["state"]]),
            "currency": one["currency"],
            "entries": one["entries"],
            "amount": money(one["amount"], one["currency"]),
            "worth": money(one["worth"], one["currency"]),
            "in_base": Cell(Text(N_("no rate")), "warning")
            if one["in_base"] is None
            else money(one["in_base"], one["base"]),
        }
        for one in totals
    ]
    empty = text(N_("There is no such deal."))
    return Table(text(N_("What deals come to")), _TOTALS, rows, footer=totals_text(totals), empty=empty)


def deal_detail(view: Mapping[str, Any], today: date) -> Detail:
    """Return one deal: what, how much, how it stands, its terms, and what was returned of it."""
    stage = view["stage"]
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("Card")), text(N_("{name} (#{id})"), name=view["card_name"], id=view["card_id"])),
        (Text(N_("State")), Cell(state_text(view), _style(view))),
        (Text(N_("Day")), say_day(date.fromisoformat(view["on"]), today)),
        (Text(N_("Amount")), money(view["amount"], view["currency"])),
        (Text(N_("After returns and discounts")), money(view["net"], view["currency"]) if view["reduced_by"] else ""),
        (Text(N_("Rate")), view["rate"]),
        (Text(N_("Cost")), money(view["cost"], view["currency"])),
        (Text(N_("Profit")), money(view["profit"], view["currency"])),
        (Text(N_("Product")), view["product"]),
        (Text(N_("Quantity")), view["quantity"]),
        (Text(N_("Reference")), view["ref"]),
        (Text(N_("Of deal")), view["of_id"]),
        (Text(N_("Closed by contact")), view["call_id"]),
        (Text(N_("Reason")), view["reason"]),
        (Text(N_("Contract")), view["contract"]),
        (Text(N_("Contract ends")), view["contract_ends_on"]),
        (Text(N_("Note")), view["note"]),
    ]
    if view["state"] == OPEN:
        pairs[4:4] = [
            (Text(N_("Stage")), Text(STAGES[stage]) if stage in STAGES else stage),
            (Text(N_("Chance")), f"{view['chance']} %" if view["chance"] is not None else ""),
            (Text(N_("Value by its chance")), money(view["worth"], view["currency"])),
            (Text(N_("Expected")), view["expected_on"]),
        ]
    sections = [Section(pairs=[pair for pair in pairs if pair[1] not in ("", None)])]
    if view["reduced_by"]:
        rows = [_row(entry, today) for entry in view["reduced_by"]]
        columns = (_ID, _ON, Column("state", N_("Kind")), _AMOUNT, Column("reason", N_("Reason")))
        sections.append(Section(Text(N_("Returns and discounts")), table=Table("", columns, rows)))
    return Detail(text(N_("Deal {id}"), id=view["id"]), sections)


_ON_CARD = ("id", "on", "state", "amount", "stage", "expected", "product", "ends")


def deal_sections(view: Mapping[str, Any], today: date) -> Iterator[Section]:
    """Yield what the page of a card says of its deals: the open ones, the newest others, and what they come to."""
    deals = view["deals"]
    if not deals:
        return
    open_deals = [deal for deal in deals if deal["state"] == OPEN]
    newest = [deal for deal in reversed(deals) if deal["state"] != OPEN][:_NEWEST]
    rows = [_row(deal, today) for deal in (*open_deals, *newest)]
    columns = [
        column
        for column in _TABLE
        if column.key in _ON_CARD and (column.key == "id" or any(row[column.key] not in ("", None) for row in rows))
    ]
    heading = text(N_("Deals ({shown} of {all})"), shown=len(rows), all=len(deals))
    totals = totals_text(view["deal_totals"])
    yield Section(heading, table=Table("", columns, rows), lines=[totals] if totals else ())


_DONE = {
    OPEN: N_("Open deal {id} with {name}: {amount}, {stage}, {chance} %."),
    WON: N_("Deal {id} with {name} won: {amount}, {day}."),
    LOST: N_("Deal {id} with {name} lost: {amount}, {day}."),
}


def deal_sentence(deal: Deal, name: str, today: date) -> Text:
    """Return a deal in one line, as a writing command tells it."""
    from prospector.domain.money import shown  # noqa: PLC0415

    amount: Text | str = Text(N_("amount not known")) if deal.amount is None else shown(deal.amount, deal.currency)
    day = say_day(deal.on_date, today)
    if deal.kind != SALE:
        kind = Text(KINDS[deal.kind])
        if deal.of_id is not None:
            said = N_("Deal {id}, a {kind} of deal {of} with {name}: {amount}, {day}.")
            return text(said, id=deal.id, kind=kind, of=deal.of_id, name=name, amount=amount, day=day)
        return text(
            N_("Deal {id}, a {kind} of {name}: {amount}, {day}."),
            id=deal.id, kind=kind, name=name, amount=amount, day=day,
        )  # fmt: skip
    chance = deal.known_chance
    stage: Text | str = Text(STAGES[deal.stage]) if deal.stage in STAGES else deal.stage or "–"
    shown_chance = "?" if chance is None else chance
    return text(_DONE[deal.state], id=deal.id, name=name, amount=amount, day=day, stage=stage, chance=shown_chance)
