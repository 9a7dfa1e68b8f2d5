"""The call session as lines: keys, what one is asked, what was done; no terminal in it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from prospector.domain.errors import ProspectorError, UsageError
from prospector.domain.money import read_money
from prospector.domain.money import shown as shown_money
from prospector.domain.note_line import read_note_line
from prospector.domain.qualification import read_code
from prospector.domain.said_words import take_said
from prospector.domain.text import N_, Text, text, text_n
from prospector.domain.when import When, Workdays, read_when, say_day
from prospector.render.call_layout import logged_sentence
from prospector.render.layout import shown
from prospector.render.safe import cells
from prospector.render.session_page import Run, broken
from prospector.services import call_sessions
from prospector.services.call_sessions import Act, CallSession, Done
from prospector.services.calls import CODES, checked_code

KEYS: tuple[tuple[str, str], ...] = (
    ("r", N_("reached")),
    ("n", N_("no answer")),
    ("b", N_("busy")),
    ("i", N_("interested")),
    ("a", N_("appointment")),
    ("w", N_("closed")),
    ("z", N_("snooze")),
    ("s", N_("skip")),
    ("x", N_("do not contact")),
    ("c", N_("copy")),
    ("q", N_("QR code")),
    ("u", N_("undo")),
    ("?", N_("help")),
    ("e", N_("end")),
)
# Help and the way out stand in the smallest window.
_ALWAYS = 2
_HELP: tuple[tuple[str, str], ...] = (
    ("r i a w", N_("spoken to: reached, interested, appointment, closed")),
    ("f k", N_("spoken to: refused, asked to call back")),
    ("n b l v", N_("not reached: no answer, busy, left a message, wrong number")),
    ("z", N_("snooze: put what is due off to another day")),
    ("s", N_("skip: next card, nothing is written")),
    ("x", N_("do not contact any more, with the reason")),
    ("m", N_("money, authority, need: type what you learnt as M?N")),
    ("c q", N_("copy the number; show it as a QR code to dial from the phone")),
    ("p", N_("another of their numbers")),
    ("o ↑ ↓", N_("all that is known, where the page was shortened")),
    ("t", N_("start the timer anew (copying and dialling do so, too)")),
    ("u", N_("undo the last, and back to its card")),
    ("e Esc", N_("end; so do Ctrl-C and Ctrl-D; everything is saved already")),
)
_EXAMPLES = (
    N_("A line: will compare offers, fri 10:00: send quote. The date stands after a comma."),
    N_("Words in it are kept as facts: need:large, attitude:keen, visit:maybe."),
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


def key_lines(width: int, most: int = 3) -> list[list[Run]]:
    """Return the keys in as few lines as their names need; in a window too small for them, the first and the last."""
    lines = _in_lines(KEYS, width)
    kept = len(KEYS) - _ALWAYS
    while len(lines) > most and kept:
        kept -= 1
        lines = _in_lines((*KEYS[:kept], *KEYS[-_ALWAYS:]), width)
    return lines


def _in_lines(keys: Sequence[tuple[str, str]], width: int) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    taken = 1
    for key, name in keys:
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
        for place, piece in enumerate(broken(shown(Text(about)), width - 11)):
            lines.append([("class:key", f" {keys if not place else '':<8} "), ("", piece)])
    for example in _EXAMPLES:
        lines += [[("class:dim", f" {piece}")] for piece in broken(shown(Text(example)), width - 2)]
    return lines


def end_lines(session: CallSession, at: float) -> list[list[Run]]:
    """Return what is shown when the list is through."""
    return [
        [],
        [("class:name", f" {shown(text(N_('That was the list.')))}")],
        [("", f" {shown(summary_sentence(session.summary(at)))}")],
        [],
        [("class:dim", f" {shown(text(N_('u takes back the last, Enter or e leaves.')))}")],
    ]


def preview(session: CallSession, typed: str, now: datetime, workdays: Workdays) -> Text | str:
    """Return how a typed line is understood, while it is typed; nothing where it says nothing yet."""
    mode = session.mode
    try:
        if mode == call_sessions.NOTE:
            return _note(session, typed, now, workdays)
        if mode == call_sessions.SNOOZE:
            when = read_when(typed, now, workdays) if typed.strip() else When(workdays(now.date(), 1))
            return text(N_("Put off to {day}."), day=_moment(when, now))
        if not typed.strip():
            return ""
        if mode == call_sessions.AMOUNT:
            money = read_money(typed, session.currency)
            return shown_money(money.amount, money.currency)
        if mode == call_sessions.QUALIFY:
            return read_code(typed).advice
    except (UsageError, ArithmeticError):
        # Half typed is no mistake yet: only the whole line is refused.
        return "…" if typed.strip() else ""
    return ""


def _note(session: CallSession, typed: str, now: datetime, workdays: Workdays) -> Text | str:
    said = read_note_line(typed, now, workdays)
    note, words = take_said(said.note)
    facts = [Text(CODES[name][checked_code(value, name)]) for name, value in words.items()]
    if session.outcome == "appointment" and (said.when is None or said.when.time is None):
        step: Text | str = text(N_("An appointment needs its day and hour."))
    elif said.when is None:
        step = text(N_("No next date so far.")) if note or facts else ""
    elif said.action:
        step = text(N_("Next: {action}, {when}."), action=said.action, when=_moment(said.when, now))
    else:
        step = text(N_("Next: {when}."), when=_moment(said.when, now))
    return text(N_("{facts}. {step}"), facts=shown(facts), step=step) if facts else step


def _moment(when: When, now: datetime) -> Text:
    day = say_day(when.day, now.date())
    return text(N_("{day} {time}"), day=day, time=when.time.strftime("%H:%M")) if when.time else day


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
