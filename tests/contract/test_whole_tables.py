"""A whole book goes from one engine to another and comes back the same."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from builders import a_card
from dealings import fill_dealings
from engines import Engine, SqliteEngine, engine_named
from prospector.bootstrap import Desk
from prospector.services.whole_books import WholeReport, give_tables, take_tables
from receivable_rows import fill_receivables
from referral_book import fill_referrals

NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)


@pytest.fixture
def full(tmp_path: Path) -> Iterator[Engine]:
    yield from engine_named("compiled", tmp_path / "full")


def fill(desk: Desk) -> None:
    desk.begin()
    ids = [
        desk.store.cards.add(
            a_card(name=f"名字 {number}", uid=f"uid-{number}", created_at=NOON, updated_at=NOON), name_words=""
        ).id
        for number in range(6)
    ]
    fill_dealings(desk.store, ids)
    fill_referrals(desk.store, ids)
    fill_receivables(desk.store, ids)


def given(engine: Engine) -> list[tuple[str, int, dict[str, Any]]]:
    with engine.open() as book:
        total, tables = give_tables(engine.desk(book))
        rows = [
            (table, line, json.loads(json.dumps(row)))
            for table, rows in tables
            for line, row in enumerate(rows, start=1)
        ]
    assert len(rows) == total
    return rows


def taken(engine: Engine, rows: list[tuple[str, int, dict[str, Any]]]) -> WholeReport:
    reports = []
    engine.do(lambda desk: reports.append(take_tables(desk, rows, lambda _steps: None)))
    return reports[0]


def test_into_an_empty_book_all_comes_as_it_was_and_ids_go_on(engine: Engine, full: SqliteEngine) -> None:
    full.do(fill)
    rows = given(full)
    report = taken(engine, rows)
    assert (report.added, report.refused, report.same_ids) == (len(rows), (), True)
    assert given(engine) == rows
    assert taken(engine, rows).unchanged == len(rows)
    last = max(row["id"] for table, _line, row in rows if table == "card")
    made = []
    engine.do(
        lambda desk: (
            desk.begin(),
            made.append(desk.store.cards.add(a_card(uid="later", created_at=NOON, updated_at=NOON), name_words="").id),
        )
    )
    assert made == [last + 1]


def test_into_another_book_it_comes_beside_what_is_there(engine: Engine, full: SqliteEngine) -> None:
    full.do(fill)
    rows = given(full)
    engine.do(
        lambda desk: (
            desk.begin(),
            desk.store.cards.add(a_card(uid="own", created_at=NOON, updated_at=NOON), name_words=""),
        )
    )
    report = taken(engine, rows)
    assert (report.added, report.refused, report.same_ids) == (len(rows), (), False)
    known = [{**row, "id": 0} for table, _line, row in given(engine) if row.get("uid") != "own" and table != "phone"]
    for _table, _line, row in rows:
        if _table not in ("phone", "email", "tag", "fact"):
            assert {**row, "id": 0} in known
