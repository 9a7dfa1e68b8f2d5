import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.text import N_, text
from prospector.render import plain, table
from prospector.render.layout import GAP, Cell, Column, Detail, Section, Table, allot, shown
from prospector.render.machine import FORMATS, render, render_object
from prospector.render.safe import cells, printable

ESCAPES = Path(__file__).parents[4] / "shared" / "data" / "nasty" / "terminal_escapes.json"

COLUMNS = (
    Column("id", N_("id"), align="right"),
    Column("name", N_("name"), min_width=26),
    Column("phone", N_("phone"), no_wrap=True),
    Column("man", "MAN"),
    Column("what", N_("what to do")),
    Column("area", N_("area"), priority=2),
    Column("source", N_("source"), priority=3),
)
ROWS = [
    {
        "id": 7,
        "name": "王伟",
        "phone": "138 0013 8000",
        "man": Cell("MAN", "hot"),
        "what": Cell("send quote", "overdue"),
        "area": "广东省深圳市南山区",
        "source": "referral",
    },
    {
        "id": 112,
        "name": "上海徐汇区精密仪器有限公司",
        "phone": "021-6404 1234-801",
        "man": None,
        "what": "ask who decides, and when the budget is made",
        "area": "上海市徐汇区",
        "source": "trade fair",
    },
    {
        "id": 9,
        "name": "Søren [bold]O'Neil[/]",
        "phone": "",
        "man": "M?N",
        "what": text("call"),
        "area": "Berlin",
        "source": None,
    },
]
AGENDA = Table(
    text("Today"),
    COLUMNS,
    ROWS,
    footer=text("3 cards"),
    groups=[(text("Overdue"), [1]), (text("Due today"), [0, 2])],
    empty=text("Nothing is due."),
)
CARD = Detail(
    "王伟",
    [
        Section(
            "", pairs=[(text("phone"), "138 0013 8000"), ("展会编号", ["A12", "B7"]), (text("due"), Cell("fri", "due"))]
        ),
        Section(text("Notes"), lines=["first line\nsecond line", Cell(text("quiet for {n} days", n=40), "warning")]),
        Section(text("Nothing here")),
        Section(text("Calls"), table=Table("", COLUMNS[:3], ROWS[:2])),
    ],
)


def in_a_pipe(view):
    stream = io.StringIO()
    (plain.write_detail if isinstance(view, Detail) else plain.write_table)(view, stream)
    return stream.getvalue()


def on_a_terminal(view, width=80, color=False):
    stream = io.StringIO()
    (table.draw_detail if isinstance(view, Detail) else table.draw_table)(view, stream, width=width, color=color)
    return stream.getvalue()


def test_a_table_in_a_pipe_looks_as_promised(golden):
    golden("table_pipe.txt", in_a_pipe(AGENDA))


def test_a_table_on_a_terminal_of_80_cells_looks_as_promised(golden):
    golden("table_terminal_80.txt", on_a_terminal(AGENDA))


def test_a_table_on_a_wide_terminal_looks_as_promised(golden):
    golden("table_terminal_140.txt", on_a_terminal(AGENDA, width=140))


def test_colours_follow_the_meaning_of_a_value(golden):
    golden("table_terminal_colour.txt", on_a_terminal(AGENDA, color=True))


def test_a_detail_in_a_pipe_looks_as_promised(golden):
    golden("detail_pipe.txt", in_a_pipe(CARD))


def test_a_detail_on_a_terminal_looks_as_promised(golden):
    golden("detail_terminal_80.txt", on_a_terminal(CARD))


def test_without_colour_there_is_no_escape_sequence_at_all():
    assert "\x1b" not in on_a_terminal(AGENDA) + on_a_terminal(CARD)
    assert "\x1b[31m" in on_a_terminal(AGENDA, color=True)


@pytest.mark.parametrize("width", [20, 40, 60, 80, 100, 140])
@pytest.mark.parametrize("view", [AGENDA, CARD], ids=["table", "detail"])
def test_no_line_is_wider_than_the_terminal(view, width):
    assert [line for line in on_a_terminal(view, width).splitlines() if cells(line) > width] == []


def test_chinese_names_leave_the_next_column_aligned():
    names = ["王伟", "Li", "欧阳娜娜", "ｱｲｳ", "Ａ公司", "e\u0301clair"]
    view = Table("", [Column("name", "name"), Column("n", "n")], [{"name": name, "n": "|"} for name in names])
    for lines in (in_a_pipe(view).splitlines()[1:], on_a_terminal(view).splitlines()[2:]):
        assert len({cells(line[: line.index("|")]) for line in lines}) == 1


