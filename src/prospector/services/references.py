"""Which card is meant: by id, by name, by phone, e-mail or uid. Nothing is created by a mistyped one."""

import re

from prospector.domain.card import Card
from prospector.domain.errors import ConflictError, NotFoundError, UsageError
from prospector.domain.name import name_key
from prospector.domain.text import N_
from prospector.services.ports import Desk

# Patterns are compiled at their first use.
_ID = r"[#＃]?(\d{1,9})"
_UID = r"(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
# Only signs that occur in written numbers; letters of an extension are left to the parser.
_PHONE = r"(?i)(?:tel:)?[+(（]?[\d０-９][\d０-９\s().·（）/-]{4,}"
_EXTENSION = r"(?i)(?:转|分机|ext\.?|x|#)\s*(\d{1,6})\s*$"
# 010-65512345-801: the last part may be an extension.
_DASHED = r"(.*\d)\s*[-－]\s*(\d{1,6})"
_NEAREST = 5


def find_card_id(desk: Desk, reference: str) -> int:
    """Return the id of the one card ``reference`` names.

    ConflictError lists the candidates when several fit; NotFoundError gives the nearest names when none does.
    """
    typed = reference.strip()
    if not typed:
        raise UsageError(N_("No card was named."), hint=N_("Give its id, name, phone or e-mail."))
    found = _by_number(desk, typed)
    if not found and "@" in typed:
        found = desk.store.cards.with_email(typed.casefold())
    if not found and re.fullmatch(_UID, typed):
        card = desk.store.cards.by_uid(typed.lower())
        found = [(card.id, card.name)] if card else []
    if not found:
        found = [(card_id, name) for card_id, name, _ in desk.store.cards.named(typed)]
    if not found:
        found = desk.store.merges.winners_named(name_key(typed)) or _by_words(desk, typed)
    if len(found) == 1:
        return found[0][0]
    if found:
        raise ConflictError(
            N_("“{typed}” fits {count} cards."),
            hint=N_("Name one by its id."),
            candidates=found[:20],
            typed=typed,
            count=len(found),
        )
    nearest = [*_same_sound(desk, typed), *desk.names.nearest(typed, desk.store.cards.names(), _NEAREST)]
    raise NotFoundError(
        N_("No card answers to “{typed}”."),
        hint=N_("Add it with prospector add person or prospector add company, or look with prospector find."),
        candidates=list(dict.fromkeys(nearest))[:_NEAREST],
        typed=typed,
    )


def find_card(desk: Desk, reference: str, *, also_binned: bool = False) -> Card:
    """Return the card ``reference`` names, with all that belongs to it; one in the bin is refused unless allowed."""
    card = desk.store.cards.get(find_card_id(desk, reference))
    assert card is not None
    if card.binned_at is not None and not also_binned:
        raise NotFoundError(
            N_("Card {id} ({name}) is in the bin."),
            hint=N_("Bring it back with prospector restore {id}."),
            id=card.id,
            name=card.name,
        )
    return card


def _by_number(desk: Desk, typed: str) -> list[tuple[int, str]]:
    """An id, or a telephone number in any form."""
    number = re.fullmatch(_ID, typed)
    if number:
        card = desk.store.cards.get(int(number[1]))
        if card is not None:
            return [_as_it_is_now(desk, card)]
        # A company may be called by a number.
        if typed[0].isdigit() and (called := desk.store.cards.named(typed)):
            return [(card_id, name) for card_id, name, _ in called]
        if not typed[0].isdigit() or len(typed) < 7:
            raise NotFoundError(
                N_("There is no card {id}."), hint=N_("prospector list shows the cards with their ids."), id=number[1]
            )
    extension = re.search(_EXTENSION, typed)
    bare = typed[: extension.start()] if extension else typed
    if not re.fullmatch(_PHONE, bare.strip()):
        return []
    found = _with_phone(desk, bare, extension[1] if extension else "")
    dashed = re.fullmatch(_DASHED, bare.strip()) if not found else None
    return _with_phone(desk, dashed[1], dashed[2]) if dashed else found


def _as_it_is_now(desk: Desk, card: Card) -> tuple[int, str]:
    """The card itself, or the one it became part of."""
    winner = desk.store.merges.winner_of(card.id) if card.binned_at is not None else None
    found = desk.store.cards.get(winner) if winner is not None else None
    return (found.id, found.name) if found is not None else (card.id, card.name)


def _with_phone(desk: Desk, typed: str, extension: str) -> list[tuple[int, str]]:
    digits = "".join(str(int(char)) for char in typed if char.isdecimal())
    return desk.store.cards.with_phone(digits, extension) if len(digits) >= 5 else []


def _same_sound(desk: Desk, typed: str) -> list[tuple[int, str]]:
    """Cards whose Chinese name is read as the typed one: the slip of those who type by pinyin."""
    words = "" if typed.isascii() else desk.contacts.name_words(typed)
    rows = desk.store.search.find(words, part="card") if words else []
    return sorted({(row["card_id"], row["name"]) for row in rows})


def _by_words(desk: Desk, typed: str) -> list[tuple[int, str]]:
    """Cards whose name holds every typed word, or begins one with it; also by pinyin."""
    found = {(row["card_id"], row["name"]) for row in desk.store.search.find(typed, part="card")}
    in_name = {pair for pair in found if typed.casefold() in pair[1].casefold()}
    return sorted(in_name or found)
