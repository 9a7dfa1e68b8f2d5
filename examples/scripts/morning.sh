#!/usr/bin/env bash
# The day's list as the text of a mail, for cron: morning.sh | mail -s "Today" me@example.com
# Exit code 1 and no text when nothing is due, so that no mail is sent: morning.sh > today.txt && mail … < today.txt
set -euo pipefail

count=$(prospector today --count)
[ "$count" -gt 0 ] || exit 1

echo "$count to contact today."
echo
prospector today --no-tail --format jsonl | python3 -c '
import json, sys

for line in sys.stdin:
    card = json.loads(line)
    when = card["due_time"] or card["due_on"]
    print(when, " ", card["name"], ", ", card["phone"] or "no phone", sep="")
    print("    ", card["action"], sep="")
    print("    because: ", ", ".join(reason["text"] for reason in card["reasons"]), sep="")
'
