"""Only the keys that were asked for (``--fields``), in JSON, CSV and tables alike, as docs/output.md names them."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.render.layout import Column, Detail, Section, Table

Row = Mapping[str, Any]


def chosen_row(row: Row, fields: Sequence[str]) -> dict[str, Any]:
    """Return the values under ``fields``, by these names; ``a.b`` is the ``b`` of ``a``, of a list that of each item.

    UsageError names a key that there is not, with the nearest one.
    """
    return {field: _value(row, field.split("."), field) for field in fields}


def chosen_rows(rows: Iterable[Row], fields: Sequence[str]) -> list[dict[str, Any]]:
    """Return the same of each row."""
    return [chosen_row(row, fields) for row in rows]


def _value(value: Any, path: Sequence[str], field: str, *, inside: bool = False) -> Any:
    if not path:
        return value
    if isinstance(value, list):
        found = [_value(item, path, field) for item in value]
        return [one for item in found for one in (item if isinstance(item, list) else [item])]
    if value is None:
        return None
    if not isinstance(value, Mapping):
        raise UsageError(N_("There is nothing below “{key}”."), hint=N_("Name the key alone."), key=field)
    if path[0] not in value:
        # Below a key, one card may lack what another has, as the fields of one's own.
        if inside:
            return None
        near = difflib.get_close_matches(path[0], list(value), n=1)
        if near:
            raise UsageError(
                N_("There is no key “{typed}”; did you mean “{near}”?"), hint=N_("Keys: {known}."),
                typed=path[0], near=near[0], known=", ".join(value),
            )  # fmt: skip
        raise UsageError(
            N_("There is no key “{typed}”."), hint=N_("Keys: {known}."), typed=path[0], known=", ".join(value)
        )
    return _value(value[path[0]], path[1:], field, inside=True)


def chosen_table(rows: Sequence[Row], fields: Sequence[str], usual: Table | Detail) -> Table:
    """Return the rows as a table; columns that the usual table has keep their title."""
    known = {column.key: column for column in usual.columns} if isinstance(usual, Table) else {}
    columns = [known.get(field, Column(field, field))._replace(priority=0) for field in fields]
    return Table(usual.title, columns, rows, empty=usual.empty if isinstance(usual, Table) else None)


def chosen_detail(row: Row) -> Detail:
    """Return the values as a page."""
    return Detail("", [Section(pairs=list(row.items()))])
