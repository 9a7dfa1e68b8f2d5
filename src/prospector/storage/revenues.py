"""What the cards brought, summed by the database: for the pyramid and the key customers."""

from datetime import date, datetime
from typing import Any

from prospector.storage.runner import Row, Runner


class Revenues:
    """Reads sums over deals; writes nothing."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def by_card(self, since: date, until: date) -> list[tuple[Any, ...]]:
        """Return (card id, currency, rate, net, first sale, last sale, sales without amount) of cards with won deals.

        ``net`` and the last count those from ``since`` to ``until``; the days are of all up to ``until``.
        """
        return self._runner.tuples("revenue_by_card", since=since, until=until)

    def profit_by_card(self, since: date, until: date) -> list[Row]:
        """Return by card, currency and rate: net, net where the cost is known, cost, sales, and those with a cost."""
        return self._runner.rows("profit_by_card", since=since, until=until)

    def names(self) -> dict[int, str]:
        """Return the name of every card not in the bin."""
        return dict(self._runner.tuples("card_names_all"))

    def never_bought(self, until: date) -> list[Row]:
        """Return the cards that had not bought by ``until``, with when they were first contacted and their standing."""
        return self._runner.rows("never_bought", until=until)

    def influence(self) -> dict[int, str]:
        """Return the influence mark of each card that has one (H4)."""
        return {row["card_id"]: row["value"] for row in self._runner.rows("influence_marks")}

    def contacts(self) -> dict[int, tuple[datetime | None, date | None]]:
        """Return of each card when it was last reached and when its next step is due."""
        return {row["card_id"]: (row["reached_at"], row["next_due_on"]) for row in self._runner.rows("last_contacts")}
