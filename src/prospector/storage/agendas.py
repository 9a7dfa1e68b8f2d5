"""What concerns a day in the whole book, read for the day's list as tuples, for speed."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from prospector.storage.runner import Runner

Tuples = list[tuple[Any, ...]]


class Agendas:
    """Reads what the day's list is ranked from, beside the follow-ups that ``Standings`` has."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def cards(self, ids: Iterable[int]) -> Tuples:
        """Return the facts of cards, stopped ones too: ``domain.agenda_line.Facts`` up to ``stopped_on``."""
        return self._runner.tuples("agenda_cards", ids=sorted(ids))

    def matters(self, day: date, until: date, ending: date) -> Tuples:
        """Return promises due up to ``until``, complaints not closed, referrals, rewards and deals that concern a day.

        Deals expected by ``day``, contracts that end up to ``ending``. In the order of the columns of the statement
        ``agenda_matters``: card, code, day, moments, id, words, sum, currency, rate, level.
        """
        return self._runner.tuples("agenda_matters", day=day, until=until, ending=ending)

    def invoices(self, as_of: date, until: date) -> Tuples:
        """Return what is open on a day on invoices that fall due up to ``until``, in minor units.

        Card, id, number, due day, currency, rate, day of the dispute, of the reminder, and the rest.
        """
        return self._runner.tuples("agenda_invoices", as_of=as_of, until=until)

    def touches(self, ids: Iterable[int]) -> Tuples:
        """Return (card, last spoken to, first deal, next step due) of cards."""
        return self._runner.tuples("agenda_touches", ids=sorted(ids))

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
        """Return (card, field, day) of the yearly days from ``first`` to ``last`` (MM-DD), and of all lunar ones."""
        return self._runner.tuples("agenda_occasions", first=first, last=last)
