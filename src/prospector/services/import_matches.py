"""Which card of the book a row of a file is about, and an entry of a calendar or of a list of tasks."""

import re
from dataclasses import replace

from prospector.domain.card import Card
from prospector.domain.draft import CardDraft
from prospector.domain.name import has_hanzi, name_key
from prospector.domain.text import N_, Text, text
from prospector.services.ports import Desk

_WORD = r"\w+"


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
        self._cards = desk.store.cards
        self._blind = blind
        self._names: list[tuple[str, int]] | None = None

    def find(self, draft: CardDraft) -> list[Card]:
        """Return the cards that ``draft`` may be about; the nearer kind of likeness hides the others."""
        if self._blind:
            return []
        if draft.uid and (card := self._cards.by_uid(draft.uid)):
            return [card]
        by_contact = self._by_contact(draft, name_key(draft.name))
        if by_contact:
            return by_contact
        alike = self._cards.named_alone(draft.name, draft.kind)
        if not alike and not (draft.phones or draft.emails):
            alike = [card_id for card_id, _, kind in self._cards.named(draft.name) if kind == draft.kind]
        return self._cards.many(alike) if alike else []

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
        ids: set[int] = set()
        for phone in draft.phones:
            digits = phone.digits[: len(phone.digits) - len(phone.extension)] if phone.extension else phone.digits
            if len(digits) >= 3:
                ids.update(card_id for card_id, _ in self._cards.with_phone(digits, phone.extension))
        for email in draft.emails:
            ids.update(card_id for card_id, _ in self._cards.with_email(email.key))
        cards = self._cards.many(sorted(ids)) if ids else []
        # A switchboard is shared by many: the number alone does not make two names one.
        return [card for card in cards if card.kind == draft.kind and name_key(card.name) == key]


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
