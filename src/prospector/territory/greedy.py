"""The program's own route search: greedy insertion, then an iterated local search; plain Python, every rule exact.

It answers at once, starts and repairs the plans of the stronger solver, and is the whole search where that is not
installed. Learnt from Vansteenwegen et al. (2009), "Iterated local search for the team orienteering problem with time
windows".
"""

from collections.abc import Callable
from random import Random

from prospector.domain.route_times import cannot_all_be_kept
from prospector.territory.field import Field, Orders, Route

# How strongly a stop's worth weighs against the time it costs when the next insertion is chosen.
EXPONENTS = (2.0, 1.0, 3.0, 0.5)
# Areas of which a whole day is tried, those of most worth.
MOST_AREAS = 4


def place_required(field: Field, rng: Random) -> None:
    """Put every required stop in; raises ConflictError when they do not fit together.

    The tightest go first; when one finds no place, it goes before the others and all start again.
    """
    slack = {
        row: sum(late - early for windows in field.windows for early, late in windows[row]) for row in field.required
    }
    queue = sorted(field.required, key=lambda row: (slack[row], row))
    for _ in range(2 * len(queue) + 20):
        field.load([[] for _ in field.routes])
        stuck = None
        for row in queue:
            found = field.best_insertion(row, range(len(field.routes)))
            if found is None:
                stuck = row
                break
            field.put(row, found[1], found[2])
        if stuck is None:
            return
        if queue[0] == stuck:
            rng.shuffle(queue)
        else:
            queue.remove(stuck)
            queue.insert(0, stuck)
    raise cannot_all_be_kept(field.problem, stuck if stuck is not None else queue[0])


def nearest_next(field: Field) -> Orders:
    """Return the plan of somebody who always drives to the nearest stop that still fits, day by day."""
    for number in range(len(field.routes)):
        _drive(field, number, field.candidates)
    return field.orders


def _drive(field: Field, number: int, rows: list[int]) -> None:
    """Append the nearest of ``rows`` that can be made last on the day, again and again."""
    route = field.routes[number]
    here = route.order[-1] if route.order else route.origin
    while True:
        row = _nearest(field, route, here, rows)
        if row is None:
            return
        field.put(row, number, len(route.order))
        here = row


def _nearest(field: Field, route: Route, here: int, rows: list[int]) -> int | None:
    """Return the nearest stop that can be made last on the day."""
    for row in sorted((row for row in rows if row not in field.inside), key=field.travel[here].__getitem__):
        if route.fits_last(row):
            return row
    return None


def _areas(field: Field) -> dict[str, list[int]]:
    areas: dict[str, list[int]] = {}
    for row in field.candidates:
        areas.setdefault(field.problem.stops[row].area, []).append(row)
    return areas


def one_area_a_day(field: Field) -> Orders:
    """Return the plan of somebody who stays in one area a day, the one worth most, and drives to the nearest next."""
    for number in range(len(field.routes)):
        before = field.orders
        results = []
        for rows in _areas(field).values():
            field.load(before)
            _drive(field, number, rows)
            results.append((field.value, field.orders))
        field.load(max(results, default=(0, before))[1])
    return field.orders


def area_by_area(field: Field) -> Orders:
    """Return the plan of somebody who gives each day to the area worth most, and to others only what time is left."""
    areas = _areas(field)
    for number in range(len(field.routes)):
        before = field.orders
        results = []
        rest = {area: sum(field.prize[row] for row in rows if row not in field.inside) for area, rows in areas.items()}
        for area in sorted(rest, key=lambda area: -rest[area])[:MOST_AREAS]:
            rows = areas[area]
            field.load(before)
            field.fill(rows, 1.0, (number,))
            results.append((field.value, field.orders))
        field.load(max(results, key=lambda result: result[0])[1] if results else before)
        field.fill(field.candidates, 1.0, (number,))
    return field.orders


def first_orders(field: Field, rng: Random, offer: Callable[[Orders], None] | None = None) -> Orders:
    """Return the best of several simple plans: insertion by worth for time, the nearest next, one area at a time.

    ``offer`` gets the first of them as soon as it stands.
    """
    place_required(field, rng)
    base = field.orders
    best = (field.score(), base)
    many = len(field.candidates) * len(field.routes) > 600
    for exponent in EXPONENTS[: 1 if many else len(EXPONENTS)]:
        field.load(base)
        field.fill(field.candidates, exponent)
        best = max(best, (field.score(), field.orders))
        if offer and exponent == EXPONENTS[0]:
            offer(field.orders)
    for simple in (nearest_next, one_area_a_day, area_by_area):
        field.load(base)
        simple(field)
        field.fill(field.candidates, 1.0)
        best = max(best, (field.score(), field.orders))
    return best[1]


def improve(
    field: Field,
    rng: Random,
    orders: Orders,
    *,
    over: Callable[[int], bool],
    on_better: Callable[[Orders], None] | None = None,
) -> Orders:
    """Return the best orders found from ``orders`` on: take a stretch of each day out, fill the time anew, repeat.

    ``over`` is asked with the number of rounds done and ends the search. Required stops stay.
    """
    field.load(orders)
    best_score, best, current_score, current = field.score(), orders, field.score(), orders
    required, idle, rounds = set(field.required), 0, 0
    while not over(rounds):
        rounds += 1
        field.load(current)
        _shake(field, rng, required)
        field.fill(field.candidates, rng.choice(EXPONENTS))
        score = field.score()
        if score > best_score:
            best_score, best, idle = score, field.orders, 0
            if on_better:
                on_better(best)
        else:
            idle += 1
        # A slightly worse plan is followed for a while; after too long without gain the best one again.
        if score > current_score or (score[0] > 0.97 * best_score[0] and rng.random() < 0.3):
            current_score, current = score, field.orders
        if idle and idle % 60 == 0:
            current_score, current = best_score, best
    return best


def _shake(field: Field, rng: Random, required: set[int]) -> None:
    """Take a random stretch out of one or more days."""
    for route in field.routes:
        if not route.order or (len(field.routes) > 2 and rng.random() < 0.5):
            continue
        length = rng.randint(1, max(1, min(len(route.order), 2 + len(route.order) // 3)))
        start = rng.randrange(len(route.order))
        gone = {row for row in route.order[start : start + length] if row not in required}
        if gone:
            route.order = [row for row in route.order if row not in gone]
            field.inside -= gone
            field.changed(route)


def repair(field: Field, orders: Orders) -> Orders:
    """Return ``orders`` with what cannot be kept dropped, the cheapest of a late day first, and gaps filled."""
    required = set(field.required)
    field.load([[] for _ in orders])
    for route, order in zip(field.routes, orders, strict=True):
        kept = list(order)
        route.order = kept
        route.measure()
        while kept and not route.feasible():
            free = [row for row in kept if row not in required]
            if not free:
                kept.clear()
                break
            kept.remove(_cheapest_to_drop(field, route, free))
            route.measure()
        route.measure()
        field.known[route.number].clear()
        field.inside.update(kept)
    field.fill(required, 1.0)
    field.fill(field.candidates, 1.0)
    return field.orders


def _cheapest_to_drop(field: Field, route: Route, free: list[int]) -> int:
    """Return the stop of least worth whose absence alone makes the day feasible, else the one of least worth."""
    order = route.order
    for row in sorted(free, key=lambda row: (field.prize[row], row)):
        route.order = [other for other in order if other != row]
        route.measure()
        fits = route.feasible()
        route.order = order
        if fits:
            return row
    return min(free, key=lambda row: (field.prize[row], row))
