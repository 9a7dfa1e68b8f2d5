"""duplicates, and import --keep-doubles."""

import pytest

from program import Program

CSV = (
    "rec_id,name,mobile,street_number,address_1,suburb,birthday\n"
    "A7,Vera Lindqvist,13800138000,12,Mill Lane,Leeds,1970-01-02\n"
    "B3,Lindqvist Vera,+86 138 0013 8000,12,Mill Ln,Leeds,1970-01-02\n"
    "C9,Hugo Kowalski,13900139000,3,Oak Street,Bristol,\n"
)


@pytest.fixture
def book(program: Program, tmp_path):
    (tmp_path / "people.csv").write_text(CSV, encoding="utf-8")
    program.ok("import", tmp_path / "people.csv", "--keep-doubles")
    return program


def test_a_pair_is_told_as_promised(book):
    (found,) = book.json("duplicates", "--pairs", "--json")
    assert list(found) == ["a", "b", "probability", "reasons"]
    assert list(found["a"]) == ["id", "uid", "name", "ref", "fields"]
    assert (found["a"]["ref"], found["b"]["ref"]) == ("A7", "B3")
    assert found["a"]["fields"]["address"] == "12 Mill Lane"
    assert found["probability"] > 0.99
    codes = [reason["code"] for reason in found["reasons"]]
    assert {"name_swapped", "phone_same", "birthday_same", "address_same"} <= set(codes)


def test_doubles_come_in_groups_unless_pairs_are_asked_for(book):
    (group,) = book.json("duplicates", "--json")
    assert group["ids"] == [1, 2]
    assert [card["name"] for card in group["cards"]] == ["Vera Lindqvist", "Lindqvist Vera"]
    assert book.ok("duplicates", "--format", "ids").stdout == "1 2\n"


def test_the_table_names_the_reasons(book):
    shown = book.ok("duplicates").stdout
    assert "same phone +8613800138000" in shown


def test_csv_has_one_row_a_pair(book):
    head, row = book.ok("duplicates", "--pairs", "--format", "csv").lines
    assert head == "a_id,a_name,a_ref,b_id,b_name,b_ref,probability,reasons"
    assert row.startswith("1,Vera Lindqvist,A7,2,Lindqvist Vera,B3,")


def test_a_threshold_and_a_limit_are_kept(book):
    assert len(book.json("duplicates", "--pairs", "--json", "--min-probability", "0.000001")) >= 1
    assert len(book.json("duplicates", "--pairs", "--json", "--min-probability", "0.000001", "--limit", "1")) == 1


def test_what_is_no_probability_is_refused(book):
    for typed in ("0", "1.5", "-1"):
        assert book.run("duplicates", "--min-probability", typed).exit_code == 2


def test_a_book_without_doubles_answers_with_an_empty_list(program: Program):
    assert program.json("duplicates", "--json") == []
    assert program.json("duplicates", "--pairs", "--json") == []


def test_cards_in_the_bin_are_no_doubles(book):
    book.ok("remove", "2", "--yes")
    assert book.json("duplicates", "--json") == []


def test_every_row_becomes_a_card_when_doubles_are_kept(program: Program, tmp_path):
    (tmp_path / "same.csv").write_text("name,mobile\n" + "王芳,13800138000\n" * 3, encoding="utf-8")
    assert program.json("import", tmp_path / "same.csv", "--keep-doubles", "--json")["added"] == 3
    (group,) = program.json("duplicates", "--json")
    assert group["ids"] == [1, 2, 3]


def test_a_uid_that_is_taken_makes_no_second_card_of_the_same_uid(program: Program, tmp_path):
    uid = "0b0e4a3c-5a52-4a52-9d4f-0d8f6a1f0c11"
    (tmp_path / "same.csv").write_text(f"uid,name\n{uid},王芳\n{uid},王芳\n", encoding="utf-8")
    program.ok("import", tmp_path / "same.csv", "--keep-doubles")
    uids = [card["uid"] for card in program.json("list", "--json")]
    assert len(uids) == len(set(uids)) == 2


def test_the_other_programs_own_uid_is_its_ref(program: Program, tmp_path):
    (tmp_path / "list.csv").write_text("id,name,uid\n7,王芳,F7\n", encoding="utf-8")
    program.ok("import", tmp_path / "list.csv")
    assert program.json("show", "1", "--json")["fields"]["ref"] == "F7"
