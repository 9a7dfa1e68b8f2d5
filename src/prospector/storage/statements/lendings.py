"""Statements about files that were lent."""

from sqlalchemy import Integer, bindparam, or_, select

from prospector.storage.statements.declaration import declare, declare_record, table

lending, card = table("lending"), table("card")

declare_record("lending", lending.c.lent_on)
declare("lending_all", select(lending).order_by(lending.c.id))
declare(
    "lendings_listed",
    select(*lending.c, card.c.name.label("card_name"))
    .join(card, card.c.id == lending.c.card_id)
    .where(
        card.c.binned_at.is_(None),
        or_(bindparam("every", type_=Integer()) == 1, lending.c.returned_on.is_(None)),
    )
    .order_by(lending.c.id),
)
