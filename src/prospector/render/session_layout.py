"""The call session as lines: the page of a card, what one is asked, what was done; no terminal in it."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from prospector.domain.call import OUTCOMES
from prospector.domain.errors import ProspectorError
from prospector.domain.lifecycle import LEVELS
from prospector.domain.note_line import NoteLine
from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import say_day
from prospector.render.call_layout import logged_sentence
from prospector.render.layout import dialled, shown
from prospector.render.safe import cells
from prospector.render.wrap import wrapped
from prospector.services import call_sessions
from prospector.services.call_sessions import Act, CallSession, Done

# A run of text with the name of its style.
Run = tuple[str, str]

KEYS: tuple[tuple[str, str], ...] = (
    ("r", N_("reached")),
    ("n", N_("no answer")),
    ("b", N_("busy")),
    ("i", N_("interested")),
    ("a", N_("appointment")),
    ("w", N_("closed")),
    ("z", N_("snooze")),
    ("s", N_("skip")),
    ("x", N_("stop")),
    ("c", N_("copy number")),
    ("d", N_("QR to dial")),
    ("u", N_("undo")),
    ("?", N_("help")),
    ("q", N_("quit")),
)
_HELP: tuple[tuple[str, str], ...] = (
    ("r i a w", N_("spoken to: reached, interested, appointment, closed")),
    ("f k", N_("spoken to: refused, asked to call back")),
    ("n b l v", N_("not reached: no answer, busy, left a message, wrong number")),
    ("z", N_("snooze: put what is due off to another day")),
    ("s", N_("skip: next card, nothing is written")),
    ("x", N_("stop: do not contact any more, with the reason")),
    ("m", N_("money, authority, need: type what you learnt as M?N")),
    ("c d", N_("copy the number; show it as a QR code to dial from the phone")),
    ("t", N_("start the timer anew (copying and dialling do so, too)")),
    ("u", N_("undo the last, and back to its card")),
    ("q", N_("quit; so do Ctrl-C and Ctrl-D; everything is saved already")),
)
PROMPTS = {
    call_sessions.NOTE: N_("Note, and after a comma the next date (Enter: none, Esc: back)"),
    call_sessions.AMOUNT: N_("Sum of the deal (Enter: not known yet, Esc: back)"),
    call_sessions.SNOOZE: N_("Until when (Enter: next working day, Esc: back)"),
    call_sessions.STOP: N_("Do not contact any more; why (Enter: yes, Esc: no)"),
    call_sessions.QUALIFY: N_("Money, authority, need as M?N: capital yes, small no, ? unknown (Esc: back)"),
}


def head_line(session: CallSession, seconds: int, width: int) -> list[Run]:
    """Return the first line: how far one is, and the timer at its right end."""
    left = shown(text(N_("Card {number} of {count}"), number=session.place + 1, count=len(session.lines)))
    if session.current is None:
        left = shown(text(N_("End of the list")))
    clock = f"{seconds // 60:02}:{seconds % 60:02}"
    gap = max(1, width - cells(left) - cells(clock) - 2)
    return [("class:head", f" {left}{' ' * gap}{clock} ")]


def page_lines(page: Mapping[str, Any], width: int, height: int) -> list[list[Run]]:
    """Return the page of a card in at most ``height`` lines of ``width`` cells."""
    lines = [_who(page)]
    paragraphs = [(shown(Text(label)), style, said) for label, style, said in _paragraphs(page)]
    indent = max(cells(label) for label, _style, _said in paragraphs) + 3
    for paragraph in paragraphs:
        lines += _block(*paragraph, indent, width)
    if len(lines) > height:
        lines = [*lines[: max(0, height - 1)], [("class:dim", " …")]]
    return lines


def _who(page: Mapping[str, Any]) -> list[Run]:
    more = [page["man"], shown(Text(LEVELS[page["level"]])) if page["level"] in LEVELS else "", page["area"] or ""]
    people = [shown(one["name"]) for one in page["people"][:3]]
    rest = "  ".join(part for part in (*more, ", ".join(people)) if part)
    name = f" {shown(page['name'])} (#{page['card_id']})"
    return [("class:name", name), ("class:dim", f"  {shown(rest)}")]


def _paragraphs(page: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield label, style and sentence of everything on the page, the most needed first."""
    number = shown(dialled(page["phone"])) or shown(text(N_("no number: copy and dial have nothing to offer")))
    yield N_("Phone"), "class:phone", number
    due = f" ({page['due_on']}{' ' + page['due_time'] if page['due_time'] else ''})" if page["due_on"] else ""
    yield N_("To do"), "", shown(page["action"]) + due
    if page["heed"]:
        yield N_("Heed"), "class:error", shown(page["heed"])
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
    for one in page["say"]:
        yield N_("Say"), "class:say", shown(one)
    if not page["say"]:
        yield N_("Advice"), "", shown(page["advice"])
    for one in page["ask"]:
        yield N_("Find out"), "class:ask", shown(one)


