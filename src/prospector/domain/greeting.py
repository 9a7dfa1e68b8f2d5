"""Greetings (``H4``, ``H12``): for which occasions, to whom, in which words, and how often. Never a word of selling.

Three rules are the program's: a card that must not be contacted is never greeted; a card whose complaint is open is
wished a happy birthday and nothing else, until it is satisfied (``H11``); and nobody gets the same text twice in a
year. The words are the user's.
"""

import re
from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain import occasion
from prospector.domain.name import has_hanzi
from prospector.domain.text import N_

BIRTHDAY, ANNIVERSARY, FIRST_DEAL, OTHER, HOLIDAY, MONTHLY = (
    "birthday", "anniversary", "first-deal", "other", "holiday", "monthly",
)  # fmt: skip
# In the order of weight: of several greetings to one card only the first is sent.
OCCASIONS = {
    BIRTHDAY: N_("birthday"),
    ANNIVERSARY: N_("company anniversary"),
    FIRST_DEAL: N_("first deal"),
    OTHER: N_("a day of their own"),
    HOLIDAY: N_("holiday"),
    MONTHLY: N_("card of the month"),
}
# What each kind of domain.occasion is greeted as.
OF_KIND = {
    occasion.BIRTHDAY: BIRTHDAY,
    occasion.COMPANY_ANNIVERSARY: ANNIVERSARY,
    occasion.FIRST_DEAL: FIRST_DEAL,
    occasion.OTHER: OTHER,
}
# What --occasion takes, and the occasions meant: a first deal is an anniversary too.
CHOICES = {name: (name,) for name in OCCASIONS} | {ANNIVERSARY: (ANNIVERSARY, FIRST_DEAL)}

# Why a card on the list has no text.
ALL_USED, NO_TEXT = "all-used", "no-text"
PROBLEMS = {ALL_USED: N_("every text was sent within the year"), NO_TEXT: N_("there is no text")}

