"""Statements about calls, follow-ups and qualifications."""

from sqlalchemy import Integer, and_, bindparam, func, or_, select

from prospector.domain.call import PHONE
from prospector.domain.followup import OPEN, VISIT
from prospector.storage.statements.declaration import (
    declare,
    declare_by_id,
    declare_of_cards,
    declare_row_writes,
    given,
    table,
)
from prospector.storage.statements.standings import proposable, standing
from prospector.storage.types import IsoDate

call, follow_up, qualification, card, phone = map(table, ("call", "follow_up", "qualification", "card", "phone"))

for _name in ("call", "follow_up", "qualification"):
    declare_row_writes(_name)
declare_by_id("call")
declare_by_id("follow_up")
declare("call_by_uid", select(call).where(call.c.uid == given(call.c.uid)))
declare("follow_up_by_uid", select(follow_up).where(follow_up.c.uid == given(follow_up.c.uid)))
declare_of_cards("call", call.c.at)
declare_of_cards("follow_up", follow_up.c.due_on)
declare_of_cards("qualification", qualification.c.noted_on)

declare(
    "calls_of_card",
    select(call)
    .where(call.c.card_id == given(call.c.card_id))
    .order_by(call.c.at.desc(), call.c.id.desc())
    .limit(bindparam("most", type_=Integer())),
)
declare(
    "calls_newest_outgoing",
    select(call.c.at, call.c.utc_offset, call.c.outcome)
    .where(call.c.via == PHONE, call.c.direction == "out", call.c.outcome != "wrong-number")
    .order_by(call.c.at.desc(), call.c.id.desc())
    .limit(bindparam("most", type_=Integer())),
)
declare(
    "follow_ups_open_of_card",
    select(follow_up)
    .where(follow_up.c.card_id == given(follow_up.c.card_id), follow_up.c.state == OPEN)
    .order_by(follow_up.c.due_on, follow_up.c.due_time, follow_up.c.id),
)
declare(
    "follow_ups_of_call",
    select(follow_up).where(follow_up.c.call_id == given(follow_up.c.call_id)).order_by(follow_up.c.id),
)
_since, _until = bindparam("since", type_=IsoDate()), bindparam("until", type_=IsoDate())
declare(
    "appointments_between",
    select(follow_up)
    .join(card, card.c.id == follow_up.c.card_id)
    .join(standing, standing.c.card_id == card.c.id)
    .where(
        proposable,
        follow_up.c.kind == VISIT,
        follow_up.c.state == OPEN,
        follow_up.c.due_on >= _since,
        follow_up.c.due_on <= _until,
    )
    .order_by(follow_up.c.due_on, follow_up.c.due_time, follow_up.c.id),
)
_moment_since, _moment_until = bindparam("since", type_=call.c.at.type), bindparam("until", type_=call.c.at.type)
declare(
    "calls_listed",
    select(*call.c, card.c.name.label("card_name"))
    .join(card, card.c.id == call.c.card_id)
    .where(card.c.binned_at.is_(None), call.c.at >= _moment_since, call.c.at < _moment_until)
    .order_by(call.c.at, call.c.id),
)
declare(
    "follow_ups_listed",
    select(*follow_up.c, card.c.name.label("card_name"))
    .join(card, card.c.id == follow_up.c.card_id)
    .join(standing, standing.c.card_id == card.c.id)
    .where(
        card.c.binned_at.is_(None),
        or_(bindparam("every", type_=Integer()) == 1, and_(follow_up.c.state == OPEN, proposable)),
    )
    .order_by(follow_up.c.due_on, follow_up.c.due_time, follow_up.c.id),
)
declare("call_count", select(func.count()).select_from(call))
declare("follow_up_open_count", select(func.count()).select_from(follow_up).where(and_(follow_up.c.state == OPEN)))
