"""lend, returned, lendings: who has which customer's file since when."""

import pytest

from builders import ACME, BINNED, FANG_ONE, HUAXING, WANG_WEI


@pytest.fixture
def lent(book):
    """Huaxing's file is late, Acme's due on Friday, the one of Wang Fang has no day; numbers 1 to 3."""
    earlier = {"PROSPECTOR_TODAY": "2026-03-02T09:00:00"}
    book.ok("lend", ACME, "--to", "小李", "--due", "2026-03-13", env=earlier)
    book.ok("lend", HUAXING, "--to", "Wu", "--due", "2026-03-05", "--note", "审计", env=earlier)
    book.ok("lend", FANG_ONE, "--to", "Wu")
    return book


def test_overdue_files_come_first(lent):
    views = lent.json("lendings")
    assert [(view["card_id"], view["days_late"], view["days_out"]) for view in views] == [
        (HUAXING, 5, 8),
        (ACME, 0, 8),
        (FANG_ONE, 0, 0),
    ]
    assert "5 days late" in lent.ok("lendings").stdout


def test_a_file_that_is_back_is_listed_with_all_only(lent):
    done = lent.json("returned", "华星电子有限公司")
    assert (done["returned_on"], done["days_late"]) == ("2026-03-10", 5)
    assert [view["card_id"] for view in lent.json("lendings")] == [ACME, FANG_ONE]
    assert [view["card_id"] for view in lent.json("lendings", "--all")] == [ACME, FANG_ONE, HUAXING]
    lent.ok("undo")
    assert len(lent.json("lendings")) == 3


def test_a_file_is_returned_by_the_number_of_its_lending(lent):
    assert lent.json("returned", 2)["card_id"] == HUAXING


def test_a_number_that_means_two_files_is_refused(lent):
    before = lent.dump()
    refused = lent.run("returned", HUAXING)
    assert (refused.exit_code, f"#{HUAXING}" in refused.stderr) == (4, True)
    assert lent.dump() == before
    assert lent.json("returned", f"#{HUAXING}")["card_id"] == HUAXING


def test_the_card_says_who_has_its_file(lent):
    assert "The file is with Wu since 2026-03-02." in lent.ok("show", HUAXING).stdout
    assert lent.json("show", HUAXING)["lending"]["borrower"] == "Wu"
    assert lent.json("show", WANG_WEI)["lending"] is None
    assert {found["found_in"] for found in lent.json("find", "审计")} == {"lending"}


def test_a_lending_can_be_corrected_and_taken_back(lent):
    lent.ok("returned", 2, "--on", "2026-03-06")
    view = lent.json("lending", "correct", 2, "--returned", "none", "--due", "none", "--to", "Qian")
    assert (view["returned_on"], view["due_on"], view["borrower"]) == (None, None, "Qian")
    lent.ok("lending", "remove", 2, "--yes")
    assert lent.run("lending", "show", 2).exit_code == 3


def test_a_file_lent_again_cannot_have_stayed_out(lent):
    lent.ok("returned", 2)
    lent.ok("lend", HUAXING, "--to", "Zhao")
    assert lent.run("lending", "correct", 2, "--returned", "none").exit_code == 4


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"lend {HUAXING}", 2),
        (f"lend {HUAXING} --to Li", 4),
        (f"lend {WANG_WEI} --to Li --due 2026-03-01", 2),
        (f"lend {WANG_WEI} --to Li --due 2026-02-30", 2),
        (f"lend {WANG_WEI} --to Li --on tomorrow", 2),
        (f"lend {WANG_WEI} --to {'x' * 500}", 2),
        (f"lend {BINNED} --to Li", 3),
        ("lend Nobody --to Li", 3),
        (f"returned #{WANG_WEI}", 3),
        ("returned Nobody", 3),
        ("returned 2 --on 2026-03-01", 2),
        ("returned 2 --on tomorrow", 2),
        ("lending correct 1", 2),
        ("lending correct 1 --due 2026-03-01", 2),
        ("lending correct 99 --to Li", 3),
        ("lending remove 1", 1),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_written(line, code, lent):
    before = lent.dump()
    result = lent.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr
    assert lent.dump() == before
