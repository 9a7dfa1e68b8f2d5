"""Several values in one cell of our own CSV, in a form that is read as easily as it is read back exactly.

Phones, e-mails and tags: ``work: 010-1234 5678 ; 138…``. Notes: each begins on a line of its own with its moment,
``2026-11-02T09:00+08:00 asked for the price list``. A backslash keeps apart what would be taken for such a mark.
"""

import re
from collections.abc import Iterable
from datetime import datetime

_BETWEEN = " ; "
_STAMP = r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:[+-]\d\d:\d\d(?::\d\d)?|Z)"
_STAMPED = re.compile(rf"({_STAMP})(?: (.*))?", re.DOTALL)
_LOOKS_STAMPED = re.compile(rf"\\*(?:{_STAMP}(?: |$)|\\)")


def _escaped(value: str) -> str:
    value = value.replace("\\", "\\\\").replace(";", "\\;")
    # A colon is a mark only before a space or at the end of a label.
    return re.sub(r":(?=\s|$)", r"\\:", value)


def joined(values: Iterable[tuple[str, str]]) -> str:
    """Return (label, value) pairs as one cell; a pair without label is the value alone."""
    return _BETWEEN.join(
        f"{_escaped(label)}: {_escaped(value)}" if label else _escaped(value) for label, value in values
    )


def parted(cell: str) -> list[tuple[str, str]]:
    """Return the (label, value) pairs of a cell that ``joined`` made; pieces without value are left out."""
    pairs: list[tuple[str, str]] = []
    label, value = "", ""
    escaped = False
    for place, char in enumerate(cell + "\0"):
        if escaped:
            value, escaped = value + char, False
        elif char == "\\" and place < len(cell) - 1:
            escaped = True
        elif char == ";" or place == len(cell):
            if value.strip():
                pairs.append((label, value.strip()))
            label, value = "", ""
        elif char == ":" and not label and cell[place + 1 : place + 2] in (" ", ""):
            label, value = value.strip(), ""
        else:
            value += char
    return pairs


def _stamp(at: datetime | str) -> str:
    moment = datetime.fromisoformat(at) if isinstance(at, str) else at
    exact = moment.isoformat()
    return moment.isoformat(timespec="minutes") if not moment.second and not moment.microsecond else exact


def joined_notes(notes: Iterable[tuple[datetime | str, str]]) -> str:
    """Return (moment, body) pairs as one cell."""
    blocks = []
    for at, body in notes:
        first, *others = body.split("\n")
        lines = [f"{_stamp(at)} {first}", *("\\" + line if _LOOKS_STAMPED.match(line) else line for line in others)]
        blocks.append("\n".join(lines))
    return "\n".join(blocks)


def parted_notes(cell: str) -> list[tuple[datetime | None, str]]:
    """Return the (moment, body) pairs of a cell; text before the first moment is a note without one."""
    notes: list[tuple[datetime | None, list[str]]] = []
    for line in cell.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        match = _STAMPED.fullmatch(line)
        moment = _moment(match[1]) if match else None
        if match and moment:
            notes.append((moment, [match[2] or ""]))
            continue
        plain = line[1:] if line.startswith("\\") and _LOOKS_STAMPED.match(line) else line
        if notes:
            notes[-1][1].append(plain)
        elif plain.strip():
            notes.append((None, [plain]))
    return [(moment, "\n".join(lines)) for moment, lines in notes]


def _moment(stamp: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None
