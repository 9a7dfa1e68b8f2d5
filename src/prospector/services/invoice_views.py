"""Invoices and what lowers them as views: sums are plain numbers in major units of ``currency``."""

from datetime import date

from prospector.domain.money import major
from prospector.domain.receivable import Account, Entry, Invoice, account_of, settle, state_of
from prospector.services.invoices import account_now, card_of, entries_of, find_invoice
from prospector.services.ports import Desk
from prospector.services.promises import promise_view
from prospector.services.references import find_card
from prospector.services.store import Row
from prospector.services.views import View


def sums_view(account: Account, currency: str) -> View:
    """Return an account as a view."""
    return {name: major(value, currency) for name, value in zip(Account._fields, account, strict=True)}


def invoice_view(invoice: Invoice, account: Account, name: str, day: date) -> View:
    """Return an invoice as it stands on a day."""
    sums = sums_view(account, invoice.currency)
    del sums["issued"]
    state = state_of(account, invoice.due_on, day)
    return {
        "id": invoice.id,
        "uid": invoice.uid,
        "card_id": invoice.card_id,
        "name": name,
        "number": invoice.number or None,
        "issued_on": invoice.issued_on.isoformat(),
        "due_on": invoice.due_on.isoformat(),
        "amount": major(invoice.amount, invoice.currency),
        "currency": invoice.currency,
        "rate": invoice.rate,
        **sums,
        "state": state,
        "days_late": max(0, (day - invoice.due_on).days) if account.open else 0,
        "deal_id": invoice.deal_id,
        "disputed_on": invoice.disputed_on and invoice.disputed_on.isoformat(),
        "dispute": invoice.dispute,
        "reminded_on": invoice.reminded_on and invoice.reminded_on.isoformat(),
        "note": invoice.note,
    }


def entry_view(entry: Entry, currency: str) -> View:
    """Return a payment, credit note or write-off as a view."""
    return {
        "id": entry.id,
        "uid": entry.uid,
        "invoice_id": entry.invoice_id,
        "card_id": entry.card_id,
        "kind": entry.kind,
        "on": entry.on_date.isoformat(),
        "amount": major(entry.amount, currency),
        "currency": currency,
        "ref": entry.ref,
        "note": entry.note,
    }


def of_row(row: Row, day: date) -> View:
    """Return the view of a row that holds an invoice, the name of its card, and the sums that lowered it."""
    invoice = Invoice(**{name: row[name] for name in Invoice._fields})
    account = settle(invoice.amount, row["received"], row["credited"], row["written_off"])
    return invoice_view(invoice, account, row["card_name"], day)


def short_view(desk: Desk, invoice: Invoice) -> View:
    """Return an invoice as it stands with all that is written down."""
    return invoice_view(invoice, account_now(desk, invoice), card_of(desk, invoice).name, desk.clock.today())


def whole_view(desk: Desk, reference: str) -> View:
    """Return an invoice with what was paid and credited on it, and the promises to pay it."""
    invoice = find_invoice(desk, reference)
    entries = entries_of(desk, invoice)
    today = desk.clock.today()
    promises = [p for p in desk.store.promises.of_cards([invoice.card_id]) if p.invoice_id == invoice.id]
    view = invoice_view(invoice, account_of(invoice, entries, date.max), card_of(desk, invoice).name, today)
    return {
        **view,
        "entries": [entry_view(entry, invoice.currency) for entry in entries],
        "promises": [promise_view(promise, today) for promise in promises],
    }


def list_invoices(desk: Desk, *, every: bool = False, reference: str = "", overdue: bool = False) -> list[View]:
    """Return invoices that are open or in the customer's favour (or all), by due day, of one card if given."""
    today = desk.clock.today()
    if reference:
        rows = desk.store.invoices.of_card(find_card(desk, reference).id, today)
    else:
        rows = desk.store.invoices.listed(today, every=every)
    views = [of_row(row, today) for row in rows]
    if not every:
        views = [view for view in views if view["open"] or view["in_favour"]]
    return [view for view in views if not overdue or view["state"] == "overdue"]
