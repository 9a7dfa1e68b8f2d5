"""What was judged, done and promised with customers who owe money (``H13``), and the step that follows from it."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from prospector.domain.promise import BROKEN, OPEN, Promise
from prospector.domain.receivable import Judgement, Situation, Step, judged, next_step, stopped

View = dict[str, Any]
# The next step where nothing was judged, done or promised yet.
UNTOUCHED = "talk-and-judge"


class Dealings:
    """What was judged, done and promised up to a day, by card."""

    def __init__(
        self, judgements: Iterable[Judgement], steps: Iterable[Step], promises: Iterable[Promise], day: date
    ) -> None:
        self.day = day
        self.judgements: dict[int, list[Judgement]] = {}
        self.steps: dict[int, list[Step]] = {}
        self.promises: dict[int, list[Promise]] = {}
        for judgement in judgements:
            self.judgements.setdefault(judgement.card_id, []).append(judgement)
        for step in steps:
            self.steps.setdefault(step.card_id, []).append(step)
        for promise in promises:
            if promise.created_at.astimezone().date() <= day:
                self.promises.setdefault(promise.card_id, []).append(promise)
        self.cards = self.judgements.keys() | self.steps.keys() | self.promises.keys()

    def promised(self, card_id: int) -> tuple[date | None, date | None]:
        """Return the day of the next promise to pay that still runs, and that of one that was not kept."""
        broken: list[date] = []
        running: list[date] = []
        newest: Promise | None = None
        for promise in self.promises.get(card_id, ()):
            due = promise.due_on or date.max
            newest = promise if newest is None or promise.id > newest.id else newest
            if promise.state == OPEN or (promise.settled_on is not None and promise.settled_on > self.day):
                (running if due >= self.day else broken).append(due)
        if newest is not None and newest.state == BROKEN and not running:
            broken.append(newest.due_on or date.max)
        return min(running, default=None), max(broken, default=None)

    def view(self, card_id: int, since: date | None, *, disputed: bool) -> View:
        """Return the judgement, stopped supply, promises and the next step of a customer overdue since a day."""
        if card_id not in self.cards:
            code = "wait" if since is None else "dispute" if disputed else UNTOUCHED
            return {**_NOTHING, "next_step": code}
        judgement = judged(self.judgements.get(card_id, ()), self.day)
        steps = self.steps.get(card_id, [])
        running = stopped(steps, self.day)
        promised, broken = self.promised(card_id)
        done = frozenset(step.step for step in steps if since is not None and step.on_date >= since)
        faith = judgement.faith if judgement else ""
        at = Situation(since is not None, faith, done, running is not None, disputed, promised, broken)
        return {
            "judgement": faith or None,
            "supply_stopped_on": running and running.on_date.isoformat(),
            "promised_on": promised and promised.isoformat(),
            "promise_broken_on": broken and broken.isoformat(),
            "next_step": next_step(at),
        }


_NOTHING = {"judgement": None, "supply_stopped_on": None, "promised_on": None, "promise_broken_on": None}
