"""Old and new business, counted by the database."""

from datetime import date, datetime

from prospector.storage.runner import Row, Runner


class Efforts:
    """Reads revenue and effort by kind of business (H17); writes nothing."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def revenue(self, since: date, until: date) -> list[Row]:
        """Return by kind, currency and rate: net in minor units, sales, those without product and without amount."""
        return self._runner.rows("mix_revenue", since=since, until=until)

    def effort(self, since: date, until: date, since_at: datetime, until_at: datetime) -> list[Row]:
        """Return by kind of card: how many, customers, cards contacted, calls, visits and other contacts of ours.

        Cards are those that bought or were contacted. The moments are the beginning of ``since`` and the end of
        ``until``.
        """
        return self._runner.rows("mix_effort", since=since, until=until, since_at=since_at, until_at=until_at)
