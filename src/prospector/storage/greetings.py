"""Greetings that were sent, and what new ones are made of."""

from collections.abc import Sequence
from datetime import date

from prospector.domain.greeting import Greeting
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Greetings(Records[Greeting]):
    """Stores and finds greetings."""

    def listed(self, since: date) -> list[Row]:
        """Return the greetings sent from ``since`` on with the card's name, the newest first."""
        return self._rows("greetings_listed", since=since)

    def since(self, day: date) -> list[Greeting]:
        """Return the greetings sent from ``day`` on, by card and day."""
        return self._records("greetings_since", since=day)

    def of_call(self, call_id: int) -> Greeting | None:
        """Return the greeting that was logged as that contact, or None."""
        found = self._records("greeting_of_call", call_id=call_id)
        return found[0] if found else None

    def circle(self, tag: str) -> list[Row]:
        """Return id and country of the cards of the long list, the most important first.

        With ``tag`` those that bear it, else every person who was spoken to or has bought; never a card that may not be
        proposed (H7).
        """
        return self._rows("greeting_circle", tag=tag)

    def topics(self, ids: Sequence[int]) -> dict[int, str]:
        """Return what was last talked about with each of these cards."""
        return dict(self._runner.tuples("greeting_topics", ids=list(ids)))

    def complaining(self) -> frozenset[int]:
        """Return the cards that have a complaint which is not closed yet."""
        return frozenset(row[0] for row in self._runner.tuples("greeting_complaining"))
