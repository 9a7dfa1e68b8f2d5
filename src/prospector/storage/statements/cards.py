"""Statements about cards and what hangs on them: phones, e-mails, tags, facts, notes, roles."""

from sqlalchemy import Integer, Text, and_, bindparam, func, or_, select

from prospector.storage.statements.declaration import (
    by_bytes,
    declare,
    declare_by_id,
    declare_of_cards,
    declare_row_writes,
    given,
    holds,
    holds_in_any_case,
    listed,
    table,
)

card, phone, email, tag, fact, note, role, standing = map(
    table, ("card", "phone", "email", "tag", "fact", "note", "role", "standing")
)

_extension = given(phone.c.extension)
_most = bindparam("most", type_=Integer())

for _name in ("card", "phone", "email", "tag", "fact", "note", "role"):
    declare_row_writes(_name)

declare_by_id("card")
declare_by_id("note")
declare("card_by_uid", select(card).where(card.c.uid == given(card.c.uid)))
declare("cards_by_ids", select(card).where(listed(card.c.id)).order_by(card.c.id))
declare(
    "card_names_by_key",
    select(card.c.id, card.c.name, card.c.kind)
    .where(card.c.name_key == given(card.c.name_key), card.c.binned_at.is_(None))
    .order_by(card.c.id)
    .limit(_most),
)
declare(
    "card_alone_by_key",
    select(card.c.id)
    .where(
        card.c.name_key == given(card.c.name_key),
        card.c.kind == given(card.c.kind),
        card.c.binned_at.is_(None),
        ~select(phone.c.id).where(phone.c.card_id == card.c.id).exists(),
        ~select(email.c.id).where(email.c.card_id == card.c.id).exists(),
    )
    .order_by(card.c.id),
)
# Nearest names for a reference that fits none: compared in memory, so only what the comparison needs.
declare(
    "card_names", select(card.c.id, card.c.name, card.c.name_key).where(card.c.binned_at.is_(None)).order_by(card.c.id)
)
declare("card_count", select(func.count()).select_from(card).where(card.c.binned_at.is_(None)))
declare("card_all_ids", select(card.c.id).order_by(card.c.id))

declare_of_cards("phone", phone.c.position)
declare_of_cards("email", email.c.position)
declare_of_cards("tag", by_bytes(tag.c.name))
declare_of_cards("fact")
declare_of_cards("note", note.c.at)

_live = card.c.binned_at.is_(None)
declare(
    "phones_by_tail",
    select(phone.c.card_id, card.c.name, phone.c.digits, phone.c.extension)
    .join(card, card.c.id == phone.c.card_id)
    .where(phone.c.tail == given(phone.c.tail), or_(_extension == "", phone.c.extension == _extension), _live)
    # In the order of the index, so that of a number that thousands share no more are read than are asked for.
    .order_by(phone.c.id)
    .limit(_most),
)
declare(
    "phones_of_namesakes",
    select(phone.c.card_id, card.c.name, phone.c.digits, phone.c.extension)
    .join(card, card.c.id == phone.c.card_id)
    .where(card.c.name_key == given(card.c.name_key), _live)
    .order_by(phone.c.card_id, phone.c.id),
)
declare(
    "phones_by_part",
    select(phone.c.card_id, card.c.name, phone.c.digits, phone.c.raw)
    .join(card, card.c.id == phone.c.card_id)
    .where(holds(phone.c.digits, bindparam("part", type_=Text())), _live)
    .order_by(phone.c.card_id, phone.c.id)
    .limit(_most),
)
declare(
    "emails_by_key",
    select(email.c.card_id, card.c.name)
    .join(card, card.c.id == email.c.card_id)
    .where(email.c.key == given(email.c.key), _live)
    .order_by(email.c.id)
    .limit(_most),
)
declare(
    "emails_of_namesakes",
    select(email.c.card_id, card.c.name, email.c.key)
    .join(card, card.c.id == email.c.card_id)
    .where(card.c.name_key == given(card.c.name_key), _live)
    .order_by(email.c.card_id, email.c.id),
)
declare("fact_keys", select(fact.c.key).group_by(fact.c.key).order_by(by_bytes(fact.c.key)))
declare("note_by_uid", select(note.c.id).where(note.c.uid == given(note.c.uid)))

_person, _company = card.alias("person"), card.alias("company")
_role_columns = (
    role.c.id,
    role.c.person_id,
    _person.c.name.label("person_name"),
    role.c.company_id,
    _company.c.name.label("company_name"),
    role.c.role,
    role.c.decides,
)
declare(
    "roles_of_card",
    select(*_role_columns)
    .join(_person, _person.c.id == role.c.person_id)
    .join(_company, _company.c.id == role.c.company_id)
    .where(
        or_(
            and_(role.c.company_id == bindparam("card_id", type_=Integer()), _person.c.binned_at.is_(None)),
            and_(role.c.person_id == bindparam("card_id", type_=Integer()), _company.c.binned_at.is_(None)),
        )
    )
    .order_by(role.c.decides.desc(), role.c.id),
)
declare(
    "roles_of_people",
    select(*_role_columns, _company.c.uid.label("company_uid"))
    .join(_person, _person.c.id == role.c.person_id)
    .join(_company, _company.c.id == role.c.company_id)
    .where(listed(role.c.person_id))
    .order_by(role.c.person_id, role.c.decides.desc(), role.c.id),
)

_any = bindparam("kind", type_=Text())
_area = bindparam("area", type_=Text())
_tag = bindparam("tag", type_=Text())
_has_tag = select(tag.c.id).where(tag.c.card_id == card.c.id, tag.c.name == _tag).exists()
LIST_COLUMNS = (
    card.c.id,
    card.c.uid,
    card.c.kind,
    card.c.name,
    card.c.area,
    card.c.stopped_on,
    card.c.binned_at,
    card.c.first_contact_on,
    phone.c.e164,
    phone.c.raw,
    phone.c.extension,
    standing.c.money,
    standing.c.authority,
    standing.c.need,
    standing.c.need_size,
    standing.c.attitude,
    standing.c.contacts,
    standing.c.last_at,
    standing.c.interested_at,
    standing.c.reached_at,
    standing.c.first_deal_on,
    standing.c.last_deal_on,
    standing.c.next_due_on,
)
_listing = (
    select(*LIST_COLUMNS)
    .join(standing, standing.c.card_id == card.c.id, isouter=True)
    .join(phone, and_(phone.c.card_id == card.c.id, phone.c.position == 0), isouter=True)
)
declare(
    "cards_listed",
    _listing.where(
        _live,
        or_(_any == "", card.c.kind == _any),
        or_(_area == "", holds_in_any_case(card.c.area, _area)),
        or_(_tag == "", _has_tag),
    ).order_by(card.c.id),
)
declare("cards_listed_by_ids", _listing.where(listed(card.c.id)).order_by(card.c.id))
declare("cards_binned", _listing.where(card.c.binned_at.is_not(None)).order_by(card.c.id))
declare(
    "areas_listed",
    select(card.c.area, func.count().label("cards")).where(_live).group_by(card.c.area).order_by(by_bytes(card.c.area)),
)
