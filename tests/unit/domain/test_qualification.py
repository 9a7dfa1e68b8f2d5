"""H7: three letters, eight codes, five classes, and what to do in each."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.qualification import CLASSES, CODES, LETTERS, QUESTIONS, Man, read_code, read_value

VALUES = ("yes", "no", "unknown")
letters = st.builds(Man, *(st.sampled_from(VALUES) for _ in range(3)))

# The table of the handbook, typed anew.
TABLE = [
    ("MAN", "hot", "sell now"),
    ("MAn", "contact", "create the need"),
    ("MaN", "contact", "person with authority"),
    ("mAN", "contact", "financial situation"),
    ("maN", "nurture", "another condition"),
    ("mAn", "nurture", "another condition"),
    ("Man", "nurture", "another condition"),
    ("man", "non-customer", "Stop contact"),
]


@pytest.mark.parametrize(("code", "klass", "advice"), TABLE)
def test_each_of_the_eight_codes_has_its_class_and_advice(code: str, klass: str, advice: str) -> None:
    man = read_code(code)
    assert man.code == code
    assert man.klass == klass
    assert advice in str(man.advice)
    assert man.unknown == ()


def test_there_are_exactly_the_eight_codes() -> None:
    assert set(CODES) == {code for code, _, _ in TABLE}
    assert {klass for _, klass, _ in TABLE} | {"unknown"} == set(CLASSES)


@given(letters)
def test_every_combination_is_read_back_from_its_code(man: Man) -> None:
    assert read_code(man.code) == man


@given(letters)
def test_a_card_has_a_class_only_when_all_three_letters_are_known(man: Man) -> None:
    assert (man.klass == "unknown") == ("unknown" in man)
    assert man.klass in CLASSES
    assert len(man.unknown) == man.code.count("?")


@given(letters)
def test_each_unknown_letter_has_a_question_to_ask(man: Man) -> None:
    assert all(QUESTIONS[letter] for letter in man.unknown)
    if man.unknown:
        assert "Find out" in str(man.advice)


def test_no_two_questions_are_answered_by_yes_or_no() -> None:
    assert set(QUESTIONS) == set(LETTERS)
    assert all(question.split()[0] in ("What", "Who", "How", "When", "Which") for question in QUESTIONS.values())


@pytest.mark.parametrize(
    ("typed", "code"),
    [("M？N", "M?N"), ("？？？", "???"), (" MaN ", "MaN"), ("ＭａＮ", "MaN"), ("m?n", "m?n")],
)
def test_full_width_signs_of_chinese_input_are_read(typed: str, code: str) -> None:
    assert read_code(typed).code == code


@pytest.mark.parametrize(
    "typed", ["", "M", "MA", "MANN", "NAM", "AMN", "M-N", "M N", "xyz", "???!", "1AN", "ſAN", "\x1b[31m"]
)
def test_what_is_no_code_is_refused_with_the_way_to_write_one(typed: str) -> None:
    with pytest.raises(UsageError) as refusal:
        read_code(typed)
    assert "not a MAN code" in str(refusal.value)
    assert "MaN" in str(refusal.value.hint)


@given(st.text(max_size=5))
def test_any_text_is_a_code_or_refused(typed: str) -> None:
    with contextlib.suppress(UsageError):
        assert len(read_code(typed).code) == 3


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("yes", "yes"),
        ("Y", "yes"),
        ("有", "yes"),
        ("NO", "no"),
        ("没有", "no"),
        ("?", "unknown"),
        ("？", "unknown"),
        ("未知", "unknown"),
    ],
)
def test_a_single_letter_is_answered_in_both_languages(typed: str, value: str) -> None:
    assert read_value(typed) == value


@pytest.mark.parametrize("typed", ["", "maybe", "yess", "0"])
def test_any_other_answer_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="neither yes, no nor unknown"):
        read_value(typed)
