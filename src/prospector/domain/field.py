"""The fields of a card that the handbook names (``H5``), and the free fields a salesperson adds beside them."""

import difflib
import re
from collections.abc import Callable
from typing import NamedTuple

from prospector.domain.clean import clean_line
from prospector.domain.errors import UsageError
from prospector.domain.name import has_hanzi
from prospector.domain.opening_hours import read_hours
from prospector.domain.text import N_
from prospector.domain.yearly_day import yearly_day


class FieldSpec(NamedTuple):
    """One field of ``H5``: its key, its label, and which kinds of card carry it (``p`` person, ``c`` company)."""

    key: str
    label: str
    kinds: str = "pc"


FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("title", N_("title"), "p"),
    FieldSpec("employer", N_("employer"), "p"),
    FieldSpec("department", N_("department"), "p"),
    FieldSpec("gender", N_("gender"), "p"),
    FieldSpec("birthday", N_("birthday"), "p"),
    FieldSpec("interests", N_("interests"), "p"),
    FieldSpec("special_interests", N_("special interests"), "p"),
    FieldSpec("education", N_("education"), "p"),
    FieldSpec("family", N_("family"), "p"),
    FieldSpec("background", N_("business background"), "p"),
    FieldSpec("personal_life", N_("personal life"), "p"),
    FieldSpec("likes", N_("likes"), "pc"),
    FieldSpec("wechat", N_("WeChat"), "pc"),
    FieldSpec("qq", N_("QQ"), "pc"),
    FieldSpec("fax", N_("fax"), "pc"),
    FieldSpec("website", N_("website"), "pc"),
    FieldSpec("credit_status", N_("credit status"), "pc"),
    FieldSpec("person_in_charge", N_("person in charge"), "c"),
    FieldSpec("handler", N_("handler"), "c"),
    FieldSpec("industry", N_("industry"), "pc"),
    FieldSpec("employees", N_("employees"), "c"),
    FieldSpec("founded", N_("founded"), "c"),
    FieldSpec("parent_company", N_("parent company"), "c"),
    FieldSpec("plant", N_("plant"), "c"),
    FieldSpec("equipment", N_("equipment"), "c"),
    FieldSpec("output", N_("output"), "c"),
    FieldSpec("quality_requirements", N_("quality requirements"), "c"),
    FieldSpec("product_range", N_("product range"), "c"),
    FieldSpec("strength", N_("strength"), "c"),
    FieldSpec("investment", N_("investment"), "c"),
    FieldSpec("reputation", N_("reputation"), "c"),
    FieldSpec("buys_quantity", N_("buys from us: quantity"), "pc"),
    FieldSpec("buys_model", N_("buys from us: model"), "pc"),
    FieldSpec("buys_use", N_("buys from us: use"), "pc"),
    FieldSpec("hours", N_("opening hours"), "pc"),
    FieldSpec("visit_minutes", N_("minutes per visit"), "pc"),
)

BY_KEY = {spec.key: spec for spec in FIELDS}

# Names that are columns of the card or commands of their own, so that `--set name=…` cannot shadow them.
RESERVED = frozenset(
    [
        "id",
        "uid",
        "kind",
        "name",
        "phone",
        "phones",
        "email",
        "emails",
        "address",
        "area",
        "postcode",
        "country",
        "region",
        "city",
        "district",
        "circle",
        "method",
        "source",
        "first_contact",
        "first_contact_on",
        "tags",
        "tag",
        "fields",
        "man",
        "money",
        "authority",
        "need",
        "lifecycle",
        "calls",
        "follow_ups",
        "notes",
        "stopped",
        "stopped_on",
        "stop_reason",
        "created_at",
        "updated_at",
    ]
)


def normal_key(typed: str) -> str:
    """Return the field key meant by ``typed``: case-folded, spaces and hyphens as underscores."""
    return "_".join(typed.strip().casefold().replace("-", " ").split())


def checked_key(typed: str, known_free: frozenset[str] = frozenset()) -> str:
    """Return the key for ``--set KEY=…``.

    A key of ``H5`` or one already used in the book is taken; a new free key is taken unless it is reserved or so near
    to a known one that it is probably a slip of the finger (``UsageError``). In Chinese one sign makes another word, so
    nothing is taken for a slip there.
    """
    key = normal_key(clean_line(typed))
    if not key or "=" in key or len(key) > 60:
        raise UsageError(N_("“{typed}” cannot be the name of a field."), typed=typed)
    if key in BY_KEY or key in known_free:
        return key
    if key in RESERVED:
        raise UsageError(
            N_("“{key}” is part of the card itself, not a field."),
            hint=N_("See prospector edit --help for the option that changes it."),
            key=key,
        )
    near = [] if has_hanzi(key) else difflib.get_close_matches(key, _comparable(key, known_free), n=1, cutoff=0.84)
    if near:
        raise UsageError(
            N_("There is no field “{key}”; did you mean “{near}”?"),
            hint=N_("Choose a name that is less alike for a field of your own."),
            key=key,
            near=near[0],
        )
    return key


def _comparable(key: str, known_free: frozenset[str]) -> list[str]:
    """The known keys of which ``key`` may be a slip; line_3 is none of line_2."""
    bare = re.sub(_NUMBERS, "", key)
    return [known for known in (*BY_KEY, *known_free) if known == key or re.sub(_NUMBERS, "", known) != bare]


# Patterns are compiled at their first use.
_NUMBERS = r"\d+"


def read_birthday(typed: str) -> str:
    """Return a birthday as stored: ``1980-05-17``, ``--05-17`` without year, ``lunar:1980-08-15``,
    ``lunar:--leap04-10``.

    UsageError when it is no day of a year, or can be two (``H5``; see ``yearly_day``).
    """
    read = yearly_day(typed)
    if read is None:
        raise UsageError(
            N_("“{typed}” is not a birthday."),
            hint=N_("Write 1980-05-17, 05-17 without the year, or lunar 08-15 (农历 08-15)."),
            typed=typed,
        )
    return read.stored()


def checked_value(key: str, value: str, kind: str) -> str:
    """Return the value of a field as stored; UsageError where the field has a form (a birthday) and it does not fit.

    A field of the other kind of card (``H5``: persons and companies carry different ones) is refused.
    """
    spec = BY_KEY.get(key)
    if spec is not None and kind[0] not in spec.kinds:
        raise UsageError(
            N_("“{key}” belongs on the card of a person or company of the other kind."),
            hint=N_("See prospector fields for what each kind of card holds."),
            key=key,
        )
    if key in _FORMS and value:
        return _FORMS[key](value)
    return value


def read_minutes(typed: str) -> str:
    """Return the minutes that a visit takes (``H8``), as stored; UsageError when they are none."""
    digits = typed.casefold().removesuffix("min").removesuffix("分钟").strip()
    if not (digits.isascii() and digits.isdigit() and 1 <= int(digits) <= 24 * 60):
        raise UsageError(N_("“{typed}” are no minutes of a visit."), N_("Write a number, as 30."), typed=typed)
    return str(int(digits))


_FORMS: dict[str, Callable[[str], str]] = {
    "birthday": read_birthday,
    "hours": lambda typed: read_hours(typed).stored(),
    "visit_minutes": read_minutes,
}
