"""The statement behind the report on calls (H8)."""

from sqlalchemy import and_, func, select

from prospector.domain.call import PHONE
from prospector.domain.call_report import CONTACTS_FIELD
from prospector.storage.statements.declaration import declare, table

call, card, fact = map(table, ("call", "card", "fact"))

# In the order of domain.call_report.LoggedCall: card by card, oldest first. A call we got is no try of ours.
declare(
    "calls_for_report",
    select(
        call.c.card_id,
        call.c.at,
        call.c.utc_offset,
        call.c.outcome,
        func.max(fact.c.value).label("contacts"),
        func.max(fact.c.noted_on).label("noted_on"),
    )
    .join(card, card.c.id == call.c.card_id)
    .join(fact, and_(fact.c.card_id == call.c.card_id, fact.c.key == CONTACTS_FIELD), isouter=True)
    .where(card.c.binned_at.is_(None), call.c.via == PHONE, call.c.direction == "out")
    .group_by(call.c.id, call.c.card_id, call.c.at, call.c.utc_offset, call.c.outcome)
    .order_by(call.c.card_id, call.c.at, call.c.id),
)
