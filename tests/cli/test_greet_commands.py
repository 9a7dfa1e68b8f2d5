"""greet: whom, in which words, in which form; and what was sent."""

import csv
import io
import re

import pytest

from program import Program

# A Monday, two days before the birthday of 王伟 and three before the National Day.
DAY = {"PROSPECTOR_TODAY": "2026-09-28T09:00:00"}


@pytest.fixture
def circle(program: Program) -> Program:
    """A few people one greets: with birthdays, one company, some who must never be greeted."""
    for line in (
        "add person 王伟 --birthday 1980-09-30 --title 经理 --address 北京市朝阳区建国路88号 --postcode 100022",
        "add person Anna --birthday 1979-10-01 --address Hauptstr.5 --city Berlin --postcode 10115 --country DE",
        "add person 欧阳修",
        "add company 华星电子 --set founded=2006-10-02",
        "add person Stopped --birthday 09-30",
        "add person Man --birthday 09-30 --man man",
        "add person Binned --birthday 09-30",
        "log-call 欧阳修 --note exams --next +9d",
        "log-call Anna --note boats --next +9d",
        "stop Stopped",
        "remove Binned --yes",
        "config set owner.name 李明",
    ):
        program.ok(*line.split(), env=DAY)
    return program


def listed(program: Program, *words: str, day: dict[str, str] = DAY) -> list[tuple[str, str]]:
    return [(row["name"], row["occasion"]) for row in program.json("greet", *words, env=day)]


def own_text(program: Program, name: str, text: str) -> None:
    folder = program.home / "greetings"
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_next_days_are_listed_one_line_a_card(circle):
    assert listed(circle) == [
        ("王伟", "birthday"), ("Anna", "birthday"), ("欧阳修", "holiday"), ("华星电子", "anniversary"),
    ]  # fmt: skip


def test_the_stopped_those_without_any_letter_and_the_bin_are_never_listed(circle):
    names = {name for name, _ in listed(circle, "--days", "365")}
    assert names & {"Stopped", "Man", "Binned"} == set()


def test_one_day_or_one_occasion_can_be_asked_for(circle):
    assert listed(circle, "--on", "2026-09-30") == [("王伟", "birthday")]
    assert listed(circle, "--occasion", "anniversary") == [("华星电子", "anniversary")]
    assert listed(circle, "--limit", "1") == [("王伟", "birthday")]
    assert listed(circle, "--occasion", "birthday", "--occasion", "holiday", "--days", "2") == [("王伟", "birthday")]


def test_the_month_brings_the_card_of_the_month_for_everybody_one_knows(circle):
    day = {"PROSPECTOR_TODAY": "2026-11-02T09:00:00"}
    assert listed(circle, "--month", day=day) == [("Anna", "monthly"), ("欧阳修", "monthly")]
    circle.ok("edit", "王伟", "--tag", "cards")
    circle.ok("config", "set", "greet.monthly_tag", "cards")
    assert listed(circle, "--month", day=day) == [("王伟", "monthly")]
    assert listed(circle, "--occasion", "monthly", day=day) == [("王伟", "monthly")]


def test_who_lives_elsewhere_is_not_greeted_for_our_holidays(circle):
    assert ("Anna", "holiday") not in listed(circle, "--occasion", "holiday")
    assert listed(circle, "--occasion", "holiday") == [("欧阳修", "holiday")]


def test_with_a_complaint_open_only_the_birthday_is_greeted(circle):
    for name in ("王伟", "欧阳修", "华星电子"):
        circle.ok("complaint", "open", name, "leaks", env=DAY)
    assert listed(circle) == [("王伟", "birthday"), ("Anna", "birthday")]
    circle.ok("complaint", "resolve", "2", "mended", env=DAY)
    assert ("欧阳修", "holiday") not in listed(circle)
    circle.ok("complaint", "satisfied", "2", env=DAY)
    assert ("欧阳修", "holiday") in listed(circle)


def test_what_was_sent_is_a_contact_and_one_undo_takes_all_back(circle):
    before = circle.dump()
    said = circle.ok("greet", "--sent", env=DAY).stdout
    assert "4 greetings logged." in said
    call = circle.json("show", "王伟")["calls"][0]
    assert (call["via"], call["outcome"], call["at"][:10]) == ("letter", "sent", "2026-09-28")
    assert circle.json("show", "欧阳修")["follow_ups"][0]["state"] == "open"
    assert listed(circle) == []
    circle.ok("undo", env=DAY)
    after = circle.dump()
    assert (after["greeting"], after["call"]) == (before["greeting"], before["call"])
    assert len(listed(circle)) == 4


