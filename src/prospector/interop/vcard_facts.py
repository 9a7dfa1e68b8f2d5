"""What the properties of one vCard say of a card: who, where, how to reach them, and everything else as facts."""

import re
from datetime import date

from prospector.domain.card import COMPANY, NAME_LIMIT, NOTE_LIMIT, PERSON, VALUE_LIMIT, Email, Phone
from prospector.domain.clean import clean_line, clean_text
from prospector.domain.draft import DraftNote
from prospector.domain.errors import UsageError
from prospector.domain.field import BY_KEY, RESERVED, normal_key, read_birthday
from prospector.domain.name import has_hanzi, name_key
from prospector.domain.text import N_, Text, text
from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.interop.row_parts import chinese_address, full_address, is_company_name, tags_of, whole_name
from prospector.interop.vcard_lines import BINARY, REASON, Property

_ADDRESS = ("pobox", "extended", "street", "city", "region", "postcode", "country")
# What programs write into cards for themselves.
_NOISE = frozenset(
    {"VERSION", "PRODID", "REV", "CLASS", "SOURCE", "NAME", "MAILER", "SORT-STRING", "PROFILE", "AGENT", "XML", "KIND"}
    | {"CLIENTPIDMAP", "CALURI", "FBURL", "CALADRURI", "LABEL", "MEMBER", "X-ABLABEL", "X-ABADR", "X-ABUID"}
    | {"X-ABSHOWAS", "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-ACCESS", "X-FOLDER"}
    | {"X-IMAGEHASH", "X-IMAGETYPE", "X-SHARED-PHOTO-DISPLAY-PREF"}
)
_PICTURES = {
    "PHOTO": N_("A photo was left out."),
    "LOGO": N_("A logo was left out."),
    "SOUND": N_("A sound was left out."),
    "KEY": N_("A key was left out."),
}
_AS_FACT = {"TITLE": "title", "URL": "website", "NICKNAME": "nickname", "X-QQ": "qq", "X-WECHAT": "wechat"}
_AS_FACT |= {"HOBBY": "interests", "INTEREST": "interests", "X-GENDER": "gender", "X-PROFESSION": "profession"}
_GENDERS = {"m": "male", "f": "female", "male": "male", "female": "female"}
# Of several types of one number, the first of these is its label.
_LABELS = (
    ("mobile", ("cell", "mobile", "iphone")),
    ("pager", ("pager",)),
    ("car", ("car",)),
    ("main", ("main",)),
    ("work", ("work",)),
    ("home", ("home",)),
    ("other", ("other",)),
)
# What we write for ourselves: fields of the card, that its company is a tie, and the ties themselves.
_OWN, _ORG, _TIE = "X-PROSPECTOR-", "X-PROSPECTOR-ORG", "X-PROSPECTOR-TIE"
_MADE_BY_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_OMITTED_YEAR = "X-APPLE-OMIT-YEAR"
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T.*)?")
_YEARLESS = re.compile(r"--(\d\d)-?(\d\d)")


