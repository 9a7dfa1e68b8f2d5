"""Whole commands are taken back and done again, and the history tells what each did."""

import pytest
from acts import added, logged, whole

from fakes import FakeDesk
from prospector.domain.errors import ConflictError, NotFoundError, RefusedError
from prospector.services import histories
from prospector.services.cards import CardEdit, edit_card


def undone(desk: FakeDesk, operation: int | None = None) -> dict:
    view = histories.undo(desk, operation)
    desk.commit()
    return view


def test_undo_takes_back_the_last_command_whole_and_redo_does_it_again(desk: FakeDesk) -> None:
    card = added(desk)
    before = whole(desk, card)
    logged(desk, card, "closed")
    after = whole(desk, card)
    view = undone(desk)
    assert view["rows"] == 2
    assert whole(desk, card) == before
    histories.redo(desk)
    desk.commit()
    assert whole(desk, card) == after
    assert desk.store.standings.wrong() == []


def test_each_undo_goes_one_command_further_back(desk: FakeDesk) -> None:
    card = added(desk)
    edit_card(desk, "1", CardEdit(tags=["a"]))
    desk.commit()
    edit_card(desk, "1", CardEdit(tags=["b"]))
    desk.commit()
    undone(desk)
    assert whole(desk, card)["tags"] == ["a"]
    undone(desk)
    assert whole(desk, card)["tags"] == []
    undone(desk)
    assert desk.store.cards.get(card) is None
    with pytest.raises(NotFoundError, match="nothing to undo"):
        undone(desk)


def test_what_was_changed_again_is_not_taken_back(desk: FakeDesk) -> None:
    added(desk)
    first = histories.history(desk, None, 1)[0]["id"]
    edit_card(desk, "1", CardEdit(source_note="fair"))
    desk.commit()
    with pytest.raises(ConflictError, match="changed again later"):
        undone(desk, first)
    desk.forget()
    assert whole(desk, 1)["source_note"] == "fair"


def test_nothing_is_undone_twice(desk: FakeDesk) -> None:
    added(desk)
    first = histories.history(desk, None, 1)[0]["id"]
    undone(desk)
    with pytest.raises(RefusedError, match="undone already"):
        undone(desk, first)
    with pytest.raises(RefusedError, match="itself an undo"):
        undone(desk, histories.history(desk, None, 1)[0]["id"])
    with pytest.raises(NotFoundError):
        undone(desk, 99)


def test_only_what_was_just_undone_can_be_redone(desk: FakeDesk) -> None:
    added(desk)
    undone(desk)
    added(desk, "李娜")
    with pytest.raises(NotFoundError, match="nothing to redo"):
        histories.redo(desk)


def test_the_history_of_a_card_is_only_its_own(desk: FakeDesk) -> None:
    first, second = added(desk), added(desk, "李娜")
    logged(desk, first)
    own = [operation["id"] for operation in histories.history(desk, str(first), 10)]
    assert len(own) == 2
    assert len(histories.history(desk, str(second), 10)) == 1
    assert len(histories.history(desk, None, 10)) == 3
    assert len(histories.history(desk, None, 2)) == 2


def test_an_operation_shows_each_row_before_and_after(desk: FakeDesk) -> None:
    added(desk)
    edit_card(desk, "1", CardEdit(source_note="fair"))
    desk.commit()
    (change,) = histories.changes_of(desk, histories.history(desk, None, 1)[0]["id"])["changes"]
    assert (change["table"], change["action"]) == ("card", "update")
    assert (change["before"]["source_note"], change["after"]["source_note"]) == ("", "fair")


def test_a_command_that_changed_nothing_is_not_in_the_history(desk: FakeDesk) -> None:
    added(desk)
    edit_card(desk, "1", CardEdit(name="王伟"))
    desk.begin()
    desk.commit()
    assert len(histories.history(desk, None, 10)) == 1
