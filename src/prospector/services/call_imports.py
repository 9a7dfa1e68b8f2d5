"""Logged contacts from a file (``H8``): calls, visits, messages; and as they are exported.

A row needs its card and its moment; without words on it, the contact was a call in which they were reached. The same
contact is found again by its uid, else by card, moment and way. Unlike ``log-call``, what is taken from a file settles
no follow-up, for it may be long past. One that closed a deal is tied to the deal of that day, or makes it.
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from prospector.domain.call import PHONE, Call
from prospector.domain.deal import WON, Deal
from prospector.domain.errors import ConflictError, UsageError
from prospector.domain.table_row import TableRow
from prospector.domain.text import N_, Text
from prospector.services.calls import CODES, checked_code, correct_call, utc_offset
from prospector.services.invoice_imports import ReadDay, card_uids
from prospector.services.ports import Desk
from prospector.services.referral_imports import ReadMoment, moment_of
from prospector.services.row_imports import ADDED, UNCHANGED, UPDATED, CardFinder, RowReport, needed, take_rows
from prospector.services.texts import checked_line, checked_note
from prospector.services.views import View, call_view

_DAY = 86_400
ReadCode = Callable[[str, str], str]


def import_calls(
    desk: Desk,
    rows: Iterable[TableRow],
    advance: Callable[[int], None],
    *,
    read_day: ReadDay,
    read_moment: ReadMoment,
    read_code: ReadCode,
    create: bool = False,
) -> tuple[RowReport, list[Text]]:
    """Take the rows of a file of contacts into the book in one operation; return the account, and no remarks.

    ``read_code`` returns the outcome, way or direction that other programs' words mean, or the empty string.
    """
    desk.begin()
    cards = CardFinder(desk, create=create)
    return take_rows(rows, _Taker(desk, cards, read_day, read_moment, read_code).take, advance, cards=cards), []


class _Taker:
    """Takes one row after the other; keeps the contacts of the cards met."""

    def __init__(
        self, desk: Desk, cards: CardFinder, read_day: ReadDay, read_moment: ReadMoment, read_code: ReadCode
    ) -> None:
        self._desk = desk
        self._cards = cards
        self._read_day = read_day
        self._read_moment = read_moment
        self._read_code = read_code
        self._of_card: dict[int, dict[tuple[datetime, str], Call]] = {}
        self._spoken: dict[int, int] = {}

    def take(self, row: TableRow) -> str:
        """Add, update or leave the contact of a row; a refusal of ours when it cannot be taken."""
        said, at = self._understood(row.values)
        card_id = self._cards.find(row.values)
        found = self._found(card_id, said)
        if found is None:
            call = self._added(card_id, said)
            self._spoken[call.id] = row.line
            return ADDED
        if found.id in self._spoken:
            raise ConflictError(N_("that contact stands in line {line} already"), line=self._spoken[found.id])
        self._spoken[found.id] = row.line
        changes = {name: value for name, value in said.items() if name != "uid" and value != getattr(found, name)}
        if not changes:
            return UNCHANGED
        if "at" in changes or "utc_offset" in changes:
            changes = {name: value for name, value in changes.items() if name != "utc_offset"} | {"at": at}
        correct_call(self._desk, found.id, changes)
        return UPDATED

    def _found(self, card_id: int, said: Mapping[str, Any]) -> Call | None:
        uid = said.get("uid", "")
        if card_id not in self._of_card:
            self._of_card[card_id] = {(call.at, call.via): call for call in self._desk.store.calls.of_card(card_id)}
        calls = self._of_card[card_id]
        if uid and self._desk.store.calls.has_uid(uid):
            found = next((call for call in self._desk.store.calls.of_card(card_id) if call.uid == uid), None)
            if found is None:
                raise ConflictError(N_("the contact of that uid is of another card"))
            return found
        return None if uid else calls.get((said["at"], said["via"]))

    def _added(self, card_id: int, said: Mapping[str, Any]) -> Call:
        call = self._desk.store.calls.add(Call(**{"id": 0, "uid": str(uuid4()), "card_id": card_id, **said}))
        self._of_card[card_id][call.at, call.via] = call
        if call.outcome == "closed":
            self._tie_deal(call)
        return call

    def _tie_deal(self, call: Call) -> None:
        deals = self._desk.store.deals
        for deal in deals.of_cards([call.card_id]):
            if deal.state == WON and deal.on_date == call.day and deal.call_id is None:
                deals.save(deal._replace(call_id=call.id))
                return
        deals.add(Deal(0, str(uuid4()), call.card_id, call.day, call_id=call.id))

    def _understood(self, values: Mapping[str, str]) -> tuple[dict[str, Any], datetime]:
        """The columns that a row says, and its moment; UsageError for what cannot be read."""
        typed = needed(values, "at", N_("day"))
        if "clock" in values and ":" not in typed:
            typed = f"{typed} {values['clock']}"
        at, _whole_day = moment_of(typed, self._desk.clock.now(), self._read_day, self._read_moment)
        said: dict[str, Any] = {"at": at.astimezone(UTC), "utc_offset": utc_offset(at)}
        said |= {"via": PHONE, "outcome": "reached"}
        for name in CODES.keys() & values.keys():
            foreign = self._read_code(name, values[name]) if name in ("via", "outcome", "direction") else ""
            said[name] = foreign or checked_code(values[name], name)
        if "note" in values:
            said["note"] = checked_note(values["note"])
        if "duration_s" in values:
            said["duration_s"] = _seconds(values["duration_s"])
        if "uid" in values:
            said["uid"] = checked_line(values["uid"], "uid", 60)
        return said, at


def _seconds(typed: str) -> int:
    """Return a duration of at most a day: 79 or 79.0 seconds, 1:19, 0:01:19."""
    seconds = -1
    if match := re.fullmatch(r"(?:(\d{1,3}):)?(\d{1,3}):(\d\d)", typed):
        seconds = int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
    elif match := re.fullmatch(r"(\d{1,6})(?:\.0*)?\s*(?:s|sec|秒)?", typed):
        seconds = int(match[1])
    if not 0 <= seconds <= _DAY:
        raise UsageError(N_("“{typed}” is not a duration of at most a day"), typed=typed[:40])
    return seconds


def export_calls(desk: Desk, card_ids: Collection[int] | None = None) -> list[View]:
    """Return every logged contact (of those cards) as it is exported, in the order in which they were entered."""
    names = {card_id: name for card_id, name, _key in desk.store.cards.names()}
    calls = [call for call in desk.store.calls.of_cards(sorted(names)) if card_ids is None or call.card_id in card_ids]
    calls.sort(key=lambda call: call.id)
    uids = card_uids(desk, ({"card_id": call.card_id} for call in calls))
    return [{**call_view(call), "customer": names[call.card_id], "card_uid": uids[call.card_id]} for call in calls]
