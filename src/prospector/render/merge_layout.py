"""Cards side by side, before they become one."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.field import BY_KEY
from prospector.domain.merge import LABELS
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Cell, Column, Table
from prospector.render.wording import _, say


def _label(field: str) -> Text | str:
    if field in LABELS:
        return Text(LABELS[field])
    return Text(BY_KEY[field].label) if field in BY_KEY else field


def side_by_side(view: Mapping[str, Any], letters: str) -> Table:
    """Return the fields in which the cards differ, a column a card; what is kept stands out, with its day."""
    columns = [Column("field", N_("Field"))]
    heads: dict[str, object] = {"field": Text(N_("card"))}
    for letter, card in zip(letters, view["cards"], strict=False):
        columns.append(Column(str(card["id"]), letter))
        heads[str(card["id"])] = text(N_("{name} (#{id})"), name=card["name"], id=card["id"])
    rows: list[dict[str, object]] = [heads]
    for conflict in view["conflicts"]:
        row: dict[str, object] = {"field": _label(conflict["field"])}
        for option in conflict["options"]:
            said = text(N_("{value} ({day})"), value=option["value"], day=option["noted_on"] or "?")
            row[str(option["card_id"])] = Cell(said, "good" if option["card_id"] == conflict["kept_from"] else "dim")
        rows.append(row)
    return Table(text(N_("To be made one")), columns, rows)


def conflict_lines(view: Mapping[str, Any]) -> list[Text]:
    """Return a sentence for each field of which one value was kept and others went into the note."""
    return [
        text(
            N_("{field}: kept “{kept}” of card {id}, not {lost}."),
            field=_label(conflict["field"]),
            kept=conflict["kept"],
            id=conflict["kept_from"],
            lost=_(", ").join(
                dict.fromkeys(
                    say(text(N_("“{value}” of card {id}"), value=option["value"], id=option["card_id"]))
                    for option in conflict["options"]
                    if option["value"] != conflict["kept"]
                )
            ),
        )
        for conflict in view["conflicts"]
    ]


_GONE = {
    "referral": N_("The referral between the two cards is gone: nobody refers to themselves."),
    "role": N_("The tie between the two cards is gone."),
    "stakeholder": N_("The part of one of the cards in the other's decision is gone."),
}


def gone_lines(tables: Sequence[str]) -> list[Text]:
    """Return a sentence for each kind of row that was about the two cards alone."""
    return [Text(_GONE[table]) for table in dict.fromkeys(tables)]
