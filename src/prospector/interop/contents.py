"""What a file is, seen by its first bytes, whatever its name says."""

import re

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"SQLite format 3\x00", "sqlite"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x7fELF", "program"),
)
# What each kind is called in a refusal.
KINDS = {
    "xlsx": N_("an Excel workbook (.xlsx)"),
    "xls": N_("an old Excel workbook or another Office file (.xls)"),
    "zip": N_("a ZIP archive"),
    "gzip": N_("a gzip archive"),
    "archive": N_("an archive"),
    "pdf": N_("a PDF document"),
    "sqlite": N_("a SQLite database"),
    "image": N_("a picture"),
    "program": N_("a program"),
    "vcard": N_("a vCard file (.vcf)"),
    "ical": N_("an iCalendar file (.ics)"),
    "json": N_("JSON"),
    "html": N_("a web page"),
    "binary": N_("binary data, with NUL bytes in it"),
}
_HINTS = {
    "xlsx": N_("Save the sheet as CSV (UTF-8) and import that."),
    "xls": N_("Save the sheet as CSV (UTF-8) and import that."),
    "zip": N_("Unpack it first."),
    "gzip": N_("Unpack it first."),
    "archive": N_("Unpack it first."),
    "json": N_("Name the file .json or .jsonl, or say --format json."),
}


def contents(head: bytes) -> str:
    """Return what a file is that begins with ``head``: a key of ``KINDS`` other than ``binary``, or ``text``."""
    if head.startswith(b"PK\x03\x04"):
        return "xlsx" if b"[Content_Types].xml" in head or b"xl/" in head else "zip"
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    # Without the NUL bytes of UTF-16 and UTF-32 and without a byte-order mark, markers are ASCII in every encoding.
    start = head[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    if start.startswith(b"BEGIN:VCARD"):
        return "vcard"
    if start.startswith(b"BEGIN:VCALENDAR"):
        return "ical"
    if re.match(rb"\[\s*[{\]]|\{\s*[\"}]", start):
        return "json"
    return "html" if start.startswith((b"<!DOCTYPE", b"<HTML")) else "text"


def refusal(kind: str, name: str) -> UsageError:
    """Return the error for a file ``name`` that should have been a table but is of ``kind``."""
    hint = _HINTS.get(kind, N_("Give a table: CSV, or text with columns parted by commas, semicolons or tabs."))
    from_kind = KINDS.get(kind, KINDS["binary"])
    return UsageError(N_("“{file}” is not a table: it looks like {kind}."), hint=hint, file=name, kind=Text(from_kind))
