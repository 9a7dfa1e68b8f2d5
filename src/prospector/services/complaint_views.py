"""Complaints as views: one with its history, in lists, on the page of a card, and the report."""

from collections.abc import Collection
from datetime import datetime, timedelta

from prospector.domain.complaint import SATISFIED, Complaint, Entry, report_on
from prospector.services.complaints import complaint_of, complaints_since, history_of
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.views import View, local


def _hours(span: timedelta | None) -> float | None:
    return None if span is None else round(span.total_seconds() / 3600, 1)


def complaint_view(complaint: Complaint, now: datetime) -> View:
    """Return a complaint as a view; ``age_days`` ends when it was closed, ``hours_to_solution`` with the solution."""
    return {
        "id": complaint.id,
        "uid": complaint.uid,
        "card_id": complaint.card_id,
        "what": complaint.what,
        "severity": complaint.severity,
        "owner": complaint.owner,
        "product": complaint.product,
        "cause": complaint.cause,
        "state": complaint.state,
        "opened_at": local(complaint.opened_at),
        "resolved_at": local(complaint.resolved_at),
        "closed_at": local(complaint.closed_at),
        "age_days": complaint.age(now).days,
        "hours_to_solution": _hours(complaint.time_to_solution()),
    }


def entry_view(entry: Entry) -> View:
    """Return a line of the history as a view; ``results`` are what came of a report upward."""
    return {
        "id": entry.id,
        "at": local(entry.at),
        "kind": entry.kind,
        "body": entry.said,
        "results": [{"on": on, "result": result} for on, result in entry.results],
    }


def whole_view(desk: Desk, complaint: Complaint) -> View:
    """Return a complaint with the name of its card and its whole history."""
    (card,) = desk.store.cards.many([complaint.card_id])
    history = [entry_view(entry) for entry in history_of(desk, complaint)]
    return {**complaint_view(complaint, desk.clock.now()), "name": card.name, "history": history}


def list_complaints(desk: Desk, *, every: bool = False, reference: str = "") -> list[View]:
    """Return the complaints that are not closed, or all, of one card if given: those to be solved first, oldest first.

    ``reports_waiting`` is how many reports upward have no result yet.
    """
    card_id = find_card(desk, reference).id if reference else None
    rows = [row for row in complaints_since(desk, every=every) if card_id in (None, row["card_id"])]
    waiting: dict[int, int] = {}
    for entry in desk.store.complaint_entries.reports([row["id"] for row in rows]) if rows else ():
        waiting[entry.complaint_id] = waiting.get(entry.complaint_id, 0) + (not entry.results)
    now = desk.clock.now()
    return [
        {
            **complaint_view(complaint_of(row), now),
            "reports_waiting": waiting.get(row["id"], 0),
            "name": row["card_name"],
        }
        for row in rows
    ]


def on_card(desk: Desk, card_id: int) -> list[View]:
    """Return the complaints of a card for its page, those not closed first."""
    now = desk.clock.now()
    found = [complaint_view(complaint, now) for complaint in desk.store.complaints.of_cards([card_id])]
    return sorted(found, key=lambda view: view["state"] == SATISFIED)


def report_view(desk: Desk, since: datetime | None = None, only: Collection[int] | None = None) -> View:
    """Return how the complaints opened from ``since`` on were dealt with; shares are parts of one, times in hours.

    ``only`` are the cards that count.
    """
    rows = complaints_since(desk, since)
    found = [complaint_of(row) for row in rows if only is None or row["card_id"] in only]
    report = report_on(sorted(found, key=lambda complaint: complaint.id))
    return {
        "since": since and since.date().isoformat(),
        "count": report.total,
        "open": report.open,
        "solved": report.solved,
        "satisfied": report.satisfied,
        "solved_share": _share(report.solved_share),
        "satisfied_share": _share(report.satisfied_share),
        "median_hours": _rounded(report.median_hours),
        "mean_hours": _rounded(report.mean_hours),
        "causes": [{"cause": words, "count": count} for words, count in report.causes],
        "products": [{"product": words, "count": count} for words, count in report.products],
    }


def _share(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _rounded(hours: float | None) -> float | None:
    return None if hours is None else round(hours, 1)
