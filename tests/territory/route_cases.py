"""Made-up days in the field for the tests of the route search."""

from datetime import date, timedelta
from itertools import permutations
from random import Random

from prospector.domain.route import Day, Lunch, Problem, Spot, Stop, begin_windows, points
from prospector.domain.route_times import day_plan
from prospector.territory import travel

MONDAY = date(2026, 11, 23)
OFFICE = Spot(22.55, 114.0)
NOON = Lunch(int(11.5 * 3600), int(13.5 * 3600), 3600)


def hours(*spans):
    """Return (open, close) in hours as seconds."""
    return tuple((round(a * 3600), round(b * 3600)) for a, b in spans)


def dates(count):
    return [MONDAY + timedelta(days=n) for n in range(count)]


def a_day(day=MONDAY, start=9.0, end=18.0, lunch=None, most=None, origin=OFFICE, destination=OFFICE):
    return Day(day, round(start * 3600), round(end * 3600), origin, destination, lunch, most)


def a_problem(stops, days=None, matrix=None, **how):
    days = tuple(days or [a_day()])
    return Problem(tuple(stops), days, matrix or travel.matrix(points(stops, days), **how))


def realistic(count, days, seed, lunch=True):
    """Return a week among clusters of a city: halves of days, other hours by day, visits of 20 to 60 minutes."""
    rng = Random(seed)
    when = dates(days)
    centres = [(rng.gauss(0, 0.08), rng.gauss(0, 0.1)) for _ in range(5)]
    stops = []
    for number in range(count):
        area = rng.randrange(len(centres))
        service = rng.choice([20, 30, 45, 60]) * 60
        kind = rng.random()
        windows = None
        if kind < 0.3:
            windows = {day: begin_windows(hours((9, 12), (14, 18)), service) for day in when}
        elif kind < 0.5:
            windows = {day: begin_windows(hours((9, 12.5)), service) for day in when if rng.random() < 0.7}
        elif kind < 0.6:
            windows = {day: begin_windows(hours((10, 11), (12, 15), (16, 19)), service) for day in when}
        stops.append(
            Stop(
                number + 1,
                OFFICE.lat + centres[area][0] + rng.gauss(0, 0.02),
                OFFICE.lon + centres[area][1] + rng.gauss(0, 0.02),
                rng.randint(1, 60),
                service,
                windows,
                name=f"Stop {number + 1}",
                area=str(area),
            )
        )
    return a_problem(stops, [a_day(day, lunch=NOON if lunch else None) for day in when])


def optimum(problem):
    """Return the proven best value: every subset and order of at most eight stops, over the days one after another."""
    worth = {frozenset(): 0}
    for number in range(len(problem.days)):
        feasible = {frozenset()}
        layer = [()]
        while layer:
            longer = []
            for order in layer:
                for row in range(len(problem.stops)):
                    if row not in order and day_plan(problem, number, [*order, row]):
                        longer.append((*order, row))
                        feasible.add(frozenset((*order, row)))
            layer = longer
        reached = {}
        for before, value in worth.items():
            for rows in feasible:
                if not rows & before:
                    both = before | rows
                    reached[both] = max(reached.get(both, 0), value + sum(problem.stops[row].prize for row in rows))
        worth = reached
    must = {row for row, stop in enumerate(problem.stops) if stop.required}
    return max((value for rows, value in worth.items() if must <= rows), default=None)


def nearest_next_value(problem):
    """Return the worth of driving to the nearest stop that still fits, day by day: a second, simple way to do it."""
    seen, value = set(), 0
    for number, (origin, _) in enumerate(problem.homes()):
        order = []
        while True:
            here = order[-1] if order else origin
            free = [row for row in range(len(problem.stops)) if row not in seen]
            fits = [row for row in free if day_plan(problem, number, [*order, row])]
            if not fits:
                break
            row = min(fits, key=lambda one: problem.travel[here][one])
            order.append(row)
            seen.add(row)
            value += problem.stops[row].prize
    return value


def area_by_area_value(problem):
    """Return the worth of giving each day to one area, the one with most to collect, nearest next within it."""
    seen, value = set(), 0
    for number, (origin, _) in enumerate(problem.homes()):
        best = (0, [])
        for area in {stop.area for stop in problem.stops}:
            order = []
            while True:
                here = order[-1] if order else origin
                free = [
                    row
                    for row, stop in enumerate(problem.stops)
                    if stop.area == area and row not in seen and row not in order
                ]
                fits = [row for row in free if day_plan(problem, number, [*order, row])]
                if not fits:
                    break
                order.append(min(fits, key=lambda one: problem.travel[here][one]))
            best = max(best, (sum(problem.stops[row].prize for row in order), order))
        seen.update(best[1])
        value += best[0]
    return value


def possible_in_some_order(problem, number, rows):
    return any(day_plan(problem, number, order) for order in permutations(rows))
