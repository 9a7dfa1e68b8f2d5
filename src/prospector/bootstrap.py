"""The composition root: builds the book, the clock and the parsers behind the services' ports.

The one module with deferred imports: a daily command pays only for what it uses.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO

from prospector.almanac import Almanac, Notice
from prospector.config import Settings, default_database
from prospector.domain.errors import ProspectorError, UsageError
from prospector.domain.text import N_, Text, text
from prospector.render.wording import say

if TYPE_CHECKING:
    from prospector.domain.draft import CardSource, Instructions
    from prospector.domain.record import Record
    from prospector.interop.call_files import Entry
    from prospector.services.import_report import Report
    from prospector.services.ports import AddressLookup, Clock, ContactParser, DoublesFinder, Geocoder, NameMatcher
    from prospector.storage.book import Book

_PRUNED_EVERY = 100


class SystemClock:
    """The machine's clock in its local zone; ``PROSPECTOR_TODAY`` fixes the day, or with a time the whole moment."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        fixed = environ.get("PROSPECTOR_TODAY", "").strip()
        # To the second, as moments are stored: what was logged "now" is never later than the next "now".
        now = datetime.now().astimezone().replace(microsecond=0)
        if fixed:
            try:
                moment = datetime.fromisoformat(fixed)
            except ValueError:
                raise UsageError(
                    N_("PROSPECTOR_TODAY is “{typed}”, which is not a day."),
                    hint=N_("Write it as 2026-11-30."),
                    typed=fixed,
                ) from None
            if len(fixed) <= 10:
                moment = datetime.combine(moment.date(), now.time())
            now = moment.astimezone() if moment.tzinfo is None else moment
        self._now = now

    def now(self) -> datetime:
        """Return the moment at which this command began."""
        return self._now

    def today(self) -> date:
        """Return its local day."""
        return self._now.date()


class Desk(Almanac):
    """Implements ``services.ports.Desk``."""

    def __init__(
        self,
        store: "Book",
        clock: "Clock",
        settings: Settings,
        command: str,
        *,
        dry_run: bool = False,
        notice: Notice = lambda _: None,
    ) -> None:
        super().__init__(settings, notice)
        self.store = store
        self.clock = clock
        self.command = command
        self.dry_run = dry_run
        self.wrote = False
        self._begun = False
        self._contacts: ContactParser | None = None
        self._geocoder: Geocoder | None = None
        self._lookup: AddressLookup | None = None

    @property
    def contacts(self) -> "ContactParser":
        """The parser of phones, e-mails and names."""
        if self._contacts is None:
            from prospector.interop.contact_parser import PhoneNumbersParser

            self._contacts = PhoneNumbersParser(self.settings["region"])
        return self._contacts

    @property
    def geocoder(self) -> "Geocoder":
        """Addresses to areas, offline."""
        if self._geocoder is None:
            from prospector.territory.geocoder import PackagedGeocoder

            self._geocoder = PackagedGeocoder()
        return self._geocoder

    @property
    def lookup(self) -> "AddressLookup | None":
        """The online geocoder that the user has named, if any."""
        service = self.settings["geocoding.service"]
        if self._lookup is None and service != "off":
            from prospector.territory.online import OnlineGeocoder
            from prospector.version import __version__

            contact = self.settings["geocoding.contact"]
            self._lookup = OnlineGeocoder(
                service,
                agent=f"prospector-crm/{__version__}" + (f" ({contact})" if contact else ""),
                notice=self._notice,
                url=self.settings["geocoding.url"],
                key=self.settings["geocoding.key"],
                timeout=self.settings["geocoding.timeout"],
                wait=self.settings["geocoding.wait"],
            )
        return self._lookup

    @property
    def names(self) -> "NameMatcher":
        """The nearest names to a mistyped one."""
        from prospector.interop.nearest import NearestNames

        return NearestNames()

    def doubles(self, records: Iterable["Record"], cards: int = 0) -> "DoublesFinder":
        """Return what finds the doubles among records, of a book of so many cards."""
        from prospector.interop.doubles import DoublesFinder

        return DoublesFinder(records, cards)

    def like_names(self, name: str, kind: str) -> tuple[str, ...]:
        """Return the words by which cards of a like name are found."""
        from prospector.interop.double_names import looked_for

        return looked_for(name, kind)

    # Says a sentence in the user's language; not a method, for a long list says many.
    say = staticmethod(say)

    def tell(self, sentence: Text) -> None:
        """Say something beside the answer, on stderr."""
        self._notice(sentence)

    def begin(self) -> None:
        """Start writing, unless this command has begun already."""
        if not self._begun:
            self.store.begin(self.command, self.clock.now())
            self._begun = True

    def begin_undo(self, operation_id: int) -> None:
        """Start writing an operation that takes back another one."""
        self.store.begin(self.command, self.clock.now(), undoes=operation_id)
        self._begun = True

    def commit(self) -> None:
        """Make what was written lasting, or forget it when this is a dry run."""
        if not self._begun:
            return
        if self.dry_run:
            self.store.rollback()
        else:
            if self.store.tiers_due(self.clock.today()):
                from prospector.services.key_customers import keep_tiers

                keep_tiers(self)
            operation = self.store.commit()
            self.wrote = operation is not None
            # Where the daily chores do not run, the journal is kept to its length here, now and then.
            chores = self.store.dialect == "sqlite" and self.settings["backup.daily"]
            if operation is not None and operation % _PRUNED_EVERY == 0 and not chores:
                self.store.prune(self.settings["journal.keep"])
        self._begun = False


