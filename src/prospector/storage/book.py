"""The book: one unit of work over every repository. What is not committed is forgotten."""

from datetime import date, datetime
from types import TracebackType
from typing import TYPE_CHECKING

from prospector.storage.journal import Journal, refused_if_built_on
from prospector.storage.repositories import Repositories
from prospector.storage.runner import Row, Runner
from prospector.storage.search import SearchIndex

if TYPE_CHECKING:
    from prospector.storage.whole_tables import WholeTables


# With more customers the tiers are derived once a day instead of after each deal.
_RANKED_AT_ONCE = 5_000


class Book(Repositories):
    """Implements ``services.ports.Store`` on a runner; use it as a context manager.

    A reading command just reads. A writing one calls ``begin`` first and ``commit`` last; leaving without ``commit``
    rolls back. ``commit`` derives the standing of every card touched and closes the operation.
    """

    def __init__(self, runner: Runner, dialect: str) -> None:
        touched: set[int] = set()
        super().__init__(runner, SearchIndex(runner, dialect), touched)
        self._undoes: int | None = None
        self.dialect = dialect
        self.journal = Journal(runner, self.search, touched)

    def __enter__(self) -> "Book":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self.runner.rollback()
        finally:
            self.runner.close()

    @property
    def whole(self) -> "WholeTables":
        """Every table row by row; needs the schema, and so SQLAlchemy."""
        from prospector.storage.whole_tables import WholeTables  # noqa: PLC0415

        return WholeTables(self.runner, self.search, self._touched, self.dialect)

    def snapshot(self) -> None:
        """Read from now on the book as it is now, whatever others write meanwhile; ends with the book's closing."""
        self.runner.snapshot()

    def begin(self, command: str, at: datetime, undoes: int | None = None) -> None:
        """Start writing: one transaction and one journaled operation. Waits for another writer, then gives up."""
        self.runner.begin()
        self._undoes = undoes
        self.journal.open(command, at, undoes)

    def expect_many(self) -> None:
        """Prepare for very many new cards in the operation now open; what is read and written stays the same."""
        self.journal.expect_many()

    def refresh(self) -> None:
        """Derive what depends on the rows written so far, so that it can be read before ``commit``."""
        self.search.flush()
        if self._touched:
            self.standings.refresh(sorted(self._touched))
            self._touched.clear()

    def tiers_due(self, today: date) -> bool:
        """Tell whether the tiers must be derived anew: deals were written, or the window has moved since.

        A large book is ranked only once a day, with the first command that writes, so that no command waits for it.
        """
        known_on, customers = self.revenues.tiers_state()
        if known_on is not None and known_on != today:
            return True
        return customers <= _RANKED_AT_ONCE and self.journal.touches("deal")

    def commit(self) -> int | None:
        """Make everything since ``begin`` lasting; return the operation's id, or None when nothing changed."""
        self.refresh()
        operation = self.journal.close()
        if self._undoes is None:
            self.runner.commit()
        else:
            # References are checked now.
            with refused_if_built_on(self._undoes):
                self.runner.commit()
        return operation

    def rollback(self) -> None:
        """Forget everything since ``begin``."""
        self._touched.clear()
        self.search.forget()
        self.journal.current = None
        self.runner.rollback()

    def engine(self) -> str:
        """Return the name and version of the database engine."""
        return self.runner.engine()

    def search_gap(self) -> int:
        """Return by how many entries the search index differs from the rows it is made of."""
        self.search.flush()
        stored = {(row["part"], row["part_id"]): row["words"] for row in self.runner.rows("search_entries_all")}
        wanted = dict(self.search.expected(self._rows_of))
        return sum(stored.get(key) != wanted.get(key) for key in stored.keys() | wanted.keys())

    def _rows_of(self, table: str) -> list[Row]:
        return self.runner.rows(f"{table}_all")

    def prune(self, keep: int) -> int:
        """Forget all but the newest ``keep`` operations in a transaction of its own; return how many were forgotten."""
        self.runner.begin()
        forgotten = self.journal.prune(keep)
        self.runner.commit()
        return forgotten

    def derive_all(self) -> None:
        """Make every standing and search entry anew, in a transaction of its own that is not journaled."""
        self.runner.begin()
        self.standings.refresh(self.cards.all_ids())
        self.search.rebuild(self._rows_of)
        self.runner.commit()
