"""Acts on invoices (``H13``): write them down, correct, dispute, remind, take back. Payments are in ``payments``."""

import re
from datetime import date
from typing import Any, NamedTuple
from uuid import uuid4

from prospector.domain.card import Card
from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.domain.money import Money, checked_currency, read_money, shown
from prospector.domain.receivable import CREDIT_NOTE, PAYMENT, WRITE_OFF, Account, Entry, Invoice, account_of
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line

_NUMBER_LIMIT = 60


class NewInvoice(NamedTuple):
    """An invoice as typed; ``issued_on`` None is today, and ``rate`` one unit's worth in the base currency."""

    amount: str
    due_on: date
    issued_on: date | None = None
    number: str = ""
    currency: str = ""
    rate: float | None = None
    deal_id: int | None = None
    note: str = ""
    uid: str = ""


def add_invoice(desk: Desk, reference: str, new: NewInvoice) -> Invoice:
    """Write an invoice down; a future day, one due before it was issued, and a number known already are refused."""
    desk.begin()
    return store_invoice(desk, find_card(desk, reference), new)


def store_invoice(desk: Desk, card: Card, new: NewInvoice) -> Invoice:
    """Do the same for a card that is known; the writing must have begun."""
    base = base_currency(desk)
    money = read_money(new.amount, base, currency=new.currency)
    invoice = Invoice(
        0,
        new.uid or str(uuid4()),
        card.id,
        checked_line(new.number, text(N_("number")), _NUMBER_LIMIT),
        new.issued_on or desk.clock.today(),
        new.due_on,
        money.amount,
        money.currency,
        _rate(desk, new.rate, money.currency),
        _deal_of(desk, new.deal_id, card.id),
        checked_line(new.note, text(N_("note"))),
    )
    _refuse_days(desk, invoice)
    _refuse_number(desk, invoice)
    return desk.store.invoices.add(invoice)


def base_currency(desk: Desk) -> str:
    """Return the base currency of the settings."""
    return checked_currency(str(desk.settings["currency.base"]))


def _rate(desk: Desk, rate: float | None, currency: str) -> float | None:
    if rate is None:
        return None
    if currency == base_currency(desk):
        raise UsageError(
            N_("{currency} is the base currency; it needs no rate."), hint=N_("Leave --rate out."), currency=currency
        )
    if not 0 < rate < 1e9:
        raise UsageError(N_("A rate of exchange is above zero: {rate}."), hint=N_("For example 7.10."), rate=rate)
    return rate


def _deal_of(desk: Desk, deal_id: int | None, card_id: int) -> int | None:
    if deal_id is None:
        return None
    deal = desk.store.deals.get(deal_id) if deal_id <= LARGEST_ID else None
    if deal is None:
        raise NotFoundError(N_("There is no deal {id}."), hint=N_("Look at the card for its deals."), id=deal_id)
    if deal.card_id != card_id:
        raise RefusedError(
            N_("Deal {id} is of another card."),
            hint=N_("Name a deal of the card that the invoice goes to."),
            id=deal_id,
        )
    return deal_id


def _refuse_days(desk: Desk, invoice: Invoice) -> None:
    if invoice.issued_on > desk.clock.today():
        raise UsageError(
            N_("An invoice cannot be of a day that is still to come: {day}."),
            hint=N_("Write it down on that day."),
            day=invoice.issued_on.isoformat(),
        )
    if invoice.due_on < invoice.issued_on:
        raise UsageError(
            N_("The invoice is of {day}; it cannot be due before, on {due}."),
            hint=N_("Give a later due day, for example --due +30d."),
            day=invoice.issued_on.isoformat(),
            due=invoice.due_on.isoformat(),
        )


def _refuse_number(desk: Desk, invoice: Invoice) -> None:
    if not invoice.number:
        return
    others = [other for other in desk.store.invoices.numbered(invoice.number) if other.id != invoice.id]
    if others:
        raise ConflictError(
            N_("There is an invoice of the number “{number}” already: {id}."),
            hint=N_("prospector invoice show {id} shows it."),
            number=invoice.number,
            id=others[0].id,
        )


def find_invoice(desk: Desk, reference: str) -> Invoice:
    """Return the invoice ``reference`` names: its id (12, id:12) or its number (R-2026-014, no:R-2026-014).

    NotFoundError when there is none, also when its card is in the bin; ConflictError when digits are the id of one and
    the number of another.
    """
    kind, typed = _kind_of(reference.strip())
    digits = re.fullmatch(r"[0-9]{1,19}", typed)
    by_id = desk.store.invoices.get(int(typed)) if kind != "no" and digits and int(typed) <= LARGEST_ID else None
    numbered = desk.store.invoices.numbered(typed) if kind != "id" and typed else []
    found = {invoice.id: invoice for invoice in ([by_id] if by_id else []) + numbered}
    if not found:
        raise NotFoundError(
            N_("There is no invoice “{typed}”."),
            hint=N_("prospector invoice list --all shows them with their ids and numbers."),
            typed=reference.strip()[:60],
        )
    if len(found) > 1:
        raise ConflictError(
            N_("“{typed}” is the id of one invoice and the number of another."),
            hint=N_("Write id:{typed} or no:{typed}."),
            candidates=[(invoice.id, invoice.number) for invoice in found.values()],
            typed=typed,
        )
    (invoice,) = found.values()
    card_of(desk, invoice)
    return invoice


