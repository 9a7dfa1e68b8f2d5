"""qualify: the table of H7, unknown letters, evidence, the list by class."""

import pytest

from builders import ACME, FANG_ONE, HUAXING, MAN, STOPPED, WANG_WEI

TABLE = {
    "MAN": ("hot", "sell now"),
    "MAn": ("contact", "create the need"),
    "MaN": ("contact", "person with authority"),
    "mAN": ("contact", "financial situation"),
    "maN": ("nurture", "another condition"),
    "mAn": ("nurture", "another condition"),
    "Man": ("nurture", "another condition"),
    "man": ("non-customer", "Stop contact"),
}


@pytest.mark.parametrize("code", TABLE)
def test_each_of_the_eight_combinations_has_its_class_and_advice(code, book):
    klass, advice = TABLE[code]
    view = book.json("qualify", FANG_ONE, code)
    assert (view["man"], view["class"], view["unknown"]) == (code, klass, [])
    assert advice in view["advice"]
    shown = book.ok("qualify", FANG_ONE).stdout
    assert code in shown and view["advice"] in shown


@pytest.mark.parametrize(
    ("code", "unknown"),
    [("M?N", ["A"]), ("???", ["M", "A", "N"]), ("?aN", ["M"]), ("m??", ["A", "N"]), ("M？N", ["A"])],
)
def test_an_unknown_letter_is_a_question_to_ask(code, unknown, book):
    view = book.json("qualify", FANG_ONE, code)
    assert (view["class"], view["unknown"]) == ("unknown", unknown)
    assert list(view["questions"]) == unknown
    shown = book.ok("qualify", FANG_ONE).stdout
    assert all(question in shown for question in view["questions"].values())


def test_letters_can_be_said_one_by_one(book):
    assert book.json("qualify", FANG_ONE, "--money", "yes", "--need", "no")["man"] == "M?n"
    assert book.json("qualify", FANG_ONE, "--authority", "是")["man"] == "MAn"
    assert book.json("qualify", FANG_ONE, "--money", "unknown")["man"] == "?An"
    assert book.json("qualify", FANG_ONE, "MAN", "--need", "no")["man"] == "MAn"


def test_evidence_and_day_of_each_letter_are_kept(book):
    book.ok("qualify", FANG_ONE, "--money", "no", "--evidence", "loss last year")
    book.ok("qualify", FANG_ONE, "--money", "yes", "--evidence", "new investor", env={"PROSPECTOR_TODAY": "2026-04-01"})
    history = book.json("qualify", FANG_ONE)["history"]
    assert history == [
        {"letter": "M", "value": "no", "evidence": "loss last year", "on": "2026-03-10"},
        {"letter": "M", "value": "yes", "evidence": "new investor", "on": "2026-04-01"},
    ]
    assert book.json("show", FANG_ONE)["qualification"] == history


def test_saying_the_same_again_without_evidence_writes_nothing(book):
    before = book.dump()
    book.ok("qualify", HUAXING, "MAN")
    assert book.dump() == before


def test_alone_it_lists_all_cards_by_class_with_the_counts(book):
    result = book.ok("qualify")
    headings = [line for line in result.lines if line.endswith((": 1", ": 7"))]
    assert headings == ["hot prospect: 1", "contact: 1", "non-customer: 1", "not yet known: 7"]
    classes = [line["class"] for line in book.json("qualify")]
    assert classes == ["hot", "contact", "non-customer", *["unknown"] * 7]


def test_on_a_terminal_the_counts_of_all_eight_combinations_are_below(book):
    shown = book.ok("qualify", tty=True, env={"NO_COLOR": "1"}).stdout
    for code in TABLE:
        assert f"{code} " in shown


def test_one_class_or_only_unknown_ones(book):
    assert [line["card_id"] for line in book.json("qualify", "--class", "contact")] == [ACME]
    assert WANG_WEI in [line["card_id"] for line in book.json("qualify", "--unknown")]
    assert HUAXING not in [line["card_id"] for line in book.json("qualify", "--unknown")]


def test_nobody_is_sent_to_find_out_about_a_stopped_card(book):
    assert STOPPED not in [line["card_id"] for line in book.json("qualify", "--unknown")]
    view = book.json("qualify", STOPPED)
    assert (view["advice"], view["questions"]) == ("Stop contact.", {})
    (line,) = [line for line in book.json("qualify") if line["card_id"] == STOPPED]
    assert line["advice"] == "Stop contact."
    assert "Ask" not in book.ok("qualify", STOPPED).stdout.splitlines()


def test_a_non_customer_is_proposed_nowhere(book):
    book.ok("qualify", WANG_WEI, "man")
    proposed = [line["card_id"] for line in book.json("today", "--limit", "0")]
    plan = book.json("plan-visits", "--area", "北京", "--on", "+1d", "--seconds", "0")
    proposed += [stop["card_id"] for day in plan["days"] for stop in [*day["stops"], *plan["left_out"]]]
    proposed += [best["card_id"] for area in book.json("areas") for best in area["best"]]
    proposed += [step["card_id"] for step in book.json("follow-ups")]
    assert not {WANG_WEI, MAN, STOPPED} & set(proposed)


def test_a_list_filter_with_a_card_is_refused(book):
    assert book.run("qualify", WANG_WEI, "--unknown").exit_code == 2


def test_csv_has_one_line_a_card(book):
    lines = book.ok("qualify", WANG_WEI, "--format", "csv").lines
    assert lines == [
        "card_id,name,kind,man,class,unknown,advice",
        "2,王伟,person,M?N,unknown,A,Find out the missing letters first.",
    ]
