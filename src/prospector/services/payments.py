"""What lowers invoices (``H13``): payments, credit notes, write-offs; and the promises to pay that payments keep."""

from datetime import date
from typing import NamedTuple
from uuid import uuid4

from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.domain.money import Money, read_money, shown
from prospector.domain.promise import BROKEN, KEPT, OPEN, THEIRS, Promise
from prospector.domain.receivable import PAYMENT, WRITE_OFF, Account, Entry, Invoice, account_of
from prospector.domain.text import N_, text
from prospector.services.invoices import account_now, base_currency, card_of, entries_of, find_invoice
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line

_REF_LIMIT = 100


class Lowering(NamedTuple):
    """What lowers an invoice, as typed; ``amount`` empty is all that is open, ``on`` None is today."""

    kind: str = PAYMENT
    amount: str = ""
    on: date | None = None
    ref: str = ""
    note: str = ""
    over: bool = False
    uid: str = ""


def lower(desk: Desk, reference: str, what: Lowering) -> tuple[Entry, Invoice, Account]:
    """Pay an invoice, credit or write it off; return the entry, the invoice, and how it stands then.

    Refused: a day to come or before the invoice, another currency, a reference that was noted already, more than is
    open (a payment is taken with ``over`` and is then in the customer's favour; a credit note may go up to what was
    invoiced, for goods may come back after they were paid).
    """
    desk.begin()
    invoice = find_invoice(desk, reference)
    entry = store_entry(desk, invoice, what)
    return entry, invoice, account_now(desk, invoice)


def store_entry(desk: Desk, invoice: Invoice, what: Lowering) -> Entry:
    """Do the same for an invoice that is known; the writing must have begun."""
    entries = entries_of(desk, invoice)
    account = account_of(invoice, entries, date.max)
    day = _checked_day(desk, invoice, what.on)
    ref = checked_line(what.ref, text(N_("reference")), _REF_LIMIT)
    if ref and any(entry.ref == ref and entry.kind == what.kind for entry in entries):
        raise ConflictError(
            N_("“{ref}” is noted on invoice {id} already."),
            hint=N_("prospector invoice show {id} lists what was paid and credited."),
            ref=ref,
            id=invoice.id,
        )
    amount = _amount(invoice, account, what)
    _refuse_too_much(invoice, account, amount, what)
    note = checked_line(what.note, text(N_("reason")))
    if what.kind == WRITE_OFF and not note:
        raise UsageError(N_("Say why it is written off."), hint=N_("Add --why, for example --why “insolvent”."))
    entry = desk.store.invoice_entries.add(
        Entry(0, what.uid or str(uuid4()), invoice.card_id, invoice.id, what.kind, day, amount, note, ref)
    )
    follow_payments(desk, invoice)
    return entry


def _checked_day(desk: Desk, invoice: Invoice, on: date | None) -> date:
    day = on or desk.clock.today()
    if day > desk.clock.today():
        raise UsageError(
            N_("{day} is still to come."),
            hint=N_("Note what was paid when it was; what they promise: prospector invoice promise."),
            day=day.isoformat(),
        )
    if day < invoice.issued_on:
        raise RefusedError(
            N_("Invoice {id} is of {day}; nothing can be paid or credited on it before."),
            hint=N_("Check the day, or correct the invoice: prospector invoice correct {id} --on DATE."),
            id=invoice.id,
            day=invoice.issued_on.isoformat(),
        )
    return day


def _amount(invoice: Invoice, account: Account, what: Lowering) -> int:
    if not what.amount:
        if not account.open:
            raise _nothing_open(invoice)
        return account.open
    money = read_money(what.amount, invoice.currency)
    if money.currency != invoice.currency:
        raise UsageError(
            N_("Invoice {id} is in {currency}, not in {other}."),
            hint=N_("Give the sum in {currency}: what of the invoice it settled."),
            id=invoice.id,
            currency=invoice.currency,
            other=money.currency,
        )
    return money.amount


