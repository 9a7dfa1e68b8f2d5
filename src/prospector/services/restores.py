"""What a file says happened with a card, taken into the book once: notes, findings, deals, calls, follow-ups, people.

Used by the import of the program's own files and by the demonstration book. All of it is understood before any of it is
written, so that a row with a fault leaves nothing behind. What the book holds already is not added again: entries with
a uid are known by it, the others by their content.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple
from uuid import uuid4

from prospector.domain.call import Call
from prospector.domain.card import COMPANY
from prospector.domain.deal import Deal as DealRecord
from prospector.domain.draft import CardDraft, DraftNote
from prospector.domain.errors import UsageError
from prospector.domain.followup import KINDS, OPEN, STATES, TASK, FollowUp
from prospector.domain.qualification import LETTERS, UNKNOWN, VALUES
from prospector.domain.text import N_, text
from prospector.services.calls import checked_code, needed_code, utc_offset
from prospector.services.card_records import CardRecord, understood_records
from prospector.services.deal_views import deal_of_view
from prospector.services.import_numbers import Numbers
from prospector.services.ports import Desk
from prospector.services.texts import checked_line, checked_note

Entry = Mapping[str, Any]


class Finding(NamedTuple):
    """What was learnt about one letter of MAN."""

    letter: str
    value: str
    evidence: str
    on: date


class Deal(NamedTuple):
    """A deal; ``call`` is the id, in the file, of the call that closed it, ``of`` the uid of the sale it reduces."""

    record: DealRecord
    call: str | None = None
    of: str = ""

    @property
    def uid(self) -> str:
        """The uid of the deal."""
        return self.record.uid


class Role(NamedTuple):
    """A person's part in the company of that uid."""

    company: str
    role: str
    decides: bool


class Told(NamedTuple):
    """What a file says happened with a card. Calls and follow-ups carry ids of the file, which tie them together."""

    notes: tuple[DraftNote, ...] = ()
    findings: tuple[Finding, ...] = ()
    calls: tuple[tuple[str | None, Call], ...] = ()
    deals: tuple[Deal, ...] = ()
    follow_ups: tuple[tuple[str | None, FollowUp], ...] = ()
    people: tuple[Role, ...] = ()
    noted: Mapping[str, date] = {}
    # Taken when all cards of the file are in the book (``card_records.add_records``), as are the people.
    records: tuple[CardRecord, ...] = ()


_NOTHING = Told()
_NO_NUMBERS: Mapping[str, int] = {}


def understood(draft: CardDraft, now: datetime) -> Told:
    """Return what ``draft`` says happened; UsageError when an entry of it cannot be read."""
    if not (draft.notes or draft.letters or draft.history):
        return _NOTHING
    history = draft.history
    try:
        findings = tuple(_finding(entry) for entry in history.get("qualification", ()))
        return Told(
            tuple(note._replace(body=checked_note(note.body)) for note in draft.notes),
            findings or _bare_letters(draft, now),
            tuple((_key(entry, "id"), _call(entry)) for entry in history.get("calls", ())),
            _deals(history.get("deals", ())),
            tuple((_key(entry, "call_id"), _follow_up(entry, now)) for entry in history.get("follow_ups", ())),
            tuple(_role(entry) for entry in history.get("people", ())),
            {str(entry["key"]): _day(entry["on"]) for entry in history.get("noted", ())},
            understood_records(history.get("records", ())),
        )
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise UsageError(N_("an entry of its history cannot be read: {reason}"), reason=str(error)) from None


def _bare_letters(draft: CardDraft, now: datetime) -> tuple[Finding, ...]:
    """The letters of a file without a history: an undated finding each, so that the book's own knowledge goes first."""
    return tuple(Finding(letter, value, "", now.date()) for letter, value in draft.letters.items() if value != UNKNOWN)