def _block(label: str, style: str, said: str, indent: int, width: int) -> Iterator[list[Run]]:
    """Yield a labelled paragraph, its lines indented behind the label."""
    for place, line in enumerate(wrapped(said, max(10, width - indent - 1))):
        lead = f" {label}{' ' * (indent - cells(label) - 1)}" if not place else " " * indent
        yield [("class:label", lead), (style, line)]


def key_lines(width: int) -> list[list[Run]]:
    """Return the keys in as few lines as their names need."""
    lines: list[list[Run]] = [[]]
    taken = 1
    for key, name in KEYS:
        said = shown(Text(name))
        more = cells(said) + 4
        if lines[-1] and taken + more > width:
            lines.append([])
            taken = 1
        lines[-1] += [("class:key", f" {key}"), ("class:dim", f" {said} ")]
        taken += more
    return lines


def help_lines(width: int) -> list[list[Run]]:
    """Return what every key does, and how a line is typed."""
    lines: list[list[Run]] = []
    for keys, about in _HELP:
        for place, piece in enumerate(wrapped(shown(Text(about)), width - 13)):
            lines.append([("class:key", f" {keys if not place else '':<10} "), ("", piece)])
    example = text(N_("A line: will compare offers, fri 10:00: send quote. The date stands after a comma."))
    lines.append([])
    lines += [[("class:dim", f" {piece}")] for piece in wrapped(shown(example), width - 2)]
    return lines


def end_lines(session: CallSession, at: float) -> list[list[Run]]:
    """Return what is shown when the list is through."""
    return [
        [],
        [("class:name", f" {shown(text(N_('That was the list.')))}")],
        [("", f" {shown(summary_sentence(session.summary(at)))}")],
        [],
        [("class:dim", f" {shown(text(N_('u takes back the last, Enter or q leaves.')))}")],
    ]


def preview(said: NoteLine, now: datetime) -> Text | str:
    """Return how a typed line is understood, while it is typed."""
    if said.when is None:
        return text(N_("No next date so far.")) if said.note else ""
    day = say_day(said.when.day, now.date())
    when = text(N_("{day} {time}"), day=day, time=said.when.time.strftime("%H:%M")) if said.when.time else day
    if said.action:
        return text(N_("Next: {action}, {when}."), action=said.action, when=when)
    return text(N_("Next: {when}."), when=when)


def done_sentence(act: Act, done: Done, now: datetime) -> Text:
    """Return what an act did, in one line."""
    if act.kind == call_sessions.UNDO:
        return text(N_("Taken back."))
    if done.logged is not None:
        sentence = logged_sentence(done.logged, now.date())
        return text(N_("{sentence} No next step!"), sentence=sentence) if done.logged.open_end else sentence
    if done.card is not None:
        return text(N_("{name} will not be proposed any more."), name=done.card.name)
    if done.moved:
        return text(N_("Put off to {day}."), day=say_day(done.moved[0].due_on, now.date()))
    return text(N_("MAN: {code}."), code=done.man)


def refusal(error: ProspectorError) -> Text:
    """Return a refusal in one line."""
    if error.hint is None:
        return error.text
    return text(N_("{sentence} {more}"), sentence=error.text, more=error.hint)


def summary_sentence(view: Mapping[str, Any]) -> Text:
    """Return what came of the session: ``summary`` of the session in one sentence."""
    minutes = round(view["seconds"] / 60)
    calls = text_n(N_("{count} call"), N_("{count} calls"), view["calls"])
    spent = text_n(N_("{count} minute"), N_("{count} minutes"), minutes)
    return text(
        N_("{calls} in {minutes}, {reached} reached; {left} of {cards} cards left."),
        calls=calls,
        minutes=spent,
        reached=view["spoken_to"],
        left=view["left"],
        cards=view["cards"],
    )
