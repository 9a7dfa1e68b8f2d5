"""H8: visits of one area gathered into a day, around what is promised, and never to those who must be left alone."""

from itertools import pairwise

import pytest
from acts import added, at, day, in_days, logged, planned, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import TODAY, FakeDesk, a_desk, statements_counted
from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.domain.qualification import read_code
from prospector.services import qualifications
from prospector.services.cards import remove_card, stop_card
from prospector.services.visits import book, list_areas, plan_day, unplaced

TOMORROW = day("2026-03-11")
HERE = "北京市朝阳区建国路1号"


def worth(desk: FakeDesk, name: str, need: str = "large", address: str = HERE) -> int:
    card = added(desk, name, address=address)
    logged(desk, card, need=need, at=at(9))
    return card


def plan(desk: FakeDesk, on=TOMORROW, **how) -> list[dict]:
    return plan_day(desk, "朝阳", on, **how)


def stops(desk: FakeDesk, on=TOMORROW, **how) -> list[tuple[str, str]]:
    return [(stop["at"], stop["name"]) for stop in plan(desk, on, **how)]


def test_need_and_intent_come_first(desk: FakeDesk) -> None:
    worth(desk, "small", "small")
    worth(desk, "large", "large")
    worth(desk, "medium", "medium")
    assert stops(desk) == [("09:00", "large"), ("10:15", "medium"), ("11:30", "small")]


def test_visits_are_put_around_what_is_promised_with_time_for_the_way(desk: FakeDesk) -> None:
    for number in range(3):
        worth(desk, f"card {number}")
    planned(desk, added(desk, "promised", address=HERE), 1, "Visit", "10:30", visit=True)
    assert stops(desk) == [("09:00", "card 0"), ("10:30", "promised"), ("11:45", "card 1"), ("13:00", "card 2")]


def test_an_appointment_without_an_hour_gets_the_first_that_is_free(desk: FakeDesk) -> None:
    worth(desk, "other")
    planned(desk, added(desk, "promised", address=HERE), 1, "Visit", visit=True)
    assert stops(desk) == [("09:00", "promised"), ("10:15", "other")]


def test_who_must_be_left_alone_is_no_stop_even_with_an_appointment(desk: FakeDesk) -> None:
    worth(desk, "fine")
    for name in ("stopped", "man", "binned"):
        planned(desk, worth(desk, name), 1, "Visit", "10:00", visit=True)
        worth(desk, f"{name} too")
    for name in ("stopped", "stopped too"):
        stop_card(desk, name, "asked us to")
    for name in ("man", "man too"):
        qualifications.qualify(desk, name, qualifications.letters_of(read_code("man")))
    for name in ("binned", "binned too"):
        remove_card(desk, name)
    desk.commit()
    assert stops(desk) == [("09:00", "fine")]
    for name in ("stopped", "man"):
        with pytest.raises(RefusedError):
            plan(desk, must=[name])
    with pytest.raises(NotFoundError):
        plan(desk, must=["binned"])


def test_cards_with_a_visit_before_or_after_that_day_are_not_proposed_again(desk: FakeDesk) -> None:
    planned(desk, worth(desk, "today"), 0, "Visit", "16:00", visit=True)
    planned(desk, worth(desk, "next week"), 7, "Visit", "16:00", visit=True)
    worth(desk, "free")
    assert stops(desk) == [("09:00", "free")]
    assert stops(desk, must=["next week"]) == [("09:00", "next week"), ("10:15", "free")]


def test_must_puts_a_card_first_and_leave_out_keeps_it_away(desk: FakeDesk) -> None:
    worth(desk, "large", "large")
    worth(desk, "small", "small")
    added(desk, "nothing known", address=HERE)
    assert stops(desk, must=["small"])[0] == ("09:00", "small")
    assert stops(desk, must=["nothing known"])[0] == ("09:00", "nothing known")
    assert stops(desk, leave_out=["large"]) == [("09:00", "small")]
    with pytest.raises(UsageError, match="both"):
        plan(desk, must=["large"], leave_out=["large"])
    with pytest.raises(NotFoundError):
        plan(desk, must=["nobody"])


def test_more_than_fits_is_refused_when_all_were_asked_for(desk: FakeDesk) -> None:
    names = [f"card {number}" for number in range(4)]
    for name in names:
        worth(desk, name)
    with pytest.raises(RefusedError, match="4 visits are asked for, but only 3"):
        plan(desk, must=names, most=3)
    assert len(plan(desk, most=3)) == 3


def test_a_past_day_and_an_unknown_area_are_refused(desk: FakeDesk) -> None:
    added(desk, "nothing speaks for it", address=HERE)
    with pytest.raises(UsageError, match="past"):
        plan(desk, day("2026-03-09"))
    with pytest.raises(NotFoundError, match="浦东"):
        plan_day(desk, "浦东", TOMORROW)
    assert plan(desk) == []


def test_a_plan_for_today_begins_later_than_now(desk: FakeDesk) -> None:
    worth(desk, "card")
    desk.clock.moment = at(10, 13, 10)
    assert stops(desk, TODAY) == [("13:30", "card")]
    desk.clock.moment = at(10, 17, 30)
    assert stops(desk, TODAY) == []


