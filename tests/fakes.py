"""A desk for the services: a real book in memory, a clock that stands still, the real parser, a tiny gazetteer."""

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path
from typing import Any

from prospector.domain.territory import Place
from prospector.domain.text import Text
from prospector.domain.when_period import add_workdays
from prospector.domain.workday import next_workday
from prospector.interop.calendars import ChineseCalendar, ChineseHolidays
from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.interop.double_names import looked_for
from prospector.interop.doubles import DoublesFinder
from prospector.interop.nearest import NearestNames
from prospector.interop.templates import GreetingTexts
from prospector.settings import SETTINGS
from prospector.storage.book import Book
from prospector.storage.sqlite_file import book_on, connect, create

ZONE = timezone(timedelta(hours=8))
# A Tuesday morning.
NOW = datetime(2026, 3, 10, 9, 30, tzinfo=ZONE)
TODAY = NOW.date()

# Signs of an address, and where it then lies.
PLACES = {
    "朝阳": Place("北京市朝阳区", "CN", "北京市", "北京市", "朝阳区", 39.92, 116.44, "district"),
    "浦东": Place("上海市浦东新区", "CN", "上海市", "上海市", "浦东新区", 31.22, 121.54, "district"),
    "Berlin": Place("Berlin 10115, DE", "DE", "Berlin", "Berlin", "", 52.53, 13.38, "city"),
}


class FixedClock:
    """Implements ``Clock``: always the same moment, unless a test moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.date()


class TinyGeocoder:
    """Implements ``Geocoder`` for the addresses that tests make up."""

    def place(
        self, address: str, *, postcode: str = "", city: str = "", region: str = "", country: str = ""
    ) -> Place | None:
        said = f"{address} {city} {region}"
        return next((place for sign, place in PLACES.items() if sign in said), None)


class NoHooks:
    """Implements ``Hooks`` where there are none."""

    def wanted(self, _event: str) -> bool:
        return False

    def ask(self, event: str, about: Any) -> Any:
        raise AssertionError(f"{event} was asked about {about}")


class FakeDesk:
    """Implements ``Desk`` over a book; counts the statements that were run."""

    def __init__(self, store: Book, now: datetime = NOW) -> None:
        self.store = store
        self.clock = FixedClock(now)
        self.settings: dict[str, Any] = {setting.key: setting.default for setting in SETTINGS}
        self.contacts = PhoneNumbersParser("CN")
        self.geocoder = TinyGeocoder()
        self.lookup = None
        self.told: list[str] = []
        self.names = NearestNames()
        self.workdays = add_workdays
        self.lunar = ChineseCalendar()
        self.holidays = ChineseHolidays()
        self.greetings = GreetingTexts(Path("/nowhere"))
        self.hooks = NoHooks()
        self._begun = False

    def holiday_names(self, year: int, _language: str) -> dict[date, str]:
        return {day: str(special.name) for day, special in self.holidays.special(year).items() if not special.work}

    def back_at_work(self, day: date) -> date | None:
        special = self.holidays.special(day.year).get(day)
        return next_workday(day, self.holidays) if special is not None and not special.work else None

    def doubles(self, records, cards=0):
        return DoublesFinder(records, cards)

    def like_names(self, name, kind):
        return looked_for(name, kind)

    def say(self, sentence: Text) -> str:
        return str(sentence)

    def tell(self, sentence: Text) -> None:
        self.told.append(str(sentence))

    def begin(self) -> None:
        if not self._begun:
            self.store.begin("test", self.clock.now())
            self._begun = True

    def begin_undo(self, operation_id: int) -> None:
        self.store.begin("undo", self.clock.now(), undoes=operation_id)
        self._begun = True

    def commit(self) -> None:
        self.store.commit()
        self._begun = False

    def forget(self) -> None:
        """What the program does when a command is refused."""
        self.store.rollback()
        self._begun = False


@lru_cache(maxsize=1)
def _template() -> sqlite3.Connection:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.db"
        create(path)
        on_disk = connect(path)
        empty = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        on_disk.backup(empty)
        on_disk.close()
    return empty


def an_empty_book() -> Book:
    """Return a new book in memory, of the schema that the program makes."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _template().backup(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    return book_on(connection)


@contextmanager
def a_desk(now: datetime = NOW) -> Iterator[FakeDesk]:
    """Yield a desk with an empty book, for properties that need a fresh one for each example."""
    with an_empty_book() as store:
        yield FakeDesk(store, now)


@contextmanager
def statements_counted(desk: FakeDesk) -> Iterator[list[str]]:
    """Collect the statements that reading runs, to show that they do not grow with the number of cards."""
    run: list[str] = []
    connection = desk.store.runner.connection  # type: ignore[attr-defined]
    # What the full-text index asks of itself is marked as a comment.
    connection.set_trace_callback(lambda sql: None if sql.startswith("--") else run.append(sql))
    try:
        yield run
    finally:
        connection.set_trace_callback(None)
