"""Many contacts logged at once, from a file or a pipe: all of them or none, unless errors may be skipped."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from typing import Any, NamedTuple

from prospector.domain.card import Card
from prospector.domain.errors import ProspectorError, RefusedError, UsageError
from prospector.domain.text import N_, Text, text
from prospector.domain.when import read_duration, read_past, read_when
from prospector.services.calls import CallEntry, Logged, log_contact, refuse_dayless
from prospector.services.ports import Desk
from prospector.services.references import find_card

# The keys of an entry, and other names they go by in files.
KEYS = (
    "card", "via", "outcome", "need", "attitude", "visit_chance", "note", "at", "duration", "direction", "next", "do",
    "amount", "uid",
)  # fmt: skip
ALIASES = {
    "card_id": "card",
    "name": "card",
    "phone": "card",
    "chance": "visit_chance",
    "duration_s": "duration",
    "date": "at",
    "when": "at",
    "action": "do",
    "客户": "card",
    "姓名": "card",
    "方式": "via",
    "结果": "outcome",
    "需求": "need",
    "态度": "attitude",
    "备注": "note",
    "时间": "at",
    "时长": "duration",
    "下次": "next",
    "下一步": "do",
    "金额": "amount",
}


class BatchFault(NamedTuple):
    """An entry that could not be logged: its number, its line in the file, why, and the entry itself."""

    row: int
    line: int
    reason: Text
    entry: Mapping[str, Any]


class BatchReport(NamedTuple):
    """What a batch did; ``read`` is the number of logged entries and faults together."""

    read: int
    logged: tuple[Logged, ...]
    faults: tuple[BatchFault, ...]


def _entry(desk: Desk, fields: Mapping[str, Any], via: str) -> tuple[str, CallEntry]:
    """One entry of a file, understood; UsageError names the key or value that is not."""
    known: dict[str, str] = {}
    for key, value in fields.items():
        name = ALIASES.get(key.strip().casefold(), key.strip().casefold())
        if name not in KEYS:
            raise UsageError(N_("There is no key “{key}”."), hint=N_("Known: {known}."), key=key, known=", ".join(KEYS))
        said = "" if value is None else str(value).strip()
        if said and name in known and name != "card":
            raise UsageError(N_("“{key}” is said twice."), hint=N_("Keep one of the two."), key=name)
        if said:
            known.setdefault(name, said)
    if "card" not in known:
        raise UsageError(N_("No card is named."), hint=N_("Give card, card_id, name or phone."))
    now = desk.clock.now()
    at = read_past(known["at"], now + timedelta(seconds=1)) if "at" in known else None
    return known["card"], CallEntry(
        via=known.get("via", via),
        outcome=known.get("outcome", "reached"),
        need=known.get("need", ""),
        attitude=known.get("attitude", ""),
        visit_chance=known.get("visit_chance", ""),
        note=known.get("note", ""),
        at=at,
        duration_s=read_duration(known["duration"]) if "duration" in known else None,
        direction=known.get("direction", "out"),
        next_step=read_when(known["next"], at or now, desk.workdays) if "next" in known else None,
        action=known.get("do", ""),
        uid=known.get("uid", ""),
        amount=known.get("amount", ""),
    )


def log_batch(
    desk: Desk,
    entries: Iterable[tuple[int, int, Mapping[str, Any] | Text]],
    *,
    via: str,
    skip_errors: bool,
    ladder: bool = True,
    advance: Callable[[int], None],
) -> BatchReport:
    """Log every entry, given as (number, line, keys and values, or why it could not be read).

    Without ``skip_errors`` the first fault refuses the whole batch (RefusedError names its line). ``ladder``: after a
    call in vain of today the next try is set by itself.
    """
    desk.begin()
    cards: dict[str, Card] = {}
    logged: list[Logged] = []
    faults: list[BatchFault] = []
    read = 0
    for number, line, fields in entries:
        read += 1
        advance(1)
        reason: Text
        try:
            if isinstance(fields, Text):
                raise UsageError(N_("{reason}"), reason=fields)
            reference, entry = _entry(desk, fields, via)
            refuse_dayless(entry)
            if entry.uid and desk.store.calls.has_uid(entry.uid):
                raise RefusedError(N_("This contact is in the book already."))
            if reference not in cards:
                cards[reference] = find_card(desk, reference)
            logged.append(log_contact(desk, cards[reference], entry, ladder=ladder))
            continue
        except ProspectorError as refusal:
            reason = refusal.text
        except ValueError as error:
            reason = text(N_("The value cannot be read: {reason}."), reason=str(error))
        if not skip_errors:
            raise RefusedError(
                N_("Line {line}: {reason} Nothing was logged."),
                hint=N_("Mend the line, or log the others with --skip-errors."),
                line=line,
                reason=reason,
            )
        faults.append(BatchFault(number, line, reason, {} if isinstance(fields, Text) else fields))
    return BatchReport(read, tuple(logged), tuple(faults))
