"""How the columns of one file are read: what each holds, and how that was found."""

from dataclasses import dataclass

from prospector.domain.draft import ColumnUse


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands, what it is called, its ``target``, and how that was found (``domain.draft.HOW``).

    ``label`` is that of a phone or e-mail, ``group`` names one of several addresses or the entry a label column belongs
    to; ``key`` is the free field which takes a value that finds no other place.
    """

    index: int
    name: str
    target: str
    how: str
    key: str
    label: str = ""
    group: str = ""

    @property
    def shown(self) -> str:
        """The target as the reader is told it."""
        if self.target == "-":
            return ""
        if self.target == "free":
            return self.key
        if self.target.startswith("label:"):
            return f"{self.target[6:]}.label"
        target = self.target.lstrip("~").removeprefix("own:")
        return f"{target}.{self.label or self.group}" if self.label or self.group else target


@dataclass(frozen=True, slots=True)
class Plan:
    """How the rows of one file are read. ``own`` marks our own export, whose cells are in an exact form."""

    columns: tuple[Column, ...]
    own: bool

    @property
    def uses(self) -> tuple[ColumnUse, ...]:
        """The report: every column, what it became, and how that was found."""
        return tuple(ColumnUse(column.name, column.shown, column.how) for column in self.columns)

    def has(self, *targets: str) -> bool:
        """Return whether any column holds one of ``targets``."""
        return any(column.target in targets for column in self.columns)
