#!/usr/bin/env python3
"""The last seven days as CSV on stdout, one line a day: contacts, people reached, interest shown, visits, deals.

python3 weekly.py > week.csv
"""

import csv
import json
import subprocess
import sys
from collections import Counter, defaultdict

TRIES = {"no-answer", "busy", "wrong-number", "left-message", "sent"}
INTEREST = {"interested", "appointment", "call-back"}


def main() -> int:
    listed = subprocess.run(
        ["prospector", "call", "list", "--since", "6 days ago", "--json"], stdout=subprocess.PIPE, check=False
    )
    if listed.returncode:
        # The program has said why on stderr.
        return listed.returncode
    days: dict[str, Counter[str]] = defaultdict(Counter)
    for call in json.loads(listed.stdout):
        day = days[call["at"][:10]]
        day["contacts"] += 1
        day["reached"] += call["outcome"] not in TRIES
        day["interested"] += call["outcome"] in INTEREST
        day["visits"] += call["via"] == "visit"
        day["deals"] += call["outcome"] == "closed"
    writer = csv.DictWriter(
        sys.stdout, ["day", "contacts", "reached", "interested", "visits", "deals"], restval=0, lineterminator="\n"
    )
    writer.writeheader()
    for day, counts in sorted(days.items()):
        writer.writerow({"day": day, **counts})
    return 0


if __name__ == "__main__":
    sys.exit(main())
