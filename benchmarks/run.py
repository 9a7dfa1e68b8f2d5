"""Measures the program against its budget; ``make bench``. Prints, never fails: a busy machine is no fault of the code.

The figure of a daily command is the processor time (user + system) of its whole process as a ratio to that of a Typer
hello-world in the same environment. The two run in turn, so that a slow minute slows both; medians are compared.
"""

import argparse
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import books
import days
import ledgers
import taskwarrior

PROSPECTOR = Path(sys.executable).with_name("prospector")
HELLO = Path(__file__).with_name("hello.py")
# Files whose size is given by --rows.
IMPORT_ROWS, BATCH_CALLS = 100_000, 10_000


class Run(NamedTuple):
    """What one process used: ``cpu`` and ``wall`` in seconds, ``rss`` (the most memory at any moment) in MB."""

    cpu: float
    wall: float
    rss: float


class Case(NamedTuple):
    """One daily command: its arguments for each run in turn, the book it runs on, and its budget as a ratio.

    ``against`` names the book on which the same command is the measure, instead of the hello-world. A command that
    ``writes`` does so in a copy.
    """

    name: str
    size: str
    arguments: Callable[[Path], Iterator[Sequence[str]]]
    budget: float
    terminal: bool = False
    against: str = ""
    writes: bool = False


def _always(*arguments: str) -> Callable[[Path], Iterator[Sequence[str]]]:
    def repeated(_book: Path) -> Iterator[Sequence[str]]:
        while True:
            yield arguments

    return repeated


def _done(book: Path) -> Iterator[Sequence[str]]:
    """A follow-up that is still open each time."""
    return (("done", str(number)) for number in books.due_ids(book))


_LOG = ("log-call", "777", "--outcome", "interested", "--need", "large", "--next", "+3d", "--do", "send quote")
_SHOW, _FIND = _always("show", "777"), _always("find", "user777@example")
_NUMBER, _COMMON = _always("find", "9053177"), _always("find", "北京")
_CASES = (
    Case("today --json", "10k", _always("today", "--json"), 1.5),
    Case("log-call", "10k", _always(*_LOG), 1.5, writes=True),
    Case("qualify", "10k", _always("qualify", "777", "MaN"), 1.5, writes=True),
    Case("show", "10k", _SHOW, 1.5),
    Case("show --json", "10k", _always("show", "777", "--json"), 1.5),
    Case("find", "10k", _FIND, 1.5),
    Case("find a common word", "10k", _COMMON, 1.5),
    Case("done", "10k", _done, 1.5, writes=True),
    Case("today (table)", "10k", _always("today"), 2.2, terminal=True),
    Case("today --json", "100k", _always("today", "--json"), 3.0),
    # Cards with every kind of fact, a fifth of them due.
    Case("today --json", "day-10k", _always("today", "--json"), 1.5),
    Case("today --count", "day-10k", _always("today", "--count"), 1.3),
    Case("today --json", "day-100k", _always("today", "--json"), 3.0),
    Case("today --count", "day-100k", _always("today", "--count"), 1.3),
    Case("pyramid", "orders", _always("pyramid"), 5.0),
    Case("pyramid --json", "orders", _always("pyramid", "--json"), 5.0),
    Case("receivables", "invoices", _always("receivables"), 5.0),
    Case("receivables --json", "invoices", _always("receivables", "--json"), 5.0),
    Case("show, 2,000 records", "file", _always("show", "7"), 2.0),
    Case("show --json, 2,000 records", "file", _always("show", "7", "--json"), 2.0),
    Case("log-call", "100k", _always(*_LOG), 1.5, writes=True),
    Case("show", "100k", _SHOW, 1.5, against="1k"),
    Case("find", "100k", _FIND, 1.5, against="1k"),
    Case("find part of a number", "100k", _NUMBER, 1.5, against="1k"),
    # The hardest case of the budget: a quarter of the cards hold it, and all of them are ranked.
    Case("find a common word", "100k", _COMMON, 1.5, against="1k"),
)


def _environment(home: Path, book: Path | None = None) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "TZ") if name in os.environ}
    # Byte code is written and used, as it is on a user's machine.
    return {
        **kept, "HOME": str(home), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLUMNS": "120",
        "PROSPECTOR_TODAY": books.TODAY.isoformat(), **({"PROSPECTOR_DB": str(book)} if book else {}),
    }  # fmt: skip


