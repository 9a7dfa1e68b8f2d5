#!/usr/bin/env bash
# Today's list by mail: mail.sh me@example.com [from@example.com]. No mail when nothing is due.
# A line for cron, at half past seven on working days (crontab -e):
#   30 7 * * 1-5  PATH=$HOME/.local/bin:/usr/bin:/bin:/usr/sbin /path/to/mail.sh me@example.com
set -euo pipefail

to=${1:?"to whom? mail.sh me@example.com"}
from=${2:-$to}
here=$(dirname "$(readlink -f "$0")")
body=$("$here/morning.sh") || exit 0

# Subject and body may hold Chinese: encoded words and base64 pass every mail server.
subject="=?UTF-8?B?$(printf '%s' "${body%%$'\n'*}" | base64 -w 0)?="
{
  printf 'From: %s\nTo: %s\nSubject: %s\n' "$from" "$to" "$subject"
  printf 'MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n'
  printf '%s\n' "$body" | base64
} | "${SENDMAIL:-sendmail}" -i -t
