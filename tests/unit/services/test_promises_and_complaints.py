"""H11: what the day is told of promises, complaints and satisfaction."""

from datetime import timedelta

from acts import added, in_days, logged

from fakes import NOW, TODAY, FakeDesk
from prospector.services import complaints, promises, satisfactions
from prospector.services.agendas import day_lines
from prospector.services.cards import stop_card


def test_the_day_is_told_of_promises_due_or_late_on_both_sides(desk: FakeDesk) -> None:
    card = str(added(desk))
    for days, what, theirs in ((0, "samples", False), (1, "their drawing", True), (5, "later", False)):
        promises.make_promise(desk, card, what, in_days(days), theirs=theirs)
    promises.keep(desk, [promises.make_promise(desk, card, "kept", in_days(0)).id])
    desk.commit()
    (line,) = day_lines(desk, TODAY + timedelta(1), tail=False)
    assert [(matter.code, matter.what, matter.day) for matter in line.matters] == [
        ("promise", "samples", TODAY),
        ("promise_theirs", "their drawing", TODAY + timedelta(1)),
    ]


def test_a_stopped_card_is_not_proposed_for_its_promise(desk: FakeDesk) -> None:
    card = str(added(desk))
    promises.make_promise(desk, card, "delete their data", in_days(0))
    stop_card(desk, card, "asked us to")
    desk.commit()
    assert day_lines(desk, TODAY, tail=False) == []
    assert [view["what"] for view in promises.list_promises(desk)] == ["delete their data"]


def test_the_day_is_told_what_to_solve_and_whose_word_is_wanted(desk: FakeDesk) -> None:
    card = str(added(desk))
    solved, left, closed = (complaints.open_complaint(desk, card, what, owner="Li") for what in ("one", "two", "three"))
    complaints.resolve(desk, solved.id, "done")
    complaints.close_satisfied(desk, closed.id, solution="done")
    desk.commit()
    (line,) = day_lines(desk, TODAY, tail=False)
    assert [(matter.code, matter.id) for matter in line.matters] == [
        ("complaint", left.id),
        ("complaint_confirm", solved.id),
    ]


def test_the_day_is_told_whose_satisfaction_falls(desk: FakeDesk) -> None:
    falling, rising = str(added(desk)), str(added(desk, name="李雷"))
    for card, scores in ((falling, (5, 2)), (rising, (2, 5))):
        for days, score in enumerate(scores):
            satisfactions.note_score(desk, card, score, on=TODAY - timedelta(10 - days))
    desk.commit()
    (line,) = day_lines(desk, TODAY, tail=False)
    assert (line.card_id, line.reasons[0].code) == (int(falling), "satisfaction_falling")
    assert day_lines(desk, TODAY + timedelta(60), tail=False) == [], "by then it is no news"


def test_whoever_was_spoken_to_since_is_not_asked_again_about_their_score(desk: FakeDesk) -> None:
    card = added(desk)
    for days, score in ((10, 5), (9, 2)):
        satisfactions.note_score(desk, str(card), score, on=TODAY - timedelta(days))
    logged(desk, card, at=NOW - timedelta(days=2))
    desk.commit()
    assert day_lines(desk, TODAY, tail=False) == []
