"""A plan being built: what each insertion would cost, known in constant time and exactly.

Per stop of a day the earliest time one leaves it and the latest time one may arrive at it are known, once with the
lunch behind one and once with the lunch still ahead; the best insertion of each stop is kept until its day changes.
"""

from collections.abc import Iterable, Sequence

from prospector.domain.route import NO_ROAD, Lunch, Problem
from prospector.domain.route_times import NEVER, after_lunch, earliest, latest

Orders = list[list[int]]


class Field:
    """A problem laid out for the search: windows, services and prizes as lists by row, and the plan being built."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.travel = problem.travel
        self.homes = problem.homes()
        self.prize = [stop.prize for stop in problem.stops]
        self.service = [stop.service for stop in problem.stops]
        self.required = [row for row, stop in enumerate(problem.stops) if stop.required]
        self.windows = [[stop.windows_on(day.date) for stop in problem.stops] for day in problem.days]
        self.routes = [Route(self, number) for number in range(len(problem.days))]
        self.candidates = [row for row in range(len(problem.stops)) if any(r.fits_alone(row) for r in self.routes)]
        self.inside: set[int] = set()
        # Per (row, day): cost and position of the best insertion, kept until that day changes.
        self.known: list[dict[int, tuple[int, int] | None]] = [{} for _ in problem.days]

    @property
    def orders(self) -> Orders:
        """The stops of each day, as rows."""
        return [list(route.order) for route in self.routes]

    @property
    def value(self) -> int:
        """The sum of prizes of the stops inside."""
        return sum(self.prize[row] for row in self.inside)

    def score(self) -> tuple[int, int]:
        """What a better plan has more of: worth, then time saved on the road and in waiting."""
        return self.value, -sum(route.spent() for route in self.routes)

    def load(self, orders: Iterable[Sequence[int]]) -> None:
        """Take ``orders`` over; every one of them must be feasible."""
        self.inside = set()
        for route, order in zip(self.routes, orders, strict=True):
            if route.order != list(order):
                route.order = list(order)
                self.changed(route)
            self.inside.update(order)

    def changed(self, route: "Route") -> None:
        """Note that a day's order has changed."""
        route.measure()
        self.known[route.number].clear()

    def put(self, row: int, number: int, at: int) -> None:
        """Insert a stop."""
        self.routes[number].order.insert(at, row)
        self.inside.add(row)
        self.changed(self.routes[number])

    def best_insertion(self, row: int, among: Iterable[int]) -> tuple[int, int, int] | None:
        """Return (cost in seconds, day, position) of the cheapest insertion of ``row`` on one of the days."""
        best: tuple[int, int, int] | None = None
        for number in among:
            known = self.known[number]
            if row not in known:
                known[row] = self.routes[number].cheapest(row)
            found = known[row]
            if found and (best is None or found[0] < best[0]):
                best = (found[0], number, found[1])
        return best

    def fill(self, rows: Iterable[int], exponent: float, days: Sequence[int] | None = None) -> None:
        """Insert stops one by one, each time the one of the greatest worth for its time, until none fits."""
        waiting = [row for row in rows if row not in self.inside]
        among = range(len(self.routes)) if days is None else days
        while True:
            best_worth, best = 0.0, None
            still = []
            for row in waiting:
                found = self.best_insertion(row, among)
                if found is None:
                    continue
                still.append(row)
                worth = self.prize[row] ** exponent / max(1, found[0])
                if worth > best_worth:
                    best_worth, best = worth, (row, found)
            if best is None:
                return
            row, (_, number, at) = best
            self.put(row, number, at)
            still.remove(row)
            waiting = still


