"""What the user says about a table beyond its header: joined columns, translated values, made-up names."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from prospector.domain.draft import Instructions
from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.interop.column_names import squashed
from prospector.interop.columns import column_called
from prospector.interop.file_days import month_number

_PLACE = re.compile(r"\{([^{}]*)\}")
# Targets whose joined cells make a day, and the names that its parts go by.
_DAYS = frozenset({"at", "first_contact_on", "first_contact", "stopped_on", "birthday"})
_PARTS = {
    **dict.fromkeys(("birthyear", "出生年", "出生年份"), "year"),
    **dict.fromkeys(("birthmonth", "出生月", "出生月份"), "month"),
    **dict.fromkeys(("birthday", "出生日"), "day"),
    **dict.fromkeys(("day", "dayofmonth", "dd", "日", "tag", "jour"), "day"),
    **dict.fromkeys(("month", "mon", "mm", "月", "月份", "monat", "mois"), "month"),
    **dict.fromkeys(("year", "yyyy", "年", "年份", "jahr"), "year"),
    **dict.fromkeys(("time", "hour", "时间", "时", "uhrzeit"), "time"),
}


class _Joined(NamedTuple):
    """A column made of others: their places, and for a day what each of them is."""

    places: tuple[int, ...]
    parts: tuple[str, ...]


class Shaping:
    """The rows of one table as the instructions want them: ``header`` and ``mapping`` are those to read them by.

    UsageError when an instruction names a column that is not there.
    """

    def __init__(self, header: Sequence[str], wanted: Instructions) -> None:
        self._width = len(header)
        self._joined: list[_Joined] = []
        self._values = {
            column_called(column, header): {old.strip().casefold(): new for old, new in pairs.items()}
            for column, pairs in wanted.values.items()
        }
        self._name = self._pattern(wanted.name, header) if wanted.name else None
        self.header = list(header)
        self.mapping: dict[str, str] = {}
        used: dict[str, str] = {}
        for typed, target in wanted.mapping.items():
            if typed in header or "+" not in typed:
                self.mapping[typed] = target
                continue
            places = tuple(column_called(part.strip(), header) for part in typed.split("+"))
            self._joined.append(_joined(places, header, target))
            self.header.append(typed)
            self.mapping[typed] = target
            used |= {header[place]: "-" for place in places}
        named = {header[column_called(typed, header)] for typed in self.mapping if typed in header or "+" not in typed}
        self.mapping |= {column: target for column, target in used.items() if column not in named}

    @property
    def changes(self) -> bool:
        """Whether rows are changed at all."""
        return bool(self._joined or self._values)

    def shaped(self, cells: list[str]) -> list[str]:
        """Return ``cells`` with values translated and joined columns appended; those with too many are left alone."""
        if len(cells) != self._width:
            return cells
        cells = list(cells)
        for place, pairs in self._values.items():
            cells[place] = pairs.get(cells[place].strip().casefold(), cells[place])
        return cells + [_together([cells[place] for place in joined.places], joined.parts) for joined in self._joined]

    def name_of(self, number: int, cells: Sequence[str]) -> str:
        """Return the name that the pattern makes for row ``number``; empty without a pattern."""
        return self._name(number, cells) if self._name else ""

    @staticmethod
    def _pattern(pattern: str, header: Sequence[str]) -> Callable[[int, Sequence[str]], str]:
        pieces = _PLACE.split(pattern)
        words = pieces[::2]
        places = [-1 if name == "row" else column_called(name, header) for name in pieces[1::2]]
        if not places:
            raise UsageError(
                N_("“{pattern}” would give every row the same name."),
                hint=N_("Put {place} or the name of a column in braces into it, for example “Client {place}”."),
                pattern=pattern,
                place="{row}",
            )

        def name(number: int, cells: Sequence[str]) -> str:
            said = [str(number) if place < 0 else cells[place].strip() for place in places]
            return " ".join("".join(word + part for word, part in zip(words, [*said, ""], strict=True)).split())

        return name


def joined_birthday(header: Sequence[str]) -> dict[str, str]:
    """Return the instruction to join the parts of a birthday where they stand in columns of their own, or nothing."""
    names = {squashed(column): column for column in header}
    for parts in (("birthyear", "birthmonth", "birthday"), ("出生年", "出生月", "出生日")):
        if all(part in names for part in parts):
            return {"+".join(names[part] for part in parts): "birthday"}
    return {}


def _joined(places: tuple[int, ...], header: Sequence[str], target: str) -> _Joined:
    parts = tuple(_PARTS.get(squashed(header[place]), "") for place in places)
    is_day = target.strip().replace(" ", "_").casefold() in _DAYS and {"day", "month"} <= set(parts) and all(parts)
    return _Joined(places, parts if is_day else ())


def _together(cells: list[str], parts: tuple[str, ...]) -> str:
    """Return joined cells as one: a day by its parts as 2010-10-19, or --10-19 without year; else with spaces."""
    filled = [cell.strip() for cell in cells]
    if parts and all(cell for cell, part in zip(filled, parts, strict=True) if part != "year"):
        said = dict(zip(parts, filled, strict=True))
        day, month = said["day"].rstrip("日.").partition(".")[0], month_number(said["month"])
        if month and day.isdecimal():
            year = f"{said['year'].rstrip('年')}-" if said.get("year") else "--"
            return f"{year}{month:02}-{int(day):02}" + (f" {said['time']}" if "time" in said else "")
    return " ".join(cell for cell in filled if cell)
