"""The schema of record (SQLModel): new databases, revisions and the drift test are made from these tables.

Rows here validate nothing by themselves; values are guarded by the domain's constructors and by the CHECKs and foreign
keys below. Ids are never reused; rows that travel between books also carry a ``uid``.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from prospector.domain import call, card, followup, qualification, source
from prospector.storage import tables_dealings, tables_derived, tables_money
from prospector.storage.columns import args, code, count, day, moment, of, one_of, real, required, row_id, words
from prospector.storage.types import Image


class Card(SQLModel, table=True):
    """A prospect card (H5)."""

    __table_args__: ClassVar[Any] = args(
        one_of("kind", card.KINDS),
        one_of("circle", source.CIRCLES, or_empty=True),
        one_of("method", source.WAYS, or_empty=True),
        CheckConstraint("length(name) > 0", name="name_given"),
        UniqueConstraint("uid"),
        Index("ix_card_name_key", "name_key"),
        Index("ix_card_area", "area"),
    )
    id: int | None = row_id()
    uid: str = required()
    kind: str = required()
    name: str = required()
    name_key: str = required()
    name_words: str = words()
    address: str = words()
    postcode: str = words()
    country: str = words()
    region: str = words()
    city: str = words()
    district: str = words()
    area: str = words()
    lat: float | None = real()
    lon: float | None = real()
    precision: str = words()
    circle: str = words()
    method: str = words()
    source_note: str = words()
    first_contact_on: date | None = day()
    stopped_on: date | None = day()
    stop_reason: str = words()
    binned_at: datetime | None = moment()
    created_at: datetime = moment(required=True)
    updated_at: datetime = moment(required=True)


class Phone(SQLModel, table=True):
    """A telephone number of a card; ``tail`` is the end of ``digits`` that look-ups go by."""

    __table_args__: ClassVar[Any] = args(
        Index("ix_phone_card_id_position", "card_id", "position"), Index("ix_phone_tail", "tail")
    )
    id: int | None = row_id()
    card_id: int = of("card")
    position: int = count(nullable=False)
    raw: str = required()
    e164: str = words()
    extension: str = words()
    label: str = words()
    digits: str = words()
    tail: str = words()


class Email(SQLModel, table=True):
    """An e-mail address of a card."""

    __table_args__: ClassVar[Any] = args(Index("ix_email_card_id", "card_id"), Index("ix_email_key", "key"))
    id: int | None = row_id()
    card_id: int = of("card")
    position: int = count(nullable=False)
    address: str = required()
    key: str = required()
    label: str = words()


class Tag(SQLModel, table=True):
    """A tag on a card."""

    __table_args__: ClassVar[Any] = args(UniqueConstraint("card_id", "name"), Index("ix_tag_name", "name"))
    id: int | None = row_id()
    card_id: int = of("card")
    name: str = required()


class Fact(SQLModel, table=True):
    """A field of H5 or a free field, with the day it was noted."""

    __table_args__: ClassVar[Any] = args(UniqueConstraint("card_id", "key"), Index("ix_fact_key", "key"))
    id: int | None = row_id()
    card_id: int = of("card")
    key: str = required()
    value: str = required()
    noted_on: date | None = day()


class Note(SQLModel, table=True):
    """A dated note (H1)."""

    __table_args__: ClassVar[Any] = args(UniqueConstraint("uid"), Index("ix_note_card_id", "card_id"))
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    at: datetime = moment(required=True)
    body: str = required()


class Role(SQLModel, table=True):
    """A person's part in a company (H5, H10)."""

    __table_args__: ClassVar[Any] = args(
        UniqueConstraint("person_id", "company_id"),
        CheckConstraint("decides IN (0, 1)", name="decides_known"),
        CheckConstraint("person_id <> company_id", name="two_cards"),
        Index("ix_role_company_id", "company_id"),
    )
    id: int | None = row_id()
    person_id: int = of("card")
    company_id: int = of("card")
    role: str = words()
    decides: int = count(nullable=False, server_default="0")


