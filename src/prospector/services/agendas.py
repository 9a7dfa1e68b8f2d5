"""The day's list (``H1``, ``H7``, ``H8``): facts from the book, ranked by ``domain.agenda``, as lines to show."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

from prospector.domain import agenda
from prospector.domain.agenda import Due, Facts, Line, Weights
from prospector.services.ports import Desk
from prospector.services.views import View, shown_phone

_FACTS = len(Facts._fields)


def weights_of(desk: Desk) -> Weights:
    """Return the weights of the config."""
    return Weights.of({name: desk.settings[f"weights.{name}"] for name in Weights._fields})


def _facts(row: tuple[Any, ...]) -> Facts:
    """The beginning of a row of the agenda statements."""
    return Facts._make(row[:_FACTS])


def _due_lines(rows: Iterable[tuple[Any, ...]], day: date, weights: Weights) -> Iterator[Line]:
    for _, of_card in groupby(rows, key=itemgetter(0)):
        listed = list(of_card)
        dues = [Due._make(row[_FACTS:]) for row in listed]
        yield agenda.due_line(_facts(listed[0]), dues, day, weights)


def _tail(desk: Desk, day: date, area: str, weights: Weights, only: set[int] | None) -> list[Line]:
    """The cards that would fall through: a few of each kind, each kind ranked by itself."""
    shown = most = desk.settings["today.tail"]
    if not most:
        return []
    if only is not None:
        # Which of the waiting ones the filter lets through is known only when all are read.
        most = 10_000_000
    quiet_since = day - timedelta(days=desk.settings["today.quiet_days"])
    before = datetime.combine(quiet_since + timedelta(days=1), time(), tzinfo=desk.clock.now().tzinfo)
    standings = desk.store.standings
    kinds = (
        (agenda.QUIET, standings.quiet(before, area, most)),
        (agenda.OPEN_END, standings.without_next_step(before, area, most)),
        (agenda.FRESH, standings.unqualified(area, most)),
    )
    return [
        line
        for why, rows in kinds
        for line in agenda.rank(
            agenda.tail_line(_facts(row), why, weights) for row in rows if only is None or row[0] in only
        )[:shown]
    ]


def _let_through(desk: Desk, where: str) -> set[int] | None:
    if not where:
        return None
    from prospector.services.filters import matching  # noqa: PLC0415 (the daily list is seldom filtered)

    return matching(desk, where)


def day_list(desk: Desk, day: date, *, area: str = "", tail: bool = True, where: str = "") -> list[View]:
    """Return the list of a day, best first, then the short tails; one line a card; ``where`` is a filter."""
    weights = weights_of(desk)
    only = _let_through(desk, where)
    rows: Iterable[tuple[Any, ...]] = desk.store.standings.due(day, area)
    due = agenda.rank(_due_lines(rows if only is None else [row for row in rows if row[0] in only], day, weights))
    return _views(desk, [*due, *(_tail(desk, day, area, weights, only) if tail else ())])


def _views(desk: Desk, lines: Iterable[Line]) -> list[View]:
    lines = list(lines)
    # Equal reasons are one object, so its identity is enough and each is said once.
    distinct = {id(reason): reason for line in lines for reason in line.reasons}
    said = {
        key: {"code": code, "text": desk.say(text), "points": points} for key, (code, text, points) in distinct.items()
    }
    views = []
    for facts, action, dues, group, why, score in lines:
        views.append(
            {
                "card_id": facts.card_id,
                "name": facts.name,
                "kind": facts.kind,
                "phone": shown_phone(facts.phone, facts.raw_phone, facts.extension) or None,
                "area": facts.area or None,
                "man": agenda.man_of(facts).code,
                "action": action if isinstance(action, str) else desk.say(action),
                "due_on": dues[0].due_on.isoformat() if dues else None,
                "due_time": (dues[0].due_time or None) if dues else None,
                "score": score,
                "group": group,
                "follow_up_ids": [due.id for due in dues],
                "reasons": [said[id(reason)] for reason in why],
            }
        )
    return views


def count_due(desk: Desk, day: date, *, area: str = "", where: str = "") -> int:
    """Return how many cards have something due up to ``day``."""
    due = {row[0] for row in desk.store.standings.due(day, area)}
    only = _let_through(desk, where)
    return len(due if only is None else due & only)
