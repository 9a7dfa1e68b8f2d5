"""plan-visits, areas, place: whom to see, in which order, the booking, the page, the calendar and the codes."""

import re
import socket
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from builders import ACME, BARE, FANG_ONE, HUAXING, MAN, STOPPED, WANG_WEI, ZHANG

QUICK = ("--seconds", "0")
BEIJING = ("plan-visits", "--area", "北京", "--on", "2026-03-12", *QUICK)


def stops_of(plan: dict) -> list[dict]:
    return [stop for day in plan["days"] for stop in day["stops"]]


def test_areas_come_with_how_many_are_due_and_worth_a_visit_and_why(book):
    areas = book.json("areas")
    assert [area["area"] for area in areas][-1] is None
    beijing = next(area for area in areas if area["area"] == "北京市朝阳区")
    assert (beijing["cards"], beijing["worth_visiting"], beijing["due"]) == (4, 2, 2)
    assert beijing["why"]
    assert beijing["last_visited_on"] == "2026-03-02"
    assert {best["card_id"] for best in beijing["best"]} == {HUAXING, WANG_WEI}
    assert "Last visited" in book.ok("areas").stdout
    assert "prospector areas --unplaced" in book.ok("areas").stderr


def test_the_areas_are_drawn_as_a_map_on_a_terminal_or_when_asked(book):
    drawn = book.ok("areas", "--map").stdout.splitlines()
    letters = {line[0]: line for line in drawn if re.match(r"[A-Z] \S.*\d+ cards", line)}
    assert len(letters) == 3
    rows = [line for line in drawn if line.startswith("|")]
    assert {char for row in rows for char in row if char.isalpha()} == set(letters)
    # Berlin lies west of Beijing, which lies north of Shanghai.
    place = {sign: (n, row.index(sign)) for n, row in enumerate(rows) for sign in letters if sign in row}
    named = dict(letters.items())
    of = {
        name: place[next(sign for sign, line in named.items() if name in line)] for name in ("Berlin", "北京", "上海")
    }
    assert of["Berlin"][1] < of["北京"][1]
    assert of["北京"][0] < of["上海"][0]
    assert "|" not in book.ok("areas").stdout


def test_cards_without_a_place_are_listed_with_the_reason(book):
    cards = book.json("areas", "--unplaced")
    assert BARE in {card["card_id"] for card in cards}
    assert {card["why"] for card in cards} == {"no address"}


def test_a_place_is_set_shown_and_undone(book):
    before = book.dump()
    done = book.ok("place", WANG_WEI, "geo:39.98,116.49")
    assert "王伟 lies exactly at 39.980000,116.490000." in done.stdout
    assert book.json("place", WANG_WEI)["precision"] == "exact"
    assert book.json("show", WANG_WEI)["precision"] == "exact"
    assert "exact" in book.ok("place", WANG_WEI).stdout
    book.ok("undo")
    assert book.dump()["card"] == before["card"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [("116.49,39.98", 2), ("91,0", 2), ("0,0", 2), ("nowhere", 2), ("13.4,52.5", 1), ("https://example.com/x", 2)],
)
def test_a_place_that_cannot_be_is_refused_and_nothing_is_written(book, typed, code):
    before = book.dump()
    result = book.run("place", WANG_WEI, typed)
    assert (result.exit_code, bool(result.stderr)) == (code, True)
    assert book.dump() == before


def test_the_stops_of_a_day_come_with_times_ways_and_reasons(book):
    plan = book.json(*BEIJING)
    stops = stops_of(plan)
    assert {stop["card_id"] for stop in stops} == {WANG_WEI, HUAXING}
    assert [stop["number"] for stop in stops] == [1, 2]
    assert all(stop["reasons"] and stop["leave"] > stop["at"] >= stop["arrive"] for stop in stops)
    assert plan["points"] == round(sum(stop["score"] for stop in stops), 2)
    shown = book.ok(*BEIJING)
    assert "Thu 2026-03-12" in shown.stdout
    assert "great circle × 1.3 at 35 km/h" in shown.stderr
    assert "centre of their district" in shown.stderr


