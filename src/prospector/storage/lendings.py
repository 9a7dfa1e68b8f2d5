"""Files that were lent."""

from prospector.domain.lending import Lending
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Lendings(Records[Lending]):
    """Stores and finds lendings."""

    def listed(self, *, every: bool = False) -> list[Row]:
        """Return the files that are out (or all lendings) with the card's name."""
        return self._rows("lendings_listed", every=int(every))