def test_columns_of_low_priority_go_before_a_name_is_wrapped():
    lines = on_a_terminal(AGENDA)
    assert "source" not in lines
    assert "Søren [bold]O'Neil[/]" in lines


def test_a_pipe_gets_every_column_whole():
    long = "很长的名字" * 40
    assert long in in_a_pipe(Table("", COLUMNS, [{"id": 1, "name": long}]))


def test_an_empty_table_says_so_on_a_terminal_and_is_a_line_of_titles_in_a_pipe():
    nothing = AGENDA._replace(rows=[], groups=())
    assert on_a_terminal(nothing).splitlines() == ["Today", "Nothing is due."]
    assert in_a_pipe(nothing).splitlines() == ["id  name  phone  MAN  what to do  area  source"]


def test_a_long_table_on_a_terminal_is_cut_to_its_columns():
    view = Table(
        "",
        [Column("id", "id", align="right"), Column("name", "name")],
        [{"id": n, "name": "长" * 60} for n in range(600)],
    )
    lines = on_a_terminal(view).splitlines()
    assert len(lines) == 601
    assert max(map(cells, lines)) <= 80


def test_titles_are_said_and_data_is_not(chinese):
    chinese({"name": "姓名", "yes": "是", ", ": "、", "person": "人"})
    view = Table("", [Column("name", N_("name")), Column("ok", "ok")], [{"name": "person", "ok": True}])
    assert in_a_pipe(view) == "姓名    ok\nperson  是\n"
    assert shown(["a", "b"]) == "a、b"


@given(
    st.lists(
        st.tuples(st.integers(1, 90), st.integers(0, 3), st.booleans(), st.integers(0, 12)), min_size=1, max_size=7
    ),
    st.integers(50, 160),
)
def test_columns_share_the_width_fairly(shapes, width):
    columns = [Column(str(i), "", min_width=low, no_wrap=cut, priority=p) for i, (_n, p, cut, low) in enumerate(shapes)]
    natural = [n for n, *_ in shapes]
    widths = allot(columns, natural, width)
    used = [w for w in widths if w]
    assert sum(used) + GAP * (len(used) - 1) <= width
    assert [c.key for c, w in zip(columns, widths, strict=True) if not w and not c.priority] == []
    if sum(max(n, c.min_width) for n, c in zip(natural, columns, strict=True)) + GAP * (len(columns) - 1) <= width:
        assert all(w >= n for w, n in zip(widths, natural, strict=True))
    left_out = [c.priority for c, w in zip(columns, widths, strict=True) if not w]
    assert not left_out or min(left_out) >= max(
        (c.priority for c, w in zip(columns, widths, strict=True) if w), default=0
    )


def hostile_strings():
    made_up = [
        "\x1b]0;title\x07",
        "[/red] [link=http://example.invalid]",
        "a\u202eb\u2066",
        "\x9b31m",
        "x\r\nEVIL",
        ":smile:",
        "\udc80",
    ]
    return made_up


def everywhere(value):
    view = Table(value, [Column("v", N_("value"))], [{"v": value}], groups=[(value, [0])], footer=text("{v}", v=value))
    card = Detail(value, [Section(value, pairs=[(value, value)], lines=[value, Cell(value, "hot")], table=view)])
    for shape in (view, card):
        yield in_a_pipe(shape)
        yield on_a_terminal(shape)
    for fmt in FORMATS:
        stream = io.StringIO(newline="")
        render(
            [{"id": value, "v": value, "list": [value], "dict": {"k": value}}], ("id", "v", "list", "dict"), fmt, stream
        )
        ends = {"csv": ("\r\n", "\n"), "tsv": ("\t", " ")}.get(fmt, ("", ""))
        yield stream.getvalue().replace(*ends)
    stream = io.StringIO()
    render_object({"v": value}, ("v",), "json", stream)
    yield stream.getvalue()


@pytest.mark.parametrize("value", hostile_strings(), ids=ascii)
def test_hostile_text_is_harmless_in_every_format(value):
    for output in everywhere(value):
        assert output.encode()
        assert printable(output, multiline=True) == output


@pytest.mark.shared
@pytest.mark.skipif(not ESCAPES.exists(), reason="the shared data folder is not beside the checkout")
def test_every_known_terminal_escape_is_harmless_in_every_format():
    for name, value in json.loads(ESCAPES.read_text("utf-8")).items():
        for output in everywhere(value):
            assert output.encode()
            if name == "combining_flood":
                continue
            assert printable(output, multiline=True) == output, name
