#!/usr/bin/env bash
# Pick a card by number from what was found, and print its id: prospector show "$(pick.sh 王)"
# Needs nothing but bash. Exit code 3 when nothing was found, 1 when nothing was picked.
set -euo pipefail

mapfile -t ids < <(prospector find "$@" --format ids)
[ "${#ids[@]}" -gt 0 ] || { echo "nothing found" >&2; exit 3; }
if [ "${#ids[@]}" -eq 1 ]; then
  echo "${ids[0]}"
  exit
fi

# The first line of TSV holds the names of the columns: id, name, kind, phone, area …
prospector find "$@" --format tsv | tail -n +2 | cut -f 2,4,5 | nl -w 3 -s '  ' >&2
read -r -p "Which? " number >&2
[[ "$number" =~ ^[0-9]+$ ]] && [ "$number" -ge 1 ] && [ "$number" -le "${#ids[@]}" ] || exit 1
echo "${ids[$((number - 1))]}"
