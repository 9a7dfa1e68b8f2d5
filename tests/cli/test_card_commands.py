"""add, show, edit, note, tie, untie, stop, resume, remove, restore, fields."""

import pytest

from builders import ACME, ANNA, BINNED, FANG_ONE, HUAXING, STOPPED, WANG_WEI


def test_a_person_is_added_with_everything_said(program):
    card = program.json(
        "add",
        "person",
        "王",
        "伟",
        "--phone",
        "手机: 138 0013 8000",
        "--phone",
        "010-65512345转801",
        "--email",
        "w@example.cn",
        "--address",
        "北京市朝阳区建国路88号",
        "--circle",
        "school",
        "--method",
        "referral",
        "--source",
        "reunion",
        "--first-contact",
        "2026-02-01",
        "--tag",
        "vip",
        "--tag",
        "#tea",
        "--set",
        "likes=green tea",
        "--set",
        "plate=京A12345",
        "--employer",
        "华星电子",
        "--title",
        "经理",
        "--birthday",
        "1980-05-17",
        "--man",
        "M?N",
        "--deal-on",
        "2026-02-20",
        "--note",
        "met at the reunion",
    )
    assert card["name"] == "王 伟"
    assert [(phone["e164"], phone["extension"], phone["label"]) for phone in card["phones"]] == [
        ("+8613800138000", "", "手机"),
        ("+861065512345", "801", ""),
    ]
    assert card["emails"] == [{"address": "w@example.cn", "label": ""}]
    assert card["area"] == "北京市朝阳区"
    assert (card["circle"], card["method"], card["source_note"]) == ("school", "referral", "reunion")
    assert card["first_contact_on"] == "2026-02-01"
    assert card["tags"] == ["tea", "vip"]
    assert card["fields"]["likes"] == "green tea"
    assert card["fields"]["plate"] == "京A12345"
    assert {"employer", "title", "birthday"} <= card["fields"].keys()
    assert card["man"] == "M?N"
    assert (card["lifecycle"], card["level"]) == ("current", "customer")
    assert [note["body"] for note in card["notes"]] == ["met at the reunion"]
    assert program.json("show", card["id"]) == card


def test_one_line_says_what_was_added_with_its_id_and_the_undo(program):
    result = program.ok("add", "company", "Acme", "--address", "北京市朝阳区建国路88号")
    assert result.stdout == "Card 1 added: Acme, 北京市朝阳区. (undo: prospector undo)\n"


def test_a_name_may_be_one_argument_or_several(program):
    assert (
        program.json("add", "person", "Anna", "Schmidt")["name"]
        == program.json("add", "p", "Anna Schmidt", "--double")["name"]
    )


def test_a_number_that_is_none_is_kept_as_typed_and_mentioned(program):
    result = program.ok("add", "person", "王伟", "--phone", "内线 12")
    assert "kept as typed" in result.stderr
    assert program.json("show", 1)["phones"][0]["raw"] == "内线 12"


@pytest.mark.parametrize(
    "more",
    [
        ["王伟"],
        ["新名", "--phone", "0086 138-0013-8000"],
        ["新名", "--email", "WANG.WEI@example.cn"],
        ["wang", "--phone", "13800138000"],
    ],
)
def test_what_seems_to_be_in_the_book_is_asked_about(more, book):
    before = book.dump()
    result = book.run("add", "person", *more, "--json")
    assert result.exit_code == 4
    assert result.error["candidates"] == [{"id": WANG_WEI, "name": "王伟"}]
    assert book.dump() == before
    assert book.json("add", "person", *more, "--double")["id"] > BINNED


def test_a_person_and_a_company_may_share_a_name(book):
    book.ok("add", "company", "王伟")


def test_editing_changes_only_what_is_named(book):
    before = book.json("show", WANG_WEI)
    after = book.json("edit", WANG_WEI, "--tag", "key", "--set", "likes=tea", "--phone", "021-58880000")
    changed = {key for key in before if before[key] != after[key]}
    assert changed == {"tags", "fields", "phones", "updated_at"}
    assert len(after["phones"]) == 2


def test_an_empty_value_clears(book):
    card = book.json(
        "edit", HUAXING, "--address", "", "--city", "", "--region", "", "--country", "", "--set", "industry="
    )
    assert (card["address"], card["area"]) == ("", None)
    assert "industry" not in card["fields"]


def test_what_was_given_can_be_taken_away(book):
    card = book.json("edit", WANG_WEI, "--no-phone", "+86 138 0013 8000", "--no-email", "wang.wei@example.cn")
    assert (card["phones"], card["emails"]) == ([], [])
    assert book.json("edit", HUAXING, "--untag", "vip")["tags"] == ["老客户"]


