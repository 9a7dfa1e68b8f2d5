"""The parts of a card that a row spreads over columns: names, addresses, tags, and which kind of card it is."""

import re
from collections.abc import Mapping

from prospector.domain.card import COMPANY, PERSON
from prospector.domain.field import BY_KEY
from prospector.domain.map_link import read_point
from prospector.domain.name import has_hanzi, name_key
from prospector.interop.columns import ADDRESS_ORDER
from prospector.interop.company_names import is_company_name as is_company_name

_KINDS = {
    name_key(word): kind
    for kind, words in {
        PERSON: "person individual private contact 个人 自然人 个体 人",
        COMPANY: "company organization organisation business corporate firm account 公司 企业 单位 机构 组织 公司行号",
    }.items()
    for word in words.split()
}
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_TAG_BETWEEN = re.compile(":::|[,;，；、|\n]")
# Google's name for everybody.
_NO_TAG = frozenset({"mycontacts", "* mycontacts", "starred", "* starred", "contacts", "我的联系人"})


def kind_of(word: str) -> str:
    """Return the kind of card that ``word`` names in English or Chinese, or the empty string."""
    return _KINDS.get(name_key(word), "")


def whole_name(first: str, middle: str, last: str, suffix: str) -> str:
    """Return a person's name from its parts: family name first and without space in Chinese, Japanese and Korean."""
    if _EASTERN.search(last) or (not last and _EASTERN.search(first)):
        return last + middle + first
    return " ".join(part for part in (first, middle, last, suffix) if part)


def tags_of(cell: str) -> list[str]:
    """Return the tags of a cell as other programs write them, without Google's marks."""
    tags = (tag.strip() for tag in _TAG_BETWEEN.split(cell))
    return [tag.removeprefix("* ") for tag in tags if tag and tag.casefold() not in _NO_TAG]


def one_line(parts: Mapping[str, str]) -> str:
    """Return the street part of an address in one line, from its street lines or else from its formatted form."""
    street = ", ".join(parts[name] for name in ("street", "extended", "pobox") if parts.get(name))
    if number := parts.get("number"):
        # A column of its own: 6 + Tullaroop Street, and 建国路 + 88号.
        return f"{street}{number}" if has_hanzi(street) else f"{number} {street}".strip()
    return street or parts.get("formatted", "")


def full_address(parts: Mapping[str, str]) -> str:
    """Return a whole address in one line, as it is kept for the second and third address of a card."""
    street = one_line(parts)
    if not parts.get("street") and parts.get("formatted"):
        return street
    names = ("country", "region", "city", "district")
    if has_hanzi(street) or any(has_hanzi(parts.get(name, "")) for name in names):
        return chinese_address({**parts, "region": parts.get("country", "") + parts.get("region", "")}, street)
    order = (
        street,
        parts.get("postcode", ""),
        parts.get("city", ""),
        parts.get("region", ""),
        parts.get("country", ""),
    )
    return ", ".join(part for part in order if part)


def chinese_address(parts: Mapping[str, str], street: str) -> str:
    """Return ``street`` with the province, city and district of the row in front, unless it already names them."""
    front = ""
    for name in ("region", "city", "district"):
        part = parts.get(name, "")
        stem = part.rstrip("省市区县") if len(part) > 2 else part
        if part and stem not in street and part != front and has_hanzi(part):
            front += part
    return front + street


def location_of(typed: str) -> tuple[float, float]:
    """Return the spot that coordinates or a map link name, to a hand's breadth; UsageError when they name none."""
    point = read_point(typed)
    return round(point.lat, 6), round(point.lon, 6)


def main_address(addresses: Mapping[str, dict[str, str]]) -> str:
    """Return the group of the address that is the card's own: the first in ``ADDRESS_ORDER`` that is filled."""
    return min(
        addresses, key=lambda group: ADDRESS_ORDER.index(group) if group in ADDRESS_ORDER else len(ADDRESS_ORDER)
    )


def fitting(facts: Mapping[str, str], kind: str) -> dict[str, str]:
    """Return ``facts`` with the fields of H5 that only the other kind of card carries renamed to free ones."""
    fitted = {}
    for key, value in facts.items():
        spec = BY_KEY.get(key)
        if spec is not None and kind[0] not in spec.kinds:
            key = f"contact_{key}" if kind == COMPANY else f"company_{key}"
        fitted[key] = value
    return fitted
