"""What a file says happened with a card, taken into the book once: notes, findings, deals, calls, follow-ups, people.

Used by the import of the program's own files and by the demonstration book; what the book holds already is not added
again: entries with a uid are known by it, the others by their content.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from prospector.domain.call import Call
from prospector.domain.card import COMPANY, Card
from prospector.domain.draft import CardDraft
from prospector.domain.errors import UsageError
from prospector.domain.followup import KINDS, OPEN, STATES, TASK, FollowUp
from prospector.domain.qualification import LETTERS, UNKNOWN, VALUES
from prospector.domain.text import N_, text
from prospector.services.calls import checked_code, utc_offset
from prospector.services.ports import Desk
from prospector.services.texts import checked_line, checked_note

Entry = Mapping[str, Any]


def add_history(desk: Desk, card: Card, draft: CardDraft) -> int:
    """Add what ``draft`` says happened; return how many entries were new."""
    history = draft.history
    return (
        _notes(desk, card, draft)
        + _findings(desk, card, draft)
        + _deals(desk, card, history.get("deals", ()))
        + sum(_call(desk, card, entry) for entry in history.get("calls", ()))
        + sum(_follow_up(desk, card, entry) for entry in history.get("follow_ups", ()))
    )


def noted_on(draft: CardDraft) -> dict[str, date]:
    """Return by key the day on which each field was noted, where the file says so."""
    return {str(entry["key"]): date.fromisoformat(str(entry["on"])) for entry in draft.history.get("noted", ())}


def tie_people(desk: Desk, person_id: int, entries: tuple[Entry, ...]) -> int:
    """Tie a person to the companies named by uid in our own export; return how many ties are new."""
    tied = {role["company_id"] for role in desk.store.cards.roles(person_id)}
    added = 0
    for entry in entries:
        company = desk.store.cards.by_uid(str(entry.get("uid") or ""))
        if company is not None and company.kind == COMPANY and company.id not in tied and company.id != person_id:
            desk.store.cards.tie(
                person_id,
                company.id,
                checked_line(str(entry.get("role") or ""), text(N_("role")), 60),
                bool(entry.get("decides")),
            )
            added += 1
    return added


def _notes(desk: Desk, card: Card, draft: CardDraft) -> int:
    if not draft.notes:
        return 0
    known: set[str] = set()
    for stored in desk.store.notes.of_cards([card.id]):
        known |= {stored.body, stored.uid}
    added = 0
    for note in draft.notes:
        body = checked_note(note.body)
        # Tables know no uid: there a note is the same when it says the same.
        if body and (note.uid or body) not in known:
            known.add(note.uid or body)
            desk.store.notes.add(card.id, note.uid or str(uuid4()), note.at or desk.clock.now(), body)
            added += 1
    return added


def _findings(desk: Desk, card: Card, draft: CardDraft) -> int:
    """Dated findings of our own export, or else the bare letters of a file, where the book knows nothing better."""
    entries = draft.history.get("qualification", ())
    stored = desk.store.qualifications.of_cards([card.id]) if entries or draft.letters else []
    known = {(row["letter"], row["value"], row["evidence"], row["noted_on"]) for row in stored}
    added = 0
    for entry in entries:
        finding = (
            _one_of(entry["letter"], LETTERS),
            _one_of(entry["value"], VALUES),
            checked_line(str(entry.get("evidence") or ""), text(N_("evidence"))),
            date.fromisoformat(str(entry["on"])),
        )
        if finding not in known:
            known.add(finding)
            desk.store.qualifications.add(card.id, *finding)
            added += 1
    if entries:
        return added
    said = {row["letter"] for row in stored if row["value"] != UNKNOWN}
    for letter, value in draft.letters.items():
        if value != UNKNOWN and letter not in said:
            desk.store.qualifications.add(card.id, letter, value, "", desk.clock.today())
            added += 1
    return added


def _one_of(value: object, known: Mapping[str, object]) -> str:
    if value not in known:
        raise UsageError(
            N_("“{value}” is not possible here."),
            hint=N_("Choose one of: {known}."),
            value=value,
            known=", ".join(known),
        )
    return str(value)


def _deals(desk: Desk, card: Card, entries: tuple[Entry, ...]) -> int:
    known = {deal["uid"] for deal in desk.store.deals.of_cards([card.id])} if entries else set()
    added = 0
    for entry in entries:
        # A deal that a call closed comes back with its call.
        if entry.get("call_id") is None and entry.get("uid") not in known:
            note = checked_line(str(entry.get("note") or ""), text(N_("note")))
            desk.store.deals.add(card.id, str(entry.get("uid") or uuid4()), date.fromisoformat(str(entry["on"])), note)
            added += 1
    return added


def _call(desk: Desk, card: Card, entry: Entry) -> int:
    uid = str(entry.get("uid") or uuid4())
    if desk.store.calls.has_uid(uid):
        return 0
    at = datetime.fromisoformat(str(entry["at"]))
    code = {name: checked_code(str(entry.get(name) or ""), name) for name in ("need", "attitude", "visit_chance")}
    duration = entry.get("duration_s")
    call = desk.store.calls.add(
        Call(
            0,
            uid,
            card.id,
            checked_code(str(entry.get("via") or "phone"), "via"),
            at,
            utc_offset(at),
            checked_code(str(entry["outcome"]), "outcome"),
            **code,
            note=checked_note(str(entry.get("note") or "")),
            duration_s=int(duration) if duration is not None else None,
            direction=checked_code(str(entry.get("direction") or "out"), "direction"),
        )
    )
    if call.outcome == "closed":
        desk.store.deals.add(card.id, str(uuid4()), at.date(), call_id=call.id)
    return 1


def _follow_up(desk: Desk, card: Card, entry: Entry) -> int:
    uid = str(entry.get("uid") or uuid4())
    if desk.store.follow_ups.has_uid(uid):
        return 0
    state = _one_of(entry.get("state") or OPEN, STATES)
    minutes = entry.get("minutes")
    desk.store.follow_ups.add(
        FollowUp(
            0,
            uid,
            card.id,
            _one_of(entry.get("kind") or TASK, KINDS),
            date.fromisoformat(str(entry["due_on"])),
            str(entry.get("due_time") or ""),
            checked_line(str(entry["action"]), text(N_("next step"))),
            state,
            checked_line(str(entry.get("why") or ""), text(N_("reason"))),
            int(minutes) if minutes else None,
            created_at=desk.clock.now(),
            settled_at=None if state == OPEN else desk.clock.now(),
        )
    )
    return 1
