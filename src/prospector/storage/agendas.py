"""What concerns a day in the whole book, read for the day's list as tuples and briefs, for speed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from prospector.storage.runner import Runner

Tuples = list[tuple[Any, ...]]


class Agendas:
    """Reads what the day's list is ranked from, beside the follow-ups that ``Standings`` has."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def due(self, until: date) -> list[bytes]:
        """Return the brief of each card that may be proposed (H7) and has a step due up to ``until``, in UTF-8."""
        return self._runner.blobs("briefs_due", until=until)

    def count_due(self, until: date) -> int:
        """Return how many those are."""
        return int(self._runner.value("briefs_due_count", until=until))

    def steps(self, ids: Iterable[int], until: date) -> Tuples:
        """Return the open steps of cards up to ``until``: the card, then as ``domain.agenda_line.Due``."""
        return self._runner.tuples("steps_due", ids=sorted(ids), until=until)

    def cards(self, ids: Iterable[int]) -> list[str]:
        """Return the briefs of cards, stopped ones too; those in the bin have none."""
        return self._runner.texts("briefs_of_cards", ids=sorted(ids))

    def contacted(self, since: datetime) -> list[int]:
        """Return the cards contacted from ``since`` on, each as often as it was."""
        return [row[0] for row in self._runner.tuples("agenda_contacted", since=since)]

    def bad_faith(self, day: date) -> list[int]:
        """Return the cards whose newest judgement up to ``day`` is bad faith (H13)."""
        return [row[0] for row in self._runner.tuples("agenda_bad_faith", day=day)]

    def matters(self, day: date, until: date, *, ending: date, rivals_since: date, year_ago: date) -> Tuples:
        """Return promises due up to ``until``, complaints not closed, referrals, rewards and deals that concern a day.

        Deals expected by ``day``, contracts that end up to ``ending``, files due back, competitors noted after
        ``rivals_since`` at cards that bought after ``year_ago``. In the order of the columns of the statement
        ``agenda_matters``: card, code, day, moments, id, words, sum, currency, rate, level.
        """
        since = {"rivals_since": rivals_since, "year_ago": year_ago}
        return self._runner.tuples("agenda_matters", day=day, until=until, ending=ending, **since)

    def scores(self, since: date, day: date) -> Tuples:
        """Return the scores up to a day of customers who gave one after ``since`` (H11), by card, oldest first.

        Card, day, score, id, and when they were last spoken to.
        """
        return self._runner.tuples("agenda_scores", since=since, day=day)

    def invoices(self, as_of: date, until: date) -> Tuples:
        """Return what is open on a day on invoices that fall due up to ``until``, in minor units.

        Card, id, number, due day, currency, rate, day of the dispute, of the reminder, and the rest.
        """
        return self._runner.tuples("agenda_invoices", as_of=as_of, until=until)

    def touches(self) -> Tuples:
        """Return (card, tier, last spoken to, first deal, next step due) of the key customers (H4).

        Those of the two highest tiers, with a face, or of high influence.
        """
        return self._runner.tuples("agenda_touches")

    def to_ask(self, before: date, most: int) -> list[int]:
        """Return customers since ``before`` who were not asked for referrals since, best first."""
        return [row[0] for row in self._runner.tuples("agenda_to_ask", before=before, most=most)]

    def lapsed(self, day: date, before: datetime, most: int) -> list[int]:
        """Return customers who last bought by ``day``, without word since ``before`` and without a next step."""
        return [row[0] for row in self._runner.tuples("agenda_lapsed", day=day, before=before, most=most)]

    def potential(self, before: datetime, most: int) -> list[int]:
        """Return cards of a large need that never bought, without word since ``before`` and without a next step."""
        return [row[0] for row in self._runner.tuples("agenda_potential", before=before, most=most)]

    def new_calls(self, since: datetime) -> int:
        """Return how many cards were contacted from ``since`` on for the first time."""
        return int(self._runner.value("agenda_new_calls", since=since) or 0)

    def hours(self, until: date) -> list[tuple[int, str]]:
        """Return (card, hours as noted) of cards with a follow-up due up to ``until``."""
        return self._runner.tuples("agenda_hours", until=until)

    def occasions(self, first: str, last: str) -> list[tuple[int, str, str]]:
        """Return (card, field, day) of the yearly days from ``first`` to ``last`` (MM-DD), and of all lunar ones.

        Fields of the card, its free fields that are named like an occasion, and its own occasions.
        """
        return self._runner.tuples("agenda_occasions", first=first, last=last)
