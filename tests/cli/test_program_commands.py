"""database and config; the options that stand anywhere; language; version; demo."""

import stat

import pytest

from program import TODAY, Program
from prospector.version import __version__


class TestDatabase:
    def test_info_counts(self, book):
        info = book.json("database", "info")
        assert (info["cards"], info["calls"], info["operations"], info["backups"]) == (10, 4, 25, 0)
        assert info["path"] == str(book.db)
        assert book.ok("database", "info", "--format", "ids").stdout == f"{book.db}\n"

    def test_path_is_a_bare_path(self, book):
        assert book.ok("database", "path").stdout == f"{book.db}\n"
        assert book.ok("--db", "/elsewhere/book.db", "database", "path").stdout == "/elsewhere/book.db\n"

    def test_a_password_is_never_printed(self, book):
        shown = book.ok("database", "path", env={"PROSPECTOR_DB": "postgresql://me:secret@host/book"}).stdout
        assert "secret" not in shown and "host" in shown
        shown = book.ok("config", "show", env={"PROSPECTOR_DB": "postgresql://me:secret@host/book"}).stdout
        assert "secret" not in shown

    def test_a_whole_book_is_in_order(self, book):
        assert book.json("database", "check") == {"ok": True, "problems": [], "repaired": False}
        assert book.ok("database", "check").stdout == "The book is in order.\n"

    def test_what_is_derived_can_be_repaired(self, book):
        import sqlite3

        with sqlite3.connect(book.db) as connection:
            connection.execute("UPDATE standing SET need = 'no' WHERE card_id = 1")
            connection.execute("DELETE FROM search_entry WHERE card_id = 2")
        connection.close()
        result = book.run("database", "check", "--json")
        assert result.exit_code == 1
        assert not result.json["ok"] and len(result.json["problems"]) == 2
        book.ok("database", "check", "--repair")
        assert book.json("database", "check")["ok"]

    def test_a_copy_can_be_put_back(self, book):
        before = book.dump()
        book.ok("database", "backup")
        (copy,) = book.json("database", "backups")
        assert copy["size"] > 0
        book.ok("remove", 2, "--yes")
        assert book.run("database", "restore").exit_code == 1
        result = book.ok("database", "restore", "--yes")
        assert "is kept as" in result.stderr
        assert book.dump() == before
        assert len(book.json("database", "backups")) == 2

    def test_a_copy_never_overwrites(self, book, tmp_path):
        target = tmp_path / "copy.db"
        book.ok("database", "backup", target)
        assert stat.S_IMODE(target.stat().st_mode) == 0o600
        assert book.run("database", "backup", target).exit_code == 1

    def test_only_a_copy_of_ours_is_put_back(self, book, tmp_path):
        novel = tmp_path / "novel.db"
        novel.write_text("my novel", encoding="utf-8")
        before = book.dump()
        assert book.run("database", "restore", novel, "--yes").exit_code == 5
        assert book.run("database", "restore", tmp_path / "none.db", "--yes").exit_code == 3
        assert book.dump() == before

    def test_there_is_nothing_to_copy_before_there_is_a_book(self, program):
        assert program.run("database", "backup").exit_code == 3
        assert program.json("database", "backups") == []

    def test_migrate_says_that_the_book_is_up_to_date(self, book):
        assert "newest" in book.ok("database", "migrate").stdout


