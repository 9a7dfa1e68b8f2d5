"""Which card of the book a row of a file is about, and an entry of a calendar or of a list of tasks."""

import re
from collections.abc import Iterable
from dataclasses import replace

from prospector.domain.card import Card
from prospector.domain.draft import CardDraft
from prospector.domain.name import has_hanzi, name_key
from prospector.domain.record import Record
from prospector.domain.text import N_, Text, text
from prospector.services.known_already import known_among, why
from prospector.services.ports import Desk

_WORD = r"\w+"
# A number that more cards have tells nobody apart; nor does a name.
_SWITCHBOARD = 20
# A number of fewer digits says nothing; one that lacks some may be the end of a whole one of the same name.
_SHORT, _WHOLE = 3, 8
# Of so many names it is remembered which of their cards have neither number nor address.
_REMEMBERED = 10_000


class Unclear(Exception):
    """A row that could belong to several cards."""

    def __init__(self, reason: Text, candidates: tuple[tuple[int, str], ...]) -> None:
        self.reason = reason
        self.candidates = candidates


class Matcher:
    """Finds the card a draft is about: by uid, then phone or e-mail with a compatible name, then the same name alone.

    A name alone is enough only when one of the two sides has neither phone nor e-mail, because people of the same name
    with different numbers are different people.
    """

    def __init__(self, desk: Desk, *, blind: bool = False) -> None:
        self._desk = desk
        self._cards = desk.store.cards
        self._blind = blind
        self._names: list[tuple[str, int]] | None = None
        self._shared: set[int] = set()
        self._alone: dict[tuple[str, str], set[int]] = {}
        # The cards that came with the rows before: a file that tells two apart by name is believed.
        self.added: set[int] = set()
        # How many cards there were before; counting them anew for each row would take longer with each row.
        self._before = self._cards.count()
        # What is to be said about the draft that was looked for last.
        self.said: tuple[Text, ...] = ()

    def find(self, draft: CardDraft) -> list[Card]:
        """Return the cards that ``draft`` may be about; the nearer kind of likeness hides the others."""
        self._shared, self.said = set(), ()
        if self._blind:
            return []
        if draft.uid and (card := self._cards.by_uid(draft.uid)):
            return [card]
        key = name_key(draft.name)
        by_contact = self._by_contact(draft, key)
        if by_contact:
            return by_contact
        alike = sorted(self._named_alone(key, draft))
        if not alike and not (draft.phones or draft.emails):
            alike = [card_id for card_id, _, kind in self._cards.named(draft.name, _SWITCHBOARD) if kind == draft.kind]
        return self._cards.many(alike) if alike else []

    def came(self, card: Card) -> None:
        """Be told of a card that a row has made."""
        self.added.add(card.id)
        self.changed(card)

    def changed(self, card: Card) -> None:
        """Be told of a card that a row has made or completed."""
        known = self._alone.get((name_key(card.name), card.kind))
        if known is not None:
            (known.discard if card.phones or card.emails else known.add)(card.id)

    def _named_alone(self, key: str, draft: CardDraft) -> set[int]:
        """The cards of that name that have neither number nor address; thousands may be called Unknown."""
        known = self._alone.get((key, draft.kind))
        if known is None:
            if len(self._alone) >= _REMEMBERED:
                self._alone.clear()
            known = self._alone[key, draft.kind] = set(self._cards.named_alone(draft.name, draft.kind))
        return known

    def near(self, draft: CardDraft) -> list[Card]:
        """Return the card that a draft for which ``find`` found none certainly is; ``said`` names it.

        With a telephone or an e-mail address in common and a name written otherwise (张伟 and Wei Zhang, with Ltd and
        without) it is the card that is meant, unless that came with the same file. Else it is only said to be one, and
        ``duplicates`` shows both.
        """
        telling = draft.facts or draft.address
        if self._blind or not (self._shared or telling):
            return []
        ids = set(self._shared) if len(self._shared) <= _SWITCHBOARD else set()
        if telling:
            namesakes = self._cards.named(draft.name, _SWITCHBOARD + 1)
            ids.update(card_id for card_id, _name, _kind in namesakes if len(namesakes) <= _SWITCHBOARD)
        alike = [card for card in self._cards.many(sorted(ids)) if card.kind == draft.kind] if ids else []
        known = known_among(self._desk, _record(draft), alike, self._before + len(self.added))
        if not known:
            return []
        values = {"id": known[0].card.id, "name": known[0].card.name, "reasons": why(self._desk, known[0])}
        if known[0].card.id in self._shared - self.added:
            self.said = (text(N_("taken for card {id} ({name}): {reasons}"), **values),)
            return [known[0].card]
        said = N_("seems to be card {id} ({name}): {reasons}; prospector duplicates shows both")
        self.said = (text(said, **values),)
        return []

    def mentioned(self, draft: CardDraft) -> list[Card]:
        """Return the cards whose number, address or name stands in the words of an event; the longest name."""
        for phone in draft.phones:
            if found := self._cards.with_phone(phone.digits):
                return self._cards.many([card_id for card_id, _ in found])
        for email in draft.emails:
            if found := self._cards.with_email(email.key):
                return self._cards.many([card_id for card_id, _ in found])
        words = f" {' '.join(re.findall(_WORD, draft.mention.casefold()))} "
        if self._names is None:
            self._names = [
                (" ".join(re.findall(_WORD, name.casefold())), card_id) for card_id, name, _ in self._cards.names()
            ]
        named = [
            (len(name), card_id)
            for name, card_id in self._names
            if len(name) > 1 and (f" {name} " in words or (has_hanzi(name) and name in words))
        ]
        longest = max((length for length, _ in named), default=0)
        return self._cards.many([card_id for length, card_id in named if length == longest])

    def _by_contact(self, draft: CardDraft, key: str) -> list[Card]:
        """The cards with a number or an address of the draft that are called the same."""
        namesakes: set[int] = set()
        for phone in draft.phones:
            digits = phone.digits[: len(phone.digits) - len(phone.extension)] if phone.extension else phone.digits
            if len(digits) < _SHORT:
                continue
            sharing = self._cards.sharing_phone(digits, phone.extension, _SWITCHBOARD)
            if sharing is None or len(digits) < _WHOLE:
                found = self._cards.namesakes_with(draft.name, digits, phone.extension)
                namesakes.update(card_id for card_id, _ in found)
            self._share(sharing or (), key, namesakes)
        for email in draft.emails:
            sharing = self._cards.sharing_email(email.key, _SWITCHBOARD)
            if sharing is None:
                namesakes.update(card_id for card_id, _ in self._cards.namesakes_at(draft.name, email.key))
            self._share(sharing or (), key, namesakes)
        # A switchboard is shared by many: the number alone does not make two names one.
        cards = self._cards.many(sorted(namesakes)) if namesakes else []
        return [card for card in cards if card.kind == draft.kind]

    def _share(self, sharing: Iterable[tuple[int, str]], key: str, namesakes: set[int]) -> None:
        """Note who shares a number or an address with the draft, and among them who is called the same."""
        for card_id, name in sharing:
            self._shared.add(card_id)
            if name_key(name) == key:
                namesakes.add(card_id)


