"""The fields of a card that the handbook names (``H5``), and the free fields a salesperson adds beside them."""

import difflib
import re
import unicodedata
from calendar import monthrange
from typing import NamedTuple

from prospector.domain.clean import clean_line
from prospector.domain.errors import UsageError
from prospector.domain.name import has_hanzi
from prospector.domain.text import N_


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
_BIRTHDAY = (
    r"(?i)(?P<lunar>(?:lunar|农历|阴历|旧历)[:\s]*)?(?:(?P<year>\d{4})[-/.年])?-{0,2}(?P<leap>leap\s*|闰)?"
    r"(?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?"
)


# Lunar days are mostly said in words: 八月十五, 腊月初八, 正月廿三; years digit by digit: 一九八〇年.
_HAN_DIGITS = {sign: number for number, signs in enumerate(("〇零", "一元正", *"二三四五六七八九")) for sign in signs}
_HAN_NUMBERS = (
    "[〇零一二三四五六七八九]{4}(?=年)|[元正冬腊](?=月)|初?[一二三四五六七八九]?[十廿卅]?[一二三四五六七八九]?"
)


def _in_digits(found: re.Match[str]) -> str:
    """A number written in Chinese signs, in digits; what is no such number stays as it is."""
    word = found[0]
    if word in ("冬", "腊"):
        return "11" if word == "冬" else "12"
    if len(word) == 4:
        return "".join(str(_HAN_DIGITS[sign]) for sign in word)
    tens, ten, ones = word.removeprefix("初").replace("廿", "二十").replace("卅", "三十").partition("十")
    if not ten:
        return str(_HAN_DIGITS[tens]) if len(tens) == 1 else word
    return str(10 * _HAN_DIGITS.get(tens, 1) + _HAN_DIGITS.get(ones, 0))


def read_birthday(typed: str) -> str:
    """Return a birthday as stored: ``1980-05-17``, ``--05-17`` without year, ``lunar:1980-08-15``,
    ``lunar:--leap04-10``.

    A lunar month has at most 30 days; whether a given year has them is decided when the day is looked up (``H5``).
    UsageError when it is no day of a year.
    """
    plain = unicodedata.normalize("NFKC", typed).strip()
    found = re.fullmatch(_BIRTHDAY, plain if plain.isascii() else re.sub(_HAN_NUMBERS, _in_digits, plain))
    month, day = (int(found["month"]), int(found["day"])) if found else (0, 0)
    lunar, year = bool(found and found["lunar"]), found["year"] if found else None
    possible = (
        1 <= month <= 12 and day >= 1 and (day <= 30 if lunar else day <= monthrange(int(year or 2000), month)[1])
    )
    if found is None or not possible or (found["leap"] and not lunar) or (year and not 1900 <= int(year) <= 2199):
        raise UsageError(
            N_("“{typed}” is not a birthday."),
            hint=N_("Write 1980-05-17, 05-17 without the year, or lunar 08-15 (农历 08-15)."),
            typed=typed,
        )
    leap = "leap" if found["leap"] else ""
    return f"{'lunar:' if lunar else ''}{year or '-'}-{leap}{month:02d}-{day:02d}"


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
    return read_birthday(value) if key == "birthday" and value else value
