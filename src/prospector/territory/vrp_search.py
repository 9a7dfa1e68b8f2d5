"""The search over PyVRP's local search: short turns from unlike starts, crossed with each other.

A turn is late acceptance (Burke and Bykov 2017) from one plan until it idles. The first turns start from nothing and
from the given plan, for which areas a plan gives to which day is decided early and hardly changed afterwards; later
ones from the best plan or from two good ones crossed. What a second too late costs is measured by what a second of the
plan collects: cheaper, and nothing feasible is found; much dearer, and plans that are only a little late, through which
the way to better ones leads, are never seen.
"""

import warnings
from collections.abc import Callable
from itertools import count
from random import Random

from pyvrp import CostEvaluator, PenaltyManager, PenaltyParams, RandomNumberGenerator, Solution
from pyvrp.search import (
    OPERATORS,
    LocalSearch,
    NeighbourhoodParams,
    Relocate2,
    Swap21,
    Swap22,
    compute_neighbours,
)

from prospector.territory.vrp import Model

# The first penalty of a second too late, in seconds' worth of collecting, in turn.
PENALTIES = (3.0, 6.0)
# A turn ends after this many rounds without a plan of lower cost, the first ones sooner: they only look around.
IDLE = 400
BRIEF = 150
# How many of the first turns start from nothing; one more starts from the given plan.
STARTS = 3
HISTORY = 50
# Good plans kept for crossing, and how often a turn starts from two of them, and how often from nothing.
KEPT = 6
CROSSED = 0.5
FRESH = 0.1
# Neighbours of a stop that a move may concern.
NEAR = 40
# Moves that take longer than they bring: stops that are left out move by themselves.
SLOW = (Relocate2, Swap21, Swap22)
# PyVRP's own 500 rounds are longer than a turn.
ADAPT = PenaltyParams(
    solutions_between_updates=100, penalty_increase=1.2, target_feasible=0.4, min_penalty=0.01, max_penalty=1e8
)

# After so many turns without a better plan the search is given up, where another one follows it.
PATIENCE = 5

Visits = dict[int, list[int]]


def search(
    model: Model,
    start: Solution,
    *,
    seed: int,
    over: Callable[[int], bool],
    found: Callable[[Solution], None],
    glance: Callable[[Solution], None] | None = None,
) -> None:
    """Search from ``start`` until ``over`` (asked with the rounds done) says so.

    ``found`` gets each feasible solution better than those before, ``glance`` every other candidate. With ``glance``,
    because another search follows, it also ends when nothing better has been found for several turns.
    """
    with warnings.catch_warnings():
        # That a penalty has reached its bound is no news to the user: infeasible solutions are never shown.
        warnings.simplefilter("ignore")
        _Search(model, start, seed, over, found, glance).run()


def rank(solution: Solution) -> tuple[int, int]:
    """Return what a better solution has more of: worth, then time saved."""
    return solution.prizes(), -solution.duration()


class _Over(Exception):
    """The search is over."""


