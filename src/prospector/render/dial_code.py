"""A telephone number carried to the telephone: as a QR code on the screen, or through the terminal's clipboard."""

import base64

import segno

from prospector.domain.text import N_, text
from prospector.render.layout import shown
from prospector.render.safe import printable
from prospector.render.session_page import Run


def clipboard(content: str) -> str:
    """Return what puts ``content`` into the clipboard of a terminal that allows it (OSC 52 of xterm)."""
    return f"\x1b]52;c;{base64.b64encode(content.encode()).decode()}\x07"


def code_lines(number: str, height: int) -> list[list[Run]]:
    """Return a number as the QR code of its ``tel:`` address, in at most ``height`` lines; or why there is none."""
    if not number:
        return [[("class:error", f" {shown(text(N_('This card has no number.')))}")]]
    name: list[Run] = [("class:name", f"  {printable(number)}")]
    lines = qr_lines(f"tel:{number}")
    if len(lines) >= height:
        return [name, [("class:error", f"  {shown(text(N_('The window is too small for the code.')))}")]]
    return [*([("", "  "), ("class:qr", line)] for line in lines), name]


def qr_lines(content: str) -> list[str]:
    """Return ``content`` as a QR code (ISO/IEC 18004) of half blocks: two rows of modules in each line."""
    rows = [list(row) for row in segno.make(content, micro=False, error="l", boost_error=False).matrix_iter(border=2)]
    if len(rows) % 2:
        rows.append([0] * len(rows[0]))
    signs = {(0, 0): " ", (1, 0): "▀", (0, 1): "▄", (1, 1): "█"}
    return [
        "".join(signs[bool(above), bool(below)] for above, below in zip(upper, lower, strict=True))
        for upper, lower in zip(rows[::2], rows[1::2], strict=True)
    ]
