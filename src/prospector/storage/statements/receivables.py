"""Statements about invoices, what lowers them, and collecting."""

from typing import Any

from sqlalchemy import BigInteger, Integer, and_, bindparam, case, cast, func, or_, select

from prospector.domain.promise import THEIRS
from prospector.domain.receivable import CREDIT_NOTE, PAYMENT, WRITE_OFF
from prospector.storage.statements.declaration import declare, declare_record, given, listed, table
from prospector.storage.types import IsoDate

card, invoice, entry, promise = map(table, ("card", "invoice", "invoice_entry", "promise"))
step, judgement = table("collection_step"), table("judgement")

declare_record("invoice", invoice.c.issued_on)
declare_record("invoice_entry", entry.c.on_date)
declare_record("collection_step", step.c.on_date)
declare_record("judgement", judgement.c.on_date)
declare("invoice_by_number", select(invoice).where(invoice.c.number == given(invoice.c.number)).order_by(invoice.c.id))
declare("invoice_all", select(invoice.c.id, invoice.c.card_id, invoice.c.number, invoice.c.note, invoice.c.dispute))
declare(
    "invoice_entry_of_invoices",
    select(entry).where(listed(entry.c.invoice_id)).order_by(entry.c.invoice_id, entry.c.on_date, entry.c.id),
)

_as_of = bindparam("as_of", type_=IsoDate())
_edges = [bindparam(name, type_=IsoDate()) for name in ("not_due", "days_30", "days_60", "days_90")]


def _sum(of: Any) -> Any:
    # The sum of BIGINTs is NUMERIC on PostgreSQL.
    return cast(func.coalesce(func.sum(of), 0), BigInteger())


def _kind(kind: str) -> Any:
    return func.sum(case((entry.c.kind == kind, entry.c.amount), else_=0))


def _per_invoice(*columns: Any) -> Any:
    """Invoices issued by the day, joined with what lowered them until then, one row for each."""
    return (
        select(*columns)
        .select_from(invoice)
        .join(entry, and_(entry.c.invoice_id == invoice.c.id, entry.c.on_date <= _as_of), isouter=True)
        .where(invoice.c.issued_on <= _as_of)
        .group_by(invoice.c.id)
    )


_here = invoice.c.card_id.not_in(select(card.c.id).where(card.c.binned_at.is_not(None)))
# NULLS FIRST and LAST differ between the engines.
_BY_RATE = (invoice.c.currency, invoice.c.rate.is_(None), invoice.c.rate)
_same_card = invoice.c.card_id == given(invoice.c.card_id)


def _unsettled(*where: Any) -> Any:
    """Per card, currency and rate, of invoices that are not settled: what is open, for how long, and paid beyond.

    ``late``, ``late_30`` … are what has been due for more than so many days, each holding the next. Settled invoices
    drop out before anything is sorted: they are most of a book.
    """
    names = ("card_id", "currency", "rate", "due_on", "disputed_on")
    rest = invoice.c.amount - func.coalesce(func.sum(entry.c.amount), 0)
    per = _per_invoice(*(invoice.c[name] for name in names), rest.label("rest")).where(*where).having(rest != 0)
    of = per.subquery("unsettled").c
    owed = of.rest > 0
    sums = {
        "invoices": func.count(),
        "rest": func.sum(of.rest),
        "beyond": func.sum(case((of.rest < 0, -of.rest), else_=0)),
        **{
            name: func.sum(case((and_(of.due_on < edge, owed), of.rest), else_=0))
            for name, edge in zip(("late", "late_30", "late_60", "late_90"), _edges, strict=True)
        },
        "disputed": func.sum(case((and_(of.disputed_on <= _as_of, owed), of.rest), else_=0)),
    }
    since = func.min(case((and_(of.due_on < _edges[0], owed), of.due_on)))
    keys = (of.card_id, of.currency, of.rate)
    named = (total.label(name) for name, total in sums.items())
    summed = select(*keys, *named, since.label("overdue_since")).group_by(*keys).subquery("summed").c
    return (
        select(
            summed.card_id,
            card.c.name,
            summed.currency,
            summed.rate,
            *(cast(summed[name], BigInteger()).label(name) for name in sums),
            summed.overdue_since,
        )
        .join_from(summed.card_id.table, card, card.c.id == summed.card_id)
        .order_by(summed.overdue_since.is_(None), summed.overdue_since, summed.card_id, summed.currency)
    )


def _invoiced(*where: Any) -> Any:
    """Per currency and rate: how many invoices were issued, and over what sum."""
    return (
        select(
            invoice.c.currency, invoice.c.rate, func.count().label("invoices"), _sum(invoice.c.amount).label("issued")
        )
        .where(invoice.c.issued_on <= _as_of, *where)
        .group_by(invoice.c.currency, invoice.c.rate)
        .order_by(*_BY_RATE)
    )


def _taken_off(*where: Any) -> Any:
    """Per currency, rate and kind: what was credited and written off."""
    return (
        select(invoice.c.currency, invoice.c.rate, entry.c.kind, _sum(entry.c.amount).label("amount"))
        .join_from(entry, invoice, invoice.c.id == entry.c.invoice_id)
        .where(entry.c.on_date <= _as_of, entry.c.kind != PAYMENT, *where)
        .group_by(invoice.c.currency, invoice.c.rate, entry.c.kind)
        .order_by(*_BY_RATE, entry.c.kind)
    )


declare("receivables_of_all", _unsettled(_here))
declare("receivables_of_card", _unsettled(_same_card))
declare("invoiced_of_all", _invoiced(_here))
declare("invoiced_of_card", _invoiced(_same_card))
declare("taken_off_of_all", _taken_off(_here))
declare("taken_off_of_card", _taken_off(_same_card))

_listed = _per_invoice(
    *invoice.c,
    card.c.name.label("card_name"),
    *(
        cast(_kind(kind), BigInteger()).label(name)
        for kind, name in ((PAYMENT, "received"), (CREDIT_NOTE, "credited"), (WRITE_OFF, "written_off"))
    ),
).join(card, card.c.id == invoice.c.card_id)
_listed = _listed.where(card.c.binned_at.is_(None)).group_by(card.c.id)
_rest = invoice.c.amount - _sum(entry.c.amount)
_by_day = (invoice.c.due_on, invoice.c.id)
declare(
    "invoices_listed",
    _listed.having(or_(bindparam("every", type_=Integer()) == 1, _rest != 0)).order_by(*_by_day),
)
declare(
    "invoices_of_card",
    _listed.where(invoice.c.card_id == given(invoice.c.card_id)).order_by(invoice.c.issued_on, invoice.c.id),
)
_since, _until = bindparam("since", type_=IsoDate()), bindparam("until", type_=IsoDate())
declare(
    "invoices_due_between",
    _listed.where(invoice.c.due_on >= _since, invoice.c.due_on <= _until).having(_rest > 0).order_by(*_by_day),
)
declare(
    "promises_to_pay",
    select(promise)
    .where(promise.c.side == THEIRS, promise.c.amount.is_not(None))
    .order_by(promise.c.card_id, promise.c.due_on, promise.c.id),
)
declare(
    "judgements_until",
    select(judgement).where(judgement.c.on_date <= _as_of).order_by(judgement.c.on_date, judgement.c.id),
)
declare("collection_steps_until", select(step).where(step.c.on_date <= _as_of).order_by(step.c.on_date, step.c.id))
