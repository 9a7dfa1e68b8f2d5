"""The day's list (``H1``, ``H7``, ``H8``): facts from the book, ranked by ``domain.agenda``, as lines to show."""

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from prospector.domain import agenda
from prospector.domain.agenda import Due, Facts, Line, Reckoning, Terms, Weights
from prospector.domain.agenda_line import BETWEEN, PlainLine
from prospector.services.agenda_matters import Concerns, concerns, start_of
from prospector.services.agenda_views import View, line_views

if TYPE_CHECKING:
    from prospector.services.ports import Desk

_ALL = 10_000_000
_BETWEEN = BETWEEN.encode()
# What is done on a public holiday as well: a greeting belongs to its day, and what was promised for it is kept.
_KEPT_ON_HOLIDAYS = frozenset({"occasion", "promise", "complaint"})
Parts = list[str]


def weights_of(desk: "Desk") -> Weights:
    """Return the weights of the config."""
    return Weights.of({name: desk.settings[f"weights.{name}"] for name in Weights._fields})


def terms_of(desk: "Desk", day: date, bad_faith: frozenset[int] = frozenset()) -> Terms:
    """Return what the lines of ``day`` are reckoned by."""
    settings, now = desk.settings, desk.clock.now()
    contacted = desk.store.agendas.contacted(start_of(day, now)) if day == now.date() else ()
    return Terms(
        day,
        now,
        Reckoning(weights_of(desk), day, float(settings["today.man_half_days"])),
        int(settings["today.collect_days"]),
        float(settings["today.large_sum"]),
        bad_faith,
        frozenset(contacted),
    )


