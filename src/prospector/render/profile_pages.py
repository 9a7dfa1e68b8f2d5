"""A detail as a page to print or to send: Markdown, and HTML that needs nothing from outside.

Whatever the user or a file wrote is text here as on the terminal: escaped, never markup.
"""

import re
from collections.abc import Iterator, Sequence
from html import escape

from prospector.domain.text import N_, Text
from prospector.render.layout import Cell, Detail, Section, Table, order, shown, style_of
from prospector.render.wording import _, language

# What HTML is told the language of the page to be.
TAGS = {"en": "en", "zh": "zh-Hans"}
FONTS = '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", system-ui, sans-serif'
# Two columns on paper and wide screens, one on a phone. Parts stay whole; colours stay readable in black and white.
_STYLE = f"""
@page {{ size: A4; margin: 10mm 12mm; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; padding: 1rem; max-width: 60rem; color: #1a1a1a; background: #fff;
  font: 15px/1.4 {FONTS}; overflow-wrap: anywhere; }}
h1 {{ font-size: 1.35em; margin: 0 0 .6em; border-bottom: 2px solid #1a1a1a; }}
h2 {{ font-size: 1em; margin: 0 0 .2em; padding-bottom: .1em; border-bottom: 1px solid #bbb; break-after: avoid; }}
main {{ columns: 24rem 2; column-gap: 2rem; }}
section {{ margin: 0 0 .9em; break-inside: avoid; }}
section.long {{ break-inside: auto; }}
dl {{ margin: 0; display: grid; grid-template-columns: minmax(5em, max-content) 1fr; gap: 0 .8em; }}
dt {{ color: #555; }}
dd {{ margin: 0; }}
ul {{ margin: 0; padding-left: 1.1em; }}
table {{ border-collapse: collapse; width: 100%; font-size: .93em; }}
th {{ text-align: start; font-weight: 600; color: #555; }}
th, td {{ padding: .1em .5em .1em 0; vertical-align: top; border-bottom: 1px solid #e5e5e5; }}
th.right, td.right {{ text-align: right; white-space: nowrap; }}
th.keep, td.keep {{ white-space: nowrap; overflow-wrap: normal; }}
tr {{ break-inside: avoid; }}
.strong {{ font-weight: 700; }}
.overdue {{ color: #a40000; font-weight: 700; }}
.warning {{ color: #8a4b00; font-weight: 700; }}
.due {{ color: #7a5a00; }}
.hot, .good {{ color: #15621f; }}
.dim {{ color: #666; }}
@media (max-width: 40rem) {{ main {{ columns: 1; }} table {{ font-size: .88em; }} }}
@media print {{ body {{ padding: 0; max-width: none; font-size: 8pt; line-height: 1.25; }}
  main {{ columns: 2; column-gap: 7mm; }} section {{ margin-bottom: .6em; }} }}
"""
# Nothing is fetched, run or sent, whatever a card may hold.
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
# A part of more rows than this may be broken over two columns or pages.
_LONG = 12


def html_page(detail: Detail, footer: Text | str = "") -> str:
    """Return a whole HTML page: no script, no link, no outside resource; on paper one column of two for each part."""
    title = _html(detail.title)
    parts = "".join(_html_section(section) for section in detail.sections if any(section[1:]))
    below = f"<footer class=dim>{_html(footer)}</footer>\n" if footer else ""
    return (
        f'<!doctype html>\n<html lang="{TAGS[language()]}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1 dir=auto>{title}</h1>\n<main>\n{parts}</main>\n{below}</body>\n</html>\n"
    )


def _html(value: object) -> str:
    """A value as HTML: escaped, its line breaks kept."""
    return escape(shown(value, multiline=True)).replace("\n", "<br>")


def _marked(value: object) -> str:
    style = style_of(value)
    return f'<span class="{style}">{_html(value)}</span>' if style else _html(value)


