"""Compares the route search with the best known values of public instances (team orienteering with time windows).

    python benchmarks/toptw.py                                   # thirty cases at 1, 5 and 10 s of processor time
    python benchmarks/toptw.py --cases c101 pr02 --days 1 2 --seconds 1 5
    python benchmarks/toptw.py --own --seconds 3                 # the program's own search, without PyVRP
    python benchmarks/toptw.py --invented --seed 7               # sixteen invented ones of 48 to 288 stops

The public instances lie beside the checkout (``../shared/data/toptw``); where they are absent it says so and stops. Every
plan is checked by ``domain.route.faults`` and once more here, from the file alone, before its value counts. The
invented ones (``invented_toptw.py``) need no file; their gap is to the best value seen so far, not to a proven one.
"""

import argparse
import csv
import math
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import mean

from invented_toptw import INVENTED, Row, invented

from prospector.domain.route import Day, Plan, Problem, Spot, Stop, faults
from prospector.territory.solver import solve

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "toptw"
CASES = ("c101", "c104", "r101", "r104", "rc101", "rc104", "pr01", "pr02", "pr03", "pr04")
FIRST = date(2024, 1, 1)


class Instance:
    """Locations, and distances cut as the literature cuts them: in whole hundredths (Cordeau) or tenths (Solomon)."""

    def __init__(self, name: str, rows: list[Row], unit: int) -> None:
        self.name, self.rows, self.unit = name, rows, unit
        self.travel = [
            [int(math.hypot(a[1] - b[1], a[2] - b[2]) * self.unit + 1e-9) for b in self.rows] for a in self.rows
        ]

    @classmethod
    def read(cls, name: str, folder: Path = FOLDER) -> "Instance":
        """Return one file."""
        lines = [line.split() for line in (folder / f"{name}.txt").read_text().splitlines()]
        return cls(name, [[float(cell) for cell in line] for line in lines[2:] if line], _unit(name))

    def problem(self, days: int) -> Problem:
        """Return the case for so many days; the unit of time is a tenth or a hundredth of the file's."""
        depot, *rest = self.rows
        dates = [FIRST + timedelta(days=n) for n in range(days)]
        home = Spot(0.0, 0.0)
        stops = tuple(
            Stop(
                int(r[0]),
                0.0,
                0.0,
                round(r[4]),
                round(r[3] * self.unit),
                dict.fromkeys(dates, ((round(r[-2] * self.unit), round(r[-1] * self.unit)),)),
            )
            for r in rest
            if round(r[4]) > 0
        )
        keep = [int(stop.id) for stop in stops] + [0]
        travel = [[self.travel[a][b] for b in keep] for a in keep]
        end = round(depot[-1] * self.unit)
        return Problem(stops, tuple(_Day(one, 0, end, home, home) for one in dates), travel)

    def value(self, plan: Plan) -> int:
        """Return the worth of a plan computed from the file alone; raises when it breaks a window or visits twice."""
        seen: set[int] = set()
        total = 0.0
        for day in plan.days:
            here, now = 0, 0
            for visit in day.visits:
                row = self.rows[visit.stop]
                now = max(now + self.travel[here][visit.stop], round(row[-2] * self.unit))
                assert now <= round(row[-1] * self.unit) and visit.stop not in seen, (self.name, visit)
                seen.add(visit.stop)
                now += round(row[3] * self.unit)
                here = visit.stop
                total += row[4]
            assert now + self.travel[here][0] <= round(self.rows[0][-1] * self.unit), (self.name, day)
        return round(total)


def _unit(name: str) -> int:
    return 100 if name.startswith(("pr", "narrow", "wide")) else 10


class _Day(Day):
    """A day of an instance, whose axis may be longer than a day's seconds."""

    def __post_init__(self) -> None:
        """Accept any hours."""


def best_known(folder: Path = FOLDER) -> dict[tuple[str, int], int]:
    """Return the best known values by instance and number of days."""
    with (folder / "best_known.csv").open(newline="") as lines:
        return {(row["instance"], int(row["m"])): int(row["bks"]) for row in csv.DictReader(lines)}


def cases(asked: argparse.Namespace) -> Iterator[tuple[Instance, int, int]]:
    """Return the instances asked for, each with its days and the best value known."""
    if asked.invented:
        for kind, count, days, best in INVENTED:
            yield Instance(f"{kind} {count}", invented(kind, count, 1), _unit(kind)), days, best
        return
    if not FOLDER.is_dir():
        sys.exit(f"The instances are not here: {FOLDER}")
    known = best_known()
    for name in asked.cases:
        instance = Instance.read(name)
        for days in asked.days:
            yield instance, days, known[name, days]


def main() -> None:
    """Run the cases asked for and print a line each, and the mean."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", nargs="+", default=CASES)
    parser.add_argument("--days", nargs="+", type=int, default=(1, 2, 4))
    parser.add_argument("--invented", action="store_true", help="invented instances instead of the public ones")
    parser.add_argument("--seconds", nargs="+", type=float, default=(1, 5, 10), help="processor time of the search")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--own", action="store_true", help="the program's own search, as without the extra routes")
    asked = parser.parse_args()
    most = max(asked.seconds)
    gaps: dict[float, list[float]] = {seconds: [] for seconds in asked.seconds}
    for instance, days, best in cases(asked):
        problem = instance.problem(days)
        steps: list[tuple[float, Plan]] = []
        began = time.process_time()
        solve(
            problem,
            seconds=most,
            seed=asked.seed,
            own=asked.own,
            clock=time.process_time,
            on_better=lambda plan, steps=steps, began=began: steps.append((time.process_time() - began, plan)),
        )
        shown = []
        for seconds in asked.seconds:
            plan = [one for when, one in steps if when <= seconds or one is steps[0][1]][-1]
            assert not faults(problem, plan), faults(problem, plan)
            value = instance.value(plan)
            assert value == plan.value
            gap = 100 * (best - value) / best
            gaps[seconds].append(gap)
            shown.append(f"{seconds:g} s {value:5d} {gap:6.2f} %")
        note = "  above the best known value, checked" if gap < 0 else ""
        print(
            f"{instance.name:13} {days} day{'s' if days > 1 else ' '}  best {best:5d}   " + "   ".join(shown) + note,
            flush=True,
        )
    print(
        f"mean of {len(gaps[most])}: "
        + "   ".join(f"{seconds:g} s {mean(found):.2f} %" for seconds, found in gaps.items())
    )


if __name__ == "__main__":
    main()
