"""H8: the evening on a terminal, in a pipe and for scripts."""

import re

import pytest

from builders import ANNA, FANG_ONE, FANG_TWO, HUAXING, WANG_WEI
from program import Program
from screen import TerminalRun

_COLOUR = re.compile(r"\x1b\[[\d;]*m")


@pytest.fixture
def evening(book: Program) -> Program:
    """A day on which things happened."""
    book.ok("log-call", FANG_ONE, "--outcome", "interested", "-m", "wants a catalogue", "--at", "09:00")
    book.ok("log-visit", HUAXING, "--outcome", "closed", "-m", "signed", "--at", "09:30", "--next", "+5d")
    book.ok("log-call", FANG_TWO, "-m", "chat", "--at", "09:40")
    return book


def test_in_a_pipe_it_is_a_plain_list(evening: Program) -> None:
    result = evening.ok("wrap-up")
    assert "\x1b" not in result.stdout and "quit" not in result.stdout + result.stderr
    headings = ["Thank those who closed", "Send material to the interested", "Planned and not done"]
    places = [result.lines.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "Calls         2" in result.stdout and "Visits        1" in result.stdout


def test_scripts_get_every_open_end_with_its_keys(evening: Program) -> None:
    view = evening.json("wrap-up")
    assert (view["day"], view["next_day"], view["planned"]) == ("2026-03-10", "2026-03-11", 3)
    found = [(item["kind"], item["card_id"]) for item in view["items"]]
    assert found[:2] == [("thank_you", HUAXING), ("material", FANG_ONE)]
    assert ("open_end", FANG_TWO) in found and ("left", WANG_WEI) in found
    assert all(item["name"] and item["keys"] for item in view["items"])


def test_one_key_settles_each_and_each_is_an_operation(evening: Program) -> None:
    before = len(evening.json("history", "--limit", "100"))
    result = evening.run_terminal("wrap-up", answers=["t", "f", "+4d: Call Again", "+3d", "s"])
    assert result.exit_code == 0
    shown = _COLOUR.sub("", result.stdout)
    assert "a thank-you letter was sent" in shown and "4 open ends settled, 1 is left" in shown
    assert evening.json("show", HUAXING)["calls"][0]["via"] == "letter"
    steps = evening.json("show", FANG_ONE)["follow_ups"]
    assert [(step["action"], step["due_on"]) for step in steps] == [("Send material", "2026-03-11")]
    assert evening.json("show", WANG_WEI)["next_due_on"] == "2026-03-13"
    assert evening.json("show", FANG_TWO)["follow_ups"][0]["action"] == "Call Again"
    history = evening.json("history", "--limit", "100")
    assert len(history) == before + 4
    assert history[0]["command"].startswith("prospector wrap-up:")


def test_the_last_can_be_taken_back_and_is_asked_for_again(evening: Program) -> None:
    before = evening.json("show", HUAXING)
    result = evening.run_terminal("wrap-up", answers=["t", "u", "q"])
    assert "Taken back." in result.stdout
    assert result.stdout.count("1/") == 2
    assert evening.json("show", HUAXING) == before


def test_a_wrong_key_is_told_and_asked_again(evening: Program) -> None:
    before = evening.dump()
    result = evening.run_terminal("wrap-up", answers=["x", "u", "q"])
    assert "does not settle this" in result.stdout and "nothing to undo" in result.stdout
    assert evening.dump() == before


def test_one_keystroke_is_enough_and_space_begins_a_date(evening: Program) -> None:
    with TerminalRun(evening, "wrap-up") as run:
        run.wait_for("Thank those who closed: ", "and a date?")
        run.type("t")
        run.wait_for("a thank-you letter was sent", "Send material to the interested: ")
        run.type(" ")
        run.wait_for("a date? >")
        run.type("fri 10:00: send the catalogue\r")
        run.wait_for("Follow-up", "due Fri 2026-03-13", "3/6")
        run.type("u")
        run.wait_for("Taken back.", "2/6")
        run.type("\x1b[A")  # An arrow is no answer.
        run.type("f\r")  # Nor is the Enter of a habit the answer to the next question.
        run.wait_for("due tomorrow, Wed 2026-03-11", "3/6")
        run.type("q")
        assert run.wait_for_end() == 0
        assert "2 open ends settled, 3 are left" in run.screen.text
    assert evening.json("show", FANG_ONE)["follow_ups"][0]["due_on"] == "2026-03-11"


@pytest.mark.parametrize(("end", "code"), [("\x04", 0), ("\x1b", 0), ("\x03", 130)])
def test_it_can_be_left_at_any_time_and_the_terminal_is_as_before(evening: Program, end: str, code: int) -> None:
    with TerminalRun(evening, "wrap-up") as run:
        before = run.echoes()
        run.wait_for("and a date?")
        assert not run.echoes()
        run.type("t")
        run.wait_for("a thank-you letter was sent", "2/")
        run.type(end)
        assert run.wait_for_end() == code
        assert run.echoes() is before is True
    assert evening.json("show", HUAXING)["calls"][0]["via"] == "letter"


def test_list_asks_nothing_and_a_rehearsal_writes_nothing(evening: Program) -> None:
    before = evening.dump()
    assert "quit" not in evening.run_terminal("wrap-up", "--list").stdout
    evening.run_terminal("wrap-up", "--dry-run", answers=["t", "f", "q"])
    assert evening.dump() == before


def test_it_asks_in_chinese(evening: Program) -> None:
    result = evening.run_terminal("wrap-up", answers=["t", "q"], env={"PROSPECTOR_LANG": "zh"})
    assert result.exit_code == 0 and "华星电子有限公司" in result.stdout
    assert evening.json("show", HUAXING)["calls"][0]["via"] == "letter"


def test_streak_and_heat_map_are_drawn_on_request(evening: Program) -> None:
    result = evening.ok("wrap-up", "--streak", "--heat")
    assert "In a row" in result.stdout
    # 26 weeks of two cells behind the weekday; the week is over until today, a Tuesday.
    widths = {line[:3]: len(line) for line in result.lines if re.match("(Mon|Tue|Wed|Sun) ", line)}
    assert widths == {"Mon": 56, "Tue": 56, "Wed": 54, "Sun": 54}
    view = evening.json("wrap-up", "--heat")
    assert view["streak"] is None and view["heat"][-1] == {"day": "2026-03-10", "calls": 2, "visits": 1}
    assert evening.json("wrap-up", "--streak")["streak"]["current"] >= 1


def test_another_day_that_is_over(evening: Program) -> None:
    view = evening.json("wrap-up", "--on", "2026-03-02")
    assert view["day"] == "2026-03-02" and view["measures"][0]["done"] >= 2


@pytest.mark.parametrize(
    "arguments",
    [["--on", "tomorrow"], ["--on", "30 February"], ["--heat", "--on", "yesterday"], ["--streak", "--list"]],
)
def test_what_makes_no_sense_is_refused(evening: Program, arguments: list[str]) -> None:
    result = evening.run("wrap-up", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: ")


def test_an_empty_book_has_a_quiet_evening(program: Program) -> None:
    assert "Good night" in program.ok("wrap-up").stdout
    assert program.json("wrap-up")["items"] == []
    assert program.ok("wrap-up", "--heat", "--streak").exit_code == 0


def test_a_name_full_of_signs_is_shown_as_text(evening: Program) -> None:
    evening.ok("log-call", ANNA, "-m", "[bold]\x1b[31mred {name}", "--at", "09:50")
    result = evening.run_terminal("wrap-up", "--list")
    assert "[bold]" in result.stdout and "\x1b[31mred" not in result.stdout and "{name}" in result.stdout
