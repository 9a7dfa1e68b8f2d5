"""Statements about who plays which part in a company's decision."""

from typing import Any

from sqlalchemy import Integer, Text, and_, bindparam, func, literal, or_, select, union_all

from prospector.storage.statements.declaration import declare, declare_record, table
from prospector.storage.statements.standings import standing

stakeholder, card, role, referral = map(table, ("stakeholder", "card", "role", "referral"))
person, company, known_by = card.alias("person"), card.alias("company"), card.alias("known_by")

declare_record("stakeholder", stakeholder.c.noted_on)
declare("stakeholder_all", select(stakeholder).order_by(stakeholder.c.id))

_listed = (
    select(
        *stakeholder.c,
        company.c.name.label("company_name"),
        person.c.name.label("person_name"),
        func.coalesce(known_by.c.name, "").label("known_by_name"),
    )
    .join(company, company.c.id == stakeholder.c.card_id)
    .join(person, person.c.id == stakeholder.c.person_id)
    .join(known_by, and_(known_by.c.id == stakeholder.c.known_by_id, known_by.c.binned_at.is_(None)), isouter=True)
    .where(company.c.binned_at.is_(None), person.c.binned_at.is_(None))
    .order_by(stakeholder.c.card_id, stakeholder.c.id)
)
_card = bindparam("card_id", type_=Integer())
declare("stakeholders_listed", _listed)
declare("stakeholders_with_card", _listed.where(or_(stakeholder.c.card_id == _card, stakeholder.c.person_id == _card)))

# Everyone of a company: tied to it, or on its map.
_inside = (
    select(role.c.person_id.label("person_id"))
    .where(role.c.company_id == _card)
    .union(select(stakeholder.c.person_id).where(stakeholder.c.card_id == _card))
    .cte("inside")
)


def _way(inside: Any, other: Any, how: str, *conditions: Any) -> Any:
    columns = (inside.label("person_id"), other.label("other_id"), literal(how, Text()).label("how"))
    return select(*columns).where(inside.in_(select(_inside.c.person_id)), *conditions)


_elsewhere = stakeholder.alias("elsewhere")
_ways = union_all(
    _way(stakeholder.c.person_id, stakeholder.c.known_by_id, "knows",
         stakeholder.c.card_id == _card, stakeholder.c.known_by_id.is_not(None)),
    _way(role.c.person_id, role.c.company_id, "works_there", role.c.company_id != _card),
    _way(_elsewhere.c.person_id, _elsewhere.c.card_id, "has_a_say", _elsewhere.c.card_id != _card),
    _way(referral.c.card_id, referral.c.referrer_id, "referred"),
    _way(referral.c.referrer_id, referral.c.card_id, "was_referred"),
).subquery("ways")  # fmt: skip
# Which other cards know somebody in a company, and how; both out of the bin, and the other one not of the company.
declare(
    "stakeholder_ways_in",
    select(
        _ways.c.person_id,
        person.c.name.label("person_name"),
        _ways.c.other_id,
        card.c.name.label("other_name"),
        card.c.stopped_on.label("other_stopped_on"),
        standing.c.last_deal_on,
        _ways.c.how,
    )
    .join(person, person.c.id == _ways.c.person_id)
    .join(card, card.c.id == _ways.c.other_id)
    .join(standing, standing.c.card_id == card.c.id, isouter=True)
    .where(
        person.c.binned_at.is_(None),
        card.c.binned_at.is_(None),
        _ways.c.other_id != _card,
        _ways.c.other_id.not_in(select(_inside.c.person_id)),
    )
    .group_by(
        _ways.c.person_id, person.c.name, _ways.c.other_id, card.c.name, card.c.stopped_on, standing.c.last_deal_on,
        _ways.c.how,
    )
    .order_by(standing.c.last_deal_on.is_(None), _ways.c.other_id, _ways.c.person_id, _ways.c.how),
)  # fmt: skip
