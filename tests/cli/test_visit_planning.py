"""plan-visits: areas worth a trip, a day's stops, the booking."""

from builders import ACME, FANG_ONE, HUAXING, MAN, STOPPED, WANG_WEI, ZHANG


def test_areas_come_with_how_many_are_worth_a_visit_and_why(book):
    areas = book.json("plan-visits")
    assert [area["area"] for area in areas] == ["北京市朝阳区", "上海市浦东新区", "Berlin 10115, DE", None]
    assert (areas[0]["cards"], areas[0]["worth_visiting"]) == (4, 2)
    assert areas[0]["why"]
    assert {best["card_id"] for best in areas[0]["best"]} == {HUAXING, WANG_WEI}
    assert "Worth a visit" in book.ok("plan-visits").stdout


def test_the_stops_of_a_day_come_need_and_intent_first(book):
    stops = book.json("plan-visits", "--area", "北京", "--on", "2026-03-12")
    assert [(stop["card_id"], stop["at"], stop["booked"]) for stop in stops] == [
        (WANG_WEI, "09:00", False),
        (HUAXING, "10:15", False),
    ]
    assert all(stop["reasons"] for stop in stops)


def test_booking_makes_the_appointments_and_one_undo_takes_them_back(book):
    before = book.dump()
    made = book.json("plan-visits", "--area", "北京", "--on", "2026-03-12", "--book")
    assert [(visit["card_id"], visit["kind"], visit["due_on"], visit["due_time"]) for visit in made] == [
        (WANG_WEI, "visit", "2026-03-12", "09:00"),
        (HUAXING, "visit", "2026-03-12", "10:15"),
    ]
    assert {visit["card_id"] for visit in book.json("visits")} == {WANG_WEI, HUAXING, ZHANG}
    book.ok("undo")
    assert book.dump()["follow_up"] == before["follow_up"]


def test_without_booking_nothing_is_written(book):
    before = book.dump()
    book.ok("plan-visits", "--area", "北京", "--on", "2026-03-12")
    assert book.dump() == before


def test_booking_twice_books_once(book):
    book.ok("plan-visits", "--area", "北京", "--on", "2026-03-12", "--book")
    before = book.dump()
    assert book.json("plan-visits", "--area", "北京", "--on", "2026-03-12", "--book") == []
    assert book.dump() == before


def test_the_answer_counts_and_names_the_day(book):
    result = book.ok("plan-visits", "--area", "北京", "--on", "2026-03-12", "--book")
    assert "2 visits booked for Thu 2026-03-12. (undo: prospector undo)" in result.stderr + result.stdout


def test_what_is_booked_keeps_its_hour_and_the_others_go_around_it(book):
    book.ok("follow-up", HUAXING, "2026-03-12 09:00", "sign", "--visit", "--minutes", "60")
    stops = book.json("plan-visits", "--area", "北京", "--on", "2026-03-12")
    assert [(stop["card_id"], stop["at"], stop["booked"]) for stop in stops] == [
        (HUAXING, "09:00", True),
        (WANG_WEI, "10:30", False),
    ]


def test_stopped_and_non_customers_are_not_visited_even_if_they_were_booked(book):
    book.ok("follow-up", HUAXING, "2026-03-12 09:00", "sign", "--visit")
    book.ok("stop", HUAXING)
    book.ok("follow-up", WANG_WEI, "2026-03-12 15:00", "sign", "--visit")
    book.ok("qualify", WANG_WEI, "man")
    assert book.json("plan-visits", "--area", "北京", "--on", "2026-03-12") == []
    assert {visit["card_id"] for visit in book.json("visits")} == {ZHANG}


def test_an_appointment_with_a_card_in_the_bin_is_not_in_the_plan(book):
    book.ok("follow-up", FANG_ONE, "2026-03-12 09:00", "sign", "--visit")
    book.ok("remove", FANG_ONE, "--yes")
    assert FANG_ONE not in {
        stop["card_id"] for stop in book.json("plan-visits", "--area", "北京", "--on", "2026-03-12")
    }


def test_who_is_named_comes_first_also_from_elsewhere_and_who_is_barred_stays_away(book):
    stops = book.json("plan-visits", "--area", "北京", "--on", "2026-03-12", "--must", HUAXING, "--must", FANG_ONE)
    assert {stop["card_id"] for stop in stops[:2]} == {HUAXING, FANG_ONE}
    stops = book.json("plan-visits", "--area", "北京", "--on", "2026-03-12", "--not", HUAXING)
    assert [stop["card_id"] for stop in stops] == [WANG_WEI]


def test_who_may_not_be_proposed_cannot_be_asked_for(book):
    for card in (STOPPED, MAN):
        result = book.run("plan-visits", "--area", "北京", "--must", card)
        assert result.exit_code == 1
        assert f" {card} " in result.stderr


def test_at_most_so_many_stops(book):
    assert len(book.json("plan-visits", "--area", "北京", "--on", "2026-03-12", "--max-stops", "1")) == 1


def test_an_area_elsewhere_is_its_city_and_postcode(book):
    assert [stop["card_id"] for stop in book.json("plan-visits", "--area", "berlin", "--on", "2026-03-12")] == [ACME]


def test_an_area_without_anything_worth_a_visit_is_an_empty_list(book):
    book.ok("add", "person", "周八", "--address", "广东省深圳市南山区科技路1号")
    assert book.json("plan-visits", "--area", "南山", "--on", "2026-03-12") == []
