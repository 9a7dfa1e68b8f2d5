"""Whose birthday, anniversary or first deal comes when (``H4``, ``H12``)."""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.occasion import FIRST_DEAL, OTHER, Occurrence, Upcoming, kind_of_field, order
from prospector.domain.text import N_
from prospector.domain.yearly_day import YEARS, YearlyDay, from_stored, yearly_day
from prospector.services.ports import Desk
from prospector.services.views import View, shown_phone

# A founding year, or year and month: no day, and no mistake.
_NO_DAY = r"\s*\d{4}\s*年?\s*(?:[-/.]?\s*\d{1,2}\s*月?)?\s*"


class Unread(NamedTuple):
    """A field that should name a day and does not."""

    card_id: int
    field: str
    value: str


class Found(NamedTuple):
    """An occasion of a card in the time looked at."""

    card_id: int
    kind: str
    field: str
    day: YearlyDay
    next: Occurrence


def coming(
    desk: Desk, since: date, days: int, *, kinds: Collection[str] = (), card_id: int | None = None
) -> tuple[list[View], list[Unread]]:
    """Return the occasions from ``since`` to ``days`` later, both included, and the fields that cannot be read.

    Of cards in the bin, stopped, or without any letter of MAN (``H7``) there are none. ``kinds`` of
    ``domain.occasion`` and ``card_id`` narrow the list. UsageError outside the years that are reckoned with.
    """
    if since.year not in YEARS:
        raise UsageError(
            N_("Occasions are known for the years {first} to {last}."),
            hint=N_("Choose another day with --on, or see PROSPECTOR_TODAY."),
            first=YEARS[0],
            last=YEARS[-1],
        )
    reader = _Reader(Upcoming(since, since + timedelta(days=days), desk.lunar))
    found = [
        *reader.of_facts(desk.store.occasions.facts(), card_id),
        *reader.of_own(desk.store.occasions.own(), card_id),
        *reader.of_first_deals(desk.store.occasions.first_deals(), card_id),
    ]
    wanted = [occasion for occasion in found if not kinds or occasion.kind in kinds]
    cards = {row["id"]: row for row in desk.store.cards.listed_by_ids({occasion.card_id for occasion in wanted})}
    rows = [_view(occasion, cards[occasion.card_id], since) for occasion in wanted]
    return sorted(rows, key=order), reader.unread


class _Reader:
    """Reads the days of many cards; of those that do not come in time only the first is looked at closely."""

    def __init__(self, upcoming: Upcoming) -> None:
        self._upcoming = upcoming
        self._later: set[object] = set()
        self._read: dict[str, YearlyDay | None] = {}
        self.unread: list[Unread] = []

    def of_facts(self, facts: list[tuple[int, str, str]], card_id: int | None) -> Iterator[Found]:
        return self.of_days(facts, kind_of_field, card_id)

    def of_own(self, days: list[tuple[int, str, str]], card_id: int | None) -> Iterator[Found]:
        return self.of_days(days, lambda _what: OTHER, card_id)

    def of_days(
        self, days: list[tuple[int, str, str]], kind_of: Callable[[str], str | None], card_id: int | None = None
    ) -> Iterator[Found]:
        for owner, field, value in days:
            kind = kind_of(field)
            if kind is None or card_id not in (None, owner):
                continue
            # Month and day without the year: a day that comes too late for one card does so for all.
            ending = value[-5:] if value[:1] != "l" else (value[-5:], "leap" in value)
            if ending in self._later:
                continue
            day = self._day(owner, field, value)
            if day is None:
                continue
            occurrence = self._upcoming.of(day)
            if occurrence is not None:
                yield Found(owner, kind, field, day, occurrence)
            elif from_stored(value) is not None and self._upcoming.never(day):
                self._later.add(ending)

    def of_first_deals(self, deals: list[tuple[int, date]], card_id: int | None) -> Iterator[Found]:
        for owner, on in deals:
            if card_id not in (None, owner):
                continue
            day = YearlyDay(on.month, on.day, on.year)
            occurrence = self._upcoming.of(day)
            if occurrence is not None:
                yield Found(owner, FIRST_DEAL, "first_deal_on", day, occurrence)

    def _day(self, owner: int, field: str, value: str) -> YearlyDay | None:
        if value not in self._read:
            try:
                self._read[value] = from_stored(value) or yearly_day(value)
            except UsageError:
                self._read[value] = None
        day = self._read[value]
        if day is None and re.fullmatch(_NO_DAY, value) is None:
            self.unread.append(Unread(owner, field, value))
        return day


def _view(occasion: Found, card: View, since: date) -> View:
    occurrence = occasion.next
    return {
        "on": occurrence.on.isoformat(),
        "in_days": (occurrence.on - since).days,
        "card_id": occasion.card_id,
        "name": card["name"],
        "phone": shown_phone(card["e164"] or "", card["raw"] or "", card["extension"] or "") or None,
        "kind": occasion.kind,
        "field": occasion.field,
        "day": occasion.day.stored(),
        "lunar": occasion.day.lunar,
        "years": occurrence.years,
        "moved": occurrence.moved or None,
    }


def of_fields(
    desk: Desk, since: date, days: int, fields: list[tuple[int, str, str]]
) -> list[tuple[int, str, str, date]]:
    """Return (card, kind, field, day) of the occasions among ``fields`` from ``since`` to ``days`` later."""
    if since.year not in YEARS:
        return []
    reader = _Reader(Upcoming(since, since + timedelta(days=days), desk.lunar))
    read = reader.of_days(fields, lambda field: kind_of_field(field) or OTHER)
    return [(found.card_id, found.kind, found.field, found.next.on) for found in read]
