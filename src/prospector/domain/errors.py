"""Errors that carry their own sentence, a hint on what to do next, and the documented exit code.

Every refusal the program makes is one of these; whatever else escapes is a bug (exit 70).
"""

import errno
from collections.abc import Sequence

from prospector.domain.text import N_, Text

# What the operating system says most often when a file cannot be read or written, by its error number.
_SYSTEM_REASONS = {
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EACCES: N_("no permission"),
    errno.EPERM: N_("no permission"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of the path is not a folder"),
    errno.EEXIST: N_("it exists already"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EROFS: N_("the disk is read-only"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.EIO: N_("the disk failed"),
    errno.ECONNREFUSED: N_("nothing answers there"),
    errno.ECONNRESET: N_("the connection was cut"),
    errno.ENETUNREACH: N_("there is no network"),
    errno.EHOSTUNREACH: N_("there is no way to it"),
    # What looking a server's name up answers (EAI_NONAME, EAI_AGAIN).
    -2: N_("nobody knows that server; perhaps there is no network"),
    -3: N_("nobody knows that server; perhaps there is no network"),
}


def system_reason(error: OSError) -> Text | str:
    """Return why the operating system refused: a sentence of ours, or for a rare cause the system's own words."""
    return Text(_SYSTEM_REASONS[error.errno]) if error.errno in _SYSTEM_REASONS else error.strerror or str(error)


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
