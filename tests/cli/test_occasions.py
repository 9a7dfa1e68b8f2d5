"""``occasions`` and ``holidays``: whose day comes when, and which days are worked."""

from datetime import date, timedelta

import pytest

from program import Program

# A Monday, eight weeks after the Mid-Autumn Festival.
DAY = {"PROSPECTOR_TODAY": "2026-11-23"}


@pytest.fixture
def dated(program: Program) -> Program:
    """Cards with days: solar, lunar, of a leap month, of a company, of one's own, a stopped one and one in the bin."""
    for line in (
        "add person Anna --phone 13800138000 --birthday 1980-11-30 --set wife_birthday=12-03",
        "add person 王伟 --birthday 农历1975年十月二十 --deal-on 2024-12-01",
        "add person Bo --birthday 闰六月三十",
        "add person Dee --birthday 1992-02-29",
        "add company 华星 --set founded=2006年12月1日",
        "add company 华月 --set founded=1999",
        "add person Stopped --birthday 11-30",
        "add person Binned --birthday 11-30",
        "stop Stopped",
        "remove Binned --yes",
    ):
        program.ok(*line.split(), env=DAY)
    return program


def coming(program: Program, *options: str) -> list[tuple[str, str, str, int | None]]:
    rows = program.json("occasions", *options, env=DAY)
    return [(row["on"], row["name"], row["kind"], row["years"]) for row in rows]


def test_the_next_thirty_days_are_listed_the_next_one_first(dated):
    assert coming(dated) == [
        ("2026-11-28", "王伟", "birthday", 51),
        ("2026-11-30", "Anna", "birthday", 46),
        ("2026-12-01", "华星", "company-anniversary", 20),
        ("2026-12-01", "王伟", "first-deal", 2),
        ("2026-12-03", "Anna", "other", None),
    ]


def test_the_window_and_its_first_day_can_be_chosen(dated):
    assert [name for _, name, _, _ in coming(dated, "--days", "7")] == ["王伟", "Anna"]
    assert [name for _, name, _, _ in coming(dated, "--days", "0", "--on", "2026-11-30")] == ["Anna"]
    assert coming(dated, "--days", "0") == []


def test_only_one_kind_or_one_card_can_be_asked_for(dated):
    assert {kind for _, _, kind, _ in coming(dated, "--days", "400", "--kind", "first-deal")} == {"first-deal"}
    assert coming(dated, "Dee") == [("2027-02-28", "Dee", "birthday", 35)]
    assert [kind for _, _, kind, _ in coming(dated, "王伟", "--kind", "birthday", "--kind", "other")] == ["birthday"]


def test_a_lunar_day_is_shown_with_its_solar_date(dated):
    shown = dated.ok("occasions", env=DAY).stdout
    line = next(line for line in shown.splitlines() if "lunar" in line)
    assert "Sat 2026-11-28" in line and "turns 51" in line and "lunar month 10 day 20" in line


def test_a_day_that_the_year_lacks_says_on_which_it_is_kept(dated):
    rows = {row["name"]: row for row in dated.json("occasions", "--days", "400", "--kind", "birthday", env=DAY)}
    assert (rows["Dee"]["on"], rows["Dee"]["moved"]) == ("2027-02-28", "feb-29")
    assert (rows["Bo"]["day"], rows["Bo"]["moved"]) == ("lunar:--leap06-30", "no-leap-month")
    assert "no such leap month this year" in dated.ok("occasions", "Bo", env=DAY).stdout


def test_stopped_and_binned_cards_have_no_occasions(dated):
    assert not {"Stopped", "Binned"} & {name for _, name, _, _ in coming(dated, "--days", "400")}


def test_a_year_alone_is_no_day_and_a_word_is_said_to_be_none(dated):
    assert "华月" not in dated.ok("occasions", env=DAY).stderr
    dated.ok("edit", "华月", "--set", "founded=spring", env=DAY)
    result = dated.ok("occasions", "--json", env=DAY)
    assert "“spring”" in result.stderr
    assert len(result.json) == 5


def test_the_list_prints_the_ids_of_its_cards(dated):
    assert dated.ok("occasions", "--format", "ids", env=DAY).lines == ["2", "1", "5", "2", "1"]


def test_an_empty_book_has_no_occasions(program):
    assert program.json("occasions") == []


@pytest.mark.parametrize("typed", [["--days", "401"], ["--days", "-1"], ["--kind", "wedding"], ["--on", "someday"]])
def test_what_is_no_window_and_no_kind_is_refused(typed, program):
    assert program.run("occasions", *typed).exit_code == 2


@pytest.mark.parametrize("typed", ["五月十七", "3/4"])
def test_a_birthday_that_can_be_two_days_is_refused_and_nothing_written(typed, program):
    result = program.run("add", "person", "Eve", "--birthday", typed)
    assert result.exit_code == 2 and "can be" in result.stderr
    assert program.json("list") == []


