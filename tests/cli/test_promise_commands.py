"""promise …: made, kept, broken, listed, corrected, taken back."""

import pytest

from builders import BINNED, FANG_ONE, HUAXING, STOPPED, WANG_WEI, ZHANG

LATER = {"PROSPECTOR_TODAY": "2026-03-20T10:00:00"}


@pytest.fixture
def promised(book):
    """1: ours to Wang Wei by Friday; 2: theirs by tomorrow at three; 3: ours to Huaxing, next month."""
    book.ok("promise", "add", WANG_WEI, "send", "the", "samples", "--by", "fri")
    book.ok("promise", "add", WANG_WEI, "name the date", "--by", "tomorrow 15:00", "--by-them")
    book.ok("promise", "add", HUAXING, "报价单", "--by", "2026-04-10")
    return book


def test_words_need_no_quotation_marks_and_the_day_is_echoed(book):
    answer = book.ok("promise", "add", WANG_WEI, "send", "the", "samples", "--by", "fri")
    assert answer.stdout == "Promise 1 to 王伟: send the samples, by Fri 2026-03-13. (undo: prospector undo)\n"


def test_an_hour_and_their_side_are_kept(promised):
    view = promised.json("promise", "show", 2)
    assert (view["side"], view["due_on"], view["due_time"]) == ("theirs", "2026-03-11", "15:00")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"promise add {WANG_WEI} samples --by yesterday", 2),
        (f"promise add {WANG_WEI} samples --by 2026-03-09", 2),
        (f"promise add {WANG_WEI} samples --by 9:30", 2),
        (f"promise add {WANG_WEI} samples --by 2027-02-30", 2),
        (f"promise add {WANG_WEI} samples", 2),
        (f"promise add {WANG_WEI} --by fri", 2),
        (f"promise add {BINNED} samples --by fri", 3),
        ("promise add Nobody samples --by fri", 3),
        ("promise kept 99", 3),
        ("promise show 99999999999999999999", 3),
        ("promise kept 1 99", 3),
        ("promise kept 1 --on 2026-03-01", 2),
        ("promise kept 1 --on tomorrow", 2),
        ("promise correct 1", 2),
        ("promise correct 1 --by 2026-03-01", 2),
        ("promise correct 1 --why forgot", 2),
        ("promise remove 1", 1),
        ("promise list Nobody", 3),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_written(line, code, promised):
    before = promised.dump()
    result = promised.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(("Error: ", "Usage"))
    assert promised.dump() == before


def test_an_empty_promise_is_none(book):
    before = book.dump()
    assert book.run("promise", "add", WANG_WEI, "  ", "--by", "fri").exit_code == 2
    assert book.run("promise", "add", WANG_WEI, "x" * 3000, "--by", "fri").exit_code == 2
    assert book.dump() == before


def test_the_list_has_the_latest_first_with_days_late(promised):
    listed = promised.json("promise", "list", env=LATER)
    assert [(view["id"], view["days_late"], view["name"]) for view in listed] == [
        (2, 9, "王伟"), (1, 7, "王伟"), (3, 0, "华星电子有限公司"),
    ]  # fmt: skip
    assert "9 days late" in promised.ok("promise", "list", env=LATER).stdout


def test_the_list_can_be_of_one_side_or_one_card(promised):
    assert [view["id"] for view in promised.json("promise", "list", "--theirs")] == [2]
    assert [view["id"] for view in promised.json("promise", "list", "--ours")] == [1, 3]
    assert [view["id"] for view in promised.json("promise", "list", HUAXING)] == [3]
    assert promised.json("promise", "list", ZHANG) == []


def test_kept_and_broken_leave_the_open_list_and_stay_under_all(promised):
    promised.ok("promise", "kept", 1, env=LATER)
    promised.ok("promise", "broken", 2, "--why", "their boss fell ill", env=LATER)
    assert [view["id"] for view in promised.json("promise", "list")] == [3]
    found = {view["id"]: view for view in promised.json("promise", "list", "--all", env=LATER)}
    assert (found[1]["state"], found[1]["settled_on"], found[1]["days_late"]) == ("kept", "2026-03-20", 7)
    assert (found[2]["state"], found[2]["why"]) == ("broken", "their boss fell ill")


def test_kept_twice_is_no_fault_and_kept_cannot_become_broken(promised):
    assert promised.ok("promise", "kept", 1, 3).stdout == (
        "Kept: 1 “send the samples”, 3 “报价单”. (undo: prospector undo)\n"
    )
    before = promised.dump()
    assert "Settled before: 1." in promised.ok("promise", "kept", 1).stdout
    assert promised.run("promise", "broken", 1).exit_code == 1
    assert promised.dump() == before


def test_undo_opens_a_promise_again(promised):
    promised.ok("promise", "broken", 1, "--why", "forgot")
    promised.ok("undo")
    view = promised.json("promise", "show", 1)
    assert (view["state"], view["settled_on"], view["why"]) == ("open", None, "")


def test_a_promise_can_be_corrected_and_taken_back(promised):
    promised.ok("promise", "correct", 1, "--what", "send the catalogue", "--by", "2026-03-16", "--by-them")
    view = promised.json("promise", "show", 1)
    assert (view["what"], view["due_on"], view["side"]) == ("send the catalogue", "2026-03-16", "theirs")
    promised.ok("promise", "remove", 1, "--yes")
    assert promised.run("promise", "show", 1).exit_code == 3


def test_open_promises_stand_on_the_page_of_the_card(promised):
    promised.ok("promise", "broken", 2, "--why", "ill", env=LATER)
    page = promised.ok("show", WANG_WEI, env=LATER).stdout
    assert "send the samples" in page
    assert "7 days late" in page
    assert "1 of theirs was broken." in page
    assert [view["id"] for view in promised.json("show", WANG_WEI)["promises"]] == [1, 2]


def test_a_promise_is_found_by_its_words(promised):
    (found,) = promised.json("find", "报价单")
    assert (found["id"], found["found_in"]) == (HUAXING, "promise")
    promised.ok("promise", "remove", 3, "--yes")
    assert promised.json("find", "报价单") == []


def test_one_may_promise_something_to_who_must_not_be_contacted(book):
    assert book.ok("promise", "add", STOPPED, "delete their data", "--by", "fri").exit_code == 0


def test_promises_of_a_card_in_the_bin_are_not_listed(promised):
    promised.ok("remove", WANG_WEI, "--yes")
    assert [view["id"] for view in promised.json("promise", "list", "--all")] == [3]


def test_an_empty_list_is_no_fault(book):
    result = book.ok("promise", "list", "--ours")
    assert "No promise is open." in result.stderr
    assert book.json("promise", "list", FANG_ONE) == []
