"""Settings: flags over environment over the TOML file over defaults, read once and frozen.

What settings there are is said in ``prospector.settings``.
"""

import os
import re
import sys
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any

from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.text import N_, Text, text
from prospector.settings import FORMS, SETTINGS, Setting

APP = "prospector"


BY_KEY = {setting.key: setting for setting in SETTINGS}


def checked(key: str, value: Any) -> Any:
    """Return ``value`` (as typed or from the file) as the setting's type; UsageError when it does not fit."""
    setting = BY_KEY.get(key)
    if setting is None:
        import difflib

        near = difflib.get_close_matches(key, BY_KEY, n=1)
        hint = (
            N_("Did you mean {near}? prospector config show lists them all.")
            if near
            else N_("prospector config show lists them all.")
        )
        raise UsageError(N_("There is no setting “{key}”."), hint=hint, key=key, near=near[0] if near else "")
    read = _as_kind(setting, value)
    low, high = setting.least, setting.most
    fits = read is not None and (not setting.choices or read in setting.choices)
    if fits and low is not None and high is not None:
        fits = low <= read <= high
    if not fits:
        raise UsageError(
            N_("“{typed}” does not fit the setting {key}."),
            hint=N_("Allowed: {wanted}."),
            typed=str(value),
            key=key,
            wanted=_wanted(setting),
        )
    return read


def _as_kind(setting: Setting, value: Any) -> Any:
    """The value in the type of the setting's default, or None when it is of another kind."""
    kind = type(setting.default)
    if kind is bool:
        return value if isinstance(value, bool) else {"true": True, "false": False}.get(str(value).strip().lower())
    if kind is str:
        return _as_text(setting, value)
    if isinstance(value, bool) or (kind is int and isinstance(value, float)):
        return None
    try:
        return kind(value)
    except (ValueError, TypeError):
        return None


def _as_text(setting: Setting, value: Any) -> str | None:
    # TOML has times of its own: start = 09:00:00.
    typed = f"{value:%H:%M}" if setting.form == "time" and isinstance(value, time) else value
    if not isinstance(typed, str):
        return None
    typed = typed.strip()
    if not setting.form:
        return typed
    if re.fullmatch(FORMS[setting.form][0], typed) is None:
        return None
    return typed.zfill(5) if setting.form == "time" else typed.upper()


def _wanted(setting: Setting) -> str | Text:
    """What a setting allows, for the hint."""
    if setting.choices:
        return ", ".join(choice or '""' for choice in setting.choices)
    if setting.least is not None and setting.most is not None:
        return f"{setting.least:g} … {setting.most:g}"
    if setting.form:
        return FORMS[setting.form][1]
    return "true, false" if isinstance(setting.default, bool) else text(N_("text"))


class Settings:
    """The settings of one run: values by dotted key, and where each came from (flag, env, file, default)."""

    __slots__ = ("file", "origins", "values")

    def __init__(self, values: Mapping[str, Any], origins: Mapping[str, str], file: Path) -> None:
        self.values = values
        self.origins = origins
        self.file = file

    def __getitem__(self, key: str) -> Any:
        return self.values[key]


def config_file(environ: Mapping[str, str], flag: str | None = None) -> Path:
    """Return the config file: flag, then ``PROSPECTOR_CONFIG``, then the XDG config folder."""
    named = flag or environ.get("PROSPECTOR_CONFIG")
    if named:
        return Path(named).expanduser()
    home = environ.get("XDG_CONFIG_HOME") if os.name == "posix" else None
    return Path(home) / APP / "config.toml" if home else _platform_folder("config") / "config.toml"


def default_database(environ: Mapping[str, str]) -> Path:
    """Return where the book lies unless told otherwise: the XDG data folder."""
    home = environ.get("XDG_DATA_HOME") if os.name == "posix" else None
    return Path(home) / APP / "book.db" if home else _platform_folder("data") / "book.db"


def state_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for the log of bugs: the XDG state folder."""
    home = environ.get("XDG_STATE_HOME") if os.name == "posix" else None
    return Path(home) / APP if home else _platform_folder("state")


def cache_folder(environ: Mapping[str, str]) -> Path:
    """Return the folder for what can be made anew: the XDG cache folder."""
    home = environ.get("XDG_CACHE_HOME") if os.name == "posix" else None
    return Path(home) / APP if home else _platform_folder("cache")


# Where the XDG folders lie unless the environment says otherwise (freedesktop.org base directory specification).
_XDG = {"config": ".config", "data": ".local/share", "state": ".local/state", "cache": ".cache"}


def _platform_folder(kind: str) -> Path:
    # Known here, because importing platformdirs takes 4 ms of every command.
    platform: str = sys.platform
    if platform.startswith("linux"):
        return Path.home() / _XDG[kind] / APP
    import platformdirs

    folders = {
        "config": platformdirs.user_config_path,
        "data": platformdirs.user_data_path,
        "state": platformdirs.user_state_path,
        "cache": platformdirs.user_cache_path,
    }
    return folders[kind](APP, appauthor=False)


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in table.items():
        flat.update(_flat(value, f"{prefix}{key}.") if isinstance(value, dict) else {f"{prefix}{key}": value})
    return flat


def _read(file: Path) -> dict[str, Any]:
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise StorageError(
            N_("{path}: {reason}."),
            hint=N_("Check the path and its permissions."),
            path=str(file),
            reason=system_reason(error),
        ) from None
    import tomllib

    try:
        return _flat(tomllib.loads(content.decode("utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            N_("The config file {path} cannot be read: {reason}."),
            hint=N_("Mend it, or move it away to start with the defaults."),
            path=str(file),
            reason=toml_fault(error),
        ) from None


def toml_fault(error: ValueError) -> Text:
    """Return where a file is not TOML, in the reader's language."""
    if isinstance(error, UnicodeDecodeError):
        return text(N_("it is not UTF-8"))
    place = re.search(r"line (\d+), column (\d+)", str(error))
    if place is None:
        return text(N_("it ends too early"))
    return text(N_("line {line} is not TOML, from column {column} on"), line=place[1], column=place[2])


def load(environ: Mapping[str, str], flags: Mapping[str, Any], *, config: str | None = None) -> Settings:
    """Read the settings of this run; UsageError names a key or value that does not fit."""
    file = config_file(environ, config)
    values = {setting.key: setting.default for setting in SETTINGS}
    origins = dict.fromkeys(values, "default")
    for key, value in _read(file).items():
        values[key] = checked(key, value)
        origins[key] = "file"
    for setting in SETTINGS:
        typed = environ.get(setting.env) if setting.env else None
        # An unknown PROSPECTOR_LANG is reported by the language choice itself, in the language found otherwise.
        if typed and setting.key != "language":
            values[setting.key] = checked(setting.key, typed)
            origins[setting.key] = "env"
    for key, value in flags.items():
        if value is not None:
            values[key] = checked(key, value)
            origins[key] = "flag"
    return Settings(values, origins, file)
