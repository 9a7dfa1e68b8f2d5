"""Statements about competitors at customers."""

from sqlalchemy import select

from prospector.storage.statements.declaration import declare, declare_record, table
from prospector.storage.statements.standings import standing

competitor, card = table("competitor"), table("card")

declare_record("competitor", competitor.c.noted_on)
declare("competitor_all", select(competitor).order_by(competitor.c.id))

_listed = (
    select(*competitor.c, card.c.name.label("card_name"), standing.c.last_deal_on)
    .join(card, card.c.id == competitor.c.card_id)
    .join(standing, standing.c.card_id == card.c.id, isouter=True)
)
# The unknown last; NULLs are ordered differently by the engines.
_by_chance = (competitor.c.satisfaction.is_(None), competitor.c.satisfaction, competitor.c.card_id, competitor.c.id)
declare("competitors_listed", _listed.where(card.c.binned_at.is_(None)).order_by(*_by_chance))
