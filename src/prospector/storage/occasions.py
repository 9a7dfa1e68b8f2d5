"""Reads what occasions are made of."""

from datetime import date

from prospector.storage.rows import Rows


class Occasions(Rows):
    """Days that come round every year, of the cards that may be proposed."""

    def facts(self) -> list[tuple[int, str, str]]:
        """Return (card, field, value) of every field that names such a day."""
        return self._runner.tuples("occasion_facts")

    def first_deals(self) -> list[tuple[int, date]]:
        """Return (card, day) of every first deal."""
        return self._runner.tuples("occasion_first_deals")
