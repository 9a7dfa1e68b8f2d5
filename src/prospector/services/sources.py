"""Where cards come from, what each source brings, which are thin, and where to look (``H6``)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from prospector.domain.money import Exchange, exchange_of, major
from prospector.domain.source import (
    CIRCLE_ACTS,
    CIRCLES,
    METHODS,
    NEW_CONTACTS_A_DAY,
    NEW_CONTACTS_A_YEAR,
    WAY_ACTS,
    WAYS,
    is_thin,
    pace_a_year,
)
from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.workday import workdays_between
from prospector.services.ports import Desk
from prospector.services.referral_asks import due_to_ask
from prospector.services.referral_trees import coaches
from prospector.services.views import View

CIRCLE, METHOD = "circle", "method"
_EVER = date(1900, 1, 1)
# The pace is taken over this many days, long enough to hold a holiday week.
_PACE_DAYS = 90
_COUNTS = ("cards", "live", "in_contact", "customers")


def sources_view(desk: Desk, *, since: date | None = None, only: Collection[int] | None = None) -> View:
    """Return every circle and method with its cards, those in contact, customers, and what they brought.

    ``since`` takes only cards first contacted (where that is not known: entered) from that day on, with all they
    brought; ``only`` are the cards that count. RefusedError when a currency has no rate into the base.
    """
    begin = since or _EVER
    zone = UTC if since is None else desk.clock.now().tzinfo
    moment = datetime.combine(begin, time(), tzinfo=zone)
    exchange = exchange_of(desk.settings)
    counts = desk.store.sources.cards(begin, moment, only)
    sums = desk.store.sources.revenues(begin, moment, only)
    few = desk.settings["sources.few"]
    return {
        "since": since and since.isoformat(),
        "currency": exchange.base,
        "few": few,
        "circles": _by(CIRCLE, CIRCLES, counts, sums, exchange, few),
        "methods": _by(METHOD, WAYS, counts, sums, exchange, few),
    }


def _by(
    by: str, codes: Iterable[str], counts: Sequence[View], sums: Sequence[View], exchange: Exchange, few: int
) -> list[View]:
    """One row for each code, and one for the cards that have none noted, if there are such."""
    found: dict[str, dict[str, int]] = {code: dict.fromkeys((*_COUNTS, "net"), 0) for code in (*codes, "")}
    for row in counts:
        for name in _COUNTS:
            found[row[by]][name] += row[name]
    for row in sums:
        if row["net"]:
            found[row[by]]["net"] += exchange.to_base(row["net"], row["currency"], row["rate"])
    return [_source_view(by, code, one, exchange.base, few) for code, one in found.items() if code or one["cards"]]


def _source_view(by: str, code: str, found: Mapping[str, int], base: str, few: int) -> View:
    cards = found["cards"]
    # The further channels of H6 come by themselves; only the circles and the nine methods are to be kept full.
    kept_full = bool(code) and (by == CIRCLE or code in METHODS)
    return {
        "by": by,
        "source": code or None,
        **{name: found[name] for name in _COUNTS},
        "conversion": round(found["customers"] / cards, 4) if cards else None,
        "revenue": major(found["net"], base),
        "revenue_per_card": major(round(found["net"] / cards), base) if cards else None,
        "currency": base,
        "thin": kept_full and is_thin(found["live"], few),
    }


def pace_view(desk: Desk, until: date) -> View:
    """Return how many cards were contacted for the first time a working day, against the five a day of H6.

    Over the last 90 days, or since the log begins.
    """
    zone = desk.clock.now().tzinfo
    end = datetime.combine(until + timedelta(days=1), time(), tzinfo=zone)
    begin = end - timedelta(days=_PACE_DAYS)
    windows = dict.fromkeys(("span", "month", "week", "day"), begin)
    found = desk.store.activities.new_contacts(windows, end)["new_span"]
    begun = desk.store.activities.contacts(windows, end)["begun_at"]
    # A log that is younger says nothing of the days before it.
    since = min(max(begin, begun) if begun else begin, end).astimezone(zone).date()
    workdays = workdays_between(since - timedelta(days=1), until, desk.holidays)
    return {
        "since": since.isoformat(),
        "new_contacts": found,
        "workdays": workdays,
        "a_day": round(found / workdays, 2) if workdays else None,
        "a_year": pace_a_year(found, workdays),
        "wanted_a_day": NEW_CONTACTS_A_DAY,
        "wanted_a_year": NEW_CONTACTS_A_YEAR,
    }


def todo_view(desk: Desk, *, since: date | None = None, by: str = "") -> View:
    """Return where to look for new prospects: referrals and coaches first, then what pays best, then what is thin."""
    found = sources_view(desk, since=since)
    rows = [*found["circles"], *found["methods"]]
    if by:
        rows = [row for row in rows if row["by"] == by]
    proposals = [
        *(_referrals(desk) if by != CIRCLE else ()),
        *_best(desk, rows, found["few"]),
        *_thin(desk, rows),
    ]
    return {
        "pace": pace_view(desk, desk.clock.today()),
        "few": found["few"],
        "currency": found["currency"],
        "proposals": [{"rank": rank, **proposal} for rank, proposal in enumerate(proposals, 1)],
    }


def _proposal(desk: Desk, code: str, row: View, why: Text, act: Text, **more: Any) -> View:
    return {
        "code": code,
        "by": row["by"],
        "source": row["source"],
        "live": row.get("live"),
        "why": desk.say(why),
        "act": desk.say(act),
        "cards": [],
        **more,
    }


def _named(views: Sequence[View]) -> list[View]:
    return [{"card_id": view["card_id"], "name": view["name"]} for view in views]


def _referrals(desk: Desk) -> Iterable[View]:
    """Who refers again and again, and who is due to be asked: the shortest way to a new customer (H9)."""
    referral = {"by": METHOD, "source": "referral"}
    known = [coach for coach in coaches(desk) if not coach["stopped"]][:3]
    if known:
        why = text(N_("They refer again and again: {names}."), names=", ".join(coach["name"] for coach in known))
        act = text(N_("Tell them what came of the last one, thank them, and ask for the next: referral coaches."))
        yield _proposal(desk, "coaches", referral, why, act, cards=_named(known))
    due = due_to_ask(desk, desk.clock.today())
    if due:
        why = text_n(
            "{count} card is due to be asked for a name.", "{count} cards are due to be asked for a name.", len(due)
        )
        yield _proposal(desk, "referrals", referral, why, text(WAY_ACTS["referral"]), cards=_named(due[:3]))


def _best(desk: Desk, rows: Sequence[View], few: int) -> Iterable[View]:
    """The circle and the method whose cards brought most each, where there are enough of them to tell."""
    for by in (CIRCLE, METHOD):
        paying = [
            row for row in rows if row["by"] == by and row["source"] and row["cards"] >= few and row["revenue"] > 0
        ]
        if paying:
            row = max(paying, key=lambda one: one["revenue_per_card"])
            why = text(
                N_("{source} pays best: {customers} of {cards} became customers, {revenue} {currency} a card."),
                source=_label(row),
                **{name: row[name] for name in ("customers", "cards", "currency")},
                revenue=f"{round(row['revenue_per_card']):,}",
            )
            yield _proposal(desk, "best", row, why, text(_acts(row)))


def _thin(desk: Desk, rows: Sequence[View]) -> Iterable[View]:
    """The thin circles, emptiest first, then the thin methods; in the handbook's order where they are equal."""
    for row in sorted((row for row in rows if row["thin"]), key=lambda one: (one["by"] == METHOD, one["live"])):
        why = (
            text_n("Only {count} card to contact here.", "Only {count} cards to contact here.", row["live"])
            if row["live"]
            else text(N_("No card to contact here yet."))
        )
        yield _proposal(desk, "thin", row, why, text(_acts(row)))


def _label(row: View) -> Text:
    return text((CIRCLES if row["by"] == CIRCLE else WAYS)[row["source"]])


def _acts(row: View) -> str:
    return (CIRCLE_ACTS if row["by"] == CIRCLE else WAY_ACTS)[row["source"]]
