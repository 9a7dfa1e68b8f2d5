"""H8: when a customer can be called on: what people write is understood, and what is not is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.opening_hours import DAY, OpeningHours, read_hours, read_span, read_stored, read_weekdays

MO, TU, WE, TH, FR, SA, SU = range(7)


def hour(*times: float) -> tuple[tuple[int, int], ...]:
    seconds = [round(time * 3600) for time in times]
    return tuple(zip(seconds[::2], seconds[1::2], strict=True))


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("Mo-Fr 9:00-12:00,14:00-18:00; Sa 10:00-14:00", "Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-14:00"),
        (
            "周一至周五 9:00-12:00，14:00-18:00；周六 10:00-14:00；周日休",
            "Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-14:00",
        ),
        ("星期一到星期五9点-17点30分", "Mo-Fr 09:00-17:30"),
        ("工作日 上午9:00-12:00，下午2:00-6:00", "Mo-Fr 09:00-12:00,14:00-18:00"),
        ("每天 10:00-22:00", "Mo-Su 10:00-22:00"),
        ("周末休; 9-18", "Mo-Su 09:00-18:00"),
        ("9-18; 周末休", "Mo-Fr 09:00-18:00"),
        ("Mo,We,Fr 9am-5pm", "Mo 09:00-17:00; We 09:00-17:00; Fr 09:00-17:00"),
        ("周一、周三 9:00-11:00", "Mo 09:00-11:00; We 09:00-11:00"),
        ("Monday - Friday 8:00 to 16:00", "Mo-Fr 08:00-16:00"),
        ("Sa-Mo 10-12", "Mo 10:00-12:00; Sa-Su 10:00-12:00"),
        ("24/7", "Mo-Su 00:00-24:00"),
        ("Su closed", "Mo-Sa 00:00-24:00"),
        ("休", "Mo-Su closed"),
        ("Mo-Fr 9-17; PH 10-12", "Mo-Fr 09:00-17:00; PH 10:00-12:00"),
        ("Mo-Fr 9-17; 节假日休息", "Mo-Fr 09:00-17:00; PH closed"),
    ],
)
def test_what_people_write_is_understood(typed: str, stored: str) -> None:
    assert read_hours(typed).stored() == stored


@pytest.mark.parametrize(
    "typed",
    ["", " ; ", "whenever", "Mo-Fr", "9:00", "Xx 9-10", "Mo 25-26", "Mo 9:75-10", "Mo closed Tu", "Mo 9-12 and later",
     "13pm-14pm", "weekdaysx 9-10", "Mo 9-12,11-13", "Mo 18-9", "Mo-Fr 9-", "9-10 Mo"],
)  # fmt: skip
def test_what_is_not_wholly_understood_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_hours(typed)


def test_hours_past_midnight_are_refused_with_the_way_to_write_them() -> None:
    with pytest.raises(UsageError) as refused:
        read_hours("Fr 20:00-2:00")
    assert "24:00" in str(refused.value.hint)


def test_a_later_rule_replaces_an_earlier_one_on_its_days() -> None:
    hours = read_hours("Mo-Su 9-18; We 14-18; Su closed")
    assert hours.on(TU) == hour(9, 18)
    assert hours.on(WE) == hour(14, 18)
    assert hours.on(SU) == ()


def test_a_holiday_is_closed_unless_its_hours_are_said() -> None:
    assert read_hours("Mo-Fr 9-17").on(MO, holiday=True) == ()
    assert read_hours("Mo-Fr 9-17; PH 10-12").on(MO, holiday=True) == hour(10, 12)


def test_on_a_make_up_workday_a_house_closed_on_weekends_is_open_as_on_a_friday() -> None:
    hours = read_hours("Mo-Th 9-17; Fr 9-15")
    assert hours.on(SA, make_up=True) == hour(9, 15)
    assert read_hours("Mo-Fr 9-17; Sa 10-12").on(SA, make_up=True) == hour(10, 12)


spans = st.lists(st.integers(0, DAY // 60), min_size=2, max_size=6, unique=True).map(
    lambda minutes: hour(*(minute / 60 for minute in sorted(minutes)[: len(minutes) // 2 * 2]))
)


@given(st.lists(st.just(()) | spans, min_size=7, max_size=7), st.none() | st.just(()) | spans)
def test_what_is_stored_reads_back_the_same(week: list, holidays) -> None:
    hours = OpeningHours(tuple(week), holidays)
    assert read_hours(hours.stored()) == hours
    assert read_stored(hours.stored()) == hours


@given(st.text(max_size=30))
def test_any_text_is_understood_or_refused_never_a_crash(typed: str) -> None:
    try:
        hours = read_hours(typed)
    except UsageError:
        return
    assert all(0 <= a < b <= DAY for day in hours.week for a, b in day)


def test_the_hours_of_a_day_and_the_days_of_a_week() -> None:
    assert read_span("9:00-18:00") == hour(9, 18)[0]
    assert read_span("下午2点-6点") == hour(14, 18)[0]
    for typed in ("18:00-9:00", "9:00-9:00", "nine", "9-25"):
        with pytest.raises(UsageError):
            read_span(typed)
    assert read_weekdays("Mo-Sa") == frozenset(range(6))
    assert read_weekdays("TU,TH") == {TU, TH}
    with pytest.raises(UsageError):
        read_weekdays("Xy")


@pytest.mark.parametrize("typed", ["9-18", "周一至周五 9:00-18:00；周日休", "Mo-Fr 9-12", "PH closed"])
def test_hours_written_otherwise_are_read_all_the_same(typed: str) -> None:
    assert read_stored(typed) == read_hours(typed)
