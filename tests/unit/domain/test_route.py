"""A day in the field as data: hours, windows, the independent check, exact times, clashes."""

from dataclasses import replace
from datetime import date

import pytest

from prospector.domain.errors import ConflictError, RefusedError, UsageError
from prospector.domain.route import Day, Lunch, Plan, Problem, Spot, Stop, begin_windows, clock, faults
from prospector.domain.route_times import check_required, day_plan, make_plan

MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)
HOME = Spot(22.55, 114.0)
HOUR = 3600
NOON = Lunch(12 * HOUR, 13 * HOUR, HOUR)


def a_stop(number, **more):
    return Stop(number, 22.5, 114.0, **{"prize": 10, "service": HOUR, **more})


def a_day(lunch=None, **more):
    return Day(
        **{
            "date": MONDAY,
            "start": 9 * HOUR,
            "end": 18 * HOUR,
            "origin": HOME,
            "destination": HOME,
            "lunch": lunch,
            **more,
        }
    )


def a_problem(*stops, days=None, way=600):
    days = days or (a_day(),)
    size = len(stops) + 1
    return Problem(stops, tuple(days), [[0 if a == b else way for b in range(size)] for a in range(size)])


def planned(problem, *order, day=0):
    return day_plan(problem, day, order)


def said(found):
    return [str(fault) for fault in found]


def test_hours_that_end_before_they_start_are_refused():
    with pytest.raises(UsageError, match="18:00–9:00 end before they start"):
        a_day(start=18 * HOUR, end=9 * HOUR)


def test_a_lunch_longer_than_its_hours_is_refused():
    with pytest.raises(UsageError, match="90 minutes does not fit between 12:00 and 13:00"):
        a_day(Lunch(12 * HOUR, 13 * HOUR, 5400))


@pytest.mark.parametrize("wrong", [{"prize": 0}, {"service": -1}, {"windows": {MONDAY: ((5, 4),)}}])
def test_a_stop_that_makes_no_sense_is_no_stop(wrong):
    with pytest.raises(ValueError, match="stop 1"):
        a_stop(1, **wrong)


def test_a_card_or_a_day_named_twice_is_no_problem_to_solve():
    with pytest.raises(ValueError, match="named twice"):
        a_problem(a_stop(1), a_stop(1))
    with pytest.raises(ValueError, match="named twice"):
        a_problem(a_stop(1), days=(a_day(), a_day()))


def test_a_visit_begins_early_enough_to_end_before_the_doors_close():
    assert begin_windows(((9 * HOUR, 12 * HOUR), (14 * HOUR, 14 * HOUR + 60)), HOUR) == ((9 * HOUR, 11 * HOUR),)


def test_overlapping_windows_are_one_and_a_day_not_named_is_closed():
    stop = a_stop(1, windows={MONDAY: ((50, 90), (10, 60), (95, 99))})
    assert stop.windows_on(MONDAY) == ((10, 90), (95, 99))
    assert stop.windows_on(TUESDAY) == ()


def test_one_leaves_home_as_late_as_the_first_visit_allows():
    day = planned(a_problem(a_stop(1, windows={MONDAY: ((11 * HOUR, 12 * HOUR),)})), 0)
    assert [clock(moment) for moment in (day.depart, day.visits[0].arrive, day.home)] == ["10:50", "11:00", "12:10"]


def test_a_visit_waits_for_the_next_window():
    stop = a_stop(2, windows={MONDAY: ((9 * HOUR, 10 * HOUR), (14 * HOUR, 15 * HOUR))})
    day = planned(a_problem(a_stop(1), stop), 0, 1)
    assert (clock(day.visits[1].arrive), clock(day.visits[1].begin)) == ("10:20", "14:00")


def test_an_order_that_comes_too_late_is_none():
    assert planned(a_problem(a_stop(1), a_stop(2, windows={MONDAY: ((9 * HOUR, 10 * HOUR),)})), 0, 1) is None
    assert planned(a_problem(*(a_stop(n, service=3 * HOUR) for n in (1, 2, 3))), 0, 1, 2) is None


def test_the_lunch_stands_between_visits_where_it_costs_least():
    problem = a_problem(a_stop(1, service=3 * HOUR - 1200), a_stop(2), days=(a_day(NOON),))
    day = planned(problem, 0, 1)
    # Back on the road at 11:50 one drives the ten minutes and eats at the next door.
    assert [clock(moment) for moment in (*day.lunch, day.visits[1].arrive, day.visits[1].begin)] == [
        "12:00",
        "13:00",
        "12:00",
        "13:00",
    ]
    assert faults(problem, make_plan(problem, [[0, 1]], "greedy")) == []


