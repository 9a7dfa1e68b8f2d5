"""Competitors at customers."""

from prospector.domain.competitor import Competitor
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Competitors(Records[Competitor]):
    """Stores and finds competitors."""

    def listed(self) -> list[Row]:
        """Return every one with the card's name and last deal, the least satisfied first, the unknown last."""
        return self._rows("competitors_listed")
