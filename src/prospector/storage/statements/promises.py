"""Statements about promises."""

from sqlalchemy import Integer, Text, bindparam, or_, select

from prospector.domain.promise import OPEN
from prospector.storage.statements.declaration import declare, declare_record, table

promise, card = table("promise"), table("card")
# NULLS FIRST and LAST differ between the engines: a promise without a day comes last on both.
_by_day = (promise.c.due_on.is_(None), promise.c.due_on, promise.c.due_time, promise.c.id)

declare_record("promise", *_by_day[:3])
declare("promise_all", select(promise).order_by(promise.c.id))

_side = bindparam("side", type_=Text())
declare(
    "promises_listed",
    select(*promise.c, card.c.name.label("card_name"))
    .join(card, card.c.id == promise.c.card_id)
    .where(
        card.c.binned_at.is_(None),
        or_(bindparam("every", type_=Integer()) == 1, promise.c.state == OPEN),
        or_(_side == "", promise.c.side == _side),
    )
    .order_by(promise.c.state != OPEN, *_by_day),
)
