"""The keys of the call session, as prompt_toolkit binds them."""

import unicodedata
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

_NAMES = {" ": "space", "\r": "enter", "\n": "enter"}
_SCROLLS = (("up", -1), ("down", 1), ("pageup", -10), ("pagedown", 10))


class Acts(NamedTuple):
    """What keys do: ``press`` takes one outside a line, ``scroll`` how many lines further, ``paste`` one line."""

    press: Callable[[str], None]
    back: Callable[[], None]
    leave: Callable[[], None]
    scroll: Callable[[int], None]
    paste: Callable[[str], None]


def bindings(acts: Acts, typing: Condition) -> KeyBindings:
    """Return the bindings; ``typing``: a line is being typed, so that letters are no keys."""
    keys = KeyBindings()

    @keys.add("c-c", eager=True)
    @keys.add("c-d", eager=True)
    @keys.add(Keys.SIGINT)
    def _leaves(_event: KeyPressEvent) -> None:
        acts.leave()

    @keys.add("escape", eager=True)
    def _back(_event: KeyPressEvent) -> None:
        acts.back()

    @keys.add("c-z")
    def _suspend(event: KeyPressEvent) -> None:
        event.app.suspend_to_background()

    @keys.add(Keys.BracketedPaste, filter=typing)
    def _pasted(event: KeyPressEvent) -> None:
        # What is pasted stays one line.
        acts.paste(" ".join(event.data.split()))

    @keys.add(Keys.Any, filter=~typing)
    @keys.add("enter", filter=~typing)
    def _pressed(event: KeyPressEvent) -> None:
        # An input method may send full-width signs, a locked keyboard capitals.
        acts.press(_NAMES.get(event.data) or unicodedata.normalize("NFKC", event.data).casefold())

    for key, far in _SCROLLS:
        _scrolls(keys, key, partial(acts.scroll, far), typing)
    return keys


def _scrolls(keys: KeyBindings, key: str, scroll: Callable[[], None], typing: Condition) -> None:
    @keys.add(key, filter=~typing)
    def _scroll(_event: KeyPressEvent) -> None:
        scroll()
