"""Cards with their phones, e-mails, tags and facts."""

from collections.abc import Iterable, Sequence
from typing import Any

from prospector.domain.card import Card, Email, Fact, Phone
from prospector.domain.name import name_key
from prospector.storage.rows import Rows, by_card
from prospector.storage.runner import Row

# Look-ups by phone compare this many last digits by index, then the rest.
TAIL = 8
# As a limit: none.
EVERY = 2**31 - 1
_CHILDREN = ("phone", "email", "tag", "fact")
_COLUMNS = tuple(name for name in Card._fields if name not in ("id", "phones", "emails", "tags", "facts"))


def _child_rows(card: Card) -> dict[str, list[Row]]:
    """The rows that belong to a card, without their ids."""
    return {
        "phone": [
            {
                "position": position,
                "raw": phone.raw,
                "e164": phone.e164,
                "extension": phone.extension,
                "label": phone.label,
                "digits": phone.digits,
                "tail": phone.digits[: len(phone.digits) - len(phone.extension)][-TAIL:],
            }
            for position, phone in enumerate(card.phones)
        ],
        "email": [
            {"position": position, "address": email.address, "key": email.key, "label": email.label}
            for position, email in enumerate(card.emails)
        ],
        "tag": [{"name": tag} for tag in sorted(set(card.tags))],
        "fact": [{"key": fact.key, "value": fact.value, "noted_on": fact.noted_on} for fact in card.facts],
    }


def _matching(row: Row, olds: list[Row], identity: str) -> Row | None:
    """The stored row that ``row`` continues: the same tag or field, or the same number or address."""
    return next((old for old in olds if old[identity] == row[identity]), None)


_IDENTITY = {"phone": "raw", "email": "address", "tag": "name", "fact": "key"}


def _with_number(rows: Iterable[tuple[Any, ...]], bare: str, extension: str) -> list[tuple[int, str]]:
    """The (id, name) of those rows of ``phones_by_tail`` whose number is ``bare``, with or without a prefix."""
    found = set()
    for card_id, called, stored, stored_extension in rows:
        number = stored[: len(stored) - len(stored_extension)].lstrip("0")
        same = number.endswith(bare) or bare.endswith(number)
        if same and (not extension or extension == stored_extension):
            found.add((card_id, called))
    return sorted(found)


