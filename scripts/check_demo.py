"""Check the demonstration book and the example files: codes known, numbers valid, days in order, counts as intended.

``python scripts/check_demo.py`` prints the counts, then each fault, and ends with 1 when there is any. The unit test
``tests/unit/test_demo_book.py`` asserts the same.
"""

import csv
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from prospector.domain import call, card, followup, qualification, source
from prospector.domain.errors import ProspectorError
from prospector.domain.field import checked_key, checked_value
from prospector.domain.lifecycle import LIFECYCLES, lifecycle
from prospector.domain.qualification import Man
from prospector.domain.when import read_when
from prospector.interop.contact_parser import PhoneNumbersParser

ROOT = Path(__file__).resolve().parent.parent
BOOK = ROOT / "src" / "prospector" / "demo" / "book.json"
EXAMPLES = ROOT / "examples" / "first_week"

ROLES = {"owner", "purchasing", "finance", "sales", "production"}
KEYS = {
    "card": {
        *("ref", "kind", "name", "phones", "emails", "address", "postcode", "city", "region", "country"),
        *("circle", "method", "source_note", "tags", "fields", "stopped_on", "stop_reason", "roles"),
        *("notes", "qualification", "deals", "calls", "follow_ups"),
    },
    "calls": {"via", "at", "outcome", "need", "attitude", "visit_chance", "note", "duration_s", "direction"},
    "follow_ups": {"kind", "due_on", "due_time", "action", "state", "why", "minutes"},
    "qualification": {"letter", "value", "evidence", "on"},
    "notes": {"at", "body"},
    "deals": {"on", "note"},
}
EXAMPLE_KEYS = {"card", "via", "outcome", "need", "attitude", "visit_chance", "note", "at", "next", "do"}
# How many of each the guided day is written for: least and most.
WANTED = {
    "cards": (70, 90),
    "chinese": (31, 45),
    "international": (24, 40),
    "calls": (260, 320),
    "due": (14, 18),
    "later": (16, 25),
    "appointments": (4, 4),
    "appointments on the day": (2, 2),
    "dropped": (2, 2),
    "done": (30, 80),
    "stopped": (1, 2),
    "cards with deals": (12, 20),
    "cards never contacted": (3, 8),
    "circles": (12, 12),
    "methods and channels": (13, 15),
}
EXAMPLE_WANTED = {"contacts.csv": 24, "wechat_contacts.csv": 16, "calls.jsonl": 30}
QUIET_DAYS = 14
# A Monday: on it, no contact of the book falls on a Sunday.
MONDAY = date(2026, 11, 23)
_WEEK = (datetime.fromisoformat("2026-11-16T00:00+08:00"), datetime.fromisoformat("2026-11-21T00:00+08:00"))
_MOMENT = re.compile(r"-[1-9]\d{0,3} (?:0[89]|1\d|2[01]):[0-5]\d")
_DAY = re.compile(r"[+-]\d{1,4}")
_TIME = re.compile(r"(?:0[89]|1\d):[0-5]\d")
_MAIL_DOMAINS = {"example.com", "example.org", "example.cn"}
_CODES = {
    "via": call.VIAS,
    "outcome": call.OUTCOMES,
    "need": call.NEEDS,
    "attitude": call.ATTITUDES,
    "visit_chance": call.VISIT_CHANCES,
    "direction": call.DIRECTIONS,
}
Entry = Mapping[str, Any]
_parser = PhoneNumbersParser("CN")


def read_book() -> Entry:
    """Return the book as it lies in the package."""
    book: Entry = json.loads(BOOK.read_text("utf-8"))
    return book


def day_of(entry: Entry) -> int:
    """Return the day of an entry, relative to the day of the demonstration."""
    return int(str(entry.get("at") or entry.get("on") or entry["due_on"]).split(" ")[0])


def letters_of(one: Entry) -> Man:
    """Return the latest findings of a card."""
    latest = {entry["letter"]: entry["value"] for entry in sorted(one.get("qualification", ()), key=day_of)}
    return Man(*(latest.get(letter, qualification.UNKNOWN) for letter in qualification.LETTERS))


