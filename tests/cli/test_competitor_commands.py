"""competitor …: whose product a customer uses, and where there is a chance to win."""

import pytest

from builders import BINNED, FANG_ONE, HUAXING, WANG_WEI


@pytest.fixture
def rivals(book):
    book.ok(
        "competitor",
        "add",
        HUAXING,
        "Rival",
        "AG",
        "--product",
        "R7",
        "-s",
        4,
        "--seller",
        "赵明",
        "--selling",
        "price",
    )
    book.ok("competitor", "add", WANG_WEI, "rival ag", "--satisfaction", 2, "--relation", "schoolmates")
    book.ok("competitor", "add", FANG_ONE, "Other")
    return book


def test_the_least_satisfied_come_first_and_the_unknown_last(rivals):
    views = rivals.json("competitor", "list")
    assert [(view["card_id"], view["satisfaction"]) for view in views] == [
        (WANG_WEI, 2),
        (HUAXING, 4),
        (FANG_ONE, None),
    ]
    assert views[1] | {"competitor": "Rival AG", "product": "R7", "seller": "赵明", "selling": "price"} == views[1]


def test_the_list_is_narrowed_by_card_name_product_and_satisfaction(rivals):
    def found(*options):
        return [view["card_id"] for view in rivals.json("competitor", "list", *options)]

    assert found(HUAXING) == [HUAXING]
    assert found("--name", "RIVAL") == [WANG_WEI, HUAXING]
    assert found("--name", "r7") == [HUAXING]
    assert found("--at-most", 2) == [WANG_WEI]
    assert found("--name", "nobody") == []


def test_the_terminal_says_how_widespread_each_is(rivals):
    assert "rival ag at 2 cards, satisfaction 3.0" in rivals.run_terminal("competitor", "list").stdout


def test_it_stands_on_the_page_of_the_card_and_is_found(rivals):
    assert rivals.json("show", HUAXING)["competitors"][0]["competitor"] == "Rival AG"
    assert "Rival AG" in rivals.ok("show", HUAXING).stdout
    assert {found["found_in"] for found in rivals.json("find", "赵明")} == {"competitor"}


def test_the_same_product_is_noted_once(rivals):
    refused = rivals.run("competitor", "add", HUAXING, "RIVAL ag", "--product", "r7")
    assert (refused.exit_code, "competitor correct 1" in refused.stderr) == (4, True)
    rivals.ok("competitor", "add", HUAXING, "Rival AG", "--product", "R8")


def test_it_can_be_corrected_and_taken_back(rivals):
    view = rivals.json("competitor", "correct", 1, "-s", 1, "--product", "", "--on", "2026-03-09")
    assert (view["satisfaction"], view["product"], view["noted_on"], view["seller"]) == (1, "", "2026-03-09", "赵明")
    rivals.ok("competitor", "remove", 1, "--yes")
    assert rivals.run("competitor", "show", 1).exit_code == 3
    rivals.ok("undo")
    assert rivals.json("competitor", "show", 1)["satisfaction"] == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"competitor add {HUAXING}", 2),
        (f"competitor add {HUAXING} X --satisfaction 0", 2),
        (f"competitor add {HUAXING} X --satisfaction 6", 2),
        (f"competitor add {HUAXING} X --on tomorrow", 2),
        (f"competitor add {HUAXING} X --on 2026-02-30", 2),
        (f"competitor add {HUAXING} {'x' * 20_000}", 2),
        (f"competitor add {BINNED} X", 3),
        ("competitor add Nobody X", 3),
        ("competitor correct 1", 2),
        ("competitor correct 99 -s 3", 3),
        ("competitor correct 99999999999999999999 -s 3", 3),
        ("competitor remove 1", 1),
        ("competitor list --at-most 9", 2),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_written(line, code, rivals):
    before = rivals.dump()
    result = rivals.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr
    assert rivals.dump() == before
