"""Lent files (H5)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.lending import Lending, checked_days

TODAY = date(2026, 3, 10)
DAYS = st.dates(TODAY - timedelta(60), TODAY + timedelta(60))
MAYBE = st.one_of(st.none(), DAYS)


def a_lending(**known):
    return Lending(**{"id": 1, "uid": "u", "card_id": 1, "borrower": "Li", "lent_on": date(2026, 3, 1), **known})


def test_a_file_is_late_from_the_day_after_it_is_due_until_it_is_back():
    assert a_lending(due_on=TODAY).days_late(TODAY) == 0
    assert a_lending(due_on=date(2026, 3, 7)).days_late(TODAY) == 3
    assert a_lending(due_on=date(2026, 3, 7), returned_on=date(2026, 3, 8)).days_late(TODAY) == 1
    assert a_lending().days_late(date(2030, 1, 1)) == 0


@pytest.mark.parametrize("name", ["due_on", "returned_on"])
def test_a_file_is_neither_due_nor_back_before_it_was_lent(name):
    with pytest.raises(UsageError):
        checked_days(a_lending(**{name: date(2026, 2, 28)}))
    assert checked_days(a_lending(**{name: date(2026, 3, 1)}))


@given(st.lists(st.tuples(MAYBE, MAYBE), max_size=8))
def test_files_that_are_out_come_first_by_the_day_they_are_due(days):
    lendings = [a_lending(id=number, due_on=due, returned_on=back) for number, (due, back) in enumerate(days)]
    ordered = sorted(lendings, key=Lending.order)
    out = [one for one in ordered if one.returned_on is None]
    assert ordered[: len(out)] == out
    assert [one.due_on or date.max for one in out] == sorted(one.due_on or date.max for one in out)
