"""New rows under ids that are given: only an export that fills an empty book needs them, so none is packaged."""

from sqlalchemy import Insert, insert

from prospector.storage.statements import declaration


def numbered_insert(table: str) -> Insert:
    """Return the INSERT of all columns of ``table``, its id included, returning the id."""
    rows = declaration.table(table)
    return insert(rows).values({column.name: declaration.given(column) for column in rows.columns}).returning(rows.c.id)
