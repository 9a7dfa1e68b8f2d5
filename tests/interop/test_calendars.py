"""The Chinese calendar and public holidays as the libraries have them, the user's own days, and the published truth."""

import csv
import subprocess
import sys
from datetime import date, timedelta

import pytest

from prospector.domain.errors import StorageError, UsageError
from prospector.domain.occasion import lunar_day, next_occurrence
from prospector.domain.workday import add_workdays, is_workday
from prospector.domain.yearly_day import yearly_day
from prospector.interop.calendars import ChineseCalendar, ChineseHolidays, CountryHolidays, holidays_of, own_days
from prospector.interop.own_days import add_days, remove_days

MOON = ChineseCalendar()
DAYS = [f"{tens}{ones}" for tens in "初十廿" for ones in "一二三四五六七八九十"]
DAYS[19], DAYS[29] = "二十", "三十"
MONTHS = [f"{number}月" for number in ("正", *"二三四五六七八九十", "十一", "十二")]


@pytest.mark.parametrize(
    ("typed", "since", "on"),
    [
        ("正月初一", date(2026, 1, 1), date(2026, 2, 17)),
        ("农历八月十五", date(2026, 1, 1), date(2026, 9, 25)),
        ("腊月三十", date(2025, 1, 1), date(2025, 1, 28)),
        ("闰六月初三", date(2025, 1, 1), date(2025, 7, 27)),
        ("闰六月初三", date(2026, 1, 1), date(2026, 7, 16)),
        ("农历六月初三", date(2025, 1, 1), date(2025, 6, 27)),
    ],
)
def test_lunar_days_fall_where_the_almanac_has_them(typed, since, on):
    assert next_occurrence(yearly_day(typed), since, MOON).on == on


def test_lunar_months_follow_each_other_without_a_gap_for_three_centuries():
    ahead = None
    for year in range(1900, 2200):
        months = MOON.months(year)
        assert (months[0].number, len(months)) in ((1, 12), (1, 13))
        for month in months:
            assert month.days in (29, 30)
            assert ahead in (None, month.first)
            ahead = month.first + timedelta(days=month.days)


def test_china_makes_up_for_its_feasts():
    china = ChineseHolidays()
    assert not is_workday(date(2026, 10, 1), china)
    assert is_workday(date(2026, 10, 10), china)
    assert add_workdays(date(2026, 9, 30), 1, china) == date(2026, 10, 8)


@pytest.mark.parametrize("day", [date(2013, 4, 7), date(2013, 10, 12)])
def test_make_up_workdays_that_the_library_lacks_are_there(day):
    assert is_workday(day, ChineseHolidays())


def test_a_year_not_yet_announced_has_its_statutory_days_and_says_it_is_not_known():
    china = ChineseHolidays()
    assert china.knows(2026)
    assert not china.knows(2099)
    assert not is_workday(date(2099, 10, 1), china)


def test_other_countries_and_their_parts_have_their_own_days():
    epiphany = date(2026, 1, 6)
    assert is_workday(epiphany, CountryHolidays("DE"))
    assert not is_workday(epiphany, CountryHolidays("DE-BY"))
    assert CountryHolidays("IL").weekend == {4, 5}
    assert CountryHolidays("DE").knows(2030)


def test_holidays_are_named_in_the_readers_language_where_the_library_has_it():
    assert CountryHolidays("DE", "en").special(2026)[date(2026, 1, 1)].name == "New Year's Day"


@pytest.mark.parametrize("country", ["QQ", "DE-XX"])
def test_a_country_that_nobody_knows_is_refused(country):
    with pytest.raises(UsageError, match="are not known"):
        CountryHolidays(country)