def measure(
    command: Sequence[object], environment: dict[str, str], *, terminal: bool = False, stdin: str = os.devnull
) -> Run:
    """Run a command to its end and return what it used; SystemExit when it fails, because then nothing was measured."""
    words = [str(word) for word in command]
    reading, writing = pty.openpty() if terminal else os.pipe()
    source = os.open(stdin, os.O_RDONLY)
    errors = os.open(os.devnull, os.O_WRONLY)
    shown = threading.Thread(target=_drain, args=(reading,))
    actions = [(os.POSIX_SPAWN_DUP2, source, 0), (os.POSIX_SPAWN_DUP2, writing, 1), (os.POSIX_SPAWN_DUP2, errors, 2)]
    begun = perf_counter()
    child = os.posix_spawn(words[0], words, environment, file_actions=actions)
    for descriptor in (source, writing, errors):
        os.close(descriptor)
    shown.start()
    _, status, used = os.wait4(child, 0)
    wall = perf_counter() - begun
    shown.join()
    if code := os.waitstatus_to_exitcode(status):
        raise SystemExit(f"exit {code}: {' '.join(words)}")
    # Linux tells kilobytes, macOS bytes.
    return Run(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / (1024 if sys.platform != "darwin" else 1024**2))


def _drain(descriptor: int) -> None:
    # A terminal whose other side was closed answers with an error on Linux.
    with suppress(OSError):
        while os.read(descriptor, 1 << 16):
            pass
    os.close(descriptor)


class Bench:
    """The books, made when first asked for, and the figures so far."""

    def __init__(self, folder: Path, runs: int) -> None:
        self.folder = folder
        self.runs = runs
        self.over = 0
        self.judged = 0

    def book(self, size: str) -> Path:
        path = self.folder / size / "book.db"
        if not path.exists():
            maker = next((known for known in (ledgers, days) if size in known.NAMES), books)
            print(f"(making the book {size})", flush=True)
            fresh = path.parent.with_name(f"{size}.new")
            shutil.rmtree(fresh, ignore_errors=True)
            # In a process of its own: the memory of this one is counted among that of the processes it starts.
            subprocess.run([sys.executable, maker.__file__, size, fresh / "book.db"], check=True)
            fresh.rename(path.parent)
        return path

    def copy(self, size: str) -> Path:
        """A copy of a book, to be written in."""
        folder = self.folder / "copy"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.book(size).parent, folder)
        return folder / "book.db"

    def judge(self, name: str, figures: str, value: float, budget: float, unit: str) -> None:
        """Print one line: what was measured, and whether it keeps to its budget."""
        self.judged += 1
        self.over += value > budget
        said = f"budget {budget:6.2f}  {'ok' if value <= budget else 'OVER'}"
        print(f"{name:32} {figures:40} {value:7.2f} {unit:3} {said}", flush=True)

    def daily(self, case: Case) -> None:
        """Measure one daily command and its measure in turn."""
        book = self.copy(case.size) if case.writes else self.book(case.size)
        arguments = case.arguments(book)
        environment = _environment(self.folder, book)
        if case.against:
            other: list[object] = [PROSPECTOR, *next(case.arguments(book))]
            other_environment = _environment(self.folder, self.book(case.against))
        else:
            other, other_environment = [sys.executable, HELLO], environment
        command, measured = [], []
        for turn in range(self.runs + 2):
            one = measure([PROSPECTOR, *next(arguments)], environment, terminal=case.terminal)
            two = measure(other, other_environment, terminal=case.terminal)
            # The first two turns fill the caches: byte code, and the pages of the book.
            if turn >= 2:
                command.append(one.cpu)
                measured.append(two.cpu)
        figures = f"{median(command) * 1000:7.1f} ms to {median(measured) * 1000:6.1f} ms of {case.against or 'hello'}"
        self.judge(f"{case.name}  [{case.size}]", figures, median(command) / median(measured), case.budget, "×")

    def beside_taskwarrior(self, size: str) -> None:
        """Run ``task next`` and ``today`` in turn on as many tasks, and tell their ratio; nothing is judged by it."""
        book = self.book(size)
        ours = _environment(self.folder, book)
        theirs = taskwarrior.environment(self.folder / f"tasks-{size}", ours)
        count = taskwarrior.fill(book, books.TODAY, theirs)
        for arguments in (["today", "--json"], ["today"]):
            terminal = arguments == ["today"]
            turns = [
                (
                    measure([PROSPECTOR, *arguments], ours, terminal=terminal).cpu,
                    measure([str(taskwarrior.PROGRAM), "next"], theirs, terminal=terminal).cpu,
                )
                for _turn in range(self.runs + 2)
            ][2:]
            mine, other = (median(each) for each in zip(*turns, strict=True))
            figures = f"{mine * 1000:7.1f} ms to {other * 1000:6.1f} ms of task next"
            name = f"{' '.join(arguments)}  [{size}]"
            print(f"{name:32} {figures:40} {mine / other:7.2f} ×    beside {count:,} tasks", flush=True)

    def bulk_import(self, rows: int) -> None:
        """Import a file of cards into an empty book."""
        home = self.folder / "import"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        file = books.write_cards_file(home / "cards.csv", rows)
        used = measure([PROSPECTOR, "import", file], _environment(home, home / "book.db"))
        name = f"import  [{rows:,} rows]"
        figures = f"{rows / used.wall:,.0f} rows/s"
        self.judge(name, figures, used.wall, 60 * rows / IMPORT_ROWS, "s")
        self.judge(name, f"{used.cpu:.1f} s of processor time", used.rss, 600, "MB")
        again = measure([PROSPECTOR, "import", file], _environment(home, home / "book.db"))
        self.judge(f"{name} again", f"{rows / again.wall:,.0f} rows/s", again.wall, 60 * rows / IMPORT_ROWS, "s")

    def batch(self, calls: int) -> None:
        """Log many calls from a pipe into a copy of the book of 10,000 cards."""
        home = self.copy("10k").parent
        file = books.write_calls_file(home / "calls.jsonl", calls, books.SIZES["10k"].cards)
        used = measure([PROSPECTOR, "log-call", "--from", "-"], _environment(home, home / "book.db"), stdin=str(file))
        figures = f"{used.cpu:.1f} s of processor time, {used.rss:.0f} MB"
        self.judge(f"log-call --from -  [{calls:,}]", figures, used.wall, 10 * calls / BATCH_CALLS, "s")


