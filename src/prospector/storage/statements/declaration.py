"""How a statement is declared: once, by name, as a SQLAlchemy expression with named parameters.

``compile_statements`` writes each to ``storage/compiled`` for SQLite; on PostgreSQL the expression itself runs.
"""

import importlib
import pkgutil
from typing import Any

from sqlalchemy import Column, Table, bindparam, delete, insert, select, update
from sqlalchemy.sql.elements import BindParameter
from sqlmodel import SQLModel

from prospector.storage import statements, tables

# Statement name -> expression, or one expression per dialect name where the engines differ (full-text search).
REGISTRY: dict[str, Any] = {}


def declare(name: str, expression: Any = None, **by_dialect: Any) -> None:
    """Register a statement under ``name``; a second one of the same name is a mistake (ValueError)."""
    if name in REGISTRY:
        raise ValueError(f"statement {name} is declared twice")
    REGISTRY[name] = by_dialect or {"sqlite": expression, "postgresql": expression}


def expression(name: str, dialect: str) -> Any:
    """Return the expression of ``name`` for a dialect (``sqlite`` or ``postgresql``)."""
    if not REGISTRY:
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
    """Return a parameter of the column's own type, named as the column unless said otherwise."""
    return bindparam(name or column.name, type_=column.type)


def listed(column: Column[Any], name: str = "ids") -> Any:
    """Return ``column IN (:ids)`` for a list given at run time."""
    return column.in_(bindparam(name, type_=column.type, expanding=True))


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


def declare_of_cards(name: str, *order: Column[Any]) -> None:
    """Declare ``<name>_of_cards``: the rows of the cards in ``:ids``, by card and then by ``order``."""
    rows = table(name)
    declare(f"{name}_of_cards", select(rows).where(listed(rows.c.card_id)).order_by(rows.c.card_id, *order, rows.c.id))
