"""MAN qualification: one card with what to ask next, and all cards by class."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.qualification import CLASSES, LETTERS, VALUES
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Cell, Column, Detail, Section, Table

COLUMNS = ("card_id", "name", "kind", "man", "class", "unknown", "advice")
_TABLE = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("man", N_("MAN"), no_wrap=True),
    Column("unknown", N_("To find out")),
    Column("advice", N_("Advice"), priority=1),
)
_FINDINGS = (
    Column("on", N_("Noted"), no_wrap=True),
    Column("letter", N_("Letter")),
    Column("value", N_("Value")),
    Column("evidence", N_("Evidence")),
)


def qualification_detail(view: Mapping[str, Any]) -> Detail:
    """Return code, class and advice of a card, the question for each unknown letter, and the findings so far."""
    klass = Cell(Text(CLASSES[view["class"]]), "hot" if view["class"] == "hot" else "")
    sections = [
        Section(
            pairs=[(Text(N_("MAN")), view["man"]), (Text(N_("Class")), klass), (Text(N_("Advice")), view["advice"])]
        )
    ]
    if view["questions"]:
        questions = [(Text(LETTERS[letter]), question) for letter, question in view["questions"].items()]
        sections.append(Section(Text(N_("Ask")), pairs=questions))
    if view.get("history"):
        rows = [
            {
                "on": finding["on"],
                "letter": Text(LETTERS[finding["letter"]]),
                "value": Text(VALUES[finding["value"]]),
                "evidence": finding["evidence"],
            }
            for finding in view["history"]
        ]
        sections.append(Section(Text(N_("Findings")), table=Table("", _FINDINGS, rows)))
    return Detail(text(N_("{name} (#{id})"), name=view["name"], id=view["card_id"]), sections)


def classes_table(lines: Sequence[Mapping[str, Any]], counts: Mapping[str, int]) -> Table:
    """Return cards grouped by class, with the counts of the eight combinations below."""
    rows = [
        {
            "card_id": line["card_id"],
            "name": line["name"],
            "man": line["man"],
            "unknown": [Text(LETTERS[letter]) for letter in line["unknown"]],
            "advice": line["advice"],
        }
        for line in lines
    ]
    groups = []
    for klass, label in CLASSES.items():
        members = [place for place, line in enumerate(lines) if line["class"] == klass]
        if members:
            groups.append((text(N_("{klass}: {count}"), klass=Text(label), count=len(members)), members))
    counted = "  ".join(f"{code} {count}" for code, count in counts.items() if code != "?")
    footer = text(N_("{counted}  not fully known {unknown}"), counted=counted, unknown=counts["?"])
    return Table(text(N_("Cards by MAN")), _TABLE, rows, footer=footer, groups=groups, empty=text(N_("No card fits.")))
