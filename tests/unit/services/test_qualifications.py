"""H7 over the book: findings are dated and kept, and the last one counts."""

import pytest
from acts import added, logged, whole
from hypothesis import given
from hypothesis import strategies as st

from fakes import FakeDesk, a_desk, statements_counted
from prospector.domain.errors import UsageError
from prospector.domain.qualification import CODES, read_code
from prospector.services import qualifications as service


def qualified(desk: FakeDesk, card: int, code: str, evidence: str = "") -> dict:
    view = service.qualify(desk, str(card), service.letters_of(read_code(code)), evidence)
    desk.commit()
    return view


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_recorded_and_answered_with_class_and_advice(desk: FakeDesk, code: str) -> None:
    card = added(desk)
    view = qualified(desk, card, code)
    assert (view["man"], view["unknown"], view["questions"]) == (code, [], {})
    assert view["class"] == read_code(code).klass
    assert whole(desk, card)["man"] == code


def test_each_unknown_letter_comes_with_its_question(desk: FakeDesk) -> None:
    view = qualified(desk, added(desk), "M?N")
    assert view["class"] == "unknown"
    assert view["unknown"] == ["A"]
    assert "signs" in view["questions"]["A"]


def test_one_letter_leaves_the_others_as_they_are(desk: FakeDesk) -> None:
    card = added(desk)
    qualified(desk, card, "Ma?")
    assert service.qualify(desk, str(card), {"N": "yes"})["man"] == "MaN"


def test_the_history_keeps_every_finding_with_evidence_and_day(desk: FakeDesk) -> None:
    card = added(desk)
    qualified(desk, card, "M??", "has a budget")
    desk.clock.moment = desk.clock.moment.replace(day=20)
    service.qualify(desk, str(card), {"M": "no"}, "budget was cut")
    desk.commit()
    view = service.show_qualification(desk, str(card))
    assert [
        (row["letter"], row["value"], row["evidence"], row["on"]) for row in view["history"] if row["letter"] == "M"
    ] == [
        ("M", "yes", "has a budget", "2026-03-10"),
        ("M", "no", "budget was cut", "2026-03-20"),
    ]
    assert view["man"] == "m??"


def test_what_is_known_already_is_recorded_again_only_with_evidence(desk: FakeDesk) -> None:
    card = added(desk)
    qualified(desk, card, "MAN")
    qualified(desk, card, "MAN")
    assert len(service.show_qualification(desk, str(card))["history"]) == 3
    service.qualify(desk, str(card), {"M": "yes"}, "saw the contract")
    assert len(service.show_qualification(desk, str(card))["history"]) == 4


def test_a_letter_can_become_unknown_again(desk: FakeDesk) -> None:
    card = added(desk)
    qualified(desk, card, "MAN")
    assert qualified(desk, card, "M?N")["man"] == "M?N"


@given(st.lists(st.text(alphabet="MANman?", min_size=3, max_size=3), max_size=5))
def test_the_last_word_on_each_letter_counts(typed: list[str]) -> None:
    codes = [
        code for code in typed if all(sign.upper() in (letter, "?") for sign, letter in zip(code, "MAN", strict=True))
    ]
    with a_desk() as desk:
        card = added(desk)
        for code in codes:
            qualified(desk, card, code)
        assert whole(desk, card)["man"] == (codes[-1] if codes else "???")


def test_the_list_has_the_hot_ones_first_and_can_be_narrowed(desk: FakeDesk) -> None:
    for name, code in (("A", "man"), ("B", "M??"), ("C", "MAN"), ("D", "MaN"), ("E", "maN"), ("F", "???")):
        qualified(desk, added(desk, name), code)
    assert [row["name"] for row in service.list_by_class(desk)] == ["C", "D", "E", "A", "B", "F"]
    assert [row["name"] for row in service.list_by_class(desk, klass="contact")] == ["D"]
    assert [row["name"] for row in service.list_by_class(desk, unknown_only=True)] == ["B", "F"]
    counted = service.counts(desk)
    assert counted == {**dict.fromkeys(CODES, 0), "man": 1, "MAN": 1, "MaN": 1, "maN": 1, "?": 2}
    with pytest.raises(UsageError, match="not a class"):
        service.list_by_class(desk, klass="warm")


def test_listing_many_cards_asks_the_book_no_more_often(desk: FakeDesk) -> None:
    for number in range(12):
        logged(desk, added(desk, f"card {number}"))
    with statements_counted(desk) as run:
        service.list_by_class(desk)
    assert len(run) == 1
