"""What comes in the next days, day by day: appointments, follow-ups, and what else is due on a day (``H8``)."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from zlib import crc32

from prospector.domain.agenda import Facts, Matter, may_be_courted
from prospector.domain.agenda_line import read_facts
from prospector.domain.matter import ALWAYS, Bounds
from prospector.domain.occasion import FIRST_DEAL, KIND_NAMES
from prospector.domain.saying import Sayings
from prospector.services.agenda_matters import concerns
from prospector.services.agendas import weights_of
from prospector.services.dialling import shown_phone
from prospector.services.occasions import coming
from prospector.services.ports import Desk

View = dict[str, Any]
# Matters that belong to a day of their own; what is to be done as soon as may be is on today's list.
_DATED = frozenset(
    {"promise", "promise_theirs", "receivable_soon", "occasion", "contract_ending", "deal_expected", "key_rhythm"}
)
LONGEST = 366


def week(desk: Desk, since: date, days: int, *, area: str = "") -> list[View]:
    """Return what is due from ``since`` on for ``days`` days, by day and hour; what is overdue comes with the first.

    Nobody who must not be proposed (H7).
    """
    last = since + timedelta(days=max(1, min(days, LONGEST)) - 1)
    rows = [row for row in desk.store.follow_ups.listed() if row["due_on"] <= last]
    dated = _matters(desk, since, last)
    ids = {row["card_id"] for row in rows} | {matter.card_id for matter in dated}
    place = area.casefold()
    facts = map(read_facts, desk.store.agendas.cards(ids) if ids else ())
    cards = {one.card_id: one for one in facts if place in one.area.casefold()}
    entries = [_step(cards[row["card_id"]], row, since) for row in rows if row["card_id"] in cards]
    say = Sayings(weights_of(desk), Bounds(since, desk.clock.now()))
    for matter in dated:
        card = cards.get(matter.card_id)
        if card is None or (not may_be_courted(card) and matter.code not in ALWAYS):
            continue
        entries.append(_entry(card, matter, desk.say(say(matter).action), since))
    return sorted(entries, key=lambda entry: (entry["day"], entry["time"] or "~", entry["card_id"], entry["code"]))


def _matters(desk: Desk, since: date, last: date) -> list[Matter]:
    found: dict[tuple[object, ...], Matter] = {}
    for day in _asked(desk, since, last):
        for matter in _all(concerns(desk, day, tail=False).matters.values()):
            # First deals are kept for key customers alone; all other yearly days are read for the whole time at once.
            kept = matter.code in _DATED and (matter.code != "occasion" or matter.level == FIRST_DEAL)
            if kept and matter.day is not None and matter.day <= last:
                found.setdefault((matter.card_id, matter.code, matter.id, matter.day), matter)
    return [*found.values(), *_occasions(desk, since, last)]


def _occasions(desk: Desk, since: date, last: date) -> Iterable[Matter]:
    kinds = [kind for kind in KIND_NAMES if kind != FIRST_DEAL]
    for view in coming(desk, since, (last - since).days, kinds=kinds)[0]:
        on = date.fromisoformat(view["on"])
        yield Matter(view["card_id"], "occasion", on, what=view["field"], level=view["kind"])


def _asked(desk: Desk, since: date, last: date) -> list[date]:
    """The days to ask for what concerns them: each looks some days ahead, and between them they see every day."""
    ahead = [int(desk.settings[name]) for name in ("today.occasion_days", "receivables.remind_days")]
    step = 1 + min(filter(None, ahead), default=0) if ahead[0] else 1
    return [*(since + timedelta(days=count) for count in range(0, (last - since).days, step)), last]


def _all(lists: Iterable[list[Matter]]) -> Iterable[Matter]:
    return (matter for matters in lists for matter in matters)


def _step(card: Facts, row: View, since: date) -> View:
    code = "appointment" if row["kind"] == "visit" else "follow_up"
    return {
        **_whose(card, row["due_on"], since),
        "time": row["due_time"] or None,
        "code": code,
        "action": row["action"],
        "minutes": row["minutes"],
        "follow_up_id": row["id"],
        "uid": row["uid"],
    }


def _entry(card: Facts, matter: Matter, action: str, since: date) -> View:
    assert matter.day is not None
    return {
        **_whose(card, matter.day, since),
        "time": None,
        "code": matter.code,
        "action": action,
        "minutes": None,
        "follow_up_id": None,
        # The same each time for the same thing, so that a calendar changes its entry instead of adding another.
        "uid": _uid(matter, matter.day.year),
    }


def _uid(matter: Matter, year: int) -> str:
    of = matter.id or matter.card_id
    if matter.code != "occasion":
        return f"{matter.code}-{of}-of@prospector"
    # A card has several of them, one for each kind and each day of their own.
    which = f"{matter.level}{crc32(matter.what.encode()):08x}" if matter.what else matter.level
    return f"occasion-{of}-{which}-{year}@prospector"


def _whose(card: Facts, due_on: date, since: date) -> View:
    return {
        "day": max(due_on, since).isoformat(),
        "due_on": due_on.isoformat(),
        "overdue": due_on < since,
        "card_id": card.card_id,
        "name": card.name,
        "phone": shown_phone(card.phone, card.raw_phone, card.extension) or None,
        "area": card.area or None,
    }