class Route:
    """One day of a ``Field``: its order, and for every place in it how early and how late one may be there."""

    def __init__(self, field: Field, number: int) -> None:
        self.field = field
        self.number = number
        self.day = field.problem.days[number]
        self.pause = self.day.pause
        self.origin, self.destination = field.homes[number]
        self.windows = field.windows[number]
        self.order: list[int] = []
        self.measure()

    def fits_alone(self, row: int) -> bool:
        """Tell whether the stop could be made as the only one of the day."""
        assert not self.order
        return self.cheapest(row) is not None

    def fits_last(self, row: int) -> bool:
        """Tell whether the stop could be made as the last one of the day."""
        at, windows = len(self.order), self.windows[row]
        way = self.field.travel[self.order[-1] if self.order else self.origin][row]
        onward = self.field.travel[row][self.destination]
        if not windows or max(way, onward) >= NO_ROAD or (self.day.most is not None and at >= self.day.most):
            return False
        if self.pause:
            return self._wait_beside_lunch(at, way, onward, row, self.pause) < NEVER
        return earliest(windows, self.done[at] + way) + self.field.service[row] + onward <= self.last_done[at]

    def measure(self) -> None:
        """Compute the earliest leaves and latest arrivals along the order.

        ``done``/``ahead`` are the earliest leaves with the lunch behind one or still ahead; ``last_done`` and
        ``last_ahead`` the latest arrivals that keep the rest of the day. Without a lunch all of it is "done".
        """
        travel, windows, service, pause = self.field.travel, self.windows, self.field.service, self.pause
        order, here = self.order, self.origin
        done, ahead = [NEVER if pause else self.day.start], [self.day.start if pause else NEVER]
        for row in order:
            way = travel[here][row]
            reach = done[-1] + way
            if pause:
                reach = min(reach, after_lunch(pause, ahead[-1], way))
                ahead.append(earliest(windows[row], ahead[-1] + way) + service[row])
            done.append(earliest(windows[row], reach) + service[row])
            here = row
        self.done, self.ahead = done, ahead
        there, end = self.destination, self.day.end
        last_done, last_ahead = [end], [min(end, pause.latest - pause.seconds) if pause else -NEVER]
        for row in reversed(order):
            way = travel[row][there]
            bound = last_done[-1] - way - service[row]
            if pause:
                later = last_ahead[-1] - way
                if pause.earliest + pause.seconds <= last_done[-1]:
                    later = max(later, min(last_done[-1] - pause.seconds - way, pause.latest - pause.seconds))
                last_ahead.append(latest(windows[row], later - service[row]))
            last_done.append(latest(windows[row], bound))
            there = row
        self.last_done, self.last_ahead = last_done[::-1], last_ahead[::-1]

    def feasible(self) -> bool:
        """Tell whether the day as it stands keeps every rule."""
        if self.day.most is not None and len(self.order) > self.day.most:
            return False
        return not self.order or self.done_home() <= self.day.end

    def done_home(self) -> int:
        """Return when one is home at the earliest, the lunch behind one or in time for it at home."""
        way = self.field.travel[self.order[-1] if self.order else self.origin][self.destination]
        home = self.done[-1] + way
        if self.pause:
            home = min(home, after_lunch(self.pause, self.ahead[-1], way))
            if self.ahead[-1] + way <= self.pause.latest - self.pause.seconds:
                home = min(home, self.ahead[-1] + way)
        return home

    def spent(self) -> int:
        """Return the seconds of the day used, 0 for an empty one."""
        return self.done_home() - self.day.start if self.order else 0

    def cheapest(self, row: int) -> tuple[int, int] | None:
        """Return (cost in seconds, position) of the cheapest feasible insertion of ``row``, or None."""
        day, windows = self.day, self.windows[row]
        if not windows or (day.most is not None and len(self.order) >= day.most):
            return None
        travel, service, order = self.field.travel, self.field.service[row], self.order
        done, last_done, pause = self.done, self.last_done, self.pause
        onward = travel[row]
        here, best, best_at = self.origin, NEVER, -1
        closing = windows[-1][1]
        for at in range(len(order) + 1):
            there = order[at] if at < len(order) else self.destination
            way = travel[here][row]
            added = way + onward[there] - travel[here][there]
            if pause:
                wait = self._wait_beside_lunch(at, way, onward[there], row, pause)
            else:
                reach = done[at] + way
                if reach > closing and done[at] >= closing:
                    break
                begin = earliest(windows, reach)
                wait = begin - reach if begin + service + onward[there] <= last_done[at] else NEVER
            cost = added + service + wait
            if cost < best and way < NO_ROAD and onward[there] < NO_ROAD:
                best, best_at = cost, at
            here = there
        return None if best_at < 0 else (best, best_at)

    def _wait_beside_lunch(self, at: int, way: int, onward: int, row: int, lunch: Lunch) -> int:
        """Return the seconds waited when ``row`` is inserted at ``at`` with the lunch before, beside or after it."""
        windows, service = self.windows[row], self.field.service[row]
        ahead, last_done = self.ahead[at], self.last_done[at]
        bound = last_done - onward - service
        best = NEVER
        for reach in (self.done[at] + way, after_lunch(lunch, ahead, way) if ahead < NEVER else NEVER):
            if reach <= bound:
                begin = earliest(windows, reach)
                if begin <= bound and begin - reach < best:
                    best = begin - reach
        if ahead + way + service > lunch.latest:
            return best
        reach = ahead + way
        begin = earliest(windows, reach)
        if begin - reach < best:
            leave = begin + service
            if leave + onward <= self.last_ahead[at] or after_lunch(lunch, leave, onward) <= last_done:
                best = begin - reach
        return best
