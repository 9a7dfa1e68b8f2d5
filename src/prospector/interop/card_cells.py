"""The cells of one row, each taken to where its column says; what cannot be read so is kept as a free field."""

import re
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from prospector.domain.call_report import CONTACTS_FIELD
from prospector.domain.card import NOTE_LIMIT, VALUE_LIMIT, Email
from prospector.domain.clean import clean_line, clean_text
from prospector.domain.draft import DraftNote
from prospector.domain.errors import UsageError
from prospector.domain.field import BY_KEY, read_birthday
from prospector.domain.inert import unguard
from prospector.domain.qualification import LETTERS, read_code, read_value
from prospector.domain.text import N_, Text, text
from prospector.interop.cell_lists import parted, parted_notes
from prospector.interop.column_plan import Column, Plan
from prospector.interop.columns import mapped
from prospector.interop.file_days import is_no_day
from prospector.interop.file_reading import Reading
from prospector.interop.origins import circle_of, way_of
from prospector.interop.row_calls import take_code
from prospector.interop.row_parts import kind_of, tags_of
from prospector.interop.row_places import take_address, take_degrees, take_location

# What people and programs write where they know nothing; a telephone, an address or a day is never one of these.
_NOTHING = frozenset(
    {"-", "--", "—", "/", "\\", "?", "x", "n/a", "#n/a", "na", "null", "none", "(none)", "nil"}
    | {"无", "暂无", "没有", "未知", "不详"}
)
# Larger numbers are those of a campaign or the like.
_MOST_CONTACTS = 999
_DIGITS = re.compile(r"\d{3}|\d\D?\d")
_LETTER_OF = {"~money": "M", "~authority": "A", "~need": "N"}
# Cells that may hold several lines; all others are cleaned to one.
_LINES_KEPT = frozenset({"phone", "email", "note", "own:notes", "own:phones", "own:emails"})
# Cells that hold many values, each with a limit of its own.
_MAY_BE_LONG = frozenset({"note", "tags", "own:notes", "own:phones", "phones_e164", "own:emails", "own:tags"})


@dataclass(slots=True)
class Gathered:
    """What the cells of one row say, before it is decided whom the card is about."""

    reading: Reading
    cells: Sequence[str]
    one: dict[str, str] = field(default_factory=dict)
    phones: list[tuple[Column, str, str]] = field(default_factory=list)
    own_phones: list[tuple[str, str]] = field(default_factory=list)
    emails: list[Email] = field(default_factory=list)
    addresses: dict[str, dict[str, str]] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    notes: list[DraftNote] = field(default_factory=list)
    letters: dict[str, str] = field(default_factory=dict)
    days: dict[str, date] = field(default_factory=dict)
    location: tuple[float, float] | None = None
    warnings: list[Text] = field(default_factory=list)

    def keep(self, key: str, value: str) -> None:
        """Keep ``value`` as a fact; a second, different value for the same key gets a key of its own."""
        count, free = 1, key
        while self.facts.get(free, value) != value:
            count += 1
            free = f"{key}_{count}"
        self.facts[free] = value

    def unread(self, column: Column, value: str, why: Text) -> None:
        """Keep a cell that is not what its column says, and tell so."""
        self.keep(column.key, clean_line(value))
        self.warnings.append(text(N_("{why} Kept as field {field}."), why=why, field=column.key))

    def label_of(self, column: Column) -> str:
        """Return the label of a phone or e-mail: from the column's name, or from the label column beside it."""
        index = self.reading.labels.get((column.target, column.group)) if column.group else None
        if index is None:
            return column.label
        return clean_line(unguard(self.cells[index])).removeprefix("* ").lower()


Taker = Callable[[Gathered, Column, str], None]


def _take_one(gathered: Gathered, column: Column, value: str) -> None:
    target = column.target.removeprefix("own:")
    if gathered.one.setdefault(target, value) != value:
        gathered.keep(column.key, value)


def _take_fact(gathered: Gathered, column: Column, value: str) -> None:
    gathered.keep(column.key if column.target == "free" else column.target, value)


