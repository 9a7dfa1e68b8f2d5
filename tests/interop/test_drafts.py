import contextlib
import csv
import io
import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.clean import clean_line, clean_text
from prospector.domain.draft import CardDraft, RejectedRow
from prospector.domain.errors import ProspectorError, UsageError
from prospector.interop.drafts import read_cards

TODAY = date(2026, 11, 2)


def source(text, **options):
    return read_cards(io.BytesIO(text.encode()), name="list.csv", today=TODAY, **options)


def cards(text, **options):
    return list(source(text, **options))


def card(text, **options):
    (found,) = cards(text, **options)
    assert isinstance(found, CardDraft), found
    return found


def rejected(text, **options):
    (found,) = cards(text, **options)
    assert isinstance(found, RejectedRow), found
    return str(found.reason)


def test_a_person_has_name_phones_addresses_and_the_company_as_employer():
    draft = card(
        "First Name,Last Name,Company,Job Title,Mobile,E-mail,City,Notes,Rating\n"
        "Ann,Lee,Acme,Buyer,+1 201-555-0123,ann@example.com,Boston,met at the fair,A\n"
    )
    assert (draft.kind, draft.name, draft.row, draft.line) == ("person", "Ann Lee", 1, 2)
    assert draft.facts == {"employer": "Acme", "title": "Buyer", "rating": "A"}
    assert [(phone.e164, phone.label) for phone in draft.phones] == [("+12015550123", "mobile")]
    assert [email.address for email in draft.emails] == ["ann@example.com"]
    assert draft.city == "Boston" and [note.body for note in draft.notes] == ["met at the fair"]


@pytest.mark.parametrize(
    ("text", "kind", "name", "facts"),
    [
        ("公司名称,电话\n华兴贸易有限公司,010-62345678\n", "company", "华兴贸易有限公司", {}),
        ("account,sector\nAcme,retail\n", "company", "Acme", {"industry": "retail"}),
        ("客户名称,联系人\n华兴贸易,王伟\n", "company", "华兴贸易", {"handler": "王伟"}),
        ("客户名称,联系人\n王伟,王伟\n", "person", "王伟", {}),
        ("客户名称,联系人\n,王伟\n", "person", "王伟", {}),
        ("姓名,单位\n王伟,华兴贸易\n", "person", "王伟", {"employer": "华兴贸易"}),
        ("姓名,单位\n,华兴贸易\n", "company", "华兴贸易", {}),
        ("姓,名\n欧阳,修\n", "person", "欧阳修", {}),
        ("First Name,Last Name\n伟,王\n", "person", "王伟", {}),
        ("First Name,Middle Name,Last Name,Suffix\nAnn,B.,Lee,Jr.\n", "person", "Ann B. Lee Jr.", {}),
        ("Name,Phone\nAnn Lee,1\n", "person", "Ann Lee", {}),
        ("Name,Phone\nAcme Ltd.,1\n", "company", "Acme Ltd.", {}),
        ("名称,电话\n海淀医院,1\n", "company", "海淀医院", {}),
        ("Name,Kind\nAcme,company\n", "company", "Acme", {}),
        ("Name,Contact\nAcme,Ann Lee\n", "company", "Acme", {"handler": "Ann Lee"}),
        ("Name,Company\nAnn Lee,Acme\n", "person", "Ann Lee", {"employer": "Acme"}),
        ("Display Name As,First Name,Last Name,Company\nAcme,A,Lee,Acme\n", "company", "Acme", {"handler": "A Lee"}),
        ("employer,phone\nAcme,1\n", "company", "Acme", {}),
        ("First Name,Nickname\n,Annie\n", "person", "Annie", {}),
        ("客户名称,客户类型\n王伟,个人\n", "person", "王伟", {}),
        ("客户名称,客户类型\n华兴,经销商\n", "company", "华兴", {"客户类型": "经销商"}),
        ("公司名称,职务\n华兴,经理\n", "company", "华兴", {"contact_title": "经理"}),
        ("姓名,员工数\n王伟,200\n", "person", "王伟", {"company_employees": "200"}),
    ],
)  # fmt: skip
def test_whom_a_row_is_about(text, kind, name, facts):
    draft = card(text)
    assert (draft.kind, draft.name, dict(draft.facts)) == (kind, name, facts)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("姓名,电话\n,13800138000\n", "no name"),
        ("phone,city\n,Berlin\n", "no name"),
        ("name,kind\nAnn,robot\n", "neither a person nor a company"),
        ("name,man\nAnn,XYZ\n", "not a MAN code"),
        (f"name,x\n{'n' * 201},1\n", "“name” is longer than 200"),
        (f"name,title\nAnn,{'t' * 2001}\n", "“title” is longer than 2000"),
        (f"name,note\nAnn,{'t' * 20001}\n", "“note” is longer than 20000"),
        ("name,x\nname,x\n", "repeats the names of the columns"),
        ("name,x\nLee, Ann,1\n", "3 cells for 2 columns"),
    ],
)
def test_a_row_that_is_no_card_is_rejected_with_its_reason_and_cells(text, reason):
    assert reason in rejected(text)


