"""Cards from JSON: the objects of ``show --json``, as an array, one a line, or one after another."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, cast

from pydantic import ValidationError

from prospector.domain.card import Email, Phone
from prospector.domain.clean import clean_text
from prospector.domain.draft import CardDraft, CardSource, DraftNote, RejectedRow
from prospector.domain.errors import UsageError
from prospector.domain.qualification import LETTERS, read_code
from prospector.domain.text import N_, text
from prospector.interop.byte_source import ByteSource, opened
from prospector.interop.card_model import HISTORY, CardObject, EmailObject, NoteObject, PhoneObject, reason
from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.interop.json_others import OtherObjects, is_jcard, is_own
from prospector.interop.json_values import NotJson, json_values
from prospector.interop.origins import circle_of, way_of
from prospector.interop.row_parts import fitting, location_of
from prospector.interop.taskwarrior import is_task, read_task


def read_cards_json(
    source: Path | str | BinaryIO | ByteSource, *, default_region: str = "CN", today: date | None = None, name: str = ""
) -> CardSource:
    """Open a file of cards as JSON or JSONL. Objects are read as they are asked for; the file is not held in memory.

    Objects that are no card are yielded as ``RejectedRow`` with their JSON as the only cell. Raises UsageError, also
    while rows are read, where the file is no JSON or ends in the middle; StorageError when it cannot be read.
    """
    byte_source = opened(source, name)
    try:
        head = byte_source.stream.read(4)
        byte_source.stream.seek(0)
        encoding = json.detect_encoding(head)
        objects = json_values(byte_source, encoding)
    except BaseException:
        byte_source.close()
        raise

    def position() -> int:
        return byte_source.size if byte_source.stream.closed else byte_source.stream.tell()

    reader = _Reader(default_region, today)
    # A jCard that stands alone is an array whose first item is this word.
    values = ((line, value) for line, value in objects if value != "vcard")
    rows = (reader.read(row, line, value) for row, (line, value) in enumerate(values, start=1))
    return CardSource(rows=rows, encoding=encoding, size=byte_source.size, position=position, form="json")


# The lists of a card whose entries have ids in the book.
_NUMBERED = ("notes", "calls", "follow_ups", "deals")


class _Reader:
    """Makes drafts of the objects of one file."""

    def __init__(self, default_region: str, today: date | None) -> None:
        self._parser = PhoneNumbersParser(default_region)
        self._today = today
        self._others = OtherObjects(default_region, today)

    def read(self, row: int, line: int, value: object) -> CardDraft | RejectedRow:
        """Return the card in ``value``, or why there is none."""
        if isinstance(value, NotJson):
            return RejectedRow(row, line, text(N_("it is not JSON")), (value.line,))
        if is_jcard(value):
            return self._others.read_jcard(row, line, cast("list[Any]", value))
        if not isinstance(value, dict):
            why = text(N_("it is not an object"))
        else:
            try:
                if is_task(value):
                    return read_task(row, line, value, self._today or date.max)
                if not is_own(value):
                    read = self._others.read(row, line, value)
                    return replace(read, cells=(json.dumps(value, ensure_ascii=False),))
                return self._draft(row, line, value)
            except UsageError as error:
                why = error.text
            except ValidationError as error:
                why = reason(error)
            except RecursionError:
                why = text(N_("it is nested too deeply"))
        return RejectedRow(row, line, why, (json.dumps(value, ensure_ascii=False),))

    def _draft(self, row: int, line: int, value: dict[str, Any]) -> CardDraft:
        card = CardObject.model_validate(value)
        if not card.name:
            raise UsageError(N_("no name"))
        for day in (card.first_contact_on, card.stopped_on):
            if day and self._today and day > self._today:
                raise UsageError(N_("“{value}” lies in the future."), value=day.isoformat())
        history = {name: tuple(_clean(entry) for entry in value[name]) for name in HISTORY if getattr(card, name)}
        return CardDraft(
            row=row,
            line=line,
            name=card.name,
            kind=card.kind,
            uid=str(card.uid or ""),
            phones=tuple(self._phone(phone) for phone in card.phones),
            emails=tuple(self._email(email) for email in card.emails),
            address=card.address,
            postcode=card.postcode,
            country=card.country,
            region=card.region,
            city=card.city,
            district=card.district,
            area=card.area,
            circle=_known(card.circle, circle_of),
            method=_known(card.method, way_of),
            source_note=card.source_note,
            first_contact_on=card.first_contact_on,
            stopped_on=card.stopped_on,
            stop_reason=card.stop_reason,
            tags=tuple(dict.fromkeys(tag for tag in card.tags if tag)),
            facts=fitting({key: fact for key, fact in card.fields.items() if key and fact}, card.kind),
            notes=tuple(_note(note) for note in card.notes),
            letters=dict(zip(LETTERS, read_code(card.man), strict=True)) if card.man else {},
            history=history,
            created_at=card.created_at,
            updated_at=card.updated_at,
            binned_at=card.binned_at,
            cells=(json.dumps(value, ensure_ascii=False),),
            numbers=_numbers(value) if card.uid else {},
            location=location_of(card.location) if card.location else None,
        )

    def _phone(self, phone: PhoneObject | str) -> Phone:
        if isinstance(phone, str):
            return self._parser.phone(phone)
        if "e164" not in phone.model_fields_set:
            return self._parser.phone(phone.raw, label=phone.label)
        return self._parser.stated(phone.raw, phone.e164, phone.extension, label=phone.label)

    def _email(self, email: EmailObject | str) -> Email:
        if isinstance(email, str):
            return self._parser.email(email)
        return self._parser.email(email.address, label=email.label)


def _numbers(card: Mapping[str, Any]) -> dict[str, int]:
    """Return by uid the ids that the card and its entries had in the book they were exported from."""
    entries = [entry for name in _NUMBERED for entry in card.get(name) or () if isinstance(entry, Mapping)]
    return {
        str(entry["uid"]): entry["id"]
        for entry in (card, *entries)
        if type(entry.get("id")) is int and isinstance(entry.get("uid"), str)
    }


def _known(value: str, key_of: Callable[[str], str]) -> str:
    """Return the key of a circle or method; UsageError when there is none of that name (``H6``)."""
    key = key_of(value) if value else ""
    if value and not key:
        raise UsageError(N_("“{value}” is no circle of acquaintance and no method of finding prospects."), value=value)
    return key


def _note(note: NoteObject | str) -> DraftNote:
    if isinstance(note, str):
        return DraftNote(note)
    return DraftNote(note.body, note.at, note.uid)


def _clean(value: Any) -> Any:
    """Return ``value`` with every text in it harmless."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(item) for item in value]
    if isinstance(value, Mapping):
        return {clean_text(key): _clean(item) for key, item in value.items()}
    return value
