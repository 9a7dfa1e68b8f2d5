"""Deals: sales, returns and discounts."""

from prospector.domain.deal import Deal
from prospector.storage.records import Records


class Deals(Records[Deal]):
    """Stores and finds deals."""

    def has_uid(self, uid: str) -> bool:
        """Tell whether a deal of that uid is in the book."""
        return self.by_uid(uid) is not None

    def of_call(self, call_id: int) -> Deal | None:
        """Return the deal that a call closed, or None."""
        row = self._runner.row("deal_of_call", call_id=call_id)
        return Deal(**row) if row else None
