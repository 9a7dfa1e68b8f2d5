"""H5: days that come round every year, in both calendars, as people type them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.yearly_day import YearlyDay, from_stored, yearly_day


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1980-05-17", "1980-05-17"),
        ("05-17", "--05-17"),
        ("5-17", "--05-17"),
        ("17.5.", "--05-17"),
        ("17. 5. 1980", "1980-05-17"),
        ("3.4.", "--04-03"),
        ("5/17", "--05-17"),
        ("17/5", "--05-17"),
        ("4/4", "--04-04"),
        ("17/5/1980", "1980-05-17"),
        ("1980/3/4", "1980-03-04"),
        ("公历1980/3/4", "1980-03-04"),
        ("19800517", "1980-05-17"),
        ("17 May", "--05-17"),
        ("May 17th, 1980", "1980-05-17"),
        ("1st sept. 1980", "1980-09-01"),
        ("5月17日", "--05-17"),
        ("五月十七日", "--05-17"),
        ("公历五月十七", "--05-17"),
        ("solar 5-17", "--05-17"),
        ("02-29", "--02-29"),
        ("农历八月十五", "lunar:--08-15"),
        ("Lunar 8-15", "lunar:--08-15"),
        ("8-15（农历）", "lunar:--08-15"),
        ("8-15 lunar", "lunar:--08-15"),
        ("lunar 3/4", "lunar:--03-04"),
        ("lunar leap 6-3", "lunar:--leap06-03"),
        ("闰六月初三", "lunar:--leap06-03"),
        ("农历2025年闰六月初三", "lunar:2025-leap06-03"),
        ("腊月三十", "lunar:--12-30"),
        ("正月初一", "lunar:--01-01"),
        ("八月廿三", "lunar:--08-23"),
        ("五月初三", "lunar:--05-03"),
        ("冬月十五", "lunar:--11-15"),
        ("一九八〇年腊月三十", "lunar:1980-12-30"),
    ],
)
def test_a_day_is_read_as_it_is_meant(typed, stored):
    assert yearly_day(typed).stored() == stored


@pytest.mark.parametrize(
    "typed",
    [
        "", "30 February", "02-30", "1981-02-29", "31.6.", "lunar 13-1", "lunar 8-31", "闰六月卅一", "公历腊月三十",
        "solar leap 6-3", "1980", "1980年5月", "19801340", "5.17.", "May", "17 Mayday", "0-1", "1-0", "soon",
        "1899-12-31", "2200-01-01", "农历", "lunar", "八月", "1980-05-17 or so",
    ],
)  # fmt: skip
def test_what_is_not_wholly_understood_is_no_day(typed):
    assert yearly_day(typed) is None


@pytest.mark.parametrize("typed", ["五月十七", "8月十五", "十二月三十", "3/4", "3.4", "3/4/1980"])
def test_what_can_be_two_days_is_refused_with_both(typed):
    with pytest.raises(UsageError, match="can be") as refused:
        yearly_day(typed)
    assert refused.value.hint


@given(
    st.builds(
        YearlyDay,
        month=st.integers(1, 12),
        day=st.integers(1, 28),
        year=st.none() | st.integers(1900, 2199),
        lunar=st.just(True),
        leap=st.booleans(),
    )
    | st.builds(
        YearlyDay,
        st.integers(1, 12),
        st.integers(1, 28),
        st.none() | st.integers(1900, 2199),
        st.just(False),
        st.just(False),
    )
)
def test_the_stored_form_is_read_back_by_both_readers(day):
    assert yearly_day(day.stored()) == from_stored(day.stored()) == day


@given(st.text(alphabet="lunarep:-0123456789农历闰月日 ", max_size=18))
def test_the_quick_reader_takes_nothing_but_stored_forms(value):
    read = from_stored(value)
    assert read is None or read.stored() == value


@given(st.text(alphabet="农历公闰正冬腊月初一二十廿卅九〇零年日号-/.0123456789 maylunrsept", max_size=14))
def test_any_words_are_one_day_or_none_or_refused(typed):
    with contextlib.suppress(UsageError):
        day = yearly_day(typed)
        assert day is None or from_stored(day.stored()) == day
