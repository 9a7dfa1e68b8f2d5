import io
import json
from datetime import date, datetime, timedelta, timezone

import pytest

from prospector.domain.draft import CardDraft, RejectedRow
from prospector.domain.errors import UsageError
from prospector.interop.json_cards import read_cards_json

CARD = {
    "id": 7,
    "uid": "6a7b1b0e-5d0c-4a3e-9d53-0d0f4f0a0001",
    "kind": "person",
    "name": "王伟",
    "phones": [{"raw": "138 0013 8000", "e164": "+8613800138000", "extension": "", "label": "mobile"}],
    "emails": [{"address": "wang@example.com", "label": ""}],
    "area": None,
    "circle": "school",
    "method": None,
    "first_contact_on": "2026-03-04",
    "tags": ["vip"],
    "fields": {"employer": "华兴贸易", "plan": "B"},
    "lifecycle": "new",
    "man": "M??",
    "notes": [{"id": 3, "uid": "n", "at": "2026-11-02T09:00:00+08:00", "body": "one\ntwo"}],
    "qualification": [{"letter": "M", "value": "yes", "evidence": "budget", "on": "2026-11-02"}],
    "calls": [
        {"uid": "c", "via": "phone", "at": "2026-11-02T09:00:00+08:00", "outcome": "interested", "note": "\x1b[2Jok"}
    ],
    "follow_ups": [{"uid": "f", "due_on": "2026-11-09", "action": "send quote", "state": "open", "kind": "task"}],
    "deals": [],
    "people": None,
}


def rows(content, **options):
    content = content if isinstance(content, bytes) else content.encode()
    return list(read_cards_json(io.BytesIO(content), name="cards.json", **options))


def with_card(**changes):
    (row,) = rows(json.dumps([CARD | changes]))
    return row


def test_the_object_of_show_json_is_read_back_with_its_history():
    draft = with_card()
    assert isinstance(draft, CardDraft)
    assert (draft.uid, draft.name, draft.circle, draft.method) == (CARD["uid"], "王伟", "school", "")
    assert draft.first_contact_on == date(2026, 3, 4) and draft.facts == CARD["fields"] and draft.tags == ("vip",)
    assert draft.notes[0].at == datetime(2026, 11, 2, 9, tzinfo=timezone(timedelta(hours=8)))
    assert draft.notes[0].body == "one\ntwo" and draft.letters["M"] == "yes"
    assert set(draft.history) == {"qualification", "calls", "follow_ups"}
    assert draft.history["calls"][0]["note"] == "ok"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name": ""}, "no name"),
        ({"name": None}, "no name"),
        ({"kind": "robot"}, "“kind” cannot be understood"),
        ({"uid": "seven"}, "“uid” cannot be understood"),
        ({"phones": "138"}, "“phones” cannot be understood"),
        ({"phones": ["none"]}, "has no digit"),
        ({"emails": ["none"]}, "not an e-mail address"),
        ({"circle": "moon"}, "“moon” is no circle"),
        ({"first_contact_on": "2027-01-01"}, "lies in the future"),
        ({"calls": [{"outcome": "reached"}]}, "“calls.0.at” is missing"),
        ({"calls": [{"at": "2026-11-02T09:00:00", "outcome": "reached"}]}, "“calls.0.at” cannot be understood"),
        ({"follow_ups": [{"due_on": "soon", "action": "x"}]}, "“follow_ups.0.due_on” cannot be understood"),
        ({"fields": {"plan": "x" * 2001}}, "“fields.plan” is longer than 2000"),
        ({"man": "XYZ"}, "not a MAN code"),
    ],
)
def test_an_object_that_is_no_card_is_rejected_with_its_reason(changes, reason):
    (row,) = rows(json.dumps([CARD | changes]), today=date(2026, 11, 22))
    assert isinstance(row, RejectedRow) and reason in str(row.reason)
    assert json.loads(row.cells[0])["area"] is None


def test_plain_strings_and_numbers_stand_for_phones_notes_and_postcodes():
    draft = with_card(phones=["13800138000", 13900139000], notes=["met"], emails=["a@b.cn"], postcode=100000)
    assert [phone.e164 for phone in draft.phones] == ["+8613800138000", "+8613900139000"]
    assert draft.notes[0].at is None and draft.postcode == "100000"


def test_the_stated_international_form_holds_on_a_machine_of_another_region():
    draft = with_card(phones=[{"raw": "030 123456", "e164": "+4930123456", "extension": "12"}])
    assert (draft.phones[0].e164, draft.phones[0].extension) == ("+4930123456", "12")


@pytest.mark.parametrize("form", ["array", "lines", "indented one after another", "with mark", "utf-16"])
def test_every_form_of_the_file_gives_the_same_cards(form):
    cards = [CARD | {"name": f"Card {n}", "uid": None} for n in range(300)]
    content = {
        "array": json.dumps(cards).encode(),
        "lines": "\r\n".join(map(json.dumps, cards)).encode(),
        "indented one after another": "\n".join(json.dumps(card, indent=2) for card in cards).encode(),
        "with mark": json.dumps(cards).encode("utf-8-sig"),
        "utf-16": json.dumps(cards, ensure_ascii=False).encode("utf-16"),
    }[form]
    assert [(row.row, row.name) for row in rows(content)] == [(n + 1, f"Card {n}") for n in range(300)]


def test_a_line_that_is_no_json_is_rejected_alone_with_its_number():
    good = json.dumps({"name": "Ann"})
    found = rows(f'{good}\n{{"name": "Bo\n\n{good}\n{{"name": "cut')
    assert [(type(row).__name__, row.line) for row in found] == [
        ("CardDraft", 1),
        ("RejectedRow", 2),
        ("CardDraft", 4),
        ("RejectedRow", 5),
    ]
    assert found[1].cells == ('{"name": "Bo',)


def test_what_is_no_object_is_rejected():
    assert [str(row.reason) for row in rows('[1, "x", null, []]')] == ["it is not an object"] * 4


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ('[{"name": "Ann"}, {"name": ', "line 1"),
        ('[{"name": "Ann"},\n{"name" "Bo"}]', "line 2"),
        ('[{"name": "Ann"}', "the array has no end"),
        ('[{"name": "Ann"}] []', "more follows"),
        ("name,phone\nAnn,1\n", "begins with neither"),
        ("[" * 100_000, "nested too deeply"),
        (b'[{"name": "\xff"}]', "not in the encoding"),
    ],
)
def test_a_file_that_is_no_json_is_refused_with_the_line(content, problem):
    with pytest.raises(UsageError, match=problem):
        rows(content)


def test_an_empty_file_or_array_holds_no_cards():
    assert rows("") == rows("[]") == rows(" \n") == []


def test_a_card_larger_than_what_is_read_at_once_is_whole():
    notes = [{"at": "2026-11-02T09:00:00+08:00", "body": f"{n} " + "x" * 9_000} for n in range(60)]
    (row,) = rows(json.dumps([CARD | {"notes": notes}]))
    assert len(row.notes) == 60
