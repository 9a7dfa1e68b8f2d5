"""Who introduced whom, from a file (``H9``), and as it is exported.

A row names the one who gave the name and the one who was named; each is found like the customer of any row. The same
referral is found again by its uid, else by its two cards; what the file says of it then holds.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from prospector.domain.errors import ConflictError, UsageError
from prospector.domain.name import name_key
from prospector.domain.referral import Referral
from prospector.domain.table_row import TableRow
from prospector.domain.text import N_, Text
from prospector.services.invoice_imports import ReadDay, card_uids, day_of
from prospector.services.ports import Desk
from prospector.services.referrals import local_day, refer
from prospector.services.row_imports import ADDED, UNCHANGED, UPDATED, CardFinder, RowReport, take_rows
from prospector.services.texts import checked_line, checked_note
from prospector.services.views import View, local

ReadMoment = Callable[[str], datetime | None]
_REFERRER = {"referrer": "person", "referrer_uid": "card_uid", "referrer_phone": "phone", "referrer_email": "email"}


def import_referrals(
    desk: Desk,
    rows: Iterable[TableRow],
    advance: Callable[[int], None],
    *,
    read_day: ReadDay,
    read_moment: ReadMoment,
    create: bool = False,
) -> tuple[RowReport, list[Text]]:
    """Take the rows of a file of referrals into the book in one operation; return the account, and no remarks.

    ``create`` makes a card for an unknown name, on either side, once.
    """
    desk.begin()
    cards = CardFinder(desk, create=create)
    return take_rows(rows, _Taker(desk, cards, read_day, read_moment).take, advance, cards=cards), []


class _Taker:
    """Takes one row after the other."""

    def __init__(self, desk: Desk, cards: CardFinder, read_day: ReadDay, read_moment: ReadMoment) -> None:
        self._desk = desk
        self._cards = cards
        self._read_day = read_day
        self._read_moment = read_moment

    def take(self, row: TableRow) -> str:
        """Add, update or leave the referral of a row; a refusal of ours when it cannot be taken."""
        values = row.values
        said, whole_day = self._understood(values)
        referrer_values = {name: values[own] for own, name in _REFERRER.items() if own in values}
        if not referrer_values:
            raise UsageError(N_("it does not say who gave the name"))
        referred_name = values.get("person") or values.get("customer") or ""
        if referred_name and name_key(referred_name) == name_key(values.get("referrer", "")):
            raise UsageError(N_("nobody refers themselves: “{name}”"), name=referred_name)
        referrer_id = self._cards.find(referrer_values)
        card_id = self._cards.find(values)
        found = self._found(said, card_id, referrer_id)
        if found is None:
            return self._added(card_id, referrer_id, said)
        # A day without its hour says nothing against the hour that the book knows.
        if whole_day and local_day(found.at, self._desk.clock.now().tzinfo) == said["at"].date():
            del said["at"]
        self._refuse_before(said, said.get("at", found.at))
        said = {name: value.astimezone(UTC) if name == "at" else value for name, value in said.items() if name != "uid"}
        changed = found._replace(**said)
        if changed == found:
            return UNCHANGED
        self._desk.store.referrals.save(changed)
        return UPDATED

    def _found(self, said: Mapping[str, Any], card_id: int, referrer_id: int) -> Referral | None:
        found = self._desk.store.referrals.by_uid(said["uid"]) if "uid" in said else None
        if found is not None:
            if (found.card_id, found.referrer_id) != (card_id, referrer_id):
                raise ConflictError(N_("referral {id} of that uid is of other cards"), id=found.id)
            return found
        of_card = self._desk.store.referrals.of_cards([card_id])
        return next((referral for referral in of_card if referral.referrer_id == referrer_id), None)

    def _added(self, card_id: int, referrer_id: int, said: Mapping[str, Any]) -> str:
        by_id = {card.id: card for card in self._desk.store.cards.many([card_id, referrer_id])}
        self._refuse_before(said, said.get("at", self._desk.clock.now()))
        made = refer(self._desk, by_id[referrer_id], by_id[card_id], at=said.get("at"), note=said.get("note", ""))
        more = {name: said[name] for name in ("uid", "reported_on", "thanked_on") if name in said}
        if more:
            self._desk.store.referrals.save(made._replace(**more))
        return ADDED

    def _refuse_before(self, said: Mapping[str, Any], at: datetime) -> None:
        made = local_day(at, self._desk.clock.now().tzinfo)
        for name in ("reported_on", "thanked_on"):
            if name in said and said[name] < made:
                raise UsageError(
                    N_("{day} lies before the referral, which is of {made}."),
                    day=said[name].isoformat(), made=made.isoformat(),
                )  # fmt: skip

    def _understood(self, values: Mapping[str, str]) -> tuple[dict[str, Any], bool]:
        """The columns that a row says, and whether its moment is a day alone; UsageError for what cannot be read."""
        said: dict[str, Any] = {}
        whole_day = False
        now = self._desk.clock.now()
        if "at" in values:
            said["at"], whole_day = moment_of(values["at"], now, self._read_day, self._read_moment)
        for name in ("reported_on", "thanked_on"):
            if name in values:
                said[name] = day_of(values[name], self._read_day)
                if said[name] > now.date():
                    raise UsageError(N_("“{value}” lies in the future."), value=values[name][:40])
        if "note" in values:
            said["note"] = checked_note(values["note"])
        if "uid" in values:
            said["uid"] = checked_line(values["uid"], "uid", 60)
        return said, whole_day


def moment_of(typed: str, now: datetime, read_day: ReadDay, read_moment: ReadMoment) -> tuple[datetime, bool]:
    """Return the moment in a cell, not after ``now``, and whether it is a day alone (then its noon, or now)."""
    at, day = read_moment(typed), read_day(typed)
    if at is None or (day is None and "T" not in typed):
        raise UsageError(N_("“{value}” is not a day, or could be two."), value=typed[:40])
    whole_day = ":" not in typed
    at = at if at.tzinfo else at.replace(tzinfo=None).astimezone()
    if whole_day and at.date() == now.date():
        at = min(at, now)
    if at > now:
        raise UsageError(N_("“{value}” lies in the future."), value=typed[:40])
    return at.replace(microsecond=0), whole_day


def export_referrals(desk: Desk, card_ids: Collection[int] | None = None) -> list[View]:
    """Return every referral (to those cards) as it is exported, in the order in which they were entered."""
    rows = desk.store.referrals.listed()
    rows = sorted((row for row in rows if card_ids is None or row["card_id"] in card_ids), key=lambda row: row["id"])
    uids = card_uids(desk, [*rows, *({"card_id": row["referrer_id"]} for row in rows)])

    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return [
        {
            "uid": row["uid"],
            "at": local(row["at"]),
            "referrer": row["referrer_name"],
            "referrer_uid": uids[row["referrer_id"]],
            "person": row["card_name"],
            "card_uid": uids[row["card_id"]],
            "reported_on": iso(row["reported_on"]),
            "thanked_on": iso(row["thanked_on"]),
            "note": row["note"],
        }
        for row in rows
    ]
