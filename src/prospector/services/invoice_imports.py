"""Invoices from a file (``H13``), and as they are exported. The rules by which a row is read:

- It needs its day, its amount and its customer; it is due on its due day, or so many days (its terms) after its own.
- The same invoice is found again by its uid, else by its number; one without a number by card, days and amount.
- What the file says then holds, as far as a correction of the invoice by hand may go: not below what was paid on it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from prospector.domain.errors import ConflictError, NotFoundError, UsageError
from prospector.domain.money import Money, checked_currency, major, read_money
from prospector.domain.receivable import Invoice
from prospector.domain.table_row import TableRow
from prospector.domain.text import N_, Text, text
from prospector.services.invoices import NewInvoice, base_currency, correct_invoice, store_invoice
from prospector.services.ports import Desk
from prospector.services.row_imports import ADDED, UNCHANGED, UPDATED, CardFinder, RowReport, needed, take_rows
from prospector.services.store import Row
from prospector.services.texts import checked_line
from prospector.services.views import View

ReadDay = Callable[[str], date | None]
_MARKS = ("disputed_on", "dispute", "reminded_on")
_LONGEST_TERMS = 3_650


def import_invoices(
    desk: Desk,
    rows: Iterable[TableRow],
    advance: Callable[[int], None],
    *,
    read_day: ReadDay,
    currency: str = "",
    create: bool = False,
) -> tuple[RowReport, list[Text]]:
    """Take the rows of a file of invoices into the book in one operation; return the account, and no remarks.

    ``read_day`` reads a day as the file writes them; ``create`` makes a card for an unknown customer, once.
    """
    desk.begin()
    cards = CardFinder(desk, create=create)
    taker = _Taker(desk, cards, read_day, checked_currency(currency) if currency else base_currency(desk))
    return take_rows(rows, taker.take, advance, cards=cards), []


class _Taker:
    """Takes one row after the other; remembers of which invoices rows have spoken."""

    def __init__(self, desk: Desk, cards: CardFinder, read_day: ReadDay, currency: str) -> None:
        self._desk = desk
        self._cards = cards
        self._read_day = read_day
        self._currency = currency
        self._spoken: dict[int, int] = {}

    def take(self, row: TableRow) -> str:
        """Add, update or leave the invoice of a row; a refusal of ours when it cannot be taken."""
        values = row.values
        said, money = self._understood(values)
        found = self._known(said)
        if found is None:
            card_id = self._cards.find(values)
            found = None if said["number"] or said.get("uid") else self._alike(card_id, said, money)
        elif values.get("customer") or values.get("person") or values.get("card_uid") or values.get("card_id"):
            card_id = self._cards.find(values)
            if card_id != found.card_id:
                raise ConflictError(N_("invoice {id} of that number is of another card"), id=found.id)
        if found is None:
            self._spoken[self._added(card_id, values, said, money).id] = row.line
            return ADDED
        if found.id in self._spoken:
            raise ConflictError(N_("that invoice stands in line {line} already"), line=self._spoken[found.id])
        what = self._changed(found, values, said, money)
        self._spoken[found.id] = row.line
        return what

    def _known(self, said: Mapping[str, Any]) -> Invoice | None:
        """The invoice of that uid or number; two of them at odds are a ConflictError."""
        store = self._desk.store.invoices
        found = store.by_uid(said["uid"]) if "uid" in said else None
        numbered = store.numbered(said["number"]) if said["number"] else []
        if found is None:
            return numbered[0] if numbered else None
        if any(other.id != found.id for other in numbered):
            raise ConflictError(N_("invoice {id} has that number already"), id=numbered[0].id)
        return found

    def _alike(self, card_id: int, said: Mapping[str, Any], money: Money) -> Invoice | None:
        wanted = (said["issued_on"], said["due_on"], *money)
        for invoice in self._desk.store.invoices.of_cards([card_id]):
            same = (invoice.issued_on, invoice.due_on, invoice.amount, invoice.currency) == wanted
            if same and not invoice.number and invoice.id not in self._spoken:
                return invoice
        return None

    def _added(self, card_id: int, values: Mapping[str, str], said: Mapping[str, Any], money: Money) -> Invoice:
        (card,) = self._desk.store.cards.many([card_id])
        new = NewInvoice(
            values["amount"], said["due_on"], said["issued_on"], said["number"], money.currency, said.get("rate"),
            said.get("deal_id"), said.get("note", ""), said.get("uid", ""),
        )  # fmt: skip
        invoice = store_invoice(self._desk, card, new)
        marks = {name: said[name] for name in _MARKS if name in said}
        if marks:
            self._desk.store.invoices.save(invoice._replace(**marks))
        return invoice

    def _changed(self, found: Invoice, values: Mapping[str, str], said: Mapping[str, Any], money: Money) -> str:
        changes = {
            name: said[name]
            for name in ("number", "issued_on", "due_on", "rate", "note", "deal_id")
            if said.get(name) not in (None, "") and said[name] != getattr(found, name)
        }
        if money != (found.amount, found.currency):
            changes |= {"amount": values["amount"], "currency": money.currency}
        marks = {name: said[name] for name in _MARKS if name in said and said[name] != getattr(found, name)}
        corrected = correct_invoice(self._desk, f"id:{found.id}", changes) if changes else found
        if marks:
            self._desk.store.invoices.save(corrected._replace(**marks))
        return UPDATED if changes or marks else UNCHANGED

    def _understood(self, values: Mapping[str, str]) -> tuple[dict[str, Any], Money]:
        """The columns that a row says, and its sum; UsageError for what cannot be read."""
        issued = day_of(needed(values, "issued_on", N_("day")), self._read_day)
        if issued > self._desk.clock.today():
            raise UsageError(N_("“{value}” lies in the future."), value=issued.isoformat())
        due = self._due(values, issued)
        if due < issued:
            raise UsageError(N_("it is due on {due}, before its own day"), due=due.isoformat())
        currency = checked_currency(values["currency"]) if "currency" in values else ""
        money = read_money(needed(values, "amount", N_("amount")), currency or self._currency, currency=currency)
        said: dict[str, Any] = {"issued_on": issued, "due_on": due}
        said["number"] = checked_line(values.get("number", ""), text(N_("number")), 60)
        if "uid" in values:
            said["uid"] = checked_line(values["uid"], "uid", 60)
        if "note" in values:
            said["note"] = checked_line(values["note"], text(N_("note")))
        if rate := self._rate(values, money.currency):
            said["rate"] = rate
        if "deal_uid" in values:
            deal = self._desk.store.deals.by_uid(values["deal_uid"])
            if deal is None:
                raise NotFoundError(N_("the deal that it is for is not in the book"))
            said["deal_id"] = deal.id
        for name in ("disputed_on", "reminded_on"):
            if name in values:
                said[name] = day_of(values[name], self._read_day)
                if said[name] < issued:
                    raise UsageError(N_("“{value}” lies before the invoice."), value=said[name].isoformat())
        if "dispute" in values:
            said["dispute"] = checked_line(values["dispute"], text(N_("reason")))
        return said, money

    def _due(self, values: Mapping[str, str], issued: date) -> date:
        if "due_on" in values:
            return day_of(values["due_on"], self._read_day)
        days = re.search(r"\d+", values.get("terms", ""))
        if days is None:
            raise UsageError(N_("it has no due day, and no terms in days"))
        if int(days[0]) > _LONGEST_TERMS:
            raise UsageError(N_("“{typed}” is not a number of days"), typed=values["terms"][:40])
        return issued + timedelta(days=int(days[0]))

    def _rate(self, values: Mapping[str, str], currency: str) -> float | None:
        if "rate" not in values:
            return None
        try:
            rate = float(values["rate"])
        except ValueError:
            rate = 0.0
        if not 0 < rate < 1e9:
            raise UsageError(N_("“{typed}” is not a rate of exchange"), typed=values["rate"][:40])
        # Of the base currency it says nothing; other programs write 1 there.
        return None if currency == base_currency(self._desk) else rate


def day_of(typed: str, read_day: ReadDay) -> date:
    """Return the day in a cell; UsageError when it is none, or could be two."""
    day = read_day(typed)
    if day is None:
        raise UsageError(N_("“{value}” is not a day, or could be two."), value=typed[:40])
    return day


def listed_invoices(desk: Desk, card_ids: Collection[int] | None) -> Sequence[Row]:
    """Return the rows of every invoice (of those cards), as they were entered."""
    rows = desk.store.invoices.listed(date.max, every=True)
    return sorted((row for row in rows if card_ids is None or row["card_id"] in card_ids), key=lambda row: row["id"])


def export_invoices(desk: Desk, card_ids: Collection[int] | None = None) -> list[View]:
    """Return every invoice (of those cards) as it is exported, in the order in which they were entered."""
    rows = listed_invoices(desk, card_ids)
    uids = card_uids(desk, rows)
    deals = {deal.id: deal.uid for deal in desk.store.deals.many([row["deal_id"] for row in rows if row["deal_id"]])}
    views = []
    for row in rows:
        view: View = {name: row[name] for name in ("uid", "number", "currency", "rate", "dispute", "note")}
        for name in ("issued_on", "due_on", "disputed_on", "reminded_on"):
            view[name] = row[name] and row[name].isoformat()
        view |= {"customer": row["card_name"], "card_uid": uids[row["card_id"]]}
        view |= {"amount": major(row["amount"], row["currency"]), "deal_uid": deals.get(row["deal_id"], "")}
        views.append(view)
    return views


def card_uids(desk: Desk, rows: Iterable[Row]) -> dict[int, str]:
    """Return the uid of each card that rows are of."""
    return {card.id: card.uid for card in desk.store.cards.many(sorted({row["card_id"] for row in rows}))}
