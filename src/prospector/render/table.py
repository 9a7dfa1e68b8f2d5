"""Tables and details on a terminal, drawn by Rich. The one place that draws; ``output`` imports it when it must.

Data is never markup here: every string becomes a Rich ``Text``.
"""

from collections.abc import Sequence
from typing import TextIO

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.table import Table as Drawing
from rich.text import Text as Piece

from prospector.render.layout import (
    GAP,
    Column,
    Detail,
    Section,
    Style,
    Table,
    allot,
    grid,
    natural_widths,
    order,
    shown,
    style_of,
)
from prospector.render.plain import write_rows
from prospector.render.safe import cells, fit
from prospector.render.wrap import wrapped

_COLOURS: dict[Style, str] = {
    "": "",
    "overdue": "red",
    "due": "yellow",
    "hot": "green",
    "good": "green",
    "warning": "yellow",
    "dim": "dim",
    "strong": "bold",
}
# Rich lays a table out in about 0.3 ms a row; longer ones are written line by line, each cell cut to its column.
_DRAWN_ROWS = 500


def draw_table(table: Table, stream: TextIO, *, width: int, color: bool) -> None:
    """Draw ``table`` on a terminal of ``width`` cells, with colours or without any escape sequence."""
    _draw_table(table, _console(stream, width, color))


def draw_detail(detail: Detail, stream: TextIO, *, width: int, color: bool) -> None:
    """Draw ``detail`` on a terminal: its title, then the sections that hold something."""
    console = _console(stream, width, color)
    console.print(Piece(shown(detail.title), style="bold"))
    for section in detail.sections:
        if any(section[1:]):
            console.print()
            _draw_section(section, console)


def _console(stream: TextIO, width: int, color: bool) -> Console:
    return Console(
        file=stream,
        force_terminal=True,
        width=width,
        color_system="standard" if color else None,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        # What the environment says of colour and width was weighed by ``Output``; Rich would weigh it differently.
        _environ={},
    )


def _draw_table(table: Table, console: Console) -> None:
    if title := shown(table.title):
        console.print(Piece(title, style="bold"))
    if not table.rows:
        if table.empty is not None:
            console.print(Piece(_broken(shown(table.empty), console.width), style="dim"))
        return
    titles, rows = grid(table)
    widths = allot(table.columns, natural_widths(titles, rows), console.width)
    if table.groups:
        _draw_rows(table, (), (titles, rows, widths), console)
    for number, (heading, places) in enumerate(order(table)):
        if heading:
            console.print(Piece("\n" * (number > 0) + shown(heading), style="bold"))
        _draw_rows(table, places, (titles, rows, widths), console)
    if table.footer is not None:
        console.print()
        console.print(Piece(_broken(shown(table.footer), console.width), style="dim"))


def _draw_rows(
    table: Table, places: Sequence[int], laid: tuple[list[str], list[list[str]], list[int]], console: Console
) -> None:
    """Draw the rows at ``places``; the titles only where there are no groups, or else before them, without rows."""
    titles, rows, widths = laid
    heads = not places or not table.groups
    if len(places) > _DRAWN_ROWS:
        cut = ([fit(text, width) for text, width in zip(rows[place], widths, strict=True)] for place in places)
        lines = write_rows(table.columns, [titles, *cut] if heads else list(cut), widths)
        console.file.write("".join([line + "\n" for line in lines]))
        return
    drawing = Drawing(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        show_header=heads,
        pad_edge=False,
        padding=(0, GAP - 1, 0, 0),
        header_style="bold",
    )
    kept = [i for i, width in enumerate(widths) if width]
    for i in kept:
        _add_column(drawing, table.columns[i], titles[i], widths[i])
    for place in places:
        values = table.rows[place]
        drawing.add_row(
            *(
                _cell(rows[place][i], table.columns[i], widths[i], _COLOURS[style_of(values.get(table.columns[i].key))])
                for i in kept
            )
        )
    console.print(drawing)


def _cell(text: str, column: Column, width: int, style: str) -> Piece:
    """What fits is told so: Rich would measure each word again."""
    if cells(text) <= width and "\n" not in text:
        return Piece(text, style=style, no_wrap=True)
    return Piece(text if column.no_wrap else _broken(text, width), style=style)


def _broken(text: str, width: int) -> str:
    """Break ``text`` into lines ourselves: Rich takes Chinese up to the next space for one long word."""
    return "\n".join("\n".join(wrapped(line, width)) for line in text.split("\n"))


def _add_column(drawing: Drawing, column: Column, title: str, width: int) -> None:
    drawing.add_column(
        Piece(title),
        justify=column.align,
        style=_COLOURS[column.style],
        width=width,
        no_wrap=column.no_wrap,
        overflow="ellipsis" if column.no_wrap else "fold",
    )


def _draw_section(section: Section, console: Console) -> None:
    indent = 0
    if section.heading:
        console.print(Piece(shown(section.heading), style="bold"))
        indent = 2
    if section.pairs:
        labels = [shown(label) for label, _value in section.pairs]
        # Short values leave long labels their room.
        beside = console.width - indent - GAP - max(cells(shown(value)) for _label, value in section.pairs)
        widest = min(max(map(cells, labels)), max(console.width // 3, beside, 8))
        pairs = Drawing.grid(padding=(0, GAP, 0, 0))
        pairs.add_column(no_wrap=True, width=widest, overflow="ellipsis", style="dim")
        pairs.add_column(overflow="fold")
        room = console.width - indent - widest - GAP
        for label, (_label, value) in zip(labels, section.pairs, strict=True):
            pairs.add_row(Piece(label), Piece(_broken(shown(value), room), style=_COLOURS[style_of(value)]))
        console.print(Padding(pairs, (0, 0, 0, indent)))
    for line in section.lines:
        broken = _broken(shown(line, multiline=True), console.width - indent)
        piece = Piece(broken, style=_COLOURS[style_of(line)], overflow="fold")
        console.print(Padding(piece, (0, 0, 0, indent)))
    if section.table is not None:
        _draw_table(section.table, console)