def _take_phone(gathered: Gathered, column: Column, value: str) -> None:
    if value.casefold() not in _NOTHING:
        label = gathered.label_of(column)
        if "fax" in label or "传真" in label:
            gathered.keep("fax", clean_line(value))
        else:
            gathered.phones.append((column, value, label))


def _take_perhaps_phone(gathered: Gathered, column: Column, value: str) -> None:
    """Take a telephone number from a column called Home or Other, if it is one; else keep the value."""
    parser = gathered.reading.parser
    if _DIGITS.search(value) and any(phone.e164 for phone in parser.phones(value)):
        gathered.phones.append((column, value, column.label))
    else:
        gathered.keep(column.key, value)


def _take_nickname(gathered: Gathered, _column: Column, value: str) -> None:
    gathered.keep("nickname", value)


def _take_email(gathered: Gathered, column: Column, value: str) -> None:
    if value.casefold() not in _NOTHING:
        try:
            gathered.emails.extend(gathered.reading.parser.emails(value, label=gathered.label_of(column)))
        except UsageError as error:
            gathered.unread(column, value, error.text)


def _take_own_phones(gathered: Gathered, _column: Column, value: str) -> None:
    gathered.own_phones.extend(parted(value))


def _take_own_emails(gathered: Gathered, _column: Column, value: str) -> None:
    parser = gathered.reading.parser
    gathered.emails.extend(parser.email(address, label=label) for label, address in parted(value))


def _take_own_tags(gathered: Gathered, _column: Column, value: str) -> None:
    gathered.tags.extend(tag for _label, tag in parted(value))


def _take_own_notes(gathered: Gathered, _column: Column, value: str) -> None:
    notes = [DraftNote(body, at) for at, body in parted_notes(value)]
    _refuse_long(note.body for note in notes)
    gathered.notes.extend(notes)


def _take_tags(gathered: Gathered, _column: Column, value: str) -> None:
    gathered.tags.extend(tags_of(value))


def _take_note(gathered: Gathered, _column: Column, value: str) -> None:
    _refuse_long([value])
    note = DraftNote(value)
    if note not in gathered.notes:
        gathered.notes.append(note)


def _refuse_long(bodies: Iterable[str]) -> None:
    for body in bodies:
        if len(body) > NOTE_LIMIT:
            raise UsageError(N_("“{field}” is longer than {limit} characters"), field="note", limit=NOTE_LIMIT)


def _take_origin(gathered: Gathered, column: Column, value: str) -> None:
    circle, way = circle_of(value), way_of(value)
    if column.target == "circle" and not circle:
        gathered.keep(column.key, value)
    elif circle and (column.target == "circle" or not way):
        gathered.one.setdefault("circle", circle)
    elif way:
        gathered.one.setdefault("method", way)
    elif gathered.one.setdefault("source_note", value) != value:
        gathered.keep(column.key, value)


def _take_code(gathered: Gathered, _column: Column, value: str) -> None:
    gathered.letters.update(zip(LETTERS, read_code(value), strict=True))


def _take_letter(gathered: Gathered, column: Column, value: str) -> None:
    try:
        gathered.letters[_LETTER_OF[column.target]] = read_value(value)
    except UsageError:
        gathered.keep(column.key, value)


def _take_kind(gathered: Gathered, column: Column, value: str) -> None:
    if kind := kind_of(value):
        gathered.one.setdefault("kind", kind)
    elif column.target == "kind":
        raise UsageError(N_("“{value}” is neither a person nor a company."), value=value)
    else:
        gathered.keep(column.key, value)


def _take_contacts(gathered: Gathered, column: Column, value: str) -> None:
    """How many contacts there were, the one of the row included: only whole numbers that can be such a count."""
    counted = value.isascii() and value.isdecimal() and 1 <= int(value) <= _MOST_CONTACTS
    gathered.keep(CONTACTS_FIELD if counted else column.key, value)


def _take_uid(gathered: Gathered, column: Column, value: str) -> None:
    try:
        gathered.one["uid"] = str(uuid.UUID(value))
    except ValueError:
        # No uid of ours but the other program's own id, the best one to know the row by.
        other = gathered.facts.pop("ref", "")
        gathered.facts["ref"] = value
        if other:
            gathered.keep("ref", other)


