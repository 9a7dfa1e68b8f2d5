"""What the services need from the outside, as protocols; ``bootstrap`` supplies the real ones, tests their fakes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Protocol

from prospector.domain.card import Email, Phone
from prospector.domain.territory import LookedUp, Place
from prospector.domain.text import Text

if TYPE_CHECKING:
    from prospector.domain.duplicate import Pair
    from prospector.domain.greeting import Template
    from prospector.domain.occasion import LunarCalendar
    from prospector.domain.record import Record
    from prospector.domain.route import Day, LeftOut, Matrix, OnBetter, Plan, Problem, Spot, Stop
    from prospector.domain.workday import HolidayCalendar
    from prospector.services.stores import Store


class Clock(Protocol):
    """The present moment and day, in the user's zone."""

    def now(self) -> datetime:
        """Return the present as an aware datetime in the local zone."""

    def today(self) -> date:
        """Return the local calendar day (``PROSPECTOR_TODAY`` fixes it)."""


class Geocoder(Protocol):
    """Addresses to places, offline."""

    def place(
        self, address: str, *, postcode: str = "", city: str = "", region: str = "", country: str = ""
    ) -> Place | None:
        """Return where ``address`` lies, or None when no area can be told."""


class AddressLookup(Protocol):
    """An online service that the user has named; says on stderr that it is used."""

    @property
    def service(self) -> str: ...
    def find(self, address: str, country: str = "") -> LookedUp | None:
        """Return where it places the address, None where it knows none.

        StorageError when it cannot be asked, RefusedError when something for asking is missing.
        """


class ContactParser(Protocol):
    """Telephone numbers, e-mail addresses and names as typed, made comparable."""

    def phone(self, typed: str, *, label: str = "") -> Phone:
        """Return the number; ``e164`` is empty when it is not a valid number. Raises UsageError without any digit."""

    def phones(self, typed: str, *, label: str = "") -> tuple[Phone, ...]:
        """Return every number in a cell that may hold several (``a / b``, ``a; b``)."""

    def emails(self, typed: str, *, label: str = "") -> tuple[Email, ...]:
        """Return every address in a cell that may hold several."""

    def email(self, typed: str, *, label: str = "") -> Email:
        """Return the address; raises UsageError when it is not one."""

    def name_words(self, name: str) -> str:
        """Return extra words under which ``name`` can be found: pinyin in full and initials, accents folded."""


class NameMatcher(Protocol):
    """Finds the nearest of many names for a reference that fits none."""

    def nearest(self, typed: str, names: Sequence[tuple[int, str, str]], most: int = 5) -> list[tuple[int, str]]:
        """Return (id, name) of the nearest of ``names`` (id, name, comparable name), the nearest first."""


class RoutePlanner(Protocol):
    """Travel times and the search for the best days in the field."""

    @property
    def notices(self) -> list[Text]: ...
    def way(self, a: "Spot", b: "Spot") -> int:
        """Return the reckoned seconds from one point to another."""

    def shortlist(
        self, stops: "Sequence[Stop]", days: "Sequence[Day]"
    ) -> "tuple[tuple[Stop, ...], tuple[LeftOut, ...]]":
        """Return the stops to weigh and those set aside because there are too many."""

    def matrix(self, spots: "Sequence[Spot]") -> "Matrix":
        """Return the travel seconds between all points."""

    def solve(self, problem: "Problem", on_better: "OnBetter | None" = None) -> "Plan":
        """Return the best plan found; RefusedError or ConflictError when what must be kept cannot be."""


class DoublesFinder(Protocol):
    """Finds the cards of a book that are about one person or company."""

    def pairs(self, least: float, advance: Callable[[int], None] = ...) -> "Iterator[Pair]":
        """Yield every pair of at least that probability; ``advance`` is told how many more pairs were compared."""

    def against(self, record: "Record", least: float) -> "list[Pair]":
        """Return how one more card (the ``a`` of each pair) compares with these, the most likely first."""


class GreetingTexts(Protocol):
    """The texts of greetings, the user's and the packaged ones."""

    def templates(self) -> "list[Template]":
        """Return every text there is, by name."""

    def source(self, template: "Template") -> str:
        """Return a text as it was written."""

    def fill(self, template: "Template", values: Mapping[str, object]) -> str:
        """Return a text with its variables filled in; UsageError names file and line where that cannot be done."""


class Hooks(Protocol):
    """The user's own programs, which are asked before something is made lasting (docs/hooks.md)."""

    def wanted(self, event: str) -> bool:
        """Tell whether there is a program for the event; costs one look at the disk."""

    def ask(self, event: str, about: Mapping[str, Any]) -> Any:
        """Run the program of the event on an object; return what it printed, None when that was nothing.

        RefusedError with the program's own words when it vetoes, hangs, fails or prints what is no JSON.
        """


class Desk(Protocol):
    """What one command works with: the book, the clock, the settings, and the parsers behind their ports.

    ``begin`` starts the one journaled operation of the command; ``commit`` ends it, or with ``--dry-run`` forgets it.
    Parsers and the geocoder are made when first asked for, because they are slow to import.
    """

    @property
    def store(self) -> "Store": ...
    @property
    def clock(self) -> Clock: ...
    @property
    def settings(self) -> Mapping[str, Any]: ...
    @property
    def contacts(self) -> ContactParser: ...
    @property
    def geocoder(self) -> Geocoder: ...
    @property
    def lookup(self) -> AddressLookup | None: ...
    @property
    def names(self) -> NameMatcher: ...
    @property
    def lunar(self) -> "LunarCalendar": ...
    @property
    def holidays(self) -> "HolidayCalendar": ...

    @property
    def greetings(self) -> GreetingTexts: ...
    @property
    def hooks(self) -> Hooks: ...

    def holiday_names(self, year: int, language: str) -> "Mapping[date, str]":
        """Return the public holidays of a year by day, each in ``language`` where its name is known in it."""

    def back_at_work(self, day: date) -> date | None:
        """Return the next working day where ``day`` is known as a public holiday, else None."""

    def workdays(self, day: date, count: int) -> date:
        """Return the day ``count`` working days after ``day``; says so where a year's holidays are not known."""

    def doubles(self, records: "Iterable[Record]", cards: int = 0) -> DoublesFinder:
        """Return what finds the doubles among ``records``; ``cards`` is how many the book has, where these are few."""

    def like_names(self, name: str, kind: str) -> tuple[str, ...]:
        """Return the words by which cards of the same, or nearly the same, name are found in the book."""

    def say(self, sentence: Text) -> str:
        """Return a sentence in the user's language, for words the program itself writes into the book."""

    def tell(self, sentence: Text) -> None:
        """Say something beside the answer, on stderr."""

    def begin(self) -> None:
        """Start writing, unless this command has begun already.

        Before what is to be changed is read, so that no other writer changes it in between.
        """

    def begin_undo(self, operation_id: int) -> None:
        """Start writing an operation that takes back another one."""

    def commit(self) -> None:
        """Make what was written lasting, or forget it when this is a dry run."""
