"""What holds for every command of the registry, one sample of each typed at the small book of ``builders.fill``."""

import json
from pathlib import Path

import pytest

from builders import FANG_ONE, FANG_TWO, HUAXING, STOPPED, WANG_WEI
from program import Program
from prospector.cli.group import load
from prospector.cli.registry import COMMANDS, PLAIN, READS, WRITES
from web_service import Service

_INVOICE = f"invoice add {HUAXING} 1200 --on 2026-01-05 --due +30d"
# What comes before, and the command itself. {folder} is a folder of the test's own, {service} a geocoder of its own.
SAMPLES: dict[str, tuple[list[str], str]] = {
    "today": ([], "today"),
    "agenda": ([], "agenda --days 14"),
    "log-call": ([], f"log-call {FANG_ONE} --outcome interested --need large --next +3d --do quote"),
    "log-visit": ([], f"log-visit {HUAXING} --outcome closed"),
    "log": ([], f"log {FANG_ONE} --via wechat --note hello"),
    "wrap-up": ([], "wrap-up"),
    "qualify": ([], f"qualify {FANG_ONE} M?N --evidence said"),
    "follow-up": ([], f"follow-up {FANG_ONE} fri send catalogue"),
    "done": ([], "done 1 2"),
    "snooze": ([], "snooze 1 2 +2d"),
    "drop": ([], "drop 1 --why moved"),
    "follow-ups": ([], "follow-ups"),
    "add": ([], "add person 周八 --phone 13300133000 --note met --man MaN"),
    "show": ([], f"show {WANG_WEI}"),
    "edit": ([], f"edit {WANG_WEI} --tag vip --set likes=tea"),
    "note": ([], f"note {WANG_WEI} likes tea"),
    "tie": ([], f"tie {FANG_ONE} {HUAXING} --role sales"),
    "untie": ([], f"untie {WANG_WEI} {HUAXING}"),
    "stop": ([], f"stop {FANG_ONE} --why asked"),
    "resume": ([], f"resume {STOPPED}"),
    "remove": ([], f"remove {FANG_ONE} --yes"),
    "restore": ([], "restore 赵六"),
    "fields": ([], "fields"),
    "list": ([], "list save hot man:MAN"),
    "tag": ([], f"tag {WANG_WEI} {FANG_ONE} +hot"),
    "untag": ([], f"untag {HUAXING} vip"),
    "find": ([], "find 王"),
    "plan-visits": ([], "plan-visits --area 北京 --on +1d --book --seconds 0"),
    "areas": ([], "areas"),
    "place": ([], f"place {WANG_WEI} 39.98,116.49"),
    "geocode": (
        [
            "config set geocoding.service nominatim", "config set geocoding.url {service}",
            f"edit {WANG_WEI} --address 北京市朝阳区建国路18号",
        ],
        f"geocode {WANG_WEI}",
    ),
    "visits": ([], "visits"),
    "import": ([], "import {folder}/cards.csv"),
    "export": ([], "export --format json"),
    "undo": ([], "undo"),
    "redo": (["undo"], "redo"),
    "history": ([], "history"),
    "occasions": ([], "occasions --days 365"),
    "greet due": (["edit 6 --set founded=2006-03-12"], "greet due --sent"),
    "greet templates": ([], "greet templates"),
    "greet show": ([], "greet show birthday"),
    "greet list": (["edit 6 --set founded=2006-03-12", "greet --sent"], "greet list"),
    "greet correct": (["edit 6 --set founded=2006-03-12", "greet --sent"], "greet correct 1 --on yesterday"),
    "greet remove": (["edit 6 --set founded=2006-03-12", "greet --sent"], "greet remove 1 --yes"),
    "holidays list": ([], "holidays list 2026"),
    "holidays add": ([], "holidays add 2026-12-24 Christmas Eve"),
    "holidays remove": (["holidays add 2026-12-24 Christmas Eve"], "holidays remove 2026-12-24"),
    "report calls": ([], "report calls"),
    "call list": ([], "call list --since 2026-03-01"),
    "call show": ([], "call show 1"),
    "call correct": ([], "call correct 1 --outcome appointment"),
    "call remove": ([], "call remove 1 --yes"),
    "promise add": ([], f"promise add {FANG_ONE} send the samples --by fri"),
    "promise kept": ([f"promise add {FANG_ONE} samples --by fri"], "promise kept 1"),
    "promise broken": ([f"promise add {FANG_ONE} samples --by fri"], "promise broken 1 --why forgot"),
    "promise list": ([f"promise add {FANG_ONE} samples --by fri"], "promise list"),
    "promise show": ([f"promise add {FANG_ONE} samples --by fri"], "promise show 1"),
    "promise correct": ([f"promise add {FANG_ONE} samples --by fri"], "promise correct 1 --by-them"),
    "promise remove": ([f"promise add {FANG_ONE} samples --by fri"], "promise remove 1 --yes"),
    "complaint open": ([], f"complaint open {FANG_ONE} pump leaks --severity high"),
    "complaint note": ([f"complaint open {FANG_ONE} pump leaks"], "complaint note 1 sent a technician"),
    "complaint cause": ([f"complaint open {FANG_ONE} pump leaks"], "complaint cause 1 seals"),
    "complaint escalate": ([f"complaint open {FANG_ONE} pump leaks"], "complaint escalate 1 quality: seals"),
    "complaint resolve": ([f"complaint open {FANG_ONE} pump leaks"], "complaint resolve 1 new seals"),
    "complaint satisfied": (
        [f"complaint open {FANG_ONE} pump leaks", "complaint resolve 1 new seals"], "complaint satisfied 1 --score 5",
    ),
    "complaint reopen": (
        [f"complaint open {FANG_ONE} pump leaks", "complaint resolve 1 new seals"], "complaint reopen 1 leaks again",
    ),
    "complaint list": ([f"complaint open {FANG_ONE} pump leaks"], "complaint list"),
    "complaint show": ([f"complaint open {FANG_ONE} pump leaks"], "complaint show 1"),
    "complaint correct": ([f"complaint open {FANG_ONE} pump leaks"], "complaint correct 1 --severity low"),
    "complaint remove": ([f"complaint open {FANG_ONE} pump leaks"], "complaint remove 1 --yes"),
    "complaint report": ([f"complaint open {FANG_ONE} pump leaks"], "complaint report"),
    "satisfaction add": ([], f"satisfaction add {FANG_ONE} 4 --note fine"),
    "satisfaction list": ([f"satisfaction add {FANG_ONE} 4"], "satisfaction list"),
    "satisfaction correct": ([f"satisfaction add {FANG_ONE} 4"], "satisfaction correct 1 --score 3"),
    "satisfaction remove": ([f"satisfaction add {FANG_ONE} 4"], "satisfaction remove 1 --yes"),
    "referral add": ([], f"referral add {WANG_WEI} {FANG_ONE} --note neighbour"),
    "referral list": ([f"referral add {WANG_WEI} {FANG_ONE}"], "referral list"),
    "referral show": ([f"referral add {WANG_WEI} {FANG_ONE}"], "referral show 1"),
    "referral due": ([], "referral due"),
    "referral ask": ([], f"referral ask {WANG_WEI} --got 2"),
    "referral asks": ([f"referral ask {WANG_WEI} --got 2"], "referral asks"),
    "referral correct-ask": ([f"referral ask {WANG_WEI}"], "referral correct-ask 1 --got 1"),
    "referral remove-ask": ([f"referral ask {WANG_WEI}"], "referral remove-ask 1 --yes"),
    "referral report-back": ([f"referral add {WANG_WEI} {FANG_ONE}"], "referral report-back 1"),
    "referral thank": ([f"referral add {WANG_WEI} {FANG_ONE}"], "referral thank 1"),
    "referral reward": ([f"referral add {WANG_WEI} {FANG_ONE}"], "referral reward 1 --amount 25 --currency USD"),
    "referral tree": ([f"referral add {WANG_WEI} {FANG_ONE}"], "referral tree"),
    "referral coaches": ([f"referral add {WANG_WEI} {FANG_ONE}"], "referral coaches --least 1"),
    "referral correct": ([f"referral add {WANG_WEI} {FANG_ONE}"], "referral correct 1 --note boss"),
    "referral remove": ([f"referral add {WANG_WEI} {FANG_ONE}"], "referral remove 1 --yes"),
    "reward add": ([], f"reward add {WANG_WEI} --gift tea"),
    "reward list": ([f"reward add {WANG_WEI} --gift tea"], "reward list"),
    "reward show": ([f"reward add {WANG_WEI} --gift tea"], "reward show 1"),
    "reward pay": ([f"reward add {WANG_WEI} --gift tea"], "reward pay 1"),
    "reward correct": ([f"reward add {WANG_WEI} --gift tea"], "reward correct 1 --gift wine"),
    "reward remove": ([f"reward add {WANG_WEI} --gift tea"], "reward remove 1 --yes"),
    "invoice add": ([], f"invoice add {HUAXING} 1200 --due +30d --number R-1"),
    "invoice pay": ([_INVOICE], "invoice pay 1 500 --ref B1"),
    "invoice receive": ([_INVOICE], f"invoice receive {HUAXING} 500"),
    "invoice credit": ([_INVOICE], "invoice credit 1 50 --why scratched"),
    "invoice write-off": ([_INVOICE], "invoice write-off 1 --why insolvent"),
    "invoice unpay": ([_INVOICE, "invoice pay 1"], "invoice unpay 1 --yes"),
    "invoice promise": ([_INVOICE], "invoice promise 1 --by fri"),
    "invoice dispute": ([_INVOICE], "invoice dispute 1 pieces missing"),
    "invoice remind": ([_INVOICE], "invoice remind 1"),
    "invoice list": ([_INVOICE], "invoice list"),
    "invoice show": ([_INVOICE], "invoice show 1"),
    "invoice correct": ([_INVOICE], "invoice correct 1 --due 2026-02-28"),
    "invoice remove": ([_INVOICE], "invoice remove 1 --yes"),
    "receivables": ([_INVOICE], "receivables"),
    "judge": ([_INVOICE], f"judge {HUAXING} good-faith"),
    "collect step": ([_INVOICE], f"collect step {HUAXING} talk --result willing"),
    "collect lift": ([_INVOICE, f"judge {HUAXING} good-faith", f"collect step {HUAXING} 4"], f"collect lift {HUAXING}"),
    "collect list": ([_INVOICE, f"collect step {HUAXING} talk"], "collect list"),
    "collect show": ([_INVOICE, f"collect step {HUAXING} talk"], "collect show 1"),
    "collect correct": ([_INVOICE, f"collect step {HUAXING} talk"], "collect correct 1 --result willing"),
    "collect remove": ([_INVOICE, f"collect step {HUAXING} talk"], "collect remove 1 --yes"),
    "credit score": ([], f"credit score {HUAXING} character 4 --note sound"),
    "credit show": ([f"credit score {HUAXING} character 4"], f"credit show {HUAXING}"),
    "credit list": ([f"credit score {HUAXING} character 4"], "credit list"),
    "credit correct": ([f"credit score {HUAXING} character 4"], "credit correct 1 --score 3"),
    "credit remove": ([f"credit score {HUAXING} character 4"], "credit remove 1 --yes"),
    "stakeholder add": ([], f"stakeholder add {HUAXING} {FANG_ONE} --as ally --why bonus --known-by {WANG_WEI}"),
    "stakeholder list": ([f"stakeholder add {HUAXING} {FANG_ONE} --as ally"], "stakeholder list"),
    "stakeholder map": ([f"stakeholder add {HUAXING} {FANG_ONE} --as ally"], f"stakeholder map {HUAXING}"),
    "stakeholder show": ([f"stakeholder add {HUAXING} {FANG_ONE} --as ally"], "stakeholder show 1"),
    "stakeholder correct": ([f"stakeholder add {HUAXING} {FANG_ONE} --as ally"], "stakeholder correct 1 --as user"),
    "stakeholder remove": ([f"stakeholder add {HUAXING} {FANG_ONE} --as ally"], "stakeholder remove 1 --yes"),
    "pyramid": ([f"deal add {HUAXING} 900"], "pyramid"),
    "key list": ([f"deal add {HUAXING} 900 --cost 800"], "key list"),
    "key mark": ([], f"key mark {HUAXING} high"),
    "deal add": ([], f"deal add {HUAXING} 1200 --product pump --cost 900"),
    "deal list": ([f"deal add {HUAXING} 1200"], "deal list"),
    "deal show": ([f"deal add {HUAXING} 1200"], "deal show 2"),
    "deal win": ([f"deal add {HUAXING} 1200 --open"], "deal win 2"),
    "deal lose": ([f"deal add {HUAXING} 1200 --open"], "deal lose 2 --why price"),
    "deal reopen": ([f"deal add {HUAXING} 1200 --open", "deal lose 2 --why price"], "deal reopen 2"),
    "deal return": ([f"deal add {HUAXING} 1200"], "deal return 2 200"),
    "deal discount": ([f"deal add {HUAXING} 1200"], "deal discount 2 100"),
    "deal correct": ([f"deal add {HUAXING} 1200"], "deal correct 2 --product valve"),
    "deal remove": ([f"deal add {HUAXING} 1200"], "deal remove 2 --yes"),
    "competitor add": ([], f"competitor add {HUAXING} Rival --product R7 --satisfaction 2 --seller Li"),
    "competitor list": ([f"competitor add {HUAXING} Rival"], "competitor list"),
    "competitor show": ([f"competitor add {HUAXING} Rival"], "competitor show 1"),
    "competitor correct": ([f"competitor add {HUAXING} Rival"], "competitor correct 1 --satisfaction 3"),
    "competitor remove": ([f"competitor add {HUAXING} Rival"], "competitor remove 1 --yes"),
    "lend": ([], f"lend {HUAXING} --to Li --due fri"),
    "returned": ([f"lend {HUAXING} --to Li"], f"returned {HUAXING}"),
    "lendings": ([f"lend {HUAXING} --to Li"], "lendings"),
    "lending show": ([f"lend {HUAXING} --to Li"], "lending show 1"),
    "lending correct": ([f"lend {HUAXING} --to Li"], "lending correct 1 --to Wu"),
    "lending remove": ([f"lend {HUAXING} --to Li"], "lending remove 1 --yes"),
    "occasion add": ([], f"occasion add {FANG_ONE} wedding 05-17"),
    "occasion list": ([f"occasion add {FANG_ONE} wedding 05-17"], "occasion list"),
    "occasion show": ([f"occasion add {FANG_ONE} wedding 05-17"], "occasion show 1"),
    "occasion correct": ([f"occasion add {FANG_ONE} wedding 05-17"], "occasion correct 1 --day 05-18"),
    "occasion remove": ([f"occasion add {FANG_ONE} wedding 05-17"], "occasion remove 1 --yes"),
    "profile": ([], f"profile {HUAXING}"),
    "roster": ([], "roster"),
    "sources": ([], "sources --todo"),
    "goal progress": (["goal income 20000"], "goal progress"),
    "goal income": ([], "goal income 20000 --income-percent 10"),
    "goal life": ([], "goal life --item house=2000000 --item car=300000 --years 30 --earners 2"),
    "goal list": (["goal income 20000"], "goal list"),
    "goal show": (["goal income 20000"], "goal show 1"),
    "goal correct": (["goal income 20000"], "goal correct 1 --amount 25000"),
    "goal remove": (["goal income 20000"], "goal remove 1 --yes"),
    "mix": ([], "mix"),
    "database info": ([], "database info"),
    "database check": ([], "database check"),
    "database backup": ([], "database backup {folder}/copy.db"),
    "database backups": ([], "database backups"),
    "database restore": (["database backup {folder}/copy.db"], "database restore {folder}/copy.db --yes"),
    "database migrate": ([], "database migrate"),
    "database path": ([], "database path"),
    "config show": ([], "config show"),
    "config set": ([], "config set today.limit 9"),
    "config path": ([], "config path"),
    "duplicates": ([], f"duplicates --not-same {FANG_ONE} {FANG_TWO}"),
    "merge": ([], f"merge {FANG_ONE} {FANG_TWO} --yes"),
    "demo": ([], "demo --keep {folder}/demo.db"),
}  # fmt: skip
# What works on a terminal alone, and what writes there alone: tests of their own drive them.
ON_TERMINAL, WRITES_ON_TERMINAL = {"next"}, {"next", "wrap-up"}
SHARING = [name for name, entry in COMMANDS.items() if entry.does != PLAIN and name not in ON_TERMINAL]
WRITING = [name for name, entry in COMMANDS.items() if entry.does == WRITES and name not in WRITES_ON_TERMINAL]
READING = [name for name, entry in COMMANDS.items() if entry.does == READS]


