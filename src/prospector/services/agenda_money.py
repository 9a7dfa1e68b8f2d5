"""What cards owe on a day, for the day's list (``H13``): one matter a card, with the next step of collecting."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from prospector.domain.currency import major, shown
from prospector.domain.matter import Matter
from prospector.services.dealings import UNTOUCHED, Dealings

if TYPE_CHECKING:
    from prospector.services.ports import Desk

Row = tuple[Any, ...]
Worth = Callable[[int, str, float | None], float]


def worth_of(desk: "Desk") -> Worth:
    """Return what tells the worth of a sum in major units of the base currency; 0 where no rate is known."""
    base = str(desk.settings["currency.base"])
    exchanges: list[Any] = []

    def worth(amount: int, currency: str, rate: float | None = None) -> float:
        if currency == base:
            return max(0.0, float(major(amount, base)))
        from prospector.domain.errors import RefusedError  # noqa: PLC0415 (only for sums of other currencies)
        from prospector.domain.money import exchange_of  # noqa: PLC0415 (it brings decimal arithmetic)

        if not exchanges:
            exchanges.append(exchange_of(desk.settings))
        try:
            return max(0.0, float(major(exchanges[0].to_base(amount, currency, rate), base)))
        except RefusedError:
            return 0.0

    return worth


def receivables(desk: "Desk", day: date, owed: Iterable[Row], worth: Worth) -> list[Matter]:
    """Return what is to be reminded of and what is overdue: of a card the sum in each currency, by its oldest day."""
    reminded_before = timedelta(days=int(desk.settings["receivables.remind_days"]))
    late: dict[tuple[int, str], list[Row]] = {}
    found = []
    for row in owed:
        card_id, invoice_id, number, due_on, currency, rate, _, reminded_on, rest = row
        if due_on < day:
            late.setdefault((card_id, currency), []).append(row)
        elif reminded_on is None or reminded_on < due_on - reminded_before:
            money = shown(rest, currency)
            value = worth(rest, currency, rate)
            found.append(Matter(card_id, "receivable_soon", due_on, None, invoice_id, number, "", money, value))
    if late:
        found += _overdue(desk, day, late, worth)
    return found


def _overdue(desk: "Desk", day: date, late: dict[tuple[int, str], list[Row]], worth: Worth) -> Iterable[Matter]:
    store = desk.store
    dealings = Dealings(
        store.judgements.until(day), store.collection_steps.until(day), store.invoices.promises_to_pay(), day
    )
    for (card_id, currency), rows in late.items():
        # In the order of their due days.
        first = rows[0]
        rest, value, numbers = first[8], worth(first[8], currency, first[5]), first[2]
        if len(rows) > 1:
            rest = sum([row[8] for row in rows])
            value = sum([worth(row[8], currency, row[5]) for row in rows])
            numbers = ", ".join([row[2] for row in rows if row[2]])
        step, promised = UNTOUCHED, ""
        disputed = all(row[6] is not None and row[6] <= day for row in rows)
        if disputed or card_id in dealings.cards:
            view = dealings.view(card_id, first[3], disputed=disputed)
            step, promised = view["next_step"], str(view["promised_on"] or "")
        money = shown(rest, currency)
        yield Matter(card_id, "receivable_overdue", first[3], None, first[1], numbers, promised, money, value, step)
