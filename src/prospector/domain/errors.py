"""Errors that carry their own sentence, a hint on what to do next, and the documented exit code.

Every refusal the program makes is one of these; whatever else escapes is a bug (exit 70).
"""

from collections.abc import Sequence

from prospector.domain.text import Text


class ProspectorError(Exception):
    """Base of all refusals.

    ``message`` is a message id marked with ``N_``; ``values`` fill its placeholders; ``hint`` (a message id filled
    from the same values, or a ready ``Text``) says what to do next. ``candidates`` are (id, name) pairs the user may
    have meant.
    """

    exit_code = 70
    code = "bug"

    def __init__(
        self,
        message: str,
        /,
        hint: str | Text = "",
        candidates: Sequence[tuple[int, str]] = (),
        **values: object,
    ) -> None:
        self.text = Text(message, values)
        self.hint = hint if isinstance(hint, Text) else Text(hint, values) if hint else None
        self.candidates = tuple(candidates)
        super().__init__(str(self.text))


class RefusedError(ProspectorError):
    """A rule of the method forbids it (exit 1)."""

    exit_code = 1
    code = "refused"


class UsageError(ProspectorError):
    """What was typed, or a value in a file, cannot be understood (exit 2)."""

    exit_code = 2
    code = "usage"


class NotFoundError(ProspectorError):
    """Nothing answers to the reference (exit 3)."""

    exit_code = 3
    code = "not_found"


class ConflictError(ProspectorError):
    """Several things answer to the reference, or the act would contradict what is stored (exit 4)."""

    exit_code = 4
    code = "conflict"


class StorageError(ProspectorError):
    """The database or a file could not be read or written (exit 5)."""

    exit_code = 5
    code = "storage"
