"""What a row tells of where somebody is: the parts of addresses, and exact spots."""

from contextlib import suppress
from typing import TYPE_CHECKING

from prospector.domain.errors import UsageError
from prospector.domain.name import has_hanzi
from prospector.interop.row_parts import location_of

if TYPE_CHECKING:
    from prospector.interop.card_cells import Gathered
    from prospector.interop.column_plan import Column


def take_location(gathered: "Gathered", column: "Column", value: str) -> None:
    """Take the exact spot; what is none on a map is kept, with a word unless the column only may hold one."""
    try:
        gathered.location = location_of(value)
    except UsageError as error:
        if column.target.startswith("~"):
            gathered.keep(column.key, value)
        else:
            gathered.unread(column, value, error.text)


def take_degrees(gathered: "Gathered", column: "Column", value: str) -> None:
    """Keep latitude and longitude, and take them as the spot when both are there."""
    gathered.keep(column.key, value)
    other = gathered.one.get("~lon" if column.target == "~lat" else "~lat", "")
    gathered.one[column.target] = value
    if other:
        pair = (value, other) if column.target == "~lat" else (other, value)
        with suppress(UsageError):
            gathered.location = location_of(",".join(pair))


def take_address(gathered: "Gathered", column: "Column", value: str) -> None:
    """Take a part of one of the addresses of a row; lines of a street are put together."""
    part = column.target.partition(".")[2]
    parts = gathered.addresses.setdefault(column.group, {})
    before = parts.get(part)
    if before is None:
        parts[part] = value
    elif before != value and part == "street":
        parts[part] = before + ("" if has_hanzi(value) else ", ") + value
    elif before != value:
        gathered.keep(column.key, value)
