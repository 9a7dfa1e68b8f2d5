"""Cards as vCards that telephones, Outlook and web address books take: 3.0 (RFC 2426), 4.0 (RFC 6350), or 2.1.

Everything is UTF-8 without a byte-order mark; lines end in CRLF and are folded at 75 octets, between characters. In 3.0
no CHARSET is said (it is not in the RFC, and iPhones and Google take UTF-8 for granted); in 2.1, where ASCII is the
rule, every value that is not is quoted-printable and says so, as Android writes it.

A Chinese name is parted into family name and given name, and its full form keeps the Chinese order. Fields that vCard
has no property for go into properties X-…, which our own reader, and others that keep what they do not know, give back.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from prospector.interop.name_words import family_and_given

VERSIONS = ("3.0", "4.0", "2.1")
CardView = Mapping[str, Any]
_FOLD = 75
# Labels of numbers and addresses as types; others go into X-ABLabel, as iPhones and Macs write them.
_TEL_TYPES = {
    "mobile": "CELL", "cell": "CELL", "手机": "CELL", "work": "WORK", "office": "WORK", "工作": "WORK", "办公": "WORK",
    "单位": "WORK", "home": "HOME", "家": "HOME", "住宅": "HOME", "家庭": "HOME", "pager": "PAGER", "main": "MAIN",
    "car": "CAR",
}  # fmt: skip
# The word that our reader takes each type for.
_WORDS = {"CELL": "mobile", "WORK": "work", "HOME": "home", "PAGER": "pager", "MAIN": "main", "CAR": "car"}
_EMAIL_TYPES = {name: kind for name, kind in _TEL_TYPES.items() if kind in ("WORK", "HOME")}
_FACTS = {"website": "URL", "nickname": "NICKNAME", "wechat": "X-WECHAT", "qq": "X-QQ"}
_GENDERS = {"male": "M", "female": "F"}
_TAKEN = frozenset({"title", "employer", "department", "birthday", "fax", "gender", "salutation", *_FACTS})
_BIRTHDAY = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)")
_PLAIN_KEY = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")


def vcards(cards: Iterable[CardView], version: str = "3.0") -> Iterator[str]:
    """Yield each card (an object of ``show --json``) as a vCard with its line ends."""
    for card in cards:
        lines = _Lines(version)
        _write_card(card, lines)
        yield lines.text()


class _Lines:
    """Collects the lines of one card in the manner of a version."""

    def __init__(self, version: str) -> None:
        self.version = version
        self._lines: list[str] = []
        self._groups = 0

    def put(self, name: str, value: str, *types: str, group: str = "", **parameters: str) -> None:
        """Add a property whose value is written already; an empty one is left out."""
        if not value.strip(";"):
            return
        said = f"{group}.{name}" if group else name
        if types:
            old = self.version == "2.1"
            said += "".join(f";{kind}" for kind in types) if old else f";TYPE={','.join(types)}"
        said += "".join(f";{key.replace('_', '-')}={word}" for key, word in parameters.items())
        if self.version == "2.1" and (not value.isascii() or "\n" in value):
            self._lines.extend(_quoted_printable(f"{said};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:", value))
        else:
            self._lines.append(f"{said}:{value}")

    def group(self) -> str:
        """Return the name of a new group."""
        self._groups += 1
        return f"item{self._groups}"

    def escaped(self, value: str) -> str:
        """Return a text as a value; 2.1 knows no escape but that of the semicolon."""
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        if self.version == "2.1":
            return value.replace("\\", "\\\\").replace(";", "\\;")
        value = value.replace("\\", "\\\\").replace("\n", "\\n")
        return value.replace(",", "\\,").replace(";", "\\;")

    def parts(self, *values: str, separator: str = ";") -> str:
        """Return several texts as one value."""
        return separator.join(self.escaped(value) for value in values)

    def text(self) -> str:
        """Return the card; quoted-printable lines were broken by their own rule."""
        folded = (part for line in self._lines for part in ([line] if self.version == "2.1" else folded_line(line)))
        return "".join(f"{line}\r\n" for line in folded)


def folded_line(line: str) -> list[str]:
    """Return a line in pieces of at most 75 octets, the further ones begun with a space, no character torn apart."""
    if len(line.encode()) <= _FOLD:
        return [line]
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _FOLD:
            pieces.append(piece)
            piece, size = " ", 1
        piece += character
        size += octets
    return [*pieces, piece]


def _quoted_printable(start: str, value: str) -> list[str]:
    """Return a property in quoted-printable, in lines of at most 76 characters with soft breaks."""
    octets = value.replace("\n", "\r\n").encode()
    signs = [chr(octet) if 33 <= octet <= 126 and octet != 61 else f"={octet:02X}" for octet in octets]
    lines, line = [], start
    for sign in signs:
        if len(line) + len(sign) > _FOLD and line != start:
            lines.append(line + "=")
            line = ""
            # No further line can be taken for a property.
            sign = sign if len(sign) > 1 else f"={ord(sign):02X}"
        line += sign
    return [*lines, line]


def _write_card(card: CardView, lines: _Lines) -> None:
    lines.put("BEGIN", "VCARD")
    lines.put("VERSION", lines.version)
    lines.put("PRODID", "-//prospector//prospector//EN")
    _write_name(card, lines)
    uid = str(card.get("uid") or "")
    lines.put("UID", f"urn:uuid:{uid}" if lines.version == "4.0" and len(uid) == 36 else uid)
    fields: Mapping[str, str] = card.get("fields") or {}
    _write_work(card, fields, lines)
    for phone in card.get("phones", ()):
        _write_phone(phone, lines)
    if fax := fields.get("fax"):
        lines.put("TEL", lines.escaped(fax), "FAX", "WORK")
    for email in card.get("emails", ()):
        kind = _EMAIL_TYPES.get((email.get("label") or "").casefold(), "")
        types = (*(() if lines.version == "4.0" else ("INTERNET",)), *((kind,) if kind else ()))
        _labelled(lines, "EMAIL", lines.escaped(email["address"]), types, _own_label(email, kind))
    _write_address(card, lines)
    _write_birthday(fields.get("birthday", ""), lines)
    for key, name in _FACTS.items():
        lines.put(name, lines.escaped(fields.get(key, "")))
    if gender := fields.get("gender"):
        if lines.version == "4.0":
            lines.put("GENDER", _GENDERS.get(gender) or lines.parts("", gender))
        else:
            lines.put("X-GENDER", lines.escaped(gender))
    # A category ends at a comma, so none can hold one.
    lines.put("CATEGORIES", lines.parts(*card.get("tags", ()), separator=","))
    for note in sorted(card.get("notes", ()), key=lambda note: str(note["at"])):
        lines.put("NOTE", lines.escaped(note["body"]))
    for key, value in fields.items():
        if key not in _TAKEN:
            _write_fact(key, value, lines)
    if updated := card.get("updated_at"):
        lines.put("REV", _utc(str(updated)))
    lines.put("END", "VCARD")


def _write_name(card: CardView, lines: _Lines) -> None:
    name = str(card["name"])
    prefix = str((card.get("fields") or {}).get("salutation", ""))
    if card.get("kind") == "company":
        lines.put("N", lines.parts(name, "", "", "", ""))
    else:
        family, given = family_and_given(name)
        lines.put("N", lines.parts(family, given, "", prefix, ""))
    lines.put("FN", lines.escaped(name))
    if lines.version == "4.0":
        lines.put("KIND", "org" if card.get("kind") == "company" else "individual")
    elif card.get("kind") == "company":
        lines.put("X-ABShowAs", "COMPANY")


def _write_work(card: CardView, fields: Mapping[str, str], lines: _Lines) -> None:
    """The company; of a person the employer, else the first company on the card."""
    if card.get("kind") == "company":
        employer = str(card["name"])
    else:
        people: Sequence[Mapping[str, Any]] = card.get("people", ())
        employer = fields.get("employer") or (str(people[0].get("name") or "") if people else "")
    department = fields.get("department", "")
    lines.put("ORG", lines.parts(employer, department) if department else lines.escaped(employer))
    if card.get("kind") != "company" and employer and not fields.get("employer"):
        # The tie says it, not a field of the card; so our own reader makes none of it.
        lines.put("X-PROSPECTOR-ORG", "tied")
    for part in card.get("people", ()) if card.get("kind") != "company" else ():
        decides = "1" if part.get("decides") else "0"
        lines.put("X-PROSPECTOR-TIE", lines.parts(str(part["uid"]), str(part.get("role") or ""), decides))
    lines.put("TITLE", lines.escaped(fields.get("title", "")))


def _write_phone(phone: Mapping[str, Any], lines: _Lines) -> None:
    label = (phone.get("label") or "").strip()
    kind = _TEL_TYPES.get(label.casefold(), "")
    number = str(phone["raw"])
    if not label and _is_chinese_mobile(phone):
        kind = "CELL"
    types = tuple(word for word in (kind, "VOICE") if word)
    if lines.version == "4.0":
        types = tuple(word.lower() for word in types)
    _labelled(lines, "TEL", lines.escaped(number), types, _own_label(phone, kind))


def _own_label(item: Mapping[str, Any], kind: str) -> str:
    """The label of a number or address, unless its type says the same word."""
    label = (item.get("label") or "").strip()
    return "" if label == _WORDS.get(kind, "") else label


def _is_chinese_mobile(phone: Mapping[str, Any]) -> bool:
    return re.fullmatch(r"\+861[3-9]\d{9}", str(phone.get("e164") or "")) is not None


def _labelled(lines: _Lines, name: str, value: str, types: tuple[str, ...], label: str) -> None:
    """Add a property; a label of one's own stands in a line beside it, tied by a group."""
    if not label:
        lines.put(name, value, *types)
        return
    group = lines.group()
    lines.put(name, value, *types, group=group)
    lines.put("X-ABLabel", lines.escaped(label), group=group)