def _html_section(section: Section) -> str:
    rows = len(section.table.rows) if section.table is not None else 0
    long = ' class="long"' if rows + len(section.lines) + len(section.pairs) > _LONG else ""
    heading = f"<h2>{_html(section.heading)}</h2>\n" if section.heading else ""
    pairs = "".join(f"<dt>{_html(label)}</dt><dd dir=auto>{_marked(value)}</dd>\n" for label, value in section.pairs)
    lines = "".join(f"<li dir=auto>{_marked(line)}</li>\n" for line in section.lines)
    return (
        f"<section{long}>\n{heading}"
        + (f"<dl>\n{pairs}</dl>\n" if pairs else "")
        + (f"<ul>\n{lines}</ul>\n" if lines else "")
        + (_html_table(section.table) if section.table is not None else "")
        + "</section>\n"
    )


def _html_table(table: Table) -> str:
    classes = [
        ' class="right"' if column.align == "right" else ' class="keep"' if column.no_wrap else ""
        for column in table.columns
    ]
    head = "".join(
        f"<th{mark}>{escape(_(column.title))}</th>" for mark, column in zip(classes, table.columns, strict=True)
    )
    body = ""
    for heading, places in order(table):
        if heading:
            body += f'<tr><th colspan="{len(table.columns)}">{_html(heading)}</th></tr>\n'
        for place in places:
            row = table.rows[place]
            cells = (
                f"<td{mark} dir=auto>{_styled(row.get(column.key), column.style)}</td>"
                for mark, column in zip(classes, table.columns, strict=True)
            )
            body += f"<tr>{''.join(cells)}</tr>\n"
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _styled(value: object, style: str) -> str:
    """A cell, in its own style or that of its column."""
    return _marked(value if style_of(value) or not style else Cell(value, style))  # type: ignore[arg-type]


# What Markdown would read as its own: anywhere, and at the beginning of a line.
_ANYWHERE = r"([\\`*_\[\]<>|~#&!$])"
_AT_START = r"^(?:([-+=])(?=[-+=\s]|\Z)|(\d{1,9})([.)])(?=\s|\Z))"


def markdown_page(detail: Detail, footer: Text | str = "") -> str:
    """Return a Markdown page (CommonMark with tables)."""
    lines = [f"# {_mark_down(detail.title)}", ""]
    for section in detail.sections:
        if any(section[1:]):
            lines += _markdown_section(section)
    if footer:
        lines.append(_mark_down(footer))
    return "\n".join(lines).rstrip("\n") + "\n"


def _mark_down(value: object) -> str:
    """A value as one line of Markdown in which nothing is markup."""
    text = re.sub(_ANYWHERE, r"\\\1", shown(value, multiline=True)).replace("\n", "<br>")
    return re.sub(_AT_START, lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)


def _markdown_section(section: Section) -> Iterator[str]:
    if section.heading:
        yield f"## {_mark_down(section.heading)}"
        yield ""
    if section.pairs or section.lines:
        for label, value in section.pairs:
            yield f"- **{_mark_down(label)}**{_(_COLON)}{_mark_down(value)}"
        for line in section.lines:
            said = _mark_down(line)
            yield f"- **{said}**" if style_of(line) in ("strong", "overdue") and said else f"- {said}"
        yield ""
    if section.table is not None:
        yield from _markdown_table(section.table)
        yield ""


_COLON = N_(": ")


def _markdown_table(table: Table) -> Iterator[str]:
    yield _markdown_row([_(column.title) for column in table.columns])
    yield "|" + "|".join("--:" if column.align == "right" else "---" for column in table.columns) + "|"
    for heading, places in order(table):
        if heading:
            yield _markdown_row([heading, *[""] * (len(table.columns) - 1)])
        for place in places:
            yield _markdown_row([table.rows[place].get(column.key) for column in table.columns])


def _markdown_row(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_mark_down(cell) for cell in cells) + " |"
