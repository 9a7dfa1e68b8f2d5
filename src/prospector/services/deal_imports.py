"""Deals from a file: orders, opportunities, returns. The rules by which a row is read:

- A row with a state is what it says; a stage that is not won or lost makes it open. Without state and stage a row with
  a day is a sale won, one with only the day it was opened is open, and one without any day is refused.
- Won and lost need their day, not in the future. An open deal without a day was noted today; a day beside it is when
  it is expected.
- An amount below zero (−5 or (5)) is a return. Zero stays zero. A won deal may have no amount; that is told.
- The currency is that of the amount, of its column, of ``--currency``, else the base.
- The same deal is found again by its uid; by its reference, on the same card (and by its product, where several rows of
  the file share a reference); without one by day, state, amount and product. What the file says then holds, except that
  a deal closed in the book is not opened by a file. A won row fills the deal without an amount of that day.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any
from uuid import uuid4

from prospector.domain.deal import CHANCES, KINDS, OPEN, RETURN, SALE, STATES, WON, Deal
from prospector.domain.deal_rules import checked_number, kind_of, refuse_larger, stage_of, state_of
from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.domain.money import checked_currency, exchange_of, read_money
from prospector.domain.table_row import TableRow
from prospector.domain.text import N_, Text, text, text_n
from prospector.services.deal_entries import LINES
from prospector.services.deal_finding import without_amount
from prospector.services.deals import filled_up
from prospector.services.ports import Desk
from prospector.services.row_imports import ADDED, UNCHANGED, UPDATED, CardFinder, RowReport, take_rows
from prospector.services.texts import checked_line

ReadDay = Callable[[str], date | None]


def import_deals(
    desk: Desk,
    rows: Iterable[TableRow],
    advance: Callable[[int], None],
    *,
    read_day: ReadDay,
    currency: str = "",
    create: bool = False,
) -> tuple[RowReport, list[Text]]:
    """Take the rows of a file of deals into the book in one operation; return the account and remarks on the whole.

    ``read_day`` reads a day as the file writes them; ``create`` makes a card for an unknown customer, once.
    """
    desk.begin()
    cards = CardFinder(desk, create=create)
    taker = _Taker(desk, cards, read_day, checked_currency(currency) if currency else "")
    report = take_rows(rows, taker.take, advance, cards=cards, warnings=taker.warnings)
    remarks = []
    if taker.noted_today:
        remarks.append(
            text_n(
                N_("{count} open deal has no day in the file; it is noted as of today."),
                N_("{count} open deals have no day in the file; they are noted as of today."),
                taker.noted_today,
            )
        )
    exchange = exchange_of(desk.settings)
    for code in sorted(taker.currencies):
        try:
            exchange.rate(code)
        except RefusedError as missing:
            remarks.append(missing.text)
    return report, remarks


class _Taker:
    """Takes one row after the other; remembers the deals of the cards met and which of them rows have spoken of."""

    def __init__(self, desk: Desk, cards: CardFinder, read_day: ReadDay, currency: str) -> None:
        self._desk = desk
        self._cards = cards
        self._read_day = read_day
        self._base = str(desk.settings["currency.base"])
        self._currency = currency
        self._today = desk.clock.today()
        self._of_card: dict[int, dict[int, Deal]] = {}
        self._spoken: dict[int, int] = {}
        self.warnings: list[tuple[int, Text]] = []
        self.noted_today = 0
        self.currencies: set[str] = set()

    def take(self, row: TableRow) -> str:
        """Add, update or leave the deal of a row; a refusal of ours when it cannot be taken."""
        said = self._understood(row.values)
        sale = self._sale(row.values)
        card_id = self._cards.find(row.values)
        if sale is not None:
            if sale.card_id != card_id:
                raise ConflictError(N_("what it reduces is a deal of another card"))
            said["of_id"] = sale.id
        if card_id not in self._of_card:
            self._of_card[card_id] = {deal.id: deal for deal in self._desk.store.deals.of_cards([card_id])}
        deals = self._of_card[card_id]
        found = self._found(deals, card_id, said)
        if found is None:
            return self._added(row, deals, card_id, said, sale)
        what, deal = self._changed(found, said)
        if what == UPDATED:
            self._desk.store.deals.save(deal)
        deals[deal.id] = deal
        self._spoken[deal.id] = row.line
        return what

    def _added(
        self, row: TableRow, deals: dict[int, Deal], card_id: int, said: dict[str, Any], sale: Deal | None
    ) -> str:
        if "on_date" not in said:
            self.noted_today += 1
            said["on_date"] = self._today
        fresh = Deal(**{"id": 0, "uid": str(uuid4()), "card_id": card_id, **said})
        if fresh.state == OPEN and fresh.chance is None:
            fresh = fresh._replace(chance=CHANCES.get(fresh.stage))
        if fresh.amount is not None and fresh.rate is None:
            self.currencies.add(fresh.currency)
        if fresh.amount is None and fresh.state == WON:
            self.warnings.append((row.number, text(N_("it has no amount"))))
        if sale is not None:
            refuse_larger(sale, self._desk.store.deals.reducing(sale.id), -(fresh.amount or 0))
        is_won_sale = fresh.state == WON and fresh.kind == SALE and fresh.amount is not None
        waiting = without_amount(list(deals.values()), fresh.on_date) if is_won_sale and "uid" not in said else None
        if waiting is not None and waiting.id not in self._spoken and waiting.ref in ("", fresh.ref):
            deal = filled_up(waiting, fresh)
            self._desk.store.deals.save(deal)
        else:
            deal = self._desk.store.deals.add(fresh)
            waiting = None
        deals[deal.id] = deal
        self._spoken[deal.id] = row.line
        return ADDED if waiting is None else UPDATED

    def _found(self, deals: Mapping[int, Deal], card_id: int, said: Mapping[str, Any]) -> Deal | None:
        """The deal in the book that a row is about, or None."""
        if uid := said.get("uid"):
            deal = self._desk.store.deals.by_uid(uid)
            if deal is not None and deal.card_id != card_id:
                raise ConflictError(N_("deal {id} of that uid is of another card"), id=deal.id)
            return deal
        if said.get("ref"):
            return self._by_ref(deals, said)
        compared = [name for name in ("kind", "state", "on_date", "amount", "currency") if name in said]
        for deal in deals.values():
            if deal.ref or deal.id in self._spoken or deal.product != said.get("product", ""):
                continue
            if all(getattr(deal, name) == said[name] for name in compared):
                return deal
        return None

    def _by_ref(self, deals: Mapping[int, Deal], said: Mapping[str, Any]) -> Deal | None:
        """By its reference; several rows of one reference (an order of several goods) are told apart by the product."""
        alike = [deal for deal in deals.values() if deal.ref == said["ref"] and deal.kind == said["kind"]]
        same = next((deal for deal in alike if deal.product == said.get("product", deal.product)), None)
        if same is not None and same.id in self._spoken:
            if any(getattr(same, name) != value for name, value in said.items()):
                raise ConflictError(
                    N_("reference “{ref}” stands in line {line} already, with other values"),
                    ref=said["ref"], line=self._spoken[same.id],
                )  # fmt: skip
            return same
        if same is not None:
            return same
        return next((deal for deal in alike if deal.id not in self._spoken), None)

    def _changed(self, found: Deal, said: Mapping[str, Any]) -> tuple[str, Deal]:
        if found.state != OPEN and said["state"] == OPEN:
            raise RefusedError(
                N_("deal {id} is {state} in the book since {day}, and the file says it is open"),
                id=found.id, state=Text(STATES[found.state]), day=found.on_date.isoformat(),
            )  # fmt: skip
        if found.kind != said["kind"]:
            raise ConflictError(N_("deal {id} is a {kind} in the book"), id=found.id, kind=Text(KINDS[found.kind]))
        deal = found._replace(**said)
        if deal.stage != found.stage and "chance" not in said and found.chance == CHANCES.get(found.stage):
            # It only stood for the stage.
            deal = deal._replace(chance=CHANCES.get(deal.stage))
        if deal == found:
            return UNCHANGED, found
        reducing = self._desk.store.deals.reducing(found.id)
        if reducing:
            refuse_larger(deal, reducing, 0)
            if deal.currency != reducing[0].currency:
                raise ConflictError(N_("its returns are in {currency}"), currency=reducing[0].currency)
        if deal.of_id is not None:
            sale = self._desk.store.deals.get(deal.of_id)
            assert sale is not None
            others = [entry for entry in self._desk.store.deals.reducing(sale.id) if entry.id != deal.id]
            refuse_larger(sale, others, -(deal.amount or 0))
        return UPDATED, deal

    def _sale(self, values: Mapping[str, str]) -> Deal | None:
        uid = values.get("of_uid")
        if not uid:
            return None
        sale = self._desk.store.deals.by_uid(uid)
        if sale is None:
            raise NotFoundError(N_("the deal that it reduces is not in the book"))
        return sale

    def _understood(self, values: Mapping[str, str]) -> dict[str, Any]:
        """The columns of a deal that a row says; what it does not say is absent."""
        said: dict[str, Any] = {}
        said["state"], stage = _state(values)
        kind, money = self._money(values)
        said |= {"kind": kind, **money}
        if kind != SALE and said["state"] != WON:
            raise UsageError(N_("a return or discount cannot be {state}"), state=Text(STATES[said["state"]]))
        if stage:
            said["stage"] = stage
        if "chance" in values:
            said["chance"] = _chance(values["chance"])
        said |= self._days(values, said["state"])
        for name, what in LINES.items():
            if line := checked_line(values.get(name, ""), Text(what)):
                said[name] = line
        if "quantity" in values:
            said["quantity"] = checked_number(values["quantity"], text(N_("quantity")))
        if "uid" in values:
            said["uid"] = checked_line(values["uid"], "uid", 60)
        return said

    def _money(self, values: Mapping[str, str]) -> tuple[str, dict[str, Any]]:
        named = checked_currency(values["currency"]) if "currency" in values else self._currency
        kind = kind_of(values["kind"]) if "kind" in values else ""
        if "kind" in values and not kind:
            raise UsageError(N_("“{typed}” is no kind of deal"), typed=values["kind"][:40])
        said: dict[str, Any] = {}
        below = False
        if "amount" in values:
            bare, below = _unsigned(values["amount"])
            money = read_money(bare, named or self._base, currency=named, allow_zero=True)
            below = below and money.amount > 0
            kind = kind or (RETURN if below else SALE)
            if kind == SALE and below:
                raise UsageError(N_("a sale cannot be below zero: “{typed}”"), typed=values["amount"][:40])
            said = {"amount": money.amount if kind == SALE else -money.amount, "currency": money.currency}
        elif kind in ("", SALE):
            kind = SALE
        else:
            raise UsageError(N_("it has no amount"))
        currency = said.get("currency") or named or self._base
        if "cost" in values:
            cost = read_money(values["cost"], currency, currency=currency, allow_zero=True)
            said |= {"cost": cost.amount, "currency": currency}
        if "rate" in values and currency != self._base:
            said["rate"] = checked_number(values["rate"], text(N_("rate")))
        return kind, said

    def _days(self, values: Mapping[str, str], state: str) -> dict[str, Any]:
        days = {name: self._day(values[name]) for name in _DAYS if name in values}
        said: dict[str, Any] = {name: days[name] for name in ("expected_on", "contract_ends_on") if name in days}
        on = days.get("on") or (days.get("opened") if state == OPEN else days.get("date"))
        if state == OPEN and "date" in days:
            said.setdefault("expected_on", days["date"])
        if on is None and state != OPEN:
            raise UsageError(N_("it has no day on which it was {state}"), state=Text(STATES[state]))
        if on is not None:
            if on > self._today:
                raise UsageError(N_("“{value}” lies in the future."), value=on.isoformat())
            said["on_date"] = on
        return said

    def _day(self, typed: str) -> date:
        day = self._read_day(typed)
        if day is None:
            raise UsageError(N_("“{value}” is not a day, or could be two."), value=typed[:40])
        return day


_DAYS = ("on", "date", "opened", "expected_on", "contract_ends_on")


def _state(values: Mapping[str, str]) -> tuple[str, str]:
    """State and stage of a row; UsageError for words that are neither."""
    said, stage = values.get("state", ""), values.get("stage", "")
    known = stage_of(stage)
    if said:
        state = state_of(said)
        if not state and stage_of(said):
            state, known = OPEN, known or stage_of(said)
        if not state:
            raise UsageError(N_("“{typed}” is no state of a deal"), typed=said[:40])
        # With its state said, a stage in the words of another program is kept as it is.
        return state, known or (checked_line(stage, "stage") if not state_of(stage) else "")
    if stage:
        state = state_of(stage) or (OPEN if known else "")
        if not state:
            raise UsageError(
                N_("“{typed}” is no stage that is known; --values can say what it means"), typed=stage[:40]
            )
        return state, known if state == OPEN else ""
    if "on" in values or "date" in values:
        return WON, ""
    if "opened" in values:
        return OPEN, ""
    raise UsageError(N_("it has no day"))


def _unsigned(typed: str) -> tuple[str, bool]:
    """A sum without its sign, and whether it was below zero: −5, -$5, $-5 or, as accountants write it, (5)."""
    bare = typed.strip()
    if bare.startswith("(") and bare.endswith(")"):
        return bare[1:-1], True
    for sign in "-−－":
        if bare.count(sign) == 1:
            before, _, after = bare.partition(sign)
            if not any(char.isdigit() for char in before):
                return before + after, True
    return bare, False


def _chance(typed: str) -> int:
    """A chance in per cent; a fraction such as 0.25, as some programs write it, is 25."""
    bare = typed.strip().removesuffix("%").strip()
    try:
        value = float(bare)
    except ValueError:
        value = -1.0
    if "." in bare and value <= 1 and not typed.strip().endswith("%"):
        value *= 100
    if not 0 <= value <= 100:
        raise UsageError(N_("“{typed}” is not a chance in per cent."), typed=typed[:40])
    return round(value)