def test_only_the_cards_named_are_logged_by_the_way_named(circle):
    sent = circle.json("greet", "--sent", "Anna", "--via", "wechat", env=DAY)
    assert [(row["name"], row["via"], row["occasion"]) for row in sent] == [("Anna", "wechat", "birthday")]
    assert len(listed(circle)) == 3
    before = circle.dump()
    result = circle.run("greet", "--sent", "Anna", env=DAY)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "not on the list" in result.stderr
    assert circle.dump() == before


def test_a_dry_run_logs_nothing(circle):
    before = circle.dump()
    assert "Nothing was written" in circle.ok("greet", "--sent", "--dry-run", env=DAY).stdout
    assert circle.dump() == before


def test_nobody_to_greet_is_no_error(program):
    assert "nothing was logged" in program.ok("greet", "--sent").stdout
    assert program.json("greet") == []


def test_the_users_text_is_filled_in_with_what_is_known(circle):
    own_text(circle, "birthday.txt", "{{ family }}|{{ title }}|{{ years }}|{{ topic }}|{{ name }}|{{ me }}")
    circle.ok("log-call", "王伟", "--note", "his daughter", "--next", "+9d", env=DAY)
    texts = {row["name"]: (row["text"], row["template"]) for row in circle.json("greet", env=DAY)}
    assert texts["王伟"] == ("王|经理|46|his daughter|王伟|李明", "birthday")
    assert texts["欧阳修"][0].startswith("欧阳修：")