def test_days_of_ones_own_are_kept_by_country_with_the_comments_of_the_file(tmp_path):
    file = tmp_path / "holidays.toml"
    assert own_days(file, "CN") == {}
    add_days(file, "CN", [date(2027, 2, 6), date(2027, 2, 7)], "春节", work=False)
    file.write_text("# mine\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    add_days(file, "CN", [date(2027, 2, 20)], "春节", work=True)
    add_days(file, "DE", [date(2027, 2, 20)], "Betriebsausflug", work=False)
    found = own_days(file, "CN")
    assert [(day.isoformat(), special.work, special.own) for day, special in found.items()] == [
        ("2027-02-06", False, True), ("2027-02-07", False, True), ("2027-02-20", True, True),
    ]  # fmt: skip
    assert file.read_text(encoding="utf-8").startswith("# mine\n")
    calendar = holidays_of("CN", "en", file)
    assert is_workday(date(2027, 2, 20), calendar)
    assert not is_workday(date(2027, 2, 20), holidays_of("DE", "en", file))


def test_a_day_added_again_changes_its_meaning_and_a_removed_one_is_gone(tmp_path):
    file, day = tmp_path / "holidays.toml", date(2027, 2, 20)
    add_days(file, "CN", [day], "free", work=False)
    add_days(file, "CN", [day], "worked", work=True)
    assert [(special.name, special.work) for special in own_days(file, "CN").values()] == [("worked", True)]
    assert remove_days(file, "CN", [day, date(2027, 2, 21)]) == 1
    assert remove_days(file, "CN", [day]) == 0
    assert own_days(file, "CN") == {}


@pytest.mark.parametrize(
    "content",
    [
        b"[CN]\n2027-02-06 = 'x'",
        b"[CN.free]\n2027-02-06 = 'x'",
        b"[CN.off]\nsoon = 'x'",
        b"[CN.off]\n2027-02-30 = 'x'",
        b"[CN.off]\n2027-02-06 = 1",
        b"CN = 'x'",
        b"[CN.off",
        b"\xff",
    ],
)
def test_a_file_of_another_shape_is_refused_and_left_as_it_is(content, tmp_path):
    file = tmp_path / "holidays.toml"
    file.write_bytes(content)
    with pytest.raises(UsageError) as refused:
        own_days(file, "CN")
    assert refused.value.hint
    with pytest.raises(UsageError):
        add_days(file, "CN", [date(2027, 2, 6)], "x", work=False)
    assert file.read_bytes() == content


def test_a_file_that_cannot_be_read_is_named(tmp_path):
    with pytest.raises(StorageError):
        own_days(tmp_path, "CN")


@pytest.mark.parametrize(
    ("asked", "unused"), [("ChineseHolidays().special(2026)", "holidays"), ("CountryHolidays('DE')", "lunar_python")]
)
def test_only_the_library_that_is_needed_is_imported(asked, unused):
    code = f"import sys\nfrom prospector.interop.calendars import *\n{asked}\nassert {unused!r} not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.shared
def test_every_lunar_label_of_three_years_agrees(shared_data):
    with (shared_data / "china" / "holidays" / "lunar_daily_labels.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    month = None
    for row in rows:
        label = row["lunar_label"].split()[0]
        named = label.rpartition("]")[2]
        if named.endswith("月"):
            month, number = named, 1
        else:
            number = DAYS.index(label) + 1
        found = lunar_day(date.fromisoformat(row["date"]), MOON)
        assert found.day == number, row
        if month is not None:
            assert (found.month, found.leap) == (MONTHS.index(month.lstrip("閏闰")) + 1, month[0] in "閏闰"), row
    assert len(rows) == 1096


@pytest.mark.shared
def test_every_day_since_2007_is_worked_or_free_as_announced(shared_data):
    with (shared_data / "china" / "holidays" / "cn_holidays_2007_2026.csv").open(encoding="utf-8") as file:
        free = {date.fromisoformat(row["date"]): row["is_off_day"] == "1" for row in csv.DictReader(file)}
    china = ChineseHolidays()
    days = [date(2006, 12, 30) + timedelta(step) for step in range((date(2027, 1, 1) - date(2006, 12, 30)).days)]
    wrong = [day for day in days if is_workday(day, china) is free.get(day, day.weekday() > 4)]
    assert wrong == []
