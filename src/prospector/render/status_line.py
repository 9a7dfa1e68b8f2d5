"""One line on a terminal that is written over as things get better, and gone when the answer comes."""

from time import monotonic
from types import TracebackType
from typing import Self, TextIO

from prospector.domain.text import Text
from prospector.render.layout import shown
from prospector.render.safe import cells

_CLEAR = "\r\x1b[K"
# Seconds before a line appears: what is done sooner needs none.
_PATIENCE = 0.4


class StatusLine:
    """A context manager; ``say`` shows a sentence in place of the one before, on ``stream`` or nowhere (None)."""

    def __init__(self, stream: TextIO | None, width: int) -> None:
        self._stream = stream
        self._width = max(width - 1, 10)
        self._due = monotonic() + _PATIENCE
        self._shown = False

    def say(self, sentence: Text) -> None:
        """Show ``sentence``, cut to the width of the terminal."""
        if self._stream is None or monotonic() < self._due:
            return
        self._shown = True
        line = shown(sentence)
        while cells(line) > self._width:
            line = line[:-1]
        self._stream.write(_CLEAR + line)
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None and self._shown:
            self._stream.write(_CLEAR)
            self._stream.flush()
