"""When each stop of a given order is reached, which required stops clash, and why a stop is left out of a plan.

A day's order is exact here: the earliest begin in each stop's windows, the lunch wherever it costs least. Reaching a
stop sooner never makes a later one late, so the earliest times with and without the lunch behind one decide.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from prospector.domain.errors import ConflictError, RefusedError
from prospector.domain.route import DAY, NO_ROAD, Day, DayPlan, LeftOut, Lunch, Plan, Problem, Visit, Window, clock
from prospector.domain.text import N_, Text, text, text_n

NEVER = 1 << 40
# A stop that takes longer than this on the road beside the others is in another part of the country.
_FAR_MINUTES = 240


def earliest(windows: Sequence[Window], arrive: int) -> int:
    """Return the earliest moment from ``arrive`` on that lies in a window, or ``NEVER``. Windows in order of time."""
    for early, late in windows:
        if arrive <= late:
            return arrive if arrive > early else early
    return NEVER


def latest(windows: Sequence[Window], bound: int) -> int:
    """Return the last moment up to ``bound`` that lies in a window, or ``-NEVER``. Windows in order of time."""
    at = bisect_right(windows, (bound, NEVER)) - 1
    return -NEVER if at < 0 else min(bound, windows[at][1])


def after_lunch(pause: Lunch, leave: int, way: int) -> int:
    """Return when one arrives who leaves at ``leave`` and eats on the way (before, during or after the drive)."""
    if max(leave, pause.earliest) + pause.seconds > pause.latest:
        return NEVER
    return max(leave + way, pause.earliest) + pause.seconds


class _Label(NamedTuple):
    """A partial day: the time one leaves, and the leg on which the lunch was (-1: not yet)."""

    leave: int
    lunch_leg: int


def day_plan(problem: Problem, number: int, order: Sequence[int]) -> DayPlan | None:
    """Return day ``number`` with the stops ``order`` (rows of the problem) at the earliest times; None if one is late.

    One leaves home as late as the first visit allows, so nobody waits before a closed door at the start.
    """
    day = problem.days[number]
    if not order:
        return DayPlan(day.date, depart=day.start, home=day.start)
    if day.most is not None and len(order) > day.most:
        return None
    leg = _lunch_leg(problem, number, order)
    return None if leg is None else _timed(problem, number, order, leg)


def _lunch_leg(problem: Problem, number: int, order: Sequence[int]) -> int | None:
    """Return the leg on which the lunch costs least (-1: none needed), or None when the order cannot be kept."""
    day, pause = problem.days[number], problem.days[number].pause
    origin, destination = problem.homes()[number]
    labels = [_Label(day.start, -1)]
    here = origin
    for n, row in enumerate((*order, destination)):
        way = problem.travel[here][row]
        if way >= NO_ROAD:
            return None
        reached = [_Label(label.leave + way, label.lunch_leg) for label in labels]
        if pause:
            reached += [_Label(after_lunch(pause, label.leave, way), n) for label in labels if label.lunch_leg < 0]
        if n < len(order):
            stop = problem.stops[row]
            windows = stop.windows_on(day.date)
            reached = [_Label(earliest(windows, one.leave) + stop.service, one.lunch_leg) for one in reached]
        labels = [min(kind) for kind in _kinds(reached) if min(kind).leave <= day.end]
        here = row
    if pause:
        labels = [one for one in labels if one.lunch_leg >= 0 or one.leave <= pause.latest - pause.seconds]
    return min(labels).lunch_leg if labels else None


def _kinds(labels: list[_Label]) -> list[list[_Label]]:
    """Part the labels by whether the lunch is behind them."""
    parts = [[one for one in labels if one.lunch_leg < 0], [one for one in labels if one.lunch_leg >= 0]]
    return [part for part in parts if part]


def _timed(problem: Problem, number: int, order: Sequence[int], leg: int) -> DayPlan:
    """Lay the visits out with the lunch on ``leg``."""
    day, pause = problem.days[number], problem.days[number].pause
    origin, destination = problem.homes()[number]
    windows = problem.stops[order[0]].windows_on(day.date)
    way = problem.travel[origin][order[0]]
    lunch: Window | None = None
    if leg == 0 and pause:
        begin = earliest(windows, after_lunch(pause, day.start, way))
        start = max(day.start, min(begin - pause.seconds - way, pause.latest - pause.seconds))
        if begin - way >= pause.earliest + pause.seconds and begin - way >= start + pause.seconds:
            # Eaten at home, before one leaves.
            start, leg = begin - way, -1
    else:
        start = earliest(windows, day.start + way) - way
    visits: list[Visit] = []
    leave, here = start, origin
    for n, row in enumerate((*order, destination)):
        way = problem.travel[here][row]
        arrive = leave + way
        if n == leg and pause:
            begins = max(leave, pause.earliest)
            lunch = (begins, begins + pause.seconds)
            # Eaten after the drive, one has arrived before; on the way or before it, only afterwards.
            arrive = arrive if arrive <= begins else arrive + pause.seconds
        if n == len(order):
            home = max(arrive, lunch[1] if n == leg and lunch else 0)
            return DayPlan(day.date, tuple(visits), start, home, way, lunch)
        stop = problem.stops[row]
        ready = max(arrive, lunch[1]) if n == leg and lunch else arrive
        begin = earliest(stop.windows_on(day.date), ready)
        visits.append(Visit(stop.id, arrive, begin, begin + stop.service, way))
        leave, here = begin + stop.service, row
    raise AssertionError("a day ends at its destination")


def make_plan(problem: Problem, orders: Sequence[Sequence[int]], method: str, *, reasons: bool = True) -> Plan:
    """Return the plan of feasible ``orders`` (rows per day), with a reason for every stop that is left out.

    Without ``reasons`` (for a plan that is only shown until a better one comes) all are said to lack the time.
    """
    days = []
    for number, order in enumerate(orders):
        planned = day_plan(problem, number, order)
        if planned is None:
            raise ValueError(f"the order of day {number} cannot be kept")
        days.append(planned)
    inside = {row for order in orders for row in order}
    left = [
        LeftOut(stop.id, why_left(problem, row, orders) if reasons else text(N_("the hours are full")))
        for row, stop in enumerate(problem.stops)
        if row not in inside
    ]
    value = sum(problem.stops[row].prize for row in inside)
    return Plan(tuple(days), (*left, *problem.left), value, method)


def possible_days(problem: Problem, row: int) -> list[int]:
    """Return the days on which the stop could be made if it were the only one."""
    return [number for number in range(len(problem.days)) if day_plan(problem, number, [row])]


def why_left(problem: Problem, row: int, orders: Sequence[Sequence[int]]) -> Text:
    """Return why a stop is not in the plan: closed, out of reach, or what it would have cost for its worth."""
    stop = problem.stops[row]
    if not any(stop.windows_on(day.date) for day in problem.days):
        if len(problem.days) == 1:
            return text(N_("closed on {day}"), day=problem.days[0].date)
        return text(N_("closed on all of the days"))
    homes = problem.homes()
    ways = [(problem.travel[origin][row], problem.travel[row][end]) for origin, end in homes]
    if all(max(way) >= NO_ROAD for way in ways):
        return text(N_("no way leads there"))
    if not possible_days(problem, row):
        return _why_not_alone(problem, row)
    detour = min(
        problem.travel[a][row] + problem.travel[row][b] - problem.travel[a][b]
        for (origin, end), order in zip(homes, orders, strict=True)
        for a, b in zip((origin, *order), (*order, end), strict=True)
    )
    minutes = max(0, round(detour / 60))
    if minutes > _FAR_MINUTES:
        return text_n(
            N_("too far from the others: {count} more hour on the road"),
            N_("too far from the others: {count} more hours on the road"),
            round(minutes / 60),
        )
    return text_n(
        N_("the hours are full: {service} min there and {minutes} more on the road for {count} point"),
        N_("the hours are full: {service} min there and {minutes} more on the road for {count} points"),
        stop.prize,
        minutes=minutes,
        service=round(stop.service / 60),
    )


def _why_not_alone(problem: Problem, row: int) -> Text:
    """Return why a stop could not be made even if it were the only one: its hours, or the way there."""
    stop = problem.stops[row]
    if all(stop.service > day.end - day.start for day in problem.days):
        return text(N_("a visit of {minutes} min is longer than the hours"), minutes=round(stop.service / 60))
    always = tuple(replace(one, windows=None) if one is stop else one for one in problem.stops)
    if stop.windows is not None and possible_days(replace(problem, stops=always), row):
        begins = ", ".join(
            clock(early) if early == late else f"{clock(early)}–{clock(late)}"
            for day in problem.days
            for early, late in stop.windows_on(day.date)
        )
        return text(N_("its hours do not fit into the day: a visit could begin {hours}"), hours=begins)
    minutes = round(min(problem.travel[origin][row] for origin, _ in problem.homes()) / 60)
    return text_n(
        N_("cannot be reached and visited within the hours: {count} minute away"),
        N_("cannot be reached and visited within the hours: {count} minutes away"),
        minutes,
    )


def check_required(problem: Problem) -> None:
    """Raise when required stops cannot all be kept as far as that shows before solving.

    RefusedError names one that cannot be kept at all; ConflictError the two that clash: no day holds both, in
    whichever order, and no two days part them.
    """
    rows = [row for row, stop in enumerate(problem.stops) if stop.required]
    days = {row: possible_days(problem, row) for row in rows}
    for row in rows:
        if not days[row]:
            raise RefusedError(
                N_("“{name}” must be visited, and no day of the plan allows it: {reason}."),
                N_("Change its time, the hours or the days, or leave it out."),
                name=_named(problem, row),
                reason=_why_impossible(problem, row),
            )
    for one, other in combinations(rows, 2):
        if len({*days[one], *days[other]}) > 1:
            continue
        (number,) = days[one]
        if not day_plan(problem, number, [one, other]) and not day_plan(problem, number, [other, one]):
            raise ConflictError(
                N_("“{one}” ({one_time}) and “{other}” ({other_time}) clash on {day}: nobody can be at both."),
                N_("Move one of the two, or leave one out."),
                one=_named(problem, one),
                one_time=_hours(problem, one, number),
                other=_named(problem, other),
                other_time=_hours(problem, other, number),
                day=problem.days[number].date,
            )


def cannot_all_be_kept(problem: Problem, row: int) -> ConflictError:
    """Return the refusal for a required stop that fits each other one alone but not all of them together."""
    return ConflictError(
        N_("“{name}” does not fit beside the other stops that must be visited."),
        N_("Give it another time, or leave one of them out."),
        name=_named(problem, row),
    )


def _why_impossible(problem: Problem, row: int) -> Text:
    """Return why a stop cannot be made even alone."""
    if not problem.days or any(problem.stops[row].windows_on(day.date) for day in problem.days):
        lunches = [day for day in problem.days if day.pause]
        without = Problem(
            problem.stops,
            tuple(Day(d.date, d.start, d.end, d.origin, d.destination, None, d.most) for d in problem.days),
            problem.travel,
        )
        if lunches and possible_days(without, row):
            return text(N_("it falls into the lunch"))
    return why_left(problem, row, [[] for _ in problem.days])


def _named(problem: Problem, row: int) -> str:
    stop = problem.stops[row]
    return stop.name or str(stop.id)


def _hours(problem: Problem, row: int, number: int) -> str:
    """Return the times at which a visit may begin on a day, as ``10:30`` or ``9:00–11:15``."""
    day: Day = problem.days[number]
    shown = []
    for early, late in problem.stops[row].windows_on(day.date):
        early, late = max(early, day.start), min(late, day.end, DAY)
        shown.append(clock(early) if early == late else f"{clock(early)}–{clock(late)}")
    return ", ".join(shown)
