"""What cards owe on a day, for the day's list (``H13``): one matter a card, with the next step of collecting."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from prospector.domain.errors import RefusedError
from prospector.domain.matter import Matter
from prospector.domain.money import Exchange, exchange_of, major, shown
from prospector.services.ports import Desk
from prospector.services.receivables import Dealings

Row = tuple[Any, ...]


def said_and_worth(desk: Desk, amount: int, currency: str, rate: float | None = None) -> tuple[str, float]:
    """Return a sum as it is said, and its worth in major units of the base currency; 0 where no rate is known."""
    exchange = _exchange(str(desk.settings["currency.base"]), str(desk.settings["currency.rates"]))
    try:
        worth = float(major(exchange.to_base(amount, currency, rate), exchange.base))
    except RefusedError:
        worth = 0.0
    return shown(amount, currency), max(0.0, worth)


@lru_cache(maxsize=4)
def _exchange(base: str, rates: str) -> Exchange:
    return exchange_of({"currency.base": base, "currency.rates": rates})


def receivables(desk: Desk, day: date, owed: Iterable[Row]) -> list[Matter]:
    """Return what is to be reminded of and what is overdue: of a card the sum in each currency, by its oldest day."""
    remind = int(desk.settings["receivables.remind_days"])
    late: dict[tuple[int, str], list[Row]] = {}
    found = []
    for row in owed:
        card_id, invoice_id, number, due_on, currency, rate, _, reminded_on, rest = row
        if due_on < day:
            late.setdefault((card_id, currency), []).append(row)
        elif reminded_on is None or reminded_on < due_on - timedelta(days=remind):
            money, worth = said_and_worth(desk, rest, currency, rate)
            found.append(Matter(card_id, "receivable_soon", due_on, None, invoice_id, number, "", money, worth))
    if late:
        found += _overdue(desk, day, late)
    return found


def _overdue(desk: Desk, day: date, late: dict[tuple[int, str], list[Row]]) -> Iterable[Matter]:
    store = desk.store
    dealings = Dealings(
        store.judgements.until(day), store.collection_steps.until(day), store.invoices.promises_to_pay(), day
    )
    for (card_id, currency), rows in late.items():
        since = min(row[3] for row in rows)
        disputed = all(row[6] is not None and row[6] <= day for row in rows)
        view = dealings.view(card_id, since, disputed=disputed)
        worths = [said_and_worth(desk, row[8], currency, row[5])[1] for row in rows]
        money = shown(sum(row[8] for row in rows), currency)
        numbers = ", ".join(row[2] for row in rows if row[2])
        promised = str(view["promised_on"] or "")
        yield Matter(
            card_id,
            "receivable_overdue",
            since,
            None,
            rows[0][1],
            numbers,
            promised,
            money,
            sum(worths),
            view["next_step"],
        )
