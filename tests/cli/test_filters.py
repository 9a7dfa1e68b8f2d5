"""Filters where a list is given, and lists saved under a name."""

import pytest

from builders import ACME, ANNA, FANG_ONE, HUAXING, STOPPED, WANG_WEI, ZHANG
from program import Program

LIVE = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11}


def listed(book: Program, *words: object) -> set[int]:
    return {line["id"] for line in book.json("list", *words)}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kind:company", {HUAXING, ACME}),
        ("area:朝阳 kind:person", {WANG_WEI, STOPPED, 9}),
        ("area:北京 -stopped:yes man:man", {9}),
        ("tag:vip", {HUAXING, ANNA}),
        ("-tag:vip kind:company", {ACME}),
        ("tag:VIP or name:王芳", {HUAXING, ANNA, 3, 4}),
        ("tag:vi", set()),
        ("man:MAN", {HUAXING}),
        ("man:?", None),
        ("man:A", {HUAXING}),
        ("class:hot", {HUAXING}),
        ("need:large", {WANG_WEI, ZHANG}),
        ("need:large,medium", {WANG_WEI, ZHANG, HUAXING}),
        ("has:email -has:next", set()),
        ("-has:phone", {ANNA, 11}),
        ("has:birthday", {ANNA}),
        ("birthday:1980", {ANNA}),
        ("industry:electronics", {HUAXING}),
        ("employer:none kind:person tag:vip", {ANNA}),
        ("phone:6551", {HUAXING}),
        ("email:ACME", {ACME}),
        ("company:华星", {WANG_WEI}),
        ("call:January", {WANG_WEI}),
        ("note:displays", {HUAXING}),
        ("last-call:2026-03-09", {FANG_ONE}),
        ("last-call>5d", {HUAXING, WANG_WEI, ZHANG}),
        ("last-call:never has:next -stopped:yes", {ACME, 9}),
        ("next<=today -stopped:yes", {HUAXING, WANG_WEI, ZHANG, 9}),
        ("next>5d", {ACME}),
        ("contacts>=1 kind:company", {HUAXING}),
        ("contacts=0 tag:vip", {ANNA}),
        ("deals>0", {HUAXING}),
        ("outcome:interested", {WANG_WEI}),
        ("id:2,3", {2, 3}),
        ("id<3", {1, 2}),
        ("level:customer", {HUAXING}),
        ("circle:work", {HUAXING}),
        ("budget", {WANG_WEI}),
        ('"send quote" or 总机', {WANG_WEI}),
        ("not (kind:person or kind:company)", set()),
        ("", LIVE),
    ],
)
def test_a_filter_lets_these_cards_through(book: Program, typed: str, expected: set[int] | None) -> None:
    if expected is None:
        assert book.run("list", typed).exit_code == 2
    else:
        assert listed(book, typed) == expected


def test_money_promises_and_tiers_are_filtered_by(book: Program) -> None:
    book.ok(
        "invoice", "add", HUAXING, 1200, "--on", "2026-01-05", "--due", "+30d", env={"PROSPECTOR_TODAY": "2026-01-05"}
    )
    book.ok("promise", "add", ANNA, "samples", "--by", "fri")
    book.ok("deal", "add", ZHANG, 5000)
    assert listed(book, "overdue>0") == {HUAXING}
    assert listed(book, "owed>=1200") == {HUAXING}
    assert listed(book, "overdue=0 kind:company") == {ACME}
    assert listed(book, "promise:open") == {ANNA}
    assert listed(book, "revenue>4k") == {ZHANG}
    assert listed(book, "deal:won") == {HUAXING, ZHANG}


def test_a_minus_in_front_of_the_first_test_is_no_option(book: Program) -> None:
    assert listed(book, "-tag:vip", "kind:company") == {ACME}
    assert listed(book, "-tag:vip kind:company") == {ACME}


def test_options_and_a_filter_hold_together(book: Program) -> None:
    assert listed(book, "kind:company", "--tag", "vip") == {HUAXING}


def test_today_find_and_export_take_a_filter(book: Program) -> None:
    assert {line["card_id"] for line in book.json("today", "--where", "kind:company")} == {HUAXING}
    assert book.ok("today", "--where", "kind:company", "--count").stdout == "1\n"
    assert {line["id"] for line in book.json("find", "王", "--where", "has:email")} == {WANG_WEI}
    assert len(book.ok("export", "--where", "tag:vip").lines) == 3


