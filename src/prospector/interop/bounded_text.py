"""Texts of the user's own, filled in by Jinja2 in its sandbox and within bounds of time and size.

Such a text may come from anybody: one that loops for ever, or grows without end, is refused with a sentence, and takes
neither the terminal nor the machine with it.
"""

import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType
from typing import Any

from jinja2 import Template
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from prospector.domain.text import N_, Text, text

# A letter is filled in within milliseconds.
_SECONDS = 2.0
# No part of a letter is longer, in characters or members; no number has more bits.
_LONGEST = 1_000_000
_BITS = 4_096
# Linux tells there how many pages of memory a process has.
_SIZE = Path("/proc/self/statm")
# More memory than this, in bytes, is taken by no letter.
_MEMORY = 256 * 1024 * 1024
# Filters whose number says how long the result becomes.
_GROWING = frozenset({"do_center", "do_indent", "do_batch", "do_slice", "do_round", "do_tojson"})
# The rest of Jinja's own names tells of the program, or makes filler.
_GLOBALS = ("range", "namespace", "dict")


class BoundlessError(Exception):
    """That a text takes too long or becomes too large; ``said`` says which."""

    def __init__(self, said: Text) -> None:
        super().__init__(str(said))
        self.said = said


class _TimeIsUp(BaseException):
    """Not to be caught by anything in between."""


def _too_large() -> BoundlessError:
    return BoundlessError(text(N_("it becomes too long")))


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, in which no single step can make something huge."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.globals = {name: self.globals[name] for name in _GLOBALS}
        self.filters = {name: _bounded(fill) for name, fill in self.filters.items()}

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, unless the result would be huge."""
        if operator == "**" and (not _small(left) or not _small(right) or abs(right) > _BITS):
            raise _too_large()
        if operator == "*":
            _refuse_product(left, right)
        if operator == "%" and isinstance(left, str | bytes):
            _refuse_widths(str(left))
        return _checked(super().call_binop(context, operator, left, right))

    def wrap_str_format(self, value: Any) -> Callable[..., str] | None:
        """Return what formats in the sandbox, unless the pattern asks for a width that no letter has."""
        formats = super().wrap_str_format(value)
        if formats is None:
            return None

        def bounded(*arguments: Any, **named: Any) -> str:
            _refuse_widths(str(value.__self__))
            return formats(*arguments, **named)

        return bounded


def _small(value: Any) -> bool:
    return not isinstance(value, int) or value.bit_length() <= 64


def _refuse_product(left: Any, right: Any) -> None:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, int) and hasattr(other, "__len__") and one * len(other) > _LONGEST:
            raise _too_large()
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > _BITS:
        raise _too_large()


def _refuse_widths(pattern: str) -> None:
    digits = 0
    for char in pattern:
        digits = digits + 1 if char.isdecimal() else 0
        if digits > 4 or char == "*":
            raise _too_large()


def _checked(made: Any) -> Any:
    if isinstance(made, str | list | tuple) and len(made) > _LONGEST:
        raise _too_large()
    return made


def _bounded(fill: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that refuses numbers no letter needs (widths, repetitions) and results no letter has."""

    def bounded(*arguments: Any, **named: Any) -> Any:
        given = [*arguments, *named.values()]
        if any(isinstance(one, int) and one.bit_length() > 64 for one in given):
            raise _too_large()
        if fill.__name__ in _GROWING and any(isinstance(one, int) and one > _LONGEST // 100 for one in given[1:]):
            raise _too_large()
        if fill.__name__ == "do_replace":
            long = sorted((len(str(one)) for one in given if isinstance(one, str)), reverse=True)[:2]
            if len(long) == 2 and long[0] * long[1] > 100 * _LONGEST:
                raise _too_large()
        if fill.__name__ == "do_format":
            _refuse_widths(str(arguments[0]))
        return _checked(fill(*arguments, **named))

    # Jinja looks for its marks of how a filter is to be called.
    bounded.__dict__.update(getattr(fill, "__dict__", {}))
    return bounded


def filled(template: Template, values: Mapping[str, Any]) -> str:
    """Return the text; what Jinja raises, or BoundlessError."""
    try:
        with _in_time(), _in_memory():
            return template.render(values)
    except _TimeIsUp:
        raise BoundlessError(text(N_("it takes too long, perhaps for a loop without an end"))) from None
    except MemoryError:
        raise _too_large() from None


@contextmanager
def _in_time() -> Iterator[None]:
    """Interrupt what runs too long, where the system can: in the main thread of a POSIX system."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TimeIsUp

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _in_memory() -> Iterator[None]:
    """Let this process grow by so much and no more, where the system tells how large it is."""
    try:
        import resource  # noqa: PLC0415 (not on every system)

        taken = int(_SIZE.read_text("ascii").split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        ceiling = taken + _MEMORY if soft == resource.RLIM_INFINITY else min(soft, taken + _MEMORY)
        resource.setrlimit(resource.RLIMIT_AS, (ceiling, hard))
    except (ImportError, OSError, ValueError):
        yield
        return
    try:
        yield
    finally:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
