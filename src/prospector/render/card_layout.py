"""A card on a page, and cards in a list."""

from collections.abc import Iterator, Mapping
from datetime import date
from importlib import import_module
from typing import Any

from prospector.domain.best_hour import BestHour
from prospector.domain.card import KINDS
from prospector.domain.field import BY_KEY
from prospector.domain.followup import OPEN
from prospector.domain.lifecycle import LEVELS, LIFECYCLES
from prospector.domain.pyramid import TIERS
from prospector.domain.qualification import CLASSES, LETTERS
from prospector.domain.source import CIRCLES, WAYS
from prospector.domain.text import N_, Text, text
from prospector.domain.when import say_day
from prospector.render.call_layout import call_row
from prospector.render.layout import Cell, Column, Detail, Section, Table, dialled

# As many of the newest calls and notes as a page before a call needs; --json has all.
_NEWEST = 8
Pairs = list[tuple[Text | str, object]]


def _phones(view: Mapping[str, Any]) -> Iterator[tuple[Text | str, object]]:
    for phone in view["phones"]:
        number = phone["e164"] or phone["raw"]
        shown = dialled(f"{number} ext. {phone['extension']}") if phone["extension"] and phone["e164"] else number
        yield (phone["label"] or Text(N_("Phone")), shown)
    for email in view["emails"]:
        yield (email["label"] or Text(N_("E-mail")), email["address"])


def base_pairs(view: Mapping[str, Any]) -> Pairs:
    """Return what is written on the card itself: phones, e-mails, address, source, tags."""
    pairs: Pairs = list(_phones(view))
    source = [Text(CIRCLES[view["circle"]])] if view["circle"] else []
    source += [Text(WAYS[view["method"]])] if view["method"] else []
    source += [view["source_note"]] if view["source_note"] else []
    address = " ".join(part for part in (view["address"], view["postcode"]) if part)
    pairs += [
        (Text(N_("Address")), address),
        (Text(N_("Area")), view["area"]),
        (Text(N_("Source")), source),
        (Text(N_("First contact")), view["first_contact_on"]),
        (Text(N_("Tags")), view["tags"]),
    ]
    return pairs


def standing_pairs(view: Mapping[str, Any]) -> Pairs:
    """Return where the card stands: MAN, what to find out, lifecycle, stopped, in the bin."""
    unknown = [Text(LETTERS[letter]) for letter, sign in zip(LETTERS, view["man"], strict=True) if sign == "?"]
    pairs: Pairs = [
        (Text(N_("MAN")), text(N_("{code}, {klass}"), code=view["man"], klass=Text(CLASSES[view["class"]]))),
        (Text(N_("To find out")), unknown),
        (
            Text(N_("Lifecycle")),
            text(N_("{stage} ({level})"), stage=Text(LIFECYCLES[view["lifecycle"]]), level=Text(LEVELS[view["level"]])),
        ),
    ]
    if view.get("tier"):
        tier = Text(TIERS[view["tier"]])
        rank = text(N_("{tier}, rank {rank}"), tier=tier, rank=view["rank"]) if view["rank"] else tier
        pairs.append((Text(N_("Pyramid")), rank))
    if view.get("best_hour"):
        pairs.append((Text(N_("Best time to call")), BestHour(**view["best_hour"]).said))
    if view["stopped_on"]:
        why = view["stop_reason"] or Text(N_("no reason given"))
        pairs.append(
            (
                Text(N_("Do not contact")),
                Cell(text(N_("since {day}: {why}"), day=view["stopped_on"], why=why), "warning"),
            )
        )
    if view["binned_at"]:
        pairs.append((Text(N_("In the bin")), Cell(view["binned_at"][:10], "warning")))
    return pairs


def field_pairs(view: Mapping[str, Any]) -> Pairs:
    """Return the fields of the card, those of H5 in their order first."""
    order = {key: place for place, key in enumerate(BY_KEY)}
    listed = sorted(view["fields"].items(), key=lambda item: (order.get(item[0], len(order)), item[0]))
    return [(Text(BY_KEY[key].label) if key in BY_KEY else key, value) for key, value in listed]


