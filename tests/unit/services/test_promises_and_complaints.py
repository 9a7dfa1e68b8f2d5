"""H11: what the day is told of promises, complaints and satisfaction."""

from datetime import timedelta

from acts import added, in_days

from fakes import TODAY, FakeDesk
from prospector.services import complaints, promises, satisfactions
from prospector.services.cards import stop_card


def test_the_day_is_told_of_promises_due_or_late_on_both_sides(desk: FakeDesk) -> None:
    card = str(added(desk))
    for days, what, theirs in ((0, "samples", False), (1, "their drawing", True), (5, "later", False)):
        promises.make_promise(desk, card, what, in_days(days), theirs=theirs)
    promises.keep(desk, [promises.make_promise(desk, card, "kept", in_days(0)).id])
    desk.commit()
    facts = promises.facts_due(desk, TODAY + timedelta(1))
    assert [(fact["code"], fact["what"], fact["days_late"]) for fact in facts] == [
        ("promise", "samples", 1),
        ("promise_theirs", "their drawing", 0),
    ]


def test_a_stopped_card_is_not_proposed_for_its_promise(desk: FakeDesk) -> None:
    card = str(added(desk))
    promises.make_promise(desk, card, "delete their data", in_days(0))
    stop_card(desk, card, "asked us to")
    desk.commit()
    assert promises.facts_due(desk, TODAY) == []
    assert [view["what"] for view in promises.list_promises(desk)] == ["delete their data"]


def test_the_day_is_told_what_to_solve_and_whose_word_is_wanted(desk: FakeDesk) -> None:
    card = str(added(desk))
    solved, left, closed = (complaints.open_complaint(desk, card, what, owner="Li") for what in ("one", "two", "three"))
    complaints.resolve(desk, solved.id, "done")
    complaints.close_satisfied(desk, closed.id, solution="done")
    desk.commit()
    facts = complaints.facts_due(desk)
    assert [(fact["code"], fact["id"]) for fact in facts] == [("complaint", left.id), ("complaint_confirm", solved.id)]


def test_the_day_is_told_whose_satisfaction_falls(desk: FakeDesk) -> None:
    falling, rising = str(added(desk)), str(added(desk, name="李雷"))
    for card, scores in ((falling, (5, 2)), (rising, (2, 5))):
        for days, score in enumerate(scores):
            satisfactions.note_score(desk, card, score, on=TODAY - timedelta(10 - days))
    desk.commit()
    assert [(fact["card_id"], fact["score"]) for fact in satisfactions.facts_due(desk)] == [(int(falling), 2)]
