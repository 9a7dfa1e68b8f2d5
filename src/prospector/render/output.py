"""The only way out: everything the program says to people or scripts goes through an ``Output``."""

import io
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from prospector.domain.errors import ProspectorError
from prospector.domain.text import N_, Text, text
from prospector.render import machine

if TYPE_CHECKING:
    from prospector.render.layout import Detail, Table
    from prospector.render.progress import Progress

TABLE = "table"
FORMATS = (TABLE, *machine.FORMATS)
# What a shell reports for a program ended by SIGPIPE: 128 + 13.
BROKEN_PIPE = 141
_USUAL_WIDTH = 80


def _width(environ: Mapping[str, str], *, terminal: bool) -> int:
    if terminal:
        from shutil import get_terminal_size

        return get_terminal_size().columns
    given = environ.get("COLUMNS", "")
    return int(given) if given.isdecimal() and int(given) else _USUAL_WIDTH


def _shown(message: object, *, multiline: bool = False) -> str:
    from prospector.render.layout import shown

    return shown(message, multiline=multiline)


class Output:
    """Where answers (``stdout``) and remarks (``stderr``) go, and how.

    ``fmt`` is one of FORMATS; ``width`` is in cells; ``color`` is obeyed on terminals only.
    """

    def __init__(
        self,
        stdout: TextIO,
        stderr: TextIO,
        *,
        stdout_is_terminal: bool = False,
        stderr_is_terminal: bool = False,
        width: int = 80,
        color: bool = False,
        fmt: str = TABLE,
    ) -> None:
        self.stdout = stdout
        self.stderr = stderr
        self.stdout_is_terminal = stdout_is_terminal
        self.stderr_is_terminal = stderr_is_terminal
        self.width = width
        self.color = color
        self.fmt = fmt
        # Keys to be shown alone (``--fields``), and whether bare ids end in NUL instead of a line break.
        self.fields: tuple[str, ...] = ()
        self.ended_by_nul = False

    @classmethod
    def of_process(cls, stdout: TextIO, stderr: TextIO, environ: Mapping[str, str], fmt: str = TABLE) -> "Output":
        """Return the output of a real process: terminals asked, NO_COLOR (no-color.org) and TERM=dumb respected.

        A character the terminal's encoding lacks is replaced rather than fatal; machine formats are always UTF-8.
        """
        for stream in (stdout, stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        return cls(
            stdout,
            stderr,
            stdout_is_terminal=stdout.isatty(),
            stderr_is_terminal=stderr.isatty(),
            width=_width(environ, terminal=stdout.isatty()),
            color=not environ.get("NO_COLOR") and environ.get("TERM") != "dumb",
            fmt=fmt,
        )

    @property
    def fmt(self) -> str:
        """The format of answers, one of FORMATS; set once the command line is understood."""
        return self._fmt

    @fmt.setter
    def fmt(self, fmt: str) -> None:
        self._fmt = fmt
        if fmt != TABLE and isinstance(self.stdout, io.TextIOWrapper):
            self.stdout.reconfigure(encoding="utf-8")

    def rows(
        self,
        data: Iterable[machine.Row] | Callable[[], Iterable[machine.Row]],
        table: "Table | Detail | Callable[[], Table | Detail]",
        columns: Sequence[str],
        *,
        id_key: str = "id",
    ) -> None:
        """Answer with a list: ``data`` in a machine format, ``table`` for people; what is not needed is not built.

        ``columns`` are the keys of CSV and TSV, ``id_key`` that of ``ids``.
        """
        if self.fields and self.fmt != "ids":
            from prospector.render.chosen import chosen_rows, chosen_table

            picked = chosen_rows(data() if callable(data) else data, self.fields)
            if self.fmt == TABLE:
                self.show(chosen_table(picked, self.fields, table() if callable(table) else table))
            else:
                machine.render(picked, self.fields, self.fmt, self.stdout)
        elif self.fmt != TABLE:
            rows = data() if callable(data) else data
            machine.render(rows, columns, self.fmt, self.stdout, id_key=id_key, nul=self.ended_by_nul)
        else:
            self.show(table() if callable(table) else table)

    def data(self, rows: Iterable[machine.Row], columns: Sequence[str], *, id_key: str = "id") -> None:
        """Answer with a list in the machine format that was asked for."""
        machine.render(rows, columns, self.fmt, self.stdout, id_key=id_key, nul=self.ended_by_nul)

    def object(
        self,
        data: machine.Row | Callable[[], machine.Row],
        view: "Detail | Table | Text | Callable[[], Detail | Table | Text]",
        columns: Sequence[str] = (),
        *,
        id_key: str = "id",
    ) -> None:
        """Answer with one thing, or say what was done to it: ``data`` in a machine format, ``view`` for people.

        ``columns`` of CSV and TSV are all keys of ``data`` unless given; what has no id prints none.
        """
        if self.fields and self.fmt != "ids":
            from prospector.render.chosen import chosen_detail, chosen_row

            picked = chosen_row(data() if callable(data) else data, self.fields)
            if self.fmt == TABLE:
                self.show(chosen_detail(picked))
            else:
                machine.render_object(picked, self.fields, self.fmt, self.stdout)
            return
        if self.fmt != TABLE:
            row = data() if callable(data) else data
            if self.fmt == "ids" and id_key not in row:
                return
            machine.render_object(
                row, columns or tuple(row), self.fmt, self.stdout, id_key=id_key, nul=self.ended_by_nul
            )
            return
        view = view() if callable(view) else view
        if isinstance(view, Text):
            self.line(view)
        else:
            self.show(view)

    def show(self, view: "Table | Detail") -> None:
        """Draw ``view`` on a terminal; write it plainly to a pipe, the remark on an empty table to stderr."""
        # Drawn by modules that an answer to a script does not need.
        from prospector.render.layout import Detail
        from prospector.render.plain import write_detail, write_table

        if self.stdout_is_terminal:
            self._draw(view)
        elif isinstance(view, Detail):
            write_detail(view, self.stdout)
        else:
            write_table(view, self.stdout)
            if not view.rows and view.empty is not None:
                self.notice(view.empty)

    def _draw(self, view: "Table | Detail") -> None:
        from prospector.render.layout import Detail
        from prospector.render.table import draw_detail, draw_table

        if isinstance(view, Detail):
            draw_detail(view, self.stdout, width=self.width, color=self.color)
        else:
            draw_table(view, self.stdout, width=self.width, color=self.color)

    def line(self, message: Text | str) -> None:
        """Write one sentence to stdout; a ``Text`` is said, a ``str`` written as it is but harmless."""
        self.stdout.write(_shown(message, multiline=True) + "\n")

    def notice(self, message: Text | str) -> None:
        """Write a remark that is not the answer to stderr."""
        self.stderr.write(_shown(message, multiline=True) + "\n")

    def error(self, error: ProspectorError) -> None:
        """Write a refusal to stderr: sentence, candidates and hint, or one JSON object where JSON was asked for."""
        if self.fmt in ("json", "jsonl"):
            machine.render((_error_row(error),), (), "jsonl", self.stderr)
            return
        self.notice(text(N_("Error: {sentence}"), sentence=error.text))
        for number, name in error.candidates:
            self.notice(f"  {number}  {_shown(name)}")
        if error.hint is not None:
            self.notice(error.hint)

    def progress(self, total: int | None, description: Text | str) -> "Progress":
        """Return a context manager with ``advance(n)`` that shows a bar on stderr, if that is a terminal."""
        from prospector.render.progress import Progress

        return Progress(total, _shown(description), self.stderr if self.stderr_is_terminal else None)

    def flush(self) -> None:
        """Send what is still buffered; raises BrokenPipeError here, where it can be caught, not at exit."""
        self.stdout.flush()
        self.stderr.flush()


def _error_row(error: ProspectorError) -> dict[str, Any]:
    return {
        "error": error.code,
        "exit_code": error.exit_code,
        "message": _shown(error.text),
        "hint": _shown(error.hint),
        "candidates": [{"id": number, "name": name} for number, name in error.candidates],
    }


def end_quietly(stdout: TextIO) -> int:
    """Return the exit code for a reader that went away (``| head``), after a BrokenPipeError.

    What is still buffered goes to the null device, so that the interpreter's own flush at exit finds nothing to
    complain about. A stream without a file descriptor is left alone.
    """
    try:
        descriptor = stdout.fileno()
    except (OSError, ValueError):
        return BROKEN_PIPE
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, descriptor)
    os.close(null)
    return BROKEN_PIPE
