"""The day's list over a book: one line a card, nobody who must be left alone, and nobody who falls through."""

import itertools

from acts import added, at, day, in_days, logged, planned
from hypothesis import given
from hypothesis import strategies as st

from fakes import TODAY, FakeDesk, a_desk, statements_counted
from prospector.services import qualifications
from prospector.services.agendas import count_due, day_list
from prospector.services.cards import remove_card, stop_card


def names(desk: FakeDesk, group: str = "", **how) -> list[str]:
    return [line["name"] for line in day_list(desk, TODAY, **how) if not group or line["group"] == group]


def man(desk: FakeDesk, card: int, code: str) -> None:
    qualifications.qualify(desk, str(card), qualifications.letters_of(qualifications.Man(*_read(code))))
    desk.commit()


def _read(code: str) -> tuple[str, ...]:
    return tuple("unknown" if sign == "?" else "yes" if sign.isupper() else "no" for sign in code)


def test_a_card_with_several_things_due_has_one_line(desk: FakeDesk) -> None:
    card = added(desk, phones=["010-65512345 转 801"])
    steps = [planned(desk, card, 0, "send quote"), planned(desk, card, 0, "Visit", "14:00", visit=True)]
    planned(desk, card, 1, "ask again")
    (line,) = day_list(desk, TODAY)
    assert line["follow_up_ids"] == steps
    assert line["action"] == "send quote; 14:00 Visit"
    assert line["phone"] == "+861065512345 ext. 801"
    assert line["group"] == "today"
    assert line["score"] == round(sum(reason["points"] for reason in line["reasons"]), 2)
    assert count_due(desk, TODAY) == 1


def test_who_must_be_left_alone_is_on_no_part_of_the_list(desk: FakeDesk) -> None:
    for situation in ("due", "quiet", "open", "fresh"):
        for fate in ("stopped", "binned", "man"):
            card = added(desk, f"{situation} {fate}")
            if situation == "due":
                planned(desk, card, 0)
            elif situation == "quiet":
                logged(desk, card, "interested", at=at(1, month=1))
            elif situation == "open":
                logged(desk, card, at=at(9))
            if fate == "stopped":
                stop_card(desk, str(card), "asked us to")
            elif fate == "binned":
                remove_card(desk, str(card))
            elif situation != "fresh":
                man(desk, card, "man")
            desk.commit()
    assert names(desk) == ["fresh man"]
    assert count_due(desk, TODAY) == 0


def test_what_is_due_later_is_on_the_list_of_that_day(desk: FakeDesk) -> None:
    card = added(desk)
    planned(desk, card, 3)
    assert names(desk) == []
    (line,) = day_list(desk, day("2026-03-15"))
    assert (line["group"], line["due_on"]) == ("overdue", "2026-03-13")


def test_every_card_is_due_planned_or_in_the_tail(desk: FakeDesk) -> None:
    desk.settings["today.tail"] = 100
    planned(desk, added(desk, "due"), 0)
    planned(desk, added(desk, "later"), 5)
    logged(desk, added(desk, "quiet"), "interested", at=at(1, month=2))
    logged(desk, added(desk, "interested yesterday"), "interested", at=at(9))
    logged(desk, added(desk, "tried"), "no-answer", at=at(9))
    logged(desk, added(desk, "refused after interest"), "refused", at=at(9))
    man(desk, added(desk, "qualified, never called"), "MAN")
    added(desk, "old customer, never called", deals=[day("2024-05-05")])
    added(desk, "fresh")
    assert names(desk, "today") == ["due"]
    assert names(desk, "gone_quiet") == ["quiet"]
    assert sorted(names(desk, "no_next_step")) == sorted(
        [
            "interested yesterday",
            "tried",
            "refused after interest",
            "qualified, never called",
            "old customer, never called",
        ]
    )
    assert names(desk, "never_qualified") == ["fresh"]
    assert names(desk, "no_next_step")[0] == "qualified, never called"


def test_interest_that_became_a_deal_has_not_gone_quiet(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card, "interested", at=at(1, month=1))
    logged(desk, card, "closed", at=at(2, month=1))
    assert names(desk, "gone_quiet") == []
    assert names(desk, "no_next_step") == ["王伟"]


def test_the_boundary_of_going_quiet_is_the_day_that_the_config_says(desk: FakeDesk) -> None:
    card = added(desk)
    logged(desk, card, "interested", at=at(24, 23, 59, month=2))
    assert names(desk, "gone_quiet") == ["王伟"]
    desk.settings["today.quiet_days"] = 15
    assert names(desk, "gone_quiet") == []
    assert names(desk, "no_next_step") == ["王伟"]


def test_the_tails_are_short_and_can_be_left_out(desk: FakeDesk) -> None:
    desk.settings["goal.new_contacts"] = 3
    for number in range(5):
        logged(desk, added(desk, f"called {number}"), at=at(9))
        logged(desk, added(desk, f"interested {number}"), "interested", at=at(9))
        added(desk, f"fresh {number}")
    assert len(names(desk, "no_next_step")) == len(names(desk, "never_qualified")) == 3
    assert names(desk, tail=False) == []
    desk.settings["today.tail"] = desk.settings["goal.new_contacts"] = 0
    assert names(desk) == []


def test_the_area_narrows_the_whole_list(desk: FakeDesk) -> None:
    planned(desk, added(desk, "here", address="北京市朝阳区建国路1号"), 0)
    planned(desk, added(desk, "there", address="上海市浦东新区世纪大道1号"), 0)
    added(desk, "fresh here", address="北京市朝阳区建国路2号")
    assert names(desk, area="朝阳") == ["here", "fresh here"]


def test_the_weights_of_the_config_decide(desk: FakeDesk) -> None:
    late, keen = added(desk, "late"), added(desk, "keen")
    logged(desk, keen, need="large", attitude="keen", at=at(9), next_step=in_days(0))
    desk.clock.moment = at(1)
    planned(desk, late, 0)
    desk.clock.moment = at(10)
    assert names(desk) == ["keen", "late"]
    for weight in ("need", "intent", "man", "potential"):
        desk.settings[f"weights.{weight}"] = 0.0
    assert names(desk) == ["late", "keen"]


def test_the_list_asks_the_book_no_more_often_for_more_cards(desk: FakeDesk) -> None:
    def asked() -> int:
        with statements_counted(desk) as run:
            day_list(desk, TODAY)
        return len(run)

    planned(desk, added(desk), 0)
    few = asked()
    for number in range(12):
        planned(desk, added(desk, f"card {number}"), 0)
    assert asked() == few


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from(["", "interested", "refused", "no-answer", "closed"])), max_size=8
    )
)
def test_no_card_is_on_the_list_twice(said: list[tuple[int, str]]) -> None:
    with a_desk() as desk:
        desk.settings["today.tail"] = desk.settings["goal.new_contacts"] = 100
        # Whom the ladder puts off for longer is rightly not on the list.
        desk.settings["ladder.tries"] = 0
        cards = [added(desk, f"card {number}") for number in range(4)]
        for (number, outcome), due in zip(said, itertools.cycle((0, 9, -9)), strict=False):
            if outcome:
                logged(desk, cards[number], outcome, at=at(10 - abs(due)))
            else:
                planned(desk, cards[number], abs(due))
        listed = [line["card_id"] for line in day_list(desk, day("2026-03-19"))]
        assert sorted(listed) == cards
