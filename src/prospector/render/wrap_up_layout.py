"""The evening as tables, questions and drawings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import say_day
from prospector.domain.wrap_up import ACTS, DONE, FOLLOW_UP, KINDS, LETTER, SKIP, shade
from prospector.render.layout import Cell, Column, Detail, Section, Table, dialled, shown
from prospector.render.safe import cells
from prospector.render.wrap import wrapped
from prospector.services.wrap_ups import Settled

_MEASURES = {"calls": N_("Calls"), "visits": N_("Visits"), "new_contacts": N_("New contacts")}
_ITEMS = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong", min_width=8),
    Column("what", N_("What")),
    Column("phone", N_("Phone"), no_wrap=True, priority=2),
    Column("since", N_("Since"), no_wrap=True, priority=1),
    Column("keys", N_("Keys"), no_wrap=True, style="dim"),
)
_DONE = {
    "left": N_("Done."),
    "promise": N_("Promise kept."),
    "material": N_("Logged: material sent by e-mail."),
    "report": N_("Noted: they were told."),
    "thank": N_("Noted: they were thanked."),
}
_SHADES = "·░▒▓█"
_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def evening_detail(view: Mapping[str, Any]) -> Detail:
    """Return the whole evening: figures, and the open ends by kind."""
    day = date.fromisoformat(view["day"])
    sections = [Section(pairs=list(_figures(view)))]
    if view["items"]:
        sections.append(Section(table=_items_table(view["items"])))
    else:
        sections.append(Section(lines=[Cell(text(N_("No open end is left. Good night.")), "good")]))
    return Detail(text(N_("The evening of {day}"), day=say_day(day, date.min)), sections)


def _figures(view: Mapping[str, Any]) -> Iterator[tuple[Text, object]]:
    planned = text(N_("{done} of {planned} done"), done=view["done"], planned=view["planned"])
    parts: list[object] = [planned]
    if view["dropped"]:
        parts.append(text(N_("{count} dropped"), count=view["dropped"]))
    if view["left"]:
        parts.append(text(N_("{count} left"), count=view["left"]))
    yield Text(N_("Planned")), Cell(parts, "warning" if view["left"] else "good") if view["planned"] else Text("–")
    for one in view["measures"]:
        if one["quota"] is None:
            yield Text(_MEASURES[one["measure"]]), str(one["done"])
            continue
        said = text(N_("{done} of {quota}"), done=one["done"], quota=one["quota"])
        yield Text(_MEASURES[one["measure"]]), Cell(said, "warning" if one["missing"] else "good")


def _items_table(items: Sequence[Mapping[str, Any]]) -> Table:
    rows = [
        {
            **item,
            "what": item["what"],
            "phone": dialled(item["phone"]),
            "keys": " ".join((*item["keys"], SKIP)),
        }
        for item in items
    ]
    groups = []
    for kind, heading in KINDS.items():
        members = [place for place, item in enumerate(items) if item["kind"] == kind]
        if members:
            groups.append((Text(heading), members))
    return Table("", _ITEMS, rows, groups=groups)


def question(item: Mapping[str, Any], place: int, count: int, next_day: str, width: int) -> str:
    """Return what is asked about one open end, with its keys, in lines of at most ``width`` cells."""
    said = text(
        N_("{place}/{count}  {kind}: {name} (#{id})"),
        place=place,
        count=count,
        kind=Text(KINDS[item["kind"]]),
        name=item["name"],
        id=item["card_id"],
    )
    about = "  ".join(part for part in (shown(dialled(item["phone"])), _quoted(item["what"])) if part)
    lines = [*wrapped(shown(said), width), *(f"  {line}" for line in wrapped(about, width - 2))]
    day = say_day(date.fromisoformat(next_day), date.min)
    acts = {**{key: Text(ACTS[key]) for key in item["keys"]}, SKIP: Text(ACTS[SKIP])}
    if FOLLOW_UP in acts:
        acts[FOLLOW_UP] = text(N_("follow-up {day}"), day=day)
    keys = [f"[{key}] {shown(act)}" for key, act in {**acts, "u": Text(N_("undo")), "q": Text(N_("quit"))}.items()]
    line = " "
    for part in (*keys, shown(text(N_("or Space and a date?")))):
        if cells(line) + cells(part) + 1 >= width and line.strip():
            lines.append(line)
            line = " "
        line += f" {part} "
    return "\n".join((*lines, line)).rstrip()


def _quoted(what: str) -> str:
    return shown(text(N_("“{what}”"), what=what)) if what else ""


def settled_sentence(settled: Settled, today: date) -> Text:
    """Return what settled an open end."""
    if settled.key == FOLLOW_UP and settled.due_on is not None:
        day = say_day(settled.due_on, today)
        return text(N_("Follow-up {id}, due {day}."), id=settled.follow_up_id, day=day)
    if settled.key == LETTER:
        return text(N_("Logged: a thank-you letter was sent."))
    assert settled.key == DONE
    return text(_DONE[settled.kind])


def log_detail(view: Mapping[str, Any]) -> Detail:
    """Return streaks and the heat map, whichever was asked for."""
    sections = []
    if view["streak"] is not None:
        sections.append(Section(pairs=list(_streak(view["streak"]))))
    if view["heat"] is not None:
        sections.append(Section(Text(N_("Calls and visits a day")), lines=list(_heat(view["heat"]))))
    return Detail(text(N_("Your log up to {day}"), day=view["day"]), sections)


def _streak(view: Mapping[str, Any]) -> Iterator[tuple[Text, object]]:
    current = text_n(N_("{count} working day"), N_("{count} working days"), view["current"])
    if view["since"]:
        current = text(N_("{days}, since {day}"), days=current, day=view["since"])
    yield Text(N_("In a row")), Cell(current, "good" if view["current"] else "warning")
    longest = text_n(N_("{count} working day"), N_("{count} working days"), view["longest"])
    if view["longest_until"]:
        longest = text(N_("{days}, up to {day}"), days=longest, day=view["longest_until"])
    yield Text(N_("Longest")), longest


def _heat(days: Sequence[Mapping[str, Any]]) -> Iterator[object]:
    """Yield weeks from left to right, weekdays from top to bottom, two cells a day; the first of a month is named."""
    totals = [one["calls"] + one["visits"] for one in days]
    most = max(totals, default=0)
    label = max(cells(shown(Text(name))) for name in _WEEKDAYS)
    months = [" "] * (2 * (len(days) // 7 + 2))
    for place in range(0, len(days), 7):
        month = days[place]["day"][5:7]
        if place == 0 or days[place - 7]["day"][5:7] != month:
            months[place // 7 * 2 : place // 7 * 2 + 2] = list(month)
    yield Cell(" " * (label + 1) + "".join(months).rstrip(), "dim")
    for weekday, name in enumerate(_WEEKDAYS):
        said = shown(Text(name))
        row = "".join(_SHADES[shade(total, most)] * 2 for total in totals[weekday::7])
        yield Cell(f"{said}{' ' * (label - cells(said) + 1)}{row}", "good")
    yield Cell(text(N_("{scale}  none to {most} a day"), scale=_SHADES, most=most), "dim")
