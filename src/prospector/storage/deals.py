"""Deals: sales, returns and discounts."""

from collections.abc import Sequence
from datetime import date

from prospector.domain.deal import Deal
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Deals(Records[Deal]):
    """Stores and finds deals."""

    def has_uid(self, uid: str) -> bool:
        """Tell whether a deal of that uid is in the book."""
        return self.by_uid(uid) is not None

    def of_call(self, call_id: int) -> Deal | None:
        """Return the deal that a call closed, or None."""
        row = self._runner.row("deal_of_call", call_id=call_id)
        return Deal(**row) if row else None

    def many(self, ids: Sequence[int]) -> list[Deal]:
        """Return the deals with these ids, by id; absent ones are left out."""
        return self._records("deals_by_ids", ids=list(ids))

    def reducing(self, deal_id: int) -> list[Deal]:
        """Return the returns and discounts of a sale, oldest first."""
        return self._records("deals_reducing", of_id=deal_id)

    def invoices_of(self, deal_id: int) -> list[int]:
        """Return the ids of the invoices that were written for a deal."""
        return [row["id"] for row in self._rows("invoices_of_deal", deal_id=deal_id)]

    def listed(self, state: str, since: date, until: date) -> list[Row]:
        """Return the deals of a state (empty: any) of those days with name and uid of their cards, by day."""
        return self._rows("deals_listed", state=state, since=since, until=until)

    def ending(self, since: date, until: date) -> list[Row]:
        """Return the sales, not lost, whose contract ends within those days, with their cards, by that day."""
        return self._rows("deals_ending", since=since, until=until)

    def expected(self, until: date) -> list[Row]:
        """Return the open deals expected up to that day, with their cards, by that day."""
        return self._rows("deals_expected", until=until)
