"""Sentences as data: the domain names what is to be said, ``render.wording`` says it in the reader's language."""

from collections.abc import Mapping
from typing import NamedTuple


def N_(message: str) -> str:
    """Mark ``message`` for translation without translating it; returned as it is."""
    return message


class Text(NamedTuple):
    """A message id with the values for its ``{placeholders}``.

    ``plural`` and ``quantity`` are given together when the sentence depends on a number, which the message has as
    ``{count}``. Values that are themselves ``Text`` are translated before they are put in.
    """

    message: str
    values: Mapping[str, object] = {}
    plural: str = ""
    quantity: int | None = None

    def __str__(self) -> str:
        """Return the English sentence, for logs, tests and tracebacks."""
        message = self.plural if self.plural and self.quantity != 1 else self.message
        values = dict(self.values) if self.quantity is None else {"count": self.quantity, **self.values}
        return message.format(**{key: str(value) for key, value in values.items()}) if values else message


def text(message: str, **values: object) -> Text:
    """Return a ``Text`` of ``message`` (extracted for translation) and its values."""
    # As a tuple at once, not by its class: half the time, and a long list says many.
    return tuple.__new__(Text, (message, values, "", None))


def text_n(message: str, plural: str, count: int, **values: object) -> Text:
    """Return a ``Text`` whose form depends on ``count`` (extracted for translation)."""
    return tuple.__new__(Text, (message, values, plural, count))
