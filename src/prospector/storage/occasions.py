"""Reads what occasions are made of."""

from datetime import date

from prospector.domain.occasion import OwnOccasion
from prospector.storage.records import Records
from prospector.storage.rows import Rows
from prospector.storage.runner import Row


class Occasions(Rows):
    """Days that come round every year, of the cards that may be proposed."""

    def facts(self) -> list[tuple[int, str, str]]:
        """Return (card, field, value) of every field that names such a day."""
        return self._runner.tuples("occasion_facts")

    def first_deals(self) -> list[tuple[int, date]]:
        """Return (card, day) of every first deal."""
        return self._runner.tuples("occasion_first_deals")

    def own(self) -> list[tuple[int, str, str]]:
        """Return (card, what, stored day) of every day that was noted on its own."""
        return self._runner.tuples("occasion_own_days")


class OwnOccasions(Records[OwnOccasion]):
    """Stores and finds the yearly days that were noted on their own."""

    def listed(self) -> list[Row]:
        """Return all of them with the card's name."""
        return self._rows("occasions_listed")
