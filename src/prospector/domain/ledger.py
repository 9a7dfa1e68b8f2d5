"""What is owed in sums (``H13``): by customer, by currency, and in the base currency where every rate is known."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from prospector.domain.ageing import BUCKETS
from prospector.domain.errors import RefusedError
from prospector.domain.money import Exchange, major
from prospector.domain.receivable import CREDIT_NOTE, WRITE_OFF


class Sums(NamedTuple):
    """Sums of invoices in minor units of one currency, as of a day.

    ``issued = paid + credited + written_off + open``; the five ages (``domain.ageing``) add up to ``open``; ``paid``
    leaves out what was paid beyond an invoice: that is ``in_favour`` of the customer.
    """

    invoices: int = 0
    paid: int = 0
    credited: int = 0
    written_off: int = 0
    in_favour: int = 0
    not_due: int = 0
    days_1_30: int = 0
    days_31_60: int = 0
    days_61_90: int = 0
    over_90: int = 0
    disputed: int = 0

    @property
    def overdue(self) -> int:
        """What is open after its due day."""
        return self.days_1_30 + self.days_31_60 + self.days_61_90 + self.over_90

    @property
    def open(self) -> int:
        """What is still to be paid."""
        return self.not_due + self.overdue

    @property
    def issued(self) -> int:
        """What was invoiced."""
        return self.paid + self.credited + self.written_off + self.open

    def view(self, currency: str) -> dict[str, Any]:
        """Return the sums in major units."""
        sums = [major(value, currency) for value in self[1:]]
        named = dict(zip(Sums._fields[1:], sums, strict=True))
        return {
            "currency": currency,
            "invoices": self.invoices,
            "issued": major(self.issued, currency),
            **{name: named[name] for name in ("paid", "credited", "written_off")},
            "open": major(self.open, currency),
            "overdue": major(self.overdue, currency),
            **{name: named[name] for name in (*BUCKETS, "in_favour", "disputed")},
        }


class Owed(NamedTuple):
    """What one customer owes in one currency, of the invoices that are not settled."""

    card_id: int
    name: str
    currency: str
    invoices: int
    open: int
    in_favour: int
    late: int
    late_30: int
    late_60: int
    late_90: int
    disputed: int
    overdue_since: date | None


# Per card, currency and rate what is not settled; per currency and rate what was issued; the same and kind taken off.
Rows = tuple[list[tuple[Any, ...]], list[tuple[Any, ...]], list[tuple[Any, ...]]]


class Ledger:
    """The sums of a book or of one card as of a day, from the rows that the store’s ``accounts`` gives."""

    def __init__(self, rows: Rows) -> None:
        unsettled, self._issued, taken_off = rows
        self._unsettled = unsettled
        self._rates = [(currency, rate) for currency, rate, *_sums in self._issued]
        self._taken_off = {(currency, rate, kind): amount for currency, rate, kind, amount in taken_off}

    def customers(self, most: int = 0) -> tuple[list[Owed], int]:
        """Return who owes what in each currency, the oldest debt first: ``most`` (0: all), and how many there are."""
        rows = self._unsettled
        # Only where rates were said with invoices can one customer have two rows in one currency.
        merged = _merged(map(_owed, rows)) if any(rate is not None for _currency, rate in self._rates) else None
        if merged is not None:
            return (merged[:most] if most else merged), len(merged)
        return [_owed(row) for row in (rows[:most] if most else rows)], len(rows)

    @cached_property
    def _by_rate(self) -> dict[tuple[str, float | None], Sums]:
        grouped: dict[tuple[str, float | None], list[tuple[Any, ...]]] = {}
        for row in self._unsettled:
            grouped.setdefault((row[2], row[3]), []).append(row[5:12])
        found = {}
        for currency, rate, invoices, issued in self._issued:
            rows = grouped.get((currency, rate))
            rest, beyond, late, late_30, late_60, late_90, disputed = (
                map(sum, zip(*rows, strict=True)) if rows else [0] * 7
            )
            credited = self._taken_off.get((currency, rate, CREDIT_NOTE), 0)
            written_off = self._taken_off.get((currency, rate, WRITE_OFF), 0)
            unpaid = rest + beyond
            found[currency, rate] = Sums(
                invoices, issued - credited - written_off - unpaid, credited, written_off, beyond,
                unpaid - late, late - late_30, late_30 - late_60, late_60 - late_90, late_90, disputed,
            )  # fmt: skip
        return found

    def by_currency(self) -> dict[str, Sums]:
        """Return the sums of each currency, by its code."""
        found: dict[str, Sums] = {}
        for (currency, _rate), sums in sorted(self._by_rate.items(), key=lambda item: item[0][0]):
            found[currency] = _added(found.get(currency, Sums()), sums)
        return found

    def total(self, exchange: Exchange) -> tuple[Sums | None, list[str]]:
        """Return the sums in the base currency, or None and the currencies that have no rate."""
        total, missing = Sums(), set()
        for (currency, rate), sums in self._by_rate.items():
            try:
                total = _added(total, Sums(sums[0], *(exchange.to_base(value, currency, rate) for value in sums[1:])))
            except RefusedError:
                missing.add(currency)
        return (None if missing else total), sorted(missing)


def _owed(row: tuple[Any, ...]) -> Owed:
    card_id, name, currency, _rate, invoices, rest, beyond, *more = row
    return Owed(card_id, name, currency, invoices, rest + beyond, beyond, *more)


def _added(first: Sums, second: Sums) -> Sums:
    return Sums(*map(int.__add__, first, second))


def _merged(rows: Iterable[Owed]) -> list[Owed]:
    """One row for each customer and currency, in the order of the oldest debt."""
    found: dict[tuple[int, str], Owed] = {}
    for row in rows:
        key = (row.card_id, row.currency)
        before = found.get(key)
        # The rows come by the day since when something is overdue: the first one has the oldest.
        if before is not None:
            sums = map(int.__add__, before[3:11], row[3:11])
            row = Owed(*before[:3], *sums, before.overdue_since)  # type: ignore[call-arg, arg-type]
        found[key] = row
    return list(found.values())
