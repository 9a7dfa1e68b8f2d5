import io
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.clean import clean_line, clean_text
from prospector.domain.draft import CardDraft
from prospector.domain.field import FIELDS
from prospector.domain.inert import guard, unguard
from prospector.domain.source import CIRCLES, WAYS
from prospector.interop.cell_lists import joined, joined_notes, parted, parted_notes
from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.interop.drafts import read_cards
from prospector.interop.exports import write_cards_csv
from prospector.interop.json_cards import read_cards_json

SIGNS = "=+-@\t'＝＋－＠\\;: ,\"|\n"
WORDS = st.text(alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")), max_size=20)
LINE = WORDS.map(clean_line)
NAME = LINE.filter(bool)
BODY = WORDS.map(clean_text).filter(bool)
MOMENT = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)).flatmap(
    lambda moment: st.sampled_from([UTC, timezone(timedelta(hours=8)), timezone(-timedelta(hours=3, minutes=30))]).map(
        lambda zone: moment.replace(tzinfo=zone)
    )
)
RAW = st.one_of(
    st.sampled_from(
        [
            "13800138000",
            "010-62345678 转 801",
            "+86-10-62345678;ext=801",
            "95187",
            "a: 1; b: 2",
            "030 123456",
            "tel: 110 ;",
        ]
    ),
    LINE.filter(lambda raw: any(char.isdecimal() for char in raw)),
)
KEYS = st.one_of(
    st.sampled_from([spec.key for spec in FIELDS if spec.kinds == "pc"]),
    NAME.map(lambda key: f"x{key}"[:60].strip()).filter(lambda key: clean_line(key) == key),
)


def parsed(region, raw, label):
    return PhoneNumbersParser(region).phone(raw, label=label)


PHONE = st.builds(parsed, st.sampled_from(["CN", "DE"]), RAW, LINE).map(
    lambda phone: {"raw": phone.raw, "e164": phone.e164 or None, "extension": phone.extension, "label": phone.label}
)
CARD = st.fixed_dictionaries(
    {
        "uid": st.uuids().map(str),
        "kind": st.sampled_from(["person", "company"]),
        "name": NAME,
        "phones": st.lists(PHONE, max_size=3),
        "emails": st.lists(
            st.builds(lambda label: {"address": "ann.lee@example.com", "label": label}, LINE), max_size=1
        ),
        "address": LINE,
        "postcode": LINE,
        "city": LINE,
        "district": LINE,
        "region": LINE,
        "country": LINE,
        "circle": st.sampled_from([None, *CIRCLES]),
        "method": st.sampled_from([None, *WAYS]),
        "source_note": LINE,
        "first_contact_on": st.one_of(st.none(), st.dates().filter(lambda day: day.year > 1902).map(str)),
        "man": st.sampled_from(["???", "MAN", "M?n", "man"]),
        "tags": st.lists(NAME, max_size=3, unique=True),
        "fields": st.dictionaries(KEYS, NAME, max_size=4).filter(lambda facts: "birthday" not in facts),
        "notes": st.lists(st.builds(lambda at, body: {"at": at.isoformat(), "body": body}, MOMENT, BODY), max_size=3),
        "stopped_on": st.one_of(st.none(), st.just("2026-01-05")),
        "stop_reason": LINE,
    }
)


def view(draft):
    """The object that ``show --json`` would print of a card added from ``draft``."""
    return {
        **{name: getattr(draft, name) for name in ("uid", "kind", "name", "address", "postcode", "city", "district")},
        **{name: getattr(draft, name) for name in ("region", "country", "source_note", "stop_reason")},
        **{name: getattr(draft, name) or None for name in ("circle", "method")},
        "phones": [
            {"raw": phone.raw, "e164": phone.e164 or None, "extension": phone.extension, "label": phone.label}
            for phone in draft.phones
        ],
        "emails": [{"address": email.address, "label": email.label} for email in draft.emails],
        "first_contact_on": draft.first_contact_on and draft.first_contact_on.isoformat(),
        "stopped_on": draft.stopped_on and draft.stopped_on.isoformat(),
        "man": "".join(
            {"yes": letter, "no": letter.lower()}.get(draft.letters.get(letter, ""), "?") for letter in "MAN"
        ),
        "tags": list(draft.tags),
        "fields": dict(draft.facts),
        "notes": [{"at": note.at.isoformat(), "body": note.body} for note in draft.notes],
    }


