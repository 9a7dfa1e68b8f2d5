"""Statements about referrals, asking for them, and rewards."""

from typing import Any

from sqlalchemy import Integer, Text, and_, bindparam, case, func, literal, or_, select, union_all

from prospector.domain.call import UNREACHED, VISIT
from prospector.domain.complaint import SATISFIED
from prospector.domain.promise import KEPT, OURS
from prospector.domain.referral_question import FIELDS
from prospector.storage.statements.declaration import declare, declare_record, given, listed, table
from prospector.storage.statements.standings import proposable, standing

referral, asked, reward, card, call, deal, fact, role, promise, complaint, phone = map(
    table,
    (
        "referral", "referral_ask", "reward", "card", "call", "deal", "fact", "role", "promise", "complaint", "phone",
    ),
)  # fmt: skip
referrer = card.alias("referrer")

declare_record("referral", referral.c.at)
declare_record("referral_ask", asked.c.on_date)
declare_record("reward", reward.c.promised_on)
for _name in ("referral", "referral_ask", "reward"):
    declare(f"{_name}_all", select(table(_name)).order_by(table(_name).c.id))
declare("rewards_of_referral", select(reward).where(reward.c.referral_id == given(reward.c.referral_id)))

# Everyone who led to a card, over any number of steps: UNION, so that even a circle comes to an end.
_up = select(bindparam("card_id", type_=Integer()).label("card_id")).cte("up", recursive=True)
_up = _up.union(select(referral.c.referrer_id).join(_up, referral.c.card_id == _up.c.card_id))
declare(
    "referral_ancestry",
    select(referral.c.card_id, referral.c.referrer_id)
    .where(referral.c.card_id.in_(select(_up.c.card_id)))
    .order_by(referral.c.id),
)

_listed = (
    select(
        *referral.c,
        card.c.name.label("card_name"),
        card.c.stopped_on.label("card_stopped_on"),
        referrer.c.name.label("referrer_name"),
        referrer.c.stopped_on.label("referrer_stopped_on"),
        # H7: not stopped, and not known to be without money, authority and need.
        case((proposable, 1), else_=0).label("proposable"),
    )
    .join(card, card.c.id == referral.c.card_id)
    .join(referrer, referrer.c.id == referral.c.referrer_id)
    .join(standing, standing.c.card_id == card.c.id)
    .where(card.c.binned_at.is_(None), referrer.c.binned_at.is_(None))
    .order_by(referral.c.at, referral.c.id)
)
declare("referrals_listed", _listed)
declare("referral_listed", _listed.where(referral.c.id == given(referral.c.id)))
_either = bindparam("card_id", type_=Integer())
declare("referrals_with_card", _listed.where(or_(referral.c.card_id == _either, referral.c.referrer_id == _either)))

declare(
    "referral_contacts",
    select(call.c.card_id, call.c.at, call.c.utc_offset, call.c.via, call.c.outcome)
    .where(listed(call.c.card_id))
    .order_by(call.c.card_id, call.c.at, call.c.id),
)
declare(
    "referral_sales",
    select(deal.c.card_id, deal.c.on_date, deal.c.kind, deal.c.state, deal.c.amount, deal.c.currency, deal.c.rate)
    .where(listed(deal.c.card_id))
    .order_by(deal.c.card_id, deal.c.on_date, deal.c.id),
)

_card = bindparam("card_id", type_=Integer())
declare(
    "referral_asks_listed",
    select(*asked.c, card.c.name.label("card_name"))
    .join(card, card.c.id == asked.c.card_id)
    .where(card.c.binned_at.is_(None), or_(_card == 0, asked.c.card_id == _card))
    .order_by(asked.c.on_date.desc(), asked.c.id.desc()),
)
_brought = card.alias("brought")
declare(
    "rewards_listed",
    select(
        *reward.c,
        card.c.name.label("card_name"),
        card.c.stopped_on.label("card_stopped_on"),
        _brought.c.name.label("for_name"),
    )
    .join(card, card.c.id == reward.c.card_id)
    .join(referral, referral.c.id == reward.c.referral_id, isouter=True)
    .join(_brought, _brought.c.id == referral.c.card_id, isouter=True)
    .where(card.c.binned_at.is_(None), or_(_card == 0, reward.c.card_id == _card))
    .order_by(reward.c.promised_on, reward.c.id),
)


