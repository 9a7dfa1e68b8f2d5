"""What an import did: every row accounted for."""

from collections.abc import Sequence
from typing import NamedTuple

from prospector.domain.card import Card
from prospector.domain.text import Text

# So many cards are shown by --dry-run.
FIRST = 5


class Skipped(NamedTuple):
    """A row that was not taken: where it is in the file, why, and its cells."""

    row: int
    line: int
    reason: Text
    cells: tuple[str, ...] = ()
    candidates: tuple[tuple[int, str], ...] = ()


class Conflict(NamedTuple):
    """What a row says otherwise than its card: in which field, and whether the row's word was taken."""

    row: int
    card_id: int
    name: str
    field: str
    book: str
    file: str
    taken: bool


class Report(NamedTuple):
    """What an import did; ``read`` is the sum of the other counts."""

    read: int
    added: int
    updated: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[tuple[int, Text], ...]
    first: tuple[Card, ...]
    conflicts: tuple[Conflict, ...] = ()


def together(reports: Sequence[Report]) -> Report:
    """Return several files' reports as one."""
    if len(reports) == 1:
        return reports[0]
    return Report(
        sum(report.read for report in reports),
        sum(report.added for report in reports),
        sum(report.updated for report in reports),
        sum(report.unchanged for report in reports),
        tuple(skipped for report in reports for skipped in report.skipped),
        tuple(warning for report in reports for warning in report.warnings),
        tuple(card for report in reports for card in report.first)[:FIRST],
        tuple(conflict for report in reports for conflict in report.conflicts),
    )
