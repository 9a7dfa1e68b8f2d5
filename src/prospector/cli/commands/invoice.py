"""``prospector invoice …``: write invoices down, correct, dispute, remind of, list and take them back."""

from typing import Annotated, Any

from prospector.bootstrap import Desk
from prospector.cli.declare import Argument, Context, Option
from prospector.cli.fitting import fitting
from prospector.cli.invoice_options import Amount, Currency, InvoiceReference, On, Over
from prospector.cli.invoice_options import named as _named
from prospector.cli.invoice_options import past_day as _past
from prospector.cli.many import enter
from prospector.cli.options import CardOrPipe, WhereOption, YesOption, card_names
from prospector.domain.errors import UsageError
from prospector.domain.money import shown
from prospector.domain.receivable import Invoice
from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import read_day, say_day
from prospector.render.receivable_layout import COLUMNS, invoice_detail, invoices_table, money
from prospector.render.wording import _
from prospector.services import invoice_marks
from prospector.services import invoices as service
from prospector.services.collecting import supply_warning
from prospector.services.credits import limit_warning
from prospector.services.invoice_views import list_invoices, short_view, whole_view
from prospector.services.views import View

MORE = {
    "invoice add": N_("For example: prospector invoice add 12 1200 --due +30d --number R-2026-014."),
}


def add(
    context: Context,
    card: CardOrPipe,
    amount: Amount,
    due: Annotated[
        str,
        Option("--due", metavar=_(N_("DATE")), help=_(N_("+30d, 30.11. … from its day on.")), show_default=False),
    ],
    on: On = "",
    number: Annotated[str, Option("--number", metavar=_(N_("TEXT")), help=_(N_("Number of the invoice.")))] = "",
    currency: Currency = "",
    rate: Annotated[
        float | None,
        Option("--rate", metavar="N", help=_(N_("One unit’s worth in the base currency.")), show_default=False),
    ] = None,
    deal: Annotated[
        int | None, Option("--deal", metavar="ID", help=_(N_("Deal it is for.")), show_default=False)
    ] = None,
    note: Annotated[str, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("A note.")))] = "",
) -> None:
    """Write an invoice down."""
    session = context.obj
    if card == "-" and number:
        raise UsageError(N_("One number cannot be that of several invoices."), hint=N_("Leave --number out."))

    def act(desk: Desk, reference: str) -> tuple[View, Text]:
        today = desk.clock.today()
        day = _past(desk, on) or today
        new = service.NewInvoice(amount, read_day(due, day), day, number, currency, rate, deal, note)
        invoice = service.add_invoice(desk, reference, new)
        for warning in (supply_warning(desk, invoice.card_id), limit_warning(desk, invoice.card_id)):
            if warning is not None:
                session.out.notice(text(N_("Warning: {sentence}"), sentence=warning))
        view = short_view(desk, invoice)
        return view, text(
            N_("Invoice {id} to {name}: {amount}, due {day}."), id=_named(invoice), name=view["name"],
            amount=shown(invoice.amount, invoice.currency), day=say_day(invoice.due_on, today),
        )  # fmt: skip

    enter(session, card, act, COLUMNS)


def _noted(context: Context, desk: Any, invoice: Invoice, sentence: Text) -> None:
    view = short_view(desk, invoice)
    desk.commit()
    context.obj.out.object(view, context.obj.did(sentence), COLUMNS)


def dispute(
    context: Context,
    invoice: InvoiceReference,
    words: Annotated[
        list[str] | None,
        Argument(metavar=_(N_("[WORDS…]")), help=_(N_("What they dispute.")), show_default=False),
    ] = None,
    settled: Annotated[bool, Option("--settled", help=_(N_("The dispute is settled.")))] = False,
    on: On = "",
) -> None:
    """Note a dispute."""
    with context.obj.desk() as desk:
        if settled:
            if words:
                raise UsageError(N_("--settled takes no words."), hint=N_("Keep them in a note on the card."))
            found = invoice_marks.settle_dispute(desk, invoice)
            _noted(context, desk, found, text(N_("The dispute of invoice {id} is settled."), id=_named(found)))
            return
        found = invoice_marks.dispute_invoice(desk, invoice, " ".join(words or ()), on=_past(desk, on))
        said = text(N_("Invoice {id} is disputed: {words}."), id=_named(found), words=found.dispute)
        _noted(context, desk, found, said)


