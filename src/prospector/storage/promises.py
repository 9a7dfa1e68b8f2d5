"""Promises, ours and theirs."""

from prospector.domain.promise import Promise
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Promises(Records[Promise]):
    """Stores and finds promises."""

    def listed(self, *, every: bool = False, side: str = "") -> list[Row]:
        """Return the open (or all) promises with the card's name, of one side if given; the longest due first."""
        return self._rows("promises_listed", every=int(every), side=side)
