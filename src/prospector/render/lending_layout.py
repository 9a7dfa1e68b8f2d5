"""Lent files as tables and on the page of a card."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import say_day
from prospector.render.layout import Cell, Column, Detail, Section, Table

COLUMNS = (
    "id", "card_id", "name", "borrower", "lent_on", "due_on", "returned_on", "days_out", "days_late", "note", "uid",
)  # fmt: skip
_TABLE = (
    Column("id", N_("Lending"), align="right"),
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("File of"), style="strong"),
    Column("borrower", N_("Is with")),
    Column("lent_on", N_("Since"), no_wrap=True),
    Column("due", N_("Due"), no_wrap=True),
    Column("late", N_("Late"), no_wrap=True),
    Column("returned_on", N_("Came back"), no_wrap=True, priority=1),
    Column("note", N_("Note"), priority=2),
)


def _late(view: Mapping[str, Any]) -> Cell | str:
    if not view["days_late"]:
        return ""
    said = text_n(N_("{count} day late"), N_("{count} days late"), view["days_late"])
    return Cell(said, "dim" if view["returned_on"] else "overdue")


def _due(view: Mapping[str, Any], today: date) -> object:
    if not view["due_on"]:
        return ""
    day = date.fromisoformat(view["due_on"])
    if view["returned_on"]:
        return view["due_on"]
    return Cell(say_day(day, today), "overdue" if day < today else "due" if day == today else "")


def lendings_table(views: Sequence[Mapping[str, Any]], today: date, *, every: bool = False) -> Table:
    """Return lent files, those out first."""
    rows = [{**view, "due": _due(view, today), "late": _late(view)} for view in views]
    columns = [column for column in _TABLE if every or column.key != "returned_on"]
    return Table(text(N_("Lent files")), columns, rows, empty=text(N_("No file is lent.")))


def lending_detail(view: Mapping[str, Any], today: date) -> Detail:
    """Return one lending."""
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("File of")), text(N_("{name} (#{id})"), name=view["name"], id=view["card_id"])),
        (Text(N_("Is with")), view["borrower"]),
        (Text(N_("Since")), view["lent_on"]),
        (Text(N_("Due")), _due(view, today)),
        (Text(N_("Late")), _late(view)),
        (Text(N_("Came back")), view["returned_on"]),
        (Text(N_("Note")), view["note"]),
    ]
    shown = [pair for pair in pairs if pair[1] not in ("", None)]
    return Detail(text(N_("Lending {id}"), id=view["id"]), [Section(pairs=shown)])


def lending_sections(view: Mapping[str, Any] | None) -> Iterator[Section]:
    """Yield who has the file of a card, for its page."""
    if view is None:
        return
    said = text(N_("The file is with {borrower} since {day}."), borrower=view["borrower"], day=view["lent_on"])
    if view["due_on"]:
        said = text(N_("{line} It is due on {day}."), line=said, day=view["due_on"])
    yield Section(lines=[Cell(said, "overdue" if view["days_late"] else "warning")])
