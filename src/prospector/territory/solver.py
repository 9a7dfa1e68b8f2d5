"""The one door to the route search: a problem in, the best plan found out."""

import time
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from prospector.domain.route import Matrix, OnBetter, Plan, Problem
from prospector.domain.route_times import check_required, make_plan
from prospector.territory import shortlist
from prospector.territory.field import Field, Orders
from prospector.territory.greedy import first_orders, improve, repair

if TYPE_CHECKING:
    from pyvrp import Solution

# More stops than this are pruned here, too, whoever made the matrix.
MOST = 1200
# With a lunch the last part of the time goes to the own search, which knows it exactly.
POLISH = 0.12
POLISH_ROUNDS = 60
# How often a solution that is feasible without its lunch is mended, in rounds.
MEND_EVERY = 100


class _Best:
    """The best plan so far; tells of each better one."""

    def __init__(self, problem: Problem, on_better: OnBetter | None) -> None:
        self.problem = problem
        self.on_better = on_better
        self.field = Field(problem)
        self.score: tuple[int, int] | None = None
        self.orders: Orders = [[] for _ in problem.days]
        self.method = "greedy"

    def offer(self, orders: Orders, method: str) -> None:
        """Take feasible orders over if they are better; orders without a required stop never are."""
        self.field.load(orders)
        score = self.field.score()
        if not self.field.inside.issuperset(self.field.required) or (self.score is not None and score <= self.score):
            return
        self.score, self.orders, self.method = score, [list(order) for order in orders], method
        if self.on_better:
            self.on_better(make_plan(self.problem, self.orders, method, reasons=False))

    def try_(self, orders: Orders, method: str, *, mend: bool) -> None:
        """Offer orders that may break the lunch: as they are, or else mended when asked to."""
        self.field.load(orders)
        if all(route.feasible() for route in self.field.routes):
            self.offer(orders, method)
        elif mend:
            self.offer(repair(self.field, orders), method)


def solve(
    problem: Problem,
    *,
    seconds: float,
    seed: int = 0,
    iterations: int | None = None,
    on_better: OnBetter | None = None,
    stop: Callable[[], bool] | None = None,
    start: Plan | None = None,
    clock: Callable[[], float] = time.monotonic,
    own: bool = False,
) -> Plan:
    """Return the best plan found within ``seconds`` of ``clock``, or until ``stop`` says so or Ctrl-C is pressed.

    With ``iterations`` their number ends the search instead of the time: same seed and iterations, same plan.
    ``on_better`` gets the first plan at once and each better one (their reasons for what is left out are general; the
    final plan has the exact ones). The answer is never worse than ``start``, as far as that can still be kept. Without
    PyVRP, or with ``own``, the program's own search answers; ``Plan.method`` tells which one did.

    Raises RefusedError for a required stop that no day allows, ConflictError for required stops that clash.
    """
    problem = _pruned(problem)
    check_required(problem)
    began, rng = clock(), Random(seed)

    def over(rounds: int, share: float = 1.0) -> bool:
        if stop and stop():
            return True
        return rounds >= iterations if iterations is not None else clock() - began >= seconds * share

    best = _Best(problem, on_better)
    best.offer(first_orders(best.field, rng, lambda orders: best.offer(orders, "greedy")), "greedy")
    if start:
        row = {one.id: n for n, one in enumerate(problem.stops)}
        planned = {day.date: [row[visit.stop] for visit in day.visits if visit.stop in row] for day in start.days}
        best.try_([planned.get(day.date, []) for day in problem.days], best.method, mend=True)
    try:
        if not over(0):
            _search(
                best, rng, seed, over, own=own, polish=None if iterations is None else min(iterations, POLISH_ROUNDS)
            )
    except KeyboardInterrupt:
        # The user has seen enough: the best so far is the answer.
        pass
    return _finished(best)


def _pruned(problem: Problem) -> Problem:
    """Return the problem with no more stops than the search can weigh."""
    if len(problem.stops) <= MOST:
        return problem
    homes, travel = problem.homes(), problem.travel
    kept = shortlist.most_worth(
        problem.stops, lambda at: min(travel[a][at] + travel[at][b] for a, b in homes), shortlist.MOST
    )
    rows = [*kept, *range(len(problem.stops), len(travel))]
    smaller: Matrix = [[travel[a][b] for b in rows] for a in rows]
    left = shortlist.set_aside(problem.stops, kept)
    return Problem(tuple(problem.stops[at] for at in kept), problem.days, smaller, (*problem.left, *left))


def _search(best: _Best, rng: Random, seed: int, over: Callable[..., bool], *, own: bool, polish: int | None) -> None:
    """Search with PyVRP where it is installed, else, and last where there is a lunch, with the own search."""
    field = best.field
    if not field.candidates:
        return
    if not own and _by_pyvrp(best, seed, lambda rounds: over(rounds, 1 - POLISH if _lunches(best.problem) else 1.0)):
        if not _lunches(best.problem):
            return
        done = (lambda rounds: over(0) or rounds >= polish) if polish is not None else over
        improve(field, rng, best.orders, over=done, on_better=lambda orders: best.offer(orders, best.method))
        return
    improve(field, rng, best.orders, over=over, on_better=lambda orders: best.offer(orders, "greedy"))


def _lunches(problem: Problem) -> bool:
    return any(day.pause for day in problem.days)


def _by_pyvrp(best: _Best, seed: int, over: Callable[[int], bool]) -> bool:
    """Search with PyVRP; False when it is not installed."""
    try:
        from prospector.territory import vrp, vrp_search
    except ImportError:
        return False
    problem, field = best.problem, best.field
    model = vrp.Model(problem, field.candidates, best.score[0] if best.score else 0)
    plan = make_plan(problem, best.orders, best.method, reasons=False)
    begins = {
        row: visit.begin
        for order, day in zip(best.orders, plan.days, strict=True)
        for row, visit in zip(order, day.visits, strict=True)
    }
    best.method = "pyvrp"
    looked = 0

    def glance(solution: "Solution") -> None:
        """Try candidates that would be better than the best if their lunch fits, now and then by mending them."""
        nonlocal looked
        if best.score and solution.prizes() > best.score[0] * model.scale and solution.is_feasible():
            looked += 1
            best.try_(model.orders(solution), "pyvrp", mend=looked % MEND_EVERY == 0)

    vrp_search.search(
        model,
        model.first(best.orders, begins),
        seed=seed,
        over=over,
        found=lambda solution: best.try_(model.orders(solution), "pyvrp", mend=True),
        glance=glance if _lunches(problem) else None,
    )
    return True


def _finished(best: _Best) -> Plan:
    """Return the plan with whatever still fits put in, and the reasons for the rest."""
    field = best.field
    field.load(best.orders)
    field.fill(field.candidates, 1.0)
    best.offer(field.orders, best.method)
    return make_plan(best.problem, best.orders, best.method)
