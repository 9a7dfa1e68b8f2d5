"""How much a workbook may be: looked at before it is opened, so that neither a bomb nor a stray cell eats the memory.

A ZIP archive of a megabyte can unpack to gigabytes, and a sheet with two cells, one of them at the far corner, is
opened as seventeen thousand million.
"""

import re
import zipfile
import zlib
from typing import IO

from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.interop.byte_source import ByteSource
from prospector.interop.contents import refusal

# What a workbook may unpack to, an old one may have, and how many cells the rectangle of a sheet may span.
UNPACKED_LIMIT = 512 << 20
OLD_LIMIT = 128 << 20
CELL_LIMIT = 8_000_000
_ENTRY_LIMIT = 10_000
_CHUNK = 1 << 18
# A cell with something in it; one that has only a format says <c …/>.
_CELL = re.compile(rb'<(?:\w+:)?c [^>]*?r="([A-Z]{1,3})(\d{1,7})"(?:[^>]*[^/>])?>')


def _megabytes(size: int) -> int:
    return size >> 20


def checked_old(source: ByteSource) -> None:
    """Refuse an old workbook that is larger than any can be; its rows and columns are few by its form."""
    if source.size > OLD_LIMIT:
        raise _too_large(source.name, OLD_LIMIT)
    start = source.stream.read(1 << 20)
    source.stream.seek(0)
    if "EncryptedPackage".encode("utf-16-le") in start:
        raise UsageError(
            N_("“{file}” is protected by a password."),
            hint=N_("Open it, save it without the password, and import that."),
            file=source.name,
        )


def checked_archive(source: ByteSource) -> None:
    """Refuse an archive that is no workbook, is damaged, unpacks to too much, or spans too many cells."""
    try:
        with zipfile.ZipFile(source.stream) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" not in names:
                raise refusal("xlsx" if "xl/workbook.bin" in names else "zip", source.name)
            if len(entries) > _ENTRY_LIMIT or sum(entry.file_size for entry in entries) > UNPACKED_LIMIT:
                raise _too_large(source.name, UNPACKED_LIMIT)
            for entry in entries:
                if entry.flag_bits & 1:
                    raise zipfile.BadZipFile
                if entry.filename.endswith((".xml", ".rels")):
                    with archive.open(entry) as part:
                        _checked_part(part, source.name, spans=entry.filename.startswith("xl/worksheets/"))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UsageError(
            N_("“{file}” is a damaged or cut-off workbook."),
            hint=N_("Download or copy it again; or open it, and save it again."),
            file=source.name,
        ) from error
    finally:
        source.stream.seek(0)


def _too_large(name: str, limit: int) -> UsageError:
    return UsageError(
        N_("“{file}” unpacks to more than {limit} MB, which no list of customers does."),
        hint=N_("If it is one, save its sheet as CSV (UTF-8) and import that: a CSV may be of any size."),
        file=name,
        limit=_megabytes(limit),
    )


def _checked_part(part: IO[bytes], name: str, *, spans: bool) -> None:
    """Read a part from end to end: that proves it whole and, if it is a sheet, tells how far its filled cells reach."""
    rows = columns = 0
    rest = b""
    while chunk := part.read(_CHUNK):
        if not spans:
            continue
        chunk = rest + chunk
        for match in _CELL.finditer(chunk):
            row = int(match[2])
            if row > rows:
                rows = row
            column = _column(match[1])
            if column > columns:
                columns = column
        if rows * columns > CELL_LIMIT:
            raise UsageError(
                N_("A sheet of “{file}” reaches to row {row} and column {column}: more than {limit} cells."),
                hint=N_("Delete what lies far from the list, or save the list as CSV (UTF-8)."),
                file=name,
                row=rows,
                column=columns,
                limit=CELL_LIMIT,
            )
        rest = chunk[chunk.rfind(b"<") :][:400] if b"<" in chunk else b""


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
