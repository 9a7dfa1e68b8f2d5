"""A small terminal: runs the program on a pseudo-terminal and keeps what its screen shows, cell by cell."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Mapping
from unicodedata import combining, east_asian_width

from program import BIN, Program

_SEQUENCE = re.compile(r"\x1b(?:\[([?>]?)([\d;]*)([@-~])|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>78MDE])")
_PATIENCE = 30


class Screen:
    """What a terminal of ``rows`` × ``columns`` shows; knows the sequences that move, erase and scroll."""

    def __init__(self, rows: int = 24, columns: int = 80) -> None:
        self.rows, self.columns = rows, columns
        self.row = self.column = 0
        self.clipboard = ""
        self._cells = [[" "] * columns for _ in range(rows)]
        self._rest = ""

    def feed(self, piece: str) -> None:
        """Take what the program wrote."""
        written, place = self._rest + piece, 0
        self._rest = ""
        while place < len(written):
            char = written[place]
            if char != "\x1b":
                self._put(char)
                place += 1
                continue
            found = _SEQUENCE.match(written, place)
            if found is None:
                # The rest of the sequence is still to come.
                self._rest = written[place:]
                return
            if found[0].startswith("\x1b]52;"):
                self.clipboard = found[0].rstrip("\x07").split(";")[-1]
            self._obey(found[1] or "", found[2] or "", found[3] or "")
            place = found.end()

    def _put(self, char: str) -> None:
        if char == "\r":
            self.column = 0
        elif char == "\n":
            if self.row == self.rows - 1:
                self._cells = [*self._cells[1:], [" "] * self.columns]
            self.row = min(self.row + 1, self.rows - 1)
        elif char == "\b":
            self.column = max(0, self.column - 1)
        elif char >= " " and not combining(char):
            wide = east_asian_width(char) in "WF"
            if self.column + wide >= self.columns:
                self.column, self.row = 0, min(self.row + 1, self.rows - 1)
            self._cells[self.row][self.column] = char
            if wide:
                self._cells[self.row][self.column + 1] = ""
            self.column += 1 + wide

    def _obey(self, private: str, numbers: str, final: str) -> None:
        if private or final not in "ABCDGHfJKd":
            return
        values = [int(number or 0) for number in numbers.split(";")]
        count = values[0] or 1
        if final in "JK":
            self._erase_part(final, values[0])
        elif final in "Hf":
            self.row, self.column = count - 1, (values[1] or 1) - 1 if len(values) > 1 else 0
        else:
            row, column = {
                "A": (self.row - count, self.column),
                "B": (self.row + count, self.column),
                "C": (self.row, self.column + count),
                "D": (self.row, self.column - count),
                "G": (self.row, count - 1),
                "d": (count - 1, self.column),
            }[final]
            self.row = min(max(row, 0), self.rows - 1)
            self.column = min(max(column, 0), self.columns - 1)

    def _erase_part(self, final: str, which: int) -> None:
        """Erase to the end (0), to the cursor (1) or all (2) of the line (K) or the screen (J)."""
        since = 0 if which else self.column
        until = self.column + 1 if which == 1 else self.columns
        self._erase(self.row, since, until)
        if final == "J":
            for row in range(0 if which else self.row + 1, self.row if which == 1 else self.rows):
                self._erase(row, 0, self.columns)

    def _erase(self, row: int, since: int, until: int) -> None:
        self._cells[row][since:until] = [" "] * (until - since)

    @property
    def lines(self) -> list[str]:
        """What each line shows, without the blanks at its end."""
        return ["".join(row).rstrip() for row in self._cells]

    @property
    def text(self) -> str:
        """All lines, one under the other."""
        return "\n".join(self.lines)


class TerminalRun:
    """A command on a terminal of its own; use it as a context manager."""

    def __init__(
        self, program: Program, *arguments: str, rows: int = 24, columns: int = 80, env: Mapping[str, str] | None = None
    ) -> None:
        self.screen = Screen(rows, columns)
        self.written = ""
        self._keyboard, far = pty.openpty()
        fcntl.ioctl(far, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process = subprocess.Popen(
            [str(BIN / "prospector"), *arguments],
            stdin=far,
            stdout=far,
            stderr=far,
            env=program.environ({"TERM": "xterm-256color", **(env or {})}),
            start_new_session=True,
        )
        os.close(far)

    def __enter__(self) -> "TerminalRun":
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self._keyboard)

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self._keyboard, keys.encode())

    def pause(self) -> None:
        """Let the program see what was typed so far by itself: a lone Esc is one only when nothing follows at once."""
        self._read(0.3)

    def echoes(self) -> bool:
        """Whether the terminal shows what is typed by itself, as it does while no program reads single keys."""
        return bool(termios.tcgetattr(self._keyboard)[3] & termios.ECHO)

    def resize(self, rows: int, columns: int) -> None:
        """Change the size of the terminal, as by pulling its window."""
        self.screen = Screen(rows, columns)
        fcntl.ioctl(self._keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.process.send_signal(signal.SIGWINCH)

    def _read(self, patience: float) -> bool:
        if not select.select([self._keyboard], [], [], patience)[0]:
            return False
        try:
            piece = os.read(self._keyboard, 65_536)
        except OSError:  # Linux: the other side was closed.
            return False
        # Nothing here is written in the middle of a character but by chance of the buffer; those bytes come back.
        while piece and (piece[-1] & 0xC0) == 0x80 and not _whole(piece):
            piece += os.read(self._keyboard, 1)
        while piece and piece[-1] >= 0xC0:
            piece += os.read(self._keyboard, 1)
            while not _whole(piece):
                piece += os.read(self._keyboard, 1)
        said = piece.decode()
        self.written += said
        self.screen.feed(said)
        return bool(piece)

    def wait_for(self, *expected: str) -> str:
        """Wait until the screen shows every one of ``expected``; return what it shows."""
        until = time.monotonic() + _PATIENCE
        while not all(part in self.screen.text for part in expected):
            if time.monotonic() > until or (not self._read(1.0) and self.process.poll() is not None):
                raise AssertionError(f"the screen never showed {expected}:\n{self.screen.text}")
        return self.screen.text

    def wait_for_end(self) -> int:
        """Wait until the program has ended; return its exit code."""
        until = time.monotonic() + _PATIENCE
        while self.process.poll() is None and time.monotonic() < until:
            self._read(0.1)
        while self._read(0.1):
            pass
        return self.process.wait(timeout=5)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """End the program from outside."""
        self.process.send_signal(number)


def _whole(piece: bytes) -> bool:
    try:
        piece.decode()
    except UnicodeDecodeError as error:
        return error.reason != "unexpected end of data"
    return True
