"""complaint …: owned until the customer is satisfied; and the report on them."""

import pytest

from builders import BINNED, HUAXING, WANG_WEI

LATER = {"PROSPECTOR_TODAY": "2026-03-14T10:00:00"}


@pytest.fixture
def taken(book):
    """One complaint of Wang Wei, taken on the day of the tests at ten."""
    book.ok("complaint", "open", WANG_WEI, "the", "pump", "leaks", "--severity", "high", "--product", "P200")
    return book


def state(book, number: int = 1) -> str:
    return book.json("complaint", "show", number)["state"]


def test_the_owner_is_who_took_it(book):
    (first, second, third) = (
        book.json("complaint", "open", WANG_WEI, "leaks", *more, env=env)
        for more, env in (((), {}), ((), {"USER": "li"}), (("--owner", "Chen"), {"USER": "li"}))
    )
    assert [first["owner"], second["owner"], third["owner"]] == ["me", "li", "Chen"]
    book.ok("config", "set", "owner.name", "李雷")
    assert book.json("complaint", "open", WANG_WEI, "leaks", env={"USER": "li"})["owner"] == "李雷"


def test_only_the_word_of_the_customer_closes_it(taken):
    answer = taken.ok("complaint", "resolve", 1, "new", "seals", env=LATER)
    assert "stays open until they are satisfied" in answer.stdout
    assert "waits for the customer's word" in taken.ok("complaint", "list").stdout
    taken.ok("complaint", "satisfied", 1, "all fine", env=LATER)
    assert taken.json("complaint", "list") == []
    (closed,) = taken.json("complaint", "list", "--all", env=LATER)
    assert (closed["state"], closed["age_days"], closed["hours_to_solution"]) == ("satisfied", 4, 96.0)


@pytest.mark.parametrize(
    ("before", "line"),
    [
        ([], "complaint satisfied 1"),
        ([], "complaint reopen 1 leaks again"),
        (["resolve 1 seals"], "complaint resolve 1 seals"),
        (["resolve 1 seals"], "complaint satisfied 1 --solution seals"),
        (["resolve 1 seals", "satisfied 1"], "complaint satisfied 1"),
        (["resolve 1 seals", "satisfied 1"], "complaint resolve 1 seals"),
        ([], "complaint escalate 1 --result nothing"),
        ([], "complaint remove 1"),
    ],
)
def test_an_illegal_change_is_refused_and_nothing_is_written(before, line, taken):
    for earlier in before:
        taken.ok("complaint", *earlier.split())
    kept = taken.dump()
    result = taken.run(*line.split())
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: ")
    assert taken.dump() == kept


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"complaint open {WANG_WEI}", 2),
        (f"complaint open {WANG_WEI} leaks --severity dreadful", 2),
        (f"complaint open {WANG_WEI} leaks --at tomorrow", 2),
        (f"complaint open {WANG_WEI} leaks --at 2026-02-30", 2),
        (f"complaint open {BINNED} leaks", 3),
        ("complaint open Nobody leaks", 3),
        ("complaint show 99", 3),
        ("complaint note 99 hello", 3),
        ("complaint note 1", 2),
        ("complaint escalate 1", 2),
        ("complaint resolve 1 seals --at 2026-03-01", 2),
        ("complaint satisfied 1 --solution seals --score 9", 2),
        ("complaint correct 1", 2),
        ("complaint correct 1 --severity dreadful", 2),
        ("complaint report --since someday", 2),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_written(line, code, taken):
    before = taken.dump()
    result = taken.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert taken.dump() == before


def test_words_that_say_nothing_are_refused(taken):
    before = taken.dump()
    for line in (("open", WANG_WEI), ("note", 1), ("cause", 1), ("resolve", 1), ("reopen", 1)):
        assert taken.run("complaint", *line, " ").exit_code in (1, 2)
    assert taken.dump() == before


def test_the_whole_history_is_kept_in_order(taken):
    for line in ("note 1 sent a technician", "cause 1 seal", "escalate 1 quality: seals"):
        taken.ok("complaint", *line.split())
    taken.ok("complaint", "escalate", 1, "--result", "new seals from May", env=LATER)
    taken.ok("complaint", "resolve", 1, "replaced", env=LATER)
    taken.ok("complaint", "satisfied", 1, env=LATER)
    taken.ok("complaint", "reopen", 1, "leaks again", env=LATER)
    view = taken.json("complaint", "show", 1)
    kinds = [entry["kind"] for entry in view["history"]]
    assert kinds == ["opened", "note", "cause", "escalated", "resolved", "satisfied", "reopened"]
    assert view["history"][3]["results"] == [{"on": "2026-03-14", "result": "new seals from May"}]
    assert (view["state"], view["cause"], view["resolved_at"], view["closed_at"]) == ("open", "seal", None, None)
    page = taken.ok("complaint", "show", 1).stdout
    for words in ("sent a technician", "quality: seals", "new seals from May", "leaks again"):
        assert words in page


