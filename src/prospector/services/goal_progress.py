"""Where one stands (``H16``): income to deals, visits and calls a day, and what of it is done."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from prospector.domain.conversion import ASSUMED, GIVEN, HANDBOOK, Needs, Rate, Size, needs, rate, size
from prospector.domain.goal import DAY, MEASURES, MONTH, WEEK, Goal, progress
from prospector.domain.money import decimals, exchange_of, major
from prospector.domain.pyramid import window_from
from prospector.domain.source import NEW_CONTACTS_A_DAY
from prospector.domain.text import Text
from prospector.domain.workday import is_workday, notices
from prospector.services.goals import counting_goal, get_goal, one_goal_view
from prospector.services.ports import Desk
from prospector.services.store import Row
from prospector.services.views import View

_DAY = timedelta(days=1)
SPAN = "span"


class _Done(NamedTuple):
    """What the log and the deals say: counts by window, the rates and sizes they make, and when the log begins."""

    counts: Mapping[str, Mapping[str, int]]
    since: date
    log_since: date | None
    revenue: Size
    earned_on: Size
    deals_per_visit: Rate
    visits_per_call: Rate
    unpriced: int


class _Period(NamedTuple):
    """A month, week or day: its first and last day, its working days, and how many of them are over with today."""

    name: str
    since: date
    until: date
    workdays: int
    elapsed: int


def progress_view(desk: Desk, goal_id: int | None = None) -> View:
    """Return where one stands against a goal, the one that counts unless another is named; without any, what is done.

    Needs are of this calendar month, spread evenly over its working days (holidays and make-up days of the calendar
    counted); a week needs that much for each of its working days, and a day off needs nothing.
    """
    goal = get_goal(desk, goal_id) if goal_id is not None else counting_goal(desk)
    today = desk.clock.today()
    periods = _periods(desk, today)
    done = _done(desk, {period.name: period.since for period in periods}, today)
    percent = _percent(desk, goal)
    wanted = _needs(desk, goal, percent.value, done)
    workdays = periods[0].workdays
    exchange = exchange_of(desk.settings)
    a_day = {
        name: value / workdays if value is not None and workdays else None
        for name, value in (*zip(Needs._fields, wanted, strict=True), ("new_contacts", None))
    }
    a_day["new_contacts"] = float(desk.settings["goal.new_contacts"])
    return {
        "as_of": today.isoformat(),
        "currency": exchange.base,
        "goal": None if goal is None else one_goal_view(desk, goal),
        "workdays": workdays,
        "needs": _needs_view(wanted, a_day, exchange.base),
        "rates": _rates_view(desk, percent, done, exchange.base),
        "sample": desk.settings["goal.sample"],
        "rates_since": done.since.isoformat(),
        "log_since": done.log_since and done.log_since.isoformat(),
        "unpriced_sales": done.unpriced,
        "periods": [_period_view(period, done.counts[period.name], a_day, exchange.base) for period in periods],
    }


def calendar_notices(desk: Desk) -> list[Text]:
    """Return what is to be said where the holidays of this month or week are not known yet."""
    periods = _periods(desk, desk.clock.today())
    since, until = min(period.since for period in periods), max(period.until for period in periods)
    return [notice.text for notice in notices(since, until, desk.holidays)]


def _periods(desk: Desk, today: date) -> list[_Period]:
    first = today.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - _DAY
    monday = today - today.weekday() * _DAY
    found = []
    for name, since, until in ((MONTH, first, last), (WEEK, monday, monday + 6 * _DAY), (DAY, today, today)):
        days = [since + step * _DAY for step in range((until - since).days + 1)]
        worked = [day for day in days if is_workday(day, desk.holidays)]
        found.append(_Period(name, since, until, len(worked), sum(day <= today for day in worked)))
    return found


def _done(desk: Desk, begins: Mapping[str, date], today: date) -> _Done:
    zone = desk.clock.now().tzinfo
    settings = desk.settings
    since = window_from(today, settings["goal.months"])
    # The longest window holds the others, also with a month that began before a short one.
    windows = {**begins, SPAN: min(since, *begins.values())}
    moments = {name: datetime.combine(day, time(), tzinfo=zone) for name, day in windows.items()}
    end = datetime.combine(today + _DAY, time(), tzinfo=zone)
    contacts = desk.store.activities.contacts(moments, end)
    new = desk.store.activities.new_contacts(moments, end)
    begun = contacts["begun_at"] and contacts["begun_at"].astimezone(zone).date()
    deals = _deals(desk, windows, max(windows[SPAN], begun or windows[SPAN]), today)
    least = settings["goal.sample"]
    base = exchange_of(settings).base
    assumed = round(settings["goal.deal_size"] * 10 ** decimals(base))
    revenue = size(deals["net_span"], deals["priced"], least=least, assumed=assumed)
    earned_on = revenue
    if settings["goal.percent_of"] == "margin":
        earned_on = size(deals["net_costed"] - deals["cost"], deals["costed"], least=least)
    calls, visits = contacts["calls_span"], contacts["visits_span"]
    counts = {
        name: {
            "deals": deals[f"deals_{name}"],
            "revenue": deals[f"net_{name}"],
            "visits": contacts[f"visits_{name}"],
            "calls": contacts[f"calls_{name}"],
            "new_contacts": new[f"new_{name}"],
        }
        for name in begins
    }
    return _Done(
        counts,
        windows[SPAN],
        begun,
        revenue,
        earned_on,
        rate(deals["deals_log"], visits, least=least, assumed=1 / settings["goal.visits_per_deal"]),
        rate(visits, calls, least=least, assumed=1 / settings["goal.calls_per_visit"]),
        deals["deals_span"] - deals["priced"],
    )


def _deals(desk: Desk, windows: Mapping[str, date], log: date, today: date) -> Row:
    """The sums of all currencies in minor units of the base."""
    exchange = exchange_of(desk.settings)
    sums = ("net_span", "net_month", "net_week", "net_day", "net_costed", "cost")
    counts = ("deals_span", "deals_month", "deals_week", "deals_day", "deals_log", "priced", "costed")
    total = dict.fromkeys((*sums, *counts), 0)
    for row in desk.store.activities.deals(windows, log, today):
        for name in counts:
            total[name] += row[name]
        for name in sums:
            if row[name]:
                total[name] += exchange.to_base(row[name], row["currency"], row["rate"])
    return total


def _percent(desk: Desk, goal: Goal | None) -> Rate:
    given = goal.income_percent if goal else None
    value = given if given is not None else float(desk.settings["goal.percent"])
    return Rate(value, 0, 0, GIVEN if given is not None else ASSUMED)


def _needs(desk: Desk, goal: Goal | None, percent: float, done: _Done) -> Needs:
    if goal is None:
        return Needs()
    return needs(
        exchange_of(desk.settings).to_base(goal.monthly, goal.currency),
        percent,
        earned_on=done.earned_on,
        revenue=done.revenue,
        deals_per_visit=done.deals_per_visit,
        visits_per_call=done.visits_per_call,
    )


def _needs_view(wanted: Needs, a_day: Mapping[str, float | None], base: str) -> View:
    month = {name: _plain(name, value, base) for name, value in wanted._asdict().items()}
    return {"month": month, "day": {name: _plain(name, value, base) for name, value in a_day.items()}}


def _plain(name: str, value: float | None, base: str) -> float | int | None:
    """A number of JSON: money in major units, the rest to two decimals."""
    if value is None:
        return None
    return major(round(value), base) if name == "revenue" else round(value, 2)


def _rates_view(desk: Desk, percent: Rate, done: _Done, base: str) -> View:
    wanted = desk.settings["goal.new_contacts"]
    view: dict[str, Any] = {
        "income_percent": {
            "value": percent.value, "of": desk.settings["goal.percent_of"], "origin": percent.origin,
        },
        "deal_size": _size_view(done.revenue, base),
    }  # fmt: skip
    if done.earned_on is not done.revenue:
        view["deal_margin"] = _size_view(done.earned_on, base)
    for name, one in (("deals_per_visit", done.deals_per_visit), ("visits_per_call", done.visits_per_call)):
        view[name] = {"value": round(one.value, 4), "hits": one.hits, "tries": one.tries, "origin": one.origin}
    origin = HANDBOOK if wanted == NEW_CONTACTS_A_DAY else GIVEN
    return {**view, "new_contacts_a_day": {"value": wanted, "origin": origin}}


def _size_view(found: Size, base: str) -> View:
    value = None if found.value is None else major(round(found.value), base)
    return {"value": value, "deals": found.deals, "origin": found.origin if value is not None else None}


def _period_view(period: _Period, counts: Mapping[str, int], a_day: Mapping[str, float | None], base: str) -> View:
    measures = []
    for name in MEASURES:
        one = progress(counts[name], a_day[name], period.workdays, period.elapsed)
        measures.append(
            {
                "measure": name,
                "done": _plain(name, one.done, base),
                "need": _plain(name, one.need, base),
                "expected": _plain(name, one.expected, base),
                "left": _plain(name, one.left, base),
                "share": None if one.share is None else round(one.share, 4),
                "behind": one.behind,
            }
        )
    return {
        "period": period.name,
        "from": period.since.isoformat(),
        "until": period.until.isoformat(),
        "workdays": period.workdays,
        "workdays_over": period.elapsed,
        "measures": measures,
    }
