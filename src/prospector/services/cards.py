"""Acts on cards: add, edit, note, tie people to companies, bin and bring back, stop and resume contact."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import uuid4

from prospector.domain.card import COMPANY, KINDS, NAME_LIMIT, PERSON, Card, Email, Fact, Phone
from prospector.domain.clean import clean_line
from prospector.domain.deal import Deal
from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.domain.field import checked_key, checked_value
from prospector.domain.source import CIRCLES, WAYS
from prospector.domain.text import N_, Text, text
from prospector.services.known_already import refuse_known
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.searches import checked
from prospector.services.texts import checked_line, checked_note


class CardEdit(NamedTuple):
    """What is to be said about a card; None leaves a part as it is, an empty text clears it.

    ``phones`` and ``emails`` are typed forms, perhaps with a label in front (``work: 010-65512345``), that are added;
    ``drop_phones`` and ``drop_emails`` are taken away. ``facts`` are fields by key as typed.
    """

    name: str | None = None
    phones: Sequence[str] = ()
    drop_phones: Sequence[str] = ()
    emails: Sequence[str] = ()
    drop_emails: Sequence[str] = ()
    address: str | None = None
    postcode: str | None = None
    city: str | None = None
    region: str | None = None
    country: str | None = None
    circle: str | None = None
    method: str | None = None
    source_note: str | None = None
    first_contact_on: date | None = None
    tags: Sequence[str] = ()
    drop_tags: Sequence[str] = ()
    facts: Mapping[str, str] = {}
    note: str = ""
    deals: Sequence[date] = ()


_PLACE = {
    "address": N_("address"),
    "postcode": N_("postcode"),
    "city": N_("city"),
    "region": N_("region"),
    "country": N_("country"),
    "source_note": N_("source"),
}


def checked_name(value: str) -> str:
    """Return a harmless name; UsageError when nothing is left of it or it is too long."""
    name = checked_line(value, text(N_("name")), NAME_LIMIT)
    if not name:
        raise UsageError(N_("A card needs a name."), hint=N_("Type the name of the person or company."))
    return name


def _labelled(typed: str) -> tuple[str, str]:
    """Split ``work: 010-65512345`` into label and number; a bare number has no label."""
    label, colon, rest = typed.replace("：", ":", 1).partition(":")
    if not colon or not rest.strip() or any(char.isdigit() or char == "@" for char in label):
        return "", typed
    label = clean_line(label)
    # These are schemes of an address, not words of the user.
    return ("", rest.strip()) if label.casefold() in ("tel", "mailto") else (label[:40], rest.strip())


def _edited(desk: Desk, card: Card, edit: CardEdit) -> Card:
    """The card as it is to become."""
    today = desk.clock.today()
    phones = _edited_phones(desk, card, edit)
    emails = _edited_emails(desk, card, edit)
    facts = {fact.key: fact for fact in card.facts}
    known_free = desk.store.cards.free_keys() if edit.facts else frozenset()
    for typed_key, typed_value in edit.facts.items():
        key = checked_key(typed_key, known_free)
        value = checked_value(key, checked_line(typed_value, typed_key), card.kind)
        if not value:
            facts.pop(key, None)
        elif key not in facts or facts[key].value != value:
            facts[key] = Fact(key, value, today)
    tags = {tag for tag in card.tags if tag not in {checked_tag(tag) for tag in edit.drop_tags}}
    changed: dict[str, Any] = {
        name: checked_line(value, Text(label))
        for name, label in _PLACE.items()
        if (value := getattr(edit, name)) is not None
    }
    if edit.name is not None:
        changed["name"] = checked_name(edit.name)
    if edit.circle is not None:
        changed["circle"] = checked(edit.circle, CIRCLES, N_("circle"))
    if edit.method is not None:
        changed["method"] = checked(edit.method, WAYS, N_("method"))
    if edit.first_contact_on is not None:
        changed["first_contact_on"] = edit.first_contact_on
    return card._replace(
        **changed,
        phones=tuple(phones),
        emails=tuple(emails),
        tags=tuple(sorted(tags | {checked_tag(tag) for tag in edit.tags})),
        facts=tuple(facts.values()),
    )


def _edited_phones(desk: Desk, card: Card, edit: CardEdit) -> list[Phone]:
    phones = list(card.phones)
    for typed in edit.drop_phones:
        meant = _meant_phones(phones, typed, desk.contacts.phone(typed))
        if not meant:
            raise NotFoundError(
                N_("The card of {name} has no phone “{typed}”."), hint=N_("prospector show {id} lists them."),
                name=card.name, typed=typed, id=card.id,
            )  # fmt: skip
        phones = [phone for phone in phones if phone not in meant]
    for typed in edit.phones:
        label, number = _labelled(typed)
        phone = desk.contacts.phone(number, label=label)
        same = next((place for place, old in enumerate(phones) if _number(old) == _number(phone)), None)
        if same is None:
            phones.append(phone)
        elif label:
            # The number is known; what is new is its label.
            phones[same] = phones[same]._replace(label=label)
    return phones


def _number(phone: Phone) -> tuple[str, str]:
    return phone.e164 or phone.digits or phone.raw, phone.extension


def _meant_phones(phones: Sequence[Phone], typed: str, number: Phone) -> list[Phone]:
    """The phones a typed number means: as it was typed, the same with its extension, or the same without."""
    exactly = [phone for phone in phones if clean_line(typed) == phone.raw or _number(phone) == _number(number)]
    if exactly or number.extension:
        return exactly
    return [phone for phone in phones if _number(phone)[0] == _number(number)[0]]


def _edited_emails(desk: Desk, card: Card, edit: CardEdit) -> list[Email]:
    emails = list(card.emails)
    for typed in edit.drop_emails:
        key = clean_line(typed).casefold()
        if all(email.key != key for email in emails):
            raise NotFoundError(
                N_("The card of {name} has no e-mail address “{typed}”."), hint=N_("prospector show {id} lists them."),
                name=card.name, typed=typed, id=card.id,
            )  # fmt: skip
        emails = [email for email in emails if email.key != key]
    for typed in edit.emails:
        label, address = _labelled(typed)
        email = desk.contacts.email(address, label=label)
        same = next((place for place, old in enumerate(emails) if old.key == email.key), None)
        if same is None:
            emails.append(email)
        elif label:
            emails[same] = emails[same]._replace(label=label)
    return emails


def checked_tag(typed: str) -> str:
    """Return a tag as stored: one line without a leading ``#`` or ``+``; UsageError when it is empty or has a comma."""
    tag = clean_line(typed).lstrip("#+").strip()
    if not tag or len(tag) > 60 or "," in tag or ";" in tag:
        raise UsageError(
            N_("“{typed}” cannot be a tag."), hint=N_("Use a short word without comma or semicolon."), typed=typed
        )
    return tag


