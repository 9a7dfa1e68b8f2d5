"""The schema of record (SQLModel): new databases, revisions and the drift test are made from these tables.

Rows here validate nothing by themselves; values are guarded by the domain's constructors and by the CHECKs and foreign
keys below. Ids are never reused; rows that travel between books also carry a ``uid``.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from prospector.domain import call, card, followup, qualification, source
from prospector.storage.types import Image, IsoDate, Real, UtcDateTime

NOTHING: Any = None


def _one_of(column: str, values: Iterable[str], *, or_empty: bool = False) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in ([""] if or_empty else []) + list(values))
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def _args(*constraints: Any) -> tuple[Any, ...]:
    return (*constraints, {"sqlite_autoincrement": True, "sqlite_strict": True})


def _id() -> Any:
    return Field(default=None, sa_column=Column("id", Integer, primary_key=True))


def _words(**column: Any) -> Any:
    return Field(default="", sa_column=Column(Text, nullable=False, server_default="", **column))


def _required() -> Any:
    return Field(sa_column=Column(Text, nullable=False))


def _of(target: str, *, required: bool = True, name: str | None = None) -> Any:
    key = ForeignKey(f"{target}.id", deferrable=True, initially="IMMEDIATE")
    return Field(default=None, sa_column=Column(name, Integer, key, nullable=not required))


def _day(*, required: bool = False) -> Any:
    return Field(default=None, sa_column=Column(IsoDate, nullable=not required))


def _moment(*, required: bool = False) -> Any:
    return Field(default=None, sa_column=Column(UtcDateTime, nullable=not required))


def _count(**column: Any) -> Any:
    return Field(default=None, sa_column=Column(Integer, **column))


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


SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Card(SQLModel, table=True):
    """A prospect card (H5)."""

    __table_args__: ClassVar[Any] = _args(
        _one_of("kind", card.KINDS),
        _one_of("circle", source.CIRCLES, or_empty=True),
        _one_of("method", source.WAYS, or_empty=True),
        CheckConstraint("length(name) > 0", name="name_given"),
        UniqueConstraint("uid"),
        Index("ix_card_name_key", "name_key"),
        Index("ix_card_area", "area"),
    )
    id: int | None = _id()
    uid: str = _required()
    kind: str = _required()
    name: str = _required()
    name_key: str = _required()
    name_words: str = _words()
    address: str = _words()
    postcode: str = _words()
    country: str = _words()
    region: str = _words()
    city: str = _words()
    district: str = _words()
    area: str = _words()
    lat: float | None = Field(default=None, sa_column=Column(Real))
    lon: float | None = Field(default=None, sa_column=Column(Real))
    precision: str = _words()
    circle: str = _words()
    method: str = _words()
    source_note: str = _words()
    first_contact_on: date | None = _day()
    stopped_on: date | None = _day()
    stop_reason: str = _words()
    binned_at: datetime | None = _moment()
    created_at: datetime = _moment(required=True)
    updated_at: datetime = _moment(required=True)


class Phone(SQLModel, table=True):
    """A telephone number of a card; ``tail`` is the end of ``digits`` that look-ups go by."""

    __table_args__: ClassVar[Any] = _args(
        Index("ix_phone_card_id_position", "card_id", "position"), Index("ix_phone_tail", "tail")
    )
    id: int | None = _id()
    card_id: int = _of("card")
    position: int = _count(nullable=False)
    raw: str = _required()
    e164: str = _words()
    extension: str = _words()
    label: str = _words()
    digits: str = _words()
    tail: str = _words()


class Email(SQLModel, table=True):
    """An e-mail address of a card."""

    __table_args__: ClassVar[Any] = _args(Index("ix_email_card_id", "card_id"), Index("ix_email_key", "key"))
    id: int | None = _id()
    card_id: int = _of("card")
    position: int = _count(nullable=False)
    address: str = _required()
    key: str = _required()
    label: str = _words()


class Tag(SQLModel, table=True):
    """A tag on a card."""

    __table_args__: ClassVar[Any] = _args(UniqueConstraint("card_id", "name"), Index("ix_tag_name", "name"))
    id: int | None = _id()
    card_id: int = _of("card")
    name: str = _required()


class Fact(SQLModel, table=True):
    """A field of H5 or a free field, with the day it was noted."""

    __table_args__: ClassVar[Any] = _args(UniqueConstraint("card_id", "key"), Index("ix_fact_key", "key"))
    id: int | None = _id()
    card_id: int = _of("card")
    key: str = _required()
    value: str = _required()
    noted_on: date | None = _day()


class Note(SQLModel, table=True):
    """A dated note (H1)."""

    __table_args__: ClassVar[Any] = _args(UniqueConstraint("uid"), Index("ix_note_card_id", "card_id"))
    id: int | None = _id()
    uid: str = _required()
    card_id: int = _of("card")
    at: datetime = _moment(required=True)
    body: str = _required()


class Role(SQLModel, table=True):
    """A person's part in a company (H5, H10)."""

    __table_args__: ClassVar[Any] = _args(
        UniqueConstraint("person_id", "company_id"),
        CheckConstraint("decides IN (0, 1)", name="decides_known"),
        CheckConstraint("person_id <> company_id", name="two_cards"),
        Index("ix_role_company_id", "company_id"),
    )
    id: int | None = _id()
    person_id: int = _of("card")
    company_id: int = _of("card")
    role: str = _words()
    decides: int = _count(nullable=False, server_default="0")


