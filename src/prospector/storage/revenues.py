"""What the cards brought, summed by the database: for the pyramid and the key customers."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from prospector.storage.runner import Row, Runner


class Revenues:
    """Reads sums over deals; keeps the tiers derived from them."""

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

    def tier(self, card_id: int) -> tuple[str, int] | None:
        """Return tier and rank of an active customer as last derived, or None."""
        row = self._runner.row("tier_by_card", card_id=card_id)
        return (row["tier"], row["rank"]) if row else None

    def tiers(self) -> dict[int, str]:
        """Return the tier of every active customer as last derived."""
        return dict(self._runner.tuples("tiers_by_card"))

    def tiers_state(self) -> tuple[date | None, int]:
        """Return the day on which the tiers were last derived, and of how many customers."""
        row = self._runner.row("tiers_state")
        return (row["as_of"], row["customers"]) if row else (None, 0)

    def keep_tiers(self, as_of: date, tiers: Iterable[tuple[int, str, int, str]]) -> None:
        """Store (card id, tier, rank, face) of every active customer in place of what was derived before."""
        before: dict[int, tuple[str, str]] = {
            card: (tier, face) for card, tier, face in self._runner.tuples("tiers_and_faces")
        }
        names = ("card_id", "tier", "rank", "face")
        rows: list[Row] = [dict(zip(names, one, strict=True)) | {"as_of": as_of} for one in tiers]
        self._runner.execute("tiers_clear")
        self._runner.execute_many("tier_insert", rows)
        now: dict[int, tuple[str, str]] = {row["card_id"]: (row["tier"], row["face"]) for row in rows}
        changed = sorted(card for card in before.keys() | now.keys() if before.get(card) != now.get(card))
        # The briefs of cards hold both.
        self._runner.execute("brief_clear", ids=changed)
        self._runner.execute("brief_derive", ids=changed)
