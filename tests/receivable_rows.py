"""Invoices, what lowered them, steps, judgements, promises to pay and scores, put into a book row by row. Invented."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from prospector.domain.credit import CreditScore
from prospector.domain.promise import Promise
from prospector.domain.receivable import CREDIT_NOTE, PAYMENT, WRITE_OFF, Entry, Invoice, Judgement, Step

ISSUED = date(2026, 1, 10)


def uid(kind: int, number: int) -> str:
    return f"00000000-0000-4000-8{kind:03d}-{number:012d}"


def fill_receivables(store: Any, cards: list[int]) -> None:
    """Give each card an invoice: open, part-paid, over-paid, credited, written off, disputed; and one another rate."""
    for number, card_id in enumerate(cards, 1):
        issued = ISSUED + timedelta(days=number)
        invoice = store.invoices.add(
            Invoice(
                0, uid(1, number), card_id, f"R-{number}", issued, issued + timedelta(days=10 * number), 10_000, "CNY"
            )
        )
        lowered = ((CREDIT_NOTE, 100), (WRITE_OFF, 50), (PAYMENT, 1_000 * number), (PAYMENT, 9_500))
        for place, (kind, amount) in enumerate(lowered[: number % 5]):
            store.invoice_entries.add(
                Entry(0, uid(2, number * 10 + place), card_id, invoice.id, kind, issued + timedelta(days=5), amount)
            )
        store.collection_steps.add(Step(0, uid(3, number), card_id, invoice.id, number, date(2026, 3, 5), "said so"))
        faith = "good-faith" if number % 2 else "bad-faith"
        store.judgements.add(Judgement(0, uid(4, number), card_id, faith, date(2026, 3, 4), "seen"))
        store.credit_scores.add(CreditScore(0, uid(5, number), card_id, "capital", 1 + number % 5, date(2026, 3, 1)))
        store.promises.add(
            Promise(0, uid(6, number), card_id, "pay", datetime(2026, 3, 1, tzinfo=UTC), date(2026, 3, 9), side="theirs",
                    amount=500, currency="CNY", invoice_id=invoice.id)
        )  # fmt: skip
    store.invoices.add(
        Invoice(
            0, uid(1, 99), cards[2], "R-99", ISSUED, date(2026, 2, 1), 7_000, "EUR", 7.8, disputed_on=date(2026, 3, 1)
        )
    )
