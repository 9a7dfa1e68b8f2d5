"""Filters of cards as people type them: ``area:海淀 man:MAN tag:vip last-call>30d -tag:cold "free words"``.

A field, an operator and a value without space between them are a test; tests side by side must all hold, ``or`` joins
alternatives, ``not`` or ``-`` in front negates, parentheses group, ``@name`` is a saved list. All else is looked for as
words. What has an operator is always a test: an unknown field is refused, never taken for words. docs/filters.md has
the whole grammar; values are given their types in ``filter_value``.
"""

import difflib
import re
from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple, TypeAlias

from prospector.domain.errors import UsageError
from prospector.domain.field import BY_KEY, normal_key
from prospector.domain.filter_value import ALIASES, FIELDS, FieldType, Value, read_value
from prospector.domain.text import N_

_HINT = N_("See docs/filters.md, or put words to look for in quotation marks.")
OPERATORS = (">=", "<=", "!=", ":", "=", ">", "<")
# The same signs as a Chinese keyboard writes them.
_FULL_WIDTH = str.maketrans({"：": ":", "（": "(", "）": ")", "＞": ">", "＜": "<", "＝": "=", "＠": "@", "，": ","})
_QUOTES = {'"': '"', "'": "'", "“": "”", "”": "”", "「": "」"}
_TEST = r"(?P<field>[^\W\d][\w.-]*|[^\s:=<>!()@]*)(?P<operator>>=|<=|!=|:|=|>|<)(?P<value>.*)"
# Deeper is no filter that a person typed.
_DEEPEST = 50


class Words(NamedTuple):
    """Words to be found anywhere on a card."""

    words: str


class Named(NamedTuple):
    """A saved list."""

    name: str


class Check(NamedTuple):
    """A field compared with a value; ``free`` fields are those of the card's own keys."""

    field: str
    operator: str
    value: Value
    free: bool = False


class Not(NamedTuple):
    """What must not hold."""

    part: "Node"


class All(NamedTuple):
    """What must hold together; of nothing, everything."""

    parts: tuple["Node", ...]


class Either(NamedTuple):
    """Of which one must hold."""

    parts: tuple["Node", ...]


Node: TypeAlias = Words | Named | Check | Not | All | Either


class _Token(NamedTuple):
    """A word with what of it was quoted; ``quoted`` ones are neither operators nor brackets."""

    typed: str
    quoted: bool


def parse(typed: str, now: datetime, free_keys: frozenset[str] = frozenset()) -> Node:
    """Return the filter that ``typed`` says on the day of ``now`` (aware); an empty one lets every card through.

    ``free_keys`` are the fields of the user's own. UsageError names what cannot be understood, and the nearest name.
    """
    parser = _Parser(_tokens(typed), lambda field, operator, value: _test(field, operator, value, now, free_keys))
    node = parser.either(0)
    if parser.left:
        raise UsageError(N_("There is a “)” too many in the filter."), hint=_HINT)
    return node


def with_other_name(typed: str, name: str, renamed: str) -> str:
    """Return a filter in which the saved list ``@name`` is called otherwise; what is quoted stays as it is."""
    return re.sub(rf"(^|[\s(（!-])[@＠]{re.escape(name)}(?=[\s()（）]|$)", rf"\g<1>@{renamed}", typed)


def _tokens(typed: str) -> list[_Token]:
    tokens: list[_Token] = []
    waiting = list(reversed(typed))
    word, quoted, begun = "", False, False

    def end() -> None:
        nonlocal word, quoted, begun
        if begun:
            tokens.append(_Token(word, quoted))
        word, quoted, begun = "", False, False

    while waiting:
        sign = waiting.pop()
        # Inside a word a quotation mark is an apostrophe, unless a value begins there.
        if sign in _QUOTES and (not word or word.translate(_FULL_WIDTH)[-1] in ":=<>-!"):
            quoted, begun = quoted or not word, True
            closing = {_QUOTES[sign], '"'} if sign in "“”" else {_QUOTES[sign]}
            inside = ""
            while waiting and waiting[-1] not in closing:
                inside += waiting.pop()
            if not waiting:
                raise UsageError(N_("A quotation mark is not closed in “{typed}”."), hint=_HINT, typed=_short(typed))
            waiting.pop()
            word += inside
        elif sign.isspace():
            end()
        elif sign.translate(_FULL_WIDTH) in "()" and not (word and word[-1] in ":=<>"):
            end()
            tokens.append(_Token(sign.translate(_FULL_WIDTH), quoted=False))
        else:
            word, begun = word + sign, True
    end()
    return tokens