@pytest.fixture
def service():
    """A geocoder that knows every house."""
    running = Service(lambda _path, query: (200, [{"lat": "39.93", "lon": "116.45", "display_name": query["q"],
                                                   "place_rank": 30}]))  # fmt: skip
    yield running
    running.close()


@pytest.fixture
def sample(book: Program, tmp_path: Path, request: pytest.FixtureRequest):
    """Prepare the book for a command and return its words."""

    def prepared(name: str) -> list[str]:
        (tmp_path / "cards.csv").write_text("name,phone\n吴九,13200132000\n", encoding="utf-8")
        before, line = SAMPLES[name]
        words = {"folder": tmp_path}
        if any("{service}" in earlier for earlier in before):
            words["service"] = request.getfixturevalue("service").url
        for earlier in before:
            book.ok(*earlier.format(**words).split())
        return line.format(**words).split()

    return prepared


def test_every_command_has_a_sample_here():
    assert SAMPLES.keys() == COMMANDS.keys() - ON_TERMINAL


@pytest.mark.parametrize("name", SAMPLES)
def test_a_command_does_its_work_and_says_so(name, book, sample):
    result = book.ok(*sample(name))
    assert result.stdout.strip() or name == "database backups"
    assert "\x1b" not in result.stdout + result.stderr


