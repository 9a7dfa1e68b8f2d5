"""The public holidays of a year as kept in the cache folder, so that the day's list need not load a calendar for them.

Written by the daily chores, which do load it; where nobody has yet, no day counts as a holiday. The user's own days are
read from their own file each time.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prospector.domain.workday import HolidayCalendar

# The calendars learn of a year when it is announced: what is older is looked up again.
_FRESH_DAYS = 30
_LONGEST = 40
_DAY = timedelta(days=1)


def file_of(folder: Path, country: str, year: int) -> Path:
    """Return where the days of a year lie."""
    return folder / f"holidays-{country}-{year}.json"


def keep(folder: Path, calendar: "HolidayCalendar", years: tuple[int, ...], today: date) -> None:
    """Write the published days of some years, unless that was done lately; a folder that cannot be written is left."""
    with suppress(OSError):
        for year in years:
            file = file_of(folder, calendar.country, year)
            if file.exists() and today - date.fromtimestamp(file.stat().st_mtime) < timedelta(days=_FRESH_DAYS):
                continue
            special = calendar.special(year)
            found = {
                "weekend": sorted(calendar.weekend),
                "off": [day.isoformat() for day, one in special.items() if not one.work],
                "work": [day.isoformat() for day, one in special.items() if one.work],
            }
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            fresh = file.with_suffix(".new")
            fresh.write_text(json.dumps(found), encoding="utf-8")
            fresh.replace(file)


def back_at_work(folder: Path, country: str, day: date, own: Mapping[date, Any]) -> date | None:
    """Return the next working day where ``day`` is a public holiday, else None; ``own`` days win (``SpecialDay``)."""
    years: dict[int, dict[str, Any]] = {}

    def worked(on: date, *, weekends: bool) -> bool:
        if on in own:
            return bool(own[on].work)
        if on.year not in years:
            years[on.year] = _read(file_of(folder, country, on.year))
        known, said = years[on.year], on.isoformat()
        if said in known["off"]:
            return False
        return said in known["work"] or not weekends or on.weekday() not in known["weekend"]

    # A weekend is no reason to leave somebody alone whom one has planned to call on it.
    if worked(day, weekends=False):
        return None
    for _ in range(_LONGEST):
        day += _DAY
        if worked(day, weekends=True):
            return day
    return None


def _read(file: Path) -> dict[str, Any]:
    with suppress(OSError, ValueError, AttributeError):
        found = json.loads(file.read_text(encoding="utf-8"))
        return {name: list(found.get(name, ())) for name in ("weekend", "off", "work")}
    return {"weekend": [5, 6], "off": [], "work": []}
