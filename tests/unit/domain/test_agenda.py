"""H1, H2, H7, H8: the order of a day's list. What is better never counts for less, and every point says why."""

from datetime import date, timedelta
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain import agenda
from prospector.domain.agenda import Due, Facts, Line, Weights, due_line, rank, tail_line, visit_line
from prospector.domain.call import ATTITUDES, NEEDS, OUTCOMES
from prospector.domain.qualification import Man

TODAY = date(2026, 3, 10)
NEED_ORDER = ("", "small", "medium", "large")
ATTITUDE_ORDER = ("hostile", "cool", "", "neutral", "warm", "keen")
LETTER_ORDER = ("no", "unknown", "yes")
TAILS = (agenda.QUIET, agenda.OPEN_END, agenda.FRESH)

points = st.floats(0, 1000, allow_nan=False).map(lambda value: round(value, 3))
weights = st.builds(Weights, *(points for _ in Weights._fields))
a_letter = st.sampled_from(("yes", "no", "unknown", ""))
facts = st.builds(
    Facts,
    st.integers(1, 10**6),
    st.just("王伟"),
    st.sampled_from(("person", "company")),
    st.just(""),
    st.just(""),
    st.just(""),
    st.just(""),
    a_letter,
    a_letter,
    a_letter,
    st.none() | st.dates(date(2020, 1, 1), TODAY),
    st.sampled_from(("", *NEEDS)),
    st.sampled_from(("", *ATTITUDES)),
    st.sampled_from(("", *OUTCOMES)),
    st.none() | st.dates(date(2020, 1, 1), TODAY),
)
due = st.builds(
    Due,
    st.integers(1, 1000),
    st.sampled_from(("task", "visit")),
    st.dates(TODAY - timedelta(days=60), TODAY + timedelta(days=20)),
    st.sampled_from(("", "09:00", "15:30")),
    st.just("send quote"),
)
dues = st.lists(due, min_size=1, max_size=4).map(
    lambda found: sorted(found, key=lambda one: (one.due_on, one.due_time))
)
situations = st.one_of(dues, st.sampled_from(TAILS), st.just("visit"))


def line_of(card: Facts, situation: Any, by: Weights) -> Line:
    if isinstance(situation, list):
        return due_line(card, situation, TODAY, by)
    return visit_line(card, by) if situation == "visit" else tail_line(card, situation, by)


def a_card(**known: Any) -> Facts:
    blank = Facts(1, "王伟", "person", "", "", "", "")
    return blank._replace(**known)


@given(facts, situations, weights)
def test_a_larger_need_never_lowers_a_card(card, situation, by) -> None:
    scores = [line_of(card._replace(need_size=need), situation, by).score for need in NEED_ORDER]
    assert scores == sorted(scores)
    assert line_of(card._replace(need_size="none"), situation, by).score == scores[0]


@given(facts, situations, weights)
def test_a_keener_attitude_never_lowers_a_card(card, situation, by) -> None:
    scores = [line_of(card._replace(attitude=attitude), situation, by).score for attitude in ATTITUDE_ORDER]
    assert scores == sorted(scores)


@given(facts, situations, weights)
def test_interest_never_lowers_a_card(card, situation, by) -> None:
    plain = line_of(card._replace(last_outcome="reached"), situation, by).score
    for outcome in ("interested", "appointment", "call-back"):
        assert line_of(card._replace(last_outcome=outcome), situation, by).score >= plain


@given(facts, situations, weights, st.sampled_from(("money", "authority", "need")))
def test_money_authority_and_need_never_lower_a_card_when_they_turn_out_better(card, situation, by, letter) -> None:
    scores = [line_of(card._replace(**{letter: value}), situation, by).score for value in LETTER_ORDER]
    assert scores == sorted(scores)
    assert line_of(card._replace(**{letter: ""}), situation, by).score == scores[1]


def test_the_27_codes_rise_with_each_letter() -> None:
    for letters in product(LETTER_ORDER, repeat=3):
        for place, value in enumerate(letters):
            for better in LETTER_ORDER[LETTER_ORDER.index(value) + 1 :]:
                other = (*letters[:place], better, *letters[place + 1 :])
                assert agenda.man_share(Man(*other)) >= agenda.man_share(Man(*letters)), (letters, other)


def test_the_classes_of_h7_keep_their_order_and_an_open_letter_may_still_turn_out_well() -> None:
    ranked = ["MAN", "MA?", "MAn", "M??", "M?n", "Man", "???", "man"]
    from prospector.domain.qualification import read_code

    shares = [agenda.man_share(read_code(code)) for code in ranked]
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == 0
    assert all(earlier > later for earlier, later in pairwise(shares[:7]))


@given(facts, weights, due, st.integers(1, 40))
def test_a_later_due_day_never_raises_a_card(card, by, one, days) -> None:
    sooner = due_line(card, [one], TODAY, by).score
    later = due_line(card, [one._replace(due_on=one.due_on + timedelta(days=days))], TODAY, by).score
    assert later <= sooner


@given(facts, weights, due)
def test_no_day_is_a_cliff(card, by, one) -> None:
    next_day = one._replace(due_on=one.due_on + timedelta(days=1))
    step = due_line(card, [one], TODAY, by).score - due_line(card, [next_day], TODAY, by).score
    # A tenth of the weight a day before, a fourteenth of it a day after; rounding adds a hundredth.
    assert 0 <= step <= max(by.due / 10, by.late / agenda.LATE_DAYS) + 0.011


@given(facts, weights, dues, due)
def test_one_more_thing_due_never_lowers_a_card(card, by, listed, more) -> None:
    together = sorted([*listed, more], key=lambda one: (one.due_on, one.due_time))
    assert due_line(card, together, TODAY, by).score >= due_line(card, listed, TODAY, by).score


