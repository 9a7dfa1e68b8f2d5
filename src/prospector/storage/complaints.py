"""Complaints with their history, and satisfaction scores."""

from collections.abc import Sequence
from datetime import datetime

from prospector.domain.complaint import Complaint, Entry
from prospector.domain.satisfaction import Satisfaction
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Complaints(Records[Complaint]):
    """Stores and finds complaints."""

    def listed(self, *, every: bool = False, since: datetime) -> list[Row]:
        """Return the complaints opened from ``since`` on that are not closed (or all), with the card's name.

        Those to be solved come before those to be confirmed and the closed ones, and then the oldest first.
        """
        return self._rows("complaints_listed", every=int(every), since=since)


class ComplaintEntries(Records[Entry]):
    """Stores the history of complaints."""

    def of_complaint(self, complaint_id: int) -> list[Entry]:
        """Return the history of a complaint, oldest first."""
        return self._records("complaint_entries_of_complaint", complaint_id=complaint_id)

    def reports(self, ids: Sequence[int]) -> list[Entry]:
        """Return the reports upward of several complaints, oldest first."""
        return self._records("complaint_entries_escalated", ids=list(ids))


class Satisfactions(Records[Satisfaction]):
    """Stores and finds satisfaction scores."""

    def listed(self) -> list[Row]:
        """Return every score of cards not in the bin with the card's name, by card and day."""
        return self._rows("satisfactions_listed")
