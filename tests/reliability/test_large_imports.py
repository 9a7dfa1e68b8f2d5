"""Large imports: the journal of their rows is written all at once, and says what it would have said row by row."""

import json
import sqlite3

from builders import WANG_WEI

# Beyond the number of rows from which the journal is written at once.
ROWS = 700


def _file(folder):
    lines = [f"Person {number},1380013{number:04},Street {number}" for number in range(ROWS)]
    # A card of the file completed further down, and one that the book had before.
    lines += ["Person 690,13800130690; 010-65510690,Street 690", "王伟,13800138000; 13900139077,"]
    path = folder / "many.csv"
    path.write_text("\n".join(["name,phone,address", *lines]) + "\n", encoding="utf-8")
    return path


def _triggers(book):
    with sqlite3.connect(book.db) as connection:
        return connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").fetchall()


def _rows(book):
    return {table: rows for table, rows in book.dump().items() if table not in ("operation", "change")}


def test_every_row_of_a_large_import_is_on_record_as_it_is(book, tmp_path):
    triggers = _triggers(book)
    book.ok("import", _file(tmp_path))
    assert _triggers(book) == triggers
    with sqlite3.connect(book.db) as connection:
        connection.row_factory = sqlite3.Row
        (operation,) = connection.execute("SELECT max(id) FROM operation").fetchone()
        recorded = connection.execute("SELECT * FROM change WHERE operation_id = ?", (operation,)).fetchall()
        for table in ("card", "phone"):
            images = {
                change["row_id"]: json.loads(change["after"]) for change in recorded if change["table_name"] == table
            }
            assert len(images) >= ROWS
            for row_id, image in images.items():
                row = connection.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,)).fetchone()
                assert dict(row) == image
        # Each new row once, whatever happened to it on the way.
        assert len({(change["table_name"], change["row_id"]) for change in recorded}) == len(recorded)


def test_a_large_import_is_undone_and_redone_as_one(book, tmp_path):
    before = _rows(book)
    book.ok("import", _file(tmp_path))
    after = _rows(book)
    assert len(book.json("show", WANG_WEI)["phones"]) > 1
    book.ok("undo")
    assert _rows(book) == before
    book.ok("redo")
    assert _rows(book) == after
    assert book.run("database", "check").exit_code == 0


def test_a_large_import_that_is_refused_or_only_tried_leaves_the_book_and_its_triggers(book, tmp_path):
    before, triggers = book.dump(), _triggers(book)
    path = _file(tmp_path)
    book.ok("import", path, "--dry-run")
    assert (book.dump(), _triggers(book)) == (before, triggers)
    path.write_bytes(path.read_bytes() + b'x,"' + b"9" * 9_000_000)
    assert book.run("import", path).exit_code == 2
    assert (book.dump(), _triggers(book)) == (before, triggers)