def remind(context: Context, invoice: InvoiceReference, on: On = "") -> None:
    """Note a reminder."""
    with context.obj.desk() as desk:
        found = invoice_marks.remind(desk, invoice, on=_past(desk, on))
        view = short_view(desk, found)
        said = text(
            N_("Reminded of invoice {id}: {open} {currency}, due {day}. Ask them to confirm."), id=_named(found),
            open=money(view["open"], found.currency), currency=found.currency,
            day=say_day(found.due_on, desk.clock.today()),
        )  # fmt: skip
        _noted(context, desk, found, said)


def list_(
    context: Context,
    card: Annotated[
        str,
        Argument(
            metavar=_(N_("[CARD]")),
            help=_(N_("Only those of this card.")),
            autocompletion=card_names,
            show_default=False,
        ),
    ] = "",
    every: Annotated[bool, Option("--all", help=_(N_("Settled ones too.")))] = False,
    overdue: Annotated[bool, Option("--overdue", help=_(N_("Only overdue ones.")))] = False,
    where: WhereOption = "",
) -> None:
    """List invoices."""
    session = context.obj
    with session.desk() as desk:
        views = fitting(desk, where, list_invoices(desk, every=every, reference=card, overdue=overdue))
    session.out.rows(views, lambda: invoices_table(views), COLUMNS)


def show(context: Context, invoice: InvoiceReference) -> None:
    """Show an invoice."""
    session = context.obj
    with session.desk() as desk:
        view = whole_view(desk, invoice)
    session.out.object(view, lambda: invoice_detail(view), COLUMNS)


def correct(
    context: Context,
    invoice: InvoiceReference,
    amount: Annotated[str | None, Option("--amount", metavar=_(N_("AMOUNT")), help=_(N_("1200, 1,200.50 …")))] = None,
    currency: Annotated[str | None, Option("--currency", metavar=_(N_("CODE")), help=_(N_("CNY, USD …")))] = None,
    due: Annotated[str | None, Option("--due", metavar=_(N_("DATE")), help=_(N_("When it is due.")))] = None,
    on: Annotated[str | None, Option("--on", metavar=_(N_("DATE")), help=_(N_("Its day.")))] = None,
    number: Annotated[str | None, Option("--number", metavar=_(N_("TEXT")), help=_(N_("Its number.")))] = None,
    rate: Annotated[
        float | None, Option("--rate", metavar="N", help=_(N_("One unit’s worth in the base currency.")))
    ] = None,
    deal: Annotated[int | None, Option("--deal", metavar="ID", help=_(N_("Deal it is for.")))] = None,
    note: Annotated[str | None, Option("--note", "-m", metavar=_(N_("TEXT")), help=_(N_("A note.")))] = None,
    over: Over = False,
) -> None:
    """Correct an invoice."""
    changes: dict[str, Any] = {
        "amount": amount, "currency": currency, "number": number, "rate": rate, "deal_id": deal, "note": note,
    }  # fmt: skip
    if not any(value is not None for value in (*changes.values(), due, on)):
        raise UsageError(
            N_("Nothing to correct was named."), hint=N_("For example: prospector invoice correct 12 --due +30d.")
        )
    with context.obj.desk() as desk:
        changes["issued_on"] = _past(desk, on or "")
        changes["due_on"] = read_day(due, desk.clock.today()) if due else None
        corrected = service.correct_invoice(desk, invoice, changes, over=over)
        _noted(context, desk, corrected, text(N_("Invoice {id} corrected."), id=_named(corrected)))


def remove(context: Context, invoice: InvoiceReference, yes: YesOption = False) -> None:
    """Take an invoice back."""
    session = context.obj
    with session.desk() as desk:
        found = service.find_invoice(desk, invoice)
        view = whole_view(desk, f"id:{found.id}")
    question = text_n(
        N_("Take back invoice {id} of {name} with {count} entry on it?"),
        N_("Take back invoice {id} of {name} with {count} entries on it?"),
        len(view["entries"]),
        id=_named(found),
        name=view["name"],
    )
    session.confirm(question, yes=yes)
    with session.desk() as desk:
        service.remove_invoice(desk, f"id:{found.id}")
        desk.commit()
    sentence = text(N_("Invoice {id} of {name} taken back."), id=_named(found), name=view["name"])
    session.out.object(view, session.did(sentence), COLUMNS)