def database_of(settings: Settings, environ: Mapping[str, str]) -> str:
    """Return the address of a PostgreSQL book, or the path of a SQLite one."""
    named = str(settings["database"])
    if named.startswith(("postgresql://", "postgres://")):
        return named
    return str(Path(named).expanduser() if named else default_database(environ))


def is_server(database: str) -> bool:
    """Tell whether the book lies on a PostgreSQL server."""
    return database.startswith(("postgresql://", "postgres://"))


def open_book(database: str, clock: "Clock", notice: Notice) -> "Book":
    """Open the book, making a new one or bringing an older one up to date (after a backup) where needed."""
    if is_server(database):
        from prospector.storage.postgres import open_postgres

        return open_postgres(database)
    from prospector.storage.sqlite_file import SCHEMA_VERSION, book_on, open_connection

    path = Path(database)
    connection, version = open_connection(path)
    if version != SCHEMA_VERSION:
        connection.close()
        from prospector.storage.migrate import upgrade_sqlite

        _, safety = upgrade_sqlite(path, clock.now())
        if safety is not None:
            notice(text(N_("The book was brought up to date; a copy of the old one is {path}."), path=str(safety)))
        connection, _ = open_connection(path)
    return book_on(connection)


def open_desk(
    settings: Settings,
    environ: Mapping[str, str],
    command: str,
    *,
    dry_run: bool = False,
    notice: Notice = lambda _: None,
) -> Desk:
    """Return the desk for one command."""
    clock = SystemClock(environ)
    book = open_book(database_of(settings, environ), clock, notice)
    return Desk(book, clock, settings, command, dry_run=dry_run, notice=notice)


def explain(error: BaseException, database: str) -> ProspectorError | None:
    """Return the refusal that a failing database or file amounts to, or None when the error is a bug."""
    from prospector.storage.faults import explain as explain_fault

    return explain_fault(error, database)


def after_writing(settings: Settings, database: str, clock: "Clock") -> None:
    """Once a day, copy the book and prune the journal in a process of its own, so that no command waits for it.

    What was written stands already: a copy that cannot be started now is tried after the next command.
    """
    if is_server(database) or not settings["backup.daily"]:
        return
    from prospector.storage.backup import daily_target

    book = Path(database).absolute()
    with suppress(OSError):
        if daily_target(book, clock.today()).exists():
            return
        import subprocess

        arguments = [str(book), clock.today().isoformat(), str(settings["backup.keep"]), str(settings["journal.keep"])]
        arguments.append(str(settings.file))
        subprocess.Popen(
            [sys.executable, "-m", "prospector.chores", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd=book.anchor,
        )


def read_call_file(source: "Path | BinaryIO") -> "Iterator[Entry]":
    """Return the entries of a file of logged contacts, or of a pipe."""
    from prospector.interop.call_files import read_entries

    return read_entries(source)


def set_setting(file: Path, key: str, typed: str) -> object:
    """Write one setting into the config file, keeping its comments and order; return the value as written."""
    import tomlkit

    from prospector.config import checked

    value = checked(key, typed)
    document = tomlkit.parse(file.read_text(encoding="utf-8")) if file.exists() else tomlkit.document()
    table: Any = document
    *parents, name = key.split(".")
    for parent in parents:
        table = table.setdefault(parent, tomlkit.table())
    table[name] = value
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
    fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
    fresh.replace(file)
    return value


def read_card_file(file: str, stdin: TextIO, wanted: "Instructions", desk: Desk) -> "CardSource":
    """Open a file (``-``: the pipe) as cards, its kind seen by its content."""
    from prospector.interop.card_files import open_cards

    source: Path | BinaryIO = stdin.buffer if file == "-" else Path(file)
    return open_cards(source, wanted=wanted, default_region=desk.settings["region"], now=desk.clock.now())


def import_profile(settings: Settings, name: str) -> "Instructions":
    """Return how lists are read by the profile ``name`` of the config folder."""
    from prospector.interop.import_profiles import load_profile

    return load_profile(settings.file.with_name("import-profiles.toml"), name)


def save_import_profile(settings: Settings, name: str, wanted: "Instructions") -> None:
    """Keep how a list was read as the profile ``name`` of the config folder."""
    from prospector.interop.import_profiles import save_profile

    save_profile(settings.file.with_name("import-profiles.toml"), name, wanted)


def write_rejects(path: Path, source: "CardSource", report: "Report") -> None:
    """Write the skipped rows in the form of their file, with a column that says why."""
    from prospector.interop.card_files import write_rejected

    rows = [(skipped.cells, say(skipped.reason)) for skipped in report.skipped]
    write_rejected(path, source, rows, reason_column="prospector_reason")
