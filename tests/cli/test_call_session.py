"""H8: the call session on a real terminal, in both languages; the book holds exactly what was done, however it ends."""

import base64
import signal
import sqlite3

import pytest

from builders import HUAXING, WANG_WEI, ZHANG
from program import Program
from screen import TerminalRun

CHINESE = {"PROSPECTOR_LANG": "zh"}


def contacts(book: Program, card: int) -> list[tuple[str, str]]:
    return [(call["outcome"], call["note"]) for call in book.json("show", card)["calls"]]


def test_the_day_is_called_through_and_every_outcome_is_one_operation(book: Program) -> None:
    first, second = (line["card_id"] for line in book.json("today")[:2])
    before = {card: contacts(book, card) for card in (first, second)}
    operations = len(book.json("history", "--limit", "100"))
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of", "To do", "r reached")
        run.type("n")
        run.wait_for("Card 2 of", "no answer.")
        run.type("i")
        run.wait_for("Note, and after a comma")
        run.type("will compare offers, fri 10:00")
        run.wait_for("Next: Fri 2026-03-13 10:00.")
        run.type("\r")
        run.wait_for("Card 3 of", "interested.")
        run.type("e")
        assert run.wait_for_end() == 0
        assert "2 calls" in run.written
    assert contacts(book, first) == [("no-answer", ""), *before[first]]
    assert contacts(book, second) == [("interested", "will compare offers"), *before[second]]
    shown = book.json("show", second)
    assert (shown["follow_ups"][0]["due_on"], shown["follow_ups"][0]["due_time"]) == ("2026-03-13", "10:00")
    history = book.json("history", "--limit", "100")
    assert len(history) == operations + 2
    assert history[0]["command"] == f"prospector next: log-call {second} interested"


def test_undo_takes_back_the_last_and_goes_back_to_its_card(book: Program) -> None:
    first, second = (line["card_id"] for line in book.json("today")[:2])
    before = {card: book.json("show", card) for card in (first, second)}
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        run.type("b")
        run.wait_for("Card 2 of", "busy.")
        run.type("f")
        run.wait_for("Note, and")
        run.type("too dear\r")
        run.wait_for("Card 3 of", "refused.")
        run.type("u")
        run.wait_for("Card 2 of", "Taken back.")
        run.type("\x03")
        assert run.wait_for_end() == 0
    assert book.json("show", second) == before[second]
    assert [call["outcome"] for call in book.json("show", first)["calls"]][:1] == ["busy"]


def test_the_session_speaks_chinese_and_keeps_its_columns(book: Program) -> None:
    with TerminalRun(book, "next", env=CHINESE) as run:
        screen = run.wait_for("无人接听", "00:0")
        name = book.json("today")[0]["name"]
        assert name in screen
        # The timer stands at the right end of the first line, whatever the width of the signs before it.
        assert run.screen.lines[0].endswith(("00:00", "00:01", "00:02", "00:03", "00:04", "00:05"))
        run.type("i")
        run.wait_for(" >")
        run.type("要比较报价，周五10点：发新报价")
        run.wait_for("2026-03-13")
        run.type("\r")
        run.wait_for("发新报价")
        run.type("\x04")
        assert run.wait_for_end() == 0
    card = book.json("today", "--on", "fri")
    step = next(line for line in card if "发新报价" in line["action"])
    assert contacts(book, step["card_id"])[0] == ("interested", "要比较报价")


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_what_was_done_is_saved_when_the_program_is_killed_in_the_middle(book: Program, number: int) -> None:
    first, second = (line["card_id"] for line in book.json("today")[:2])
    before = book.json("show", second)
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        run.type("n")
        run.wait_for("Card 2 of", "no answer.")
        run.type("r")
        run.wait_for("Note, and")
        run.type("half a no")
        run.wait_for("half a no")
        run.kill(number)
        run.wait_for_end()
        # Where it could, it gave the terminal back: out of the alternate screen.
        assert ("\x1b[?1049l" in run.written) is (number == signal.SIGTERM)
    assert contacts(book, first)[0] == ("no-answer", "")
    assert book.json("show", second) == before
    assert book.ok("database", "check")


