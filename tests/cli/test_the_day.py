"""today: whom to contact, why, and how."""

import pytest
from icalendar import Calendar

from builders import ACME, ANNA, BARE, FANG_ONE, FANG_TWO, HUAXING, MAN, STOPPED, WANG_WEI, ZHANG


def test_due_and_overdue_come_first_then_the_tails(book):
    lines = book.json("today")
    assert [line["card_id"] for line in lines[:3]] == [ZHANG, WANG_WEI, HUAXING]
    assert {line["group"] for line in lines[:3]} == {"today", "overdue"}
    assert {line["card_id"] for line in lines[3:]} == {FANG_ONE, FANG_TWO, ANNA, BARE}
    assert {line["group"] for line in lines[3:]} == {"no_next_step", "never_qualified"}


def test_each_line_says_whom_phone_what_to_do_and_why(book):
    (line,) = [line for line in book.json("today") if line["card_id"] == WANG_WEI]
    assert line["name"] == "王伟"
    assert line["phone"] == "+8613800138000"
    assert line["action"] == "send quote"
    assert line["due_on"] == "2026-03-05"
    assert line["follow_up_ids"] == [1]
    assert [reason["code"] for reason in line["reasons"]] == [
        "follow_up_overdue",
        "need",
        "intent",
        "man",
        "man_gap",
        "potential",
    ]
    row = next(line for line in book.ok("today").lines if "王伟" in line)
    for words in ("+8613800138000", "M?N", "send quote", "2026-03-05", "5 days overdue", "large need"):
        assert words in row


def test_the_points_of_the_reasons_add_up_to_the_score(book):
    for line in book.json("today", "--limit", "0"):
        assert sum(reason["points"] for reason in line["reasons"]) == pytest.approx(line["score"], abs=0.02)


def test_why_shows_the_points_and_their_sum(book):
    (line,) = [line for line in book.json("today") if line["card_id"] == ZHANG]
    row = next(row for row in book.ok("today", "--why").lines if "张伟" in row)
    assert "appointment +" in row
    assert f"= {line['score']:g}" in row


def test_a_card_has_one_line_however_much_is_due(book):
    book.ok("follow-up", WANG_WEI, "today", "call again")
    lines = [line for line in book.json("today") if line["card_id"] == WANG_WEI]
    assert len(lines) == 1
    assert lines[0]["follow_up_ids"] == [1, 7]


def test_another_day(book):
    assert ACME not in [line["card_id"] for line in book.json("today")]
    assert ACME in [line["card_id"] for line in book.json("today", "--on", "2026-03-20")]
    assert ACME in [
        line["card_id"] for line in book.json("today", "--on", "fri", env={"PROSPECTOR_TODAY": "2026-03-17"})
    ]


def test_one_area(book):
    assert {line["card_id"] for line in book.json("today", "--area", "朝阳")} == {HUAXING, WANG_WEI}
    assert {line["card_id"] for line in book.json("today", "--area", "berlin", "--on", "2026-03-20")} == {ACME}
    assert book.json("today", "--area", "Atlantis") == []


def test_a_limit_says_how_many_are_left(book):
    result = book.ok("today", "--limit", "2", "--json")
    assert len(result.json) == 2
    assert "5 more; --limit 0 shows all." in result.stderr


def test_the_limit_of_the_config_is_for_people_not_for_scripts(book):
    book.ok("config", "set", "today.limit", "1")
    assert "6 more" in book.ok("today").stderr
    assert len(book.json("today")) == 7


def test_the_tail_can_be_left_out_and_its_length_set(book):
    assert [line["card_id"] for line in book.json("today", "--no-tail")] == [ZHANG, WANG_WEI, HUAXING]
    book.ok("config", "set", "today.tail", "1")
    book.ok("config", "set", "goal.new_contacts", "1")
    assert len(book.json("today")) == 5


def test_the_count_is_of_what_is_due(book):
    assert book.ok("today", "--count").stdout == "3\n"
    assert book.ok("today", "--count", "--area", "上海").stdout == "1\n"


def test_the_count_in_json_is_json(book):
    assert book.json("today", "--count") == 3


