"""vCards as address books take them: family and given name apart, folded between characters, read back as they were."""

import io
from pathlib import Path

import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.interop.byte_source import opened
from prospector.interop.name_words import family_and_given
from prospector.interop.vcard_writer import VERSIONS, folded_line, vcards
from prospector.interop.vcards import read_vcards

GOLDEN = Path(__file__).parent.parent / "golden" / "interop"

CHINESE = {
    "id": 1, "uid": "3f0c8f1e-6f0a-4f57-9a35-0d6a3c4b5e01", "kind": "person", "name": "欧阳娜娜",
    "phones": [
        {"raw": "138 0013 8000", "e164": "+8613800138000", "extension": "", "label": "mobile"},
        {"raw": "010-55550100转801", "e164": "+861055550100", "extension": "801", "label": "前台"},
    ],
    "emails": [{"address": "nana@example.com", "label": "work"}, {"address": "n@example.org", "label": "私人"}],
    "address": "朝阳区建国路88号; 甲座, 12层", "postcode": "100022", "city": "北京", "region": "北京", "country": "中国",
    "tags": ["重点客户", "VIP"],
    "fields": {
        "title": "采购经理", "employer": "甲乙科技有限公司", "department": "采购部", "birthday": "--05-17",
        "gender": "female", "wechat": "nana_oy", "interests": "登山", "fax": "010-55550199", "车牌": "京A12345",
        "shoe_size": "37",
    },
    "notes": [{"id": 1, "uid": "n1", "at": "2026-03-01T10:00:00+08:00", "body": "第一行\n第二行，带逗号；分号"}],
    "people": [], "updated_at": "2026-03-10T10:00:00+08:00",
}  # fmt: skip
WESTERN = {
    "id": 2, "uid": "3f0c8f1e-6f0a-4f57-9a35-0d6a3c4b5e02", "kind": "person", "name": "Ludwig van Beethoven",
    "phones": [{"raw": "+49 228 5555 010", "e164": "+492285555010", "extension": "", "label": "work"}], "emails": [],
    "address": "Bonngasse 20", "postcode": "53111", "city": "Bonn", "region": "", "country": "Germany", "tags": [],
    "fields": {"birthday": "1970-12-17", "website": "https://example.com/lvb"}, "notes": [],
    "people": [{"uid": "u", "name": "Orchester GmbH", "role": "composer", "decides": False}],
    "updated_at": "2026-03-10T10:00:00+08:00",
}  # fmt: skip
COMPANY = {
    "id": 3, "uid": "3f0c8f1e-6f0a-4f57-9a35-0d6a3c4b5e03", "kind": "company", "name": "甲乙科技有限公司",
    "phones": [], "emails": [], "address": "", "postcode": "", "city": "", "region": "", "country": "", "tags": [],
    "fields": {"industry": "电子"}, "notes": [], "people": [], "updated_at": None,
}  # fmt: skip
LUNAR = {
    **COMPANY, "id": 4, "uid": "3f0c8f1e-6f0a-4f57-9a35-0d6a3c4b5e04", "kind": "person", "name": "山田 太郎",
    "fields": {"birthday": "lunar:1980-08-15", "salutation": "老师"},
}  # fmt: skip
CARDS = (CHINESE, WESTERN, COMPANY, LUNAR)


def written(version="3.0", cards=CARDS):
    return "".join(vcards(cards, version))


def read(text):
    return list(read_vcards(opened(io.BytesIO(text.encode())), default_region="CN").rows)


@pytest.mark.parametrize("version", VERSIONS)
def test_the_file_is_as_the_golden_one(version):
    assert written(version).encode() == (GOLDEN / f"cards-{version}.vcf").read_bytes()


@pytest.mark.parametrize("version", VERSIONS)
def test_what_is_written_is_read_back_as_it_was(version):
    for card, draft in zip(CARDS, read(written(version)), strict=True):
        assert (draft.uid, draft.kind, draft.name) == (card["uid"], card["kind"], card["name"])
        assert [(phone.raw, phone.e164, phone.extension) for phone in draft.phones] == [
            (phone["raw"], phone["e164"], phone["extension"]) for phone in card["phones"]
        ]
        assert [(email.address, email.label) for email in draft.emails] == [
            (email["address"], email["label"]) for email in card["emails"]
        ]
        assert [phone.label for phone in draft.phones] == [phone["label"] for phone in card["phones"]]
        assert dict(draft.facts) == card["fields"]
        assert sorted(draft.tags) == sorted(card["tags"])
        assert [note.body for note in draft.notes] == [note["body"] for note in card["notes"]]
        for name in ("address", "postcode", "city", "region", "country"):
            assert getattr(draft, name) == card[name], name
        assert draft.warnings == ()
        ties = [(tie["uid"], tie["role"], tie["decides"]) for tie in draft.history.get("people", ())]
        assert ties == [(tie["uid"], tie["role"], tie["decides"]) for tie in card["people"]]


@pytest.mark.parametrize("version", ["3.0", "2.1"])
def test_another_reader_understands_it(version):
    for card, found in zip(CARDS, vobject.readComponents(written(version), allowQP=True), strict=True):
        assert found.fn.value == card["name"]
        assert [tel.value for tel in found.contents.get("tel", [])][: len(card["phones"])] == [
            phone["raw"] for phone in card["phones"]
        ]
        if card["kind"] == "person":
            assert (found.n.value.family, found.n.value.given) == family_and_given(card["name"])


def test_no_line_is_longer_than_75_octets_and_every_line_is_whole_utf_8():
    card = {**CHINESE, "notes": [{"at": "2026", "body": "备注" * 400 + "🎎" * 50}]}
    for version in VERSIONS:
        lines = written(version, [card]).encode().split(b"\r\n")
        for line in lines:
            assert len(line) <= 76 if version == "2.1" else len(line) <= 75
            line.decode()
    assert written("2.1", [card]).isascii()


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
@settings(max_examples=60)
def test_a_folded_line_unfolds_to_itself(line):
    pieces = folded_line(line)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == line
    assert all(len(piece.encode()) <= 75 for piece in pieces) and all(piece[0] == " " for piece in pieces[1:])


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("张伟", ("张", "伟")),
        ("欧阳娜娜", ("欧阳", "娜娜")),
        ("诸葛亮", ("诸葛", "亮")),
        ("王", ("王", "")),
        ("阿不都热依木", ("", "阿不都热依木")),
        ("山田 太郎", ("山田", "太郎")),
        ("김철수", ("김", "철수")),
        ("Ann Lee", ("Lee", "Ann")),
        ("Ludwig van Beethoven", ("van Beethoven", "Ludwig")),
        ("de Gaulle", ("Gaulle", "de")),
        ("Lee, Ann", ("Lee", "Ann")),
        ("Madonna", ("", "Madonna")),
    ],
)
def test_a_name_is_parted_as_address_books_want_it(name, parts):
    assert family_and_given(name) == parts


def test_a_birthday_without_its_year_is_said_as_each_version_can():
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17\r\n" in written("3.0")
    assert "BDAY:--0517\r\n" in written("4.0")


def test_no_charset_is_said_where_the_standard_knows_none():
    assert "CHARSET" not in written("3.0") + written("4.0")
    assert "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=AC=A7" in written("2.1")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=80))
@settings(max_examples=60)
def test_a_value_cannot_begin_a_property_of_its_own(value):
    card = {**COMPANY, "name": "Acme", "fields": {"likes": value + "\r\nTEL:1;2,3\\n"}}
    for version in VERSIONS:
        assert not [line for line in written(version, [card]).split("\r\n") if line.startswith("TEL")]
