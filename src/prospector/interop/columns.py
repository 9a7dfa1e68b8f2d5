"""Which column of a file holds what: recognised by its name, guessed, told by ``--map``, or kept as a free field."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from prospector.domain.errors import UsageError
from prospector.domain.field import BY_KEY, RESERVED, checked_key, normal_key
from prospector.domain.text import N_
from prospector.interop.column_names import ALIASES, guessed, is_about, squashed
from prospector.interop.column_plan import Column, Plan
from prospector.interop.column_words import by_words, label_in
from prospector.interop.row_ids import with_row_id

# The columns of our own CSV, in order; the fields of H5 and ``field:…`` columns follow, then the last three.
OWN_FIRST = [
    *(
        "uid",
        "kind",
        "name",
        "phones",
        "phones_e164",
        "emails",
        "address",
        "postcode",
        "city",
        "district",
        "region",
        "country",
        "area",
        "location",
    ),
    *("circle", "method", "source_note", "first_contact_on", "man", "tags"),
]
OWN_LAST = ["notes", "stopped_on", "stop_reason"]
FREE_PREFIX = "field:"
# Columns whose cells in our own export are exact, where other programs' need interpretation.
_OWN_FORM = frozenset(
    {"phones", "phones_e164", "emails", "notes", "tags", "address", "city", "region", "district", "postcode", "country"}
)
_OWN_MARK = frozenset({"uid", "kind", "name", "phones", "emails"})

# What --map accepts besides the fields of H5 and free fields, with the target it means where that has another name.
_MAPPED = {
    "street": "address.street",
    "address": "address.street",
    "city": "address.city",
    "region": "address.region",
    "state": "address.region",
    "province": "address.region",
    "district": "address.district",
    "postcode": "address.postcode",
    "country": "address.country",
    "tag": "tags",
    "tags": "tags",
    "notes": "note",
    "note": "note",
    "source": "method",
    "phones": "phone",
    "emails": "email",
    "money": "~money",
    "authority": "~authority",
    "need": "~need",
    "first_contact": "first_contact_on",
}
_MAPPED |= dict.fromkeys(("phone", "email", "uid", "kind", "name", "person", "company", "contact", "-"), "")
_MAPPED |= dict.fromkeys(("first_name", "middle_name", "last_name", "suffix", "circle", "method", "source_note"), "")
_MAPPED |= dict.fromkeys(("first_contact_on", "man", "stopped_on", "stop_reason", "area", "location"), "")
# What a row tells of a call (H8).
_MAPPED |= dict.fromkeys(("at", "outcome", "via", "direction", "duration_s", "call_note"), "")
_MAPPED |= {"duration": "duration_s", "contacts": "~contacts"}

_PARTS = {
    "street": ("street", "streetaddress", "line", "addressline", "addressstreet", "街道", "address", ""),
    "city": ("locality", "city", "市县", "市", "town"),
    "region": ("state", "region", "province", "stateprovince", "county", "provincecode", "省市自治区", "省"),
    "postcode": ("pincode", "postalcode", "zip", "zipcode", "postcode", "zippostalcode", "邮政编码", "邮编"),
    "country": ("countrycode", "country", "countryregion", "国家地区", "国家"),
    "pobox": ("pobox", "邮箱"),
    "extended": ("extendedaddress",),
    "formatted": ("formatted",),
}
_PART_OF = {name: part for part, names in _PARTS.items() for name in names}
_GROUPS = {
    "business": "work", "work": "work", "office": "work", "商务地址": "work", "办公地址": "work", "公司地址": "work",
    "mailing": "mailing", "billing": "billing", "shipping": "shipping", "postal": "mailing",
    "home": "home", "private": "home", "personal": "home", "住宅地址": "home", "家庭地址": "home",
    "other": "other", "其他地址": "other",
}  # fmt: skip
# Of several addresses in a row, the first of these that is filled is the card's; the others become free fields.
ADDRESS_ORDER = ("", "work", "registered", "mailing", "billing", "1", "home", "shipping", "2", "3", "4", "5", "other")
_GROUPED = re.compile(f"({'|'.join(_GROUPS)})(?:address)?(.*?)\\d*")
_NUMBERED = re.compile(r"(phone|email|address|website|organization|relation|event|im|customfield)(\d+)(.+)")
# Names of whole addresses: two of them in one row are two addresses.
_WHOLE_ADDRESS = re.compile(r"(?:address|addr|adresse|anschrift|地址|住址|住所)\d*")
# What a card has whatever words stand before it: "Person - Organization", "联系人职务".
_PLAIN_ENDS = frozenset(
    {"company", "person", "contact", "first_name", "last_name", "salutation", "title", "department", "website", "fax"}
    | {"birthday", "gender", "industry", "tags", "note", "method", "wechat", "qq", "employees"}
)
_REPEATABLE = ("phone", "email", "website", "note", "address.street", "-")


def knows(name: str) -> bool:
    """Return whether ``name`` is one that programs give to a column."""
    return bool(name) and len(name) <= 60 and _recognised(squashed(name)) is not None


def _recognised(name: str) -> tuple[str, str, str] | None:
    """Return (target, label, group) of a squashed column name, or None."""
    target = ALIASES.get(name)
    if target is None and (unnumbered := re.sub(r"\d+", "", name)) != name:
        found = ALIASES.get(unnumbered, "")
        target = found if found.startswith(_REPEATABLE) else None
    if target is not None:
        family, _, rest = target.partition(".")
        return (family, rest, "") if family in ("phone", "email") else (target, "", "")
    if match := _NUMBERED.fullmatch(name):
        return _numbered(match[1], match[2], match[3])
    # "Home" and "Other" alone may as well be telephones.
    bare = name in _GROUPS and name.isascii()
    if not bare and (match := _GROUPED.fullmatch(name)) and (part := _PART_OF.get(match[2])):
        return f"address.{part}", "", _GROUPS[match[1]]
    return None


def _numbered(family: str, number: str, part: str) -> tuple[str, str, str] | None:
    """Return what a column such as ``Phone 2 - Value`` or ``Address 1 - City`` holds."""
    if part in ("type", "label"):
        return (f"label:{family}", "", number) if family in ("phone", "email") else ("-", "", "")
    if family == "address" and part in _PART_OF:
        return f"address.{_PART_OF[part]}", "", number
    if part == "value" and family in ("phone", "email"):
        return family, "", number
    return ("website", "", "") if part == "value" and family == "website" else None


def _free_keys(header: Sequence[str]) -> list[str]:
    """Return a free key for every column, each its own, none of them a name the card itself uses."""
    taken: set[str] = set()
    keys = []
    for name in header:
        key = normal_key(name.removeprefix(FREE_PREFIX).replace("=", " "))[:56].strip("_") or "column"
        if key in RESERVED or key in BY_KEY:
            key = f"{key}_in_file"
        base, count = key, 1
        while key in taken:
            count += 1
            key = f"{base}_{count}"
        taken.add(key)
        keys.append(key)
    return keys


def _own_column(index: int, name: str, key: str) -> Column:
    if name in _OWN_FORM:
        return Column(index, name, f"own:{name}", "exact", key)
    if name in OWN_FIRST or name in OWN_LAST or name in BY_KEY:
        return Column(index, name, name, "exact", key)
    if name.startswith(FREE_PREFIX) and len(name) > len(FREE_PREFIX):
        return Column(index, name, "free", "exact", name.removeprefix(FREE_PREFIX))
    return Column(index, name, "free", "free", key)


def _column(index: int, name: str, key: str) -> Column:
    if name.startswith(FREE_PREFIX):
        return Column(index, name, "free", "exact", name.removeprefix(FREE_PREFIX).strip() or key)
    if name.casefold().startswith("(do not modify)"):
        # Dynamics writes keys of its own rows so.
        return Column(index, name, "-", "ignored", key)
    how, found = "exact", _recognised(squashed(name))
    if found is not None and found[0] in ("phone", "email") and not any(found[1:]):
        found = (found[0], label_in(name), "")
    if found is None and not is_about(name) and (found := by_words(name, ALIASES, _PART_OF, _PLAIN_ENDS)):
        how = "guessed"
    if found is None and (guess := guessed(name)):
        family, _, rest = guess.partition(".")
        how, found = "guessed", (family, rest, "") if family in ("phone", "email") else (guess, "", "")
    if found is None:
        return Column(index, name, "free", "free", key)
    target, label, group = found
    if target.startswith("~phone."):
        target, label = "~phone", target.removeprefix("~phone.")
    return Column(index, name, target, "ignored" if target == "-" else how, key, label, group)


def recognised(header: Sequence[str], mapping: Mapping[str, str] | None = None) -> Plan:
    """Return how the columns of ``header`` are read; ``mapping`` (column to field) overrides what their names say.

    Raises UsageError when ``mapping`` names a column that is not there, or a field that cannot be.
    """
    own = set(header) >= _OWN_MARK
    keys = _free_keys(header)
    columns = [
        _own_column(index, name, key) if own else _column(index, name, key)
        for index, (name, key) in enumerate(zip(header, keys, strict=True))
    ]
    if not own:
        columns = _in_context(columns)
    for name, target in (mapping or {}).items():
        index = column_called(name, header)
        columns[index] = mapped(columns[index], target)
    return Plan(tuple(columns), own)


def _in_context(columns: list[Column]) -> list[Column]:
    """Return ``columns`` with the words settled that mean one thing beside some columns and another beside others."""
    columns = _addresses_apart(columns)
    names = {squashed(column.name) for column in columns}
    targets = {column.target for column in columns}
    result = []
    seen_ref = False
    for column in columns:
        # Outlook and accounting programs call Mr. and Mrs. "Title"; Salesforce calls the position so.
        addressed = squashed(column.name) == "title" and names & {"jobtitle", "suffix"} and "first_name" in targets
        if addressed or column.target == "salutation":
            column = replace(column, target="free", key="salutation", how="exact")
        elif column.target == "ref":
            # The id of the row itself; ids of other things keep their own names.
            column = replace(column, target="free", key=column.key if seen_ref else "ref", how="exact")
            seen_ref = True
        elif column.target == "address.suburb":
            # The town in Australia, a part of it elsewhere.
            part = "district" if "address.city" in targets else "city"
            column = replace(column, target=f"address.{part}")
        elif squashed(column.name) in ("account", "帐户", "账户") and names & {"company", "单位", "公司"}:
            # Outlook: the account with which the contact logs in somewhere.
            column = replace(column, target="free", how="free")
        result.append(column)
    return result if seen_ref else with_row_id(result)


def _addresses_apart(columns: list[Column]) -> list[Column]:
    """Return ``columns`` with each further whole address of a row in a group of its own: 注册地址 beside 收货地址."""
    result = []
    first = ""
    for column in columns:
        name = re.sub(r"\d+$", "", squashed(column.name))
        if column.target == "address.street" and not column.group and _WHOLE_ADDRESS.search(name):
            if first and name != first:
                column = replace(column, group=column.key)
            first = first or name
        result.append(column)
    return result


def column_called(name: str, header: Sequence[str]) -> int:
    """Return the place of the column ``name``, however it is spelled; UsageError with the nearest if there is none."""
    if name in header:
        return header.index(name)
    alike = {squashed(column): index for index, column in reversed(list(enumerate(header)))}
    if squashed(name) and squashed(name) in alike:
        return alike[squashed(name)]
    near = difflib.get_close_matches(squashed(name), alike, n=1, cutoff=0.5)
    if near:
        raise UsageError(
            N_("The file has no column “{column}”; did you mean “{near}”?"),
            hint=N_("--dry-run shows the columns of the file."),
            column=name,
            near=header[alike[near[0]]],
        )
    raise UsageError(
        N_("The file has no column “{column}”."),
        hint=N_("Its columns: {columns}."),
        column=name,
        columns=", ".join(header),
    )


def mapped(column: Column, typed: str) -> Column:
    """Return ``column`` as the field that ``typed`` names; UsageError when there can be none of that name."""
    target, _, label = typed.strip().partition(".")
    target = normal_key(target) if target.strip() != "-" else "-"
    if target in ("phone", "email") or (target in ("phones", "emails") and not label):
        return replace(column, target=target.removesuffix("s"), label=label.strip(), group="", how="mapped")
    if typed.strip().startswith(FREE_PREFIX):
        return replace(column, target="free", key=checked_key(typed.strip().removeprefix(FREE_PREFIX)), how="mapped")
    if label:
        raise UsageError(
            N_("“{typed}” is not a field: only phone and email take a label after a dot."),
            hint=N_("For example phone.work or email.home."),
            typed=typed,
        )
    if target in _MAPPED:
        return replace(
            column, target=_MAPPED[target] or target, label="", group="", how="ignored" if target == "-" else "mapped"
        )
    if target in BY_KEY:
        return replace(column, target=target, label="", group="", how="mapped")
    near = difflib.get_close_matches(target, _MAPPED, n=1, cutoff=0.75)
    if near:
        raise UsageError(
            N_("There is no field “{field}”; did you mean “{near}”?"),
            hint=N_("Write field:{field} to keep it as a field of your own."),
            field=typed,
            near=near[0],
        )
    return replace(column, target="free", key=checked_key(typed), label="", group="", how="mapped")
