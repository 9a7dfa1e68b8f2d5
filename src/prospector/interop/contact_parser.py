"""Telephone numbers, e-mail addresses and names as typed, made comparable (``services.ports.ContactParser``)."""

import re
import unicodedata
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumberFormat

from prospector.domain.card import VALUE_LIMIT, Email, Phone
from prospector.domain.clean import clean_line, clean_text
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text
from prospector.interop.name_words import name_words

# An extension at the end of a number, as it is written in China, by vCard URIs (RFC 3966) and elsewhere.
_EXTENSION = re.compile(
    r"\s*[,，;；(（]?\s*(?:转接?|轉|分机号?|分機|内线|內線|;?ext(?:ension|n)?\.?\s*=?|x|#|доб\.?|durchwahl|poste)"
    r"\s*[:：.]?\s*(\d{1,7})\s*[)）]?$",
    re.IGNORECASE,
)
_DASHED_EXTENSION = re.compile(r"^(.*\d)\s*[-_,，]\s*(\d{1,6})$")
_DASHES = re.compile("[\u2010-\u2015\u2212\u30fc\ufe58\ufe63]")
# Separators that part two numbers wherever they stand; ";" does not when RFC 3966 parameters follow it.
_BETWEEN = re.compile(r"\s*(?:;(?!\s*(?:ext|isub|phone-context)\s*=)|:::|[；、\n|]|或者?|\s/\s|[，,])\s*")
# 3-3-4 digits, as North America writes; else a CN default would read 1-955-371-0847 as the mobile 195 5371 0847.
_NANP_SHAPE = re.compile(r"\(?[2-9]\d\d(?:\)\s*|[-.])\d{3}[-.]\d{4}|\(?1\)?[-. ]\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}")
# 13800138000, 138 0013 8000, +86 138-0013-8000: how nearly every number in a Chinese file is written.
_MOBILE = re.compile(r"(?:\+86[ -]?)?(1\d\d)([ -]?)(\d{4})\2(\d{4})", re.ASCII)
# 010-65512345, (0571)8765 4321: a landline with its area code, which phonenumbers takes 0.1 ms to understand.
_LANDLINE = re.compile(r"(?:0(\d{2,3})|\(0(\d{2,3})\))[ -]?(\d{7,8})", re.ASCII)
_E164 = re.compile(r"\+[1-9]\d{6,14}")
_FLOAT = re.compile(r"(\d{5,})\.0+")
_SCIENTIFIC = re.compile(r"(\d)\.?(\d*)[Ee]\+?(\d{1,2})")
_DIGIT = re.compile(r"\d")
_CANDIDATE = re.compile(r"\+?\(?\d[\d\s().\-]{4,}\d")

_EMAIL = re.compile(
    r"[^\s@<>()\[\],;:\"\\]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_](?:[\w-]{0,61}[^\W_])",
)
_EMAIL_IN_BRACKETS = re.compile(r"<\s*(?:mailto:)?([^<>]*)>")
_EMAIL_BETWEEN = re.compile(r"\s*(?:[;；,，、|\n]|:::|\s/\s|\s)\s*")


def _digits(text: str) -> str:
    if text.isascii():
        return "".join(filter(str.isdigit, text))
    return "".join(str(unicodedata.digit(char)) for char in text if char.isdecimal())


@lru_cache(maxsize=8)
def _chinese_patterns(region: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    """Return the patterns of mobile and fixed national numbers of mainland China for a user there; else None."""
    metadata = PhoneMetadata.metadata_for_region(region) if region == "CN" else None
    if metadata is None or metadata.mobile is None or metadata.fixed_line is None:
        return None
    mobile, fixed = metadata.mobile.national_number_pattern, metadata.fixed_line.national_number_pattern
    return (re.compile(mobile), re.compile(fixed)) if mobile and fixed else None


def _valid(typed: str, region: str) -> tuple[str, str] | None:
    """Return (E.164, extension) when ``typed`` is a valid number for someone in ``region``."""
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(number):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.E164), number.extension or ""


def _refuse_long(cell: str) -> None:
    if len(cell) > VALUE_LIMIT:
        raise UsageError(N_("“{start}…” is longer than {limit} characters."), start=cell[:20], limit=VALUE_LIMIT)


def _restored(raw: str, match: re.Match[str]) -> str:
    """Return all digits of a number that a spreadsheet wrote as 1.3900139E+10; raises UsageError if some are lost."""
    digits = match[1] + match[2]
    missing = int(match[3]) + 1 - len(digits)
    if not 0 <= missing <= 2 or len(digits) < 7:
        raise UsageError(
            N_("“{typed}” has lost its last digits in a spreadsheet."),
            hint=N_("Format the column as text there, and write the number again."),
            typed=raw,
        )
    return digits + "0" * missing


