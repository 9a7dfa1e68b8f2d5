"""What was paid, credited or written off, from a file (``H13``), and as it is exported.

A row finds its invoice by the number (or uid) that it names. The same entry is found again by its uid, else by its
reference on that invoice, else by kind, day and amount. What stands in the book is not changed by a file: the same
reference with another sum is refused. More than is open is refused, unless the row says that it was too much (over).
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.domain.money import checked_currency, major, read_money
from prospector.domain.receivable import CREDIT_NOTE, ENTRIES, PAYMENT, WRITE_OFF, Entry, Invoice
from prospector.domain.table_row import TableRow
from prospector.domain.text import N_, Text, text
from prospector.services.invoice_imports import ReadDay, card_uids, day_of, listed_invoices
from prospector.services.invoices import entries_of
from prospector.services.payments import Lowering, store_entry
from prospector.services.ports import Desk
from prospector.services.row_imports import ADDED, UNCHANGED, CardFinder, RowReport, needed, take_rows
from prospector.services.texts import checked_line
from prospector.services.views import View

_KINDS = {
    "credit note": CREDIT_NOTE, "credit": CREDIT_NOTE, "write off": WRITE_OFF, "writeoff": WRITE_OFF,
    "bad debt": WRITE_OFF, "transfer": PAYMENT, "bank transfer": PAYMENT, "cash": PAYMENT, "cheque": PAYMENT,
    "付款": PAYMENT, "收款": PAYMENT, "回款": PAYMENT, "转账": PAYMENT, "现金": PAYMENT, "支票": PAYMENT,
    "贷项": CREDIT_NOTE, "红字发票": CREDIT_NOTE, "红票": CREDIT_NOTE, "坏账": WRITE_OFF, "核销": WRITE_OFF,
}  # fmt: skip
_YES = frozenset({"yes", "true", "1", "y", "over", "是"})


def import_payments(
    desk: Desk, rows: Iterable[TableRow], advance: Callable[[int], None], *, read_day: ReadDay
) -> tuple[RowReport, list[Text]]:
    """Take the rows of a file of payments into the book in one operation; return the account, and no remarks.

    ``read_day`` reads a day as the file writes them.
    """
    desk.begin()
    cards = CardFinder(desk, create=False)
    return take_rows(rows, _Taker(desk, cards, read_day).take, advance, cards=cards), []


class _Taker:
    """Takes one row after the other; remembers of which entries rows have spoken."""

    def __init__(self, desk: Desk, cards: CardFinder, read_day: ReadDay) -> None:
        self._desk = desk
        self._cards = cards
        self._read_day = read_day
        self._spoken: dict[int, int] = {}

    def take(self, row: TableRow) -> str:
        """Add or leave the entry of a row; a refusal of ours when it cannot be taken."""
        invoice = self._invoice(row.values)
        what = self._understood(row.values, invoice)
        amount = read_money(what.amount, invoice.currency).amount
        found = self._found(invoice, what, amount)
        if found is None:
            self._spoken[store_entry(self._desk, invoice, what).id] = row.line
            return ADDED
        if found.id in self._spoken:
            raise ConflictError(N_("that payment stands in line {line} already"), line=self._spoken[found.id])
        self._spoken[found.id] = row.line
        if (found.kind, found.on_date, found.amount) != (what.kind, what.on, amount):
            raise ConflictError(
                N_("“{ref}” is noted on invoice {id} already, with another kind, day or amount"),
                ref=what.ref or what.uid, id=invoice.id,
            )  # fmt: skip
        return UNCHANGED

    def _invoice(self, values: Mapping[str, str]) -> Invoice:
        store = self._desk.store.invoices
        number, uid = values.get("number", ""), values.get("invoice_uid", "")
        if not number and not uid:
            raise UsageError(N_("it names no invoice"))
        by_uid = store.by_uid(uid) if uid else None
        found = [by_uid] if by_uid else store.numbered(number) if number else []
        if not found:
            raise NotFoundError(N_("there is no invoice “{number}”"), number=number or uid)
        if len(found) > 1:
            raise ConflictError(N_("several invoices have the number “{number}”"), number=number)
        (card,) = self._desk.store.cards.many([found[0].card_id])
        if card.binned_at is not None:
            raise NotFoundError(N_("card {id} ({name}) is in the bin"), id=card.id, name=card.name)
        named = values.get("customer") or values.get("person") or values.get("card_uid")
        if named and self._cards.find(values) != card.id:
            raise ConflictError(
                N_("invoice “{number}” is of {name} (card {id})"), number=number or uid, name=card.name, id=card.id
            )
        return found[0]

    def _understood(self, values: Mapping[str, str], invoice: Invoice) -> Lowering:
        kind = values.get("kind", "").strip().casefold().replace("_", "-")
        code = kind if kind in ENTRIES else _KINDS.get(kind.replace("-", " "), "") if kind else PAYMENT
        if not code:
            raise UsageError(N_("“{typed}” is neither a payment nor a credit note nor a write-off"), typed=kind[:40])
        currency = checked_currency(values["currency"]) if "currency" in values else ""
        money = read_money(needed(values, "amount", N_("amount")), currency or invoice.currency, currency=currency)
        if money.currency != invoice.currency:
            raise UsageError(
                N_("Invoice {id} is in {currency}, not in {other}."),
                id=invoice.id, currency=invoice.currency, other=money.currency,
            )  # fmt: skip
        on = day_of(needed(values, "on", N_("day")), self._read_day)
        if on < invoice.issued_on:
            raise RefusedError(
                N_("{day} lies before the invoice, which is of {issued}"),
                day=on.isoformat(), issued=invoice.issued_on.isoformat(),
            )  # fmt: skip
        return Lowering(
            code, values["amount"], on, checked_line(values.get("ref", ""), text(N_("reference")), 100),
            checked_line(values.get("note", ""), text(N_("note"))), values.get("over", "").casefold() in _YES,
            checked_line(values.get("uid", ""), "uid", 60),
        )  # fmt: skip

    def _found(self, invoice: Invoice, what: Lowering, amount: int) -> Entry | None:
        if what.uid and (entry := self._desk.store.invoice_entries.by_uid(what.uid)):
            if entry.invoice_id != invoice.id:
                raise ConflictError(N_("payment {id} of that uid is on another invoice"), id=entry.id)
            return entry
        if what.uid and not what.ref:
            return None
        entries = entries_of(self._desk, invoice)
        if what.ref:
            return next((entry for entry in entries if entry.ref == what.ref and entry.kind == what.kind), None)
        wanted: Any = (what.kind, what.on, amount)
        return next(
            (
                entry
                for entry in entries
                if (entry.kind, entry.on_date, entry.amount) == wanted
                and not entry.ref
                and entry.id not in self._spoken
            ),
            None,
        )


def export_payments(desk: Desk, card_ids: Collection[int] | None = None) -> list[View]:
    """Return every payment, credit note and write-off (of those cards), in the order in which they were entered."""
    rows = {row["id"]: row for row in listed_invoices(desk, card_ids)}
    uids = card_uids(desk, rows.values())
    paid: dict[int, int] = defaultdict(int)
    views = []
    for entry in sorted(desk.store.invoice_entries.of_invoices(list(rows)), key=lambda entry: entry.id):
        invoice = rows[entry.invoice_id]
        paid[entry.invoice_id] += entry.amount
        over = entry.kind == PAYMENT and paid[entry.invoice_id] > invoice["amount"]
        views.append(
            {
                "uid": entry.uid,
                "number": invoice["number"],
                "invoice_uid": invoice["uid"],
                "customer": invoice["card_name"],
                "card_uid": uids[entry.card_id],
                "kind": entry.kind,
                "on": entry.on_date.isoformat(),
                "amount": major(entry.amount, invoice["currency"]),
                "currency": invoice["currency"],
                "ref": entry.ref,
                "over": "yes" if over else "",
                "note": entry.note,
            }
        )
    return views
