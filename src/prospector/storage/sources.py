"""Where cards came from and what they brought, counted by the database."""

from collections.abc import Collection
from datetime import date, datetime

from prospector.storage.runner import Row, Runner


class Sources:
    """Reads sums over cards and deals by circle and method; writes nothing."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def cards(self, since: date, since_at: datetime, only: Collection[int] | None = None) -> list[Row]:
        """Return by circle and method: cards, live ones, those in contact, customers; of cards that began since then.

        ``since_at`` is the beginning of the day ``since``; ``only`` are the cards that count.
        """
        if only is not None:
            return self._runner.rows("source_cards_among", since=since, since_at=since_at, ids=sorted(only))
        return self._runner.rows("source_cards", since=since, since_at=since_at)

    def revenues(self, since: date, since_at: datetime, only: Collection[int] | None = None) -> list[Row]:
        """Return by circle, method, currency and rate what those cards brought, in minor units."""
        if only is not None:
            return self._runner.rows("source_revenues_among", since=since, since_at=since_at, ids=sorted(only))
        return self._runner.rows("source_revenues", since=since, since_at=since_at)
