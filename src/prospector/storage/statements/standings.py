"""The standing of cards, derived from facts by one INSERT … SELECT, and the day's list that is read from it."""

from typing import Any

from sqlalchemy import Integer, and_, bindparam, delete, func, insert, literal_column, or_, select
from sqlalchemy.sql.selectable import ScalarSelect

from prospector.domain.call import INTERESTED, SETTLED, UNREACHED
from prospector.domain.deal import SALE, WON
from prospector.domain.followup import OPEN
from prospector.domain.qualification import NO
from prospector.storage.statements.declaration import declare, given, holds_in_any_case, listed, table
from prospector.storage.types import UtcDateTime

card, call, phone, follow_up, qualification, deal, standing, brief = map(
    table, ("card", "call", "phone", "follow_up", "qualification", "deal", "standing", "brief")
)


def _letter(letter: str) -> Any:
    latest = (
        select(qualification.c.value)
        .where(qualification.c.card_id == card.c.id, qualification.c.letter == letter)
        .order_by(qualification.c.noted_on.desc(), qualification.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(latest, "")


def _last_said(column: Any, *conditions: Any) -> Any:
    latest = (
        select(column)
        .where(call.c.card_id == card.c.id, *(conditions or (column != "",)))
        .order_by(call.c.at.desc(), call.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(latest, "")


def _latest_call(*conditions: Any) -> ScalarSelect[Any]:
    return select(func.max(call.c.at)).where(call.c.card_id == card.c.id, *conditions).scalar_subquery()


# As in statements.pyramid: a sale of zero makes nobody a customer.
_bought = and_(deal.c.kind == SALE, deal.c.state == WON, or_(deal.c.amount.is_(None), deal.c.amount > 0))


def _of_deals(what: Any) -> ScalarSelect[Any]:
    return select(what).where(deal.c.card_id == card.c.id, _bought).scalar_subquery()


_unreached = sorted(UNREACHED)
_spoken = call.c.outcome.not_in(_unreached)
_later = call.alias("later")
_since_spoken = ~(
    select(_later.c.id)
    .where(_later.c.card_id == call.c.card_id, _later.c.outcome.not_in(_unreached), _later.c.at > call.c.at)
    .exists()
)
_still_open = ~(
    select(_later.c.id)
    .where(_later.c.card_id == call.c.card_id, _later.c.outcome.in_(sorted(SETTLED)), _later.c.at > call.c.at)
    .exists()
)
_DERIVED = {
    "card_id": card.c.id,
    "money": _letter("M"),
    "authority": _letter("A"),
    "need": _letter("N"),
    "need_size": _last_said(call.c.need),
    "attitude": _last_said(call.c.attitude),
    "visit_chance": _last_said(call.c.visit_chance),
    "contacts": select(func.count()).select_from(call).where(call.c.card_id == card.c.id).scalar_subquery(),
    "tries": select(func.count())
    .select_from(call)
    .where(call.c.card_id == card.c.id, call.c.outcome.in_(_unreached), _since_spoken)
    .scalar_subquery(),
    "last_at": _latest_call(),
    "last_via": _last_said(call.c.via, call.c.via != ""),
    "last_outcome": _last_said(call.c.outcome, call.c.outcome != ""),
    "reached_at": _latest_call(_spoken),
    # Interest that was refused, or became a deal since, waits for no word (H2: showed interest, then went quiet).
    "interested_at": _latest_call(call.c.outcome.in_(sorted(INTERESTED)), _still_open),
    "first_deal_on": _of_deals(func.min(deal.c.on_date)),
    "last_deal_on": _of_deals(func.max(deal.c.on_date)),
    "deals": _of_deals(func.count(deal.c.id)),
    "next_due_on": select(func.min(follow_up.c.due_on))
    .where(follow_up.c.card_id == card.c.id, follow_up.c.state == OPEN)
    .scalar_subquery(),
}
declare("standing_clear", delete(standing).where(listed(standing.c.card_id)))
declare(
    "standing_derive",
    insert(standing).from_select(
        list(_DERIVED), select(*(value.label(name) for name, value in _DERIVED.items())).where(listed(card.c.id))
    ),
)
declare("standing_by_card", select(standing).where(standing.c.card_id == given(standing.c.card_id)))
declare("standings_all", select(standing).order_by(standing.c.card_id))
# For the check of the book: what the standing should be, derived again but not stored.
declare(
    "standings_derived",
    select(*(value.label(name) for name, value in _DERIVED.items())).order_by(card.c.id),
)

# Neither stopped, nor known to be without money, authority and need (H7).
may_be_courted = and_(
    card.c.stopped_on.is_(None),
    ~and_(standing.c.money == NO, standing.c.authority == NO, standing.c.need == NO),
)
# Cards that may be proposed: these, as far as they are in the book.
proposable = and_(card.c.binned_at.is_(None), may_be_courted)
CARD_FACTS = (
    card.c.id.label("card_id"),
    card.c.name,
    card.c.kind,
    card.c.area,
    func.coalesce(phone.c.e164, "").label("e164"),
    func.coalesce(phone.c.raw, "").label("raw"),
    func.coalesce(phone.c.extension, "").label("extension"),
    standing.c.money,
    standing.c.authority,
    standing.c.need,
    standing.c.need_size,
    standing.c.attitude,
    standing.c.last_outcome,
    standing.c.last_deal_on,
)
_area = bindparam("area", type_=card.c.area.type)
_in_area = or_(_area == "", holds_in_any_case(card.c.area, _area))
main_phone = and_(phone.c.card_id == card.c.id, phone.c.position == 0)
# Briefs of cards that nothing is planned for.
_waiting = (
    select(brief.c.parts)
    .select_from(standing)
    .join(card, card.c.id == standing.c.card_id)
    .join(brief, brief.c.card_id == standing.c.card_id)
    .where(proposable, _in_area, standing.c.next_due_on.is_(None))
    .limit(bindparam("most", type_=Integer()))
)
# Literals, not parameters: SQLite takes a partial index only when it can see the condition.
_NONE: Any = literal_column("0")
_EMPTY: Any = literal_column("''")
_before = bindparam("before", type_=UtcDateTime())
# Showed interest and then went quiet (H2): contact again at once; the longest silent first.
declare(
    "agenda_quiet",
    _waiting.where(standing.c.interested_at.is_not(None), standing.c.last_at < _before).order_by(
        standing.c.last_at, card.c.id
    ),
)
# Spoken to or tried, and nothing follows (H1: an open end).
declare(
    "agenda_no_next_step",
    _waiting.where(standing.c.contacts > _NONE, standing.c.interested_at.is_(None)).order_by(
        standing.c.last_at.desc(), card.c.id
    ),
)
# Showed interest, not long ago, and nothing follows: an open end before it goes quiet.
declare(
    "agenda_interest_open",
    _waiting.where(standing.c.interested_at.is_not(None), standing.c.last_at >= _before).order_by(
        standing.c.last_at.desc(), card.c.id
    ),
)
# Never spoken to, though something is known: qualified, or bought before the book was kept.
declare(
    "agenda_known_untouched",
    _waiting.where(
        standing.c.contacts == _NONE,
        or_(
            standing.c.money != _EMPTY,
            standing.c.authority != _EMPTY,
            standing.c.need != _EMPTY,
            standing.c.deals > _NONE,
        ),
    ).order_by(standing.c.card_id),
)
# Never qualified, never contacted, never bought: the fresh ones, oldest first.
declare(
    "agenda_unqualified",
    _waiting.where(
        standing.c.contacts == _NONE,
        standing.c.money == _EMPTY,
        standing.c.authority == _EMPTY,
        standing.c.need == _EMPTY,
        standing.c.deals == _NONE,
    ).order_by(standing.c.card_id),
)
declare(
    "cards_worth_visiting",
    select(*CARD_FACTS, standing.c.visit_chance, standing.c.next_due_on)
    .select_from(standing)
    .join(card, card.c.id == standing.c.card_id)
    .join(phone, main_phone, isouter=True)
    .where(proposable, _in_area)
    .order_by(card.c.id),
)
declare(
    "cards_by_man",
    select(
        card.c.id, card.c.name, card.c.kind, card.c.stopped_on, standing.c.money, standing.c.authority, standing.c.need
    )
    .select_from(standing)
    .join(card, card.c.id == standing.c.card_id)
    .where(card.c.binned_at.is_(None))
    .order_by(card.c.id),
)
