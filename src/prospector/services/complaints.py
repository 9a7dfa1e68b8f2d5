"""Acts on complaints (``H11``): taken by an owner, followed through with cause and reports, closed by the customer."""

from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from prospector.domain import complaint as rules
from prospector.domain.card import VALUE_LIMIT
from prospector.domain.complaint import SEVERITIES, Complaint, Entry
from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.domain.satisfaction import Satisfaction, checked_score
from prospector.domain.text import N_, Text, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line, checked_note

# Before any complaint.
_EVER = datetime(1900, 1, 1, tzinfo=UTC)


def open_complaint(
    desk: Desk,
    reference: str,
    what: str,
    *,
    owner: str,
    severity: str = "medium",
    product: str = "",
    at: datetime | None = None,
) -> Complaint:
    """Take a complaint or question of a card; ``owner`` is who took it. ``at`` is when, now unless given."""
    card = find_card(desk, reference)
    desk.begin()
    made = desk.store.complaints.add(
        Complaint(
            0,
            str(uuid4()),
            card.id,
            _words(what, text(N_("complaint"))),
            at or desk.clock.now(),
            severity=_known_severity(severity),
            owner=checked_line(owner, text(N_("owner"))),
            product=checked_line(product, text(N_("product"))),
        )
    )
    _enter(desk, made, "opened", made.opened_at)
    return made


def _words(typed: str, what: Text) -> str:
    line = checked_line(typed, what)
    if not line:
        raise UsageError(N_("Say what it is about."), hint=N_("For example: prospector complaint open 12 pump leaks."))
    return line


def _known_severity(typed: str) -> str:
    if typed not in SEVERITIES:
        raise UsageError(
            N_("“{typed}” is not a severity."),
            hint=N_("Choose one of: {known}."),
            typed=typed,
            known=", ".join(SEVERITIES),
        )
    return typed


def _enter(desk: Desk, complaint: Complaint, kind: str, at: datetime, body: str = "") -> Entry:
    entry = Entry(0, str(uuid4()), complaint.card_id, complaint.id, kind, at, body)
    return desk.store.complaint_entries.add(entry)


def get_complaint(desk: Desk, complaint_id: int) -> Complaint:
    """Return a complaint; NotFoundError when there is none of that id."""
    complaint = desk.store.complaints.get(complaint_id) if complaint_id <= LARGEST_ID else None
    if complaint is None:
        raise NotFoundError(
            N_("There is no complaint {id}."),
            hint=N_("prospector complaint list --all shows them with their ids."),
            id=complaint_id,
        )
    return complaint


def history_of(desk: Desk, complaint: Complaint) -> list[Entry]:
    """Return the history of a complaint, oldest first."""
    return desk.store.complaint_entries.of_complaint(complaint.id)


def note(desk: Desk, complaint_id: int, body: str) -> Complaint:
    """Add a note to the history of a complaint."""
    desk.begin()
    complaint = get_complaint(desk, complaint_id)
    noted = checked_note(body)
    if not noted:
        raise UsageError(
            N_("The note is empty."),
            hint=N_("For example: prospector complaint note {id} sent a technician."),
            id=complaint_id,
        )
    _enter(desk, complaint, "note", desk.clock.now(), noted)
    return complaint


def find_cause(desk: Desk, complaint_id: int, cause: str) -> Complaint:
    """Record the root cause; an earlier one stays in the history."""
    desk.begin()
    complaint = get_complaint(desk, complaint_id)
    known = complaint._replace(cause=_words(cause, text(N_("cause"))))
    desk.store.complaints.save(known)
    _enter(desk, known, "cause", desk.clock.now(), known.cause)
    return known


def escalate(desk: Desk, complaint_id: int, report: str, result: str = "") -> tuple[Complaint, Entry]:
    """Report a complaint upward, or with ``result`` say what came of a report (the newest that has no result yet).

    RefusedError for a result when nothing was reported.
    """
    desk.begin()
    complaint = get_complaint(desk, complaint_id)
    came = checked_line(result, text(N_("result")))
    said = checked_line(report, text(N_("report")))
    if said:
        entry = _enter(desk, complaint, "escalated", desk.clock.now(), said)
    elif came:
        entry = _waiting_report(desk, complaint)
    else:
        raise UsageError(
            N_("Say to whom it was reported and what, or with --result what came of it."),
            hint=N_("For example: prospector complaint escalate {id} quality department: seals leak."),
            id=complaint_id,
        )
    if came:
        entry = entry.with_result(desk.clock.today(), came)
        desk.store.complaint_entries.save(entry)
    return complaint, entry


