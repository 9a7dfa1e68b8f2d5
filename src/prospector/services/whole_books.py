"""A whole book given away and taken over: a person's data is theirs.

Every row of every table goes into the file, derived ones and the journal excepted; a reference is the uid of what it
refers to. Into an empty book all comes back as it was, under the same ids, so that giving it away again makes the same
file. Into another book comes what that one does not have, under new ids: what it has, known by its uid (or, where a row
has none, by what makes it the only one of its kind), stays as it is there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from prospector.domain.clean import clean_text
from prospector.domain.errors import ConflictError, NotFoundError, ProspectorError, UsageError
from prospector.domain.name import name_key
from prospector.domain.text import N_, Text
from prospector.services.ports import Desk
from prospector.services.store import LARGEST_ID
from prospector.services.views import View

if TYPE_CHECKING:
    from prospector.services.stores_book import WholeStore

# What makes a row without a uid, or beside it, the only one of its kind.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "phone": ("card_id", "digits", "extension"),
    "email": ("card_id", "key"),
    "tag": ("card_id", "name"),
    "fact": ("card_id", "key"),
    "role": ("person_id", "company_id"),
    "qualification": ("card_id", "letter", "value", "evidence", "noted_on"),
    "referral": ("card_id", "referrer_id"),
    "stakeholder": ("card_id", "person_id", "part"),
    "goal_item": ("goal_id", "what"),
    "saved_list": ("name",),
    "merge": ("loser_id",),
    "distinct_pair": ("card_id", "other_id"),
}
# Rows about two cards, which must not come to be one.
_PAIRS = {
    "role": ("person_id", "company_id"), "referral": ("card_id", "referrer_id"),
    "stakeholder": ("card_id", "person_id"), "merge": ("card_id", "loser_id"),
    "distinct_pair": ("card_id", "other_id"),
}  # fmt: skip
# Ids looked up by uid are remembered up to so many.
_REMEMBERED = 200_000
_LONGEST = 1 << 20


class RefusedLine(NamedTuple):
    """A row that was not taken: where it is, and why."""

    table: str
    line: int
    reason: Text


class WholeReport(NamedTuple):
    """What taking over a book did; ``read`` is the sum of added, unchanged and refused."""

    read: int
    added: int
    unchanged: int
    refused: tuple[RefusedLine, ...]
    tables: Mapping[str, int]
    same_ids: bool


def give_tables(desk: Desk) -> tuple[int, Iterator[tuple[str, Iterator[View]]]]:
    """Return how many rows there are, and each table with its rows, parents first, all of one moment."""
    desk.store.snapshot()
    whole = desk.store.whole
    total = sum(whole.count(table) for table in whole.tables)
    return total, ((table, map(_given, whole.rows(table))) for table in whole.tables)


def _given(row: Mapping[str, Any]) -> View:
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: object) -> object:
    """A value as JSON has it; a moment is written in UTC."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value


def take_tables(
    desk: Desk, rows: Iterable[tuple[str, int, Mapping[str, Any] | Text]], advance: Callable[[int], None]
) -> WholeReport:
    """Take rows of a file, given as (table, line, row or why it cannot be read), in one operation.

    A row that cannot be taken is refused with its reason; one that the schema forbids refuses the whole file.
    """
    desk.begin()
    taker = _Taker(desk)
    counts: Counter[str] = Counter()
    added: Counter[str] = Counter()
    refused: list[RefusedLine] = []
    for table, line, row in rows:
        advance(1)
        counts["read"] += 1
        try:
            if isinstance(row, Text):
                raise UsageError(N_("{reason}"), reason=row)
            if taker.take(table, row):
                added[table] += 1
            else:
                counts["unchanged"] += 1
        except _Forbidden as forbidden:
            raise ConflictError(
                N_("Line {line} of {table}: {reason}."), hint=N_("Nothing was taken. The file may have been changed."),
                line=line, table=f"{table}.jsonl", reason=forbidden.reason,
            ) from None  # fmt: skip
        except ProspectorError as why:
            refused.append(RefusedLine(table, line, why.text))
    taker.finish()
    return WholeReport(
        counts["read"], added.total(), counts["unchanged"], tuple(refused), dict(added), same_ids=taker.fresh
    )


class _Forbidden(Exception):
    def __init__(self, reason: Text) -> None:
        self.reason = reason


