"""What concerns a day in the whole book, for the ranking in ``domain.agenda``: compact rows, one statement each."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Integer,
    Text,
    and_,
    bindparam,
    case,
    cast,
    false,
    func,
    literal,
    literal_column,
    null,
    or_,
    select,
    union,
    union_all,
)

from prospector.domain.complaint import OPEN as COMPLAINT_OPEN
from prospector.domain.complaint import RESOLVED
from prospector.domain.deal import LOST, SALE, WON
from prospector.domain.deal import OPEN as DEAL_OPEN
from prospector.domain.key_customer import INFLUENCE_KEY, KEY_TIERS
from prospector.domain.promise import BROKEN, OPEN, OURS
from prospector.domain.receivable import BAD_FAITH
from prospector.storage.statements.declaration import declare, table
from prospector.storage.statements.standings import proposable, standing
from prospector.storage.types import IsoDate, Real, UtcDateTime

(
    card, promise, complaint, referral, reward, deal, invoice, entry, call, asked, fact, tier, lending, competitor,
    occasion, judgement, score,
) = map(
    table,
    (
        "card", "promise", "complaint", "referral", "reward", "deal", "invoice", "invoice_entry", "call",
        "referral_ask", "fact", "tier", "lending", "competitor", "occasion", "judgement", "satisfaction",
    ),
)  # fmt: skip
referrer = card.alias("referrer")

_day = bindparam("day", type_=IsoDate())
_until = bindparam("until", type_=IsoDate())
_NO_WORDS: Any = literal("", Text())


def _none(kind: Any) -> Any:
    return cast(null(), kind)


def _matter(
    card_id: Any,
    code: Any,
    of: Any,
    *,
    day: Any = None,
    at: Any = None,
    seen_at: Any = None,
    what: Any = _NO_WORDS,
    other: Any = _NO_WORDS,
    amount: Any = None,
    currency: Any = _NO_WORDS,
    rate: Any = None,
    level: Any = _NO_WORDS,
) -> Any:
    """One part of the union; every part has every column, of one type on both engines."""
    return select(
        card_id.label("card_id"),
        cast(code, Text()).label("code"),
        (_none(IsoDate()) if day is None else day).label("day"),
        (_none(UtcDateTime()) if at is None else at).label("at"),
        (_none(UtcDateTime()) if seen_at is None else seen_at).label("seen_at"),
        of.c.id.label("id"),
        what.label("what"),
        other.label("other"),
        (_none(BigInteger()) if amount is None else amount).label("amount"),
        currency.label("currency"),
        (_none(Real) if rate is None else rate).label("rate"),
        level.label("level"),
    )


_to_pay = promise.c.amount.is_not(None)
_promises = _matter(
    promise.c.card_id,
    case(
        (promise.c.side == OURS, "promise"),
        (and_(_to_pay, or_(promise.c.state == BROKEN, promise.c.due_on < _day)), "payment_broken"),
        else_="promise_theirs",
    ),
    promise,
    day=promise.c.due_on,
    at=promise.c.created_at,
    what=promise.c.what,
    amount=promise.c.amount,
    currency=promise.c.currency,
).where(
    or_(
        and_(promise.c.state == OPEN, promise.c.due_on <= _until),
        and_(promise.c.state == BROKEN, _to_pay, promise.c.side != OURS),
    )
)
_complaints = _matter(
    complaint.c.card_id,
    case((complaint.c.state == COMPLAINT_OPEN, "complaint"), else_="complaint_confirm"),
    complaint,
    at=func.coalesce(complaint.c.resolved_at, complaint.c.opened_at),
    what=complaint.c.what,
    level=complaint.c.severity,
).where(complaint.c.state.in_([COMPLAINT_OPEN, RESOLVED]))
_stand = standing.alias("stand")
# Once for the referred one; to be contacted, or the referrer told and thanked, is decided by when they were reached.
_referrals = (
    _matter(
        referral.c.card_id,
        literal("referral"),
        referral,
        day=_stand.c.last_deal_on,
        at=referral.c.at,
        seen_at=_stand.c.reached_at,
        what=card.c.name,
        other=referrer.c.name,
        amount=cast(referral.c.referrer_id, BigInteger()),
        level=case(
            (and_(referral.c.reported_on.is_(None), referral.c.thanked_on.is_(None)), "both"),
            (referral.c.reported_on.is_(None), "report"),
            else_="thank",
        ),
    )
    .join(card, card.c.id == referral.c.card_id)
    .join(referrer, referrer.c.id == referral.c.referrer_id)
    .join(_stand, _stand.c.card_id == referral.c.card_id)
    .where(
        or_(referral.c.reported_on.is_(None), referral.c.thanked_on.is_(None)),
        card.c.binned_at.is_(None),
        referrer.c.binned_at.is_(None),
    )
)
_rewards = _matter(
    reward.c.card_id,
    literal("reward_pay"),
    reward,
    day=reward.c.promised_on,
    what=reward.c.gift,
    amount=reward.c.amount,
    currency=reward.c.currency,
).where(reward.c.paid_on.is_(None))
_sum: Any = {"amount": deal.c.amount, "currency": deal.c.currency, "rate": deal.c.rate}
# Literals, not parameters: SQLite takes a partial index only when it can see its condition.
_expected = and_(deal.c.state == literal_column(f"'{DEAL_OPEN}'"), deal.c.expected_on <= _day)
_deals = _matter(
    deal.c.card_id, literal("deal_expected"), deal, day=deal.c.expected_on, what=deal.c.product, **_sum
).where(deal.c.kind == SALE, _expected)
_contracts = _matter(
    deal.c.card_id,
    literal("contract_ending"),
    deal,
    day=deal.c.contract_ends_on,
    what=case((deal.c.contract != "", deal.c.contract), else_=deal.c.product),
    **_sum,
).where(
    deal.c.kind == SALE,
    deal.c.state != LOST,
    deal.c.contract_ends_on >= _day,
    deal.c.contract_ends_on <= bindparam("ending", type_=IsoDate()),
    ~func.coalesce(_expected, false()),
)
_lent = _matter(
    lending.c.card_id, literal("lending_due"), lending, day=lending.c.due_on, other=lending.c.borrower
).where(lending.c.returned_on.is_(None), lending.c.due_on <= _day)
# A competitor who is new at a customer (H15) is a change to react to now.
_rivals = (
    _matter(
        competitor.c.card_id, literal("competitor_new"), competitor, day=competitor.c.noted_on,
        what=competitor.c.product, other=competitor.c.name,
    )
    .join(_stand, _stand.c.card_id == competitor.c.card_id)
    .where(
        competitor.c.noted_on > bindparam("rivals_since", type_=IsoDate()),
        competitor.c.noted_on <= _day,
        _stand.c.last_deal_on > bindparam("year_ago", type_=IsoDate()),
    )
)  # fmt: skip
_matters = union_all(
    _promises, _complaints, _referrals, _rewards, _deals, _contracts, _lent, _rivals
).subquery("matters")  # fmt: skip
declare("agenda_matters", select(_matters).order_by(_matters.c.card_id, _matters.c.code, _matters.c.id))

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

_as_of = bindparam("as_of", type_=IsoDate())
_rest = invoice.c.amount - cast(func.coalesce(func.sum(entry.c.amount), 0), BigInteger())
_owing = ("card_id", "id", "number", "due_on", "currency", "rate", "disputed_on", "reminded_on")
declare(
    "agenda_invoices",
    select(*(invoice.c[name] for name in _owing), cast(_rest, BigInteger()).label("rest"))
    .join_from(invoice, entry, and_(entry.c.invoice_id == invoice.c.id, entry.c.on_date <= _as_of), isouter=True)
    .where(invoice.c.issued_on <= _as_of, invoice.c.due_on <= _until)
    .group_by(invoice.c.id)
    .having(_rest > 0)
    .order_by(invoice.c.card_id, invoice.c.due_on, invoice.c.id),
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
_first = call.alias("first")
declare(
    "agenda_new_calls",
    select(func.count(func.distinct(call.c.card_id))).where(
        call.c.at >= bindparam("since", type_=UtcDateTime()),
        ~select(_first.c.id)
        .where(_first.c.card_id == call.c.card_id, _first.c.at < bindparam("since", type_=UtcDateTime()))
        .exists(),
    ),
)
_later = judgement.alias("later")
declare(
    "agenda_bad_faith",
    select(judgement.c.card_id)
    .where(
        judgement.c.faith == BAD_FAITH,
        judgement.c.on_date <= _day,
        ~select(_later.c.id)
        .where(
            _later.c.card_id == judgement.c.card_id,
            _later.c.on_date <= _day,
            or_(
                _later.c.on_date > judgement.c.on_date,
                and_(_later.c.on_date == judgement.c.on_date, _later.c.id > judgement.c.id),
            ),
        )
        .exists(),
    )
    .order_by(judgement.c.card_id),
)
# A card as often as it was contacted: made distinct, SQLite would read the whole log by card.
declare(
    "agenda_contacted",
    select(call.c.card_id).where(call.c.at >= bindparam("since", type_=UtcDateTime())).order_by(call.c.at, call.c.id),
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
declare(
    "agenda_hours",
    select(fact.c.card_id, fact.c.value)
    .join(standing, standing.c.card_id == fact.c.card_id)
    .where(fact.c.key == bindparam("hours", "hours", type_=Text()), standing.c.next_due_on <= _until)
    .order_by(fact.c.card_id),
)
