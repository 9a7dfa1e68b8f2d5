"""The ids of an own export, kept where it fills an empty book: what was step 12 there is step 12 here."""

from collections import defaultdict
from collections.abc import Mapping

from prospector.services.ports import Desk
from prospector.services.store import LARGEST_ID


class Numbers:
    """Says under which id a row of a file is written, and remembers those that are taken."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: bool | None = None
        self._taken: defaultdict[str, set[int]] = defaultdict(set)

    def of(self, table: str, uid: str, numbers: Mapping[str, int]) -> int | None:
        """Return the id for the row of that uid, or None where the book shall give one."""
        wanted = numbers.get(uid, 0)
        if not 0 < wanted <= LARGEST_ID:
            return None
        if self._kept is None:
            # Asked before the first row is written, and only of files that know ids.
            self._kept = self._desk.store.whole.empty()
        if not self._kept or wanted in self._taken[table]:
            return None
        self._taken[table].add(wanted)
        return wanted

    def given(self, table: str, row_id: int) -> None:
        """Note an id that the book gave."""
        if self._kept:
            self._taken[table].add(row_id)

    def settle(self) -> None:
        """Let ids go on after those that were kept."""
        if self._kept:
            self._desk.store.whole.settle_ids()
