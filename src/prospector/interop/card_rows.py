"""One row of a table to one card draft: whom it is about, where they are, and what else it says."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from prospector.domain.card import COMPANY, NAME_LIMIT, PERSON, VALUE_LIMIT, Phone
from prospector.domain.clean import clean_line
from prospector.domain.draft import CardDraft, RejectedRow
from prospector.domain.errors import UsageError
from prospector.domain.name import has_hanzi, name_key
from prospector.domain.text import N_, text
from prospector.interop.card_cells import Gathered, Gatherer
from prospector.interop.cell_lists import parted
from prospector.interop.column_plan import Plan
from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.interop.countries import country_code
from prospector.interop.file_days import order_of
from prospector.interop.file_reading import Reading
from prospector.interop.odd_rows import is_total, repeats_header, shifted_columns
from prospector.interop.row_calls import call_of
from prospector.interop.row_parts import (
    chinese_address,
    fitting,
    full_address,
    is_company_name,
    main_address,
    one_line,
    whole_name,
)
from prospector.interop.table_shape import Row

_ADDRESS = re.compile(r"addr|地址|住址|住所")
_DAY_TARGETS = ("first_contact_on", "stopped_on", "birthday")
_PLACE_NAMES = ("postcode", "city", "region", "district", "country", "area")


class RowReader:
    """Makes drafts of the rows of one file, read by one ``Plan``."""

    def __init__(
        self,
        plan: Plan,
        *,
        default_region: str,
        today: date | None = None,
        constants: Mapping[str, str] | None = None,
        year: int | None = None,
        named: Callable[[int, Sequence[str]], str] | None = None,
        by_reach: bool = False,
    ) -> None:
        self._plan = plan
        self._named = named
        self._by_reach = by_reach
        self._reading = Reading(PhoneNumbersParser(default_region), today=today, year=year)
        self._parsers = {"": self._reading.parser, default_region.upper(): self._reading.parser}
        self._gatherer = Gatherer(plan, self._reading, constants)
        self._tells_calls = plan.has("at")
        self._repeats = repeats_header([column.name for column in plan.columns])
        self._shifted = shifted_columns(plan)

    def learn_order(self, rows: list[Row]) -> None:
        """Find from the first rows whether days are written day first or month first."""
        indexes = [column.index for column in self._plan.columns if column.target in _DAY_TARGETS]
        self._reading.order = order_of(row.cells[index] for row in rows if not row.problem for index in indexes)

    def read(self, row: Row) -> CardDraft | RejectedRow:
        """Return the card in ``row``, or why there is none."""
        why = row.problem
        if why is None and self._repeats(row.cells):
            why = text(N_("it repeats the names of the columns"))
        if why is None:
            why = self._shifted(row.cells)
        if why is None:
            try:
                return self._draft(row, self._gatherer.gathered(row.cells))
            except UsageError as error:
                why = error.text
        return RejectedRow(row.number, row.line, why, tuple(row.cells))

    def _draft(self, row: Row, gathered: Gathered) -> CardDraft:
        one = gathered.one
        if self._named:
            one["name"] = clean_line(self._named(row.number, row.cells))
        if not self._by_reach:
            kind, name = _own_who(gathered) if self._plan.own else _who(gathered)
        plain = _own_place(gathered) if self._plan.own else _place(gathered)
        phones = self._phones(gathered, plain.get("country", ""))
        if self._by_reach:
            kind, name = one.get("kind", PERSON), _reached(gathered, phones)
        history = self._history(gathered, name, phones)
        facts = fitting(gathered.facts, kind)
        _refuse_long(name, plain, facts)
        if not name:
            raise _nameless()
        if is_total(name) and not gathered.emails and not any(phone.e164 for phone in phones):
            raise UsageError(N_("it sums up other rows"))
        return CardDraft(
            row=row.number,
            line=row.line,
            name=name,
            kind=kind,
            uid=one.get("uid", ""),
            phones=phones,
            emails=tuple({email.key: email for email in reversed(gathered.emails)}.values())[::-1],
            address=plain.get("address", ""),
            postcode=plain.get("postcode", ""),
            country=plain.get("country", ""),
            region=plain.get("region", ""),
            city=plain.get("city", ""),
            district=plain.get("district", ""),
            area=plain.get("area", ""),
            circle=one.get("circle", ""),
            method=one.get("method", ""),
            source_note=one.get("source_note", ""),
            first_contact_on=gathered.days.get("first_contact_on"),
            stopped_on=gathered.days.get("stopped_on"),
            stop_reason=one.get("stop_reason", ""),
            tags=tuple(dict.fromkeys(gathered.tags)),
            facts=facts,
            location=gathered.location,
            notes=tuple(gathered.notes),
            letters=gathered.letters,
            history=history,
            warnings=tuple(gathered.warnings),
            cells=tuple(row.cells),
        )

    def _history(
        self, gathered: Gathered, name: str, phones: tuple[Phone, ...]
    ) -> Mapping[str, tuple[dict[str, object], ...]]:
        if not self._tells_calls:
            return {}
        call = call_of(gathered, "\0".join((name, *(phone.digits for phone in phones))))
        return {"calls": (call,)} if call else {}

    def _phones(self, gathered: Gathered, country: str) -> tuple[Phone, ...]:
        if self._plan.own:
            return _own_phones(gathered)
        region = country_code(country)
        parser = self._parsers.get(region)
        if parser is None:
            parser = self._parsers[region] = PhoneNumbersParser(region)
        found: dict[object, Phone] = {}
        for column, value, label in gathered.phones:
            try:
                for phone in parser.phones(value, label=label):
                    found.setdefault((phone.e164 or phone.digits, phone.extension), phone)
                    if mended := parser.mended(value, phone):
                        gathered.warnings.append(mended)
            except UsageError as error:
                gathered.unread(column, value, error.text)
        return tuple(found.values())


def _own_phones(gathered: Gathered) -> tuple[Phone, ...]:
    """Return the phones of our own export: as typed, with the international form stated in the column beside."""
    parser = gathered.reading.parser
    stated = [number.partition(";ext=")[::2] for _, number in parted(gathered.one.get("phones_e164", ""))]
    if len(stated) != len(gathered.own_phones):
        # A phone was added or removed by hand.
        return tuple(parser.phone(raw, label=label) for label, raw in gathered.own_phones)
    return tuple(
        parser.stated(raw, e164.removeprefix("-"), extension, label=label)
        for (label, raw), (e164, extension) in zip(gathered.own_phones, stated, strict=True)
    )


def _refuse_long(name: str, plain: Mapping[str, str], facts: Mapping[str, str]) -> None:
    """Refuse what became too long when cells were put together; each cell alone has been looked at."""
    for field, value, limit in (("name", name, NAME_LIMIT), *((key, plain[key], VALUE_LIMIT) for key in plain)):
        if len(value) > limit:
            raise UsageError(N_("“{field}” is longer than {limit} characters"), field=field, limit=limit)
    for key, value in facts.items():
        if len(value) > VALUE_LIMIT:
            raise UsageError(N_("“{field}” is longer than {limit} characters"), field=key, limit=VALUE_LIMIT)


def _reached(gathered: Gathered, phones: Sequence[Phone]) -> str:
    """The e-mail address or the number by which a row is called where the list has no names: one form for each number.

    Two rows of one number in two forms are one card.
    """
    if gathered.emails:
        return gathered.emails[0].address
    return (phones[0].e164 or phones[0].raw) if phones else ""


def _nameless() -> UsageError:
    return UsageError(N_("no name"))


def _own_who(gathered: Gathered) -> tuple[str, str]:
    if not gathered.one.get("name"):
        raise _nameless()
    return gathered.one.get("kind", PERSON), gathered.one["name"]


def _who(gathered: Gathered) -> tuple[str, str]:
    """Return the kind and the name of the card; puts employer, handler and other names among the facts.

    A company beside a person's name is the employer; a company alone is the card, and a contact beside it its handler.
    """
    one = gathered.one
    given, company, contact, person = (one.get(part, "") for part in ("kind", "company", "contact", "person"))
    person = person or whole_name(*(one.get(part, "") for part in ("first_name", "middle_name", "last_name", "suffix")))
    if name := one.get("name", ""):
        company, person, given = _with_name(gathered, name, company, person)
    if not person and contact and (not company or name_key(contact) == name_key(company)):
        person, contact, company = contact, "", ""
    if contact and name_key(contact) != name_key(person):
        gathered.keep("handler" if company and not person else "contact_person", contact)
    if company and (not person or given == COMPANY):
        if person:
            gathered.keep("handler", person)
        return given or COMPANY, company
    if person:
        if company:
            _keep_employer(gathered, company)
        return given or PERSON, person
    return _without_name(gathered)


def _keep_employer(gathered: Gathered, company: str) -> None:
    stated = gathered.facts.get("employer")
    gathered.facts["employer"] = company
    if stated and name_key(stated) != name_key(company):
        gathered.keep("employer_in_file", stated)


def _with_name(gathered: Gathered, name: str, company: str, person: str) -> tuple[str, str, str]:
    """Return company, person and kind for a row with a ``name`` column, which can hold either."""
    given = gathered.one.get("kind", "")
    if not person:
        firm = given == COMPANY or (not given and _names_a_company(name, company, gathered.one.get("contact", "")))
        return (name, "", given) if firm else (company, name, given)
    if name_key(name) == name_key(person):
        return company, person, given
    if name_key(name) == name_key(company) or is_company_name(name):
        return name, person, given or COMPANY
    gathered.keep("display_name", name)
    return company, person, given


def _names_a_company(name: str, company: str, contact: str) -> bool:
    """Return whether a name without kind is a company's: it says so, or another person is named beside it."""
    if company:
        return name_key(name) == name_key(company) or is_company_name(name)
    return is_company_name(name) or (bool(contact) and name_key(contact) != name_key(name))


