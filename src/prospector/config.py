"""Settings: flags over environment over the TOML file over defaults, read once and frozen.

``SETTINGS`` is the catalogue: ``config show`` and the documentation are made from it.
"""

import os
import re
import sys
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Any, NamedTuple

from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.text import N_, Text, text

APP = "prospector"


class Setting(NamedTuple):
    """One entry of the config file: dotted key, default, sentence, the smallest and largest number, or the choices.

    ``form`` is a key of ``FORMS``, for a text that must be written in a certain way.
    """

    key: str
    default: Any
    about: str
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    env: str = ""
    form: str = ""


# The forms of text settings: how each is written, and as what it is kept.
FORMS = {
    "country": (r"[A-Za-z]{2}", "CN, DE, US …"),
    "currency": (r"[A-Za-z]{3}", "CNY, USD, EUR …"),
    "rates": (r"(?:[A-Za-z]{3}=\d+(?:\.\d+)?[\s,;]*)*", "USD=7.10 EUR=7.80"),
    "time": (r"(?:[01]?\d|2[0-3]):[0-5]\d", "00:00 … 23:59"),
    "calendar": (r"(?:[A-Za-z]{2}(?:-[A-Za-z0-9]{1,6})?)?", "CN, DE, DE-BY, US-CA …"),
}