class TestConfig:
    def test_every_setting_comes_with_its_origin(self, program):
        program.ok("config", "set", "today.limit", "7")
        settings = {row["key"]: row for row in program.json("config", "show")}
        assert (settings["today.limit"]["value"], settings["today.limit"]["origin"]) == (7, "file")
        assert settings["database"]["origin"] == "env"
        assert settings["region"] == {**settings["region"], "value": "CN", "origin": "default"}
        flagged = {row["key"]: row for row in program.json("--db", "/x.db", "config", "show")}
        assert (flagged["database"]["value"], flagged["database"]["origin"]) == ("/x.db", "flag")

    def test_a_value_is_written_and_comments_stay(self, program):
        program.config.write_text("# mine\n[today]\nlimit = 3 # few\n[backup]\ndaily = false\n", encoding="utf-8")
        program.ok("config", "set", "today.tail", "1")
        program.ok("config", "set", "language", "zh")
        written = program.config.read_text(encoding="utf-8")
        assert "# mine" in written and "limit = 3 # few" in written and "tail = 1" in written
        assert "现在" in program.run_process("config", "set", "today.tail", "2").stdout or "tail" in written

    @pytest.mark.parametrize(
        ("key", "value"),
        [
            ("nope", "1"),
            ("today.limt", "1"),
            ("today.limit", "many"),
            ("today.limit", "-1"),
            ("language", "fr"),
            ("backup.daily", "perhaps"),
            ("format", "xml"),
            ("weights.need", "nan"),
            ("weights.need", "inf"),
            ("region", "Narnia"),
            ("visits.start", "noon"),
        ],
    )
    def test_what_does_not_fit_is_refused_and_the_file_stays(self, key, value, program):
        before = program.config.read_bytes()
        result = program.run("config", "set", key, value)
        assert result.exit_code == 2, str(result)
        assert program.config.read_bytes() == before

    def test_the_near_key_is_offered(self, program):
        assert "today.limit" in program.run("config", "set", "today.limt", "1").stderr

    def test_a_broken_config_file_is_named(self, program):
        program.config.write_text("[today\n", encoding="utf-8")
        result = program.run("today")
        assert result.exit_code == 2
        assert str(program.config) in result.stderr

    def test_path_is_a_bare_path(self, program):
        assert program.ok("config", "path").stdout == f"{program.config}\n"
        assert program.ok("config", "path", "--config", "/else.toml").stdout == "/else.toml\n"


class TestOptionsAnywhere:
    @pytest.mark.parametrize(
        "words", [["--db", "{}", "list"], ["list", "--db", "{}"], ["--db={}", "list"], ["list", "--db={}", "--json"]]
    )
    def test_the_book_may_be_named_before_or_after_the_command(self, words, book, tmp_path):
        other = tmp_path / "other.db"
        assert "王伟" not in book.ok(*[word.format(other) for word in words]).stdout
        assert other.exists()

    def test_an_option_without_its_value_is_refused(self, book):
        for words in (["today", "--db"], ["--lang"], ["today", "--config="]):
            assert book.run(*words).exit_code == 2

    def test_after_two_dashes_everything_is_text(self, book):
        book.ok("note", 2, "--", "--db", "is an option")
        assert book.json("show", 2)["notes"][0]["body"] == "--db is an option"

    def test_the_version(self, program):
        assert program.ok("--version").stdout == f"prospector {__version__}\n"

    @pytest.mark.parametrize("words", [["--lang", "zh", "list"], ["list", "--lang", "zh"], ["list", "--lang=zh_CN"]])
    def test_the_language_may_be_named_anywhere(self, words, book):
        assert "姓名" in book.run_process(*words).stdout or "名称" in book.run_process(*words).stdout

    @pytest.mark.parametrize(
        "env", [{"PROSPECTOR_LANG": "zh"}, {"LC_ALL": "zh_CN.UTF-8"}, {"LC_ALL": "", "LANG": "zh_CN.UTF-8"}]
    )
    def test_the_language_may_come_from_the_environment(self, env, book):
        shown = book.run_process("show", "99", env=env)
        assert "没有" in shown.stderr and shown.exit_code == 3

    def test_json_keys_and_codes_are_never_translated(self, book):
        english, chinese = (
            book.run_process("today", "--json"),
            book.run_process("today", "--json", env={"PROSPECTOR_LANG": "zh"}),
        )
        assert [line.keys() for line in english.json] == [line.keys() for line in chinese.json]
        assert [line["group"] for line in english.json] == [line["group"] for line in chinese.json]
        assert english.json[0]["reasons"][0]["text"] != chinese.json[0]["reasons"][0]["text"]


class TestTheClock:
    def test_a_fixed_day_is_obeyed(self, book):
        assert book.json("log-call", 3)["at"].startswith(TODAY)

    @pytest.mark.parametrize("day", ["soon", "2026-13-01", "2026-02-30"])
    def test_a_day_that_is_none_is_refused(self, day, book):
        result = book.run("today", env={"PROSPECTOR_TODAY": day})
        assert result.exit_code == 2
        assert day in result.stderr


def test_the_demo_shows_a_day_and_leaves_nothing(program):
    result = program.run_process("demo")
    assert result.exit_code == 0
    for words in ("$ prospector today", "$ prospector log-call", "$ prospector undo", "$ prospector plan-visits"):
        assert words in result.stdout
    assert "Error" not in result.stdout + result.stderr
    assert not program.db.exists()


def test_the_demo_book_can_be_kept(program, tmp_path):
    book = tmp_path / "demo.db"
    program.ok("demo", "--keep", book)
    other = Program(tmp_path / "other")
    assert len(other.json("--db", book, "list")) >= 60
    assert program.run("demo", "--keep", book).exit_code == 1
