"""Text from outside, made harmless and held to its limits; what is too long is refused, never cut."""

from prospector.domain.card import NOTE_LIMIT, VALUE_LIMIT
from prospector.domain.clean import clean_line, clean_text
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text


def checked_line(value: str, what: Text | str, limit: int = VALUE_LIMIT) -> str:
    """Return one harmless line; UsageError when it is longer than ``limit`` characters (nothing is ever cut).

    ``what`` is a ``Text``, or the name of a field as typed.
    """
    line = clean_line(value)
    if len(line) > limit:
        raise UsageError(
            N_("The {what} is {length} characters long; {limit} are allowed."),
            hint=N_("Shorten it, or keep the rest in a note."),
            what=what,
            length=len(line),
            limit=limit,
        )
    return line


def checked_note(value: str) -> str:
    """Return a harmless note, line breaks kept; UsageError when it is too long."""
    body = clean_text(value)
    if len(body) > NOTE_LIMIT:
        raise UsageError(
            N_("The note is {length} characters long; {limit} are allowed."),
            hint=N_("Keep it in several notes."),
            length=len(body),
            limit=NOTE_LIMIT,
        )
    return body
