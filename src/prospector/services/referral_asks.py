"""Asking for referrals (``H9``): when a card was asked and with what result, and who is to be asked now."""

from collections.abc import Iterable
from datetime import date, tzinfo
from typing import Any
from uuid import uuid4

from prospector.domain.complaint import SATISFIED
from prospector.domain.errors import NotFoundError, UsageError
from prospector.domain.referral import ReferralAsk
from prospector.domain.referral_question import COACH, MONTHLY, Asked, question_to_ask, questions, reasons_to_ask
from prospector.domain.text import N_, Text, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID, Row
from prospector.services.texts import checked_line, checked_note
from prospector.services.views import View, shown_phone

# More names than one talk can bring: a slip of the finger.
MOST = 1_000


def _checked_got(got: int) -> int:
    if not 0 <= got <= MOST:
        raise UsageError(
            N_("{got} is not how many names one talk can bring."),
            hint=N_("Give a number from 0 to {most}."),
            got=got,
            most=MOST,
        )
    return got


def record_ask(
    desk: Desk, reference: str, got: int, *, question: str = "", note: str = "", on: date | None = None
) -> ReferralAsk:
    """Record that a card was asked for referrals, and how many names came of it."""
    desk.begin()
    card = find_card(desk, reference)
    return desk.store.referral_asks.add(
        ReferralAsk(
            0,
            str(uuid4()),
            card.id,
            on or desk.clock.today(),
            _checked_got(got),
            checked_line(question, text(N_("question"))),
            checked_note(note),
        )
    )


def get_ask(desk: Desk, ask_id: int) -> ReferralAsk:
    """Return when a card was asked; NotFoundError when there is none of that id."""
    ask = desk.store.referral_asks.get(ask_id) if 0 <= ask_id <= LARGEST_ID else None
    if ask is None:
        raise NotFoundError(
            N_("There is no asking {id}."), hint=N_("prospector referral asks lists them with their ids."), id=ask_id
        )
    return ask


def correct_ask(desk: Desk, ask_id: int, changes: dict[str, Any]) -> ReferralAsk:
    """Correct when a card was asked, with what result: ``changes`` by field name."""
    desk.begin()
    ask = get_ask(desk, ask_id)
    if "got" in changes:
        _checked_got(changes["got"])
    if "question" in changes:
        changes["question"] = checked_line(changes["question"], text(N_("question")))
    if "note" in changes:
        changes["note"] = checked_note(changes["note"])
    changed = ask._replace(**changes)
    desk.store.referral_asks.save(changed)
    return changed


def remove_ask(desk: Desk, ask_id: int) -> ReferralAsk:
    """Take back that a card was asked."""
    desk.begin()
    ask = get_ask(desk, ask_id)
    desk.store.referral_asks.remove(ask)
    return ask


def ask_view(ask: ReferralAsk, name: str) -> View:
    """Return an asking as a view."""
    return {
        "id": ask.id,
        "uid": ask.uid,
        "card_id": ask.card_id,
        "name": name,
        "on": ask.on_date.isoformat(),
        "got": ask.got,
        "question": ask.question,
        "note": ask.note,
    }


def named_ask(desk: Desk, ask: ReferralAsk) -> View:
    """Return an asking as a view, with the name of its card."""
    card = desk.store.cards.get(ask.card_id)
    return ask_view(ask, card.name if card else "")


def list_asks(desk: Desk, reference: str = "") -> list[View]:
    """Return when cards were asked, newest first; of one card if one is named."""
    return asks_of(desk, find_card(desk, reference).id if reference else 0)


def asks_of(desk: Desk, card_id: int) -> list[View]:
    """Return when a card (0: any) was asked, newest first."""
    names = ReferralAsk._fields
    return [
        ask_view(ReferralAsk(**{name: row[name] for name in names}), row["card_name"])
        for row in desk.store.referral_asks.listed(card_id)
    ]


def due_to_ask(desk: Desk, today: date) -> list[View]:
    """Return whom to ask for referrals, why, and with which question; occasions before the mere passing of time.

    Nobody who must not be proposed (H7), and nobody with an open complaint, who is to be helped first (H11).
    """
    zone = desk.clock.now().tzinfo
    every, coach = desk.settings["referrals.ask_days"], desk.settings["referrals.coach"]
    found = []
    for row in desk.store.referrals.candidates():
        reasons = reasons_to_ask(_asked(row, zone), today, every=every, coach=coach)
        if reasons:
            found.append((row, reasons))
    fields: dict[int, dict[str, str]] = {}
    for known in desk.store.referrals.fields([row["card_id"] for row, _reasons in found]) if found else ():
        fields.setdefault(known["card_id"], {}).setdefault(known["key"], known["value"])
    lines = [_line(desk, row, reasons, fields.get(row["card_id"], {})) for row, reasons in found]
    lines.sort(key=_rank)
    return lines


def _rank(line: View) -> tuple[int, int, int]:
    """What happened lately first; then coaches and customers, whoever waits longest first."""
    day = date.fromisoformat(line["since"]).toordinal()
    if _occasions(line["reasons"]):
        return 0, -day, line["card_id"]
    return (1 if COACH in line["reasons"] else 2), day, line["card_id"]


def _occasions(reasons: Iterable[str]) -> list[str]:
    """The reasons that something happened, without those that mere time has passed."""
    return [reason for reason in reasons if reason not in (COACH, MONTHLY)]


def _asked(row: Row, zone: tzinfo | None) -> Asked:
    return Asked(
        asked_on=row["asked_on"],
        visited_on=row["visited_at"] and row["visited_at"].astimezone(zone).date(),
        kept_on=row["kept_on"],
        solved_on=row["solved_at"] and row["solved_at"].astimezone(zone).date(),
        first_deal_on=row["first_deal_on"],
        last_deal_on=row["last_deal_on"],
        referrals=row["referrals"],
    )


def _line(desk: Desk, row: Row, reasons: dict[str, date], fields: dict[str, str]) -> View:
    fitting = questions(row["kind"], fields, address=row["address"], area=row["area"], circle=row["circle"])
    code, question = question_to_ask(fitting, row["asks"])
    return {
        "card_id": row["card_id"],
        "name": row["name"],
        "kind": row["kind"],
        "phone": shown_phone(row["e164"], row["raw"], row["extension"]) or None,
        "reasons": list(reasons),
        "since": max(reasons[reason] for reason in _occasions(reasons) or reasons).isoformat(),
        "last_asked_on": row["asked_on"] and row["asked_on"].isoformat(),
        "asked": row["asks"],
        "got": row["got"],
        "referrals": row["referrals"],
        "question_about": code,
        "question": desk.say(question),
    }


def question_now(desk: Desk, card_id: int) -> Text | None:
    """Return the question for names to be asked at the end of a visit, a different one each time (H9).

    None while a complaint of the card is open: help comes first (H11).
    """
    card = desk.store.cards.get(card_id)
    if card is None or any(one.state != SATISFIED for one in desk.store.complaints.of_cards([card_id])):
        return None
    fields = {fact.key: fact.value for fact in card.facts}
    fitting = questions(card.kind, fields, address=card.address, area=card.area, circle=card.circle)
    return question_to_ask(fitting, len(desk.store.referral_asks.of_cards([card_id])))[1]
