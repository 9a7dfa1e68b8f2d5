"""Short forms of what the tests of the services do over and over."""

from datetime import date, datetime, time, timedelta
from typing import Any

from fakes import TODAY, ZONE, FakeDesk
from prospector.domain.when import When
from prospector.services.calls import CallEntry, Logged, log_one
from prospector.services.card_pages import card_view
from prospector.services.cards import CardEdit, add_card
from prospector.services.follow_ups import make_follow_up


def added(desk: FakeDesk, name: str = "王伟", kind: str = "person", **known: Any) -> int:
    card_id = add_card(desk, kind, CardEdit(name=name, **known), keep_double=True)
    desk.commit()
    return card_id


def at(day: int = 10, hour: int = 9, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


def in_days(days: int, hour: str = "") -> When:
    return When(TODAY + timedelta(days=days), time.fromisoformat(hour) if hour else None)


def logged(desk: FakeDesk, card: int, outcome: str = "reached", **said: Any) -> Logged:
    done = log_one(desk, str(card), CallEntry(outcome=outcome, **said))
    desk.commit()
    return done


def planned(desk: FakeDesk, card: int, days: int = 0, action: str = "send quote", hour: str = "", **how: Any) -> int:
    step = make_follow_up(desk, str(card), in_days(days, hour), action, **how)
    desk.commit()
    return step.id


def whole(desk: FakeDesk, card: int) -> dict[str, Any]:
    return card_view(desk, card)


def day(text: str) -> date:
    return date.fromisoformat(text)
