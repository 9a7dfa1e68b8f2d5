"""Lines broken by terminal cells and by the manners of Chinese type, which knows no spaces between words."""

from collections.abc import Iterator
from itertools import groupby

from prospector.render.safe import cells

# Signs that must not begin a line, or end one.
_NEVER_FIRST = "，。、；：？！（）】》”’…—"
_NEVER_LAST = "（【《“‘"


def wrapped(paragraph: str, width: int) -> Iterator[str]:
    """Yield ``paragraph`` in lines of at most ``width`` cells; what cannot be broken so short has a line of its own.

    White space at a break is dropped, at the beginning kept.
    """
    line, taken = "", 0
    for unit in _units(paragraph):
        more = cells(unit)
        if line.strip() and taken + more > width:
            yield line.rstrip()
            line, taken = ("", 0) if unit.isspace() else (unit, more)
        else:
            line, taken = line + unit, taken + more
    if line.rstrip():
        yield line.rstrip()


def _pieces(paragraph: str) -> Iterator[str]:
    """Where a line may break: at white space, and before or after a wide character; a run of anything else is whole."""
    # Not a pattern: ranges of so many characters take 5 ms to compile.
    for kind, run in groupby(paragraph, lambda char: "space" if char.isspace() else "\u2e80" <= char <= "\uffff"):
        if kind is True:
            yield from run
        else:
            yield "".join(run)


def _units(paragraph: str) -> Iterator[str]:
    """What a line is made of: words, spaces, wide characters with the punctuation that belongs to them."""
    unit = ""
    for piece in _pieces(paragraph):
        if unit and not piece.isspace() and (piece[0] in _NEVER_FIRST or unit[-1] in _NEVER_LAST):
            unit += piece
            continue
        if unit:
            yield unit
        unit = piece
    if unit:
        yield unit