SETTINGS: tuple[Setting, ...] = (
    Setting(
        "database", "", N_("File or postgresql:// address of the book; empty: the data folder."), env="PROSPECTOR_DB"
    ),
    Setting(
        "language", "", N_("Language: en or zh; empty: as the system."), choices=("", "en", "zh"), env="PROSPECTOR_LANG"
    ),
    Setting(
        "format",
        "table",
        N_("What reading commands print unless told otherwise."),
        choices=("table", "json", "jsonl", "csv", "tsv", "ids"),
        env="PROSPECTOR_FORMAT",
    ),
    Setting(
        "region",
        "CN",
        N_("Country (two letters) of telephone numbers typed without one."),
        env="PROSPECTOR_REGION",
        form="country",
    ),
    Setting("owner.name", "", N_("Your name, as owner of the complaints you take; empty: the system's user.")),
    Setting(
        "holidays.country",
        "",
        N_("Country whose public holidays count, or a part of one (DE-BY); empty: that of region."),
        form="calendar",
    ),
    Setting(
        "currency.base",
        "CNY",
        N_("Currency (ISO 4217) of sums typed without one, and of every total."),
        form="currency",
    ),
    Setting(
        "currency.rates",
        "",
        N_("What one unit of each other currency is worth in the base: USD=7.10 EUR=7.80."),
        form="rates",
    ),
    Setting("today.limit", 50, N_("Lines of today's list on a terminal; 0 shows all."), 0, 100_000),
    Setting(
        "today.tail",
        3,
        N_("Cards shown of each kind that would fall through: gone quiet, no next step, new."),
        0,
        1_000,
    ),
    Setting("today.quiet_days", 14, N_("Days without a word after which an interested card has gone quiet."), 1, 3_650),
    Setting("weights.need", 4.0, N_("Points for a large need; medium and small give part of it."), 0, 1_000),
    Setting("weights.intent", 3.0, N_("Points for a clear intent to buy; a cool attitude takes some away."), 0, 1_000),
    Setting("weights.man", 3.0, N_("Points for a hot prospect by MAN; contact and nurture give part of it."), 0, 1_000),
    Setting("weights.due", 5.0, N_("Points for a follow-up on its due day."), 0, 1_000),
    Setting("weights.late", 4.0, N_("Further points for lateness, reached two weeks after the due day."), 0, 1_000),
    Setting("weights.appointment", 6.0, N_("Points for an appointment."), 0, 1_000),
    Setting("weights.quiet", 4.0, N_("Points for a card that showed interest and then went quiet."), 0, 1_000),
    Setting("weights.open_end", 2.0, N_("Points for a card without a next step."), 0, 1_000),
    Setting("weights.customer", 1.5, N_("Points for a card that has bought before."), 0, 1_000),
    Setting("key.red_profit", 2.0, N_("Red face: so many times the usual profit per deal …"), 1, 1_000),
    Setting("key.red_sales", 3, N_("… in at most so many deals within the window (bought by chance)."), 1, 1_000),
    Setting("key.white_share", 2.0, N_("White face: at least so many per cent of all revenue …"), 0, 100),
    Setting("key.white_margin", 15.0, N_("… at a margin of at most so many per cent …"), 0, 100),
    Setting("key.white_sales", 4, N_("… in at least so many deals (stable)."), 1, 1_000),
    Setting(
        "key.black_profit",
        25.0,
        N_("Black face: influence marked high, and a profit per deal of at most so many per cent of the usual one."),
        0,
        100,
    ),
    Setting("rhythm.super", 14, N_("Days after which a super customer is due to hear from you."), 1, 3_650),
    Setting("rhythm.big", 30, N_("The same for a big customer."), 1, 3_650),
    Setting("rhythm.medium", 60, N_("The same for a medium customer."), 1, 3_650),
    Setting("rhythm.small", 120, N_("The same for a small customer."), 1, 3_650),
    Setting("rhythm.key", 30, N_("At most so many days for a key customer, whatever the tier."), 1, 3_650),
    Setting("referrals.ask_days", 30, N_("Days after which a customer is to be asked for referrals again."), 1, 3_650),
    Setting("referrals.coach", 2, N_("So many referrals make a sales coach, who refers again and again."), 1, 1_000),
    Setting("visits.minutes", 45, N_("Minutes planned for a visit."), 1, 1_440),
    Setting("visits.start", "09:00", N_("When a day of visits begins."), form="time"),
    Setting("visits.end", "18:00", N_("When the last visit of a day is over."), form="time"),
    Setting("visits.most", 8, N_("Visits proposed for a day."), 1, 1_000),
    Setting(
        "receivables.remind_days",
        7,
        N_("Days before an invoice falls due on which to remind of it; 0 never does."),
        0,
        365,
    ),
    Setting("receivables.limit", 50, N_("Customers that receivables shows on a terminal; 0 shows all."), 0, 100_000),
    Setting("credit.start", 10_000, N_("Credit limit before trust and payment, in the base currency."), 0, 10_000_000),
    Setting("credit.months", 2.0, N_("Months of a year's average business that a credit limit covers."), 0, 60),
    Setting("credit.poor", 0.5, N_("Part of the credit limit left to those who paid nothing in time."), 0, 1),
    Setting("credit.good", 1.5, N_("Multiple of the credit limit for those who paid everything in time."), 1, 10),
    Setting("credit.unscored", 2.0, N_("What one of the five Cs counts as until it is scored."), 1, 5),
    Setting("credit.weight_character", 30.0, N_("Weight of character in the credit grade."), 0, 1_000),
    Setting("credit.weight_capacity", 25.0, N_("Weight of capacity in the credit grade."), 0, 1_000),
    Setting("credit.weight_capital", 20.0, N_("Weight of capital in the credit grade."), 0, 1_000),
    Setting("credit.weight_collateral", 10.0, N_("Weight of collateral in the credit grade."), 0, 1_000),
    Setting("credit.weight_conditions", 15.0, N_("Weight of conditions in the credit grade."), 0, 1_000),
    Setting("journal.keep", 2_000, N_("Commands that can still be undone."), 1, 10_000_000),
    Setting("backup.daily", True, N_("Copy the book once a day, after a command, in the background.")),
    Setting("backup.keep", 7, N_("Daily copies that are kept."), 1, 10_000),
)
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


# Where the XDG folders lie unless the environment says otherwise (freedesktop.org base directory specification).
_XDG = {"config": ".config", "data": ".local/share", "state": ".local/state"}


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
