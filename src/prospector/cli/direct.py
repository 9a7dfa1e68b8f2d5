"""Plain command lines, read without Typer: importing that takes half the time of a daily command.

Only what cannot be taken amiss is read here: the whole name of a command, whole names of its options, values of simple
kinds. Everything else (help, completion, joined short options, a value that looks like an option, whatever is wrong)
is left to Typer, which reads the same declarations. A test holds both against each other.
"""

import importlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from prospector.cli.declare import Context, Option
from prospector.cli.registry import COMMANDS, GROUPS, PLAIN, USUAL_VERBS, WRITES
from prospector.domain.errors import UsageError
from prospector.domain.text import N_

if TYPE_CHECKING:
    from prospector.cli.session import Session

DEFAULT_COMMAND = "today"
# Options that every command shares, by what they are typed as.
_SHARED_FLAGS = {"--json": "json_", "--ids": "ids", "--null": "null", "-0": "null"}
_SHARED_TEXTS = {"--format": "format_", "--fields": "fields"}
SHARED = ("json_", "format_", "dry_run", "fields", "ids", "null")
# Parameters that name a file although a bare - may stand there.
_FILES = frozenset({"file", "files", "from_", "rejects"})
# What only Typer answers: seen at once, so that no command is imported for it.
_HELP = {"--help", "-h", "--version", "--install-completion", "--show-completion"}
_COMPLETION = "_PROSPECTOR_COMPLETE"
_MOST_DIGITS = 9

Values = dict[str, Any]
# What is declared for a parameter, by how it is read; other kinds are left to Typer.
_KINDS: dict[object, str] = {
    str: "text", str | None: "text", int: "number", int | None: "number", bool: "flag", bool | None: "flag",
    list[str]: "many", list[str] | None: "many",
}  # fmt: skip


class UnclearError(Exception):
    """The line is not as plain as it must be to be read here; Typer reads it."""


def refuse_broken(values: Mapping[str, Any]) -> None:
    """Refuse bytes that are no UTF-8, which Python hands over as lone surrogates; names of files may be any bytes."""
    for name, value in values.items():
        for typed in value if isinstance(value, list | tuple) else (value,):
            if name not in _FILES and isinstance(typed, str) and any("\ud800" <= sign <= "\udfff" for sign in typed):
                raise UsageError(
                    N_("“{typed}” holds bytes that are no text."),
                    hint=N_("Type it in UTF-8, the encoding of nearly every terminal."),
                    typed=typed[:40],
                )


def run(arguments: Sequence[str], session: "Session") -> int | None:
    """Run the command of a plain line and return its exit code; None, with nothing done, where Typer must read it."""
    if _COMPLETION in session.environ or not _HELP.isdisjoint(arguments[:3]):
        return None
    found = _command(arguments)
    if found is None:
        return None
    name, rest = found
    entry = COMMANDS[name]
    module = importlib.import_module(f"prospector.cli.commands.{entry.module}")
    function = getattr(module, entry.function)
    try:
        values, shared = read(function, entry.does, rest)
    except UnclearError:
        return None
    refuse_broken(values)
    refuse_broken(shared)
    if entry.does != PLAIN:
        session.take(**shared)
    code = function(Context(session), **values)
    return code if isinstance(code, int) else 0


def _command(arguments: Sequence[str]) -> tuple[str, Sequence[str]] | None:
    """The name of the command and what stands behind it."""
    if not arguments or arguments[0][:1] == "-":
        return DEFAULT_COMMAND, arguments
    first = arguments[0]
    if first not in GROUPS:
        return (first, arguments[1:]) if first in COMMANDS else None
    rest = arguments[1:]
    if rest and f"{first} {rest[0]}" in COMMANDS:
        return f"{first} {rest[0]}", rest[1:]
    if first in USUAL_VERBS and (not rest or rest[0].isdigit() or rest[0][:1] == "-"):
        return f"{first} {USUAL_VERBS[first]}", rest
    return None


