"""The one page before a visit (客户概况表), and the whole file of a customer; ``profile_pages`` prints both."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.card import KINDS
from prospector.domain.followup import OPEN, STATES
from prospector.domain.pyramid import TIERS
from prospector.domain.text import N_, Text, text
from prospector.domain.when import say_day
from prospector.render import file_parts
from prospector.render.call_layout import call_row
from prospector.render.card_layout import base_pairs, field_pairs, standing_pairs
from prospector.render.competitor_layout import competitor_sections
from prospector.render.complaint_layout import complaint_sections, satisfaction_sections
from prospector.render.credit_layout import card_sections as credit_sections
from prospector.render.deal_layout import deal_sections, money
from prospector.render.layout import Cell, Column, Detail, Section, Table, shown
from prospector.render.lending_layout import lending_sections
from prospector.render.occasion_layout import occasion_sections
from prospector.render.promise_layout import promise_sections
from prospector.render.receivable_layout import card_sections as receivable_sections
from prospector.render.referral_layout import referral_sections
from prospector.render.stakeholder_layout import map_sections, stakeholder_sections

# What one page has room for: rows of a table, lines of a list, and characters of a cell.
ROWS, LINES, SIGNS = 5, 9, 120
_CALLS = (
    Column("at", N_("When"), no_wrap=True),
    Column("via", N_("By"), priority=2),
    Column("outcome", N_("Outcome")),
    Column("note", N_("Note")),
)
_STEPS = (Column("due", N_("Due"), no_wrap=True), Column("action", N_("What to do")))
_COMPANIES = (Column("card_id", N_("Card"), align="right"), Column("name", N_("Name")), Column("role", N_("Role")))


def profile_detail(view: Mapping[str, Any], today: date) -> Detail:
    """Return the one page: what to say first and to ask, then what is known, each part held to its room."""
    sections = [_held(section) for section in _sections(view, today)]
    return Detail(_title(N_("{name} (#{id}, {kind})"), view), sections)


def _title(message: str, view: Mapping[str, Any]) -> Text:
    return Text(message, {"name": view["name"], "id": view["id"], "kind": Text(KINDS[view["kind"]])})


def _sections(view: Mapping[str, Any], today: date) -> Iterator[Section]:
    first = [Cell(one["text"], "strong") for one in view["say_first"]]
    yield Section(Text(N_("Say first")), lines=first)
    if view["to_ask"]:
        yield Section(Text(N_("Find out")), lines=[one["question"] for one in view["to_ask"]])
    yield Section(Text(N_("Base data")), pairs=_filled(base_pairs(view)))
    yield Section(Text(N_("Where it stands")), pairs=_filled([*standing_pairs(view), *_worth(view)]))
    yield from _people(view)
    yield from _open_ends(view, today)
    yield from deal_sections(view, today)
    yield from competitor_sections(view.get("competitors", ()))
    if view["fields"]:
        yield Section(Text(N_("Likes and background")), pairs=field_pairs(view))
    yield from occasion_sections(view.get("occasions", ()), today)
    yield from referral_sections(view.get("referrals"))
    yield from satisfaction_sections(view.get("satisfaction"))
    yield from _dealings(view)


def _filled(pairs: Sequence[tuple[Text | str, object]]) -> list[tuple[Text | str, object]]:
    return [pair for pair in pairs if pair[1] not in ("", None, [])]


def _worth(view: Mapping[str, Any]) -> Iterator[tuple[Text | str, object]]:
    yield (Text(N_("Advice")), view["advice"])
    if view["tier_unknown"]:
        yield (Text(N_("Grade")), Cell(view["tier_unknown"], "warning"))
    elif view["tier"]:
        tier: object = Text(TIERS[view["tier"]])
        if view["rank"]:
            tier = text(N_("{tier}, number {rank} of {all}"), tier=tier, rank=view["rank"], all=view["ranked"])
        yield (Text(N_("Grade")), tier)
        yield (Text(N_("Revenue in 12 months")), money(view["revenue"], view["currency"]))


def _people(view: Mapping[str, Any]) -> Iterator[Section]:
    if view["map"] is not None:
        # The questions about what is missing stand among those to find out.
        yield from map_sections({**view["map"], "missing": ()})
        return
    if view["people"]:
        yield Section(Text(N_("Companies")), table=Table("", _COMPANIES, view["people"]))
    yield from stakeholder_sections(view.get("stakeholders", ()), view["id"])


def _open_ends(view: Mapping[str, Any], today: date) -> Iterator[Section]:
    yield from lending_sections(view.get("lending"))
    yield from complaint_sections(view.get("complaints", ()))
    yield from promise_sections(view.get("promises", ()), today)
    if view.get("receivables"):
        yield from receivable_sections(view["receivables"])
    yield from credit_sections(view.get("credit"))
    steps = [_step(step, today) for step in view["follow_ups"] if step["state"] == OPEN]
    if steps:
        yield Section(Text(N_("Next steps")), table=Table("", _STEPS, steps))


def _step(step: Mapping[str, Any], today: date) -> dict[str, object]:
    day = date.fromisoformat(step["due_on"])
    said = say_day(day, today)
    when = text(N_("{day} {time}"), day=said, time=step["due_time"]) if step["due_time"] else said
    late = step["state"] == OPEN and day < today
    return {
        "due": Cell(when, "overdue" if late else ""),
        "action": step["action"],
        "state": Text(STATES[step["state"]]),
    }


def _dealings(view: Mapping[str, Any]) -> Iterator[Section]:
    if view["calls"]:
        yield Section(Text(N_("Last contacts")), table=Table("", _CALLS, [call_row(call) for call in view["calls"]]))
    if view["notes"]:
        yield Section(Text(N_("Notes")), lines=[f"{note['at'][:10]}  {note['body']}" for note in view["notes"][:ROWS]])


def _held(section: Section) -> Section:
    """The section cut to its room on the page, saying where something was left out."""
    pairs = [(label, _cut(value)) for label, value in section.pairs]
    lines = [_cut(line) for line in section.lines[:LINES]]
    table = section.table
    left = max(0, len(section.lines) - LINES)
    if table is not None:
        left += max(0, len(table.rows) - ROWS)
        rows = [{key: _cut(value) for key, value in row.items()} for row in table.rows[:ROWS]]
        columns = [column for column in table.columns if any(shown(row.get(column.key)) for row in rows)]
        table = table._replace(rows=rows, columns=columns)
    heading = section.heading
    if left and heading:
        heading = text(N_("{heading} ({count} more)"), heading=heading, count=left)
    return Section(heading, pairs, lines, table)


def _cut(value: object) -> object:
    match value:
        case str() if len(value) > SIGNS:
            return value[: SIGNS - 1].rstrip() + "…"
        case Cell():
            return value._replace(value=_cut(value.value))
        case _:
            return value


def file_detail(view: Mapping[str, Any], today: date) -> Detail:
    """Return the customer's whole file in its five parts (``H5``), nothing left out."""
    file = view["file"]
    debts, dealings = file["debts_and_payments"], file["dealings"]
    base = [*_filled(base_pairs(view)), *_filled(standing_pairs(view)), *field_pairs(view)]
    steps = Table("", (*_STEPS, file_parts.STATE), [_step(step, today) for step in dealings["follow_ups"]])
    calls = [call_row(call) for call in dealings["calls"]]
    notes = [f"{note['at'][:10]}  {note['body']}" for note in dealings["notes"]]
    sections = [
        Section(Text(N_("1. Base data")), pairs=base),
        *_people(view),
        _part(N_("2. Contracts and orders"), file_parts.DEALS, file_parts.deal_row, file["contracts_and_orders"]),
        _part(N_("3. Debts and payments"), file_parts.INVOICES, file_parts.invoice_row, debts["invoices"]),
        *_more(N_("Payments"), file_parts.PAYMENTS, file_parts.payment_row, debts["payments"]),
        *_more(N_("Promises to pay"), file_parts.PROMISES, file_parts.promise_row, debts["promises"]),
        file_parts.part(N_("4. Dealings"), _CALLS, calls),
        *([Section(Text(N_("Next steps")), table=steps)] if steps.rows else ()),
        *_more(N_("Promises"), file_parts.PROMISES, file_parts.promise_row, dealings["promises"]),
        *_more(N_("Complaints"), file_parts.COMPLAINTS, file_parts.complaint_row, dealings["complaints"]),
        *([Section(Text(N_("Notes")), lines=notes)] if notes else ()),
        _part(N_("5. Returns and discounts"), file_parts.DEALS, file_parts.deal_row, file["returns_and_discounts"]),
    ]
    return Detail(_title(N_("File of {name} (#{id}, {kind})"), view), sections)


Row = Callable[[Mapping[str, Any]], dict[str, object]]


def _part(heading: str, columns: Sequence[Column], row: Row, views: Sequence[Mapping[str, Any]]) -> Section:
    return file_parts.part(heading, columns, [row(view) for view in views])


def _more(heading: str, columns: Sequence[Column], row: Row, views: Sequence[Mapping[str, Any]]) -> list[Section]:
    """A part that is left out when there is nothing in it."""
    return [_part(heading, columns, row, views)] if views else []
