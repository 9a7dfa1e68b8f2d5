"""Whatever is typed is stored and shown harmlessly or refused in a sentence: never a traceback, never a live character.

The first half uses a sample made up here; the second every string of the data folder beside the checkout.
"""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator

import pytest

from builders import FANG_ONE, WANG_WEI
from program import Program, Result


@pytest.fixture(autouse=True)
def _quick(request: pytest.FixtureRequest) -> Iterator[None]:
    if "book" not in request.fixturenames:
        yield
        return
    with request.getfixturevalue("book").held_open():
        yield


# Controls but for tab, line feed and the carriage returns of CSV; bidi controls; line separators; lone surrogates.
LIVE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)
COLOUR = re.compile("\x1b\\[[0-9;]*m")

SAMPLE = {
    "colour": "\x1b[31mred\x1b[0m",
    "clear screen": "\x1b[2J\x1b[Hgone",
    "window title": "\x1b]0;owned\x07name",
    "clipboard": "\x1b]52;c;cm0gLXJm\x07name",
    "hyperlink": "\x1b]8;;http://example.invalid\x1b\\here\x1b]8;;\x1b\\",
    "eight-bit CSI": "\x9b31mred",
    "device query": "\x1b[6nname",
    "unfinished": "name\x1b",
    "backspaces": "good\b\b\b\bevil",
    "carriage return": "good\revil",
    "bell": "ring\x07",
    "bidi override": "invoice\u202efdp.exe",
    "bidi isolate": "\u2066abc\u2069",
    "zero width": "王\u200b伟",
    "byte order mark": "\ufeff王伟",
    "line separator": "a\u2028b\u2029c\x85d",
    "tags": "a\U000e0041\U000e0042b",
    "many marks": "Z" + "\u0335\u0321\u0489" * 40,
    "nul": "a\x00b",
    "line break": "first\nsecond\r\nthird",
    "tab": "a\tb",
    "markup": "[bold red]x[/bold red] [link=file:///]y[/link] [/]",
    "braces": "{name} {0} {} %s %(x)s ${HOME} `id` $(id)",
    "sql": "'; DROP TABLE card; --",
    "match": '" OR words MATCH "*" NEAR( AND NOT ^ -',
    "wildcards": "%_*?[a-z]\\",
    "html": "<script>alert(1)</script>&amp;",
    "path": "../../../../etc/passwd",
    "option": "--help",
    "short option": "-x",
    "dashes": "--",
    "dash": "-",
    "formula": "=cmd|' /C calc'!A0",
    "formula plus": "+1+1",
    "formula at": "@SUM(1)",
    "formula minus": "-2+3",
    "tabbed formula": "\t=1+1",
    "quoted": "\"'“”‘’",
    "comma": 'a,"b";c',
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏿",
    "wide": "𠮷野家 ｆｕｌｌ　ｗｉｄｔｈ",
    "right to left": "مرحبا שלום",
    "digits": "٠١٢٣٤٥٦٧٨٩",
    "big number": "99999999999999999999999999",
    "float": "1e309",
    "infinity": "NaN",
    "null": "null",
    "empty": "",
    "blank": "   \t  ",
    "ideographic blank": "\u3000\u00a0\u2003",
    "only invisible": "\u200b\u200e\ufeff",
    "long": "长" * 201,
    "very long": "x" * 30_000,
    "surrogate": "\udce9t\udce9",
    "noncharacter": "a\ufffe\uffffb",
    "private use": "\ue000\U000f0000",
}


# Where codes and days are expected, these go the way of another one above.
ALIKE = {
    "clear screen", "window title", "clipboard", "hyperlink", "device query", "backspaces", "bidi isolate", "zero width",
    "byte order mark", "tags", "formula plus", "formula at", "formula minus", "html", "path", "comma", "wide", "private use",
    "noncharacter", "ideographic blank", "null", "right to left", "bell", "carriage return", "blank",
}  # fmt: skip