@pytest.mark.parametrize("name", SHARING)
def test_with_json_stdout_is_json_and_nothing_else(name, book, sample):
    result = book.ok(*sample(name), "--json")
    assert isinstance(result.json, list | dict)


@pytest.mark.parametrize("form", ["jsonl", "csv", "tsv", "ids"])
@pytest.mark.parametrize("name", SHARING)
def test_every_format_is_written_by_every_command_that_shares_it(name, form, book, sample):
    result = book.ok(*sample(name), "--format", form)
    if form == "jsonl":
        assert all(isinstance(row, dict) for row in result.jsonl)
    if form == "csv":
        assert result.lines


@pytest.mark.parametrize("name", READING)
def test_a_reading_command_writes_nothing(name, book, sample):
    words = sample(name)
    before = book.dump()
    book.ok(*words)
    assert book.dump() == before


@pytest.mark.parametrize("name", WRITING)
def test_a_dry_run_answers_and_writes_nothing(name, book, sample):
    words = sample(name)
    before = book.dump()
    for more in ([], ["--json"]):
        result = book.ok(*words, "--dry-run", *more)
        assert result.stdout
        assert book.dump() == before


# Undo and redo have tests of their own.
@pytest.mark.parametrize("name", [name for name in WRITING if name not in ("undo", "redo")])
def test_a_writing_command_is_one_operation_that_undo_takes_back(name, book, sample):
    words = sample(name)
    before = book.dump()
    book.ok(*words)
    written = book.dump()
    assert len(written["operation"]) == len(before["operation"]) + 1
    book.ok("undo")
    after = book.dump()
    for table in before.keys() - {"operation", "change"}:
        assert after[table] == before[table]


