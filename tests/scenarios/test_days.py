"""Whole days as a salesperson types them: from an empty machine to the evening, in English, in Chinese, by script."""

import csv
import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from console import ROOT

from program import BIN, Program, Result

FIRST_WEEK = ROOT / "examples" / "first_week"


class Salesperson:
    """Types commands at given moments; ``zone`` is that of Shanghai."""

    def __init__(self, program: Program, **environ: str) -> None:
        self.program = program
        self.now = "2026-11-23T08:30:00"
        self.environ = environ

    def types(self, *arguments: object, stdin: str = "", code: int = 0) -> Result:
        env = {"TZ": "Asia/Shanghai", "PROSPECTOR_TODAY": f"{self.now}+08:00", **self.environ}
        # A process of its own: the language of help and tables is chosen when a command's module is imported.
        result = self.program.run_process(*arguments, stdin=stdin, env=env)
        assert result.exit_code == code, f"prospector {' '.join(map(str, arguments))}\n{result}"
        return result

    def asks(self, *arguments: object) -> Any:
        return self.types(*arguments, "--json").json


@pytest.fixture
def anna(program: Program) -> Salesperson:
    return Salesperson(program, LC_ALL="C.UTF-8")


@pytest.fixture
def li(program: Program) -> Salesperson:
    return Salesperson(program, LC_ALL="", LANG="zh_CN.UTF-8")


def test_a_day_from_an_empty_machine_to_the_evening(anna: Salesperson, tmp_path: Path) -> None:
    assert anna.asks("today") == []
    imported = anna.asks("import", FIRST_WEEK / "contacts.csv")
    assert imported["read"] == imported["added"] + imported["updated"] + imported["unchanged"] + imported["rejected"]
    assert imported["rejected"] == 1
    again = anna.asks("import", FIRST_WEEK / "contacts.csv")
    assert (again["added"], again["updated"]) == (0, 0)

    # Nothing is planned yet: the list proposes fresh cards, and nobody is lost.
    assert {line["group"] for line in anna.asks("today")} == {"never_qualified"}

    anna.now = "2026-11-23T09:30:00"
    anna.types("log-call", "Hannah Vossberg", "--outcome", "interested", "--need", "large", "--attitude", "keen",
               "--visit-chance", "yes", "--next", "tomorrow", "--do", "send the sachets")  # fmt: skip
    # Nobody there: the next try is set by itself, unless it is not wanted.
    tried = anna.asks("log-call", "Jerome Whitlock", "--outcome", "no-answer")
    assert tried["follow_up"]["due_on"] > "2026-11-23"
    missed = anna.types("log-call", "Leonie Tiedemann", "--outcome", "no-answer", "--no-ladder")
    assert "has no next step" in missed.stderr
    batch = [
        {"card": "Peutehafen Kaffeelager GmbH", "need": "medium", "next": "+1d", "do": "send prices"},
        {"card": "Fiona MacAskie", "outcome": "refused", "note": "bought elsewhere"},
    ]
    logged = anna.types("log-call", "--from", "-", stdin="\n".join(map(json.dumps, batch)))
    assert "2 read: 2 logged, 0 skipped." in logged.stderr
    half = [{"card": "Ana Castellano"}, {"card": "Nobody At All"}]
    refused = anna.types("log-call", "--from", "-", stdin="\n".join(map(json.dumps, half)), code=1)
    assert "Line 2" in refused.stderr
    assert anna.asks("show", "Ana Castellano")["calls"] == []

    anna.now = "2026-11-23T17:00:00"
    qualified = anna.asks("qualify", "Hannah Vossberg", "MAN", "--evidence", "signs herself")
    assert (qualified["class"], qualified["unknown"]) == ("hot", [])
    anna.types("qualify", "Fiona MacAskie", "man")

    # The next morning: the hot one first, the refusal and the non-customer nowhere.
    anna.now = "2026-11-24T08:00:00"
    lines = anna.asks("today")
    assert [line["name"] for line in lines[:2]] == ["Hannah Vossberg", "Peutehafen Kaffeelager GmbH"]
    assert lines[0]["score"] == pytest.approx(sum(reason["points"] for reason in lines[0]["reasons"]))
    assert "Fiona MacAskie" not in [line["name"] for line in lines]
    assert "Leonie Tiedemann" in [line["name"] for line in lines if line["group"] == "no_next_step"]

    areas = anna.asks("areas")
    assert areas[0]["best"][0]["name"] == "Hannah Vossberg"
    plan = anna.asks("plan-visits", "--area", "Hamburg", "--on", "thu")
    stops = [stop for day in plan["days"] for stop in day["stops"]]
    assert [stop["at"] for stop in stops] == sorted(stop["at"] for stop in stops)
    booked = anna.asks("plan-visits", "--area", "Hamburg", "--on", "thu", "--book")
    assert [visit["kind"] for visit in booked] == ["visit"] * len(stops)
    assert {visit["id"] for visit in anna.asks("visits")} == {visit["id"] for visit in booked}

    # A mistake, taken back whole.
    before = anna.asks("show", "Hannah Vossberg")
    anna.types("log-call", "Hannah Vossberg", "--outcome", "refused", "--next", "+90d")
    assert anna.asks("show", "Hannah Vossberg") != before
    anna.types("undo")
    assert anna.asks("show", "Hannah Vossberg") == before

    # Evening: everything into a file, and from there into another book, without loss.
    anna.now = "2026-11-24T19:00:00"
    anna.types("export", tmp_path / "book.json")
    other = Salesperson(Program(tmp_path / "other"), **anna.environ)
    other.now = anna.now
    assert other.asks("import", tmp_path / "book.json")["added"] == len(anna.asks("list"))
    kept = ("name", "phones", "emails", "address", "tags", "fields", "man", "lifecycle", "level", "last_contact_at")
    for name in ("Hannah Vossberg", "Leonie Tiedemann", "Peutehafen Kaffeelager GmbH", "Jerome Whitlock"):
        here, there = anna.asks("show", name), other.asks("show", name)
        assert {key: there[key] for key in kept} == {key: here[key] for key in kept}
        for part in ("calls", "follow_ups", "notes"):
            assert [item["uid"] for item in there[part]] == [item["uid"] for item in here[part]]


