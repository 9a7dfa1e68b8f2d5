"""The fields that cards are filtered by, and what stands behind the operator: codes, words, numbers, days, durations.

A duration behind a day of the past is its age: ``last-call>30d`` is longer than 30 days ago, ``last-call<2w`` within
two weeks. Behind a day ahead it counts from today: ``next<7d`` falls due within a week, what is overdue included.
"""

import difflib
import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import NamedTuple, TypeAlias

from prospector.domain import call, complaint, deal, promise
from prospector.domain.card import KINDS
from prospector.domain.errors import UsageError
from prospector.domain.lifecycle import LEVELS, LIFECYCLES
from prospector.domain.pyramid import TIERS
from prospector.domain.qualification import CLASSES, read_code
from prospector.domain.source import CIRCLES, WAYS
from prospector.domain.text import N_
from prospector.domain.when import read_day, read_past

EARLIEST, LATEST = date(1900, 1, 1), date(8999, 12, 31)
LEAST, MOST = -1e15, 1e15
_NONE = frozenset({"none", "never", "无", "没有", "从未"})
_DURATION = r"(\d{1,4})(d|w|m|y|天|日|周|个?月|年)"
_UNITS = {"天": "d", "日": "d", "周": "w", "月": "m", "个月": "m", "年": "y"}
_MONTH = r"(\d{4})-(\d{1,2})"
_YEAR = r"\d{4}"


class FieldType(NamedTuple):
    """What a field holds: text, code, number, past or ahead (days), man, yesno, has or id; the codes there are."""

    kind: str
    codes: Mapping[str, str] = {}


class Nothing(NamedTuple):
    """That the field is empty."""


class Span(NamedTuple):
    """Days or numbers from ``first`` to ``last``, both counted in."""

    first: date | float
    last: date | float


Value: TypeAlias = tuple[str, ...] | Span | Nothing

HAS = (
    "phone", "email", "address", "area", "tag", "note", "call", "deal", "promise", "complaint", "invoice", "referral",
    "referrer", "next", "company",
)  # fmt: skip
_YES_NO = {"yes": "", "no": ""}
FIELDS: dict[str, FieldType] = {
    "id": FieldType("id"),
    "name": FieldType("text"),
    "kind": FieldType("code", KINDS),
    "area": FieldType("text"),
    "address": FieldType("text"),
    "city": FieldType("text"),
    "region": FieldType("text"),
    "country": FieldType("text"),
    "postcode": FieldType("text"),
    "phone": FieldType("text"),
    "email": FieldType("text"),
    "tag": FieldType("text"),
    "note": FieldType("text"),
    "call": FieldType("text"),
    "company": FieldType("text"),
    "source": FieldType("text"),
    "circle": FieldType("code", CIRCLES),
    "method": FieldType("code", WAYS),
    "man": FieldType("man"),
    "class": FieldType("code", CLASSES),
    "lifecycle": FieldType("code", LIFECYCLES),
    "level": FieldType("code", LEVELS),
    "tier": FieldType("code", dict.fromkeys(TIERS, "")),
    "need": FieldType("code", call.NEEDS),
    "attitude": FieldType("code", call.ATTITUDES),
    "visit-chance": FieldType("code", call.VISIT_CHANCES),
    "outcome": FieldType("code", call.OUTCOMES),
    "via": FieldType("code", call.VIAS),
    "contacts": FieldType("number"),
    "tries": FieldType("number"),
    "deals": FieldType("number"),
    "revenue": FieldType("number"),
    "owed": FieldType("number"),
    "overdue": FieldType("number"),
    "last-call": FieldType("past"),
    "reached": FieldType("past"),
    "interested": FieldType("past"),
    "first-contact": FieldType("past"),
    "first-deal": FieldType("past"),
    "last-deal": FieldType("past"),
    "created": FieldType("past"),
    "updated": FieldType("past"),
    "next": FieldType("ahead"),
    "stopped": FieldType("code", _YES_NO),
    "deal": FieldType("code", deal.STATES),
    "promise": FieldType("code", promise.STATES),
    "complaint": FieldType("code", complaint.STATES),
    "has": FieldType("has"),
}
ALIASES = {
    "last-contact": "last-call", "last": "last-call", "due": "next", "next-step": "next", "mail": "email",
    "tags": "tag", "notes": "note", "calls": "call", "phones": "phone", "emails": "email", "mobile": "phone",
    "employer-card": "company", "klass": "class", "next-due": "next", "added": "created", "notes-in": "note",
    "地区": "area", "区域": "area", "标签": "tag", "姓名": "name", "名称": "name", "电话": "phone", "公司": "company",
    "地址": "address", "城市": "city", "需求": "need", "态度": "attitude", "备注": "note", "最近联系": "last-call",
    "逾期": "overdue", "类型": "kind",
}  # fmt: skip


