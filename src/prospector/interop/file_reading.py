"""What is the same for all rows of a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.interop.file_days import read_file_day, with_year


@dataclass(slots=True)
class Reading:
    """What is the same for all rows of a file: the parser, the order of days, today, and the columns of labels."""

    parser: PhoneNumbersParser
    labels: Mapping[tuple[str, str], int] = field(default_factory=dict)
    today: date | None = None
    order: str = ""
    year: int | None = None

    def day(self, value: str) -> date | None:
        """Return the day that ``value`` says, in the order and, if it says none, the year of the file; or None."""
        return read_file_day(with_year(value, self.year), self.order)
