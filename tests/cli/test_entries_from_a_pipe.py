"""What is entered for a card is entered alike for every card of a pipe: all or nothing, one undo."""

import pytest

from builders import FANG_ONE, FANG_TWO, HUAXING, WANG_WEI

ENTRIES = [
    ("promise", "add", "-", "send the catalogue", "--by", "fri"),
    ("complaint", "open", "-", "late delivery"),
    ("satisfaction", "add", "-", "4"),
    ("deal", "add", "-", "100"),
    ("invoice", "add", "-", "100", "--due", "+30d"),
    ("competitor", "add", "-", "Siemens"),
    ("occasion", "add", "-", "factory day", "05-01"),
    ("lend", "-", "--to", "Ling"),
    ("key", "mark", "-", "high"),
    ("reward", "add", "-", "--gift", "tea"),
    ("credit", "score", "-", "character", "4"),
    ("referral", "ask", "-", "--got", "2"),
    ("referral", "add", str(HUAXING), "-"),
    ("tie", "-", str(HUAXING), "--role", "sales"),
]


@pytest.mark.parametrize("words", ENTRIES, ids=[" ".join(words[:2]) for words in ENTRIES])
def test_the_same_is_entered_for_every_card_of_a_pipe(words, book):
    before = book.dump()
    result = book.run(*words, stdin=f"{FANG_ONE}\n{FANG_TWO}\n")
    assert result.exit_code == 0, result
    assert "2 entries made." in result.stderr
    assert len(result.stdout.splitlines()) == 2
    book.ok("undo")
    after = book.dump()
    assert {name for name in before if after[name] != before[name]} <= {"operation", "change"}


@pytest.mark.parametrize("words", ENTRIES, ids=[" ".join(words[:2]) for words in ENTRIES])
def test_a_pipe_with_an_unknown_card_enters_nothing(words, book):
    before = book.dump()
    result = book.run(*words, stdin=f"{WANG_WEI}\nnobody at all\n")
    assert (result.exit_code, result.stdout) == (3, "")
    assert book.dump() == before


def test_scripts_get_a_list_of_what_was_entered_through_a_pipe(book):
    made = book.run("promise", "add", "-", "call back", "--by", "fri", "--json", stdin=f"{HUAXING}\n{WANG_WEI}\n")
    assert [view["card_id"] for view in made.json] == [HUAXING, WANG_WEI]
    assert book.run("promise", "add", "-", "call back", "--by", "fri", "--json", stdin="").json == []


def test_late_payers_are_judged_and_dealt_with_as_one(book):
    book.ok("invoice", "add", "-", "1200", "--on", "2026-01-05", "--due", "+30d", stdin="1\n2\n")
    assert "2 entries made." in book.ok("judge", "-", "good-faith", stdin="1\n2\n").stderr
    assert [step["card_id"] for step in book.json("collect", "step", "-", "talk", stdin="1\n2\n")] == [1, 2]


def test_one_number_is_not_given_to_several_invoices(book):
    result = book.run("invoice", "add", "-", "1200", "--due", "+30d", "--number", "R-1", stdin="1\n2\n")
    assert result.exit_code == 2
    assert "several invoices" in result.stderr
