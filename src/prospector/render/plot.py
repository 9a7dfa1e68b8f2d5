"""Small drawings made of block characters, for any terminal that shows text."""

from collections.abc import Sequence

_EIGHTHS = " ▁▂▃▄▅▆▇█"


def share_plot(shares: Sequence[float], *, width: int = 50, height: int = 10) -> list[str]:
    """Return the lines of a plot of ``shares`` (0 to 1, at equal steps from 0 to 100 %), with both axes labelled.

    A column is filled from the bottom up to its share; eighths of a line are drawn.
    """
    last = len(shares) - 1
    columns = [shares[round((place + 1) * last / width)] for place in range(width)]
    lines = []
    for row in range(height, 0, -1):
        label = f"{row * 100 // height:>4} %" if row in (height, height * 4 // 5, height // 2) else "      "
        lines.append(f"{label} ┤" + "".join(_block(share * height - (row - 1)) for share in columns).rstrip())
    lines.append("   0 % └" + "─" * width)
    marks = [" "] * (width + 8)
    for percent in (20, 50, 100):
        mark = f"{percent} %"
        place = percent * width // 100 - len(mark) // 2
        marks[place : place + len(mark)] = mark
    lines.append("        " + "".join(marks).rstrip())
    return lines


def _block(filled: float) -> str:
    return _EIGHTHS[max(0, min(8, round(filled * 8)))]


def bar(share: float, width: int = 20) -> str:
    """Return a bar that is full at a ``share`` of 1, in eighths of a cell, on a dotted ground."""
    filled = max(0.0, min(1.0, share)) * width
    whole = int(filled)
    part = " ▏▎▍▌▋▊▉"[int((filled - whole) * 8)].strip()
    return ("█" * whole + part).ljust(width, "·")
