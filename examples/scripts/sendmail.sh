#!/usr/bin/env bash
# Stands in for sendmail while trying mail.sh: keeps the mail in mail.txt instead of sending it.
cat > mail.txt