def test_stopped_and_non_customers_and_the_bin_are_never_there(book):
    for day in ("today", "2026-03-04", "2026-06-01"):
        cards = {line["card_id"] for line in book.json("today", "--limit", "0", "--on", day)}
        assert not cards & {STOPPED, MAN, 10}


def test_a_quiet_card_comes_back_by_itself(book):
    book.ok("log-call", FANG_ONE, "--outcome", "interested")
    lines = book.json("today", env={"PROSPECTOR_TODAY": "2026-04-10"})
    assert {line["group"] for line in lines if line["card_id"] == FANG_ONE} == {"gone_quiet"}
    assert book.json("show", FANG_ONE, env={"PROSPECTOR_TODAY": "2026-04-10"})["lifecycle"] == "hesitant"


def test_prospector_alone_is_today(book):
    assert book.ok().stdout == book.ok("today").stdout
    assert book.ok("--json").stdout == book.ok("today", "--json").stdout
    assert book.ok("--limit", "1", "--json").json == book.json("today", "--limit", "1")


def test_an_empty_book_is_a_friendly_empty_list(program):
    assert program.json("today") == []
    result = program.ok("today")
    assert "prospector add" in result.stderr
    assert program.ok("today", "--count").stdout == "0\n"


def test_the_weights_of_the_config_rank(book):
    book.ok("config", "set", "weights.late", "100")
    assert book.json("today")[0]["card_id"] == WANG_WEI


def test_new_prospects_fill_the_quota_of_new_calls(book):
    book.ok("config", "set", "goal.new_contacts", "1")
    assert len([line for line in book.json("today") if line["group"] == "never_qualified"]) == 1
    book.ok("config", "set", "goal.new_contacts", "0")
    assert not [line for line in book.json("today") if line["group"] == "never_qualified"]


def test_one_kind_of_work(book):
    book.ok("promise", "add", ANNA, "send the samples", "--by", "today")
    (line,) = book.json("today", "--only", "promises")
    assert line["card_id"] == ANNA
    assert line["reasons"][0]["code"] == "promise_due"
    assert line["opening"] == "“I promised you: send the samples. Here it is.”"
    assert book.run("today", "--only", "nonsense").exit_code == 2


def test_a_day_of_half_an_hour(book):
    lines = book.json("today", "--minutes", "30")
    assert 0 < len(lines) <= 3


def test_why_a_card_is_on_the_list_and_why_another_is_not(book):
    why = book.json("today", WANG_WEI, "--why")
    assert why["listed"]
    assert why["place"] == 2
    for reason in why["reasons"]:
        assert sum(part["points"] for part in reason["parts"]) == pytest.approx(reason["points"], abs=0.02)
    assert "do-not-contact" in book.json("today", STOPPED, "--why")["why_not"][0]
    assert "man" in book.json("today", MAN, "--why")["why_not"][0]


def test_who_was_contacted_today_is_off_the_list(book):
    assert BARE in [line["card_id"] for line in book.json("today")]
    book.ok("log-call", BARE)
    assert BARE not in [line["card_id"] for line in book.json("today")]


def test_the_week_as_a_calendar_has_the_same_uids_each_time(book, tmp_path):
    file = tmp_path / "week.ics"
    uids = []
    for _ in range(2):
        book.ok("agenda", "--days", "30", "--ics", str(file))
        uids.append([line for line in file.read_text().splitlines() if line.startswith("UID")])
    assert uids[0] == uids[1]
    assert len(uids[0]) == len(set(uids[0])) == len(book.json("agenda", "--days", "30"))


def test_a_second_export_brings_the_calendar_up_to_date(book):
    def events():
        components = Calendar.from_ical(book.ok("agenda", "--days", "30", "--ics", "-").stdout).walk("VEVENT")
        return {str(event["uid"]): event for event in components}

    before = events()
    (step,) = [line for line in book.json("agenda", "--days", "30") if line["follow_up_id"] == 1]
    book.ok("snooze", 1, "+9d")
    after = events()
    assert after.keys() == before.keys()
    old, new = before[step["uid"]], after[step["uid"]]
    assert new.decoded("dtstart") > old.decoded("dtstart")
    # Also within the same minute, the later one is known to be newer.
    assert new.decoded("sequence") > old.decoded("sequence")
    assert new.decoded("dtstamp") >= old.decoded("dtstamp")
    assert events()[step["uid"]].decoded("sequence") == new.decoded("sequence")


