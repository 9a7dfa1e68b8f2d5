"""Bringing the rows of a file into the book as records of a noun: each is added, updated, unchanged or refused.

Shared by deals and every noun after them: which card a row is about, and the account of the whole.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple
from uuid import uuid4

from prospector.domain.card import COMPANY, PERSON, Card
from prospector.domain.errors import ConflictError, NotFoundError, ProspectorError, UsageError
from prospector.domain.name import name_key
from prospector.domain.table_row import TableRow
from prospector.domain.text import N_, Text
from prospector.services.cards import checked_name
from prospector.services.ports import Desk
from prospector.services.store import LARGEST_ID

_UID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
ADDED, UPDATED, UNCHANGED = "added", "updated", "unchanged"


class RefusedRow(NamedTuple):
    """A row that was not taken: where it is in the file, why, its cells, and the cards it may have meant."""

    row: int
    line: int
    reason: Text
    cells: tuple[str, ...] = ()
    candidates: tuple[tuple[int, str], ...] = ()


class RowReport(NamedTuple):
    """What an import of rows did; ``read`` is the sum of added, updated, unchanged and refused."""

    read: int
    added: int
    updated: int
    unchanged: int
    refused: tuple[RefusedRow, ...]
    cards_added: int = 0
    warnings: tuple[tuple[int, Text], ...] = ()

    def reasons(self) -> list[tuple[Text, int]]:
        """Return why rows were refused, the most frequent reason first, with how many each."""
        counted = Counter(refused.reason.message for refused in self.refused)
        examples = {refused.reason.message: refused.reason for refused in reversed(self.refused)}
        return [(examples[message], count) for message, count in counted.most_common()]


def take_rows(
    rows: Iterable[TableRow],
    take: Callable[[TableRow], str],
    advance: Callable[[int], None],
    *,
    cards: "CardFinder",
    warnings: list[tuple[int, Text]] | None = None,
) -> RowReport:
    """Give each row to ``take``, which says what it did or refuses; ``advance`` is told of each row read.

    ``take`` writes nothing before it has understood the whole row.
    """
    counts = Counter({ADDED: 0, UPDATED: 0, UNCHANGED: 0})
    refused: list[RefusedRow] = []
    read = 0
    for row in rows:
        read += 1
        advance(1)
        if row.problem is not None:
            refused.append(RefusedRow(row.number, row.line, row.problem, row.cells))
            continue
        try:
            counts[take(row)] += 1
        except ProspectorError as why:
            refused.append(RefusedRow(row.number, row.line, why.text, row.cells, why.candidates))
    return RowReport(
        read, counts[ADDED], counts[UPDATED], counts[UNCHANGED], tuple(refused), cards.added, tuple(warnings or ())
    )


class CardFinder:
    """Finds the card of a row: by uid, number, phone, e-mail, else by its exact name; or makes it where allowed.

    Names are compared as everywhere (case, width, accents and spaces do not count). A name of digits is a name, never a
    number. Phone and e-mail must fit one card, and what is in the bin is refused, not doubled.
    """

    def __init__(self, desk: Desk, *, create: bool) -> None:
        self._desk = desk
        self._create = create
        self._by_key: dict[str, list[tuple[int, str]]] = {}
        for card_id, name, key in desk.store.cards.names():
            self._by_key.setdefault(key, []).append((card_id, name))
        self._binned = {name_key(row["name"]): row for row in desk.store.cards.binned()}
        self.added = 0

    def find(self, values: Mapping[str, str]) -> int:
        """Return the id of the card that the fields customer, person, phone, email, card_id or card_uid name.

        NotFoundError when there is none, ConflictError when several fit, UsageError when nothing is named.
        """
        found = self._by_uid(values.get("card_uid", "")) or self._by_number(values)
        if found is None:
            found = self._by_contact(values) or self._by_name(values)
        return found

    def _by_uid(self, uid: str) -> int | None:
        card = self._desk.store.cards.by_uid(uid.lower()) if uid else None
        return self._live(card) if card is not None else None

    def _by_number(self, values: Mapping[str, str]) -> int | None:
        typed = values.get("card_id", "").removeprefix("#")
        if not typed:
            return None
        number = int(typed) if typed.isascii() and typed.isdigit() else 0
        card = self._desk.store.cards.get(number) if 0 < number <= LARGEST_ID else None
        if card is None:
            raise NotFoundError(N_("there is no card {id}"), id=typed[:40])
        named = values.get("customer") or values.get("person")
        if named and name_key(named) != name_key(card.name):
            raise ConflictError(
                N_("card {id} is called “{name}”, not “{typed}”"), id=card.id, name=card.name, typed=named
            )
        return self._live(card)

    @staticmethod
    def _live(card: Card) -> int:
        if card.binned_at is not None:
            raise NotFoundError(N_("card {id} ({name}) is in the bin"), id=card.id, name=card.name)
        return card.id

    def _by_contact(self, values: Mapping[str, str]) -> int | None:
        """By phone or e-mail; a name beside it decides between several cards of one number."""
        ids: dict[int, str] = {}
        if phone := values.get("phone"):
            for number in self._desk.contacts.phones(phone):
                digits = number.digits[: len(number.digits) - len(number.extension)]
                if len(digits) >= 5:
                    ids.update(self._desk.store.cards.with_phone(digits, number.extension))
        if email := values.get("email"):
            for address in self._desk.contacts.emails(email):
                ids.update(self._desk.store.cards.with_email(address.key))
        named = values.get("customer") or values.get("person")
        if named:
            # A switchboard is shared by many: the number alone does not make two names one.
            ids = {card_id: name for card_id, name in ids.items() if name_key(name) == name_key(named)}
        if len(ids) > 1:
            raise ConflictError(N_("several cards fit"), candidates=sorted(ids.items()))
        return next(iter(ids), None)

    def _by_name(self, values: Mapping[str, str]) -> int:
        customer, person = values.get("customer", ""), values.get("person", "")
        named = customer or person
        if not named:
            if values.get("phone") or values.get("email"):
                raise NotFoundError(N_("no card has this phone or e-mail"))
            raise UsageError(N_("no customer is named"))
        name = checked_name(named)
        key = name_key(name)
        found = self._by_key.get(key, ())
        if len(found) > 1:
            raise ConflictError(N_("several cards are called “{name}”"), candidates=found, name=name)
        if found:
            return found[0][0]
        if key in self._binned:
            raise NotFoundError(
                N_("card {id} ({name}) is in the bin"), id=self._binned[key]["id"], name=self._binned[key]["name"]
            )
        if not self._create:
            raise NotFoundError(N_("no card is called “{name}”; --create would make one"), name=name)
        return self._made(name, COMPANY if customer else PERSON, values)

    def _made(self, name: str, kind: str, values: Mapping[str, str]) -> int:
        desk, now = self._desk, self._desk.clock.now()
        uid = values.get("card_uid", "").lower()
        contacts = desk.contacts
        card = desk.store.cards.add(
            Card(
                0,
                # So that the card and its deals, exported apart, come together again.
                uid if re.fullmatch(_UID, uid) else str(uuid4()),
                kind,
                name,
                created_at=now,
                updated_at=now,
                phones=contacts.phones(values["phone"]) if values.get("phone") else (),
                emails=contacts.emails(values["email"]) if values.get("email") else (),
            ),
            name_words=contacts.name_words(name),
        )
        self._by_key[name_key(name)] = [(card.id, name)]
        self.added += 1
        return card.id


def needed(values: Mapping[str, str], field: str, what: str) -> str:
    """Return a value that every row must have; UsageError names what is missing."""
    if not values.get(field):
        raise UsageError(N_("it has no {what}"), what=Text(what))
    return values[field]
