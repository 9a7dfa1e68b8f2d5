"""The file of a whole book: a ZIP archive with one JSON Lines file a table, ``book.json`` and a README.

``book.json`` says which form and which schema the tables have and how many rows each, so that a file that was cut
off is noticed. Nothing in it depends on when or where it was written: the same book gives the same bytes. Rows are
written and read one by one.
"""

import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, NamedTuple

from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.text import N_, Text, text
from prospector.interop.export_files import replacing

FORM = "prospector-book"
# Of the layout of the archive; the columns of the tables go by the schema.
VERSION = 1
_ABOUT = "book.json"
# What an archive may unpack to, and how long one row may be, in bytes.
UNPACKED_LIMIT = 8 << 30
LINE_LIMIT = 8 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
README = """# A whole book of prospector

This archive holds everything that was in the book: cards with their telephones, e-mails, tags, fields and notes, every
contact, follow-up, finding, deal, referral, promise, complaint, invoice, payment, goal and list. It belongs to whoever
wrote it. Not in it: what is worked out anew (standing, tiers, search words) and the journal for undo.

- `tables/NAME.jsonl`: one table, one row a line, in UTF-8 JSON. `id` is the number that the row had; a reference such
  as `card_uid` is the `uid` of the row that is meant. Days are YYYY-MM-DD, moments are in UTC, sums are in minor
  units (cents) of the row's `currency`, an invoice's entries in that of the invoice.
- `book.json`: the form and schema of the tables, and how many rows each has.

Take it over with `prospector import FILE.zip`, into an empty book (all comes back as it was, under the same ids) or
into another one (what that book does not have is added, what it has stays as it is). It was written by
`prospector export --all FILE.zip`. It is not encrypted: keep it as you keep the book.

# prospector 的整本客户簿

此压缩包包含客户簿中的全部内容：客户卡及其电话、邮箱、标签、字段和备注，以及所有联系记录、跟进、资格判断、
成交、转介绍、承诺、投诉、发票、付款、目标和名单。数据属于写下它的人。
不包含：可以重新算出的内容（状态、金字塔层级、检索词）以及用于撤销的日志。

- `tables/名称.jsonl`：每个文件一张表，每行一条记录，UTF-8 编码的 JSON。`id` 是该记录原来的编号；
  `card_uid` 之类的引用是所指记录的 `uid`。日期为 YYYY-MM-DD，时刻为 UTC，
  金额以该记录 `currency` 的最小单位（如分）表示，发票的付款等以发票的币种计。
- `book.json`：各表的格式、结构版本和行数。

用 `prospector import 文件.zip` 导入：导入空的客户簿时，一切恢复原样，编号不变；
导入其他客户簿时，只添加其中没有的内容，已有的保持不变。
本文件由 `prospector export --all 文件.zip` 生成，未加密，请像保管客户簿一样保管它。
"""


