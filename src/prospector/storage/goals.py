"""Goals with the wishes of a life plan, and what was done towards them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from prospector.domain.goal import Goal, GoalItem
from prospector.storage.records import Records
from prospector.storage.runner import Row, Runner


class Goals(Records[Goal]):
    """Stores and finds goals."""

    def listed(self) -> list[Goal]:
        """Return every goal, the newest first."""
        return self._records("goals_listed")


class GoalItems(Records[GoalItem]):
    """Stores the wishes of life plans."""

    def of_goals(self, ids: Sequence[int]) -> list[GoalItem]:
        """Return the wishes of several goals, by goal, in the order in which they were noted."""
        return self._records("goal_items_of_goals", ids=list(ids))


class Activities:
    """Counts what was done in windows of different length that end on the same day; writes nothing.

    ``since`` has the beginning of each window: ``span`` (the longest), ``month``, ``week`` and ``day``.
    """

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def contacts(self, since: Mapping[str, datetime], until: datetime) -> Row:
        """Return ``calls_<window>`` and ``visits_<window>`` before ``until``, and when the log begins."""
        (row,) = self._runner.rows("activity_contacts", **since, until=until)
        return row

    def new_contacts(self, since: Mapping[str, datetime], until: datetime) -> Row:
        """Return in ``new_<window>`` how many cards were contacted for the first time, before ``until``."""
        (row,) = self._runner.rows("activity_new_contacts", **since, until=until)
        return row

    def deals(self, since: Mapping[str, date], log: date, until: date) -> list[Row]:
        """Return by currency and rate the deals won and what they brought, up to and with ``until``.

        ``deals_log`` counts from the day ``log``; ``priced``, ``costed``, ``net_costed`` and ``cost`` are of the span.
        """
        return self._runner.rows("activity_deals", **since, log=log, until=until)
