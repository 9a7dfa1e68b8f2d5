"""Statements that filters are made of: each returns (card id, value) of the cards whose field may fit."""

from typing import Any

from sqlalchemy import Integer, Text, bindparam, select

from prospector.storage.statements.declaration import declare, declare_row_writes, given, holds_in_any_case, table
from prospector.storage.types import IsoDate, UtcDateTime

card, standing, tag, email, fact, role, saved_list = map(
    table, ("card", "standing", "tag", "email", "fact", "role", "saved_list")
)
_part = bindparam("part", type_=Text())
_live = card.c.binned_at.is_(None)

declare("filter_live", select(card.c.id).where(_live).order_by(card.c.id))


def _declare_text(name: str, column: Any) -> None:
    declare(
        f"filter_{name}", select(card.c.id, column).where(_live, column != "", holds_in_any_case(column, _part))
        .order_by(card.c.id),
    )  # fmt: skip


for _name in ("name", "area", "address", "city", "region", "country", "postcode"):
    _declare_text(_name, card.c[_name])
_declare_text("source", card.c.source_note)

for _name, _column in (
    ("kind", card.c.kind),
    ("circle", card.c.circle),
    ("method", card.c.method),
):
    declare(
        f"filter_{_name}",
        select(card.c.id, _column).where(_live, _column == bindparam("code", type_=Text())).order_by(card.c.id),
    )


def _of_standing(name: str, column: Any, *conditions: Any) -> None:
    declare(
        f"filter_{name}",
        select(standing.c.card_id, column).where(*conditions).order_by(standing.c.card_id),
    )


for _name, _column in (
    ("need", standing.c.need_size),
    ("attitude", standing.c.attitude),
    ("visit_chance", standing.c.visit_chance),
    ("outcome", standing.c.last_outcome),
    ("via", standing.c.last_via),
):
    _of_standing(_name, _column, _column == bindparam("code", type_=Text()))
_first, _last = bindparam("first", type_=Integer()), bindparam("last", type_=Integer())
for _name in ("contacts", "tries", "deals"):
    _of_standing(_name, standing.c[_name], standing.c[_name].between(_first, _last))
_since, _until = bindparam("since", type_=IsoDate()), bindparam("until", type_=IsoDate())
_after, _before = bindparam("after", type_=UtcDateTime()), bindparam("before", type_=UtcDateTime())
for _name, _column in (
    ("last_call", standing.c.last_at),
    ("reached", standing.c.reached_at),
    ("interested", standing.c.interested_at),
):
    _of_standing(_name, _column, _column >= _after, _column < _before)
for _name, _column in (
    ("first_deal", standing.c.first_deal_on),
    ("last_deal", standing.c.last_deal_on),
    ("next", standing.c.next_due_on),
):
    _of_standing(_name, _column, _column >= _since, _column <= _until)
for _name in ("created", "updated"):
    _column = card.c[f"{_name}_at"]
    declare(
        f"filter_{_name}",
        select(card.c.id, _column).where(_live, _column >= _after, _column < _before).order_by(card.c.id),
    )
declare(
    "filter_first_contact",
    select(card.c.id, card.c.first_contact_on)
    .where(_live, card.c.first_contact_on >= _since, card.c.first_contact_on <= _until)
    .order_by(card.c.id),
)
declare(
    "filter_stopped",
    select(card.c.id, card.c.stopped_on).where(_live, card.c.stopped_on.is_not(None)).order_by(card.c.id),
)
# What lifecycle, level, class and MAN are derived from.
declare(
    "filter_standings",
    select(
        standing.c.card_id,
        standing.c.money,
        standing.c.authority,
        standing.c.need,
        standing.c.last_deal_on,
        standing.c.interested_at,
        standing.c.last_at,
        standing.c.reached_at,
    )
    .join(card, card.c.id == standing.c.card_id)
    .where(_live)
    .order_by(standing.c.card_id),
)
declare(
    "filter_tag",
    select(tag.c.card_id, tag.c.name).where(holds_in_any_case(tag.c.name, _part)).order_by(tag.c.card_id, tag.c.id),
)
declare(
    "filter_email",
    select(email.c.card_id, email.c.key)
    .where(holds_in_any_case(email.c.key, _part))
    .order_by(email.c.card_id, email.c.id),
)
declare(
    "filter_fact",
    select(fact.c.card_id, fact.c.value)
    .where(fact.c.key == given(fact.c.key, "fact_key"), holds_in_any_case(fact.c.value, _part))
    .order_by(fact.c.card_id, fact.c.id),
)
declare(
    "filter_company",
    select(role.c.person_id, card.c.name)
    .join(card, card.c.id == role.c.company_id)
    .where(_live, holds_in_any_case(card.c.name, _part))
    .order_by(role.c.person_id, role.c.id),
)
for _name in ("promise", "complaint", "deal"):
    _rows = table(_name)
    declare(
        f"filter_{_name}",
        select(_rows.c.card_id, _rows.c.state)
        .where(_rows.c.state == bindparam("code", type_=Text()))
        .order_by(_rows.c.card_id, _rows.c.id),
    )
for _name in (
    "phone", "email", "tag", "note", "call", "deal", "promise", "complaint", "invoice", "referral",
):  # fmt: skip
    _rows = table(_name)
    declare(f"filter_has_{_name}", select(_rows.c.card_id).group_by(_rows.c.card_id).order_by(_rows.c.card_id))
_referral = table("referral")
declare(
    "filter_has_referrals_given",
    select(_referral.c.referrer_id).group_by(_referral.c.referrer_id).order_by(_referral.c.referrer_id),
)
declare("filter_has_company", select(role.c.person_id).group_by(role.c.person_id).order_by(role.c.person_id))

declare_row_writes("saved_list")
declare("saved_list_by_name", select(saved_list).where(saved_list.c.name == given(saved_list.c.name)))
declare("saved_lists_listed", select(saved_list).order_by(saved_list.c.id))
