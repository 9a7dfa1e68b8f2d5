"""Logged contacts as sentences and tables."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from prospector.domain.call import ATTITUDES, NEEDS, OUTCOMES, VIAS, VISIT_CHANCES
from prospector.domain.deal import Deal
from prospector.domain.text import N_, Text, text
from prospector.domain.when import say_day
from prospector.render.layout import Column, Detail, Section, Table
from prospector.render.wording import _
from prospector.services.call_batches import BatchReport
from prospector.services.calls import Logged

CALL_COLUMNS = (
    "id", "card_id", "via", "at", "outcome", "need", "attitude", "visit_chance", "duration_s", "direction", "note",
    "uid",
)  # fmt: skip
_LOGGED = {
    "phone": N_("Call {id} with {name} logged: {outcome}."),
    "visit": N_("Visit {id} to {name} logged: {outcome}."),
}


def logged_sentence(logged: Logged, today: date) -> Text:
    """Return what logging did, in one line: the contact, what it settled, and the next step with its weekday."""
    call = logged.call
    sentence = text(
        _LOGGED.get(call.via, N_("Contact {id} with {name} logged: {outcome}.")),
        id=call.id,
        name=logged.card.name,
        outcome=Text(OUTCOMES[call.outcome]),
    )
    if logged.deal is not None:
        sentence = text(N_("{sentence} {more}"), sentence=sentence, more=_deal(logged.deal))
    if logged.settled:
        done = _(", ").join(str(follow_up.id) for follow_up in logged.settled)
        sentence = text(N_("{sentence} Settled: {ids}."), sentence=sentence, ids=done)
    if logged.made is not None:
        made = logged.made
        day = say_day(made.due_on, today)
        when = text(N_("{day} {time}"), day=day, time=made.due_time) if made.due_time else day
        sentence = text(
            N_("{sentence} Next ({id}): {action}, {when}."),
            sentence=sentence,
            id=made.id,
            action=made.action,
            when=when,
        )
    return sentence


def _deal(deal: Deal) -> Text:
    """Return what a closed contact brought; without its sum, how that is added."""
    if deal.amount is None:
        return text(N_("Deal {id} has no amount yet: deal correct {id} --amount …"), id=deal.id)
    from prospector.domain.money import shown  # noqa: PLC0415

    return text(N_("Deal {id}: {amount}."), id=deal.id, amount=shown(deal.amount, deal.currency))


_TABLE = (
    Column("id", N_("Call"), align="right"),
    Column("at", N_("When"), no_wrap=True),
    Column("name", N_("Name"), style="strong"),
    Column("via", N_("By"), priority=2),
    Column("outcome", N_("Outcome")),
    Column("need", N_("Need"), priority=1),
    Column("attitude", N_("Attitude"), priority=3),
    Column("note", N_("Note"), style="dim"),
)


def code_text(known: Mapping[str, str], code: str | None) -> Text | str:
    """Return a code of the domain in words, or nothing."""
    return Text(known[code]) if code else ""


def call_row(view: Mapping[str, Any]) -> dict[str, object]:
    """Return a call's view as a row of the table."""
    return {
        "id": view["id"],
        "at": str(view["at"])[:16].replace("T", " "),
        "name": view.get("card_name", ""),
        "via": code_text(VIAS, view["via"]),
        "outcome": code_text(OUTCOMES, view["outcome"]),
        "need": code_text(NEEDS, view["need"]),
        "attitude": code_text(ATTITUDES, view["attitude"]),
        "note": view["note"],
    }


def calls_table(views: Sequence[Mapping[str, Any]]) -> Table:
    """Return logged contacts as a table."""
    return Table(
        text(N_("Logged contacts")),
        _TABLE,
        [call_row(view) for view in views],
        empty=text(N_("No contact is logged there.")),
    )


def batch_table(report: BatchReport) -> Table:
    """Return what a batch logged."""
    return calls_table([logged.view() for logged in report.logged])


def call_detail(view: Mapping[str, Any]) -> Detail:
    """Return one logged contact."""
    pairs: list[tuple[Text | str, object]] = [
        (Text(N_("With")), text(N_("{name} (#{id})"), name=view["card_name"], id=view["card_id"])),
        (Text(N_("When")), str(view["at"]).replace("T", " ")),
        (Text(N_("By")), code_text(VIAS, view["via"])),
        (Text(N_("Outcome")), code_text(OUTCOMES, view["outcome"])),
        (Text(N_("Need")), code_text(NEEDS, view["need"])),
        (Text(N_("Attitude")), code_text(ATTITUDES, view["attitude"])),
        (Text(N_("Visit")), code_text(VISIT_CHANCES, view["visit_chance"])),
        (Text(N_("Seconds")), view["duration_s"]),
        (Text(N_("Note")), view["note"]),
    ]
    return Detail(
        text(N_("Contact {id}"), id=view["id"]), [Section(pairs=[pair for pair in pairs if pair[1] not in ("", None)])]
    )
