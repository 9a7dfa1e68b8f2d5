"""The evening (``H8``): what the day brought against what was planned, the open ends it left, and settling them."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, NamedTuple

from prospector.domain import referral
from prospector.domain.call import UNREACHED, VISIT
from prospector.domain.deal import SALE, WON
from prospector.domain.errors import UsageError
from prospector.domain.followup import DONE as DONE_STATE
from prospector.domain.promise import OURS
from prospector.domain.qualification import NON_CUSTOMER
from prospector.domain.text import N_, Text, text
from prospector.domain.when import When
from prospector.domain.workday import is_workday
from prospector.domain.wrap_up import (
    COMPLAINT,
    FOLLOW_UP,
    KEY_CUSTOMER,
    KEYS,
    KINDS,
    LEFT,
    LETTER,
    MATERIAL,
    OPEN_END,
    PROMISE,
    REPORT,
    STEPS,
    THANK,
    THANK_YOU,
    WRITTEN,
    streak,
    weeks_until,
)
from prospector.services import follow_ups, promises, referral_views, referrals
from prospector.services.calls import CallEntry, log_one
from prospector.services.complaint_views import list_complaints
from prospector.services.goal_progress import progress_view
from prospector.services.goals import counting_goal
from prospector.services.key_customers import key_customers
from prospector.services.ports import Desk
from prospector.services.store import Row
from prospector.services.views import View, man_of_row, shown_phone

_DAY = timedelta(days=1)
HEAT_WEEKS = 26
# The longest streak is looked for so many days back.
STREAK_DAYS = 2 * 366


class Settled(NamedTuple):
    """What settled an item: its kind, the key, and the id and day of the follow-up made or moved, if one was."""

    kind: str
    key: str
    follow_up_id: int | None = None
    due_on: date | None = None


class _Day(NamedTuple):
    """The day that is wrapped up, its first moment and that of the next, and the working day that follows."""

    on: date
    since: datetime
    until: datetime
    next_on: date


def _moment(desk: Desk, day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=desk.clock.now().tzinfo)


def _day(desk: Desk, on: date) -> _Day:
    today = desk.clock.today()
    if on > today:
        raise UsageError(N_("That day is still to come."), hint=N_("Wrap up today, or a day that is over."))
    return _Day(on, _moment(desk, on), _moment(desk, on + _DAY), desk.workdays(today, 1))


def wrap_up_view(desk: Desk, on: date) -> View:
    """Return the evening of a day: planned and done, the quotas, and every open end with the keys that settle it.

    Open ends are those of that day as they stand now; what was settled since is no longer among them.
    """
    day = _day(desk, on)
    settled = [row for row in desk.store.evenings.settled(day.since, day.until) if row["due_on"] <= on]
    states = Counter(row["state"] for row in settled)
    items = list(_items(desk, day))
    left = sum(item["kind"] == LEFT for item in items)
    return {
        "day": on.isoformat(),
        "workday": is_workday(on, desk.holidays),
        "next_day": day.next_on.isoformat(),
        "planned": len(settled) + left,
        "done": states[DONE_STATE],
        "dropped": len(settled) - states[DONE_STATE],
        "left": left,
        "measures": _measures(desk, day),
        "items": items,
    }


def _measures(desk: Desk, day: _Day) -> list[View]:
    """Calls of ours, visits and new contacts of the day, each with its quota; on a day off there is none."""
    windows = dict.fromkeys(("span", "month", "week", "day"), day.since)
    done = desk.store.activities.contacts(windows, day.until)
    new = desk.store.activities.new_contacts(windows, day.until)
    counts = {"calls": done["calls_day"], "visits": done["visits_day"], "new_contacts": new["new_day"]}
    quotas = _quotas(desk) if is_workday(day.on, desk.holidays) else {}
    return [
        {
            "measure": name,
            "done": count,
            "quota": quotas.get(name),
            "missing": None if quotas.get(name) is None else max(0, quotas[name] - count),
        }
        for name, count in counts.items()
    ]


def _quotas(desk: Desk) -> dict[str, Any]:
    """The quotas of a working day: as set, else what the goal needs (H16), rounded up; new contacts as set (H6)."""
    quotas: dict[str, Any] = {name: desk.settings[f"quota.{name}"] or None for name in ("calls", "visits")}
    if None in quotas.values() and counting_goal(desk) is not None:
        needs = progress_view(desk)["needs"]["day"]
        quotas = {name: set_ or (needs[name] and math.ceil(needs[name])) for name, set_ in quotas.items()}
    return {**quotas, "new_contacts": desk.settings["goal.new_contacts"] or None}


def _items(desk: Desk, day: _Day) -> Iterator[View]:
    calls = desk.store.calls.between(day.since, day.until)
    sold = [row for row in desk.store.deals.listed(WON, day.on, day.on) if row["kind"] == SALE]
    found = [
        *_after_calls(desk, day, calls, sold),
        *_complaints(desk),
        *_promises(desk, day),
        *_left(desk, day),
        *_referrals(desk),
        *_key_customers(desk, day),
    ]
    rows = {row["id"]: row for row in desk.store.cards.listed_by_ids({item["card_id"] for item in found})}
    order = list(KINDS)
    for item in sorted(found, key=lambda item: order.index(item["kind"])):
        row = rows.get(item["card_id"])
        # Nothing proposes a stopped card (H7); what it complains of, or was promised, is owed all the same.
        if row is None or not (_proposable(row) or item["kind"] in (COMPLAINT, PROMISE)):
            continue
        if item["kind"] in (OPEN_END, KEY_CUSTOMER) and not _lacks_step(row, item, day):
            continue
        phone = shown_phone(row["e164"] or "", row["raw"] or "", row["extension"] or "") or None
        yield {**item, "name": row["name"], "phone": phone, "keys": list(KEYS[item["kind"]])}


def _item(kind: str, card_id: int, number: int | None, what: str, since: str | None = None) -> View:
    return {"kind": kind, "card_id": card_id, "name": "", "phone": None, "id": number, "what": what, "since": since}


def _proposable(row: Row) -> bool:
    return row["stopped_on"] is None and man_of_row(row).klass != NON_CUSTOMER


def _lacks_step(row: Row, item: View, day: _Day) -> bool:
    due = row["next_due_on"]
    return due is None or (item["kind"] == KEY_CUSTOMER and due > day.next_on)


def _after_calls(desk: Desk, day: _Day, calls: Sequence[Row], sold: Sequence[Row]) -> Iterator[View]:
    """Whom to thank, to send material to, and to plan a next step with, after the contacts of the day."""
    closed = {row["card_id"]: desk.say(text(N_("bought"))) for row in sold}
    closed |= {row["card_id"]: row["note"] for row in calls if row["outcome"] == "closed"}
    keen = {row["card_id"]: row["note"] for row in calls if row["outcome"] == "interested" or row["attitude"] == "keen"}
    answered = _answered(desk, day, [*closed, *keen])
    for card_id, note in closed.items():
        if THANK_YOU not in answered.get(card_id, ()):
            yield _item(THANK_YOU, card_id, None, note)
    for card_id, note in keen.items():
        if card_id not in closed and MATERIAL not in answered.get(card_id, ()):
            yield _item(MATERIAL, card_id, None, note)
    for row in {row["card_id"]: row for row in calls}.values():
        if row["outcome"] not in UNREACHED:
            yield _item(OPEN_END, row["card_id"], row["id"], row["note"])


def _answered(desk: Desk, day: _Day, ids: list[int]) -> dict[int, set[str]]:
    """By card which of thanks and material were written from that day on, or are planned in our own words."""
    answered: dict[int, set[str]] = {}
    if not ids:
        return answered
    for call in desk.store.calls.of_cards(ids):
        if call.via in WRITTEN and call.outcome == "sent" and call.day >= day.on:
            answered.setdefault(call.card_id, set()).update((THANK_YOU, MATERIAL))
    words = {desk.say(text(STEPS[kind])): kind for kind in (THANK_YOU, MATERIAL)}
    for step in desk.store.follow_ups.of_cards(ids):
        if step.action in words and step.created_at is not None and step.created_at >= day.since:
            answered.setdefault(step.card_id, set()).add(words[step.action])
    return answered


def _complaints(desk: Desk) -> Iterator[View]:
    for one in list_complaints(desk):
        yield _item(COMPLAINT, one["card_id"], one["id"], one["what"], one["opened_at"][:10])


def _promises(desk: Desk, day: _Day) -> Iterator[View]:
    for row in desk.store.promises.listed(side=OURS):
        if day.since <= row["created_at"] < day.until:
            yield _item(PROMISE, row["card_id"], row["id"], row["what"], row["due_on"] and row["due_on"].isoformat())


def _left(desk: Desk, day: _Day) -> Iterator[View]:
    for row in desk.store.follow_ups.listed():
        if row["due_on"] <= day.on:
            yield _item(LEFT, row["card_id"], row["id"], row["action"], row["due_on"].isoformat())


def _referrals(desk: Desk) -> Iterator[View]:
    for view in referral_views.list_referrals(desk):
        for act, kind in ((referral.REPORT, REPORT), (referral.THANK, THANK)):
            if act in view["next"]:
                yield _item(kind, view["referrer_id"], view["id"], view["name"], view["at"][:10])


def _key_customers(desk: Desk, day: _Day) -> list[View]:
    """Key customers who are due to hear from us by the next working day (H4), the latest first, as many as one sees."""
    due = [
        view
        for view in key_customers(desk, day.on)
        if view["rhythm_days"] and (view["touch_due_on"] or "") <= day.next_on.isoformat()
    ]
    due.sort(key=lambda view: (-(view["days_late"] or 0), view["rank"] or math.inf, view["card_id"]))
    most = desk.settings["visits.most"]
    return [_item(KEY_CUSTOMER, view["card_id"], None, view["rule"], view["touch_due_on"]) for view in due[:most]]


def settle(desk: Desk, item: View, key: str, when: When | None = None, action: str = "") -> Settled:
    """Settle an item of ``wrap_up_view`` by one of its keys; ``when`` and ``action`` are of the follow-up, if typed.

    UsageError for a key that does not settle such an item. What it plans, keeps or logs is written, not committed.
    """
    kind, number = item["kind"], item["id"]
    if key not in KEYS[kind]:
        raise UsageError(N_("“{typed}” does not settle this."), hint=N_("Choose one of: {known}."),
                         typed=key, known=", ".join((*KEYS[kind], "s")))  # fmt: skip
    desk.begin()
    if key == FOLLOW_UP:
        return _planned(desk, item, when or When(desk.workdays(desk.clock.today(), 1)), action)
    if key == LETTER:
        log_one(desk, f"#{item['card_id']}", _sent("letter", desk.say(text(N_("Thank-you letter")))))
    elif kind == MATERIAL:
        log_one(desk, f"#{item['card_id']}", _sent("email", desk.say(text(N_("Material")))))
    elif kind == PROMISE:
        promises.keep(desk, [number])
    elif kind == LEFT:
        follow_ups.mark_done(desk, [number])
    else:
        (referrals.report_back if kind == REPORT else referrals.thank)(desk, number)
    return Settled(kind, key)


def _sent(via: str, note: str) -> CallEntry:
    return CallEntry(via=via, outcome="sent", note=note, keep_open=True)


def _planned(desk: Desk, item: View, when: When, action: str) -> Settled:
    if item["kind"] == LEFT:
        if action:
            raise UsageError(
                N_("What was planned is only put off; its words stay."), hint=N_("Type the day alone, for example +3d.")
            )
        (step,) = follow_ups.snooze(desk, [item["id"]], when)
    else:
        step = follow_ups.make_follow_up(desk, f"#{item['card_id']}", when, action or desk.say(step_text(item)))
    return Settled(item["kind"], FOLLOW_UP, step.id, step.due_on)


def step_text(item: View) -> Text:
    """Return what the follow-up of an item says."""
    return text(STEPS[item["kind"]], what=item["what"])


def log_view(desk: Desk, *, with_streak: bool, with_heat: bool) -> View:
    """Return streaks of working days with a call or visit, and the counts of the last 26 weeks, day by day."""
    today = desk.clock.today()
    weeks = weeks_until(today, HEAT_WEEKS)
    since = min(weeks[0][0], today - STREAK_DAYS * _DAY) if with_streak else weeks[0][0]
    counts: dict[date, Counter[str]] = {}
    for at, utc_offset, via in desk.store.evenings.moments(_moment(desk, since), _moment(desk, today + _DAY)):
        day = (at.astimezone(UTC) + timedelta(minutes=utc_offset)).date()
        counts.setdefault(day, Counter())["visits" if via == VISIT else "calls"] += 1
    view: View = {"day": today.isoformat(), "streak": None, "heat": None}
    if with_streak:
        found = streak(counts.keys(), today, lambda day: is_workday(day, desk.holidays))
        view["streak"] = {
            "current": found.current,
            "since": found.since and found.since.isoformat(),
            "longest": found.longest,
            "longest_until": found.longest_until and found.longest_until.isoformat(),
        }
    if with_heat:
        days = [day for week in weeks for day in week if day <= today]
        view["heat"] = [
            {"day": day.isoformat(), **{name: counts.get(day, Counter())[name] for name in ("calls", "visits")}}
            for day in days
        ]
    return view
