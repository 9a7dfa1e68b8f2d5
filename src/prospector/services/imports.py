"""Bringing a file of cards into the book (``H1``: collate and check), and calls by the thousand.

Every row is added, updated, unchanged or skipped with a reason; nothing on a card is ever overwritten by a file.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import uuid4

from prospector.domain.card import Card, Fact, Phone
from prospector.domain.draft import CardDraft, RejectedRow
from prospector.domain.errors import ProspectorError
from prospector.domain.name import name_key
from prospector.domain.text import N_, Text, text
from prospector.services.card_records import add_records
from prospector.services.cards import placed
from prospector.services.hooking import card_added, card_updated
from prospector.services.import_matches import Matcher, Unclear, about, unclear
from prospector.services.import_numbers import Numbers
from prospector.services.import_report import FIRST, Conflict, Report, Skipped
from prospector.services.ports import Desk
from prospector.services.restores import Told, add_told, new_of, tie_people, understood

ADDED, UPDATED, UNCHANGED = "added", "updated", "unchanged"
# Which holds where a row says otherwise than the card it is about.
BOOK, FILE = "book", "file"
# From so many rows on it pays to write the journal all at once.
_MANY = 500
# What decides where a card lies, and all the plain parts of a card that a file can fill.
_PLACE = ("address", "postcode", "country", "region", "city")
_PLAIN = (*_PLACE, "circle", "method", "source_note", "first_contact_on")


def import_cards(
    desk: Desk,
    source: Iterable[CardDraft | RejectedRow],
    advance: Callable[[int], None],
    *,
    keep_doubles: bool = False,
    prefer: str = BOOK,
    hooks: bool = False,
) -> Report:
    """Take every draft of ``source`` into the book in one operation; ``advance`` is told of each row read.

    With ``keep_doubles`` every row becomes a card of its own, also one that the book or the file has already. Where a
    row says otherwise than its card, the card stays as it is unless ``prefer`` is ``FILE``; it is told either way.
    With ``hooks`` the user's programs are asked about each card that is new or completed; a veto refuses all of it.
    """
    desk.begin()
    ties: list[tuple[int, int, Told, str]] = []
    counts = {ADDED: 0, UPDATED: 0, UNCHANGED: 0}
    skipped: list[Skipped] = []
    warnings: list[tuple[int, Text]] = []
    conflicts: list[Conflict] = []
    first: list[Card] = []
    book = Matcher(desk, blind=keep_doubles)
    numbers = Numbers(desk)
    for draft in _told_of(desk, source, advance):
        if isinstance(draft, RejectedRow):
            skipped.append(Skipped(draft.row, draft.line, draft.reason, draft.cells))
            continue
        try:
            if keep_doubles and draft.uid and desk.store.cards.by_uid(draft.uid):
                draft = replace(draft, uid="")
            if draft.mention or draft.needs_card:
                draft = about(desk, book, draft)
            told = understood(draft, desk.clock.now())
            what, card, differing = _take(desk, book, draft, told, prefer == FILE, numbers)
        except Unclear as unclear:
            skipped.append(Skipped(draft.row, draft.line, unclear.reason, draft.cells, unclear.candidates))
            continue
        except ProspectorError as refusal:
            skipped.append(Skipped(draft.row, draft.line, refusal.text, draft.cells))
            continue
        if told.people or told.records:
            ties.append((draft.row, card.id, told, what))
        counts[what] += 1
        if hooks and what != UNCHANGED:
            (card_added if what == ADDED else card_updated)(desk, card.id)
        warnings.extend((draft.row, warning) for warning in (*draft.warnings, *book.said, *_said(differing)))
        conflicts.extend(differing)
        if len(first) < FIRST:
            first.append(card)
    # Only now, because a company, or who referred somebody, may stand further down in the file.
    late = {card_id for _row, card_id, told, _what in ties if tie_people(desk, card_id, told.people)}
    rows = {card_id: row for row, card_id, _told, _what in ties}
    more, left_out = add_records(desk, [(card_id, told.records) for _row, card_id, told, _what in ties])
    warnings.extend((rows[card_id], why) for card_id, why in left_out)
    late |= more
    numbers.settle()
    for _row, card_id, _told, what in ties:
        if what == UNCHANGED and card_id in late:
            counts[UNCHANGED] -= 1
            counts[UPDATED] += 1
        late.discard(card_id)
    return Report(
        sum(counts.values()) + len(skipped),
        counts[ADDED],
        counts[UPDATED],
        counts[UNCHANGED],
        tuple(skipped),
        tuple(warnings),
        tuple(first),
        tuple(conflicts),
    )


def _told_of(
    desk: Desk, source: Iterable[CardDraft | RejectedRow], advance: Callable[[int], None]
) -> Iterator[CardDraft | RejectedRow]:
    """Pass ``source`` on, telling ``advance`` of each row, and the book when they become very many."""
    for count, draft in enumerate(source, start=1):
        advance(1)
        if count == _MANY:
            desk.store.expect_many()
        yield draft


def _take(
    desk: Desk, book: Matcher, draft: CardDraft, told: Told, file_first: bool, numbers: Numbers
) -> tuple[str, Card, list[Conflict]]:
    """Add, update or leave the card of a draft; return which, the card, and what the file says otherwise."""
    cards = book.find(draft) or book.near(draft)
    if not cards:
        added = _add(desk, draft, told, numbers)
        book.came(added)
        return ADDED, added, []
    if len(cards) > 1:
        # A row that has nothing to add is in the book, whichever of the cards it means.
        silent = next((card for card in cards if not _news(desk, card, draft, told)[2]), None)
        if silent is None:
            ids = ", ".join(str(card.id) for card in cards)
            raise unclear(text(N_("several cards fit: {ids}"), ids=ids), *cards)
        return UNCHANGED, silent, []
    (card,) = cards
    if card.kind != draft.kind:
        raise unclear(text(N_("card {id} is of the other kind"), id=card.id), card)
    conflicts = _differing(card, draft, file_first)
    filled, new, anything = _news(desk, card, draft, told, conflicts if file_first else ())
    if card.binned_at is not None and (anything or draft.binned_at is None):
        raise unclear(text(N_("card {id} is in the bin"), id=card.id), card)
    if filled is not card:
        filled = filled._replace(updated_at=desk.clock.now())
        desk.store.cards.save(filled, name_words=desk.contacts.name_words(filled.name))
        book.changed(filled)
    add_told(desk, card.id, new, draft.numbers, numbers)
    return (UPDATED if anything else UNCHANGED), filled, conflicts


def _news(
    desk: Desk, card: Card, draft: CardDraft, told: Told, overruled: Sequence[Conflict] = ()
) -> tuple[Card, Told, bool]:
    """What a draft adds to a card: the card with it (the same object where nothing is), the entries, whether any."""
    filled = _filled(desk, _overruled(desk, card, draft, told, overruled), draft, told)
    if any(getattr(filled, part) != getattr(card, part) for part in _PLACE):
        filled = placed(desk, filled)
        if _area_was_told(desk, card):
            filled = filled._replace(area=card.area, district=card.district)
    if card.precision == "exact" and filled.precision != "exact":
        filled = filled._replace(lat=card.lat, lon=card.lon, precision=card.precision)
    filled = _set_there(_in_told_area(filled, draft), draft)
    if filled == card and all(
        getattr(filled, part) == getattr(card, part) for part in ("phones", "emails", "tags", "facts")
    ):
        filled = card
    new = new_of(desk, card.id, told, draft)
    return filled, new, filled is not card or any(new)


def _area_was_told(desk: Desk, card: Card) -> bool:
    """Whether the area of a card is the word of a file and not what its address says."""
    return bool(card.area) and placed(desk, card).area != card.area


def _in_told_area(card: Card, draft: CardDraft) -> Card:
    """A card whose address says no area lies where the file says."""
    if card.area or not draft.area:
        return card
    return card._replace(area=draft.area, district=card.district or draft.district)


def _set_there(card: Card, draft: CardDraft) -> Card:
    """A card lies exactly where the file says, unless its spot is set already."""
    if draft.location is None or card.precision == "exact":
        return card
    lat, lon = draft.location
    return card._replace(lat=lat, lon=lon, precision="exact")


def _differing(card: Card, draft: CardDraft, taken: bool) -> list[Conflict]:
    """What a row says otherwise than the card it was taken for."""
    said = [("name", card.name, draft.name)] if name_key(card.name) != name_key(draft.name) else []
    said += [
        (name, str(getattr(card, name)), str(getattr(draft, name)))
        for name in _PLAIN
        if getattr(draft, name) and getattr(card, name) not in ("", None, getattr(draft, name))
    ]
    on_card = {fact.key: fact.value for fact in card.facts}
    said += [(key, on_card[key], value) for key, value in draft.facts.items() if on_card.get(key, value) != value]
    return [Conflict(draft.row, card.id, card.name, field, book, file, taken) for field, book, file in said]


def _said(conflicts: list[Conflict]) -> list[Text]:
    """The conflicts of one row in a sentence."""
    if not conflicts:
        return []
    fields = ", ".join(conflict.field for conflict in conflicts)
    if conflicts[0].taken:
        return [text(N_("card {id} said otherwise and is changed: {fields}"), id=conflicts[0].card_id, fields=fields)]
    return [text(N_("card {id} says otherwise and stays as it is: {fields}"), id=conflicts[0].card_id, fields=fields)]


def _overruled(desk: Desk, card: Card, draft: CardDraft, told: Told, conflicts: Sequence[Conflict]) -> Card:
    """The card with the word of the file in place of its own, where the two differ."""
    if not conflicts:
        return card
    fields = {conflict.field for conflict in conflicts}
    today = desk.clock.today()
    plain = {name: getattr(draft, name) for name in ("name", *_PLAIN) if name in fields}
    facts = tuple(
        Fact(fact.key, draft.facts[fact.key], told.noted.get(fact.key, today))
        if fact.key in fields and fact.key in draft.facts
        else fact
        for fact in card.facts
    )
    return card._replace(**plain, facts=facts)


def _add(desk: Desk, draft: CardDraft, told: Told, numbers: Numbers) -> Card:
    now = desk.clock.now()
    card = Card(
        0,
        draft.uid or str(uuid4()),
        draft.kind,
        draft.name,
        **{name: getattr(draft, name) for name in _PLAIN},
        stopped_on=draft.stopped_on,
        stop_reason=draft.stop_reason,
        binned_at=draft.binned_at,
        created_at=draft.created_at or now,
        updated_at=draft.updated_at or now,
        phones=_distinct(draft.phones, _number),
        emails=_distinct(draft.emails, lambda email: email.key),
        tags=tuple(sorted(set(draft.tags))),
        facts=tuple(Fact(key, value, told.noted.get(key, now.date())) for key, value in draft.facts.items()),
    )
    new = new_of(desk, 0, told, draft)
    card = desk.store.cards.add(
        _set_there(_in_told_area(placed(desk, card), draft), draft),
        name_words=desk.contacts.name_words(card.name),
        number=numbers.of("card", card.uid, draft.numbers),
    )
    numbers.given("card", card.id)
    add_told(desk, card.id, new, draft.numbers, numbers)
    return card


def _number(phone: Phone) -> tuple[str, str]:
    return phone.e164 or phone.digits or phone.raw, phone.extension


def _distinct(items: Iterable[Any], key: Callable[[Any], object]) -> tuple[Any, ...]:
    seen: dict[object, Any] = {}
    for item in items:
        seen.setdefault(key(item), item)
    return tuple(seen.values())


def _filled(desk: Desk, card: Card, draft: CardDraft, told: Told) -> Card:
    """The card with what the draft adds; what is on the card already stays as it is."""
    added = {name: getattr(draft, name) for name in _PLAIN if getattr(draft, name) and not getattr(card, name)}
    if draft.stopped_on and not card.stopped_on:
        added |= {"stopped_on": draft.stopped_on, "stop_reason": draft.stop_reason}
    known = {fact.key for fact in card.facts}
    today = desk.clock.today()
    new_facts = [Fact(key, value, told.noted.get(key, today)) for key, value in draft.facts.items() if key not in known]
    return card._replace(
        **added,
        phones=_distinct([*card.phones, *draft.phones], _number),
        emails=_distinct([*card.emails, *draft.emails], lambda email: email.key),
        tags=tuple(sorted({*card.tags, *draft.tags})),
        facts=(*card.facts, *new_facts),
    )


def preview(cards: Iterable[Card]) -> list[Mapping[str, object]]:
    """Return what the first cards of an import look like, for ``--dry-run``."""
    return [
        {
            "name": card.name,
            "kind": card.kind,
            "phones": [phone.e164 or phone.raw for phone in card.phones],
            "emails": [email.address for email in card.emails],
            "area": card.area or None,
            "fields": {fact.key: fact.value for fact in card.facts},
        }
        for card in cards
    ]
