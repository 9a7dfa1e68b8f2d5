"""The page of a card in the call session: every paragraph in sight, however much is known; all of it on request."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from prospector.domain.best_hour import BestHour
from prospector.domain.call import OUTCOMES
from prospector.domain.lifecycle import LEVELS
from prospector.domain.text import N_, Text, text, text_n
from prospector.render.layout import dialled, shown
from prospector.render.safe import cells, fit
from prospector.render.wrap import wrapped

# A run of text with the name of its style.
Run = tuple[str, str]

# How each is drawn, in the words of prompt_toolkit.
STYLES = {
    "head": "reverse",
    "name": "bold",
    "phone": "bold",
    "label": "ansicyan",
    "say": "ansigreen",
    "ask": "ansiyellow",
    "key": "bold ansicyan",
    "error": "bold ansired",
    "qr": "bg:#ffffff #000000",
}

# Questions that are kept on the page as long as other paragraphs can be shortened.
_QUESTIONS = 3


class _Block(NamedTuple):
    """A labelled paragraph in lines; ``spare``: it is left out before others are shortened to a single line."""

    lines: list[list[Run]]
    spare: bool


def page_lines(
    page: Mapping[str, Any], width: int, height: int, *, chosen: int = 0, top: int | None = None
) -> list[list[Run]]:
    """Return the page of a card in at most ``height`` lines of ``width`` cells.

    ``chosen`` is the number that would be dialled. With ``top`` nothing is shortened, and the page begins that many
    lines further down.
    """
    blocks = list(_blocks(page, width, chosen))
    full = [line for block in blocks for line in block.lines]
    if len(full) <= height:
        return full
    if top is not None:
        # The last line says how to go on reading.
        window = full[top : top + height - 1]
        return [*window, [("class:dim", f" {fit(shown(text(N_('↑ ↓ read on, o back'))), width - 2)}")]]
    hint = [("class:dim", f" {fit(shown(text(N_('… o shows all of it'))), width - 2)}")]
    short = [line for lines in _shortened(blocks, height - 1, width) for line in lines]
    return [*short[: max(0, height - 1)], hint][:height]


def lowest_top(page: Mapping[str, Any], width: int, height: int, chosen: int) -> int:
    """Return how far down the whole page can be read: the ``top`` that shows its end."""
    return max(0, sum(len(block.lines) for block in _blocks(page, width, chosen)) - (height - 1))


def _shortened(blocks: Sequence[_Block], height: int, width: int) -> list[list[list[Run]]]:
    """Take lines where they hurt least: questions beyond a few, then from the longest paragraphs, then the others."""
    kept = [list(block.lines) for block in blocks]

    def over() -> int:
        return sum(map(len, kept)) - height

    spare = [place for place, block in enumerate(blocks) if block.spare]
    for place in reversed(spare[_QUESTIONS:]):
        if over() > 0:
            kept[place] = []
    while (
        over() > 0
        and (longest := max(range(len(kept)), key=lambda place: len(kept[place])))
        and (len(kept[longest]) > 2)
    ):
        kept[longest] = _cut(kept[longest], width)
    for place in reversed(spare):
        if over() > 0:
            kept[place] = []
    while (
        over() > 0
        and (longest := max(range(len(kept)), key=lambda place: len(kept[place])))
        and (len(kept[longest]) > 1)
    ):
        kept[longest] = _cut(kept[longest], width)
    return kept


def _cut(lines: list[list[Run]], width: int) -> list[list[Run]]:
    """A paragraph without its last line, and a sign at its end that says so."""
    *before, last = lines[:-1]
    *lead, (style, said) = last
    room = width - sum(cells(piece) for _style, piece in lead) - 2
    short = fit(said.removesuffix("…").rstrip(), room)
    return [*before, [*lead, (style, short if short.endswith("…") else f"{short} …")]]


def _blocks(page: Mapping[str, Any], width: int, chosen: int) -> Iterator[_Block]:
    yield _Block(_who(page, width), spare=False)
    paragraphs = [(shown(Text(label)), style, said, label) for label, style, said in _paragraphs(page, chosen)]
    indent = max(cells(label) for label, *_rest in paragraphs) + 3
    for name, style, said, label in paragraphs:
        yield _Block(list(_paragraph(name, style, said, indent, width)), spare=label == "Find out")


def _who(page: Mapping[str, Any], width: int) -> list[list[Run]]:
    """The name, what is known of the card at one glance, and where and who: on one line if that holds it."""
    more = [page["man"], shown(Text(LEVELS[page["level"]])) if page["level"] in LEVELS else ""]
    people = [shown(one["name"]) for one in page["people"][:3]]
    where = "  ".join(shown(part) for part in (page["area"] or "", ", ".join(people)) if part)
    facts = "  ".join(part for part in more if part)
    number = f" (#{page['card_id']})"
    name = fit(shown(page["name"]), max(10, width - cells(number) - cells(facts) - 4))
    first: list[Run] = [("class:name", f" {name}{number}"), ("class:dim", f"  {facts}")]
    taken = sum(cells(said) for _style, said in first)
    if not where:
        return [first]
    if taken + cells(where) + 2 < width:
        return [[*first, ("class:dim", f"  {where}")]]
    return [first, [("class:dim", f" {fit(where, width - 2)}")]]


def _paragraphs(page: Mapping[str, Any], chosen: int) -> Iterator[tuple[str, str, str]]:
    """Yield label, style and sentence of everything on the page, the most needed first."""
    yield from _phones(page["numbers"], chosen)
    due = f" ({page['due_on']}{' ' + page['due_time'] if page['due_time'] else ''})" if page["due_on"] else ""
    yield N_("To do"), "", shown(page["action"]) + due
    if page["heed"]:
        yield N_("Heed"), "class:error", shown(page["heed"])
    if page["moved_to"]:
        yield N_("Heed"), "class:error", shown(text(N_("to be reached from {when}"), when=page["moved_to"]))
    yield N_("Why"), "", shown([one["text"] for one in page["reasons"]])
    last = page["last"]
    if last:
        note = f": “{shown(last['note'])}”" if last["note"] else ""
        yield N_("Last"), "", f"{last['at'][:10]} {shown(Text(OUTCOMES[last['outcome']]))}{note}"
    if page["tries"]:
        yield (
            N_("Tries"),
            "",
            shown(text_n(N_("{count} in vain"), N_("{count} in vain, one after the other"), page["tries"])),
        )
    if page["best_hour"]:
        yield N_("Best hour"), "", shown(BestHour(**page["best_hour"]).said)
    for one in page["say"]:
        yield N_("Say"), "class:say", shown(one)
    if not page["say"]:
        yield N_("Advice"), "", shown(page["advice"])
    for one in page["ask"]:
        yield N_("Find out"), "class:ask", shown(one)


def _phones(numbers: Sequence[Mapping[str, Any]], chosen: int) -> Iterator[tuple[str, str, str]]:
    if not numbers:
        yield N_("Phone"), "class:phone", shown(text(N_("no number: nothing to copy or to dial")))
        return
    yield N_("Phone"), "class:phone", _number(numbers[chosen % len(numbers)])
    others = [_number(one) for place, one in enumerate(numbers) if place != chosen % len(numbers)]
    if others:
        yield "", "class:dim", shown(text(N_("p: {numbers}"), numbers=", ".join(others)))


def _number(one: Mapping[str, Any]) -> str:
    number = shown(dialled(one["phone"]))
    return f"{number} ({shown(one['whose'])})" if one["whose"] else number


def _paragraph(label: str, style: str, said: str, indent: int, width: int) -> Iterator[list[Run]]:
    """Yield a labelled paragraph, its lines indented behind the label."""
    for place, line in enumerate(broken(said, max(10, width - indent - 1)) or [""]):
        lead = f" {label}{' ' * (indent - cells(label) - 1)}" if not place else " " * indent
        yield [("class:label", lead), (style, line)]


def broken(said: str, width: int) -> list[str]:
    """Return a sentence in lines of at most ``width`` cells; a word longer than a line is broken anywhere."""
    lines: list[str] = []
    for line in wrapped(said, width):
        rest = line
        while cells(rest) > width:
            head = fit(rest, width + 1).removesuffix("…")
            lines.append(head)
            rest = rest[len(head) :]
        lines.append(rest)
    return lines


def joined(lines: Sequence[Sequence[Run]]) -> list[Run]:
    """Return lines as one run after the other, a line break between them."""
    return [run for place, line in enumerate(lines) for run in ([("", "\n"), *line] if place else line)]
