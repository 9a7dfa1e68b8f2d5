"""Promises, ours and theirs."""

from datetime import date

from prospector.domain.promise import Promise
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Promises(Records[Promise]):
    """Stores and finds promises."""

    def listed(self, *, every: bool = False, side: str = "") -> list[Row]:
        """Return the open (or all) promises with the card's name, of one side if given; the longest due first."""
        return self._rows("promises_listed", every=int(every), side=side)

    def due(self, until: date) -> list[Row]:
        """Return the open promises of both sides due up to ``until`` on cards that may be proposed (H7)."""
        return self._rows("promises_due", until=until)
