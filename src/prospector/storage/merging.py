"""Two cards made one: whatever refers to the loser comes to refer to the winner, and stays there until undone."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from prospector.storage.rows import Rows, without
from prospector.storage.runner import Row

# Every reference to a card but those below; a contract test compares them with the schema.
MOVES = (
    "call_move_card_id", "collection_step_move_card_id", "competitor_move_card_id", "complaint_entry_move_card_id",
    "complaint_move_card_id", "credit_score_move_card_id", "deal_move_card_id", "follow_up_move_card_id",
    "greeting_move_card_id", "invoice_entry_move_card_id", "invoice_move_card_id", "judgement_move_card_id",
    "lending_move_card_id", "merge_move_card_id", "note_move_card_id", "occasion_move_card_id",
    "promise_move_card_id", "qualification_move_card_id", "referral_ask_move_card_id", "reward_move_card_id",
    "satisfaction_move_card_id", "search_entry_move_card_id",
)  # fmt: skip
# Rows about two cards: the statement that finds them, their cards, and what must be unique.
PAIRED: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "role": ("role_touching", ("person_id", "company_id"), ("person_id", "company_id")),
    "referral": ("referral_touching", ("card_id", "referrer_id"), ("card_id", "referrer_id")),
    "stakeholder": ("stakeholder_touching", ("card_id", "person_id"), ("card_id", "person_id", "part")),
}
# A person of whom one says through whom a way to another leads; nothing is lost when that is left out.
_THROUGH = "known_by_id"
# What hangs on a row that goes because the winner has one like it.
_HANGS_ON = {"referral": "reward_move_referral_id"}


class Merges(Rows):
    """Stores which cards were made one, and which are not the same."""

    def move(self, loser_id: int, winner_id: int) -> list[tuple[str, Row]]:
        """Let everything that refers to the loser refer to the winner.

        Return (table, row) of what was about these two cards alone, and is gone.
        """
        self._index.flush()
        gone = [(table, row) for table in PAIRED for row in self._move_paired(table, loser_id, winner_id)]
        for statement in MOVES:
            self._runner.execute(statement, loser=loser_id, winner=winner_id)
        self._move_distinct(loser_id, winner_id)
        self._touched.update((loser_id, winner_id))
        return gone

    def _move_paired(self, table: str, loser_id: int, winner_id: int) -> list[Row]:
        statement, cards, unique = PAIRED[table]
        rows = self._runner.rows(statement, ids=[loser_id, winner_id])
        kept = {tuple(row[name] for name in unique): row for row in rows if loser_id not in _ids(row)}
        gone = []
        for row in rows:
            if loser_id not in _ids(row):
                continue
            moved = {
                name: winner_id if name.endswith("_id") and value == loser_id else value for name, value in row.items()
            }
            if moved.get(_THROUGH) == moved.get("person_id"):
                moved = {**moved, _THROUGH: None} if _THROUGH in moved else moved
            key = tuple(moved[name] for name in unique)
            if len({moved[name] for name in cards}) == 1:
                self._let_go(table, row, None)
                gone.append(row)
            elif key in kept:
                old = kept[key]
                kept[key] = _joined(old, moved)
                self._let_go(table, row, old["id"])
                if kept[key] != old:
                    self._update(table, old["id"], without(kept[key], "id"))
            else:
                kept[key] = moved
                self._update(table, row["id"], without(moved, "id"))
        return gone

    def _let_go(self, table: str, row: Row, other_id: int | None) -> None:
        if table in _HANGS_ON:
            self._runner.execute(_HANGS_ON[table], loser=row["id"], winner=other_id)
        self._delete(table, row["id"], row.get("card_id") or row.get("company_id"))

    def _move_distinct(self, loser_id: int, winner_id: int) -> None:
        rows = self._runner.rows("distinct_pair_touching", ids=[loser_id, winner_id])
        known = {(row["card_id"], row["other_id"]) for row in rows if loser_id not in (row["card_id"], row["other_id"])}
        for row in rows:
            pair = (row["card_id"], row["other_id"])
            if loser_id not in pair:
                continue
            self._delete("distinct_pair", row["id"], None)
            lower, higher = sorted(winner_id if card_id == loser_id else card_id for card_id in pair)
            if lower != higher and (lower, higher) not in known:
                known.add((lower, higher))
                self._insert("distinct_pair", {"card_id": lower, "other_id": higher, "at": row["at"]})

    def add(self, winner_id: int, loser_id: int, loser_uid: str, at: datetime) -> None:
        """Remember that a card was made part of another: whoever asks for the loser is given the winner."""
        self._insert("merge", {"card_id": winner_id, "loser_id": loser_id, "loser_uid": loser_uid, "at": at})

    def winner_of(self, loser_id: int) -> int | None:
        """Return the card that the card of this id became part of, or None."""
        found = self._runner.value("merge_by_loser_id", loser_id=loser_id)
        return None if found is None else int(found)

    def winner_of_uid(self, uid: str) -> int | None:
        """Return the card that the card of this uid became part of, or None."""
        found = self._runner.value("merge_by_loser_uid", loser_uid=uid)
        return None if found is None else int(found)

    def winners_named(self, key: str) -> list[tuple[int, str]]:
        """Return (id, name) of the cards that took in a card whose comparable name was ``key``."""
        found = self._runner.tuples("merges_by_name_key", name_key=key)
        return sorted({(row[0], row[1]) for row in found})

    def losers(self, card_id: int) -> list[Row]:
        """Return id and uid of the cards that became part of this one."""
        return self._runner.rows("merged_losers", card_id=card_id)

    def said(self, card_id: int) -> dict[str, datetime]:
        """Return when each column of a card got the value it has, as far as the journal goes back."""
        found: dict[str, datetime] = {}
        for at, before, after in self._runner.tuples("card_changes", card_id=card_id):
            if after is not None:
                found.update({name: at for name, value in after.items() if (before or {}).get(name) != value})
        return found

    def distinct(self) -> list[tuple[int, int]]:
        """Return the pairs, the lower id first, that were said not to be the same."""
        return [(row[0], row[1]) for row in self._runner.tuples("distinct_pairs")]

    def tell_apart(self, pairs: Iterable[tuple[int, int]], at: datetime) -> int:
        """Remember pairs that are not the same; return how many of them are new."""
        known = set(self.distinct())
        fresh = {(min(pair), max(pair)) for pair in pairs} - known
        for lower, higher in sorted(fresh):
            self._insert("distinct_pair", {"card_id": lower, "other_id": higher, "at": at})
        return len(fresh)


def _ids(row: Row) -> set[int | None]:
    return {value for name, value in row.items() if name.endswith("_id")}


def _joined(old: Row, other: Row) -> Row:
    """The row that stays, with what the other one says beyond it."""
    joined: dict[str, Any] = {}
    for name, value in old.items():
        more = other[name]
        if name in ("id", "uid") or more in (None, "") or more == value:
            joined[name] = value
        elif value in (None, ""):
            joined[name] = more
        elif name == "decides":
            joined[name] = max(value, more)
        elif isinstance(value, str):
            joined[name] = value if more in value else f"{value}; {more}"
        else:
            joined[name] = value
    return joined
