"""Whether somebody who is about to be added is in the book already (``H1``: one customer, one card)."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from prospector.domain.card import Card
from prospector.domain.duplicate import CERTAIN, Evidence
from prospector.domain.errors import ConflictError
from prospector.domain.record import Record
from prospector.domain.text import N_, Text, text
from prospector.services.ports import Desk

# Of what is looked for by name, the best so many are compared.
_LIKE_NAMED = 30
# So many reasons are told.
_REASONS = 3


class Known(NamedTuple):
    """A card of the book that is the same person or company, how probably, and why."""

    card: Card
    probability: float
    reasons: Sequence[Evidence]


def record_of(card: Card) -> Record:
    """Return a card, or what is to become one, as it is compared."""
    return Record(
        card.id,
        card.uid,
        card.kind,
        card.name,
        card.address,
        card.city,
        card.postcode,
        card.area,
        tuple((phone.e164, phone.digits, phone.extension, phone.label) for phone in card.phones),
        tuple(email.key for email in card.emails),
        {fact.key: fact.value for fact in card.facts},
    )


def known_among(desk: Desk, record: Record, others: Iterable[Card], size: int, least: float = CERTAIN) -> list[Known]:
    """Return those of ``others`` that are the same as ``record``, the surest first; those in the bin are not.

    ``size`` is how many cards the book has: what is rare among many says more.
    """
    cards = {other.id: other for other in others if other.binned_at is None and other.id != record.id}
    if not cards:
        return []
    finder = desk.doubles([record_of(other) for other in cards.values()], size)
    found = finder.against(record, least)
    return [Known(cards[pair.b], pair.probability, pair.reasons) for pair in found]


def sharing(desk: Desk, card: Card) -> set[int]:
    """Return the ids of the cards with a telephone number or an e-mail address of ``card``."""
    ids: set[int] = set()
    for phone in card.phones:
        digits = phone.digits[: len(phone.digits) - len(phone.extension)] if phone.extension else phone.digits
        if len(digits) >= 6:
            ids.update(card_id for card_id, _ in desk.store.cards.with_phone(digits))
    for email in card.emails:
        ids.update(card_id for card_id, _ in desk.store.cards.with_email(email.key))
    return ids


def known_already(desk: Desk, card: Card, besides: Collection[int] = ()) -> list[Known]:
    """Return the cards of the book that certainly are the same as ``card``, the surest first.

    Compared are those that share a number or an address with it, those of a like name, and ``besides``.
    """
    ids = sharing(desk, card) | set(besides)
    for words in desk.like_names(card.name, card.kind):
        ids.update(row["card_id"] for row in desk.store.search.find(words, part="card", most=_LIKE_NAMED))
    return known_among(desk, record_of(card), desk.store.cards.many(sorted(ids)), desk.store.cards.count())


def why(desk: Desk, known: Known) -> str:
    """Return in the user's words what speaks for it, what says most first."""
    said = [reason for reason in known.reasons if reason.points > 0][:_REASONS]
    return "; ".join(desk.say(reason.text) for reason in said)


def is_known(desk: Desk, known: Known) -> Text:
    """Return the sentence that names the card and why it is the same."""
    return text(
        N_("it is card {id} ({name}): {reasons}"), id=known.card.id, name=known.card.name, reasons=why(desk, known)
    )


def refuse_known(desk: Desk, card: Card) -> None:
    """ConflictError when a card is certainly in the book already, or has a number, an address or the name of one."""
    found = {
        pair
        for phone in card.phones
        if phone.e164
        for pair in desk.store.cards.with_phone(phone.e164[1:], phone.extension)
    }
    found |= {pair for email in card.emails for pair in desk.store.cards.with_email(email.key)}
    found |= {(card_id, name) for card_id, name, kind in desk.store.cards.named(card.name) if kind == card.kind}
    known = known_already(desk, card, [card_id for card_id, _name in found])
    if known:
        first = [(one.card.id, one.card.name) for one in known]
        raise ConflictError(
            N_("“{name}” seems to be in the book already: {sentence}."),
            hint=N_("Use prospector edit on that card, or add --double to keep both."),
            candidates=[*first, *sorted(found.difference(first))][:20],
            name=card.name,
            sentence=is_known(desk, known[0]),
        )
    if found:
        raise ConflictError(
            N_("“{name}” seems to be in the book already."),
            hint=N_("Use prospector edit on that card, or add --double to keep both."),
            candidates=sorted(found)[:20],
            name=card.name,
        )