def test_bytes_that_are_no_text_reject_their_row_alone():
    content = b"name,title\nAnn,x\n" + b"B\xff\xfe,y\n" + "Zoë,ü\n王伟五六七八九,z\n".encode()
    found = list(read_cards(io.BytesIO(content)))
    assert [type(row).__name__ for row in found] == ["CardDraft", "RejectedRow", "CardDraft", "CardDraft"]
    assert "no text in its encoding" in str(found[1].reason)


def test_a_file_of_which_no_column_is_understood_is_refused():
    with pytest.raises(UsageError, match="No column"):
        source("王伟,13800138000\n李娜,13900139000\n")


def test_what_is_not_what_its_column_says_is_kept_and_told():
    draft = card("name,phone,email,birthday,first contact\nAnn,ask her,nothing yet,spring,2027-01-01\n")
    assert draft.facts == {
        "phone_in_file": "ask her",
        "email_in_file": "nothing yet",
        "birthday_in_file": "spring",
        "first_contact_in_file": "2027-01-01",
    }
    assert len(draft.warnings) == 4 and not draft.phones and not draft.emails and draft.first_contact_on is None


@pytest.mark.parametrize("nothing", ["-", "无", "N/A", "none", "/"])
def test_words_for_nothing_are_neither_phone_nor_address_nor_warned_of(nothing):
    draft = card(f"name,phone,email,birthday\nAnn,{nothing},{nothing},{nothing}\n")
    assert (draft.phones, draft.emails, dict(draft.facts), draft.warnings) == ((), (), {}, ())


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-03-14", date(2026, 3, 14)),
        ("2026/3/14 08:00", date(2026, 3, 14)),
        ("2026年3月14日", date(2026, 3, 14)),
        ("2026-03-14T18:04:34.666+00:00", date(2026, 3, 14)),
        ("14.03.2026", date(2026, 3, 14)),
        ("3/14/2026", date(2026, 3, 14)),
        ("14/3/2026", date(2026, 3, 14)),
        ("14 Mar 2026", date(2026, 3, 14)),
        ("Mar 14, 2026", date(2026, 3, 14)),
        ("20260314", date(2026, 3, 14)),
        ("3/4/2026", None),
        ("0000-00-00", None),
        ("1900-01-00", None),
        ("2026-02-30", None),
    ],
)
def test_a_day_is_read_in_the_forms_programs_write(written, day):
    assert card(f'name,first contact\nAnn,"{written}"\n').first_contact_on == day


def test_the_order_of_day_and_month_is_learnt_from_the_other_rows():
    found = cards("name,first contact\nA,3/4/2026\nB,14/3/2026\n")
    assert found[0].first_contact_on == date(2026, 4, 3)


def test_a_birthday_is_stored_in_its_one_form():
    found = cards("name,生日\nA,1980/5/17\nB,农历08-15\nC,05-17\n")
    assert [draft.facts["birthday"] for draft in found] == ["1980-05-17", "lunar:--08-15", "--05-17"]


