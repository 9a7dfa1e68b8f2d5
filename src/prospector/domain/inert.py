"""Spreadsheet cells that cannot act: text which would run as a formula is exported inert, and comes back unchanged.

The rule is the usual one against formula injection: a leading ``=``, ``+``, ``-``, ``@``, tab, carriage return or line
feed, or the full-width form of a sign, gets an apostrophe in front. A value that already begins with apostrophes
before such a character gets a further one, so that ``unguard(guard(x)) == x`` for every ``x``.
"""

# Full-width signs too: spreadsheets set to an East Asian language read ＝SUM(…) as a formula. A line feed before the
# sign is skipped by some, like a tab.
_ACTIVE = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")


def guard(cell: str) -> str:
    """Return ``cell`` as it is written to a CSV or spreadsheet file: inert, and restored by ``unguard``."""
    return "'" + cell if cell.lstrip("'")[:1] in _ACTIVE else cell


def unguard(cell: str) -> str:
    """Return the value which ``guard`` had made inert; other cells are returned as they are."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in _ACTIVE else cell
