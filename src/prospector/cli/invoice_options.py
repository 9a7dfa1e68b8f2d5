"""Arguments and options that the commands about invoices share."""

from datetime import date
from typing import Annotated, Any

from prospector.cli.declare import Argument, Option
from prospector.domain.receivable import Invoice
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_past
from prospector.render.wording import _

InvoiceReference = Annotated[
    str,
    Argument(metavar=_(N_("INVOICE")), help=_(N_("Its id (12, id:12) or its number (no:12).")), show_default=False),
]
Amount = Annotated[
    str,
    Argument(metavar=_(N_("AMOUNT")), help=_(N_("1200, 1,200.50, 1.2万, 25 USD …")), show_default=False),
]
OptionalAmount = Annotated[
    str,
    Argument(
        metavar=_(N_("[AMOUNT]")), help=_(N_("1200, 1,200.50 … (default: all that is open).")), show_default=False
    ),
]
Currency = Annotated[
    str, Option("--currency", metavar=_(N_("CODE")), help=_(N_("CNY, USD, EUR … (default: the base).")))
]
On = Annotated[str, Option("--on", metavar=_(N_("DATE")), help=_(N_("When it was, if not today.")))]
Over = Annotated[bool, Option("--over", help=_(N_("More was paid than is open: keep it in their favour.")))]


def past_day(desk: Any, typed: str) -> date | None:
    """Return the day of ``--on``, looking back; None when it was not given."""
    return read_past(typed, desk.clock.now()).date() if typed else None


def named(invoice: Invoice) -> Text | str:
    """Return the id of an invoice, with its number if it has one."""
    return text(N_("{id} ({number})"), id=invoice.id, number=invoice.number) if invoice.number else str(invoice.id)
