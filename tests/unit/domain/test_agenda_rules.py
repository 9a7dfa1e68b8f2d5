"""H7, H9, H11, H13: what else than follow-ups concerns a card, one line a card, and the rules over points."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from prospector.domain.agenda import MARKS, Due, Facts, Line, Matter, Reckoning, Terms, Weights, line_of
from prospector.domain.agenda_cut import KINDS, of_kind, within
from prospector.domain.reasons import QUIET, SELLING_REASONS
from prospector.domain.saying import CODES

TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 10, tzinfo=UTC)
PAGE = (Path(__file__).parents[3] / "docs" / "output.md").read_text(encoding="utf-8")


def a_card(**known: Any) -> Facts:
    blank = Facts(1, "王伟", "person", "", "", "", "")
    return blank._replace(**known)


def terms(**how: Any) -> Terms:
    return Terms(TODAY, NOW, Reckoning(Weights(), TODAY, 365.0))._replace(**how)


def a_matter(code: str, **known: Any) -> Matter:
    return Matter(1, code, **{"day": TODAY, "what": "the pump", "other": "李娜", "money": "900.00 CNY", **known})


def a_due(days: int = 0, kind: str = "task") -> Due:
    return Due(1, kind, TODAY + timedelta(days=days), "", "send quote")


matters = st.lists(
    st.builds(
        Matter,
        st.just(1),
        st.sampled_from(CODES),
        st.none() | st.dates(TODAY - timedelta(60), TODAY),
        st.datetimes(datetime(2026, 1, 1), datetime(2026, 3, 10), timezones=st.just(UTC)),
        st.integers(1, 9),
        st.just("the pump"),
        st.just("李娜"),
        st.just("900.00 CNY"),
        st.floats(0, 10**7),
        st.sampled_from(("", "high", "talk", "birthday", "judge")),
    ),
    min_size=1,
    max_size=5,
)
dues = st.lists(st.integers(-40, 0).map(a_due), max_size=2).map(lambda found: sorted(found, key=lambda one: one.due_on))
cards = st.builds(
    a_card,
    money=st.sampled_from(("", "yes", "no")),
    authority=st.sampled_from(("", "yes", "no")),
    need_size=st.sampled_from(("", "small", "medium", "large")),
    attitude=st.sampled_from(("", "keen", "hostile")),
    noted_on=st.none() | st.dates(date(2020, 1, 1), TODAY),
    tier=st.sampled_from(("", "super", "small")),
    last_deal_on=st.none() | st.dates(date(2020, 1, 1), TODAY),
)


@settings(max_examples=60)
@given(cards, dues, matters)
def test_a_card_has_one_line_whose_points_add_up_and_whose_reasons_are_each_said_once(card, due, found) -> None:
    line = line_of(card, due, found, terms())
    assert line is not None
    assert line.score == round(sum(reason.points for reason in line.reasons), 2)
    codes = [reason.code for reason in line.reasons]
    assert len(codes) == len(set(codes))
    assert all(str(reason.text) and "{" not in str(reason.text) for reason in line.reasons)
    assert str(line.action)
    for reason in line.reasons:
        assert f"| {reason.code} |" in PAGE
        points = sum(getattr(Weights(), part.weight) * part.share for part in reason.parts)
        assert abs(points - reason.points) < 0.06


LATE_AND_DUE = [a_matter("promise", day=TODAY - timedelta(60)), a_matter("promise")]


@settings(max_examples=60)
@example(a_card(), [], LATE_AND_DUE, 1)
@given(cards, dues, matters, st.integers(0, 40))
def test_waiting_longer_never_lowers_a_card(card, due, found, days) -> None:
    def score(late: int) -> float:
        moved = [
            one._replace(day=one.day and one.day - timedelta(days=late), at=one.at and one.at - timedelta(days=late))
            for one in found
            if one.code not in ("occasion", "contract_ending")
        ]
        line = line_of(card, due, moved, terms())
        return line.score if line else 0.0

    # Reasons are rounded each to the hundredth.
    assert score(days) >= score(0) - 0.05


@settings(max_examples=60)
@given(cards, dues, matters, st.floats(0, 10**6))
def test_more_money_never_lowers_a_card(card, due, found, more) -> None:
    richer = [one._replace(worth=one.worth + more) for one in found]
    before, after = line_of(card, due, found, terms()), line_of(card, due, richer, terms())
    assert before is not None
    assert after is not None
    assert after.score >= before.score - 0.05


@settings(max_examples=40)
@given(cards, dues, matters)
def test_a_larger_need_never_lowers_a_card_whatever_else_concerns_it(card, due, found) -> None:
    scores = [
        line.score
        for need in ("", "small", "medium", "large")
        if (line := line_of(card._replace(need_size=need), due, found, terms()))
    ]
    assert all(later >= earlier - 0.05 for earlier, later in pairwise(scores))


def codes(line: Line | None) -> set[str]:
    assert line is not None
    return {reason.code for reason in line.reasons}


def test_a_stopped_card_is_there_for_what_it_owes_or_complains_of_only() -> None:
    stopped = a_card(stopped_on=TODAY, need_size="large")
    assert line_of(stopped, [a_due()], [], terms()) is None
    assert line_of(stopped, [], [a_matter("promise"), a_matter("occasion", level="birthday")], terms()) is None
    line = line_of(stopped, [a_due()], [a_matter("complaint", at=NOW), a_matter("promise")], terms())
    assert codes(line) == {"complaint_open"}
    assert line is not None
    assert line.marks[0] == "do_not_contact"
    assert line.questions == ()


def test_who_has_neither_money_authority_nor_need_is_there_for_money_only() -> None:
    non = a_card(money="no", authority="no", need="no")
    assert line_of(non, [a_due()], [], terms(), why=QUIET) is None
    assert codes(line_of(non, [], [a_matter("receivable_soon")], terms())) == {"receivable_soon"}


def test_an_open_complaint_leaves_no_reason_that_sells_and_keeps_the_card_where_it_was() -> None:
    card = a_card(need_size="large", attitude="keen", money="yes")
    line = line_of(card, [a_due()], [a_matter("complaint", at=NOW, level="high"), a_matter("deal_expected")], terms())
    assert not codes(line) & SELLING_REASONS
    assert {"complaint_open", "complaint_first", "follow_up_due"} <= codes(line)
    assert line is not None
    assert line.score >= line_of(card, [a_due()], [], terms()).score  # type: ignore[union-attr]


def test_what_is_long_overdue_is_collected_before_anything_is_offered() -> None:
    card = a_card(need_size="large")
    for late, first in ((30, False), (31, True)):
        owed = a_matter("receivable_overdue", day=TODAY - timedelta(days=late), level="talk")
        line = line_of(card, [], [owed], terms())
        assert line is not None
        assert ("collect_first" in line.marks) is first
        assert ("need" in codes(line)) is not first


def test_bad_faith_is_offered_nothing() -> None:
    line = line_of(a_card(need_size="large"), [a_due()], [], terms(bad_faith=frozenset({1})))
    assert codes(line) == {"follow_up_due"}
    assert line is not None
    assert line.marks == ("no_offers",)


def test_a_referral_gains_by_the_hour_and_opens_with_the_kept_promise() -> None:
    def line(hours: int) -> Line:
        found = line_of(a_card(), [], [a_matter("referral_contact", at=NOW - timedelta(hours=hours))], terms())
        assert found is not None
        return found

    scores = [line(hours).score for hours in (0, 1, 5, 24, 72, 100)]
    assert scores == sorted(scores)
    assert scores[0] < scores[1] < scores[2] < scores[3] < scores[4] == scores[5]
    assert str(line(1).opening) == "“李娜 asked me to call you, and I promised I would.”"


def test_the_best_action_comes_first() -> None:
    line = line_of(a_card(), [a_due()], [a_matter("complaint", at=NOW, level="critical")], terms())
    assert line is not None
    assert str(line.action) == "Solve the complaint: the pump; send quote"


def test_who_was_contacted_today_is_off_the_list_but_for_what_is_promised() -> None:
    today = terms(contacted=frozenset({1}))
    called = a_card()
    assert line_of(called, [], [a_matter("receivable_overdue", level="talk")], today) is None
    assert line_of(called, [], [], today, why=QUIET) is None
    assert codes(line_of(called, [], [a_matter("promise")], today)) == {"promise_due", "man_gap"}
    assert line_of(a_card(card_id=2), [], [], today, why=QUIET) is not None


def test_a_finding_about_man_counts_less_as_it_ages_and_never_less_than_none() -> None:
    def share(days: int) -> float:
        card = a_card(money="yes", authority="yes", need="yes", noted_on=TODAY - timedelta(days=days))
        line = line_of(card, [a_due()], [], terms())
        assert line is not None
        return next(reason.points for reason in line.reasons if reason.code == "man")

    points = [share(days) for days in (0, 100, 365, 800, 6_000)]
    assert points == sorted(points, reverse=True)
    assert points[0] == 3.0
    assert points[-1] == 0.45


def test_every_mark_and_kind_is_documented() -> None:
    assert all(f"| {mark} |" in PAGE for mark in MARKS)
    assert all(f"| {code} |" in PAGE for kind in KINDS.values() for code in kind)


def test_a_day_of_an_hour_takes_the_appointment_and_the_best_that_fit() -> None:
    lines = [
        line_of(a_card(card_id=number), [a_due(kind="visit" if number == 4 else "task")], [], terms())
        for number in range(1, 6)
    ]
    kept = within([line for line in lines if line], 60, call=10, visit=45)
    assert [line.facts.card_id for line in kept] == [1, 4]
    assert [line.facts.card_id for line in of_kind(kept, "appointments")] == [4]
