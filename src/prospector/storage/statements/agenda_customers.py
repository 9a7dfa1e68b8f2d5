"""Customers whom a day should not forget: whose satisfaction falls, key ones, lapsed ones, whom to ask."""

from sqlalchemy import Integer, and_, bindparam, func, literal_column, or_, select, union

from prospector.domain.deal import SALE, WON
from prospector.domain.key_customer import INFLUENCE_KEY, KEY_TIERS
from prospector.storage.statements.declaration import declare, table
from prospector.storage.statements.standings import proposable, standing
from prospector.storage.types import IsoDate, UtcDateTime

card, deal, asked, fact, tier, score = map(table, ("card", "deal", "referral_ask", "fact", "tier", "satisfaction"))
_day = bindparam("day", type_=IsoDate())

# The scores of customers whose newest one is of late and below an earlier one (H11), oldest first, and when they were
# last spoken to. Whether they lead downwards on the whole is for the domain to say.
_newest, _other = score.alias("newest"), score.alias("other")
_later_one = or_(
    _other.c.on_date > _newest.c.on_date, and_(_other.c.on_date == _newest.c.on_date, _other.c.id > _newest.c.id)
)
_others = select(_other.c.id).where(_other.c.card_id == _newest.c.card_id, _other.c.on_date <= _day)
_lately = select(_newest.c.card_id).where(
    _newest.c.on_date > bindparam("since", type_=IsoDate()),
    _newest.c.on_date <= _day,
    _others.where(_other.c.score > _newest.c.score).exists(),
    ~_others.where(_later_one).exists(),
)
declare(
    "agenda_scores",
    select(score.c.card_id, score.c.on_date, score.c.score, score.c.id, standing.c.reached_at)
    .join(standing, standing.c.card_id == score.c.card_id)
    .where(score.c.card_id.in_(_lately), score.c.on_date <= _day)
    .order_by(score.c.card_id, score.c.on_date, score.c.id),
)

# When key customers (H4) were last spoken to.
_key = union(
    select(tier.c.card_id).where(or_(tier.c.tier.in_(KEY_TIERS), tier.c.face != "")),
    select(fact.c.card_id).where(fact.c.key == INFLUENCE_KEY, fact.c.value == "high"),
).subquery("key_customers")
declare(
    "agenda_touches",
    select(
        standing.c.card_id,
        func.coalesce(tier.c.tier, "").label("tier"),
        standing.c.reached_at,
        standing.c.first_deal_on,
        standing.c.next_due_on,
    )
    .select_from(_key)
    .join(standing, standing.c.card_id == _key.c.card_id)
    .join(tier, tier.c.card_id == _key.c.card_id, isouter=True)
    .order_by(standing.c.card_id),
)
_asks = select(asked.c.card_id, func.max(asked.c.on_date).label("on_date")).group_by(asked.c.card_id).subquery("asks")
# Customers of some time whom nobody asked for referrals for a while (H9), never asked and best first.
declare(
    "agenda_to_ask",
    select(tier.c.card_id)
    .join(standing, standing.c.card_id == tier.c.card_id)
    .join(card, card.c.id == tier.c.card_id)
    .join(_asks, _asks.c.card_id == tier.c.card_id, isouter=True)
    .where(
        proposable,
        standing.c.first_deal_on <= bindparam("before", type_=IsoDate()),
        or_(_asks.c.on_date.is_(None), _asks.c.on_date <= bindparam("before", type_=IsoDate())),
    )
    .order_by(_asks.c.on_date.is_not(None), _asks.c.on_date, tier.c.rank, tier.c.card_id)
    .limit(bindparam("most", type_=Integer())),
)
_before = bindparam("before", type_=UtcDateTime())
_free = (
    select(standing.c.card_id)
    .join(card, card.c.id == standing.c.card_id)
    .where(
        proposable, standing.c.next_due_on.is_(None), or_(standing.c.last_at.is_(None), standing.c.last_at < _before)
    )
    .limit(bindparam("most", type_=Integer()))
)
# Bought before, nothing for a year, nothing planned (H2: cheaper to win back than to find a new one); who brought most
# first.
_sold = (
    select(func.coalesce(func.sum(deal.c.amount), literal_column("0")))
    .where(deal.c.card_id == standing.c.card_id, deal.c.kind == SALE, deal.c.state == WON)
    .scalar_subquery()
)
declare("agenda_lapsed", _free.where(standing.c.last_deal_on <= _day).order_by(_sold.desc(), standing.c.card_id))
# Strong need and no revenue yet (H3), nothing planned. Literals, not parameters: SQLite then takes a partial index.
declare(
    "agenda_potential",
    _free.where(
        standing.c.contacts > literal_column("0"),
        standing.c.interested_at.is_(None),
        standing.c.need_size == "large",
        standing.c.deals == literal_column("0"),
    ).order_by(standing.c.last_at.desc(), standing.c.card_id),
)
