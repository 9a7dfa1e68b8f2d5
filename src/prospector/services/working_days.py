"""On which days the user works: the config's weekdays, public holidays, make-up workdays."""

from datetime import date

from prospector.domain.opening_hours import read_weekdays
from prospector.domain.workday import is_workday
from prospector.services.ports import Desk


def works_on(desk: Desk, day: date) -> bool:
    """Tell whether the user works on a day: by ``visits.days``, or as the calendar of the country says."""
    special = desk.holidays.special(day.year).get(day)
    usual = desk.settings["visits.days"]
    if special is None and usual:
        return day.weekday() in read_weekdays(usual)
    return is_workday(day, desk.holidays)