def harmless(result: Result, what: object) -> Result:
    """Fail if a run ended in a bug or let a live character out."""
    assert result.exit_code in (0, 1, 2, 3, 4), f"{what!r}: {result}"
    assert "Traceback" not in result.stderr, f"{what!r}: {result}"
    for stream in (result.stdout, result.stderr):
        assert not LIVE.search(stream.replace("\r\n", "\n")), f"{what!r}: {stream!r}"
        assert "\r" not in stream.replace("\r\n", "\n"), f"{what!r}: {stream!r}"
    return result


def everywhere(program: Program, typed: str) -> None:
    """Type a string as name, note, field, address, search and reference."""
    for words in (
        [
            "add",
            "person",
            "--double",
            "--note",
            typed,
            "--set",
            f"remark={typed}",
            "--source",
            typed,
            "--address",
            typed,
            "--",
            typed,
        ],
        ["find", "--", typed],
        ["show", "--", typed],
    ):
        harmless(program.run(*words), typed)


def elsewhere(program: Program, typed: str) -> None:
    """Type it as what else is stored: tag, phone, e-mail, contact, next step."""
    for words in (
        ["edit", WANG_WEI, "--tag", typed],
        ["edit", WANG_WEI, "--phone", typed, "--email", typed],
        ["log-call", FANG_ONE, "--note", typed, "--next", "+3d", "--do", typed],
    ):
        harmless(program.run(*words), typed)


def seldom(program: Program, typed: str) -> None:
    """Type it where a code, a day, a number or a name of something is expected."""
    for words in (
        ["edit", WANG_WEI, "--address", typed],
        ["edit", WANG_WEI, "--set", f"{typed}=x"],
        ["edit", WANG_WEI, "--set", typed],
        ["edit", WANG_WEI, "--phone", f"{typed}: 13800138000"],
        ["edit", WANG_WEI, "--birthday", typed],
        ["edit", WANG_WEI, "--no-phone", typed, "--no-email", typed, "--untag", typed],
        ["note", WANG_WEI, "--", typed],
        ["note", WANG_WEI, "-"],
        ["log-call", "--", typed],
        ["log-call", FANG_ONE, "--outcome", typed],
        ["log-call", FANG_ONE, "--at", typed],
        ["log-call", FANG_ONE, "--next", typed],
        ["log-call", FANG_ONE, "--duration", typed],
        ["log", FANG_ONE, "--via", typed],
        ["follow-up", "--", FANG_ONE, "+3d", typed],
        ["follow-up", "--", FANG_ONE, typed, "call"],
        ["qualify", FANG_ONE, "--money", "yes", "--evidence", typed],
        ["qualify", "--", FANG_ONE, typed],
        ["tie", WANG_WEI, "1", "--role", typed],
        ["stop", FANG_ONE, "--why", typed],
        ["resume", FANG_ONE],
        ["restore", "--", typed],
        ["snooze", "--", "4", typed],
        ["done", "--", typed],
        ["call", "show", "--", typed],
        ["undo", "--", typed],
        ["history", "--", typed],
        ["today", "--on", typed],
        ["today", "--area", typed],
        ["list", "--tag", typed],
        ["list", "--man", typed],
        ["list", "--format", typed],
        ["plan-visits", "--area", typed],
        ["plan-visits", "--from", typed],
        ["place", "2", "--", typed],
        ["config", "set", "--", typed, "1"],
        ["config", "set", "--", "region", typed],
        ["import", "-", "--map", typed],
        ["import", "-", "--encoding", typed],
        ["import", "-", "--delimiter", typed],
        ["--lang", typed, "today"],
        ["today", "--json", typed],
        [typed],
    ):
        harmless(program.run(*words, stdin=typed), (words, typed))


