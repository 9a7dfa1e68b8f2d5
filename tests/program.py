"""The program under test: run in this process, in one of its own, or on a pseudo-terminal, each in a private home.

``Program.run`` is quick (some 15 ms) and sees what the entry point sees: arguments, environment, three streams.
"""

import gettext
import io
import json
import os
import pty
import select
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from prospector.cli.main import main
from prospector.render import wording
from prospector.storage.tables import JOURNALED

# A Tuesday.
TODAY = "2026-03-10T10:00:00"
BIN = Path(sys.executable).parent
# The tables in which a command can leave something behind; what is derived from them is left out, the journal is not.
TABLES = (*JOURNALED, "operation", "change")


@dataclass(frozen=True)
class Result:
    """What a run left behind. ``lines`` are those of stdout."""

    stdout: str
    stderr: str
    exit_code: int

    @property
    def lines(self) -> list[str]:
        return self.stdout.splitlines()

    @property
    def json(self) -> Any:
        return json.loads(self.stdout)

    @property
    def jsonl(self) -> list[Any]:
        return [json.loads(line) for line in self.stdout.split("\n") if line]

    @property
    def error(self) -> Any:
        """The JSON object of a refusal: the last line of stderr."""
        return json.loads(self.stderr.strip().split("\n")[-1])

    def __str__(self) -> str:
        return f"exit {self.exit_code}\n--- stdout\n{self.stdout}\n--- stderr\n{self.stderr}"


class _Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def _stream(content: bytes = b"", *, tty: bool = False) -> io.TextIOWrapper:
    kind = _Terminal if tty else io.TextIOWrapper
    return kind(io.BytesIO(content), encoding="utf-8", errors="surrogateescape", newline="")


class Program:
    """The program with a home of its own under ``home``; nothing of the user's is read or written."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.db = home / "book.db"
        home.mkdir(parents=True, exist_ok=True)
        # The daily copy is made by a process of its own, which no test waits for.
        self.config.write_text("[backup]\ndaily = false\n", encoding="utf-8")

    @property
    def config(self) -> Path:
        return self.home / "config.toml"

    def environ(self, env: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the environment of a run: a fixed day, no locale, no settings of the user's."""
        kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TZ") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "PROSPECTOR_DB": str(self.db),
            "PROSPECTOR_CONFIG": str(self.config),
            "PROSPECTOR_TODAY": TODAY,
            # Tests of the hooks turn them on.
            "PROSPECTOR_HOOKS": "false",
            "LC_ALL": "C.UTF-8",
            **(env or {}),
        }

    def run(
        self, *arguments: object, stdin: str | bytes = "", env: Mapping[str, str] | None = None, tty: bool = False
    ) -> Result:
        """Run in this process. In English only: help texts are made when a command's module is first imported."""
        content = stdin if isinstance(stdin, bytes) else stdin.encode("utf-8", "surrogateescape")
        keyboard, out, err = _stream(content, tty=tty), _stream(tty=tty), _stream(tty=tty)
        language = os.environ.get("LANGUAGE")
        try:
            # Typer writes help and version to sys.stdout; anything else that ends there by mistake is seen as well.
            with redirect_stdout(out), redirect_stderr(err):
                code = main([str(argument) for argument in arguments], self.environ(env), keyboard, out, err)
        finally:
            wording.activate("en")
            gettext.textdomain("messages")
            if language is None:
                os.environ.pop("LANGUAGE", None)
            else:
                os.environ["LANGUAGE"] = language
        return Result(_content(out), _content(err), code)

    def ok(self, *arguments: object, **options: Any) -> Result:
        """Run, and insist on exit code 0."""
        result = self.run(*arguments, **options)
        assert result.exit_code == 0, f"prospector {' '.join(map(str, arguments))}\n{result}"
        return result

    def json(self, *arguments: object, **options: Any) -> Any:
        """Run with ``--json``, insist on exit code 0, and return what was printed."""
        return self.ok(*arguments, "--json", **options).json

    def run_process(self, *arguments: object, stdin: str | bytes = "", env: Mapping[str, str] | None = None) -> Result:
        """Run in a process of its own, its three streams being pipes."""
        done = subprocess.run(
            [str(BIN / "prospector"), *map(str, arguments)],
            input=stdin if isinstance(stdin, bytes) else stdin.encode(),
            capture_output=True,
            env=self.environ(env),
            timeout=60,
            check=False,
        )
        return Result(done.stdout.decode(), done.stderr.decode(), done.returncode)

    def run_terminal(
        self,
        *arguments: object,
        answers: Sequence[str] = (),
        env: Mapping[str, str] | None = None,
        columns: int = 100,
    ) -> Result:
        """Run on a pseudo-terminal, typing one of ``answers`` at each question (a line that ends in ``?`` or ``]``).

        What was shown, stderr included, is ``stdout`` of the result, line ends as ``\\n``.
        """
        keyboard, screen = pty.openpty()
        environ = self.environ({"TERM": "xterm-256color", "COLUMNS": str(columns), **(env or {})})
        process = subprocess.Popen(
            [str(BIN / "prospector"), *map(str, arguments)],
            stdin=screen,
            stdout=screen,
            stderr=screen,
            env=environ,
            start_new_session=True,
        )
        os.close(screen)
        shown, waiting = b"", list(answers)
        try:
            while select.select([keyboard], [], [], 30)[0]:
                try:
                    piece = os.read(keyboard, 65536)
                except OSError:  # Linux: the other side was closed.
                    break
                if not piece:
                    break
                shown += piece
                if waiting and shown.rstrip(b" ").endswith((b"?", b"]", "？".encode())):
                    os.write(keyboard, waiting.pop(0).encode() + b"\n")
        finally:
            os.close(keyboard)
            if process.poll() is None:
                try:
                    process.wait(timeout=10)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait()
        return Result(shown.decode().replace("\r\n", "\n"), "", process.returncode)

    def dump(self) -> dict[str, list[tuple[Any, ...]]]:
        """Return every row of every table a command writes to; equal before and after means: nothing was written."""
        if not self.db.exists():
            return {}
        connection = sqlite3.connect(self.db)
        try:
            return {table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in TABLES}
        finally:
            connection.close()

    @contextmanager
    def held_open(self) -> Iterator[None]:
        """Hold the book open meanwhile, which halves the time of a run: no run is the last one, that tidies up the log."""
        connection = sqlite3.connect(self.db)
        try:
            connection.execute("SELECT count(*) FROM card").fetchone()
            yield
        finally:
            connection.close()

    def copy_to(self, home: Path) -> "Program":
        """Return another program whose book is a copy of this one's."""
        other = Program(home)
        connection = sqlite3.connect(self.db)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        shutil.copyfile(self.db, other.db)
        return other


def _content(stream: io.TextIOWrapper) -> str:
    stream.flush()
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode("utf-8", "surrogateescape")