def test_a_day_in_chinese(li: Salesperson) -> None:
    imported = li.types("import", FIRST_WEEK / "wechat_contacts.csv")
    assert "16" in imported.stdout
    logged = li.types(
        "log-call", "柚见", "--outcome", "有兴趣", "--need", "large", "--next", "明天下午3点", "--do", "报价"
    )
    assert "2026-11-24" in logged.stdout
    (due,) = li.asks("today", "--on", "明天", "--no-tail")
    assert (due["due_time"], due["action"]) == ("15:00", "报价")
    li.types("follow-up", "燕回", "下周二", "去店里看看")
    li.types("qualify", "柚见", "MaN", "--evidence", "老板签字")
    assert li.asks("find", "yanhui")[0]["name"] == "上海燕回饼屋"

    refusals = {
        ("show", "柚贱果汁"): 3,
        ("log-call", "柚见", "--next", "改天"): 2,
        ("remove", "柚见"): 1,
        ("list", "--format", "xml"): 2,
        ("lits",): 2,
    }
    for arguments, code in refusals.items():
        assert _is_chinese(li.types(*arguments, code=code).stderr), arguments
    typed = (
        "today", "show 柚见", "list", "qualify", "areas", "plan-visits --area 上海", "history", "follow-ups",
        "fields", "config show", "database info", "undo", "--help", "log-call --help",
    )  # fmt: skip
    for line in typed:
        shown = li.types(*line.split())
        assert _is_chinese(shown.stdout), line
    # Codes are no words: scripts read the same in every language.
    assert li.asks("show", "柚见")["calls"][0]["outcome"] == "interested"


def _is_chinese(text: str) -> bool:
    """Tell whether the sentences and headings are: data apart, no line begins with an English word of the program."""
    english = (
        "Error:",
        "Usage:",
        "Options",
        "Card ",
        "Area ",
        "Undone",
        "Settle",
        "Choose",
        "Add ",
        "See ",
        "The ",
        "To ",
    )
    lines = text.splitlines()
    return any("\u4e00" <= char <= "\u9fff" for char in text) and not [
        line for line in lines if line.startswith(english)
    ]


def test_a_shell_script_goes_by_ids_json_and_exit_codes(program: Program, tmp_path: Path) -> None:
    shutil.copytree(FIRST_WEEK, tmp_path / "week")
    script = r"""
set -euo pipefail
prospector import contacts.csv --json > report.json
prospector log-call "Tobias Renner" --outcome interested --need large --next +1d --do "send rolls" --json > call.json
prospector list --format ids | head -n 3 | xargs -I '{}' prospector follow-up '{}' +2d "greet" --format ids > steps.txt
xargs prospector done < steps.txt > /dev/null
prospector follow-ups --format csv > open.csv
prospector show 999 --json 2> error.json || echo $? > code.txt
prospector list --tag no-such-tag --json > empty.json
prospector list --format ids | head -n 1 > first.txt
prospector today --on +1d --format jsonl > today.jsonl
"""
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path / "week",
        env={**program.environ(), "PATH": f"{BIN}:{program.environ()['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr

    def read(name: str) -> str:
        return (tmp_path / "week" / name).read_text(encoding="utf-8")

    assert json.loads(read("report.json"))["added"] == 22
    call = json.loads(read("call.json"))
    steps = read("steps.txt").split()
    assert len(steps) == 3
    (left,) = csv.DictReader(io.StringIO(read("open.csv")))
    assert int(left["id"]) == call["follow_up"]["id"]
    assert read("code.txt").strip() == "3"
    assert json.loads(read("error.json"))["error"] == "not_found"
    assert json.loads(read("empty.json")) == []
    assert read("first.txt").strip().isdigit()
    assert json.loads(read("today.jsonl").splitlines()[0])["card_id"] == call["card_id"]
