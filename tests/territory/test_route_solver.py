"""The route search: what a plan never breaks, proven optima, simple ways it beats, and what it refuses."""

import sys
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from route_cases import (
    MONDAY,
    NOON,
    OFFICE,
    a_day,
    a_problem,
    area_by_area_value,
    dates,
    hours,
    nearest_next_value,
    optimum,
    realistic,
)

from prospector.domain.errors import ConflictError, RefusedError
from prospector.domain.route import NO_ROAD, Spot, Stop, begin_windows, faults
from prospector.territory import shortlist, travel
from prospector.territory.solver import solve

ROUNDS = 60
BOTH = pytest.mark.parametrize("own", [False, True], ids=["pyvrp", "own"])


def quick(problem, *, own=False, rounds=ROUNDS, **more):
    return solve(problem, seconds=60, iterations=rounds, own=own, **more)


spans = st.lists(st.tuples(st.floats(8, 18), st.floats(0, 4)), max_size=2).map(
    lambda found: hours(*((a, a + length) for a, length in found))
)


@st.composite
def fields(draw, most_stops=9):
    """Return any small problem: windows per day, lunches, places where days begin and end, limits of stops."""
    days = []
    for day in dates(draw(st.integers(1, 3))):
        start = draw(st.sampled_from([8.0, 9.0, 13.0]))
        end = Spot(22.6, 114.1) if draw(st.booleans()) else OFFICE
        lunch = draw(st.sampled_from([None, NOON]))
        days.append(
            a_day(
                day,
                start,
                start + draw(st.integers(2, 9)),
                lunch,
                draw(st.sampled_from([None, None, 3])),
                destination=end,
            )
        )
    stops = []
    for number in range(draw(st.integers(0, most_stops))):
        windows = draw(st.none() | st.fixed_dictionaries({day.date: spans for day in days}))
        lat, lon = 22.55 + draw(st.integers(-9, 9)) / 60, 114 + draw(st.integers(-9, 9)) / 60
        imprecise = draw(st.booleans())
        stops.append(
            Stop(
                number + 1, lat, lon, draw(st.integers(1, 50)), draw(st.integers(0, 5400)), windows, imprecise=imprecise
            )
        )
    return a_problem(stops, days)


@BOTH
@settings(max_examples=25, deadline=None)
@given(problem=fields())
def test_a_plan_never_breaks_a_window_the_lunch_or_the_hours_and_visits_no_card_twice(own, problem):
    seen = []
    plan = quick(problem, own=own, on_better=seen.append)
    for one in (*seen, plan):
        assert [str(fault) for fault in faults(problem, one)] == []
    assert [plan.value >= one.value for one in seen] == [True] * len(seen)
    assert plan.method == "greedy" or not own


@BOTH
@settings(max_examples=15, deadline=None)
@given(problem=fields(most_stops=6), at=st.floats(9, 16), length=st.integers(0, 3600))
def test_an_appointment_is_always_kept_or_refused(own, problem, at, length):
    fixed = Stop(99, 22.58, 114.03, 1, length, {problem.days[0].date: hours((at, at))}, required=True, name="Fang")
    asked = a_problem([*problem.stops, fixed], problem.days)
    try:
        plan = quick(asked, own=own)
    except (RefusedError, ConflictError) as error:
        assert "Fang" in str(error)
        return
    assert faults(asked, plan) == []
    (visit,) = [visit for visit in plan.days[0].visits if visit.stop == 99]
    assert visit.begin == round(at * 3600)


@settings(max_examples=15, deadline=None)
@given(problem=fields())
def test_a_free_stop_never_lowers_the_value(problem):
    before = quick(problem)
    # At the door of the office and done in no time, on any day.
    free = Stop(99, OFFICE.lat, OFFICE.lon, 7, 0)
    richer = a_problem([*problem.stops, free], [replace(day, most=None) for day in problem.days])
    unlimited = quick(a_problem(problem.stops, richer.days), start=before)
    after = quick(richer, start=unlimited)
    assert after.value >= unlimited.value + 7 >= before.value + 7


@BOTH
@pytest.mark.parametrize("seed", range(6))
def test_small_cases_are_solved_to_the_proven_optimum(own, seed):
    problem = realistic(7, 1 + seed % 2, seed, lunch=seed % 3 > 0)
    short = a_problem(problem.stops, [replace(day, end=day.start + 5 * 3600) for day in problem.days])
    assert quick(short, own=own, rounds=400).value == optimum(short)