def _nothing_open(invoice: Invoice) -> RefusedError:
    return RefusedError(
        N_("Nothing is open on invoice {id}."),
        hint=N_("prospector invoice show {id} lists what was paid and credited."),
        id=invoice.id,
    )


def _refuse_too_much(invoice: Invoice, account: Account, amount: int, what: Lowering) -> None:
    if what.kind == PAYMENT and not what.over and amount > account.open:
        raise RefusedError(
            N_("{amount} is more than the {open} open on invoice {id}."),
            hint=N_("If they really paid that much, add --over: the rest is then in their favour."),
            amount=shown(amount, invoice.currency),
            open=shown(account.open, invoice.currency),
            id=invoice.id,
        )
    most = account.open if what.kind == WRITE_OFF else invoice.amount - account.credited - account.written_off
    if what.kind != PAYMENT and amount > most:
        raise RefusedError(
            N_("{amount} is more than the {most} that can be taken off invoice {id}."),
            hint=N_("prospector invoice show {id} lists what was paid and credited."),
            amount=shown(amount, invoice.currency),
            most=shown(most, invoice.currency),
            id=invoice.id,
        )


def receive(
    desk: Desk, reference: str, amount: str, *, currency: str = "", on: date | None = None, ref: str = "", over: bool
) -> list[tuple[Entry, Invoice]]:
    """Take a payment of a customer and settle the oldest due invoices with it, first to last; disputed ones are left.

    The currency is the one named, else that of all their open invoices, else the base. What is left over is refused,
    or with ``over`` kept in their favour on the last invoice paid.
    """
    desk.begin()
    card = find_card(desk, reference)
    today = desk.clock.today()
    rows = desk.store.invoices.of_card(card.id, today)
    found = [Invoice(**{name: row[name] for name in Invoice._fields}) for row in rows]
    owed = [(invoice, account_now(desk, invoice).open) for invoice in found if invoice.disputed_on is None]
    owed = [(invoice, rest) for invoice, rest in owed if rest and invoice.issued_on <= (on or today)]
    used = {invoice.currency for invoice, _rest in owed}
    money = read_money(amount, used.pop() if len(used) == 1 else base_currency(desk), currency=currency)
    owed = sorted((pair for pair in owed if pair[0].currency == money.currency), key=_oldest)
    total = sum(rest for _invoice, rest in owed)
    if not owed or (money.amount > total and not over):
        raise RefusedError(
            N_("{amount} is more than the {open} that {name} owes on invoices not disputed."),
            hint=N_("prospector invoice list {id} shows them; --over keeps the rest in their favour."),
            amount=str(money), open=shown(total, money.currency), name=card.name, id=card.id,
        )  # fmt: skip
    return _spread(desk, owed, money, Lowering(on=on, ref=ref, over=over))


def _oldest(pair: tuple[Invoice, int]) -> tuple[date, int]:
    return (pair[0].due_on, pair[0].id)


def _spread(desk: Desk, owed: list[tuple[Invoice, int]], money: Money, what: Lowering) -> list[tuple[Entry, Invoice]]:
    left, done = money.amount, []
    for place, (invoice, rest) in enumerate(owed):
        part = left if place == len(owed) - 1 else min(left, rest)
        if not part:
            break
        typed = shown(part, money.currency)
        done.append((store_entry(desk, invoice, what._replace(amount=typed)), invoice))
        left -= part
    return done


def get_entry(desk: Desk, entry_id: int) -> tuple[Entry, Invoice]:
    """Return a payment, credit note or write-off with its invoice; NotFoundError when there is none of that id."""
    entry = desk.store.invoice_entries.get(entry_id) if entry_id <= LARGEST_ID else None
    if entry is None:
        raise NotFoundError(
            N_("There is no payment, credit note or write-off {id}."),
            hint=N_("prospector invoice show INVOICE lists those of an invoice with their ids."),
            id=entry_id,
        )
    invoice = desk.store.invoices.get(entry.invoice_id)
    assert invoice is not None
    card_of(desk, invoice)
    return entry, invoice


