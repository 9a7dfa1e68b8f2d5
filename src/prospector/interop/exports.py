"""Cards to CSV: every word on them, in a form that spreadsheets open, that cannot act there, and that is read back."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TextIO

from prospector.domain.field import FIELDS
from prospector.domain.inert import guard
from prospector.interop.cell_lists import joined, joined_notes
from prospector.interop.columns import FREE_PREFIX, OWN_FIRST, OWN_LAST

CardView = Mapping[str, Any]
_UNQUALIFIED = "???"


def columns_for(cards: Iterable[CardView]) -> list[str]:
    """Return the header for ``cards``: the fixed columns, and of the fields those that are in use."""
    used = {key for card in cards for key, value in card.get("fields", {}).items() if value}
    known = [spec.key for spec in FIELDS if spec.key in used]
    free = sorted(used.difference(known))
    return [*OWN_FIRST, *known, *(FREE_PREFIX + key for key in free), *OWN_LAST]


def write_cards_csv(cards: Iterable[CardView], stream: TextIO, *, columns: Sequence[str] | None = None) -> int:
    """Write ``cards`` (the objects of ``show --json``) to ``stream``; return how many there were.

    Without ``columns`` (see ``columns_for``) all cards are held in memory to find them. Open the stream with
    ``newline=""`` and ``encoding="utf-8-sig"``: without the mark, spreadsheets take the file for another encoding.
    """
    if columns is None:
        cards = list(cards)
        columns = columns_for(cards)
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    count = 0
    for card in cards:
        count += 1
        writer.writerow([guard(cell) for cell in card_cells(card, columns)])
    return count


def card_cells(card: CardView, columns: Sequence[str]) -> list[str]:
    """Return what stands under each column, as it is, not made inert."""
    fields = card.get("fields", {})
    special = {
        "phones": joined((phone.get("label") or "", phone["raw"]) for phone in card.get("phones", ())),
        "phones_e164": _international(card.get("phones", ())),
        "emails": joined((email.get("label") or "", email["address"]) for email in card.get("emails", ())),
        "tags": joined(("", tag) for tag in card.get("tags", ())),
        "man": "" if card.get("man") == _UNQUALIFIED else card.get("man") or "",
        "notes": joined_notes(sorted((_moment(note["at"]), note["body"]) for note in card.get("notes", ()))),
    }
    row = []
    for column in columns:
        if column in special:
            row.append(special[column])
        elif column in OWN_FIRST or column in OWN_LAST:
            value = card.get(column)
            row.append("" if value is None else str(value))
        else:
            row.append(fields.get(column.removeprefix(FREE_PREFIX)) or "")
    return row


def _international(phones: Sequence[Mapping[str, Any]]) -> str:
    """Return the international form of each phone, so that another machine's default region cannot change it."""
    return joined(
        (
            "",
            (phone.get("e164") or "-") + (f";ext={phone['extension']}" if phone.get("extension") else ""),
        )
        for phone in phones
    )


def _moment(at: datetime | str) -> datetime:
    return datetime.fromisoformat(at) if isinstance(at, str) else at
