"""Statements about goals and about what was done towards them (H16)."""

from typing import Any

from sqlalchemy import BigInteger, Integer, and_, bindparam, case, cast, func, or_, select

from prospector.domain.call import PHONE, VISIT
from prospector.domain.deal import SALE, WON
from prospector.storage.statements.declaration import declare, declare_record, listed, table
from prospector.storage.types import IsoDate, UtcDateTime

goal, goal_item, call, deal, card = map(table, ("goal", "goal_item", "call", "deal", "card"))

declare_record("goal")
declare_record("goal_item")
declare("goals_listed", select(goal).order_by(goal.c.set_on.desc(), goal.c.id.desc()))
declare(
    "goal_items_of_goals",
    select(goal_item).where(listed(goal_item.c.goal_id)).order_by(goal_item.c.goal_id, goal_item.c.id),
)

# The windows that are counted side by side; each ends with the last one, and the first begins before the others.
WINDOWS = ("span", "month", "week", "day")


def _from(name: str, kind: Any) -> Any:
    return bindparam(name, type_=kind())


def _sum(value: Any, condition: Any, name: str, kind: Any = Integer) -> Any:
    # PostgreSQL makes NUMERIC of the sum of BIGINTs; the sums themselves fit into one.
    return cast(func.coalesce(func.sum(case((condition, value), else_=0)), 0), kind()).label(name)


_until_at = _from("until", UtcDateTime)
_at = {name: call.c.at >= _from(name, UtcDateTime) for name in WINDOWS}
_known = card.c.binned_at.is_(None)
_calls = and_(call.c.via == PHONE, call.c.direction == "out")
_visits = call.c.via == VISIT
# When the log begins: deals from before it say nothing of how many visits they took.
_begun = select(func.min(call.c.at)).scalar_subquery()
declare(
    "activity_contacts",
    select(
        _begun.label("begun_at"),
        *(_sum(1, and_(_at[name], _calls), f"calls_{name}") for name in WINDOWS),
        *(_sum(1, and_(_at[name], _visits), f"visits_{name}") for name in WINDOWS),
    )
    .select_from(call)
    .join(card, card.c.id == call.c.card_id)
    .where(_known, _at["span"], call.c.at < _until_at, or_(_calls, _visits)),
)
# A new contact is a card on the day of its first contact or try, whoever began it.
_first = select(call.c.card_id, func.min(call.c.at).label("at")).group_by(call.c.card_id).subquery("firsts")
_first_at = {name: _first.c.at >= _from(name, UtcDateTime) for name in WINDOWS}
declare(
    "activity_new_contacts",
    select(*(_sum(1, _first_at[name], f"new_{name}") for name in WINDOWS))
    .select_from(_first)
    .join(card, card.c.id == _first.c.card_id)
    .where(_known, _first_at["span"], _first.c.at < _until_at),
)
# A sale of zero brings nothing; one without an amount is a deal won all the same.
_sale = and_(deal.c.kind == SALE, or_(deal.c.amount.is_(None), deal.c.amount > 0))
_priced = and_(_sale, deal.c.amount.is_not(None))
_on = {name: deal.c.on_date >= _from(name, IsoDate) for name in (*WINDOWS, "log")}
_with_cost = deal.c.cost.is_not(None)
declare(
    "activity_deals",
    select(
        deal.c.currency,
        deal.c.rate,
        *(_sum(1, and_(_on[name], _sale), f"deals_{name}") for name in (*WINDOWS, "log")),
        *(_sum(deal.c.amount, _on[name], f"net_{name}", BigInteger) for name in WINDOWS),
        _sum(1, _priced, "priced"),
        _sum(1, and_(_priced, _with_cost), "costed"),
        _sum(deal.c.amount, _with_cost, "net_costed", BigInteger),
        _sum(deal.c.cost, _with_cost, "cost", BigInteger),
    )
    .join(card, card.c.id == deal.c.card_id)
    .where(_known, deal.c.state == WON, _on["span"], deal.c.on_date <= _from("until", IsoDate))
    .group_by(deal.c.currency, deal.c.rate)
    .order_by(deal.c.currency, deal.c.rate),
)
