"""How far a long act has come: a bar on a terminal, nothing elsewhere."""

from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

# Seconds before a bar appears (what is done sooner needs none, nor the import of Rich), and between its updates.
_PATIENCE = 0.4
_RHYTHM = 0.1


class Progress:
    """A context manager counting steps; draws on ``stream``, or nowhere when that is None.

    ``total`` None means that nobody knows how many there will be.
    """

    def __init__(self, total: int | None, description: str, stream: TextIO | None) -> None:
        self.done = 0
        self._total = total
        self._description = description
        self._stream = stream
        self._due = monotonic() + _PATIENCE
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def advance(self, steps: int = 1) -> None:
        """Count ``steps`` more as done."""
        self.done += steps
        if self._stream is not None and (now := monotonic()) >= self._due:
            self._due = now + _RHYTHM
            self._show(self._stream)

    def _show(self, stream: TextIO) -> None:
        if self._bar is None or self._task is None:
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            console = Console(file=stream, markup=False, highlight=False, emoji=False)
            if console.is_dumb_terminal:
                # Nothing can be drawn over there: the bar would leave empty lines behind.
                self._stream = None
                return
            self._bar = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=console,
                transient=True,
            )
            self._task = self._bar.add_task(self._description, total=self._total)
            self._bar.start()
        self._bar.update(self._task, completed=self.done)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
