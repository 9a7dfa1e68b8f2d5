"""Competitors at customers."""

from datetime import date

from prospector.domain.competitor import Competitor
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Competitors(Records[Competitor]):
    """Stores and finds competitors."""

    def listed(self) -> list[Row]:
        """Return every one with the card's name and last deal, the least satisfied first, the unknown last."""
        return self._rows("competitors_listed")

    def to_react_to(self, since: date) -> list[Row]:
        """Return those noted since a day, and those with whom a customer is not satisfied; of proposable cards."""
        return self._rows("competitors_to_react_to", since=since)