class Call(SQLModel, table=True):
    """A logged contact (H8)."""

    __table_args__: ClassVar[Any] = _args(
        _one_of("via", call.VIAS),
        _one_of("outcome", call.OUTCOMES),
        _one_of("need", call.NEEDS, or_empty=True),
        _one_of("attitude", call.ATTITUDES, or_empty=True),
        _one_of("visit_chance", call.VISIT_CHANCES, or_empty=True),
        _one_of("direction", call.DIRECTIONS),
        CheckConstraint("duration_s >= 0", name="duration_positive"),
        UniqueConstraint("uid"),
        Index("ix_call_card_id_at", "card_id", "at"),
        Index("ix_call_at", "at"),
    )
    id: int | None = _id()
    uid: str = _required()
    card_id: int = _of("card")
    via: str = _required()
    at: datetime = _moment(required=True)
    utc_offset: int = _count(nullable=False, server_default="0")
    outcome: str = _required()
    need: str = _words()
    attitude: str = _words()
    visit_chance: str = _words()
    note: str = _words()
    duration_s: int | None = _count()
    direction: str = Field(default="out", sa_column=Column(Text, nullable=False, server_default="out"))


class FollowUp(SQLModel, table=True):
    """A next step or an appointment."""

    __tablename__: ClassVar[Any] = "follow_up"
    __table_args__: ClassVar[Any] = _args(
        _one_of("kind", followup.KINDS),
        _one_of("state", followup.STATES),
        CheckConstraint("minutes > 0", name="minutes_positive"),
        UniqueConstraint("uid"),
        Index("ix_follow_up_card_id_state_due_on", "card_id", "state", "due_on"),
        Index("ix_follow_up_state_due_on", "state", "due_on"),
        Index("ix_follow_up_call_id", "call_id"),
    )
    id: int | None = _id()
    uid: str = _required()
    card_id: int = _of("card")
    kind: str = _required()
    due_on: date = _day(required=True)
    due_time: str = _words()
    action: str = _required()
    state: str = _required()
    why: str = _words()
    minutes: int | None = _count()
    call_id: int | None = _of("call", required=False)
    created_at: datetime = _moment(required=True)
    settled_at: datetime | None = _moment()


class Qualification(SQLModel, table=True):
    """What was learnt about one letter of MAN, and on which evidence (H7)."""

    __table_args__: ClassVar[Any] = _args(
        _one_of("letter", qualification.LETTERS),
        _one_of("value", qualification.VALUES),
        Index("ix_qualification_card_id_letter_noted_on", "card_id", "letter", "noted_on"),
    )
    id: int | None = _id()
    card_id: int = _of("card")
    letter: str = _required()
    value: str = _required()
    evidence: str = _words()
    noted_on: date = _day(required=True)


class Deal(SQLModel, table=True):
    """A day on which the card bought (H5: deal dates)."""

    __table_args__: ClassVar[Any] = _args(
        UniqueConstraint("uid"), Index("ix_deal_card_id", "card_id"), Index("ix_deal_call_id", "call_id")
    )
    id: int | None = _id()
    uid: str = _required()
    card_id: int = _of("card")
    on_date: date = _day(required=True)
    note: str = _words()
    call_id: int | None = _of("call", required=False)


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
    money: str = _words()
    authority: str = _words()
    need: str = _words()
    need_size: str = _words()
    attitude: str = _words()
    visit_chance: str = _words()
    contacts: int = _count(nullable=False, server_default="0")
    tries: int = _count(nullable=False, server_default="0")
    last_at: datetime | None = _moment()
    last_via: str = _words()
    last_outcome: str = _words()
    reached_at: datetime | None = _moment()
    interested_at: datetime | None = _moment()
    first_deal_on: date | None = _day()
    last_deal_on: date | None = _day()
    deals: int = _count(nullable=False, server_default="0")
    next_due_on: date | None = _day()


class SearchEntry(SQLModel, table=True):
    """The searchable words of one row of the book, derived from it; never journaled."""

    __tablename__: ClassVar[Any] = "search_entry"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("part", "part_id"),
        Index("ix_search_entry_card_id", "card_id"),
        {"sqlite_strict": True},
    )
    id: int | None = _id()
    card_id: int = _of("card")
    part: str = _required()
    part_id: int = _count(nullable=False)
    words: str = _required()


class Operation(SQLModel, table=True):
    """One writing command: the unit of undo. ``open`` is 1 only inside the transaction that writes it."""

    __table_args__: ClassVar[Any] = _args(
        Index("ix_operation_open", "open", sqlite_where=Column("open") == 1, postgresql_where=Column("open") == 1),
    )
    id: int | None = _id()
    at: datetime = _moment(required=True)
    command: str = _words()
    version: str = _words()
    open: int = _count(nullable=False, server_default="0")
    undoes: int | None = _count()
    undone_by: int | None = _count()


class Change(SQLModel, table=True):
    """One row as it was and as it became; written by database triggers only."""

    __table_args__: ClassVar[Any] = _args(
        _one_of("action", ("insert", "update", "delete")),
        Index("ix_change_operation_id", "operation_id"),
        Index("ix_change_card_id", "card_id"),
    )
    id: int | None = _id()
    operation_id: int = _of("operation")
    table_name: str = _required()
    row_id: int = _count(nullable=False)
    card_id: int | None = _count()
    action: str = _required()
    before: Any = Field(default=None, sa_column=Column(Image))
    after: Any = Field(default=None, sa_column=Column(Image))


# Tables whose every change is journaled, parents first.
JOURNALED = ("card", "phone", "email", "tag", "fact", "note", "role", "call", "follow_up", "qualification", "deal")
