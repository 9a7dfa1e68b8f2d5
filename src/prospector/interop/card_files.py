"""Files of cards as a whole: which form one has, the rows that were refused, and the export."""

import codecs
import csv
import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from prospector.domain.draft import CardSource, Instructions
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text
from prospector.interop.byte_source import opened
from prospector.interop.contents import KINDS, contents
from prospector.interop.drafts import read_cards
from prospector.interop.ical_events import read_events
from prospector.interop.json_cards import read_cards_json
from prospector.interop.table_shape import empty
from prospector.interop.vcard_lines import REASON
from prospector.interop.vcards import read_vcards
from prospector.interop.workbooks import write_sheet

# So much of a file shows what it is.
_HEAD = 1 << 16
_NOT_TABLES = ("json", "vcard", "ical")
_BLANK = b" \t\r\n\0\xef\xbb\xbf\xff\xfe"


def open_cards(source: Path | BinaryIO, *, wanted: Instructions, default_region: str, now: datetime) -> CardSource:
    """Open a file or stream of cards, its kind seen by its content: JSON, vCard, iCalendar, workbook, else a table.

    ``now`` (aware) is the moment of the import: days after it are not taken. UsageError when options that only a table
    knows are given with another kind, and when the file is none of these.
    """
    file = opened(source)
    try:
        head = file.stream.read(_HEAD)
        file.stream.seek(0)
        kind = contents(head)
        if kind == "text" and head.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"{", b"["):
            kind = "json"
        if kind in _NOT_TABLES and wanted.of_tables:
            raise UsageError(
                N_("“{file}” is {kind}; {options} is for tables."),
                hint=N_("Leave it out."),
                file=file.name,
                kind=Text(KINDS[kind]),
                options=wanted.of_tables[0],
            )
        if not head.strip(_BLANK):
            raise empty(file.name)
    except BaseException:
        file.close()
        raise
    encoding = wanted.encoding or None
    today = now.date()
    if kind == "json":
        return read_cards_json(file, default_region=default_region, today=today, name=file.name)
    if kind == "vcard":
        return read_vcards(file, encoding=encoding, default_region=default_region, today=today)
    if kind == "ical":
        return read_events(file, encoding=encoding, default_region=default_region, now=now)
    return read_cards(file, wanted=wanted, default_region=default_region, today=today)


def write_rejected(
    path: Path, source: CardSource, rows: Iterable[tuple[Sequence[str], str]], *, reason_column: str
) -> None:
    """Write refused rows as their file has them, each with the reason: in a last column, or a line of its own.

    JSON stays JSON lines, vCards and events stay such; a workbook becomes one if ``path`` is called .xlsx, else CSV.
    """
    if source.form in ("xlsx", "xls") and path.suffix.casefold() == ".xlsx":
        write_sheet(path, [*source.header, reason_column], [[*cells, reason] for cells, reason in rows])
        return
    encoding = "utf-8-sig" if source.form in ("xlsx", "xls") else source.encoding
    with path.open("w", encoding=encoding, errors="surrogateescape", newline="") as file:
        if source.form in ("vcard", "ical"):
            file.writelines(_with_reason(cells[0], reason) for cells, reason in rows if cells)
            return
        if not source.header:
            file.writelines((cells[0] if cells else json.dumps({"reason": reason})) + "\n" for cells, reason in rows)
            return
        writer = csv.writer(file, delimiter=source.delimiter)
        writer.writerow([*source.header, reason_column])
        for cells, reason in rows:
            writer.writerow([*cells, reason])


def _with_reason(raw: str, reason: str) -> str:
    """Return a vCard or event with why it was refused in the line after its first, where readers pass it over."""
    first, _, rest = raw.rstrip("\r\n").replace("\r\n", "\n").partition("\n")
    said = reason.replace("\n", " ")
    return "\r\n".join([first, f"{REASON}:{said}", *rest.split("\n")]) + "\r\n"
