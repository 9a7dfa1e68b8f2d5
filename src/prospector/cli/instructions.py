"""The options of ``import`` that say how a file is to be read, as they are typed."""

import re
from collections.abc import Iterable
from dataclasses import replace

from prospector.domain.draft import Instructions
from prospector.domain.errors import UsageError
from prospector.domain.text import N_

_YEARS = range(1900, 2101)


def sign(typed: str) -> str:
    """Return the sign between cells; a tab may be spelled out. UsageError when it cannot stand there."""
    found = {"tab": "\t", "\\t": "\t"}.get(typed.casefold(), typed)
    if len(found) > 1 or (found and found in '"\r\n') or "\ud800" <= found <= "\udfff":
        raise UsageError(
            N_("“{typed}” cannot stand between cells."),
            hint=N_("Use one sign, for example ; or tab."),
            typed=typed[:40],
        )
    return found


def mapping(pairs: Iterable[str]) -> dict[str, str]:
    """Return column to field from ``COLUMN=FIELD``; a name of a column may hold the sign = itself."""
    found = {}
    for pair in pairs:
        column, equals, target = pair.rpartition("=")
        if not equals:
            raise UsageError(
                N_("“{typed}” is not COLUMN=FIELD."), hint=N_('For example: --map "Company=name".'), typed=pair
            )
        found[column] = target
    return found


def constants(pairs: Iterable[str]) -> dict[str, str]:
    """Return field to value from ``FIELD=VALUE``."""
    found = {}
    for pair in pairs:
        field, equals, value = pair.partition("=")
        if not equals or not field.strip() or not value.strip():
            raise UsageError(
                N_("“{typed}” is not FIELD=VALUE."), hint=N_("For example: --set-field source=fair."), typed=pair
            )
        found[field.strip()] = value.strip()
    return found


def values(typed: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return column to old and new values from ``COLUMN:old=new,old=new``."""
    found: dict[str, dict[str, str]] = {}
    for each in typed:
        column, colon, listed = each.partition(":")
        pairs = [pair.partition("=") for pair in re.split("[,，]", listed) if pair.strip()]
        if not colon or not column.strip() or not pairs or not all(equals for _, equals, _ in pairs):
            raise UsageError(
                N_("“{typed}” is not COLUMN:OLD=NEW,OLD=NEW."),
                hint=N_("For example: --values result:success=closed,failure=refused."),
                typed=each,
            )
        found.setdefault(column.strip(), {}).update({old.strip(): new.strip() for old, _, new in pairs})
    return found


def checked_year(year: int | None) -> int | None:
    """Return ``year``; UsageError when no list can be of it."""
    if year is not None and year not in _YEARS:
        raise UsageError(
            N_("“{year}” is no year of a list."), hint=N_("Write it with four digits, for example 2010."), year=year
        )
    return year


def over(saved: Instructions, typed: Instructions) -> Instructions:
    """Return the instructions of a profile with those typed beside it, which go first."""
    return replace(
        saved,
        encoding=typed.encoding or saved.encoding,
        delimiter=typed.delimiter or saved.delimiter,
        sheet=typed.sheet or saved.sheet,
        mapping={**saved.mapping, **typed.mapping},
        name=typed.name or saved.name,
        constants={**saved.constants, **typed.constants},
        values={**saved.values, **typed.values},
        year=typed.year if typed.year is not None else saved.year,
    )
