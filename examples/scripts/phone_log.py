#!/usr/bin/env python3
"""Log the calls of a telephone's own list: phone_log.py calls.csv, or an export of "SMS Backup & Restore" (calls.xml).

Each call becomes a line for prospector log-call --from. A number that is on no card is left out and counted; a call
that is in the book already is not logged again, so the same file can be taken every evening. Options after the file go
to prospector: phone_log.py calls.xml --dry-run

CSV needs columns for number, date and duration in seconds, and a type: incoming, outgoing, missed, rejected (or 1, 2,
3, 5 as Android writes them).
"""

import csv
import json
import re
import subprocess
import sys
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

# Android's CallLog.Calls.TYPE, and words for the same.
INCOMING, OUTGOING, MISSED, REJECTED = "1", "2", "3", "5"
TYPES = {
    "incoming": INCOMING, "received": INCOMING, "来电": INCOMING, "呼入": INCOMING, "outgoing": OUTGOING,
    "dialed": OUTGOING, "去电": OUTGOING, "呼出": OUTGOING, "missed": MISSED, "未接": MISSED, "rejected": REJECTED,
    "拒接": REJECTED,
}  # fmt: skip
COLUMNS = {
    "number": ("number", "phone", "phone number", "号码", "电话"),
    "date": ("date", "time", "datetime", "date/time", "时间", "日期"),
    "duration": ("duration", "duration (s)", "duration_s", "时长"),
    "type": ("type", "call type", "direction", "类型"),
}
SPACE = uuid.UUID("3c1f6f2e-9a6c-5f4e-8d1b-6f1b0a7c2d55")


def rows(file: Path) -> Iterator[dict[str, str]]:
    """Yield the calls of a file as dicts of number, date, duration and type."""
    if file.suffix.casefold() == ".xml":
        for call in ET.parse(file).getroot().iter("call"):
            yield {name: call.get(name, "") for name in COLUMNS}
        return
    with file.open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            found = {(key or "").strip().casefold(): (value or "").strip() for key, value in row.items()}
            yield {name: next((found[key] for key in keys if key in found), "") for name, keys in COLUMNS.items()}


def entry(row: dict[str, str]) -> dict[str, object] | None:
    """Return a line for log-call --from, or None for what was no call."""
    kind = TYPES.get(row["type"].casefold(), row["type"])
    number = row["number"].strip()
    # A hidden number is none, or -1, -2, -3.
    if not number or number.startswith("-") or kind not in (INCOMING, OUTGOING, MISSED, REJECTED):
        return None
    # Android writes milliseconds since 1970.
    moment = (
        datetime.fromtimestamp(int(row["date"]) / 1000).astimezone()
        if re.fullmatch(r"\d{12,14}", row["date"])
        else datetime.fromisoformat(row["date"].replace("/", "-")).astimezone()
    )
    seconds = int(float(row["duration"] or 0))
    spoken = seconds > 0 and kind in (INCOMING, OUTGOING)
    return {
        "card": number,
        "at": moment.isoformat(),
        "outcome": "reached" if spoken else "no-answer",
        "duration": seconds if spoken else "",
        "direction": "out" if kind == OUTGOING else "in",
        "uid": str(uuid.uuid5(SPACE, f"{number} {moment.isoformat()}")),
    }


def main(arguments: list[str]) -> int:
    if not arguments:
        print(__doc__.strip().splitlines()[0], file=sys.stderr)
        return 2
    try:
        entries = [found for row in rows(Path(arguments[0])) if (found := entry(row))]
    except (OSError, ValueError, ET.ParseError) as error:
        print(f"{arguments[0]} is no list of calls: {error}", file=sys.stderr)
        return 2
    entries.sort(key=lambda each: str(each["at"]))
    lines = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in entries)
    command = ["prospector", "log-call", "--from", "-", "--skip-errors", "--json", *arguments[1:]]
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    if done.returncode:
        # The program has said why.
        sys.stderr.write(done.stderr)
        return done.returncode
    logged = json.loads(done.stdout)
    others = len(entries) - len(logged)
    print(f"{len(entries)} calls read, {len(logged)} logged, {others} of strangers or logged before")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
