"""What is the user's own beside the book: calendars with their own days, texts of greetings, hooks.

Kept out of ``bootstrap``, which hands them to the services; like there, imports are deferred.
"""

import os
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from prospector.domain.text import Text

if TYPE_CHECKING:
    from prospector.config import Settings
    from prospector.domain.occasion import LunarCalendar
    from prospector.domain.workday import HolidayCalendar
    from prospector.services.ports import GreetingTexts, Hooks

Notice = Callable[[Text], None]
# The user's own days, beside the config file.
OWN_DAYS = "holidays.toml"


class Almanac:
    """What a desk knows of calendars, texts and hooks; each is made when it is first asked for."""

    # A hook may do anything outside the book, so a dry run asks none.
    dry_run = False

    def __init__(self, settings: "Settings", notice: Notice) -> None:
        self.settings: Any = settings
        self._notice = notice
        self._lunar: LunarCalendar | None = None
        self._holidays: HolidayCalendar | None = None
        self._greetings: GreetingTexts | None = None
        self._hooks: Hooks | None = None

    @property
    def greetings(self) -> "GreetingTexts":
        """The texts of greetings: the user's over the packaged ones."""
        if self._greetings is None:
            from prospector.interop.templates import FOLDER, GreetingTexts

            self._greetings = GreetingTexts(self.settings.file.parent / FOLDER)
        return self._greetings

    @property
    def hooks(self) -> "Hooks":
        """The user's own programs of the config folder."""
        if self._hooks is None:
            from prospector.interop.hooks import FOLDER, FolderHooks

            on, seconds = self.settings["hooks.on"] and not self.dry_run, self.settings["hooks.seconds"]
            # A hook that reads the book reads this one.
            same = {"PROSPECTOR_CONFIG": str(self.settings.file), "PROSPECTOR_DB": str(self.settings["database"])}
            folder = self.settings.file.parent / FOLDER
            self._hooks = FolderHooks(folder, seconds, self._notice, {k: v for k, v in same.items() if v}, on=on)
        return self._hooks

    def holiday_names(self, year: int, language: str) -> dict[date, str]:
        """Return the public holidays of a year by day, each in ``language`` where its name is known in it."""
        from prospector.render.wording import say_in

        found = holiday_calendar(self.settings, language=language).special(year)
        return {
            day: say_in(language, special.name) if isinstance(special.name, Text) else special.name
            for day, special in found.items()
            if not special.work
        }

    @property
    def lunar(self) -> "LunarCalendar":
        """The Chinese calendar."""
        if self._lunar is None:
            from prospector.interop.calendars import ChineseCalendar

            self._lunar = ChineseCalendar()
        return self._lunar

    @property
    def holidays(self) -> "HolidayCalendar":
        """The public holidays of the user's country, with the user's own days over them."""
        if self._holidays is None:
            self._holidays = holiday_calendar(self.settings)
        return self._holidays

    def back_at_work(self, day: date) -> date | None:
        """Return the next working day where ``day`` is a public holiday, else None; no calendar is loaded for it."""
        from prospector.config import cache_folder
        from prospector.interop.days_off import back_at_work

        file = self.settings.file.parent / OWN_DAYS
        country = _country_of(self.settings, "")
        own: dict[date, Any] = {}
        if file.exists():
            from prospector.interop.calendars import own_days

            own = own_days(file, country)
        return back_at_work(cache_folder(os.environ), country, day, own)

    def workdays(self, day: date, count: int) -> date:
        """Return the day ``count`` working days after ``day`` (before, when negative).

        The reader is told of a year on the way whose holidays are not known yet.
        """
        from prospector.domain.workday import add_workdays, notices

        found = add_workdays(day, count, self.holidays)
        for notice in notices(day, found, self.holidays):
            self._notice(notice.text)
        return found


def keep_holidays(settings: "Settings", today: date) -> None:
    """Keep the public holidays of this year and the next where the day's list looks for them."""
    from prospector.config import cache_folder
    from prospector.interop.calendars import published_of
    from prospector.interop.days_off import keep

    keep(cache_folder(os.environ), published_of(_country_of(settings, "")), (today.year, today.year + 1), today)


def _country_of(settings: "Settings", country: str) -> str:
    from prospector.config import checked

    return str(checked("holidays.country", country) or settings["holidays.country"] or settings["region"])


def _own_days_file(settings: "Settings") -> Path:
    return settings.file.parent / OWN_DAYS


def holiday_calendar(settings: "Settings", country: str = "", language: str = "") -> "HolidayCalendar":
    """Return the public holidays of ``country`` (empty: the user's), with the user's own days over them.

    They are named in ``language``, where that is empty in the reader's.
    """
    from prospector.interop.calendars import holidays_of
    from prospector.render import wording

    return holidays_of(_country_of(settings, country), language or wording.language(), _own_days_file(settings))


def add_holidays(
    settings: "Settings", country: str, days: Sequence[date], name: str, *, work: bool
) -> tuple[Path, str]:
    """Keep days of the user's own; return their file and the country they are kept for."""
    from prospector.interop.own_days import add_days

    file, of = _own_days_file(settings), holiday_calendar(settings, country).country
    add_days(file, of, days, name, work=work)
    return file, of


def remove_holidays(settings: "Settings", country: str, days: Sequence[date]) -> tuple[int, str]:
    """Forget days of the user's own; return how many there were, and of which country."""
    from prospector.interop.own_days import remove_days

    of = _country_of(settings, country)
    return remove_days(_own_days_file(settings), of, days), of