def test_snooze_skip_stop_and_qualify_are_keys_of_their_own(book: Program) -> None:
    first, second, third = (line["card_id"] for line in book.json("today")[:3])
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        run.type("z")
        run.wait_for("Until when")
        run.type("fri\r")
        run.wait_for("Card 2 of", "Put off to Fri 2026-03-13")
        run.type("m")
        run.wait_for("as M?N")
        run.type("MA?\r")
        run.wait_for("Card 2 of", "MAN: MA")
        run.type("s")
        run.wait_for("Card 3 of")
        run.type("x")
        run.wait_for("Do not contact")
        run.type("asked us to\r")
        run.wait_for("Card 4 of", "will not be proposed")
        run.type("e")
        assert run.wait_for_end() == 0
    assert book.json("show", first)["next_due_on"] == "2026-03-13"
    assert book.json("show", second)["man"].startswith("MA")
    assert book.json("show", third)["stop_reason"] == "asked us to"


def test_what_is_refused_stays_in_the_line_to_be_mended(book: Program) -> None:
    card = book.json("today")[0]["card_id"]
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        run.type("a")
        run.wait_for("Note, and")
        run.type("shows the plant\r")
        run.wait_for("An appointment needs its day and hour", "> shows the plant")
        run.type(", fri 9:30\r")
        run.wait_for("Card 2 of", "appointment.")
        run.type("e")
        assert run.wait_for_end() == 0
    shown = book.json("show", card)
    assert (shown["calls"][0]["note"], shown["follow_ups"][0]["kind"]) == ("shows the plant", "visit")


def test_a_book_that_is_locked_for_a_while_ends_no_session(book: Program) -> None:
    card = book.json("today")[0]["card_id"]
    other = sqlite3.connect(book.db)
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        other.execute("BEGIN IMMEDIATE")
        run.type("r")
        run.wait_for("Note, and")
        run.type("nice talk\r")
        run.wait_for("Another program is writing", "> nice talk")
        other.rollback()
        run.type("\r")
        run.wait_for("Card 2 of", "reached.")
        run.type("e")
        assert run.wait_for_end() == 0
    other.close()
    assert contacts(book, card)[0] == ("reached", "nice talk")


def test_keys_typed_ahead_are_done_one_after_the_other(book: Program) -> None:
    first, second = (line["card_id"] for line in book.json("today")[:2])
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        run.type("nivery keen, +3d\rennn")
        assert run.wait_for_end() == 0
    assert contacts(book, first)[0] == ("no-answer", "")
    assert contacts(book, second)[0] == ("interested", "very keen")
    assert len(book.dump()["call"]) == 4 + 2


def test_the_number_is_copied_and_drawn(book: Program) -> None:
    number = book.json("today")[0]["phone"]
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        run.type("c")
        run.wait_for("copied")
        assert base64.b64decode(run.screen.clipboard).decode() == number
        run.type("q")
        assert run.wait_for("▀▀▀▀▀▀▀", number).count("█") > 50
        run.type("q")  # Back to the card, as any key.
        run.wait_for("To do")
        run.type("?")
        run.wait_for("start the timer anew")
        run.type("e")  # Leaves the help only.
        run.wait_for("To do")
        run.type("e")
        assert run.wait_for_end() == 0


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (12, 50), (50, 132)])
def test_nothing_is_drawn_beside_the_screen(book: Program, rows: int, columns: int) -> None:
    with TerminalRun(book, "next", rows=rows, columns=columns) as run:
        run.wait_for("Card 1 of", "e end")
        assert len(run.screen.lines) == rows
        run.type("e")
        assert run.wait_for_end() == 0


def test_the_end_of_the_list_lets_one_take_back_the_last(book: Program) -> None:
    card = book.json("today")[0]["card_id"]
    before = book.dump()["call"]
    with TerminalRun(book, "next", "--limit", "1") as run:
        run.wait_for("Card 1 of 1")
        run.type("n")
        run.wait_for("That was the list.", "1 call ")
        run.type("u")
        run.wait_for("Card 1 of 1", "Taken back.")
        run.type("s")
        run.wait_for("That was the list.")
        run.type("\r")
        assert run.wait_for_end() == 0
    assert book.dump()["call"] == before
    assert card in (HUAXING, WANG_WEI, ZHANG)


