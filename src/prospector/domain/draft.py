"""What a file says about cards, not yet compared with the book: drafts, rejected rows, and how columns were read.

``interop`` makes these from other people's formats; ``services.imports`` makes cards of them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from prospector.domain.card import PERSON, Email, Phone
from prospector.domain.text import N_, Text


class DraftNote(NamedTuple):
    """A note in a file; ``at`` is None when the file does not say when it was written, ``uid`` empty in tables."""

    body: str
    at: datetime | None = None
    uid: str = ""


@dataclass(frozen=True, slots=True)
class CardDraft:
    """One card as a file has it. ``row`` counts the data rows from 1, ``line`` is where the row begins in the file.

    ``letters`` maps ``M``, ``A``, ``N`` to ``yes``, ``no`` or ``unknown`` (``H7``) for the letters the file speaks of.
    ``history`` holds, from the program's own JSON, ``calls``, ``follow_ups`` and ``qualification`` as plain objects.
    ``warnings`` tell of cells that could not be read as what their column says; their text is kept in a fact. ``cells``
    are those of the source, for ``--rejects``.

    ``numbers`` are the ids that the card and its entries had in the book they were exported from, by uid. ``location``
    is the exact spot, in degrees of latitude and longitude.

    An entry of a calendar or a list of tasks is about somebody rather than a card of its own: ``mention`` is its text,
    in which a card of the book may be named, and ``needs_card`` says that no card is made for it.
    """

    name: str
    kind: str = PERSON
    uid: str = ""
    row: int = 0
    line: int = 0
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    address: str = ""
    postcode: str = ""
    country: str = ""
    region: str = ""
    city: str = ""
    district: str = ""
    area: str = ""
    circle: str = ""
    method: str = ""
    source_note: str = ""
    first_contact_on: date | None = None
    stopped_on: date | None = None
    stop_reason: str = ""
    tags: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[DraftNote, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    history: Mapping[str, tuple[dict[str, object], ...]] = field(default_factory=dict)
    created_at: datetime | None = None
    updated_at: datetime | None = None
    binned_at: datetime | None = None
    warnings: tuple[Text, ...] = ()
    cells: tuple[str, ...] = field(default=(), repr=False, compare=False)
    mention: str = ""
    needs_card: bool = False
    numbers: Mapping[str, int] = field(default_factory=dict)
    location: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that cannot become a card: where, why, and its cells as the file has them (for ``--rejects``)."""

    row: int
    line: int
    reason: Text
    cells: tuple[str, ...] = ()


# How a column was understood, in the words shown to the reader.
HOW = {
    "exact": N_("recognised"),
    "guessed": N_("guessed"),
    "mapped": N_("as told"),
    "free": N_("free field"),
    "ignored": N_("ignored"),
}


class ColumnUse(NamedTuple):
    """What became of one column: ``target`` is a field, ``phone.work`` or empty; ``how`` is a key of ``HOW``."""

    column: str
    target: str
    how: str


@dataclass(frozen=True, slots=True)
class Instructions:
    """How a file is to be read, where it does not say so itself.

    ``mapping`` (column, or columns joined by ``+``, to field) overrides what column names say; ``name`` is a pattern
    such as ``Client {row}`` for lists that name nobody; ``constants`` (field to value) hold for every row that says
    nothing else; ``values`` (column to old value to new one) translates cells; ``year`` belongs to days without one.
    """

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    name: str = ""
    constants: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    year: int | None = None

    @property
    def of_tables(self) -> tuple[str, ...]:
        """The options given that only a table knows, as they are typed."""
        given = {
            "--map": self.mapping,
            "--delimiter": self.delimiter,
            "--sheet": self.sheet,
            "--values": self.values,
            "--year": self.year,
            "--name": self.name,
            "--set-field": self.constants,
        }
        return tuple(option for option, value in given.items() if value)


@dataclass(frozen=True, slots=True)
class CardSource:
    """A file opened as cards. Iterate it once: it yields ``CardDraft | RejectedRow`` in the order of the file.

    ``header``, ``delimiter`` and ``encoding`` are those of the source, so that rejected rows can be written in its own
    ``form``: ``table``, ``xlsx``, ``xls``, ``json``, ``vcard`` or ``ical``. ``remarks`` tell how the file was
    understood. ``size`` is in bytes; ``position`` tells how many of them have been read, for a progress bar.
    """

    rows: Iterator[CardDraft | RejectedRow]
    columns: tuple[ColumnUse, ...] = ()
    header: tuple[str, ...] = ()
    encoding: str = "utf-8"
    delimiter: str = ","
    size: int = 0
    position: Callable[[], int] = int
    form: str = "table"
    remarks: tuple[Text, ...] = ()

    def __iter__(self) -> Iterator[CardDraft | RejectedRow]:
        """Return the rows."""
        return self.rows