def shown_everywhere(program: Program) -> None:
    """Show everything in every format, and on a terminal."""
    for line in (
        "today --limit 0",
        "list",
        "find a",
        "follow-ups --all",
        "history --limit 100000",
        "call list --since 2026-01-01",
        "qualify",
        "areas",
        "plan-visits --seconds 0",
        "visits",
        "fields",
        "show 2",
        "show 3",
        "qualify 3",
    ):
        words = line.split()
        for form in ("table", "json", "jsonl", "csv", "tsv", "ids"):
            result = harmless(program.ok(*words, "--format", form), (line, form))
            if form == "tsv":
                assert len({row.count("\t") for row in result.stdout.split("\n") if row}) <= 1, line
        drawn = program.ok(*words, tty=True)
        assert not LIVE.search(COLOUR.sub("", drawn.stdout)), line
    for form in ("csv", "json", "jsonl"):
        harmless(program.ok("export", "--format", form), form)


@pytest.mark.parametrize("name", SAMPLE)
def test_a_hostile_string_is_harmless_wherever_it_is_typed(name, book):
    everywhere(book, SAMPLE[name])
    elsewhere(book, SAMPLE[name])
    if name not in ALIKE:
        seldom(book, SAMPLE[name])


def test_a_book_full_of_hostile_strings_is_shown_harmlessly_and_is_whole(book):
    for typed in SAMPLE.values():
        everywhere(book, typed)
        elsewhere(book, typed)
    shown_everywhere(book)
    assert book.json("database", "check")["ok"]


def test_what_is_not_refused_comes_back_as_typed(book):
    for name in (
        "markup",
        "braces",
        "sql",
        "match",
        "wildcards",
        "html",
        "formula",
        "quoted",
        "comma",
        "emoji",
        "right to left",
    ):
        words = [
            "add",
            "person",
            "--double",
            "--note",
            SAMPLE[name],
            "--set",
            f"remark={SAMPLE[name]}",
            "--",
            SAMPLE[name],
        ]
        card = book.ok(*words, env={"PROSPECTOR_FORMAT": "json"}).json
        assert card["name"] == SAMPLE[name]
        assert card["notes"][0]["body"] == SAMPLE[name]
        assert card["fields"]["remark"] == SAMPLE[name]
        if name != "emoji":  # shown without its joiners
            assert SAMPLE[name] in book.ok("show", card["id"]).stdout


def test_a_name_that_would_be_empty_is_refused(book):
    before = book.dump()
    for name in ("empty", "blank", "ideographic blank", "only invisible"):
        assert book.run("add", "person", "--", SAMPLE[name]).exit_code == 2
    assert book.dump() == before


def test_what_is_too_long_is_refused_never_cut(book):
    before = book.dump()
    for words in (
        ["add", "person", "长" * 201],
        ["edit", 2, "--set", "likes=" + "x" * 2001],
        ["note", 2, "x" * 20_001],
        ["edit", 2, "--tag", "x" * 61],
    ):
        result = book.run(*words)
        assert result.exit_code == 2
        assert len(result.stderr) < 3_000
    assert book.dump() == before
    book.ok("note", 2, "x" * 20_000)
    assert len(book.json("show", 2)["notes"][0]["body"]) == 20_000


@pytest.mark.parametrize("number", [-1, 0, 2**31, 2**63 - 1, 2**63, 10**40])
def test_a_number_of_any_size_names_nothing(number, book):
    for words in (
        ["done"],
        ["snooze"],
        ["drop"],
        ["call", "show"],
        ["call", "remove", "--yes"],
        ["undo"],
        ["show"],
        ["history"],
    ):
        more = ["+1d"] if words == ["snooze"] else []
        result = harmless(book.run(*words, "--", number, *more), (words, number))
        assert result.exit_code in (2, 3, 4)
    assert harmless(book.run("history", "--operation", number), number).exit_code == 3


@pytest.mark.parametrize(
    "words", ["today --limit -5", "find 王 --limit -1", "history --limit 0", "plan-visits --area 北 --max-stops -3"]
)
def test_a_limit_below_nothing_is_refused(words, book):
    assert harmless(book.run(*words.split()), words).exit_code == 2


