"""The cards of a book as they are compared when doubles are looked for: every trait in one form."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from prospector.domain.name import name_key
from prospector.domain.record import Record
from prospector.interop.double_names import Name, made_comparable
from prospector.interop.double_places import Place, comparable_place

# Fields whose value belongs to one person or company alone; the last word of a key may be a number (id_2).
_ID = re.compile(
    r"(?:^|_)(?:ssn|soc_?sec\w*|social_security\w*|id_?(?:card|no|number|code)\w*|identity\w*|national_id\w*|passport\w*"
    r"|tax_?(?:id|no|number|payer\w*)|vat\w*|credit_code|registration_(?:no|number|code)|duns\w*|ein|nin|uscc|abn|crn"
    r"|driving_licen[cs]e\w*|licen[cs]e_(?:no|number))(?:_\d+)?$|身份证|证件号|护照号|信用代码|税号|纳税人识别|注册号|工商号"
)
_ACCOUNTS = re.compile(
    r"^(?:wechat|qq|skype|telegram|whatsapp|line|linkedin|twitter|weibo|微博|钉钉|飞书)(?:_?(?:id|url|no))?(?:_\d+)?$"
)
# What describes the row of a list and not what it is about, and what is compared by itself.
_NOT_TRAITS = re.compile(
    r"^(?:ref|row|line|birthday|gender|employer|website|salutation|title|owner|source\w*)(?:_\d+)?$"
    r"|(?:_id|_in_file|_at|_on|_date|_time|_no|_number|_url|created\w*|updated\w*|modified\w*)(?:_\d+)?$"
    r"|时间|日期|编号|负责人|业务员|序号|创建|录入|跟进|备注|归属"
)
# Mobile numbers by their digits, in their international form or at home: China, where half the cards come from, and
# the countries in which the first digits tell.
_MOBILE = re.compile(
    r"(?:86)?1[3-9]\d{9}$|447[1-57-9]\d{8}$|491[567]\d{7,9}$|33[67]\d{8}$|614\d{8}$|393\d{8,9}$|34[67]\d{8}$|316\d{8}$"
    r"|467\d{8}$|417[5-9]\d{7}$|436[5-9]\d{7,9}$|81[789]0\d{8}$|821\d{8,9}$|8869\d{8}$|852[5679]\d{7}$|65[89]\d{7}$|91[6-9]\d{9}$"
)
# The label of a number that is carried by one person.
_CARRIED = "mobile"
_NUMBER_AS_MAIL = re.compile(r"(1[3-9]\d{9})@")
_GENDERS = {
    name_key(word): gender
    for gender, words in {
        "m": "m male man mr herr 男 先生 男性",
        "f": "f female woman mrs ms frau 女 女士 女性 小姐",
    }.items()
    for word in words.split()
}
# Facts are short words; what is longer is a remark.
_LONGEST_VALUE = 60


class Number(NamedTuple):
    """A telephone number: ``known`` when its country is, ``mobile`` when it is carried by one person."""

    digits: str
    extension: str
    known: bool
    mobile: bool


class Traits(NamedTuple):
    """One card as it is compared. ``fields`` are the further facts, comparable; the rest is as the names say."""

    id: int
    kind: str
    name: Name
    place: Place
    phones: tuple["Number", ...]
    emails: tuple[str, ...]
    ids: dict[str, str]
    accounts: dict[str, str]
    birthday: str
    gender: str
    employer: str
    website: str
    fields: dict[str, str]

    @property
    def company(self) -> bool:
        """Whether the card or its name is a company's."""
        return self.name.company


def traits_of(record: Record) -> Traits:
    """Return what of a card is compared."""
    facts = record.facts
    traits = Traits(
        record.id,
        record.kind,
        _name(record.name, record.kind),
        comparable_place(record.address, record.city, record.postcode, record.area),
        phones=tuple(_numbers(record)),
        emails=record.emails,
        ids={},
        accounts={},
        birthday=facts.get("birthday", ""),
        gender=_GENDERS.get(name_key(facts.get("gender", "") or facts.get("salutation", "")), ""),
        employer=_employer(facts),
        website=_site(facts.get("website", "")),
        fields={},
    )
    for key, value in facts.items():
        match _part_of(key):
            case "id":
                traits.ids[re.sub(r"_\d+$", "", key)] = name_key(value)
            case "account":
                traits.accounts[key] = name_key(value)
            case "field" if len(value) <= _LONGEST_VALUE:
                traits.fields[key] = name_key(value)
    return traits


def _numbers(record: Record) -> Iterator[Number]:
    """The numbers of a card; mail providers of China give the number as an address (13800138000@163.com)."""
    for e164, digits, extension, label in record.phones:
        bare = digits[: len(digits) - len(extension)] if extension else digits
        yield Number(bare, extension, bool(e164), label == _CARRIED or _MOBILE.match(bare) is not None)
    for email in record.emails:
        if (found := _NUMBER_AS_MAIL.match(email)) and not any(
            digits.endswith(found[1]) for _, digits, *_ in record.phones
        ):
            yield Number(found[1], "", False, True)


@lru_cache(maxsize=4_096)
def _part_of(key: str) -> str:
    """Return what a field is to the comparison: an id, an account, one field of many, or nothing."""
    if _ID.search(key):
        return "id"
    if _ACCOUNTS.search(key):
        return "account"
    return "" if _NOT_TRAITS.search(key) else "field"


# One object for equal names, so that two of them are compared once.
_name = lru_cache(maxsize=200_000)(made_comparable)


def _employer(facts: Mapping[str, str]) -> str:
    if not (employer := facts.get("employer", "")):
        return ""
    name = _name(employer, "company")
    return name.core + name.trade or name.surname + name.given or " ".join(name.tokens)


def _site(typed: str) -> str:
    bare = re.sub(r"^(?:https?://)?(?:www\d?\.)?", "", unicodedata.normalize("NFKC", typed).strip().casefold())
    return bare.rstrip("/").partition("?")[0]
