"""Complaints and satisfaction scores as tables, details, and on the page of a card."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from prospector.domain.complaint import ENTRIES, OPEN, RESOLVED, SATISFIED, SEVERITIES, STATES
from prospector.domain.satisfaction import FALLING, RISING, TRENDS
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import Cell, Column, Detail, Section, Style, Table

COLUMNS = (
    "id", "card_id", "name", "what", "severity", "owner", "product", "cause", "state", "opened_at", "resolved_at",
    "closed_at", "age_days", "hours_to_solution", "reports_waiting", "uid",
)  # fmt: skip
REPORT_COLUMNS = (
    "since", "count", "open", "solved", "satisfied", "solved_share", "satisfied_share", "median_hours", "mean_hours",
)  # fmt: skip
SCORE_COLUMNS = ("id", "card_id", "name", "on", "score", "note", "uid")
TREND_COLUMNS = ("card_id", "name", "trend", "latest", "latest_on", "average", "scores")
Pairs = list[tuple[Text | str, object]]

_ID = Column("id", N_("Complaint"), align="right")
_AGE = Column("age", N_("Age"), no_wrap=True)
_SEVERITY = Column("severity", N_("Severity"), no_wrap=True)
_STATE = Column("state", N_("State"))
_WHAT = Column("what", N_("What it is about"))
_OWNER = Column("owner", N_("Owner"), priority=1)
_TABLE = (
    _ID,
    _AGE,
    _SEVERITY,
    _STATE,
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    _WHAT,
    _OWNER,
    Column("product", N_("Product"), priority=2),
    Column("cause", N_("Cause"), priority=3),
)
_HISTORY = (
    Column("at", N_("When"), no_wrap=True),
    Column("kind", N_("What happened"), no_wrap=True),
    Column("body", N_("Words")),
)
_SEVERE: dict[str, Style] = {"high": "warning", "critical": "overdue"}
_STATE_STYLES: dict[str, Style] = {OPEN: "overdue", RESOLVED: "due", SATISFIED: "good"}


def _state(code: str) -> Cell:
    said = Text(N_("waits for the customer's word")) if code == RESOLVED else Text(STATES[code])
    return Cell(said, _STATE_STYLES[code])


def span(hours: float | None) -> Text | str:
    """Return a time to solution as people say it: hours up to two days, then days."""
    if hours is None:
        return ""
    if hours < 48:
        return text(N_("{hours} h"), hours=f"{hours:g}")
    return text(N_("{days} days"), days=f"{hours / 24:.1f}")


def _days(days: int) -> Text:
    return text_n(N_("{count} day"), N_("{count} days"), days)


def _row(view: Mapping[str, Any]) -> dict[str, object]:
    severity = view["severity"]
    return {
        "id": view["id"],
        "age": _days(view["age_days"]),
        "severity": Cell(Text(SEVERITIES[severity]), _SEVERE.get(severity, "")),
        "state": _state(view["state"]),
        "card_id": view["card_id"],
        "name": view.get("name", ""),
        "what": view["what"],
        "owner": view["owner"],
        "product": view["product"],
        "cause": view["cause"],
    }


def complaints_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return complaints as a table."""
    waiting = sum(view.get("reports_waiting", 0) for view in views)
    footer = text_n(N_("{count} report upward has no result yet."), N_("{count} reports upward have no result yet."),
                    waiting) if waiting else None  # fmt: skip
    return Table(
        text(N_("Complaints")),
        _TABLE,
        [_row(view) for view in views],
        footer=footer,
        empty=text(N_("No complaint is open.")),
    )


def complaint_detail(view: Mapping[str, Any]) -> Detail:
    """Return one complaint with its whole history."""
    pairs: Pairs = [
        (Text(N_("Card")), text(N_("{name} (#{id})"), name=view["name"], id=view["card_id"])),
        (Text(N_("What it is about")), view["what"]),
        (Text(N_("Severity")), Text(SEVERITIES[view["severity"]])),
        (Text(N_("State")), _state(view["state"])),
        (Text(N_("Owner")), view["owner"]),
        (Text(N_("Product")), view["product"]),
        (Text(N_("Cause")), view["cause"] or Cell(Text(N_("not known yet")), "warning")),
        (Text(N_("Age")), _days(view["age_days"])),
        (Text(N_("Time to solution")), span(view["hours_to_solution"])),
    ]
    history = Section(Text(N_("History")), table=Table("", _HISTORY, list(_history(view["history"]))))
    return Detail(
        text(N_("Complaint {id}"), id=view["id"]),
        [Section(pairs=[pair for pair in pairs if pair[1] not in ("", None)]), history],
    )


def _history(entries: Sequence[Mapping[str, Any]]) -> Iterator[dict[str, object]]:
    for entry in entries:
        words: object = entry["body"]
        if entry["kind"] == "escalated" and not entry["results"]:
            words = text(N_("{report} (no result yet)"), report=entry["body"])
        yield {"at": entry["at"][:16].replace("T", " "), "kind": Text(ENTRIES[entry["kind"]]), "body": words}
        for came in entry["results"]:
            yield {"at": came["on"], "kind": Text(N_("result")), "body": came["result"]}


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share * 100:.0f} %"