def test_the_same_text_is_never_sent_twice_in_a_year_to_one_person(circle):
    own_text(circle, "holiday.txt", "Happy days!")
    circle.ok("greet", "--occasion", "holiday", "--sent", env=DAY)
    later = {"PROSPECTOR_TODAY": "2026-12-30T09:00:00"}
    (row,) = circle.json("greet", "--occasion", "holiday", env=later)
    assert (row["text"], row["problem"]) == (None, "all-used")
    assert "there is no text" in circle.ok("greet", "--occasion", "holiday", env=later).stderr
    assert "nothing was logged" in circle.ok("greet", "--occasion", "holiday", "--sent", env=later).stdout
    own_text(circle, "holiday-2.txt", "Happier days!")
    (row,) = circle.json("greet", "--occasion", "holiday", env=later)
    assert (row["text"], row["template"]) == ("Happier days!", "holiday-2")
    next_year = {"PROSPECTOR_TODAY": "2027-09-29T09:00:00"}
    (row,) = circle.json("greet", "--occasion", "holiday", env=next_year)
    assert row["text"] == "Happy days!"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("line one\n{{ nmae }}\n", "line 2: 'nmae' is undefined; a text may use company"),
        ("one\ntwo\n{% if name %}\nthree", "line 3: "),
        ("{{ name.__class__.__mro__ }}", "line 1: "),
        ("{% include 'x' %}", "line 1: "),
        ("{{ 1 / 0 }}", "line 1: division by zero"),
        ("{{ name | nosuch }}", "line 1: No filter named 'nosuch'"),
        ("   \n", "line 1: it is empty"),
        ("{% if not name %}x{% endif %}", "nothing is left of it"),
        ("{{ 'x' * 30000 }}", "it becomes too long"),
        ("{{ 'x' * 9999999999 }}", "it becomes too long"),
        ("{{ 9 ** (9 ** 9) }}", "it becomes too long"),
        ("{{ '%999999999d' % 1 }}", "it becomes too long"),
        ("{{ '{:>999999999}'.format(1) }}", "it becomes too long"),
        ("{{ name | center(999999999) }}", "it becomes too long"),
        ("{{ ('a' * 99999) | replace('a', 'a' * 99999) }}", "it becomes too long"),
        ("{% set x = namespace(a='a') %}{% for i in range(999) %}{% set x.a = x.a ~ x.a %}{% endfor %}", "too long"),
        ("{% set x = namespace(a=9) %}{% for i in range(999) %}{% set x.a = x.a * x.a %}{% endfor %}", "too long"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "line 1: "),
        ("{{ lipsum() }}", "'lipsum' is undefined"),
        (
            "{% for i in range(99999) %}{% for j in range(99999) %}{% for k in range(99999) %}{% endfor %}{% endfor %}"
            "{% endfor %}",
            "it takes too long",
        ),
    ],
)
def test_a_faulty_text_is_one_sentence_with_file_and_line(circle, text, said):
    own_text(circle, "birthday.txt", text)
    before = circle.dump()
    result = circle.run("greet", "--sent", env=DAY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{circle.home}/greetings/birthday.txt, " in result.stderr
    assert said in result.stderr
    assert "Traceback" not in result.stderr
    assert circle.dump() == before


def test_a_text_that_is_no_utf8_is_refused_with_its_line(circle):
    own_text(circle, "birthday.txt", "")
    (circle.home / "greetings" / "birthday.txt").write_bytes("好\n".encode() + "好".encode("gbk"))
    assert "line 2: it is not UTF-8" in circle.run("greet", env=DAY).stderr


def test_a_text_may_be_named_for_all(circle):
    own_text(circle, "fair.txt", "See you at the fair, {{ salutation }}!")
    texts = [row["text"] for row in circle.json("greet", "--template", "fair", env=DAY)]
    assert texts[0] == "See you at the fair, 王经理!"
    assert circle.run("greet", "--template", "nowhere", env=DAY).exit_code == 3


def test_the_sheet_for_mail_merge_is_csv_with_inert_cells(circle, tmp_path):
    own_text(circle, "birthday.txt", "=HYPERLINK({{ name }})\nsecond line")
    rows = list(csv.DictReader(io.StringIO(circle.ok("greet", "--csv", "-", env=DAY).stdout)))
    assert rows[0]["text"] == "'=HYPERLINK(王伟)\nsecond line"
    assert (rows[0]["salutation"], rows[0]["postcode"]) == ("王经理", "100022")
    file = tmp_path / "sheet.csv"
    circle.ok("greet", "--csv", file, env=DAY)
    assert file.read_text().count("HYPERLINK") == 2
    assert circle.run("greet", "--csv", file, env=DAY).exit_code == 1
    circle.ok("greet", "--csv", file, "--force", env=DAY)


def test_the_labels_are_a_page_without_anything_from_outside(circle, tmp_path):
    circle.ok("edit", "Anna", "--name", "Anna <script>alert(1)</script>", env=DAY)
    file = tmp_path / "labels.html"
    circle.ok("greet", "--labels", file, env=DAY)
    page = file.read_text()
    assert page.count("<address") == 2
    assert "100022<br>北京市朝阳区建国路88号<br><strong>王伟经理 收</strong>" in page
    assert "&lt;script&gt;" in page
    assert re.search(r"<script|https?:|src=|href=|url\(", page) is None


def test_the_texts_are_written_in_full(circle):
    shown = circle.ok("greet", "--text", "-", "Anna", env=DAY).stdout
    assert shown.startswith("# Anna (#2), birthday, 47, 2026-10-01\n\nDear Anna,\n\n")
    assert shown.endswith("李明\n")


def test_what_was_sent_can_be_looked_at_corrected_and_taken_back(circle):
    circle.ok("greet", "--sent", env=DAY)
    assert len(circle.json("greet", "list", env=DAY)) == 4
    (sent,) = circle.json("greet", "list", "Anna", env=DAY)
    assert circle.json("greet", "show", sent["id"])["text"] == sent["text"]
    corrected = circle.json("greet", "correct", sent["id"], "--on", "2026-09-27", "--text", "By hand", env=DAY)
    assert (corrected["on"], corrected["text"], corrected["template"]) == ("2026-09-27", "By hand", None)
    assert circle.run("greet", "correct", sent["id"], "--on", "2026-09-29", env=DAY).exit_code == 2
    assert circle.run("greet", "correct", sent["id"], "--on", "2026-02-30", env=DAY).exit_code == 2
    circle.ok("greet", "remove", sent["id"], "--yes", env=DAY)
    assert circle.json("greet", "list", "Anna", env=DAY) == []
    assert [call["note"] for call in circle.json("show", "Anna")["calls"]] == ["boats"]
    assert circle.run("greet", "show", "99").exit_code == 3


def test_taking_the_contact_back_takes_the_greeting_back(circle):
    call_id = circle.json("greet", "--sent", "Anna", env=DAY)[0]["call_id"]
    circle.ok("call", "remove", call_id, "--yes", env=DAY)
    assert circle.json("greet", "list", env=DAY) == []


def test_the_page_of_a_card_shows_its_greetings(circle):
    circle.ok("greet", "--sent", "Anna", env=DAY)
    assert circle.json("show", "Anna")["greetings"][0]["occasion"] == "birthday"
    assert "Greetings" in circle.ok("show", "Anna").stdout


def test_texts_are_listed_and_shown_and_own_ones_put_ours_aside(circle):
    own_text(circle, "birthday.zh.txt", "{{ name }}")
    rows = circle.json("greet", "templates")
    used = {(row["name"], row["language"]): (row["own"], row["used"]) for row in rows if row["occasion"] == "birthday"}
    assert used["birthday", "zh"] == (True, True)
    assert used["birthday-2", "zh"] == (False, False)
    assert used["birthday", "en"] == (False, True)
    (shown,) = [row for row in circle.json("greet", "show", "birthday") if row["language"] == "zh"]
    assert shown["text"] == "{{ name }}"
    assert circle.run("greet", "show", "nowhere").exit_code == 3


@pytest.mark.parametrize(
    "words",
    [
        "--occasion easter", "--days -1", "--month --days 3", "--on 2026-02-30", "--via letter", "--sent --via pigeon",
        "--csv - --labels -",
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_refused(circle, words):
    before = circle.dump()
    result = circle.run("greet", *words.split(), env=DAY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert circle.dump() == before
