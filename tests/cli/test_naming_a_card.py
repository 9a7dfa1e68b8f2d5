"""How a card is named: by id, name, pinyin, any form of its phone, e-mail, uid; what a mistyped name never does."""

import pytest

from builders import ACME, ANNA, BINNED, FANG_ONE, FANG_TWO, HUAXING, WANG_WEI, ZHANG


@pytest.mark.parametrize(
    ("typed", "card"),
    [
        ("2", WANG_WEI),
        ("#2", WANG_WEI),
        ("＃2", WANG_WEI),
        (" 2 ", WANG_WEI),
        ("王伟", WANG_WEI),
        ("wangwei", WANG_WEI),
        ("wang wei", WANG_WEI),
        ("华星", HUAXING),
        ("华星电子", HUAXING),
        ("huaxing", HUAXING),
        ("Acme Tools GmbH", ACME),
        ("acme", ACME),
        ("ACME TOOLS", ACME),
        ("anna", ANNA),
        ("schmidt", ANNA),
        ("13800138000", WANG_WEI),
        ("138 0013 8000", WANG_WEI),
        ("138-0013-8000", WANG_WEI),
        ("+8613800138000", WANG_WEI),
        ("+86 138-0013-8000", WANG_WEI),
        ("008613800138000", WANG_WEI),
        ("0086 13800138000", WANG_WEI),
        ("86 13800138000", WANG_WEI),
        ("１３８００１３８０００", WANG_WEI),
        ("010-65512345", HUAXING),
        ("(010) 6551 2345", HUAXING),
        ("（010）65512345", HUAXING),
        ("65512345", HUAXING),
        ("+86 10 6551 2345", HUAXING),
        ("010-65512345转801", HUAXING),
        ("010-65512345 转 801", HUAXING),
        ("010-65512345 ext. 801", HUAXING),
        ("010-65512345 分机801", HUAXING),
        ("010-65512345-801", HUAXING),
        ("+49 30 23125101", ACME),
        ("0049 30 23125101", ACME),
        ("030 23125101", ACME),
        ("wang.wei@example.cn", WANG_WEI),
        ("Wang.Wei@Example.CN", WANG_WEI),
        ("zhang@example.com", ZHANG),
    ],
)
def test_a_card_answers_to(typed, card, book):
    assert book.json("show", typed)["id"] == card


def test_a_card_answers_to_its_uid(book):
    uid = book.json("show", WANG_WEI)["uid"]
    assert book.json("show", uid.upper())["id"] == WANG_WEI


@pytest.mark.parametrize("typed", ["王芳", "wangfang", "王", "wei"])
def test_a_name_that_fits_several_is_asked_about(typed, book):
    result = book.run("show", typed, "--json")
    assert result.exit_code == 4
    candidates = result.error["candidates"]
    assert len(candidates) >= 2
    assert {"id", "name"} == candidates[0].keys()


def test_the_candidates_are_told_with_their_ids_on_stderr(book):
    result = book.run("show", "王芳")
    assert (result.exit_code, result.stdout) == (4, "")
    assert f"  {FANG_ONE}  王芳\n  {FANG_TWO}  王芳\n" in result.stderr


def test_an_extension_that_is_another_names_nobody(book):
    assert book.run("show", "010-65512345转802").exit_code == 3


@pytest.mark.parametrize(("typed", "meant"), [("王伟伟", WANG_WEI), ("Ana Schmit", ANNA), ("Acme Toolz", ACME)])
def test_the_nearest_names_are_offered_for_a_mistyped_one(typed, meant, book):
    result = book.run("show", typed, "--json")
    assert result.exit_code == 3
    assert meant in [candidate["id"] for candidate in result.error["candidates"]]


@pytest.mark.parametrize(
    "line",
    [
        "log-call {} --next +3d",
        "log-visit {}",
        "log {} --via gift",
        "qualify {} MAN",
        "follow-up {} +1d call",
        "edit {} --tag vip",
        "note {} hello",
        "stop {}",
        "resume {}",
        "remove {} --yes",
        "restore {}",
        "tie {} 1",
        "tie 2 {}",
        "untie {} 1",
    ],
)
@pytest.mark.parametrize(
    ("typed", "code"), [("欧阳修远", 3), ("13900000000", 3), ("nobody@example.org", 3), ("王芳", 4)]
)
def test_nothing_is_created_by_a_mistyped_reference(line, typed, code, book):
    if line.startswith("restore"):
        code = 3
    before = book.dump()
    result = book.run(*[word.format(typed) for word in line.split()])
    assert (result.exit_code, result.stdout) == (code, ""), str(result)
    assert book.dump() == before


def test_a_card_in_the_bin_answers_only_to_its_id_and_can_only_be_looked_at(book):
    assert book.json("show", BINNED)["binned_at"]
    assert book.run("show", "赵六").exit_code == 3
    result = book.run("note", BINNED, "hello")
    assert result.exit_code == 3
    assert f"prospector restore {BINNED}" in result.stderr