def report_detail(view: Mapping[str, Any]) -> Detail:
    """Return how complaints were dealt with."""
    title = text(N_("Complaints since {day}"), day=view["since"]) if view["since"] else text(N_("All complaints"))
    part = N_("{count} ({share})")
    pairs: Pairs = [(Text(N_("Taken")), view["count"]), (Text(N_("Open")), view["open"])]
    if view["count"]:
        pairs += [
            (Text(N_("Solved")), text(part, count=view["solved"], share=_percent(view["solved_share"]))),
            (
                Text(N_("Customer satisfied")),
                text(part, count=view["satisfied"], share=_percent(view["satisfied_share"])),
            ),
        ]
    if view["median_hours"] is not None:
        pairs.append(
            (
                Text(N_("Time to solution")),
                text(
                    N_("{median} in the middle, {mean} on average"),
                    median=span(view["median_hours"]),
                    mean=span(view["mean_hours"]),
                ),
            )
        )
    sections = [Section(pairs=pairs)]
    for key, one, heading in (("causes", "cause", N_("Causes")), ("products", "product", N_("Products"))):
        if view[key]:
            columns = (Column(one, heading), Column("count", N_("Times"), align="right"))
            sections.append(Section(table=Table("", columns, view[key])))
    return Detail(title, sections)


def complaint_sections(views: Sequence[Mapping[str, Any]]) -> Iterator[Section]:
    """Yield the complaints of a card that are not closed, and how many were."""
    standing = [view for view in views if view["state"] != SATISFIED]
    closed = len(views) - len(standing)
    lines = [text_n(N_("{count} closed."), N_("{count} closed."), closed)] if closed else []
    if standing:
        table = Table("", (_ID, _AGE, _SEVERITY, _STATE, _WHAT, _OWNER), [_row(view) for view in standing])
        yield Section(Text(N_("Complaints")), lines=lines, table=table)
    elif lines:
        yield Section(Text(N_("Complaints")), lines=lines)


# Scores 1 to 5 as bars.
_BARS = "▁▂▄▆█"
_TREND_STYLES: dict[str, Style] = {FALLING: "overdue", RISING: "good"}
# As many of the newest scores as a line holds.
_NEWEST = 12


def _bars(scores: Sequence[Mapping[str, Any]]) -> str:
    return "".join(_BARS[score["score"] - 1] for score in scores[-_NEWEST:])


def _trend(view: Mapping[str, Any]) -> Cell:
    return Cell(Text(TRENDS[view["trend"]]), _TREND_STYLES.get(view["trend"], ""))


def satisfaction_sections(view: Mapping[str, Any] | None) -> Iterator[Section]:
    """Yield the trend line of a card, if it has given a score."""
    if view is not None:
        line = text(
            N_("{bars}  {latest} of 5 on {day}, {trend}"),
            bars=_bars(view["scores"]),
            latest=view["latest"],
            day=view["latest_on"],
            trend=_trend(view).value,
        )
        yield Section(Text(N_("Satisfaction")), lines=[Cell(line, _trend(view).style)])


_TRENDS = (
    Column("card_id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("bars", N_("Scores"), no_wrap=True),
    Column("numbers", N_("1 to 5"), no_wrap=True, priority=2),
    Column("trend", N_("Trend"), no_wrap=True),
    Column("average", N_("Average"), align="right", priority=1),
    Column("on", N_("Last"), no_wrap=True),
)
_SCORES = (
    Column("id", N_("Score no."), align="right"),
    Column("on", N_("On"), no_wrap=True),
    Column("score", N_("1 to 5"), align="right"),
    Column("bar", N_("Bar"), no_wrap=True),
    Column("note", N_("Note")),
)


def trends_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return the trend of each customer as a table."""
    rows = [
        {
            "card_id": view["card_id"],
            "name": view["name"],
            "bars": _bars(view["scores"]),
            "numbers": " ".join(str(score["score"]) for score in view["scores"][-_NEWEST:]),
            "trend": _trend(view),
            "average": f"{view['average']:.1f}",
            "on": view["latest_on"],
        }
        for view in views
    ]
    empty = text(N_("No satisfaction score is noted; add one with prospector satisfaction add."))
    return Table(text(N_("Satisfaction")), _TRENDS, rows, empty=empty)


def trend_detail(view: Mapping[str, Any]) -> Detail:
    """Return the scores of one customer by day, and where they lead."""
    rows = [{**score, "bar": _BARS[: score["score"]]} for score in view["scores"]]
    title = text(N_("Satisfaction of {name} (#{id})"), name=view["name"], id=view["card_id"])
    return Detail(title, [*satisfaction_sections(view), Section(table=Table("", _SCORES, rows))])
