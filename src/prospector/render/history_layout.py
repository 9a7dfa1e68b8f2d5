"""The journal as tables."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.text import N_, Text, text
from prospector.render.layout import Cell, Column, Detail, Section, Table

COLUMNS = ("id", "at", "command", "rows", "undoes", "undone_by", "version")
_TABLE = (
    Column("id", N_("Operation"), align="right"),
    Column("at", N_("When"), no_wrap=True),
    Column("command", N_("Command")),
    Column("rows", N_("Rows"), align="right", priority=1),
    Column("state", N_("State"), priority=2),
)
_CHANGES = (
    Column("table", N_("Table")),
    Column("row", N_("Row"), align="right"),
    Column("what", N_("What")),
    Column("changed", N_("Changed")),
)
_ACTIONS = {"insert": N_("added"), "update": N_("changed"), "delete": N_("removed")}


def _state(view: Mapping[str, Any]) -> Text | str:
    if view["undone_by"] is not None:
        return text(N_("undone by {id}"), id=view["undone_by"])
    return text(N_("undoes {id}"), id=view["undoes"]) if view["undoes"] is not None else ""


def _row(view: Mapping[str, Any]) -> dict[str, object]:
    command = Cell(view["command"], "dim") if view["undone_by"] is not None else view["command"]
    return {**view, "at": view["at"][:16].replace("T", " "), "command": command, "state": _state(view)}


def history_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return operations, newest first."""
    return Table(text(N_("History")), _TABLE, [_row(view) for view in views], empty=text(N_("Nothing was done yet.")))


def _image(value: object) -> object:
    return "—" if value is None else value


def _changed(change: Mapping[str, Any]) -> str:
    before, after = change["before"] or {}, change["after"] or {}
    if change["action"] == "update":
        return "; ".join(
            f"{key}: {_image(before.get(key))} → {_image(value)}"
            for key, value in after.items()
            if before.get(key) != value
        )
    return "; ".join(
        f"{key}: {value}" for key, value in (after or before).items() if value not in (None, "") and key != "uid"
    )


def operation_detail(view: Mapping[str, Any]) -> Detail:
    """Return one operation with its rows before and after."""
    rows = [
        {
            "table": change["table"],
            "row": change["row"],
            "what": Text(_ACTIONS[change["action"]]),
            "changed": _changed(change),
        }
        for change in view["changes"]
    ]
    title = text(N_("{id}: {command}"), id=view["id"], command=view["command"])
    pairs = [
        (Text(N_("When")), view["at"].replace("T", " ")),
        (Text(N_("Rows")), view["rows"]),
        (Text(N_("State")), _state(view)),
    ]
    return Detail(
        title, [Section(pairs=[pair for pair in pairs if pair[1] != ""]), Section(table=Table("", _CHANGES, rows))]
    )
