"""satisfaction …: a dated trend per customer."""

import pytest

from builders import BINNED, FANG_ONE, HUAXING, WANG_WEI


@pytest.fixture
def scored(book):
    """Wang Wei falls from 5 to 2; Huaxing gave one score."""
    book.ok("satisfaction", "add", WANG_WEI, 2, "--on", "2026-03-09", "--note", "迟到了")
    book.ok("satisfaction", "add", WANG_WEI, 5, "--on", "2026-01-10")
    book.ok("satisfaction", "add", HUAXING, 1)
    return book


def test_the_trend_is_by_day_and_those_who_fall_come_first(scored):
    falling, single = scored.json("satisfaction", "list")
    assert (falling["card_id"], falling["trend"], falling["latest"], falling["average"]) == (
        WANG_WEI,
        "falling",
        2,
        3.5,
    )
    assert [score["on"] for score in falling["scores"]] == ["2026-01-10", "2026-03-09"]
    assert (single["card_id"], single["trend"]) == (HUAXING, "unknown")


def test_the_line_of_a_customer_is_drawn(scored):
    assert "█▂" in scored.ok("satisfaction", "list").stdout
    page = scored.ok("satisfaction", "list", WANG_WEI).stdout
    assert "█▂  2 of 5 on 2026-03-09, falling" in page
    assert "迟到了" in page


def test_the_trend_stands_on_the_page_of_the_card(scored):
    assert "█▂  2 of 5 on 2026-03-09, falling" in scored.ok("show", WANG_WEI).stdout
    assert scored.json("show", WANG_WEI)["satisfaction"]["trend"] == "falling"
    assert scored.json("show", FANG_ONE)["satisfaction"] is None


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"satisfaction add {WANG_WEI} 0", 2),
        (f"satisfaction add {WANG_WEI} 6", 2),
        (f"satisfaction add {WANG_WEI} -- -1", 2),
        (f"satisfaction add {WANG_WEI} 3.5", 2),
        (f"satisfaction add {WANG_WEI} 99999999999999999999", 2),
        (f"satisfaction add {WANG_WEI} 3 --on tomorrow", 2),
        (f"satisfaction add {WANG_WEI} 3 --on 2026-02-30", 2),
        (f"satisfaction add {BINNED} 3", 3),
        ("satisfaction correct 1", 2),
        ("satisfaction correct 1 --score 9", 2),
        ("satisfaction correct 99 --score 3", 3),
        ("satisfaction remove 99 --yes", 3),
        ("satisfaction remove 1", 1),
        ("satisfaction list Nobody", 3),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_written(line, code, scored):
    before = scored.dump()
    result = scored.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr
    assert scored.dump() == before


def test_a_score_can_be_corrected_and_taken_back(scored):
    view = scored.json("satisfaction", "correct", 1, "--score", 4, "--note", "forgiven", "--on", "2026-03-10")
    assert (view["score"], view["note"], view["on"]) == (4, "forgiven", "2026-03-10")
    scored.ok("satisfaction", "remove", 1, "--yes")
    assert [score["id"] for score in scored.json("satisfaction", "list", WANG_WEI)[0]["scores"]] == [2]
    scored.ok("undo")
    assert len(scored.json("satisfaction", "list", WANG_WEI)[0]["scores"]) == 2


def test_what_they_said_is_found(scored):
    assert [found["found_in"] for found in scored.json("find", "迟到")] == ["satisfaction"]


def test_who_gave_no_score_has_an_empty_list(book):
    assert book.json("satisfaction", "list") == []
    assert book.json("satisfaction", "list", FANG_ONE) == []
    assert "No satisfaction score" in book.ok("satisfaction", "list", FANG_ONE).stderr
