"""The plan as a vehicle routing problem for PyVRP; imported only while planning, and only where it is installed.

A day is a vehicle on one time-of-day axis shared by all days; a stop that is closed on a day has arcs of prohibitive
length in that day's travel profile. A stop whose windows are the same on all its days is one client; one with several
windows (morning and afternoon, other hours on Fridays) has an exclusive copy for each. PyVRP knows no breaks: the lunch
is cut out of the axis, and put back exactly afterwards, by ``greedy.repair``.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from pyvrp import Client, ClientGroup, Depot, Location, ProblemData, Route, Solution, VehicleType

from prospector.domain.route import DAY, NO_ROAD, Day, Problem, Window, points

Orders = list[list[int]]
# A second of the average plan is worth this much cost, so that worth goes before time and both are felt.
WEIGHT = 8


def cut(day: Day, moment: int) -> int:
    """Return a moment on the axis from which the middle of the lunch's hours is cut out."""
    pause = day.pause
    if not pause:
        return moment
    begins = (pause.earliest + pause.latest - pause.seconds) // 2
    return moment if moment <= begins else max(begins, moment - pause.seconds)


class Model:
    """A problem as PyVRP sees it, and the way back from its solutions to orders of rows."""

    def __init__(self, problem: Problem, rows: Sequence[int], first_value: int) -> None:
        hours = sum(day.end - day.start for day in problem.days)
        self.problem = problem
        self.scale = max(1, round(WEIGHT * hours / max(1, first_value)))
        # What a second of the first plan collects, as cost: the measure of what a second too late may cost.
        self.density = self.scale * max(1, first_value) / hours
        self.limited = any(day.most is not None for day in problem.days)
        self.row_of: list[int] = []
        self.days_of: list[frozenset[int]] = []
        self.homes = len(points((), problem.days))
        clients, groups = self._clients(rows)
        self.windows = [(client.tw_early, client.tw_late) for client in clients]
        profiles: dict[tuple[bool, ...], int] = {}
        vehicles = self._vehicles(profiles)
        # Days with the same hours, homes and closed doors: what fits one of them fits the other.
        self.kinds = [(v.start_depot, v.end_depot, v.tw_early, v.tw_late, v.profile, *v.capacity) for v in vehicles]
        durations = [self._durations(barred) for barred in profiles]
        self.data = ProblemData(
            locations=[Location(0, 0) for _ in range(self.homes + len(clients))],
            clients=clients,
            depots=[Depot(location=n) for n in range(self.homes)],
            vehicle_types=vehicles,
            distance_matrices=[np.zeros_like(matrix) for matrix in durations],
            duration_matrices=durations,
            groups=groups,
        )

    def _clients(self, rows: Sequence[int]) -> tuple[list[Client], list[ClientGroup]]:
        """Return a client for each stop and window, copies of one stop in a group of which only one is made."""
        clients: list[Client] = []
        groups: list[ClientGroup] = []
        for row in rows:
            stop = self.problem.stops[row]
            choices = self._choices(row)
            group = None
            if len(choices) > 1:
                group = len(groups)
                groups.append(ClientGroup([len(clients) + n for n in range(len(choices))], required=stop.required))
            for (early, late), days in choices.items():
                clients.append(
                    Client(
                        location=self.homes + len(clients),
                        delivery=[1] if self.limited else [],
                        service_duration=stop.service,
                        tw_early=early,
                        tw_late=late,
                        prize=stop.prize * self.scale,
                        required=stop.required and group is None,
                        group=group,
                    )
                )
                self.row_of.append(row)
                self.days_of.append(frozenset(days))
        return clients, groups

    def _vehicles(self, profiles: dict[tuple[bool, ...], int]) -> list[VehicleType]:
        """Return a vehicle for each day; which clients a day bars makes its profile, noted in ``profiles``."""
        vehicles = []
        for number, (day, (origin, destination)) in enumerate(
            zip(self.problem.days, self.problem.homes(), strict=True)
        ):
            barred = tuple(number not in days for days in self.days_of)
            most = len(self.row_of) if day.most is None else day.most
            vehicles.append(
                VehicleType(
                    capacity=[most] if self.limited else [],
                    start_depot=origin - len(self.problem.stops),
                    end_depot=destination - len(self.problem.stops),
                    tw_early=day.start,
                    tw_late=cut(day, day.end),
                    unit_distance_cost=0,
                    unit_duration_cost=1,
                    profile=profiles.setdefault(barred, len(profiles)),
                )
            )
        return vehicles

    def _choices(self, row: int) -> dict[Window, set[int]]:
        """Return the stop's windows on the cut axis, each with the days that have it."""
        choices: dict[Window, set[int]] = {}
        stop = self.problem.stops[row]
        for number, (day, (origin, destination)) in enumerate(
            zip(self.problem.days, self.problem.homes(), strict=True)
        ):
            first = day.start + self.problem.travel[origin][row]
            last = day.end - stop.service - self.problem.travel[row][destination]
            for early, late in stop.windows_on(day.date):
                if max(early, first) <= min(late, last):
                    window = (cut(day, max(0, early)), cut(day, min(late, DAY)))
                    choices.setdefault(window, set()).add(number)
        return choices

    def _durations(self, barred: tuple[bool, ...]) -> Any:
        """Return the travel seconds between homes and clients, prohibitive to and from the barred ones."""
        stops, homes = len(self.problem.stops), self.homes
        index = [stops + n for n in range(homes)] + self.row_of
        full = np.asarray(self.problem.travel, dtype=np.int64)
        matrix = np.minimum(full[np.ix_(index, index)], NO_ROAD)
        shut = np.array([False] * homes + list(barred))
        matrix[shut, :] = NO_ROAD
        matrix[:, shut] = NO_ROAD
        np.fill_diagonal(matrix, 0)
        return matrix

    def first(self, orders: Orders, begins: dict[int, int]) -> Solution:
        """Return the solution of ``orders``; ``begins`` (by row) choose among the copies of a stop."""
        copies: dict[tuple[int, int], list[int]] = {}
        for client, (row, days) in enumerate(zip(self.row_of, self.days_of, strict=True)):
            for number in days:
                copies.setdefault((row, number), []).append(client)
        visits: dict[int, list[int]] = {}
        for number, order in enumerate(orders):
            day = self.problem.days[number]
            visits[number] = []
            for row in order:
                at = cut(day, begins[row])
                visits[number].append(min(copies[row, number], key=lambda c: self._distance(c, at)))
        return self.solution(visits)

    def solution(self, visits: Mapping[int, Sequence[int]]) -> Solution:
        """Return the solution of clients per day."""
        return Solution(self.data, [Route(self.data, list(order), day) for day, order in visits.items() if order])

    def visits(self, solution: Solution) -> dict[int, list[int]]:
        """Return the clients of each day that has any."""
        return {
            route.vehicle_type(): [one.idx for one in route.schedule() if one.is_client()]
            for route in solution.routes()
        }

    def _distance(self, client: int, moment: int) -> int:
        early, late = self.windows[client]
        return max(early - moment, moment - late, 0)

    def orders(self, solution: Solution) -> Orders:
        """Return a solution as rows per day."""
        visits = self.visits(solution)
        return [[self.row_of[client] for client in visits.get(day, ())] for day in range(len(self.problem.days))]
