"""The call session on a terminal: the one place that knows prompt_toolkit; imported when a session begins."""

import asyncio
import base64
import signal
import time
import unicodedata
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

import segno
from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import BufferControl, ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from prospector.domain.errors import NotFoundError, ProspectorError
from prospector.domain.note_line import read_note_line
from prospector.domain.text import N_, Text, text
from prospector.domain.when import Workdays
from prospector.render.layout import shown
from prospector.render.safe import printable
from prospector.render.session_layout import (
    PROMPTS,
    Run,
    done_sentence,
    end_lines,
    head_line,
    help_lines,
    key_lines,
    page_lines,
    preview,
    refusal,
)
from prospector.render.wrap import wrapped
from prospector.services import call_sessions
from prospector.services.call_sessions import Act, CallSession, Done

_STYLE = Style.from_dict(
    {
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
)
_NAMES = {" ": "space", "\r": "enter", "\n": "enter"}

Page = Mapping[str, Any]


class SessionScreen:
    """Draws a session and feeds it keys; ``load`` reads the page of a card, ``perform`` does an act and commits it."""

    def __init__(
        self,
        session: CallSession,
        load: Callable[[Mapping[str, Any]], Page],
        perform: Callable[[Act, Mapping[str, Any] | None], Done],
        now: Callable[[], datetime],
        workdays: Workdays,
        *,
        color: bool,
    ) -> None:
        self._session = session
        self._load = load
        self._perform = perform
        self._now = now
        self._workdays = workdays
        self._page: Page | None = None
        self._message: Text | str = ""
        self._failed = False
        self._line = Buffer(multiline=False, accept_handler=self._entered)
        self._body = FormattedTextControl(self._drawn, focusable=True, show_cursor=False)
        self._field = BufferControl(self._line)
        self._app: Application[None] = Application(
            Layout(self._windows(), focused_element=self._body),
            key_bindings=self._bindings(),
            style=_STYLE,
            full_screen=True,
            refresh_interval=1.0,
            color_depth=None if color else ColorDepth.DEPTH_1_BIT,
        )
        # A lone Esc is one at once, not after the half second that waits for the rest of a sequence.
        self._app.ttimeoutlen = self._app.timeoutlen = 0.05

    def run(self) -> None:
        """Run until the session is left; raises what went wrong apart from refusals, which are shown."""
        self._turn_to_card()
        self._app.run(pre_run=self._obey_signals)

    def _obey_signals(self) -> None:
        # What ends the program from outside must not leave the terminal unusable.
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._leave)

    def _windows(self) -> HSplit:
        typing = Condition(lambda: self._session.typing)
        told = Condition(lambda: bool(self._message))

        def fixed(drawn: Callable[[], Any]) -> Window:
            return Window(FormattedTextControl(drawn), dont_extend_height=True)

        return HSplit(
            [
                Window(FormattedTextControl(self._head), height=1),
                Window(self._body),
                ConditionalContainer(fixed(self._told), told),
                ConditionalContainer(
                    HSplit(
                        [
                            fixed(lambda: [("class:label", f" {shown(Text(PROMPTS[self._session.mode]))}")]),
                            Window(self._field, height=1, get_line_prefix=lambda _line, _wrap: [("class:key", " > ")]),
                            fixed(self._preview),
                        ]
                    ),
                    typing,
                ),
                ConditionalContainer(fixed(lambda: _joined(key_lines(self._columns))), ~typing),
            ]
        )

    @property
    def _columns(self) -> int:
        return self._app.output.get_size().columns

    @staticmethod
    def _clock() -> float:
        return time.monotonic()

    def _head(self) -> StyleAndTextTuples:
        return _joined([head_line(self._session, self._session.seconds(self._clock()), self._columns)])

    def _told(self) -> StyleAndTextTuples:
        style = "class:error" if self._failed else "class:say"
        return _joined([[(style, f" {line}")] for line in wrapped(shown(self._message), self._columns - 2)])

    def _preview(self) -> StyleAndTextTuples:
        said: Text | str = ""
        if self._session.mode == call_sessions.NOTE:
            said = preview(read_note_line(self._line.text, self._now(), self._workdays), self._now())
        return [("class:say", f" {shown(said)}")]

    def _drawn(self) -> StyleAndTextTuples:
        session, columns = self._session, self._columns
        if session.mode == call_sessions.HELP:
            return _joined(help_lines(columns))
        if session.mode == call_sessions.DIAL:
            return _joined(self._code())
        if self._page is None:
            return _joined(end_lines(session, self._clock()))
        below = 3 if session.typing else len(key_lines(columns))
        told = len([*wrapped(shown(self._message), columns - 2)]) if self._message else 0
        return _joined(page_lines(self._page, columns, self._app.output.get_size().rows - 1 - below - told))

    def _code(self) -> list[list[Run]]:
        assert self._page is not None
        number = self._page["number"]
        if not number:
            return [[("class:error", f" {shown(text(N_('This card has no number.')))}")]]
        lines = [[("", "  "), ("class:qr", line)] for line in qr_lines(f"tel:{number}")]
        return [*lines, [("class:name", f"  {printable(number)}")]]

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()
        typing = Condition(lambda: self._session.typing)

        @keys.add("c-c", eager=True)
        @keys.add("c-d", eager=True)
        @keys.add(Keys.SIGINT)
        def _leaves(_event: KeyPressEvent) -> None:
            self._leave()

        @keys.add("escape", eager=True)
        def _back(_event: KeyPressEvent) -> None:
            self._session.escape()
            self._message = ""
            self._settle()

        @keys.add("c-z")
        def _suspend(event: KeyPressEvent) -> None:
            event.app.suspend_to_background()

        @keys.add(Keys.Any, filter=~typing)
        @keys.add("enter", filter=~typing)
        def _pressed(event: KeyPressEvent) -> None:
            # An input method may send full-width signs, a locked keyboard capitals.
            key = _NAMES.get(event.data) or unicodedata.normalize("NFKC", event.data).casefold()
            self._guarded(lambda: self._press(key))

        return keys

    def _guarded(self, act: Callable[[], None]) -> None:
        """Run what a key does; what is no refusal ends the session, and the program tells it."""
        try:
            act()
        except Exception as error:
            self._app.exit(exception=error)

    def _leave(self) -> None:
        if not self._app.is_done:
            self._app.exit()

    def _press(self, key: str) -> None:
        if key == "u" and not self._session.can_undo:
            self._say(text(N_("There is nothing to undo in this session.")))
            return
        before = self._session.place
        self._message = ""
        act = self._session.press(key, self._clock())
        if act is not None:
            self._do(act)
        elif self._session.place != before:
            self._turn_to_card()
        self._settle()

    def _entered(self, line: Buffer) -> bool:
        self._message = ""
        self._guarded(lambda: self._enter(line.text))
        self._settle()
        return True

    def _enter(self, typed: str) -> None:
        before = self._session.mode
        try:
            act = self._session.enter(typed)
        except ProspectorError as error:
            self._say(refusal(error), failed=True)
            return
        if act is not None:
            self._do(act)
        if self._session.mode != before:
            self._line.reset()

    def _settle(self) -> None:
        """Give the keyboard to the line while one is typed."""
        if self._session.typing:
            self._app.layout.focus(self._field)
        else:
            self._line.reset()
            self._app.layout.focus(self._body)

    def _do(self, act: Act) -> None:
        session = self._session
        if act.kind == call_sessions.LEAVE:
            self._leave()
        elif act.kind == call_sessions.COPY:
            self._copy()
        else:
            try:
                done = self._perform(act, session.current)
            except ProspectorError as error:
                session.refused()
                self._say(refusal(error), failed=True)
                return
            session.happened(act, done, self._clock())
            self._turn_to_card()
            self._say(done_sentence(act, done, self._now()))

    def _say(self, message: Text | str, *, failed: bool = False) -> None:
        self._message, self._failed = message, failed

    def _turn_to_card(self) -> None:
        """Read the page of the card at hand; one that went into the bin meanwhile is passed over."""
        while (line := self._session.current) is not None:
            try:
                self._page = self._load(line)
            except NotFoundError:
                self._session.press("s", self._clock())
            else:
                return
        self._page = None

    def _copy(self) -> None:
        """Hand the number to the terminal's clipboard (OSC 52 of xterm's control sequences)."""
        number = self._page["number"] if self._page else ""
        if not number:
            self._say(text(N_("This card has no number.")), failed=True)
            return
        coded = base64.b64encode(number.encode()).decode()
        self._app.output.write_raw(f"\x1b]52;c;{coded}\x07")
        self._app.output.flush()
        self._say(text(N_("{number} copied, if this terminal allows it."), number=number))


def _joined(lines: list[list[Run]]) -> StyleAndTextTuples:
    return [run for place, line in enumerate(lines) for run in ([("", "\n"), *line] if place else line)]


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