@pytest.mark.parametrize("name", WRITING)
def test_without_json_a_writing_command_mentions_the_undo(name, book, sample):
    result = book.ok(*sample(name))
    hint = "redo" if name == "undo" else "undo"
    assert f"prospector {hint}" in result.stdout + result.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_help_names_the_command_and_tells_its_options(name, program):
    result = program.ok(*name.split(), "--help")
    assert f"prospector {name}" in result.stdout
    for param in load(name).params:
        for option in param.opts:
            if option.startswith("--"):
                assert option in result.stdout


def test_the_help_of_the_program_lists_every_command(program):
    shown = program.ok("--help").stdout
    for name in COMMANDS:
        assert f"  {name.split()[0]} " in shown


# One refusal of each documented kind for many commands: the words typed, the exit code.
REFUSALS = [
    (f"stop {STOPPED}", 1),
    (f"resume {FANG_ONE}", 1),
    (f"remove {FANG_ONE}", 1),
    (f"follow-up {STOPPED} +3d call", 1),
    (f"log-call {STOPPED} --next +3d", 1),
    (f"plan-visits --area 北京 --must {STOPPED}", 1),
    ("call remove 1", 1),
    (f"tie {HUAXING} {WANG_WEI}", 1),
    ("frobnicate", 2),
    ("show", 2),
    ("add robot R2", 2),
    ("add person 周八 --circle moon", 2),
    ("add person 周八 --man XYZ", 2),
    ("add person 周八 --set novalue", 2),
    ("add person 周八 --birthday someday", 2),
    (f"edit {WANG_WEI} --tag a,b", 2),
    (f"note {WANG_WEI}", 2),
    (f"log-call {FANG_ONE} --outcome splendid", 2),
    (f"log-call {FANG_ONE} --at tomorrow", 2),
    (f"log-call {FANG_ONE} --next yesterday", 2),
    (f"log-call {FANG_ONE} --do call", 2),
    (f"log-call {FANG_ONE} --duration long", 2),
    (f"log {FANG_ONE}", 2),
    (f"log {FANG_ONE} --via pigeon", 2),
    ("log-call", 2),
    (f"follow-up {FANG_ONE} someday call", 2),
    (f"follow-up {FANG_ONE} yesterday call", 2),
    ("snooze 1 yesterday", 2),
    ("snooze 1", 2),
    ("done one", 2),
    (f"qualify {FANG_ONE} MANN", 2),
    (f"qualify {FANG_ONE} --money perhaps", 2),
    (f"qualify {FANG_ONE} --evidence said", 2),
    ("today --on someday", 2),
    ("today --limit -1", 2),
    ("today --format xml", 2),
    ("today --nonsense", 2),
    ("list --kind robot", 2),
    ("list --class warm", 2),
    ("find 王 --in attic", 2),
    ("find 王 --limit 0", 2),
    ("plan-visits --hours 18:00-9:00", 2),
    ("plan-visits --area 北京 --on yesterday", 2),
    ("call correct 1", 2),
    ("config set today.limt 3", 2),
    ("config set language fr", 2),
    ("history 1 --operation 1", 2),
    ("--lang fr today", 2),
    ("show 99", 3),
    ("show 99999999999999999999", 3),
    ("show 欧阳修", 3),
    ("log-call 欧阳修 --next +3d", 3),
    ("edit 欧阳修 --tag vip", 3),
    ("edit 10 --tag vip", 3),
    ("done 99", 3),
    ("done 1 99", 3),
    ("snooze 99999999999999999999 +1d", 3),
    ("call show 99", 3),
    ("call correct 99999999999999999999 --outcome busy", 3),
    ("undo 99", 3),
    ("undo 99999999999999999999", 3),
    ("redo", 3),
    ("restore 王伟", 3),
    (f"untie {FANG_ONE} {HUAXING}", 3),
    ("plan-visits --area Atlantis", 3),
    ("database restore", 3),
    ("show 王芳", 4),
    ("log-call 王芳", 4),
    ("qualify 王芳 MAN", 4),
    ("add person 王伟", 4),
    ("add person 新人 --phone 13800138000", 4),
    ("import /nowhere/at/all.csv", 5),
]  # fmt: skip