def _wanted(name: str, size: str, asked: Iterable[str], sizes: Iterable[str]) -> bool:
    asked, sizes = list(asked), list(sizes)
    return (not asked or any(part in name for part in asked)) and (not sizes or size in sizes)


def main() -> None:
    """Measure what was asked for, or everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--case", action="append", default=[], help="only cases whose name holds this; may be repeated")
    parser.add_argument(
        "--size",
        action="append",
        default=[],
        choices=[*books.SIZES, *days.NAMES, *ledgers.NAMES],
        help="only books of this size",
    )
    parser.add_argument("--runs", type=int, default=15, help="runs of each daily command (default 15)")
    parser.add_argument("--rows", type=int, default=IMPORT_ROWS, help="rows of the imported file")
    parser.add_argument("--calls", type=int, default=BATCH_CALLS, help="calls of the batch")
    parser.add_argument("--folder", type=Path, help="keep the books here, and use those made before")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="prospector-bench-") as made:
        bench = Bench((asked.folder or Path(made)).absolute(), asked.runs)
        bench.folder.mkdir(parents=True, exist_ok=True)
        for case in _CASES:
            if _wanted(case.name, case.size, asked.case, asked.size):
                bench.daily(case)
        for size in ("10k", "100k"):
            if not _wanted("task next", size, asked.case, asked.size):
                continue
            if taskwarrior.PROGRAM is None:
                print("task next: left out, for taskwarrior is not installed")
                break
            bench.beside_taskwarrior(size)
        if _wanted("log-call --from", "10k", asked.case, asked.size):
            bench.batch(asked.calls)
        if _wanted("import", "import", asked.case, asked.size):
            bench.bulk_import(asked.rows)
    print(f"{bench.over} of {bench.judged} over budget")


if __name__ == "__main__":
    main()