def new_of(desk: Desk, card_id: int, told: Told, draft: CardDraft) -> Told:
    """Return the part of ``told`` that the book does not hold; ``card_id`` is 0 for a card that is new itself."""
    if told is _NOTHING:
        return told
    store = desk.store
    calls = [(key, call) for key, call in told.calls if not store.calls.has_uid(call.uid)]
    known_calls = {key for key, call in told.calls} - {key for key, _ in calls}
    return Told(
        _new_notes(desk, card_id, told.notes),
        _new_findings(desk, card_id, told.findings, bare=not draft.history.get("qualification")),
        tuple({call.uid: (key, call) for key, call in calls}.values()),
        tuple(
            {
                deal.uid: deal
                for deal in told.deals
                # The deal of a call that is in the book stands there as it was corrected since.
                if not store.deals.has_uid(deal.uid) and (deal.call is None or deal.call not in known_calls)
            }.values()
        ),
        tuple(
            {step.uid: (key, step) for key, step in told.follow_ups if not store.follow_ups.has_uid(step.uid)}.values()
        ),
    )


def _new_notes(desk: Desk, card_id: int, notes: tuple[DraftNote, ...]) -> tuple[DraftNote, ...]:
    """Tables know no uid: there a note is the same when it says the same, and of the same moment if they say when."""
    if not notes:
        return ()
    stored = desk.store.notes.of_cards([card_id]) if card_id else []
    known = {note.body for note in stored}
    # Counted, because the same can be noted twice in a minute.
    held = Counter((note.at, note.body) for note in stored)
    uids: set[str] = set()
    new: list[DraftNote] = []
    for note in notes:
        if note.uid:
            is_new = note.uid not in uids and not desk.store.notes.has_uid(note.uid)
            uids.add(note.uid)
        elif note.at is not None:
            moment = (note.at.replace(microsecond=0), note.body)
            is_new = not held[moment]
            held[moment] -= not is_new
        else:
            is_new = note.body not in known
            known.add(note.body)
        if note.body and is_new:
            new.append(note)
    return tuple(new)


def _new_findings(desk: Desk, card_id: int, findings: tuple[Finding, ...], *, bare: bool) -> tuple[Finding, ...]:
    if not findings or not card_id:
        return findings
    stored = desk.store.qualifications.of_cards([card_id])
    if bare:
        said = {row["letter"] for row in stored if row["value"] != UNKNOWN}
        return tuple(finding for finding in findings if finding.letter not in said)
    # Counted, because a letter can be found yes, no and yes again on one day.
    held = Counter(Finding(row["letter"], row["value"], row["evidence"], row["noted_on"]) for row in stored)
    new = []
    for finding in findings:
        if held[finding]:
            held[finding] -= 1
        else:
            new.append(finding)
    return tuple(new)


def add_told(
    desk: Desk, card_id: int, told: Told, numbers: Mapping[str, int] = _NO_NUMBERS, kept: Numbers | None = None
) -> int:
    """Add entries (see ``new_of``) to a card; return how many there were. ``tie_people`` does the people.

    ``numbers`` are the ids that the entries had where they come from, and ``kept`` tells which of them they keep.
    """
    if told is _NOTHING:
        return 0
    store, now = desk.store, desk.clock.now()

    def number(table: str, uid: str) -> int | None:
        return kept.of(table, uid, numbers) if kept is not None else None

    for note in told.notes:
        store.notes.add(card_id, note.uid or str(uuid4()), note.at or now, note.body, number("note", note.uid))
    for finding in told.findings:
        store.qualifications.add(card_id, *finding)
    closing = {deal.call: deal for deal in told.deals if deal.call is not None}
    ids: dict[str | None, int] = {}
    for key, call in told.calls:
        made = store.calls.add(call._replace(card_id=card_id), number("call", call.uid)).id
        if key is not None:
            ids[key] = made
        # A file that knows its own ids is whole: a deal that it does not name was taken back.
        if call.outcome == "closed" and key not in closing and call.uid not in numbers:
            store.deals.add(DealRecord(0, str(uuid4()), card_id, call.day, call_id=made))
    for deal in told.deals:
        of = store.deals.by_uid(deal.of) if deal.of else None
        record = deal.record._replace(card_id=card_id, call_id=ids.get(deal.call), of_id=of.id if of else None)
        store.deals.add(record, number("deal", record.uid))
    for key, step in told.follow_ups:
        store.follow_ups.add(step._replace(card_id=card_id, call_id=ids.get(key)), number("follow_up", step.uid))
    return len(told.notes) + len(told.findings) + len(told.calls) + len(told.deals) + len(told.follow_ups)


