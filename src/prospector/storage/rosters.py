"""The customer roster."""

from prospector.storage.runner import Row, Runner


class Rosters:
    """Reads every card with its base data and its dealings."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def listed(self) -> list[Row]:
        """Return one row for each card that is not in the bin, by id."""
        return self._runner.rows("roster_listed")
