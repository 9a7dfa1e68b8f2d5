import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.inert import unguard
from prospector.render.machine import FORMATS, render, render_object
from prospector.render.safe import defused

ROWS = [
    {
        "id": 7,
        "name": "王伟",
        "phone": "+8613800138000",
        "man": "MaN",
        "score": 62.5,
        "due_on": "2026-11-30",
        "stopped": False,
        "area": None,
        "tags": ["VIP", "展会; 2026"],
        "reasons": [{"code": "late", "text": "逾期 3 天", "points": 12}],
        "note": 'said "call me",\nthen hung up \\ left',
    },
    {
        "id": 12,
        "name": "Søren, O'Neil & Co.",
        "phone": "",
        "man": "M?N",
        "score": -3,
        "due_on": None,
        "stopped": True,
        "area": "Berlin 10115, DE",
        "tags": [],
        "reasons": [],
        "note": "=1+1\tand \x1b[31mred\u202e",
    },
]
COLUMNS = ("id", "name", "phone", "man", "score", "due_on", "stopped", "area", "tags", "reasons", "note")

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def written(rows, fmt, columns=COLUMNS, **options):
    stream = io.StringIO(newline="")
    render(rows, columns, fmt, stream, **options)
    return stream.getvalue()


@pytest.mark.parametrize("fmt", FORMATS)
def test_each_format_is_written_as_promised(fmt, golden):
    golden(f"rows.{fmt}", written(ROWS, fmt))


@pytest.mark.parametrize("fmt", FORMATS)
def test_an_empty_list_is_written_as_promised(fmt, golden):
    golden(f"empty.{fmt}", written([], fmt))


def test_one_object_is_written_over_several_lines(golden):
    stream = io.StringIO()
    render_object(ROWS[1], COLUMNS, "json", stream)
    golden("object.json", stream.getvalue())


@given(st.lists(st.dictionaries(st.text(), json_values, max_size=4), max_size=6))
def test_json_means_what_was_given(rows):
    assert json.loads(written(rows, "json")) == json.loads(json.dumps(rows))
    assert [json.loads(line) for line in written(rows, "jsonl").split("\n")[:-1]] == json.loads(json.dumps(rows))


@pytest.mark.parametrize("count", [0, 1, 2, 127, 128, 129, 300])
def test_every_object_stands_on_one_line_however_many_there_are(count):
    text = written([{"id": n, "tags": ["a", "b"]} for n in range(count)], "json")
    assert [row["id"] for row in json.loads(text)] == list(range(count))
    assert text.count("\n") == (1 if count == 0 else count + 2)


def test_data_that_holds_the_separator_of_the_encoder_survives():
    rows = [{"id": n, "tags": ["a", "\x00", "b"]} for n in range(3)]
    assert json.loads(written(rows, "json")) == rows
    assert [json.loads(line) for line in written(rows, "jsonl").splitlines()] == rows


def test_json_is_utf_8_and_not_escaped():
    assert '"name":"王伟"' in written(ROWS, "json")


def test_rows_may_come_from_a_generator():
    assert written(({"id": n} for n in range(3)), "ids") == "0\n1\n2\n"


def test_ids_are_those_of_the_key_asked_for():
    assert written([{"id": 1, "card_id": 9}], "ids", id_key="card_id") == "9\n"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_csv_is_read_back_by_any_reader(pairs):
    rows = [{"a": a, "b": b} for a, b in pairs]
    read = list(csv.reader(io.StringIO(written(rows, "csv", ("a", "b")), newline=""), strict=True))
    plain = [[line_feeds(a), line_feeds(b)] for a, b in pairs]
    assert [[unguard(cell) for cell in row] for row in read] == [["a", "b"], *plain]


def line_feeds(text):
    text = defused(text).replace("\r\n", "\n")
    return "".join("\n" if char in "\r\x85\u2028\u2029" else char for char in text)


@given(st.lists(st.text(st.characters()), max_size=4))
def test_a_tsv_row_is_one_line_of_as_many_fields_as_columns(values):
    text = written([{"a": value, "b": "x"} for value in values], "tsv", ("a", "b"))
    assert [line.count("\t") for line in text.split("\n")[:-1]] == [1] * (len(values) + 1)


@given(st.text(alphabet="ab\\\t\n王"))
def test_tsv_escapes_can_be_undone(value):
    cell = written([{"a": value}], "tsv", ("a",)).split("\n")[1]
    undone = "".join(
        {"\\\\": "\\", "\\t": "\t", "\\n": "\n"}.get(piece, piece) for piece in re.findall(r"\\.|[^\\]", cell)
    )
    assert undone == value


def test_numbers_in_csv_are_numbers_and_not_guarded():
    assert written([{"a": -3, "b": "-3", "c": -0.5}], "csv", ("a", "b", "c")) == "a,b,c\r\n-3,'-3,-0.5\r\n"


def test_an_unknown_format_is_a_fault_of_the_program():
    with pytest.raises(ValueError, match="xml"):
        written([], "xml")


def test_a_long_list_within_an_object_is_written_a_line_each_and_reads_back() -> None:
    row = {"a": 1, "名": {"x": [1, {"y": None}]}, "many": [{"n": n, "t": "a\n“\x1b"} for n in range(300)], "z": []}
    stream = io.StringIO()
    render_object(row, (), "json", stream)
    assert json.loads(stream.getvalue()) == row
    assert len(stream.getvalue().splitlines()) < 320 and "\x1b" not in stream.getvalue()
