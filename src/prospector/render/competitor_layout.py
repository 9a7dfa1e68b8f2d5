"""Competitors as tables and on the page of a card."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prospector.domain.competitor import UNSATISFIED, Presence
from prospector.domain.satisfaction import HIGHEST
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Detail, Section, Table
from prospector.render.wording import _, say

COLUMNS = (
    "id", "card_id", "name", "competitor", "product", "satisfaction", "seller", "selling", "relation", "note",
    "noted_on", "uid",
)  # fmt: skip
_ID = Column("id", N_("Competitor"), align="right")
_WHO = Column("competitor", N_("Name"), style="strong")
_OF_COMPETITOR = (
    Column("product", N_("Product")),
    Column("satisfaction", N_("Satisfied"), no_wrap=True),
    Column("seller", N_("Their seller"), priority=1),
    Column("selling", N_("Way of selling"), priority=3),
    Column("relation", N_("Relation"), priority=2),
    Column("note", N_("Note"), priority=3),
)
_TABLE = (
    _ID,
    _WHO,
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Customer"), style="strong"),
    *_OF_COMPETITOR,
)
# So many competitors are named below the list.
_NAMED = 5


def _satisfied(view: Mapping[str, Any]) -> Cell | Text:
    score = view["satisfaction"]
    if score is None:
        return Text(N_("not known"))
    return Cell(text(N_("{score} of {most}"), score=score, most=HIGHEST), "good" if score <= UNSATISFIED else "")


def _row(view: Mapping[str, Any]) -> dict[str, object]:
    return {**view, "satisfaction": _satisfied(view)}


def _presence(one: Presence) -> Text:
    if one.average is None:
        return text_n(N_("{name} at {count} card"), N_("{name} at {count} cards"), one.cards, name=one.name)
    return text_n(
        N_("{name} at {count} card, satisfaction {average}"),
        N_("{name} at {count} cards, satisfaction {average}"),
        one.cards,
        name=one.name,
        average=one.average,
    )


def competitors_table(views: Sequence[Mapping[str, Any]], where: Sequence[Presence]) -> Table:
    """Return competitors, where customers are least satisfied first, and how widespread each is."""
    footer = Text("{said}", {"said": _(", ").join(say(_presence(one)) for one in where[:_NAMED])}) if where else None
    return Table(
        text(N_("Competitors")),
        _TABLE,
        [_row(view) for view in views],
        footer=footer,
        empty=text(N_("No competitor is noted.")),
    )


def competitor_detail(view: Mapping[str, Any]) -> Detail:
    """Return one competitor."""
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("Customer")), text(N_("{name} (#{id})"), name=view["name"], id=view["card_id"])),
        (Text(N_("Name")), view["competitor"]),
        (Text(N_("Product")), view["product"]),
        (Text(N_("Satisfied")), _satisfied(view)),
        (Text(N_("Their seller")), view["seller"]),
        (Text(N_("Way of selling")), view["selling"]),
        (Text(N_("Relation")), view["relation"]),
        (Text(N_("Note")), view["note"]),
        (Text(N_("Noted")), view["noted_on"]),
    ]
    return Detail(
        text(N_("Competitor {id}"), id=view["id"]), [Section(pairs=[pair for pair in pairs if pair[1] != ""])]
    )


def competitor_sections(views: Sequence[Mapping[str, Any]]) -> Iterator[Section]:
    """Yield the competitors of a card for its page."""
    if not views:
        return
    rows = [_row(view) for view in views]
    columns = [column for column in _OF_COMPETITOR if any(row[column.key] for row in rows)]
    yield Section(Text(N_("Competitors")), table=Table("", (_ID, _WHO, *columns), rows))
