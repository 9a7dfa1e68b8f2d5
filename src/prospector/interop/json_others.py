"""JSON of other programs: objects, read by the names of their keys like rows of a table, and jCards."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from prospector.domain.draft import CardDraft, RejectedRow
from prospector.interop.card_model import CardObject
from prospector.interop.card_rows import RowReader
from prospector.interop.columns import recognised
from prospector.interop.table_shape import Row
from prospector.interop.vcard_lines import Property
from prospector.interop.vcards import VcardReader

# Keys that hold the value in a list of objects, such as {"type": "work", "number": "…"}.
_VALUES = ("value", "number", "phone", "address", "email", "name", "url", "formatted", "text")
# How many different sets of keys are remembered.
_FORMS = 200
_OWN = frozenset(CardObject.model_fields)
# What ``show --json`` has beside what is read back.
_DERIVED = frozenset({"id", "class", "lifecycle", "money", "authority", "need", "stop", "stopped", "next", "history"})


def is_own(value: Mapping[str, Any]) -> bool:
    """Return whether an object is a card as our own JSON has it: it says so, or holds nothing else."""
    return "name" in value and ("uid" in value or "kind" in value or value.keys() <= _OWN | _DERIVED)


def is_jcard(value: object) -> bool:
    """Return whether a JSON value is the list of properties of a jCard (RFC 7095), or such a card."""
    if not isinstance(value, list) or not value:
        return False
    if value[0] == "vcard":
        return len(value) > 1 and isinstance(value[1], list)
    return all(isinstance(item, list) and len(item) >= 4 and isinstance(item[0], str) for item in value)


class OtherObjects:
    """Makes drafts of objects and jCards of other programs."""

    def __init__(self, default_region: str, today: date | None) -> None:
        self._region = default_region
        self._today = today
        self._readers: dict[tuple[str, ...], RowReader] = {}
        self._vcards = VcardReader(default_region, today)

    def read(self, row: int, line: int, value: Mapping[str, Any]) -> CardDraft | RejectedRow:
        """Return the card in an object, whatever its keys are called, or why there is none."""
        flat = _flat(value)
        header = tuple(flat)
        reader = self._readers.get(header)
        if reader is None:
            if len(self._readers) >= _FORMS:
                self._readers.clear()
            reader = RowReader(recognised(header), default_region=self._region, today=self._today)
            self._readers[header] = reader
        return reader.read(Row(row, line, list(flat.values())))

    def read_jcard(self, row: int, line: int, value: list[Any]) -> CardDraft | RejectedRow:
        """Return the card in a jCard, or why there is none."""
        found = value[1] if value[0] == "vcard" else value
        raw = json.dumps(["vcard", found], ensure_ascii=False)
        return self._vcards.draft(row, line, [item for each in found if (item := _property(each))], raw)


def _property(item: object) -> Property | None:
    if not isinstance(item, list) or len(item) < 4 or not isinstance(item[0], str):
        return None
    given = item[1] if isinstance(item[1], dict) else {}
    parameters = {
        str(name).upper(): tuple(map(str, value)) if isinstance(value, list) else (str(value),)
        for name, value in given.items()
    }
    values = [_structured(value) for value in item[3:]]
    return Property(item[0].upper(), ",".join(values), parameters, "".join(parameters.get("GROUP", ())))


def _structured(value: object) -> str:
    if isinstance(value, list):
        parts = [",".join(map(_escaped, part)) if isinstance(part, list) else _escaped(part) for part in value]
        return ";".join(parts)
    return _escaped(value)


def _escaped(value: object) -> str:
    said = str(value).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return said.replace("\n", "\\n")


def _flat(value: Mapping[str, Any], before: str = "") -> dict[str, str]:
    """Return the cells of an object by column: those of objects within it as ``address city``, lists one a line."""
    flat: dict[str, str] = {}
    for key, item in value.items():
        name = f"{before} {key}".strip() or "value"
        if isinstance(item, dict) and not before:
            flat |= _flat(item, key)
        elif isinstance(item, list):
            flat[name] = "\n".join(filter(None, map(_one, item)))
        else:
            flat[name] = _one(item)
    return flat


def _one(item: object) -> str:
    if item is None:
        return ""
    if isinstance(item, dict):
        chosen = next((item[key] for key in _VALUES if isinstance(item.get(key), str | int)), None)
        return str(chosen) if chosen is not None else json.dumps(item, ensure_ascii=False)
    if isinstance(item, bool):
        return "yes" if item else "no"
    return item if isinstance(item, str) else json.dumps(item, ensure_ascii=False)
