"""report calls: the table, its JSON, and the fall of success that a real campaign shows."""

import pytest

from builders import ANNA


def test_an_empty_log_is_said_and_is_no_error(program):
    result = program.ok("report", "calls")
    assert "No call of yours" in result.stdout
    view = program.json("report", "calls")
    assert (view["calls"], view["share"], view["by_number"]) == (0, None, [])


def test_only_own_telephone_calls_count(program):
    program.ok("add", "person", "Li")
    program.ok("log-call", "Li", "--next", "+3d", "--at", "09:15")
    program.ok("log-call", "Li", "--in", "--outcome", "closed")
    program.ok("log-visit", "Li", "--outcome", "closed")
    view = program.json("report")
    assert (view["calls"], view["successes"]) == (1, 0)
    assert [row["hour"] for row in view["by_hour"]] == [9]


def test_what_counts_as_success_can_be_said(book):
    assert book.json("report", "calls")["successes"] == 1
    view = book.json("report", "calls", "--success", "interested")
    assert (view["success"], view["successes"]) == (["interested"], 1)
    assert book.run("report", "calls", "--success", "splendid").exit_code == 2


def test_few_calls_are_counted_but_nothing_is_concluded(book):
    shown = book.ok("report", "calls").stdout
    assert "too few to say" in shown
    assert all(row["verdict"] is None for row in book.json("report", "calls")["by_number"])


def test_a_time_can_be_chosen_and_calls_in_the_bin_do_not_count(book):
    assert book.json("report", "calls", "--since", "2026-03-03")["calls"] == 0
    before = book.json("report", "calls")["calls"]
    book.ok("log-call", str(ANNA), "--next", "+3d")
    book.ok("remove", str(ANNA), "--yes")
    assert book.json("report", "calls")["calls"] == before


def test_a_count_of_contacts_in_a_list_of_calls_is_understood(program, tmp_path):
    file = tmp_path / "calls.csv"
    file.write_text("name,when,result,campaign\nAda,2026-03-01 10:00,reached,4\nBea,2026-03-01 11:00,reached,spring\n")
    program.ok("import", file, "--map", "when=at", "--map", "result=outcome")
    assert [row["number"] for row in program.json("report", "calls")["by_number"]] == [1, 4]
    assert program.json("show", "Ada")["fields"] == {"contacts": "4"}
    assert program.json("show", "Bea")["fields"] == {"campaign": "spring"}
    program.ok("log-call", "Ada", "--next", "+3d")
    assert [row["number"] for row in program.json("report", "calls")["by_number"]] == [1, 4, 5]


def test_a_campaign_in_a_list_without_calls_stays_a_field_of_its_name(program, tmp_path):
    file = tmp_path / "cards.csv"
    file.write_text("name,campaign\nAda,4\n")
    program.ok("import", file)
    assert program.json("show", "Ada")["fields"] == {"campaign": "4"}


@pytest.mark.shared
def test_the_bank_campaign_shows_its_fall(program, shared_data):
    program.ok(
        "import", shared_data / "calls/bank.csv", "--name", "Client {row}", "--set-field", "outcome=reached",
        "--map", "day+month=at", "--year", "2010", "--values", "y:yes=closed,no=refused",
    )  # fmt: skip
    view = program.json("report", "calls")
    assert view["calls"] == 4521
    counted = {row["number"]: (row["calls"], row["successes"]) for row in view["by_number"]}
    assert counted[1] == (1734, 240)
    assert counted[11] == (130, 5)
    verdicts = {row["number"]: row["verdict"] for row in view["by_number"]}
    assert (verdicts[1], verdicts[11], verdicts[10]) == ("better", "worse", None)
    assert "3.8 %" in program.ok("report", "calls").stdout