def test_booking_makes_the_appointments_and_one_undo_takes_them_back(book):
    before = book.dump()
    made = book.json(*BEIJING, "--book")
    assert {(visit["card_id"], visit["kind"], visit["due_on"]) for visit in made} == {
        (WANG_WEI, "visit", "2026-03-12"),
        (HUAXING, "visit", "2026-03-12"),
    }
    assert {visit["card_id"] for visit in book.json("visits")} == {WANG_WEI, HUAXING, ZHANG}
    book.ok("undo")
    assert book.dump()["follow_up"] == before["follow_up"]


def test_without_booking_nothing_is_written(book, tmp_path):
    before = book.dump()
    book.ok(*BEIJING)
    book.ok(*BEIJING, "--book", "--dry-run", "--html", tmp_path / "p.html")
    assert book.dump() == before
    assert not (tmp_path / "p.html").exists()


def test_booking_twice_books_once(book):
    book.ok(*BEIJING, "--book")
    before = book.dump()
    assert book.json(*BEIJING, "--book") == []
    assert book.dump() == before


def test_the_answer_counts_and_names_the_day(book):
    result = book.ok(*BEIJING, "--book")
    assert "2 visits booked for 2026-03-12. (undo: prospector undo)" in result.stderr


def test_what_is_booked_keeps_its_hour_and_the_others_go_around_it(book):
    book.ok("follow-up", HUAXING, "2026-03-12 10:00", "sign", "--visit", "--minutes", "60")
    stops = {stop["card_id"]: stop for stop in stops_of(book.json(*BEIJING))}
    assert (stops[HUAXING]["at"], stops[HUAXING]["leave"], stops[HUAXING]["booked"]) == ("10:00", "11:00", True)
    assert not stops[WANG_WEI]["booked"]


def test_two_appointments_that_clash_are_named(book):
    book.ok("follow-up", HUAXING, "2026-03-12 09:00", "sign", "--visit")
    book.ok("follow-up", WANG_WEI, "2026-03-12 09:10", "sign", "--visit")
    result = book.run(*BEIJING)
    assert result.exit_code == 4
    assert "华星电子有限公司" in result.stderr
    assert "王伟" in result.stderr


def test_stopped_and_non_customers_are_not_visited_even_if_they_were_booked(book):
    book.ok("follow-up", HUAXING, "2026-03-12 09:00", "sign", "--visit")
    book.ok("stop", HUAXING)
    book.ok("follow-up", WANG_WEI, "2026-03-12 15:00", "sign", "--visit")
    book.ok("qualify", WANG_WEI, "man")
    plan = book.json(*BEIJING)
    assert stops_of(plan) == plan["left_out"] == []
    assert {visit["card_id"] for visit in book.json("visits")} == {ZHANG}


def test_an_appointment_with_a_card_in_the_bin_is_not_in_the_plan(book):
    book.ok("follow-up", FANG_ONE, "2026-03-12 09:00", "sign", "--visit")
    book.ok("remove", FANG_ONE, "--yes")
    assert FANG_ONE not in {stop["card_id"] for stop in stops_of(book.json(*BEIJING))}


def test_who_is_named_is_put_in_and_who_is_barred_stays_away(book):
    book.ok("place", FANG_ONE, "39.93,116.45")
    stops = stops_of(book.json(*BEIJING, "--must", FANG_ONE, "--max-stops", "1"))
    assert [stop["card_id"] for stop in stops] == [FANG_ONE]
    assert [stop["card_id"] for stop in stops_of(book.json(*BEIJING, "--not", HUAXING))] == [WANG_WEI]


@pytest.mark.parametrize("card", [STOPPED, MAN, BARE])
def test_who_may_not_or_cannot_be_visited_cannot_be_asked_for(book, card):
    result = book.run("plan-visits", "--area", "北京", "--must", card)
    assert result.exit_code == 1
    assert f" {card} " in result.stderr


def test_at_most_so_many_stops_and_the_rest_is_left_out_with_a_reason(book):
    plan = book.json(*BEIJING, "--max-stops", "1")
    assert len(stops_of(plan)) == len(plan["left_out"]) == 1
    assert "as many as wanted (--max-stops)" in plan["left_out"][0]["why"]


