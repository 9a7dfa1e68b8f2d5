import io
import os
import threading
from datetime import UTC, date, datetime

import pytest

from prospector.domain.draft import CardDraft, Instructions, RejectedRow
from prospector.domain.errors import StorageError, UsageError
from prospector.interop import byte_source
from prospector.interop.card_files import open_cards
from prospector.interop.drafts import read_cards

TODAY = date(2026, 3, 10)


def rows(path, content, **instructions):
    file = path / "list.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_cards(file, wanted=Instructions(**instructions), today=TODAY))


def test_a_header_repeated_below_and_a_total_are_refused_by_number(tmp_path):
    found = rows(tmp_path, "姓名,手机,备注\n张三,13800138000,\n姓名,手机,备注\n李四,13900139000,\n合计,,2 条\n")
    assert [type(each) for each in found] == [CardDraft, RejectedRow, CardDraft, RejectedRow]
    assert [each.row for each in found] == [1, 2, 3, 4]


def test_a_company_called_total_with_a_number_is_a_customer(tmp_path):
    (found,) = rows(tmp_path, "Company,Phone\nTotal,010-65512345\n")
    assert isinstance(found, CardDraft)


def test_a_comma_without_quotation_marks_that_shifts_cells_is_noticed(tmp_path):
    good, bad = rows(
        tmp_path,
        "Name,Company,Phone,Email,Note,Extra\nLi,Acme,13800138000,a@b.cn,,\nWu,Beta, Inc,13900139000,c@d.cn,\n",
    )
    assert isinstance(good, CardDraft)
    assert (bad.row, bad.line) == (2, 3)
    assert "shifted" in str(bad.reason)


@pytest.mark.parametrize("sentinel", ["0000-00-00", "1900-01-00", "1900-01-01", "00:00:00", "1899-12-30"])
def test_what_stands_for_no_day_is_none(tmp_path, sentinel):
    (found,) = rows(tmp_path, f"Name,Birthday,First contact\nLi,{sentinel},{sentinel}\n")
    assert (found.facts, found.first_contact_on, found.warnings) == ({}, None, ())


def test_a_number_without_its_leading_zero_is_mended_with_a_word(tmp_path):
    (found,) = rows(tmp_path, "Name,Phone\nLi,1065512345\n")
    assert found.phones[0].e164 == "+861065512345"
    assert "leading zero" in str(found.warnings[0])


def test_a_number_that_lost_its_digits_is_kept_as_a_field(tmp_path):
    (found,) = rows(tmp_path, "Name,Phone\nLi,1.39E+10\n")
    assert found.phones == ()
    assert "1.39E+10" in found.facts.values()
    assert found.warnings


def test_full_width_digits_and_two_numbers_in_a_cell_are_read(tmp_path):
    (found,) = rows(tmp_path, "Name,Phone\nLi,１３８００１３８０００ / 010-65512345\n")
    assert [phone.e164 for phone in found.phones] == ["+8613800138000", "+861065512345"]


def test_rows_in_another_encoding_than_the_rest_are_refused_alone(tmp_path):
    found = rows(tmp_path, "姓名\n张三\n李四\n王五\n".encode() + "赵六\n".encode("gbk"))
    assert [each.name for each in found[:3]] == ["张三", "李四", "王五"]
    assert (found[3].row, found[3].line) == (4, 5)


def test_nul_bytes_are_refused_with_their_line(tmp_path):
    with pytest.raises(UsageError, match="line 3"):
        rows(tmp_path, b"name,phone\nLi,1\nWu,\0\0\n")


BANK = (
    '"age";"contact";"day";"month";"duration";"poutcome"\n'
    '30;"cellular";19;"oct";79;"unknown"\n33;"unknown";11;"may";220;"failure"\n41;"unknown";3;"feb";90;"success"\n'
)


def of_bank(**more):
    return {
        "name": "Client {row}", "constants": {"outcome": "reached"}, "mapping": {"day+month": "at"}, "year": 2010,
        "values": {"poutcome": {"success": "closed", "failure": "refused"}}, **more,
    }  # fmt: skip


def test_a_list_that_names_nobody_becomes_cards_with_their_last_call(tmp_path):
    found = rows(tmp_path, BANK, **of_bank())
    assert [each.name for each in found] == ["Client 1", "Client 2", "Client 3"]
    calls = [each.history["calls"][0] for each in found]
    assert [call["at"][:10] for call in calls] == ["2010-10-19", "2010-05-11", "2010-02-03"]
    assert [(call["outcome"], call["duration_s"]) for call in calls] == [
        ("reached", 79),
        ("refused", 220),
        ("closed", 90),
    ]


def test_the_same_row_gives_the_same_call_again(tmp_path):
    first, again = rows(tmp_path, BANK, **of_bank()), rows(tmp_path, BANK, **of_bank())
    assert [each.history for each in first] == [each.history for each in again]
    assert len({each.history["calls"][0]["uid"] for each in first}) == 3


def test_refused_rows_keep_the_cells_of_their_file(tmp_path):
    found = rows(tmp_path, "name;day;month\n;19;oct\n", mapping={"day+month": "at"}, year=2010)
    assert found[0].cells == ("", "19", "oct")


def test_a_call_to_come_is_kept_as_a_field_and_told(tmp_path):
    (found,) = rows(
        tmp_path, "name,when\nLi,2027-01-01 09:00\n", mapping={"when": "at"}, constants={"outcome": "reached"}
    )
    assert found.history == {}
    assert found.facts["call_at"] == "2027-01-01 09:00"
    assert found.warnings