@pytest.mark.parametrize(("line", "code"), REFUSALS)
def test_a_refusal_is_a_sentence_and_a_hint_with_its_exit_code_and_nothing_written(line, code, book):
    before = book.dump()
    result = book.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, ""), str(result)
    first, *rest = result.stderr.splitlines()
    assert first.startswith("Error: ")
    assert first.endswith((".", "?", "”", "…", ")")) or "…" in first, first
    assert rest, "no hint"
    assert book.dump() == before


# One that does not share --json, one that cannot have it beside another format.
@pytest.mark.parametrize(
    ("line", "code"), [case for case in REFUSALS if case[0] != "database restore" and "--format" not in case[0]]
)
def test_with_json_a_refusal_is_one_object_on_stderr(line, code, book):
    result = book.run(*line.split(), "--json")
    assert (result.exit_code, result.stdout) == (code, ""), str(result)
    assert result.stderr.count("\n") == 1
    error = json.loads(result.stderr)
    assert error.keys() == {"error", "exit_code", "message", "hint", "candidates"}
    assert error["exit_code"] == code
    assert error["error"] == {1: "refused", 2: "usage", 3: "not_found", 4: "conflict", 5: "storage"}[code]
    assert error["message"] and error["hint"]


def test_json_and_another_format_exclude_each_other(book):
    result = book.run("today", "--json", "--format", "csv")
    assert result.exit_code == 2
    assert result.error["error"] == "usage"


