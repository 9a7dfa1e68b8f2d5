"""Statements about where cards came from and what they brought (H6)."""

from typing import Any

from sqlalchemy import BigInteger, Integer, and_, bindparam, case, cast, func, or_, select

from prospector.domain.deal import WON
from prospector.storage.statements.declaration import declare, listed, table
from prospector.storage.statements.standings import proposable, standing
from prospector.storage.types import IsoDate, UtcDateTime

card, deal, call = map(table, ("card", "deal", "call"))

# A card counts from the day of the first contact, or where that is not known from when it was entered.
_since, _since_at = bindparam("since", type_=IsoDate()), bindparam("since_at", type_=UtcDateTime())
_begun = or_(card.c.first_contact_on >= _since, and_(card.c.first_contact_on.is_(None), card.c.created_at >= _since_at))


def _counted(condition: Any, name: str) -> Any:
    return cast(func.sum(case((condition, 1), else_=0)), Integer()).label(name)


def _cards(*chosen: Any) -> Any:
    return (
        select(
            card.c.circle,
            card.c.method,
            func.count().label("cards"),
            _counted(proposable, "live"),
            # In contact (H3): a try that reached nobody is no contact.
            _counted(
                or_(
                    standing.c.reached_at.is_not(None),
                    card.c.first_contact_on.is_not(None),
                    standing.c.first_deal_on.is_not(None),
                ),
                "in_contact",
            ),
            _counted(standing.c.first_deal_on.is_not(None), "customers"),
        )
        .select_from(card)
        .join(standing, standing.c.card_id == card.c.id)
        .where(card.c.binned_at.is_(None), _begun, *chosen)
        .group_by(card.c.circle, card.c.method)
        .order_by(card.c.circle, card.c.method)
    )


def _revenues(*chosen: Any) -> Any:
    return (
        select(
            card.c.circle,
            card.c.method,
            deal.c.currency,
            deal.c.rate,
            cast(func.sum(deal.c.amount), BigInteger()).label("net"),
        )
        .join(card, card.c.id == deal.c.card_id)
        .where(card.c.binned_at.is_(None), _begun, deal.c.state == WON, deal.c.amount.is_not(None), *chosen)
        .group_by(card.c.circle, card.c.method, deal.c.currency, deal.c.rate)
        .order_by(card.c.circle, card.c.method, deal.c.currency, deal.c.rate)
    )


declare("source_cards", _cards())
declare("source_cards_among", _cards(listed(card.c.id)))
declare("source_revenues", _revenues())
declare("source_revenues_among", _revenues(listed(card.c.id)))
