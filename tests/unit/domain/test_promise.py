"""When a promise is late, and what settles it (H11)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealings import a_promise
from prospector.domain.errors import RefusedError
from prospector.domain.promise import BROKEN, KEPT, settled

DUE = date(2026, 3, 13)


@pytest.mark.parametrize(("days", "late"), [(-3, 0), (0, 0), (1, 1), (40, 40)])
def test_an_open_promise_is_late_from_the_day_after_its_due_day(days, late):
    assert a_promise(due_on=DUE).days_late(DUE + timedelta(days)) == late


def test_a_settled_promise_is_no_later_than_it_was_then():
    kept = settled(a_promise(due_on=DUE), KEPT, DUE + timedelta(2))
    assert kept.days_late(DUE + timedelta(100)) == 2


def test_without_a_day_nothing_is_late():
    assert a_promise(due_on=None).days_late(DUE) == 0


@pytest.mark.parametrize(("first", "second"), [(KEPT, BROKEN), (BROKEN, KEPT)])
def test_what_is_kept_cannot_be_broken_nor_the_other_way_round(first, second):
    with pytest.raises(RefusedError):
        settled(settled(a_promise(), first, DUE), second, DUE)


@given(st.dates(), st.dates(), st.none() | st.dates())
def test_lateness_is_never_below_zero(due, today, settled_on):
    promise = a_promise(due_on=due, settled_on=settled_on)
    late = promise.days_late(today)
    assert late >= 0
    assert late == 0 or due + timedelta(late) == (settled_on or today)
