"""export --all and its import: a person's data is theirs, and comes back as it was."""

import io
import json
import sqlite3
import zipfile
from datetime import UTC, datetime

import pytest

from dealings import fill_dealings
from program import Program
from prospector import bootstrap, config, upkeep
from receivable_rows import fill_receivables
from referral_book import fill_referrals

NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
IDS = [1, 2, 3, 4, 5, 6]


def filled(program):
    """Fill the program's book with the invented cards of the demonstration and a row of every table."""
    environ = program.environ()
    settings = config.load(environ, {}, config=str(program.config))
    upkeep.make_demo_book(environ, settings, program.db)
    desk = bootstrap.open_desk(settings, environ, "")
    with desk.store as store:
        desk.begin()
        fill_dealings(store, IDS)
        fill_referrals(store, IDS)
        fill_receivables(store, IDS)
        desk.commit()
    cards = program.json("list")
    person, company = (next(card["id"] for card in cards if card["kind"] == kind) for kind in ("person", "company"))
    program.ok("stakeholder", "add", company, person, "--as", "decider")
    program.ok("competitor", "add", company, "Rival Ltd.")
    program.ok("occasion", "add", person, "wedding", "05-17")
    program.ok("lend", person, "--to", "Kim")
    program.ok("goal", "life", "--years", "30", "--item", "car=200000")
    program.ok("goal", "income", "20000")
    for name in ("Twin One", "Twin Two", "Bin Ned"):
        program.ok("add", "person", name)
    program.ok("merge", "Twin One", "Twin Two", "--yes")
    program.ok("remove", "Bin Ned", "--yes")
    with sqlite3.connect(program.db) as book:
        book.execute("INSERT INTO saved_list (name, query) VALUES ('hot', 'tag:vip')")
    return program


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    return filled(Program(tmp_path_factory.mktemp("full")))


@pytest.fixture
def other(tmp_path):
    return Program(tmp_path / "other")


def tables(program):
    """Every row of every table of the book, without the journal and what is derived."""
    left_out = ("operation", "change", "standing", "tier", "sqlite_sequence", "alembic_version")
    with sqlite3.connect(program.db) as book:
        names = [row[0] for row in book.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: book.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall()
            for name in names
            if name not in left_out and not name.startswith("search")
        }


def test_a_book_comes_back_into_an_empty_one_as_it_was(full, other):
    archive, again = full.home / "book.zip", other.home / "again.zip"
    full.ok("export", "--all", archive, "--force")
    view = other.json("import", archive)
    assert view["rejected_rows"] == []
    assert view["read"] == view["added"] > 1_000 and view["rejected"] == view["unchanged"] == 0
    other.ok("export", "--all", again)
    assert again.read_bytes() == archive.read_bytes()
    assert tables(other) == tables(full)
    assert other.json("show", "3") == full.json("show", "3")
    # Ids go on after the last one.
    assert other.json("add", "person", "New One")["id"] == max(row[0] for row in tables(full)["card"]) + 1


def test_every_table_of_the_book_has_rows_in_the_file(full):
    full.ok("export", "--all", full.home / "rows.zip", "--force")
    with zipfile.ZipFile(full.home / "rows.zip") as archive:
        about = json.loads(archive.read("book.json"))
        empty = {name for name, count in about["rows"].items() if not count}
        assert empty <= {"merge", "distinct_pair", "greeting", "card_place"}
        assert "整本客户簿" in archive.read("README.md").decode()


def test_taking_a_book_over_twice_changes_nothing_and_undo_takes_it_back(full, other):
    archive = full.home / "twice.zip"
    full.ok("export", "--all", archive, "--force")
    other.ok("import", archive)
    before = tables(other)
    view = other.json("import", archive)
    assert (view["added"], view["rejected"], view["unchanged"]) == (0, 0, view["read"])
    assert tables(other) == before
    other.ok("undo")
    assert other.json("list") == []


def test_into_another_book_comes_what_it_does_not_have(full, other):
    archive = full.home / "another.zip"
    full.ok("export", "--all", archive, "--force")
    own = other.json("add", "person", "My Own", "--phone", "13800138000")
    other.ok("deal", "add", "My Own", "500")
    view = other.json("import", archive)
    assert view["rejected"] == 0 and view["added"] == view["read"] and not view["same_ids"]
    assert other.json("show", own["id"])["name"] == "My Own"
    there, here = ({card["uid"]: card["name"] for card in each.json("list")} for each in (full, other))
    assert there.items() <= here.items()
    # What refers to cards refers to the same ones, by whatever ids.
    assert set(full.ok("export", "--as", "referrals").lines) == set(other.ok("export", "--as", "referrals").lines)
    assert set(full.ok("export", "--as", "payments").lines) == set(other.ok("export", "--as", "payments").lines)