def test_an_area_elsewhere_is_its_city_and_postcode(book):
    plan = book.json("plan-visits", "--area", "berlin", "--on", "2026-03-12", *QUICK)
    assert [stop["card_id"] for stop in stops_of(plan)] == [ACME]


def test_an_area_without_anything_worth_a_visit_is_an_empty_plan(book):
    book.ok("add", "person", "周八", "--address", "广东省深圳市南山区科技路1号")
    result = book.ok("plan-visits", "--area", "南山", "--on", "2026-03-12", *QUICK)
    assert "No card there is worth a visit" in result.stderr
    assert book.json("plan-visits", "--area", "南山", "--on", "2026-03-12", *QUICK)["visits"] == 0


def test_rows_are_the_stops(book):
    ids = book.ok(*BEIJING, "--format", "ids").stdout.split()
    assert {int(one) for one in ids} == {WANG_WEI, HUAXING}
    assert book.ok(*BEIJING, "--format", "csv").stdout.startswith("date,at,arrive,leave,drive_minutes,card_id,name")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("--hours 18:00-9:00", 2),
        ("--hours never", 2),
        ("--lunch 13:00-12:00", 2),
        ("--on yesterday", 2),
        ("--days 0", 2),
        ("--days 2 --week", 2),
        ("--from 116.4,39.9", 2),
        ("--from Atlantis", 3),
        ("--to 39.9,216.4", 2),
        ("--area Atlantis", 3),
        ("--fix 2", 2),
        ("--fix 2@25:00", 2),
        ("--fix 1@10:30 --fix 2@10:30", 4),
        ("--must 2 --not 2", 2),
        ("--must 999", 3),
        ("--around 999", 3),
        ("--around 1 --on +2d", 2),
        ("--now 14:20", 2),
        ("--replan --on +1d", 2),
        ("--replan --now nine", 2),
        ("--mode fly", 2),
        ("--matrix google:x", 2),
        ("--matrix osrm:ftp://x", 2),
        ("--matrix osrm:http://x --mode transit", 2),
        ("--minutes 0", 2),
        ("--max-stops 0", 2),
        ("--seconds -1", 2),
        ("--qr x", 2),
        ("--qr 99", 3),
        ("--html /no/such/folder/plan.html", 5),
    ],
)
def test_what_cannot_be_planned_is_refused_in_a_sentence(book, line, code):
    before = book.dump()
    result = book.run("plan-visits", *QUICK, "--book", *line.split())
    assert (result.exit_code, "Traceback" in result.stderr) == (code, False), result.stderr
    assert result.stderr.strip()
    assert book.dump() == before


def test_a_road_server_that_is_down_is_refused_unless_told_to_estimate(book):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"osrm:http://127.0.0.1:{taken.getsockname()[1]}"
        refused = book.run(*BEIJING, "--matrix", url)
        estimated = book.ok(*BEIJING, "--matrix", url, "--or-estimate")
    assert refused.exit_code == 5
    assert "cannot be reached" in refused.stderr
    assert "The times are estimated." in estimated.stderr


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict]] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_page_is_complete_in_itself_and_a_tap_calls_or_navigates(book, tmp_path, lang):
    book.ok("edit", WANG_WEI, "--name", "王伟 <script>&\"'")
    page = tmp_path / "plan.html"
    book.ok("--lang", lang, *BEIJING, "--from", "39.9,116.4", "--html", page)
    text = page.read_text(encoding="utf-8")
    parsed = _Page()
    parsed.feed(text)
    # Nothing is fetched: no script, image, style sheet, font or frame; links are only followed by a tap.
    assert not {"script", "img", "link", "iframe", "object", "embed"} & {tag for tag, _ in parsed.tags}
    assert not {"src", "srcset", "background"} & {name for _, attrs in parsed.tags for name in attrs}
    assert not re.search(r"url\(|@import", text)
    links = [attrs["href"] for tag, attrs in parsed.tags if tag == "a"]
    assert "tel:+8613800138000" in links
    assert "tel:+861065512345,801" in links
    for start in ("geo:", "https://maps.apple.com/", "https://www.google.com/maps/", "https://uri.amap.com/",
                  "https://api.map.baidu.com/"):  # fmt: skip
        assert sum(link.startswith(start) for link in links) >= 2
    assert ("html", {"lang": "zh-CN" if lang == "zh" else "en"}) in parsed.tags
    assert any(attrs.get("name") == "viewport" for _, attrs in parsed.tags)
    assert "@media print" in text
    drawn = ElementTree.fromstring(re.search(r"<svg.*?</svg>", text, re.S)[0])
    numbers = [node.text for node in drawn.iter("text") if (node.text or "").isdigit()]
    assert numbers == ["1", "2"]