def take_back_entry(desk: Desk, entry_id: int) -> tuple[Entry, Invoice]:
    """Take a payment, credit note or write-off back, as if it had never been made."""
    desk.begin()
    entry, invoice = get_entry(desk, entry_id)
    desk.store.invoice_entries.remove(entry)
    follow_payments(desk, invoice)
    return entry, invoice


def promise_to_pay(desk: Desk, reference: str, amount: str, by: date) -> Promise:
    """Note that the customer promised to pay a sum (empty: all that is open) of an invoice by a day not yet past.

    Earlier promises of this invoice whose day has passed are marked broken: the new one takes their place.
    """
    desk.begin()
    invoice = find_invoice(desk, reference)
    today = desk.clock.today()
    if by < today:
        raise UsageError(
            N_("A promise cannot be due in the past."), hint=N_("Give a day from today on, for example --by fri.")
        )
    account = account_now(desk, invoice)
    sum_promised = _amount(invoice, account, Lowering(amount=amount))
    if not account.open:
        raise _nothing_open(invoice)
    for promise in _promises_of(desk, invoice):
        if promise.state == OPEN and promise.due_on is not None and promise.due_on < today:
            desk.store.promises.save(promise._replace(state=BROKEN, settled_on=today))
    running = sum(promise.amount or 0 for promise in _promises_of(desk, invoice) if promise.state == OPEN)
    if sum_promised + running > account.open:
        raise RefusedError(
            N_("{amount} is more than is open on invoice {id} and not promised yet: {open}."),
            hint=N_("prospector invoice show {id} lists the promises; prospector promise correct changes one."),
            amount=shown(sum_promised, invoice.currency),
            open=shown(account.open - running, invoice.currency),
            id=invoice.id,
        )
    name = invoice.number or str(invoice.id)
    what = desk.say(
        text(N_("pay {amount} of invoice {number}"), amount=shown(sum_promised, invoice.currency), number=name)
    )
    return desk.store.promises.add(
        Promise(
            0, str(uuid4()), invoice.card_id, what, desk.clock.now(), due_on=by, side=THEIRS, amount=sum_promised,
            currency=invoice.currency, invoice_id=invoice.id,
        )
    )  # fmt: skip


def _promises_of(desk: Desk, invoice: Invoice) -> list[Promise]:
    found = [
        promise
        for promise in desk.store.promises.of_cards([invoice.card_id])
        if promise.invoice_id == invoice.id and promise.amount is not None
    ]
    return sorted(found, key=lambda promise: (promise.due_on or date.max, promise.id))


def follow_payments(desk: Desk, invoice: Invoice) -> None:
    """Mark the promises to pay an invoice as its payments say: kept by the payment that completed them, else open.

    They are served in the order of their days, by the payments since the first of them was made; one paid after its
    day is kept, but late. Those that were found broken before are left as they are.
    """
    promises = [promise for promise in _promises_of(desk, invoice) if promise.state in (OPEN, KEPT)]
    if not promises:
        return
    since = min(promise.created_at for promise in promises).astimezone().date()
    payments = [e for e in entries_of(desk, invoice) if e.kind == PAYMENT and e.on_date >= since]
    wanted = 0
    for promise in promises:
        wanted += promise.amount or 0
        paid_on = _reached(payments, wanted)
        now = promise._replace(state=OPEN if paid_on is None else KEPT, settled_on=paid_on, why="")
        if now != promise:
            desk.store.promises.save(now)


def _reached(payments: list[Entry], wanted: int) -> date | None:
    """The day on which the payments, by day, came to a sum."""
    total = 0
    for payment in payments:
        total += payment.amount
        if total >= wanted:
            return payment.on_date
    return None
