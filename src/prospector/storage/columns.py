"""How the tables of the schema are written: columns of one kind each, and the constraints they share."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Integer, Text
from sqlmodel import Field, SQLModel

from prospector.storage.types import IsoDate, Real, UtcDateTime

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
# INTEGER holds 64 bits on SQLite already, and STRICT tables know no other word for it.
Long = BigInteger().with_variant(Integer(), "sqlite")


def one_of(column: str, values: Iterable[str], *, or_empty: bool = False) -> CheckConstraint:
    """Return the check that a text column holds one of ``values``."""
    listed = ", ".join(f"'{value}'" for value in ([""] if or_empty else []) + list(values))
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def args(*constraints: Any) -> tuple[Any, ...]:
    """Return table arguments: strict types, and ids that are never used twice."""
    return (*constraints, {"sqlite_autoincrement": True, "sqlite_strict": True})


def row_id() -> Any:
    """Return the primary key."""
    return Field(default=None, sa_column=Column("id", Integer, primary_key=True))


def words(**column: Any) -> Any:
    """Return a text that may be empty."""
    return Field(default="", sa_column=Column(Text, nullable=False, server_default="", **column))


def required() -> Any:
    """Return a text that must be given."""
    return Field(sa_column=Column(Text, nullable=False))


def code(default: str) -> Any:
    """Return a text that is ``default`` unless given."""
    return Field(default=default, sa_column=Column(Text, nullable=False, server_default=default))


def of(target: str, *, required: bool = True, name: str | None = None) -> Any:
    """Return a reference to a row of another table."""
    key = ForeignKey(f"{target}.id", deferrable=True, initially="IMMEDIATE")
    return Field(default=None, sa_column=Column(name, Integer, key, nullable=not required))


def day(*, required: bool = False) -> Any:
    """Return a calendar day."""
    return Field(default=None, sa_column=Column(IsoDate, nullable=not required))


def moment(*, required: bool = False) -> Any:
    """Return a moment."""
    return Field(default=None, sa_column=Column(UtcDateTime, nullable=not required))


def count(**column: Any) -> Any:
    """Return a whole number."""
    return Field(default=None, sa_column=Column(Integer, **column))


def minor_units(*, required: bool = False) -> Any:
    """Return a sum of money in minor units of the row's currency (ISO 4217)."""
    return Field(default=None, sa_column=Column(Long, nullable=not required))


def real() -> Any:
    """Return a number with a fraction."""
    return Field(default=None, sa_column=Column(Real))
