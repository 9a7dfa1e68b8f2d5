"""What concerns a day in the whole book, for the ranking in ``domain.agenda``: compact rows, one statement each."""

from typing import Any

from sqlalchemy import (
    BigInteger,
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
    union_all,
)

from prospector.domain.complaint import OPEN as COMPLAINT_OPEN
from prospector.domain.complaint import RESOLVED
from prospector.domain.deal import LOST, SALE
from prospector.domain.deal import OPEN as DEAL_OPEN
from prospector.domain.promise import BROKEN, OPEN, OURS
from prospector.domain.receivable import BAD_FAITH
from prospector.storage.statements.declaration import declare, table
from prospector.storage.statements.standings import standing
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
declare(
    "agenda_hours",
    select(fact.c.card_id, fact.c.value)
    .join(standing, standing.c.card_id == fact.c.card_id)
    .where(fact.c.key == bindparam("hours", "hours", type_=Text()), standing.c.next_due_on <= _until)
    .order_by(fact.c.card_id),
)