def write_book(
    target: Path, tables: Iterable[tuple[str, Iterable[Mapping[str, Any]]]], *, schema: int, advance: Any
) -> int:
    """Write every table to a new archive at ``target``, whole or not at all; return how many rows there were."""
    counts: dict[str, int] = {}
    with (
        replacing(target) as fresh,
        zipfile.ZipFile(fresh, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        with _entry(archive, "README.md") as file:
            file.write(README.encode())
        for name, rows in tables:
            counts[name] = 0
            with _entry(archive, f"tables/{name}.jsonl") as file:
                for row in rows:
                    file.write((json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace"))
                    counts[name] += 1
                    advance(1)
        about = {"form": FORM, "version": VERSION, "schema": schema, "rows": counts}
        with _entry(archive, _ABOUT) as file:
            file.write((json.dumps(about, indent=1) + "\n").encode())
    return sum(counts.values())


def _entry(archive: zipfile.ZipFile, name: str) -> IO[bytes]:
    entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    entry.create_system = 3
    return archive.open(entry, "w", force_zip64=True)


class WholeFile(NamedTuple):
    """An open archive: the schema of its tables, how many rows there should be, and the rows as (table, line, row)."""

    schema: int
    size: int
    rows: Iterator[tuple[str, int, Mapping[str, Any] | Text]]


def is_whole_book(path: Path) -> bool:
    """Tell whether a file is an archive of a whole book. (A workbook is an archive, too.)"""
    try:
        with path.open("rb") as file:
            if file.read(2) != b"PK":
                return False
        with zipfile.ZipFile(path) as archive:
            return _ABOUT in archive.namelist()
    except (OSError, *_BROKEN):
        return False


def open_book(path: Path, tables: Iterable[str], schema: int) -> WholeFile:
    """Open an archive; UsageError when it is damaged, far too large, not ours, or newer than ``schema``.

    ``tables`` are those of this program, in the order in which they are read; UsageError also while rows are read,
    where there are more or fewer than the archive says.
    """
    try:
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise StorageError(
            N_("{path}: {reason}."), hint=N_("Check the path and its permissions."), path=str(path),
            reason=system_reason(error),
        ) from None  # fmt: skip
    except _BROKEN:
        raise _damaged(path) from None
    try:
        about = _about(archive, path)
        if about["schema"] > schema:
            raise UsageError(
                N_("“{file}” was written by a newer prospector (schema {version}; this one knows {known})."),
                hint=N_("Update prospector, then import it."), file=path.name, version=about["schema"], known=schema,
            )  # fmt: skip
        counts: dict[str, int] = about["rows"]
        names = [name for name in tables if name in counts]
        if unknown := sorted(counts.keys() - set(names)):
            raise UsageError(
                N_("“{file}” has a table that is not known: {table}."), hint=N_("It may not be of this program."),
                file=path.name, table=unknown[0][:60],
            )  # fmt: skip
    except BaseException:
        archive.close()
        raise
    return WholeFile(about["schema"], sum(counts.values()), _rows(archive, path, names, counts))


def _about(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    try:
        if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
            raise UsageError(
                N_("“{file}” unpacks to more than {limit} MB."), hint=N_("It may not be what it seems."),
                file=path.name, limit=UNPACKED_LIMIT >> 20,
            )  # fmt: skip
        with archive.open(_ABOUT) as file:
            about = json.loads(file.read(LINE_LIMIT))
        rows = about["rows"]
        fits = about["form"] == FORM and about["version"] == VERSION and type(about["schema"]) is int
        if not fits or not all(type(count) is int and count >= 0 for count in rows.values()):
            raise ValueError
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise UsageError(
            N_("“{file}” is no book of prospector."), hint=N_("prospector export --all FILE.zip writes one."),
            file=path.name,
        ) from None  # fmt: skip
    except _BROKEN:
        raise _damaged(path) from None
    return dict(about)


def _rows(
    archive: zipfile.ZipFile, path: Path, names: Iterable[str], counts: Mapping[str, int]
) -> Iterator[tuple[str, int, Mapping[str, Any] | Text]]:
    with archive:
        for name in names:
            number = 0
            try:
                with archive.open(f"tables/{name}.jsonl") as file:
                    while line := file.readline(LINE_LIMIT + 1):
                        number += 1
                        if len(line) > LINE_LIMIT or number > counts[name]:
                            raise _damaged(path)
                        yield name, number, _row(line)
            except (KeyError, *_BROKEN):
                raise _damaged(path) from None
            if number != counts[name]:
                raise _damaged(path)


def _row(line: bytes) -> Mapping[str, Any] | Text:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return text(N_("it is not JSON"))
    return row if isinstance(row, dict) else text(N_("it is not an object"))


def _damaged(path: Path) -> UsageError:
    return UsageError(
        N_("“{file}” is damaged or cut off."), hint=N_("Nothing was taken. Write it again, or use another copy."),
        file=path.name,
    )  # fmt: skip