def test_a_day_beyond_all_calendars_is_refused(program):
    result = program.run("occasions", env={"PROSPECTOR_TODAY": "9999-12-20"})
    assert result.exit_code == 2 and "2199" in result.stderr


def test_the_holidays_of_a_year_are_listed_with_the_make_up_workdays(program):
    rows = {row["date"]: row for row in program.json("holidays", "list", "2026")}
    assert (rows["2026-10-01"]["name"], rows["2026-10-01"]["work"]) == ("National Day", False)
    assert (rows["2026-10-10"]["weekday"], rows["2026-10-10"]["work"], rows["2026-10-10"]["weekend"]) == (6, True, True)


@pytest.mark.parametrize("typed", ["holidays", "holidays 2026", "holidays --json", "holidays list --country cn"])
def test_the_noun_alone_lists(typed, program):
    assert "2026-10-01" in program.ok(*typed.split()).stdout


def test_a_mistyped_verb_is_no_year(program):
    result = program.run("holidays", "ad")
    assert result.exit_code == 2 and "did you mean" in result.stderr


def test_an_unknown_year_is_warned_of_until_its_make_up_workdays_are_added(program):
    assert "2098" in program.ok("holidays", "2098").stderr
    program.ok("holidays", "add", "2098-02-08", "春节", "--work")
    result = program.ok("holidays", "2098", "--json")
    assert result.stderr == ""
    assert {"2098-02-08"} == {row["date"] for row in result.json if row["own"]}


def test_days_of_ones_own_are_added_as_a_stretch_and_removed_again(program):
    said = program.ok("holidays", "add", "2026-12-24", "Works", "holiday", "--until", "2026-12-31").stdout
    assert "2026-12-24 – 2026-12-31" in said and str(program.home / "holidays.toml") in said
    own = [row for row in program.json("holidays", "2026") if row["own"]]
    assert [row["name"] for row in own] == ["Works holiday"] * 8
    program.ok("holidays", "remove", "2026-12-24", "--until", "2026-12-31")
    assert not [row for row in program.json("holidays", "2026") if row["own"]]
    assert program.run("holidays", "remove", "2026-12-24").exit_code == 3


@pytest.mark.parametrize(
    "typed",
    [
        ["add", "2026-02-30", "x"],
        ["add", "2026-12-24", " "],
        ["add", "2026-12-24", "x", "--until", "2026-12-01"],
        ["add", "2026-12-24", "x", "--until", "2028-12-01"],
        ["add", "2026-12-24", "x", "--country", "China"],
        ["add", "2026-12-24", "x", "--country", "QQ"],
        ["list", "1800"],
    ],
)
def test_what_is_no_holiday_is_refused_and_nothing_kept(typed, program):
    assert program.run("holidays", *typed).exit_code == 2
    assert not (program.home / "holidays.toml").exists()


def due(program: Program, when: str, **env: str) -> str:
    program.ok("add", "person", "Zed")
    return program.json("follow-up", "Zed", when, "send it", env=env)["due_on"]


@pytest.mark.parametrize(
    ("when", "today", "on"),
    [
        ("+1wd", "2026-09-30", "2026-10-08"),
        ("2 working days", "2026-10-08", "2026-10-10"),
        ("3个工作日", "2026-02-13", "2026-02-25"),
        ("+1d", "2026-09-30", "2026-10-01"),
    ],
)
def test_working_days_leave_out_feasts_and_count_make_up_days(when, today, on, program):
    assert due(program, when, PROSPECTOR_TODAY=today) == on


def test_the_country_of_the_holidays_is_a_setting_or_else_the_region(program):
    assert due(program, "+1wd", PROSPECTOR_TODAY="2026-09-30", PROSPECTOR_REGION="DE") == "2026-10-01"
    program.ok("config", "set", "holidays.country", "de-by")
    rows = program.json("holidays", "2026")
    assert {row["country"] for row in rows} == {"DE-BY"}


def test_working_days_into_an_unknown_year_are_counted_with_a_warning(program):
    program.ok("add", "person", "Zed")
    result = program.ok("follow-up", "Zed", "+1wd", "greet", env={"PROSPECTOR_TODAY": "2097-12-31"})
    assert "2098" in result.stderr


def test_a_whole_year_holds_every_birthday_once(program):
    first = date(2000, 1, 1)
    days = [(first + timedelta(days=40 * step)).strftime("%m-%d") for step in range(10)]
    for place, day in enumerate(days):
        program.ok("add", "person", f"P{place}", "--birthday", ("农历" if place % 2 else "") + day)
    assert len(program.json("occasions", "--days", "400")) == len(days)
