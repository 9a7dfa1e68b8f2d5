"""What is shown to people, before it is drawn: tables and details as plain data, and how columns share a width.

One convention everywhere: a ``Text`` is said in the reader's language, a ``str`` is data and shown as it is. The one
exception is ``Column.title``, a message id marked with ``N_``.
"""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from prospector.domain.text import N_, Text, text
from prospector.render.safe import cells, printable
from prospector.render.wording import _, say

# What a value means, not how it looks; ``table`` chooses the colours.
Style = Literal["", "overdue", "due", "hot", "good", "warning", "dim", "strong"]

# Cells between two columns.
GAP = 2
# Columns that may wrap are not asked to grow wider than this at the price of another column, nor the others than that.
_WRAPS_AT = 24
_CUT_AT = 40
# Narrower than this no column is made.
_NARROWEST = 4


class Cell(NamedTuple):
    """A value with a style of its own, in place of the bare value in a row, a pair or a line."""

    value: object
    style: Style = ""


class Column(NamedTuple):
    """A column: the ``key`` of its value in each row and its ``title`` (message id).

    ``priority`` 0 columns are always shown; where the terminal is narrow, the highest number goes first. A ``no_wrap``
    column is cut with an ellipsis rather than wrapped. ``min_width`` is in cells.
    """

    key: str
    title: str
    align: Literal["left", "right"] = "left"
    style: Style = ""
    min_width: int = 0
    no_wrap: bool = False
    priority: int = 0


class Table(NamedTuple):
    """A table. ``groups`` are (heading, row indexes) and then decide which rows are shown, in which order.

    Title, footer and ``empty`` (said instead of a table without rows) are for terminals; a pipe gets the columns alone,
    and the headings of groups.
    """

    title: Text | str
    columns: Sequence[Column]
    rows: Sequence[Mapping[str, object]]
    footer: Text | None = None
    groups: Sequence[tuple[Text | str, Sequence[int]]] = ()
    empty: Text | None = None


class Section(NamedTuple):
    """A part of a detail: labelled values, or lines (which may hold line breaks), or a table, or several of these."""

    heading: Text | str = ""
    pairs: Sequence[tuple[Text | str, object]] = ()
    lines: Sequence[object] = ()
    table: Table | None = None


class Detail(NamedTuple):
    """Everything about one thing."""

    title: Text | str
    sections: Sequence[Section]


YES, NO = N_("yes"), N_("no")


def shown(value: object, *, multiline: bool = False) -> str:
    """Return ``value`` as people read it, harmless on a terminal: None as "", lists joined, a ``Cell`` by its value."""
    match value:
        case None:
            return ""
        case str():
            return printable(value, multiline=multiline)
        case Text():
            return printable(say(value, printable), multiline=multiline)
        case Cell():
            return shown(value.value, multiline=multiline)
        case bool():
            return _(YES) if value else _(NO)
        case float():
            return str(int(value)) if value.is_integer() else str(value)
        case list() | tuple():
            return _(", ").join(shown(item, multiline=multiline) for item in value)
        case _:
            return printable(str(value), multiline=multiline)


def dialled(phone: str | None) -> Text | str:
    """Return a number with its extension in the reader's words; ``phone`` is as views have it (``… ext. 801``)."""
    number, mark, extension = (phone or "").partition(" ext. ")
    return text(N_("{number} ext. {extension}"), number=number, extension=extension) if mark else number


def style_of(value: object) -> Style:
    """Return the style a value brings itself."""
    return value.style if isinstance(value, Cell) else ""


def grid(table: Table) -> tuple[list[str], list[list[str]]]:
    """Return the titles and every row's cells as they are shown."""
    keys = [column.key for column in table.columns]
    return [_(column.title) for column in table.columns], [[shown(row.get(key)) for key in keys] for row in table.rows]


def natural_widths(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the cells each column needs to show everything on one line."""
    columns = zip(*rows, strict=True) if rows else [()] * len(titles)
    return [max(cells(title), *map(cells, column), 0) for title, column in zip(titles, columns, strict=True)]


def order(table: Table) -> list[tuple[Text | str, Sequence[int]]]:
    """Return the groups of ``table``; one without heading when it has none."""
    return list(table.groups) or [("", range(len(table.rows)))]


def allot(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    """Return the cells for each column so that all fit into ``width``; 0 for a column that is left out.

    Columns of low priority are left out before others get less than they want; what remains over is then given to
    those that could use it, and what is still missing is taken from the widest.
    """
    widths = [_wanted(column, cells_needed) for column, cells_needed in zip(columns, natural, strict=True)]
    while _taken(widths) > width:
        _number, place = max((column.priority, i if widths[i] else -1) for i, column in enumerate(columns) if widths[i])
        if not columns[place].priority:
            break
        widths[place] = 0
    spare = width - _taken(widths)
    # The least need first: that makes most columns whole.
    for i in sorted((i for i, cells_now in enumerate(widths) if cells_now), key=lambda i: natural[i] - widths[i]):
        more = max(0, min(spare, natural[i] - widths[i]))
        widths[i] += more
        spare -= more
    while spare < 0 and (shrinking := [i for i, cells_now in enumerate(widths) if cells_now > _NARROWEST]):
        # First what stands above its minimum; then what wraps, for it loses nothing by it; then the widest.
        gives = max(
            shrinking,
            key=lambda i: (widths[i] > columns[i].min_width, not columns[i].no_wrap or widths[i] > _CUT_AT, widths[i]),
        )
        widths[gives] -= 1
        spare += 1
    return widths


def _wanted(column: Column, natural: int) -> int:
    return max(min(natural, max(column.min_width, _CUT_AT if column.no_wrap else _WRAPS_AT)), column.min_width, 1)


def _taken(widths: Sequence[int]) -> int:
    shown_columns = [cells_now for cells_now in widths if cells_now]
    return sum(shown_columns) + GAP * (len(shown_columns) - 1)