def placed(desk: Desk, card: Card, before: Card | None = None) -> Card:
    """Return the card where its address lies; the exact spot of ``before`` stays where address and city do."""
    if before and before.precision in ("exact", "street") and before.address + before.city == card.address + card.city:
        return placed(desk, card)._replace(lat=before.lat, lon=before.lon, precision=before.precision)
    if not any((card.address, card.postcode, card.city, card.region, card.country)):
        return card._replace(area="", district="", lat=None, lon=None, precision="")
    place = desk.geocoder.place(
        card.address, postcode=card.postcode, city=card.city, region=card.region, country=card.country
    )
    if place is None:
        return card._replace(area="", district="", lat=None, lon=None, precision="")
    # What was typed stays; only what is not known yet is filled in.
    return card._replace(
        area=place.area,
        country=card.country or place.country,
        region=card.region or place.region,
        city=card.city or place.city,
        district=place.district,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
    )


def add_card(desk: Desk, kind: str, edit: CardEdit, *, keep_double: bool = False) -> int:
    """Add a card and return its id; ConflictError when its phone, e-mail or exact name is on a card already."""
    now = desk.clock.now()
    blank = Card(0, str(uuid4()), kind, checked_name(edit.name or ""), created_at=now, updated_at=now)
    card = placed(desk, _edited(desk, blank, edit))
    if not keep_double:
        refuse_known(desk, card)
    desk.begin()
    card = desk.store.cards.add(card, name_words=desk.contacts.name_words(card.name))
    _add_dated(desk, card, edit)
    return card.id


def _add_dated(desk: Desk, card: Card, edit: CardEdit) -> None:
    if edit.note:
        desk.store.notes.add(card.id, str(uuid4()), desk.clock.now(), checked_note(edit.note))
    for day in edit.deals:
        desk.store.deals.add(Deal(0, str(uuid4()), card.id, day))


def edit_card(desk: Desk, reference: str, edit: CardEdit) -> tuple[int, bool]:
    """Change a card; return its id and whether anything changed."""
    desk.begin()
    card = find_card(desk, reference)
    changed = _edited(desk, card, edit)
    if any(getattr(edit, name) is not None for name in ("address", "postcode", "city", "region", "country")):
        changed = placed(desk, changed, before=card)
    parts = ("phones", "emails", "tags", "facts")
    same = changed == card and all(getattr(changed, part) == getattr(card, part) for part in parts)
    if same and not edit.note and not edit.deals:
        return card.id, False
    if not same:
        words = desk.contacts.name_words(changed.name)
        desk.store.cards.save(changed._replace(updated_at=desk.clock.now()), name_words=words)
    _add_dated(desk, card, edit)
    return card.id, True


