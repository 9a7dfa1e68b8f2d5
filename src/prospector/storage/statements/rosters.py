"""The statement of the customer roster: every card with its base data and its dealings (H5)."""

from typing import Any

from sqlalchemy import and_, func, select

from prospector.storage.statements.declaration import declare, table
from prospector.storage.statements.standings import standing

card, phone, email, role, fact = map(table, ("card", "phone", "email", "role", "fact"))
_company = card.alias("company")


def _fact(key: str) -> Any:
    found = select(func.min(fact.c.value)).where(fact.c.card_id == card.c.id, fact.c.key == key).scalar_subquery()
    return func.coalesce(found, "").label(key)


_mail = select(email.c.address).where(email.c.card_id == card.c.id).order_by(email.c.id).limit(1).scalar_subquery()
_employer = (
    select(_company.c.name)
    .join(role, role.c.company_id == _company.c.id)
    .where(role.c.person_id == card.c.id, _company.c.binned_at.is_(None))
    .order_by(role.c.id)
    .limit(1)
    .scalar_subquery()
)
declare(
    "roster_listed",
    select(
        card.c.id,
        card.c.uid,
        card.c.kind,
        card.c.name,
        card.c.address,
        card.c.postcode,
        card.c.city,
        card.c.area,
        card.c.circle,
        card.c.first_contact_on,
        card.c.stopped_on,
        phone.c.e164,
        phone.c.raw,
        phone.c.extension,
        func.coalesce(_mail, "").label("email"),
        func.coalesce(_employer, "").label("tied_to"),
        _fact("employer"),
        _fact("person_in_charge"),
        _fact("handler"),
        _fact("credit_status"),
        standing.c.money,
        standing.c.authority,
        standing.c.need,
        standing.c.last_at,
        standing.c.reached_at,
        standing.c.first_deal_on,
        standing.c.last_deal_on,
        standing.c.deals,
    )
    .join(standing, standing.c.card_id == card.c.id)
    .join(phone, and_(phone.c.card_id == card.c.id, phone.c.position == 0), isouter=True)
    .where(card.c.binned_at.is_(None))
    .order_by(card.c.id),
)