def deal_days(one: Entry) -> list[int]:
    """Return the days on which a card bought: its deals, and the calls that closed one."""
    closed = [entry for entry in one.get("calls", ()) if entry["outcome"] == "closed"]
    return sorted(day_of(entry) for entry in [*one.get("deals", ()), *closed])


def lifecycle_of(one: Entry, today: date = MONDAY) -> str:
    """Return the kind of H2 that the card has on the day of the demonstration."""

    def on(days: list[int]) -> date | None:
        return today + timedelta(max(days)) if days else None

    calls = one.get("calls", ())
    return lifecycle(
        letters_of(one),
        last_deal_on=on(deal_days(one)),
        interested_on=on([day_of(entry) for entry in calls if entry["outcome"] in call.INTERESTED]),
        last_on=on([day_of(entry) for entry in calls]),
        today=today,
        quiet_days=QUIET_DAYS,
    )


def counts(book: Entry) -> dict[str, int]:
    """Return how many there are of everything in ``WANTED``, of each MAN code and of each lifecycle."""
    cards = book["cards"]
    standing = [one for one in cards if not one.get("roles")]
    follow_ups = [entry for one in cards for entry in one.get("follow_ups", ())]
    states = Counter(entry["state"] for entry in follow_ups)
    open_days = [day_of(entry) for entry in follow_ups if entry["state"] == followup.OPEN]
    visits = [entry for entry in follow_ups if entry["kind"] == followup.VISIT]
    return {
        "cards": len(cards),
        "companies": sum(one["kind"] == card.COMPANY for one in cards),
        "chinese": sum(one["country"] == "CN" for one in standing),
        "international": sum(one["country"] != "CN" for one in standing),
        "people in companies": len(cards) - len(standing),
        "calls": sum(len(one.get("calls", ())) for one in cards),
        "notes": sum(len(one.get("notes", ())) for one in cards),
        "due": sum(day <= 0 for day in open_days),
        "later": sum(day > 0 for day in open_days),
        "appointments": len(visits),
        "appointments on the day": sum(day_of(entry) == 0 for entry in visits),
        "done": states[followup.DONE],
        "dropped": states[followup.DROPPED],
        "stopped": sum("stopped_on" in one for one in cards),
        "cards with deals": sum(bool(deal_days(one)) for one in cards),
        "cards never contacted": sum(not one.get("calls") for one in cards),
        "circles": len({one["circle"] for one in cards if one.get("circle")}),
        "methods and channels": len({one["method"] for one in cards if one.get("method")}),
        **Counter(letters_of(one).code for one in cards),
        **Counter(lifecycle_of(one) for one in cards),
    }


def faults(book: Entry) -> list[str]:
    """Return every fault of the book, each as a sentence that names its card."""
    cards = {one["ref"]: one for one in book["cards"]}
    found = [f"{one['ref']}: {fault}" for one in book["cards"] for fault in _card_faults(one, cards)]
    found += _repeated(book["cards"])
    reached = counts(book)
    found += [
        f"{reached[name]} {name}, wanted {least} to {most}"
        for name, (least, most) in WANTED.items()
        if not least <= reached[name] <= most
    ]
    wanted = [*qualification.CODES, *LIFECYCLES]
    return found + [f"no card is {name}" for name in wanted if not reached.get(name)]


def _repeated(cards: list[Entry]) -> Iterator[str]:
    """Yield what should be there once only: refs, names, numbers, addresses, and the wording of notes."""
    said = [
        [one["ref"] for one in cards],
        [one["name"] for one in cards],
        [_parser.phone(phone["raw"]).digits for one in cards for phone in one.get("phones", ())],
        [email["address"] for one in cards for email in one.get("emails", ())],
        [entry["note"] for one in cards for entry in one.get("calls", ()) if len(entry.get("note", "")) > 12],
        [entry["body"] for one in cards for entry in one.get("notes", ())],
    ]
    for words in said:
        yield from (f"“{word}” occurs {count} times" for word, count in Counter(words).items() if count > 1)


