"""H8: the best day in the field keeps every hour, window and appointment, and never leads to whom it must not."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from acts import added, at, day, in_days, logged, planned
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import TODAY, FakeDesk, a_desk, statements_counted
from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.domain.qualification import read_code
from prospector.domain.route import faults
from prospector.services import qualifications
from prospector.services.cards import CardEdit, edit_card, remove_card, stop_card
from prospector.services.places import list_areas, place_card, place_named, unplace_card, unplaced
from prospector.services.visit_booking import book, next_near
from prospector.services.visit_days import chosen_days, read_lunch
from prospector.services.visit_plans import PlannedVisits, Wanted, make_plan
from prospector.services.visit_views import plan_view
from prospector.services.visit_wishes import Choice
from prospector.services.visit_worth import worth
from prospector.territory.planner import Planner
from prospector.territory.travel import PACES

TOMORROW = day("2026-03-11")
HERE = "北京市朝阳区建国路1号"
OFFICE = "39.92,116.44"
ABOUT = {"mode": "drive", "matrix": "estimate", "detour": 1.3, "speed_kmh": 35.0, "leg_minutes": 3.0}


def card_worth(desk: FakeDesk, name: str, need: str = "large", spot: str = OFFICE, **known: Any) -> int:
    card = added(desk, name, address=HERE, **known)
    logged(desk, card, need=need, at=at(9))
    if spot:
        place_card(desk, str(card), spot)
        desk.commit()
    return card


def planner(**how: Any) -> Planner:
    return Planner(PACES["drive"], "drive", **{"seconds": 0, "iterations": 30, **how})


def plan(desk: FakeDesk, on: date = TOMORROW, start: str = OFFICE, **how: Any) -> PlannedVisits:
    names = {name: how.pop(name) for name in ("areas", "must", "leave_out", "fix", "around", "minutes") if name in how}
    told = {} if {"days", "week", "replan"} & how.keys() or "around" in names else {"on": on.isoformat()}
    return make_plan(desk, Wanted(**told, start=start, **how, choice=Choice(**names)), planner())


def view(desk: FakeDesk, planned: PlannedVisits) -> dict[str, Any]:
    return plan_view(desk, planned, ABOUT)


def stops(desk: FakeDesk, **how: Any) -> list[tuple[str, str]]:
    return [(stop["at"], stop["name"]) for one in view(desk, plan(desk, **how))["days"] for stop in one["stops"]]


def names(desk: FakeDesk, **how: Any) -> set[str]:
    return {name for _, name in stops(desk, **how)}


def left(desk: FakeDesk, **how: Any) -> dict[str, str]:
    return {one["name"]: one["why"] for one in view(desk, plan(desk, **how))["left_out"]}


def test_need_and_intent_decide_whom_to_see_when_there_is_no_time_for_all(desk: FakeDesk) -> None:
    for name in ("small", "large", "medium"):
        card_worth(desk, name, name)
    assert names(desk, most=2) == {"large", "medium"}
    assert left(desk, most=2) == {"small": "2 stops a day are planned already, as many as wanted (--max-stops)"}
    assert names(desk, hours="9:00-10:00") == {"large"}
    assert "hours are full" in left(desk, hours="9:00-10:00")["small"]


def test_an_appointment_keeps_its_hour_and_the_others_go_around_it(desk: FakeDesk) -> None:
    for number in range(3):
        card_worth(desk, f"card {number}")
    planned(desk, card_worth(desk, "promised"), 1, "Visit", "10:30", visit=True)
    found = stops(desk)
    assert ("10:30", "promised") in found
    assert len(found) == 4


def test_two_appointments_at_once_are_refused_and_both_are_named(desk: FakeDesk) -> None:
    planned(desk, card_worth(desk, "one"), 1, "Visit", "10:30", visit=True)
    planned(desk, card_worth(desk, "other"), 1, "Visit", "10:45", visit=True)
    with pytest.raises(ConflictError) as refused:
        plan(desk)
    assert {"one", "other"} <= set(str(refused.value).replace("“", " ").replace("”", " ").split())


def test_the_hours_of_the_config_give_way_to_an_appointment_but_typed_ones_do_not(desk: FakeDesk) -> None:
    planned(desk, card_worth(desk, "early", spot="39.95,116.44"), 1, "Visit", "08:30", visit=True)
    assert stops(desk) == [("08:30", "early")]
    with pytest.raises(RefusedError, match="early"):
        plan(desk, hours="9:00-18:00")


def test_the_lunch_of_the_config_gives_way_to_an_appointment_but_a_typed_one_does_not(desk: FakeDesk) -> None:
    planned(desk, card_worth(desk, "noon"), 1, "Visit", "12:15", visit=True)
    desk.settings["visits.lunch"] = "12:00-13:00"
    assert stops(desk) == [("12:15", "noon")]
    with pytest.raises(RefusedError, match="lunch"):
        plan(desk, lunch="12:00-13:00")


def test_who_must_be_left_alone_is_no_stop_even_with_an_appointment(desk: FakeDesk) -> None:
    card_worth(desk, "fine")
    for name in ("stopped", "man", "binned"):
        planned(desk, card_worth(desk, name), 1, "Visit", "10:00", visit=True)
        card_worth(desk, f"{name} too")
    for name in ("stopped", "stopped too"):
        stop_card(desk, name, "asked us to")
    for name in ("man", "man too"):
        qualifications.qualify(desk, name, qualifications.letters_of(read_code("man")))
    for name in ("binned", "binned too"):
        remove_card(desk, name)
    desk.commit()
    assert names(desk) == {"fine"}
    for name in ("stopped", "man"):
        with pytest.raises(RefusedError):
            plan(desk, must=[name])
        with pytest.raises(RefusedError):
            plan(desk, fix=[f"{name}@10:30"])
    with pytest.raises(NotFoundError):
        plan(desk, must=["binned"])


def test_a_card_without_a_place_is_left_out_aloud_and_never_guessed(desk: FakeDesk) -> None:
    card = added(desk, "nowhere")
    logged(desk, card, need="large", at=at(9))
    assert "no address" in left(desk)["nowhere"]
    assert names(desk) == set()
    with pytest.raises(RefusedError, match="nowhere"):
        plan(desk, must=["nowhere"])
    assert [one["why"] for one in unplaced(desk)] == ["no address"]


def test_an_appointment_without_a_place_is_kept_and_its_way_is_said_to_be_a_guess(desk: FakeDesk) -> None:
    planned(desk, added(desk, "nowhere"), 1, "Visit", "10:30", visit=True)
    found = view(desk, plan(desk))
    (stop,) = found["days"][0]["stops"]
    assert (stop["at"], stop["lat"], stop["precision"], stop["links"]) == ("10:30", None, None, {})
    assert any("not known" in notice for notice in found["notices"])
    assert stop["drive_minutes"] >= 15


def test_centres_of_districts_are_marked_counted_and_told_how_to_mend(desk: FakeDesk) -> None:
    card_worth(desk, "rough", spot="")
    card_worth(desk, "exact")
    found = view(desk, plan(desk))
    marked = {stop["name"]: stop["imprecise"] for stop in found["days"][0]["stops"]}
    assert marked == {"rough": True, "exact": False}
    assert found["imprecise"] == 1
    assert any("prospector place" in notice for notice in found["notices"])
    assert min(stop["drive_minutes"] for stop in found["days"][0]["stops"] if stop["imprecise"]) >= 15


def test_opening_hours_with_a_lunch_break_are_kept(desk: FakeDesk) -> None:
    card = card_worth(desk, "shop")
    edit_card(desk, str(card), CardEdit(facts={"hours": "Mo-Fr 11:00-12:00,15:00-16:00", "visit_minutes": "50"}))
    desk.commit()
    ((begin, _),) = stops(desk)
    assert begin in ("11:00", "11:05", "11:10", "15:00", "15:05", "15:10")
    assert stops(desk, hours="13:00-18:00")[0][0] >= "15:00"
    assert left(desk, on=day("2026-03-14"))["shop"] == "closed on Saturdays"


def test_why_nobody_can_be_seen_is_said_as_a_person_would(desk: FakeDesk) -> None:
    for name, hours in (
        ("on holidays", "Mo-Su 9:00-18:00"),
        ("on thursdays", "Fr-We 9:00-18:00"),
        ("briefly", "Mo-Su 9:00-9:20; PH 9:00-9:20"),
        ("at night", "Mo-Su 20:00-23:00; PH 20:00-23:00"),
        ("afar", "Mo-Su 9:00-18:00; PH 9:00-18:00"),
    ):
        card = card_worth(desk, name)
        edit_card(desk, str(card), CardEdit(facts={"hours": hours}))
    place_card(desk, "afar", "31.23,121.47", far=True)
    desk.commit()
    # The National Day of 2026 is a Thursday.
    found = left(desk, on=day("2026-10-01"), start="39.92,116.44")
    assert found["on holidays"] == "closed on public holidays"
    assert found["briefly"] == "open for less than a visit takes"
    assert found["at night"].startswith("its hours do not fit into the day: a visit could begin 20:00")
    assert "minutes away" in found["afar"]
    assert left(desk, on=day("2026-09-24"))["on thursdays"] == "closed on Thursdays"
    assert "longer than the hours" in left(desk, on=day("2026-09-24"), hours="9:00-9:30")["on holidays"]


def test_without_a_start_a_customer_in_another_city_is_too_far_from_the_others(desk: FakeDesk) -> None:
    for number in range(3):
        card_worth(desk, f"card {number}", spot=f"39.9{number},116.44")
    card_worth(desk, "afar", spot="")
    place_card(desk, "afar", "31.23,121.47", far=True)
    desk.commit()
    assert re.fullmatch(r"too far from the others: \d+ more hours on the road", left(desk, start="")["afar"])


def test_a_card_of_a_citys_name_is_the_card_where_a_day_begins(desk: FakeDesk) -> None:
    card_worth(desk, "北京市朝阳区的店", spot="39.95,116.50")
    assert place_named(desk, "北京市朝阳区的店")[0] == (39.95, 116.5, True)
    assert place_named(desk, "北京市朝阳区")[0].precise is False


@settings(max_examples=20, deadline=None)
@given(
    st.lists(st.sampled_from(["fine", "stopped", "man", "nowhere", "binned"]), min_size=1, max_size=7),
    st.integers(1, 3),
)
def test_nobody_who_must_be_left_alone_and_nobody_unplaced_is_ever_in_a_plan(kinds, days) -> None:
    with a_desk() as desk:
        named = [f"{kind} {number}" for number, kind in enumerate(kinds)]
        for name in named:
            if name.startswith("nowhere"):
                logged(desk, added(desk, name), need="large", at=at(9))
                continue
            card = card_worth(desk, name)
            if name.startswith("stopped"):
                stop_card(desk, str(card), "asked us to")
            elif name.startswith("man"):
                qualifications.qualify(desk, str(card), qualifications.letters_of(read_code("man")))
            elif name.startswith("binned"):
                remove_card(desk, str(card))
        desk.commit()
        found = view(desk, plan(desk, days=days, hours="9:00-18:00"))
        assert {stop["name"] for one in found["days"] for stop in one["stops"]} == {n for n in named if n[:4] == "fine"}
        said = {one["name"]: one["why"] for one in found["left_out"]}
        assert said.keys() == {name for name in named if name.startswith("nowhere")}
        assert all("place is not known" in why for why in said.values())


def test_hours_that_nobody_can_read_are_refused_when_typed(desk: FakeDesk) -> None:
    card = card_worth(desk, "shop")
    with pytest.raises(UsageError):
        edit_card(desk, str(card), CardEdit(facts={"hours": "now and then"}))


def test_cards_with_a_visit_before_or_after_that_day_are_not_proposed_again(desk: FakeDesk) -> None:
    planned(desk, card_worth(desk, "today"), 0, "Visit", "16:00", visit=True)
    planned(desk, card_worth(desk, "next week"), 7, "Visit", "16:00", visit=True)
    card_worth(desk, "free")
    assert names(desk) == {"free"}
    assert "appointment" in left(desk)["next week"]
    assert names(desk, must=["next week"]) == {"free", "next week"}


def test_must_fix_and_leave_out_are_obeyed(desk: FakeDesk) -> None:
    card_worth(desk, "large", "large")
    card_worth(desk, "small", "small")
    place_card(desk, str(added(desk, "nothing known", address=HERE)), OFFICE)
    desk.commit()
    assert names(desk, must=["small"], most=1) == {"small"}
    assert ("14:00", "nothing known") in stops(desk, fix=["nothing known@14:00"])
    assert names(desk, leave_out=["large"]) == {"small"}
    with pytest.raises(UsageError, match="both"):
        plan(desk, must=["large"], leave_out=["large"])
    with pytest.raises(RefusedError, match="2 visits must"):
        plan(desk, must=["large", "small"], most=1)
    with pytest.raises(ConflictError, match="large"):
        plan(desk, fix=["large@10:30", "small@10:30"])
    for typed in ("large", "large@", "@10:30", "large@25:00"):
        with pytest.raises(UsageError):
            plan(desk, fix=[typed])


def test_days_are_working_days_and_each_card_is_seen_once(desk: FakeDesk) -> None:
    for number in range(6):
        card_worth(desk, f"card {number}")
    found = view(desk, plan(desk, days=3, most=2))
    assert [one["date"] for one in found["days"]] == ["2026-03-11", "2026-03-12", "2026-03-13"]
    seen = [stop["name"] for one in found["days"] for stop in one["stops"]]
    assert len(seen) == len(set(seen)) == 6
    assert chosen_days(desk, "2026-03-13", 2) == [day("2026-03-13"), day("2026-03-16")]
    assert chosen_days(desk, week=True) == [day("2026-03-11"), day("2026-03-12"), day("2026-03-13")]
    assert chosen_days(desk, "2026-03-14") == [day("2026-03-14")]
    desk.settings["visits.days"] = "Tu-Sa"
    assert chosen_days(desk, "2026-03-14", 2) == [day("2026-03-14"), day("2026-03-17")]
    for wrong in ({"on": "2026-03-09"}, {"count": 0}, {"count": 99}, {"count": 2, "week": True}):
        with pytest.raises(UsageError):
            chosen_days(desk, **wrong)


def test_a_make_up_workday_is_worked_and_a_holiday_is_not(desk: FakeDesk) -> None:
    # 2026: the new year's holiday is 1 to 3 January, and Sunday the 4th is worked for it.
    desk.clock.moment = at(31, month=12).replace(year=2025)
    assert chosen_days(desk) == [day("2026-01-04")]


def test_a_day_without_a_start_begins_at_its_first_stop_and_says_so(desk: FakeDesk) -> None:
    card_worth(desk, "far", spot="40.3,116.9")
    found = view(desk, plan(desk, start=""))
    (stop,) = found["days"][0]["stops"]
    assert (stop["at"], stop["drive_minutes"], found["home"]) == ("09:00", 0, None)
    assert any("No start" in notice for notice in found["notices"])


def test_start_and_end_may_differ_and_are_cards_addresses_or_points(desk: FakeDesk) -> None:
    card = card_worth(desk, "stop")
    found = view(desk, plan(desk, start="上海市浦东新区", end="31.2,121.5", hours="0:00-24:00"))
    assert found["from"] == "上海市浦东新区"
    assert found["to"] == "31.2,121.5"
    assert place_named(desk, "stop")[1] == "stop"
    assert place_named(desk, str(card))[1] == "stop"
    for typed in ("Atlantis", "116.39,39.9"):
        with pytest.raises((NotFoundError, UsageError)):
            plan(desk, start=typed)


def test_a_plan_for_today_begins_later_than_now_and_a_day_that_is_over_is_refused(desk: FakeDesk) -> None:
    card_worth(desk, "card")
    desk.clock.moment = at(10, 13, 12)
    assert stops(desk, on=TODAY) == [("13:15", "card")]
    desk.clock.moment = at(10, 17, 30)
    assert stops(desk, on=TODAY) == []
    desk.clock.moment = at(10, 18, 30)
    with pytest.raises(RefusedError, match="over"):
        plan(desk, on=TODAY)


def test_planning_the_rest_of_today_anew_begins_at_the_last_customer_and_makes_up_for_what_was_missed(
    desk: FakeDesk,
) -> None:
    planned(desk, card_worth(desk, "missed"), 0, "Visit", "10:00", visit=True)
    planned(desk, card_worth(desk, "later"), 0, "Visit", "16:00", visit=True)
    seen = card_worth(desk, "seen")
    desk.clock.moment = at(10, 13, 50)
    logged(desk, seen, via="visit")
    found = view(desk, plan(desk, replan=True, now="14:20", start=""))
    shown = {stop["name"]: stop["at"] for stop in found["days"][0]["stops"]}
    assert shown["later"] == "16:00"
    assert shown["missed"] >= "14:20"
    assert "seen" not in shown
    assert found["from"] == "seen"
    with pytest.raises(UsageError):
        make_plan(desk, Wanted(now="14:20"), planner())


def test_around_an_appointment_only_what_is_near_is_filled_in(desk: FakeDesk) -> None:
    step = planned(desk, card_worth(desk, "fair"), 3, "Visit", "14:00", visit=True)
    card_worth(desk, "near", spot="39.921,116.441")
    card_worth(desk, "far", spot="40.4,117.1")
    task = planned(desk, card_worth(desk, "task"), 3)
    assert {"fair", "near"} <= names(desk, around=step)
    assert "min from the appointment" in left(desk, around=step)["far"]
    for wrong in (task, 9_999):
        with pytest.raises((RefusedError, NotFoundError)):
            plan(desk, around=wrong)


def test_areas_narrow_the_plan_and_an_unknown_one_is_refused(desk: FakeDesk) -> None:
    card_worth(desk, "here")
    elsewhere = added(desk, "there", address="上海市浦东新区世纪大道1号")
    logged(desk, elsewhere, need="large", at=at(9))
    assert names(desk, areas=["朝阳"]) == {"here"}
    assert names(desk, areas=["朝阳", "浦东"], start="") in ({"here"}, {"there"})
    with pytest.raises(NotFoundError, match="月球"):
        plan(desk, areas=["月球"])


def test_booking_makes_the_appointments_and_asking_again_shows_them(desk: FakeDesk) -> None:
    cards = {card_worth(desk, "A"), card_worth(desk, "B")}
    proposed = plan(desk)
    before = {stop["card_id"]: (stop["at"], stop["uid"]) for stop in view(desk, proposed)["days"][0]["stops"]}
    made = book(desk, proposed)
    desk.commit()
    assert {step["card_id"]: (step["due_time"], step["uid"]) for step in made} == before
    assert before.keys() == cards
    again = plan(desk)
    shown = view(desk, again)["days"][0]["stops"]
    assert {stop["card_id"]: (stop["at"], stop["uid"]) for stop in shown} == before
    assert all(stop["booked"] for stop in shown)
    assert book(desk, again) == []
    for stop in shown:
        assert stop["score"] == round(sum(reason["points"] for reason in stop["reasons"]), 2)


def test_a_welcome_visit_counts_more_and_an_unwanted_one_less(desk: FakeDesk) -> None:
    for chance in ("no", "maybe", "yes"):
        logged(desk, added(desk, chance, address=HERE), need="large", visit_chance=chance)
    points = {number: value.points for number, value in worth(desk, TOMORROW).items()}
    assert sorted(points, key=lambda number: -points[number]) == [3, 2, 1]


def test_when_one_falls_out_the_next_best_near_by_is_offered(desk: FakeDesk) -> None:
    gone = card_worth(desk, "gone")
    card_worth(desk, "near", spot="39.925,116.45")
    card_worth(desk, "far", spot="40.4,117.1")
    offer = next_near(desk, planner(), gone)
    assert offer is not None
    assert offer["name"] == "near"
    assert next_near(desk, planner(), added(desk, "nowhere")) is None


def test_the_areas_are_listed_by_what_they_are_worth(desk: FakeDesk) -> None:
    card = card_worth(desk, "a", "small")
    for name in ("b", "c"):
        logged(desk, added(desk, name, address="上海市浦东新区世纪大道1号"), need="large", at=at(9))
    added(desk, "nothing known", address=HERE)
    added(desk, "nowhere")
    logged(desk, card, via="visit", need="small", at=at(9))
    planned(desk, card, 0)
    areas = list_areas(desk, TODAY)
    assert [(area["area"], area["cards"], area["worth_visiting"], area["due"]) for area in areas] == [
        ("上海市浦东新区", 2, 2, 0),
        ("北京市朝阳区", 2, 1, 1),
        (None, 1, 0, 0),
    ]
    assert areas[0]["best"][0]["name"] == "b"
    assert areas[1]["last_visited_on"] == "2026-03-09"
    assert (areas[1]["placed"], areas[1]["exact"]) == (2, 1)


def test_an_exact_spot_is_kept_shown_and_forgotten_again(desk: FakeDesk) -> None:
    card = added(desk, "card", address=HERE)
    done = place_card(desk, "card", "39.93,116.45")
    desk.commit()
    assert (done.card.lat, done.card.lon, done.card.precision) == (39.93, 116.45, "exact")
    with pytest.raises(RefusedError, match="km from"):
        place_card(desk, str(card), "13.4,52.5")
    desk.forget()
    assert place_card(desk, str(card), "13.4,52.5", far=True).card.lat == 13.4
    assert unplace_card(desk, "card").card.precision == "district"
    with pytest.raises(RefusedError):
        unplace_card(desk, "card")


def test_a_lunch_is_a_span_or_minutes_within_one() -> None:
    assert read_lunch("12:00-13:00") == (43_200, 46_800, 3_600)
    assert read_lunch("11:30-13:30/45") == (41_400, 48_600, 2_700)
    assert read_lunch("none") is None
    for typed in ("12:00-13:00/90", "13:00-12:00", "noon", "12:00-13:00/x"):
        with pytest.raises(UsageError):
            read_lunch(typed)


def test_more_cards_ask_the_book_no_more_often(desk: FakeDesk) -> None:
    def asked() -> int:
        with statements_counted(desk) as run:
            make_plan(desk, Wanted(on=TOMORROW.isoformat(), start=OFFICE), planner(iterations=0))
        return len(run)

    card_worth(desk, "one")
    few = asked()
    for number in range(6):
        card_worth(desk, f"card {number}")
    assert asked() == few


clock = st.sampled_from(["", "09:10", "11:30", "14:45"])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-0.2, 0.2), st.floats(-0.2, 0.2), st.sampled_from(["large", "small"])), max_size=7),
    st.lists(st.tuples(clock, st.integers(10, 90)), max_size=3, unique_by=lambda one: one[0]),
    st.integers(1, 2),
    st.sampled_from(["", "12:00-13:00", "11:30-13:30/30"]),
    st.sampled_from([None, 2, 5]),
)
def test_a_plan_never_breaks_an_hour_a_window_or_an_appointment(cards, promised, days, lunch, most) -> None:
    with a_desk() as desk:
        for number, (north, east, need) in enumerate(cards):
            card_worth(desk, f"card {number}", need, f"{39.92 + north},{116.44 + east}")
        for number, (hour, minutes) in enumerate(promised):
            planned(desk, card_worth(desk, f"promised {number}"), 1, "Visit", hour, visit=True, minutes=minutes)
        try:
            found = plan(desk, days=days, lunch=lunch, most=most)
        except (ConflictError, RefusedError):
            # Said clearly, and only because of what was promised.
            assert promised
            return
        assert faults(found.problem, found.plan) == []
        shown = [stop for one in view(desk, found)["days"] for stop in one["stops"]]
        assert len({stop["card_id"] for stop in shown}) == len(shown)
        hours = {stop["name"]: stop["at"] for stop in shown if stop["booked"]}
        assert len(hours) == len(promised)
        assert all(hours[f"promised {number}"] == hour for number, (hour, _) in enumerate(promised) if hour)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(st.floats(-0.1, 0.1), st.floats(-0.1, 0.1)), min_size=1, max_size=5))
def test_a_free_stop_on_the_way_never_lowers_the_value(spots) -> None:
    with a_desk() as desk:
        for number, (north, east) in enumerate(spots):
            card_worth(desk, f"card {number}", spot=f"{39.92 + north},{116.44 + east}")
        before = plan(desk, most=50).plan.value
        card = card_worth(desk, "next door", "small")
        edit_card(desk, str(card), CardEdit(facts={"visit_minutes": "1"}))
        desk.commit()
        assert plan(desk, most=50, hours="9:00-18:01").plan.value >= before


def test_same_rounds_and_seed_give_the_same_plan(desk: FakeDesk) -> None:
    for number in range(8):
        card_worth(desk, f"card {number}", spot=f"39.{90 + number},116.{40 + 3 * number % 9}")
    assert plan(desk).plan == plan(desk).plan


def test_a_next_visit_is_an_appointment_of_its_card(desk: FakeDesk) -> None:
    card = card_worth(desk, "card")
    logged(desk, card, "appointment", next_step=in_days(1, "14:00"))
    assert stops(desk) == [("14:00", "card")]
    assert timedelta(days=1) == TOMORROW - TODAY