def tie_people(desk: Desk, person_id: int, roles: tuple[Role, ...]) -> int:
    """Tie a person to the companies named by uid in our own export; return how many ties are new."""
    tied = {role["company_id"] for role in desk.store.cards.roles(person_id)}
    added = 0
    for part in roles:
        company = desk.store.cards.by_uid(part.company) if part.company else None
        if company is not None and company.kind == COMPANY and company.id not in {*tied, person_id}:
            tied.add(company.id)
            desk.store.cards.tie(person_id, company.id, part.role, part.decides)
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


def _key(entry: Entry, name: str) -> str | None:
    """What ties the entries of one file together: the number of a call there, or None."""
    key = entry.get(name)
    return None if key is None else str(key)


def _said(entry: Entry, name: str) -> str:
    return str(entry.get(name) or "")


def _day(value: object) -> date:
    said = str(value)
    if said[4:5] != "-":
        raise ValueError(said)
    return date.fromisoformat(said) if len(said) <= 10 else datetime.fromisoformat(said).date()


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(str(value))
    return moment if moment.tzinfo else moment.astimezone()


def _finding(entry: Entry) -> Finding:
    return Finding(
        _one_of(entry["letter"], LETTERS),
        _one_of(entry["value"], VALUES),
        checked_line(_said(entry, "evidence"), text(N_("evidence"))),
        _day(entry["on"]),
    )


def _deals(entries: Sequence[Entry]) -> tuple[Deal, ...]:
    """The deals of a card, in the order of the file: a sale stands there before what reduces it."""
    records = [deal_of_view(entry) for entry in entries]
    uids = {_key(entry, "id"): record.uid for entry, record in zip(entries, records, strict=True)}
    return tuple(
        Deal(record, _key(entry, "call_id"), uids.get(_key(entry, "of_id"), "") if entry.get("of_id") else "")
        for entry, record in zip(entries, records, strict=True)
    )


def _role(entry: Entry) -> Role:
    return Role(
        _said(entry, "uid"), checked_line(_said(entry, "role"), text(N_("role")), 60), bool(entry.get("decides"))
    )


def _call(entry: Entry) -> Call:
    at = _moment(entry["at"])
    duration = entry.get("duration_s")
    return Call(
        0,
        _said(entry, "uid") or str(uuid4()),
        0,
        needed_code(_said(entry, "via") or "phone", "via"),
        at.astimezone(UTC).replace(microsecond=0),
        utc_offset(at),
        needed_code(_said(entry, "outcome"), "outcome"),
        checked_code(_said(entry, "need"), "need"),
        checked_code(_said(entry, "attitude"), "attitude"),
        checked_code(_said(entry, "visit_chance"), "visit_chance"),
        checked_note(_said(entry, "note")),
        int(duration) if duration is not None else None,
        needed_code(_said(entry, "direction") or "out", "direction"),
    )


def _follow_up(entry: Entry, now: datetime) -> FollowUp:
    state = _one_of(entry.get("state") or OPEN, STATES)
    minutes, hour = entry.get("minutes"), _said(entry, "due_time")
    action = checked_line(str(entry["action"]), text(N_("next step")))
    settled = _moment(entry["settled_at"]) if entry.get("settled_at") else now
    return FollowUp(
        0,
        _said(entry, "uid") or str(uuid4()),
        0,
        _one_of(entry.get("kind") or TASK, KINDS),
        _day(entry["due_on"]),
        f"{time.fromisoformat(hour):%H:%M}" if hour else "",
        action,
        state,
        checked_line(_said(entry, "why"), text(N_("reason"))),
        int(minutes) if minutes else None,
        created_at=_moment(entry["created_at"]) if entry.get("created_at") else now,
        settled_at=None if state == OPEN else settled,
    )
