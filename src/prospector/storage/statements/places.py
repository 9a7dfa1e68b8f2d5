"""Where the cards are, what the plan of a day must know of each, and when each was last visited (``H8``)."""

from sqlalchemy import func, select

from prospector.domain.call import VISIT
from prospector.storage.statements.declaration import declare, given, table

card, call, fact = map(table, ("card", "call", "fact"))

declare(
    "places_listed",
    select(
        card.c.id, card.c.uid, card.c.name, card.c.area, card.c.address, card.c.postcode, card.c.city, card.c.region,
        card.c.country, card.c.lat, card.c.lon, card.c.precision, card.c.stopped_on,
    )
    .where(card.c.binned_at.is_(None))
    .order_by(card.c.id),
)  # fmt: skip
declare(
    "facts_of_key",
    select(fact.c.card_id, fact.c.value)
    .join(card, card.c.id == fact.c.card_id)
    .where(fact.c.key == given(fact.c.key), card.c.binned_at.is_(None))
    .order_by(fact.c.card_id),
)
declare(
    "last_visits",
    select(call.c.card_id, func.max(call.c.at).label("at"))
    .join(card, card.c.id == call.c.card_id)
    .where(call.c.via == VISIT, card.c.binned_at.is_(None))
    .group_by(call.c.card_id)
    .order_by(call.c.card_id),
)