def _take_birthday(gathered: Gathered, column: Column, value: str) -> None:
    if value.casefold() in _NOTHING or is_no_day(value):
        return
    day = gathered.reading.day(value)
    try:
        gathered.keep("birthday", read_birthday(day.isoformat() if day else value))
    except UsageError as error:
        gathered.unread(column, value, error.text)


def _take_day(gathered: Gathered, column: Column, value: str) -> None:
    if value.casefold() in _NOTHING or is_no_day(value):
        return
    day = gathered.reading.day(value)
    if day is None:
        gathered.unread(column, value, text(N_("“{value}” is not a day, or could be two."), value=value[:40]))
    elif gathered.reading.today and day > gathered.reading.today:
        gathered.unread(column, value, text(N_("“{value}” lies in the future."), value=value[:40]))
    else:
        gathered.days.setdefault(column.target, day)


_TAKERS: dict[str, Taker] = {
    "phone": _take_phone,
    "~phone": _take_perhaps_phone,
    "nickname": _take_nickname,
    "email": _take_email,
    "own:phones": _take_own_phones,
    "own:emails": _take_own_emails,
    "own:tags": _take_own_tags,
    "own:notes": _take_own_notes,
    "tags": _take_tags,
    "note": _take_note,
    "circle": _take_origin,
    "method": _take_origin,
    "man": _take_code,
    "kind": _take_kind,
    "~kind": _take_kind,
    "~contacts": _take_contacts,
    "uid": _take_uid,
    "birthday": _take_birthday,
    "first_contact_on": _take_day,
    "stopped_on": _take_day,
    "outcome": take_code,
    "via": take_code,
    "direction": take_code,
    "location": take_location,
    "~location": take_location,
    "~lat": take_degrees,
    "~lon": take_degrees,
}


def _taker(target: str) -> Taker:
    if target in _TAKERS:
        return _TAKERS[target]
    if target in _LETTER_OF:
        return _take_letter
    if target.startswith("address."):
        return take_address
    return _take_fact if target == "free" or target in BY_KEY else _take_one


def _without_count(column: Column) -> Column:
    guessed = column.target == "~contacts" and column.how != "mapped"
    return replace(column, target="free") if guessed else column


class Gatherer:
    """Gathers the rows of one file, read by one ``Plan``."""

    def __init__(self, plan: Plan, reading: Reading, constants: Mapping[str, str] | None = None) -> None:
        self._reading = reading
        self._constants = [
            (mapped(Column(-1, key, "free", "mapped", key), key), value) for key, value in (constants or {}).items()
        ]
        reading.labels = {
            (column.target[6:], column.group): column.index
            for column in plan.columns
            if column.target.startswith("label:")
        }
        # A count of contacts is one only beside a contact; elsewhere such a column may be the name of a campaign.
        columns = plan.columns if plan.has("at") else [_without_count(column) for column in plan.columns]
        self._takers = [
            (column, _taker(column.target), column.target in _LINES_KEPT, column.target in _MAY_BE_LONG)
            for column in columns
            if column.target != "-" and not column.target.startswith("label:")
        ]

    def gathered(self, cells: Sequence[str]) -> Gathered:
        """Return what ``cells`` say; UsageError when one of them rules the row out."""
        gathered = Gathered(self._reading, cells)
        for column, take, lines_kept, may_be_long in self._takers:
            cell = cells[column.index]
            if cell and not cell.isspace():
                if len(cell) > VALUE_LIMIT and not may_be_long:
                    raise UsageError(
                        N_("“{field}” is longer than {limit} characters"), field=column.name[:60], limit=VALUE_LIMIT
                    )
                value = clean_text(unguard(cell)) if lines_kept else clean_line(unguard(cell))
                if value:
                    take(gathered, column, value)
        for column, value in self._constants:
            target = column.key if column.target == "free" else column.target
            if target not in gathered.one and target not in gathered.facts and target not in gathered.days:
                _taker(column.target)(gathered, column, value)
        return gathered
