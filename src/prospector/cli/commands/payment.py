"""``prospector invoice pay …``: what was paid on invoices, credited, written off, or promised."""

from typing import Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.cli.invoice_options import Amount, Currency, InvoiceReference, On, OptionalAmount, Over
from prospector.cli.invoice_options import named as _named
from prospector.cli.invoice_options import past_day as _past
from prospector.cli.options import CardArgument, YesOption
from prospector.domain.errors import UsageError
from prospector.domain.money import shown
from prospector.domain.receivable import CREDIT_NOTE, PAYMENT, WRITE_OFF, Account, Entry, Invoice
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_day, say_day
from prospector.render.receivable_layout import ENTRY_COLUMNS, invoices_table
from prospector.render.wording import _
from prospector.services import payments
from prospector.services.invoice_views import entry_view
from prospector.services.promises import named_view

MORE = {
    "invoice pay": N_("Without an amount, all that is open is paid. Part payments are payments."),
    "invoice receive": N_("Disputed invoices are left out; pay those one by one with prospector invoice pay."),
    "invoice promise": N_("It is kept by the payments that follow, and shown as not kept after its day."),
}
Ref = Annotated[str, Option("--ref", metavar=_(N_("TEXT")), help=_(N_("The bank’s reference.")))]


def _rest(account: Account, currency: str) -> Text:
    if account.in_favour:
        return text(N_("{sum} is in their favour."), sum=shown(account.in_favour, currency))
    if account.open:
        return text(N_("{sum} is still open."), sum=shown(account.open, currency))
    return text(N_("Nothing is open any more."))


def _lowered(context: Context, invoice: str, what: payments.Lowering, on: str, said: str) -> None:
    session = context.obj
    with session.desk() as desk:
        entry, of, account = payments.lower(desk, invoice, what._replace(on=_past(desk, on)))
        desk.commit()
    sentence = Text(
        said,
        {
            "id": entry.id,
            "amount": shown(entry.amount, of.currency),
            "invoice": _named(of),
            "rest": _rest(account, of.currency),
        },
    )
    session.out.object(entry_view(entry, of.currency), session.did(sentence), ENTRY_COLUMNS)


def pay(
    context: Context,
    invoice: InvoiceReference,
    amount: OptionalAmount = "",
    on: On = "",
    ref: Ref = "",
    over: Over = False,
    note: Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("A note.")))] = "",
) -> None:
    """Note a payment."""
    what = payments.Lowering(PAYMENT, amount, ref=ref, note=note, over=over)
    _lowered(context, invoice, what, on, N_("Payment {id}: {amount} on invoice {invoice}. {rest}"))


def credit(
    context: Context,
    invoice: InvoiceReference,
    amount: Amount,
    on: On = "",
    ref: Annotated[str, Option("--ref", metavar=_(N_("TEXT")), help=_(N_("Number of the credit note.")))] = "",
    why: Annotated[str, Option("--why", metavar=_(N_("TEXT")), help=_(N_("What it is for.")))] = "",
) -> None:
    """Note a credit note."""
    what = payments.Lowering(CREDIT_NOTE, amount, ref=ref, note=why)
    _lowered(context, invoice, what, on, N_("Credit note {id}: {amount} on invoice {invoice}. {rest}"))


def write_off(
    context: Context,
    invoice: InvoiceReference,
    amount: OptionalAmount = "",
    on: On = "",
    why: Annotated[str, Option("--why", metavar=_(N_("TEXT")), help=_(N_("Why it will not be paid.")))] = "",
) -> None:
    """Write off what will not be paid."""
    what = payments.Lowering(WRITE_OFF, amount, note=why)
    _lowered(context, invoice, what, on, N_("Write-off {id}: {amount} of invoice {invoice}. {rest}"))


def receive(
    context: Context,
    card: CardArgument,
    amount: Amount,
    currency: Currency = "",
    on: On = "",
    ref: Ref = "",
    over: Over = False,
) -> None:
    """Spread a payment."""
    session = context.obj
    with session.desk() as desk:
        done = payments.receive(desk, card, amount, currency=currency, on=_past(desk, on), ref=ref, over=over)
        desk.commit()
    views = [entry_view(entry, invoice.currency) for entry, invoice in done]
    if session.out.fmt != "table":
        session.out.rows(views, lambda: invoices_table([]), ENTRY_COLUMNS)
        return
    parts = _(", ").join(f"{shown(entry.amount, invoice.currency)} → {_number(invoice)}" for entry, invoice in done)
    session.out.line(session.did(text(N_("Paid: {parts}."), parts=parts)))


def _number(invoice: Invoice) -> str:
    return invoice.number or str(invoice.id)


def unpay(
    context: Context,
    entry: Annotated[
        int,
        Argument(metavar=_(N_("ENTRY")), help=_(N_("Its number, as invoice show gives it.")), show_default=False),
    ],
    yes: YesOption = False,
) -> None:
    """Take a payment, credit note or write-off back."""
    session = context.obj
    with session.desk() as desk:
        found, invoice = payments.get_entry(desk, entry)
    session.confirm(_of_entry(N_("Take back entry {id}: {amount} on invoice {invoice}?"), found, invoice), yes=yes)
    with session.desk() as desk:
        payments.take_back_entry(desk, entry)
        desk.commit()
    sentence = _of_entry(N_("Entry {id} taken back: {amount} on invoice {invoice}."), found, invoice)
    session.out.object(entry_view(found, invoice.currency), session.did(sentence), ENTRY_COLUMNS)


def _of_entry(said: str, entry: Entry, invoice: Invoice) -> Text:
    values = {"id": entry.id, "amount": shown(entry.amount, invoice.currency), "invoice": _named(invoice)}
    return Text(said, values)


def promise(
    context: Context,
    invoice: InvoiceReference,
    amount: OptionalAmount = "",
    by: Annotated[
        str,
        Option("--by", metavar=_(N_("DATE")), help=_(N_("By when: fri, +3d, 30.11. …")), show_default=False),
    ] = "",
) -> None:
    """Note a promise to pay."""
    session = context.obj
    if not by:
        raise UsageError(N_("Say by when they promised to pay."), hint=N_("Add --by, for example --by fri."))
    with session.desk() as desk:
        today = desk.clock.today()
        made = payments.promise_to_pay(desk, invoice, amount, read_day(by, today))
        view = named_view(desk, made)
        desk.commit()
    assert made.due_on is not None
    sentence = text(
        N_("Promise {id} by {name}: {what}, by {when}."), id=made.id, name=view["name"], what=made.what,
        when=say_day(made.due_on, today),
    )  # fmt: skip
    session.out.object(view, session.did(sentence))
