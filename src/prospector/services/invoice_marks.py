"""Marks on invoices (``H13``): that they are disputed, that the dispute is settled, that the customer was reminded."""

from datetime import date

from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.receivable import Invoice
from prospector.domain.text import N_, text
from prospector.services.invoices import account_now, find_invoice
from prospector.services.ports import Desk
from prospector.services.texts import checked_line


def dispute_invoice(desk: Desk, reference: str, words: str, *, on: date | None = None) -> Invoice:
    """Note what the customer disputes about an invoice; what is disputed is settled before it is collected."""
    desk.begin()
    invoice = find_invoice(desk, reference)
    reason = checked_line(words, text(N_("reason")))
    if not reason:
        raise UsageError(
            N_("Say what they dispute."), hint=N_("For example: prospector invoice dispute 12 “two pieces missing”.")
        )
    day = on or desk.clock.today()
    if day < invoice.issued_on:
        raise UsageError(
            N_("Invoice {id} is of {day}; it cannot have been disputed before."), hint=N_("Check the day."),
            id=invoice.id, day=invoice.issued_on.isoformat(),
        )  # fmt: skip
    disputed = invoice._replace(disputed_on=day, dispute=reason)
    desk.store.invoices.save(disputed)
    return disputed


def settle_dispute(desk: Desk, reference: str) -> Invoice:
    """Note that a dispute is settled; its words stay on the invoice."""
    desk.begin()
    invoice = find_invoice(desk, reference)
    if invoice.disputed_on is None:
        raise RefusedError(N_("Invoice {id} is not disputed."), hint=N_("Nothing needs to be done."), id=invoice.id)
    settled = invoice._replace(disputed_on=None)
    desk.store.invoices.save(settled)
    return settled


def remind(desk: Desk, reference: str, *, on: date | None = None) -> Invoice:
    """Note that the customer was reminded of an invoice (H13: amount, date, ask for confirmation)."""
    desk.begin()
    invoice = find_invoice(desk, reference)
    day = on or desk.clock.today()
    if day < invoice.issued_on:
        raise UsageError(
            N_("Invoice {id} is of {day}; nobody was reminded of it before."), hint=N_("Check the day."),
            id=invoice.id, day=invoice.issued_on.isoformat(),
        )  # fmt: skip
    if not account_now(desk, invoice).open:
        raise RefusedError(
            N_("Nothing is open on invoice {id}."), hint=N_("prospector invoice show {id} shows why."), id=invoice.id
        )
    reminded = invoice._replace(reminded_on=day)
    desk.store.invoices.save(reminded)
    return reminded