def _waiting_report(desk: Desk, complaint: Complaint) -> Entry:
    reports = [entry for entry in history_of(desk, complaint) if entry.kind == "escalated"]
    if not reports:
        raise RefusedError(
            N_("Complaint {id} was not reported upward, so nothing can have come of it."),
            hint=N_("First: prospector complaint escalate {id} “to whom, what”."),
            id=complaint.id,
        )
    return next((entry for entry in reversed(reports) if not entry.results), reports[-1])


def resolve(desk: Desk, complaint_id: int, solution: str, at: datetime | None = None) -> Complaint:
    """Mark an open complaint solved; it stays until the customer is satisfied."""
    desk.begin()
    solved = rules.resolved(get_complaint(desk, complaint_id), at or desk.clock.now())
    assert solved.resolved_at is not None
    desk.store.complaints.save(solved)
    _enter(desk, solved, "resolved", solved.resolved_at, _words(solution, text(N_("solution"))))
    return solved


def close_satisfied(
    desk: Desk,
    complaint_id: int,
    words: str = "",
    *,
    solution: str = "",
    score: int | None = None,
    at: datetime | None = None,
) -> Complaint:
    """Close a complaint because the customer is satisfied, in these ``words``; the only way to close one (H11).

    ``solution`` solves an open one on the spot; ``score`` (1 to 5) also records how satisfied they are.
    """
    desk.begin()
    complaint = get_complaint(desk, complaint_id)
    moment = at or desk.clock.now()
    if solution:
        complaint = resolve(desk, complaint_id, solution, moment)
    closed = rules.confirmed(complaint, moment)
    desk.store.complaints.save(closed)
    said = checked_line(words, text(N_("note")))
    _enter(desk, closed, "satisfied", moment, said)
    if score is not None:
        day = moment.astimezone(desk.clock.now().tzinfo).date()
        desk.store.satisfactions.add(
            Satisfaction(0, str(uuid4()), closed.card_id, day, checked_score(score), said or closed.what)
        )
    return closed


def reopen(desk: Desk, complaint_id: int, why: str) -> Complaint:
    """Open a solved or closed complaint again, saying why."""
    desk.begin()
    again = rules.reopened(get_complaint(desk, complaint_id))
    desk.store.complaints.save(again)
    _enter(desk, again, "reopened", desk.clock.now(), _words(why, text(N_("reason"))))
    return again


def correct_complaint(desk: Desk, complaint_id: int, changes: dict[str, Any]) -> Complaint:
    """Correct ``what``, ``severity``, ``owner``, ``product``, ``cause`` or ``opened_at``; None leaves one as it is."""
    desk.begin()
    complaint = get_complaint(desk, complaint_id)
    new = {name: value for name, value in changes.items() if value is not None}
    if "what" in new:
        new["what"] = _words(new["what"], text(N_("complaint")))
    if "severity" in new:
        _known_severity(new["severity"])
    for name in ("owner", "product", "cause"):
        if name in new:
            new[name] = checked_line(new[name], name, VALUE_LIMIT)
    corrected = complaint._replace(**new)
    if "opened_at" in new:
        _move_opening(desk, corrected)
    desk.store.complaints.save(corrected)
    return corrected


def _move_opening(desk: Desk, complaint: Complaint) -> None:
    later = [entry for entry in history_of(desk, complaint) if entry.kind != "opened"]
    if any(entry.at < complaint.opened_at for entry in later):
        raise UsageError(
            N_("Something is in the history of complaint {id} before that."),
            hint=N_("prospector complaint show {id} gives its history."),
            id=complaint.id,
        )
    for entry in history_of(desk, complaint):
        if entry.kind == "opened":
            desk.store.complaint_entries.save(entry._replace(at=complaint.opened_at))


def take_back_complaint(desk: Desk, complaint_id: int) -> Complaint:
    """Take a complaint back with its history, as if it had never been made."""
    desk.begin()
    complaint = get_complaint(desk, complaint_id)
    for entry in history_of(desk, complaint):
        desk.store.complaint_entries.remove(entry)
    desk.store.complaints.remove(complaint)
    return complaint


def owner_of(desk: Desk, typed: str, user: str) -> str:
    """Return who takes a complaint: as typed, else the setting ``owner.name``, else the system's user, else “me”."""
    return typed.strip() or desk.settings["owner.name"] or user or desk.say(text(N_("me")))


def complaints_since(desk: Desk, since: datetime | None = None, *, every: bool = True) -> list[dict[str, Any]]:
    """Return the rows of all complaints opened from ``since`` on (or only those not closed), with the card's name."""
    return desk.store.complaints.listed(every=every, since=since or _EVER)


def complaint_of(row: dict[str, Any]) -> Complaint:
    """Return the complaint of a row that holds more."""
    return Complaint(**{name: row[name] for name in Complaint._fields})