class _Search:
    """The state of one search: the best solution, the good ones kept, the rounds done."""

    def __init__(
        self,
        model: Model,
        start: Solution,
        seed: int,
        over: Callable[[int], bool],
        found: Callable[[Solution], None],
        glance: Callable[[Solution], None] | None,
    ) -> None:
        self.model, self.start, self.over, self.found, self.glance = model, start, over, found, glance
        self.rng = Random(seed)
        near = compute_neighbours(model.data, NeighbourhoodParams(num_neighbours=NEAR))
        self.local = LocalSearch(model.data, RandomNumberGenerator(seed=seed), near)
        for operator in OPERATORS:
            if operator not in SLOW and operator.supports(model.data):
                self.local.add_operator(operator(model.data))
        self.rounds = self.vain = 0
        self.best = (-1, 0)
        self.kept: list[Solution] = []
        stops = model.data.clients()
        self.worth = sum(client.prize for client in stops) / max(1, len(stops))

    def run(self) -> None:
        """Search turn by turn until it is over."""
        # With a lunch the given plan may lie outside the model, which cuts the lunch out at a fixed hour.
        self.keep(self.start)
        nothing = Solution(self.model.data, [])
        first = (nothing, self.start, *(nothing,) * (STARTS - 1))
        try:
            for turn in count():
                penalty = PENALTIES[turn % len(PENALTIES)] * self.model.density
                loads = [self.worth] * self.model.data.num_load_dimensions
                manager = PenaltyManager((loads, penalty, penalty), ADAPT)
                begin = first[turn] if turn < len(first) else self.next(nothing)
                if begin not in self.kept:
                    begin = self.local(begin, manager.cost_evaluator(), exhaustive=True)
                self.turn(begin, manager, BRIEF if turn < len(first) else IDLE)
                self.vain += 1
                if self.glance and turn >= len(first) and self.vain > PATIENCE:
                    return
        except _Over:
            return

    def next(self, nothing: Solution) -> Solution:
        """Return where the next turn starts."""
        chance = self.rng.random()
        if chance < FRESH or not self.kept:
            return nothing
        return self.crossed() if len(self.kept) > 1 and chance < FRESH + CROSSED else self.kept[0]

    def turn(self, current: Solution, manager: PenaltyManager, most_idle: int) -> None:
        """Search from ``current`` until no plan of lower cost is found for a while; keep the best of the turn."""
        history: list[Solution] = [current] * HISTORY
        lowest, best = None, None
        idle, number = 0, 0
        while idle < most_idle:
            if self.over(self.rounds):
                raise _Over
            self.rounds += 1
            evaluator = manager.cost_evaluator()
            candidate = self.local(current, evaluator)
            manager.register(candidate)
            idle += 1
            if candidate.is_feasible():
                if lowest is None or evaluator.cost(candidate) < lowest:
                    lowest, idle = evaluator.cost(candidate), 0
                if rank(candidate) > self.best:
                    candidate = self.see(candidate, evaluator)
                elif self.glance:
                    self.glance(candidate)
                if best is None or rank(candidate) > rank(best):
                    best = candidate
            cost, at = evaluator.penalised_cost, number % HISTORY
            late = cost(history[at])
            if cost(candidate) < max(late, cost(current)):
                current = candidate
            if number < HISTORY or cost(current) < late:
                history[at] = current
            number += 1
        if best is not None:
            self.keep(best)

    def see(self, candidate: Solution, evaluator: CostEvaluator) -> Solution:
        """Take a better solution over, with what a thorough look at all its stops still finds."""
        thorough = self.local(candidate, evaluator, exhaustive=True)
        if thorough.is_feasible() and rank(thorough) > rank(candidate):
            candidate = thorough
        self.best, self.vain = rank(candidate), 0
        self.found(candidate)
        return candidate

    def keep(self, solution: Solution) -> None:
        """Keep a good solution for crossing."""
        if solution.is_feasible() and solution not in self.kept:
            self.best = max(self.best, rank(solution))
            self.kept = sorted([*self.kept, solution], key=rank, reverse=True)[:KEPT]

    def crossed(self) -> Solution:
        """Return two of the solutions kept, crossed by whole days or by the time of day."""
        one, other = (self.model.visits(solution) for solution in self.rng.sample(self.kept, 2))
        days = len(self.model.problem.days)
        if days > 1 and self.rng.random() < 0.5:
            taken = self.rng.sample(range(days), self.rng.randint(1, days - 1))
            return self.model.solution(self._by_days(one, other, taken))
        return self.model.solution(self._by_time(one, other))

    def _by_days(self, one: Visits, other: Visits, taken: list[int]) -> Visits:
        """Return some days of one plan, and for the rest the days of the other that repeat the fewest stops."""
        row, kinds = self.model.row_of, self.model.kinds
        child = {day: one.get(day, []) for day in taken}
        used = {row[client] for order in child.values() for client in order}
        free = set(range(len(kinds)))
        for day in range(len(kinds)):
            if day in child:
                continue
            fresh = {
                like: [client for client in other.get(like, []) if row[client] not in used]
                for like in sorted(free)
                if kinds[like] == kinds[day]
            }
            like = max(fresh, key=lambda one: len(fresh[one]))
            free.discard(like)
            child[day] = fresh[like]
            used.update(row[client] for client in fresh[like])
        return child

    def _by_time(self, one: Visits, other: Visits) -> Visits:
        """Return the first part of each day of one plan and the last part of the other's."""
        row = self.model.row_of
        shares = [self.rng.random() for _ in self.model.kinds]
        child = {day: one.get(day, [])[: round(share * len(one.get(day, [])))] for day, share in enumerate(shares)}
        used = {row[client] for order in child.values() for client in order}
        for day, share in enumerate(shares):
            order = other.get(day, [])
            tail = [client for client in order[round(share * len(order)) :] if row[client] not in used]
            used.update(row[client] for client in tail)
            child[day] = [*child[day], *tail]
        return child
