"""list, find, and the formats that every reading command shares."""

import csv
import io

import pytest

from builders import ACME, ANNA, BINNED, FANG_ONE, FANG_TWO, HUAXING, MAN, STOPPED, WANG_WEI, ZHANG

READING = [
    "today",
    "list",
    "find 王",
    "follow-ups",
    "history",
    "visits",
    "call list --since 2026-03-01",
    "qualify",
    "areas",
    "fields",
]
EMPTY = [
    "today --area Atlantis",
    "list --tag none",
    "find zzzzzz",
    "list --bin --kind company",
    "qualify --class nurture",
    "call list --since 2026-03-10",
]


@pytest.mark.parametrize(
    ("filters", "cards"),
    [
        ("--kind company", {HUAXING, ACME}),
        ("--tag vip", {HUAXING, ANNA}),
        ("--area 朝阳", {HUAXING, WANG_WEI, STOPPED, MAN}),
        ("--area berlin", {ACME}),
        ("--lifecycle current", {HUAXING}),
        ("--class hot", {HUAXING}),
        ("--man M?N", {WANG_WEI}),
        ("--stopped", {STOPPED}),
        ("--not-stopped --area 朝阳", {HUAXING, WANG_WEI, MAN}),
        ("--level customer", {HUAXING}),
        ("--bin", {BINNED}),
        ("--kind person --tag vip", {ANNA}),
    ],
)
def test_a_list_is_filtered(filters, cards, book):
    assert {line["id"] for line in book.json("list", *filters.split())} == cards


@pytest.mark.parametrize(
    ("words", "card", "part"),
    [
        ("王伟", WANG_WEI, "card"),
        ("wangwei", WANG_WEI, "card"),
        ("ww", WANG_WEI, "card"),
        ("displays", HUAXING, "note"),
        ("budget", WANG_WEI, "call"),
        ("建国路", HUAXING, "address"),
        ("electronics", HUAXING, "fact"),
        ("老客户", HUAXING, "tag"),
        ("8000", WANG_WEI, "phone"),
        ("zhang@example", ZHANG, "email"),
        ("fair", ACME, "follow_up"),
        ("schm", ANNA, "card"),
        ("王伟 budget", WANG_WEI, "several"),
    ],
)
def test_a_card_is_found_by_any_word(words, card, part, book):
    (line,) = [line for line in book.json("find", *words.split()) if line["id"] == card]
    assert line["found_in"] == part


def test_find_looks_only_where_it_is_told(book):
    assert book.json("find", "王伟", "--in", "note") == []
    assert [line["id"] for line in book.json("find", "displays", "--in", "note")] == [HUAXING]


def test_find_shows_at_most_what_it_is_told(book):
    assert len(book.json("find", "王", "--limit", "1")) == 1


def test_nothing_found_is_exit_0(book):
    result = book.ok("find", "zzzzzz")
    assert "Nothing was found." in result.stderr


@pytest.mark.parametrize("line", EMPTY)
@pytest.mark.parametrize(("form", "content"), [("json", "[]\n"), ("jsonl", ""), ("ids", "")])
def test_an_empty_list_is_no_failure(line, form, content, book):
    assert book.ok(*line.split(), "--format", form).stdout == content


@pytest.mark.parametrize("line", EMPTY)
def test_an_empty_csv_has_its_header(line, book):
    (header,) = book.ok(*line.split(), "--format", "csv").lines
    assert "," in header


@pytest.mark.parametrize("line", READING)
def test_all_formats_say_the_same(line, book):
    words = line.split()
    rows = book.ok(*words, "--format", "json").json
    assert rows
    assert book.ok(*words, "--format", "jsonl").jsonl == rows
    table = list(csv.DictReader(io.StringIO(book.ok(*words, "--format", "csv").stdout, newline="")))
    assert len(table) == len(rows)
    tabs = [row.split("\t") for row in book.ok(*words, "--format", "tsv").lines]
    assert tabs[0] == list(table[0])
    for row, record in zip(rows, table, strict=True):
        for key, value in record.items():
            if isinstance(row.get(key), str | int) and not isinstance(row.get(key), bool) and key in row:
                assert value.lstrip("'") == str(row[key])
    ids = book.ok(*words, "--format", "ids").lines
    key = next(
        name
        for name in ("card_id", "id", "area", "key")
        if name in rows[0] and (name != "card_id" or words[0] in ("today", "qualify"))
    )
    assert ids == ["" if row[key] is None else str(row[key]) for row in rows]


def test_the_format_may_come_from_environment_or_config(book):
    assert book.ok("list", env={"PROSPECTOR_FORMAT": "ids"}).stdout == book.ok("list", "--format", "ids").stdout
    book.ok("config", "set", "format", "csv")
    assert book.ok("list").stdout == book.ok("list", "--format", "csv").stdout
    assert book.ok("list", "--format", "table").lines[0].startswith("Card")


def test_ids_can_be_piped_into_other_commands(book):
    for card in book.ok("list", "--tag", "vip", "--format", "ids").lines:
        book.ok("edit", card, "--tag", "spring")
    assert {line["id"] for line in book.json("list", "--tag", "spring")} == {HUAXING, ANNA}


def test_columns_of_a_plain_table_are_aligned_by_cells(book):
    lines = book.ok("list").lines
    phone = lines[0].index("Phone")

    def cells(text):
        return sum(2 if ord(char) > 0x2E80 else 1 for char in text)

    for card in (FANG_ONE, FANG_TWO, ZHANG):
        line = next(line for line in lines if line.startswith(f"{card:>4}"))
        assert cells(line[: line.index("+86")]) == phone
