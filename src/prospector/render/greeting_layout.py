"""Greetings as tables and letters: whom to greet, what was sent, and the texts there are."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.call import VIAS
from prospector.domain.greeting import OCCASIONS, OTHER, PROBLEMS
from prospector.domain.occasion import MOVED
from prospector.domain.text import N_, Text, text
from prospector.domain.when import say_day
from prospector.render.layout import Cell, Column, Detail, Section, Table, shown

# Keys of CSV, for mail merge.
COLUMNS = (
    "card_id", "name", "salutation", "title", "company", "address", "postcode", "city", "region", "country", "email",
    "phone", "on", "occasion", "what", "years", "holiday", "language", "template", "text", "problem",
)  # fmt: skip
SENT_COLUMNS = ("id", "card_id", "name", "on", "occasion", "what", "via", "template", "text", "call_id", "uid")
TEMPLATE_COLUMNS = ("name", "occasion", "language", "month", "own", "used", "file")
# So many greetings are shown on the page of a card.
_ON_CARD = 5

_DAY = Column("on", N_("Day"), no_wrap=True)
_FOR = Column("for", N_("Occasion"))
_TEXT = Column("text", N_("Text"))
_TABLE = (
    _DAY,
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    _FOR,
    _TEXT,
    Column("template", N_("From"), priority=3),
)
_SENT = (
    Column("id", N_("Greeting"), align="right"),
    _DAY,
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    _FOR,
    _TEXT,
)
_TEMPLATES = (
    Column("name", N_("Text"), style="strong"),
    Column("occasion", N_("Occasion")),
    Column("language", N_("Language")),
    Column("month", N_("Month"), align="right"),
    Column("of", N_("From")),
    Column("file", N_("File"), priority=2),
)


def _occasion(view: Mapping[str, Any]) -> Text | str:
    """What is greeted: “birthday, 46”, “Spring Festival”, “wedding”."""
    if view.get("holiday"):
        return str(view["holiday"])
    if view["occasion"] == OTHER and view["what"]:
        return str(view["what"])
    said = Text(OCCASIONS[view["occasion"]])
    return text(N_("{occasion}, {years}"), occasion=said, years=view["years"]) if view.get("years") else said


def _body(view: Mapping[str, Any]) -> Cell | str:
    if view["text"] is None:
        return Cell(Text(PROBLEMS[view["problem"]]), "warning")
    return str(view["text"])


def greetings_table(views: Sequence[Mapping[str, Any]], today: date) -> Table:
    """Return whom to greet as a table."""
    rows = [
        {
            "on": Cell(say_day(day, today), "due" if day == today else ""),
            "card_id": view["card_id"],
            "name": view["name"],
            "for": text(N_("{occasion} ({moved})"), occasion=_occasion(view), moved=Text(MOVED[view["moved"]]))
            if view["moved"]
            else _occasion(view),
            "text": _body(view),
            "template": view["template"],
        }
        for view in views
        for day in (date.fromisoformat(view["on"]),)
    ]
    return Table(text(N_("To greet")), _TABLE, rows, empty=text(N_("Nobody is to be greeted.")))


def letters(views: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield the greetings in full, each under a line that says whom it is for."""
    for view in views:
        if view["text"] is not None:
            head = text(
                N_("# {name} (#{id}), {occasion}, {day}"),
                name=view["name"],
                id=view["card_id"],
                occasion=_occasion(view),
                day=view["on"],
            )
            yield f"{shown(head)}\n\n{shown(view['text'], multiline=True)}\n"


def sent_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return the greetings that were sent as a table."""
    rows = [{**view, "for": _occasion(view)} for view in views]
    return Table(text(N_("Greetings sent")), _SENT, rows, empty=text(N_("No greeting was sent in that time.")))


def sent_detail(view: Mapping[str, Any]) -> Detail:
    """Return one greeting that was sent."""
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("Card")), text(N_("{name} (#{id})"), name=view["name"], id=view["card_id"])),
        (Text(N_("Day")), view["on"]),
        (Text(N_("Occasion")), _occasion(view)),
        (Text(N_("By")), Text(VIAS[view["via"]]) if view["via"] else ""),
        (Text(N_("From")), view["template"]),
        (Text(N_("Contact")), view["call_id"]),
    ]
    filled = [pair for pair in pairs if pair[1] not in ("", None)]
    return Detail(
        text(N_("Greeting {id}"), id=view["id"]),
        [Section(pairs=filled), Section(Text(N_("Text")), lines=[view["text"]])],
    )


def greeting_sections(views: Sequence[Mapping[str, Any]]) -> Iterator[Section]:
    """Yield the latest greetings of a card for its page."""
    if views:
        rows = [{**view, "for": _occasion(view)} for view in views[:_ON_CARD]]
        yield Section(Text(N_("Greetings")), table=Table("", (_DAY, _FOR, _TEXT), rows))


def templates_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return the texts there are as a table; those that own ones put aside are dimmed."""
    rows = [
        {
            "name": view["name"] if view["used"] else Cell(view["name"], "dim"),
            "occasion": Text(OCCASIONS[view["occasion"]]) if view["occasion"] else "",
            "language": view["language"],
            "month": view["month"],
            "of": Text(N_("yours") if view["own"] else N_("packaged") if view["used"] else N_("packaged, put aside")),
            "file": view["file"] if view["own"] else "",
        }
        for view in views
    ]
    return Table(text(N_("Greeting texts")), _TEMPLATES, rows)


def template_detail(views: Sequence[Mapping[str, Any]]) -> Detail:
    """Return a text as it was written, in each of its languages."""
    return Detail(str(views[0]["name"]), [Section(view["file"], lines=[view["text"].rstrip()]) for view in views])
