"""Tables and details for a pipe: aligned columns without borders, colour or cuts."""

from collections.abc import Iterator, Sequence
from typing import TextIO

from prospector.render.layout import GAP, Column, Detail, Section, Table, grid, natural_widths, order, shown
from prospector.render.safe import cells, pad

# One very long value does not push the columns after it apart in every other line.
_PADS_TO = 80


def write_table(table: Table, stream: TextIO) -> None:
    """Write ``table`` as aligned columns: a line of titles, then the rows, each group after its heading."""
    stream.write("".join([line + "\n" for line in _table_lines(table)]))


def write_detail(detail: Detail, stream: TextIO) -> None:
    """Write ``detail``: the title, then each section's heading, values, lines and table."""
    lines = [shown(detail.title)]
    for section in detail.sections:
        if any(section[1:]):
            lines += ["", *_section_lines(section)]
    stream.write("\n".join(lines) + "\n")


def write_rows(columns: Sequence[Column], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    """Yield each row as one line, its cells filled to ``widths``; columns of width 0 are left out."""
    gap = " " * GAP
    kept = [(i, column.align, min(widths[i], _PADS_TO)) for i, column in enumerate(columns) if widths[i]]
    for row in rows:
        yield gap.join([pad(row[i], width, align) for i, align, width in kept]).rstrip()


def _table_lines(table: Table) -> Iterator[str]:
    titles, rows = grid(table)
    widths = [max(width, 1) for width in natural_widths(titles, rows)]
    yield from write_rows(table.columns, [titles], widths)
    for number, (heading, places) in enumerate(order(table)):
        if heading:
            if number:
                yield ""
            yield shown(heading)
        yield from write_rows(table.columns, [rows[place] for place in places], widths)


def _section_lines(section: Section) -> Iterator[str]:
    if section.heading:
        yield shown(section.heading)
    pairs = [(shown(label), shown(value)) for label, value in section.pairs]
    width = max((cells(label) for label, _value in pairs), default=0)
    yield from (f"{pad(label, width)}  {value}".rstrip() for label, value in pairs)
    yield from (shown(line, multiline=True) for line in section.lines)
    if section.table is not None:
        yield from _table_lines(section.table)
