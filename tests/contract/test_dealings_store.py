"""Promises, complaints with their history, and scores come back as they were stored, on every engine."""

from datetime import UTC, date, datetime, timedelta

from builders import a_card
from dealings import MOMENT, a_complaint, a_promise, fill_dealings
from engines import Engine
from prospector.bootstrap import Desk
from prospector.domain.complaint import Entry
from prospector.storage.book import Book

EVER = datetime(1900, 1, 1, tzinfo=UTC)


def filled(engine: Engine) -> None:
    """Six cards with what ``fill_dealings`` gives them; the sixth is in the bin."""

    def write(desk: Desk) -> None:
        desk.begin()
        cards = [
            desk.store.cards.add(a_card(uid=f"card {place}", created_at=MOMENT, updated_at=MOMENT), name_words="")
            for place in range(6)
        ]
        fill_dealings(desk.store, [card.id for card in cards])
        desk.store.cards.save(cards[-1]._replace(binned_at=MOMENT), name_words="")

    engine.do(write)


def test_what_is_stored_comes_back_as_it_was(engine: Engine) -> None:
    promise = a_promise(uid="sum", due_time="09:30", amount=12_345, currency="EUR", why="她病了", side="theirs")
    complaint = a_complaint(product="P200", cause="seal", resolved_at=MOMENT + timedelta(hours=1), state="resolved")

    entry = Entry(0, "entry", 1, 1, "escalated", MOMENT, "quality\n2026-03-12 new seals")

    def write(desk: Desk) -> None:
        desk.begin()
        store = desk.store
        card = store.cards.add(a_card(created_at=MOMENT, updated_at=MOMENT), name_words="")
        stored = store.complaints.add(complaint._replace(card_id=card.id))
        store.complaint_entries.add(entry._replace(card_id=card.id, complaint_id=stored.id))
        store.promises.add(promise._replace(card_id=card.id))

    engine.do(write)
    with engine.open() as book:
        assert book.promises.by_uid("sum") == book.promises.get(1) == promise._replace(id=1)
        assert book.complaints.of_cards([1]) == [complaint._replace(id=1)]
        assert book.complaint_entries.of_complaint(1) == [entry._replace(id=1)]
        assert book.complaint_entries.reports([1, 999]) == [entry._replace(id=1)]


def test_promises_are_listed_open_ones_first_by_day_and_those_without_a_day_last(engine: Engine) -> None:
    filled(engine)
    with engine.open() as book:
        rows = book.promises.listed(every=True)
        key = [(row["state"] != "open", row["due_on"] is None, row["due_on"] or date.max) for row in rows]
        assert key == sorted(key)
        assert len(rows) == 10, "those of the card in the bin are left out"
        assert {row["state"] for row in book.promises.listed()} == {"open"}
        assert {row["side"] for row in book.promises.listed(every=True, side="ours")} == {"ours"}


def test_complaints_are_listed_to_be_solved_first_then_oldest_first(engine: Engine) -> None:
    filled(engine)
    with engine.open() as book:
        assert [row["state"] for row in book.complaints.listed(every=True, since=EVER)] == [
            "open", "open", "resolved", "resolved", "satisfied",
        ]  # fmt: skip
        assert [row["card_id"] for row in book.complaints.listed(since=EVER)] == [1, 4, 2, 5]
        assert [row["card_id"] for row in book.complaints.listed(since=MOMENT)] == [1, 4]


def test_scores_are_listed_by_card_and_day(engine: Engine) -> None:
    filled(engine)
    with engine.open() as book:
        rows = book.satisfactions.listed()
        assert [row["card_id"] for row in rows] == [1, 2, 3, 4, 5]
        assert [row["score"] for row in rows] == [1, 2, 3, 4, 5]


def test_the_search_index_holds_their_words(engine: Engine) -> None:
    filled(engine)

    def parts(book: Book, typed: str) -> set[str]:
        return {row["part"] for row in book.search.find(typed)}

    with engine.open() as book:
        assert parts(book, "samples") == {"promise"}
        assert parts(book, "pump") == {"complaint"}
        assert parts(book, "seals") == {"complaint_entry"}
        assert parts(book, "报价") == {"satisfaction"}
        assert book.search_gap() == 0
