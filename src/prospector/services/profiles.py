"""The one page before a visit (客户概况表) and the customer's whole file, as one view (``H5``)."""

from collections.abc import Mapping
from typing import Any

from prospector.domain.card import COMPANY
from prospector.domain.deal import SALE
from prospector.domain.money import exchange_of, major
from prospector.domain.profile import Question, say_first, to_ask
from prospector.domain.qualification import read_code
from prospector.domain.stakeholder import QUESTIONS
from prospector.domain.text import text
from prospector.services.card_pages import card_view
from prospector.services.company_maps import Tier, map_view
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.views import View

# What is written on the card itself: the first part of the file.
_BASE = (
    "id", "uid", "kind", "name", "phones", "emails", "address", "postcode", "city", "region", "country", "area",
    "circle", "method", "source_note", "first_contact_on", "tags", "fields", "people", "stopped_on", "stop_reason",
)  # fmt: skip


def profile_view(desk: Desk, reference: str, *, file: bool = False) -> View:
    """Return the object of ``show --json`` with what a visit needs beside it; ``file`` adds the five parts of H5.

    ``map`` is None for a person; ``tier_unknown`` says why a customer has no tier.
    """
    card = find_card(desk, reference)
    today = desk.clock.today()
    view = card_view(desk, card.id)
    (row,) = desk.store.cards.listed_by_ids([card.id])
    bought = row["last_deal_on"] is not None
    tier = Tier(desk, card.id, bought=bought)
    people = None
    if card.kind == COMPANY:
        people = map_view(desk, card.id, need=view["need"] or "", tier=tier.tier, bought=bought)
    man = read_code(view["man"])
    missing = [Question(one["part"], text(QUESTIONS[one["part"]])) for one in _missing(people)]
    questions = to_ask(man.unknown, missing, view.get("competitors", ()))
    base = exchange_of(desk.settings).base
    profile: View = {
        **view,
        "as_of": today.isoformat(),
        "say_first": [{"code": one.code, "text": desk.say(one.text)} for one in say_first(view, today)],
        "to_ask": [{"about": one.about, "question": desk.say(one.text)} for one in questions],
        "advice": desk.say(man.advice),
        "tier": tier.tier or None,
        "rank": tier.rank,
        "ranked": tier.of or None,
        "revenue": major(tier.net, base) if tier.tier else None,
        "currency": base,
        "tier_unknown": tier.unknown and desk.say(tier.unknown),
        "map": people,
    }
    if file:
        profile["file"] = _file(desk, view)
    return profile


def _missing(people: View | None) -> list[View]:
    return people["missing"] if people is not None and people["big"] else []


def _file(desk: Desk, view: Mapping[str, Any]) -> View:
    """The five parts of the file, everything in full."""
    deals = view["deals"]
    return {
        "base": {key: view[key] for key in _BASE},
        "contracts_and_orders": [deal for deal in deals if deal["kind"] == SALE],
        "debts_and_payments": _debts(desk, view["id"]),
        "dealings": {key: view.get(key, []) for key in ("calls", "notes", "follow_ups", "promises", "complaints")},
        "returns_and_discounts": [deal for deal in deals if deal["kind"] != SALE],
    }


def _debts(desk: Desk, card_id: int) -> View:
    from prospector.services.invoice_views import entry_view  # noqa: PLC0415 (the whole file is rarely asked for)
    from prospector.services.receivables import receivables_of  # noqa: PLC0415

    owed = receivables_of(desk, f"#{card_id}", desk.clock.today())
    currencies = {invoice["id"]: invoice["currency"] for invoice in owed["invoices"]}
    entries = desk.store.invoice_entries.of_cards([card_id])
    return {
        "invoices": owed["invoices"],
        "payments": [entry_view(entry, currencies[entry.invoice_id]) for entry in entries
                     if entry.invoice_id in currencies],
        "promises": owed["promises"],
        "judgements": owed["judgements"],
        "steps": owed["steps"],
    }  # fmt: skip
