"""The program in Chinese: no English left over, tables in line by cells, hints that can be typed as they stand."""

import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from program import TODAY, Program, Result
from prospector.cli.registry import COMMANDS, GROUPS
from prospector.domain.call import ATTITUDES, NEEDS, OUTCOMES, VIAS, VISIT_CHANCES
from prospector.domain.card import KINDS
from prospector.domain.errors import ProspectorError
from prospector.domain.field import FIELDS
from prospector.domain.lifecycle import LEVELS, LIFECYCLES
from prospector.domain.qualification import CLASSES, VALUES
from prospector.domain.source import CIRCLES, WAYS
from prospector.domain.when import read_duration, read_past, read_when
from prospector.render.layout import GAP
from prospector.render.output import FORMATS
from prospector.render.safe import cells
from prospector.render.wording import LOCALE_FOLDER
from prospector.services.call_batches import KEYS
from prospector.services.searches import PARTS
from prospector.settings import SETTINGS

# Run where no command has been imported yet: help texts are made at the import of a command's module.
_DRIVER = """
import json, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from program import Program
program = Program(Path(sys.argv[2]))
results = [program.run(*command, env={"PROSPECTOR_LANG": "zh", "NO_COLOR": "1"}, tty=sys.argv[3] == "tty")
           for command in json.load(sys.stdin)]
print(json.dumps([(result.stdout, result.stderr, result.exit_code) for result in results]))
"""

# Latin words that a Chinese reader is meant to see: what is typed, and names that have no Chinese form.
_TYPED = {
    *itertools.chain.from_iterable(name.split() for name in (*COMMANDS, *GROUPS)),
    *ATTITUDES, *CIRCLES, *CLASSES, *FORMATS, *KEYS, *KINDS, *LEVELS, *LIFECYCLES, *NEEDS, *OUTCOMES, *PARTS, *VALUES,
    *VIAS, *VISIT_CHANCES, *WAYS, *(field.key for field in FIELDS), *(setting.key for setting in SETTINGS),
    "true", "false", "field", "name", "email.home", "phone.work",
}  # fmt: skip
_NAMES = {
    "prospector", "CSV", "JSON", "Lines", "UTF-8", "QQ", "URL", "postgresql", "PostgreSQL", "SQLite", "shell", "en",
    "zh", "English", "CN", "big5", "N", "zw", "zhangwei",
}  # fmt: skip
# Codes, examples and names of formats that the help pages of the whole book show as they are typed.
_SHOWN = frozenset(
    [
        # Which coordinates, and services that know places.
        "wgs84",
        "gcj02",
        "bd09",
        "nominatim",
        "photon",
        "baidu",
        "geocoding",
        "off",
        # Keys of the call session.
        "c",
        "e",
        "Esc",
        "Ctrl-C",
        "A",
        "A4",
        "B",
        "CNY",
        "Column",
        "DE",
        "DE-BY",
        "EUR",
        "Excel",
        "FILE.zip",
        "ID",
        "ISO",
        "LAT",
        "LON",
        "Markdown",
        "Mo-Fr",
        "NUL",
        "OSRM",
        "OpenStreetMap",
        "P",
        "P200",
        "R-2026-014",
        "S7",
        "US-CA",
        "USD",
        "agency",
        "agreed",
        "ally",
        "anniversary",
        "appointments",
        "area",
        "bad-faith",
        "big",
        "bike",
        "birthday-2.txt",
        "birthday.txt",
        "birthday.zh.txt",
        "black",
        "book",
        "capacity",
        "capital",
        "cards",
        "character",
        "circle",
        "cold",
        "collateral",
        "company-anniversary",
        "complaints",
        "conditions",
        "contacts",
        "critical",
        "d",
        "day",
        "deals",
        "decider",
        "docs",
        "drive",
        "engaging",
        "f",
        "fields.title",
        "file",
        "filters.md",
        "first-deal",
        "forget",
        "rename",
        "former",
        "fri",
        "geo",
        "good-faith",
        "grade",
        "greetings",
        "haidian",
        "has",
        "high",
        "holiday",
        "holidays.toml",
        "house",
        "ics",
        "id",
        "invoices",
        "kind",
        "l",
        "last-call",
        "lawyer",
        "low",
        "lunar",
        "m",
        "me",
        "method",
        "money",
        "month",
        "monthly",
        "monthly-03.txt",
        "n",
        "negotiating",
        "not",
        "offered",
        "open-ends",
        "opponent",
        "or",
        "osrm",
        "overdue",
        "payer",
        "payments",
        "phones.e164",
        "potential",
        "promises",
        "prospecting",
        "prospective",
        "purchaser",
        "q",
        "red",
        "referrals",
        "roster.csv",
        "row",
        "s",
        "salutation",
        "save",
        "saved",
        "stop-supply",
        "super",
        "t",
        "talk",
        "tier",
        "topic",
        "transit",
        "user",
        "vCard",
        "vcf",
        "vip",
        "walk",
        "white",
        "win-back",
        "xargs",
        "xlsx",
        "years",
        "zip",
    ]
)
_WORD = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z][A-Za-z0-9?_.-]*[A-Za-z0-9]|[A-Za-z])")
_MAN = re.compile(r"[Mm?][Aa?][Nn?]")
_HAN = r"[\u4e00-\u9fff]"