class Call(SQLModel, table=True):
    """A logged contact (H8)."""

    __table_args__: ClassVar[Any] = args(
        one_of("via", call.VIAS),
        one_of("outcome", call.OUTCOMES),
        one_of("need", call.NEEDS, or_empty=True),
        one_of("attitude", call.ATTITUDES, or_empty=True),
        one_of("visit_chance", call.VISIT_CHANCES, or_empty=True),
        one_of("direction", call.DIRECTIONS),
        CheckConstraint("duration_s >= 0", name="duration_positive"),
        UniqueConstraint("uid"),
        Index("ix_call_card_id_at", "card_id", "at"),
        Index("ix_call_at", "at"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    via: str = required()
    at: datetime = moment(required=True)
    utc_offset: int = count(nullable=False, server_default="0")
    outcome: str = required()
    need: str = words()
    attitude: str = words()
    visit_chance: str = words()
    note: str = words()
    duration_s: int | None = count()
    direction: str = code("out")


class FollowUp(SQLModel, table=True):
    """A next step or an appointment."""

    __tablename__: ClassVar[Any] = "follow_up"
    __table_args__: ClassVar[Any] = args(
        one_of("kind", followup.KINDS),
        one_of("state", followup.STATES),
        CheckConstraint("minutes > 0", name="minutes_positive"),
        UniqueConstraint("uid"),
        Index("ix_follow_up_card_id_state_due_on", "card_id", "state", "due_on"),
        Index("ix_follow_up_state_due_on", "state", "due_on"),
        Index("ix_follow_up_call_id", "call_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    kind: str = required()
    due_on: date = day(required=True)
    due_time: str = words()
    action: str = required()
    state: str = required()
    why: str = words()
    minutes: int | None = count()
    call_id: int | None = of("call", required=False)
    created_at: datetime = moment(required=True)
    settled_at: datetime | None = moment()


class Qualification(SQLModel, table=True):
    """What was learnt about one letter of MAN, and on which evidence (H7)."""

    __table_args__: ClassVar[Any] = args(
        one_of("letter", qualification.LETTERS),
        one_of("value", qualification.VALUES),
        Index("ix_qualification_card_id_letter_noted_on", "card_id", "letter", "noted_on"),
    )
    id: int | None = row_id()
    card_id: int = of("card")
    letter: str = required()
    value: str = required()
    evidence: str = words()
    noted_on: date = day(required=True)


class Operation(SQLModel, table=True):
    """One writing command: the unit of undo. ``open`` is 1 only inside the transaction that writes it."""

    __table_args__: ClassVar[Any] = args(
        Index("ix_operation_open", "open", sqlite_where=Column("open") == 1, postgresql_where=Column("open") == 1),
    )
    id: int | None = row_id()
    at: datetime = moment(required=True)
    command: str = words()
    version: str = words()
    open: int = count(nullable=False, server_default="0")
    undoes: int | None = count()
    undone_by: int | None = count()


class Change(SQLModel, table=True):
    """One row as it was and as it became; written by database triggers only."""

    __table_args__: ClassVar[Any] = args(
        one_of("action", ("insert", "update", "delete")),
        Index("ix_change_operation_id", "operation_id"),
        Index("ix_change_card_id", "card_id"),
    )
    id: int | None = row_id()
    operation_id: int = of("operation")
    table_name: str = required()
    row_id: int = count(nullable=False)
    card_id: int | None = count()
    action: str = required()
    before: Any = Field(default=None, sa_column=Column(Image))
    after: Any = Field(default=None, sa_column=Column(Image))


assert tables_derived.__name__
# Tables whose every change is journaled, parents first.
JOURNALED = (
    "card", "phone", "email", "tag", "fact", "note", "role", "call", "follow_up", "qualification", "deal",
    *tables_money.JOURNALED, *tables_dealings.JOURNALED,
)  # fmt: skip
