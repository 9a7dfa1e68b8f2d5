"""A complaint is closed by the customer's word alone, and the report on many adds up (H11)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dealings import MOMENT, a_complaint
from prospector.domain.complaint import (
    OPEN,
    RESOLVED,
    SATISFIED,
    Complaint,
    Entry,
    confirmed,
    reopened,
    report_on,
    resolved,
)
from prospector.domain.errors import RefusedError, UsageError

HOUR = timedelta(hours=1)


def test_the_way_from_open_to_satisfied_and_back():
    solved = resolved(a_complaint(), MOMENT + HOUR)
    closed = confirmed(solved, MOMENT + 2 * HOUR)
    again = reopened(closed)
    assert [one.state for one in (solved, closed, again)] == [RESOLVED, SATISFIED, OPEN]
    assert (closed.resolved_at, closed.closed_at) == (MOMENT + HOUR, MOMENT + 2 * HOUR)
    assert (again.resolved_at, again.closed_at) == (None, None)


def test_what_is_not_solved_cannot_satisfy():
    with pytest.raises(RefusedError):
        confirmed(a_complaint(), MOMENT)


def test_a_solution_before_the_complaint_is_refused():
    with pytest.raises(UsageError):
        resolved(a_complaint(), MOMENT - HOUR)


ACTS = {
    "resolve": lambda one, at: resolved(one, at),
    "satisfied": lambda one, at: confirmed(one, at),
    "reopen": lambda one, _at: reopened(one),
}
ALLOWED = {(OPEN, "resolve"), (RESOLVED, "satisfied"), (RESOLVED, "reopen"), (SATISFIED, "reopen")}


@given(st.lists(st.sampled_from(sorted(ACTS)), max_size=12))
def test_whatever_is_tried_only_legal_changes_happen(acts):
    complaint = a_complaint()
    for place, act in enumerate(acts):
        legal = (complaint.state, act) in ALLOWED
        try:
            changed = ACTS[act](complaint, MOMENT + place * HOUR)
        except RefusedError:
            assert not legal
            continue
        assert legal
        complaint = changed
        assert (complaint.resolved_at is not None) == (complaint.state != OPEN)
        assert (complaint.closed_at is not None) == (complaint.state == SATISFIED)


def test_age_ends_when_the_customer_is_satisfied():
    closed = a_complaint(state=SATISFIED, closed_at=MOMENT + 3 * HOUR)
    assert closed.age(MOMENT + 50 * HOUR) == 3 * HOUR
    assert a_complaint().age(MOMENT + 50 * HOUR) == 50 * HOUR


def test_a_report_upward_keeps_its_results_apart_from_its_words():
    report = Entry(1, "u", 1, 1, "escalated", MOMENT, "quality: seals")
    told = report.with_result(date(2026, 3, 12), "new seals").with_result(date(2026, 5, 1), "recalled")
    assert told.said == "quality: seals"
    assert told.results == [("2026-03-12", "new seals"), ("2026-05-01", "recalled")]


def test_a_note_of_several_lines_has_no_results():
    note = Entry(1, "u", 1, 1, "note", MOMENT, "one\n2026-03-12 two")
    assert (note.said, note.results) == ("one\n2026-03-12 two", [])


def took(hours: float) -> Complaint:
    return a_complaint(state=RESOLVED, resolved_at=MOMENT + hours * HOUR)


def test_time_to_solution_has_a_median_and_a_mean():
    report = report_on([took(1), took(2), took(9), a_complaint()])
    assert (report.median_hours, report.mean_hours) == (2, 4)
    assert report_on([took(1), took(4)]).median_hours == 2.5
    assert report_on([a_complaint()]).median_hours is None


def test_what_recurs_is_counted_whatever_its_case_and_most_often_first():
    causes = ["bearing", "Seal", "seal", "", "SEAL", "bearing", "axle"]
    report = report_on([a_complaint(cause=cause, product="P") for cause in causes])
    assert report.causes == [("Seal", 3), ("bearing", 2), ("axle", 1)]
    assert report.products == [("P", 7)]


@given(st.lists(st.sampled_from([OPEN, RESOLVED, SATISFIED]), max_size=20))
def test_the_parts_of_a_report_make_the_whole(states):
    report = report_on([a_complaint(state=state) for state in states])
    assert report.open + report.solved == report.total == len(states)
    assert report.satisfied <= report.solved
    assert (report.solved_share is None) == (not states)
