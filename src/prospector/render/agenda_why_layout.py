"""Why one card is on the day's list, or not: the sum of factor × coefficient."""

from collections.abc import Mapping
from typing import Any

from prospector.domain.text import N_, Text, text
from prospector.render.layout import Column, Detail, Section, Table

_SUM = (
    Column("text", N_("Why")),
    Column("weight", N_("Weight"), style="dim"),
    Column("coefficient", N_("Coefficient"), align="right"),
    Column("factor", N_("Factor"), align="right"),
    Column("points", N_("Points"), align="right", style="strong"),
)


def why_detail(view: Mapping[str, Any]) -> Detail:
    """Return the sum of a card, its place on the list, and the rules that bar or move it."""
    place = (
        text(N_("place {place} of {of}"), place=view["place"], of=view["of"])
        if view["listed"]
        else Text(N_("not on the list"))
    )
    title = text(
        N_("{name} on {day}: {place}, {score} points"),
        name=view["name"],
        day=view["day"],
        place=place,
        score=f"{view['score']:g}",
    )
    sections = []
    if view["why_not"]:
        sections.append(Section(text(N_("Why not")), lines=view["why_not"]))
    if view["rules"]:
        sections.append(Section(text(N_("Rules")), lines=view["rules"]))
    if view["reasons"]:
        heading = text(N_("The sum")) if view["listed"] else text(N_("What it would bring by itself"))
        sections.append(Section(heading, table=_sum(view)))
    return Detail(title, sections)


def _sum(view: Mapping[str, Any]) -> Table:
    rows = []
    for reason in view["reasons"]:
        said = reason["text"]
        for part in reason["parts"]:
            rows.append({**part, "text": said, "points": f"{part['points']:+g}"})
            said = ""
    rows.append({"text": "", "weight": "", "coefficient": "", "factor": "=", "points": f"{view['score']:g}"})
    return Table("", _SUM, rows)
