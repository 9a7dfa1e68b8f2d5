"""Times of day as people type them: “15:30”, “3pm”, “at 9”, “下午3点”, “上午9点半”, “noon”."""

from collections.abc import Callable, Sequence
from datetime import time

from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.domain.when_words import Token, shape_of

# The hours each part of the day may have, and the time it means when no hour is given.
_PARTS = {
    "am": (range(12), None),
    "pm": (range(12, 24), None),
    "dawn": (range(7), None),
    "morning": (range(1, 12), time(9)),
    "noon": (range(11, 15), time(12)),
    "afternoon": (range(12, 20), time(14)),
    "evening": (range(17, 24), time(19)),
}

_PLAIN: dict[str, Callable[..., tuple[int, int, int]]] = {
    "num : num": lambda hour, minute: (hour, minute, 0),
    "num : num : num": lambda hour, minute, second: (hour, minute, second),
    "num h": lambda hour: (hour, 0, 0),
    "num h num": lambda hour, minute: (hour, minute, 0),
    "num o'clock": lambda hour: (hour, 0, 0),
    "num o'clock half": lambda hour: (hour, 30, 0),
    "num o'clock num": lambda hour, minute: (hour, minute, 0),
    "num o'clock num 分": lambda hour, minute: (hour, minute, 0),
    "num o'clock num 刻": lambda hour, quarters: (hour, 15 * quarters, 0),
}
# Too bare to be a time on their own: “at”, “pm” or a part of the day must stand beside them.
_BARE: dict[str, Callable[..., tuple[int, int, int]]] = {
    "num": lambda hour: (hour, 0, 0),
    "num . num": lambda hour, minute: (hour, minute, 0),
}


def time_of(tokens: Sequence[Token], typed: str) -> time | None:
    """Return the time of day ``tokens`` say, None when they are not shaped like one.

    Without “pm” or a part of the day the clock has 24 hours: “at 3” and “三点” are 03:00. Raises UsageError where the
    shape is a time's but no such time exists, or which midnight is meant cannot be told.
    """
    at = bool(tokens) and tokens[0].kind == "at"
    part, clock = _split(tokens[1:] if at else tokens)
    if part == "midnight":
        raise _which_midnight(typed)
    if not clock:
        return _PARTS[part][1] if part else None
    shape = shape_of(clock)
    rule = _PLAIN.get(shape) or (_BARE.get(shape) if at or part else None)
    if rule is None:
        return None
    hour, minute, second = rule(*(token.number for token in clock if token.kind == "num"))
    if (hour == 24 and not part) or (hour in {0, 12, 24} and part == "evening"):
        raise _which_midnight(typed)
    wanted = _hour(hour, part)
    if wanted is None or minute > 59 or second > 59:
        raise UsageError(
            N_("There is no such time of day as “{typed}”."),
            hint=N_("Write for example 15:30, 3pm or 9:30 am."),
            typed=typed,
        )
    return time(wanted, minute, second)


def _split(tokens: Sequence[Token]) -> tuple[str, Sequence[Token]]:
    """Return the part of the day named before or after the clock time, and the clock time."""
    for part, clock in ((tokens[:1], tokens[1:]), (tokens[-1:], tokens[:-1])):
        if part and (part[0].kind in _PARTS or part[0].kind == "midnight"):
            # “9 in the morning”, “in the morning”
            clock = clock[:-1] if clock and clock[-1].kind == "in" else clock
            return part[0].kind, clock
    return "", tokens


def _hour(hour: int, part: str) -> int | None:
    """Return the hour of 24 that ``hour`` is in that part of the day."""
    if not part:
        return hour if hour < 24 else None
    if part in {"am", "pm"} and not 1 <= hour <= 12:
        return None
    fitting = {hour, hour % 12, hour % 12 + 12} if hour <= 12 else {hour}
    return next((one for one in fitting if one in _PARTS[part][0]), None)


def _which_midnight(typed: str) -> UsageError:
    return UsageError(
        N_("“{typed}” can be the midnight that begins the day or the one that ends it."),
        hint=N_("Write 00:00 for its beginning or 23:59 for its end."),
        typed=typed,
    )