def _write_address(card: CardView, lines: _Lines) -> None:
    parts = [str(card.get(name) or "") for name in ("address", "city", "region", "postcode", "country")]
    lines.put("ADR", lines.parts("", "", *parts), *(("work",) if lines.version == "4.0" else ("WORK",)))


def _write_birthday(birthday: str, lines: _Lines) -> None:
    """A solar birthday, without its year as each version can say it; one of the lunar calendar is a field."""
    match = _BIRTHDAY.fullmatch(birthday)
    if match is None:
        _write_fact("birthday", birthday, lines)
    elif match[1] != "-":
        lines.put("BDAY", f"{match[1]}{match[2]}{match[3]}" if lines.version == "4.0" else birthday)
    elif lines.version == "4.0":
        lines.put("BDAY", f"--{match[2]}{match[3]}")
    else:
        # What iPhones, Macs and Google write and read where the year is not known.
        lines.put("BDAY", f"1604-{match[2]}-{match[3]}", X_APPLE_OMIT_YEAR="1604")


def _write_fact(key: str, value: str, lines: _Lines) -> None:
    """A field that vCard has no property for: X-PROSPECTOR-KEY, or with a label where the key is no such name."""
    if _PLAIN_KEY.fullmatch(key):
        lines.put(f"X-PROSPECTOR-{key.replace('_', '-').upper()}", lines.escaped(value))
    else:
        group = lines.group()
        lines.put("X-ABFIELD", lines.escaped(value), group=group)
        lines.put("X-ABLabel", lines.escaped(key), group=group)


def _utc(moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