def _card_faults(one: Entry, cards: Mapping[str, Entry]) -> Iterator[str]:
    yield from (f"unknown key {key}" for key in one.keys() - KEYS["card"])
    if one["kind"] not in card.KINDS:
        yield f"kind {one['kind']}"
    if one.get("circle", "work") not in source.CIRCLES or one.get("method", "referral") not in source.WAYS:
        yield f"source {one.get('circle')}, {one.get('method')}"
    if ("stopped_on" in one) != ("stop_reason" in one):
        yield "stopped without a reason"
    for name in ("calls", "follow_ups", "qualification", "notes", "deals"):
        yield from (f"unknown keys in {name}: {entry}" for entry in one.get(name, ()) if entry.keys() - KEYS[name])
    yield from _contact_faults(one)
    yield from _field_faults(one)
    yield from _role_faults(one, cards)
    for entry in one.get("calls", ()):
        yield from _call_faults(entry)
    yield from _finding_faults(one)
    for entry in one.get("follow_ups", ()):
        yield from _follow_up_faults(entry, one)


def _contact_faults(one: Entry) -> Iterator[str]:
    for phone in one.get("phones", ()):
        if not _parser.phone(phone["raw"]).e164:
            yield f"invalid number {phone['raw']}"
        if one["country"] != "CN" and not phone["raw"].startswith("+"):
            yield f"number without its country {phone['raw']}"
    for email in one.get("emails", ()):
        if _parser.email(email["address"]).key.partition("@")[2] not in _MAIL_DOMAINS:
            yield f"address outside the example domains {email['address']}"


def _field_faults(one: Entry) -> Iterator[str]:
    for key, value in one.get("fields", {}).items():
        try:
            if checked_key(key) != key or checked_value(key, value, one["kind"]) != value:
                yield f"field {key} is not as stored: {value}"
        except ProspectorError as error:
            yield str(error)


def _role_faults(one: Entry, cards: Mapping[str, Entry]) -> Iterator[str]:
    for role in one.get("roles", ()):
        company = cards.get(role["company"])
        if one["kind"] != card.PERSON or company is None or company["kind"] != card.COMPANY:
            yield f"tied to {role['company']}"
        if role["role"] not in ROLES or not isinstance(role["decides"], bool):
            yield f"role {role}"


def _call_faults(entry: Entry) -> Iterator[str]:
    yield from (
        f"{name} {entry[name]} at {entry['at']}" for name in _CODES if name in entry and entry[name] not in _CODES[name]
    )
    if not _MOMENT.fullmatch(entry["at"]):
        yield f"not a past working hour: {entry['at']}"
    elif (MONDAY + timedelta(day_of(entry))).weekday() == 6:
        yield f"on a Sunday: {entry['at']}"
    if entry["outcome"] in call.UNREACHED and (entry.get("need") or entry.get("attitude")):
        yield f"nobody was spoken to at {entry['at']}, yet something is known"


def _finding_faults(one: Entry) -> Iterator[str]:
    for entry in one.get("qualification", ()):
        if entry["letter"] not in qualification.LETTERS or entry["value"] not in qualification.VALUES:
            yield f"finding {entry}"
    for entry in [*one.get("qualification", ()), *one.get("deals", ())]:
        if not _DAY.fullmatch(entry["on"]) or day_of(entry) >= 0:
            yield f"not a day gone by: {entry['on']}"
    yield from (f"note at {entry['at']}" for entry in one.get("notes", ()) if not _MOMENT.fullmatch(entry["at"]))
    if len(set(deal_days(one))) < len(deal_days(one)):
        yield "a deal is listed beside the call that closed it"