def test_a_constant_gives_way_to_what_the_row_says(tmp_path):
    found = rows(tmp_path, "Name,Industry\nLi,steel\nWu,\n", constants={"industry": "wood"})
    assert [each.facts["industry"] for each in found] == ["steel", "wood"]


@pytest.mark.parametrize(
    ("instructions", "said"),
    [
        ({"name": "Client"}, "the same name"),
        ({"name": "Client {nowhere}"}, "no column"),
        ({"mapping": {"day+moth": "at"}}, "did you mean"),
        ({"values": {"nowhere": {"a": "b"}}}, "no column"),
    ],
)
def test_an_instruction_that_does_not_fit_is_refused(tmp_path, instructions, said):
    with pytest.raises(UsageError, match=said):
        rows(tmp_path, "name,day,month\nLi,1,may\n", **instructions)


def test_a_pipe_into_which_nobody_writes_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(byte_source, "_PATIENCE", 0.05)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="nobody writes"):
        read_cards(tmp_path / "pipe")


def test_what_comes_through_a_named_pipe_is_read(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text("name,phone\nLi,13800138000\n"))
    writer.start()
    (found,) = read_cards(pipe)
    writer.join()
    assert found.name == "Li"


@pytest.mark.shared
def test_the_bank_campaign_becomes_its_clients(shared_data):
    found = list(read_cards(shared_data / "calls/bank.csv", wanted=Instructions(**of_bank()), today=TODAY))
    assert len(found) == 4521
    assert all(isinstance(each, CardDraft) and each.history["calls"] for each in found)


def test_a_list_without_names_calls_each_by_e_mail_or_telephone_and_says_so():
    source = read_cards(io.BytesIO(b"Phone,Mail\n13800138000,\n13900139000 / 13700137000,ann@example.com\n"))
    assert "--name" in str(source.remarks[0])
    assert [(row.name, len(row.phones)) for row in source] == [("+8613800138000", 1), ("ann@example.com", 2)]
    assert read_cards(io.BytesIO(b"Name,Phone\nAnn,13800138000\n")).remarks == ()


@pytest.mark.parametrize("text", ["age,city\n33,Berlin\n", "a,b,c\n1,2,3\n", "id,result\n7,yes\n"])
def test_a_list_that_tells_in_no_way_whom_its_rows_are_about_is_refused_with_its_columns(text):
    with pytest.raises(UsageError) as refusal:
        read_cards(io.BytesIO(text.encode()))
    assert text.split("\n")[0].replace(",", ", ") in str(refusal.value.hint)
    wanted = Instructions(name="Client {row}")
    assert [row.name for row in read_cards(io.BytesIO(text.encode()), wanted=wanted)] == ["Client 1"]


def _campaign(ways: list[str], column: str = "contact") -> bytes:
    rows = [f"{ways[row % len(ways)]},138001380{row:02}" for row in range(40)]
    return "\n".join([f"{column},phone", *rows]).encode()


def test_a_column_of_a_few_words_again_and_again_names_nobody():
    source = read_cards(io.BytesIO(_campaign(["cellular", "telephone", "unknown"])))
    assert "contact=name" in str(source.remarks[0])
    (first, *others) = list(source)
    assert (first.name, "cellular" in first.facts.values()) == ("+8613800138000", True)
    assert len(others) == 39


def test_such_a_column_is_taken_for_names_where_that_is_said_or_where_it_has_many():
    said = read_cards(io.BytesIO(_campaign(["Ann", "Bob"])), mapping={"contact": "name"})
    assert {row.name for row in said} == {"Ann", "Bob"}
    many = read_cards(io.BytesIO(_campaign([f"Ann {number}" for number in range(20)])))
    assert {row.name for row in many} == {f"Ann {number}" for number in range(20)}


def test_a_list_of_more_columns_than_anybody_names_is_refused():
    with pytest.raises(UsageError, match="more than 10000 columns"):
        read_cards(io.BytesIO(b"name" + b",c" * 10_000 + b"\nAnn\n"))
    assert [row.name for row in read_cards(io.BytesIO(b"name" + b",c" * 500 + b"\nAnn\n"))] == ["Ann"]


def test_a_list_in_which_everybody_has_one_name_is_still_one_of_names():
    source = read_cards(io.BytesIO(b"name,phone\n" + b"".join(b"Ann,138001380%02d\n" % row for row in range(30))))
    assert source.remarks == () and {row.name for row in source} == {"Ann"}


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("a.csv", "Ann,13800138000\n"),
        ("a.jsonl", '{"name": "Ann", "phones": ["13800138000"]}\n'),
        ("a.vcf", "BEGIN:VCARD\nFN:Ann\nTEL:13800138000\nEND:VCARD\n"),
    ],
)
def test_a_file_that_another_program_cuts_off_while_it_is_read_is_no_whole_one(tmp_path, name, line):
    file = tmp_path / name
    file.write_text(("name,phone\n" if name == "a.csv" else "") + line * 20_000)
    now = datetime(2026, 3, 10, tzinfo=UTC)
    found = iter(open_cards(file, wanted=Instructions(), default_region="CN", now=now))
    next(found)
    os.truncate(file, 300_000 - 300_000 % len(line))
    with pytest.raises(StorageError, match="became shorter"):
        list(found)
