"""Invented books in which a day is full: cards with every kind of fact, a fifth of them due for one reason or another.

python benchmarks/days.py day-10k|day-100k book.db
"""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from subprocess import DEVNULL, run

import books
from books import TODAY, Row, Size
from ledgers import BEGUN, deal, uid

from prospector.storage.backup import copy, daily_target
from prospector.storage.sqlite_file import book_on, open_connection

# Cards, calls, open follow-ups and those due; the other fifth of the due cards has matters alone.
SIZES = {"day-10k": Size(10_000, 30_000, 2_600, 1_600), "day-100k": Size(100_000, 300_000, 26_000, 16_000)}
NAMES = tuple(SIZES)
_WHATS = ("samples by Friday", "报价单", "the drawings", "寄样品", "a price for 200 pieces", "delivery plan")
_PROBLEMS = ("late delivery", "包装破损", "wrong colour", "发票抬头错了", "noise after two weeks")
_SEVERITIES = ("low", "medium", "high", "critical")


def _back(random: Random, most: int) -> date:
    return TODAY - timedelta(days=random.randrange(most))


def _near(random: Random) -> date:
    """A due day: most are late, some are of the day or the next."""
    return TODAY + timedelta(days=random.choice((-20, -12, -9, -6, -4, -2, -1, 0, 0, 1, 2)))


def _moment(random: Random) -> datetime:
    return BEGUN + timedelta(minutes=random.randrange(80_000))


def _promise(random: Random, card: int) -> Row:
    theirs = random.randrange(3) == 0
    return {
        "uid": uid(random), "card_id": card, "side": "theirs" if theirs else "ours", "what": random.choice(_WHATS),
        "due_on": _near(random), "due_time": "", "state": "open", "settled_on": None, "why": "", "amount": None,
        "currency": "", "invoice_id": None, "call_id": None, "created_at": BEGUN,
    }  # fmt: skip


def _complaint(random: Random, card: int) -> Row:
    solved = random.randrange(4) == 0
    return {
        "uid": uid(random), "card_id": card, "what": random.choice(_PROBLEMS), "severity": random.choice(_SEVERITIES),
        "owner": "", "product": "", "cause": "", "state": "resolved" if solved else "open",
        "opened_at": _moment(random), "resolved_at": datetime(2026, 3, 9, 3, tzinfo=BEGUN.tzinfo) if solved else None,
        "closed_at": None,
    }  # fmt: skip


def _referral(random: Random, card: int) -> Row:
    return {
        "uid": uid(random), "card_id": card, "referrer_id": card % 900 + 1 + (card % 900 + 1 == card),
        "at": datetime(2026, 3, 1, 1, tzinfo=BEGUN.tzinfo) + timedelta(hours=random.randrange(200)), "note": "",
        "reported_on": None, "thanked_on": None,
    }  # fmt: skip


def _reward(random: Random, card: int) -> Row:
    return {
        "uid": uid(random), "card_id": card, "referral_id": None, "amount": 2_500, "currency": "CNY", "gift": "",
        "promised_on": _back(random, 20), "paid_on": None, "note": "",
    }  # fmt: skip


def _invoice(random: Random, card: int) -> Row:
    due_on = TODAY + timedelta(days=random.choice((-100, -60, -40, -20, -10, -3, 2, 5)))
    return {
        "uid": uid(random), "card_id": card, "number": f"R{card}", "issued_on": due_on - timedelta(days=30),
        "due_on": due_on, "amount": random.randrange(10_000, 9_000_000), "currency": "CNY", "rate": None, "deal_id": None,
        "note": "", "disputed_on": None, "dispute": "", "reminded_on": None,
    }  # fmt: skip


def _open_deal(random: Random, card: int) -> Row:
    ending = random.randrange(2) == 0
    expected = None if ending else TODAY - timedelta(days=random.randrange(10))
    return deal(random, card, random.randrange(10, 100)) | {
        "state": "won" if ending else "open", "expected_on": expected, "product": random.choice(_WHATS),
        "contract": "service" if ending else "", "contract_ends_on": TODAY + timedelta(days=20) if ending else None,
    }  # fmt: skip


