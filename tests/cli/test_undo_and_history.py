"""undo, redo, history: whole commands, taken back and done again."""

import sqlite3

from builders import FANG_ONE, WANG_WEI

STATE = ("card", "phone", "email", "tag", "fact", "note", "role", "call", "follow_up", "qualification", "deal")


def _state(book):
    return {table: rows for table, rows in book.dump().items() if table in STATE}


def test_undo_and_redo_walk_through_the_last_commands(book):
    states = [_state(book)]
    for line in ("note 2 one", "log-call 2 --outcome closed --next +3d", "stop 3 --why asked"):
        book.ok(*line.split())
        states.append(_state(book))
    for earlier in reversed(states[:-1]):
        book.ok("undo")
        assert _state(book) == earlier
    for later in states[1:]:
        book.ok("redo")
        assert _state(book) == later
    assert book.run("redo").exit_code == 3


def test_the_whole_day_of_the_builder_can_be_undone(book):
    operations = len(book.json("history", "--limit", "1000"))
    for _ in range(operations):
        book.ok("undo")
    assert not any(_state(book).values())
    assert book.run("undo").exit_code == 3


def test_after_another_command_nothing_can_be_redone(book):
    book.ok("note", 2, "one")
    book.ok("undo")
    book.ok("note", 2, "two")
    assert book.run("redo").exit_code == 3


def test_any_operation_can_be_undone_by_its_number(book):
    book.ok("note", 2, "one")
    number = book.json("history", "--limit", "1")[0]["id"]
    book.ok("note", 3, "two")
    assert book.json("undo", number)["command"] == "prospector note 2 one"
    assert book.json("show", 2)["notes"] == []
    assert book.json("show", 3)["notes"] != []


def test_what_was_changed_again_since_is_not_undone(book):
    book.ok("edit", WANG_WEI, "--set", "likes=tea")
    number = book.json("history", "--limit", "1")[0]["id"]
    book.ok("edit", WANG_WEI, "--set", "likes=coffee")
    before = book.dump()
    result = book.run("undo", number)
    assert result.exit_code == 4
    assert "history" in result.stderr
    assert book.dump() == before


def test_an_undo_cannot_be_undone_nor_done_twice(book):
    book.ok("note", 2, "one")
    number = book.json("history", "--limit", "1")[0]["id"]
    book.ok("undo")
    assert book.run("undo", number).exit_code == 1
    undoing = book.json("history", "--limit", "1")[0]["id"]
    result = book.run("undo", undoing)
    assert result.exit_code == 1
    assert "redo" in result.stderr


def test_undo_names_the_command_it_took_back(book):
    book.ok("log-call", FANG_ONE, "--note", "likes tea")
    result = book.ok("undo")
    assert "prospector log-call 3 --note 'likes tea'" in result.stdout
    assert "prospector redo" in result.stderr


def test_history_is_newest_first_of_one_card_or_of_all(book):
    operations = book.json("history", "--limit", "1000")
    assert [operation["id"] for operation in operations] == list(range(25, 0, -1))
    assert operations[0]["command"] == "prospector log 3 --via wechat --outcome no-answer"
    ours = [operation["command"] for operation in book.json("history", WANG_WEI)]
    assert ours[-1].startswith("prospector add person 王伟")
    assert len(ours) < 25
    assert len(book.json("history", "--limit", "3")) == 3


def test_one_operation_is_shown_row_by_row(book):
    book.ok("edit", WANG_WEI, "--name", "王大伟")
    number = book.json("history", "--limit", "1")[0]["id"]
    view = book.json("history", "--operation", number)
    (change,) = view["changes"]
    assert (change["table"], change["row"], change["action"]) == ("card", WANG_WEI, "update")
    assert (change["before"]["name"], change["after"]["name"]) == ("王伟", "王大伟")
    assert "name: 王伟 → 王大伟" in book.ok("history", "--operation", number).stdout


def test_what_another_program_wrote_is_on_record_and_can_be_undone(book):
    with sqlite3.connect(book.db) as connection:
        connection.execute("UPDATE card SET city = 'X' WHERE id = 2")
    connection.close()
    assert book.json("history", "--limit", "1")[0]["command"] == "(outside prospector)"
    book.ok("undo")
    assert book.json("show", 2)["city"] != "X"


def test_undo_restores_what_find_and_today_see(book):
    today = book.json("today")
    book.ok("edit", WANG_WEI, "--name", "欧阳修")
    assert book.json("find", "欧阳")
    book.ok("log-call", WANG_WEI)
    book.ok("undo")
    book.ok("undo")
    assert book.json("find", "欧阳") == []
    assert [line["id"] for line in book.json("find", "王伟")] == [WANG_WEI]
    assert book.json("today") == today
    assert book.json("database", "check")["ok"]


def test_ids_are_never_given_twice(book):
    first = book.json("add", "person", "周八")["id"]
    book.ok("undo")
    assert book.json("add", "person", "吴九")["id"] == first + 1
