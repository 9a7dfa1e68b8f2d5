"""What a day brought, read in the evening."""

from datetime import datetime
from typing import Any

from prospector.storage.runner import Row, Runner


class Evenings:
    """Reads what was settled and when contacts were made (H8); writes nothing."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def settled(self, since: datetime, until: datetime) -> list[Row]:
        """Return the follow-ups done or dropped from ``since`` up to but without ``until``, with the card's name."""
        return self._runner.rows("evening_settled", since=since, until=until)

    def moments(self, since: datetime, until: datetime) -> list[tuple[Any, ...]]:
        """Return moment, minutes east of UTC and way of every call of ours and every visit, oldest first."""
        return [tuple(row.values()) for row in self._runner.rows("evening_moments", since=since, until=until)]