def test_a_rehearsal_writes_nothing(book: Program) -> None:
    before = book.dump()
    with TerminalRun(book, "next", "--dry-run") as run:
        run.wait_for("Card 1 of")
        run.type("n")
        run.wait_for("Card 2 of")
        run.type("e")
        assert run.wait_for_end() == 0
    assert book.dump() == before


@pytest.mark.parametrize("keys", ["e", "\x1b", "\x03", "\x04", "iq\x1b\x03"])
def test_every_way_out_says_what_came_of_it(book: Program, keys: str) -> None:
    before = book.dump()
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        for key in keys:
            run.type(key)
            run.pause()
        assert run.wait_for_end() == 0
        assert "0 calls" in run.written
    assert book.dump() == before


def test_a_line_that_was_not_ended_is_not_saved_but_shown(book: Program) -> None:
    card = book.json("today")[0]["card_id"]
    before = book.json("show", card)
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        run.type("i")
        run.wait_for("Note, and")
        run.type("half a no")
        run.wait_for("> half a no")
        run.type("\x03")
        assert run.wait_for_end() == 0
        assert "Not saved, because it was not ended with Enter: half a no" in run.written
    assert book.json("show", card) == before


def test_what_another_program_did_meanwhile_is_seen_at_the_next_card(book: Program) -> None:
    _first, second, _third = (line["card_id"] for line in book.json("today")[:3])
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        book.ok("log-call", second, "--outcome", "reached", "--note", "rang by themselves")
        run.type("n")
        run.wait_for("Card 3 of", "contacted meanwhile", "no answer.")
        run.type("u")
        run.wait_for("Card 1 of", "Taken back.")
        run.type("e")
        assert run.wait_for_end() == 0
    assert contacts(book, second)[0] == ("reached", "rang by themselves")


def test_the_page_of_a_long_story_shows_every_part_and_can_be_read_whole(book: Program) -> None:
    card = book.json("today")[0]["card_id"]
    book.ok("log-call", card, "--at", "yesterday", "--keep-open", "--note", "word " * 600 + "the very end")
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of", "Phone", "To do", "Why", "Last", "Find out", "o shows all")
        run.type("o")
        run.wait_for("read on, o back")
        run.type("\x1b[6~" * 6)
        run.wait_for("the very end")
        run.type("\x1b")
        run.wait_for("o shows all")
        run.resize(50, 132)
        run.wait_for("the very end", "e end")
        run.type("e")
        assert run.wait_for_end() == 0


def test_what_is_pasted_stays_one_line_and_bytes_of_control_do_nothing(book: Program) -> None:
    card = book.json("today")[0]["card_id"]
    with TerminalRun(book, "next") as run:
        run.wait_for("Card 1 of")
        run.type("\x1b[200~nnn\x1b[201~")  # Outside a line a paste is no key.
        run.type("r")
        run.wait_for("Note, and")
        run.type("\x1b[200~first\nsecond\x07, fri\x1b[201~")
        run.wait_for("Next: Fri 2026-03-13.")
        run.type("\r")
        run.wait_for("Card 2 of", "reached.")
        run.type("e")
        assert run.wait_for_end() == 0
    assert len(contacts(book, card)) >= 1
    assert contacts(book, card)[0][1].startswith("first second")
    assert "\x07" not in contacts(book, card)[0][1]


def test_only_one_kind_of_work_can_be_called_through(book: Program) -> None:
    listed = book.json("today", "--only", "follow-ups")
    with TerminalRun(book, "next", "--only", "follow-ups") as run:
        run.wait_for(f"Card 1 of {len(listed)} ", listed[0]["name"])
        run.type("e")
        assert run.wait_for_end() == 0
    assert book.run_terminal("next", "--only", "nonsense").exit_code == 2


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_terminal_that_cannot_move_its_cursor_is_refused(book: Program, term: str) -> None:
    result = book.run_terminal("next", env={"TERM": term})
    assert result.exit_code == 1
    assert "prospector today" in result.stdout


def test_without_a_terminal_it_refuses_with_a_sentence(book: Program) -> None:
    result = book.run("next")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "needs a terminal" in result.stderr and "prospector today" in result.stderr
    assert book.run("next", "--json").error["exit_code"] == 1


def test_an_empty_list_is_no_fault(program: Program) -> None:
    result = program.run_terminal("next")
    assert (result.exit_code, "nobody to call" in result.stdout) == (0, True)