@given(facts, weights, due)
def test_an_appointment_comes_before_a_task_of_the_same_day(card, by, one) -> None:
    task = due_line(card, [one._replace(kind="task")], TODAY, by)
    visit = due_line(card, [one._replace(kind="visit")], TODAY, by)
    assert visit.score >= task.score


@given(facts, situations, weights)
def test_the_score_is_the_sum_of_the_reasons_as_they_are_shown(card, situation, by) -> None:
    line = line_of(card, situation, by)
    assert line.score == round(sum(reason.points for reason in line.reasons), 2)
    assert all(reason.points == round(reason.points, 2) for reason in line.reasons)


@given(facts, situations, weights)
def test_every_reason_says_why_in_a_whole_sentence_part(card, situation, by) -> None:
    for reason in line_of(card, situation, by).reasons:
        assert str(reason.text)
        assert "{" not in str(reason.text)
    codes = [reason.code for reason in line_of(card, situation, by).reasons]
    assert len(codes) == len(set(codes))


@given(facts, situations, weights)
def test_the_same_facts_bring_the_same_points(card, situation, by) -> None:
    assert line_of(card, situation, by) == line_of(Facts(*card), situation, Weights(*by))
    assert line_of(card._replace(card_id=7, name="李娜"), situation, by).score == line_of(card, situation, by).score


@given(
    st.lists(st.tuples(facts, situations), max_size=8, unique_by=lambda pair: pair[0].card_id), weights, st.randoms()
)
def test_the_order_is_total_and_does_not_depend_on_the_order_of_the_cards(pairs, by, chance) -> None:
    lines = [line_of(card, situation, by) for card, situation in pairs]
    shuffled = list(lines)
    chance.shuffle(shuffled)
    assert rank(shuffled) == rank(lines)
    assert sorted(line.facts.card_id for line in rank(lines)) == sorted(line.facts.card_id for line in lines)
    assert all(earlier.score >= later.score for earlier, later in pairwise(rank(lines)))


@given(st.lists(st.tuples(facts, situations), min_size=1, max_size=8, unique_by=lambda pair: pair[0].card_id), weights)
def test_taking_a_card_out_changes_nothing_for_the_others(pairs, by) -> None:
    lines = [line_of(card, situation, by) for card, situation in pairs]
    assert [line for line in rank(lines) if line is not lines[0]] == rank(lines[1:])


def test_of_equal_scores_the_earlier_day_comes_first_then_the_hour_then_the_older_card() -> None:
    equal = Weights(*(0.0 for _ in Weights._fields))

    def line(card_id: int, day: int, hour: str) -> Line:
        return due_line(a_card(card_id=card_id), [Due(1, "task", date(2026, 3, day), hour, "")], TODAY, equal)

    lines = [line(4, 9, ""), line(3, 10, ""), line(6, 10, "15:00"), line(5, 10, "09:00"), line(2, 10, "")]
    lines.append(tail_line(a_card(card_id=1), agenda.QUIET, equal))
    assert [found.facts.card_id for found in rank(lines)] == [4, 5, 6, 2, 3, 1]


@pytest.mark.parametrize(("day", "group"), [(9, "overdue"), (10, "today"), (11, "soon")])
def test_a_line_is_grouped_by_its_earliest_day(day: int, group: str) -> None:
    later = Due(2, "task", date(2026, 3, 20), "", "thank them")
    line = due_line(a_card(), [Due(1, "task", date(2026, 3, day), "", "send quote"), later], TODAY, Weights())
    assert line.group == group
    assert line.due_on == date(2026, 3, day)


def test_a_visit_later_in_the_day_is_named_with_its_hour() -> None:
    both = [Due(1, "task", TODAY, "", "send quote"), Due(2, "visit", TODAY, "14:00", "Visit")]
    assert due_line(a_card(), both, TODAY, Weights()).action == "send quote; 14:00 Visit"


def test_everything_due_on_a_card_stands_on_its_one_line() -> None:
    both = [Due(1, "task", date(2026, 3, 1), "", "send quote"), Due(2, "task", TODAY, "", "ask again")]
    line = due_line(a_card(), both, TODAY, Weights())
    assert line.action == "send quote; ask again"
    assert [one.id for one in line.dues] == [1, 2]
    assert [reason.code for reason in line.reasons] == ["follow_up_overdue", "man_gap"]


def test_lateness_counts_fully_after_two_weeks() -> None:
    def score(days: int) -> float:
        known = a_card(money="no", authority="no", need="no")
        return due_line(known, [Due(1, "task", TODAY - timedelta(days=days), "", "")], TODAY, Weights()).score

    assert score(0) == 5.0
    assert score(7) == 7.0
    assert score(14) == score(15) == score(400) == 9.0


def _codes_in_use() -> set[str]:
    lines = [tail_line(a_card(), why, Weights()) for why in TAILS]
    full = a_card(need_size="large", attitude="keen", money="yes", last_deal_on=TODAY)
    for kind, days in product(("task", "visit"), (-3, 0, 3)):
        lines.append(due_line(full, [Due(1, kind, TODAY + timedelta(days=days), "", "")], TODAY, Weights()))
    return {reason.code for line in lines for reason in line.reasons}


def test_every_reason_code_is_documented() -> None:
    page = Path(__file__).parents[3] / "docs" / "output.md"
    text = page.read_text(encoding="utf-8")
    undocumented = {code for code in _codes_in_use() | {"visit_chance"} if f"| {code} |" not in text}
    assert not undocumented
