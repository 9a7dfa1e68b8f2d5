"""The route planner behind its port: travel times from one source, many candidates pruned with a word."""

from datetime import date

import pytest

from prospector.domain.errors import StorageError
from prospector.domain.route import Day, Problem, Spot, Stop, faults, points
from prospector.territory.planner import Planner
from prospector.territory.travel import PACES

HOME = Spot(22.54, 114.05)
DAY = Day(date(2026, 3, 11), 9 * 3600, 18 * 3600, HOME, HOME)


def stops(count: int) -> list[Stop]:
    return [
        Stop(n, 22.3 + n * 37 % 500 / 1000, 113.8 + n * 91 % 500 / 1000, 100 + n % 900, 2_700)
        for n in range(1, count + 1)
    ]


def planner(**how) -> Planner:
    return Planner(PACES["drive"], "drive", **how)


def test_ten_thousand_candidates_are_pruned_with_a_word_before_the_matrix() -> None:
    kept, aside = planner().shortlist(stops(10_000), [DAY])
    assert len(kept) + len(aside) == 10_000
    assert len(kept) <= 600
    assert "10000" in str(aside[0].reason)


def test_a_plan_of_the_planner_is_sound_and_the_first_comes_before_the_last() -> None:
    quick = planner(iterations=20, seconds=0)
    kept, aside = quick.shortlist(stops(40), [DAY])
    problem = Problem(kept, (DAY,), quick.matrix(points(kept, [DAY])), aside)
    seen = []
    plan = quick.solve(problem, seen.append)
    assert faults(problem, plan) == []
    assert seen
    assert plan.value >= seen[-1].value >= seen[0].value


def test_a_failing_road_server_is_an_error_or_told_and_estimated() -> None:
    with pytest.raises(StorageError):
        planner(url="http://127.0.0.1:9").matrix([HOME, HOME])
    lenient = planner(url="http://127.0.0.1:9", estimate=True)
    assert lenient.matrix([HOME, Spot(22.6, 114.1)]) == planner().matrix([HOME, Spot(22.6, 114.1)])
    assert (lenient.source, len(lenient.notices)) == ("estimate", 1)


def test_the_way_between_two_points_is_that_of_the_matrix() -> None:
    away = Spot(22.6, 114.1, False)
    assert planner().way(HOME, away) == planner().matrix([HOME, away])[0][1]
