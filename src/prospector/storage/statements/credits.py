"""Statements about credit: the five Cs, and how customers paid."""

from typing import Any

from sqlalchemy import BigInteger, and_, bindparam, case, cast, func, select

from prospector.domain.receivable import CREDIT_NOTE, PAYMENT
from prospector.storage.statements.declaration import declare, declare_record, listed, table
from prospector.storage.types import IsoDate

card, invoice, entry, score = map(table, ("card", "invoice", "invoice_entry", "credit_score"))

declare_record("credit_score", score.c.on_date)
_as_of, _since = bindparam("as_of", type_=IsoDate()), bindparam("since", type_=IsoDate())
declare(
    "credit_scores_until",
    select(*score.c, card.c.name.label("card_name"))
    .join(card, card.c.id == score.c.card_id)
    .where(card.c.binned_at.is_(None), score.c.on_date <= _as_of)
    .order_by(score.c.card_id, score.c.on_date, score.c.id),
)


def _lowered(condition: Any) -> Any:
    amount = case((condition, entry.c.amount), else_=0)
    return cast(func.coalesce(func.sum(amount), 0), BigInteger())


_per = (
    select(
        *(invoice.c[name] for name in ("card_id", "currency", "rate", "amount", "due_on", "issued_on", "disputed_on")),
        _lowered(entry.c.kind == CREDIT_NOTE).label("credited"),
        _lowered(and_(entry.c.kind == PAYMENT, entry.c.on_date <= invoice.c.due_on)).label("in_time"),
        _lowered(entry.c.id.is_not(None)).label("lowered"),
    )
    .select_from(invoice)
    .join(entry, and_(entry.c.invoice_id == invoice.c.id, entry.c.on_date <= _as_of), isouter=True)
    .where(listed(invoice.c.card_id), invoice.c.issued_on <= _as_of)
    .group_by(invoice.c.id)
    .subquery("per_invoice")
)
_due = _per.c.amount - _per.c.credited
_counted = and_(_per.c.due_on < _as_of, _per.c.due_on >= _since, _per.c.disputed_on.is_(None))
_prompt = case((_per.c.in_time < _due, _per.c.in_time), else_=_due)


def _total(condition: Any, amount: Any) -> Any:
    return cast(func.coalesce(func.sum(case((condition, amount), else_=0)), 0), BigInteger())


declare(
    "payment_behaviour",
    select(
        _per.c.card_id,
        _per.c.currency,
        _per.c.rate,
        _total(_per.c.issued_on >= _since, _due).label("invoiced"),
        _total(_counted, _due).label("due"),
        _total(_counted, _prompt).label("in_time"),
        cast(func.sum(_per.c.amount - _per.c.lowered), BigInteger()).label("exposure"),
    )
    .group_by(_per.c.card_id, _per.c.currency, _per.c.rate)
    .order_by(_per.c.card_id, _per.c.currency, _per.c.rate.is_(None), _per.c.rate),
)
