"""What every table is, whatever file it came from: rows under a header, whose columns have a name each."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from prospector.domain.clean import clean_line
from prospector.domain.errors import UsageError
from prospector.domain.inert import unguard
from prospector.domain.text import N_, Text, text

# How far down a header is looked for, under titles and remarks.
HEADER_WITHIN = 20
# In what was rejected this column says why; it is no part of the row when that comes again.
REASON_COLUMN = "prospector_reason"


class Row(NamedTuple):
    """One data row: ``number`` counts rows that are not blank from 1, ``line`` is the line of the file it begins in.

    ``cells`` are as many as the header's, unless there is a ``problem``: then they are the cells as found.
    """

    number: int
    line: int
    cells: list[str]
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header understood and its rows not yet read; ``rows`` can be read once.

    ``form`` is ``text``, ``xlsx`` or ``xls``; ``remarks`` tell which table of several was taken.
    """

    header: list[str]
    encoding: str
    delimiter: str
    name: str
    size: int
    rows: Iterator[Row]
    position: Callable[[], int]
    close: Callable[[], None]
    form: str = "text"
    remarks: tuple[Text, ...] = ()

    def __iter__(self) -> Iterator[tuple[int, int, dict[str, str] | Text]]:
        """Yield (row number, line number, cells by column), or in place of the cells why the row cannot be read."""
        for row in self.rows:
            yield row.number, row.line, row.problem or dict(zip(self.header, row.cells, strict=True))


def header_index(records: Sequence[Sequence[str]], knows: Callable[[str], bool]) -> int:
    """Return which of the first records names the columns: the first, unless a later one clearly does."""
    filled = [sum(bool(cell.strip()) for cell in cells) for cells in records]
    known = [sum(knows(cell) for cell in cells if cell.strip()) for cells in records]
    for index in range(1, len(records)):
        narrow_before = all(2 * width <= filled[index] or width <= 1 for width in filled[:index])
        if known[index] >= 2 and known[index] > max(known[:index]) and narrow_before:
            return index
    return 0


def fitted(number: int, line: int, cells: list[str], width: int) -> Row:
    """Return ``cells`` as a row of ``width`` columns; one with filled cells beyond them has a problem."""
    if len(cells) > width:
        if any(cell.strip() for cell in cells[width:]):
            problem = text(
                N_("it has {found} cells for {expected} columns: is a delimiter in a cell without quotation marks?"),
                found=len(cells),
                expected=width,
            )
            return Row(number, line, cells, problem)
        cells = cells[:width]
    elif len(cells) < width:
        cells = cells + [""] * (width - len(cells))
    return Row(number, line, cells)


def column_names(cells: Sequence[str], name: str) -> list[str]:
    """Return the names of the columns of file ``name``, each its own, without the empty ones at the end.

    UsageError when none is named.
    """
    header = [clean_line(unguard(cell)) for cell in cells]
    while header and not header[-1]:
        header.pop()
    if not header:
        raise empty(name)
    seen: Counter[str] = Counter()
    unique = []
    for position, column in enumerate(header, start=1):
        column = column or f"column {position}"
        seen[column] += 1
        unique.append(column if seen[column] == 1 else f"{column} ({seen[column]})")
    return unique


def empty(name: str) -> UsageError:
    """Return the refusal of a file in which there is nothing."""
    return UsageError(N_("“{file}” is empty."), hint=N_("Its first row should name the columns."), file=name)