def test_the_day_ends_when_the_config_says(desk: FakeDesk) -> None:
    for number in range(5):
        worth(desk, f"card {number}")
    desk.settings |= {"visits.start": "14:00", "visits.end": "16:00"}
    assert [hour for hour, _ in stops(desk)] == ["14:00", "15:15"]
    desk.settings["visits.end"] = "13:00"
    with pytest.raises(UsageError, match="before it begins"):
        plan(desk)


def test_booking_makes_the_appointments_and_asking_again_shows_them(desk: FakeDesk) -> None:
    cards = [worth(desk, "A"), worth(desk, "B")]
    proposed = plan(desk)
    made = book(desk, proposed, TOMORROW)
    desk.commit()
    assert [(step["card_id"], step["due_time"], step["kind"]) for step in made] == [
        (cards[0], "09:00", "visit"),
        (cards[1], "10:15", "visit"),
    ]
    again = plan(desk)
    assert [(stop["at"], stop["card_id"], stop["booked"]) for stop in again] == [
        ("09:00", cards[0], True),
        ("10:15", cards[1], True),
    ]
    assert book(desk, again, TOMORROW) == []
    assert whole(desk, cards[0])["next_due_on"] == "2026-03-11"
    for stop in [*proposed, *again]:
        assert stop["score"] == round(sum(reason["points"] for reason in stop["reasons"]), 2)


def test_the_areas_are_listed_by_what_they_are_worth(desk: FakeDesk) -> None:
    worth(desk, "a", "small")
    for name in ("b", "c"):
        worth(desk, name, "large", "上海市浦东新区世纪大道1号")
    added(desk, "nothing known", address=HERE)
    added(desk, "nowhere")
    areas = list_areas(desk, TODAY)
    assert [(area["area"], area["cards"], area["worth_visiting"]) for area in areas] == [
        ("上海市浦东新区", 2, 2),
        ("北京市朝阳区", 2, 1),
        (None, 1, 0),
    ]
    assert areas[0]["best"][0]["name"] == "b"
    assert unplaced(desk) == 1


def test_a_welcome_visit_counts_more_and_an_unwanted_one_less(desk: FakeDesk) -> None:
    for chance in ("no", "maybe", "yes"):
        logged(desk, added(desk, chance, address=HERE), need="large", visit_chance=chance)
    assert [name for _, name in stops(desk)] == ["yes", "maybe", "no"]


def test_more_appointments_ask_the_book_no_more_often(desk: FakeDesk) -> None:
    def asked() -> int:
        with statements_counted(desk) as run:
            plan(desk)
        return len(run)

    planned(desk, added(desk, "one", address=HERE), 1, "Visit", "08:00", visit=True)
    few = asked()
    for number in range(6):
        planned(desk, added(desk, f"card {number}", address=HERE), 1, "Visit", f"{9 + number:02}:00", visit=True)
    assert asked() == few


hours = st.sampled_from(["", "08:00", "09:10", "12:30", "17:45", "23:30"])


@settings(max_examples=40)
@given(
    st.integers(0, 12),
    st.lists(st.tuples(hours, st.none() | st.integers(1, 300)), max_size=4),
    st.integers(1, 10),
    st.sampled_from(["06:00", "09:00", "13:20"]),
    st.sampled_from(["14:00", "18:00", "23:59"]),
    st.integers(5, 240),
)
def test_a_day_keeps_its_hours_whatever_is_promised(cards, promised, most, start, end, minutes) -> None:
    with a_desk() as desk:
        desk.settings |= {"visits.start": start, "visits.end": end, "visits.minutes": minutes}
        added(desk, "nothing known", address=HERE)
        for number in range(cards):
            worth(desk, f"card {number}")
        lengths = {}
        for number, (hour, length) in enumerate(promised):
            card = added(desk, f"promised {number}", address=HERE)
            planned(desk, card, 1, "Visit", hour, visit=True, minutes=length)
            lengths[card] = length or minutes
        found = plan(desk, most=most)

        def span(stop: dict) -> tuple[int, int]:
            begin = int(stop["at"][:2]) * 60 + int(stop["at"][3:])
            return begin, begin + lengths.get(stop["card_id"], minutes)

        proposed = [stop for stop in found if not stop["booked"]]
        assert len(found) - len(proposed) == len(promised)
        assert len(found) <= max(most, len(promised))
        limits = [int(time[:2]) * 60 + int(time[3:]) for time in (start, end)]
        assert all(limits[0] <= span(stop)[0] and span(stop)[1] <= limits[1] for stop in proposed)
        for stop in proposed:
            others = [span(other) for other in found if other is not stop]
            assert all(span(stop)[1] + 30 <= begin or end + 30 <= span(stop)[0] for begin, end in others)
        assert all(earlier["at"] <= later["at"] for earlier, later in pairwise(found))
        assert len({stop["card_id"] for stop in found}) == len(found)


def test_a_next_visit_is_an_appointment_of_its_card(desk: FakeDesk) -> None:
    card = worth(desk, "card")
    logged(desk, card, "appointment", next_step=in_days(1, "14:00"))
    assert stops(desk) == [("14:00", "card")]
