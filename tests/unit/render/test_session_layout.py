"""The page of the call session fits its terminal, whatever stands on the card."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import NOW
from prospector.domain.when_period import add_workdays
from prospector.render.layout import shown
from prospector.render.safe import cells
from prospector.render.session_layout import head_line, help_lines, key_lines, preview
from prospector.render.session_page import Run, lowest_top, page_lines
from prospector.services.call_sessions import CallSession

WORDS = st.text(st.sampled_from("ab ,.价格谈周五（）“”\x1b\u202e"), max_size=60)
PAGES = st.fixed_dictionaries(
    {
        "card_id": st.integers(1, 10**6),
        "name": WORDS,
        "man": st.just("M?N"),
        "level": st.sampled_from(["prospect", "customer", ""]),
        "area": st.none() | WORDS,
        "people": st.lists(st.fixed_dictionaries({"name": WORDS}), max_size=5),
        "numbers": st.lists(
            st.fixed_dictionaries(
                {"number": st.just("+861065512345,801"), "phone": st.just("+861065512345 ext. 801"), "whose": WORDS}
            ),
            max_size=4,
        ),
        "moved_to": st.none() | st.just("2026-03-11 09:00"),
        "best_hour": st.none() | st.just({"hour": 10, "reached": 9, "calls": 10}),
        "action": WORDS,
        "due_on": st.none() | st.just("2026-03-10"),
        "due_time": st.none() | st.just("10:00"),
        "reasons": st.lists(st.fixed_dictionaries({"text": WORDS}), max_size=4),
        "last": st.none()
        | st.fixed_dictionaries(
            {"at": st.just("2026-03-02T09:00:00+08:00"), "outcome": st.just("reached"), "note": WORDS}
        ),
        "tries": st.integers(0, 9),
        "say": st.lists(WORDS, max_size=4),
        "ask": st.lists(WORDS, max_size=8),
        "heed": st.lists(WORDS, max_size=2),
        "advice": WORDS,
    }
)


def width_of(line: list[Run]) -> int:
    return cells("".join(said for _style, said in line))


@settings(max_examples=100)
@given(PAGES, st.integers(40, 132), st.integers(1, 40), st.integers(0, 5))
def test_a_page_keeps_to_its_window_and_nothing_on_it_is_alive(
    page: dict[str, Any], width: int, height: int, chosen: int
) -> None:
    for top in (None, 0, lowest_top(page, width, height, chosen)):
        lines = page_lines(page, width, height, chosen=chosen, top=top)
        assert len(lines) <= height
        assert all(width_of(line) <= width for line in lines)
        assert not any(sign in said for line in lines for _style, said in line for sign in "\x1b\u202e\n")


@given(PAGES, st.integers(60, 132), st.integers(3, 30))
def test_all_of_a_page_can_be_read(page: dict[str, Any], width: int, height: int) -> None:
    whole = page_lines(page, width, 10_000)
    lowest = lowest_top(page, width, height, 0)
    read = [line for top in range(lowest + 1) for line in page_lines(page, width, height, top=top)]
    assert all(line in read for line in whole)


def test_a_note_without_end_hides_no_other_paragraph() -> None:
    endless = {"at": "2026-03-02T09:00:00+08:00", "outcome": "reached", "note": "a word or two " * 500}
    page = {
        "card_id": 1, "name": "王伟" * 100, "man": "M?N", "level": "prospect", "area": "北京市", "people": [],
        "numbers": [], "action": "send the quote " * 90, "due_on": None, "due_time": None, "heed": [], "moved_to": None,
        "reasons": [{"text": f"reason {number}"} for number in range(80)], "last": endless, "tries": 2,
        "best_hour": None, "say": ["a sentence " * 300], "ask": [f"question {number}?" for number in range(9)],
        "advice": "",
    }  # fmt: skip
    shown_lines = ["".join(said for _style, said in line) for line in page_lines(page, 80, 20)]
    for label in ("Phone", "To do", "Why", "Last", "Tries", "Say", "Find out"):
        assert any(line.startswith(f" {label}") for line in shown_lines), label
    assert "o shows all" in shown_lines[-1]


@given(st.integers(40, 200), st.integers(0, 100_000))
def test_head_keys_and_help_fit(width: int, seconds: int) -> None:
    session = CallSession([{"card_id": 1}], 0)
    assert width_of(head_line(session, seconds, width)) == width
    assert all(width_of(line) <= width for line in (*key_lines(width), *help_lines(width), *key_lines(width, 1)))


def test_a_small_window_keeps_the_way_out() -> None:
    (line,) = key_lines(40, 1)
    said = "".join(piece for _style, piece in line)
    assert "? help" in said and "e end" in said and "r reached" in said


def understood(mode: str, typed: str, outcome: str = "reached") -> str:
    session = CallSession([{"card_id": 1}], 0)
    session.mode, session.outcome = mode, outcome
    return shown(preview(session, typed, NOW, add_workdays))


@pytest.mark.parametrize(
    ("mode", "typed", "said"),
    [
        ("note", "ok, fri 10:00: send quote", "Next: send quote, Fri 2026-03-13 10:00."),
        ("note", "sent offer, next tue 10:00", "Next: Tue 2026-03-17 10:00."),
        ("note", "ok", "No next date so far."),
        ("note", "", ""),
        ("note", "fri", "Next: Fri 2026-03-13."),
        ("note", "ok need:large attitude:ke, fri", "large need, keen. Next: Fri 2026-03-13."),
        ("note", "ok need:huge", "…"),
        ("amount", "1200", "1,200.00 CNY"),
        ("amount", "12万", "120,000.00 CNY"),
        ("amount", "12 apples", "…"),
        ("snooze", "", "Put off to tomorrow, Wed 2026-03-11."),
        ("snooze", "+3d", "Put off to Fri 2026-03-13."),
        ("qualify", "MAN", "Ideal: sell now."),
    ],
)
def test_what_is_typed_is_shown_as_it_is_understood(mode: str, typed: str, said: str) -> None:
    assert understood(mode, typed) == said


def test_an_appointment_says_what_it_still_needs() -> None:
    assert understood("note", "soon, fri", "appointment") == "An appointment needs its day and hour."
    assert understood("note", "soon, fri 9:00", "appointment") == "Next: Fri 2026-03-13 09:00."