def test_saying_nothing_new_writes_nothing(book):
    before = book.dump()
    result = book.ok("edit", WANG_WEI, "--email", "wang.wei@example.cn")
    assert "stays as it is" in result.stdout
    assert book.dump() == before


def test_a_new_address_has_a_new_area(book):
    assert (
        book.json("edit", WANG_WEI, "--address", "上海市浦东新区世纪大道1号", "--city", "", "--region", "")["area"]
        == "上海市浦东新区"
    )


def test_a_lifecycle_cannot_be_typed(book):
    assert book.run("edit", WANG_WEI, "--lifecycle", "current").exit_code == 2


def test_a_note_is_kept_word_by_word(book):
    book.ok("note", WANG_WEI, "likes", "green", "tea")
    book.ok("note", WANG_WEI, "-", stdin="first line\nsecond line\n")
    assert [note["body"] for note in book.json("show", WANG_WEI)["notes"]] == [
        "first line\nsecond line",
        "likes green tea",
    ]
    assert book.json("find", "green tea")[0]["found_in"] == "note"


def test_a_note_of_two_lines_is_shown_on_two_lines(book):
    book.ok("note", WANG_WEI, "one\ntwo")
    assert "one\ntwo\n" in book.ok("show", WANG_WEI).stdout


def test_people_and_companies_see_each_other(book):
    book.ok("tie", ANNA, "Acme", "--role", "owner", "--decides")
    assert book.json("show", ANNA)["people"] == [
        {"card_id": ACME, "name": "Acme Tools GmbH", "role": "owner", "decides": True}
    ]
    assert book.json("show", ACME)["people"] == [
        {"card_id": ANNA, "name": "Anna Schmidt", "role": "owner", "decides": True}
    ]
    book.ok("untie", ANNA, ACME)
    assert book.json("show", ACME)["people"] == []


def test_tying_again_changes_the_role(book):
    book.ok("tie", WANG_WEI, HUAXING, "--role", "finance")
    people = book.json("show", HUAXING)["people"]
    assert [(one["role"], one["decides"]) for one in people] == [("finance", False)]


def test_a_stopped_card_can_be_taken_up_again(book):
    assert book.json("show", STOPPED)["stopped_on"] == "2026-03-02"
    assert book.json("show", STOPPED)["stop_reason"] == "asked us to"
    assert book.json("resume", STOPPED)["stopped_on"] is None
    book.ok("follow-up", STOPPED, "+1d", "call")


def test_the_bin_keeps_a_card_whole(book):
    before = book.json("show", WANG_WEI)
    book.ok("remove", WANG_WEI, "--yes")
    assert WANG_WEI not in [line["id"] for line in book.json("list")]
    assert WANG_WEI not in [line["card_id"] for line in book.json("today")]
    assert book.json("find", "王伟") == []
    assert WANG_WEI in [line["id"] for line in book.json("list", "--bin")]
    book.ok("restore", "王伟")
    after = book.json("show", WANG_WEI)
    assert {**after, "updated_at": None} == {**before, "updated_at": None}


def test_without_a_terminal_remove_refuses_instead_of_waiting(book):
    result = book.run("remove", FANG_ONE, stdin="y\n")
    assert result.exit_code == 1
    assert "--yes" in result.stderr


@pytest.mark.parametrize(("typed", "code"), [("y", 0), ("yes", 0), ("是", 0), ("n", 1), ("", 1), ("maybe", 1)])
def test_on_a_terminal_remove_asks(typed, code, book):
    result = book.run("remove", FANG_ONE, stdin=f"{typed}\n", tty=True)
    assert result.exit_code == code
    assert "into the bin? [y/N]" in result.stderr
    assert (book.json("show", FANG_ONE)["binned_at"] is not None) == (code == 0)


def test_the_fields_of_the_method_and_ones_own_are_listed(book):
    book.ok("edit", WANG_WEI, "--set", "plate=京A12345")
    fields = {field["key"]: field for field in book.json("fields")}
    assert fields["industry"]["used"] and not fields["industry"]["own"]
    assert fields["plate"]["own"]
    assert "birthday" in fields


def test_show_is_a_page_with_what_a_visitor_must_know(book):
    page = book.ok("show", HUAXING).stdout
    for words in (
        "华星电子有限公司",
        "+861065512345 ext. 801",
        "北京市朝阳区",
        "MAN, hot prospect",
        "current",
        "王伟",
        "thank them",
        "maker of displays",
        "electronics",
        "closed",
    ):
        assert words in page


def test_a_field_given_twice_keeps_the_last_and_one_without_value_is_refused(book):
    assert book.json("edit", WANG_WEI, "--set", "likes=tea", "--set", "likes=coffee")["fields"]["likes"] == "coffee"
    assert book.run("edit", WANG_WEI, "--set", "likes").exit_code == 2
