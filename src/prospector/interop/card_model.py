"""What a card in a file must be: the shape and the limits, checked by Pydantic; its refusals as our own sentences."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from prospector.domain.card import NAME_LIMIT, NOTE_LIMIT, VALUE_LIMIT
from prospector.domain.clean import clean_line, clean_text
from prospector.domain.text import N_, Text, text


def _present(value: Any) -> Any:
    """Return the empty string for JSON's null: both say that nothing is known."""
    return "" if value is None else value


def _listed(value: Any) -> Any:
    return [] if value is None else value


Line = Annotated[str, BeforeValidator(_present), StringConstraints(max_length=VALUE_LIMIT), AfterValidator(clean_line)]
Name = Annotated[str, BeforeValidator(_present), StringConstraints(max_length=NAME_LIMIT), AfterValidator(clean_line)]
Body = Annotated[str, BeforeValidator(_present), StringConstraints(max_length=NOTE_LIMIT), AfterValidator(clean_text)]
Code = Annotated[str, BeforeValidator(_present), StringConstraints(max_length=60), AfterValidator(clean_line)]
Key = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(clean_line)]
Day = Annotated[date | None, BeforeValidator(lambda value: None if value == "" else value)]
Moment = Annotated[datetime, AfterValidator(lambda moment: moment if moment.tzinfo else moment.astimezone())]
Perhaps = Annotated[Moment | None, BeforeValidator(lambda value: None if value == "" else value)]
# What CardObject holds of the history of a card; services take these as they are.
HISTORY = ("qualification", "calls", "follow_ups", "deals", "people", "noted", "records")


class _Shape(BaseModel):
    # A number where text belongs is what spreadsheets make of phones and postcodes.
    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)


class CardFields(_Shape):
    """The plain fields of a card, whatever the file was."""

    name: Name
    kind: Literal["person", "company"] = "person"
    address: Line = ""
    postcode: Line = ""
    country: Line = ""
    region: Line = ""
    city: Line = ""
    district: Line = ""
    area: Line = ""
    source_note: Line = ""
    stop_reason: Line = ""
    facts: dict[Key, Line] = Field(default_factory=dict)


class NoteObject(_Shape):
    """A note in JSON."""

    body: Body
    at: Moment | None = None
    uid: Code = ""


class PhoneObject(_Shape):
    """A telephone number in JSON; ``e164`` helps where the raw form is of another country."""

    raw: Line = ""
    e164: Code = ""
    extension: Code = ""
    label: Line = ""


class EmailObject(_Shape):
    """An e-mail address in JSON."""

    address: Line
    label: Line = ""


class FindingObject(_Shape):
    """What was found out about one letter of MAN (``H7``), in JSON."""

    letter: Literal["M", "A", "N"]
    value: Literal["yes", "no", "unknown"]
    evidence: Line = ""
    on: date


class CallObject(_Shape):
    """A logged contact (``H8``) in JSON; ``outcome`` and the other codes are the services' to judge."""

    uid: Code = ""
    at: AwareDatetime
    outcome: Annotated[str, StringConstraints(min_length=1, max_length=60)]
    note: Body = ""
    duration_s: Annotated[int, Field(ge=0, le=86_400)] | None = None


class FollowUpObject(_Shape):
    """A follow-up in JSON."""

    uid: Code = ""
    due_on: date
    action: Line
    why: Line = ""
    minutes: Annotated[int, Field(ge=0, le=1_440)] | None = None


class DealObject(_Shape):
    """A deal in JSON."""

    uid: Code = ""
    on: date
    note: Line = ""


class NotedObject(_Shape):
    """On which day a field was noted (``H1``: facts are dated), in JSON."""

    key: Key
    on: date


class CardObject(_Shape):
    """A card as ``show --json`` prints it; what is derived there (class, lifecycle …) is not asked for."""

    name: Name
    kind: Literal["person", "company"] = "person"
    uid: Annotated[UUID | None, BeforeValidator(lambda value: value or None)] = None
    phones: Annotated[list[PhoneObject | Line], BeforeValidator(_listed)] = Field(default_factory=list)
    emails: Annotated[list[EmailObject | Line], BeforeValidator(_listed)] = Field(default_factory=list)
    address: Line = ""
    postcode: Line = ""
    country: Line = ""
    region: Line = ""
    city: Line = ""
    district: Line = ""
    area: Line = ""
    location: Line = ""
    circle: Code = ""
    method: Code = ""
    source_note: Line = ""
    first_contact_on: Day = None
    stopped_on: Day = None
    stop_reason: Line = ""
    tags: Annotated[list[Line], BeforeValidator(_listed)] = Field(default_factory=list)
    fields: Annotated[dict[Key, Line], BeforeValidator(lambda value: value or {})] = Field(default_factory=dict)
    man: Code = ""
    notes: Annotated[list[NoteObject | Body], BeforeValidator(_listed)] = Field(default_factory=list)
    qualification: Annotated[list[FindingObject], BeforeValidator(_listed)] = Field(default_factory=list)
    calls: Annotated[list[CallObject], BeforeValidator(_listed)] = Field(default_factory=list)
    follow_ups: Annotated[list[FollowUpObject], BeforeValidator(_listed)] = Field(default_factory=list)
    deals: Annotated[list[DealObject], BeforeValidator(_listed)] = Field(default_factory=list)
    people: Annotated[list[dict[str, Any]], BeforeValidator(_listed)] = Field(default_factory=list)
    noted: Annotated[list[NotedObject], BeforeValidator(_listed)] = Field(default_factory=list)
    records: Annotated[list[dict[str, Any]], BeforeValidator(_listed)] = Field(default_factory=list)
    created_at: Perhaps = None
    updated_at: Perhaps = None
    binned_at: Perhaps = None


def reason(error: ValidationError) -> Text:
    """Return what is wrong with a card, in a sentence: the first of Pydantic's findings."""
    found = error.errors(include_url=False, include_context=True)[0]
    place = ".".join(str(step) for step in found["loc"] if not str(step).startswith(("function-", "Line", "Phone")))
    if found["type"] in ("string_too_long", "too_long"):
        return text(
            N_("“{field}” is longer than {limit} characters"),
            field=place,
            limit=found.get("ctx", {}).get("max_length", 0),
        )
    if found["type"] == "missing":
        return text(N_("“{field}” is missing"), field=place)
    value = clean_line(repr(found.get("input")))[:60] if found.get("input") is not None else ""
    return text(N_("“{field}” cannot be understood: {value}"), field=place or "card", value=value)