def _without_name(gathered: Gathered) -> tuple[str, str]:
    if employer := gathered.facts.pop("employer", ""):
        return COMPANY, employer
    for key in ("file_as", "nickname"):
        if name := gathered.facts.pop(key, ""):
            return PERSON, name
    raise _nameless()


def _own_place(gathered: Gathered) -> dict[str, str]:
    return {name: gathered.one[name] for name in ("address", *_PLACE_NAMES) if name in gathered.one}


def _address_key(group: str) -> str:
    """The field under which a further address is kept: home_address, address_2, or the name of its column."""
    if group.isdigit():
        return f"address_{group}"
    return group if _ADDRESS.search(group) else f"{group or 'further'}_address"


def _place(gathered: Gathered) -> dict[str, str]:
    """Return address, postcode, city, region, district, country, area; further addresses become facts."""
    one = gathered.one
    plain = {name: one[name] for name in _PLACE_NAMES if name in one}
    if gathered.addresses:
        parts = gathered.addresses.pop(main_address(gathered.addresses))
        street = one_line(parts)
        if has_hanzi(street):
            street = chinese_address(parts, street)
        plain |= {name: parts[name] for name in _PLACE_NAMES if name in parts} | {"address": street}
    for group, parts in gathered.addresses.items():
        if whole := full_address(parts):
            gathered.keep(_address_key(group), whole)
    if place := one.get("place", ""):
        if not plain.get("country") and country_code(place):
            plain["country"] = place
        elif not any(plain.get(name) for name in ("address", "city", "region")):
            plain["address"] = place
        else:
            gathered.keep("location", place)
    return plain
