"""The ids of an own export are kept where it fills an empty book, and go on after them, on every engine."""

import io
import json
from datetime import timedelta
from typing import Any

from engines import NOW, Engine, SqliteEngine
from prospector.bootstrap import Desk
from prospector.domain.draft import Instructions
from prospector.domain.when import When
from prospector.interop.card_files import open_cards
from prospector.services import calls, cards, follow_ups, qualifications
from prospector.services.exports import export_cards, export_ids
from prospector.services.imports import import_cards

SOON = When(NOW.date() + timedelta(days=3))


def _filled(desk: Desk) -> None:
    for number, name in enumerate(("王伟", "Ann", "李娜")):
        cards.add_card(desk, "person", cards.CardEdit(name=name, phones=[f"1380013800{number}"], note="hi"))
    cards.remove_card(desk, "2")
    calls.log_one(desk, "1", calls.CallEntry(outcome="interested", next_step=SOON, action="send quote"))
    calls.log_one(desk, "3", calls.CallEntry(outcome="reached"))
    calls.take_back_call(desk, 1)
    follow_ups.make_follow_up(desk, "3", SOON, "call")
    qualifications.qualify(desk, "3", {"M": "yes"}, "signs")


def _lines(desk: Desk) -> list[str]:
    return [json.dumps(card, ensure_ascii=False) for card in export_cards(desk, export_ids(desk))]


def _take(desk: Desk, lines: list[str]) -> None:
    file = io.BytesIO("\n".join(lines).encode())
    report = import_cards(desk, open_cards(file, wanted=Instructions(), default_region="CN", now=NOW), lambda _: None)
    assert report.added == len(lines) and not report.skipped


def test_what_was_step_12_there_is_step_12_here_and_the_next_one_is_13(engine: Engine, tmp_path_factory: Any) -> None:
    source = SqliteEngine(tmp_path_factory.mktemp("source"))
    exported: list[str] = []
    source.do(_filled)
    source.do(lambda desk: exported.extend(_lines(desk)))
    found: list[str] = []
    engine.do(lambda desk: _take(desk, exported))
    engine.do(lambda desk: found.extend(_lines(desk)))
    assert found == exported
    for table in ("card", "call", "follow_up", "qualification"):
        kept = [row[0] for row in source.outside(f"SELECT id FROM {table} ORDER BY id")]
        taken = [row[0] for row in engine.outside(f"SELECT id FROM {table} ORDER BY id")]
        assert taken == [row_id for row_id in kept if table != "card" or row_id != 2], table
    last = {table: engine.outside(f"SELECT max(id) FROM {table}")[0][0] for table in ("card", "call", "follow_up")}
    engine.do(lambda desk: cards.add_card(desk, "person", cards.CardEdit(name="Bob")))
    engine.do(lambda desk: calls.log_one(desk, "1", calls.CallEntry(outcome="reached")))
    engine.do(lambda desk: follow_ups.make_follow_up(desk, "1", SOON, "call"))
    for table, row_id in last.items():
        assert engine.outside(f"SELECT max(id) FROM {table}")[0][0] == row_id + 1, table
    source.close()


def test_ids_that_the_book_gave_already_are_not_taken(engine: Engine, tmp_path_factory: Any) -> None:
    source = SqliteEngine(tmp_path_factory.mktemp("source"))
    exported: list[str] = []
    source.do(_filled)
    source.do(lambda desk: exported.extend(_lines(desk)))
    engine.do(lambda desk: cards.add_card(desk, "person", cards.CardEdit(name="Somebody Else")))
    engine.do(lambda desk: _take(desk, exported))
    assert sorted(row[0] for row in engine.outside("SELECT id FROM card")) == [1, 2, 3]
    assert engine.outside("SELECT name FROM card WHERE id = 1") == [("Somebody Else",)]
    source.close()
