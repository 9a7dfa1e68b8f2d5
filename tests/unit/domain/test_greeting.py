"""Greetings: whose name is what, which text, how often, and never a word of selling of our own."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospector.domain.greeting import (
    BIRTHDAY,
    HOLIDAY,
    MONTHLY,
    OCCASIONS,
    Greeting,
    Wish,
    allowed,
    family_name,
    language_for,
    one_a_card,
    salutation,
    settled,
    template_of,
    templates_for,
    unused,
)
from prospector.interop.templates import PACKAGED, GreetingTexts

DAY = date(2026, 3, 10)
SELLING = (
    r"\b(buy|bought|sell|sale|offer|price|discount|product|order|quote|deal|invest|business|promotion|service)\w*"
    r"|购|买|卖|优惠|折扣|促销|产品|报价|订单|下单|价格|合作|业务|生意|服务|项目"
)


def sent(on=DAY, occasion=BIRTHDAY, body="x"):
    return Greeting(1, "u", 1, on, occasion, "t", body)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("王伟", "王"),
        ("欧阳修", "欧阳"),
        ("欧阳", "欧"),
        ("诸葛 亮", "诸葛"),
        ("Anna de Vries", "Vries"),
        ("Cher", "Cher"),
        ("", ""),
    ],
)
def test_a_family_name_is_the_first_sign_or_two_or_the_last_word(name, family):
    assert family_name(name) == family


def test_a_chinese_title_follows_the_family_name_and_no_other_does():
    assert salutation("王伟", "王", "经理", "zh") == "王经理"
    assert salutation("王伟", "王", "", "zh") == "王伟"
    assert salutation("王伟", "王", "CEO", "zh") == "王伟"
    assert salutation("马骏", "马", "融资租赁部经理", "zh") == "马经理"
    assert salutation("陆小满", "陆", "甜品工作室主理人", "zh") == "陆主理人"
    assert salutation("秦国栋", "秦", "副总经理", "zh") == "秦副总经理"
    assert salutation("王伟", "王", "华东区业务骨干", "zh") == "王伟"
    assert salutation("Anna Smith", "Smith", "Buyer", "en") == "Anna Smith"


def test_the_field_language_decides_before_the_script_of_the_name():
    assert (language_for("王伟"), language_for("Anna")) == ("zh", "en")
    assert (language_for("王伟", "English"), language_for("Anna", "中文")) == ("en", "zh")


@pytest.mark.parametrize(
    ("file", "found"),
    [
        ("birthday.txt", ("birthday", "birthday", "", 0)),
        ("birthday-short.zh.txt", ("birthday-short", "birthday", "zh", 0)),
        ("monthly-03.en.txt", ("monthly-03", "monthly", "en", 3)),
        ("monthly-13.txt", ("monthly-13", "monthly", "", 0)),
        ("fair.txt", ("fair", "", "", 0)),
        ("birthday.md", None),
        ("birthday.fr.txt", None),
        (".txt", None),
    ],
)
def test_the_name_of_a_file_says_what_it_is_for(file, found):
    template = template_of(file, own=True, file=file)
    assert (template and template[:4]) == found


def test_the_users_texts_come_alone_and_those_of_the_month_first():
    def files(*names, own):
        return [template_of(name, own=own, file=name) for name in names]

    wish = Wish(1, DAY, MONTHLY)
    packaged = files("monthly.txt", "monthly-03.txt", "monthly-04.txt", "birthday.txt", own=False)
    assert [each.name for each in templates_for(packaged, wish, "zh")] == ["monthly-03", "monthly"]
    mine = files("monthly-b.txt", "monthly-a.en.txt", own=True)
    assert [each.name for each in templates_for([*packaged, *mine], wish, "zh")] == ["monthly-b"]


@given(st.integers(-400, 400))
def test_a_yearly_day_is_greeted_once_a_year(days):
    wish = Wish(1, DAY + timedelta(days=days), BIRTHDAY)
    assert settled(wish, [sent()]) == (abs(days) <= 180)


def test_two_holidays_are_two_occasions_and_the_same_one_is_one():
    wish = Wish(1, DAY, HOLIDAY, "2026-03-10")
    assert settled(wish, [sent(DAY - timedelta(days=5), wish.key)])
    assert not settled(wish, [sent(DAY - timedelta(days=5), "holiday:2026-03-05")])


def test_a_card_a_month_whatever_it_was_for():
    assert settled(Wish(1, DAY, MONTHLY), [sent(date(2026, 3, 1))])
    assert not settled(Wish(1, DAY, MONTHLY), [sent(date(2026, 2, 28)), sent(date(2025, 3, 10))])


def test_with_a_complaint_open_only_a_birthday_is_greeted():
    assert {code for code in OCCASIONS if allowed(Wish(1, DAY, code), complaint_open=True)} == {BIRTHDAY}
    assert all(allowed(Wish(1, DAY, code), complaint_open=False) for code in OCCASIONS)


WISHES = st.lists(
    st.tuples(st.integers(1, 5), st.dates(DAY, DAY + timedelta(30)), st.sampled_from(sorted(OCCASIONS))), max_size=20
).map(lambda told: [Wish(*each) for each in told])


@given(WISHES)
def test_nobody_is_on_the_list_twice_and_nobody_is_lost(wishes):
    listed = one_a_card(wishes)
    assert {wish.card_id for wish in listed} == {wish.card_id for wish in wishes}
    assert len({wish.card_id for wish in listed}) == len(listed)
    assert [wish.on for wish in listed] == sorted(wish.on for wish in listed)
    assert one_a_card(wishes[::-1]) == listed


@given(st.integers(0, 800), st.sampled_from(["Dear Anna,  all the best", "dear anna, ALL the best"]))
def test_the_same_text_is_not_used_again_within_a_year(ago, words):
    used = [sent(DAY - timedelta(days=ago), body=words)]
    bodies = {"a": "Dear Anna, all the best", "b": "Many happy returns"}
    assert unused(bodies, used, DAY) == (("b", "Many happy returns") if ago < 365 else ("a", "Dear Anna, all the best"))


def test_when_every_text_was_used_there_is_none():
    assert unused({"a": "x"}, [sent()], DAY) is None
    assert unused({}, [], DAY) is None


def test_our_own_texts_never_sell():
    for file in sorted(PACKAGED.glob("*.txt")):
        assert re.search(SELLING, file.read_text(encoding="utf-8"), re.I) is None, file.name


def test_there_is_a_text_of_ours_for_every_occasion_month_and_language(tmp_path):
    texts = GreetingTexts(Path("/nowhere"))
    values = {"salutation": "王经理", "name": "王伟", "years": 3, "holiday": "中秋节", "me": "李"}
    for occasion in OCCASIONS:
        for month in range(1, 13):
            for language in ("zh", "en"):
                fitting = templates_for(texts.templates(), Wish(1, date(2026, month, 1), occasion), language)
                assert fitting, (occasion, month, language)
                assert "李" in texts.fill(fitting[0], values)
    assert len({texts.fill(each, values) for each in texts.templates()}) == len(texts.templates())