def test_of_several_addresses_the_first_is_the_cards_and_the_others_are_kept():
    draft = card(
        "First Name,Home Street,Home City,Business Street,Business Street 2,Business City,Business Postal Code,"
        "Business Country/Region\nAnn,1 Elm St,Salem,Hauptstr. 1,Hof 2,Berlin,10115,Germany\n"
    )
    assert (draft.address, draft.city, draft.postcode, draft.country) == (
        "Hauptstr. 1, Hof 2",
        "Berlin",
        "10115",
        "Germany",
    )
    assert draft.facts == {"home_address": "1 Elm St, Salem"}


def test_a_chinese_address_is_completed_by_its_province_city_and_district():
    header = "客户名称,省,市,区,地址\n"
    assert card(header + "华兴,广东省,深圳市,南山区,科技园1号\n").address == "广东省深圳市南山区科技园1号"
    assert card(header + "华兴,广东省,深圳市,南山区,深圳市南山区科技园1号\n").address == "广东省深圳市南山区科技园1号"
    assert card(header + "华兴,北京市,北京市,海淀区,中关村1号\n").address == "北京市海淀区中关村1号"


def test_a_number_without_country_is_of_the_rows_country():
    draft = card("name,phone,country\nAnna,030 123456,Deutschland\n")
    assert draft.phones[0].e164 == "+4930123456"


def test_the_same_phone_in_two_columns_is_one_and_the_label_is_that_of_the_first():
    draft = card("name,mobile,phone\nAnn,138 0013 8000,+8613800138000 / 010-62345678\n")
    assert [(phone.raw, phone.label) for phone in draft.phones] == [("138 0013 8000", "mobile"), ("010-62345678", "")]


def test_labels_beside_phones_and_addresses_are_theirs_and_a_fax_is_no_phone():
    draft = card(
        "First Name,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,E-mail 1 - Label,E-mail 1 - Value\n"
        "Ann,Mobile,138 0013 8000 ::: 139 0013 9000,Work Fax,010-62345678,* Work,ann@example.com\n"
    )
    assert [(phone.e164, phone.label) for phone in draft.phones] == [
        ("+8613800138000", "mobile"),
        ("+8613900139000", "mobile"),
    ]
    assert draft.facts["fax"] == "010-62345678" and draft.emails[0].label == "work"


def test_tags_are_parted_and_googles_own_marks_dropped():
    assert card("name,labels\nAnn,Friends ::: * myContacts ::: * VIP\n").tags == ("Friends", "VIP")
    assert card("姓名,标签\n王伟,老客户、重点；北区\n").tags == ("老客户", "重点", "北区")


@pytest.mark.parametrize(
    ("written", "circle", "method", "note"),
    [
        ("referral", "", "referral", ""),
        ("转介绍", "", "referral", ""),
        ("电话营销", "", "telemarketing", ""),
        ("同学", "school", "", ""),
        ("Inbound inquiry", "", "inbound", ""),
        ("Trade fair 2026", "", "", "Trade fair 2026"),
    ],
)
def test_the_source_is_a_method_or_circle_in_either_language_or_a_note(written, circle, method, note):
    draft = card(f"name,source\nAnn,{written}\n")
    assert (draft.circle, draft.method, draft.source_note) == (circle, method, note)


def test_letters_are_taken_from_a_code_or_from_columns_of_their_own():
    assert card("name,man\nAnn,M?n\n").letters == {"M": "yes", "A": "unknown", "N": "no"}
    draft = card("姓名,购买能力,决定权,需求\n王伟,有,否,需要三台设备\n")
    assert draft.letters == {"M": "yes", "A": "no"} and draft.facts == {"需求": "需要三台设备"}


def test_a_mapped_column_goes_where_it_is_told():
    draft = card(
        "Firma;Wer;Wert\nAcme;Ann;5\n", mapping={"Firma": "employer", "Wer": "person", "Wert": "credit_status"}
    )
    assert (draft.name, dict(draft.facts)) == ("Ann", {"employer": "Acme", "credit_status": "5"})


def test_controls_and_inert_marks_are_taken_off_every_cell():
    draft = card("name,title,note\n\x1b[31mAnn\x1b[0m\u202e,'=1+1,'+ one\n")
    assert (draft.name, draft.facts["title"], draft.notes[0].body) == ("Ann", "=1+1", "+ one")