@pytest.mark.parametrize("command", [("list",), ("today", "--where"), ("find", "王", "--where"), ("export", "--where")])
def test_a_mistyped_field_is_refused_everywhere_with_the_nearest_name(book: Program, command: tuple[str, ...]) -> None:
    result = book.run(*command, "taag:vip")
    assert result.exit_code == 2
    assert "did you mean “tag”" in result.stderr
    assert result.stdout == ""


def test_a_saved_list_is_a_part_of_other_filters(book: Program) -> None:
    saved = book.json("list", "save", "hot", "need:large or tag:vip")
    assert saved == {"name": "hot", "query": "need:large or tag:vip", "cards": 4}
    assert listed(book, "@hot") == {HUAXING, WANG_WEI, ZHANG, ANNA}
    assert listed(book, "@hot kind:company") == {HUAXING}
    assert listed(book, "-@hot kind:company") == {ACME}
    assert book.json("list", "saved") == [saved]
    book.ok("list", "save", "hot", "kind:company")
    assert listed(book, "@hot") == {HUAXING, ACME}
    book.ok("undo")
    assert len(listed(book, "@hot")) == 4
    book.ok("list", "forget", "hot")
    assert book.json("list", "saved") == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("@nobody",), 3, "no saved list"),
        (("save", "hot"), 2, "name and a filter"),
        (("save", "hot", "taag:x"), 2, "did you mean"),
        (("save", "hot", "@hot"), 2, "stands in itself"),
        (("save", "a b", "tag:x"), 2, "cannot be the name"),
        (("forget", "hot"), 3, "no saved list"),
        (("tag:vip", "--bin"), 2, "bin"),
    ],
)
def test_what_cannot_be_saved_or_shown_is_refused_and_nothing_is_written(
    book: Program, words: tuple[str, ...], code: int, said: str
) -> None:
    before = book.dump()
    result = book.run("list", *words)
    assert (result.exit_code, book.dump()) == (code, before)
    assert said in result.stderr


def test_two_lists_that_stand_in_each_other_are_refused(book: Program) -> None:
    book.ok("list", "save", "a", "tag:vip")
    book.ok("list", "save", "b", "@a")
    assert book.run("list", "save", "a", "@b").exit_code == 2
    assert listed(book, "@b") == {HUAXING, ANNA}


def test_find_looks_only_there_also_by_the_plural(book: Program) -> None:
    assert [line["found_in"] for line in book.json("find", "displays", "--in", "notes")] == ["note"]
    assert book.json("find", "displays", "--in", "calls") == []
    assert [line["id"] for line in book.json("find", "王伟", "--in", "names")] == [WANG_WEI]
    assert book.run("find", "x", "--in", "attic").exit_code == 2


def test_a_saved_list_is_shown_and_renamed_also_where_other_lists_name_it(book: Program) -> None:
    book.ok("list", "save", "hot", "need:large or tag:vip")
    book.ok("list", "save", "near", '(@hot area:北京) or "@hot"')
    before = listed(book, "@near")
    shown = book.ok("list", "show", "hot")
    assert shown.stdout == "@hot: need:large or tag:vip\n"
    renamed = book.json("list", "rename", "hot", "warm")
    assert renamed == {"name": "warm", "query": "need:large or tag:vip", "cards": 4}
    assert {row["name"]: row["query"] for row in book.json("list", "saved")} == {
        "near": '(@warm area:北京) or "@hot"',
        "warm": "need:large or tag:vip",
    }
    assert listed(book, "@near") == before
    assert book.run("list", "@hot").exit_code == 3
    book.ok("undo")
    assert book.json("list", "saved", "hot")["query"] == "need:large or tag:vip"


def test_a_list_is_not_renamed_over_another(book: Program) -> None:
    book.ok("list", "save", "hot", "tag:vip")
    book.ok("list", "save", "warm", "need:large")
    result = book.run("list", "rename", "hot", "warm")
    assert result.exit_code == 4
    assert "@warm already" in result.stderr
    assert len(book.json("list", "saved")) == 2


def test_a_list_is_filtered_by_words_and_by_the_option_together(book: Program) -> None:
    assert listed(book, "tag:vip", "--where", "kind:company") == {HUAXING}