DAY = [
    ["add", "company", "华星电子有限公司", "--phone", "0512-66880000", "--circle", "work", "--set", "industry=电子",
     "--address", "江苏省苏州市虎丘区科技路8号"],
    ["add", "person", "王伟", "--phone", "13800138000", "--employer", "华星电子有限公司", "--tag", "展会",
     "--note", "喜欢喝茶"],
    ["tie", "2", "1", "--role", "purchasing", "--decides"],
    ["log-call", "2", "--outcome", "interested", "--need", "large", "--attitude", "keen", "--at", "昨天 15:00",
     "--next", "+3d", "--do", "发报价单", "--note", "预算一月份批下来"],
    ["log-visit", "1", "--outcome", "appointment", "--visit-chance", "yes", "--need", "medium"],
    ["log", "2", "--via", "wechat", "--outcome", "sent", "--note", "样本"],
    ["qualify", "2", "M?N", "--evidence", "亲口说的"],
    ["qualify", "1", "MaN"],
    ["follow-up", "1", "明天 10:30", "上门量尺寸", "--visit"],
    ["add", "person", "李娜", "--phone", "+86 10 6551 2345 转 801"],
    ["stop", "3", "--why", "本人要求"],
    ["resume", "3"],
    ["note", "3", "下月再联系"],
    ["edit", "3", "--title", "经理"],
    ["snooze", "1", "+1d"],
    ["show", "1"],
    ["show", "2"],
    ["list"],
    ["find", "预算"],
    ["today"],
    ["today", "--why", "--on", "+3d"],
    ["qualify"],
    ["qualify", "2"],
    ["follow-ups", "--all"],
    ["visits"],
    ["areas"],
    ["areas", "--unplaced"],
    ["plan-visits", "--area", "苏州", "--on", "+2d"],
    ["call", "list", "--since", "昨天"],
    ["call", "show", "1"],
    ["done", "1"],
    ["drop", "2", "--why", "改期"],
    ["remove", "3", "--yes"],
    ["list", "--bin"],
    ["restore", "3"],
    ["undo"],
    ["redo"],
    ["history"],
    ["fields"],
    ["config", "show"],
    ["database", "check"],
    ["database", "migrate"],
    ["remove", "3", "--dry-run"],
]  # fmt: skip

_LISTS = (
    "show", "list", "find", "today", "qualify", "follow-ups", "visits", "areas", "call", "history", "fields",
)  # fmt: skip

REFUSALS = {
    ("bogus",): 2,
    ("show",): 2,
    ("show", "99"): 3,
    ("show", "不存在"): 3,
    ("show", "2", "--bogus"): 2,
    ("log-call", "2", "--outcome", "甲乙"): 2,
    ("log-call", "2", "--need", "甲乙"): 2,
    ("log-call", "2", "--visit-chance", "甲乙"): 2,
    ("log-call", "2", "--outcome"): 2,
    ("log-call", "2", "--at", "明天"): 2,
    ("log-call", "2", "--next", "前天"): 2,
    ("log-call", "2", "--next", "某天"): 2,
    ("log-call", "2", "--do", "回访"): 2,
    ("log-call", "2", "--from", "-"): 2,
    ("log", "2"): 2,
    ("add", "狗", "旺财"): 2,
    ("add", "person"): 2,
    ("add", "person", "王伟", "--phone", "13800138000"): 4,
    ("add", "person", "张三", "--phone", "无"): 2,
    ("add", "person", "张三", "--email", "无"): 2,
    ("add", "person", "张三", "--birthday", "某天"): 2,
    ("add", "person", "张三", "--set", "无"): 2,
    ("add", "person", "张三", "--circle", "无"): 2,
    ("add", "person", "张三", "--postcode", "一" * 5000): 2,
    ("tie", "1", "2"): 1,
    ("resume", "2"): 1,
    ("done", "99"): 3,
    ("snooze", "1"): 2,
    ("undo", "99"): 3,
    ("call", "show", "99"): 3,
    ("call", "correct", "1"): 2,
    ("qualify", "2", "甲乙丙"): 2,
    ("qualify", "--class", "甲"): 2,
    ("list", "--kind", "甲"): 2,
    ("find", ""): 2,
    ("today", "--limit", "甲"): 2,
    ("today", "--limit", "-1"): 2,
    ("today", "--on", "31.02."): 2,
    ("today", "--format", "甲"): 2,
    ("plan-visits", "--hours", "下班"): 2,
    ("plan-visits", "--area", "月球"): 3,
    ("import", "没有.csv"): 5,
    ("config", "set", "甲", "1"): 2,
    ("config", "set", "today.limit", "甲"): 2,
    ("config", "set", "backup.daily", "甲"): 2,
    ("remove", "3"): 1,
}