@BOTH
@pytest.mark.parametrize(("count", "days", "seed"), [(20, 1, 1), (40, 2, 2), (60, 5, 3), (30, 3, 4)])
def test_a_plan_is_never_worse_than_the_nearest_next_or_one_area_at_a_time(own, count, days, seed):
    problem = realistic(count, days, seed, lunch=seed % 2 == 0)
    plan = quick(problem, own=own, rounds=20)
    assert faults(problem, plan) == []
    assert plan.value >= max(nearest_next_value(problem), area_by_area_value(problem))


@BOTH
@settings(max_examples=25, deadline=None)
@given(
    count=st.integers(5, 40),
    days=st.integers(1, 3),
    seed=st.integers(0, 10**6),
    lunch=st.booleans(),
    most=st.booleans(),
)
def test_any_plan_even_the_first_is_never_worse_than_the_simple_ways(own, count, days, seed, lunch, most):
    problem = realistic(count, days, seed, lunch=lunch)
    if most:
        problem = a_problem(problem.stops, [replace(day, most=4) for day in problem.days])
    plan = quick(problem, own=own, rounds=0)
    assert faults(problem, plan) == []
    assert plan.value >= max(nearest_next_value(problem), area_by_area_value(problem))


@BOTH
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10**6), lunch=st.booleans(), rough=st.integers(2, 12))
def test_between_mere_centres_a_plan_leaves_the_least_time(own, seed, lunch, rough):
    stops = [
        replace(stop, imprecise=n < rough, lat=22.55, lon=114.0) for n, stop in enumerate(realistic(12, 2, seed).stops)
    ]
    problem = a_problem(stops, realistic(1, 2, 0, lunch=lunch).days)
    plan = quick(problem, own=own)
    assert faults(problem, plan) == []
    mere = {stop.id for stop in stops if stop.imprecise}
    for day in plan.days:
        for before, after in pairwise(day.visits):
            if {before.stop, after.stop} & mere:
                assert after.begin - before.leave >= travel.CENTRE_SECONDS


@BOTH
@settings(max_examples=15, deadline=None)
@given(problem=fields(most_stops=7))
def test_any_small_problem_is_solved_to_within_a_stop_of_its_proven_optimum(own, problem):
    best = optimum(problem)
    plan = quick(problem, own=own, rounds=150)
    assert plan.value <= best
    assert plan.value >= 0.8 * best


@BOTH
def test_the_same_seed_and_iterations_give_the_same_plan(own):
    problem = realistic(40, 2, 5)
    assert quick(problem, own=own, seed=3) == quick(problem, own=own, seed=3)


def test_the_same_seed_and_iterations_give_the_same_plan_when_good_plans_are_crossed():
    problem = realistic(25, 3, 5, lunch=False)
    one, other = (quick(problem, seed=3, rounds=2500) for _ in range(2))
    assert one == other and faults(problem, one) == []


def test_a_first_plan_with_a_lunch_that_the_model_cannot_hold_is_still_searched_from():
    # The lunch of the first plan lies elsewhere than where the model cuts it out.
    problem = realistic(30, 1, 1)
    plan = quick(problem, rounds=700)
    assert faults(problem, plan) == [] and plan.method == "pyvrp"


def test_without_pyvrp_the_own_search_answers_and_says_so(monkeypatch):
    monkeypatch.delattr("prospector.territory.vrp", raising=False)
    monkeypatch.setitem(sys.modules, "prospector.territory.vrp", None)
    problem = realistic(15, 1, 6)
    plan = quick(problem)
    assert plan.method == "greedy" and plan.value > 0 and faults(problem, plan) == []


def test_with_pyvrp_the_plan_says_so():
    pytest.importorskip("pyvrp")
    assert quick(realistic(15, 1, 6)).method == "pyvrp"


def test_two_appointments_at_once_are_refused_by_name():
    def at(number, name, hour):
        return Stop(number, 22.5 + number / 50, 114.0, 5, 2700, {MONDAY: hours((hour, hour))}, required=True, name=name)

    with pytest.raises(ConflictError, match=r"“Wang Wei” \(10:30\) and “Fang Li” \(10:45\) clash"):
        quick(a_problem([at(1, "Wang Wei", 10.5), at(2, "Fang Li", 10.75), at(3, "Zhao", 15)]))
    kept = a_problem([at(1, "Wang Wei", 10.5), at(2, "Fang Li", 13), at(3, "Zhao", 15)])
    assert quick(kept).orders == ((1, 2, 3),)


