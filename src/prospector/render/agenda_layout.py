"""The day's list as a table: groups Overdue, Today and the cards that would fall through."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.agenda import MARKS
from prospector.domain.text import N_, Text, text
from prospector.domain.when import say_day
from prospector.render.layout import Cell, Column, Style, Table, dialled

_GROUPS: dict[str, tuple[str, Style]] = {
    "overdue": (N_("Overdue"), "overdue"),
    "today": (N_("Today"), "due"),
    "soon": (N_("Soon"), ""),
    "gone_quiet": (N_("Gone quiet"), "dim"),
    "no_next_step": (N_("Without a next step"), "dim"),
    "never_qualified": (N_("Never contacted"), "dim"),
}
_TABLE = (
    Column("id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong", min_width=8),
    Column("phone", N_("Phone"), no_wrap=True),
    Column("man", N_("MAN"), no_wrap=True, priority=1),
    Column("action", N_("What to do")),
    Column("due", N_("Due"), no_wrap=True, priority=3),
    Column("step", N_("Step"), align="right"),
    Column("why", N_("Why")),
    Column("area", N_("Area"), style="dim", priority=4),
)


# MAN has a column of its own, and its gaps are the questions.
_UNSAID = ("man", "man_gap")
_RULES = {mark: Text(said) for mark, said in MARKS.items()}


def _action(line: Mapping[str, Any], *, ask: bool) -> list[object]:
    """What to do, then the words to open with; with ``ask`` also a question for what is still unknown (H7)."""
    said: list[object] = [line["action"]]
    if line["moved_to"]:
        said.insert(0, text(N_("Not before {moment}"), moment=line["moved_to"]))
    if line["opening"]:
        said.append(line["opening"])
    if ask and line["questions"]:
        said.append(line["questions"][0])
    return said


def _why(line: Mapping[str, Any], *, points: bool) -> str | list[object]:
    if not points:
        return [
            *(_RULES[mark] for mark in line["marks"]),
            *(reason["text"] for reason in line["reasons"] if reason["code"] not in _UNSAID),
        ]
    said = [f"{reason['text']} {reason['points']:+g}{_products(reason)}" for reason in line["reasons"]]
    return [*said, f"= {line['score']:g}"]


def _products(reason: Mapping[str, Any]) -> str:
    """The products that the points are the sum of, factor × coefficient."""
    products = [f"{part['factor']:.2g}×{part['coefficient']:g}" for part in reason.get("parts", ())]
    return f" ({' + '.join(products)})" if products else ""


def _row(line: Mapping[str, Any], *, points: bool) -> dict[str, object]:
    group = line["group"]
    style = _GROUPS[group][1] if group in ("overdue", "today") else ""
    due = f"{line['due_on'] or ''} {line['due_time'] or ''}".strip()
    return {
        "id": line["card_id"],
        "name": line["name"],
        "phone": dialled(line["phone"]),
        "man": Cell(line["man"], "hot") if line["man"] == "MAN" else line["man"],
        "action": _action(line, ask=points),
        "due": Cell(due, style),
        "step": line["follow_up_ids"],
        "why": _why(line, points=points),
        "area": line["area"],
    }


def agenda_table(
    lines: Sequence[Mapping[str, Any]], day: date, today: date, *, why: bool = False, part: bool = False
) -> Table:
    """Return the list of ``day``; ``why`` adds the points of each reason and their sum; ``part``: of a part of it."""
    groups = []
    for code, (heading, _style) in _GROUPS.items():
        members = [place for place, line in enumerate(lines) if line["group"] == code]
        if members:
            on_day = code == "today" and day != today
            groups.append((say_day(day, today) if on_day else Text(heading), members))
    return Table(
        text(N_("To do on {day}"), day=say_day(day, date.min)),
        _TABLE,
        [_row(line, points=why) for line in lines],
        groups=groups,
        footer=text(N_("Settle a step with prospector done STEP; log a call with prospector log-call CARD.")),
        empty=text(N_("Nothing of that kind is due."))
        if part
        else text(
            N_("Nothing is due, and no card is waiting. Add one with prospector add, or prospector import a list.")
        ),
    )
