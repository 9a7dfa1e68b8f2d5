"""Made-up promises, complaints and satisfaction scores."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from prospector.domain.complaint import Complaint, Entry
from prospector.domain.greeting import Greeting
from prospector.domain.promise import Promise
from prospector.domain.satisfaction import Satisfaction
from prospector.storage.book import Book

MOMENT = datetime(2026, 3, 10, 2, 0, tzinfo=UTC)


def a_promise(card_id: int = 1, **known: Any) -> Promise:
    usual = {"id": 0, "uid": "promise", "what": "send the samples", "created_at": MOMENT, "due_on": date(2026, 3, 13)}
    return Promise(**{**usual, "card_id": card_id, **known})


def a_complaint(card_id: int = 1, **known: Any) -> Complaint:
    usual = {"id": 0, "uid": "complaint", "what": "the pump leaks", "opened_at": MOMENT, "owner": "Li"}
    return Complaint(**{**usual, "card_id": card_id, **known})


def a_greeting(card_id: int = 1, **known: Any) -> Greeting:
    usual = {"id": 0, "uid": "greeting", "on_date": date(2026, 3, 8), "occasion": "birthday", "body": "all the best"}
    return Greeting(**{**usual, "card_id": card_id, **known})


def fill_dealings(store: Book, card_ids: list[int]) -> None:
    """Store a promise, a complaint with a history, and a score of each card, in different states."""
    for place, card_id in enumerate(card_ids):
        day = date(2026, 3, 8) + timedelta(place)
        state = ("open", "kept", "broken")[place % 3]
        settled_on = day if state != "open" else None
        store.promises.add(
            a_promise(
                card_id,
                uid=f"promise {place}",
                due_on=day if place % 4 else None,
                due_time="15:00" if place % 2 else "",
                side=("ours", "theirs")[place % 2],
                state=state,
                settled_on=settled_on,
            )
        )
        store.promises.add(a_promise(card_id, uid=f"open promise {place}", due_on=day, side="theirs"))
        complaint = store.complaints.add(
            a_complaint(
                card_id,
                uid=f"complaint {place}",
                state=("open", "resolved", "satisfied")[place % 3],
                opened_at=MOMENT - timedelta(days=place % 3),
                resolved_at=MOMENT if place % 3 else None,
            )
        )
        for number, kind in enumerate(("opened", "escalated")):
            uid = f"entry {place} {number}"
            store.complaint_entries.add(Entry(0, uid, card_id, complaint.id, kind, MOMENT, "seals"))
        call = next(iter(store.calls.of_card(card_id)), None)
        store.greetings.add(
            a_greeting(card_id, uid=f"greeting {place}", on_date=day, call_id=call.id if call else None)
        )
        store.satisfactions.add(Satisfaction(0, f"score {place}", card_id, day, 1 + place % 5, "报价"))