def read(function: Callable[..., Any], does: str, arguments: Sequence[str]) -> tuple[Values, Values]:
    """Return the values of a function's parameters, and those of the shared options.

    UnclearError where Typer must read the line.
    """
    line = _Line(function, does)
    waiting = iter(arguments)
    for word in waiting:
        line.take(word, waiting)
    line.place()
    return line.values, line.shared


def _plain_number(value: str, settings: Mapping[str, Any]) -> int:
    """A number as it is usually written, within its bounds."""
    if not (value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS):
        raise UnclearError
    number = int(value)
    least, most = settings.get("min"), settings.get("max")
    if (least is not None and number < least) or (most is not None and number > most):
        raise UnclearError
    return number


class _Line:
    """Values as they are read from a line, beginning with those that stand where nothing was typed."""

    def __init__(self, function: Callable[..., Any], does: str) -> None:
        self.shared: Values = {}
        self.values: Values = {}
        self._words: list[str] = []
        self._many: dict[str, list[str]] = {}
        self._places: list[tuple[str, str, Mapping[str, Any]]] = []
        self._options: dict[str, tuple[str, str, Mapping[str, Any]]] = {}
        code, annotations = function.__code__, function.__annotations__
        names = code.co_varnames[1 : code.co_argcount]
        defaults = function.__defaults__ or ()
        given = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
        for name in names:
            (declared,) = annotations[name].__metadata__
            kind = _KINDS.get(annotations[name].__origin__, "")
            if name in given:
                default = given[name]
                self.values[name] = list(default) if isinstance(default, list) else default
            if isinstance(declared, Option):
                self._declare(name, kind, declared)
            else:
                self._places.append((name, kind, declared.settings))
        self._required = names[: len(names) - len(defaults)]
        self._share(does)

    def _declare(self, name: str, kind: str, option: Option) -> None:
        for typed in option.names:
            on, _, off = typed.partition("/")
            if kind != "flag":
                self._options[on] = (name, kind, option.settings)
                continue
            self._options[on] = (name, "yes", option.settings)
            if off:
                self._options[off] = (name, "no", option.settings)

    def _share(self, does: str) -> None:
        if does == PLAIN:
            return
        flags = {**_SHARED_FLAGS, "--dry-run": "dry_run"} if does == WRITES else _SHARED_FLAGS
        for typed, name in flags.items():
            self._options[typed] = (name, "shared", {})
        for typed, name in _SHARED_TEXTS.items():
            self._options[typed] = (name, "shared text", {})

    def take(self, word: str, waiting: Iterator[str]) -> None:
        """Take a word, and the next one where that is its value."""
        if word[:1] != "-" or word == "-":
            self._words.append(word)
            return
        typed, equals, value = word.partition("=") if word[:2] == "--" else (word, "", "")
        name, kind, settings = self._options.get(typed) or ("", "", {})
        if kind in ("yes", "no", "shared"):
            if equals:
                raise UnclearError
            (self.shared if kind == "shared" else self.values)[name] = kind != "no"
            return
        if not equals:
            value = next(waiting, "--")
            if value[:1] == "-" and value != "-":
                raise UnclearError
        if kind == "shared text":
            self.shared[name] = value
        elif kind == "many":
            # At the first value the list that stands where nothing was typed is given up.
            self.values[name] = self._many.setdefault(name, [])
            self._many[name].append(value)
        else:
            self.values[name] = self._value(kind, value, settings)

    def place(self) -> None:
        """Give the words that are no options to the arguments, in their order."""
        words = self._words
        for name, kind, settings in self._places:
            if kind == "many":
                # Whatever stands behind it would have to be kept back.
                if name != self._places[-1][0]:
                    raise UnclearError
                if words:
                    self.values[name] = words
                words = []
            elif words:
                self.values[name], words = self._value(kind, words[0], settings), words[1:]
        if words or not self.values.keys() >= set(self._required):
            raise UnclearError

    def _value(self, kind: str, typed: str, settings: Mapping[str, Any]) -> str | int:
        if kind == "text":
            return typed
        if kind == "number":
            return _plain_number(typed, settings)
        raise UnclearError
