"""Writes the user's own holidays and make-up workdays, keeping the comments and the order of their file."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import tomlkit

from prospector.interop.calendars import OFF, WORK, own_days


def add_days(file: Path, country: str, days: Sequence[date], name: str, *, work: bool) -> None:
    """Add days under one name; a day that is in the file already gets the new meaning and name."""
    document = _document(file, country)
    _drop(document, country, days)
    table = _table(_table(document, country), WORK if work else OFF)
    for day in days:
        table[day.isoformat()] = name
    _write(file, document)


def remove_days(file: Path, country: str, days: Sequence[date]) -> int:
    """Remove days; return how many were there."""
    document = _document(file, country)
    removed = _drop(document, country, days)
    if removed:
        _write(file, document)
    return removed


def _document(file: Path, country: str) -> Any:
    # Refuses a file that is not as documented, before anything is written over it.
    own_days(file, country)
    return tomlkit.parse(file.read_text(encoding="utf-8")) if file.exists() else tomlkit.document()


def _table(parent: Any, name: str) -> Any:
    if name not in parent:
        parent[name] = tomlkit.table(is_super_table=name not in (OFF, WORK))
    return parent[name]


def _drop(document: Any, country: str, days: Sequence[date]) -> int:
    removed = 0
    for part in (OFF, WORK):
        table = document.get(country, {}).get(part, {})
        for day in days:
            removed += table.pop(day.isoformat(), None) is not None
    return removed


def _write(file: Path, document: Any) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
    fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
    fresh.replace(file)
