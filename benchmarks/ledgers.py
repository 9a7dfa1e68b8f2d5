"""Invented books in which money is the matter: many orders, many invoices, one card with a long file.

python benchmarks/ledgers.py orders|invoices|file book.db
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from books import TODAY, Row

from prospector.storage.backup import copy, daily_target
from prospector.storage.sqlite_file import book_on, open_connection

BEGUN = datetime(2026, 1, 5, 1, tzinfo=UTC)
NAMES = ("orders", "invoices", "file")
Rows = Iterator[tuple[str, Iterator[Row]]]


def uid(random: Random) -> str:
    return f"{random.getrandbits(128):032x}"


def cards(random: Random, count: int) -> tuple[str, Iterator[Row]]:
    plain = dict.fromkeys(
        ("name_words", "address", "postcode", "country", "region", "city", "district", "area", "precision", "circle",
         "method", "source_note", "stop_reason"), "",
    ) | dict.fromkeys(("lat", "lon", "first_contact_on", "stopped_on", "binned_at"))  # fmt: skip
    return "card", (
        {**plain, "uid": uid(random), "kind": "company", "name": f"Customer {number}", "name_key": f"customer {number}",
         "created_at": BEGUN, "updated_at": BEGUN}
        for number in range(1, count + 1)
    )  # fmt: skip


def deal(random: Random, card_id: int, back: int) -> Row:
    words = dict.fromkeys(("note", "product", "ref", "stage", "reason", "contract"), "")
    empty = dict.fromkeys(("call_id", "of_id", "rate", "cost", "quantity", "chance", "expected_on", "contract_ends_on"))
    return {
        **words, **empty, "uid": uid(random), "card_id": card_id, "on_date": TODAY - timedelta(days=back),
        "kind": "sale", "state": "won", "amount": random.randrange(100, 500_000), "currency": "CNY",
    }  # fmt: skip


def orders(random: Random) -> Rows:
    """23,570 customers with 70,000 deals over two years."""
    yield cards(random, 23_570)
    yield (
        "deal",
        (
            deal(random, number % 23_570 + 1 if number < 23_570 else random.randrange(1, 23_571), random.randrange(730))
            for number in range(70_000)
        ),
    )


def invoices(random: Random) -> Rows:
    """2,000 customers with 100,000 invoices, most of them paid, some in part."""
    yield cards(random, 2_000)
    issued = [
        (number, random.randrange(1, 2_001), random.randrange(1, 680), random.randrange(1_000, 900_000))
        for number in range(1, 100_001)
    ]
    yield "invoice", (
        {
            "uid": uid(random), "card_id": card, "number": f"R{number}", "issued_on": TODAY - timedelta(days=back),
            "due_on": TODAY - timedelta(days=back - 30), "amount": amount, "currency": "CNY", "rate": None,
            "deal_id": None, "note": "", "disputed_on": None, "dispute": "", "reminded_on": None,
        }
        for number, card, back, amount in issued
    )  # fmt: skip
    yield "invoice_entry", (
        {
            "uid": uid(random), "card_id": card, "invoice_id": number, "kind": "payment",
            "on_date": TODAY - timedelta(days=back // 2), "amount": amount if number % 8 else amount // 2, "note": "", "ref": "",
        }
        for number, card, back, amount in issued if number % 50
    )  # fmt: skip


def long_file(random: Random) -> Rows:
    """One card with 2,000 records: calls, notes, deals, satisfaction; and 200 other cards."""
    yield cards(random, 200)
    yield "note", ({"uid": uid(random), "card_id": 7, "at": BEGUN, "body": f"note {number}"} for number in range(400))
    yield "call", (
        {
            "uid": uid(random), "card_id": 7, "via": "phone", "at": BEGUN + timedelta(hours=number), "utc_offset": 480,
            "outcome": "reached", "need": "", "attitude": "", "visit_chance": "", "note": f"spoke of order {number}",
            "duration_s": 60, "direction": "out",
        }
        for number in range(800)
    )  # fmt: skip
    yield "deal", (deal(random, 7, number) for number in range(500))
    yield (
        "satisfaction",
        (
            {"uid": uid(random), "card_id": 7, "on_date": TODAY - timedelta(days=number), "score": 4, "note": ""}
            for number in range(300)
        ),
    )


def make(name: str, path: Path) -> None:
    """Write one of the books, with today's copy beside it so that no command starts one."""
    kinds = {"orders": orders, "invoices": invoices, "file": long_file}
    connection, _ = open_connection(path)
    with book_on(connection) as book:
        book.begin("prospector import invented.csv", datetime(2026, 3, 1, 9, tzinfo=UTC))
        for table, rows in kinds[name](Random(f"prospector {name}")):
            book.runner.execute_many(f"{table}_insert", rows)
        book.commit()
        book.derive_all()
    copy(path, daily_target(path, TODAY))


if __name__ == "__main__":
    target = Path(sys.argv[2])
    target.parent.mkdir(parents=True, exist_ok=True)
    make(sys.argv[1], target)
