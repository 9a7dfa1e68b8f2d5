"""The tables that are derived from the others: kept in step at each commit, made anew by a repair, never journaled."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from prospector.storage.columns import count, day, moment, of, required, row_id, words

# The condition of the statement that reads what is due; its words must be the same.
_DUE = text("courted = 1 AND next_due_on IS NOT NULL")


def _card_id() -> Any:
    return Field(
        sa_column=Column(
            Integer,
            ForeignKey("card.id", deferrable=True, initially="IMMEDIATE"),
            primary_key=True,
            autoincrement=False,
        )
    )


def _waiting_indexes() -> tuple[Index, ...]:
    """Partial indexes for the cards of the day's tail: those with nothing planned, by why they wait.

    Each repeats the condition of its statement in ``statements.standings``. There is none on ``next_due_on`` itself,
    because SQLite would prefer it to these and sort half the book.
    """
    waiting = {
        "lapsed": ("last_deal_on", "next_due_on IS NULL AND last_deal_on IS NOT NULL"),
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


class Standing(SQLModel, table=True):
    """Where a card stands, derived from its facts and rebuilt whenever they change; never edited, never journaled."""

    __table_args__: ClassVar[Any] = (*_waiting_indexes(), {"sqlite_strict": True})
    card_id: int = _card_id()
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
    card_id: int = _card_id()
    tier: str = required()
    rank: int = count(nullable=False)
    as_of: date = day(required=True)
    face: str = words()


class Brief(SQLModel, table=True):
    """A card as the day's list reads it: one text (``domain.agenda_line.Brief``), derived, never journaled.

    ``courted`` is 1 for a card that may be proposed (H7), ``next_due_on`` the day of its first open step. Cards in the
    bin have none. On SQLite the index holds the texts of what is due, so that a day is read from one end to the other.
    """

    __table_args__: ClassVar[Any] = (
        CheckConstraint("courted IN (0, 1)", name="courted_known"),
        Index("ix_brief_due", "next_due_on", "parts", sqlite_where=_DUE).ddl_if(dialect="sqlite"),
        Index("ix_brief_due_on", "next_due_on", postgresql_where=_DUE).ddl_if(dialect="postgresql"),
        {"sqlite_strict": True},
    )
    card_id: int = _card_id()
    courted: int = count(nullable=False)
    next_due_on: date | None = day()
    parts: str = required()


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
