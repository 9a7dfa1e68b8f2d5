"""What cards brought, summed by card and currency for the pyramid and the key customers (H3, H4)."""

from typing import Any

from sqlalchemy import BigInteger, Integer, and_, bindparam, case, cast, delete, func, insert, or_, select

from prospector.domain.call import UNREACHED
from prospector.domain.deal import SALE, WON
from prospector.storage.statements.declaration import declare, given, table
from prospector.storage.types import IsoDate

card, deal, call, standing, fact = map(table, ("card", "deal", "call", "standing", "fact"))

_since, _until = bindparam("since", type_=IsoDate()), bindparam("until", type_=IsoDate())
_in_window = deal.c.on_date >= _since
# A sale of zero brings nothing and makes nobody a customer; one without an amount is a day on which the card bought.
_sale = and_(deal.c.kind == SALE, or_(deal.c.amount.is_(None), deal.c.amount > 0))


def _summed(value: Any, name: str) -> Any:
    # PostgreSQL makes NUMERIC of the sum of BIGINTs; the sums themselves fit into one.
    return cast(func.coalesce(func.sum(case((_in_window, value), else_=0)), 0), BigInteger()).label(name)


def _counted(condition: Any, name: str) -> Any:
    return cast(func.coalesce(func.sum(case((condition, 1), else_=0)), 0), Integer()).label(name)


# One row a card, currency and rate. Only sales make a customer; returns and discounts lower the sum.
declare(
    "revenue_by_card",
    select(
        deal.c.card_id,
        deal.c.currency,
        deal.c.rate,
        _summed(deal.c.amount, "net"),
        func.min(case((_sale, deal.c.on_date))).label("first_on"),
        func.max(case((_sale, deal.c.on_date))).label("last_on"),
        _counted(and_(_sale, _in_window, deal.c.amount.is_(None)), "unpriced"),
    )
    .where(deal.c.state == WON, deal.c.on_date <= _until)
    .group_by(deal.c.card_id, deal.c.currency, deal.c.rate)
    .order_by(deal.c.card_id, deal.c.currency, deal.c.rate),
)
# What the key customers are judged on: profit only where the cost is known.
declare(
    "profit_by_card",
    select(
        deal.c.card_id,
        deal.c.currency,
        deal.c.rate,
        _summed(deal.c.amount, "net"),
        _summed(case((deal.c.cost.is_not(None), deal.c.amount), else_=0), "net_with_cost"),
        _summed(deal.c.cost, "cost"),
        _counted(and_(_sale, _in_window), "sales"),
        _counted(and_(_sale, _in_window, deal.c.cost.is_not(None)), "sales_with_cost"),
    )
    .where(deal.c.state == WON, deal.c.on_date <= _until)
    .group_by(deal.c.card_id, deal.c.currency, deal.c.rate)
    .order_by(deal.c.card_id, deal.c.currency, deal.c.rate),
)
declare("card_names_all", select(card.c.id, card.c.name).where(card.c.binned_at.is_(None)))
# A try that reached nobody is no contact (H3).
_contact_since = (
    select(call.c.card_id, func.min(call.c.at).label("first_at"))
    .where(call.c.outcome.not_in(sorted(UNREACHED)))
    .group_by(call.c.card_id)
    .subquery("touched")
)
# Those who never bought up to the day: in contact by then, or not yet; and who will never need it (H7: man).
declare(
    "never_bought",
    select(
        card.c.id.label("card_id"),
        card.c.name,
        card.c.first_contact_on,
        _contact_since.c.first_at,
        standing.c.money,
        standing.c.authority,
        standing.c.need,
        standing.c.need_size,
        standing.c.next_due_on,
    )
    .select_from(card)
    .join(standing, standing.c.card_id == card.c.id)
    .join(_contact_since, _contact_since.c.card_id == card.c.id, isouter=True)
    .where(
        card.c.binned_at.is_(None),
        or_(standing.c.first_deal_on.is_(None), standing.c.first_deal_on > _until),
    )
    .order_by(card.c.id),
)
_KEY = "influence"
declare(
    "influence_marks",
    select(fact.c.card_id, fact.c.value, fact.c.noted_on).where(fact.c.key == _KEY).order_by(fact.c.card_id),
)
declare("last_contacts", select(standing.c.card_id, standing.c.reached_at, standing.c.next_due_on))

tier = table("tier")
declare("tiers_clear", delete(tier))
declare("tier_insert", insert(tier).values({column.name: given(column) for column in tier.columns}))
declare("tier_by_card", select(tier.c.tier, tier.c.rank, tier.c.as_of).where(tier.c.card_id == given(tier.c.card_id)))
declare("tiers_state", select(func.max(tier.c.as_of).label("as_of"), func.count().label("customers")).select_from(tier))
declare("tiers_and_faces", select(tier.c.card_id, tier.c.tier, tier.c.face).order_by(tier.c.card_id))
declare("tiers_by_card", select(tier.c.card_id, tier.c.tier).order_by(tier.c.card_id))
