"""How to read the lists of one program or colleague, kept under a name in the config folder."""

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomlkit

from prospector.domain.draft import Instructions
from prospector.domain.errors import NotFoundError, StorageError, UsageError, system_reason
from prospector.domain.text import N_

_NAME_LIMIT = 60


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StorageError(
            N_("“{file}” cannot be read: {problem}."), file=str(file), problem=system_reason(error)
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            N_("“{file}” is not a TOML file: {problem}."),
            hint=N_("Mend it, or delete it and save the profiles again."),
            file=str(file),
            problem=str(error),
        ) from error


def load_profile(file: Path, name: str) -> Instructions:
    """Return the instructions saved as ``name``; NotFoundError when there are none."""
    profiles = _read(file)
    found = profiles.get(name)
    if not isinstance(found, dict):
        raise NotFoundError(
            N_("There is no import profile “{name}”."),
            hint=N_("Saved: {names}. --map-save saves one.") if profiles else N_("--map-save saves one."),
            name=name,
            names=", ".join(profiles),
        )
    year = found.get("year")
    return Instructions(
        encoding=str(found.get("encoding", "")),
        delimiter=str(found.get("delimiter", "")),
        sheet=str(found.get("sheet", "")),
        mapping=_texts(found.get("map")),
        name=str(found.get("name", "")),
        constants=_texts(found.get("set")),
        values={str(column): _texts(pairs) for column, pairs in _table(found.get("values")).items()},
        year=year if isinstance(year, int) else None,
    )


def save_profile(file: Path, name: str, wanted: Instructions) -> None:
    """Save instructions as ``name``, in place of those saved so before; the others and all comments stay."""
    if not name.strip() or len(name) > _NAME_LIMIT or not name.isprintable():
        raise UsageError(N_("“{name}” cannot be the name of a profile."), name=name[:_NAME_LIMIT])
    _read(file)
    saved = {
        "encoding": wanted.encoding,
        "delimiter": wanted.delimiter,
        "sheet": wanted.sheet,
        "name": wanted.name,
        "year": wanted.year,
        "map": dict(wanted.mapping),
        "set": dict(wanted.constants),
        "values": {column: dict(pairs) for column, pairs in wanted.values.items()},
    }
    document = tomlkit.parse(file.read_text(encoding="utf-8")) if file.exists() else tomlkit.document()
    document[name] = {key: value for key, value in saved.items() if value}
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        fresh = file.with_name(f".{file.name}.{os.getpid()}.new")
        fresh.write_text(tomlkit.dumps(document), encoding="utf-8")
        fresh.replace(file)
    except OSError as error:
        raise StorageError(
            N_("“{file}” cannot be written: {problem}."), file=str(file), problem=system_reason(error)
        ) from error


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _texts(value: object) -> dict[str, str]:
    return {str(key): str(item) for key, item in _table(value).items()}
