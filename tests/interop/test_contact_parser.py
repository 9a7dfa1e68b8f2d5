import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.errors import UsageError
from prospector.interop.contact_parser import PhoneNumbersParser

CN = PhoneNumbersParser("CN")


@pytest.mark.parametrize(
    ("typed", "e164", "extension"),
    [
        ("010-62345678转801", "+861062345678", "801"),
        ("010-62345678 分机801", "+861062345678", "801"),
        ("010-62345678-801", "+861062345678", "801"),
        ("010-62345678,801", "+861062345678", "801"),
        ("(010)6234-5678 x371", "+861062345678", "371"),
        ("010 62345678 ext. 371", "+861062345678", "371"),
        ("010 62345678#371", "+861062345678", "371"),
        ("tel:+86-10-62345678;ext=801", "+861062345678", "801"),
        ("１３８ ００１３ ８０００", "+8613800138000", ""),
        ("+86 (0)10 6234 5678", "+861062345678", ""),
        ("+44 (0)20 7946 0958", "+442079460958", ""),
        ("0049 30 123456", "+4930123456", ""),
        ("400-098-8505", "+864000988505", ""),
        ("13800138000.0", "+8613800138000", ""),
        ("1.380013801E+10", "+8613800138010", ""),
        ("张经理 13800138000", "+8613800138000", ""),
    ],
)
def test_a_number_is_understood_with_its_extension(typed, e164, extension):
    phone = CN.phone(typed)
    assert (phone.e164, phone.extension) == (e164, extension)
    assert phone.digits == e164[1:] + extension


@pytest.mark.parametrize("typed", ["95187", "950808", "110", "1-955-371-0847 x371", "(446) 758-2122", "62345678/79"])
def test_what_is_no_valid_number_is_kept_as_typed_with_its_digits(typed):
    phone = CN.phone(typed)
    assert phone.e164 == "" and phone.raw == typed
    assert phone.digits == "".join(filter(str.isdigit, typed))


def test_a_number_in_north_american_form_is_not_read_as_a_chinese_mobile():
    assert CN.phone("1-800-633-0738").e164 == "+18006330738"
    assert CN.phone("(415) 293-3313").e164 == "+14152933313"


@pytest.mark.parametrize("typed", ["", "call me", "—", "1.39E+10"])
def test_a_number_without_digits_or_with_digits_lost_is_refused(typed):
    with pytest.raises(UsageError):
        CN.phone(typed)


@pytest.mark.parametrize(
    ("cell", "raws"),
    [
        ("13800138000 / 13900139000", ["13800138000", "13900139000"]),
        ("13800138000/010-62345678", ["13800138000", "010-62345678"]),
        ("13800138000;13900139000", ["13800138000", "13900139000"]),
        ("13800138000；010-62345678、021-54321001", ["13800138000", "010-62345678", "021-54321001"]),
        ("13800138000，13900139000", ["13800138000", "13900139000"]),
        ("13800138000或13900139000", ["13800138000", "13900139000"]),
        ("13800138000\n13900139000", ["13800138000", "13900139000"]),
        ("13800138000 13900139000", ["13800138000", "13900139000"]),
        ("010-6234 5678", ["010-6234 5678"]),
        ("010-62345678 转 801", ["010-62345678 转 801"]),
        ("+86-10-62345678;ext=801;13800138000", ["+86-10-62345678;ext=801", "13800138000"]),
        ("95187,950808", ["95187", "950808"]),
        ("13800138000，张经理", ["13800138000，张经理"]),
        ("张经理；13800138000", ["张经理；13800138000"]),
        ("62345678/79", ["62345678/79"]),
        ("  ", []),
    ],
)  # fmt: skip
def test_a_cell_is_parted_into_its_numbers_and_no_further(cell, raws):
    assert [phone.raw for phone in CN.phones(cell)] == raws


@given(
    st.lists(
        st.sampled_from(["13800138000", "010-62345678 转 5", "+1 201-555-0123", "95187", "400-098-8505"]), unique=True
    )
)
def test_no_number_of_a_cell_is_lost_whatever_parts_them(numbers):
    for separator in (" / ", ";", "；", "、", "\n", " 或 "):
        assert [phone.raw for phone in CN.phones(separator.join(numbers))] == numbers


@given(st.text(alphabet="0123456789+-() x/转#,;.", min_size=1, max_size=30))
def test_every_digit_of_a_cell_is_kept(cell):
    runs = re.findall(r"\d+", cell)
    try:
        raws = [phone.raw for phone in CN.phones(cell)]
    except UsageError:
        raws = []
    assert all(any(run in raw for raw in raws) for run in runs)


def test_a_stated_international_form_is_believed_only_while_it_agrees_with_the_form_as_typed():
    assert CN.stated("030 123456", "+4930123456", "").e164 == "+4930123456"
    assert CN.stated("13800138000", "+4930123456", "").e164 == "+8613800138000"
    assert CN.stated("", "+4930123456", "").raw == "+4930123456"


@pytest.mark.parametrize(
    ("cell", "addresses"),
    [
        ("a@b.cn", ["a@b.cn"]),
        ("Wang Wei <w@example.com>; b@example.org", ["w@example.com", "b@example.org"]),
        ("a@b.cn / c@d.cn", ["a@b.cn", "c@d.cn"]),
        ("mailto:a@b.cn", ["a@b.cn"]),
        ("a＠b.cn", ["a@b.cn"]),
        ("张@例子.中国", ["张@例子.中国"]),
        ("", []),
    ],
)
def test_addresses_are_found_in_a_cell(cell, addresses):
    assert [email.address for email in CN.emails(cell)] == addresses


@pytest.mark.parametrize("typed", ["x@y", "@a.com", "a..b@c.de", "no", "a b@c.de", "a@-c.de", ".a@b.de", ""])
def test_what_is_no_address_is_refused(typed):
    with pytest.raises(UsageError):
        CN.email(typed)


def test_the_key_of_an_address_ignores_case_and_the_address_does_not():
    email = CN.email("Wang.Wei@Example.COM", label="work")
    assert (email.address, email.key, email.label) == ("Wang.Wei@Example.COM", "wang.wei@example.com", "work")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("张伟", "zhangwei zhang wei zw"),
        ("曾小华", "zengxiaohua zeng xiao hua zxh"),
        ("查良", "zhaliang zha liang zl"),
        ("尉迟恭", "yuchigong yu chi gong ycg"),
        ("吕布", "lvbu lv bu lb"),
        ("上海银行", "shanghaiyinhang shang hai yin hang shyh"),
        (
            "重庆长安汽车有限公司",
            "chongqingchanganqicheyouxiangongsi chong qing chang an che you xian gong si cqcaqcyxgs",
        ),
        ("José", "jose"),
        ("Acme Ltd", ""),
    ],
)
def test_a_name_is_found_by_its_pinyin_and_without_accents(name, words):
    assert set(CN.name_words(name).split()) >= set(words.split())
    assert bool(CN.name_words(name)) == bool(words)


@pytest.mark.shared
def test_all_written_forms_of_a_number_are_one_number(shared_data):
    with (shared_data / "phones" / "equivalence.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    wrong = [
        row["written_form"]
        for row in rows
        if PhoneNumbersParser(row["region"]).phone(row["written_form"]).e164 != row["e164"]
    ]
    assert (len(rows), len({row["e164"] for row in rows}), wrong) == (346, 54, [])
