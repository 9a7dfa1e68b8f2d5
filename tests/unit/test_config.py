"""Flag over environment over file over default; what does not fit is refused with what would."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.bootstrap import set_setting
from prospector.config import BY_KEY, Settings, checked, config_file, default_database, load, state_folder
from prospector.domain.errors import StorageError, UsageError
from prospector.settings import SETTINGS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def loaded(file: Path, environ: dict[str, str] | None = None, **flags) -> Settings:
    return load({"PROSPECTOR_CONFIG": str(file), **(environ or {})}, flags)


def test_without_a_file_every_setting_has_its_default(file: Path) -> None:
    settings = loaded(file)
    assert {key: settings[key] for key in BY_KEY} == {setting.key: setting.default for setting in SETTINGS}
    assert set(settings.origins.values()) == {"default"}


def test_every_default_is_allowed(file: Path) -> None:
    for setting in SETTINGS:
        if setting.default != "":
            assert checked(setting.key, setting.default) == setting.default
            assert checked(setting.key, str(setting.default)) == setting.default


def test_a_flag_goes_before_the_environment_before_the_file_before_the_default(file: Path) -> None:
    def said(environ: dict[str, str] | None = None, **flags) -> tuple[str, str]:
        settings = loaded(file, environ, **flags)
        return settings["format"], settings.origins["format"]

    assert said() == ("table", "default")
    file.write_text('format = "csv"\n')
    assert said() == ("csv", "file")
    assert said({"PROSPECTOR_FORMAT": "json"}) == ("json", "env")
    assert said({"PROSPECTOR_FORMAT": "json"}, format="ids") == ("ids", "flag")
    assert said({"PROSPECTOR_FORMAT": "json"}, format=None) == ("json", "env")
    assert said({"PROSPECTOR_FORMAT": ""}) == ("csv", "file")


def test_a_dot_in_a_key_is_a_table_and_both_spellings_are_read(file: Path) -> None:
    file.write_text('"today.limit" = 5\n[weights]\nneed = 9\n[visits]\nstart = 08:15:00\nend = "9:30"\n')
    settings = loaded(file)
    assert (settings["today.limit"], settings["weights.need"]) == (5, 9.0)
    assert (settings["visits.start"], settings["visits.end"]) == ("08:15", "09:30")


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("today.limt", "today.limit"),
        ("weight.need", "weights.need"),
        ("langauge", "language"),
        ("visit.most", "visits.most"),
    ],
)
def test_an_unknown_key_names_the_nearest(file: Path, typed: str, near: str) -> None:
    file.write_text(f'"{typed}" = 1\n')
    with pytest.raises(UsageError, match=f"no setting “{typed}”") as refusal:
        loaded(file)
    assert near in str(refusal.value.hint)


def test_a_key_like_no_other_names_the_list() -> None:
    with pytest.raises(UsageError) as refusal:
        checked("zzz", 1)
    assert "config show" in str(refusal.value.hint)


@pytest.mark.parametrize(
    ("key", "value", "allowed"),
    [
        ("format", "xml", "table, json"),
        ("language", "fr", '"", en, zh'),
        ("today.limit", "-1", "0 … 100000"),
        ("today.limit", "many", "0 … 100000"),
        ("today.limit", 3.5, "0 … 100000"),
        ("today.limit", True, "0 … 100000"),
        ("today.limit", "", "0 … 100000"),
        ("weights.need", "nan", "0 … 1000"),
        ("weights.need", "inf", "0 … 1000"),
        ("weights.need", [1], "0 … 1000"),
        ("backup.daily", "perhaps", "true, false"),
        ("backup.daily", 1.5, "true, false"),
        ("visits.start", "soon", "00:00 … 23:59"),
        ("visits.start", "24:00", "00:00 … 23:59"),
        ("visits.end", "18:60", "00:00 … 23:59"),
        ("visits.end", "18", "00:00 … 23:59"),
        ("visits.end", "", "00:00 … 23:59"),
        ("visits.end", 18, "00:00 … 23:59"),
        ("region", "China", "CN, DE"),
        ("region", "", "CN, DE"),
        ("region", "中国", "CN, DE"),
        ("database", ["a"], "text"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_what_is_allowed(key: str, value: object, allowed: str) -> None:
    with pytest.raises(UsageError, match="does not fit the setting") as refusal:
        checked(key, value)
    assert str(value) in str(refusal.value)
    assert allowed in str(refusal.value.hint)


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("today.limit", " 7 ", 7),
        ("weights.need", "2.5", 2.5),
        ("weights.need", 2, 2.0),
        ("backup.daily", "FALSE", False),
        ("visits.start", "8:05", "08:05"),
        ("region", "de", "DE"),
        ("database", " book.db ", "book.db"),
    ],
)
def test_what_is_typed_is_kept_in_the_type_of_the_setting(key: str, typed: object, kept: object) -> None:
    value = checked(key, typed)
    assert value == kept
    assert type(value) is type(kept)


@given(st.sampled_from(sorted(BY_KEY)), st.text(max_size=8) | st.integers() | st.floats() | st.booleans() | st.none())
def test_any_value_is_kept_or_refused_and_a_kept_one_is_kept_again(key: str, value: object) -> None:
    try:
        kept = checked(key, value)
    except UsageError:
        return
    assert type(kept) is type(BY_KEY[key].default)
    assert checked(key, kept) == kept


def test_a_wrong_value_in_the_environment_is_refused(file: Path) -> None:
    with pytest.raises(UsageError, match="xml"):
        loaded(file, {"PROSPECTOR_FORMAT": "xml"})


@pytest.mark.parametrize(
    "content",
    [
        b"format = ",
        b"[today\nlimit = 3",
        b"format = csv",
        b"\xff\xfe\x00",
        "format = “csv”".encode("gb18030"),
        b"a = 1\na = 2",
    ],
)
def test_a_damaged_file_is_a_sentence_that_names_it(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(UsageError, match="cannot be read") as refusal:
        loaded(file)
    assert str(file) in str(refusal.value)
    assert "Traceback" not in str(refusal.value)


def test_a_file_that_cannot_be_opened_is_a_storage_error(tmp_path: Path) -> None:
    with pytest.raises(StorageError):
        loaded(tmp_path)


def test_set_keeps_comments_order_and_the_other_values(file: Path) -> None:
    file.write_text('# mine\nlanguage = "zh"  # at home\n\n[weights]\n# I like this\nneed = 5.0\n')
    assert set_setting(file, "weights.late", "6") == 6.0
    set_setting(file, "format", "csv")
    set_setting(file, "weights.need", "7")
    text = file.read_text()
    assert all(comment in text for comment in ("# mine", "# at home", "# I like this"))
    assert text.index("language") < text.index("[weights]")
    settings = loaded(file)
    assert (settings["language"], settings["weights.need"], settings["weights.late"], settings["format"]) == (
        "zh",
        7.0,
        6.0,
        "csv",
    )


def test_set_makes_the_file_and_its_folder(tmp_path: Path) -> None:
    file = tmp_path / "new" / "config.toml"
    set_setting(file, "today.limit", "9")
    assert loaded(file)["today.limit"] == 9
    assert [path.name for path in file.parent.iterdir()] == ["config.toml"]
    if os.name == "posix":
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_set_refuses_what_does_not_fit_and_leaves_the_file(file: Path) -> None:
    file.write_text("[today]\nlimit = 3\n")
    for key, value in (("today.limit", "x"), ("today.limt", "3"), ("visits.start", "noon")):
        with pytest.raises(UsageError):
            set_setting(file, key, value)
    assert file.read_text() == "[today]\nlimit = 3\n"


@pytest.mark.parametrize("key", sorted(BY_KEY))
def test_every_setting_can_be_set_and_is_read_back(file: Path, key: str) -> None:
    default = BY_KEY[key].default
    kept = set_setting(file, key, str(default))
    settings = loaded(file)
    assert settings[key] == kept == default
    assert settings.origins[key] == "file"


@pytest.mark.skipif(os.name != "posix", reason="XDG folders are of POSIX systems")
def test_the_folders_follow_xdg_and_the_flag_names_another_file(tmp_path: Path) -> None:
    environ = {"XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s"}
    assert config_file(environ) == Path("/c/prospector/config.toml")
    assert config_file({**environ, "PROSPECTOR_CONFIG": "/x.toml"}) == Path("/x.toml")
    assert config_file({**environ, "PROSPECTOR_CONFIG": "/x.toml"}, "/flag.toml") == Path("/flag.toml")
    assert default_database(environ) == Path("/d/prospector/book.db")
    assert state_folder(environ) == Path("/s/prospector")
