"""log-call, log-visit, log: what is kept, what it settles, the next step, and many at once."""

import json

import pytest

from builders import ANNA, FANG_ONE, HUAXING, MAN, STOPPED, WANG_WEI, ZHANG


def test_the_line_of_the_issue_does_everything_at_once(book):
    call = book.json(
        "log-call",
        "王伟",
        "--outcome",
        "interested",
        "--need",
        "large",
        "--next",
        "+3d",
        "--do",
        "send quote",
        "--note",
        "budget in January",
    )
    assert (call["card_id"], call["via"], call["outcome"], call["need"]) == (WANG_WEI, "phone", "interested", "large")
    assert call["at"].startswith("2026-03-10T10:00:00")
    assert call["note"] == "budget in January"
    assert (call["follow_up"]["due_on"], call["follow_up"]["action"]) == ("2026-03-13", "send quote")
    assert call["next_step"] is True
    assert book.json("call", "show", call["id"])["id"] == call["id"]


def test_one_line_says_what_was_done_with_weekday_and_undo(book):
    said = book.ok("log-call", "王伟", "--next", "+3d", "--do", "send quote").stdout
    assert said == (
        "Call 5 with 王伟 logged: reached. Settled: 1. Next (7): send quote, Fri 2026-03-13. (undo: prospector undo)\n"
    )


@pytest.mark.parametrize(("command", "via"), [("log-call", "phone"), ("log-visit", "visit")])
def test_each_command_has_its_way(command, via, book):
    assert book.json(command, FANG_ONE)["via"] == via


@pytest.mark.parametrize("via", ["phone", "visit", "wechat", "email", "letter", "event", "gift"])
def test_every_other_way_has_a_word(via, book):
    assert book.json("log", FANG_ONE, "--via", via)["via"] == via


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("-2h", "2026-03-10T08:00:00"),
        ("9:15", "2026-03-10T09:15:00"),
        ("yesterday 15:00", "2026-03-09T15:00:00"),
        ("2026-03-01 08:30", "2026-03-01T08:30:00"),
        ("昨天下午3点", "2026-03-09T15:00:00"),
        ("20 min ago", "2026-03-10T09:40:00"),
    ],
)
def test_when_it_was_may_be_said_as_people_say_it(typed, at, book):
    assert book.json("log-call", FANG_ONE, "--at", typed)["at"].startswith(at)
    assert book.json("log-call", FANG_ONE, f"--at={typed}")["at"].startswith(at)


@pytest.mark.parametrize("at", ["tomorrow", "23:59", "+1d", "2030-01-01"])
def test_a_contact_cannot_lie_in_the_future(at, book):
    before = book.dump()
    assert book.run("log-call", FANG_ONE, "--at", at).exit_code == 2
    assert book.dump() == before


@pytest.mark.parametrize("day", ["yesterday", "2020-01-01", "last fri"])
def test_a_next_step_cannot_lie_in_the_past(day, book):
    before = book.dump()
    assert book.run("log-call", FANG_ONE, "--next", day).exit_code == 2
    assert book.dump() == before


@pytest.mark.parametrize(("typed", "seconds"), [("5m", 300), ("1h30", 5400), ("4:30", 270), ("300", 300)])
def test_a_duration_is_kept_in_seconds(typed, seconds, book):
    assert book.json("log-call", FANG_ONE, "--duration", typed)["duration_s"] == seconds


def test_who_called_whom_is_kept(book):
    assert book.json("log-call", FANG_ONE)["direction"] == "out"
    assert book.json("log-call", FANG_ONE, "--in")["direction"] == "in"


def test_codes_may_be_shortened_and_written_loosely(book):
    call = book.json("log-call", FANG_ONE, "--outcome", "No_Answer", "--need", "L", "--attitude", "KEEN")
    assert (call["outcome"], call["need"], call["attitude"]) == ("no-answer", "large", "keen")


class TestWhatIsSettled:
    def test_speaking_to_someone_settles_what_was_due(self, book):
        assert book.json("log-call", WANG_WEI)["settled"] == [1]
        assert WANG_WEI not in [line["card_id"] for line in book.json("today", "--no-tail")]

    @pytest.mark.parametrize("outcome", ["no-answer", "busy", "wrong-number", "left-message"])
    def test_a_try_settles_nothing(self, outcome, book):
        assert book.json("log-call", WANG_WEI, "--outcome", outcome, "--no-ladder")["settled"] == []

    def test_a_try_with_a_next_step_settles_what_it_replaces(self, book):
        assert book.json("log-call", WANG_WEI, "--outcome", "busy", "--next", "+1d")["settled"] == [1]

    def test_keep_open_leaves_it(self, book):
        call = book.json("log-call", WANG_WEI, "--keep-open", "--next", "+1d")
        assert call["settled"] == []
        assert [step["id"] for step in book.json("show", WANG_WEI)["follow_ups"]] == [1, 7]

    def test_a_call_leaves_an_appointment_a_visit_settles_it(self, book):
        assert book.json("log-call", ZHANG)["settled"] == []
        assert book.json("log-visit", ZHANG)["settled"] == [3]

    def test_what_is_still_to_come_stays(self, book):
        assert book.json("log-call", "Acme")["settled"] == []

    def test_an_earlier_contact_settles_only_what_was_due_by_then(self, book):
        assert book.json("log-call", WANG_WEI, "--at", "2026-03-04 10:00")["settled"] == []


