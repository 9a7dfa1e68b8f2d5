"""What a list calls its people where no column does, or where one only seems to: "contact: cellular"."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import replace

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.interop.column_plan import Plan
from prospector.interop.table_shape import Row

# What a card can get its name from.
_NAMES = ("name", "person", "first_name", "last_name", "company", "contact", "employer", "nickname")
_REACHED = ("phone", "~phone", "email")
# With a pattern for names, these columns name nobody.
_NAMING = ("contact", "person", "name")
# Among so many rows as many names as these, or one in twenty rows, are no names of people.
_TELLING, _FEW, _SHARE = 20, 3, 20

# Of a file's columns so many are named in a refusal, each by so many letters.
_SHOWN, _LONGEST = 30, 60


def with_made_up_names(plan: Plan) -> Plan:
    """Return the plan of a list for which names are made up: columns that seemed to hold names are fields."""
    return _as_fields(plan, _NAMING)


def checked_names(plan: Plan, rows: Sequence[Row], name: str) -> tuple[Plan, bool, tuple[Text, ...]]:
    """Return the plan, whether each row is called by its number or address, and what is to be said about that.

    Told by the first ``rows`` of the file: a column in which the same few words stand again and again names nobody.
    UsageError when nothing in the file called ``name`` tells whom a row is about.
    """
    if plan.own:
        return plan, False, ()
    remarks: tuple[Text, ...] = ()
    if few := _few(plan, rows):
        remarks = (
            text(
                N_(
                    "“{column}” has the same few words again and again: no names, unless --map “{column}=name” says so."
                ),
                column=few,
            ),
        )
        plan = _as_fields(plan, _NAMES)
    if plan.has(*_NAMES):
        return plan, False, remarks
    if plan.has(*_REACHED):
        said = N_(
            "No column names anybody: each is called by e-mail or telephone. --map COLUMN=name says which column does,"
            " --name “Client {row}” makes names up."
        )
        return plan, True, (*remarks, text(said, row="{row}"))
    raise UsageError(
        N_("No column of “{file}” says whom a row is about."),
        hint=N_(
            "--map COLUMN=name says which column does, --name “Client {row}” makes names up. Its columns: {columns}."
        ),
        file=name,
        columns=listed(column.name for column in plan.columns),
        row="{row}",
    )


def listed(names: Iterable[str]) -> str:
    """Return names of columns in one line, the first of very many."""
    shown = [name[:_LONGEST] for name in itertools.islice(names, _SHOWN + 1)]
    return ", ".join([*shown[:_SHOWN], *(["…"] if len(shown) > _SHOWN else [])])


def _few(plan: Plan, rows: Sequence[Row]) -> str:
    """The column that has only a few words for all the rows and seemed to name somebody; empty where there is none."""
    naming = [column for column in plan.columns if column.target in _NAMES]
    # A column called name or company is one; "contact" may be the way in which somebody was reached.
    if not naming or any(column.how == "mapped" or column.target != "contact" for column in naming):
        return ""
    called = [
        said
        for row in rows
        if row.problem is None and any(said := tuple(row.cells[column.index].strip() for column in naming))
    ]
    few = max(_FEW, len(called) // _SHARE)
    return naming[0].name if len(called) >= _TELLING and len(set(called)) <= few else ""


def _as_fields(plan: Plan, targets: Sequence[str]) -> Plan:
    columns = tuple(
        replace(column, target="free", how="free") if column.target in targets and column.how != "mapped" else column
        for column in plan.columns
    )
    return replace(plan, columns=columns)