# No text is used again for the same person within so many days.
YEAR = 365
# A yearly day is not greeted again this near to the last time, whichever side of it the letter was written.
_YEARLY_GAP = 180
# Languages of packaged texts, by the code in a template's name.
LANGUAGES = ("zh", "en")
_LANGUAGE_FIELD = {"zh": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh", "en": "en", "english": "en", "英文": "en"}
_FILE = re.compile(r"(?P<name>[^/\\.]+?)(?:\.(?P<language>zh|en))?\.txt")
_OCCASION = re.compile(rf"(?P<occasion>{'|'.join(OCCASIONS)})(?:-(?P<rest>.+))?")
# Longer titles name a department or a trade, which nobody is addressed by; longer ranks first.
_SHORT_TITLE = 4
_RANKS = (
    "总工程师", "董事长", "总经理", "工程师", "会计师", "设计师", "经销商", "主理人", "负责人", "秘书长", "总监",
    "总裁", "经理", "主管", "主任", "主席", "店主", "店长", "老板", "厂长", "院长", "校长", "处长", "科长", "部长",
    "局长", "所长", "会长", "社长", "站长", "组长", "队长", "书记", "教授", "老师", "医生", "医师", "律师", "会计",
)  # fmt: skip
# Two signs that are one family name.
_TWO_SIGNS = re.compile(
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙|司徒|夏侯|轩辕|端木|独孤|南宫|西门|东郭|百里|呼延|"
    "司空|太史|申屠|澹台|公冶|宗政|濮阳|淳于|单于|钟离|鲜于|闾丘|万俟|赫连|拓跋|第五"
)


class Greeting(NamedTuple):
    """A greeting that was sent. ``occasion`` is a key of ``OCCASIONS``, with ``:what`` for a holiday or own day."""

    id: int
    uid: str
    card_id: int
    on_date: date
    occasion: str
    template: str = ""
    body: str = ""
    call_id: int | None = None

    @property
    def code(self) -> str:
        """The key of ``OCCASIONS``."""
        return self.occasion.partition(":")[0]

    @property
    def what(self) -> str:
        """Which day of their own, or the first day of the holiday."""
        return self.occasion.partition(":")[2]


class Template(NamedTuple):
    """A text to fill in. ``occasion`` and ``language`` are empty when it serves any; ``month`` 0 is every month.

    ``own`` texts are the user's; ``file`` is where it lies.
    """

    name: str
    occasion: str
    language: str
    month: int
    own: bool
    file: str


class Wish(NamedTuple):
    """That a card is to be greeted on a day: why, and how many years it is."""

    card_id: int
    on: date
    occasion: str
    what: str = ""
    years: int | None = None
    moved: str = ""
    holiday: str = ""

    @property
    def key(self) -> str:
        """The occasion as it is stored once the greeting was sent."""
        return f"{self.occasion}:{self.what}" if self.what else self.occasion


def template_of(filename: str, *, own: bool, file: str) -> Template | None:
    """Return the template that a file of the folder ``greetings`` is, or None when its name is no such one.

    ``birthday.txt``, ``birthday-short.zh.txt``; ``monthly-03.txt`` is for March only.
    """
    match = _FILE.fullmatch(filename)
    if match is None:
        return None
    name, language = match["name"], match["language"] or ""
    kind = _OCCASION.fullmatch(name)
    month = 0
    if kind and kind["rest"] and re.fullmatch(r"0[1-9]|1[0-2]", kind["rest"]):
        month = int(kind["rest"])
    return Template(name, kind["occasion"] if kind else "", language, month, own, file)


def templates_for(templates: Collection[Template], wish: Wish, language: str) -> list[Template]:
    """Return the texts that fit, the first to be tried first: the user's alone where there is any of theirs.

    Those of the month come before those of any month, those of the language before those of any language.
    """
    fitting = [
        template
        for template in templates
        if template.occasion == wish.occasion
        and template.language in ("", language)
        and template.month in (0, wish.on.month)
    ]
    own = [template for template in fitting if template.own]
    return sorted(own or fitting, key=lambda each: (not each.month, not each.language, each.name))


def language_for(name: str, field: str = "") -> str:
    """Return the language to greet somebody in: what the field ``language`` says, else that of the name's script."""
    return _LANGUAGE_FIELD.get(field.strip().casefold()) or ("zh" if has_hanzi(name) else "en")


def family_name(name: str) -> str:
    """Return the family name of a person: the first sign or two of a Chinese name, the last word of another."""
    words = name.split()
    if not words:
        return ""
    if has_hanzi(name):
        whole = "".join(words)
        return whole[:2] if _TWO_SIGNS.match(whole) and len(whole) > 2 else whole[:1]
    return words[-1]


def salutation(name: str, family: str, title: str, language: str) -> str:
    """Return how somebody is addressed: 王经理 where the title is known, else the name.

    Of a long title the rank at its end is said: 融资租赁部经理 is 马经理. Where it ends with none, the name is.
    """
    if language != "zh" or not title or not family or not has_hanzi(title):
        return name
    if len(title) <= _SHORT_TITLE:
        return f"{family}{title}"
    rank = next((rank for rank in _RANKS if title.endswith(rank)), "")
    return f"{family}{rank}" if rank else name


def same_text(body: str) -> str:
    """Return a text in the form in which it is compared with others: the same but for blanks and case."""
    return " ".join(body.casefold().split())


def settled(wish: Wish, sent: Collection[Greeting]) -> bool:
    """Tell whether what was sent to the card makes the wish needless.

    A yearly day is greeted once a year; a holiday once; the card of the month goes to nobody who was greeted in that
    month already, whatever for (``H12``: one card a month).
    """
    if wish.occasion == MONTHLY:
        return any((each.on_date.year, each.on_date.month) == (wish.on.year, wish.on.month) for each in sent)
    gap = timedelta(days=_YEARLY_GAP)
    return any(each.occasion == wish.key and abs(each.on_date - wish.on) <= gap for each in sent)


def allowed(wish: Wish, *, complaint_open: bool) -> bool:
    """Tell whether a card may be greeted: with a complaint open only for a birthday (``H11``)."""
    return not complaint_open or wish.occasion == BIRTHDAY


def one_a_card(wishes: Collection[Wish]) -> list[Wish]:
    """Return at most one wish a card, the weightiest, then the earliest; by day, weight and card."""
    rank = {code: place for place, code in enumerate(OCCASIONS)}
    best: dict[int, Wish] = {}
    for wish in sorted(wishes, key=lambda each: (rank[each.occasion], each.on, each.what)):
        best.setdefault(wish.card_id, wish)
    return sorted(best.values(), key=lambda each: (each.on, rank[each.occasion], each.card_id))


def unused(bodies: Mapping[str, str], sent: Collection[Greeting], today: date) -> tuple[str, str] | None:
    """Return (template, text) of the first text that was not sent within the year before ``today``; None if all were.

    ``bodies`` are texts by the name of their template, in the order of preference.
    """
    since = today - timedelta(days=YEAR)
    used = {same_text(each.body) for each in sent if each.on_date > since}
    return next(((name, body) for name, body in bodies.items() if same_text(body) not in used), None)