def _birthday(random: Random, card: int) -> Row:
    on = TODAY + timedelta(days=random.randrange(3))
    return {"card_id": card, "key": "birthday", "value": f"1980-{on:%m-%d}", "noted_on": TODAY}


_KINDS: tuple[tuple[str, int, Callable[[Random, int], Row]], ...] = (
    ("promise", 5, _promise), ("complaint", 2, _complaint), ("referral", 4, _referral), ("reward", 1, _reward),
    ("invoice", 6, _invoice), ("deal", 3, _open_deal), ("fact", 2, _birthday),
)  # fmt: skip


def _rows(size: Size) -> Iterator[tuple[str, Iterator[Row]]]:
    yield from books.rows(size)
    random = Random(f"a full day {size}")
    cards = random.sample(range(1, size.cards + 1), size.due // 2)
    shares = [kind for kind, share, _ in _KINDS for _ in range(share)]
    chosen: dict[str, list[int]] = {kind: [] for kind in shares}
    for card in cards:
        chosen[random.choice(shares)].append(card)
    for kind, _, make in _KINDS:
        yield kind, (make(random, card) for card in chosen[kind])
    # A tenth of the cards have bought, a few of them much; every kind of fact that only colours a line.
    buyers = range(7, size.cards, 10)
    yield "deal", (deal(random, card, random.randrange(500)) for card in buyers)
    yield (
        "judgement",
        (
            {
                "uid": uid(random),
                "card_id": card,
                "faith": "good-faith" if card % 3 else "bad-faith",
                "on_date": TODAY,
                "note": "",
            }
            for card in chosen["invoice"][::10]
        ),
    )
    yield (
        "fact",
        (
            {"card_id": card, "key": "hours", "value": "Mo-Fr 09:00-18:00", "noted_on": TODAY}
            for card in range(9, size.cards, 50)
        ),
    )
    yield (
        "occasion",
        (
            {"uid": uid(random), "card_id": card, "what": "jubilee", "day": f"--{_near(random):%m-%d}", "note": ""}
            for card in range(11, size.cards, 500)
        ),
    )
    yield (
        "competitor",
        (
            {
                "uid": uid(random),
                "card_id": card,
                "name": "Rival",
                "product": "",
                "satisfaction": 2,
                "seller": "",
                "selling": "",
                "relation": "",
                "note": "",
                "noted_on": TODAY,
            }
            for card in range(3, size.cards, 200)
        ),
    )
    yield (
        "satisfaction",
        (
            {
                "uid": uid(random),
                "card_id": card,
                "on_date": _back(random, 90),
                # Two of a card, both alike: they colour its page, and do not fall, which would be one more thing due.
                "score": 1 + card % 5,
                "note": "",
            }
            for card in buyers
            for _ in range(2)
        ),
    )
    yield (
        "lending",
        (
            {
                "uid": uid(random),
                "card_id": card,
                "borrower": "Ling",
                "lent_on": _back(random, 30),
                "due_on": TODAY,
                "returned_on": None,
                "note": "",
            }
            for card in range(5, size.cards, 1_000)
        ),
    )


def make_book(name: str, path: Path) -> Path:
    """Write a full book to ``path``, with its tiers and today's copy beside it."""
    connection, _ = open_connection(path)
    with book_on(connection) as book:
        book.begin("prospector import invented.csv", datetime(2026, 3, 1, 9, tzinfo=BEGUN.tzinfo))
        for table, rows in _rows(SIZES[name]):
            book.runner.execute_many(f"{table}_insert", rows)
        book.commit()
        book.derive_all()
    copy(path, daily_target(path, TODAY))
    # The first command of a day that writes ranks the customers.
    environment = {
        **os.environ,
        "PROSPECTOR_DB": str(path),
        "PROSPECTOR_TODAY": TODAY.isoformat(),
        "HOME": str(path.parent),
    }
    run([Path(sys.executable).parent / "prospector", "tag", "1", "vip"], env=environment, check=True, stdout=DEVNULL)
    return path


if __name__ == "__main__":
    make_book(sys.argv[1], Path(sys.argv[2]))
