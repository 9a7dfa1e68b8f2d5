"""The keys that scripts rely on. A key may be added to a list here; none may be taken away or renamed."""

import json
from pathlib import Path

import pytest

from builders import WANG_WEI

GOLDEN = Path(__file__).parents[1] / "golden" / "cli" / "json_keys.json"
LINES = {
    "today": "today",
    "today reasons": "today",
    "show": f"show {WANG_WEI}",
    "show phones": f"show {WANG_WEI}",
    "show calls": f"show {WANG_WEI}",
    "show follow_ups": f"show {WANG_WEI}",
    "add": "add person 周八",
    "log-call": f"log-call {WANG_WEI} --next +3d",
    "log-call follow_up": f"log-call {WANG_WEI} --next +3d",
    "qualify": f"qualify {WANG_WEI} MaN",
    "qualify list": "qualify",
    "list": "list",
    "find": "find 王",
    "follow-ups": "follow-ups",
    "done": "done 1",
    "visits": "visits",
    "areas": "areas",
    "plan-visits": "plan-visits --area 北京 --on +1d --seconds 0",
    "plan-visits days": "plan-visits --area 北京 --on +1d --seconds 0",
    "history": "history",
    "history operation": "history --operation 1",
    "call list": "call list --since 2026-03-01",
    "fields": "fields",
    "database info": "database info",
    "config show": "config show",
}
# What the issue that began the program promises.
PROMISED = {
    "today": "card_id, name, kind, phone, area, man, action, due_on, score, reasons",
    "today reasons": "code, text, points",
    "show": "id, uid, kind, name, phones, emails, address, area, man, lifecycle, tags, fields, calls, follow_ups",
    "log-call": "id",
    "add": "id, uid, kind, name, phones, emails, address, area, man, lifecycle, tags, fields, calls, follow_ups",
    "qualify": "man, class, advice, unknown",
}


def _keys(book, name: str) -> list[str]:
    value = book.json(*LINES[name].split())
    parts = {"today reasons": "reasons", "log-call follow_up": "follow_up", "plan-visits days": "days"}
    part = parts.get(name, name.removeprefix("show ") if name.startswith("show ") else "")
    for key in [part] if part else []:
        value = value[0][key] if isinstance(value, list) else value[key]
    return list(value[0] if isinstance(value, list) else value)


@pytest.mark.parametrize("name", LINES)
def test_the_keys_are_those_of_the_golden_list(name, book, request):
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert _keys(book, name) == kept[name]


@pytest.mark.parametrize("name", PROMISED)
def test_the_golden_list_holds_what_was_promised(name):
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert set(PROMISED[name].split(", ")) <= set(kept[name])


def test_every_golden_list_is_used():
    assert json.loads(GOLDEN.read_text(encoding="utf-8")).keys() == LINES.keys()


def test_lists_are_arrays_and_one_thing_is_an_object(book):
    for line in ("today", "list", "find 王", "follow-ups", "visits", "history", "qualify", "areas"):
        assert isinstance(book.json(*line.split()), list)
    for line in (
        f"show {WANG_WEI}",
        f"qualify {WANG_WEI}",
        f"log-call {WANG_WEI}",
        "add person 周八",
        "undo",
        "database info",
    ):
        assert isinstance(book.json(*line.split()), dict)


def test_codes_are_the_documented_ones(book):
    classes = {line["class"] for line in book.json("qualify")}
    assert classes <= {"hot", "contact", "nurture", "non-customer", "unknown"}
    stages = {line["lifecycle"] for line in book.json("list")}
    assert stages <= {"new", "hesitant", "current", "lapsed", "other"}
