"""The lending of a customer's file to a colleague, and its return (``H5``, 资料借阅)."""

from datetime import date
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.text import N_


class Lending(NamedTuple):
    """A customer's file in the hands of ``borrower`` since ``lent_on``; ``due_on`` is when it is wanted back."""

    id: int
    uid: str
    card_id: int
    borrower: str
    lent_on: date
    due_on: date | None = None
    returned_on: date | None = None
    note: str = ""

    def days_late(self, today: date) -> int:
        """Return by how many days it is overdue, or came back late; 0 when it is, or was, in time."""
        if self.due_on is None:
            return 0
        return max(0, ((self.returned_on or today) - self.due_on).days)

    def order(self) -> tuple[object, ...]:
        """Sort key of a list: those out before those returned, by the day they are due, then the longest out."""
        if self.returned_on is not None:
            return (True, -self.returned_on.toordinal(), -self.id)
        return (False, self.due_on or date.max, self.lent_on, self.id)


def checked_days(lending: Lending) -> Lending:
    """Return the lending; UsageError when it would be due, or returned, before it was lent."""
    for day, said in (
        (lending.due_on, N_("A file lent on {lent} cannot be due on {day}.")),
        (lending.returned_on, N_("A file lent on {lent} cannot have come back on {day}.")),
    ):
        if day is not None and day < lending.lent_on:
            raise UsageError(said, hint=N_("Check the day."), lent=lending.lent_on.isoformat(), day=day.isoformat())
    return lending
