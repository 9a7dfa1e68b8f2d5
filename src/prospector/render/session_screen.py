"""The call session on a terminal: the one place that knows prompt_toolkit; imported when a session begins."""

import asyncio
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.buffer import Buffer
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.layout import BufferControl, ConditionalContainer, FormattedTextControl, HSplit, Layout, Window
from prompt_toolkit.output import ColorDepth
from prompt_toolkit.styles import Style

from prospector.domain.errors import ProspectorError
from prospector.domain.text import N_, Text, text
from prospector.domain.when import Workdays
from prospector.render.dial_code import clipboard, code_lines
from prospector.render.layout import shown
from prospector.render.session_keys import Acts, bindings
from prospector.render.session_layout import (
    PROMPTS,
    done_sentence,
    end_lines,
    head_line,
    help_lines,
    key_lines,
    preview,
    refusal,
)
from prospector.render.session_page import STYLES, Run, broken, joined, lowest_top, page_lines
from prospector.services import call_sessions
from prospector.services.call_sessions import Act, CallSession, Done

# So many lines at most tell how a line is understood.
_PREVIEW = 2

Page = Mapping[str, Any]


class SessionScreen:
    """Draws a session and feeds it keys.

    ``load`` reads the page of a card, or says why it is passed over; ``perform`` does an act and commits it.
    """

    def __init__(
        self,
        session: CallSession,
        load: Callable[[Mapping[str, Any]], Page | Text],
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
        # Which of their numbers is meant, and how far down the whole page is read; None shows the short one.
        self._number = 0
        self._top: int | None = None
        self._told: list[Text] = []
        self._failed = False
        self._line = Buffer(multiline=False, accept_handler=self._entered)
        self._body = FormattedTextControl(self._drawn, focusable=True, show_cursor=False)
        self._field = BufferControl(self._line)
        self._app: Application[None] = Application(
            Layout(self._windows(), focused_element=self._body),
            key_bindings=bindings(
                Acts(
                    lambda key: self._guarded(lambda: self._press(key)),
                    self._back,
                    self._leave,
                    self._scroll,
                    self._line.insert_text,
                ),
                Condition(lambda: self._session.typing),
            ),
            style=Style.from_dict(STYLES),
            full_screen=True,
            refresh_interval=1.0,
            color_depth=None if color else ColorDepth.DEPTH_1_BIT,
        )
        # A lone Esc is one at once, not after the half second that waits for the rest of a sequence.
        self._app.ttimeoutlen = self._app.timeoutlen = 0.1

    def run(self) -> str:
        """Run until the session is left; return the line that was typed then and not ended, if there was one.

        Raises what went wrong apart from refusals, which are shown.
        """
        self._say(*self._turn_to_card())
        self._app.run(pre_run=self._obey_signals)
        return self._line.text.strip() if self._session.typing else ""

    def _obey_signals(self) -> None:
        # What ends the program from outside must not leave the terminal unusable.
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self._leave)

    def _windows(self) -> HSplit:
        typing = Condition(lambda: self._session.typing)
        told = Condition(lambda: bool(self._told))

        def fixed(drawn: Callable[[], Any]) -> Window:
            return Window(FormattedTextControl(drawn), dont_extend_height=True)

        return HSplit(
            [
                Window(FormattedTextControl(self._head), height=1),
                Window(self._body),
                ConditionalContainer(fixed(self._message), told),
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
                ConditionalContainer(fixed(lambda: _fragments(self._keys())), ~typing),
            ]
        )

    @property
    def _columns(self) -> int:
        return self._app.output.get_size().columns

    @property
    def _rows(self) -> int:
        return self._app.output.get_size().rows

    def _keys(self) -> list[list[Run]]:
        return key_lines(self._columns, max(1, self._rows // 5))

    @staticmethod
    def _clock() -> float:
        return time.monotonic()

    def _head(self) -> StyleAndTextTuples:
        return _fragments([head_line(self._session, self._session.seconds(self._clock()), self._columns)])

    def _message(self) -> StyleAndTextTuples:
        style = "class:error" if self._failed else "class:say"
        return _fragments([[(style, f" {line}")] for line in self._told_lines()])

    def _told_lines(self) -> list[str]:
        return [line for one in self._told for line in broken(shown(one), self._columns - 2)]

    def _preview(self) -> StyleAndTextTuples:
        return _fragments([[("class:say", f" {line}")] for line in self._preview_lines()])

    def _preview_lines(self) -> list[str]:
        said = preview(self._session, self._line.text, self._now(), self._workdays)
        return (broken(shown(said), self._columns - 2) or [""])[:_PREVIEW]

    def _drawn(self) -> StyleAndTextTuples:
        session, columns = self._session, self._columns
        if session.mode == call_sessions.HELP:
            return _fragments(help_lines(columns))
        if session.mode == call_sessions.DIAL:
            return _fragments(code_lines(self._dialled(), self._room()))
        if self._page is None:
            return _fragments(end_lines(session, self._clock()))
        return _fragments(page_lines(self._page, columns, self._room(), chosen=self._number, top=self._top))

    def _room(self) -> int:
        """How many lines are left for the page of a card."""
        typing = self._session.typing
        below = 2 + len(self._preview_lines()) if typing else len(self._keys())
        return self._rows - 1 - below - len(self._told_lines())

    def _dialled(self) -> str:
        """The number that is copied or drawn; empty for a card without any."""
        numbers = self._page["numbers"] if self._page else ()
        return str(numbers[self._number % len(numbers)]["number"]) if numbers else ""

    def _back(self) -> None:
        if self._top is not None:
            self._top = None
        elif self._session.mode in (call_sessions.CARD, call_sessions.OVER):
            self._leave()
        else:
            self._session.escape()
            self._say()
            self._settle()

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
        session = self._session
        self._say()
        if key == "u" and not session.can_undo:
            self._say(text(N_("There is nothing to undo in this session.")))
        elif key == "o" and session.mode == call_sessions.CARD:
            self._top = 0 if self._top is None else None
        elif key == "p" and session.mode in (call_sessions.CARD, call_sessions.DIAL):
            self._number += 1
        else:
            before = session.place
            act = session.press(key, self._clock())
            if act is not None:
                self._do(act)
            elif session.place != before:
                self._say(*self._turn_to_card())
        self._settle()

    def _scroll(self, far: int) -> None:
        if self._page is not None and self._session.mode == call_sessions.CARD:
            most = lowest_top(self._page, self._columns, self._room(), self._number)
            self._top = max(0, min((self._top or 0) + far, most)) if most or self._top is not None else None

    def _entered(self, line: Buffer) -> bool:
        self._say()
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
                done = self._perform(act, self._page)
            except ProspectorError as error:
                session.refused()
                self._say(refusal(error), failed=True)
                return
            session.happened(act, done, self._clock())
            passed = self._turn_to_card()
            self._say(done_sentence(act, done, self._now()), *passed)

    def _say(self, *messages: Text, failed: bool = False) -> None:
        self._told, self._failed = list(messages), failed

    def _turn_to_card(self) -> list[Text]:
        """Read the page of the card at hand; return why others were passed over on the way to it."""
        self._number, self._top, self._page = 0, None, None
        passed = []
        while (line := self._session.current) is not None:
            page = self._load(line)
            if not isinstance(page, Text):
                self._page = page
                break
            passed.append(page)
            self._session.pass_over(self._clock())
        return passed

    def _copy(self) -> None:
        """Hand the number to the terminal's clipboard."""
        number = self._dialled()
        if not number:
            self._say(text(N_("This card has no number.")), failed=True)
            return
        self._app.output.write_raw(clipboard(number))
        self._app.output.flush()
        self._say(text(N_("{number} copied, if this terminal allows it."), number=number))


def _fragments(lines: Sequence[Sequence[Run]]) -> StyleAndTextTuples:
    return [*joined(lines)]
