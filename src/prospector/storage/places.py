"""Where the cards are, their fields of one key, and when each was last visited."""

from datetime import datetime

from prospector.storage.rows import Rows
from prospector.storage.runner import Row


class Places(Rows):
    """Reads what the plan of a day in the field needs to know of all cards at once."""

    def listed(self) -> list[Row]:
        """Return id, name, area, address and coordinates of every card not in the bin."""
        return self._runner.rows("places_listed")

    def facts(self, key: str) -> dict[int, str]:
        """Return the value of one field by card."""
        return {row[0]: row[1] for row in self._runner.tuples("facts_of_key", key=key)}

    def last_visits(self) -> dict[int, datetime]:
        """Return when each card was last visited."""
        return {row[0]: row[1] for row in self._runner.tuples("last_visits")}
