"""Answers on the terminal by one keystroke; where it is no key of the question, by a line."""

import codecs
import os
import re
import unicodedata
from collections.abc import Collection
from select import select
from types import TracebackType
from typing import Any

from prospector.cli.session import Session

# A key is one when nothing follows it so soon: what comes at once is pasted, or sent by a program.
_AT_ONCE = 0.03
_MOST = 4096
# What arrows and other keys without a letter send.
_NAMED = r"\x1b(?:\[[\d;?]*[ -/]*[@-~]|O.)"
_INTERRUPT, _END, _ESCAPE = "\x03", "\x04", "\x1b"


class Keyboard:
    """Reads keys while it is entered as a context manager, without showing them; afterwards all is as it was.

    Where single keys cannot be read (no POSIX terminal), whole lines are.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._file = -1
        self._before: list[Any] | None = None
        self._ahead = ""
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def __enter__(self) -> "Keyboard":
        try:
            import termios
            import tty

            self._file = self._session.stdin.fileno()
            self._before = termios.tcgetattr(self._file)
            # What was typed ahead is kept. Ctrl-C is read as a key, so that it also works where this process is none
            # that the terminal interrupts.
            tty.setcbreak(self._file, termios.TCSANOW)
            keys = termios.tcgetattr(self._file)
            keys[6][termios.VINTR] = b"\0"
            termios.tcsetattr(self._file, termios.TCSANOW, keys)
        except (ImportError, OSError, ValueError):
            self._before = None
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._before is not None:
            import termios

            termios.tcsetattr(self._file, termios.TCSADRAIN, self._before)

    def answer(self, question: str, keys: Collection[str]) -> str | None:
        """Show ``question`` and return one of ``keys``, or the line that was typed; None at the end of the input.

        Enter by itself answers nothing: whoever ends a key with it must not answer the next question, too.
        """
        self._write(f"{question} ")
        while True:
            typed = self._typed() if self._before is not None else self._session.stdin.readline()
            named = re.sub(_NAMED, "", typed)
            if typed and not named:
                continue
            typed = named
            if typed.startswith(_INTERRUPT):
                raise KeyboardInterrupt
            if not typed or typed.startswith(_END) or typed == _ESCAPE:
                self._write("\n")
                return None
            line, ended, rest = typed.partition("\n")
            if ended:
                self._ahead = rest
                said = line.strip()
            elif all(_key(char) in keys for char in typed):
                said, self._ahead = _key(typed[0]), typed[1:]
            else:
                return self._line(typed)
            if said:
                if self._before is not None:
                    self._write(f"{said}\n")
                return said

    def _typed(self) -> str:
        """What is waiting to be read, at least one character; empty at the end of the input."""
        if self._ahead:
            typed, self._ahead = self._ahead, ""
            return typed
        typed = ""
        while not typed or select([self._file], [], [], _AT_ONCE)[0]:
            try:
                piece = os.read(self._file, _MOST)
            except OSError:  # The terminal is gone.
                piece = b""
            if not piece:
                break
            typed += self._decoder.decode(piece)
        return typed

    def _line(self, begun: str) -> str | None:
        """Let a line be finished that began with no key; None where Ctrl-D gives it up."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.output.vt100 import Vt100_Output

        # Where the cursor stands need not be asked of the terminal: not all of them answer.
        screen = Vt100_Output.from_pty(self._session.out.stdout)
        screen.enable_cpr = False
        try:
            return str(PromptSession[str](output=screen).prompt("> ", default=begun)).strip()
        except EOFError:
            return None

    def _write(self, words: str) -> None:
        self._session.out.stderr.write(words)
        self._session.out.stderr.flush()


def _key(char: str) -> str:
    """A key whatever the input method or a locked keyboard made of it."""
    return unicodedata.normalize("NFKC", char).casefold()