class Cards(Rows):
    """Stores and finds cards."""

    def _values(self, card: Card, name_words: str) -> Row:
        values: Row = {name: getattr(card, name) for name in _COLUMNS}
        for name in ("lat", "lon"):
            # A centimetre; and few enough digits that every engine writes them into the journal unchanged.
            values[name] = values[name] if values[name] is None else round(values[name], 7)
        return {**values, "name_key": name_key(card.name), "name_words": name_words}

    def add(self, card: Card, *, name_words: str, number: int | None = None) -> Card:
        """Store a new card (its ``id`` is ignored) and return it with its id, which is ``number`` if that is given."""
        card_id = self._insert("card", self._values(card, name_words), number)
        for table, rows in _child_rows(card).items():
            if rows:
                self._insert_many(table, [{"card_id": card_id, **row} for row in rows])
        return card._replace(id=card_id)

    def save(self, card: Card, *, name_words: str) -> None:
        """Store a card as it now is; only what changed is written."""
        self._update("card", card.id, self._values(card, name_words))
        for table, rows in _child_rows(card).items():
            olds = self._runner.rows(f"{table}_of_cards", ids=[card.id])
            kept = set()
            for row in rows:
                wanted = {"card_id": card.id, **row}
                old = _matching(row, [old for old in olds if old["id"] not in kept], _IDENTITY[table])
                if old is None:
                    self._insert(table, wanted)
                    continue
                kept.add(old["id"])
                if any(old[name] != value for name, value in wanted.items()):
                    self._update(table, old["id"], wanted)
            for old in olds:
                if old["id"] not in kept and _matching(old, rows, _IDENTITY[table]) is None:
                    self._delete(table, old["id"], card.id)

    def get(self, card_id: int) -> Card | None:
        """Return the card with all that belongs to it, also from the bin; None if there is none."""
        found = self.many([card_id])
        return found[0] if found else None

    def by_uid(self, uid: str) -> Card | None:
        """Return the card of that uid, or None; for one that was merged into another, that one."""
        row = self._runner.row("card_by_uid", uid=uid)
        if row is None or row["binned_at"] is not None:
            winner = self._runner.value("merge_by_loser_uid", loser_uid=uid)
            if winner is not None:
                return self.get(winner)
        return self._complete([row])[0] if row else None

    def many(self, ids: Sequence[int]) -> list[Card]:
        """Return the cards with these ids, by id; absent ones are left out."""
        if len(ids) == 1:
            row = self._runner.row("card_by_id", id=ids[0])
            return self._complete([row]) if row else []
        return self._complete(self._runner.rows("cards_by_ids", ids=list(ids)))

    def all_ids(self) -> list[int]:
        """Return the id of every card, those in the bin included."""
        return [row[0] for row in self._runner.tuples("card_all_ids")]

    def _complete(self, rows: list[Row]) -> list[Card]:
        ids = [row["id"] for row in rows]
        of = {table: by_card(self._runner.rows(f"{table}_of_cards", ids=ids)) for table in _CHILDREN}

        def child(table: str, card_id: int) -> list[Row]:
            return of[table].get(card_id, [])

        return [
            Card(
                **{name: row[name] for name in ("id", *_COLUMNS)},
                phones=tuple(
                    Phone(p["raw"], p["e164"], p["extension"], p["label"], p["digits"])
                    for p in child("phone", row["id"])
                ),
                emails=tuple(Email(e["address"], e["key"], e["label"]) for e in child("email", row["id"])),
                tags=tuple(t["name"] for t in child("tag", row["id"])),
                facts=tuple(Fact(f["key"], f["value"], f["noted_on"]) for f in child("fact", row["id"])),
            )
            for row in rows
        ]

    def named(self, name: str, most: int = EVERY) -> list[tuple[int, str, str]]:
        """Return (id, name, kind) of the cards whose name compares equal to ``name``, the oldest ``most`` of them."""
        found = self._runner.tuples("card_names_by_key", name_key=name_key(name), most=most)
        return [(row[0], row[1], row[2]) for row in found]

    def named_alone(self, name: str, kind: str) -> list[int]:
        """Return the ids of the cards of that kind and name (as ``named``) that have neither phone nor e-mail."""
        found = self._runner.tuples("card_alone_by_key", name_key=name_key(name), kind=kind)
        return [row[0] for row in found]

    def names(self) -> list[tuple[int, str, str]]:
        """Return (id, name, comparable name) of every card not in the bin."""
        return [(row[0], row[1], row[2]) for row in self._runner.tuples("card_names")]

    def with_phone(self, digits: str, extension: str = "") -> list[tuple[int, str]]:
        """Return (id, name) of the cards with that number, however its prefix was typed."""
        bare = digits.lstrip("0")
        if len(bare) < TAIL:
            rows = [(r[0], r[1], r[2]) for r in self._runner.tuples("phones_by_part", part=bare, most=50)]
            return sorted({(card_id, name) for card_id, name, stored in rows if stored.endswith(bare)})
        found = self._runner.tuples("phones_by_tail", tail=bare[-TAIL:], extension=extension, most=EVERY)
        return _with_number(found, bare, extension)

    def sharing_phone(self, digits: str, extension: str, most: int) -> list[tuple[int, str]] | None:
        """Return the same as ``with_phone``, of short numbers only equal ones; None where more than ``most`` share it.

        What it takes does not grow with the number of those who share it.
        """
        bare = digits.lstrip("0")
        tail = bare[-TAIL:] if len(bare) >= TAIL else digits[-TAIL:]
        found = self._runner.tuples("phones_by_tail", tail=tail, extension=extension, most=most + 1)
        return _with_number(found, bare, extension) if len(found) <= most else None

    def namesakes_with(self, name: str, digits: str, extension: str) -> list[tuple[int, str]]:
        """Return those of ``with_phone`` that are called so: where thousands share a number, few share the name too."""
        bare = digits.lstrip("0")
        found = self._runner.tuples("phones_of_namesakes", name_key=name_key(name))
        ending = [row for row in found if row[2][: len(row[2]) - len(row[3])].endswith(bare[-TAIL:])]
        return _with_number(ending, bare, extension)

    def with_phone_part(self, part: str, most: int = 200) -> list[tuple[int, str, str]]:
        """Return (id, name, number as typed) of cards with a number that contains these digits."""
        return [(r[0], r[1], r[3]) for r in self._runner.tuples("phones_by_part", part=part, most=most)]

    def with_email(self, key: str) -> list[tuple[int, str]]:
        """Return (id, name) of the cards with that e-mail address, by id."""
        return sorted({(row[0], row[1]) for row in self._runner.tuples("emails_by_key", key=key, most=EVERY)})

    def sharing_email(self, key: str, most: int) -> list[tuple[int, str]] | None:
        """Return the same as ``with_email``; None where more than ``most`` share the address."""
        found = self._runner.tuples("emails_by_key", key=key, most=most + 1)
        return sorted({(row[0], row[1]) for row in found}) if len(found) <= most else None

    def namesakes_at(self, name: str, key: str) -> list[tuple[int, str]]:
        """Return those of ``with_email`` that are called so."""
        found = self._runner.tuples("emails_of_namesakes", name_key=name_key(name))
        return sorted({(card_id, called) for card_id, called, address in found if address == key})

    def free_keys(self) -> frozenset[str]:
        """Return every field key in use."""
        return frozenset(row[0] for row in self._runner.tuples("fact_keys"))

    def listed(self, *, kind: str = "", area: str = "", tag: str = "") -> list[Row]:
        """Return the rows of the customer roster: one a card, with main phone and standing."""
        return self._runner.rows("cards_listed", kind=kind, area=area, tag=tag)

    def listed_by_ids(self, ids: Iterable[int]) -> list[Row]:
        """Return the same rows for these ids."""
        return self._runner.rows("cards_listed_by_ids", ids=list(ids))

    def binned(self) -> list[Row]:
        """Return the same rows for the cards in the bin."""
        return self._runner.rows("cards_binned")

    def count(self) -> int:
        """Return how many cards are in the book, without the bin."""
        return int(self._runner.value("card_count") or 0)

    def areas(self) -> list[tuple[str, int]]:
        """Return (area, number of cards), the unplaced under the empty text."""
        return [(row[0], row[1]) for row in self._runner.tuples("areas_listed")]

    def roles(self, card_id: int) -> list[Row]:
        """Return the people in a company, or the companies of a person, deciders first."""
        return self._runner.rows("roles_of_card", card_id=card_id)

    def roles_of_people(self, ids: Iterable[int]) -> list[Row]:
        """Return the parts of these people in their companies, deciders first, each with the company's uid."""
        return self._runner.rows("roles_of_people", ids=list(ids))

    def tie(self, person_id: int, company_id: int, role: str, decides: bool) -> None:
        """Store a person's part in a company, replacing an earlier one of the two."""
        values: dict[str, Any] = {
            "person_id": person_id,
            "company_id": company_id,
            "role": role,
            "decides": int(decides),
        }
        for old in self.roles(person_id):
            if old["company_id"] == company_id:
                self._update("role", old["id"], values)
                return
        self._insert("role", values)

    def untie(self, person_id: int, company_id: int) -> bool:
        """Remove a person's part in a company; False when there was none."""
        for old in self.roles(person_id):
            if old["company_id"] == company_id:
                self._delete("role", old["id"], company_id)
                return True
        return False