class Gathered:
    """Everything that concerns the cards of a day; the lines are made of it one by one."""

    def __init__(self, desk: "Desk", day: date, area: str, *, tail: bool, where: str = "") -> None:
        self.desk = desk
        self.day = day
        self.area = area.casefold()
        self.tail = tail
        self.only = _let_through(desk, where)
        self.concerns: Concerns = concerns(desk, day, tail=tail)
        self.terms = terms_of(desk, day, self.concerns.bad_faith)
        self.is_today = day == desk.clock.now().date()
        # On a public holiday: when people are back at work.
        self.back = desk.back_at_work(day)

    def lines(self) -> "list[Line | PlainLine]":
        """Return the lines of a day, best first, then the short tails; one line a card."""
        planned = self._reachable(self._planned())
        if not self.tail:
            return agenda.rank(planned)
        seen = {line.card_id for line in planned}
        return [*agenda.rank(planned), *self._tails(seen)]

    def count(self) -> int:
        """Return how many cards have something due up to the day; their lines are not worked out."""
        if self.back is not None:
            # Few are left on a holiday; which, their lines tell.
            return sum(line.whole().group != "soon" for line in self._reachable(self._planned()))
        agendas = self.desk.store.agendas
        hours = dict(agendas.hours(self.day))
        special = {*self.concerns.matters, *hours}
        if self.area or self.only is not None:
            plain = [parts for parts in self._due() if int(parts[0]) not in special]
            count = len(plain)
        else:
            count = agendas.count_due(self.day)
        matters, terms = self.concerns.matters, self.terms
        due = {int(parts[0]): parts for parts in self._let(agendas.cards(special))} if special else {}
        steps = self._steps([parts for parts in due.values() if self._is_due(parts)])
        for card_id, parts in due.items():
            facts, dues = terms.by.facts(parts), steps.get(card_id, ())
            courted = agenda.may_be_courted(facts)
            if dues and courted and not (self.area or self.only is not None):
                # It was counted among the others.
                count -= 1
            found = agenda.place_of(facts, dues if courted else (), matters.get(card_id, ()), terms)
            if found is not None:
                on = self._moved_to(hours[card_id], dues) if card_id in hours else None
                count += found[1] != "soon" and (on is None or on[0] == self.day)
        return count

    def _reachable(self, lines: "list[Line | PlainLine]") -> "list[Line | PlainLine]":
        """The lines, those of cards that cannot be called on now with the day and hour from which they can."""
        noted = dict(self.desk.store.agendas.hours(self.day))
        if self.back is not None:
            # Whoever noted hours says by them whether the holiday counts.
            return [self._moved(line.whole(), noted.get(line.card_id, "")) for line in lines]
        if not noted:
            return lines
        return [self._moved(line.whole(), noted[line.card_id]) if line.card_id in noted else line for line in lines]

    def _moved(self, line: Line, hours: str) -> Line:
        if self.back is not None and any(matter.code in _KEPT_ON_HOLIDAYS for matter in line.matters):
            return line
        found = self._moved_to(hours, line.dues)
        if found is None:
            return line
        on, hour = found
        return line._replace(
            moved_to=f"{on.isoformat()} {hour}".strip(), group=line.group if on == self.day else "soon"
        )

    def _moved_to(self, hours: str, dues: Iterable[Due]) -> tuple[date, str] | None:
        from prospector.services.agenda_hours import moved_to  # noqa: PLC0415 (few cards have hours)

        return moved_to(hours, dues, self.day, self.terms.now if self.is_today else None, self.back)

    def _let(self, briefs: Iterable[str]) -> list[Parts]:
        """The parts of the briefs that the area and the filter let through."""
        area, only = self.area, self.only
        split = [brief.split(BETWEEN) for brief in briefs]
        if area:
            split = [parts for parts in split if area in parts[3].casefold()]
        return split if only is None else [parts for parts in split if int(parts[0]) in only]

    def _due(self) -> list[list[bytes]]:
        """The parts of the briefs of what is due, those that the area and the filter let through."""
        area, only = self.area, self.only
        split = [brief.split(_BETWEEN) for brief in self.desk.store.agendas.due(self.day)]
        if area:
            split = [parts for parts in split if area in parts[3].decode().casefold()]
        return split if only is None else [parts for parts in split if int(parts[0]) in only]

    def _is_due(self, parts: Parts) -> bool:
        return parts[8] != "" and parts[8] <= self.day.isoformat()

    def _steps(self, cards: Iterable[Parts]) -> dict[int, list[Due]]:
        """The open steps up to the day of cards, by card; read only where a brief does not hold the only one."""
        found: dict[int, list[Due]] = {}
        several = []
        for parts in cards:
            card_id = int(parts[0])
            if parts[13] == "1":
                due_on, kind, due_time, step_id, action = parts[8:13]
                found[card_id] = [Due(int(step_id), kind, date.fromisoformat(due_on), due_time, action)]
            else:
                several.append(card_id)
        if several:
            for card_id, *due in self.desk.store.agendas.steps(several, self.day):
                found.setdefault(card_id, []).append(Due._make(due))
        return found

    def _planned(self) -> "list[Line | PlainLine]":
        terms, matters = self.terms, self.concerns.matters
        # Most cards have one follow-up and nothing else: their line needs no rules.
        special = {str(card_id).encode() for card_id in terms.bad_faith.union(matters)}
        plain, rest = terms.by.of_briefs(self._due(), special)
        others = [[part.decode() for part in parts] for parts in rest]
        lines: list[Line | PlainLine] = [*plain]
        add = lines.append
        steps = self._steps(others)
        known, line_of = terms.by.known, agenda.line_of
        for parts in others:
            facts, own = known(parts)
            card_id = facts[0]
            line = line_of(facts, steps.get(card_id, ()), matters.get(card_id, ()), terms, own=own)
            if line is not None:
                add(line)
        waiting = set(matters).difference([int(parts[0]) for parts in others])
        for parts in self._let(self.desk.store.agendas.cards(waiting)) if waiting else ():
            facts, own = known(parts)
            line = line_of(facts, (), matters[facts[0]], terms, own=own)
            if line is not None:
                add(line)
        return lines

    def cards(self, ids: Collection[int]) -> Iterator[Facts]:
        """Yield the facts of cards in the area, stopped ones too."""
        if ids:
            yield from map(self.terms.by.facts, self._let(self.desk.store.agendas.cards(ids)))

    def _tails(self, seen: set[int]) -> Iterator[Line]:
        """The cards that would fall through: a few of each kind, each kind ranked by itself."""
        settings, standings, agendas = self.desk.settings, self.desk.store.standings, self.desk.store.agendas
        most, area = int(settings["today.tail"]), self.area
        now = self.terms.now
        before = start_of(self.day - timedelta(days=int(settings["today.quiet_days"]) - 1), now)
        if most:
            yield from self._tail(agenda.QUIET, lambda some: standings.quiet(before, area, some), seen, most)
            year_ago = self.day - timedelta(days=365)
            also = {*agendas.lapsed(year_ago, before, most), *agendas.potential(before, most)}
            others = agendas.cards(also - seen) if also - seen else []
            yield from self._tail(
                agenda.OPEN_END, lambda some: standings.without_next_step(before, area, some), seen, most, others
            )
        new = int(settings["goal.new_contacts"])
        if new and self.is_today:
            new -= agendas.new_calls(start_of(self.day, now))
        if new > 0:
            yield from self._tail(agenda.FRESH, lambda some: standings.unqualified(area, some), seen, new)

    def _tail(
        self, why: str, read: Callable[[int], list[str]], seen: set[int], most: int, also: Iterable[str] = ()
    ) -> list[Line]:
        found: dict[int, Line] = {}
        # As many are read as are shown, and more only where those are on the list already or filtered out.
        some = most * 2
        while True:
            briefs = read(some)
            found = self._tail_lines(why, (*also, *briefs), seen)
            if len(found) >= most or len(briefs) < some or some >= _ALL:
                break
            some = _ALL if self.only is not None else some * 8
        ranked = agenda.rank(found.values())[:most]
        seen.update(line.card_id for line in ranked)
        return ranked

    def _tail_lines(self, why: str, briefs: Iterable[str], seen: set[int]) -> dict[int, Line]:
        found: dict[int, Line] = {}
        for parts in self._let(briefs):
            card_id = int(parts[0])
            if card_id not in seen and card_id not in found:
                line = agenda.line_of(self.terms.by.facts(parts), (), (), self.terms, why=why)
                if line is not None:
                    found[card_id] = line
        return found


def _let_through(desk: "Desk", where: str) -> set[int] | None:
    if not where:
        return None
    from prospector.services.filters import matching  # noqa: PLC0415 (the daily list is seldom filtered)

    return matching(desk, where)


def day_lines(desk: "Desk", day: date, *, area: str = "", tail: bool = True, where: str = "") -> list[Line]:
    """Return the list of a day, best first, then the short tails; one line a card; ``where`` is a filter."""
    return [line.whole() for line in ranked_lines(desk, day, area=area, tail=tail, where=where)]


def ranked_lines(
    desk: "Desk", day: date, *, area: str = "", tail: bool = True, where: str = ""
) -> "list[Line | PlainLine]":
    """Return the same without making every line whole."""
    return Gathered(desk, day, area, tail=tail, where=where).lines()


def day_list(desk: "Desk", day: date, *, area: str = "", tail: bool = True, where: str = "") -> list[View]:
    """Return the list of a day as views."""
    return line_views(desk, ranked_lines(desk, day, area=area, tail=tail, where=where))


def count_due(desk: "Desk", day: date, *, area: str = "", where: str = "") -> int:
    """Return how many cards have something due up to ``day``."""
    return Gathered(desk, day, area, tail=False, where=where).count()
