"""The route planner behind the services' port: one way of travelling, one source of travel times, one search."""

from collections.abc import Sequence

from prospector.domain.errors import RefusedError, StorageError
from prospector.domain.route import Day, LeftOut, Matrix, OnBetter, Plan, Problem, Spot, Stop
from prospector.domain.text import N_, Text, text
from prospector.territory import osrm, travel
from prospector.territory.shortlist import shortlist
from prospector.territory.solver import solve

# Seconds of search for each stop, unless the user says how long: ten stops are settled in half a second.
SECONDS_A_STOP = 0.05


class Planner:
    """Implements ``services.ports.RoutePlanner``.

    ``url`` is the address of an OSRM server or empty; with ``estimate`` the times are reckoned when it fails.
    """

    def __init__(
        self,
        how: travel.Pace,
        mode: str,
        *,
        url: str = "",
        estimate: bool = False,
        seconds: float | None = None,
        seed: int = 0,
        iterations: int | None = None,
    ) -> None:
        self.how, self.mode, self.url = how, mode, url
        self.source = "osrm" if url else "estimate"
        self._estimate, self._seconds, self._seed, self._iterations = estimate, seconds, seed, iterations
        self.notices: list[Text] = []

    def way(self, a: Spot, b: Spot) -> int:
        """Return the reckoned seconds from one point to another."""
        return travel.seconds_between(a, b, self.how)

    def shortlist(self, stops: Sequence[Stop], days: Sequence[Day]) -> tuple[tuple[Stop, ...], tuple[LeftOut, ...]]:
        """Return the stops to weigh and those set aside because there are too many."""
        return shortlist(stops, days, self.how)

    def matrix(self, spots: Sequence[Spot]) -> Matrix:
        """Return the travel seconds between all points; StorageError when the road server fails."""
        if self.url:
            try:
                return osrm.matrix(spots, self.url, mode=self.mode)
            except (StorageError, RefusedError) as error:
                if not self._estimate:
                    raise
                self.source = "estimate"
                self.notices.append(text(N_("{reason} The times are estimated."), reason=error.text))
        return travel.matrix(
            spots, mode=self.mode, detour=self.how.detour, speed=self.how.speed, leg_seconds=self.how.leg_seconds
        )

    def solve(self, problem: Problem, on_better: OnBetter | None = None, most_seconds: float = 3.0) -> Plan:
        """Return the best plan found; the present best when the user presses Ctrl-C."""
        seconds = self._seconds
        if seconds is None:
            seconds = min(most_seconds, SECONDS_A_STOP * len(problem.stops))
        return solve(problem, seconds=seconds, seed=self._seed, iterations=self._iterations, on_better=on_better)