def _record(draft: CardDraft) -> Record:
    return Record(
        0,
        draft.uid,
        draft.kind,
        draft.name,
        draft.address,
        draft.city,
        draft.postcode,
        draft.area,
        tuple((phone.e164, phone.digits, phone.extension, phone.label) for phone in draft.phones),
        tuple(email.key for email in draft.emails),
        draft.facts,
    )


def about(desk: Desk, book: Matcher, draft: CardDraft) -> CardDraft:
    """The draft of an event or a task as one of the card that it is about; nothing but the entry is added to the card.

    Unclear when it names several cards, or none and is not to make one.
    """
    cards = book.find(draft) if draft.name or draft.uid else []
    if not cards and draft.name:
        cards = desk.store.cards.many([card_id for card_id, _, _ in desk.store.cards.named(draft.name)])
    cards = cards or book.mentioned(draft)
    if len(cards) > 1:
        raise unclear(text(N_("several cards fit: {ids}"), ids=", ".join(str(card.id) for card in cards)), *cards)
    if cards:
        (card,) = cards
        return replace(draft, uid=card.uid, name=card.name, kind=card.kind, phones=(), emails=())
    if draft.needs_card or not draft.name:
        raise Unclear(text(N_("it names no card of the book")), ())
    return replace(draft, phones=())


def unclear(reason: Text, *cards: Card) -> Unclear:
    """Return why a row could belong to several of ``cards``."""
    return Unclear(reason, tuple((card.id, card.name) for card in cards))
