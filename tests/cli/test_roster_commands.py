"""roster: the customer roster, the address index and the grade index."""

import pytest

from builders import BINNED, HUAXING, MAN, STOPPED, WANG_WEI, ZHANG


def test_everyone_of_the_three_groups_is_in_with_base_data_and_grade(book):
    book.ok("edit", HUAXING, "--set", "handler=Li", "--set", "credit_status=good")
    book.ok("deal", "add", HUAXING, 100, "--currency", "CNY", "--on", "2026-03-03")
    lines = {line["card_id"]: line for line in book.json("roster")}
    assert BINNED not in lines, "in the bin"
    assert MAN not in lines, "neither money, authority nor need: no prospective customer"
    assert lines[STOPPED]["stopped"] is True
    huaxing = lines[HUAXING]
    assert (huaxing["group"], huaxing["grade"], huaxing["rank"], huaxing["revenue"]) == ("current", "super", 1, 100)
    assert (huaxing["last_deal_on"], huaxing["handler"], huaxing["credit_status"]) == ("2026-03-03", "Li", "good")
    assert huaxing["address"].startswith("北京市朝阳区")
    assert (lines[WANG_WEI]["group"], lines[WANG_WEI]["grade"]) == ("prospective", "prospect")
    assert lines[WANG_WEI]["employer"] == "华星电子有限公司"
    assert lines[WANG_WEI]["email"] == "wang.wei@example.cn"


def test_it_is_narrowed_by_group_kind_and_area(book):
    assert [line["card_id"] for line in book.json("roster", "--group", "current")] == [HUAXING]
    assert book.json("roster", "--group", "former") == []
    assert {line["kind"] for line in book.json("roster", "--kind", "person")} == {"person"}
    assert [line["card_id"] for line in book.json("roster", "--area", "上海")] == [ZHANG]


def test_who_bought_more_than_a_year_ago_is_a_former_customer(book):
    later = {"PROSPECTOR_TODAY": "2027-03-10"}
    (line,) = book.json("roster", "--group", "former", env=later)
    assert (line["card_id"], line["grade"], line["rank"]) == (HUAXING, "inactive", None)


def test_the_address_index_goes_by_area_with_the_unplaced_last(book):
    areas = [line["area"] for line in book.json("roster", "--by", "area")]
    known = [area for area in areas if area]
    assert known == sorted(known)
    assert areas == known + [None] * (len(areas) - len(known))
    said = book.ok("roster", "--by", "area").stdout
    assert "北京市朝阳区 (3)" in said and "no area known" in said


def test_the_grade_index_goes_from_the_best_down(book):
    book.ok("deal", "add", WANG_WEI, 500, "--currency", "CNY")
    book.ok("deal", "add", HUAXING, 100, "--currency", "CNY")
    lines = book.json("roster", "--by", "grade")
    assert [(line["card_id"], line["grade"]) for line in lines][:2] == [(WANG_WEI, "super"), (HUAXING, "small")]
    assert "super (1)" in book.ok("roster", "--by", "grade").stdout


def test_a_currency_without_a_rate_leaves_grades_open_and_says_so(book):
    book.ok("deal", "add", HUAXING, 100, "--currency", "USD")
    result = book.ok("roster", "--group", "current", "--json")
    assert result.json[0]["grade"] is None
    assert "USD" in result.stderr
    book.ok("roster", "--by", "grade")


def test_as_csv_it_has_a_line_for_each_card(book):
    lines = book.ok("roster", "--format", "csv").stdout.splitlines()
    assert lines[0].startswith("card_id,name,kind,group,grade")
    assert len(lines) == 1 + len(book.json("roster"))


@pytest.mark.parametrize("line", ["roster --by name", "roster --group old", "roster --kind firm"])
def test_a_word_that_is_not_known_is_refused(line, book):
    result = book.run(*line.split())
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Choose one of" in result.stderr
