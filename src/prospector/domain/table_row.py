"""Rows of files that become records of a noun (deals, invoices …): fields by name, not yet understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from prospector.domain.draft import ColumnUse
from prospector.domain.text import Text


class TableRow(NamedTuple):
    """One row: its number and line in the file, what its cells say by field, its cells as the file has them.

    Fields without a value are absent. ``problem`` says why a row could not be read at all.
    """

    number: int
    line: int
    values: Mapping[str, str]
    cells: tuple[str, ...] = ()
    problem: Text | None = None


@dataclass(frozen=True, slots=True)
class TableSource:
    """A file opened as rows of a noun; iterate it once.

    ``size`` is in rows. ``day_order`` is how days such as 03/04/2026 are written in it (``day first``, ``month first``
    or empty). The others are as in ``draft.CardSource``.
    """

    rows: Iterator[TableRow]
    columns: tuple[ColumnUse, ...]
    header: tuple[str, ...]
    encoding: str
    delimiter: str
    form: str
    size: int
    remarks: tuple[Text, ...] = ()
    day_order: str = ""

    def __iter__(self) -> Iterator[TableRow]:
        """Return the rows."""
        return self.rows
