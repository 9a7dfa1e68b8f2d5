"""What is done once a day in a process of its own, so that no command waits for it: the copy, the journal, holidays."""

import os
import sys
from contextlib import suppress
from datetime import date

from prospector import config
from prospector.almanac import keep_holidays
from prospector.domain.errors import ProspectorError
from prospector.storage.daily import main


def run(arguments: list[str]) -> int:
    """Do the chores: for the book as ``storage.daily`` is told, and with the settings of the config file named last."""
    *of_book, file = arguments
    code = main(of_book)
    with suppress(ProspectorError):
        keep_holidays(config.load(os.environ, {}, config=file), date.fromisoformat(of_book[1]))
    return code


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
