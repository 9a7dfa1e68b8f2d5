"""Statements about occasions: the facts that come round every year, first deals, and days noted on their own."""

from sqlalchemy import Text, bindparam, or_, select

from prospector.domain.occasion import OCCASION_WORDS, OF_FIELD
from prospector.storage.statements.declaration import declare, declare_record, holds, table
from prospector.storage.statements.standings import proposable, standing

card, fact, occasion = table("card"), table("fact"), table("occasion")

_words = (bindparam(f"word_{number}", word, type_=Text()) for number, word in enumerate(OCCASION_WORDS))
declare(
    "occasion_facts",
    select(fact.c.card_id, fact.c.key, fact.c.value)
    .join(card, card.c.id == fact.c.card_id)
    .join(standing, standing.c.card_id == fact.c.card_id)
    .where(or_(fact.c.key.in_(sorted(OF_FIELD)), *(holds(fact.c.key, word) for word in _words)), proposable)
    .order_by(fact.c.card_id, fact.c.id),
)
declare(
    "occasion_first_deals",
    select(standing.c.card_id, standing.c.first_deal_on)
    .join(card, card.c.id == standing.c.card_id)
    .where(standing.c.first_deal_on.is_not(None), proposable)
    .order_by(standing.c.card_id),
)

declare_record("occasion")
declare("occasion_all", select(occasion).order_by(occasion.c.id))
declare(
    "occasions_listed",
    select(*occasion.c, card.c.name.label("card_name"))
    .join(card, card.c.id == occasion.c.card_id)
    .where(card.c.binned_at.is_(None))
    .order_by(occasion.c.card_id, occasion.c.id),
)
declare(
    "occasion_own_days",
    select(occasion.c.card_id, occasion.c.what, occasion.c.day)
    .join(card, card.c.id == occasion.c.card_id)
    .join(standing, standing.c.card_id == occasion.c.card_id)
    .where(proposable)
    .order_by(occasion.c.card_id, occasion.c.id),
)
