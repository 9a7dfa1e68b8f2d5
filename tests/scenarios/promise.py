"""Reads ``docs/output.md``: the keys of each command and part, with their types, and the stable codes."""

import re
from pathlib import Path
from typing import Any, NamedTuple

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "output.md"
_LINK = re.compile(r"\[([^\]]+)\]\(#[^)]*\)")
_PLAIN = {
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "text": lambda value: isinstance(value, str),
    "day": lambda value: isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value),
    "moment": lambda value: (
        isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", value)
    ),
    "time": lambda value: isinstance(value, str) and re.fullmatch(r"\d\d:\d\d", value),
    # The meaning says what is in it.
    "object": lambda value: value is not None and not isinstance(value, list),
}


class Promise(NamedTuple):
    """Types by key of each command and part, and the codes of each set."""

    keys: dict[str, dict[str, str]]
    codes: dict[str, list[str]]

    def faults(self, value: Any, section: str, *more: str, where: str = "") -> list[str]:
        """Return how an object differs from what ``section`` (and ``more`` sections added to it) promise."""
        types: dict[str, str] = {}
        for name in (section, *more):
            types |= self.keys[name]
        where = where or section
        if not isinstance(value, dict):
            return [f"{where}: not an object but {value!r}"]
        found = [f"{where}: {key} is not documented" for key in value.keys() - types.keys()]
        found += [f"{where}: {key} is missing" for key in types.keys() - value.keys()]
        for key in value.keys() & types.keys():
            found += self._of_type(value[key], types[key], f"{where}.{key}")
        return found

    def _of_type(self, value: Any, written: str, where: str) -> list[str]:
        if written.endswith(" or null"):
            return [] if value is None else self._of_type(value, written.removesuffix(" or null"), where)
        if written.startswith("list of "):
            if not isinstance(value, list):
                return [f"{where}: not a list but {value!r}"]
            return [
                fault for item in value for fault in self._of_type(item, written.removeprefix("list of "), f"{where}[]")
            ]
        link = _LINK.search(written)
        if written.startswith("code "):
            assert link is not None
            return [] if value in self.codes[link[1]] else [f"{where}: {value!r} is no code of {link[1]}"]
        if link is not None:
            return self.faults(value, link[1], where=where)
        return [] if _PLAIN[written](value) else [f"{where}: {value!r} is not {written}"]


def read_promise() -> Promise:
    """Return what the document says."""
    promise = Promise({}, {})
    heading = ""
    kind = ""
    for line in DOCUMENT.read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            heading, kind = line.lstrip("# ").strip(), ""
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("| ") else []
        if cells[:1] in (["key"], ["code"]) and kind == "":
            kind = cells[0]
        elif cells and kind and not cells[0].startswith("---"):
            if kind == "key":
                # A command and a part may share their name: what the part says goes under its own.
                promise.keys.setdefault(heading, {})[cells[0]] = cells[1]
            else:
                promise.codes.setdefault(heading, []).append(cells[0])
    return promise
