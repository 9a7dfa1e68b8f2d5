"""occasion …: yearly days beyond birthdays, in the list of occasions and on the card."""

import pytest

from builders import ANNA, BINNED, FANG_ONE, HUAXING, STOPPED


def test_a_day_of_its_own_comes_in_the_list_of_occasions(book):
    book.ok("occasion", "add", FANG_ONE, "wedding", "2016-03-20", "--note", "tin")
    (view,) = book.json("occasions", "--kind", "other")
    assert (view["on"], view["card_id"], view["field"], view["years"]) == ("2026-03-20", FANG_ONE, "wedding", 10)
    assert [
        found["on"] for found in book.json("occasions", "--on", "2026-03-21", "--days", 300, "--kind", "other")
    ] == []


def test_days_are_stored_in_one_form_and_lunar_ones_are_lunar(book):
    assert book.json("occasion", "add", FANG_ONE, "wedding", "17 May")["day"] == "--05-17"
    assert book.json("occasion", "add", FANG_ONE, "祭祖", "农历八月十五")["next"] == "2026-09-25"


def test_the_next_one_comes_first_and_years_turn(book):
    book.ok("occasion", "add", FANG_ONE, "fair", "03-09")
    book.ok("occasion", "add", HUAXING, "jubilee", "03-10")
    assert [(view["what"], view["next"]) for view in book.json("occasion", "list")] == [
        ("jubilee", "2026-03-10"),
        ("fair", "2027-03-09"),
    ]
    assert [view["what"] for view in book.json("occasion", "list", FANG_ONE)] == ["fair"]


def test_the_card_shows_all_its_coming_occasions(book):
    book.ok("occasion", "add", ANNA, "wedding", "2015-03-12")
    shown = book.json("show", ANNA)["occasions"]
    assert [(one["kind"], one["field"], one["on"], one["id"]) for one in shown] == [
        ("other", "wedding", "2026-03-12", 1),
        ("birthday", "birthday", "2026-05-17", None),
    ]
    assert "11 years" in book.ok("show", ANNA).stdout
    first_deal = book.json("show", HUAXING)["occasions"]
    assert [(one["kind"], one["on"]) for one in first_deal] == [("first-deal", "2027-03-02")]


def test_a_stopped_card_is_not_proposed_but_keeps_its_day(book):
    book.ok("occasion", "add", STOPPED, "wedding", "03-12")
    assert [view["card_id"] for view in book.json("occasions", "--kind", "other")] == []
    assert len(book.json("occasion", "list", STOPPED)) == 1


def test_it_can_be_corrected_and_taken_back(book):
    book.ok("occasion", "add", ANNA, "weding", "05-17")
    view = book.json("occasion", "correct", 1, "--what", "wedding", "--day", "2015-05-18", "--note", "tea")
    assert (view["what"], view["day"], view["note"]) == ("wedding", "2015-05-18", "tea")
    book.ok("occasion", "remove", 1, "--yes")
    assert book.json("occasion", "list") == []
    book.ok("undo")
    assert {found["found_in"] for found in book.json("find", "wedding")} == {"occasion"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"occasion add {ANNA} wedding 02-30", 2),
        (f"occasion add {ANNA} wedding 2015-02-29", 2),
        (f"occasion add {ANNA} wedding 3/4", 2),
        (f"occasion add {ANNA} wedding soon", 2),
        (f"occasion add {ANNA} wedding", 2),
        (f"occasion add {ANNA} fair 01-01", 4),
        (f"occasion add {BINNED} wedding 05-17", 3),
        ("occasion add Nobody wedding 05-17", 3),
        ("occasion correct 1", 2),
        ("occasion correct 1 --day 13-01", 2),
        ("occasion correct 99 --day 01-01", 3),
        ("occasion remove 1", 1),
        ("occasion remove 99 --yes", 3),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_written(line, code, book):
    book.ok("occasion", "add", ANNA, "fair", "01-01")
    before = book.dump()
    result = book.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr
    assert book.dump() == before
