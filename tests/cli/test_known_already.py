"""``add`` and ``import`` do not make a second card of somebody who is in the book already (H1)."""

import pytest


@pytest.fixture
def book(program):
    program.ok("add", "person", "张伟", "--phone", "13800138000", "--birthday", "1980-05-17", "--city", "北京")
    program.ok("add", "company", "华星电子有限公司", "--address", "杭州市西湖区文三路88号", "--city", "杭州")
    return program


@pytest.mark.parametrize(
    ("typed", "card"),
    [
        (["person", "Wei Zhang", "--phone", "+86 138 0013 8000"], 1),
        (["person", "張偉", "--phone", "138-0013-8000"], 1),
        (["person", "Zhang, Wei", "--birthday", "1980-05-17"], 1),
        (["company", "华星电子", "--address", "西湖区文三路88号", "--city", "杭州"], 2),
    ],
)
def test_add_refuses_a_certain_double_and_names_its_card_and_why(book, typed, card):
    refused = book.run("add", *typed)
    assert refused.exit_code == 4
    assert f"it is card {card} " in refused.stderr
    assert "same " in refused.stderr
    assert "--double" in refused.stderr
    assert len(book.json("list", "--json")) == 2


def test_add_takes_a_double_when_told_to(book):
    book.ok("add", "person", "Wei Zhang", "--phone", "13800138000", "--double")
    assert len(book.json("list", "--json")) == 3


def test_add_takes_somebody_who_only_sounds_alike(book):
    book.ok("add", "person", "章薇", "--phone", "13900139000", "--city", "北京")


def test_add_tells_the_double_in_json(book):
    refused = book.run("add", "person", "Wei Zhang", "--phone", "13800138000", "--json")
    assert '"candidates":[{"id":1,"name":"张伟"}]' in refused.stderr


@pytest.fixture
def rows(tmp_path):
    def written(*lines):
        file = tmp_path / "in.csv"
        file.write_text("\n".join(("name,mobile,birthday,city", *lines)) + "\n", encoding="utf-8")
        return file

    return written


def test_import_takes_a_name_written_otherwise_on_the_same_phone_for_its_card(book, rows):
    done = book.ok("import", rows("Wei Zhang,+86 138 0013 8000,,北京"))
    assert "0 added" in done.stdout
    assert "taken for card 1 (张伟)" in done.stderr


def test_import_flags_a_certain_double_that_shares_no_number(book, rows):
    done = book.ok("import", rows("张伟,13900139000,1980-05-17,北京"))
    assert "1 added" in done.stdout
    assert "seems to be card 1 (张伟)" in done.stderr


def test_import_believes_a_file_that_tells_two_apart(program, rows):
    done = program.ok("import", rows("张伟,13800138000,,", "Wei Zhang,13800138000,,"))
    assert "2 added" in done.stdout
    assert "seems to be card 1 (张伟)" in done.stderr


def test_import_says_nothing_of_a_family_on_one_phone(book, rows):
    done = book.ok("import", rows("李四,13800138000,,"))
    assert "1 added" in done.stdout
    assert "card 1" not in done.stderr


def test_keep_doubles_brings_each_row_in_as_its_own_card(book, rows):
    file = rows("张伟,13800138000,1980-05-17,北京", "张伟,13800138000,1980-05-17,北京")
    done = book.ok("import", file, "--keep-doubles")
    assert "2 added" in done.stdout
    assert "card 1" not in done.stderr
