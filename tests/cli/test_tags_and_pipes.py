"""Tags, many cards at once, ids through pipes, and only the keys that are asked for."""

import pytest

from builders import ANNA, BINNED, FANG_ONE, FANG_TWO, HUAXING, WANG_WEI
from program import Program


def tags(book: Program, card: int) -> list[str]:
    found: list[str] = book.json("show", card)["tags"]
    return found


def test_tags_begin_with_a_plus_and_cards_do_not(book: Program) -> None:
    result = book.ok("tag", FANG_ONE, FANG_TWO, "+hot", "+fair")
    assert "2 cards tagged hot, fair" in result.stdout
    assert tags(book, FANG_ONE) == tags(book, FANG_TWO) == ["fair", "hot"]
    book.ok("undo")
    assert tags(book, FANG_ONE) == []


def test_without_a_plus_the_last_word_is_the_tag(book: Program) -> None:
    book.ok("tag", "王伟", "vip")
    assert tags(book, WANG_WEI) == ["vip"]
    book.ok("untag", "王伟", HUAXING, "vip")
    assert tags(book, WANG_WEI) == []
    assert tags(book, HUAXING) == ["老客户"]


def test_a_tag_that_is_there_already_changes_nothing(book: Program) -> None:
    before = book.dump()
    assert "Nothing to change" in book.ok("tag", HUAXING, "+vip").stdout
    assert book.dump() == before


@pytest.mark.parametrize(
    ("words", "code"), [(("+vip",), 2), ((1,), 2), ((999, "+vip"), 3), ((BINNED, "+x"), 3), ((1, "+a,b"), 2)]
)
def test_a_tag_without_card_or_a_card_without_tag_is_refused(
    book: Program, words: tuple[object, ...], code: int
) -> None:
    before = book.dump()
    assert book.run("tag", *words).exit_code == code
    assert book.dump() == before


@pytest.mark.parametrize("option", ["--ids", "-0"])
def test_the_ids_of_a_list_go_through_a_pipe(book: Program, option: str) -> None:
    ids = book.ok("list", "kind:company", option).stdout
    assert ids == ("1\n6\n" if option == "--ids" else "1\0" + "6\0")
    book.ok("tag", "-", "+firm", stdin=ids)
    assert {line["id"] for line in book.json("list", "tag:firm")} == {1, 6}


def test_many_cards_are_stopped_resumed_removed_and_restored_at_once(book: Program) -> None:
    for command, more in (("stop", ()), ("resume", ()), ("remove", ("--yes",)), ("restore", ())):
        views = book.json(command, FANG_ONE, ANNA, *more)
        assert [view["id"] for view in views] == [FANG_ONE, ANNA]
    assert "2 cards put into the bin: 王芳, Anna Schmidt" in book.ok("remove", "-", "--yes", stdin="3\n7\n").stdout


def test_one_that_fails_of_many_leaves_all_as_they_were(book: Program) -> None:
    before = book.dump()
    assert book.run("stop", FANG_ONE, 999).exit_code == 3
    assert book.dump() == before


def test_an_empty_pipe_is_no_fault(book: Program) -> None:
    before = book.dump()
    for command in (("stop", "-"), ("remove", "-", "--yes"), ("tag", "-", "+x")):
        book.ok(*command, stdin="")
    assert book.dump() == before


def test_steps_and_notes_take_ids_from_a_pipe(book: Program) -> None:
    assert [step["state"] for step in book.json("done", "-", stdin="1\n2\n")] == ["done", "done"]
    book.ok("note", "-", "met", "at", "the", "fair", stdin="3\n7\n")
    assert {line["id"] for line in book.json("list", 'note:"the fair"')} == {3, 7}
    assert book.run("done", "x").exit_code == 2


def test_fields_are_the_same_in_every_format(book: Program) -> None:
    wanted = ("list", "kind:company", "--fields", "id,name")
    assert book.json(*wanted) == [{"id": 1, "name": "华星电子有限公司"}, {"id": 6, "name": "Acme Tools GmbH"}]
    assert book.ok(*wanted, "--format", "csv").lines == ["id,name", "1,华星电子有限公司", "6,Acme Tools GmbH"]
    assert [line.split()[0] for line in book.ok(*wanted).lines] == ["Card", "1", "6"]


def test_fields_reach_below_other_keys(book: Program) -> None:
    view = book.json("show", WANG_WEI, "--fields", "name,phones.e164,calls.note,fields.employer,fields.none")
    assert view == {
        "name": "王伟", "phones.e164": ["+8613800138000"], "calls.note": ["budget in January"],
        "fields.employer": "华星电子有限公司", "fields.none": None,
    }  # fmt: skip


@pytest.mark.parametrize("wanted", ["nmae", "name.x", "", "phones.e165"])
def test_an_unknown_key_is_refused(book: Program, wanted: str) -> None:
    assert book.run("show", WANG_WEI, "--fields", wanted).exit_code == 2


def test_ids_alone_go_with_nothing_else(book: Program) -> None:
    assert book.run("list", "--ids", "--json").exit_code == 2
    assert book.run("list", "-0", "--fields", "name").exit_code == 2


@pytest.mark.parametrize(
    ("command", "key"),
    [
        (["show", "-"], "id"),
        (["edit", "-", "--tag", "spring"], "id"),
        (["qualify", "-", "M?N"], "id"),
        (["log-call", "-", "--outcome", "no-answer"], "card_id"),
        (["follow-up", "-", "+3d", "send", "the", "offer"], "card_id"),
    ],
)
def test_a_command_takes_the_cards_of_a_pipe_as_one_operation(book, command, key):
    before = book.dump()
    said = book.json(*command, "--json", stdin="2\n3\n")
    assert [view[key] for view in said] == [2, 3]
    if command[0] != "show":
        book.ok("undo")
    assert book.json("show", "2", "3", "--json") == book.json("show", "-", "--json", stdin="2\0003\0")
    if command[0] == "show":
        assert book.dump() == before


def test_several_cards_are_shown_one_below_the_other(book):
    shown = book.ok("show", "2", "3").stdout
    assert "(#2," in shown
    assert "(#3," in shown


def test_a_card_named_twice_is_logged_once(book):
    assert len(book.json("log-call", "2", "#2", "--outcome", "busy", "--json", "--dry-run")) == 1