class _Taker:
    """Takes one row after the other into the book; ``fresh`` tells that the book was empty."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._whole: WholeStore = desk.store.whole
        self._kinds = {table: self._whole.columns(table) for table in self._whole.tables}
        self._ids: dict[tuple[str, str], int] = {}
        # Cards that this file brought: on them nothing can stand yet.
        self._new_cards: set[int] = set()
        self._later: list[tuple[str, int, str, str, str]] = []
        self.fresh = self._whole.empty()

    def take(self, table: str, row: Mapping[str, Any]) -> bool:
        """Add a row; False when the book has it already."""
        values, waiting = self._understood(table, row)
        if not self.fresh and self._known(table, values):
            return False
        derived = {}
        if table == "card":
            derived = {
                "name_key": name_key(values["name"]),
                "name_words": self._desk.contacts.name_words(values["name"]),
            }
        row_id = row.get("id") if self.fresh else None
        if self.fresh and not (isinstance(row_id, int) and 0 < row_id <= LARGEST_ID):
            raise UsageError(N_("it has no id"))
        try:
            new_id = self._whole.put(table, row_id, {**values, **derived})
        except ConflictError as conflict:
            raise _Forbidden(conflict.text) from None
        if table == "card":
            self._new_cards.add(new_id)
        if uid := values.get("uid"):
            self._remember(table, uid, new_id)
        self._later.extend((table, new_id, column, target, uid) for column, target, uid in waiting)
        return True

    def finish(self) -> None:
        """Tie what refers to rows that came after it, and let ids go on after those that were taken over."""
        for table, row_id, column, target, uid in self._later:
            other = self._id_of(target, uid)
            if other is not None:
                self._whole.refer(table, row_id, column, other)
        if self.fresh:
            self._whole.settle_ids()

    def _known(self, table: str, values: dict[str, Any]) -> bool:
        """Tell whether the book has the row, or cannot have it because two cards became one there."""
        uid = values.get("uid")
        if uid and self._id_of(table, uid) is not None:
            return True
        pair = _PAIRS.get(table)
        if pair and values[pair[0]] == values[pair[1]]:
            return True
        if table == "merge" and values["loser_id"] not in self._new_cards:
            # Whether the two are one is for this book to say.
            return True
        if table == "distinct_pair":
            values["card_id"], values["other_id"] = sorted((values["card_id"], values["other_id"]))
        if table == "invoice" and values["number"] and self._desk.store.invoices.numbered(values["number"]):
            raise ConflictError(N_("there is an invoice of the number “{number}” already"), number=values["number"])
        key = _KEYS.get(table)
        if key is None or (key[0] == "card_id" and values["card_id"] in self._new_cards and table != "referral"):
            return False
        return self._whole.find(table, {name: values[name] for name in key}) is not None

    def _understood(self, table: str, row: Mapping[str, Any]) -> tuple[dict[str, Any], list[tuple[str, str, str]]]:
        """The values of a row, and references to rows of its own table that have not come yet."""
        values: dict[str, Any] = {}
        waiting = []
        known = {"id"}
        for column, kind in self._kinds[table].items():
            if column == "id":
                continue
            optional = kind.endswith("?")
            kind = kind.removesuffix("?")
            name = column.removesuffix("_id") + "_uid" if kind[0] == ">" else column
            known.add(name)
            given = row.get(name)
            if given is None:
                if not optional and not (kind == "text" and name not in row):
                    raise UsageError(N_("“{field}” is missing"), field=name)
                values[column] = None if optional else ""
            elif kind[0] == ">":
                values[column] = self._referred(kind[1:], _read("text", name, given), optional=optional)
                if values[column] is None and kind[1:] == table:
                    waiting.append((column, table, str(given)))
            else:
                values[column] = _read(kind, name, given)
        if more := sorted(row.keys() - known):
            raise UsageError(N_("“{field}” is not known here"), field=clean_text(more[0])[:60])
        return values, waiting

    def _referred(self, table: str, uid: str, *, optional: bool) -> int | None:
        found = self._id_of(table, uid)
        if found is None and not optional:
            raise NotFoundError(N_("what it refers to is not in the book: {table} {uid}"), table=table, uid=uid[:60])
        if found is not None and table == "card" and not self.fresh and found not in self._new_cards:
            winner = self._desk.store.merges.winner_of(found)
            return found if winner is None else winner
        return found

    def _id_of(self, table: str, uid: str) -> int | None:
        found = self._ids.get((table, uid))
        if found is None:
            found = self._whole.id_of(table, uid)
            if found is not None:
                self._remember(table, uid, found)
        return found

    def _remember(self, table: str, uid: str, row_id: int) -> None:
        if len(self._ids) >= _REMEMBERED:
            self._ids.clear()
        self._ids[table, uid] = row_id


def _read(kind: str, name: str, given: Any) -> Any:
    """Return a value of the column's kind; UsageError when it is none."""
    try:
        if kind == "text" and isinstance(given, str) and len(given) <= _LONGEST:
            return clean_text(given)
        if kind == "number" and type(given) is int and abs(given) <= LARGEST_ID:
            return given
        if kind == "real" and type(given) in (int, float):
            return float(given)
        if kind == "day" and isinstance(given, str):
            return date.fromisoformat(given)
        if kind == "moment" and isinstance(given, str):
            moment = datetime.fromisoformat(given)
            if moment.tzinfo is not None:
                return moment
    except (ValueError, OverflowError):
        pass
    said = clean_text(str(given))[:60]
    raise UsageError(N_("“{field}” cannot be understood: {value}"), field=name, value=said)
