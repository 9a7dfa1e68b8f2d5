"""Whatever writes is on record, and is taken back and done again as whole commands, on every engine."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from test_repositories import FULL, uid

from builders import a_card
from engines import NOW, Engine
from prospector.bootstrap import Desk
from prospector.domain.errors import ConflictError, NotFoundError, RefusedError
from prospector.domain.when import When
from prospector.services import calls, cards, follow_ups, histories, qualifications
from prospector.storage import journal
from prospector.storage.tables import JOURNALED

Act = Callable[[Desk], object]


def undo(engine: Engine, operation: int | None = None) -> int | None:
    return engine.do(lambda desk: histories.undo(desk, operation))


def redo(engine: Engine) -> int | None:
    return engine.do(histories.redo)


def add(kind: str = "person", name: str = "王伟", **said: Any) -> Act:
    return lambda desk: cards.add_card(desk, kind, cards.CardEdit(name=name, **said))


def log(reference: str = "1", **said: Any) -> Act:
    return lambda desk: calls.log_one(desk, reference, calls.CallEntry(**said))


def edit(reference: str = "1", **said: Any) -> Act:
    return lambda desk: cards.edit_card(desk, reference, cards.CardEdit(**said))


TOMORROW = When(NOW.date() + timedelta(days=1))
EVERYTHING: tuple[tuple[str, Act], ...] = (
    ("add", add(phones=["13800138000"], emails=["w@example.cn"], tags=["vip"], facts={"industry": "tea"}, note="hi")),
    ("add a company", add("company", "华星电子", address="北京市朝阳区建国路88号", deals=[NOW.date()])),
    ("edit", edit(name="王玮", drop_phones=["13800138000"], tags=["neu"], drop_tags=["vip"], facts={"industry": ""})),
    ("note", lambda desk: cards.add_note(desk, "1", "said “yes”")),
    ("tie", lambda desk: cards.tie(desk, "1", "2", "buyer", True)),
    ("log", log(outcome="interested", need="large", next_step=TOMORROW, action="send quote")),
    ("log a deal", log("2", via="visit", outcome="closed")),
    ("follow-up", lambda desk: follow_ups.make_follow_up(desk, "2", TOMORROW, "call")),
    ("done", lambda desk: follow_ups.mark_done(desk, [1])),
    ("qualify", lambda desk: qualifications.qualify(desk, "1", {"M": "yes", "A": "no"}, "signs")),
    ("correct", lambda desk: calls.correct_call(desk, 2, {"outcome": "refused"})),
    ("stop", lambda desk: cards.stop_card(desk, "1", "asked us to")),
    ("take back a call", lambda desk: calls.take_back_call(desk, 1)),
    ("untie", lambda desk: cards.untie(desk, "1", "2")),
    ("remove", lambda desk: cards.remove_card(desk, "2")),
)


def in_order(engine: Engine) -> bool:
    """Whether what is derived is what the facts say, and no operation is left open."""
    with engine.open() as book:
        derived = book.standings.wrong() == [] and book.search_gap() == 0
    return derived and engine.outside("SELECT count(*) FROM operation WHERE open = 1") == [(0,)]


def test_every_command_is_taken_back_whole_and_done_again_whole(engine: Engine) -> None:
    states = [engine.rows()]
    for name, act in EVERYTHING:
        assert engine.do(act) is not None, name
        states.append(engine.rows())
        assert in_order(engine), name
        undo(engine)
        assert engine.rows() == states[-2], f"undo of {name}"
        assert in_order(engine), f"undo of {name}"
        redo(engine)
        assert engine.rows() == states[-1], f"redo of {name}"
    for state in reversed(states[:-1]):
        undo(engine)
        assert engine.rows() == state
    assert in_order(engine)
    with pytest.raises(NotFoundError, match="nothing to undo"):
        undo(engine)
    for state in states[1:]:
        redo(engine)
        assert engine.rows() == state
    assert in_order(engine)
    with pytest.raises(NotFoundError, match="nothing to redo"):
        redo(engine)


DAY, MOMENT = "2026-11-02", "2026-11-02T09:00:00Z"
# One row of each table that no command of EVERYTHING writes: the text column that is changed later, and its values.
SAMPLES: dict[str, tuple[str, dict[str, Any]]] = {
    "invoice": ("note", {"card_id": 1, "issued_on": DAY, "due_on": DAY, "amount": 100, "currency": "CNY"}),
    "invoice_entry": ("note", {"card_id": 1, "invoice_id": 1, "kind": "payment", "on_date": DAY, "amount": 40}),
    "collection_step": ("result", {"card_id": 1, "step": 1, "on_date": DAY}),
    "judgement": ("note", {"card_id": 1, "faith": "good-faith", "on_date": DAY}),
    "credit_score": ("note", {"card_id": 1, "criterion": "capital", "score": 3, "on_date": DAY}),
    "goal": ("note", {"kind": "income", "set_on": DAY, "monthly": 690500, "currency": "CNY"}),
    "goal_item": ("what", {"goal_id": 1, "what": "house", "amount": 1}),
    "referral": ("note", {"card_id": 1, "referrer_id": 2, "at": MOMENT}),
    "referral_ask": ("note", {"card_id": 1, "on_date": DAY, "got": 1}),
    "reward": ("note", {"card_id": 1, "gift": "tea", "promised_on": DAY}),
    "promise": ("why", {"card_id": 1, "what": "quote", "due_on": DAY, "created_at": MOMENT}),
    "complaint": ("cause", {"card_id": 1, "what": "late", "opened_at": MOMENT}),
    "complaint_entry": ("body", {"card_id": 1, "complaint_id": 1, "kind": "opened", "at": MOMENT}),
    "satisfaction": ("note", {"card_id": 1, "on_date": DAY, "score": 4}),
    "competitor": ("note", {"card_id": 1, "name": "Rival", "noted_on": DAY}),
    "stakeholder": ("why", {"card_id": 1, "person_id": 2, "part": "ally", "noted_on": DAY}),
    "occasion": ("note", {"card_id": 1, "what": "wedding", "day": "05-17"}),
    "lending": ("note", {"card_id": 1, "borrower": "Li", "lent_on": DAY}),
    "greeting": ("body", {"card_id": 1, "on_date": DAY, "occasion": "birthday"}),
    "saved_list": ("query", {"name": "hot", "query": "man:MAN"}),
    "merge": ("loser_uid", {"card_id": 1, "loser_id": 2, "loser_uid": "u", "at": MOMENT}),
    "distinct_pair": ("", {"card_id": 1, "other_id": 2, "at": MOMENT}),
}
WITHOUT_UID = ("goal_item", "saved_list", "merge", "distinct_pair")


def insert_sample(engine: Engine, table: str) -> None:
    values = SAMPLES[table][1] | ({} if table in WITHOUT_UID else {"uid": f"uid of {table}"})
    written = ", ".join(f"'{value}'" if isinstance(value, str) else str(value) for value in values.values())
    engine.outside(f"INSERT INTO {table} ({', '.join(values)}) VALUES ({written})")


def test_every_table_has_its_rows_on_record_before_and_after(engine: Engine) -> None:
    for name, act in EVERYTHING[:11]:
        engine.do(act if name != "edit" else edit(name="王玮"))
    for table in JOURNALED:
        if table in SAMPLES:
            insert_sample(engine, table)
    parents_last = tuple(reversed(JOURNALED))
    text = {name: column for name, (column, _) in SAMPLES.items()}
    text |= {"phone": "label", "email": "label", "tag": "name", "fact": "value", "note": "body", "role": "role"}
    text |= {"call": "note", "follow_up": "why", "qualification": "evidence", "deal": "note", "card": "source_note"}
    engine.outside("DELETE FROM search_entry")
    engine.outside("DELETE FROM standing")
    engine.outside("DELETE FROM brief")
    engine.outside("UPDATE follow_up SET call_id = NULL")
    engine.outside("UPDATE deal SET call_id = NULL")
    for table in parents_last:
        change = f"{text[table]} = 'changed'" if text[table] else "at = '2027-01-01T00:00:00Z'"
        engine.outside(f"UPDATE {table} SET {change} WHERE id = (SELECT max(id) FROM {table})")
        engine.outside(f"DELETE FROM {table}")
    with engine.open() as book:
        seen: dict[str, dict[str, list[dict[str, Any]]]] = {name: {} for name in JOURNALED}
        for operation in book.journal.newest(10_000):
            for change in book.journal.changes(operation["id"]):
                seen[change["table_name"]].setdefault(change["action"], []).append(change)
    for table, actions in seen.items():
        assert set(actions) == {"insert", "update", "delete"}, table
        for change in actions["insert"]:
            assert change["before"] is None and change["after"]["id"] == change["row_id"]
        for change in actions["delete"]:
            assert change["after"] is None and change["before"]["id"] == change["row_id"]
        column, value = (text[table], "changed") if text[table] else ("at", None)
        changed = [change for change in actions["update"] if value in (change["after"][column], None)]
        assert changed and changed[0]["before"][column] != changed[0]["after"][column]
        of_card = {change["card_id"] for found in actions.values() for change in found}
        assert of_card <= ({None} if table in ("goal", "goal_item", "saved_list") else {1, 2}), table


def test_a_write_from_outside_is_on_record_and_can_be_taken_back(engine: Engine) -> None:
    engine.do(add(note="hi"))
    before = engine.rows()
    engine.outside("UPDATE card SET name = 'Mallory' WHERE id = 1")
    with engine.open() as book:
        newest = book.journal.newest(1)[0]
        (change,) = book.journal.changes(newest["id"])
    assert (newest["command"], newest["open"], change["action"]) == ("", 0, "update")
    assert (change["before"]["name"], change["after"]["name"]) == ("王伟", "Mallory")
    undo(engine)
    assert engine.rows() == before
    assert in_order(engine)
    redo(engine)
    assert engine.outside("SELECT name FROM card") == [("Mallory",)]


def test_rows_deleted_from_outside_come_back(engine: Engine) -> None:
    engine.do(add(note="hi"))
    before = engine.rows()
    engine.outside("DELETE FROM note")
    undo(engine)
    assert engine.rows() == before
    assert in_order(engine)


def test_a_row_given_another_id_from_outside_goes_back_to_its_own(engine: Engine) -> None:
    engine.do(add(tags=["vip"]))
    before = engine.rows()
    engine.outside("UPDATE tag SET id = 77 WHERE id = 1")
    undo(engine)
    assert engine.rows() == before


def test_a_write_that_changes_nothing_is_not_on_record(engine: Engine) -> None:
    engine.do(add())
    count = engine.outside("SELECT count(*) FROM operation")
    engine.outside("UPDATE card SET name = name")
    assert engine.do(lambda desk: desk.begin()) is None
    with engine.open() as book:
        desk = engine.desk(book)
        desk.begin()
        (card,) = book.cards.many([1])
        book.cards.save(card, name_words=desk.contacts.name_words(card.name))
        assert book.commit() is None
    assert engine.outside("SELECT count(*) FROM operation") == count


def test_what_is_not_committed_is_forgotten(engine: Engine) -> None:
    engine.do(add())
    before, journal = engine.rows(), engine.rows(("operation", "change"))
    with engine.open() as book:
        add(name="李雷")(engine.desk(book))
    with pytest.raises(ZeroDivisionError), engine.open() as book:
        add(name="李雷")(engine.desk(book))
        print(1 // 0)
    dry = None
    with engine.open() as book:
        dry = Desk(book, engine.desk(book).clock, engine.desk(book).settings, "dry", dry_run=True)
        add(name="李雷")(dry)
        dry.commit()
    assert not dry.wrote
    assert engine.rows() == before
    assert engine.rows(("operation", "change")) == journal


def test_a_new_command_after_an_undo_ends_what_can_be_redone(engine: Engine) -> None:
    engine.do(add(name="a"))
    engine.do(add(name="b"))
    undo(engine)
    engine.do(add(name="c"))
    with pytest.raises(NotFoundError, match="nothing to redo"):
        redo(engine)
    undo(engine)
    undo(engine)
    assert engine.outside("SELECT count(*) FROM card") == [(0,)]
    redo(engine)
    redo(engine)
    assert engine.outside("SELECT name FROM card ORDER BY id") == [("a",), ("c",)]
    with pytest.raises(NotFoundError, match="nothing to redo"):
        redo(engine)


def test_what_was_undone_and_redone_can_be_undone_and_redone_again(engine: Engine) -> None:
    engine.do(add(name="a"))
    engine.do(add(name="b"))
    full = engine.rows()
    for _ in range(3):
        undo(engine)
        undo(engine)
        assert engine.outside("SELECT count(*) FROM card") == [(0,)]
        redo(engine)
        redo(engine)
        assert engine.rows() == full


def test_long_chains_of_undo_are_redone_to_the_end(engine: Engine) -> None:
    # More than a listing of the journal shows at once.
    for number in range(26):
        engine.do(add(name=f"n{number}", facts={"x": str(number)}))
    full = engine.rows()
    for _ in range(26):
        undo(engine)
    for _ in range(26):
        redo(engine)
    assert engine.rows() == full
    with pytest.raises(NotFoundError):
        redo(engine)


def test_an_older_command_is_taken_back_by_its_number(engine: Engine) -> None:
    engine.do(add(name="a"))
    operation = engine.do(add(name="b"))
    engine.do(add(name="c"))
    undo(engine, operation)
    assert engine.outside("SELECT name FROM card ORDER BY id") == [("a",), ("c",)]
    with pytest.raises(RefusedError, match="undone already"):
        undo(engine, operation)
    assert in_order(engine)


def test_undo_refuses_when_a_row_was_changed_again_later_and_writes_nothing(engine: Engine) -> None:
    operation = engine.do(add(name="a", tags=["x", "y"], note="hi"))
    engine.do(edit(name="b"))
    before, journal = engine.rows(), engine.rows(("operation", "change", "standing", "search_entry"))
    with pytest.raises(ConflictError, match="changed again later"):
        undo(engine, operation)
    assert engine.rows() == before
    assert engine.rows(("operation", "change", "standing", "search_entry")) == journal


def test_undo_refuses_an_operation_that_is_not_there(engine: Engine) -> None:
    with pytest.raises(NotFoundError, match="holds no operation 99"):
        undo(engine, 99)
    with pytest.raises(NotFoundError, match="holds no operation"):
        undo(engine, 10**30)


def test_undo_of_an_add_that_a_call_refers_to_is_refused(engine: Engine) -> None:
    operation = engine.do(add())
    engine.do(log())
    before = engine.rows()
    with pytest.raises(ConflictError, match="later commands build on what it did"):
        undo(engine, operation)
    assert engine.rows() == before


def test_undo_of_a_removal_is_refused_when_the_same_was_put_in_again(engine: Engine) -> None:
    engine.do(add(tags=["vip"]))
    engine.outside("DELETE FROM tag")
    operation = engine.outside("SELECT max(id) FROM operation")[0][0]
    engine.outside("INSERT INTO tag (card_id, name) VALUES (1, 'vip')")
    before = engine.rows()
    with pytest.raises(ConflictError, match="later commands build on what it did"):
        undo(engine, operation)
    assert engine.rows() == before


def test_an_id_is_never_given_twice(engine: Engine) -> None:
    engine.do(add(name="a"))
    undo(engine)
    engine.do(add(name="b"))
    assert engine.outside("SELECT id, name FROM card") == [(2, "b")]


def test_search_and_standing_follow_undo_and_redo(engine: Engine) -> None:
    engine.do(add())
    engine.do(log(outcome="interested", need="large", note="预算一月", next_step=TOMORROW))

    def seen() -> tuple[object, ...]:
        with engine.open() as book:
            standing = book.standings.of(1)
            assert standing is not None
            found = [row["part"] for row in book.search.find("预算")]
            return found, standing["contacts"], standing["need_size"], standing["next_due_on"]

    assert seen() == (["call"], 1, "large", TOMORROW.day)
    undo(engine)
    assert seen() == ([], 0, "", None)
    redo(engine)
    assert seen() == (["call"], 1, "large", TOMORROW.day)


def test_the_journal_is_kept_to_its_length(engine: Engine) -> None:
    for number in range(6):
        engine.do(add(name=f"n{number}", facts={"x": str(number)}))
    with engine.open() as book:
        assert book.prune(10) == 0
        assert book.prune(2) == 4
        assert [row["command"] for row in book.journal.newest(10)] == ["prospector test"] * 2
    assert engine.outside("SELECT count(*) FROM change WHERE operation_id NOT IN (SELECT id FROM operation)") == [(0,)]
    undo(engine)
    undo(engine)
    with pytest.raises(NotFoundError):
        undo(engine)
    assert engine.outside("SELECT count(*) FROM card") == [(4,)]


def test_a_command_whose_undo_alone_is_still_kept_is_not_redone_by_half(engine: Engine) -> None:
    engine.do(add())
    undo(engine)
    with engine.open() as book:
        book.prune(1)
    with pytest.raises(NotFoundError, match="nothing to redo"):
        redo(engine)


def test_without_the_daily_chores_the_journal_is_still_kept_to_its_length(engine: Engine) -> None:
    with engine.open() as book:
        desk = engine.desk(book)
        desk.settings = {**desk.settings.values, "backup.daily": False, "journal.keep": 30}
        for number in range(205):
            desk.begin()
            card = a_card(uid=uid(number), name=f"n{number}")._replace(created_at=NOW, updated_at=NOW)
            book.cards.add(card, name_words="")
            desk.commit()
        assert 30 <= book.journal.count() <= 130


def test_the_history_of_a_card_is_only_what_concerned_it(engine: Engine) -> None:
    one = engine.do(add(name="a"))
    two = engine.do(add(name="b"))
    three = engine.do(log("1"))
    with engine.open() as book:
        assert [(row["id"], row["changes"]) for row in book.journal.newest(10, card_id=1)] == [(three, 1), (one, 1)]
        assert [row["id"] for row in book.journal.newest(1)] == [three]
        assert [row["id"] for row in book.journal.newest(10, card_id=2)] == [two]


def test_a_number_of_many_digits_does_not_stand_in_the_way_of_undo(engine: Engine) -> None:
    def add_placed(desk: Desk) -> None:
        desk.begin()
        desk.store.cards.add(FULL._replace(lat=39.98765432109876543, lon=1 / 3), name_words="")

    engine.do(add_placed)
    full = engine.rows()
    engine.outside("UPDATE card SET lat = 0.1 + 0.2")
    undo(engine)
    assert engine.rows() == full
    undo(engine)
    redo(engine)
    assert engine.rows() == full


def test_an_operation_of_very_many_rows_is_taken_back_a_few_at_a_time(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "_AT_A_TIME", 3)
    empty = engine.rows()
    engine.do(add(phones=["13800138000", "13900139000"], tags=["a", "b", "c"], facts={"industry": "tea"}, note="hi"))
    full = engine.rows()
    told: list[int] = []

    def watch(rows: int) -> Callable[[int], None]:
        told.append(-rows)
        return told.append

    engine.do(lambda desk: histories.undo(desk, None, watch))
    assert engine.rows() == empty
    engine.do(lambda desk: histories.redo(desk, watch))
    assert engine.rows() == full
    assert sum(told) == 0 and len(told) > 4
    assert in_order(engine)