class VcardFacts:
    """Reads the properties of one card: ``kept`` are its facts, ``warnings`` tell what could not be read."""

    def __init__(self, found: list[Property], today: date | None = None) -> None:
        self._found = found
        self._today = today
        self._labels = {item.group: _apple(item.text) for item in found if item.name == "X-ABLABEL" and item.group}
        self.kept: dict[str, str] = {}
        self.warnings: list[Text] = []
        self.uid = clean_line(self._first("UID"))
        # A card that we wrote holds each part of the card in a place of its own.
        self._own = "//prospector//" in self._first("PRODID")
        for item in found:
            self._keep_rest(item)
        self._keep_birthday()

    def _all(self, *names: str) -> list[Property]:
        """Return the properties of ``names`` that say something, the preferred ones first."""
        chosen = [item for item in self._found if item.name in names and item.value.strip(" ;")]
        return sorted(chosen, key=lambda item: not item.preferred)

    def _first(self, name: str) -> str:
        return next((item.text.strip() for item in self._all(name)), "")

    def keep(self, key: str, value: str) -> None:
        """Keep ``value`` as a fact; a second, different value for the same key gets a key of its own."""
        value = clean_line(value)[:VALUE_LIMIT]
        if not value:
            return
        count, free = 1, key
        while self.kept.get(free, value) != value:
            count += 1
            free = f"{key}_{count}"
        self.kept[free] = value

    # Who

    def who(self) -> tuple[str, str]:
        """Return the kind and the name of the card; puts employer and department among the facts.

        A card whose name is its organization's is a company, as is one that says so. Raises UsageError for a group.
        """
        kind = (self._first("KIND") or self._first("X-ADDRESSBOOKSERVER-KIND")).casefold()
        if kind == "group":
            raise UsageError(N_("it is a group of other cards"))
        family, given, middle, prefix, suffix = self._name_parts()
        full = clean_line(self._first("FN"))
        unit = next(iter(self._all("ORG")), None)
        organization, *departments = unit.parts() if unit else [""]
        organization = clean_line(organization)
        name = (full if self._own else _ordered(full, family, given)) or whole_name(given, middle, family, suffix)
        firm = kind in ("org", "organization") or self._first("X-ABSHOWAS").casefold() == "company"
        if not name:
            name = organization or self.kept.get("nickname", "") or self._from_address()
            firm = firm or bool(organization)
        elif organization and name_key(name) == name_key(organization):
            firm = True
        else:
            firm = firm or (not given and is_company_name(name) and name_key(family) in ("", name_key(name)))
        self.keep("salutation", prefix)
        self._keep_places_of_work(organization, departments, name)
        return (COMPANY if firm else PERSON), name

    def _name_parts(self) -> list[str]:
        item = next(iter(self._all("N")), None)
        parts = [clean_line(" ".join(part.split(","))) for part in item.parts()] if item else []
        family, given, middle, prefix, suffix = [*parts, "", "", "", "", ""][:5]
        return [family, given, middle, prefix, suffix]

    def _from_address(self) -> str:
        """Return the name that telephones show for an entry without one: that of its e-mail address, or its number."""
        found = self._first("EMAIL").partition("@")[0] or clean_line(re.sub("^(?i:tel):", "", self._first("TEL")))
        if found:
            self.warnings.append(text(N_("It has no name and is called {name}."), name=found))
        return found[:NAME_LIMIT]

    def _keep_places_of_work(self, organization: str, departments: list[str], name: str) -> None:
        # The company of a card of our own may only be a tie between two cards.
        if organization and name_key(organization) != name_key(name) and not self._first(_ORG):
            self.keep("employer", organization)
        self.keep("department", " / ".join(part for part in departments if part))
        for further in self._all("ORG")[1:]:
            self.keep("organization", " / ".join(part for part in further.parts() if part))

    def ties(self) -> tuple[dict[str, object], ...]:
        """Return the companies that a card of our own is tied to, by uid, with the part played there."""
        parts = [[*item.parts(), "", ""] for item in self._all(_TIE)]
        return tuple({"uid": uid, "role": role, "decides": decides == "1"} for uid, role, decides, *_rest in parts)

    # Where

    def place(self) -> dict[str, str]:
        """Return address, postcode, city, region and country of the preferred address; others become facts."""
        plain: dict[str, str] = {}
        for item in self._all("ADR"):
            pieces = [", ".join(filter(None, map(str.strip, part.split("\n")))) for part in item.parts()]
            parts = {name: clean_line(piece) for name, piece in zip(_ADDRESS, pieces, strict=False) if piece}
            if not plain:
                street = ", ".join(parts[name] for name in ("street", "extended", "pobox") if name in parts)
                plain = {name: parts[name] for name in ("postcode", "city", "region", "country") if name in parts}
                plain["address"] = chinese_address(parts, street) if has_hanzi(street) and not self._own else street
            else:
                kind = next((word for word in ("work", "home") if word in item.types), "further")
                self.keep(f"{kind}_address", full_address(parts))
        if not plain and (label := self._first("LABEL")):
            plain["address"] = ", ".join(filter(None, map(str.strip, label.split("\n"))))
        return plain

    # How to reach them

    def phones(self, parser: PhoneNumbersParser) -> tuple[Phone, ...]:
        """Return the telephone numbers, each once; a fax number, and what is no number, become facts."""
        found: dict[object, Phone] = {}
        for item in self._all("TEL"):
            typed = clean_text(re.sub("^tel:", "", item.text.strip(), flags=re.IGNORECASE))
            if "fax" in item.types and not {"voice", "cell"} & set(item.types):
                self.keep("fax", typed)
                continue
            try:
                for phone in parser.phones(typed, label=self._label(item)):
                    found.setdefault((phone.e164 or phone.digits, phone.extension), phone)
            except UsageError as error:
                self._unread("phone_in_file", typed, error)
        return tuple(found.values())

    def emails(self, parser: PhoneNumbersParser) -> tuple[Email, ...]:
        """Return the e-mail addresses, each once; what is none becomes a fact."""
        found: dict[str, Email] = {}
        for item in self._all("EMAIL"):
            try:
                for email in parser.emails(item.text, label=self._label(item)):
                    found.setdefault(email.key, email)
            except UsageError as error:
                self._unread("email_in_file", item.text, error)
        return tuple(found.values())

    def _label(self, item: Property) -> str:
        if item.group in self._labels:
            return clean_line(self._labels[item.group])[:60]
        types = item.types
        label = next((label for label, words in _LABELS if any(word in types for word in words)), "")
        own = (word.removeprefix("x-") for word in types if word.startswith("x-") and word != "x-internet")
        return label or clean_line(next(own, ""))[:60]

    def _unread(self, key: str, value: str, error: UsageError) -> None:
        self.keep(key, value)
        self.warnings.append(text(N_("{why} Kept as field {field}."), why=error.text, field=key))

    # Everything else

    def tags(self) -> tuple[str, ...]:
        """Return the categories, without those that every card of a program has."""
        found = [tag for item in self._all("CATEGORIES") for part in item.parts(",") for tag in tags_of(part)]
        return tuple(dict.fromkeys(clean_line(tag) for tag in found if tag))

    def notes(self) -> tuple[DraftNote, ...]:
        """Return the notes; UsageError when one is longer than a note can be."""
        bodies = dict.fromkeys(clean_text(item.text) for item in self._all("NOTE"))
        for body in bodies:
            if len(body) > NOTE_LIMIT:
                raise UsageError(N_("“{field}” is longer than {limit} characters"), field="note", limit=NOTE_LIMIT)
        return tuple(DraftNote(body) for body in bodies if body)

    def _keep_rest(self, item: Property) -> None:
        name, value = item.name, item.text.strip()
        if name.startswith(_OWN) and len(value) <= VALUE_LIMIT:
            # A field of a card that we wrote.
            if name not in (_ORG, _TIE, REASON):
                self.keep(normal_key(name.removeprefix(_OWN)), value)
            return
        if not value or name in _READ or name in _NOISE or name.startswith(("X-MS-OL-", "X-MOZILLA-", "X-EVOLUTION-")):
            return
        if name in BINARY:
            said = Text(_PICTURES[name])
            if said not in self.warnings:
                self.warnings.append(said)
        elif name == "UID":
            if len(value) != 36 and not value.startswith("urn:uuid:"):
                self.keep("vcard_uid", value)
        elif name in ("GENDER", "SEX"):
            # GENDER is a letter, or a word of one's own after it: ";男".
            word = next((part for part in item.parts() if part), "")
            self.keep("gender", _GENDERS.get(word.casefold(), word))
        elif name == "X-ANDROID-CUSTOM":
            self._keep_android(item.parts())
        elif len(value) <= VALUE_LIMIT:
            self.keep(
                _AS_FACT.get(name) or self._key(item),
                ", ".join(filter(None, item.parts())) if ";" in item.value else value,
            )

    def _key(self, item: Property) -> str:
        label = self._labels.get(item.group, "") if item.name.startswith("X-AB") else ""
        key = normal_key(clean_line(label or item.name.removeprefix("X-").replace("=", " ")))[:56] or "field"
        return f"{key}_in_file" if key in RESERVED or key in BY_KEY else key

    def _keep_android(self, parts: list[str]) -> None:
        """Keep what Android has no property for: ``vnd.android.cursor.item/nickname;Johny;1;…``."""
        kind = normal_key(parts[0].rpartition("/")[2].replace("_", " "))[:56]
        said = [part for part in parts[1:] if part and not part.isdigit()]
        if kind and said:
            self.keep(f"{kind}_in_file" if kind in RESERVED else kind, ", ".join(said))

    def _keep_birthday(self) -> None:
        for item in self._all("BDAY")[:1]:
            typed = item.text.strip()
            try:
                self.keep("birthday", read_birthday(_day(item, typed)))
            except UsageError as error:
                self._unread("birthday_in_file", typed, error)


_READ = frozenset(["FN", "N", "ORG", "ADR", "TEL", "EMAIL", "BDAY", "CATEGORIES", "NOTE", "BEGIN", "END"])


def _day(item: Property, typed: str) -> str:
    """Return a birthday of a card as our own reader takes it; Apple writes 1604 for a year that is not known."""
    if match := _YEARLESS.fullmatch(typed):
        return f"--{match[1]}-{match[2]}"
    if match := _DAY.fullmatch(typed):
        unknown = match[1] in ("1604", "0000") or match[1] in item.parameters.get(_OMITTED_YEAR, ())
        return f"--{match[2]}-{match[3]}" if unknown else f"{match[1]}-{match[2]}-{match[3]}"
    return typed


def _apple(label: str) -> str:
    match = _MADE_BY_APPLE.fullmatch(label)
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", match[1]).casefold() if match else label


def _ordered(full: str, family: str, given: str) -> str:
    """Return the full name; a Chinese one that was put together in Western order is turned round."""
    if family and given and has_hanzi(family + given) and full.replace(" ", "") in (given + family, family + given):
        return family + given
    return full