def test_a_noun_alone_shows_its_verbs(program):
    assert "correct" in program.ok("call").stdout


def test_the_format_of_an_error_may_come_from_the_environment(book):
    result = book.run("show", "99", env={"PROSPECTOR_FORMAT": "json"})
    assert result.error["error"] == "not_found"


def test_a_file_that_is_not_a_database_is_left_untouched(program):
    program.db.write_text("my novel", encoding="utf-8")
    result = program.run("today")
    assert result.exit_code == 5
    assert str(program.db) in result.stderr
    assert program.db.read_text(encoding="utf-8") == "my novel"


def test_a_folder_in_place_of_the_book_is_refused(program):
    program.db.mkdir()
    assert program.run("today").exit_code == 5


def test_a_bug_says_so_in_a_line_and_keeps_the_traceback_in_a_log(book, monkeypatch):
    from prospector.cli.commands import lists

    monkeypatch.setattr(lists.searches, "list_cards", lambda *_, **__: 1 / 0)
    result = book.run("list")
    log = book.home / "state" / "prospector" / "errors.log"
    assert result.exit_code == 70
    assert "Traceback" not in result.stderr and str(log) in result.stderr
    assert "ZeroDivisionError" in log.read_text(encoding="utf-8")
    assert book.run("list", "--json").error["error"] == "bug"