def test_a_deal_makes_a_current_customer(book):
    assert book.json("show", FANG_ONE)["lifecycle"] == "new"
    book.ok("log-call", FANG_ONE, "--outcome", "closed")
    card = book.json("show", FANG_ONE)
    assert card["lifecycle"] == "current"
    assert [deal["on"] for deal in card["deals"]] == ["2026-03-10"]


def test_an_appointment_with_an_hour_is_a_visit(book):
    step = book.json("log-call", FANG_ONE, "--outcome", "appointment", "--next", "fri 15:30")["follow_up"]
    assert (step["kind"], step["due_on"], step["due_time"], step["minutes"]) == ("visit", "2026-03-13", "15:30", 45)


def test_in_a_script_a_card_left_without_a_next_step_is_told(book):
    result = book.ok("log-call", FANG_ONE)
    assert f"王芳 has no next step: prospector follow-up {FANG_ONE}" in result.stderr
    assert book.json("log-call", FANG_ONE)["next_step"] is False


def test_on_a_terminal_the_next_step_is_asked_for(book):
    result = book.run("log-call", FANG_ONE, stdin="fri 15:30 send the quote\n", tty=True)
    assert result.exit_code == 0
    assert "Next step" in result.stderr
    (step,) = book.json("show", FANG_ONE)["follow_ups"]
    assert (step["due_on"], step["due_time"], step["action"]) == ("2026-03-13", "15:30", "send the quote")


def test_on_a_terminal_enter_means_no_next_step(book):
    assert book.run("log-call", FANG_ONE, stdin="\n", tty=True).exit_code == 0
    assert book.json("show", FANG_ONE)["follow_ups"] == []


def test_an_answer_without_a_date_loses_nothing_of_the_call(book):
    result = book.run("log-call", FANG_ONE, stdin="send the quote\n", tty=True)
    assert result.exit_code == 2
    assert len(book.json("show", FANG_ONE)["calls"]) == 2


def test_a_stopped_card_is_not_asked_for_a_next_step_and_gets_none(book):
    assert book.ok("log-call", STOPPED).stderr == ""
    before = book.dump()
    assert book.run("log-call", STOPPED, "--next", "+3d").exit_code == 1
    assert book.dump() == before


class TestCorrecting:
    def test_every_part_can_be_corrected(self, book):
        call = book.json(
            "call",
            "correct",
            1,
            "--via",
            "visit",
            "--outcome",
            "refused",
            "--need",
            "none",
            "--attitude",
            "cool",
            "--visit-chance",
            "no",
            "--note",
            "other",
            "--at",
            "2026-03-01 11:00",
            "--duration",
            "5m",
        )
        assert (call["via"], call["outcome"], call["need"], call["attitude"]) == ("visit", "refused", "none", "cool")
        assert (call["visit_chance"], call["note"], call["duration_s"]) == ("no", "other", 300)
        assert call["at"].startswith("2026-03-01T11:00:00")

    def test_a_part_can_be_cleared(self, book):
        call = book.json("call", "correct", 1, "--need", "", "--note", "")
        assert (call["need"], call["note"]) == (None, "")

    def test_an_outcome_cannot_be_cleared(self, book):
        assert book.run("call", "correct", 1, "--outcome", "").exit_code == 2

    def test_the_deal_comes_and_goes_with_the_outcome(self, book):
        book.ok("call", "correct", 1, "--outcome", "closed")
        assert book.json("show", WANG_WEI)["lifecycle"] == "current"
        book.ok("call", "correct", 1, "--outcome", "reached")
        assert book.json("show", WANG_WEI)["deals"] == []

    def test_a_contact_cannot_be_moved_into_the_future(self, book):
        assert book.run("call", "correct", 1, "--at", "2026-03-11 09:00").exit_code == 2

    def test_taking_back_takes_the_deal_and_the_open_step_with_it(self, book):
        book.ok("call", "remove", 2, "--yes")
        card = book.json("show", HUAXING)
        assert (card["calls"], card["deals"], card["follow_ups"]) == ([], [], [])

    def test_a_settled_step_outlives_its_call(self, book):
        book.ok("done", 1)
        book.ok("call", "remove", 1, "--yes")
        assert [step["state"] for step in book.json("show", WANG_WEI)["follow_ups"]] == ["done"]

    def test_on_a_terminal_it_asks(self, book):
        assert book.run("call", "remove", 1, stdin="n\n", tty=True).exit_code == 1
        assert book.run("call", "remove", 1, stdin="y\n", tty=True).exit_code == 0

    def test_the_list_has_the_names(self, book):
        calls = book.json("call", "list", "--since", "2026-03-01")
        assert [(call["id"], call["card_name"]) for call in calls] == [
            (1, "王伟"),
            (2, "华星电子有限公司"),
            (3, "张伟"),
            (4, "王芳"),
        ]
        assert book.json("call", "list", "--since", "2026-03-09") == calls[3:]


