"""Several processes at once: none waits in vain, none loses a row."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from reliability_claims import Start, assert_whole

from builders import a_call, a_card
from engines import NOW, postgres_server
from program import Program
from prospector.storage.postgres import open_postgres


def run_all(processes: list) -> list[tuple[int, str]]:
    return [(process.wait(timeout=90), process.communicate()[1]) for process in processes]


def test_calls_logged_by_eight_processes_are_all_there(book: Program, start: Start) -> None:
    before = len(book.json("call", "list"))
    done = run_all([start(book, "log-call", "2", "--note", f"call {number}", "--next", "+3d") for number in range(8)])
    assert [code for code, _ in done] == [0] * 8, done
    calls = book.json("call", "list")
    assert len(calls) == before + 8 and len({call["id"] for call in calls}) == before + 8
    assert {f"call {number}" for number in range(8)} <= {call["note"] for call in calls}
    assert_whole(book.db)
    for _ in range(8):
        book.ok("undo")
    assert len(book.json("call", "list")) == before
    assert_whole(book.db)


def test_processes_that_find_no_book_make_one_and_lose_nothing(program: Program, start: Start) -> None:
    names = [f"Person {number}" for number in range(6)]
    done = run_all([start(program, "add", "person", name) for name in names])
    assert [code for code, _ in done] == [0] * 6, done
    assert sorted(card["name"] for card in program.json("list")) == names
    assert_whole(program.db)
    assert [file.name for file in program.home.iterdir() if file.suffix == ".new"] == []


def test_an_undo_asked_for_twice_at_once_takes_back_one_command_each_or_refuses(book: Program, start: Start) -> None:
    for number in range(3):
        book.ok("note", "2", f"note {number}")
    done = run_all([start(book, "undo") for _ in range(3)])
    # Each takes back what it saw as the newest; whoever came second to the same one is refused.
    codes = Counter(code for code, _ in done)
    assert codes[0] >= 1 and set(codes) <= {0, 1, 4}, done
    left = [note["body"] for note in book.json("show", "2")["notes"] if note["body"].startswith("note ")]
    assert sorted(left) == [f"note {number}" for number in range(3 - codes[0])]
    assert_whole(book.db)


@pytest.mark.postgres
def test_on_a_server_what_several_devices_write_at_once_is_all_there() -> None:
    server = postgres_server()
    database = server.new_database(server.template)

    def log(device: int) -> None:
        for number in range(4):
            with open_postgres(server.url(database)) as book:
                book.begin(f"device {device}", NOW)
                book.calls.add(a_call(1, uid=f"{device}-{number}"))
                assert book.commit() is not None

    with open_postgres(server.url(database)) as book:
        book.begin("first", NOW)
        book.cards.add(a_card(created_at=NOW, updated_at=NOW), name_words="")
        book.commit()
        with ThreadPoolExecutor(4) as devices:
            list(devices.map(log, range(4)))
        assert len(book.calls.of_card(1)) == 16
        assert book.standings.wrong() == [] and book.search_gap() == 0
        assert [row["changes"] for row in book.journal.newest(16)] == [1] * 16
    server.run(f"DROP DATABASE {database} WITH (FORCE)")
