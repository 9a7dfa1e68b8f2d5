"""Cards written to a file in any form that they are exported in: whole or not at all, one card in memory at a time."""

import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TextIO

from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.text import N_, Text
from prospector.interop.exports import card_cells, columns_for, write_cards_csv

Cards = Callable[[], Iterator[dict[str, Any]]]
FORMS = ("csv", "json", "jsonl", "xlsx", "vcf", "ics")


class CardFile(NamedTuple):
    """What is written, and how.

    ``cards`` begins anew each time it is called; ``fields`` yields, for the columns of a table, as much of each card as
    the keys of its fields. ``say`` is for the words of a calendar.
    """

    form: str
    cards: Cards
    fields: Cards
    say: Callable[[Text], str]
    vcard_version: str = "3.0"


def write_card_file(what: CardFile, target: Path | None, stdout: TextIO) -> None:
    """Write cards to ``target``, moved into place when whole, or to ``stdout``, which takes no workbook."""
    if what.form == "xlsx":
        if target is None:
            raise UsageError(N_("A workbook needs a file."), hint=N_("For example: prospector export cards.xlsx."))
        with replacing(target) as fresh:
            _write_workbook(what, fresh)
        return
    # vCards and calendars have line ends of their own, tables those of CSV.
    newline = None if what.form in ("json", "jsonl") else ""
    if target is None:
        if isinstance(stdout, type(sys.__stdout__)):
            stdout.reconfigure(encoding="utf-8", newline=newline)
        _write(what, stdout)
        return
    with (
        replacing(target) as fresh,
        fresh.open("w", encoding="utf-8-sig" if what.form == "csv" else "utf-8", newline="") as file,
    ):
        _write(what, file)


class replacing:
    """A new file beside ``target`` that takes its place when all went well, and is gone otherwise."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._fresh = target.with_name(f".{target.name}.{os.getpid()}.new")

    def __enter__(self) -> Path:
        return self._fresh

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self._fresh.replace(self._target)
        self._fresh.unlink(missing_ok=True)


def _write(what: CardFile, stream: TextIO) -> None:
    if what.form == "csv":
        write_cards_csv(what.cards(), stream, columns=columns_for(what.fields()))
    elif what.form == "jsonl":
        stream.writelines(json.dumps(card, ensure_ascii=False) + "\n" for card in what.cards())
    elif what.form == "json":
        stream.write("[")
        for number, card in enumerate(what.cards()):
            stream.write(("\n" if number == 0 else ",\n") + json.dumps(card, ensure_ascii=False))
        stream.write("\n]\n")
    elif what.form == "vcf":
        from prospector.interop.vcard_writer import vcards  # noqa: PLC0415 (each form costs its own library)

        stream.writelines(vcards(what.cards(), what.vcard_version))
    else:
        from prospector.interop.calendar_writer import events  # noqa: PLC0415

        stream.writelines(events(what.cards(), what.say))


def _write_workbook(what: CardFile, path: Path) -> None:
    from prospector.interop.workbook_writer import write_workbook  # noqa: PLC0415

    columns = columns_for(what.fields())
    write_workbook(path, columns, (card_cells(card, columns) for card in what.cards()), name="prospector")


def write_letters(
    template: Path, cards: Iterable[Mapping[str, Any]], today: date, target: Path | None, stdout: TextIO, *, force: bool
) -> int:
    """Fill ``template`` in for each card: joined into a file or to stdout, or, if ``target`` is a folder, a file each.

    Return how many files were written. In a folder nothing is overwritten without ``force``, and nothing is written
    before every card's text stands.
    """
    from prospector.interop.mail_merge import Letter, file_name, joined  # noqa: PLC0415

    letter = Letter(template)
    if target is None or not target.is_dir():
        if target is None:
            # A fault in the last letter leaves none on the screen.
            stdout.write("".join(joined(letter, cards, today)))
            return 0
        with replacing(target) as fresh, fresh.open("w", encoding="utf-8", newline="") as file:
            file.writelines(joined(letter, cards, today))
        return 1
    made: list[tuple[Path, Path]] = []
    try:
        for card in cards:
            path = target / file_name(card, template.suffix)
            if path.exists() and not force:
                raise RefusedError(
                    N_("{path} exists already."), hint=N_("Name another folder, or add --force."), path=str(path)
                )
            fresh = path.with_name(f".{card['id']}.{os.getpid()}.new")
            made.append((fresh, path))
            fresh.write_text(letter.filled(card, today), encoding="utf-8", newline="")
        for fresh, path in made:
            fresh.replace(path)
    finally:
        for fresh, _path in made:
            fresh.unlink(missing_ok=True)
    return len(made)
