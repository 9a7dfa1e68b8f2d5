"""The program as a process: pipes that break, terminals that ask, colours, interrupts, completion."""

import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest

from builders import FANG_ONE, WANG_WEI
from program import BIN

ESCAPE = "\x1b"


def _completed(program, *words: str, shell: str = "bash"):
    typed = " ".join(["prospector", *words])
    bash = {"COMP_WORDS": typed, "COMP_CWORD": str(len(words))}
    others = {"_TYPER_COMPLETE_ARGS": typed, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    return program.run_process(env={"_PROSPECTOR_COMPLETE": f"complete_{shell}", **bash, **others})


class TestPipes:
    def test_a_reader_that_goes_away_is_no_error(self, book):
        for _ in range(40):
            book.ok("log-call", WANG_WEI, "--note", "x" * 3000)
        done = subprocess.run(
            f"{BIN / 'prospector'} history --limit 1000 --json | head -1; exit ${{PIPESTATUS[0]}}",
            shell=True, executable="/bin/bash", capture_output=True, env=book.environ(), timeout=60, check=False,
        )  # fmt: skip
        assert done.stdout.count(b"\n") == 1
        assert done.stderr == b""
        assert done.returncode in (0, 141)

    def test_a_pipe_gets_neither_colour_nor_cursor_moves(self, book):
        result = book.run_process("today", env={"TERM": "xterm-256color", "FORCE_COLOR": "1"})
        assert result.exit_code == 0
        assert ESCAPE not in result.stdout + result.stderr

    def test_output_is_utf_8_in_a_c_locale(self, book):
        shown = book.run_process("list", "--json", env={"LC_ALL": "C", "PYTHONIOENCODING": "", "PYTHONUTF8": "0"})
        assert "王伟" in shown.stdout

    def test_a_full_disk_is_a_sentence(self, book):
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            done = subprocess.run(
                [BIN / "prospector", "list"],
                stdout=full,
                stderr=subprocess.PIPE,
                env=book.environ(),
                timeout=60,
                check=False,
            )
        assert done.returncode == 5
        assert b"Traceback" not in done.stderr and b"Error" in done.stderr

    def test_an_interrupt_ends_with_130_and_writes_nothing(self, book):
        before = book.dump()
        process = subprocess.Popen(
            [BIN / "prospector", "note", str(WANG_WEI), "-"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=book.environ(),
            # A shell that runs the tests in the background has them ignore interrupts.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        )  # fmt: skip
        time.sleep(1.0)
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=30)
        assert process.returncode == 130
        assert stdout == b"" and b"Traceback" not in stderr
        assert book.dump() == before

    def test_bytes_that_are_no_text_are_refused(self, book):
        before = book.dump()
        for words in ([b"note", b"2", b"caf\xe9"], [b"show", b"\xff\xfe"], [b"find", b"\xb0\xa1"]):
            done = subprocess.run(
                [os.fsencode(BIN / "prospector"), *words],
                capture_output=True,
                env=book.environ(),
                timeout=60,
                check=False,
            )
            assert done.returncode == 2, done.stderr
            done.stderr.decode("utf-8")
        assert book.dump() == before

    def test_a_file_may_have_a_name_in_any_bytes(self, book, tmp_path):
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xbf\xcd\xbb\xa7.csv"))
        path.write_text("name\nAnna Berg\n", encoding="utf-8")
        done = subprocess.run(
            [os.fsencode(BIN / "prospector"), b"import", os.fsencode(path)],
            capture_output=True,
            env=book.environ(),
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert book.json("find", "Berg")
        assert book.json("history", "--limit", "1")[0]["command"].startswith("prospector import")


class TestTerminals:
    def test_a_table_is_drawn_with_colours(self, book):
        shown = book.run_terminal("today")
        assert shown.exit_code == 0
        assert ESCAPE in shown.stdout and "王伟" in shown.stdout

    @pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
    def test_no_colour_where_none_is_wanted(self, env, book):
        shown = book.run_terminal("today", env=env)
        assert "王伟" in shown.stdout
        assert ESCAPE not in shown.stdout

    def test_only_colours_are_sent_never_another_sequence(self, book):
        shown = book.run_terminal("show", WANG_WEI).stdout
        assert ESCAPE not in re.sub(r"\x1b\[[0-9;]*m", "", shown)

    def test_nothing_is_wider_than_the_terminal(self, book):
        for command in ("today", "list", "qualify", "areas", "plan-visits", "follow-ups"):
            shown = re.sub(r"\x1b\[[0-9;]*m", "", book.run_terminal(command, columns=60).stdout)
            for line in shown.splitlines():
                assert sum(2 if ord(char) > 0x2E80 else 1 for char in line) <= 60, line

    def test_remove_asks_and_obeys(self, book):
        assert book.run_terminal("remove", FANG_ONE, answers=["n"]).exit_code == 1
        assert book.json("show", FANG_ONE)["binned_at"] is None
        assert book.run_terminal("remove", FANG_ONE, answers=["y"]).exit_code == 0
        assert book.json("show", FANG_ONE)["binned_at"]

    def test_log_call_asks_for_the_next_step(self, book):
        shown = book.run_terminal("log-call", FANG_ONE, answers=["fri 15:30 send the quote"])
        assert shown.exit_code == 0
        assert "Next step" in shown.stdout
        (step,) = book.json("show", FANG_ONE)["follow_ups"]
        assert (step["due_on"], step["action"]) == ("2026-03-13", "send the quote")

    def test_with_json_nothing_is_asked(self, book):
        shown = book.run_terminal("log-call", FANG_ONE, "--json")
        assert shown.exit_code == 0
        assert "Next step (" not in shown.stdout

    def test_a_dry_run_asks_nothing(self, book):
        before = book.dump()
        assert book.run_terminal("remove", FANG_ONE, "--dry-run").exit_code == 0
        assert book.run_terminal("log-call", FANG_ONE, "--dry-run").exit_code == 0
        assert book.dump() == before


class TestCompletion:
    def test_commands_are_completed(self, book):
        offered = _completed(book, "log").stdout.split()
        assert {"log-call", "log-visit", "log"} <= set(offered)

    def test_verbs_of_a_noun_are_completed(self, book):
        assert "correct" in _completed(book, "call", "co").stdout

    def test_options_are_completed(self, book):
        assert "--outcome" in _completed(book, "log-call", "--out").stdout

    @pytest.mark.parametrize("command", ["show", "log-call", "qualify", "edit", "follow-up", "history"])
    def test_names_of_cards_are_completed(self, command, book):
        offered = _completed(book, command, "王").stdout
        assert "王伟" in offered and "王芳" in offered and "张伟" not in offered

    def test_a_name_in_the_bin_is_not_offered(self, book):
        assert "赵六" not in _completed(book, "show", "赵").stdout

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_every_shell_is_answered(self, shell, book):
        result = _completed(book, "sh", shell=shell)
        assert result.exit_code == 0
        assert "show" in result.stdout

    def test_without_a_book_no_name_is_offered_and_no_error_shown(self, program):
        result = _completed(program, "show", "王")
        assert result.stderr == ""

    def test_control_characters_are_not_completed(self, book):
        book.ok("add", "person", "Mallory \x1b[31mred")
        assert ESCAPE not in _completed(book, "show", "Mal").stdout

    def test_completion_can_be_installed(self, program):
        # Typer asks what started it for the kind of the shell.
        started = subprocess.run(
            ["bash", "-c", f"'{BIN / 'prospector'}' --show-completion; exit $?"],
            capture_output=True, env=program.environ(), timeout=60, check=False,
        )  # fmt: skip
        assert (started.returncode, started.stderr) == (0, b"")
        assert b"_PROSPECTOR_COMPLETE" in started.stdout
