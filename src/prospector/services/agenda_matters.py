"""What else than follow-ups concerns a day, read from the whole book as ``domain.matter`` wants it."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from prospector.domain.matter import PROMISE_AHEAD, Matter
from prospector.domain.points import INFLUENCE_SHARE
from prospector.services.ports import Desk

# Contracts that end within so many days are talked about now.
ENDING_SOON = 30
_KEY_TIERS = ("super", "big")
Row = tuple[Any, ...]


class People(NamedTuple):
    """Tiers and marks of influence, by card."""

    tiers: Mapping[int, str]
    influence: Mapping[int, str]


class Concerns(NamedTuple):
    """What concerns a day: matters by card, and the cards judged in bad faith."""

    matters: dict[int, list[Matter]]
    bad_faith: frozenset[int]


def people(desk: Desk) -> People:
    """Return who is who among the customers."""
    marks = desk.store.revenues.influence()
    return People(desk.store.revenues.tiers(), {card: mark for card, mark in marks.items() if mark in INFLUENCE_SHARE})


def concerns(desk: Desk, day: date, known: People, *, tail: bool) -> Concerns:
    """Return what concerns ``day``; ``tail`` adds whom to ask for referrals, which nothing presses for."""
    found: list[Matter] = [*_stored(desk, day), *_key_customers(desk, day, known), *_occasions(desk, day)]
    bad_faith: frozenset[int] = frozenset()
    owed = desk.store.agendas.invoices(day, day + timedelta(days=int(desk.settings["receivables.remind_days"])))
    debtors = {row[0] for row in owed if row[3] < day}
    found = [matter for matter in found if matter.code != "payment_broken" or matter.card_id in debtors]
    if owed:
        # Sums are read by few days: they cost the import of decimal arithmetic.
        from prospector.services.agenda_money import receivables  # noqa: PLC0415

        found += receivables(desk, day, owed)
    bad_faith = _bad_faith(desk, day)
    if tail and desk.settings["today.tail"]:
        before = day - timedelta(days=int(desk.settings["referrals.ask_days"]))
        asked = desk.store.agendas.to_ask(before, int(desk.settings["today.tail"]))
        found += [Matter(card_id, "referral_ask") for card_id in asked]
    matters: dict[int, list[Matter]] = {}
    for matter in found:
        matters.setdefault(matter.card_id, []).append(matter)
    return Concerns(matters, bad_faith)


def _bad_faith(desk: Desk, day: date) -> frozenset[int]:
    newest: dict[int, str] = {}
    for judgement in desk.store.judgements.until(day):
        newest[judgement.card_id] = judgement.faith
    return frozenset(card for card, faith in newest.items() if faith == "bad-faith")


def _stored(desk: Desk, day: date) -> Iterable[Matter]:
    rows = desk.store.agendas.matters(day, day + timedelta(days=PROMISE_AHEAD), day + timedelta(days=ENDING_SOON))
    zone = desk.clock.now().tzinfo
    for row in rows:
        card_id, code, on, at, _seen_at, row_id, what, other, amount, currency, rate, level = row
        if code == "referral":
            yield from _referral(row, zone)
            continue
        money, worth = _money(desk, amount, currency, rate)
        yield Matter(card_id, code, on, at, row_id, what, other, money, worth, level)


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


def _money(desk: Desk, amount: int | None, currency: str, rate: float | None) -> tuple[str, float]:
    if amount is None or not currency:
        return "", 0.0
    from prospector.services.agenda_money import said_and_worth  # noqa: PLC0415 (most matters have no sum)

    return said_and_worth(desk, amount, currency, rate)


def _key_customers(desk: Desk, day: date, known: People) -> Iterable[Matter]:
    """Key customers who have not heard from us within their rhythm, and the anniversary of their first deal (H4)."""
    high = {card for card, mark in known.influence.items() if mark == "high"}
    keys = high | {card for card, tier in known.tiers.items() if tier in _KEY_TIERS}
    if not keys:
        return
    settings = desk.settings
    most = int(settings["rhythm.key"])
    days = {tier: min(most, int(settings[f"rhythm.{tier}"])) for tier in ("super", "big", "medium", "small")}
    zone = desk.clock.now().tzinfo
    ahead = [day + timedelta(days=count) for count in range(int(settings["today.occasion_days"]) + 1)]
    dates = {(one.month, one.day): one for one in ahead}
    for card_id, reached_at, first_deal_on, next_due_on in desk.store.agendas.touches(keys):
        if first_deal_on is not None and first_deal_on.year < day.year:
            on = dates.get((first_deal_on.month, first_deal_on.day))
            if on is not None:
                yield Matter(card_id, "occasion", on, level="first-deal")
        if next_due_on is not None:
            # A next step is set, late or early: that is when they hear from us.
            continue
        if reached_at is None:
            yield Matter(card_id, "key_rhythm")
            continue
        due = reached_at.astimezone(zone).date() + timedelta(days=days.get(known.tiers.get(card_id, ""), most))
        if due <= day:
            yield Matter(card_id, "key_rhythm", due)


def _occasions(desk: Desk, day: date) -> Iterable[Matter]:
    ahead = int(desk.settings["today.occasion_days"])
    last = day + timedelta(days=ahead)
    # On 28 February of a common year those born on the 29th are greeted.
    leap = "02-29" if day <= date(day.year, 2, 28) <= last else ""
    end = max(f"{last:%m-%d}", leap) if last.year == day.year else f"{last:%m-%d}"
    rows = desk.store.agendas.occasions(f"{day:%m-%d}", end)
    if not rows:
        return ()
    from prospector.services.occasions import of_fields  # noqa: PLC0415 (most days nobody has an occasion)

    found = of_fields(desk, day, ahead, rows)
    return [Matter(card_id, "occasion", on, what=field, level=kind) for card_id, kind, field, on in found]


def start_of(day: date, now: datetime) -> datetime:
    """Return when a local day begins, as an aware moment in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=now.tzinfo).astimezone(UTC)
