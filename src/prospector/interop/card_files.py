"""Files of cards as a whole: which form one has, the rows that were refused, and the export."""

import csv
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from prospector.domain.draft import CardSource
from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.interop.byte_source import opened
from prospector.interop.drafts import read_cards
from prospector.interop.exports import columns_for, write_cards_csv
from prospector.interop.json_cards import read_cards_json


def open_cards(
    source: Path | BinaryIO,
    *,
    encoding: str | None,
    delimiter: str | None,
    mapping: Mapping[str, str] | None,
    default_region: str,
    today: date,
) -> CardSource:
    """Open a file or stream of cards, told apart by its first sign: ``{`` or ``[`` is JSON, all else a table.

    UsageError when options that only a table knows are given with JSON.
    """
    file = opened(source)
    start = file.stream.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1]
    file.stream.seek(0)
    if start in (b"{", b"["):
        if mapping or delimiter:
            raise UsageError(
                N_("“{file}” is JSON; --map and --delimiter are for tables."),
                hint=N_("Leave them out."),
                file=file.name,
            )
        return read_cards_json(file.stream, default_region=default_region, today=today, name=file.name)
    return read_cards(
        file.stream,
        encoding=encoding,
        delimiter=delimiter,
        mapping=mapping,
        default_region=default_region,
        today=today,
        name=file.name,
    )


def write_rejected(
    path: Path, source: CardSource, rows: Iterable[tuple[Sequence[str], str]], *, reason_column: str
) -> None:
    """Write refused rows as their file has them, each with the reason in a last column; JSON stays JSON lines."""
    with path.open("w", encoding=source.encoding, errors="surrogateescape", newline="") as file:
        if not source.header:
            file.writelines((cells[0] if cells else json.dumps({"reason": reason})) + "\n" for cells, reason in rows)
            return
        writer = csv.writer(file, delimiter=source.delimiter)
        writer.writerow([*source.header, reason_column])
        for cells, reason in rows:
            writer.writerow([*cells, reason])


def write_export(cards: Callable[[], Iterator[dict[str, Any]]], form: str, target: Path | None, stdout: TextIO) -> None:
    """Write cards as ``csv``, ``json`` or ``jsonl`` to ``target``, moved into place when whole, or to ``stdout``."""
    if target is None:
        if isinstance(stdout, type(sys.__stdout__)):
            stdout.reconfigure(encoding="utf-8", newline="" if form == "csv" else None)
        _write(cards, form, stdout)
        return
    fresh = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        with fresh.open("w", encoding="utf-8-sig" if form == "csv" else "utf-8", newline="") as file:
            _write(cards, form, file)
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _write(cards: Callable[[], Iterator[dict[str, Any]]], form: str, stream: TextIO) -> None:
    if form == "csv":
        listed = list(cards())
        write_cards_csv(listed, stream, columns=columns_for(listed))
    elif form == "jsonl":
        stream.writelines(json.dumps(card, ensure_ascii=False) + "\n" for card in cards())
    else:
        stream.write("[")
        for number, card in enumerate(cards()):
            stream.write(("\n" if number == 0 else ",\n") + json.dumps(card, ensure_ascii=False))
        stream.write("\n]\n")