def _by_card(column: Any, what: dict[str, Any], *conditions: Any) -> Any:
    """One row for each card, aggregated."""
    values = (value.label(name) for name, value in what.items())
    return select(column.label("card_id"), *values).where(*conditions).group_by(column).subquery()


_asks = _by_card(
    asked.c.card_id, {"on_date": func.max(asked.c.on_date), "asks": func.count(), "got": func.sum(asked.c.got)}
)
_visits = _by_card(
    call.c.card_id, {"at": func.max(call.c.at)}, call.c.via == VISIT, call.c.outcome.not_in(sorted(UNREACHED))
)
_kept = _by_card(
    promise.c.card_id, {"on_date": func.max(promise.c.settled_on)}, promise.c.state == KEPT, promise.c.side == OURS
)
_solved = _by_card(complaint.c.card_id, {"at": func.max(complaint.c.closed_at)}, complaint.c.state == SATISFIED)
_referrals = _by_card(referral.c.referrer_id, {"referrals": func.count()})
_complains = select(complaint.c.id).where(complaint.c.card_id == card.c.id, complaint.c.state != SATISFIED).exists()
declare(
    "referral_candidates",
    select(
        card.c.id.label("card_id"),
        card.c.name,
        card.c.kind,
        card.c.address,
        card.c.area,
        card.c.circle,
        func.coalesce(phone.c.e164, "").label("e164"),
        func.coalesce(phone.c.raw, "").label("raw"),
        func.coalesce(phone.c.extension, "").label("extension"),
        standing.c.first_deal_on,
        standing.c.last_deal_on,
        _asks.c.on_date.label("asked_on"),
        func.coalesce(_asks.c.asks, 0).label("asks"),
        func.coalesce(_asks.c.got, 0).label("got"),
        _visits.c.at.label("visited_at"),
        _kept.c.on_date.label("kept_on"),
        _solved.c.at.label("solved_at"),
        func.coalesce(_referrals.c.referrals, 0).label("referrals"),
    )
    .join(standing, standing.c.card_id == card.c.id)
    .join(phone, and_(phone.c.card_id == card.c.id, phone.c.position == 0), isouter=True)
    .join(_asks, _asks.c.card_id == card.c.id, isouter=True)
    .join(_visits, _visits.c.card_id == card.c.id, isouter=True)
    .join(_kept, _kept.c.card_id == card.c.id, isouter=True)
    .join(_solved, _solved.c.card_id == card.c.id, isouter=True)
    .join(_referrals, _referrals.c.card_id == card.c.id, isouter=True)
    .where(
        proposable,
        # Who has an open complaint is helped first and asked afterwards (H11).
        ~_complains,
        or_(
            standing.c.first_deal_on.is_not(None),
            _visits.c.card_id.is_not(None),
            _kept.c.card_id.is_not(None),
            _solved.c.card_id.is_not(None),
            _referrals.c.card_id.is_not(None),
        ),
    )
    .order_by(card.c.id),
)
_company = card.alias("company")
_known = (
    select(fact.c.card_id, fact.c.key, fact.c.value).where(fact.c.key.in_(FIELDS), listed(fact.c.card_id)),
    select(role.c.person_id.label("card_id"), literal("employer", Text()).label("key"), _company.c.name.label("value"))
    .join(_company, _company.c.id == role.c.company_id)
    .where(_company.c.binned_at.is_(None), listed(role.c.person_id)),
)
_union = union_all(*_known).subquery("known")
# What a question can stand on; where a person has an employer on the card as well as a tie, both come.
declare("referral_fields", select(_union).order_by(_union.c.card_id, _union.c.key, _union.c.value))
