"""Help pages laid out by terminal cells: a Chinese character takes two, which the library's own formatter ignores."""

import re
from collections.abc import Sequence

from typer._click import Context, HelpFormatter

from prospector.domain.text import N_, text
from prospector.render.safe import cells, pad
from prospector.render.wording import say
from prospector.render.wrap import wrapped

_GAP = 2
_FIRST_COLUMN = 30
_NARROWEST = 10


class HelpPage(HelpFormatter):
    """The library's formatter, measuring in cells and saying its headings in the reader's language."""

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        self.write(f"{'':{self.current_indent}}{say(text(N_('{heading}:'), heading=heading))}\n")

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line; what does not fit goes on below the first argument."""
        start = f"{prefix or ''}{prog} "
        lines = list(wrapped(args, max(self.width - cells(start), 20))) or [""]
        self.write(start + f"\n{'':{cells(start)}}".join(lines) + "\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, an empty line between two of them."""
        indent = " " * self.current_indent
        paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]
        lines = ["\n".join(indent + line for line in wrapped(one, self.width - len(indent))) for one in paragraphs]
        self.write("\n\n".join(lines) + "\n")

    def write_dl(self, rows: Sequence[tuple[str, str]], col_max: int = _FIRST_COLUMN, col_spacing: int = _GAP) -> None:
        """Write names and what they mean in two columns; a name too long for the first has a line of its own."""
        first = min(max((cells(name) for name, _about in rows), default=0), col_max)
        indent = " " * self.current_indent
        under = indent + " " * (first + col_spacing)
        for name, about in rows:
            lines = list(wrapped(" ".join(about.split()), max(self.width - len(under), _NARROWEST)))
            if cells(name) > first or not lines:
                self.write(f"{indent}{name}\n")
            else:
                self.write(f"{indent}{pad(name, first)}{'':{col_spacing}}{lines.pop(0)}\n")
            self.write("".join(f"{under}{line}\n" for line in lines))


class HelpContext(Context):
    """A context whose help is a ``HelpPage``."""

    formatter_class = HelpPage
