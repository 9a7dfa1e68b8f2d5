"""What a column holds by the words of its name, where programs put them together.

``Person - Email - Work``, ``Default Address City``, ``POAddressLine1``, ``Phone (mobile)``,
``联系人手机``, ``所属城市``.
"""

import re
import unicodedata
from collections.abc import Mapping

from prospector.domain.name import has_hanzi

# Whose value it is, or that it is one; nothing is lost without these words.
_NOISE = frozenset(
    {"person", "people", "contact", "contacts", "customer", "client", "lead", "account", "organization", "organisation"}
    | {"company", "value", "values", "default", "primary", "main", "preferred", "the", "of", "s", "no", "number", "nr"}
    | {"my", "your"}
)
_FIRMS = ("company", "organization", "organisation")
# Addresses of a row by the word before them, and labels of telephones and e-mail addresses.
_GROUPS = {
    "work": "work", "business": "work", "office": "work", "company": "work", "mailing": "mailing", "postal": "mailing",
    "po": "mailing", "billing": "billing", "invoice": "billing", "shipping": "shipping", "delivery": "shipping",
    "sa": "shipping", "home": "home", "private": "home", "personal": "home", "other": "other", "alternate": "other",
    "alternative": "other", "alt": "other", "secondary": "other", "registered": "registered",
}  # fmt: skip
_LABELS = {
    "work": "work", "business": "work", "office": "work", "home": "home", "private": "home", "personal": "home",
    "other": "other", "alternate": "other", "alternative": "other", "alt": "other", "secondary": "other",
    "mobile": "mobile", "cell": "mobile", "iphone": "mobile", "landline": "landline", "pager": "pager",
    "办公": "work", "工作": "work", "单位": "work", "家庭": "home", "住宅": "home", "其他": "other", "备用": "other",
}  # fmt: skip
# Before the name of a thing in Chinese: whose it is.
_WHOSE = re.compile(
    r"^(?:联系人|对接人|客户|企业|公司|单位|所属|所在|主要|常用|个人|目前|现)+(?=..)|^(?:联系人|客户)(?=市|省)"
)
_ENDING = re.compile(r"(?:号码|信息|名称|必填|选填)$")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[^\W\d_]+")


def words_of(name: str) -> list[str]:
    """Return the words of a column's name in lower case: EmailAddress and E-mail address alike."""
    plain = unicodedata.normalize("NFKC", name)
    parted = _CAMEL.sub(" ", plain) if plain.isascii() else plain
    return _WORD.findall(parted.casefold().replace("e-mail", "email"))


def label_in(name: str) -> str:
    """Return the label of a telephone number or e-mail address that the name of its column says: Phone (home)."""
    words = words_of(name)
    found = next((_LABELS[word] for word in words if word in _LABELS), "")
    if not found and has_hanzi(name):
        found = next((label for word, label in _LABELS.items() if has_hanzi(word) and word in name), "")
    return found


def by_words(
    name: str, aliases: Mapping[str, str], parts: Mapping[str, str], ends: frozenset[str]
) -> tuple[str, str, str] | None:
    """Return (target, label, group) of a column whose name is put together of known words, or None.

    ``aliases`` are the targets of whole names, ``parts`` the parts of an address by their names, and ``ends`` targets
    that are of the card itself, which no word before them changes.
    """
    if has_hanzi(name):
        return _chinese(name, aliases)
    words = words_of(name)
    if words[:2] == ["name", "of"] and len(words) > 2:
        words = [*words[2:], "name"]
    if len(words) < 2:
        return None
    if words[-1] in _FIRMS and all(word in _NOISE or word == "address" for word in words):
        return "company", "", ""
    if "code" in words and "postal" in words:
        # Not the postal address but its code.
        words = ["zip" if word == "postal" else word for word in words if word != "code"]
    group = next((_GROUPS[word] for word in words if word in _GROUPS), "")
    rest = [word for word in words if word not in _GROUPS and word not in _NOISE]
    if "address" in words and (part := _part(words, rest, parts)):
        return f"address.{part}", "", group
    core = "".join(rest)
    target = aliases.get(core, "") if core else ""
    if not target and group and core in parts:
        return f"address.{parts[core]}", "", group
    if target.startswith("address."):
        return target, "", group
    family, _, label = target.partition(".")
    if family in ("phone", "email"):
        return family, label or label_in(name), ""
    return (target, "", "") if target in ends and not group else None


def _part(words: list[str], rest: list[str], parts: Mapping[str, str]) -> str:
    """Return the part of an address: its last word but for "address" and "line", or the street of an address alone."""
    tail = [word for word in rest if word not in ("address", "line", "of")]
    for start in range(len(tail)):
        if (part := parts.get("".join(tail[start:]))) and tail[start:]:
            return part
    # City/town/locality of address: the first word that is one.
    known = next((parts[word] for word in tail if word in parts), "")
    if known and words[-1] == "address":
        return known
    return "" if tail or words[-1] not in ("address", "line", "street") else "street"


def _chinese(name: str, aliases: Mapping[str, str]) -> tuple[str, str, str] | None:
    plain = "".join(char for char in re.sub(r"[(（【\[].*?[)）】\]]", "", name) if char.isalnum()).casefold()
    bare = re.sub(r"\d+$", "", plain)
    for candidate in (bare, _WHOSE.sub("", bare), _ENDING.sub("", bare), _ENDING.sub("", _WHOSE.sub("", bare))):
        target = aliases.get(candidate, "")
        family, _, label = target.partition(".")
        if target and family in ("phone", "email"):
            return family, label or label_in(name), ""
        if target and candidate != bare:
            return target, "", ""
    return None
