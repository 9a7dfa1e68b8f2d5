"""The user's own programs: what they are asked, what they may change, and that a veto leaves nothing behind."""

import json
import shutil
from pathlib import Path

import pytest

from builders import ANNA, WANG_WEI
from program import BIN, Program

ON = {"PROSPECTOR_HOOKS": "true"}
EXAMPLES = Path(__file__).parents[2] / "examples" / "hooks"


@pytest.fixture
def hook(book: Program):
    """Writes a hook in Python; ``asked`` is what it is given."""

    def write(event: str, body: str, *, executable: bool = True) -> Path:
        path = book.home / "hooks" / event
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/usr/bin/env python3\nimport json, sys, time\nasked = json.load(sys.stdin)\n{body}\n")
        path.chmod(0o755 if executable else 0o644)
        return path

    return write


def refused(book: Program, *words: object) -> str:
    """Run, insist on a refusal that writes nothing, and return what was said."""
    before = book.dump()
    result = book.run(*words, env=ON)
    assert result.exit_code == 1, result
    assert result.stdout == ""
    assert book.dump() == before
    return result.stderr


@pytest.mark.parametrize(
    ("event", "command"),
    [
        ("on-add", "add person 周八"),
        ("on-change", f"edit {WANG_WEI} --tag vip"),
        ("on-change", f"stop {WANG_WEI}"),
        ("on-change", f"remove {WANG_WEI} --yes"),
        ("on-change", f"note {WANG_WEI} hello"),
        ("on-change", f"tag {WANG_WEI} +vip"),
        ("on-change", f"qualify {WANG_WEI} mAn"),
        ("on-change", f"place {WANG_WEI} 39.9,116.4 --far"),
        ("on-change", f"merge {WANG_WEI} {ANNA} --yes"),
        ("on-log", "call correct 1 --outcome interested"),
        ("on-log", f"log-call {WANG_WEI} --outcome closed --next +3d"),
        ("on-log", f"log {WANG_WEI} --via wechat"),
        ("on-today", "today"),
    ],
)
def test_a_veto_shows_the_words_of_the_hook_and_leaves_nothing(book, hook, event, command):
    hook(event, "sys.exit('not on a Tuesday')")
    said = refused(book, *command.split())
    assert f"The hook {event} refused: not on a Tuesday" in said


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("time.sleep(60)", "did not end within 1 s"),
        ("print('{broken')", "no JSON: {broken"),
        ("print('[' * 100000)", "no JSON"),
        ("sys.exit(7)", "it gave no reason (exit code 7)"),
        ("raise RuntimeError('boom')", "boom"),
        ("print(json.dumps([1]))", "something else than was asked for"),
        ("print(json.dumps({'tags': 3}))", "something else than was asked for: tags"),
        ("print(json.dumps({'fields': {'a': 1}}))", "something else than was asked for: fields"),
        ("print(json.dumps({'circle': 'moon'}))", ""),
    ],
)
def test_a_hook_that_fails_or_hangs_or_says_nonsense_leaves_no_half_done_change(book, hook, body, said):
    book.ok("config", "set", "hooks.seconds", "1")
    hook("on-add", body)
    before = book.dump()
    result = book.run("add", "person", "周八", env=ON)
    assert result.exit_code in (1, 2)
    assert said in result.stderr
    assert "Traceback (most recent call last):\n" not in result.stderr
    assert book.dump() == before


def test_a_hook_without_interpreter_is_a_sentence(book, hook):
    hook("on-add", "").write_text("#!/no/such/interpreter\n")
    assert "cannot be started" in refused(book, "add", "person", "周八")


def test_an_added_card_is_what_the_hook_printed_in_one_operation(book, hook):
    hook(
        "on-add",
        "card = asked['card']; card['tags'] = ['new']; card['fields']['likes'] = 'tea'; print(json.dumps(card))",
    )
    view = book.json("add", "person", "周八", "--tag", "old", env=ON)
    assert (view["tags"], view["fields"]) == (["new"], {"likes": "tea"})
    assert book.json("show", str(view["id"])) == view
    book.ok("undo")
    assert book.run("show", str(view["id"])).exit_code == 3


def test_a_change_is_asked_about_with_what_was_before(book, hook):
    hook("on-change", "open('asked.json', 'w').write(json.dumps(asked))")
    book.ok("edit", str(ANNA), "--set", "likes=tea", env=ON)
    asked = json.loads((book.home / "hooks" / "asked.json").read_text())
    assert (asked["before"]["fields"].get("likes"), asked["card"]["fields"]["likes"]) == (None, "tea")
    assert asked["event"] == "on-change"


def test_an_edit_that_changes_nothing_asks_nobody(book, hook):
    hook("on-change", "sys.exit('asked')")
    book.ok("edit", str(ANNA), "--tag", "vip", env=ON)


