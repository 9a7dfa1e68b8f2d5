"""The schema of record (SQLModel): new databases, revisions and the drift test are made from these tables.

Rows here validate nothing by themselves; values are guarded by the domain's constructors and by the CHECKs and foreign
keys below. Ids are never reused; rows that travel between books also carry a ``uid``.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from prospector.domain import call, card, followup, qualification, source
from prospector.storage import tables_dealings, tables_money
from prospector.storage.columns import args, code, count, day, moment, of, one_of, real, required, row_id, words
from prospector.storage.types import Image


def _waiting_indexes() -> tuple[Index, ...]:
    """Partial indexes for the cards of the day's tail: those with nothing planned, by why they wait.

    Each repeats the condition of its statement in ``statements.standings``. There is none on ``next_due_on`` itself,
    because SQLite would prefer it to these and sort half the book.
    """
    waiting = {
        "quiet": ("last_at", "next_due_on IS NULL AND interested_at IS NOT NULL"),
        "no_next": ("last_at", "next_due_on IS NULL AND contacts > 0 AND interested_at IS NULL"),
        "known": (
            "card_id",
            "next_due_on IS NULL AND contacts = 0 AND (money <> '' OR authority <> '' OR need <> '' OR deals > 0)",
        ),
        "fresh": ("card_id", "next_due_on IS NULL AND contacts = 0 AND money = '' AND authority = '' AND need = ''"),
    }
    return tuple(
        Index(f"ix_standing_{name}", column, sqlite_where=text(where), postgresql_where=text(where))
        for name, (column, where) in waiting.items()
    )


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


class Standing(SQLModel, table=True):
    """Where a card stands, derived from its facts and rebuilt whenever they change; never edited, never journaled."""

    __table_args__: ClassVar[Any] = (*_waiting_indexes(), {"sqlite_strict": True})
    card_id: int = Field(
        sa_column=Column(
            Integer,
            ForeignKey("card.id", deferrable=True, initially="IMMEDIATE"),
            primary_key=True,
            autoincrement=False,
        )
    )
    money: str = words()
    authority: str = words()
    need: str = words()
    need_size: str = words()
    attitude: str = words()
    visit_chance: str = words()
    contacts: int = count(nullable=False, server_default="0")
    tries: int = count(nullable=False, server_default="0")
    last_at: datetime | None = moment()
    last_via: str = words()
    last_outcome: str = words()
    reached_at: datetime | None = moment()
    interested_at: datetime | None = moment()
    first_deal_on: date | None = day()
    last_deal_on: date | None = day()
    deals: int = count(nullable=False, server_default="0")
    next_due_on: date | None = day()


class Tier(SQLModel, table=True):
    """The place of an active customer in the pyramid (H3), derived on ``as_of`` from the deals; never journaled."""

    __table_args__: ClassVar[Any] = ({"sqlite_strict": True},)
    card_id: int = Field(
        sa_column=Column(
            Integer,
            ForeignKey("card.id", deferrable=True, initially="IMMEDIATE"),
            primary_key=True,
            autoincrement=False,
        )
    )
    tier: str = required()
    rank: int = count(nullable=False)
    as_of: date = day(required=True)


class SearchEntry(SQLModel, table=True):
    """The searchable words of one row of the book, derived from it; never journaled."""

    __tablename__: ClassVar[Any] = "search_entry"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("part", "part_id"),
        Index("ix_search_entry_card_id", "card_id"),
        {"sqlite_strict": True},
    )
    id: int | None = row_id()
    card_id: int = of("card")
    part: str = required()
    part_id: int = count(nullable=False)
    words: str = required()


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


# Tables whose every change is journaled, parents first.
JOURNALED = (
    "card", "phone", "email", "tag", "fact", "note", "role", "call", "follow_up", "qualification", "deal",
    *tables_money.JOURNALED, *tables_dealings.JOURNALED,
)  # fmt: skip
