"""Promises as tables and on the page of a card."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.promise import BROKEN, OPEN, SIDES, STATES, THEIRS
from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import say_day
from prospector.render.layout import Cell, Column, Detail, Section, Table

COLUMNS = (
    "id", "card_id", "side", "what", "due_on", "due_time", "state", "days_late", "settled_on", "why", "amount",
    "currency", "invoice_id", "call_id", "created_at", "uid",
)  # fmt: skip
_ID = Column("id", N_("Promise"), align="right")
_DUE = Column("due", N_("Due"), no_wrap=True)
_LATE = Column("late", N_("Late"), no_wrap=True)
_SIDE = Column("side", N_("Whose"), priority=1)
_WHAT = Column("what", N_("What was promised"))
_TABLE = (
    _ID,
    _DUE,
    _LATE,
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    _SIDE,
    _WHAT,
    Column("state", N_("State"), priority=2),
    Column("why", N_("Why"), priority=3),
)


def _late(view: Mapping[str, Any]) -> Cell | str:
    days = view["days_late"]
    if not days:
        return ""
    said = text_n(N_("{count} day late"), N_("{count} days late"), days)
    return Cell(said, "overdue" if view["state"] == OPEN else "dim")


def _row(view: Mapping[str, Any], today: date | None) -> dict[str, object]:
    due: object = f"{view['due_on'] or ''} {view['due_time'] or ''}".strip()
    if view["state"] == OPEN and today is not None and view["due_on"]:
        day = date.fromisoformat(view["due_on"])
        said = say_day(day, today)
        said = text(N_("{day} {time}"), day=said, time=view["due_time"]) if view["due_time"] else said
        due = Cell(said, "overdue" if day < today else "due" if day == today else "")
    return {
        "id": view["id"],
        "due": due,
        "late": _late(view),
        "card_id": view["card_id"],
        "name": view.get("name", ""),
        "side": Text(SIDES[view["side"]]),
        "what": view["what"],
        "state": Cell(Text(STATES[view["state"]]), "warning" if view["state"] == BROKEN else ""),
        "why": view["why"],
    }


def promises_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return promises as a table."""
    return Table(
        text(N_("Promises")), _TABLE, [_row(view, None) for view in views], empty=text(N_("No promise is open."))
    )


def promise_detail(view: Mapping[str, Any]) -> Detail:
    """Return one promise."""
    sum_ = f"{view['amount']:,} {view['currency']}" if view["amount"] is not None else ""
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("Card")), text(N_("{name} (#{id})"), name=view["name"], id=view["card_id"])),
        (Text(N_("Whose")), Text(SIDES[view["side"]])),
        (Text(N_("What was promised")), view["what"]),
        (Text(N_("Sum")), sum_),
        (Text(N_("Invoice")), view["invoice_id"]),
        (Text(N_("Due")), f"{view['due_on'] or ''} {view['due_time'] or ''}".strip()),
        (Text(N_("Late")), _late(view)),
        (Text(N_("State")), Text(STATES[view["state"]])),
        (Text(N_("Settled")), view["settled_on"]),
        (Text(N_("Why")), view["why"]),
        (Text(N_("Made")), str(view["created_at"])[:16].replace("T", " ")),
    ]
    shown = [pair for pair in pairs if pair[1] not in ("", None)]
    return Detail(text(N_("Promise {id}"), id=view["id"]), [Section(pairs=shown)])


def promise_sections(views: Sequence[Mapping[str, Any]], today: date) -> Iterator[Section]:
    """Yield the open promises of a card for its page, and how many were broken."""
    standing = [view for view in views if view["state"] == OPEN]
    broken = [view for view in views if view["state"] == BROKEN]
    theirs = sum(view["side"] == THEIRS for view in broken)
    lines = []
    if len(broken) > theirs:
        lines.append(Cell(text_n(N_("{count} of ours was broken."), N_("{count} of ours were broken."),
                                 len(broken) - theirs), "warning"))  # fmt: skip
    if theirs:
        lines.append(Cell(text_n(N_("{count} of theirs was broken."), N_("{count} of theirs were broken."),
                                 theirs), "warning"))  # fmt: skip
    if standing:
        table = Table("", (_ID, _DUE, _LATE, _SIDE, _WHAT), [_row(view, today) for view in standing])
        yield Section(Text(N_("Promises")), lines=lines, table=table)
    elif lines:
        yield Section(Text(N_("Promises")), lines=lines)