def test_nothing_that_a_file_says_of_a_card_is_dropped():
    header = ["Name", "Rating", "Deal size", "rating", "Phone", "Phone 2", "Website", "Web page", "备注", "Remark"]
    row = ["Ann", "A", "5", "B", "13800138000", "139", "a.example", "b.example", "one", "two"]
    draft = card(",".join(header) + "\n" + ",".join(row) + "\n")
    kept = [
        draft.name,
        *draft.facts.values(),
        *(phone.raw for phone in draft.phones),
        *(note.body for note in draft.notes),
    ]
    assert sorted(kept) == sorted(row)


def test_rows_are_read_as_they_are_asked_for():
    text = "name,phone\n" + "".join(f"Person {n},138{n:08d}\n" for n in range(20_000))
    stream = io.BytesIO(text.encode())
    opened = read_cards(stream)
    list(itertools.islice(opened, 10))
    assert opened.position() < len(text) / 2 and opened.size == len(text)


@given(st.lists(st.sampled_from(["Ann,13800138000", ",139", "x,y,z", '"open,1', "", "王伟,无"]), max_size=40))
def test_every_row_is_a_card_or_rejected_and_numbered_in_order(rows):
    found = cards("name,phone\n" + "\n".join(rows) + "\n")
    assert [row.row for row in found] == list(range(1, len(found) + 1))
    assert all(isinstance(row, CardDraft | RejectedRow) for row in found)
    if '"open,1' not in rows:
        assert len(found) == sum(bool(row) for row in rows)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("file", "count", "kind", "phones"),
    [
        ("vcards/cn-orgs/orgs.csv", 314, "company", 570),
        ("crm/accounts.csv", 85, "company", 0),
        ("contacts/atomic-crm/test-data/contacts.csv", 500, "person", 829),
    ],
)
def test_real_lists_become_cards_row_by_row(shared_data, file, count, kind, phones):
    found = list(read_cards(shared_data / file))
    assert len(found) == count and all(isinstance(row, CardDraft) and row.kind == kind for row in found)
    assert sum(len(row.phones) for row in found) >= phones
    assert not any(row.warnings for row in found)


@pytest.mark.shared
def test_the_files_of_every_encoding_are_the_same_cards(shared_data):
    files = sorted((shared_data / "encodings").glob("*.csv"))
    found = [list(read_cards(file)) for file in files]
    assert len(files) == 6 and all(drafts == found[0] for drafts in found) and len(found[0]) == 60


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_cards_rejected_rows_or_a_refusal(content):
    for prefix in (b"", b"name,phone,email,birthday,note,man\n", "姓名;电话;来源\n".encode("gbk")):
        with contextlib.suppress(ProspectorError):
            list(read_cards(io.BytesIO(prefix + content), today=TODAY))


CELL = st.text(
    alphabet=st.one_of(
        st.sampled_from("0123456789-/.@;:+'= \n\"\x1b年月(（转x"), st.characters(exclude_characters="\0")
    ),
    max_size=30,
)


@settings(deadline=None, max_examples=200)
@given(st.lists(CELL, min_size=12, max_size=12))
def test_any_cells_are_a_harmless_card_or_a_rejected_row(cells):
    header = ["name", "phone", "email", "birthday", "first contact", "man"]
    header += ["tags", "source", "address", "notes", "kind", "x"]
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([header, cells])
    for row in read_cards(io.BytesIO(stream.getvalue().encode("utf-8", "surrogatepass")), delimiter=","):
        if isinstance(row, CardDraft):
            line_values = [row.name, row.address, *row.tags, *row.facts, *row.facts.values(), row.source_note]
            line_values += [phone.raw for phone in row.phones]
            assert all(value == clean_line(value) for value in line_values)
            assert all(note.body == clean_text(note.body) for note in row.notes)
            assert row.name


@pytest.mark.parametrize("filler", [" ", "(", "\x9d", "1", "1 ", "+", "@", ";", "\x1b]", "e\u0301"])
def test_a_long_cell_is_read_or_rejected_at_once(filler):
    cell = filler * (400_000 // len(filler))
    for column in ("name", "phone", "email", "note", "tags", "birthday", "x"):
        assert len(cards(f'name,{column}\nAnn,"{cell}"\nBob,\n')) == 2
