"""Success by number, hour and weekday: what is counted, and that nothing is claimed from few calls."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.call_report import BETTER, MANY, WORSE, Counted, LoggedCall, numbered, report, verdict

MONDAY = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
ALWAYS = (date.min, date.max)
CLOSED = frozenset({"closed"})


def a_call(card_id=1, days=0, outcome="reached", **known):
    return LoggedCall(card_id, MONDAY + timedelta(days=days), 480, outcome, **known)


def test_calls_are_numbered_card_by_card():
    calls = [a_call(1), a_call(1, 1), a_call(2), a_call(1, 0)]
    assert [number for number, _ in numbered(calls)] == [1, 2, 1, 1]


def test_earlier_contacts_that_are_not_in_the_log_are_counted_from_the_field():
    said = {"contacts": "5", "noted_on": date(2026, 3, 4)}
    calls = [a_call(1, 0, **said), a_call(1, 1, **said), a_call(1, 9, **said)]
    assert [number for number, _ in numbered(calls)] == [4, 5, 6]


def test_a_field_that_says_less_than_the_log_or_no_number_changes_nothing():
    for said in ("1", "spring", "-3", "²", "999999", ""):
        assert [number for number, _ in numbered([a_call(contacts=said), a_call(days=1, contacts=said)])] == [1, 2]


def test_hours_and_weekdays_are_those_of_the_place_where_the_call_was_logged():
    found = report([a_call(outcome="closed")], *ALWAYS, CLOSED)
    assert found.by_hour == {9: Counted(1, 1, 1)}
    assert found.by_weekday == {1: Counted(1, 1, 1)}


def test_a_day_without_an_hour_counts_for_no_hour():
    noon = LoggedCall(1, datetime(2026, 3, 2, 4, 0, tzinfo=UTC), 480, "closed")
    found = report([noon], *ALWAYS, CLOSED)
    assert (found.by_hour, found.all.calls) == ({}, 1)


def test_earlier_calls_count_for_the_number_of_those_in_the_time_asked_for():
    found = report([a_call(), a_call(days=7)], date(2026, 3, 9), date(2026, 3, 9), CLOSED)
    assert found.by_number == {2: Counted(1, 1, 0)}


def test_calls_past_ten_are_taken_together():
    found = report([a_call(days=day) for day in range(14)], *ALWAYS, CLOSED)
    assert found.by_number[MANY].calls == 4
    assert max(found.by_number) == MANY


def test_nothing_is_said_of_few_calls_however_well_they_went():
    everything = Counted(500, 400, 50)
    assert verdict(Counted(19, 19, 19), everything, 20) == ""
    assert verdict(Counted(20, 20, 20), everything, 20) == BETTER
    assert verdict(Counted(100, 80, 0), everything, 20) == WORSE
    assert verdict(Counted(30, 30, 4), everything, 20) == ""


@given(st.integers(1, 2_000).flatmap(lambda calls: st.tuples(st.just(calls), st.integers(0, calls))))
def test_the_range_holds_the_share_and_narrows_with_more_calls(pair):
    calls, successes = pair
    low, high = Counted(calls, calls, successes).range
    assert 0 <= low <= successes / calls + 1e-9 and successes / calls - 1e-9 <= high <= 1
    wider_low, wider_high = Counted(calls * 4, calls * 4, successes * 4).range
    assert wider_high - wider_low < high - low


@given(
    st.lists(
        st.builds(
            a_call, st.integers(1, 3), st.integers(0, 30), st.sampled_from(["reached", "closed", "no-answer", "busy"])
        ),
        max_size=30,
    )
)
def test_every_call_is_counted_once_in_each_table(calls):
    found = report(sorted(calls, key=lambda call: (call.card_id, call.at)), *ALWAYS, CLOSED)
    for groups in (found.by_number, found.by_hour, found.by_weekday):
        assert sum(groups.values(), Counted()) == found.all
    assert found.all.calls == len(calls)
    assert found.all.successes == sum(call.outcome == "closed" for call in calls)
