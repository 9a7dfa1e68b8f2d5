"""profile: one page for before a visit, on the terminal, as Markdown and as HTML, and the whole file."""

import re
from html.parser import HTMLParser

import pytest

from builders import ANNA, BARE, BINNED, FANG_ONE, HUAXING, STOPPED, WANG_WEI

EVIL = "<script>alert(1)</script> & | `x` [l](http://e.example) *b*"
VOID = {"meta", "br"}


class Page(HTMLParser):
    """Collects the elements and the text of a page; every element must be closed in its turn."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.open: list[str] = []
        self.lang = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}
        self.lang = dict(attrs).get("lang", self.lang)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def known(book):
    """Huaxing with something of everything."""
    book.ok("complaint", "open", HUAXING, EVIL)
    book.ok("promise", "add", HUAXING, "send samples", "--by", "fri")
    book.ok("competitor", "add", HUAXING, "Rival", "--product", "R7")
    book.ok("deal", "add", HUAXING, 1200, "--currency", "CNY", "--product", "P200")
    book.ok("deal", "return", 2, 100)
    book.ok("invoice", "add", HUAXING, 500, "--on", "2026-03-01", "--due", "2026-03-20")
    book.ok("invoice", "pay", 1, 200, "--on", "2026-03-05")
    book.ok("occasion", "add", HUAXING, "jubilee", "03-12")
    return book


def test_the_page_says_what_to_say_first_and_what_to_find_out(known):
    view = known.json("profile", HUAXING)
    assert [one["code"] for one in view["say_first"]] == ["complaint", "promise", "occasion", "step"]
    assert [one["about"] for one in view["to_ask"]] == ["purchaser", "payer", "user", "ally", "opponent", "competitor"]
    assert (view["tier"], view["rank"], view["ranked"], view["revenue"]) == ("super", 1, 1, 1100)
    page = known.ok("profile", HUAXING).stdout
    for said in ("Say first", "Find out", "send samples", "Rival", "super, number 1 of 1", "王伟", "jubilee", "500.00"):
        assert said in page


def test_the_page_holds_the_whole_object_of_show(known):
    shown = known.json("show", HUAXING)
    profile = known.json("profile", HUAXING)
    assert shown.items() <= profile.items()


def test_a_person_and_an_empty_card_have_a_page_too(book):
    assert "华星电子有限公司" in book.ok("profile", WANG_WEI).stdout
    assert book.json("profile", ANNA)["map"] is None
    assert "Introduce yourself" in book.ok("profile", BARE).stdout
    assert "not to be contacted" in book.ok("profile", STOPPED).stdout


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_to_print_needs_nothing_from_outside_and_is_all_text(known, language):
    source = known.run_process("--lang", language, "profile", HUAXING, "--html", "-").stdout
    page = Page(source)
    assert page.lang == {"en": "en", "zh": "zh-Hans"}[language]
    assert EVIL in page.text
    assert not page.tags & {"script", "img", "link", "iframe", "a", "object", "form"}
    assert not page.attributes & {"src", "href", "style"} and not any(name.startswith("on") for name in page.attributes)
    assert "url(" not in source and "@import" not in source
    assert "@media print" in source and "size: A4" in source and "viewport" in source
    assert "default-src 'none'" in source


def test_markdown_holds_what_was_typed_as_text(known):
    page = known.ok("profile", HUAXING, "--markdown", "-").stdout
    assert page.startswith("# 华星电子有限公司 (\\#1, company)\n")
    assert "\\<script\\>alert(1)\\</script\\> \\& \\| \\`x\\` \\[l\\](http://e.example) \\*b\\*" in page
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert all(len(re.findall(r"(?<!\\)\|", row)) >= 2 for row in rows)
    heads = [place for place, row in enumerate(rows) if set(row) <= set("|-:")]
    assert heads and all(rows[place].count("|") == rows[place - 1].count("|") for place in heads)


def test_a_page_is_one_page_however_much_there_is(book):
    for day in range(1, 10):
        book.ok("log-call", FANG_ONE, "--at", f"2026-03-0{day} 9:00", "--note", "long " * 100, "--outcome", "reached")
    calls = [line for line in book.ok("profile", FANG_ONE).stdout.splitlines() if line.startswith("2026-03-0")]
    assert len(calls) == 5
    assert all(len(line) < 200 for line in calls)
    assert "Last contacts (5 more)" in book.ok("profile", FANG_ONE).stdout
    assert book.ok("profile", FANG_ONE, "--file").stdout.count("long " * 99 + "long") == 9


def test_the_whole_file_has_its_five_parts(known):
    file = known.json("profile", HUAXING, "--file")["file"]
    assert list(file) == ["base", "contracts_and_orders", "debts_and_payments", "dealings", "returns_and_discounts"]
    assert [deal["amount"] for deal in file["contracts_and_orders"]] == [None, 1200]
    assert [deal["amount"] for deal in file["returns_and_discounts"]] == [-100]
    assert [entry["amount"] for entry in file["debts_and_payments"]["payments"]] == [200]
    assert [call["via"] for call in file["dealings"]["calls"]] == ["visit"]
    said = known.ok("profile", HUAXING, "--file").stdout
    for number, part in enumerate(("Base data", "Contracts and orders", "Debts", "Dealings", "Returns"), start=1):
        assert f"{number}. {part}" in said


def test_pages_are_written_to_files_and_nothing_is_overwritten_unasked(known, tmp_path):
    html, markdown = tmp_path / "page.html", tmp_path / "page.md"
    result = known.ok("profile", HUAXING, "--html", html, "--markdown", markdown)
    assert result.stdout == ""
    assert html.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert markdown.read_text(encoding="utf-8").startswith("# 华星")
    html.write_text("mine", encoding="utf-8")
    assert known.run("profile", HUAXING, "--html", html).exit_code == 1
    assert html.read_text(encoding="utf-8") == "mine"
    known.ok("profile", HUAXING, "--html", html, "--force")
    assert html.read_text(encoding="utf-8") != "mine"
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix in (".html", ".md", ".new")) == [
        "page.html",
        "page.md",
    ]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("profile Nobody", 3),
        (f"profile {BINNED}", 3),
        (f"profile {HUAXING} --html - --markdown -", 2),
        (f"profile {HUAXING} --html /nowhere/at/all/page.html", 5),
    ],
)
def test_bad_input_is_refused_with_a_sentence(line, code, book):
    result = book.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr
