"""``merge`` and going through doubles: nothing is lost, the loser answers by the winner, one undo parts them."""

import pytest

from builders import BINNED, FANG_ONE, FANG_TWO, HUAXING, WANG_WEI
from program import Program
from screen import TerminalRun


def test_everything_of_both_cards_is_on_the_one_that_stays(book: Program) -> None:
    book.ok("note", FANG_TWO, "prefers tea")
    book.ok("tag", FANG_TWO, "+hot")
    book.ok("promise", "add", FANG_TWO, "samples", "--by", "fri")
    view = book.json("merge", FANG_ONE, FANG_TWO, "--yes")
    assert view["id"] == FANG_ONE
    assert [phone["e164"] for phone in view["phones"]] == ["+8613900139000", "+8613700137000"]
    assert view["tags"] == ["hot"]
    assert view["notes"][0]["body"] == "prefers tea"
    assert len(view["promises"]) == len(view["calls"]) == 1
    assert [loser["id"] for loser in view["merged"]] == [FANG_TWO]


def test_values_that_fill_more_than_one_note_are_all_kept(book: Program) -> None:
    lost = {f"field-{number}": f"{number} " + "long " * 300 for number in range(18)}
    book.ok("edit", FANG_ONE, *(part for key in lost for part in ("--set", f"{key}=short")))
    book.ok("edit", FANG_TWO, *(part for key, value in lost.items() for part in ("--set", f"{key}={value}")))
    kept = [part for key in lost for part in ("--keep", f"{key}=A")]
    notes = book.json("merge", FANG_ONE, FANG_TWO, "--yes", *kept)["notes"]
    said = "".join(note["body"] for note in sorted(notes, key=lambda note: int(note["id"])))
    assert all(value.strip() in said for value in lost.values())
    assert len(notes) > 1


@pytest.mark.parametrize("reference", [FANG_TWO, f"#{FANG_TWO}", "13700137000", "王芳"])
def test_the_loser_answers_by_the_winner(book: Program, reference: object) -> None:
    uid = book.json("show", FANG_TWO)["uid"]
    book.ok("merge", FANG_ONE, FANG_TWO, "--yes")
    assert book.json("show", reference)["id"] == FANG_ONE
    assert book.json("show", uid)["id"] == FANG_ONE


def test_the_old_name_of_the_loser_still_leads_to_the_card(book: Program) -> None:
    book.ok("edit", FANG_TWO, "--name", "Fang Wang", env={"PROSPECTOR_TODAY": "2026-03-01T09:00:00"})
    book.ok("merge", FANG_ONE, FANG_TWO, "--yes", "--keep", "name=A")
    assert book.json("show", "Fang Wang")["id"] == FANG_ONE


def test_the_newest_evidence_wins_and_the_rest_is_told_and_kept_in_a_note(book: Program) -> None:
    book.ok("edit", FANG_ONE, "--set", "qq=111", env={"PROSPECTOR_TODAY": "2026-03-03T09:00:00"})
    book.ok("edit", FANG_TWO, "--set", "qq=222", env={"PROSPECTOR_TODAY": "2026-03-04T09:00:00"})
    result = book.ok("merge", FANG_ONE, FANG_TWO, "--yes")
    assert "QQ: kept “222”" in result.stderr
    view = book.json("show", FANG_ONE)
    assert view["fields"]["qq"] == "222"
    assert "111" in view["notes"][0]["body"]


@pytest.mark.parametrize("kept", ["qq=A", f"qq={FANG_ONE}", "QQ=a"])
def test_keep_says_whom_to_believe(book: Program, kept: str) -> None:
    book.ok("edit", FANG_ONE, "--set", "qq=111", env={"PROSPECTOR_TODAY": "2026-03-03T09:00:00"})
    book.ok("edit", FANG_TWO, "--set", "qq=222")
    book.ok("merge", FANG_ONE, FANG_TWO, "--yes", "--keep", kept)
    assert book.json("show", FANG_ONE)["fields"]["qq"] == "111"


def test_do_not_contact_outlives_a_merge(book: Program) -> None:
    book.ok("stop", FANG_TWO, "--why", "asked us to")
    view = book.json("merge", FANG_ONE, FANG_TWO, "--yes")
    assert view["stop_reason"] == "asked us to"


def test_a_referral_between_the_two_goes_with_a_word(book: Program) -> None:
    book.ok("referral", "add", FANG_ONE, FANG_TWO)
    assert "nobody refers to themselves" in book.ok("merge", FANG_ONE, FANG_TWO, "--yes").stderr


