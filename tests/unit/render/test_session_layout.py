"""The page of the call session fits its terminal, whatever stands on the card."""

from datetime import date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import NOW
from prospector.domain.note_line import read_note_line
from prospector.render.layout import shown
from prospector.render.safe import cells
from prospector.render.session_layout import Run, head_line, help_lines, key_lines, page_lines, preview
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
        "phone": st.none() | st.just("+861065512345 ext. 801"),
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


@settings(max_examples=60)
@given(PAGES, st.integers(50, 132), st.integers(4, 40))
def test_a_page_keeps_to_its_lines_and_nothing_on_it_is_alive(page: dict[str, Any], width: int, height: int) -> None:
    lines = page_lines(page, width, height)
    assert len(lines) <= height
    # The first line is cut by the terminal; a word longer than the line stands alone.
    assert all(width_of(line) <= width or " " not in line[-1][1].strip() for line in lines[1:])
    assert not any(sign in said for line in lines for _style, said in line for sign in "\x1b\u202e\n")


@given(st.integers(40, 200), st.integers(0, 100_000))
def test_head_keys_and_help_fit(width: int, seconds: int) -> None:
    session = CallSession([{"card_id": 1}], 0)
    assert width_of(head_line(session, seconds, width)) == width
    assert all(width_of(line) <= width for line in (*key_lines(width), *help_lines(width)))


def test_what_is_typed_is_shown_as_it_is_understood() -> None:
    now: datetime = NOW
    assert (
        shown(preview(read_note_line("ok, fri 10:00: send quote", now), now))
        == "Next: send quote, Fri 2026-03-13 10:00."
    )
    assert shown(preview(read_note_line("ok", now), now)) == "No next date so far."
    assert shown(preview(read_note_line("", now), now)) == ""
    assert date(2026, 3, 13).isoformat() in shown(preview(read_note_line("fri", now), now))
