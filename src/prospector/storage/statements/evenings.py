"""Statements about a day that is over: what was settled, and when contacts were made (H8)."""

from sqlalchemy import bindparam, or_, select

from prospector.domain.call import PHONE, VISIT
from prospector.storage.statements.declaration import declare, table
from prospector.storage.types import UtcDateTime

call, follow_up, card = map(table, ("call", "follow_up", "card"))

_since, _until = bindparam("since", type_=UtcDateTime()), bindparam("until", type_=UtcDateTime())
declare(
    "evening_settled",
    select(*follow_up.c, card.c.name.label("card_name"))
    .join(card, card.c.id == follow_up.c.card_id)
    .where(card.c.binned_at.is_(None), follow_up.c.settled_at >= _since, follow_up.c.settled_at < _until)
    .order_by(follow_up.c.settled_at, follow_up.c.id),
)
# As goals count them: calls of ours, and visits whoever wished for them.
declare(
    "evening_moments",
    select(call.c.at, call.c.utc_offset, call.c.via)
    .join(card, card.c.id == call.c.card_id)
    .where(
        card.c.binned_at.is_(None),
        call.c.at >= _since,
        call.c.at < _until,
        or_(call.c.via == VISIT, (call.c.via == PHONE) & (call.c.direction == "out")),
    )
    .order_by(call.c.at, call.c.id),
)
