import io
import json
import signal
import subprocess
import sys

import pytest

from prospector.domain.errors import ConflictError
from prospector.domain.text import N_, text
from prospector.render.layout import Column, Detail, Section, Table
from prospector.render.output import BROKEN_PIPE, Output
from prospector.render.progress import Progress

TABLE = Table(text("Cards"), [Column("id", "id"), Column("name", "name")], [{"id": 1, "name": "王伟"}])
DATA = [{"id": 1, "name": "王伟", "tags": []}]


class TerminalText(io.StringIO):
    """A string that says it is a terminal."""

    def isatty(self):
        return True


def output(**options):
    return Output(io.StringIO(newline=""), io.StringIO(), **options)


def said(out):
    return out.stdout.getvalue(), out.stderr.getvalue()


def forbidden():
    raise AssertionError("this was not needed")


def test_people_get_the_table_and_the_data_is_not_even_built():
    out = output()
    out.rows(forbidden, lambda: TABLE, ("id", "name"))
    assert said(out) == ("id  name\n1   王伟\n", "")


def test_scripts_get_the_data_and_the_table_is_not_even_built():
    out = output(fmt="jsonl")
    out.rows(lambda: DATA, forbidden, ("id", "name"))
    assert said(out) == ('{"id":1,"name":"王伟","tags":[]}\n', "")


@pytest.mark.parametrize(
    ("fmt", "written"), [("csv", "id,name\r\n1,王伟\r\n"), ("tsv", "id\tname\n1\t王伟\n"), ("ids", "1\n")]
)
def test_each_line_format_has_its_columns(fmt, written):
    out = output(fmt=fmt)
    out.rows(DATA, TABLE, ("id", "name"))
    assert said(out) == (written, "")


def test_a_terminal_gets_a_drawing():
    out = output(stdout_is_terminal=True)
    out.rows(DATA, TABLE, ("id", "name"))
    assert "──" in said(out)[0]


def test_an_empty_table_in_a_pipe_is_explained_on_stderr():
    out = output()
    out.rows([], TABLE._replace(rows=[], empty=text("No card.")), ("id",))
    assert said(out) == ("id  name\n", "No card.\n")


def test_what_was_done_is_a_sentence_for_people_and_the_object_for_scripts():
    done = text("Called {name}.", name="王伟\x1b[2J\nInvoice paid.")
    people, scripts = output(), output(fmt="json")
    for out in (people, scripts):
        out.object({"id": 5}, done)
    assert said(people) == ("Called 王伟�[2J Invoice paid..\n", "")
    assert json.loads(said(scripts)[0]) == {"id": 5}


def test_one_thing_is_shown_in_full():
    out = output()
    out.object(forbidden, Detail("王伟", [Section(pairs=[(text("phone"), "138")])]))
    assert said(out) == ("王伟\n\nphone  138\n", "")


def test_one_thing_as_csv_has_all_its_keys_unless_told_otherwise():
    for columns, written in (((), "id,name\r\n1,a\r\n"), (("name",), "name\r\na\r\n")):
        out = output(fmt="csv")
        out.object({"id": 1, "name": "a"}, TABLE, columns)
        assert said(out)[0] == written


def test_a_notice_goes_to_stderr():
    out = output(fmt="json")
    out.notice(text("Nothing was written."))
    assert said(out) == ("", "Nothing was written.\n")


REFUSAL = ConflictError(
    N_("“{typed}” fits several cards."),
    hint=N_("Say which by its id."),
    candidates=[(3, "王伟"), (9, "王\x1b伟")],
    typed="王",
)


def test_a_refusal_is_a_sentence_its_candidates_and_a_hint():
    out = output()
    out.error(REFUSAL)
    assert said(out) == ("", "Error: “王” fits several cards.\n  3  王伟\n  9  王�伟\nSay which by its id.\n")


def test_a_refusal_where_json_was_asked_for_is_one_object_on_stderr():
    out = output(fmt="json")
    out.error(REFUSAL)
    assert said(out)[0] == ""
    assert json.loads(said(out)[1]) == {
        "error": "conflict",
        "exit_code": 4,
        "message": "“王” fits several cards.",
        "hint": "Say which by its id.",
        "candidates": [{"id": 3, "name": "王伟"}, {"id": 9, "name": "王\x1b伟"}],
    }
    assert said(out)[1].count("\n") == 1


def test_progress_is_silent_without_a_terminal():
    out = output()
    with out.progress(3, text("Reading")) as progress:
        progress.advance()
        progress.advance(2)
    assert progress.done == 3
    assert said(out) == ("", "")


def test_progress_appears_on_a_terminal_when_it_takes_long(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    seconds = iter(range(100))
    monkeypatch.setattr("prospector.render.progress.monotonic", lambda: next(seconds))
    out = Output(io.StringIO(), TerminalText(), stderr_is_terminal=True)
    with out.progress(2, text("Reading [bold]{name}", name="a.csv")) as progress:
        progress.advance(2)
    assert out.stdout.getvalue() == ""
    assert "Reading [bold]a.csv" in out.stderr.getvalue()
    assert "2/2" in out.stderr.getvalue()


def test_progress_that_is_over_at_once_shows_nothing(monkeypatch):
    monkeypatch.setattr("prospector.render.progress.monotonic", lambda: 0.0)
    stream = TerminalText()
    with Progress(2, "Reading", stream) as progress:
        progress.advance(2)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("environ", "color"), [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)]
)
def test_colour_is_given_up_where_it_is_not_wanted(environ, color):
    assert Output.of_process(TerminalText(), TerminalText(), environ).color is color


def test_a_process_knows_which_of_its_streams_are_terminals():
    out = Output.of_process(io.StringIO(), TerminalText(), {})
    assert (out.stdout_is_terminal, out.stderr_is_terminal) == (False, True)


def test_a_character_the_terminal_lacks_is_replaced_and_machine_formats_are_utf_8():
    for fmt, expected in (("table", "id  name\n1   王伟?\n".encode("gbk")), ("tsv", "id\tname\n1\t王伟😀\n".encode())):
        raw = io.BytesIO()
        stdout = io.TextIOWrapper(raw, encoding="gbk", newline="")
        out = Output.of_process(stdout, io.StringIO(), {}, fmt)
        row = {"id": 1, "name": "王伟😀"}
        out.rows([row], TABLE._replace(rows=[row]), ("id", "name"))
        out.flush()
        assert raw.getvalue() == expected


PROGRAM = """
import sys
from prospector.render.output import Output, end_quietly
out = Output.of_process(sys.stdout, sys.stderr, {}, sys.argv[1])
try:
    out.rows(({"id": n} for n in range(int(sys.argv[2]))), None, ("id",))
    out.flush()
except BrokenPipeError:
    sys.exit(end_quietly(sys.stdout))
"""


@pytest.mark.parametrize("fmt", ["json", "jsonl", "csv", "ids"])
@pytest.mark.parametrize("count", [5, 200_000], ids=["within the buffer", "beyond the buffer"])
def test_a_reader_that_goes_away_ends_the_program_quietly(fmt, count):
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, fmt, str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGPIPE, signal.SIG_IGN),
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == BROKEN_PIPE


def test_a_table_for_a_pipe_imports_no_heavy_library():
    code = (
        "import sys; from prospector.render.output import Output; from prospector.render.layout import *; "
        "out = Output(sys.stdout, sys.stderr); out.rows([], Table('', [Column('a', 'a')], []), ('a',)); "
        "out.progress(3, 'x'); print(*({'rich', 'pydantic', 'csv', 'json', 'gettext'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "a\n\n"
