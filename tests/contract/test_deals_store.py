"""Deals come back whole, and are found by sale, state, days and contract, on every engine."""

from datetime import date

import pytest
from test_repositories import FULL, added, uid

from engines import NOW, Engine
from prospector.domain.deal import LOST, OPEN, RETURN, WON, Deal
from prospector.storage.book import Book

DAY = date(2026, 3, 10)


@pytest.fixture
def book(engine: Engine):
    with engine.open() as opened:
        opened.begin("prospector test", NOW)
        yield opened


def test_a_deal_comes_back_with_everything_in_it(book: Book) -> None:
    card = added(book, FULL)
    deal = Deal(
        0, uid(1), card.id, DAY, "a\tnote", None, "sale", OPEN, None, 10**15, "USD", 7.105, 1, "“pump”", 2.5, "A-1",
        "offered", 40, date(2026, 4, 1), "price", "12 months", date(2027, 3, 10),
    )  # fmt: skip
    stored = book.deals.add(deal)
    assert book.deals.get(stored.id) == stored == deal._replace(id=stored.id)
    assert book.deals.many([stored.id, stored.id + 9]) == [stored]
    back = book.deals.add(Deal(0, uid(2), card.id, DAY, kind=RETURN, of_id=stored.id, amount=-5, currency="USD"))
    assert book.deals.reducing(stored.id) == [back]
    assert book.deals.invoices_of(stored.id) == []


def test_deals_are_listed_by_state_days_and_end_of_contract(book: Book) -> None:
    card, binned = added(book, FULL), added(book, FULL._replace(uid=uid(9), binned_at=NOW))
    for number, (state, on, expected, ends) in enumerate(
        [
            (WON, date(2026, 3, 2), None, date(2026, 4, 1)),
            (WON, date(2026, 3, 1), None, None),
            (OPEN, date(2026, 3, 3), date(2026, 3, 9), None),
            (LOST, date(2026, 3, 4), date(2026, 3, 9), date(2026, 4, 1)),
        ]
    ):
        made = Deal(0, uid(20 + number), card.id, on, state=state, expected_on=expected, contract_ends_on=ends)
        book.deals.add(made)
        book.deals.add(made._replace(uid=uid(40 + number), card_id=binned.id))

    def listed(state: str, since: date = date.min, until: date = date.max) -> list[int]:
        return [row["on_date"].day for row in book.deals.listed(state, since, until)]

    assert listed("") == [1, 2, 3, 4]
    assert (listed(WON), listed(OPEN), listed(LOST)) == ([1, 2], [3], [4])
    assert listed("", date(2026, 3, 2), date(2026, 3, 3)) == [2, 3]
    assert [row["on_date"].day for row in book.deals.ending(date(2026, 4, 1), date(2026, 4, 1))] == [2]
    assert [row["card_name"] for row in book.deals.expected(date(2026, 3, 9))] == [FULL.name]
    assert book.deals.expected(date(2026, 3, 8)) == []