def test_three_stops_that_only_fit_in_pairs_are_refused():
    stops = [Stop(n, 22.55, 114.0, 5, 4 * 3600, required=True, name=f"Card {n}") for n in (1, 2, 3)]
    with pytest.raises(ConflictError, match="does not fit beside"):
        quick(a_problem(stops))


def test_an_appointment_in_the_lunch_is_refused_with_the_reason():
    noon = Stop(1, 22.55, 114.0, 5, 3600, {MONDAY: hours((12, 12))}, required=True, name="Wang Wei")
    with pytest.raises(RefusedError, match=r"“Wang Wei” must be visited.*falls into the lunch"):
        quick(a_problem([noon], [a_day(lunch=NOON._replace(earliest=12 * 3600, latest=13 * 3600))]))


@BOTH
def test_the_lunch_is_kept_between_visits(own):
    problem = realistic(30, 2, 7)
    plan = quick(problem, own=own)
    for day in plan.days:
        begins, ends = day.lunch
        assert NOON.earliest <= begins and ends <= NOON.latest and ends - begins == 3600
        assert all(visit.leave <= begins or ends <= visit.begin for visit in day.visits)


@BOTH
def test_a_stop_is_made_in_the_afternoon_when_the_morning_is_taken(own):
    morning = Stop(1, 22.55, 114.05, 30, 3 * 3600, {MONDAY: begin_windows(hours((9, 12.5)), 3 * 3600)})
    both = Stop(2, 22.55, 114.06, 10, 3600, {MONDAY: begin_windows(hours((9, 12), (14, 18)), 3600)})
    plan = quick(a_problem([morning, both]), own=own)
    assert plan.orders == ((1, 2),)
    assert plan.days[0].visits[1].begin == 14 * 3600


@BOTH
def test_an_island_without_a_road_is_left_out_with_the_reason(own):
    stops = [Stop(1, 22.5, 114.0, 5, 600), Stop(2, 22.6, 114.0, 500, 600)]
    problem = a_problem(stops, matrix=[[0, NO_ROAD, 900], [NO_ROAD, 0, NO_ROAD], [900, NO_ROAD, 0]])
    plan = quick(problem, own=own)
    assert plan.orders == ((1,),)
    assert [(one.stop, str(one.reason)) for one in plan.left] == [(2, "no way leads there")]


def test_what_is_left_out_says_why():
    far = Stop(1, 31.2, 121.5, 90, 3600, name="Shanghai")
    shut = Stop(2, 22.55, 114.0, 90, 3600, {dates(2)[1]: hours((9, 10))})
    long = [Stop(n, 22.55, 114.0 + n / 100, 50 - n, 4 * 3600) for n in (3, 4, 5)]
    plan = quick(a_problem([far, shut, *long]))
    reasons = {one.stop: str(one.reason) for one in plan.left}
    assert reasons[1].startswith("cannot be reached and visited within the hours")
    assert reasons[2] == "closed on 2026-11-23"
    assert "more on the road for 45 points" in reasons[5]


def test_a_search_that_is_stopped_keeps_the_first_plan():
    problem = realistic(30, 2, 8)
    plan = solve(problem, seconds=60, stop=lambda: True)
    assert plan.value > 0 and faults(problem, plan) == []


def test_a_key_press_during_the_search_keeps_the_best_so_far():
    calls = []

    def stop():
        calls.append(1)
        if len(calls) > 20:
            raise KeyboardInterrupt
        return False

    problem = realistic(30, 2, 8)
    plan = solve(problem, seconds=60, stop=stop)
    assert plan.value > 0 and faults(problem, plan) == []


def test_very_many_candidates_are_pruned_with_a_word_and_required_ones_stay():
    stops = [Stop(n, 22.5 + n % 100 / 500, 114 + n // 100 / 500, 1 + n % 40, 1800) for n in range(1, 10_001)]
    stops[0] = replace(stops[0], required=True)
    kept, left = shortlist.shortlist(stops, [a_day()], travel.pace("drive"), most=50)
    assert len(kept) == 50 and kept[0].id == 1
    assert str(left[0].reason) == "not weighed: of 10000 candidates only the 50 most worth their way"
    problem = replace(a_problem(kept), left=left)
    plan = quick(problem, rounds=5)
    assert len(plan.left) + sum(map(len, plan.orders)) == 10_000
    assert faults(problem, plan) == []


def test_no_stops_and_no_room_give_an_empty_plan():
    assert quick(a_problem([])).orders == ((),)
    nobody = a_problem([Stop(1, 22.55, 114.0, 5, 600)], [a_day(most=0)])
    assert quick(nobody).orders == ((),)