def test_whoever_is_home_before_the_lunch_or_leaves_after_it_eats_at_home():
    early = a_problem(a_stop(1), days=(a_day(NOON),))
    assert planned(early, 0).lunch is None
    late = a_problem(a_stop(1, windows={MONDAY: ((14 * HOUR, 15 * HOUR),)}), days=(a_day(NOON),))
    assert (planned(late, 0).lunch, clock(planned(late, 0).depart)) == (None, "13:50")
    for problem in (early, late):
        assert faults(problem, make_plan(problem, [[0]], "greedy")) == []


def test_a_day_after_the_lunch_has_none():
    assert a_day(NOON, start=12 * HOUR + 60).pause is None
    assert a_day(NOON, end=12 * HOUR + 60).pause is None
    assert a_day(NOON).pause == NOON


def test_the_most_stops_of_a_day_are_kept():
    problem = a_problem(a_stop(1), a_stop(2), days=(a_day(most=1),))
    assert planned(problem, 0, 1) is None
    assert planned(problem, 1) is not None


SOUND = a_problem(
    a_stop(1, required=True, name="Fang"),
    a_stop(2, windows={MONDAY: ((9 * HOUR, 16 * HOUR),)}),
    a_stop(3),
    days=(a_day(NOON, most=2),),
)


def changed(**visit):
    plan = make_plan(SOUND, [[0, 1]], "greedy")
    day = plan.days[0]
    return replace(plan, days=(replace(day, visits=(day.visits[0], day.visits[1]._replace(**visit))),))


def with_day(**more):
    plan = make_plan(SOUND, [[0, 1]], "greedy")
    return replace(plan, days=(replace(plan.days[0], **more),))


@pytest.mark.parametrize(
    ("plan", "fault"),
    [
        (changed(stop=1), "planned twice"),
        (changed(stop=77), "planned twice or is unknown"),
        (changed(travel=5), "shorter than its way"),
        (changed(arrive=0), "shorter than its way"),
        (changed(begin=17 * HOUR, leave=18 * HOUR), "breaks its hours"),
        (changed(leave=11 * HOUR), "breaks its hours"),
        (with_day(depart=0), "leaves the hours"),
        (with_day(home=19 * HOUR), "leaves the hours"),
        (with_day(home=9 * HOUR), "shorter than its way"),
        (with_day(home=15 * HOUR), "lunch of 2026-11-23 is not kept"),
        (with_day(home=15 * HOUR, lunch=(12 * HOUR, 12 * HOUR + 60)), "is not kept"),
        (with_day(visits=()), "“Fang” must be visited"),
        (replace(with_day(), value=1), "not the sum"),
        (replace(with_day(), left=()), "left out"),
        (Plan(()), "other days"),
    ],
)
def test_the_check_finds_each_fault(plan, fault):
    assert faults(SOUND, make_plan(SOUND, [[0, 1]], "greedy")) == []
    assert any(fault in one for one in said(faults(SOUND, plan))), said(faults(SOUND, plan))


def test_the_check_counts_the_stops_of_a_day():
    tight = replace(SOUND, days=(a_day(NOON, most=1),))
    assert "More stops on 2026-11-23 than wanted." in said(faults(tight, make_plan(SOUND, [[0, 1]], "greedy")))


def appointment(number, name, *times, day=MONDAY):
    return a_stop(number, name=name, required=True, windows={day: tuple((time, time) for time in times)})


def test_two_appointments_too_near_in_time_clash_by_name():
    problem = a_problem(appointment(1, "Wang Wei", 10 * HOUR), appointment(2, "Fang Li", 11 * HOUR))
    with pytest.raises(ConflictError) as refused:
        check_required(problem)
    assert str(refused.value) == "“Wang Wei” (10:00) and “Fang Li” (11:00) clash on 2026-11-23: nobody can be at both."


def test_appointments_with_the_way_between_them_or_on_two_days_do_not_clash():
    check_required(a_problem(appointment(1, "Wang Wei", 10 * HOUR), appointment(2, "Fang Li", 11 * HOUR + 600)))
    days = (a_day(), a_day(date=TUESDAY))
    same = dict.fromkeys((MONDAY, TUESDAY), ((10 * HOUR, 10 * HOUR),))
    check_required(a_problem(*(a_stop(n, required=True, windows=same) for n in (1, 2)), days=days))


def test_an_appointment_on_a_day_that_is_not_planned_is_refused():
    with pytest.raises(
        RefusedError, match="“Wang Wei” must be visited, and no day of the plan allows it: closed on 2026-11-23"
    ):
        check_required(a_problem(appointment(1, "Wang Wei", 10 * HOUR, day=TUESDAY)))
