#!/usr/bin/env bash
# Pick cards with fzf, what show prints beside them, and print their ids: prospector show "$(fzf.sh)"
# What is typed goes to prospector find: pinyin, initials, parts of numbers. Tab marks several. Without fzf: exit code 127.
set -euo pipefail

command -v fzf >/dev/null || { echo "fzf is not installed; see pick.sh, which needs nothing" >&2; exit 127; }

# id, name, kind, phone, area …; the first line holds the names of the columns.
columns='prospector list --format tsv | cut -f 1,2,4,5'
search='if [ -n {q} ]; then prospector find {q} --format tsv | cut -f 1,2,4,5; else prospector list --format tsv | cut -f 1,2,4,5; fi'
bash -c "$columns" |
  fzf --multi --header-lines=1 --delimiter='\t' --with-nth=2.. --disabled --query="$*" \
    --bind "start:reload($search)" --bind "change:reload:sleep 0.1; $search" \
    --preview 'prospector show {1}' --preview-window=down,60% |
  cut -f 1
