"""The tables of a customer's whole file (``H5``): deals, invoices, payments, promises, complaints, each as one row."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.complaint import STATES as COMPLAINT_STATES
from prospector.domain.deal import KINDS as DEAL_KINDS
from prospector.domain.deal import SALE
from prospector.domain.deal import STATES as DEAL_STATES
from prospector.domain.promise import SIDES
from prospector.domain.promise import STATES as PROMISE_STATES
from prospector.domain.receivable import ENTRIES, INVOICE_STATES
from prospector.domain.text import N_, Text
from prospector.render.deal_layout import money
from prospector.render.layout import Column, Section, Table

STATE = Column("state", N_("State"))
_DAY = Column("day", N_("Day"), no_wrap=True)
_AMOUNT = Column("amount", N_("Amount"), align="right", no_wrap=True)
DEALS = (
    Column("id", N_("Deal"), align="right"), _DAY, STATE, _AMOUNT, Column("product", N_("Product")),
    Column("contract", N_("Contract")), Column("ends", N_("Contract ends"), no_wrap=True), Column("why", N_("Reason")),
    Column("note", N_("Note")),
)  # fmt: skip
INVOICES = (
    Column("number", N_("Invoice")), _DAY, Column("due", N_("Due"), no_wrap=True), _AMOUNT,
    Column("open", N_("Open"), align="right", no_wrap=True), STATE, Column("note", N_("Note")),
)  # fmt: skip
PAYMENTS = (_DAY, Column("kind", N_("Kind")), _AMOUNT, Column("invoice_id", N_("Invoice")), Column("note", N_("Note")))
PROMISES = (
    Column("side", N_("Whose")), Column("what", N_("What was promised")), Column("due", N_("Due"), no_wrap=True), STATE,
    Column("why", N_("Why")),
)  # fmt: skip
COMPLAINTS = (
    _DAY, Column("what", N_("Complaint")), STATE, Column("owner", N_("Owner")), Column("cause", N_("Cause")),
)  # fmt: skip


def part(heading: str, columns: Sequence[Column], rows: Sequence[Mapping[str, object]]) -> Section:
    """Return a part of the file: its rows with the columns that hold something, or that there is nothing."""
    if not rows:
        return Section(Text(heading), lines=[Text(N_("Nothing."))])
    filled = [column for column in columns if any(row.get(column.key) not in ("", None) for row in rows)]
    return Section(Text(heading), table=Table("", filled, rows))


def deal_row(view: Mapping[str, Any]) -> dict[str, object]:
    """Return a deal, a return or a discount."""
    state = DEAL_STATES[view["state"]] if view["kind"] == SALE else DEAL_KINDS[view["kind"]]
    return {
        "id": view["id"],
        "day": view["on"],
        "state": Text(state),
        "amount": money(view["amount"], view["currency"]),
        "product": view["product"],
        "contract": view["contract"],
        "ends": view["contract_ends_on"],
        "why": view["reason"],
        "note": view["note"],
    }


def invoice_row(view: Mapping[str, Any]) -> dict[str, object]:
    """Return an invoice."""
    return {
        "number": view["number"] or view["id"],
        "day": view["issued_on"],
        "due": view["due_on"],
        "amount": money(view["amount"], view["currency"]),
        "open": money(view["open"], view["currency"]),
        "state": Text(INVOICE_STATES[view["state"]]),
        "note": view["dispute"] or view["note"],
    }


def payment_row(view: Mapping[str, Any]) -> dict[str, object]:
    """Return a payment, credit note or write-off."""
    return {
        "day": view["on"],
        "kind": Text(ENTRIES[view["kind"]]),
        "amount": money(view["amount"], view["currency"]),
        "invoice_id": view["invoice_id"],
        "note": view["note"] or view["ref"],
    }


def promise_row(view: Mapping[str, Any]) -> dict[str, object]:
    """Return a promise of either side."""
    return {
        "side": Text(SIDES[view["side"]]),
        "what": view["what"],
        "due": view["due_on"],
        "state": Text(PROMISE_STATES[view["state"]]),
        "why": view["why"],
    }


def complaint_row(view: Mapping[str, Any]) -> dict[str, object]:
    """Return a complaint."""
    return {
        "day": view["opened_at"][:10],
        "what": view["what"],
        "state": Text(COMPLAINT_STATES[view["state"]]),
        "owner": view["owner"],
        "cause": view["cause"],
    }
