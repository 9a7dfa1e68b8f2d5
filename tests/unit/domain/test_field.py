"""H5: the fields the handbook names, free fields beside them, and birthdays of two calendars."""

import contextlib
from calendar import monthrange

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.domain.field import BY_KEY, FIELDS, RESERVED, checked_key, checked_value, normal_key, read_birthday


def test_no_field_of_the_handbook_is_named_twice_or_reserved() -> None:
    assert len(BY_KEY) == len(FIELDS)
    assert not RESERVED & set(BY_KEY)
    assert all(set(spec.kinds) <= {"p", "c"} and spec.kinds for spec in FIELDS)


@pytest.mark.parametrize("spec", FIELDS, ids=lambda spec: spec.key)
def test_each_field_of_the_handbook_is_taken_as_typed_in_words(spec) -> None:
    assert checked_key(spec.key) == spec.key
    assert checked_key(spec.key.replace("_", " ").upper()) == spec.key
    assert checked_key(spec.key.replace("_", "-")) == spec.key


@pytest.mark.parametrize("typed", ["birthdya", "intrests", "e-ducation", "departement", "prodct range", "Industri"])
def test_a_slip_of_the_finger_is_refused_and_the_right_name_said(typed: str) -> None:
    with pytest.raises(UsageError, match="did you mean") as refusal:
        checked_key(typed)
    assert refusal.value.text.values["near"] in BY_KEY


@pytest.mark.parametrize("typed", ["shoe size", "lieblingskaffee", "车牌号", "x", "hobby horse"])
def test_a_field_of_ones_own_is_taken(typed: str) -> None:
    assert checked_key(typed) == normal_key(typed)


def test_a_free_field_in_use_is_taken_and_guarded_against_slips() -> None:
    known = frozenset(["shoe_size"])
    assert checked_key("Shoe Size", known) == "shoe_size"
    with pytest.raises(UsageError, match="did you mean “shoe_size”"):
        checked_key("shoe_sise", known)


def test_numbered_fields_are_not_slips_of_one_another() -> None:
    known = frozenset(["assembly_line_1"])
    assert checked_key("assembly line 2", known) == "assembly_line_2"
    with pytest.raises(UsageError, match="did you mean"):
        checked_key("asembly line 2", known | {"assembly_line_2"})


def test_in_chinese_one_sign_makes_another_field() -> None:
    assert checked_key("客户月采购金额", frozenset(["客户年采购金额"])) == "客户月采购金额"


@pytest.mark.parametrize("typed", ["name", "Phone", "first-contact", "MAN", "tags", "stop reason", "notes"])
def test_what_is_part_of_the_card_is_no_field(typed: str) -> None:
    with pytest.raises(UsageError, match="part of the card itself"):
        checked_key(typed)


@pytest.mark.parametrize("typed", ["", "   ", "a=b", "x" * 61, "--", "\x1b[31m"])
def test_what_cannot_be_a_name_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="cannot be the name of a field"):
        checked_key(typed)


@given(st.text(max_size=70))
def test_a_key_that_is_taken_is_plain_and_is_taken_again(typed: str) -> None:
    try:
        key = checked_key(typed)
    except UsageError:
        return
    assert key == key.strip() and "=" not in key and "\x1b" not in key
    assert checked_key(key, frozenset([key])) == key


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("1980-05-17", "1980-05-17"),
        ("1980/5/17", "1980-05-17"),
        ("1980.5.17", "1980-05-17"),
        ("1980年5月17日", "1980-05-17"),
        ("１９８０年５月１７日", "1980-05-17"),
        ("05-17", "--05-17"),
        ("--05-17", "--05-17"),
        ("5月17号", "--05-17"),
        ("02-29", "--02-29"),
        ("1980-02-29", "1980-02-29"),
        ("lunar 1980-08-15", "lunar:1980-08-15"),
        ("农历8月15", "lunar:--08-15"),
        ("农历1980年8月15日", "lunar:1980-08-15"),
        ("阴历 12-30", "lunar:--12-30"),
        ("lunar: leap 4-10", "lunar:--leap04-10"),
        ("农历闰4月10日", "lunar:--leap04-10"),
        ("农历2020年闰四月10日", "lunar:2020-leap04-10"),
        ("农历八月十五", "lunar:--08-15"),
        ("农历正月初一", "lunar:--01-01"),
        ("农历腊月三十", "lunar:--12-30"),
        ("农历冬月廿三", "lunar:--11-23"),
        ("阴历十二月初十", "lunar:--12-10"),
        ("农历一九八〇年二月二十日", "lunar:1980-02-20"),
        ("五月十七日", "--05-17"),
        ("农历2020年闰4月10日", "lunar:2020-leap04-10"),
        ("闰4-10", "lunar:--leap04-10"),
        ("17.5.1980", "1980-05-17"),
    ],
)
def test_birthdays_of_both_calendars(typed: str, stored: str) -> None:
    assert read_birthday(typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "1981-02-29",
        "02-30",
        "13-01",
        "00-10",
        "1980-05-00",
        "1980-05-32",
        "lunar 08-31",
        "lunar 13-01",
        "1899-01-01",
        "2200-01-01",
        "yesterday",
        "1980-05-17-03",
        "农历二十月初一",
        "农历八月四十",
        "初",
    ],
)
def test_what_is_no_birthday_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="not a birthday"):
        read_birthday(typed)


@given(st.dates().filter(lambda day: 1900 <= day.year < 2200))
def test_every_solar_day_is_a_birthday(day) -> None:
    assert read_birthday(day.isoformat()) == day.isoformat()


@given(st.booleans(), st.none() | st.integers(1900, 2199), st.booleans(), st.integers(1, 12), st.integers(1, 31))
def test_a_stored_birthday_is_read_back_as_itself(lunar, year, leap, month, day) -> None:
    typed = f"{'lunar:' if lunar else ''}{year or '-'}-{'leap' if leap and lunar else ''}{month:02d}-{day:02d}"
    longest = 30 if lunar else monthrange(year or 2000, month)[1]
    if day > longest:
        with pytest.raises(UsageError):
            read_birthday(typed)
    else:
        assert read_birthday(typed) == typed


def test_a_field_of_the_other_kind_of_card_is_refused() -> None:
    assert checked_value("education", "MBA", "person") == "MBA"
    with pytest.raises(UsageError):
        checked_value("education", "MBA", "company")
    with pytest.raises(UsageError):
        checked_value("plant", "two halls", "person")
    assert checked_value("shoe_size", "44", "company") == "44"


def test_an_empty_value_clears_a_birthday() -> None:
    assert checked_value("birthday", "", "person") == ""
    assert checked_value("birthday", "5月17日", "person") == "--05-17"


@given(st.text(alphabet="农历闰正冬腊月初一二十廿卅九〇零年日号-0123456789 ", max_size=12))
def test_any_such_words_are_a_birthday_or_refused(typed: str) -> None:
    with contextlib.suppress(UsageError):
        assert read_birthday(read_birthday(typed)) == read_birthday(typed)
