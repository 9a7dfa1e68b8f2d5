"""Statements about greetings: those that were sent, and to whom the next ones may go (H4, H12)."""

from sqlalchemy import Text, and_, bindparam, or_, select

from prospector.domain.call import UNREACHED
from prospector.domain.card import PERSON
from prospector.domain.complaint import SATISFIED
from prospector.storage.statements.declaration import declare, declare_record, given, listed, table
from prospector.storage.statements.standings import proposable, standing
from prospector.storage.types import IsoDate

greeting, card, call, complaint, tag = map(table, ("greeting", "card", "call", "complaint", "tag"))
_since = bindparam("since", type_=IsoDate())

declare_record("greeting", greeting.c.on_date)
declare(
    "greetings_listed",
    select(*greeting.c, card.c.name.label("card_name"))
    .join(card, card.c.id == greeting.c.card_id)
    .where(card.c.binned_at.is_(None), greeting.c.on_date >= _since)
    .order_by(greeting.c.on_date.desc(), greeting.c.id.desc()),
)
declare(
    "greetings_since",
    select(greeting)
    .where(greeting.c.on_date >= _since)
    .order_by(greeting.c.card_id, greeting.c.on_date, greeting.c.id),
)
declare(
    "greeting_of_call",
    select(greeting).where(greeting.c.call_id == given(greeting.c.call_id)).order_by(greeting.c.id),
)
_tag = bindparam("tag", type_=Text())
_tagged = select(tag.c.id).where(tag.c.card_id == card.c.id, tag.c.name == _tag).exists()
declare(
    "greeting_circle",
    select(card.c.id, card.c.country)
    .join(standing, standing.c.card_id == card.c.id)
    .where(
        proposable,
        or_(
            and_(_tag != "", _tagged),
            and_(
                _tag == "",
                card.c.kind == PERSON,
                or_(standing.c.reached_at.is_not(None), standing.c.first_deal_on.is_not(None)),
            ),
        ),
    )
    # Those who bought before those who did not; NULLs are sorted otherwise on each engine.
    .order_by(standing.c.first_deal_on.is_(None), card.c.id),
)
_later = call.alias("later")
_told = and_(call.c.note != "", call.c.outcome.not_in(sorted(UNREACHED)))
declare(
    "greeting_topics",
    select(call.c.card_id, call.c.note)
    .where(
        listed(call.c.card_id),
        _told,
        ~select(_later.c.id)
        .where(
            _later.c.card_id == call.c.card_id,
            _later.c.note != "",
            _later.c.outcome.not_in(sorted(UNREACHED)),
            or_(_later.c.at > call.c.at, and_(_later.c.at == call.c.at, _later.c.id > call.c.id)),
        )
        .exists(),
    )
    .order_by(call.c.card_id),
)
declare(
    "greeting_complaining",
    select(complaint.c.card_id)
    .where(complaint.c.state != SATISFIED)
    .group_by(complaint.c.card_id)
    .order_by(complaint.c.card_id),
)
