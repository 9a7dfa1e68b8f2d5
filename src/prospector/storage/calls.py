"""Logged contacts, and notes."""

from datetime import datetime
from typing import Any

from prospector.domain.call import Call
from prospector.domain.card import Note
from prospector.storage.rows import Rows, without
from prospector.storage.runner import Row


class Calls(Rows):
    """Stores and finds calls, visits and other contacts."""

    def add(self, call: Call, number: int | None = None) -> Call:
        """Store a new call (its ``id`` is ignored) and return it with its id, which is ``number`` if that is given."""
        return call._replace(id=self._insert("call", without(call._asdict(), "id"), number))

    def save(self, call: Call) -> None:
        """Store a corrected call."""
        self._update("call", call.id, without(call._asdict(), "id"))

    def remove(self, call: Call) -> None:
        """Take a call back."""
        self._delete("call", call.id, call.card_id)

    def get(self, call_id: int) -> Call | None:
        """Return the call, or None."""
        row = self._runner.row("call_by_id", id=call_id)
        return Call(**row) if row else None

    def has_uid(self, uid: str) -> bool:
        """Tell whether a call of that uid is in the book."""
        return self._runner.row("call_by_uid", uid=uid) is not None

    def of_card(self, card_id: int, most: int = -1) -> list[Call]:
        """Return the calls of a card, newest first; at most ``most`` of them (all when negative)."""
        found = self._runner.rows("calls_of_card", card_id=card_id, most=most if most >= 0 else 2**31 - 1)
        return [Call(**row) for row in found]

    def newest_outgoing(self, most: int) -> list[tuple[datetime, int, str]]:
        """Return (moment, minutes east of UTC, outcome) of the newest calls of ours by phone, wrong numbers aside."""
        return self._runner.tuples("calls_newest_outgoing", most=most)

    def of_cards(self, ids: list[int]) -> list[Call]:
        """Return the calls of several cards, by card and time."""
        return [Call(**row) for row in self._runner.rows("call_of_cards", ids=ids)]

    def between(self, since: datetime, until: datetime) -> list[Row]:
        """Return the calls of all cards from ``since`` up to but without ``until``, with the card's name."""
        return self._runner.rows("calls_listed", since=since, until=until)

    def for_report(self) -> list[tuple[Any, ...]]:
        """Return the calls of ours on the telephone, card by card, as ``domain.call_report.LoggedCall``."""
        return self._runner.tuples("calls_for_report")

    def count(self) -> int:
        """Return how many calls are in the book."""
        return int(self._runner.value("call_count") or 0)


class Notes(Rows):
    """Stores notes."""

    def has_uid(self, uid: str) -> bool:
        """Tell whether a note of that uid is in the book."""
        return self._runner.row("note_by_uid", uid=uid) is not None

    def add(self, card_id: int, uid: str, at: datetime, body: str, number: int | None = None) -> Note:
        """Store a note, under ``number`` if that is given, and return it."""
        note_id = self._insert("note", {"uid": uid, "card_id": card_id, "at": at, "body": body}, number)
        return Note(note_id, card_id, at, body, uid)

    def get(self, note_id: int) -> Note | None:
        """Return the note, or None."""
        row = self._runner.row("note_by_id", id=note_id)
        return Note(**row) if row else None

    def save(self, note: Note) -> None:
        """Store a corrected note."""
        self._update("note", note.id, {"uid": note.uid, "card_id": note.card_id, "at": note.at, "body": note.body})

    def remove(self, note: Note) -> None:
        """Take a note back."""
        self._delete("note", note.id, note.card_id)

    def of_cards(self, ids: list[int]) -> list[Note]:
        """Return the notes of several cards, by card and time."""
        return [Note(**row) for row in self._runner.rows("note_of_cards", ids=ids)]
