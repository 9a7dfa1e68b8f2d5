"""Complaints: owned by whoever took them until the customer says they are satisfied (``H11``).

open → resolved (solved as we see it) → satisfied (the customer said so: closed); both lead back to open by reopening.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.text import N_

SEVERITIES = {"low": N_("low"), "medium": N_("medium"), "high": N_("high"), "critical": N_("critical")}

OPEN = "open"
RESOLVED = "resolved"
SATISFIED = "satisfied"
STATES = {OPEN: N_("open"), RESOLVED: N_("solved, not confirmed"), SATISFIED: N_("satisfied")}

# What is written into the history of a complaint.
ENTRIES = {
    "opened": N_("opened"),
    "note": N_("note"),
    "cause": N_("cause"),
    "escalated": N_("reported upward"),
    "resolved": N_("solved"),
    "satisfied": N_("customer satisfied"),
    "reopened": N_("opened again"),
}


class Complaint(NamedTuple):
    """A complaint or question of a customer, and how far it is.

    ``owner`` is who took it first and keeps it. ``resolved_at`` is when it was last solved, ``closed_at`` when the
    customer said they are satisfied; both are empty again once it is reopened.
    """

    id: int
    uid: str
    card_id: int
    what: str
    opened_at: datetime
    severity: str = "medium"
    owner: str = ""
    product: str = ""
    cause: str = ""
    state: str = OPEN
    resolved_at: datetime | None = None
    closed_at: datetime | None = None

    def age(self, now: datetime) -> timedelta:
        """Return how long the customer has been waiting, or had been when they were satisfied."""
        return max(timedelta(0), (self.closed_at or now) - self.opened_at)

    def time_to_solution(self) -> timedelta | None:
        """Return the time from opening to the solution that stands; None while there is none."""
        return None if self.resolved_at is None else max(timedelta(0), self.resolved_at - self.opened_at)


class Entry(NamedTuple):
    """One line of the history of a complaint; ``kind`` is a key of ``ENTRIES``.

    The first line of the body of a report upward says to whom and what; each further one begins with a day and says
    what came of it then (``H11``: product faults are reported upward with the result tracked).
    """

    id: int
    uid: str
    card_id: int
    complaint_id: int
    kind: str
    at: datetime
    body: str = ""

    @property
    def results(self) -> list[tuple[str, str]]:
        """The (ISO day, words) of what came of a report upward; empty for other entries."""
        lines = self.body.split("\n")[1:] if self.kind == "escalated" else []
        return [(line[:10], line[11:]) for line in lines]

    @property
    def said(self) -> str:
        """The words of the entry, of a report upward without its results."""
        return self.body.partition("\n")[0] if self.kind == "escalated" else self.body

    def with_result(self, on: date, result: str) -> "Entry":
        """Return a report upward to which a result (one line) is added."""
        return self._replace(body=f"{self.body}\n{on.isoformat()} {result}")


def _refuse_closed(complaint: Complaint) -> None:
    if complaint.state == SATISFIED:
        raise RefusedError(
            N_("Complaint {id} is closed: the customer is satisfied."),
            hint=N_("If it comes up again: prospector complaint reopen {id} “why”."),
            id=complaint.id,
        )


def _refuse_before(complaint: Complaint, at: datetime, than: datetime | None) -> None:
    if than is not None and at < than:
        raise UsageError(
            N_("That is before complaint {id} was opened or solved ({day})."),
            hint=N_("prospector complaint show {id} gives its history."),
            id=complaint.id,
            day=than.astimezone(at.tzinfo).date().isoformat(),
        )


def resolved(complaint: Complaint, at: datetime) -> Complaint:
    """Return the complaint as solved, to be confirmed; RefusedError unless it is open, UsageError for an earlier day.

    Only the customer's word closes it (``H11``).
    """
    _refuse_closed(complaint)
    if complaint.state == RESOLVED:
        raise RefusedError(
            N_("Complaint {id} is solved already and waits for the customer's word."),
            hint=N_("prospector complaint satisfied {id} closes it; prospector complaint reopen {id} opens it again."),
            id=complaint.id,
        )
    _refuse_before(complaint, at, complaint.opened_at)
    return complaint._replace(state=RESOLVED, resolved_at=at)


def confirmed(complaint: Complaint, at: datetime) -> Complaint:
    """Return the complaint as closed by the customer's word; RefusedError unless a solution waits for that word."""
    _refuse_closed(complaint)
    if complaint.state == OPEN:
        raise RefusedError(
            N_("Complaint {id} is not solved yet, so that nobody can be satisfied with the solution."),
            hint=N_("Say what solved it: prospector complaint satisfied {id} --solution “…”."),
            id=complaint.id,
        )
    _refuse_before(complaint, at, complaint.resolved_at)
    return complaint._replace(state=SATISFIED, closed_at=at)


def reopened(complaint: Complaint) -> Complaint:
    """Return the complaint as open again; RefusedError when it is open."""
    if complaint.state == OPEN:
        raise RefusedError(
            N_("Complaint {id} is open already."),
            hint=N_("prospector complaint note {id} “…” adds to its history."),
            id=complaint.id,
        )
    return complaint._replace(state=OPEN, resolved_at=None, closed_at=None)


class Report(NamedTuple):
    """How complaints are dealt with (``H11``): counts, shares of all (None without any), hours, and what recurs.

    ``solved`` counts those solved, confirmed or not. ``causes`` and ``products`` are (words, count), the most often
    first; those of which none is known are left out.
    """

    total: int
    open: int
    solved: int
    satisfied: int
    median_hours: float | None
    mean_hours: float | None
    causes: list[tuple[str, int]]
    products: list[tuple[str, int]]

    @property
    def solved_share(self) -> float | None:
        """Return which part of all is solved."""
        return self.solved / self.total if self.total else None

    @property
    def satisfied_share(self) -> float | None:
        """Return which part of all is closed by the customer's word."""
        return self.satisfied / self.total if self.total else None


def report_on(complaints: Sequence[Complaint]) -> Report:
    """Return the figures of these complaints."""
    took = [taken.total_seconds() / 3600 for one in complaints if (taken := one.time_to_solution()) is not None]
    return Report(
        len(complaints),
        sum(one.state == OPEN for one in complaints),
        sum(one.state != OPEN for one in complaints),
        sum(one.state == SATISFIED for one in complaints),
        _median(took),
        sum(took) / len(took) if took else None,
        _most_often(one.cause for one in complaints),
        _most_often(one.product for one in complaints),
    )


def _median(values: Iterable[float]) -> float | None:
    # The module statistics takes longer to load than a command may.
    ordered = sorted(values)
    middle = len(ordered) // 2
    if not ordered:
        return None
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _most_often(words: Iterable[str]) -> list[tuple[str, int]]:
    """Count words whatever their case; shown as first written."""
    written: dict[str, str] = {}
    count: Counter[str] = Counter()
    for word in words:
        if word:
            written.setdefault(word.casefold(), word)
            count[word.casefold()] += 1
    return [(written[key], times) for key, times in sorted(count.items(), key=lambda item: (-item[1], item[0]))]
