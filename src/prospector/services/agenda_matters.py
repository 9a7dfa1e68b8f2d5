"""What else than follow-ups concerns a day, read from the whole book as ``domain.matter`` wants it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from prospector.domain.currency import shown
from prospector.domain.lifecycle import months_before
from prospector.domain.matter import PROMISE_AHEAD, Matter
from prospector.domain.satisfaction import FALLING, trend
from prospector.services.agenda_money import Worth, receivables, worth_of

if TYPE_CHECKING:
    from prospector.services.ports import Desk

# Contracts that end within so many days are talked about now.
ENDING_SOON = 30
# A competitor is new for so many days (H15).
RIVAL_NEW = 30
# So long a score is a reason to call.
SCORE_NEW = timedelta(days=60)
# As in domain.occasion, which the calendars come with.
_KIND_OF_FIELD = {"birthday": "birthday", "founded": "company-anniversary"}
Row = tuple[Any, ...]


class Concerns(NamedTuple):
    """What concerns a day: matters by card, and the cards judged in bad faith."""

    matters: dict[int, list[Matter]]
    bad_faith: frozenset[int]


def concerns(desk: "Desk", day: date, *, tail: bool) -> Concerns:
    """Return what concerns ``day``; ``tail`` adds whom to ask for referrals, which nothing presses for."""
    worth = worth_of(desk)
    owed = desk.store.agendas.invoices(day, day + timedelta(days=int(desk.settings["receivables.remind_days"])))
    debtors = {row[0] for row in owed if row[3] < day}
    found = [matter for matter in _stored(desk, day, worth) if matter[1] != "payment_broken" or matter[0] in debtors]
    found += _key_customers(desk, day)
    found += _falling(desk, day)
    found += _occasions(desk, day)
    if owed:
        found += receivables(desk, day, owed, worth)
    if tail and desk.settings["today.tail"]:
        before = day - timedelta(days=int(desk.settings["referrals.ask_days"]))
        asked = desk.store.agendas.to_ask(before, int(desk.settings["today.tail"]))
        found += [Matter(card_id, "referral_ask") for card_id in asked]
    matters: dict[int, list[Matter]] = {}
    for matter in found:
        known = matters.get(matter[0])
        if known is None:
            matters[matter[0]] = [matter]
        else:
            known.append(matter)
    return Concerns(matters, frozenset(desk.store.agendas.bad_faith(day)))


def _stored(desk: "Desk", day: date, worth: Worth) -> Iterable[Matter]:
    rows = desk.store.agendas.matters(
        day, day + timedelta(days=PROMISE_AHEAD), ending=day + timedelta(days=ENDING_SOON),
        rivals_since=day - timedelta(days=RIVAL_NEW), year_ago=months_before(day, 12),
    )  # fmt: skip
    zone = desk.clock.now().tzinfo
    new = tuple.__new__
    for row in rows:
        card_id, code, on, at, _seen_at, row_id, what, other, amount, currency, rate, level = row
        if code == "referral":
            yield from _referral(row, zone)
            continue
        money, value = "", 0.0
        if currency and amount is not None:
            money, value = shown(amount, currency), worth(amount, currency, rate)
        yield new(Matter, (card_id, code, on, at, row_id, what, other, money, value, level))


def _referral(row: Row, zone: Any) -> Iterable[Matter]:
    """To contact the referred one, until they were spoken to from that day on; then to tell and thank the referrer."""
    card_id, _, bought_on, at, seen_at, row_id, name, referrer, referrer_id, *_, level = row
    since = at.astimezone(zone).date()
    seen = (seen_at is not None and seen_at.astimezone(zone).date() >= since) or (bought_on and bought_on >= since)
    if not seen:
        yield Matter(card_id, "referral_contact", since, at, row_id, name, referrer)
        return
    if level in ("both", "report"):
        yield Matter(referrer_id, "referral_report", None, at, row_id, referrer, name)
    if level in ("both", "thank"):
        yield Matter(referrer_id, "referral_thank", None, at, row_id, referrer, name)


def _key_customers(desk: "Desk", day: date) -> list[Matter]:
    """Key customers who have not heard from us within their rhythm, and the anniversary of their first deal (H4)."""
    settings = desk.settings
    most = int(settings["rhythm.key"])
    days = {tier: min(most, int(settings[f"rhythm.{tier}"])) for tier in ("super", "big", "medium", "small")}
    zone = desk.clock.now().tzinfo
    ahead = [day + timedelta(days=count) for count in range(int(settings["today.occasion_days"]) + 1)]
    dates = {(one.month, one.day): one for one in ahead}
    found = []
    for card_id, tier, reached_at, first_deal_on, next_due_on in desk.store.agendas.touches():
        if first_deal_on is not None and first_deal_on.year < day.year:
            on = dates.get((first_deal_on.month, first_deal_on.day))
            if on is not None:
                found.append(Matter(card_id, "occasion", on, level="first-deal"))
        if next_due_on is not None:
            # A next step is set, late or early: that is when they hear from us.
            continue
        if reached_at is None:
            found.append(Matter(card_id, "key_rhythm"))
            continue
        due = reached_at.astimezone(zone).date() + timedelta(days=days.get(tier, most))
        if due <= day:
            found.append(Matter(card_id, "key_rhythm", due))
    return found


def _falling(desk: "Desk", day: date) -> list[Matter]:
    """Customers whose satisfaction fell with a score of late (H11), until they are spoken to on a later day."""
    zone = desk.clock.now().tzinfo
    found = []
    for card_id, rows in groupby(desk.store.agendas.scores(day - SCORE_NEW, day), key=itemgetter(0)):
        scores = list(rows)
        _, on, score, score_id, reached_at = scores[-1]
        heard = reached_at is not None and reached_at.astimezone(zone).date() > on
        if not heard and trend([row[2] for row in scores]) == FALLING:
            found.append(Matter(card_id, "satisfaction_falling", None, None, score_id, level=str(score)))
    return found


def _occasions(desk: "Desk", day: date) -> list[Matter]:
    ahead = int(desk.settings["today.occasion_days"])
    last = day + timedelta(days=ahead)
    # On 28 February of a common year those born on the 29th are greeted.
    leap = "02-29" if day <= date(day.year, 2, 28) <= last else ""
    end = max(f"{last:%m-%d}", leap) if last.year == day.year else f"{last:%m-%d}"
    rows = desk.store.agendas.occasions(f"{day:%m-%d}", end)
    ends = {f"{on:%m-%d}": on for on in (day + timedelta(days=count) for count in range(ahead + 1))}
    found, others = [], []
    for row in rows:
        card_id, field, value = row
        on = ends.get(value[-5:])
        # Stored as 1980-03-12 or --03-12; lunar days, 29 February and what people typed take a calendar.
        if on is None or value[-6:-5] != "-" or not (value[:-6] == "-" or value[:-6].isdigit()):
            others.append(row)
        elif value[:4] < f"{on.year}":
            kind = _KIND_OF_FIELD.get(field, "other")
            found.append(Matter(card_id, "occasion", on, what=field, level=kind))
    if others:
        from prospector.services.occasions import of_fields  # noqa: PLC0415 (it brings the calendars)

        read = of_fields(desk, day, ahead, others)
        found += [Matter(card_id, "occasion", on, what=field, level=kind) for card_id, kind, field, on in read]
    return found


def start_of(day: date, now: datetime) -> datetime:
    """Return when a local day begins, as an aware moment in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=now.tzinfo).astimezone(UTC)
