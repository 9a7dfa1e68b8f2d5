"""Spans as people type them: hours, minutes and seconds, and whether they lead forward or back."""

from collections.abc import Sequence

from prospector.domain.when_words import COUNTS, Token, shape_of

_SCALES = {"hour": 3600, "h": 3600, "quarter-hour": 900, "minute": 60, "m": 60, "分": 60, "second": 1}
_LEADING = {"in": 1, "+": 1, "-": -1}
_TRAILING = {"later": 1, "ago": -1}


def direction(tokens: Sequence[Token]) -> tuple[int, Sequence[Token]]:
    """Return +1, -1, or 0 where nothing tells, and the tokens without the word that told."""
    if tokens and tokens[0].kind in _LEADING:
        return _LEADING[tokens[0].kind], tokens[1:]
    if tokens and tokens[-1].kind in _TRAILING:
        return _TRAILING[tokens[-1].kind], tokens[:-1]
    return 0, tokens


def seconds_of(tokens: Sequence[Token]) -> int | None:
    """Return the seconds of “1h30”, “90 s”, “1.5 hours” or “两个半小时”; None when it is no such span.

    Parts must grow smaller, and all but the first must fit below the part before (“1h75” is none).
    """
    if len(tokens) == 2 and tokens[0].kind == "half" and tokens[1].kind in _SCALES:
        scale = _SCALES[tokens[1].kind]
        return scale // 2 if scale > 1 else None
    total, above = 0, 0
    while tokens:
        part = _part(tokens, above)
        if part is None or (above and (part[1] >= above or part[0] >= above)):
            return None
        total, above, tokens = total + part[0], part[1], tokens[part[2] :]
    return total if above else None


def _part(tokens: Sequence[Token], above: int) -> tuple[int, int, int] | None:
    """Return the seconds of the first part, those of its unit, and the tokens it took."""
    if tokens[0].kind not in COUNTS:
        return None
    count, fraction, base, taken = tokens[0].number, 0, 1, 1
    if shape_of(tokens[1:2]) == "half":
        fraction, base, taken = 1, 2, 2
    elif shape_of(tokens[1:3]) in {". num", ". digits", ". four"}:
        fraction, base, taken = tokens[2].number, 10 ** tokens[2].width, 3
    if len(tokens) > taken:
        scale = _SCALES.get(tokens[taken].kind, 0)
        return (count * scale + fraction * scale // base, scale, taken + 1) if scale else None
    # “1h30”, “5分30”: the next smaller unit is meant.
    if above in {3600, 60} and taken == 1:
        return count * above // 60, above // 60, 1
    return None
