"""What is handed to the renderers: plain objects whose keys are the documented promise of ``docs/output.md``.

Table, CSV and JSON are made from the same view. Days are ``YYYY-MM-DD``; moments carry the local offset; codes are the
stable words of the domain, never translated; ``Text`` never occurs here except where a renderer translates it.
"""

from datetime import datetime, timedelta, timezone
from typing import Any

from prospector.domain.call import Call
from prospector.domain.card import Card, Phone
from prospector.domain.followup import FollowUp
from prospector.domain.lifecycle import level, lifecycle
from prospector.domain.qualification import Man
from prospector.services.deal_views import deal_view
from prospector.services.dialling import shown_phone as shown_phone
from prospector.services.ports import Desk
from prospector.services.store import Row

View = dict[str, Any]


def phone_view(phone: Phone) -> View:
    """Return a phone as a view."""
    return {"e164": phone.e164 or None, "raw": phone.raw, "extension": phone.extension, "label": phone.label}


def local(moment: datetime | None, utc_offset: int | None = None) -> str | None:
    """Return a moment as ISO 8601 with an offset: the one it was logged under, or the present local one."""
    if moment is None:
        return None
    zone = None if utc_offset is None else timezone(timedelta(minutes=utc_offset))
    return moment.astimezone(zone).isoformat(timespec="seconds")


def call_view(call: Call) -> View:
    """Return a logged contact as a view."""
    return {
        "id": call.id,
        "uid": call.uid,
        "card_id": call.card_id,
        "via": call.via,
        "at": local(call.at, call.utc_offset),
        "outcome": call.outcome,
        "need": call.need or None,
        "attitude": call.attitude or None,
        "visit_chance": call.visit_chance or None,
        "note": call.note,
        "duration_s": call.duration_s,
        "direction": call.direction,
    }


def follow_up_view(follow_up: FollowUp) -> View:
    """Return a follow-up as a view."""
    return {
        "id": follow_up.id,
        "uid": follow_up.uid,
        "card_id": follow_up.card_id,
        "kind": follow_up.kind,
        "due_on": follow_up.due_on.isoformat(),
        "due_time": follow_up.due_time or None,
        "action": follow_up.action,
        "state": follow_up.state,
        "why": follow_up.why,
        "minutes": follow_up.minutes,
        "call_id": follow_up.call_id,
        "created_at": local(follow_up.created_at),
        "settled_at": local(follow_up.settled_at),
    }


def man_of_row(row: Row) -> Man:
    """Return the letters in a row with columns money, authority and need; empty ones are unknown."""
    return Man(*(row.get(name) or "unknown" for name in ("money", "authority", "need")))


def standing_view(desk: Desk, row: Row) -> View:
    """Return what is derived of a card, from a row that holds its standing."""
    today = desk.clock.today()
    man = man_of_row(row)
    interested, last = row["interested_at"], row["last_at"]
    stage = lifecycle(
        man,
        last_deal_on=row["last_deal_on"],
        interested_on=interested and interested.astimezone().date(),
        last_on=last and last.astimezone().date(),
        today=today,
        quiet_days=desk.settings["today.quiet_days"],
    )
    return {
        "man": man.code,
        "class": man.klass,
        "lifecycle": stage,
        # A try that reached nobody is no contact (H3).
        "level": level(man, last_deal_on=row["last_deal_on"], reached=row["reached_at"] is not None, today=today),
        "need": row["need_size"] or None,
        "attitude": row["attitude"] or None,
        "last_contact_at": local(last),
        "next_due_on": row["next_due_on"] and row["next_due_on"].isoformat(),
    }


def card_line(desk: Desk, row: Row) -> View:
    """Return the line of a card in a list."""
    return {
        "id": row["id"],
        "name": row["name"],
        "kind": row["kind"],
        "phone": shown_phone(row["e164"] or "", row["raw"] or "", row["extension"] or "") or None,
        "area": row["area"] or None,
        **standing_view(desk, row),
        "stopped": row["stopped_on"] is not None,
        "uid": row["uid"],
    }


def base_view(card: Card) -> View:
    """Return what is written on the card itself."""
    return {
        "id": card.id,
        "uid": card.uid,
        "kind": card.kind,
        "name": card.name,
        "phones": [phone_view(phone) for phone in card.phones],
        "emails": [{"address": email.address, "label": email.label} for email in card.emails],
        "address": card.address,
        "postcode": card.postcode,
        "city": card.city,
        "region": card.region,
        "country": card.country,
        "district": card.district,
        "area": card.area or None,
        "precision": card.precision or None,
        "circle": card.circle or None,
        "method": card.method or None,
        "source_note": card.source_note,
        "first_contact_on": card.first_contact_on and card.first_contact_on.isoformat(),
        "tags": list(card.tags),
        "fields": {fact.key: fact.value for fact in card.facts},
        "stopped_on": card.stopped_on and card.stopped_on.isoformat(),
        "stop_reason": card.stop_reason,
        "binned_at": local(card.binned_at),
        "created_at": local(card.created_at),
        "updated_at": local(card.updated_at),
    }


def history_views(desk: Desk, cards: list[Card]) -> dict[int, View]:
    """Return by card id what happened with each: notes, qualification, calls, follow-ups, deals, people."""
    ids = [card.id for card in cards]
    store = desk.store
    views: dict[int, View] = {
        card_id: {"qualification": [], "notes": [], "deals": [], "calls": [], "follow_ups": []} for card_id in ids
    }
    for row in store.qualifications.of_cards(ids):
        finding = {"letter": row["letter"], "value": row["value"], "evidence": row["evidence"]}
        views[row["card_id"]]["qualification"].append({**finding, "on": row["noted_on"].isoformat()})
    for note in store.notes.of_cards(ids):
        views[note.card_id]["notes"].append({"id": note.id, "uid": note.uid, "at": local(note.at), "body": note.body})
    for deal in store.deals.of_cards(ids):
        views[deal.card_id]["deals"].append(deal_view(deal))
    for call in store.calls.of_cards(ids):
        views[call.card_id]["calls"].append(call_view(call))
    for follow_up in store.follow_ups.of_cards(ids):
        views[follow_up.card_id]["follow_ups"].append(follow_up_view(follow_up))
    return views