def _short(typed: str) -> str:
    return typed if len(typed) <= 60 else typed[:59] + "…"


class _Parser:
    """Reads tokens from left to right."""

    def __init__(self, tokens: list[_Token], test: Callable[[str, str, str], Node]) -> None:
        self._tokens = list(reversed(tokens))
        self._test = test

    @property
    def left(self) -> bool:
        return bool(self._tokens)

    def _next(self, *words: str) -> bool:
        """Whether one of ``words`` comes next, outside quotation marks."""
        return self.left and not self._tokens[-1].quoted and self._tokens[-1].typed.casefold() in words

    def either(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise UsageError(N_("The filter is nested too deeply."), hint=_HINT)
        parts = [self._all(depth)]
        while self._next("or", "|", "||", "或", "或者"):
            self._tokens.pop()
            parts.append(self._all(depth))
        if len(parts) > 1 and All(()) in parts:
            raise UsageError(N_("A side of “or” is missing in the filter."), hint=_HINT)
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self, depth: int) -> Node:
        parts: list[Node] = []
        while self.left and not self._next("or", "|", "||", "或", "或者", ")"):
            if self._next("and", "&", "&&", "和", "且"):
                self._tokens.pop()
                continue
            parts.append(self._one(depth + 1))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int) -> Node:
        if depth > _DEEPEST:
            raise UsageError(N_("The filter is nested too deeply."), hint=_HINT)
        if not self.left or self._next("or", "and", ")"):
            raise UsageError(N_("Something is missing behind “not” in the filter."), hint=_HINT)
        if self._next("not", "-", "!", "非", "不"):
            self._tokens.pop()
            return Not(self._one(depth + 1))
        if self._next("("):
            self._tokens.pop()
            inside = self.either(depth + 1)
            if not self._next(")"):
                raise UsageError(N_("A “(” is not closed in the filter."), hint=_HINT)
            self._tokens.pop()
            return inside
        token = self._tokens.pop()
        if not token.quoted and len(token.typed) > 1 and token.typed[0] in "-!":
            self._tokens.append(token._replace(typed=token.typed[1:]))
            return Not(self._one(depth + 1))
        return self._word(token)

    def _word(self, token: _Token) -> Node:
        if token.quoted:
            if not token.typed.strip():
                raise UsageError(N_("There is nothing between the quotation marks."), hint=_HINT)
            return Words(token.typed)
        plain = token.typed.translate(_FULL_WIDTH)
        if plain[0] == "@":
            if len(plain) == 1:
                raise UsageError(N_("A saved list is written @name."), hint=N_("prospector list saved shows them."))
            return Named(plain[1:])
        found = re.fullmatch(_TEST, plain, re.DOTALL)
        if found is None:
            return Words(token.typed)
        return self._test(found["field"], found["operator"], found["value"])


def _test(typed: str, operator: str, value: str, now: datetime, free_keys: frozenset[str]) -> Node:
    field = typed.casefold().replace("_", "-")
    field = ALIASES.get(field, field)
    if field in FIELDS:
        spec, free = FIELDS[field], False
    elif (key := normal_key(typed)) in BY_KEY or key in free_keys:
        field, spec, free = key, FieldType("text"), True
    else:
        raise _unknown(typed, free_keys)
    if operator == "!=":
        return Not(Check(field, "=", read_value(field, spec, "=", value, now), free))
    return Check(field, operator, read_value(field, spec, operator, value, now), free)


def _unknown(typed: str, free_keys: frozenset[str]) -> UsageError:
    known = [*FIELDS, *ALIASES, *BY_KEY, *free_keys]
    near = difflib.get_close_matches(typed.casefold(), known, n=1, cutoff=0.5)
    if not near:
        return UsageError(
            N_("There is no field “{typed}” to filter by."),
            hint=N_("Fields: {known}. To look for the words themselves, put them in quotation marks."),
            typed=_short(typed), known=", ".join(FIELDS),
        )  # fmt: skip
    return UsageError(
        N_("There is no field “{typed}” to filter by; did you mean “{near}”?"),
        hint=_HINT,
        typed=_short(typed),
        near=near[0],
    )
