"""Invoices, what lowers them, and collecting."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from prospector.domain.promise import Promise
from prospector.domain.receivable import Entry, Invoice, Judgement, Step
from prospector.storage.records import Records
from prospector.storage.runner import Row

if TYPE_CHECKING:
    from prospector.domain.ageing import Edges
    from prospector.domain.ledger import Rows


def _edges(as_of: date) -> "Edges":
    from prospector.domain.ageing import edges  # noqa: PLC0415 (the day's list reads no ages)

    return edges(as_of)


class Invoices(Records[Invoice]):
    """Stores and finds invoices."""

    def numbered(self, number: str) -> list[Invoice]:
        """Return the invoices of that number, oldest first."""
        return self._records("invoice_by_number", number=number)

    def listed(self, as_of: date, *, every: bool = False) -> list[Row]:
        """Return invoices with the card's name and the sums that lowered them by a day; settled ones on demand."""
        return self._rows("invoices_listed", as_of=as_of, every=int(every))

    def of_card(self, card_id: int, as_of: date) -> list[Row]:
        """Return all invoices of a card in the same form, by the day they were issued."""
        return self._rows("invoices_of_card", as_of=as_of, card_id=card_id)

    def due_between(self, since: date, until: date, as_of: date) -> list[Row]:
        """Return the open invoices that fall due from ``since`` to ``until``, in the same form."""
        return self._rows("invoices_due_between", as_of=as_of, since=since, until=until)

    def accounts(self, as_of: date) -> "Rows":
        """Return the sums of the whole book as ``domain.ledger`` reads them: unsettled by card, issued, taken off."""
        run = self._runner.tuples
        return (
            run("receivables_of_all", as_of=as_of, **_edges(as_of)._asdict()),
            run("invoiced_of_all", as_of=as_of),
            run("taken_off_of_all", as_of=as_of),
        )

    def accounts_of(self, card_id: int, as_of: date) -> "Rows":
        """Return the same of one card."""
        run = self._runner.tuples
        return (
            run("receivables_of_card", as_of=as_of, card_id=card_id, **_edges(as_of)._asdict()),
            run("invoiced_of_card", as_of=as_of, card_id=card_id),
            run("taken_off_of_card", as_of=as_of, card_id=card_id),
        )

    def promises_to_pay(self) -> list[Promise]:
        """Return every promise to pay, by card and day."""
        return [Promise(**row) for row in self._rows("promises_to_pay")]


class Entries(Records[Entry]):
    """Stores payments, credit notes and write-offs."""

    def of_invoices(self, ids: Sequence[int]) -> list[Entry]:
        """Return what lowered these invoices, by invoice and day."""
        return self._records("invoice_entry_of_invoices", ids=list(ids))


class Steps(Records[Step]):
    """Stores the steps of collecting."""

    def until(self, as_of: date) -> list[Step]:
        """Return the steps done by a day, oldest first."""
        return self._records("collection_steps_until", as_of=as_of)


class Judgements(Records[Judgement]):
    """Stores judgements."""

    def until(self, as_of: date) -> list[Judgement]:
        """Return the judgements made by a day, oldest first."""
        return self._records("judgements_until", as_of=as_of)
