"""The report on calls: three tables with counts, and what may be concluded from them."""

from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.call import OUTCOMES
from prospector.domain.call_report import BETTER, WORSE
from prospector.domain.text import N_, Text, text
from prospector.render.layout import Cell, Column, Detail, Section, Style, Table
from prospector.render.wording import _

_WEEKDAYS = (
    N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"),
)  # fmt: skip
_VERDICTS: dict[str, tuple[str, Style]] = {BETTER: (N_("better than usual"), "good"), WORSE: (N_("worse"), "warning")}


def _columns(first: str) -> tuple[Column, ...]:
    return (
        Column("group", first),
        Column("calls", N_("Calls"), align="right"),
        Column("reached", N_("Reached"), align="right"),
        Column("successes", N_("Success"), align="right"),
        Column("share", N_("Share"), align="right", no_wrap=True),
        Column("range", N_("Likely between"), align="right", no_wrap=True, priority=1),
        Column("verdict", N_("So")),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def _row(group: object, view: Mapping[str, Any], least: int) -> dict[str, object]:
    said, style = _VERDICTS.get(view["verdict"], ("", ""))
    few = view["calls"] < least
    return {
        "group": group,
        "calls": view["calls"],
        "reached": view["reached"],
        "successes": view["successes"],
        "share": _percent(view["successes"] / view["calls"]),
        "range": f"{_percent(view['low'])} – {_percent(view['high'])}",
        "verdict": Cell(Text(N_("too few to say")), "dim") if few else Cell(Text(said), style) if said else "",
    }


def _number(view: Mapping[str, Any]) -> Text | str:
    return text(N_("{number} and more"), number=view["number"]) if view["and_more"] else str(view["number"])


def call_report_detail(view: Mapping[str, Any]) -> Detail:
    """Return the report for people."""
    least = view["least"]
    if not view["calls"]:
        return Detail(text(N_("Calls")), [Section(lines=[text(N_("No call of yours is in the log in that time."))])])

    def section(heading: str, first: str, names: Sequence[object], rows: Sequence[Mapping[str, Any]]) -> Section:
        named = [_row(name, row, least) for name, row in zip(names, rows, strict=True)]
        return Section(Text(heading), table=Table("", _columns(first), named))

    numbers, hours, days = view["by_number"], view["by_hour"], view["by_weekday"]
    said = text(
        N_("{count} ({share}): {outcomes}"),
        count=view["successes"],
        share=_percent(view["successes"] / view["calls"]),
        outcomes=_(", ").join(_(OUTCOMES[code]) for code in view["success"]),
    )
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("Calls")), view["calls"]),
        (Text(N_("Reached")), view["reached"]),
        (Text(N_("Success")), said),
    ]
    sections = [
        section(N_("By number of the contact"), N_("Contact"), [_number(row) for row in numbers], numbers),
        section(N_("By hour"), N_("Hour"), [f"{row['hour']:02}:00" for row in hours], hours),
        section(N_("By weekday"), N_("Weekday"), [Text(_WEEKDAYS[row["weekday"] - 1]) for row in days], days),
    ]
    shown = [each for each in sections if each.table is not None and each.table.rows]
    return Detail(text(N_("Calls")), [Section(pairs=pairs), *shown])
