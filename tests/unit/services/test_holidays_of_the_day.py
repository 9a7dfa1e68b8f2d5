"""H8: on a public holiday nobody is called on whom nothing was agreed with; the line says until when."""

from datetime import date, datetime

from acts import added

from fakes import ZONE, FakeDesk
from prospector.domain.when import When
from prospector.services.agendas import count_due, day_list
from prospector.services.follow_ups import make_follow_up
from prospector.services.promises import make_promise

HOLIDAY, BACK = date(2026, 10, 1), "2026-10-08"


def on_the_holiday(desk: FakeDesk) -> FakeDesk:
    desk.clock.moment = datetime(2026, 10, 1, 9, 30, tzinfo=ZONE)
    return desk


def planned(desk: FakeDesk, card: int, **how) -> None:
    make_follow_up(desk, str(card), When(HOLIDAY, None), "send quote", **how)
    desk.commit()


def test_a_step_of_a_holiday_waits_for_the_first_working_day(desk: FakeDesk) -> None:
    on_the_holiday(desk)
    planned(desk, added(desk))
    (line,) = day_list(desk, HOLIDAY, tail=False)
    assert (line["moved_to"], line["group"]) == (BACK, "soon")
    assert count_due(desk, HOLIDAY) == 0


def test_who_is_open_on_holidays_is_called_on(desk: FakeDesk) -> None:
    on_the_holiday(desk)
    planned(desk, added(desk, facts={"hours": "Mo-Su 09:00-18:00; PH 09:00-12:00"}))
    (line,) = day_list(desk, HOLIDAY, tail=False)
    assert (line["moved_to"], line["group"]) == (None, "today")
    assert count_due(desk, HOLIDAY) == 1


def test_what_was_promised_for_the_day_is_kept(desk: FakeDesk) -> None:
    on_the_holiday(desk)
    make_promise(desk, str(added(desk)), "the samples", When(HOLIDAY, None))
    desk.commit()
    (line,) = day_list(desk, HOLIDAY, tail=False)
    assert (line["moved_to"], line["group"]) == (None, "today")
