"""Filters are read wholly or refused with the reason; nothing with an operator is ever taken for words."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.filter import All, Check, Either, Named, Not, Words, parse
from prospector.domain.filter_value import FIELDS, Nothing, Span

NOW = datetime(2026, 3, 10, 10, tzinfo=UTC)
TODAY = NOW.date()


def read(typed: str, *free: str):
    return parse(typed, NOW, frozenset(free))


def test_tests_side_by_side_must_all_hold():
    assert read("area:海淀 tag:vip") == All((Check("area", ":", ("海淀",)), Check("tag", ":", ("vip",))))


def test_or_binds_weaker_than_standing_side_by_side():
    a, b, c = (Check("tag", ":", (name,)) for name in "abc")
    assert read("tag:a tag:b or tag:c") == Either((All((a, b)), c))
    assert read("tag:a (tag:b or tag:c)") == All((a, Either((b, c))))


@pytest.mark.parametrize("typed", ["-tag:a", "not tag:a", "!tag:a", "tag!=a", "NOT tag:a", "- tag:a"])
def test_every_way_to_negate(typed):
    part = read(typed)
    assert isinstance(part, Not)
    assert part.part.value == ("a",)


def test_words_are_looked_for_and_quoted_ones_stay_together():
    assert read('budget "last call: never"') == All((Words("budget"), Words("last call: never")))


def test_a_quoted_value_may_hold_spaces_and_brackets():
    assert read('city:"New York (NY)"') == Check("city", ":", ("New York (NY)",))


def test_full_width_signs_of_a_chinese_keyboard_are_read():
    assert read("标签：vip （姓名：王 or ＠hot）") == All(
        (Check("tag", ":", ("vip",)), Either((Check("name", ":", ("王",)), Named("hot"))))
    )


def test_a_duration_behind_a_past_day_is_its_age():
    assert read("last-call>30d").value == Span(date(1900, 1, 1), date(2026, 2, 7))
    assert read("last-call<2w").value.first == date(2026, 2, 25)
    assert read("last-call>=2w").value.last == date(2026, 2, 24)


def test_a_duration_behind_a_day_ahead_counts_from_today_and_overdue_is_included():
    span = read("next<7d").value
    assert span.last == date(2026, 3, 16)
    assert span.first < TODAY


def test_a_month_and_a_year_are_all_their_days():
    assert read("created:2026-02").value == Span(date(2026, 2, 1), date(2026, 2, 28))
    assert read("last-deal>2025").value.first == date(2026, 1, 1)


def test_numbers_know_thousands_and_wan():
    assert read("revenue>=1.5万").value.first == 15_000
    assert read("owed<2k").value.last < 2_000


def test_none_asks_for_an_empty_field_unless_it_is_a_code():
    assert read("last-call:never").value == Nothing()
    assert read("need:none").value == ("none",)


def test_fields_of_the_method_and_of_ones_own_are_known():
    assert read("industry:steel") == Check("industry", ":", ("steel",), True)
    assert read("shoe_size:42", "shoe_size") == Check("shoe_size", ":", ("42",), True)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("taag:x", "tag"), ("last-cal>3d", "last-call"), ("need:larg3", "large"), ("tier:bgi", "big"), ("aera:x", "area")],
)
def test_a_slip_is_refused_with_the_nearest_name(typed, near):
    with pytest.raises(UsageError) as refusal:
        read(typed)
    assert near in str(refusal.value)


@pytest.mark.parametrize(
    "typed",
    ["12:30", "https://example.com", "zzz>3", "need>3", "overdue>much", "last-call>soon", "created:2026-02-30", "man:XYZ",
     "(tag:a", "tag:a)", "tag:a or", "or tag:a", "not", "-", 'tag:"a', '""', "tag:", "@", "tag>a"],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused_with_a_sentence(typed):
    with pytest.raises(UsageError) as refusal:
        read(typed)
    assert str(refusal.value)


def test_an_empty_filter_lets_everything_through():
    assert read("  ") == All(())


def test_brackets_without_end_are_refused_instead_of_exhausting_the_stack():
    for typed in ("(" * 5_000, "not " * 5_000 + "tag:a", "-" * 5_000 + "a"):
        with pytest.raises(UsageError):
            read(typed)


pieces = st.sampled_from(
    [*FIELDS, ":", "=", "!=", ">", "<", ">=", "(", ")", "or", "not", "-", "@", '"', "“", " ", "  ", "30d", "vip", "王", "：",
     "2026-03", "none", "3", ","],
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=40), st.lists(pieces, max_size=14).map("".join)))
def test_whatever_is_typed_is_read_or_refused(typed):
    try:
        read(typed)
    except UsageError as refusal:
        assert str(refusal)


@settings(max_examples=100, deadline=None)
@given(st.from_regex(r"[a-z]{1,10}", fullmatch=True), st.sampled_from([":", "=", ">", "<=", "!="]))
def test_what_has_an_operator_is_never_taken_for_words(field, operator):
    try:
        node = read(f"{field}{operator}value")
    except UsageError:
        return
    assert isinstance(node.part if isinstance(node, Not) else node, Check)
