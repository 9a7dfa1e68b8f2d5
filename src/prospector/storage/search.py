"""The search entries: one for each row of the book that holds words, kept in step by the repositories."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from prospector.storage.runner import Row, Runner
from prospector.storage.words import entry_words, match_expression, split_words

# How the rows of each table are read into words, by the part under which a match is reported.
WORDS_OF: dict[str, dict[str, Callable[[Row], str]]] = {
    "card": {
        "card": lambda row: f"{row['name']} {row['name_words']}",
        "address": lambda row: f"{row['address']} {row['area']} {row['source_note']}",
    },
    "email": {"email": lambda row: str(row["address"])},
    "tag": {"tag": lambda row: str(row["name"])},
    "fact": {"fact": lambda row: str(row["value"])},
    "note": {"note": lambda row: str(row["body"])},
    "call": {"call": lambda row: str(row["note"])},
    "follow_up": {"follow_up": lambda row: str(row["action"])},
    "deal": {"deal": lambda row: " ".join(row[name] for name in ("product", "ref", "note", "contract", "reason"))},
    "complaint": {"complaint": lambda row: f"{row['what']} {row['product']} {row['cause']}"},
    "complaint_entry": {"complaint_entry": lambda row: str(row["body"])},
    "satisfaction": {"satisfaction": lambda row: str(row["note"])},
    "referral": {"referral": lambda row: str(row["note"])},
    "referral_ask": {"referral_ask": lambda row: f"{row['question']} {row['note']}"},
    "reward": {"reward": lambda row: f"{row['gift']} {row['note']}"},
    "invoice": {"invoice": lambda row: f"{row['number']} {row['note']} {row['dispute']}"},
    "promise": {"promise": lambda row: f"{row['what']} {row['why']}"},
    "competitor": {
        "competitor": lambda row: " ".join(
            row[name] for name in ("name", "product", "seller", "selling", "relation", "note")
        )
    },
    "stakeholder": {"stakeholder": lambda row: f"{row['why']} {row['common_ground']}"},
    "occasion": {"occasion": lambda row: f"{row['what']} {row['note']}"},
    "lending": {"lending": lambda row: f"{row['borrower']} {row['note']}"},
}


# So many matches are ranked; of more the newest are the best, after the names.
_RANKED = 4_000
# Entries are written so many at a time.
_BATCH = 1_000


class SearchIndex:
    """Writes and asks the full-text index.

    New entries wait until they are enough, something is looked for, or ``flush`` is called at the end of the writing.
    """

    def __init__(self, runner: Runner, dialect: str) -> None:
        self._runner = runner
        self._dialect = dialect
        self._waiting: list[Row] = []

    @staticmethod
    def expected(rows_of: Callable[[str], Iterable[Row]]) -> Iterator[tuple[tuple[str, int], str]]:
        """Yield ((part, row id), words) of every entry the rows of the book should have."""
        for table, parts in WORDS_OF.items():
            for row in rows_of(table):
                for part, read in parts.items():
                    words = entry_words(read(row))
                    if words:
                        yield (part, row["id"]), words

    def put(self, table: str, row_id: int, row: Row, *, known_new: bool = False) -> None:
        """Index a row of ``table`` anew; ``known_new`` spares the removal of an older entry."""
        if not known_new:
            self.drop(table, row_id)
        for part, read in WORDS_OF.get(table, {}).items():
            words = entry_words(read(row))
            if words:
                card_id = row_id if table == "card" else row["card_id"]
                self._waiting.append({"card_id": card_id, "part": part, "part_id": row_id, "words": words})
        if len(self._waiting) >= _BATCH:
            self.flush()

    def put_new(self, table: str, ids: Sequence[int], rows: Sequence[Row]) -> None:
        """Index new rows of ``table`` that belong to cards."""
        parts = WORDS_OF.get(table)
        if parts is None:
            return
        waiting = self._waiting
        for part, read in parts.items():
            for row_id, row in zip(ids, rows, strict=True):
                if words := entry_words(read(row)):
                    waiting.append({"card_id": row["card_id"], "part": part, "part_id": row_id, "words": words})
        if len(waiting) >= _BATCH:
            self.flush()

    def drop(self, table: str, row_id: int) -> None:
        """Forget a row of ``table``."""
        self.flush()
        for part in WORDS_OF.get(table, {}):
            self._runner.execute("search_entry_delete", part=part, part_id=row_id)

    def flush(self) -> None:
        """Write the entries that wait."""
        if self._waiting:
            self._runner.execute_many("search_entry_insert", self._waiting)
            if self._dialect == "sqlite":
                self._runner.execute("search_fts_fill")
            self._waiting.clear()

    def forget(self) -> None:
        """Give up the entries that wait, because what they belong to is rolled back."""
        self._waiting.clear()

    def find(self, typed: str, *, part: str = "", most: int = 200) -> list[Row]:
        """Return matches best first: card_id, part, part_id, name; each typed word must occur in the same entry."""
        wanted = match_expression(typed, self._dialect)
        if not wanted:
            return []
        self.flush()
        if self._dialect != "sqlite" or most > _RANKED or not self._is_common(wanted):
            return self._runner.rows("search_match", wanted=wanted, only=part, most=most)
        names = [] if part not in ("", "card") else self._named(typed, most)
        seen = {(row["part"], row["part_id"]) for row in names}
        newest = self._runner.rows("search_newest", wanted=wanted, only=part, most=most)
        return [*names, *(row for row in newest if (row["part"], row["part_id"]) not in seen)][:most]

    def _is_common(self, wanted: str) -> bool:
        """Whether so many entries hold the words that their rank would say nothing and take long."""
        return sum(1 for _ in self._runner.tuples("search_rowids", wanted=wanted, most=_RANKED + 1)) > _RANKED

    def _named(self, typed: str, most: int) -> list[Row]:
        """The cards with a common word in their name, the shortest name first: among all its matches the best."""
        phrases = [f" {' '.join(words)}" for part in typed.split() if (words := split_words(part))]
        found = []
        held = max(typed.split(), key=len).replace("%", "").replace("_", "")
        for card_id, name, more in self._runner.tuples("search_names", holding=f"%{held}%", most=_RANKED):
            spelt = f" {entry_words(f'{name} {more}')} "
            if all(phrase in spelt for phrase in phrases):
                found.append({"card_id": card_id, "part": "card", "part_id": card_id, "name": name})
        return sorted(found, key=lambda row: (len(row["name"]), row["card_id"]))[:most]

    def among(self, cards: Sequence[int], typed: str) -> set[int]:
        """Return which of these few cards hold the words of one part of what was typed, in any of their entries."""
        phrase = f" {' '.join(split_words(typed))}"
        self.flush()
        rows = self._runner.tuples("search_words_of_cards", ids=list(cards))
        return {card_id for card_id, words in rows if phrase in f" {words}"}

    def is_common(self, typed: str) -> bool:
        """Tell whether thousands of entries hold what was typed."""
        wanted = match_expression(typed, self._dialect)
        self.flush()
        return bool(wanted) and self._dialect == "sqlite" and self._is_common(wanted)

    def rebuild(self, rows_of: Callable[[str], Iterable[Row]]) -> int:
        """Make every entry anew from the rows of each table; return how many rows were read."""
        self._runner.execute("search_entries_clear")
        count = 0
        for table in WORDS_OF:
            for row in rows_of(table):
                self.put(table, row["id"], row, known_new=True)
                count += 1
        self.flush()
        return count