def add_note(desk: Desk, reference: str, body: str) -> int:
    """Keep a note on a card; return the card's id."""
    desk.begin()
    card = find_card(desk, reference)
    body = checked_note(body)
    if not body:
        raise UsageError(N_("The note is empty."), hint=N_("Type what was said."))
    desk.store.notes.add(card.id, str(uuid4()), desk.clock.now(), body)
    return card.id


def _saved(desk: Desk, card: Card) -> None:
    desk.begin()
    desk.store.cards.save(card._replace(updated_at=desk.clock.now()), name_words=desk.contacts.name_words(card.name))


def remove_card(desk: Desk, reference: str) -> Card:
    """Put a card into the bin and return it."""
    desk.begin()
    card = find_card(desk, reference)
    _saved(desk, card._replace(binned_at=desk.clock.now()))
    return card


def restore_card(desk: Desk, reference: str) -> Card:
    """Bring a card back from the bin, named by its id or its name, and return it."""
    desk.begin()
    typed = reference.strip().lstrip("#")
    binned = desk.store.cards.binned()
    found = [row for row in binned if typed in (str(row["id"]), row["name"])]
    if not found:
        raise NotFoundError(
            N_("The bin holds no card “{typed}”."), hint=N_("prospector list --bin shows what it holds."), typed=typed
        )
    if len(found) > 1:
        raise ConflictError(
            N_("“{typed}” fits {count} cards."), hint=N_("Name one by its id."),
            candidates=[(row["id"], row["name"]) for row in found], typed=typed, count=len(found),
        )  # fmt: skip
    card = desk.store.cards.get(found[0]["id"])
    assert card is not None
    if (winner := desk.store.merges.winner_of(card.id)) is not None:
        raise RefusedError(
            N_("{name} is not removed: it is part of card {winner} since the two were merged."),
            hint=N_("prospector history {winner} shows when; prospector undo with that number parts them."),
            name=card.name, winner=winner,
        )  # fmt: skip
    _saved(desk, card._replace(binned_at=None))
    return card


def stop_card(desk: Desk, reference: str, why: str) -> Card:
    """Mark a card do-not-contact: no list, plan or mailing proposes it any more (H7). Return it as it now is."""
    desk.begin()
    card = find_card(desk, reference)
    if card.stopped_on is not None:
        raise RefusedError(
            N_("{name} is stopped already, since {day}."), hint=N_("prospector resume {id} takes it up again."),
            name=card.name, day=card.stopped_on.isoformat(), id=card.id,
        )  # fmt: skip
    stopped = card._replace(stopped_on=desk.clock.today(), stop_reason=checked_line(why, text(N_("reason"))))
    _saved(desk, stopped)
    return stopped


def resume_card(desk: Desk, reference: str) -> Card:
    """Take up a stopped card again and return it."""
    desk.begin()
    card = find_card(desk, reference)
    if card.stopped_on is None:
        raise RefusedError(N_("{name} is not stopped."), hint=N_("Nothing needs to be done."), name=card.name)
    resumed = card._replace(stopped_on=None, stop_reason="")
    _saved(desk, resumed)
    return resumed


def tie(desk: Desk, person_reference: str, company_reference: str, role: str, decides: bool) -> tuple[Card, Card]:
    """Record a person's part in a company (H5, H10); return both cards."""
    desk.begin()
    person, company = find_card(desk, person_reference), find_card(desk, company_reference)
    if person.kind != PERSON or company.kind != COMPANY:
        raise RefusedError(
            N_("Only a person can be tied to a company; {first} is a {first_kind}, {second} a {second_kind}."),
            hint=N_("Name the person first, then the company."),
            first=person.name, first_kind=Text(KINDS[person.kind]),
            second=company.name, second_kind=Text(KINDS[company.kind]),
        )  # fmt: skip
    desk.store.cards.tie(person.id, company.id, checked_line(role, text(N_("role")), 60), decides)
    return person, company


def untie(desk: Desk, person_reference: str, company_reference: str) -> tuple[Card, Card]:
    """Remove a person's part in a company; NotFoundError when there is none."""
    desk.begin()
    person, company = find_card(desk, person_reference), find_card(desk, company_reference)
    if not desk.store.cards.untie(person.id, company.id):
        raise NotFoundError(
            N_("{person} has no part in {company}."), hint=N_("prospector show lists the people of a company."),
            person=person.name, company=company.name,
        )  # fmt: skip
    return person, company
