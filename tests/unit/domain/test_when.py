"""Dates as people type them. Unless a test says otherwise, now is Wednesday 2026-11-25, 10:00 in China."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import example, given
from hypothesis import strategies as st

from prospector.domain import when_words
from prospector.domain.errors import UsageError
from prospector.domain.when import When, read_day, read_duration, read_past, read_when, say_day
from prospector.domain.when_period import add_months, add_workdays

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 25, 10, 0, tzinfo=CHINA)
TODAY = NOW.date()
FRIDAY = datetime(2026, 11, 27, 10, 0, tzinfo=CHINA)

ENGLISH = {
    "2026-11-30": "2026-11-30",
    "2026/11/30": "2026-11-30",
    "2026.11.30": "2026-11-30",
    "20261130": "2026-11-30",
    "30.11.": "2026-11-30",
    "30. 11. 2026": "2026-11-30",
    "30.11.26": "2026-11-30",
    "30.11": "2026-11-30",
    "24.11.": "2027-11-24",
    "25.11.": "2026-11-25",
    "29.02.": "2028-02-29",
    "11-30": "2026-11-30",
    "11/30": "2026-11-30",
    "30/11": "2026-11-30",
    "30/11/2026": "2026-11-30",
    "11/30/2026": "2026-11-30",
    "03/03": "2027-03-03",
    "Nov 30": "2026-11-30",
    "30 Nov 2026": "2026-11-30",
    "30-Nov-2026": "2026-11-30",
    "November 30th": "2026-11-30",
    "November 30th, 2026": "2026-11-30",
    "the 30th of November": "2026-11-30",
    "Friday, 27 November 2026": "2026-11-27",
    "Fri 2026-11-27": "2026-11-27",
    "30th": "2026-11-30",
    "31st": "2026-12-31",
    "24th": "2026-12-24",
    "today": "2026-11-25",
    "tod": "2026-11-25",
    "TOMORROW": "2026-11-26",
    "  tmr ": "2026-11-26",
    "tom": "2026-11-26",
    "yesterday": "2026-11-24",
    "the day  after tomorrow": "2026-11-27",
    "day before yesterday": "2026-11-23",
    "+3d": "2026-11-28",
    "3d": "2026-11-28",
    "-3d": "2026-11-22",
    "+2w": "2026-12-09",
    "+1m": "2026-12-25",
    "+1y": "2027-11-25",
    "in 3 days": "2026-11-28",
    "in two weeks": "2026-12-09",
    "two weeks from now": "2026-12-09",
    "a week": "2026-12-02",
    "half a year later": "2027-05-25",
    "3 weeks ago": "2026-11-04",
    "+3wd": "2026-11-30",
    "3 business days": "2026-11-30",
    "next working day": "2026-11-26",
    "wed": "2026-12-02",
    "thurs": "2026-11-26",
    "tue": "2026-12-01",
    "sunday": "2026-11-29",
    "on fri": "2026-11-27",
    "next tue": "2026-12-01",
    "next fri": "2026-12-04",
    "tue next week": "2026-12-01",
    "this mon": "2026-11-23",
    "last fri": "2026-11-20",
    "fri in 2 weeks": "2026-12-11",
    "weekend": "2026-11-28",
    "next week": "2026-11-30",
    "next month": "2026-12-01",
    "next quarter": "2027-01-01",
    "next year": "2027-01-01",
    "end of month": "2026-11-30",
    "eom": "2026-11-30",
    "end of next month": "2026-12-31",
    "end of the week": "2026-11-27",
    "eow": "2026-11-27",
    "end of quarter": "2026-12-31",
    "eoq": "2026-12-31",
    "eoy": "2026-12-31",
    "end of february": "2027-02-28",
    "3rd of next month": "2026-12-03",
    "15:30": "2026-11-25 15:30",
    "8:05": "2026-11-25 08:05",
    "3pm": "2026-11-25 15:00",
    "3:30 p.m.": "2026-11-25 15:30",
    "12am": "2026-11-25 00:00",
    "12 pm": "2026-11-25 12:00",
    "15h": "2026-11-25 15:00",
    "15h30": "2026-11-25 15:30",
    "at 9": "2026-11-25 09:00",
    "noon": "2026-11-25 12:00",
    "tonight": "2026-11-25 19:00",
    "this afternoon": "2026-11-25 14:00",
    "tomorrow morning": "2026-11-26 09:00",
    "tomorrow at 3 in the afternoon": "2026-11-26 15:00",
    "next tue 15:30": "2026-12-01 15:30",
    "fri 9am": "2026-11-27 09:00",
    "fri 9h": "2026-11-27 09:00",
    "15:30 tomorrow": "2026-11-26 15:30",
    "9:30 30.11.": "2026-11-30 09:30",
    "30.11. 9:30": "2026-11-30 09:30",
    "nov 30 9:30": "2026-11-30 09:30",
    "in 3 days at noon": "2026-11-28 12:00",
    "2026-11-30T15:30": "2026-11-30 15:30",
    "2026-11-30 15:30": "2026-11-30 15:30",
    "2026-11-30T07:30Z": "2026-11-30 15:30",
    "in 2 hours": "2026-11-25 12:00",
    "+1h30m": "2026-11-25 11:30",
    "now": "2026-11-25 10:00",
}

CHINESE = {
    "今天": "2026-11-25",
    "明天": "2026-11-26",
    "明日": "2026-11-26",
    "后天": "2026-11-27",
    "大后天": "2026-11-28",
    "昨天": "2026-11-24",
    "前天": "2026-11-23",
    "三天后": "2026-11-28",
    "3天后": "2026-11-28",
    "３天后": "2026-11-28",
    "3日后": "2026-11-28",
    "3天以后": "2026-11-28",
    "过三天": "2026-11-28",
    "十五天后": "2026-12-10",
    "二十天之后": "2026-12-15",
    "两周后": "2026-12-09",
    "两个星期后": "2026-12-09",
    "一个月后": "2026-12-25",
    "3个月后": "2027-02-25",
    "半个月后": "2026-12-10",
    "半年后": "2027-05-25",
    "两年后": "2028-11-25",
    "3天前": "2026-11-22",
    "三个工作日后": "2026-11-30",
    "下周二": "2026-12-01",
    "下星期二": "2026-12-01",
    "下个礼拜二": "2026-12-01",
    "下下周二": "2026-12-08",
    "这周五": "2026-11-27",
    "本周五": "2026-11-27",
    "周五": "2026-11-27",
    "星期天": "2026-11-29",
    "上周五": "2026-11-20",
    "两周后的周五": "2026-12-11",
    "下周": "2026-11-30",
    "下个月": "2026-12-01",
    "下月3号": "2026-12-03",
    "下个月三号": "2026-12-03",
    "本月28日": "2026-11-28",
    "本月底": "2026-11-30",
    "月底": "2026-11-30",
    "月末": "2026-11-30",
    "下月底": "2026-12-31",
    "月初": "2026-12-01",
    "季度末": "2026-12-31",
    "下季度": "2027-01-01",
    "年底": "2026-12-31",
    "明年": "2027-01-01",
    "明年底": "2027-12-31",
    "明年3月5号": "2027-03-05",
    "2027年6月底": "2027-06-30",
    "二月底": "2027-02-28",
    "周末": "2026-11-28",
    "下周末": "2026-12-05",
    "11月30日": "2026-11-30",
    "11月30": "2026-11-30",
    "１１月３０日": "2026-11-30",
    "十一月三十号": "2026-11-30",
    "2026年11月30号": "2026-11-30",
    "26年11月30日": "2026-11-30",
    "二〇二六年十一月三十日": "2026-11-30",
    "11月27日（周五）": "2026-11-27",
    "30号": "2026-11-30",
    "三十一号": "2026-12-31",
    "2026－11－30": "2026-11-30",
    "30。11。": "2026-11-30",
    "下午3点": "2026-11-25 15:00",
    "上午9点半": "2026-11-25 09:30",
    "晚上7点": "2026-11-25 19:00",
    "15点30分": "2026-11-25 15:30",
    "15：30": "2026-11-25 15:30",
    "中午": "2026-11-25 12:00",
    "中午一点": "2026-11-25 13:00",
    "中午12点半": "2026-11-25 12:30",
    "三点一刻": "2026-11-25 03:15",
    "下午三点三刻": "2026-11-25 15:45",
    "凌晨12点": "2026-11-25 00:00",
    "零点": "2026-11-25 00:00",
    "下午两点": "2026-11-25 14:00",
    "今晚": "2026-11-25 19:00",
    "今晚8点": "2026-11-25 20:00",
    "明早": "2026-11-26 09:00",
    "明天上午": "2026-11-26 09:00",
    "明天下午3点": "2026-11-26 15:00",
    "明天下午３：３０": "2026-11-26 15:30",
    "下午3点 明天": "2026-11-26 15:00",
    "下周五的下午三点一刻": "2026-12-04 15:15",
    "下周一一点": "2026-11-30 01:00",
    "三天后下午三点": "2026-11-28 15:00",
    "30号上午十点": "2026-11-30 10:00",
    "11月30日，15点": "2026-11-30 15:00",
    "两小时后": "2026-11-25 12:00",
    "半小时后": "2026-11-25 10:30",
    "两个半小时后": "2026-11-25 12:30",
    "现在": "2026-11-25 10:00",
}

PAST = {
    "now": "2026-11-25 10:00",
    "today": "2026-11-25 10:00",
    "yesterday": "2026-11-24 12:00",
    "yesterday 15:00": "2026-11-24 15:00",
    "last night": "2026-11-24 19:00",
    "09:30": "2026-11-25 09:30",
    "10:00": "2026-11-25 10:00",
    "this morning": "2026-11-25 09:00",
    "fri": "2026-11-20 12:00",
    "wed": "2026-11-18 12:00",
    "fri 9am": "2026-11-20 09:00",
    "last mon": "2026-11-16 12:00",
    "24.11.": "2026-11-24 12:00",
    "26.11.": "2025-11-26 12:00",
    "29.02.": "2024-02-29 12:00",
    "31st": "2026-10-31 12:00",
    "30th 15:00": "2026-10-30 15:00",
    "end of month": "2026-10-31 12:00",
    "-2h": "2026-11-25 08:00",
    "-1h30": "2026-11-25 08:30",
    "-3d": "2026-11-22 12:00",
    "20 min ago": "2026-11-25 09:40",
    "half an hour ago": "2026-11-25 09:30",
    "3 days ago at 15:30": "2026-11-22 15:30",
    "2026-11-20T08:00:05Z": "2026-11-20 16:00:05",
    "2026-11-20 08:00:05": "2026-11-20 08:00:05",
    "2026-11-20 08:00+02:00": "2026-11-20 14:00",
    "20261120T080000Z": "2026-11-20 16:00",
    "刚才": "2026-11-25 10:00",
    "昨天": "2026-11-24 12:00",
    "昨天下午3点": "2026-11-24 15:00",
    "昨晚8点": "2026-11-24 20:00",
    "前天": "2026-11-23 12:00",
    "大前天": "2026-11-22 12:00",
    "上周五": "2026-11-20 12:00",
    "周五": "2026-11-20 12:00",
    "3天前": "2026-11-22 12:00",
    "20分钟前": "2026-11-25 09:40",
    "1小时20分钟前": "2026-11-25 08:40",
    "一刻钟前": "2026-11-25 09:45",
    "上个月3号": "2026-10-03 12:00",
    "去年12月3日": "2025-12-03 12:00",
}

DURATIONS = {
    "300": 300,
    "0": 0,
    "5m": 300,
    "5 min": 300,
    "90s": 90,
    "1h": 3600,
    "1h30": 5400,
    "1h30m": 5400,
    "1 h 30 min": 5400,
    "1.5h": 5400,
    "1.25 hours": 4500,
    "4:30": 270,
    "90:00": 5400,
    "1:02:03": 3723,
    "an hour": 3600,
    "half an hour": 1800,
    "5分钟": 300,
    "５分钟": 300,
    "5分": 300,
    "5分30秒": 330,
    "十五分钟": 900,
    "半小时": 1800,
    "半个小时": 1800,
    "半分钟": 30,
    "一刻钟": 900,
    "一个半小时": 5400,
    "两个半小时": 9000,
    "1小时20分": 4800,
}


def _when(said: str) -> When:
    day, _, clock = said.partition(" ")
    return When(date.fromisoformat(day), time.fromisoformat(clock) if clock else None)


@pytest.mark.parametrize(("typed", "said"), (ENGLISH | CHINESE).items())
def test_a_phrase_reads_as_the_day_and_time_it_says(typed: str, said: str) -> None:
    assert read_when(typed, NOW) == _when(said)


@pytest.mark.parametrize(("typed", "said"), (ENGLISH | CHINESE).items())
def test_a_day_is_read_alone_and_a_time_of_day_refused(typed: str, said: str) -> None:
    wanted = _when(said)
    if wanted.time is None:
        assert read_day(typed, TODAY) == wanted.day
    else:
        with pytest.raises(UsageError):
            read_day(typed, TODAY)


@pytest.mark.parametrize(("typed", "said"), PAST.items())
def test_a_log_looks_back(typed: str, said: str) -> None:
    moment = read_past(typed, NOW)
    assert moment == datetime.fromisoformat(said).replace(tzinfo=CHINA)
    assert moment.utcoffset() == NOW.utcoffset()


@pytest.mark.parametrize(("typed", "seconds"), DURATIONS.items())
def test_a_duration_is_read_in_seconds(typed: str, seconds: int) -> None:
    assert read_duration(typed) == seconds


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "32", "30", "2026", "2026-11", "fryday", "tomorrow foo", "foo", "later", "+", "+3", "3 x", "week"),
        *("30.02.", "31.11.", "2026-13-01", "2026-02-29", "29.02.2027", "20261301", "13/13", "0.1.", "11-31", "32nd"),
        *("0000-01-01", "1899-12-31", "2200-01-01", "+999999999d", "+99999999999999999y", "-2000y", "+3000m"),
        *("03/04", "03/04/2026", "4-3-2026", "tomorrow 03/04", "1530", "3.4.5.6", "30..11", "26-11-30"),
        *("25:00", "24:00", "9:60", "13pm", "0am", "15:30 pm", "9:30:61", "midnight", "fri midnight", "evening 12"),
        *("fri 9", "fri mon", "tomorrow tomorrow", "9am 10am", "+1d 2h", "2h +1d", "3h", "1h30", "1h75 ago"),
        *("Mon 2026-11-27", "fri 28th", "next 30.11.", "31st of feb", "next month 32", "this week", "the", "on the"),
        *(
            "2026-11-30x15:30",
            "2026-11-30 15",
            "2026-11-30T25:00",
            "2026-11-30T",
            "١٢/١٣",
            "½ hour",
            "half a day",
            "+half m",
        ),
        *("三五天后", "十十号", "百天后", "三十二号", "13月1日", "二月三十号", "3个", "个", "个月个", "几天后", "月中"),
        *(
            "上午15点",
            "下午9点",
            "晚上12点",
            "晚上三点",
            "上午12点",
            "凌晨",
            "三点五刻",
            "25点",
            "本周",
            "3月",
            "半天后",
        ),
        *(
            "明天明天",
            "下下下周二",
            "周八",
            "大明天",
            "明天左右",
            "\x1b[31m明天",
            "\ud800",
            "tomorrow" * 20,
            "9" * 5000,
        ),
    ],
)
def test_what_is_not_wholly_understood_is_refused_everywhere(typed: str) -> None:
    for read in (lambda: read_day(typed, TODAY), lambda: read_when(typed, NOW), lambda: read_past(typed, NOW)):
        with pytest.raises(UsageError) as refusal:
            read()
        assert refusal.value.hint is not None


@pytest.mark.parametrize(
    "typed",
    [
        *("", "foo", "-5m", "+5m", "5m ago", "4:60", "1:60:00", "1h75", "5m 1h", "5m 5m", "1.5", "h", "an", "25h"),
        *(
            "86401",
            "9" * 30,
            "1 day",
            "3pm",
            "5x",
            "5m foo",
            "半",
            "分钟",
            "三五分钟",
            "300个",
            "half a second",
            "4:30:",
        ),
    ],
)
def test_a_duration_not_wholly_understood_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_duration(typed)


def test_a_refusal_names_what_was_typed_and_gives_examples() -> None:
    with pytest.raises(UsageError, match="“fryday”") as refusal:
        read_day(" fryday ", TODAY)
    assert "2026-11-30" in str(refusal.value.hint)


def test_an_ambiguous_slashed_date_is_refused_with_both_its_readings() -> None:
    with pytest.raises(UsageError, match="2026-03-04 or 2026-04-03") as refusal:
        read_day("03/04/2026", TODAY)
    assert str(refusal.value.hint).endswith("4.3.")


def test_braces_in_the_input_are_no_placeholders() -> None:
    with pytest.raises(UsageError, match=r"\{typed\}\{0\}"):
        read_day("{typed}{0}", TODAY)


@pytest.mark.parametrize("typed", ["15:30", "tomorrow", "in 5 min", "next tue", "2026-11-26", "明天", "2小时后"])
def test_what_is_past_cannot_lie_ahead(typed: str) -> None:
    with pytest.raises(UsageError, match="lies ahead"):
        read_past(typed, NOW)


@pytest.mark.parametrize("typed", ["-20m", "20m ago", "2 m ago"])
def test_in_a_log_m_may_be_months_or_minutes_and_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="months or minutes"):
        read_past(typed, NOW)


def test_on_a_friday_fri_is_a_week_away_in_either_direction() -> None:
    assert read_when("fri", FRIDAY).day == date(2026, 12, 4)
    assert read_past("周五", FRIDAY).date() == date(2026, 11, 20)
    assert read_when("this fri", FRIDAY).day == FRIDAY.date()
    assert read_when("fri in 2 weeks", FRIDAY).day == date(2026, 12, 11)


def test_at_the_weekend_the_end_of_the_week_is_the_coming_friday() -> None:
    saturday = date(2026, 11, 28)
    assert read_day("eow", saturday) == date(2026, 12, 4)
    assert read_day("weekend", saturday) == saturday
    assert read_day("weekend", saturday + timedelta(days=1)) == date(2026, 12, 5)
    assert read_day("next week", saturday) == date(2026, 11, 30)


def test_months_are_counted_to_the_last_day_of_a_shorter_month() -> None:
    assert read_day("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert read_day("+1y", date(2028, 2, 29)) == date(2029, 2, 28)


def test_an_hour_skipped_by_the_clocks_becomes_one_that_exists() -> None:
    now = datetime(2026, 3, 29, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    assert read_past("02:30", now).isoformat() == "2026-03-29T03:30:00+02:00"
    assert read_past("-10h", now).isoformat() == "2026-03-29T01:00:00+01:00"
    assert read_past("sat 15:00", now).isoformat() == "2026-03-28T15:00:00+01:00"
    assert read_when("02:30", now) == When(now.date(), time(2, 30))


def test_of_an_hour_that_comes_twice_the_first_is_past_in_the_second() -> None:
    now = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert read_past("02:30", now).astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    with pytest.raises(UsageError):
        read_past("03:00", now)


def test_a_day_is_said_with_its_weekday_and_its_distance() -> None:
    assert str(say_day(date(2026, 11, 27), TODAY)) == "Fri 2026-11-27"
    assert str(say_day(TODAY, TODAY)) == "today, Wed 2026-11-25"
    assert str(say_day(date(2026, 11, 26), TODAY)) == "tomorrow, Thu 2026-11-26"
    assert str(say_day(date(2026, 11, 24), TODAY)) == "yesterday, Tue 2026-11-24"


def test_no_word_of_the_vocabulary_has_two_meanings() -> None:
    words = [word for _, _, listed in when_words._VOCABULARY for word in listed.split()]
    assert sorted(words) == sorted(set(words))


# --- properties -----------------------------------------------------------------------------------------------------

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
ZONED = st.datetimes(
    datetime(1950, 1, 1), datetime(2150, 1, 1), timezones=st.sampled_from([UTC, CHINA, ZoneInfo("Europe/Berlin")])
)
_MONTHS = [date(2000, month, 1).strftime("%B") for month in range(1, 13)]
_ONES = "零一二三四五六七八九"


def _numeral(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = ("" if tens < 2 else _ONES[tens]) + "十" if tens else ""
    return head + (_ONES[ones] if ones or not tens else "")


def _forms(day: date) -> list[str]:
    y, m, d, month = day.year, day.month, day.day, _MONTHS[day.month - 1]
    forms = [
        *(day.isoformat(), f"{y}-{m}-{d}", f"{y}/{m:02}/{d:02}", f"{y}.{m}.{d}", day.strftime("%Y%m%d").zfill(8)),
        *(f"{d}.{m}.{y}", f"{d:02}.{m:02}.{y}", f"{month} {d}, {y}", f"{d} {month[:3]} {y}", f"{d}-{month[:3]}-{y}"),
        *(f"{month} {d}th {y}", f"{d}th of {month} {y}", f"{y}年{m}月{d}日", f"{y}年{m}月{d}号", f"{y} 年 {m} 月 {d}"),
        f"{''.join(_ONES[int(digit)] for digit in str(y))}年{_numeral(m)}月{_numeral(d)}日",
        str(say_day(day, date(1800, 1, 1))),
    ]
    if d > 12 or d == m:
        forms += [f"{d}/{m}/{y}", f"{m}/{d}/{y}"]
    if 2000 <= y < 2100:
        forms += [f"{d}.{m}.{y % 100:02}", f"{y % 100:02}年{m}月{d}日"]
    return forms


@given(DAYS, DAYS)
def test_a_day_reads_back_from_every_absolute_form(day: date, today: date) -> None:
    for form in _forms(day):
        assert read_day(form, today) == day, form


@given(DAYS, ZONED)
def test_a_date_without_year_is_the_coming_one_and_in_a_log_the_last(day: date, now: datetime) -> None:
    today = now.date()
    for form in (
        f"{day.day}.{day.month}.",
        f"{day.month}-{day.day}",
        f"{day.month}月{day.day}日",
        f"{_MONTHS[day.month - 1]} {day.day}",
    ):
        coming, last = read_day(form, today), read_past(form, now).date()
        assert last <= today <= coming
        assert (coming.month, coming.day) == (last.month, last.day) == (day.month, day.day)
        assert (coming - last).days <= 8 * 366


@given(DAYS.filter(lambda day: 1950 < day.year < 2150), st.times(), st.sampled_from(["{d} {t}", "{t} {d}", "{d}T{t}"]))
def test_day_and_time_read_back_in_either_order(day: date, clock: time, form: str) -> None:
    minute = clock.replace(second=0, microsecond=0, fold=0)
    typed = form.format(d=day.isoformat(), t=minute.strftime("%H:%M"))
    assert read_when(typed, NOW) == When(day, minute)


@given(ZONED, st.integers(0, 20_000))
def test_minutes_ago_are_exact_across_clock_changes(now: datetime, minutes: int) -> None:
    elapsed = now.astimezone(UTC) - read_past(f"{minutes} min ago", now).astimezone(UTC)
    assert elapsed == timedelta(minutes=minutes)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-500, 500))
def test_months_are_added_as_the_calendar_library_adds_them(day: date, months: int) -> None:
    assert add_months(day, months) == day + relativedelta(months=months)


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(-60, 60))
def test_working_days_are_counted_one_by_one(day: date, count: int) -> None:
    reached, left, step = day, abs(count), timedelta(days=-1 if count < 0 else 1)
    while left:
        reached += step
        left -= reached.weekday() < 5
    assert add_workdays(day, count) == reached


_WORDS = st.sampled_from(
    [*when_words._LEXICON, *":./+-, 年月", "3", "11", "30", "99", "2026", "20261130", "二十", "o'clock", "9" * 30]
)
_SOUP = st.builds(lambda words, glue: glue.join(words), st.lists(_WORDS, max_size=7), st.sampled_from(["", " "]))


@given(st.text(max_size=80) | _SOUP, st.dates(), ZONED)
@example("29 feb", date(9999, 12, 31), NOW)
@example("0001-01-01T00:00+14:00", date(1, 1, 1), NOW)
@example("9999-12-31T23:59-14:00", date(1, 1, 1), NOW)
@example("-2000000h", date(1, 1, 1), NOW)
def test_any_text_is_read_within_the_years_or_refused(typed: str, today: date, now: datetime) -> None:
    years = range(1900, 2200)
    for read in (
        lambda: read_day(typed, today).year in years,
        lambda: read_when(typed, now).day.year in years,
        lambda: read_past(typed, now).astimezone(UTC) <= now.astimezone(UTC),
        lambda: 0 <= read_duration(typed) <= 86400,
    ):
        try:
            assert read()
        except UsageError as refusal:
            assert str(refusal)