def test_a_file_that_exists_is_not_replaced_unless_told_so(book, tmp_path):
    page = tmp_path / "plan.html"
    page.write_text("mine")
    assert book.run(*BEIJING, "--html", page).exit_code == 1
    assert page.read_text() == "mine"
    book.ok(*BEIJING, "--html", page, "--force")
    assert "mine" not in page.read_text(encoding="utf-8")


def test_the_calendar_keeps_its_ids_from_proposal_to_booking(book, tmp_path):
    first, second = tmp_path / "one.ics", tmp_path / "two.ics"
    book.ok(*BEIJING, "--ics", first, "--book")
    book.ok(*BEIJING, "--ics", second)

    def events(path) -> dict[str, str]:
        lines = path.read_text(encoding="utf-8").replace("\n ", "").splitlines()
        uids = [line[4:] for line in lines if line.startswith("UID:")]
        return dict(zip(uids, [line for line in lines if line.startswith("DTSTART")], strict=True))

    assert len(events(first)) == 2
    assert events(first) == events(second)


def test_a_code_carries_a_stop_or_the_day(book):
    assert "█" in book.ok(*BEIJING, "--qr", "1").stdout
    assert "█" in book.ok(*BEIJING, "--qr", "day").stdout
    assert "█" not in book.ok(*BEIJING, "--qr", "day", "--json").stdout


def test_why_names_every_reason_with_its_points(book):
    assert re.search(r"\(\+\d", book.ok(*BEIJING, "--why").stdout)


def test_a_briefing_shows_the_profile_of_every_stop(book):
    shown = book.ok(*BEIJING, "--briefing").stdout
    assert "maker of displays" in shown or "electronics" in shown
    assert len(shown) > 2 * len(book.ok(*BEIJING).stdout)


def test_several_days_see_each_card_once(book):
    plan = book.json("plan-visits", "--days", "2", "--on", "2026-03-12", *QUICK)
    assert [day["date"] for day in plan["days"]] == ["2026-03-12", "2026-03-13"]
    seen = [stop["card_id"] for stop in stops_of(plan)]
    assert len(seen) == len(set(seen))


def test_the_same_seed_and_rounds_give_the_same_plan(book):
    line = ("plan-visits", "--days", "2", "--seed", "3", "--iterations", "40")
    assert book.json(*line) == book.json(*line)


def test_after_a_visit_the_question_for_names_is_asked_and_after_a_vain_one_the_next_stop_is_offered(book):
    asked = book.ok("log-visit", WANG_WEI, "--outcome", "interested")
    assert "Ask now: " in asked.stderr
    assert asked.stderr.count("?") == 1
    vain = book.ok("log-visit", HUAXING, "--outcome", "no-answer", env={"PROSPECTOR_TODAY": "2026-03-11T10:00:00"})
    assert "Near by: 王伟" in vain.stderr
    assert "--replan" in vain.stderr
    assert "Ask now" not in book.ok("log-call", WANG_WEI).stderr


def test_daily_commands_and_help_pay_nothing_for_planning(book):
    for line in ("plan-visits --help", "today --json", "visits --json", "areas --json"):
        loaded = book.run_process(*line.split(), env={"PYTHONPROFILEIMPORTTIME": "1"}).stderr
        for heavy in ("pyvrp", "numpy", "icalendar", "segno"):
            assert f" {heavy}\n" not in loaded, (line, heavy)
