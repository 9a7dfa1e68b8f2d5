"""The day's list (``H1``, ``H7``, ``H8``): facts from the book, ranked by ``domain.agenda``, as lines to show."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from prospector.domain import agenda
from prospector.domain.agenda import Due, Facts, Line, Reckoning, Terms, Weights
from prospector.services.agenda_matters import Concerns, People, concerns, people, start_of
from prospector.services.agenda_views import View, line_views
from prospector.services.ports import Desk

# Where the facts of a card end in the rows of the agenda statements, and its follow-up begins.
_FACTS = Facts._fields.index("noted_on") + 1
_STOPPED = _FACTS
_ALL = 10_000_000
Row = tuple[Any, ...]


def weights_of(desk: Desk) -> Weights:
    """Return the weights of the config."""
    return Weights.of({name: desk.settings[f"weights.{name}"] for name in Weights._fields})


def terms_of(desk: Desk, day: date, bad_faith: frozenset[int] = frozenset()) -> Terms:
    """Return what the lines of ``day`` are reckoned by."""
    settings, now = desk.settings, desk.clock.now()
    return Terms(
        day,
        now,
        Reckoning(weights_of(desk), day, float(settings["today.man_half_days"])),
        int(settings["today.collect_days"]),
        float(settings["today.large_sum"]),
        bad_faith,
        start_of(day, now) if day == now.date() else None,
    )


class Gathered:
    """Everything that concerns the cards of a day; the lines are made of it one by one."""

    def __init__(self, desk: Desk, day: date, area: str, *, tail: bool, where: str = "") -> None:
        self.desk = desk
        self.day = day
        self.area = area
        self.tail = tail
        self.only = _let_through(desk, where)
        self.people: People = people(desk)
        self.concerns: Concerns = concerns(desk, day, self.people, tail=tail)
        self.terms = terms_of(desk, day, self.concerns.bad_faith)

    def lines(self) -> list[Line]:
        """Return the lines of a day, best first, then the short tails; one line a card."""
        planned = self._reachable(list(self._planned()))
        seen = {line.facts.card_id for line in planned}
        return [*agenda.rank(planned), *(self._tails(seen) if self.tail else ())]

    def _reachable(self, lines: list[Line]) -> list[Line]:
        """The lines, those of cards that cannot be called on now with the day and hour from which they can."""
        noted = dict(self.desk.store.agendas.hours(self.day))
        if not noted:
            return lines
        from prospector.services.agenda_hours import moved  # noqa: PLC0415 (few cards have hours)

        now = self.terms.now if self.terms.since else None
        return [
            moved(line, noted[line.facts.card_id], self.day, now) if line.facts.card_id in noted else line
            for line in lines
        ]

    def facts(self, row: Row) -> Facts:
        """The beginning of a row of the agenda statements."""
        card_id = row[0]
        tier, mark = self.people.tiers.get(card_id, ""), self.people.influence.get(card_id, "")
        return Facts._make((*row[:_FACTS], None, tier, mark))

    def _planned(self) -> Iterator[Line]:
        terms, matters = self.terms, self.concerns.matters
        waiting = set(matters)
        # Most cards have follow-ups and nothing else: their line needs no rules.
        plain, special = terms.by.due, waiting | terms.bad_faith
        for facts, dues in self._due():
            if facts[0] not in special:
                yield plain(facts, dues)
                continue
            waiting.discard(facts.card_id)
            line = agenda.line_of(facts, dues, matters.get(facts.card_id, ()), terms)
            if line is not None:
                yield line
        for facts in self.cards(waiting):
            line = agenda.line_of(facts, (), matters[facts.card_id], terms)
            if line is not None:
                yield line

    def cards(self, ids: Collection[int]) -> Iterator[Facts]:
        """Yield the facts of cards in the area, stopped ones too."""
        if not ids:
            return
        area = self.area.casefold()
        if self.only is not None:
            ids = self.only.intersection(ids)
        for row in self.desk.store.agendas.cards(ids):
            if area in row[3].casefold():
                yield self.facts(row)._replace(stopped_on=row[_STOPPED])

    def _due(self) -> Iterator[tuple[Facts, list[Due]]]:
        tiers, influence = self.people
        tier_of, mark_of = tiers.get, influence.get
        make, make_due = Facts._make, Due._make
        before: Facts | None = None
        dues: list[Due] = []
        only = self.only
        for row in self.desk.store.standings.due(self.day, self.area):
            card_id = row[0]
            if only is not None and card_id not in only:
                continue
            if before is not None:
                if before[0] == card_id:
                    dues.append(make_due(row[_FACTS:]))
                    continue
                yield before, dues
            before = make((*row[:_FACTS], None, tier_of(card_id, ""), mark_of(card_id, "")))
            dues = [make_due(row[_FACTS:])]
        if before is not None:
            yield before, dues

    def _tails(self, seen: set[int]) -> Iterator[Line]:
        """The cards that would fall through: a few of each kind, each kind ranked by itself."""
        settings, standings, agendas = self.desk.settings, self.desk.store.standings, self.desk.store.agendas
        most = int(settings["today.tail"])
        now = self.desk.clock.now()
        before = start_of(self.day - timedelta(days=int(settings["today.quiet_days"]) - 1), now)
        if most:
            # More than are shown, because some are on the list already.
            some = self._enough(most + len(self.concerns.matters))
            yield from self._tail(agenda.QUIET, standings.quiet(before, self.area, some), seen, most)
            year_ago = self.day - timedelta(days=365)
            also = {*agendas.lapsed(year_ago, before, most), *agendas.potential(before, most)}
            rows = [*standings.without_next_step(before, self.area, some), *self._also(also)]
            yield from self._tail(agenda.OPEN_END, rows, seen, most)
        since = self.terms.since
        new = int(settings["goal.new_contacts"]) - (agendas.new_calls(since) if since else 0)
        if new > 0:
            rows = standings.unqualified(self.area, self._enough(new + len(self.concerns.matters)))
            yield from self._tail(agenda.FRESH, rows, seen, new)

    def _enough(self, most: int) -> int:
        # Which of the waiting ones a filter lets through is known only when all are read.
        return most if self.only is None else _ALL

    def _also(self, ids: set[int]) -> list[Row]:
        area = self.area.casefold()
        return [row for row in self.desk.store.agendas.cards(ids) if area in row[3].casefold()] if ids else []

    def _tail(self, why: str, rows: Iterable[Row], seen: set[int], most: int) -> list[Line]:
        found: dict[int, Line] = {}
        for row in rows:
            if row[0] not in seen and row[0] not in found and (self.only is None or row[0] in self.only):
                line = agenda.line_of(self.facts(row), (), (), self.terms, why=why)
                if line is not None:
                    found[row[0]] = line
        ranked = agenda.rank(found.values())[:most]
        seen.update(line.facts.card_id for line in ranked)
        return ranked


def _let_through(desk: Desk, where: str) -> set[int] | None:
    if not where:
        return None
    from prospector.services.filters import matching  # noqa: PLC0415 (the daily list is seldom filtered)

    return matching(desk, where)


def day_lines(desk: Desk, day: date, *, area: str = "", tail: bool = True, where: str = "") -> list[Line]:
    """Return the list of a day, best first, then the short tails; one line a card; ``where`` is a filter."""
    return Gathered(desk, day, area, tail=tail, where=where).lines()


def day_list(desk: Desk, day: date, *, area: str = "", tail: bool = True, where: str = "") -> list[View]:
    """Return the list of a day as views."""
    return line_views(desk, day_lines(desk, day, area=area, tail=tail, where=where))


def count_due(desk: Desk, day: date, *, area: str = "", where: str = "") -> int:
    """Return how many cards have something due up to ``day``."""
    return sum(line.group != "soon" for line in day_lines(desk, day, area=area, tail=False, where=where))
