"""JSON of any length, one value at a time: an array, one value a line, or values one after another."""

import io
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.text import N_, Text, text
from prospector.interop.byte_source import ByteSource

_CHUNK = 1 << 16
# Longest value, in characters: a card with all that ever happened with it.
_VALUE_LIMIT = 16 << 20
_SPACE = " \t\r\n"
# An error so near to the end of what was read can come from the end itself.
_MARGIN = 16

# What the JSON reader says, by its beginning, and how we say it.
_FAULTS = {
    "Expecting property name": N_("a name in quotation marks is missing"),
    "Expecting value": N_("a value is missing"),
    "Expecting ','": N_("a comma is missing"),
    "Expecting ':'": N_("a colon is missing"),
    "Unterminated string": N_("a quotation mark is opened and never closed"),
    "Invalid control character": N_("a control character or line break stands inside quotation marks"),
    "Invalid \\": N_("a backslash stands before a character that it cannot escape"),
    "Illegal trailing comma": N_("a comma too many"),
    "Extra data": N_("more follows after the end"),
}


def json_fault(error: json.JSONDecodeError) -> Text:
    """Return what is wrong with a JSON text, without its place."""
    for beginning, sentence in _FAULTS.items():
        if error.msg.startswith(beginning):
            return Text(sentence)
    return text(N_("something is missing or out of place"))


class NotJson(NamedTuple):
    """A line that is no JSON, between others that are."""

    line: str


class _Values:
    def __init__(self, stream: io.TextIOWrapper, name: str) -> None:
        self._stream = stream
        self._name = name
        self._text = ""
        self._ended = False
        self._decoder = json.JSONDecoder()
        self.line = 1

    def __iter__(self) -> Iterator[tuple[int, Any]]:
        self._skip(_SPACE)
        array = self._text.startswith("[")
        if array:
            self._advance(1)
        elif self._text and not self._text.startswith("{"):
            raise self._broken(text(N_("it begins with neither { nor [")))
        while True:
            self._skip(_SPACE + "," if array else _SPACE)
            if not self._text:
                if array:
                    raise self._broken(text(N_("the array has no end")))
                return
            if array and self._text.startswith("]"):
                self._advance(1)
                self._skip(_SPACE)
                if self._text:
                    raise self._broken(text(N_("more follows after the array")))
                return
            line = self.line
            yield line, self._value(array)

    def _skip(self, blank: str) -> None:
        while True:
            self._advance(len(self._text) - len(self._text.lstrip(blank)))
            if self._text or self._ended:
                return
            self._read(_CHUNK)

    def _advance(self, count: int) -> None:
        self.line += self._text.count("\n", 0, count)
        self._text = self._text[count:]

    def _read(self, size: int) -> None:
        try:
            more = self._stream.read(size)
        except UnicodeDecodeError as error:
            encoding = self._stream.encoding
            problem = text(N_("a character further on is not in the encoding {encoding}"), encoding=encoding)
            raise self._broken(problem) from error
        except OSError as error:
            raise StorageError(
                N_("“{file}” cannot be read: {problem}."), file=self._name, problem=system_reason(error)
            ) from error
        self._ended = not more
        self._text += more

    def _value(self, array: bool) -> object:
        wanted = _CHUNK
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text)
            except json.JSONDecodeError as error:
                cut = error.msg.startswith("Unterminated string") or error.pos >= len(self._text) - _MARGIN
                if not cut or self._ended:
                    return self._not_json(array, error)
                if len(self._text) > _VALUE_LIMIT:
                    raise self._broken(
                        text(N_("a value is longer than {limit} MB, or has no end"), limit=_VALUE_LIMIT >> 20)
                    ) from error
                # Twice as much each time, so that a long value is not tried too often.
                self._read(wanted)
                wanted *= 2
            except RecursionError as error:
                raise self._broken(text(N_("it is nested too deeply"))) from error
            else:
                self._advance(end)
                return value

    def _not_json(self, array: bool, error: json.JSONDecodeError) -> NotJson:
        """Return the present line as refused, if values stand on lines of their own; else raise UsageError."""
        if array:
            self._advance(error.pos)
            raise self._broken(json_fault(error)) from error
        line, _, _ = self._text.partition("\n")
        self._advance(len(line))
        return NotJson(line.rstrip("\r"))

    def _broken(self, problem: Text) -> UsageError:
        return UsageError(
            N_("“{file}” is not JSON, in line {line}: {problem}."),
            hint=N_("It may have been cut off or edited by hand; export it again."),
            file=self._name,
            line=self.line,
            problem=problem,
        )


def json_values(source: ByteSource, encoding: str) -> Iterator[tuple[int, Any]]:
    """Yield (line, value) of each value in ``source``, an array or values that follow one another, and close it.

    A line that is no JSON, where each value has its own, is yielded as ``NotJson``. Raises UsageError where an array is
    broken or a value has no end, StorageError when the file cannot be read.
    """
    stream = io.TextIOWrapper(source.stream, encoding=encoding)
    try:
        yield from _Values(stream, source.name)
        source.ended()
    finally:
        stream.detach()
        source.close()