def test_a_logged_contact_is_what_the_hook_printed(book, hook):
    hook("on-log", "asked['contact'].update(note='he said yes', outcome='interested'); print(json.dumps(asked))")
    logged = book.json("log-call", str(ANNA), "--next", "+3d", env=ON)
    assert (logged["note"], logged["outcome"]) == ("he said yes", "interested")
    assert book.json("show", str(ANNA))["calls"][0]["note"] == "he said yes"


def test_a_hook_may_reorder_and_shorten_the_list_of_the_day(book, hook):
    usual = [line["card_id"] for line in book.json("today")]
    hook("on-today", "print(json.dumps(asked['lines'][::-1][:-1]))")
    assert [line["card_id"] for line in book.json("today", env=ON)] == usual[::-1][:-1]


def test_a_remark_of_a_hook_that_agrees_is_shown(book, hook):
    hook("on-add", "print('greeted the team', file=sys.stderr)")
    assert "on-add: greeted the team" in book.ok("add", "person", "周八", env=ON).stderr


def test_a_hook_that_is_not_executable_is_told_of_and_left_alone(book, hook):
    hook("on-add", "sys.exit('asked')", executable=False)
    assert "not executable" in book.ok("add", "person", "周八", env=ON).stderr


def test_no_hook_runs_in_a_dry_run_nor_when_turned_off(book, hook):
    hook("on-add", "sys.exit('asked')")
    book.ok("add", "person", "周八", "--dry-run", env=ON)
    book.ok("add", "person", "周八")
    book.ok("config", "set", "hooks.on", "false")
    book.ok("add", "person", "周九", env={"PROSPECTOR_HOOKS": ""})


def test_an_import_asks_hooks_only_when_told_and_a_veto_refuses_the_file(book, hook, tmp_path):
    cards = tmp_path / "cards.csv"
    cards.write_text("Name,Phone\nAda,13811138111\nBea,13822238222\n")
    hook("on-add", "sys.exit('no ' + asked['card']['name']) if asked['card']['name'] == 'Bea' else None")
    assert "no Bea" in refused(book, "import", cards, "--hooks")
    assert book.json("import", cards, env=ON)["added"] == 2


def test_what_a_hook_starts_asks_no_hooks_and_can_read_the_book(book, hook):
    command = f"{BIN}/prospector show 1 --json"
    hook(
        "on-add",
        f"import subprocess; print(subprocess.run({command.split()!r}, capture_output=True, text=True).returncode, file=sys.stderr)",
    )
    done = book.run_process("add", "person", "周八", env=ON)
    assert done.exit_code == 0, done
    assert "on-add: 0" in done.stderr


def test_the_examples_do_what_they_say(book, monkeypatch):
    shutil.copytree(EXAMPLES, book.home / "hooks")
    monkeypatch.setenv("PROSPECTOR_DIARY", str(book.home / "diary.txt"))
    assert "say where 周八 comes from" in refused(book, "add", "person", "周八")
    assert (
        "at-a-company" in book.json("add", "person", "周八", "--circle", "work", "--employer", "华星", env=ON)["tags"]
    )
    assert "interested in what?" in refused(book, "log-call", WANG_WEI, "--outcome", "interested", "--next", "+3d")
    assert "all is well" in book.json("log-call", WANG_WEI, "--note", "ok", env=ON)["note"]
    book.ok("edit", str(ANNA), "--tag", "tea", env=ON)
    assert (book.home / "diary.txt").read_text() == f"on-change {ANNA} tags\n"
    assert book.json("today", env=ON)


def test_a_note_through_a_pipe_is_asked_about_card_by_card(book, hook):
    hook("on-change", "sys.exit('not ' + asked['card']['name']) if asked['card']['id'] == 3 else None")
    before = book.dump()
    result = book.run("note", "-", "new price list", env=ON, stdin="2\n3\n")
    assert result.exit_code == 1
    assert "refused: not " in result.stderr
    assert book.dump() == before


def test_a_card_brought_back_from_the_bin_is_asked_about(book, hook):
    book.ok("remove", WANG_WEI, "--yes")
    hook("on-change", "sys.exit('leave it there')")
    assert "leave it there" in refused(book, "restore", WANG_WEI)


def test_a_hook_may_edit_what_a_merge_makes(book, hook):
    hook("on-change", "asked['card']['tags'].append('merged'); print(json.dumps(asked))")
    book.ok("merge", WANG_WEI, ANNA, "--yes", env=ON)
    assert "merged" in book.json("show", WANG_WEI, "--json")["tags"]


def test_a_hook_is_told_how_a_corrected_contact_was(book, hook):
    book.ok("log-call", WANG_WEI, "--outcome", "busy", "--next", "+3d")
    number = book.json("call", "list", "--json")[-1]["id"]
    hook("on-log", "sys.exit(asked['before']['outcome'] + ' ' + asked['contact']['outcome'])")
    assert "busy interested" in refused(book, "call", "correct", number, "--outcome", "interested")
