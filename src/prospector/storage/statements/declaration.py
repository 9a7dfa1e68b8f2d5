"""How a statement is declared: once, by name, as a SQLAlchemy expression with named parameters.

``compile_statements`` writes each to ``storage/compiled`` for SQLite; on PostgreSQL the expression itself runs.
"""

import importlib
import pkgutil
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Integer,
    Table,
    Text,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    select,
    update,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.elements import BindParameter
from sqlalchemy.sql.functions import FunctionElement
from sqlmodel import SQLModel

from prospector.storage import statements, tables
from prospector.storage.types import Ids

# Statement name -> expression, or one expression per dialect name where the engines differ (full-text search).
REGISTRY: dict[str, Any] = {}


def declare(name: str, expression: Any = None, **by_dialect: Any) -> None:
    """Register a statement under ``name``; a second one of the same name is a mistake (ValueError)."""
    if name in REGISTRY:
        raise ValueError(f"statement {name} is declared twice")
    REGISTRY[name] = by_dialect or {"sqlite": expression, "postgresql": expression}


def expression(name: str, dialect: str) -> Any:
    """Return the expression of ``name`` for a dialect (``sqlite`` or ``postgresql``)."""
    if name not in REGISTRY:
        declare_all()
    return REGISTRY[name][dialect]


def declare_all() -> dict[str, Any]:
    """Import every module of statements and return the registry."""
    for module in pkgutil.iter_modules(statements.__path__):
        importlib.import_module(f"{statements.__name__}.{module.name}")
    return REGISTRY


def table(name: str) -> Table:
    """Return the table ``name`` of the schema of record."""
    assert tables.JOURNALED
    return SQLModel.metadata.tables[name]


def given(column: Column[Any], name: str = "") -> BindParameter[Any]:
    """Return a parameter of the column's own type, named as the column unless said otherwise.

    Whole numbers are as long as SQLite's: an id that nobody can have is then not found, instead of being an error.
    """
    return bindparam(name or column.name, type_=BigInteger() if isinstance(column.type, Integer) else column.type)


class _IdsGiven(FunctionElement[int]):
    """The ids of one parameter as rows."""

    type = Integer()
    inherit_cache = True


@compiles(_IdsGiven, "sqlite")
def _ids_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return f"(SELECT value FROM json_each({compiler.process(element.clauses, **kw)}))"


@compiles(_IdsGiven, "postgresql")
def _ids_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    return f"(SELECT unnest({compiler.process(element.clauses, **kw)}))"


def listed(column: Column[Any], name: str = "ids") -> Any:
    """Return ``column IN (:ids)`` for a list of any length given at run time."""
    return column.op("IN", is_comparison=True)(_IdsGiven(bindparam(name, type_=Ids())))


class _ByBytes(FunctionElement[str]):
    """A text in the collation that knows only the numbers of its characters."""

    type = Text()
    inherit_cache = True


@compiles(_ByBytes, "sqlite")
def _bytes_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return str(compiler.process(element.clauses, **kw))


@compiles(_ByBytes, "postgresql")
def _bytes_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    return f'{compiler.process(element.clauses, **kw)} COLLATE "C"'


def by_bytes(column: Any) -> Any:
    """Return a text to order or fold as SQLite does, whatever collation a PostgreSQL database was made with."""
    return _ByBytes(column)


class _Position(FunctionElement[int]):
    """Where the first text holds the second one, 0 when it does not; sign by sign: nothing in it is a pattern."""

    type = Integer()
    inherit_cache = True


@compiles(_Position, "sqlite")
def _position_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return f"instr({compiler.process(element.clauses, **kw)})"


@compiles(_Position, "postgresql")
def _position_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **kw)})"


def holds(column: Column[Any], part: BindParameter[Any]) -> Any:
    """Return whether a column holds ``part``, taken literally."""
    return _Position(column, part) > literal_column("0")


def holds_in_any_case(column: Column[Any], part: BindParameter[Any]) -> Any:
    """Return the same whatever the case of the letters A to Z: those of which both engines think alike."""
    return _Position(func.lower(by_bytes(column)), func.lower(by_bytes(part))) > literal_column("0")


def declare_row_writes(name: str) -> None:
    """Declare ``<name>_insert`` (returning the new id), ``_update`` (the whole row) and ``_delete`` by id."""
    rows = table(name)
    values = {column.name: given(column) for column in rows.columns if column.name != "id"}
    declare(f"{name}_insert", insert(rows).values(values).returning(rows.c.id))
    which = rows.c.id == bindparam("row_id", type_=rows.c.id.type)
    declare(f"{name}_update", update(rows).where(which).values(values))
    declare(f"{name}_delete", delete(rows).where(which))


def declare_by_id(name: str) -> None:
    """Declare ``<name>_by_id``."""
    rows = table(name)
    declare(f"{name}_by_id", select(rows).where(rows.c.id == given(rows.c.id)))


def declare_record(name: str, *order: Any) -> None:
    """Declare all that ``storage.records.Records`` asks of a table: writes, by id, by uid, and of cards."""
    rows = table(name)
    declare_row_writes(name)
    declare_by_id(name)
    if "uid" in rows.c:
        declare(f"{name}_by_uid", select(rows).where(rows.c.uid == given(rows.c.uid)))
    if "card_id" in rows.c:
        declare_of_cards(name, *order)


def declare_of_cards(name: str, *order: Any) -> None:
    """Declare ``<name>_of_cards``: the rows of the cards in ``:ids``, by card and then by ``order``."""
    rows = table(name)
    declare(f"{name}_of_cards", select(rows).where(listed(rows.c.card_id)).order_by(rows.c.card_id, *order, rows.c.id))
