"""Credit: the five Cs, and how customers paid."""

from collections.abc import Sequence
from datetime import date

from prospector.domain.credit import CreditScore
from prospector.storage.records import Records
from prospector.storage.runner import Row


class CreditScores(Records[CreditScore]):
    """Stores scores."""

    def until(self, as_of: date) -> list[Row]:
        """Return every score given by a day with the card's name, by card and day."""
        return self._rows("credit_scores_until", as_of=as_of)

    def behaviour(self, ids: Sequence[int], since: date, as_of: date) -> list[Row]:
        """Return per card, currency and rate what was invoiced since a day, fell due, was paid in time, and is open."""
        return self._rows("payment_behaviour", ids=list(ids), since=since, as_of=as_of)
