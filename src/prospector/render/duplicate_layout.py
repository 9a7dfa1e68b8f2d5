"""Doubles as tables: pairs, and groups of cards that are one."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.field import BY_KEY
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Detail, Section, Style, Table
from prospector.render.wording import _

PAIR_COLUMNS = ("a_id", "a_name", "a_ref", "b_id", "b_name", "b_ref", "probability", "reasons")
CLUSTER_COLUMNS = ("ids", "names", "probability", "reasons")
_TABLE = (
    Column("probability", N_("Probability"), align="right"),
    Column("ids", N_("Cards"), no_wrap=True),
    Column("names", N_("Names"), style="strong"),
    Column("reasons", N_("Reasons")),
)
_FIELDS = {
    "kind": N_("kind"), "phones": N_("phones"), "emails": N_("e-mails"), "address": N_("address"), "city": N_("city"),
    "postcode": N_("postcode"), "area": N_("area"),
}  # fmt: skip
_EMPTY = N_("No doubles were found.")
# From here on a pair is certain enough to be merged without a second look.
_CERTAIN = 0.95
# Lines of a screen that are taken by all but the fields, and how many fields are shown on the smallest one.
_AROUND, _FEWEST = 14, 6


def _said(reasons: Sequence[Mapping[str, Any]]) -> str:
    """The reasons in words, those against in brackets."""
    return _("; ").join(
        reason["text"] if reason["points"] > 0 else _("(but {reason})").format(reason=reason["text"])
        for reason in reasons
    )


def flat_pair(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return a pair as one row of CSV; ``ids`` are both, for ``merge``."""
    a, b = view["a"], view["b"]
    return {
        **{f"a_{key}": a[key] for key in ("id", "name", "ref")},
        **{f"b_{key}": b[key] for key in ("id", "name", "ref")},
        "probability": view["probability"],
        "reasons": [reason["text"] for reason in view["reasons"]],
        "ids": f"{a['id']} {b['id']}",
    }


def flat_cluster(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return a group of cards as one row of CSV."""
    return {
        "ids": " ".join(map(str, view["ids"])),
        "names": [card["name"] for card in view["cards"]],
        "probability": view["probability"],
        "reasons": list(dict.fromkeys(reason["text"] for pair in view["pairs"] for reason in pair["reasons"])),
    }


def _probability(value: float) -> Cell:
    style: Style = "hot" if value >= _CERTAIN else ""
    return Cell(f"{value:.0%}" if value < 0.995 else "> 99%", style)


def _footer(shown: int, found: int) -> Text | None:
    if shown >= found:
        return None
    return text(N_("{shown} of {found} are shown; --limit {found} shows all."), shown=shown, found=found)


def pairs_table(views: Sequence[Mapping[str, Any]], found: int) -> Table:
    """Return pairs as a table; ``found`` is how many there are in all."""
    rows = [
        {
            "probability": _probability(view["probability"]),
            "ids": f"{view['a']['id']} {view['b']['id']}",
            "names": " / ".join((view["a"]["name"], view["b"]["name"])),
            "reasons": _said(view["reasons"]),
        }
        for view in views
    ]
    return Table(text(N_("Doubles")), _TABLE, rows, footer=_footer(len(rows), found), empty=text(_EMPTY))


def clusters_table(views: Sequence[Mapping[str, Any]], found: int) -> Table:
    """Return groups of cards as a table, each with the reasons of its surest pair."""
    rows = [
        {
            "probability": _probability(view["probability"]),
            "ids": " ".join(map(str, view["ids"])),
            "names": " / ".join(dict.fromkeys(card["name"] for card in view["cards"])),
            "reasons": _said(view["pairs"][0]["reasons"]),
        }
        for view in views
    ]
    return Table(text(N_("Doubles")), _TABLE, rows, footer=_footer(len(rows), found), empty=text(_EMPTY))


def _agreement(a: str, b: str) -> int:
    """How little there is to look at: two that differ, then what one card alone says, then what both say."""
    return 2 if a == b else 0 if a and b else 1


def _more(count: int) -> Text | None:
    return text_n(N_("{count} more field."), N_("{count} more fields."), count) if count else None


def pair_detail(view: Mapping[str, Any], number: int, count: int, height: int = 24) -> Detail:
    """Return two cards side by side, with what speaks for and against their being one.

    What differs comes first; what does not fit into so many lines of a screen is only counted.
    """
    sides = (view["a"], view["b"])
    keys = list(dict.fromkeys(key for side in sides for key in side["fields"] if key != "kind"))
    fitting = max(height - _AROUND, _FEWEST)
    ordered = sorted(keys, key=lambda key: _agreement(*(side["fields"].get(key, "") for side in sides)))
    more = len(keys) - len(ordered[:fitting])
    rows: list[dict[str, object]] = [{"field": Text(N_("name")), "a": sides[0]["name"], "b": sides[1]["name"]}]
    for key in ordered[:fitting]:
        a, b = (side["fields"].get(key, "") for side in sides)
        label = Text(BY_KEY[key].label) if key in BY_KEY else Text(_FIELDS[key]) if key in _FIELDS else key
        rows.append({"field": label, "a": Cell(a, "good") if a == b else a, "b": Cell(b, "good") if a == b else b})
    columns = (
        Column("field", N_("Field")),
        Column("a", f"#{sides[0]['id']}", style="strong"),
        Column("b", f"#{sides[1]['id']}", style="strong"),
    )
    title = text(N_("Pair {number} of {count}"), number=number, count=count)
    return Detail(
        title,
        [
            Section(table=Table("", columns, rows, footer=_more(more))),
            Section(
                pairs=[
                    (Text(N_("Probability")), _probability(view["probability"])),
                    (Text(N_("Reasons")), _said(view["reasons"])),
                ]
            ),
        ],
    )
