"""Who plays which part in a company, as tables, as a map, and on the page of a card."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prospector.domain.stakeholder import BIG_BECAUSE, OPPONENT, PARTS
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Cell, Column, Detail, Section, Table

COLUMNS = (
    "id", "card_id", "name", "person_id", "person", "part", "why", "common_ground", "known_by_id", "known_by",
    "noted_on", "uid",
)  # fmt: skip
_ID = Column("id", N_("No."), align="right")
_PART = Column("part", N_("Part"))
_PERSON = (Column("person_id", N_("Card"), align="right"), Column("person", N_("Person"), style="strong"))
_MORE = (
    Column("why", N_("Why")),
    Column("common_ground", N_("Common ground"), priority=1),
    Column("known_by", N_("Known by"), priority=2),
)
_COMPANY = (Column("card_id", N_("Card"), align="right"), Column("name", N_("Company"), style="strong"))
_TABLE = (_ID, *_COMPANY, *_PERSON, _PART, *_MORE)
_HOW = {
    "knows": N_("{other} knows {person}"),
    "works_there": N_("{person} belongs to {other} as well"),
    "has_a_say": N_("{person} has a say at {other} as well"),
    "referred": N_("{other} brought us {person}"),
    "was_referred": N_("{person} brought us {other}"),
}


def _part(view: Mapping[str, Any]) -> Cell:
    return Cell(Text(PARTS[view["part"]]), "warning" if view["part"] == OPPONENT else "")


def _row(view: Mapping[str, Any]) -> dict[str, object]:
    return {**view, "part": _part(view)}


def _filled(columns: Sequence[Column], rows: Sequence[Mapping[str, object]]) -> list[Column]:
    return [column for column in columns if any(row.get(column.key) for row in rows)]


def parts_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return parts in companies."""
    empty = text(N_("No part is noted. Note one with prospector stakeholder add COMPANY PERSON --as decider."))
    return Table(text(N_("Parts in decisions")), _TABLE, [_row(view) for view in views], empty=empty)


def part_detail(view: Mapping[str, Any]) -> Detail:
    """Return one part."""
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("Company")), text(N_("{name} (#{id})"), name=view["name"], id=view["card_id"])),
        (Text(N_("Person")), text(N_("{name} (#{id})"), name=view["person"], id=view["person_id"])),
        (Text(N_("Part")), _part(view)),
        (Text(N_("Why")), view["why"]),
        (Text(N_("Common ground")), view["common_ground"]),
        (
            Text(N_("Known by")),
            text(N_("{name} (#{id})"), name=view["known_by"], id=view["known_by_id"]) if view["known_by"] else "",
        ),
        (Text(N_("Noted")), view["noted_on"]),
    ]
    shown = [pair for pair in pairs if pair[1] != ""]
    return Detail(text(N_("Part {id} in a company"), id=view["id"]), [Section(pairs=shown)])


def stakeholder_sections(views: Sequence[Mapping[str, Any]], card_id: int) -> Iterator[Section]:
    """Yield the parts on the page of a card: those in a company, or those of a person in companies."""
    if not views:
        return
    rows = [_row(view) for view in views]
    who = _PERSON if views[0]["card_id"] == card_id else _COMPANY
    heading = N_("Who decides") if who is _PERSON else N_("Part in decisions")
    yield Section(Text(heading), table=Table("", (_ID, _PART, *who, *_filled(_MORE, rows)), rows))


def map_sections(view: Mapping[str, Any], *, every: bool = False) -> Iterator[Section]:
    """Yield the map of a company; what is missing on it for a big prospect, or with ``every`` in any case."""
    because = [Text(BIG_BECAUSE[why]) for why in view["big_because"]]
    lines: list[object] = [[Text(N_("A big prospect")), *because]] if view["big"] else []
    rows = [_row(player) for player in view["parts"]]
    if rows:
        columns = (_PART, *_PERSON, *_filled(_MORE, rows))
        yield Section(Text(N_("Who decides")), lines=lines, table=Table("", columns, rows))
    else:
        yield Section(Text(N_("Who decides")), lines=[*lines, Cell(Text(N_("Nobody is on the map yet.")), "warning")])
    if view["without_part"]:
        people = [text(N_("{name} (#{id})"), name=one["person"], id=one["person_id"]) for one in view["without_part"]]
        yield Section(Text(N_("No part noted for")), lines=[people])
    if view["missing"] and (view["big"] or every):
        yield Section(Text(N_("Missing on the map")), lines=list(missing_lines(view)))
    ways = [_way(way) for way in view["ways_in"]]
    if ways:
        yield Section(Text(N_("Who knows somebody there")), lines=ways)


def missing_lines(view: Mapping[str, Any]) -> Iterator[object]:
    """Yield a line for each part that nobody plays: the question to ask, and whom to ask first."""
    for one in view["missing"]:
        said = text(N_("{part}: {question}"), part=Text(PARTS[one["part"]]), question=one["question"])
        if one["ask"]:
            whom = one["ask"][0]["person"]
            said = text(N_("{line} Ask {person}."), line=said, person=whom)
        yield Cell(said, "due")


def _way(way: Mapping[str, Any]) -> Cell:
    person = text(N_("{name} (#{id})"), name=way["person"], id=way["person_id"])
    other = text(N_("{name} (#{id})"), name=way["name"], id=way["card_id"])
    said = Text(_HOW[way["how"]], {"person": person, "other": other})
    if way["stopped"]:
        return Cell(text(N_("{line} (do not contact)"), line=said), "dim")
    return Cell(
        text(N_("{line} (our customer)"), line=said) if way["customer"] else said, "good" if way["customer"] else ""
    )


def map_detail(view: Mapping[str, Any], *, every: bool = False) -> Detail:
    """Return the whole map of a company."""
    sections = list(map_sections(view, every=every))
    if view["missing"] and not (view["big"] or every):
        less = text(N_("Not a big prospect: what is missing on the map is shown with --missing."))
        sections.append(Section(lines=[Cell(less, "dim")]))
    return Detail(text(N_("Map of {name} (#{id})"), name=view["name"], id=view["card_id"]), sections)