def test_every_day_of_the_coming_weeks_has_its_occasions(book):
    for day in range(11, 31):
        book.ok("occasion", "add", WANG_WEI, f"jubilee {day}", f"2005-03-{day}")
    book.ok("occasion", "add", WANG_WEI, "first shop", "2001-03-16")
    found = [line for line in book.json("agenda", "--days", "21") if line["code"] == "occasion"]
    days = [line["due_on"] for line in found if line["card_id"] == WANG_WEI]
    assert days == sorted([*(f"2026-03-{day}" for day in range(11, 31)), "2026-03-16"])
    # Each of them is an entry of its own in the calendar.
    assert len({line["uid"] for line in found}) == len(found)


def test_an_appointment_in_the_calendar_says_where_it_is(book):
    (visit,) = [line for line in book.json("agenda", "--days", "30") if line["code"] == "appointment"][:1]
    address = book.json("show", visit["card_id"])["address"]
    (event,) = [
        event
        for event in Calendar.from_ical(book.ok("agenda", "--days", "30", "--ics", "-").stdout).walk("VEVENT")
        if str(event["uid"]) == visit["uid"]
    ]
    assert str(event["location"]) == (address or visit["area"])


def test_outside_the_hours_noted_on_a_card_its_line_is_moved_and_says_so(book):
    book.ok("edit", WANG_WEI, "--set", "hours=Mo-Fr 14:00-18:00")
    (line,) = [line for line in book.json("today") if line["card_id"] == WANG_WEI]
    assert (line["moved_to"], line["group"]) == ("2026-03-10 14:00", "overdue")
    book.ok("edit", WANG_WEI, "--set", "hours=We 9:00-12:00")
    (line,) = [line for line in book.json("today") if line["card_id"] == WANG_WEI]
    assert (line["moved_to"], line["group"]) == ("2026-03-11 09:00", "soon")


def test_nobody_there_and_the_next_try_is_set_by_itself(book):
    logged = book.json("log-call", WANG_WEI, "--outcome", "no-answer")
    assert logged["settled"] == [1]
    assert logged["follow_up"]["action"] == "send quote"
    assert logged["follow_up"]["due_on"] == "2026-03-11"
    assert logged["follow_up"]["due_time"]
    book.ok("undo")
    book.ok("config", "set", "ladder.tries", "0")
    assert book.json("log-call", WANG_WEI, "--outcome", "no-answer")["follow_up"] is None


def test_why_prints_the_products_whose_sum_the_points_are(program):
    program.ok("add", "person", "王伟")
    program.ok("log-call", "王伟", "--outcome", "interested", "--need", "large", "--next", "today")
    (line,) = program.json("today", "--why", "--no-tail")
    for reason in line["reasons"]:
        assert reason["points"] == pytest.approx(sum(part["points"] for part in reason["parts"]), abs=0.02)
    assert "large need +4 (1×4)" in program.ok("today", "--why").stdout
    (plain,) = program.json("today", "--no-tail")
    assert all("parts" not in reason for reason in plain["reasons"])


def test_the_day_gives_only_the_keys_that_are_asked_for(book):
    whole = book.json("today")
    assert book.json("today", "--fields", "name,score,reasons.code") == [
        {"name": line["name"], "score": line["score"], "reasons.code": [one["code"] for one in line["reasons"]]}
        for line in whole
    ]
    header, *rows = book.ok("today", "--fields", "card_id,name", "--format", "csv").stdout.splitlines()
    assert (header, len(rows)) == ("card_id,name", len(whole))
    refused = book.run("today", "--fields", "nonsense")
    assert (refused.exit_code, "There is no key" in refused.stderr) == (2, True)


def test_the_ids_of_the_day_end_in_nul_for_xargs(book):
    ids = book.ok("today", "--ids").stdout.split()
    assert ids
    assert book.ok("today", "-0").stdout == "".join(f"{one}\0" for one in ids)


def test_a_part_of_the_day_that_is_empty_does_not_say_that_the_book_is(book):
    assert "Nothing of that kind is due." in book.ok("today", "--only", "money").stderr
    assert "Add one with" not in book.ok("today", "--area", "nowhere").stderr