# The roles that the method names (H5); any other is shown as it was typed.
_ROLES = {
    "owner": N_("owner"),
    "purchasing": N_("purchasing"),
    "finance": N_("finance"),
    "sales": N_("sales"),
    "production": N_("production"),
}
_PEOPLE = (
    Column("id", N_("Card"), align="right"),
    Column("name", N_("Name"), style="strong"),
    Column("role", N_("Role")),
    Column("decides", N_("Decides")),
)
_CALLS = (
    Column("id", N_("Call"), align="right"),
    Column("at", N_("When"), no_wrap=True),
    Column("via", N_("By"), priority=2),
    Column("outcome", N_("Outcome")),
    Column("need", N_("Need"), priority=1),
    Column("attitude", N_("Attitude"), priority=1),
    Column("note", N_("Note")),
)
_STEPS = (
    Column("id", N_("Step"), align="right"),
    Column("due", N_("Due"), no_wrap=True),
    Column("action", N_("What to do")),
)


def _told(function: str, said: Any, *more: Any) -> Iterator[Section]:
    """What a noun tells of the card, if anything: its layout is imported only then."""
    if not said or (isinstance(said, dict) and not any(said.values())):
        return
    module, _, name = function.partition(".")
    yield from getattr(import_module(f"prospector.render.{module}"), name)(said, *more)


def _sections(view: Mapping[str, Any], today: date) -> Iterator[Section]:
    yield Section(pairs=[pair for pair in base_pairs(view) if pair[1] not in ("", None, [])])
    yield Section(pairs=[pair for pair in standing_pairs(view) if pair[1] not in ("", None, [])])
    yield from _told("lending_layout.lending_sections", view.get("lending"))
    yield from _told("referral_layout.referral_sections", view.get("referrals"))
    yield from _told("complaint_layout.complaint_sections", view.get("complaints"))
    yield from _told("promise_layout.promise_sections", view.get("promises"), today)
    yield from _told("receivable_layout.card_sections", view["receivables"])
    yield from _told("credit_layout.card_sections", view["credit"])
    yield from _told("complaint_layout.satisfaction_sections", view.get("satisfaction"))
    if view["fields"]:
        yield Section(Text(N_("Known")), pairs=field_pairs(view))
    if view["people"]:
        rows = [
            {
                "id": p["card_id"],
                "name": p["name"],
                "role": Text(_ROLES[p["role"]]) if p["role"] in _ROLES else p["role"],
                "decides": p["decides"],
            }
            for p in view["people"]
        ]
        heading = N_("People") if view["kind"] == "company" else N_("Companies")
        yield Section(Text(heading), table=Table("", _PEOPLE, rows))
    yield from _told("stakeholder_layout.stakeholder_sections", view.get("stakeholders"), view["id"])
    yield from _told("competitor_layout.competitor_sections", view.get("competitors"))
    yield from _told("occasion_layout.occasion_sections", view.get("occasions"), today)
    yield from _told("greeting_layout.greeting_sections", view.get("greetings"))
    steps = [step for step in view["follow_ups"] if step["state"] == OPEN]
    if steps:
        rows = [{"id": step["id"], "due": _due(step, today), "action": step["action"]} for step in steps]
        yield Section(Text(N_("Next steps")), table=Table("", _STEPS, rows))
    elif not view["stopped_on"]:
        yield Section(Text(N_("Next steps")), lines=[Cell(text(N_("None: an open end.")), "warning")])
    if view["calls"]:
        heading_text = text(
            N_("Contacts ({shown} of {all})"), shown=min(_NEWEST, len(view["calls"])), all=len(view["calls"])
        )
        yield Section(heading_text, table=Table("", _CALLS, [call_row(call) for call in view["calls"][:_NEWEST]]))
    if view["notes"]:
        lines = [f"{note['at'][:10]}  {note['body']}" for note in view["notes"][:_NEWEST]]
        yield Section(Text(N_("Notes")), lines=lines)
    if view["deals"]:
        yield from _told("deal_layout.deal_sections", view, today)


def _due(step: Mapping[str, Any], today: date) -> Cell:
    day = date.fromisoformat(step["due_on"])
    said = say_day(day, today)
    when = text(N_("{day} {time}"), day=said, time=step["due_time"]) if step["due_time"] else said
    return Cell(when, "overdue" if day < today else "due" if day == today else "")


def card_detail(view: Mapping[str, Any], today: date) -> Detail:
    """Return the page of a card: facts, standing, people, next steps, last contacts, notes."""
    title = text(N_("{name} (#{id}, {kind})"), name=view["name"], id=view["id"], kind=Text(KINDS[view["kind"]]))
    return Detail(title, list(_sections(view, today)))
