"""Statements about old and new business: revenue and effort by the same three kinds (H17)."""

from typing import Any

from sqlalchemy import BigInteger, Integer, Text, and_, bindparam, case, cast, func, literal, or_, select

from prospector.domain.call import PHONE, VISIT
from prospector.domain.deal import SALE, WON
from prospector.domain.effort import CROSS, NEW, OLD
from prospector.storage.statements.declaration import declare, table
from prospector.storage.types import IsoDate, UtcDateTime

card, deal, call = map(table, ("card", "deal", "call"))

_since, _until = bindparam("since", type_=IsoDate()), bindparam("until", type_=IsoDate())
_since_at, _until_at = bindparam("since_at", type_=UtcDateTime()), bindparam("until_at", type_=UtcDateTime())
_known = card.c.binned_at.is_(None)
# A sale of zero brings nothing and makes nobody a customer; one without an amount is a day on which the card bought.
_sale = and_(deal.c.kind == SALE, or_(deal.c.amount.is_(None), deal.c.amount > 0))
_won = and_(deal.c.state == WON, deal.c.on_date <= _until)
_named = deal.c.product != ""


def _counted(condition: Any, name: str) -> Any:
    return cast(func.coalesce(func.sum(case((condition, 1), else_=0)), 0), Integer()).label(name)


def _kind(new: Any, cross: Any) -> Any:
    return case((new, literal(NEW, Text())), (cross, literal(CROSS, Text())), else_=literal(OLD, Text())).label(
        "business"
    )


# When each card first bought, and when it first bought each product.
_first = (
    select(deal.c.card_id, func.min(deal.c.on_date).label("on_date"))
    .where(_won, _sale)
    .group_by(deal.c.card_id)
    .subquery("first_sale")
)
_first_product = (
    select(deal.c.card_id, deal.c.product, func.min(deal.c.on_date).label("on_date"))
    .where(_won, _sale, _named)
    .group_by(deal.c.card_id, deal.c.product)
    .subquery("first_of_product")
)
# A return or discount without a product is of the one that was sold.
_sold = deal.alias("sold")
_product = case((_named, deal.c.product), else_=func.coalesce(_sold.c.product, ""))
_new_card = or_(_first.c.on_date.is_(None), _first.c.on_date >= _since)
declare(
    "mix_revenue",
    select(
        _kind(_new_card, _first_product.c.on_date >= _since),
        deal.c.currency,
        deal.c.rate,
        cast(func.coalesce(func.sum(deal.c.amount), 0), BigInteger()).label("net"),
        _counted(_sale, "sales"),
        _counted(and_(_sale, ~_named), "without_product"),
        _counted(and_(_sale, deal.c.amount.is_(None)), "unpriced"),
    )
    .join(card, card.c.id == deal.c.card_id)
    .join(_first, _first.c.card_id == deal.c.card_id, isouter=True)
    .join(_sold, _sold.c.id == deal.c.of_id, isouter=True)
    .join(
        _first_product,
        and_(_first_product.c.card_id == deal.c.card_id, _first_product.c.product == _product),
        isouter=True,
    )
    .where(_known, _won, deal.c.on_date >= _since)
    .group_by("business", deal.c.currency, deal.c.rate)
    .order_by("business", deal.c.currency, deal.c.rate),
)
# Cards that bought something for the first time within the window, those of new customers among them.
_crossed = (
    select(_first_product.c.card_id).where(_first_product.c.on_date >= _since).distinct().subquery("crossed_card")
)
# What was done with each card within the window. What customers began themselves is no effort of ours.
_touched = (
    select(
        call.c.card_id,
        _counted(call.c.via == PHONE, "calls"),
        _counted(call.c.via == VISIT, "visits"),
        _counted(call.c.via.not_in((PHONE, VISIT)), "others"),
    )
    .where(call.c.direction == "out", call.c.at >= _since_at, call.c.at < _until_at)
    .group_by(call.c.card_id)
    .subquery("touched")
)


def _total(name: str) -> Any:
    return cast(func.coalesce(func.sum(_touched.c[name]), 0), Integer()).label(name)


declare(
    "mix_effort",
    select(
        _kind(_new_card, _crossed.c.card_id.is_not(None)),
        _counted(or_(_first.c.card_id.is_not(None), _touched.c.card_id.is_not(None)), "cards"),
        func.count(_first.c.card_id).label("customers"),
        func.count(_touched.c.card_id).label("contacted"),
        _total("calls"),
        _total("visits"),
        _total("others"),
    )
    .select_from(card)
    .join(_first, _first.c.card_id == card.c.id, isouter=True)
    .join(_crossed, _crossed.c.card_id == card.c.id, isouter=True)
    .join(_touched, _touched.c.card_id == card.c.id, isouter=True)
    .where(_known)
    .group_by("business")
    .order_by("business"),
)