def _kind_of(typed: str) -> tuple[str, str]:
    prefix, colon, rest = typed.partition(":")
    return (prefix, rest.strip()) if colon and prefix in ("id", "no") else ("", typed)


def card_of(desk: Desk, invoice: Invoice) -> Card:
    """Return the card an invoice goes to; NotFoundError when that is in the bin."""
    (card,) = desk.store.cards.many([invoice.card_id])
    if card.binned_at is not None:
        raise NotFoundError(
            N_("Invoice {invoice} is of {name} (card {id}), which is in the bin."),
            hint=N_("Bring it back with prospector restore {id}."),
            invoice=invoice.id,
            name=card.name,
            id=card.id,
        )
    return card


def entries_of(desk: Desk, invoice: Invoice) -> list[Entry]:
    """Return what lowered an invoice, by day."""
    return desk.store.invoice_entries.of_invoices([invoice.id])


def account_now(desk: Desk, invoice: Invoice) -> Account:
    """Return what became of an invoice up to the end of time, so of all that is written down."""
    return account_of(invoice, entries_of(desk, invoice), date.max)


def correct_invoice(desk: Desk, reference: str, changes: dict[str, Any], *, over: bool = False) -> Invoice:
    """Correct an invoice: ``changes`` by the names of ``NewInvoice``; None stays as it is.

    Refused: a day after one of its payments, an amount below its credit notes and write-offs, below its payments unless
    ``over``, and another currency once there are entries.
    """
    desk.begin()
    invoice = find_invoice(desk, reference)
    entries = entries_of(desk, invoice)
    values = {name: value for name, value in changes.items() if value is not None}
    new: dict[str, Any] = {name: values[name] for name in ("issued_on", "due_on") if name in values}
    if "amount" in values or "currency" in values:
        money = _corrected_money(invoice, values, has_entries=bool(entries))
        new.update(amount=money.amount, currency=money.currency)
    if new.get("currency", invoice.currency) != invoice.currency:
        new["rate"] = None
    if "rate" in values:
        new["rate"] = _rate(desk, values["rate"], new.get("currency", invoice.currency))
    if "number" in values:
        new["number"] = checked_line(values["number"], text(N_("number")), _NUMBER_LIMIT)
    if "note" in values:
        new["note"] = checked_line(values["note"], text(N_("note")))
    if "deal_id" in values:
        new["deal_id"] = _deal_of(desk, values["deal_id"], invoice.card_id)
    corrected = invoice._replace(**new)
    _refuse_days(desk, corrected)
    _refuse_number(desk, corrected)
    _refuse_against(corrected, entries, over=over)
    desk.store.invoices.save(corrected)
    return corrected


def _corrected_money(invoice: Invoice, values: dict[str, Any], *, has_entries: bool) -> Money:
    currency = values.get("currency", "")
    if "amount" in values:
        money = read_money(values["amount"], checked_currency(currency or invoice.currency), currency=currency)
    else:
        money = Money(invoice.amount, checked_currency(currency))
        if money.currency != invoice.currency:
            raise UsageError(N_("Give the amount in {currency} too."), hint="", currency=money.currency)
    if has_entries and money.currency != invoice.currency:
        raise RefusedError(
            N_("Something was paid or credited on invoice {id} in {currency} already."),
            hint=N_("Take that back first with prospector invoice unpay."),
            id=invoice.id,
            currency=invoice.currency,
        )
    return money


def _refuse_against(invoice: Invoice, entries: list[Entry], *, over: bool) -> None:
    """Refuse an invoice that what was paid or credited on it cannot stand on."""
    early = [entry for entry in entries if entry.on_date < invoice.issued_on]
    if early:
        raise RefusedError(
            N_("Invoice {id} cannot be of {day}: entry {entry} on it is of {earlier}."),
            hint=N_("prospector invoice show {id} lists what was paid and credited."),
            id=invoice.id,
            day=invoice.issued_on.isoformat(),
            entry=early[0].id,
            earlier=early[0].on_date.isoformat(),
        )
    lowered = sum(entry.amount for entry in entries if entry.kind in (CREDIT_NOTE, WRITE_OFF))
    paid = sum(entry.amount for entry in entries if entry.kind == PAYMENT)
    if lowered > invoice.amount or (lowered + paid > invoice.amount and not over):
        raise RefusedError(
            N_("{amount} is less than what was paid, credited and written off: {sum}."),
            hint=N_("prospector invoice show {id} lists that; --over leaves what was paid beyond in their favour."),
            amount=shown(invoice.amount, invoice.currency),
            sum=shown(lowered + paid, invoice.currency),
            id=invoice.id,
        )


def remove_invoice(desk: Desk, reference: str) -> tuple[Invoice, int]:
    """Take an invoice back with everything on it; return it and how many entries went along.

    Promises to pay it and steps of collecting stay on the card without their invoice.
    """
    desk.begin()
    invoice = find_invoice(desk, reference)
    entries = entries_of(desk, invoice)
    for entry in entries:
        desk.store.invoice_entries.remove(entry)
    for promise in desk.store.promises.of_cards([invoice.card_id]):
        if promise.invoice_id == invoice.id:
            desk.store.promises.save(promise._replace(invoice_id=None))
    for step in desk.store.collection_steps.of_cards([invoice.card_id]):
        if step.invoice_id == invoice.id:
            desk.store.collection_steps.save(step._replace(invoice_id=None))
    desk.store.invoices.remove(invoice)
    return invoice, len(entries)
