"""H1, H8: a note and the next date in one line, and no word of it lost."""

from datetime import date, time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from fakes import NOW
from prospector.domain.note_line import NoteLine, read_note_line
from prospector.domain.when import When

FRIDAY = date(2026, 3, 13)


@pytest.mark.parametrize(
    ("typed", "note", "when", "action"),
    [
        ("will compare offers, fri 10:00", "will compare offers", When(FRIDAY, time(10)), ""),
        ("比较报价，周五10点", "比较报价", When(FRIDAY, time(10)), ""),
        ("fri", "", When(FRIDAY), ""),
        (" ; fri ", "", When(FRIDAY), ""),
        ("ok, fri, 10:00: send quote", "ok", When(FRIDAY, time(10)), "send quote"),
        ("太贵，周五10：30：发新报价", "太贵", When(FRIDAY, time(10, 30)), "发新报价"),
        ("nice, friendly, +3d", "nice, friendly", When(FRIDAY), ""),
        ("", "", None, ""),
    ],
)
def test_the_date_stands_at_the_end_behind_a_comma(typed: str, note: str, when: When | None, action: str) -> None:
    assert read_note_line(typed, NOW) == NoteLine(note, when, action)


@pytest.mark.parametrize(
    "typed", ["will call fri", "wants it blue, friendly", "came by, yesterday", "said: hello", "two, 3 samples", "may"]
)
def test_what_is_no_date_to_come_stays_in_the_note(typed: str) -> None:
    said = read_note_line(typed, NOW)
    assert said.note == typed or (said.when is not None and said.when.day >= NOW.date() and typed == "may")


@settings(max_examples=60)
@given(st.text(st.sampled_from("abc ,，:：;报价周五0123.+d-"), max_size=30))
def test_no_letter_is_lost(typed: str) -> None:
    said = read_note_line(typed, NOW)
    assert typed.strip().startswith(said.note)
    assert typed.strip().endswith(said.action)
    if said.when is None:
        assert said.note == typed.strip()
    else:
        assert said.when.day >= NOW.date()


@example("fri", "OF")
@given(st.sampled_from(["fri", "+3d", "周五", "2026-03-13"]), st.text(st.characters(categories=["L"]), min_size=1))
def test_a_note_of_one_word_keeps_its_date(day: str, word: str) -> None:
    if read_note_line(word, NOW).when is None:
        assert read_note_line(f"{word}, {day}", NOW) == NoteLine(word, When(FRIDAY))