def changed(archive, name, change):
    """Return the archive with one of its files changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("book.json", lambda content: content.replace(b'"schema": ', b'"schema": 9'), "newer prospector"),
        ("book.json", lambda content: b"{}", "no book of prospector"),
        ("book.json", lambda content: content.replace(b'"card":', b'"card_of_another":'), "not known"),
        ("tables/card.jsonl", lambda content: content[: len(content) // 2], "damaged or cut off"),
        ("tables/card.jsonl", lambda content: content + b'{"id": 9999}\n', "damaged or cut off"),
        ("tables/tag.jsonl", lambda content: content.replace(b'"id": 2,', b'"id": 1,', 1), "does not allow it"),
    ],
)
def test_a_damaged_or_changed_file_is_refused_and_nothing_is_taken(full, other, name, change, said):
    archive = full.home / "whole.zip"
    full.ok("export", "--all", archive, "--force")
    file = other.home / "changed.zip"
    file.write_bytes(changed(archive, name, change))
    result = other.run("import", file)
    assert result.exit_code in (1, 2, 4) and said in result.stderr and "Traceback" not in result.stderr
    assert other.json("list") == []


def test_a_row_that_cannot_be_read_is_refused_by_its_line(full, other):
    archive = full.home / "lines.zip"
    full.ok("export", "--all", archive, "--force")
    file = other.home / "changed.zip"
    file.write_bytes(
        changed(archive, "tables/note.jsonl", lambda content: content.replace(b'"at": "2', b'"at": "x2', 1))
    )
    view = other.json("import", file)
    assert view["rejected"] == 1 and view["read"] == view["added"] + 1
    assert view["rejected_rows"][0]["table"] == "note" and view["rejected_rows"][0]["line"] == 1


def test_a_truncated_archive_and_one_of_something_else_are_refused(full, other):
    archive = full.home / "short.zip"
    full.ok("export", "--all", archive, "--force")
    (other.home / "short.zip").write_bytes(archive.read_bytes()[:-200])
    with zipfile.ZipFile(other.home / "else.zip", "w") as file:
        file.writestr("holiday.jpg", b"no picture")
    for name in ("short.zip", "else.zip"):
        result = other.run("import", other.home / name)
        assert result.exit_code != 0 and "Traceback" not in result.stderr
    assert other.json("list") == []


def test_a_dry_run_takes_nothing(full, other):
    archive = full.home / "dry.zip"
    full.ok("export", "--all", archive, "--force")
    assert other.json("import", archive, "--dry-run")["added"] > 0
    assert other.json("list") == []


@pytest.mark.parametrize(
    "options",
    [("--all",), ("--all", "book.txt"), ("--all", "x.zip", "--tag", "vip"), ("--all", "x.zip", "--format", "csv")],
)
def test_what_says_nothing_beside_all_is_refused(program, options):
    assert program.run("export", *options).exit_code == 2


def test_a_file_that_is_there_is_not_overwritten(program):
    file = program.home / "book.zip"
    file.write_bytes(b"mine")
    assert program.run("export", "--all", file).exit_code == 1
    assert file.read_bytes() == b"mine"


def test_cards_as_json_lines_bring_every_noun_of_a_card_with_them(full, other):
    written, again = full.home / "cards.jsonl", other.home / "cards.jsonl"
    full.ok("export", written, "--force")
    view = other.json("import", written)
    assert view["rejected"] == 0 and view["added"] == view["read"]
    assert other.json("import", written)["unchanged"] == view["read"]
    other.ok("export", again)
    kinds = {record["table"] for line in written.open(encoding="utf-8") for record in json.loads(line)["records"]}
    assert kinds == {
        "invoice", "invoice_entry", "collection_step", "judgement", "credit_score", "referral", "referral_ask", "reward",
        "promise", "complaint", "complaint_entry", "satisfaction", "competitor", "stakeholder", "occasion", "lending",
        "greeting",
    }  # fmt: skip
    for one, two in zip(written.open(encoding="utf-8"), again.open(encoding="utf-8"), strict=True):
        assert without_ids(json.loads(two)) == without_ids(json.loads(one))


def without_ids(value):
    """The object without the numbers that each book gives anew."""
    if isinstance(value, dict):
        return {key: without_ids(item) for key, item in value.items() if key != "id" and not key.endswith("_id")}
    return [without_ids(item) for item in value] if isinstance(value, list) else value
