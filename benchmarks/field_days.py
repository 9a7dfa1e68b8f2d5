"""Measures plans for realistic days in the field: how soon the first stands, and what is collected beside simple ways.

    python benchmarks/field_days.py                 # 20, 100 and 500 candidates over one and five days
    python benchmarks/field_days.py --own           # the program's own search, without PyVRP

The days are invented as in the tests (``tests/territory/route_cases.py``): clusters of a city, half-day windows, several
windows a stop, visits of 20 to 60 minutes, a lunch. Beside each plan stands what "nearest due customer next" and "one
area at a time" would collect, worked out by the tests' own code. Seconds are processor time of the search.
"""

import argparse
import sys
import time
from pathlib import Path

from prospector.domain.route import Plan, faults
from prospector.territory.solver import solve

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "territory"))
from route_cases import area_by_area_value, nearest_next_value, realistic


def main() -> None:
    """Run the sizes asked for and print a line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stops", nargs="+", type=int, default=(20, 100, 500))
    parser.add_argument("--days", nargs="+", type=int, default=(1, 5))
    parser.add_argument("--seconds", nargs="+", type=float, default=(1, 3))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--own", action="store_true", help="the program's own search, as without the extra routes")
    asked = parser.parse_args()
    for count in asked.stops:
        for days in asked.days:
            problem = realistic(count, days, asked.seed)
            steps: list[tuple[float, Plan]] = []
            began = time.process_time()
            solve(
                problem,
                seconds=max(asked.seconds),
                own=asked.own,
                clock=time.process_time,
                on_better=lambda plan, steps=steps, began=began: steps.append((time.process_time() - began, plan)),
            )
            assert not any(faults(problem, plan) for _, plan in steps)
            shown = [f"first {steps[0][1].value:5d} after {steps[0][0]:.2f} s"]
            for seconds in asked.seconds:
                plan = [one for when, one in steps if when <= seconds or one is steps[0][1]][-1]
                shown.append(f"{seconds:g} s {plan.value:5d}")
            shown.append(f"nearest next {nearest_next_value(problem):5d}")
            shown.append(f"an area at a time {area_by_area_value(problem):5d}")
            print(f"{count:4d} stops, {days} day{'s' if days > 1 else ' '}   " + "   ".join(shown), flush=True)


if __name__ == "__main__":
    main()