def chinese(home: Path, commands: list[list[str]], *, tty: bool = False) -> list[Result]:
    """Run ``commands`` one after another in Chinese, on the book in ``home``, on a terminal of 80 cells if ``tty``."""
    done = subprocess.run(
        [sys.executable, "-c", _DRIVER, str(Path(__file__).parents[1]), str(home), "tty" if tty else "pipe"],
        input=json.dumps(commands), capture_output=True, text=True, check=True, timeout=120,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return [Result(*result) for result in json.loads(done.stdout)]


def leftovers(said: str, typed: frozenset[str] = frozenset()) -> list[str]:
    """Return the Latin words of ``said`` that are neither typed on the command line nor names."""
    bare = re.sub(r"(?<![\w-])--?[a-z][a-z-]*|PROSPECTOR_\w+|\b(?:https?|file)://\S+|(?<!\w)/[\w./-]+", " ", said)
    known = _TYPED | _NAMES | _SHOWN | typed
    return [word for word in _WORD.findall(bare) if word not in known and not _MAN.fullmatch(word)]


@pytest.fixture(scope="module")
def help_pages(tmp_path_factory):
    """Every help page by the words of its command; "" is the program's own."""
    names = ["", *GROUPS, *COMMANDS]
    pages = chinese(tmp_path_factory.mktemp("help"), [[*name.split(), "--help"] for name in names], tty=True)
    return dict(zip(names, pages, strict=True))


@pytest.fixture(scope="module")
def home():
    """A book with one day's work in it, all of it in Chinese."""
    # A short path, so that no table has to break it in the middle.
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def day(home):
    """What a day's commands answered on a terminal."""
    return list(zip(DAY, chinese(home, DAY, tty=True), strict=True))


@pytest.mark.parametrize("name", ["", *GROUPS, *COMMANDS])
def test_no_english_is_left_in_the_help_of(name, help_pages):
    page = help_pages[name]
    assert page.exit_code == 0
    assert page.stdout.startswith(f"用法：{f'prospector {name}'.strip()} [选项]")
    # Placeholders such as [x>=0] and examples in quotation marks are not sentences.
    assert leftovers(re.sub(r"\[[^\]]*[<>][^\]]*\]", "", page.stdout), frozenset({"school", "tail"})) == []


def test_no_help_line_is_wider_than_the_terminal(help_pages):
    wide = [line for page in help_pages.values() for line in page.stdout.splitlines() if cells(line) > 80]
    assert wide == []


def test_the_two_columns_of_a_help_page_are_in_line(help_pages):
    options = help_pages[""].stdout.split("\n\n")[1].splitlines()[1:]
    starts = {cells(line[: match.start()]) for line in options if (match := re.search(rf"(?<=\s\s){_HAN}", line))}
    assert len(starts) == 1


def test_a_day_of_work_is_answered_without_an_english_word(day):
    assert [(command, result.stderr) for command, result in day if result.exit_code] == []
    # The journal repeats commands as they were typed.
    found = {
        " ".join(command): leftovers(
            result.stdout + result.stderr,
            frozenset({"purchasing", "book.db", "revenue", "margin", "hooks", "hooks.md"}),
        )
        for command, result in day
    }
    assert {command: words for command, words in found.items() if words} == {}


def test_no_table_is_wider_than_the_terminal(day):
    # What was done is a sentence, and the folder of a test can be long.
    tables = [result.stdout for command, result in day if command[0] in _LISTS]
    assert [line for table in tables for line in table.splitlines() if cells(line) > 80] == []
    assert len(tables) >= 15


def test_columns_stand_in_line_though_chinese_takes_two_cells(home, day):
    (listed,) = chinese(home, [["list"]])
    titles, *rows = listed.stdout.splitlines()
    for title in ("名称", "电话", "MAN"):
        start = cells(titles[: titles.index(title)])
        for row in rows:
            before = [char for char in _by_cells(row)[start - GAP : start] if char]
            assert before == [" "] * GAP, f"{title} is not above its column in {row!r}"


def _by_cells(line: str) -> list[str]:
    """The line as a list with one entry for each cell; the second cell of a wide character is empty."""
    return [part for char in line for part in ([char] if cells(char) == 1 else [char, ""] if cells(char) == 2 else [])]


def test_an_extension_is_said_in_chinese(day):
    said = next(result.stdout for command, result in day if command == ["list"])
    assert "+861065512345 转 801" in said


def test_a_part_in_a_company_is_said_in_chinese(day):
    said = next(result.stdout for command, result in day if command == ["show", "1"])
    assert "采购" in said


@pytest.mark.parametrize("arguments", REFUSALS, ids=lambda words: " ".join(words)[:40])
def test_a_refusal_is_wholly_chinese(arguments, refusals):
    result = refusals[arguments]
    assert result.exit_code == REFUSALS[arguments]
    assert result.stderr.startswith("错误：")
    assert leftovers(result.stderr, frozenset({"example.com", "x", *arguments})) == []


@pytest.fixture(scope="module")
def refusals(home, day):
    return dict(zip(REFUSALS, chinese(home, [list(arguments) for arguments in REFUSALS]), strict=True))


def test_a_script_gets_the_same_keys_and_codes_in_both_languages(home, day):
    (said,) = chinese(home, [["show", "2", "--json"]])
    english = Program(home).json("show", "2")
    assert said.exit_code == 0
    assert {**said.json, "class": ""} == {**english, "class": ""}
    assert said.json["class"] == english["class"]


@pytest.fixture(scope="module")
def translations():
    """Every sentence of the catalogue in Chinese."""
    with (LOCALE_FOLDER / "zh_CN" / "LC_MESSAGES" / "prospector.po").open("rb") as file:
        book = read_po(file)
    return [
        form
        for message in book
        if message.id
        for form in ([message.string] if isinstance(message.string, str) else message.string)
    ]


class TestTheCatalogue:
    def test_chinese_sentences_have_chinese_punctuation(self, translations):
        # “办公: 010…” and “分:秒” show what is typed.
        # So are “纬度,经度”, “列名:旧值=新值,…” and “键,…”.
        typed = re.compile(r"办公: 010|分:秒|纬度,经度|\S*(?:列名|结果):\S+|键,…")
        shown = [typed.sub("", form) for form in translations]
        assert [form for form in shown if re.search(rf"{_HAN}[,;:!?()]|[,;!?()]{_HAN}|\.\.\.", form)] == []

    def test_no_space_stands_beside_chinese_punctuation(self, translations):
        assert [form for form in translations if re.search(r" [，。；：！？、）”]|[，。；：！？、（“] ", form)] == []

    def test_a_space_parts_chinese_from_latin_words(self, translations):
        # Dates, times and spans stand as they are typed: 11月30日, 20分钟前, 下午3点.
        typed = re.compile(r"1\.2万|\d+(?:月\d+日|分钟?前?|个月前|小时后|秒)|[上下]午\d+(?:点|:\d+)")
        shown = [typed.sub("", form) for form in translations]
        assert [form for form in shown if re.search(rf"{_HAN}[A-Za-z0-9]|[A-Za-z0-9]{_HAN}", form)] == []

    def test_every_date_in_a_hint_can_be_typed_as_it_stands(self, translations):
        now = datetime.fromisoformat(TODAY).astimezone()
        hints = [form for form in translations if form.startswith("例如：") and re.search(r"周五|分钟|上午", form)]
        assert len(hints) >= 5
        for hint in hints:
            for example in re.split(r"、|或", hint.removeprefix("例如：").rstrip("。")):
                typed = re.sub(r"（.*?）", "", example).strip()
                assert _readable(typed, now), f"{typed!r} of {hint!r} is refused"


def _readable(typed: str, now: datetime) -> bool:
    for read in (lambda: read_when(typed, now), lambda: read_past(typed, now), lambda: read_duration(typed)):
        try:
            read()
        except ProspectorError:
            continue
        return True
    return False