ENTRIES = [
    {"card": "王伟", "outcome": "interested", "need": "large", "at": "2026-03-09 10:00", "note": "one"},
    {"card_id": HUAXING, "via": "visit", "next": "+3d", "do": "send contract"},
    {"phone": "021-58881234", "outcome": "no-answer", "duration": 12},
]


def _lines(entries):
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)


class TestManyAtOnce:
    def test_from_a_pipe(self, book):
        calls = book.json("log-call", "--from", "-", stdin=_lines(ENTRIES))
        assert [(call["card_id"], call["via"], call["outcome"]) for call in calls] == [
            (WANG_WEI, "phone", "interested"),
            (HUAXING, "visit", "reached"),
            (ZHANG, "phone", "no-answer"),
        ]
        assert calls[2]["duration_s"] == 12

    def test_from_a_json_array(self, book, tmp_path):
        file = tmp_path / "calls.json"
        file.write_text(json.dumps(ENTRIES), encoding="utf-8")
        assert len(book.json("log-call", "--from", file)) == 3

    def test_from_csv(self, book, tmp_path):
        file = tmp_path / "calls.csv"
        file.write_text('客户,结果,备注,下次,下一步\n王伟,interested,"好,很好",+3d,报价\n', encoding="gb18030")
        (call,) = book.json("log-call", "--from", file)
        assert (call["note"], call["follow_up"]["action"]) == ("好,很好", "报价")

    def test_a_file_of_visits(self, book):
        (call,) = book.json("log-visit", "--from", "-", stdin=_lines([{"card": "王伟"}]))
        assert call["via"] == "visit"

    def test_one_fault_refuses_all_and_names_its_line(self, book):
        before = book.dump()
        result = book.run("log-call", "--from", "-", stdin=_lines([*ENTRIES, {"card": "欧阳修"}, ENTRIES[0]]))
        assert result.exit_code == 1
        assert "Line 4:" in result.stderr and "欧阳修" in result.stderr and "--skip-errors" in result.stderr
        assert book.dump() == before

    @pytest.mark.parametrize(
        "line",
        [
            '{"card":"王伟","outcome":"splendid"}',
            '{"card":"王伟","at":"tomorrow"}',
            '{"card":"王伟","next":"someday"}',
            '{"card":"王伟","mood":"good"}',
            '{"outcome":"busy"}',
            '{"card":"王芳"}',
            "[1]",
            "{broken",
            '{"card":8,"next":"+3d"}',
            '{"card":"王伟","duration":"long"}',
            '{"card":"王伟","outcome":["busy"]}',
            '{"card":{"id":2}}',
            '{"card":99999999999999999999}',
        ],
    )
    def test_with_skip_errors_the_rest_is_logged_and_the_fault_reported(self, line, book):
        content = _lines(ENTRIES[:1]) + line + "\n" + _lines(ENTRIES[2:])
        result = book.ok("log-call", "--from", "-", "--skip-errors", "--json", stdin=content)
        assert len(result.json) == 2, str(result)
        assert "Line 2 skipped: " in result.stderr
        assert "3 read: 2 logged, 1 skipped." in result.stderr

    def test_a_batch_is_one_undo(self, book):
        before = book.dump()
        book.ok("log-call", "--from", "-", stdin=_lines(ENTRIES))
        book.ok("undo")
        assert book.dump()["call"] == before["call"]
        assert book.dump()["follow_up"] == before["follow_up"]

    def test_the_same_uid_is_not_logged_twice(self, book):
        entry = {"card": "王伟", "uid": "11111111-1111-4111-8111-111111111111"}
        book.ok("log-call", "--from", "-", stdin=_lines([entry]))
        assert book.run("log-call", "--from", "-", stdin=_lines([entry])).exit_code == 1

    def test_an_empty_pipe_is_an_empty_list(self, book):
        before = book.dump()
        result = book.ok("log-call", "--from", "-", "--json")
        assert result.json == []
        assert "undo" not in result.stderr
        assert book.dump() == before

    def test_cards_left_without_a_next_step_are_counted(self, book):
        result = book.ok(
            "log-call", "--from", "-", stdin=_lines([{"card": ANNA}, {"card": FANG_ONE}, {"card": MAN, "next": "+1d"}])
        )
        assert "2 cards are left without a next step" in result.stderr

    def test_options_beside_a_file_are_refused(self, book):
        assert book.run("log-call", "--from", "-", "--note", "x").exit_code == 2
        assert book.run("log-call", "王伟", "--from", "-").exit_code == 2

    def test_a_file_that_is_not_there_is_a_sentence(self, book):
        result = book.run("log-call", "--from", "/nowhere/at/all.csv")
        assert result.exit_code == 5
        assert "all.csv" in result.stderr
