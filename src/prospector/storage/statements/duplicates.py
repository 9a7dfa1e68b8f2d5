"""Statements that read the whole book for finding doubles: only what is compared, without the bin."""

from sqlalchemy import select

from prospector.storage.statements.declaration import declare, table

card, phone, email, fact = map(table, ("card", "phone", "email", "fact"))
_live = card.c.binned_at.is_(None)

declare(
    "duplicate_cards",
    select(
        card.c.id,
        card.c.uid,
        card.c.kind,
        card.c.name,
        card.c.address,
        card.c.city,
        card.c.postcode,
        card.c.area,
    )
    .where(_live)
    .order_by(card.c.id),
)
for _name, _rows, _columns in (
    ("phones", phone, (phone.c.card_id, phone.c.e164, phone.c.digits, phone.c.extension, phone.c.label)),
    ("emails", email, (email.c.card_id, email.c.key)),
    ("facts", fact, (fact.c.card_id, fact.c.key, fact.c.value)),
):
    declare(
        f"duplicate_{_name}",
        select(*_columns).join(card, card.c.id == _rows.c.card_id).where(_live).order_by(_rows.c.card_id, _rows.c.id),
    )
