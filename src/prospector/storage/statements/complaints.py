"""Statements about complaints, their history, and satisfaction scores."""

from sqlalchemy import Integer, bindparam, case, or_, select

from prospector.domain.complaint import OPEN, RESOLVED, SATISFIED
from prospector.storage.statements.declaration import declare, declare_record, given, listed, table
from prospector.storage.types import UtcDateTime

complaint, entry, satisfaction, card = map(table, ("complaint", "complaint_entry", "satisfaction", "card"))

declare_record("complaint", complaint.c.opened_at)
declare_record("complaint_entry", entry.c.at)
declare_record("satisfaction", satisfaction.c.on_date)
for _rows in (complaint, entry, satisfaction):
    declare(f"{_rows.name}_all", select(_rows).order_by(_rows.c.id))

declare(
    "complaints_listed",
    select(*complaint.c, card.c.name.label("card_name"))
    .join(card, card.c.id == complaint.c.card_id)
    .where(
        card.c.binned_at.is_(None),
        or_(bindparam("every", type_=Integer()) == 1, complaint.c.state != SATISFIED),
        complaint.c.opened_at >= bindparam("since", type_=UtcDateTime()),
    )
    .order_by(
        case((complaint.c.state == OPEN, 0), (complaint.c.state == RESOLVED, 1), else_=2),
        complaint.c.opened_at,
        complaint.c.id,
    ),
)
declare(
    "complaint_entries_of_complaint",
    select(entry).where(entry.c.complaint_id == given(entry.c.complaint_id)).order_by(entry.c.at, entry.c.id),
)
declare(
    "complaint_entries_escalated",
    select(entry).where(listed(entry.c.complaint_id), entry.c.kind == "escalated").order_by(entry.c.at, entry.c.id),
)
declare(
    "satisfactions_listed",
    select(*satisfaction.c, card.c.name.label("card_name"))
    .join(card, card.c.id == satisfaction.c.card_id)
    .where(card.c.binned_at.is_(None))
    .order_by(satisfaction.c.card_id, satisfaction.c.on_date, satisfaction.c.id),
)