class PhoneNumbersParser:
    """Reads contacts for someone whose numbers, unless they say otherwise, are of ``default_region`` (ISO alpha-2)."""

    def __init__(self, default_region: str = "CN") -> None:
        self.default_region = default_region.upper()
        self._chinese = _chinese_patterns(self.default_region)

    def phone(self, typed: str, *, label: str = "") -> Phone:
        """Return the number; ``e164`` is empty when it is not a valid number. Raises UsageError without any digit."""
        raw = clean_line(typed)
        _refuse_long(raw)
        if mobile := self._mobile_number(raw):
            return Phone(raw, "+86" + mobile, "", label, "86" + mobile)
        if not any(char.isdecimal() for char in raw):
            raise UsageError(N_("“{typed}” is not a telephone number: it has no digit."), typed=raw)
        if match := _SCIENTIFIC.fullmatch(raw):
            raw = _restored(raw, match)
        e164, extension = self._understood(raw)
        digits = e164[1:] + extension if e164 else _digits(raw)
        return Phone(raw, e164, extension, label, digits)

    def phones(self, typed: str, *, label: str = "") -> tuple[Phone, ...]:
        """Return every number in a cell that may hold several (``a / b``, ``a; b``, one a line).

        Raises UsageError when the cell has text but no digit; an empty cell holds no number.
        """
        cell = clean_text(typed)
        if not cell:
            return ()
        _refuse_long(cell)
        if (cell.isascii() and cell.isdigit()) or self._mobile_number(cell):
            return (self.phone(cell, label=label),)
        found: list[Phone] = []
        for piece, separator in _pieces(cell):
            if found and (merged := self._continued(found[-1], separator, piece, label)):
                found[-1] = merged
                continue
            found.extend(self.phone(part, label=label) for part in self._parted(piece))
        return tuple(dict.fromkeys(found))

    def mended(self, cell: str, phone: Phone) -> Text | None:
        """Return what a spreadsheet took from the number in ``cell`` and was put back to read ``phone``, or None."""
        raw = cell.strip()
        if not phone.e164 or not raw.isascii():
            return None
        if _SCIENTIFIC.fullmatch(raw):
            return text(
                N_("“{typed}” is a number that a spreadsheet rounded; read as {phone}."), typed=raw, phone=phone.e164
            )
        if not raw.isdigit() or raw[0] == "0" or phone.digits == raw or self._mobile_number(raw):
            return None
        national = phonenumbers.format_number(phonenumbers.parse(phone.e164), PhoneNumberFormat.NATIONAL)
        if national.lstrip("(").startswith("0") and _digits(national) == "0" + raw:
            return text(N_("“{typed}” has lost its leading zero; read as {phone}."), typed=raw, phone=national)
        return None

    def stated(self, raw: str, e164: str, extension: str, *, label: str = "") -> Phone:
        """Return a number of our own files, where ``e164`` says what ``raw`` meant on the machine that wrote it.

        An empty ``e164`` says that it was not understood there. A form that was changed since, so that the two no
        longer agree, is read anew. Raises UsageError without any digit.
        """
        phone = self.phone(raw or e164, label=label)
        if phone.e164 == e164:
            return phone
        digits = _digits(phone.raw)
        if not e164:
            return Phone(phone.raw, "", "", label, digits)
        if not _E164.fullmatch(e164) or e164[-6:] not in digits:
            return phone
        return Phone(phone.raw, e164, extension, label, e164[1:] + extension)

    def email(self, typed: str, *, label: str = "") -> Email:
        """Return the address; raises UsageError when it is not one. ``Name <a@b.c>`` and ``mailto:`` are understood."""
        raw = clean_line(typed)
        inside = _EMAIL_IN_BRACKETS.search(raw)
        address = (inside[1] if inside else raw).strip().removeprefix("mailto:").replace("＠", "@")
        local = address.partition("@")[0]
        if len(address) > 254 or not _EMAIL.fullmatch(address) or local[0] == "." or local[-1] == "." or ".." in local:
            raise UsageError(
                N_("“{typed}” is not an e-mail address."), hint=N_("An address looks like name@example.com."), typed=raw
            )
        return Email(address, address.casefold(), label)

    def emails(self, typed: str, *, label: str = "") -> tuple[Email, ...]:
        """Return every address in a cell that may hold several; raises UsageError when a part of it is none."""
        cell = clean_text(typed)
        if not cell:
            return ()
        _refuse_long(cell)
        if "<" in cell:
            parts = [part for part in re.split(r"[;；,，\n]", cell) if part.strip()]
        else:
            parts = [part for part in _EMAIL_BETWEEN.split(cell) if part]
        return tuple(dict.fromkeys(self.email(part, label=label) for part in parts))

    def name_words(self, name: str) -> str:
        """Return extra words under which ``name`` can be found: pinyin in full and initials, accents folded."""
        return name_words(name)

    def _mobile_number(self, raw: str) -> str:
        """Return the eleven digits of a Chinese mobile number in one of its usual forms, else ""."""
        if not self._chinese or not (match := _MOBILE.fullmatch(raw)):
            return ""
        number = match[1] + match[3] + match[4]
        return number if self._chinese[0].fullmatch(number) else ""

    def _understood(self, raw: str) -> tuple[str, str]:
        """Return (E.164, extension), both empty when ``raw`` is no valid number."""
        typed = " ".join(_DASHES.sub("-", unicodedata.normalize("NFKC", raw)).split())
        if floated := _FLOAT.fullmatch(typed):
            typed = floated[1]
        extension = ""
        if match := _EXTENSION.search(typed):
            head = typed[: match.start()].strip()
            if len(_digits(head)) > 4:
                typed, extension = head, match[1]
        found = self._number(typed)
        if not found and not extension and (match := _DASHED_EXTENSION.match(typed)):
            found, extension = self._number(match[1]), match[2]
        if not found:
            return "", ""
        return found[0], extension or found[1]

    def _number(self, typed: str) -> tuple[str, str] | None:
        if self._chinese and (landline := _LANDLINE.fullmatch(typed)):
            number = (landline[1] or landline[2]) + landline[3]
            if self._chinese[1].fullmatch(number):
                return "+86" + number, ""
        region = self.default_region
        # 400-098-8505 is Chinese too, but nobody in China writes it with dots.
        chinese = typed.startswith(("400-", "800-"))
        if region == "CN" and not chinese and _NANP_SHAPE.fullmatch(typed):
            return _valid(typed, "US")
        found = _valid(typed, region)
        if found:
            return found
        if typed.startswith("00"):
            return _valid("+" + typed.lstrip("0"), region)
        if "(0)" in typed:
            return _valid(typed.replace("(0)", ""), region)
        # "13800138000 (office)" or "张经理 13800138000": the one run of digits is the number.
        candidates = _CANDIDATE.findall(typed)
        if len(candidates) == 1 and _digits(candidates[0]) == _digits(typed) and candidates[0] != typed:
            return _valid(candidates[0], region)
        return None

    def _parted(self, piece: str) -> list[str]:
        """Return the numbers of a piece which only a slash or a space may part, if all of them are whole numbers."""
        if _DIGIT.search(piece) is None or len(_digits(piece)) < 14 or self._understood(piece)[0]:
            return [piece]
        for separator in ("/", "or", " "):
            parts = _parts(piece, separator)
            if len(parts) > 1 and all(self._understood(part)[0] for part in parts):
                return parts
        return [piece]

    def _continued(self, before: Phone, separator: str, piece: str, label: str) -> Phone | None:
        """Return ``before`` with ``piece`` taken as its comment or, after a comma, as its extension; else None."""
        count = len(_digits(piece))
        if count and (count > 4 or not before.e164 or before.extension or separator.strip() not in (",", "，")):
            return None
        merged = self.phone(before.raw + separator.replace("\n", " ") + piece, label=label)
        return merged if merged.e164 == before.e164 else None


def _parts(piece: str, separator: str) -> list[str]:
    if separator == "/":
        return [part.strip() for part in piece.split("/")]
    if separator == "or":
        return [part.strip() for part in re.split(r"\s+(?:or|and|und|oder)\s+", piece, flags=re.IGNORECASE)]
    return piece.split()


def _pieces(cell: str) -> list[tuple[str, str]]:
    """Return the pieces of ``cell`` with the separator that stood before each; pieces without text are dropped."""
    pieces: list[tuple[str, str]] = []
    start, separator, waiting = 0, "", ""
    for match in [*_BETWEEN.finditer(cell), None]:
        end = match.start() if match else len(cell)
        piece = waiting + cell[start:end].strip()
        if pieces or _digits(piece) or not match:
            pieces.append((piece, separator))
            waiting = ""
        else:
            # "张经理；13800138000": words before the first number belong to it.
            waiting = piece + match[0] if piece else ""
        if match:
            start, separator = match.end(), match[0]
    return [(piece, separator) for piece, separator in pieces if piece]