def _follow_up_faults(entry: Entry, one: Entry) -> Iterator[str]:
    if entry["kind"] not in followup.KINDS or entry["state"] not in followup.STATES or not entry["action"]:
        yield f"follow-up {entry}"
    if not _DAY.fullmatch(entry["due_on"]) or not _TIME.fullmatch(entry.get("due_time", "09:00")):
        yield f"due {entry['due_on']} {entry.get('due_time', '')}"
    if (entry["kind"] == followup.VISIT) != bool(entry.get("due_time") and entry.get("minutes")):
        yield f"an appointment has a time and a length: {entry['action']}"
    if (entry["state"] == followup.DROPPED) != bool(entry.get("why")):
        yield f"dropped needs a reason: {entry['action']}"
    if entry["state"] != followup.OPEN:
        if day_of(entry) >= 0:
            yield f"settled before its day: {entry['action']}"
        return
    if "stopped_on" in one or letters_of(one).klass == qualification.NON_CUSTOMER:
        yield f"proposed although contact has stopped: {entry['action']}"
    spoken = [day_of(made) for made in one.get("calls", ()) if made["outcome"] not in call.UNREACHED]
    if day_of(entry) <= max(spoken, default=-9999):
        yield f"open although a later contact would have settled it: {entry['action']}"


def example_faults(folder: Path = EXAMPLES) -> list[str]:
    """Return every fault of the files of the first week."""
    contacts = _table(folder / "contacts.csv", "utf-8")
    chinese = _table(folder / "wechat_contacts.csv", "gb18030")
    calls = [json.loads(line) for line in (folder / "calls.jsonl").read_text("utf-8").splitlines()]
    rows = {"contacts.csv": contacts, "wechat_contacts.csv": chinese, "calls.jsonl": calls}
    found = [f"{name}: {len(rows[name])} rows" for name, wanted in EXAMPLE_WANTED.items() if len(rows[name]) != wanted]
    nameless = [row for row in contacts if not (row["First Name"] or row["Last Name"] or row["Company"])]
    people = Counter(row["First Name"] + row["Last Name"] for row in contacts if row["First Name"])
    if len(nameless) != 1 or list(people.values()).count(2) != 1:
        found.append("contacts.csv: one row without a name and one said twice are wanted")
    if not any("\n" in row["备注"] for row in chinese):
        found.append("wechat_contacts.csv: no quoted line break")
    # A name and every number of its row; an address of e-mail too.
    known = " ".join(f"{row['First Name']} {row['Last Name']} {' '.join(row.values())}" for row in contacts)
    known += " ".join(" ".join(row.values()) for row in chinese)
    digits = re.sub(r"\D", "", known)
    for number, row in enumerate(calls, start=1):
        found += [f"calls.jsonl {number}: {fault}" for fault in _logged_faults(row, known, digits)]
    return found


def _table(path: Path, encoding: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def _logged_faults(row: Entry, known: str, digits: str) -> Iterator[str]:
    yield from (f"unknown key {key}" for key in row.keys() - EXAMPLE_KEYS)
    yield from (f"{name} {row[name]}" for name in _CODES if name in row and row[name] not in _CODES[name])
    at = datetime.fromisoformat(row["at"])
    if not _WEEK[0] <= at < _WEEK[1]:
        yield f"not in the week: {row['at']}"
    if row["card"] not in known and re.sub(r"\D", "", row["card"])[-8:] not in digits:
        yield f"nobody is called {row['card']}"
    if ("next" in row) != ("do" in row):
        yield "a next step needs a day and what to do"
    elif "next" in row and read_when(row["next"], at).day < at.date():
        yield f"the next step lies before the call: {row['next']}"
    if row["outcome"] in call.UNREACHED and (row.get("need") or row.get("attitude")):
        yield "nobody was spoken to, yet something is known"


def main() -> int:
    """Print the counts and the faults; return the exit code."""
    book = read_book()
    sys.stdout.writelines(f"{number:5} {name}\n" for name, number in counts(book).items())
    found = [*faults(book), *example_faults()]
    sys.stdout.writelines(f"! {fault}\n" for fault in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