def exported(cards):
    stream = io.StringIO(newline="")
    write_cards_csv(cards, stream)
    return stream.getvalue()


def imported(text):
    rows = list(read_cards(io.BytesIO(text.encode("utf-8-sig"))))
    assert all(isinstance(row, CardDraft) for row in rows), rows
    return [view(row) for row in rows]


@settings(max_examples=150, deadline=None)
@given(st.lists(CARD, min_size=1, max_size=4))
def test_export_import_export_gives_the_same_bytes(cards):
    first = exported(cards)
    again = imported(first)
    assert exported(again) == first
    for card, back in zip(cards, again, strict=True):
        card = {
            **card,
            "notes": sorted(card["notes"], key=lambda note: (datetime.fromisoformat(note["at"]), note["body"])),
        }
        same = {
            **back,
            "notes": sorted(back["notes"], key=lambda note: (datetime.fromisoformat(note["at"]), note["body"])),
        }
        assert same == card


@settings(max_examples=60, deadline=None)
@given(st.lists(CARD, min_size=1, max_size=3))
def test_json_is_read_back_as_array_and_as_lines(cards):
    array = json.dumps(cards, ensure_ascii=False, indent=1).encode()
    lines = "".join(json.dumps(card, ensure_ascii=False) + "\n" for card in cards).encode()
    for content in (array, lines):
        rows = list(read_cards_json(io.BytesIO(content)))
        assert [view(row) for row in rows] == cards


@given(st.lists(st.tuples(LINE, NAME)))
def test_labelled_values_in_one_cell_are_parted_again(pairs):
    assert parted(joined(pairs)) == pairs


@given(st.lists(st.tuples(MOMENT, BODY)))
def test_notes_in_one_cell_are_parted_again(notes):
    assert parted_notes(joined_notes(notes)) == notes


def test_a_note_that_looks_like_two_stays_one():
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    body = "first\n2026-11-03T09:00+00:00 not a note\n\\and a backslash"
    assert parted_notes(joined_notes([(at, body), (at, "second")])) == [(at, body), (at, "second")]
    assert joined_notes([(at, "asked for the price list")]) == "2026-11-02T09:00+00:00 asked for the price list"


def test_phones_are_written_as_typed_with_their_labels():
    phones = [
        {"raw": "010-6234 5678", "e164": "+861062345678", "extension": "", "label": "work"},
        {"raw": "95187", "e164": None, "extension": "", "label": ""},
    ]
    header, row = exported([{"uid": "u", "kind": "person", "name": "Ann", "phones": phones}]).splitlines()
    columns = dict(zip(header.split(","), row.split(","), strict=True))
    assert columns["phones"] == "work: 010-6234 5678 ; 95187"
    assert columns["phones_e164"] == "'+861062345678 ; -"


def test_only_fields_in_use_have_a_column_the_named_before_the_free():
    cards = [
        {"uid": "u", "kind": "person", "name": "Ann", "fields": {"zeal": "1", "birthday": "1980-05-17", "title": "x"}},
        {"uid": "v", "kind": "person", "name": "Bob", "fields": {"age": "3", "title": ""}},
    ]
    header = exported(cards).splitlines()[0].split(",")
    assert header[-8:] == ["tags", "title", "birthday", "field:age", "field:zeal", "notes", "stopped_on", "stop_reason"]


@pytest.mark.shared
def test_no_injection_cell_is_active_and_each_comes_back(shared_data):
    cells = json.loads((shared_data / "nasty" / "csv_injection.json").read_text("utf-8"))
    for cell in cells:
        assert guard(cell)[:1] not in tuple("=+-@\t\r\n＝＋－＠") and unguard(guard(cell)) == cell
    names = [clean_line(cell) for cell in cells]
    cards = [{"uid": "", "kind": "person", "name": name, "man": "", "fields": {"title": name}} for name in names]
    text = exported(cards)
    back = list(read_cards(io.BytesIO(text.encode())))
    assert [(draft.name, draft.facts["title"]) for draft in back] == list(zip(names, names, strict=True))
