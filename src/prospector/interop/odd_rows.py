"""Rows of a table that are no cards: names of columns repeated, totals, and cells shifted by a comma too many."""

import itertools
import re
from collections.abc import Callable, Sequence

from prospector.domain.text import N_, Text, text
from prospector.interop.column_plan import Plan

_TOTAL = re.compile(
    r"(?:grand |sub)?-?totals?|sum|in total|gesamt(?:summe)?|summe|insgesamt|合计|总计|小计|共计|总数|总和|合計|総計"
    r"|(?:共|合计|总计)\s*\d+\s*[条家人个位笔]?(?:客户|记录|联系人)?|(?:total|count|rows?)\s*[:：=]?\s*\d+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r" \(\d+\)$")
_PHONE = re.compile(r"\+?[\d\s()./-]{7,25}")
_DAY = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}.*")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")


def is_total(name: str) -> bool:
    """Return whether ``name`` is what stands before the sums below a list."""
    return _TOTAL.fullmatch(name.strip(" :：*-—")) is not None


def repeats_header(header: Sequence[str]) -> Callable[[Sequence[str]], bool]:
    """Return a test for rows that are ``header`` again, as where sheets were put under each other."""
    names = [_NUMBERED.sub("", name) for name in header]

    def repeats(cells: Sequence[str]) -> bool:
        if not cells or not (cells[0] == names[0] or not cells[0]):
            return False
        filled = [(cell.strip(), name) for cell, name in zip(cells, names, strict=False) if cell.strip()]
        return bool(filled) and 2 * len(filled) > len(names) and all(cell == name for cell, name in filled)

    return repeats


def _is_phone(cell: str) -> bool:
    return _PHONE.fullmatch(cell) is not None and not _DAY.fullmatch(cell)


def _is_email(cell: str) -> bool:
    return _EMAIL.fullmatch(cell) is not None


def shifted_columns(plan: Plan) -> Callable[[Sequence[str]], Text | None]:
    """Return a test for rows whose cells stand one column too far right, because a comma in a cell parted it in two.

    The proof is a telephone or e-mail column without one, while the next column, of another kind, has it.
    """
    columns = plan.columns
    proofs = [
        (column.index, column.name, _is_phone if column.target == "phone" else _is_email)
        for column, after in itertools.pairwise(columns)
        if column.target in ("phone", "email") and not after.target.startswith((column.target, "label:", "fax", "free"))
    ]

    def shifted(cells: Sequence[str]) -> Text | None:
        for index, name, fits in proofs:
            here, after = cells[index].strip(), cells[index + 1].strip()
            if here and after and fits(after) and not fits(here) and not any(char.isdigit() for char in here):
                if fits is _is_email and "@" in here:
                    continue
                return text(
                    N_("its cells seem to be shifted: “{value}” stands under “{column}”; is a cell not quoted?"),
                    value=here[:40],
                    column=name,
                )
        return None

    return shifted if proofs and not plan.own else lambda _cells: None