def read_value(field: str, spec: FieldType, operator: str, typed: str, now: datetime) -> Value:
    """Return the value of a test; UsageError where it does not fit the field, or the operator does not."""
    if not typed.strip():
        raise UsageError(
            N_("A value is missing behind “{field}”."), hint=N_("Write {field}none for an empty one."),
            field=f"{field}{operator}",
        )  # fmt: skip
    if operator not in (":", "=") and spec.kind not in ("number", "past", "ahead", "id"):
        raise UsageError(
            N_("“{field}” cannot be larger or smaller than something."),
            hint=N_("Write {field}:value, or {field}!=value."),
            field=field,
        )
    # “none” may be a code of its own, as of the need.
    empty = typed.strip().casefold()
    if empty in _NONE and empty not in spec.codes and spec.kind in ("text", "past", "ahead", "code"):
        return Nothing()
    match spec.kind:
        case "number" | "id":
            return _numbers(field, operator, typed)
        case "past" | "ahead":
            return _days(spec.kind == "past", operator, typed.strip(), now)
        case "text":
            return (typed,) if field == "note" else tuple(part.strip() for part in typed.split(",") if part.strip())
    return tuple(_code(field, spec, part.strip()) for part in typed.split(",") if part.strip())


def _code(field: str, spec: FieldType, typed: str) -> str:
    if spec.kind == "man":
        return typed if typed in ("M", "m", "A", "a", "N", "n") else read_code(typed).code
    if spec.kind == "has":
        return typed.casefold().replace("_", "-")
    code = typed.casefold()
    if code in spec.codes:
        return code
    begun = [known for known in spec.codes if known.startswith(code)]
    if len(begun) == 1:
        return begun[0]
    near = difflib.get_close_matches(code, spec.codes, n=1, cutoff=0.5)
    if near:
        raise UsageError(
            N_("“{typed}” is no {field}; did you mean “{near}”?"), hint=N_("Choose one of: {known}."),
            typed=typed, field=field, near=near[0], known=", ".join(spec.codes),
        )  # fmt: skip
    raise UsageError(
        N_("“{typed}” is no {field}."), hint=N_("Choose one of: {known}."),
        typed=typed, field=field, known=", ".join(spec.codes),
    )  # fmt: skip


def _numbers(field: str, operator: str, typed: str) -> Span | tuple[str, ...]:
    bare = typed.strip().replace("_", "").replace("#", "")
    if field == "id" and "," in bare and operator in (":", "="):
        parts = tuple(part.strip() for part in bare.split(",") if part.strip())
        if all(part.isascii() and part.isdecimal() and len(part) < 10 for part in parts):
            return parts
    found = re.fullmatch(r"([+-]?[0-9]{1,12}(?:\.[0-9]{1,6})?)(k|m|万|亿)?", bare.replace(",", ""), re.IGNORECASE)
    if found is None:
        raise UsageError(
            N_("“{typed}” is no number for “{field}”."), hint=N_("Write for example {field}>100 or {field}<=2.5k."),
            typed=typed[:60], field=field,
        )  # fmt: skip
    scale = {"k": 1e3, "m": 1e6, "万": 1e4, "亿": 1e8}.get((found[2] or "").casefold(), 1)
    number = float(found[1]) * scale
    # The next number there can be: sums have at most a few decimals.
    step = 1e-9 * max(1.0, abs(number))
    match operator:
        case ">":
            return Span(number + step, MOST)
        case ">=":
            return Span(number, MOST)
        case "<":
            return Span(LEAST, number - step)
        case "<=":
            return Span(LEAST, number)
    return Span(number, number)


def _days(past: bool, operator: str, typed: str, now: datetime) -> Span:
    first, last, age = _period(past, typed, now)
    if age and operator in (">", ">=", "<", "<="):
        # An age is the larger, the earlier the day.
        operator = operator.translate(str.maketrans("<>", "><"))
    day = timedelta(days=1)
    match operator:
        case ">":
            return Span(last + day, LATEST)
        case ">=":
            return Span(first, LATEST)
        case "<":
            return Span(EARLIEST, first - day)
        case "<=":
            return Span(EARLIEST, last)
    return Span(first, last)


def _period(past: bool, typed: str, now: datetime) -> tuple[date, date, bool]:
    """The first and last day of what was typed, and whether it is an age."""
    today = now.date()
    if duration := re.fullmatch(_DURATION, typed.casefold()):
        unit = _UNITS.get(duration[2], duration[2])
        day = read_day(f"{'-' if past else '+'}{duration[1]}{unit}", today)
        return day, day, past
    if month := re.fullmatch(_MONTH, typed):
        year, number = int(month[1]), int(month[2])
        if EARLIEST.year <= year < LATEST.year and 1 <= number <= 12:
            after = date(year + number // 12, number % 12 + 1, 1)
            return date(year, number, 1), after - timedelta(days=1), False
    if re.fullmatch(_YEAR, typed) and EARLIEST.year <= int(typed) <= LATEST.year:
        return date(int(typed), 1, 1), date(int(typed), 12, 31), False
    day = read_past(typed, now).date() if past else read_day(typed, today)
    return day, day, False
