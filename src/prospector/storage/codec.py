"""How Python values are written in SQLite, and read back, by the kind recorded beside each compiled statement."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any


def day_to_text(value: date) -> str:
    """Return ``YYYY-MM-DD``."""
    return value.isoformat()


@lru_cache(maxsize=4096)
def text_to_day(value: str) -> date:
    """Return the day written as ``YYYY-MM-DD``."""
    return date.fromisoformat(value)


# The rows of one command are of a few moments.
@lru_cache(maxsize=1024)
def moment_to_text(value: datetime) -> str:
    """Return ``YYYY-MM-DDTHH:MM:SSZ``; a naive datetime is a mistake of the program (ValueError)."""
    if value.tzinfo is None:
        raise ValueError("a moment without a zone cannot be stored")
    return value.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def text_to_moment(value: str) -> datetime:
    """Return the aware UTC datetime written by ``moment_to_text``."""
    return datetime.fromisoformat(value)


def ids_to_text(value: Any) -> str:
    """Return a list of ids as a JSON array."""
    return json.dumps(list(value))


# Kinds a compiled statement may record for a parameter; those absent here are stored as they are.
ENCODERS: dict[str, Callable[[Any], Any]] = {
    "date": day_to_text,
    "datetime": moment_to_text,
    "json": lambda value: json.dumps(value, ensure_ascii=False),
    "list": ids_to_text,
}

# Kinds a compiled statement may record for a column of its result.
DECODERS: dict[str, Callable[[Any], Any]] = {
    "date": text_to_day,
    "datetime": text_to_moment,
    "json": json.loads,
}