def test_a_report_upward_is_missed_until_its_result_is_known(taken):
    taken.ok("complaint", "escalate", 1, "quality: seals")
    assert taken.json("complaint", "list")[0]["reports_waiting"] == 1
    assert "(no result yet)" in taken.ok("complaint", "show", 1).stdout
    taken.ok("complaint", "escalate", 1, "--result", "recalled")
    assert taken.json("complaint", "list")[0]["reports_waiting"] == 0


def test_a_result_goes_to_the_newest_report_that_has_none(taken):
    taken.ok("complaint", "escalate", 1, "quality: seals", "--result", "new seals")
    taken.ok("complaint", "escalate", 1, "boss: refund")
    taken.ok("complaint", "escalate", 1, "--result", "granted")
    reports = [entry for entry in taken.json("complaint", "show", 1)["history"] if entry["kind"] == "escalated"]
    assert [[came["result"] for came in report["results"]] for report in reports] == [["new seals"], ["granted"]]


def test_what_is_solved_on_the_spot_is_closed_in_one_command_with_a_score(taken):
    taken.ok("complaint", "satisfied", 1, "great", "--solution", "tightened a screw", "--score", 5)
    assert state(taken) == "satisfied"
    (scored,) = taken.json("satisfaction", "list")
    assert (scored["card_id"], scored["latest"]) == (WANG_WEI, 5)
    taken.ok("undo")
    assert state(taken) == "open"
    assert taken.json("satisfaction", "list") == []


def test_a_complaint_can_be_corrected_and_taken_back_with_its_history(taken):
    taken.ok("complaint", "note", 1, "called back")
    taken.ok("complaint", "correct", 1, "--severity", "low", "--product", "P300", "--at", "2026-03-09 08:00")
    view = taken.json("complaint", "show", 1)
    assert (view["severity"], view["product"], view["opened_at"][:16]) == ("low", "P300", "2026-03-09T08:00")
    assert view["history"][0]["at"] == view["opened_at"]
    before = taken.dump()
    taken.ok("complaint", "remove", 1, "--yes")
    assert taken.dump()["complaint_entry"] == []
    taken.ok("undo")
    after = taken.dump()
    assert [after[table] for table in ("complaint", "complaint_entry")] == [
        before[table] for table in ("complaint", "complaint_entry")
    ]


def test_it_cannot_have_been_taken_after_what_is_in_its_history(taken):
    taken.ok("complaint", "note", 1, "called back")
    before = taken.dump()
    assert taken.run("complaint", "correct", 1, "--at", "2026-03-12", env=LATER).exit_code == 2
    assert taken.dump() == before


def test_the_report_counts_shares_times_and_what_recurs(taken):
    taken.ok("complaint", "open", WANG_WEI, "late delivery", "--at", "2026-03-01")
    taken.ok("complaint", "open", HUAXING, "pump leaks", "--product", "p200")
    taken.ok("complaint", "cause", 1, "seal")
    taken.ok("complaint", "cause", 3, "Seal")
    taken.ok("complaint", "resolve", 1, "new seal", env=LATER)
    taken.ok("complaint", "satisfied", 1, env=LATER)
    taken.ok("complaint", "resolve", 3, "new seal", "--at", "2026-03-10 10:00")
    report = taken.json("complaint", "report", env=LATER)
    assert {key: report[key] for key in ("count", "open", "solved", "satisfied")} == {
        "count": 3, "open": 1, "solved": 2, "satisfied": 1,
    }  # fmt: skip
    assert (report["solved_share"], report["satisfied_share"]) == (0.6667, 0.3333)
    assert (report["median_hours"], report["mean_hours"]) == (48.0, 48.0)
    assert report["causes"] == [{"cause": "seal", "count": 2}]
    assert report["products"] == [{"product": "P200", "count": 2}]
    assert taken.json("complaint", "report", "--since", "2026-03-10")["count"] == 2
    assert "2.0 days in the middle" in taken.ok("complaint", "report").stdout


def test_a_report_on_nothing_divides_by_nothing(book):
    report = book.json("complaint", "report")
    assert (report["count"], report["solved_share"], report["median_hours"]) == (0, None, None)
    assert book.ok("complaint", "report").exit_code == 0


def test_open_complaints_stand_on_the_page_of_the_card_and_are_found(taken):
    taken.ok("complaint", "note", 1, "密封圈")
    assert "the pump leaks" in taken.ok("show", WANG_WEI).stdout
    assert [view["id"] for view in taken.json("show", WANG_WEI)["complaints"]] == [1]
    assert [(found["id"], found["found_in"]) for found in taken.json("find", "pump leaks")] == [(WANG_WEI, "complaint")]
    assert [found["found_in"] for found in taken.json("find", "密封圈")] == ["complaint_entry"]
    assert "The book is in order" in taken.ok("database", "check").stdout


def test_complaints_of_one_card_can_be_listed(taken):
    assert [view["id"] for view in taken.json("complaint", "list", WANG_WEI)] == [1]
    assert taken.json("complaint", "list", HUAXING) == []
