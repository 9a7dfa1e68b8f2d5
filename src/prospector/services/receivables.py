"""What customers owe (``H13``): by age, currency and customer on any day, whom to remind, and the next step."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from prospector.domain.card import Card
from prospector.domain.ledger import Ledger, Owed, Rows
from prospector.domain.money import decimals, exchange_of
from prospector.domain.promise import THEIRS
from prospector.services.collecting import judgement_view, step_view
from prospector.services.dealings import Dealings
from prospector.services.invoice_views import of_row
from prospector.services.ports import Desk
from prospector.services.promises import promise_view
from prospector.services.references import find_card
from prospector.services.store import Row
from prospector.services.views import View


def _customer_view(owed: Owed, dealings: Dealings) -> View:
    # Written out and divided here, for there are as many as customers.
    card_id, name, currency, invoices, unpaid, favour, late, late_30, late_60, late_90, disputed, since = owed
    scale = 10 ** decimals(currency)
    sums: list[float] = [
        unpaid, late, unpaid - late, late - late_30, late_30 - late_60, late_60 - late_90, late_90, favour, disputed,
    ]  # fmt: skip
    if scale > 1:
        sums = [value / scale for value in sums]
    return {
        "card_id": card_id,
        "name": name,
        "currency": currency,
        "invoices": invoices,
        "open": sums[0],
        "overdue": sums[1],
        "not_due": sums[2],
        "days_1_30": sums[3],
        "days_31_60": sums[4],
        "days_61_90": sums[5],
        "over_90": sums[6],
        "in_favour": sums[7],
        "disputed": sums[8],
        "overdue_since": since and since.isoformat(),
        "days_late": (dealings.day - since).days if since else 0,
        **dealings.view(card_id, since, disputed=0 < late <= disputed),
    }


def receivables(desk: Desk, as_of: date, most: int = 0, only: Collection[int] | None = None) -> View:
    """Return what is owed on a day: sums by currency and in the base (if every rate is known), customers, reminders.

    Customers who owe nothing, and to whom nothing is owed, are in the sums only. The oldest debt comes first; of
    ``most`` customers and currencies (0: all), ``left`` counts those that are not listed.
    ``only`` are the cards that count, in the sums as well.
    """
    store = desk.store
    ledger = Ledger(store.invoices.accounts(as_of) if only is None else _accounts_among(desk, only, as_of))
    promises = store.invoices.promises_to_pay()
    dealings = Dealings(store.judgements.until(as_of), store.collection_steps.until(as_of), promises, as_of)
    listed, count = ledger.customers(most)
    return {
        **_summary(desk, ledger, as_of),
        "customers": [_customer_view(one, dealings) for one in listed],
        "left": count - len(listed),
        "reminders": [one for one in reminders(desk, as_of) if only is None or one["card_id"] in only],
    }


def _accounts_among(desk: Desk, only: Collection[int], as_of: date) -> Rows:
    """The rows of a ledger of some cards: who owes, and what was issued to and taken off each of them, one by one."""
    unsettled, _issued, _taken_off = desk.store.invoices.accounts(as_of)
    issued: dict[tuple[Any, ...], list[int]] = {}
    taken_off: dict[tuple[Any, ...], int] = {}
    for card_id in sorted(desk.store.filters.having("invoice").intersection(only)):
        _unsettled, sums, less = desk.store.invoices.accounts_of(card_id, as_of)
        for currency, rate, invoices, amount in sums:
            known = issued.setdefault((currency, rate), [0, 0])
            known[0] += invoices
            known[1] += amount
        for currency, rate, kind, amount in less:
            taken_off[currency, rate, kind] = taken_off.get((currency, rate, kind), 0) + amount
    return (
        [row for row in unsettled if row[0] in only],
        [(*key, *sums) for key, sums in issued.items()],
        [(*key, amount) for key, amount in taken_off.items()],
    )


def _summary(desk: Desk, ledger: Ledger, as_of: date) -> View:
    exchange = exchange_of(desk.settings)
    total, missing = ledger.total(exchange)
    return {
        "as_of": as_of.isoformat(),
        "base": exchange.base,
        "currencies": [sums.view(currency) for currency, sums in ledger.by_currency().items()],
        "total": total and total.view(exchange.base),
        "missing_rates": missing,
    }


def _dealings_of(desk: Desk, card_id: int, day: date) -> Dealings:
    ids = [card_id]
    promises = [promise for promise in desk.store.promises.of_cards(ids) if promise.amount is not None]
    steps = [step for step in desk.store.collection_steps.of_cards(ids) if step.on_date <= day]
    judgements = [judgement for judgement in desk.store.judgements.of_cards(ids) if judgement.on_date <= day]
    return Dealings(judgements, steps, [promise for promise in promises if promise.side == THEIRS], day)


def _of_card(desk: Desk, card: Card, as_of: date) -> tuple[Ledger, View]:
    ledger = Ledger(desk.store.invoices.accounts_of(card.id, as_of))
    dealings = _dealings_of(desk, card.id, as_of)
    customers, _count = ledger.customers()
    since, contested = _overdue(customers)
    return ledger, {
        **dealings.view(card.id, since, disputed=contested),
        "invoices": [of_row(row, as_of) for row in desk.store.invoices.of_card(card.id, as_of)],
        "promises": [promise_view(promise, as_of) for promise in dealings.promises.get(card.id, ())],
        "judgements": [judgement_view(judgement) for judgement in reversed(dealings.judgements.get(card.id, ()))],
        "steps": [step_view(step) for step in reversed(dealings.steps.get(card.id, []))],
        "customers": [_customer_view(owed, dealings) for owed in customers],
    }


def _overdue(customers: list[Owed]) -> tuple[date | None, bool]:
    """Since when something is overdue, and whether all that is overdue in some currency is disputed."""
    since = min((owed.overdue_since for owed in customers if owed.overdue_since), default=None)
    return since, any(0 < owed.late <= owed.disputed for owed in customers)


def receivables_of(desk: Desk, reference: str, as_of: date) -> View:
    """Return what one customer owes on a day, invoice by invoice, with all that was judged, done and promised."""
    card = find_card(desk, reference)
    ledger, view = _of_card(desk, card, as_of)
    return {**_summary(desk, ledger, as_of), "card_id": card.id, "name": card.name, **view}


def reminders(desk: Desk, as_of: date) -> list[View]:
    """Return the open invoices that fall due within the days of ``receivables.remind_days`` and were not reminded of.

    A reminder counts when it was given within these days before the due day.
    """
    days = int(desk.settings["receivables.remind_days"])
    if not days:
        return []
    rows = desk.store.invoices.due_between(as_of, as_of + timedelta(days=days), as_of)
    return [of_row(row, as_of) for row in rows if not _reminded(row, days)]


def _reminded(row: Row, days: int) -> bool:
    return row["reminded_on"] is not None and row["reminded_on"] >= row["due_on"] - timedelta(days=days)


def on_card(desk: Desk, card_id: int) -> View:
    """Return what a customer owes today for the page of the card: sums by currency, open invoices, where it stands."""
    today = desk.clock.today()
    rows = desk.store.invoices.of_card(card_id, today)
    ledger = Ledger(desk.store.invoices.accounts_of(card_id, today) if rows else ([], [], []))
    since, contested = _overdue(ledger.customers()[0])
    unsettled = [row for row in rows if row["amount"] != row["received"] + row["credited"] + row["written_off"]]
    return {
        "currencies": [sums.view(currency) for currency, sums in ledger.by_currency().items()],
        "invoices": [of_row(row, today) for row in unsettled],
        "days_late": (today - since).days if since else 0,
        **_dealings_of(desk, card_id, today).view(card_id, since, disputed=contested),
    }
