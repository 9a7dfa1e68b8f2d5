"""Mail merge: a text of the user's own, filled in for each card by Jinja2 in its sandbox.

The text reads the card as ``show --json`` has it (``{{ name }}``, ``{{ fields.title }}``, ``{{ phones[0].raw }}``, ``{%
for tag in tags %}``), and ``today``. A field that a card does not have is empty; a name that no card has is a mistake.
Nothing else is in reach: no file, no other text, no attribute of Python.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError

from prospector.domain.clean import clean_line
from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.text import N_, Text
from prospector.interop.bounded_text import BoundedEnvironment, BoundlessError, filled

# Longer files are no letters.
_LARGEST = 1 << 20
_MARKUP = frozenset({".html", ".htm", ".xhtml", ".xml"})
_FAULTS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)


class _Fields(dict[str, str]):
    """The fields of a card: one that it does not have is empty."""

    def __missing__(self, key: str) -> str:
        return ""


class Letter:
    """A text to be filled in. Where it is markup, by its name, what is filled in is escaped."""

    def __init__(self, path: Path) -> None:
        self._name = path.name
        try:
            with path.open("rb") as file:
                content = file.read(_LARGEST + 1)
        except OSError as error:
            raise StorageError(
                N_("{path}: {reason}."), hint=N_("Check the path and its permissions."), path=str(path),
                reason=system_reason(error),
            ) from None  # fmt: skip
        if len(content) > _LARGEST:
            raise UsageError(
                N_("“{file}” is longer than {limit} MB."), hint=N_("A text for mail merge is shorter."),
                file=self._name, limit=_LARGEST >> 20,
            )  # fmt: skip
        try:
            source = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise self._refusal(content[: error.start].count(b"\n") + 1, "UTF-8") from None
        environment = BoundedEnvironment(
            undefined=StrictUndefined, autoescape=path.suffix.casefold() in _MARKUP, keep_trailing_newline=True
        )
        try:
            self._template: Template = environment.from_string(source)
        except TemplateSyntaxError as error:
            raise self._refusal(error.lineno, error.message or "") from None
        except RecursionError:
            raise self._refusal(1, "nested too deeply") from None

    def filled(self, card: Mapping[str, Any], today: date) -> str:
        """Return the text for one card; UsageError, with its line, for what cannot be filled in."""
        values = {**card, "fields": _Fields(card.get("fields") or {}), "today": today.isoformat()}
        try:
            return filled(self._template, values)
        except BoundlessError as error:
            raise self._refusal(_line_of(error.__traceback__), error.said, str(card["name"])) from None
        except _FAULTS as error:
            line = _line_of(error.__traceback__)
            raise self._refusal(line, str(error) or type(error).__name__, str(card["name"])) from None

    def _refusal(self, line: int, reason: Text | str, name: str = "") -> UsageError:
        said = reason if isinstance(reason, Text) else clean_line(reason)[:200].rstrip(".")
        hint = N_("Nothing was written. See prospector show CARD --json for the names that can be filled in.")
        if name:
            return UsageError(
                N_("“{file}”, line {line}, for {name}: {reason}."), hint=hint, file=self._name, line=line, name=name,
                reason=said,
            )  # fmt: skip
        return UsageError(N_("“{file}”, line {line}: {reason}."), hint=hint, file=self._name, line=line, reason=said)


def _line_of(trace: TracebackType | None) -> int:
    """Return the line of the text in which it was being filled in."""
    line = 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def joined(letter: Letter, cards: Iterable[Mapping[str, Any]], today: date) -> Iterator[str]:
    """Yield the text of each card, each ended by a line end."""
    for card in cards:
        filled = letter.filled(card, today)
        yield filled if filled.endswith("\n") else filled + "\n"


def file_name(card: Mapping[str, Any], suffix: str) -> str:
    """Return a name for the file of one card that every system takes: its id and its name."""
    plain = "".join(sign if sign.isalnum() or sign in " -_." else "_" for sign in str(card["name"]))
    # A name is held to 255 octets; Chinese has three a character.
    return f"{card['id']:05d} {plain.strip(' .')[:60]}{suffix}".replace("  ", " ")