def test_a_value_may_look_like_an_option(book):
    assert book.json("log-call", 3, "--note=-x")["note"] == "-x"
    assert book.json("log-call", 3, "--note", "-x")["note"] == "-x"
    assert book.ok("add", "person", "--", "-x", "--json").stdout.startswith("Card 12 added: -x --json.")
    assert book.ok("note", 2, "--", "--json", "-m").stdout.startswith("Note kept")
    assert book.json("show", 2)["notes"][0]["body"] == "--json -m"


def _written(cells: Iterable[str]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["kind", "name", "remark", "note"])
    writer.writerows([["company", f"Card {number}", cell, ""] for number, cell in enumerate(cells)])
    return text.getvalue().encode()


def inert_and_unchanged(program: Program, cells: list[str], other: Program) -> None:
    """Cells a spreadsheet would run are exported so that it does not, and imported again as they were."""
    cards = [
        {"kind": "company", "name": f"Card {number}", "fields": {"remark": cell}} for number, cell in enumerate(cells)
    ]
    assert program.json("import", "-", stdin=json.dumps(cards))["added"] == len(cells)
    exported = program.ok("export", "--format", "csv").stdout
    for row in csv.reader(io.StringIO(exported, newline="")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), cell
    other.ok("import", "-", stdin=exported)

    def remarks(one: Program) -> dict[str, str]:
        cards = [json.loads(line) for line in one.ok("export", "--format", "jsonl").stdout.splitlines()]
        return {card["name"]: card["fields"].get("remark", "") for card in cards}

    assert remarks(other) == remarks(program)
    for form in ("list", "find Card --limit 10000"):
        for row in csv.reader(io.StringIO(program.ok(*form.split(), "--format", "csv").stdout, newline="")):
            assert not any(cell.startswith(("=", "@", "\t", "\r")) for cell in row)


def test_formulas_are_exported_inert_and_come_back_unchanged(program, tmp_path):
    cells = [
        "=1+1",
        "+1",
        "-1",
        "@SUM(1)",
        "'=1",
        "''=1",
        "'quoted'",
        '=HYPERLINK("x")',
        "-",
        "+",
        "=",
        "ok",
        "+8613800138000",
        "\t=1",
    ]
    inert_and_unchanged(program, cells, Program(tmp_path / "other"))


class TestEveryStringOfTheDataFolder:
    pytestmark = pytest.mark.shared

    @pytest.mark.parametrize("part", range(2))
    def test_naughty_strings(self, part, book, shared_data):
        strings = json.loads((shared_data / "nasty" / "blns" / "blns.json").read_text(encoding="utf-8"))
        for typed in strings[part::2]:
            everywhere(book, typed)
        shown_everywhere(book)

    def test_terminal_escapes(self, book, shared_data):
        escapes = json.loads((shared_data / "nasty" / "terminal_escapes.json").read_text(encoding="utf-8"))
        for typed in escapes.values():
            everywhere(book, typed)
            elsewhere(book, typed)
        shown_everywhere(book)

    def test_injection_cells(self, book, tmp_path, shared_data):
        cells = json.loads((shared_data / "nasty" / "csv_injection.json").read_text(encoding="utf-8"))
        for typed in cells:
            everywhere(book, typed)
            elsewhere(book, typed)
        shown_everywhere(book)
        inert_and_unchanged(Program(tmp_path / "one"), cells, Program(tmp_path / "other"))

    def test_cells_in_a_file(self, program, shared_data):
        strings = json.loads((shared_data / "nasty" / "blns" / "blns.json").read_text(encoding="utf-8"))
        strings += json.loads((shared_data / "nasty" / "terminal_escapes.json").read_text(encoding="utf-8")).values()
        kept = [
            text for text in strings if "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
        ]
        report = harmless(program.ok("import", "-", "--json", stdin=_written(kept)), "file").json
        assert (
            report["read"]
            == len(kept)
            == report["added"] + report["updated"] + report["unchanged"] + report["rejected"]
        )
        harmless(program.ok("export", "--format", "csv"), "export")
