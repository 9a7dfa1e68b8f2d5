import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.draft import CardDraft, RejectedRow
from prospector.domain.errors import UsageError
from prospector.interop.byte_source import opened
from prospector.interop.vcards import read_vcards


def cards(path, content, **options):
    file = path / "a.vcf"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_vcards(opened(file), **options))


def card(*lines, version="3.0"):
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])


def test_a_card_keeps_everything_it_says(tmp_path):
    (found,) = cards(
        tmp_path,
        card(
            "FN:Anna Berg", "N:Berg;Anna;;;", "ORG:Acme GmbH;Sales", "TITLE:Buyer", "TEL;TYPE=CELL:+49 151 23456789",
            "TEL;TYPE=WORK,FAX:+49 30 901820", "EMAIL;TYPE=WORK:anna@example.com", "BDAY:1980-05-17",
            "ADR;TYPE=WORK:;;Am Markt 1;Berlin;;10115;Germany", "NOTE:likes tea\\nand cake", "URL:https://example.com",
            "CATEGORIES:vip,fair", "NICKNAME:Anni", "X-SPOUSE:Tom", "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        ),
    )  # fmt: skip
    assert (found.name, found.kind, found.uid) == ("Anna Berg", "person", "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1")
    assert [(phone.e164, phone.label) for phone in found.phones] == [("+4915123456789", "mobile")]
    assert [(email.address, email.label) for email in found.emails] == [("anna@example.com", "work")]
    assert (found.address, found.city, found.postcode, found.country) == ("Am Markt 1", "Berlin", "10115", "Germany")
    assert found.facts == {
        "title": "Buyer", "employer": "Acme GmbH", "department": "Sales", "fax": "+49 30 901820", "birthday": "1980-05-17",
        "website": "https://example.com", "nickname": "Anni", "spouse": "Tom",
    }  # fmt: skip
    assert (found.tags, found.notes[0].body) == (("vip", "fair"), "likes tea\nand cake")


def test_quoted_printable_with_soft_line_breaks_and_a_charset_is_read(tmp_path):
    qp = "".join(f"={byte:02X}" for byte in "张伟".encode("gbk"))
    content = card(
        f"N;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:{qp[:6]}=", f"{qp[6:]};;;;", "TEL;CELL:13800138000", version="2.1"
    )
    (found,) = cards(tmp_path, content)
    assert (found.name, found.phones[0].label) == ("张伟", "mobile")


def test_a_folded_line_is_one_even_where_it_splits_a_character(tmp_path):
    line = "FN:北京客户张三丰".encode()
    (found,) = cards(
        tmp_path, b"BEGIN:VCARD\r\nVERSION:3.0\r\n" + line[:7] + b"\r\n " + line[7:] + b"\r\nEND:VCARD\r\n"
    )
    assert found.name == "北京客户张三丰"


def test_a_line_that_is_none_belongs_to_the_one_before(tmp_path):
    (found,) = cards(tmp_path, card("FN:Anna", "NOTE:first", "second line", "TEL:+4930901820"))
    assert found.notes[0].body == "first\nsecond line"
    assert found.phones[0].e164 == "+4930901820"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_files_in_other_encodings_are_read(tmp_path, encoding):
    (found,) = cards(tmp_path, card("FN:张伟", "N:张;伟;;;", "ORG:北京甲科技有限公司").encode(encoding))
    assert (found.name, found.facts["employer"]) == ("张伟", "北京甲科技有限公司")


def test_a_chinese_name_in_western_order_is_turned_round(tmp_path):
    (found,) = cards(tmp_path, card("FN:伟 张", "N:张;伟;;;"))
    assert found.name == "张伟"


def test_a_card_named_as_its_organization_is_a_company(tmp_path):
    (found,) = cards(tmp_path, card("FN:Acme", "N:Acme;;;;", "ORG:Acme"))
    assert (found.name, found.kind) == ("Acme", "company")


def test_a_photo_is_left_out_with_a_word(tmp_path):
    (found,) = cards(
        tmp_path, card("FN:Anna", "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSk", " ZJRgABAQ==", "", version="2.1")
    )
    assert [str(warning) for warning in found.warnings] == ["A photo was left out."]
    assert found.facts == {}


def test_a_card_that_never_ends_is_refused_alone_with_its_line(tmp_path):
    good, bad = cards(tmp_path, card("FN:Anna") + "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Cut O")
    assert good.name == "Anna"
    assert isinstance(bad, RejectedRow)
    assert (bad.row, bad.line) == (2, 5)
    assert "FN:Cut O" in bad.cells[0]


def test_a_card_within_a_card_is_no_person_of_its_own(tmp_path):
    (found,) = cards(tmp_path, card("FN:Boss", "AGENT:", "BEGIN:VCARD", "FN:Secretary", "END:VCARD", "TEL:+4930901820"))
    assert (found.name, len(found.phones)) == ("Boss", 1)


def test_a_birthday_without_its_year_stays_without(tmp_path):
    found = cards(tmp_path, card("FN:A", "BDAY:--0517") + card("FN:B", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17"))
    assert [each.facts["birthday"] for each in found] == ["--05-17", "--05-17"]


def test_groups_label_a_number_as_apple_writes_it(tmp_path):
    (found,) = cards(tmp_path, card("FN:A", "item1.TEL:+4930901820", "item1.X-ABLabel:_$!<AssistantPhone>!$_"))
    assert found.phones[0].label == "assistant phone"


def test_a_uid_that_is_no_uuid_is_kept_and_gives_the_same_one_again(tmp_path):
    (first,), (second,) = (cards(tmp_path, card("FN:A", "UID:ABC-1:ABPerson")) for _ in range(2))
    assert first.uid == second.uid != ""
    assert first.facts["vcard_uid"] == "ABC-1:ABPerson"


def test_what_is_no_number_is_kept_as_a_field_and_told(tmp_path):
    (found,) = cards(tmp_path, card("FN:A", "TEL:ask reception"))
    assert found.facts["phone_in_file"] == "ask reception"
    assert found.warnings


@settings(max_examples=40, deadline=None)
@given(st.lists(st.binary(max_size=60), max_size=6))
def test_whatever_stands_in_a_card_the_next_one_is_read(tmp_path_factory, lines):
    body = b"\n".join(line for line in lines if not re.search(rb"(?i)begin|end|agent", line))
    body = body.replace(b"\r", b"").replace(b"=", b"")
    found = cards(
        tmp_path_factory.mktemp("v"),
        b"BEGIN:VCARD\nFN:Odd\n" + body + b"\nEND:VCARD\n" + card("FN:Anna", "TEL:+4930901820").encode(),
    )
    assert len(found) == 2
    assert isinstance(found[1], CardDraft)
    assert found[1].phones[0].e164 == "+4930901820"


@pytest.mark.shared
def test_every_shared_card_is_a_person_and_keeps_its_numbers(shared_data):
    for file in sorted((shared_data / "vcards").rglob("*.vcf")):
        content = file.read_bytes()
        found = list(read_vcards(opened(file), default_region="US"))
        assert len(found) == len(re.findall(rb"(?im)^BEGIN:VCARD", content)), file.name
        assert all(isinstance(each, CardDraft) for each in found), file.name
        said = len(set(re.findall(rb"(?im)^(?:[\w.]+\.)?TEL(?:[;][^:]*)?:(.*?)\r?$", content)))
        kept = sum(
            len(each.phones) + sum(key.startswith(("fax", "phone_in_file")) for key in each.facts) for each in found
        )
        assert kept >= said, file.name


def test_a_contact_with_a_number_or_address_alone_is_a_card_called_by_it():
    content = b"BEGIN:VCARD\nVERSION:3.0\nTEL:010-65512345\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nN:;;;;\nFN:\nTEL:\nEND:VCARD\n"
    named, nameless = read_vcards(opened(io.BytesIO(content)))
    assert (named.name, [phone.e164 for phone in named.phones]) == ("010-65512345", ["+861065512345"])
    assert "no name" in str(named.warnings[0])
    assert isinstance(nameless, RejectedRow)


def test_a_gender_in_words_is_kept():
    content = "BEGIN:VCARD\nVERSION:4.0\nFN:Ann Lee\nGENDER:;女\nEND:VCARD\n".encode()
    (card,) = read_vcards(opened(io.BytesIO(content)))
    assert card.facts == {"gender": "女"}


def test_a_file_of_nothing_but_beginnings_is_refused_where_it_stops_making_sense(tmp_path):
    with pytest.raises(UsageError, match="1000 in a row, up to line 1005, have no END:VCARD"):
        cards(tmp_path, card("FN:Ann") + "BEGIN:VCARD\r\n" * 5_000)
    mended = cards(tmp_path, ("BEGIN:VCARD\r\n" * 900 + card("FN:Ann")) * 3)
    assert [found.name for found in mended if isinstance(found, CardDraft)] == ["Ann"] * 3
