"""H6: twelve circles, nine methods, and the further channels; H8: what can be said of a contact."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from builders import a_call
from prospector.domain.call import INTERESTED, OUTCOMES, SETTLED, UNREACHED
from prospector.domain.source import CHANNELS, CIRCLES, METHODS, WAYS


def test_there_are_twelve_circles_and_nine_methods() -> None:
    assert len(CIRCLES) == 12
    assert len(METHODS) == 9


def test_no_channel_hides_a_method() -> None:
    assert not METHODS.keys() & CHANNELS.keys()
    assert len(WAYS) == len(METHODS) + len(CHANNELS)


def test_an_outcome_cannot_say_two_things() -> None:
    assert not UNREACHED & INTERESTED
    assert not SETTLED & INTERESTED
    assert OUTCOMES.keys() >= (UNREACHED | INTERESTED | SETTLED)


def test_the_day_of_a_contact_is_that_of_the_place_where_it_was_logged() -> None:
    late = datetime(2026, 3, 9, 18, 30, tzinfo=UTC)
    assert a_call(at=late, utc_offset=480).day == date(2026, 3, 10)
    assert a_call(at=late, utc_offset=0).day == date(2026, 3, 9)
    assert a_call(at=late, utc_offset=-600).day == date(2026, 3, 9)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.timezones()))
def test_the_day_of_a_contact_survives_being_stored_in_utc(moment) -> None:
    offset = int(moment.utcoffset().total_seconds() // 60)
    assert a_call(at=moment.astimezone(UTC), utc_offset=offset).day == moment.date()