def test_three_cards_become_one_and_one_undo_parts_them(book: Program) -> None:
    book.ok("add", "person", "王芳芳", "--phone", "13300133000")
    before = book.dump()
    book.ok("merge", FANG_ONE, FANG_TWO, 12, "--yes")
    assert book.json("show", 12)["id"] == FANG_ONE
    book.ok("undo")
    after = book.dump()
    for table in before.keys() - {"operation", "change"}:
        assert after[table] == before[table]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((FANG_ONE, FANG_ONE, "--yes"), 1, "named before"),
        ((FANG_ONE, HUAXING, "--yes"), 1, "cannot be one card"),
        ((FANG_ONE, BINNED, "--yes"), 3, "in the bin"),
        ((FANG_ONE, "--yes"), 2, "Two cards"),
        ((FANG_ONE, FANG_TWO), 1, "no terminal"),
        ((FANG_ONE, FANG_TWO, "--yes", "--keep", "nmae=A"), 2, "did you mean “name”"),
        ((FANG_ONE, FANG_TWO, "--yes", "--keep", "name=Z"), 2, "none of the cards"),
        ((FANG_ONE, FANG_TWO, "--yes", "--keep", "name"), 2, "no card to keep"),
    ],
)
def test_what_cannot_be_merged_is_refused_and_nothing_is_written(
    book: Program, words: tuple[object, ...], code: int, said: str
) -> None:
    before = book.dump()
    result = book.run("merge", *words)
    assert (result.exit_code, book.dump()) == (code, before)
    assert said in result.stderr


def test_a_merged_card_is_not_restored_but_parted_by_undo(book: Program) -> None:
    book.ok("merge", FANG_ONE, FANG_TWO, "--yes")
    result = book.run("restore", FANG_TWO)
    assert result.exit_code == 1
    assert f"part of card {FANG_ONE}" in result.stderr


def test_an_import_finds_the_winner_by_the_uid_of_the_loser(book: Program) -> None:
    uid = book.json("show", FANG_TWO)["uid"]
    book.ok("merge", FANG_ONE, FANG_TWO, "--yes")
    cards = len(book.json("list"))
    book.ok("import", "-", stdin=f"uid,name,qq\n{uid},王芳,777\n")
    assert len(book.json("list")) == cards
    assert book.json("show", FANG_ONE)["fields"]["qq"] == "777"


def test_cards_that_are_not_the_same_are_never_shown_again(book: Program) -> None:
    book.ok("add", "person", "王 伟", "--phone", "13800138000", "--double")
    (pair,) = book.json("duplicates", "--pairs")
    assert {pair["a"]["id"], pair["b"]["id"]} == {WANG_WEI, 12}
    book.ok("duplicates", "--not-same", WANG_WEI, 12)
    assert book.json("duplicates", "--pairs") == book.json("duplicates") == []
    assert "known" in book.ok("duplicates", "--not-same", 12, WANG_WEI).stdout


def test_a_review_saves_each_decision_at_once(book: Program) -> None:
    book.ok("add", "person", "王 伟", "--phone", "13800138000", "--double")
    book.ok("add", "person", "Anna Schmidt", "--set", "birthday=1980-05-17", "--double")
    assert len(book.json("duplicates", "--pairs")) == 2
    shown = book.run_terminal("duplicates", "--review", answers=["n", "q"]).stdout
    assert "are not the same" in shown
    assert "1 told apart" in shown
    assert len(book.json("duplicates", "--pairs")) == 1


def test_a_review_merges_and_asks_where_the_cards_differ(book: Program) -> None:
    book.ok("add", "person", "王 伟", "--phone", "13800138000", "--double", "--set", "employer=Elsewhere")
    shown = book.run_terminal("duplicates", "--review", answers=["m", "A", "A", "q"]).stdout
    assert "1 merged" in shown
    view = book.json("show", 12)
    assert (view["id"], view["name"], view["fields"]["employer"]) == (WANG_WEI, "王伟", "华星电子有限公司")


def test_a_review_needs_a_terminal(book: Program) -> None:
    assert book.run("duplicates", "--review").exit_code == 1


def test_a_review_goes_by_single_keys_and_fits_a_small_terminal(book: Program) -> None:
    many = [word for number in range(20) for word in ("--set", f"extra{number}=something")]
    book.ok("add", "person", "王 伟", "--phone", "13800138000", "--double", "--set", "employer=Elsewhere", *many)
    book.ok("add", "person", "Anna Schmidt", "--set", "birthday=1980-05-17", "--double")
    before = book.dump()
    with TerminalRun(book, "duplicates", "--review") as run:
        run.wait_for("Pair 1 of 2", "Reasons", "Probability", "quit (q)?")
        assert not run.echoes()
        run.type("x")
        run.wait_for(">")
        run.type("\r")
        run.wait_for("Type one of these letters.")
        run.type("l\r")  # The Enter of a habit is no answer to the next question.
        run.wait_for("Pair 2 of 2", "employer", "more fields.", "same phone")
        run.pause()
        assert "Pair 2 of 2" in run.screen.text
        run.type("q")
        assert run.wait_for_end() == 0
        assert "0 merged, 0 told apart, 2 left." in run.screen.text
        assert run.echoes()
    assert book.dump() == before


def test_a_review_merges_by_a_key_for_each_field(book: Program) -> None:
    book.ok("add", "person", "王 伟", "--phone", "13800138000", "--double", "--set", "employer=Elsewhere")
    before = book.json("show", WANG_WEI)
    with TerminalRun(book, "duplicates", "--review") as run:
        run.wait_for("quit (q)?")
        run.type("m")
        run.wait_for("Which employer: ", "[Space: B]")
        run.type(" ")
        assert run.wait_for_end() == 0
        assert "1 merged, 0 told apart, 0 left." in run.screen.text
    view = book.json("show", 12)
    assert (view["id"], view["name"], view["fields"]["employer"]) == (WANG_WEI, "王伟", "Elsewhere")
    book.ok("undo")
    assert book.json("show", WANG_WEI) == before
