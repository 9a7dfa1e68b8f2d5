"""invoice, receivables, judge, collect, credit: H13 and H14 as they are typed."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import ACME, BINNED, HUAXING, WANG_WEI
from program import Program

AGES = ("not_due", "days_1_30", "days_31_60", "days_61_90", "over_90")


@pytest.fixture
def money(book: Program) -> Program:
    """Huaxing owes 1,200 CNY of January, of which 500 are paid; Acme owes 500 EUR of November."""
    book.ok("invoice", "add", HUAXING, "1200", "--on", "2026-01-05", "--due", "+30d", "--number", "R-1")
    book.ok("invoice", "add", ACME, "500 EUR", "--on", "2025-11-05", "--due", "+30d", "--number", "R-2")
    book.ok("invoice", "pay", "R-1", "500", "--on", "2026-01-20", "--ref", "B1")
    return book


def tables(program: Program):
    import sqlite3

    connection = sqlite3.connect(program.db)
    names = ("invoice", "invoice_entry", "collection_step", "judgement", "credit_score", "promise", "operation")
    try:
        return {name: connection.execute(f"SELECT * FROM {name} ORDER BY id").fetchall() for name in names}
    finally:
        connection.close()


def test_the_due_day_is_counted_from_the_day_of_the_invoice(money):
    view = money.json("invoice", "show", "R-1")
    assert (view["issued_on"], view["due_on"], view["state"], view["days_late"]) == (
        "2026-01-05", "2026-02-04", "overdue", 34)  # fmt: skip
    assert (view["amount"], view["paid"], view["open"]) == (1200, 500, 700)


def test_a_payment_says_what_is_still_open(money):
    assert "500.00 CNY is still open" in money.ok("invoice", "pay", "R-1", "200").stdout
    assert "Nothing is open any more" in money.ok("invoice", "pay", "R-1").stdout


def test_paying_too_much_is_refused_unless_said_and_then_in_their_favour(money):
    before = tables(money)
    assert money.run("invoice", "pay", "R-1", "701").exit_code == 1
    assert tables(money) == before
    money.ok("invoice", "pay", "R-1", "750", "--over")
    view = money.json("invoice", "show", "R-1")
    assert (view["paid"], view["open"], view["in_favour"]) == (1200, 0, 50)
    (owed,) = [line for line in money.json("receivables")["customers"] if line["card_id"] == HUAXING]
    assert owed["in_favour"] == 50


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("invoice add 1 100 --due 2026-02-30", 2),
        ("invoice add 1 100 --due 2026-03-01 --on 2026-03-05", 2),
        ("invoice add 1 100 --due +30d --on +3d", 2),
        ("invoice add 1 0 --due +3d", 2),
        ("invoice add 1 99999999999999999999 --due +3d", 2),
        ("invoice add 1 10.555 --due +3d", 2),
        ("invoice add 1 10XXX --due +3d", 2),
        ("invoice add 1 10 --currency XYZ --due +3d", 2),
        ("invoice add 1 10 --due +3d --number R-1", 4),
        ("invoice add 1 10 --due +3d --deal 99", 3),
        ("invoice add 1 10 --due +3d --rate 7", 2),
        (f"invoice add {BINNED} 10 --due +3d", 3),
        ("invoice add nobody 10 --due +3d", 3),
        ("invoice pay R-1 10 --on 2026-01-04", 1),
        ("invoice pay R-1 10 --on 2026-03-11", 2),
        ("invoice pay R-1 10USD", 2),
        ("invoice pay R-1 10 --ref B1", 4),
        ("invoice pay R-9 10", 3),
        ("invoice pay 99999999999999999999 10", 3),
        ("invoice write-off R-1 10", 2),
        ("invoice write-off R-1 701 --why gone", 1),
        ("invoice credit R-1 1201", 1),
        ("invoice receive 1 701", 1),
        ("invoice promise R-1 100 --by 2026-03-09", 2),
        ("invoice promise R-1 701 --by fri", 1),
        ("invoice dispute R-1", 2),
        ("invoice dispute R-1 --settled", 1),
        ("invoice correct R-1 --amount 400", 1),
        ("invoice correct R-1 --on 2026-01-21", 1),
        ("invoice correct R-1 --currency EUR --amount 10", 1),
        ("invoice unpay 99 --yes", 3),
        ("collect step 1 ally", 1),
        ("collect step 1 7", 2),
        (f"collect step {WANG_WEI} talk", 1),
        ("collect lift 1", 1),
        ("judge 1 maybe", 2),
        ("credit score 1 character 6", 2),
        ("credit score 1 charm 3", 2),
        ("credit correct 9 --score 3", 3),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_written(line, code, money):
    before = tables(money)
    result = money.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, ""), result
    assert result.stderr.startswith("Error: ")
    assert len(result.stderr.strip().splitlines()) >= 2
    assert tables(money) == before


def test_a_number_that_is_also_an_id_is_asked_back(money):
    money.ok("invoice", "add", HUAXING, "10", "--due", "+3d", "--number", "1")
    assert money.run("invoice", "show", "1").exit_code == 4
    assert money.json("invoice", "show", "id:1")["number"] == "R-1"
    assert money.json("invoice", "show", "no:1")["amount"] == 10


def test_currencies_are_never_mixed_without_a_rate(money):
    view = money.json("receivables")
    assert [(sums["currency"], sums["open"]) for sums in view["currencies"]] == [("CNY", 700), ("EUR", 500)]
    assert (view["total"], view["missing_rates"]) == (None, ["EUR"])
    money.ok("config", "set", "currency.rates", "EUR=8")
    total = money.json("receivables")["total"]
    assert (total["currency"], total["open"], total["over_90"]) == ("CNY", 4700, 4000)


def test_the_receivables_of_an_earlier_day_know_nothing_of_what_came_later(money):
    view = money.json("receivables", "--as-of", "2026-01-10")
    assert [(sums["currency"], sums["paid"], sums["open"]) for sums in view["currencies"]] == [
        ("CNY", 0, 1200), ("EUR", 0, 500)]  # fmt: skip


def test_a_payment_of_a_customer_settles_the_oldest_first_and_leaves_what_is_disputed(money):
    money.ok("invoice", "add", HUAXING, "300", "--on", "2026-02-01", "--due", "2026-02-10", "--number", "R-3")
    money.ok("invoice", "add", HUAXING, "300", "--on", "2026-02-01", "--due", "2026-02-20", "--number", "R-4")
    money.ok("invoice", "dispute", "R-3", "two", "pieces", "missing")
    entries = money.json("invoice", "receive", HUAXING, "800")
    assert [(entry["amount"], entry["invoice_id"]) for entry in entries] == [(700, 1), (100, 4)]


def test_a_reminder_is_due_in_the_week_before_the_due_day_until_it_is_given(money):
    money.ok("invoice", "add", HUAXING, "80", "--due", "2026-03-17", "--number", "R-5")
    money.ok("invoice", "add", HUAXING, "80", "--due", "2026-03-18", "--number", "R-6")
    assert [view["number"] for view in money.json("receivables")["reminders"]] == ["R-5"]
    assert "80.00 CNY" in money.ok("invoice", "remind", "R-5").stdout
    assert money.json("receivables")["reminders"] == []


def test_the_steps_follow_the_judgement(money):
    def following():
        return money.json("receivables", "--card", HUAXING)["next_step"]

    assert following() == "talk-and-judge"
    money.ok("collect", "step", HUAXING, "talk", "--result", "cash is short")
    assert following() == "judge"
    money.ok("judge", HUAXING, "good-faith")
    assert following() == "ally"
    assert money.run("collect", "step", HUAXING, "lawyer").exit_code == 1
    money.ok("judge", HUAXING, "bad")
    assert money.run("collect", "step", HUAXING, "1").exit_code == 1
    money.ok("collect", HUAXING, "4")
    assert following() == "agency"
    assert [(step["code"], step["on"]) for step in money.json("collect", "list", HUAXING)] == [
        ("stop-supply", "2026-03-10"), ("talk", "2026-03-10")]  # fmt: skip


def test_stopped_supply_is_said_at_a_deal_until_it_is_lifted(money):
    money.ok("judge", HUAXING, "good-faith")
    money.ok("collect", "step", HUAXING, "stop-supply")
    assert "Supply to 华星电子有限公司 is stopped" in money.ok("deal", "add", HUAXING, "100").stderr
    # A person who belongs to the company buys for it.
    assert "Supply to 华星电子有限公司 is stopped" in money.ok("deal", "add", WANG_WEI, "100").stderr
    money.ok("collect", "lift", HUAXING)
    assert "stopped" not in money.ok("deal", "add", HUAXING, "100").stderr


def test_there_is_no_more_business_in_bad_faith_unless_it_is_wanted_anyway(money):
    money.ok("judge", HUAXING, "bad-faith", "--note", "sold the goods and vanished")
    before = money.dump()
    assert money.run("deal", "add", HUAXING, "100").exit_code == 1
    assert money.dump() == before
    assert "bad faith" in money.ok("deal", "add", HUAXING, "100", "--anyway").stderr
    money.ok("judge", HUAXING, "--take-back")
    money.ok("deal", "add", HUAXING, "100")


def test_a_promise_to_pay_is_kept_by_the_payment_and_open_again_without_it(money):
    made = money.json("invoice", "promise", "R-1", "300", "--by", "fri")
    assert (made["side"], made["amount"], made["due_on"], made["state"]) == ("theirs", 300, "2026-03-13", "open")

    def state():
        return money.json("promise", "show", made["id"])["state"]

    money.ok("invoice", "pay", "R-1", "200")
    assert state() == "open"
    money.ok("invoice", "pay", "R-1", "100")
    assert state() == "kept"
    money.ok("invoice", "unpay", 3, "--yes")
    assert state() == "open"


def test_a_promise_to_pay_not_kept_is_seen_beside_the_debt(money):
    money.ok("invoice", "promise", "R-1", "300", "--by", "fri")
    later = {"PROSPECTOR_TODAY": "2026-03-14"}
    assert money.json("receivables", "--card", HUAXING)["promised_on"] == "2026-03-13"
    assert money.json("receivables", "--card", HUAXING, env=later)["promise_broken_on"] == "2026-03-13"


def test_an_invoice_taken_back_takes_what_is_on_it_and_comes_back_by_undo(money):
    money.ok("invoice", "promise", "R-1", "300", "--by", "fri")
    before = {name: rows for name, rows in tables(money).items() if name != "operation"}
    money.ok("invoice", "remove", "R-1", "--yes")
    assert [view["number"] for view in money.json("invoice", "list", "--all")] == ["R-2"]
    money.ok("undo")
    assert {name: rows for name, rows in tables(money).items() if name != "operation"} == before


def test_the_invoices_and_the_credit_stand_on_the_card(money):
    money.ok("credit", "score", HUAXING, "character", 4)
    view = money.json("show", HUAXING)
    assert [invoice["number"] for invoice in view["receivables"]["invoices"]] == ["R-1"]
    assert (view["receivables"]["days_late"], view["credit"]["exposure"]) == (34, 700)
    assert "Open invoices" in money.ok("show", HUAXING).stdout


def test_an_invoice_is_found_by_its_number_and_the_words_of_its_dispute(money):
    money.ok("invoice", "dispute", "R-1", "scratched", "housing")
    assert [card["id"] for card in money.json("find", "scratched")] == [HUAXING]


def test_the_limit_follows_scores_and_payments_and_says_what_changed(money):
    for criterion in ("character", "capacity", "capital", "collateral", "conditions"):
        money.ok("credit", "score", HUAXING, criterion, 3, "--on", "2026-03-01")
    # A third of the January invoice was paid in time: 10,000 × 1 × (0.5 + 500 / 1200).
    view = money.json("credit", "show", HUAXING)
    assert (view["grade"], view["limit"], view["exposure"]) == ("C", 9100, 700)
    money.ok("credit", "score", HUAXING, "character", 5)
    view = money.json("credit", "show", HUAXING)
    assert (view["limit"], view["before"]["limit"]) == (11000, 9100)
    assert [score["before"] for score in view["scores"]] == [3, 3, 3, 3, 3]
    assert "Beyond the credit limit" in money.ok("deal", "add", HUAXING, "20000").stderr
    assert "Beyond the credit limit" in money.ok("invoice", "add", HUAXING, "20000", "--due", "+30d").stderr
    (line,) = money.json("credit", "list")
    assert line["free"] < 0


ACTS = st.lists(
    st.tuples(st.sampled_from(["add", "pay", "credit", "write-off"]), st.integers(1, 3), st.integers(1, 900),
              st.integers(0, 60), st.sampled_from(["CNY", "EUR", "JPY"])),
    min_size=3, max_size=9,
)  # fmt: skip


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=ACTS, days=st.lists(st.integers(-70, 120), min_size=1, max_size=3))
def test_at_every_date_what_was_issued_is_paid_credited_written_off_or_open(acts, days, tmp_path_factory):
    program = Program(tmp_path_factory.mktemp("sums") / "home")
    program.ok("add", "company", "Sums Ltd")
    today = date(2026, 3, 10)
    for act, which, amount, back, currency in acts:
        on = ("--on", (today - timedelta(days=back)).isoformat())
        if act == "add":
            program.ok("invoice", "add", "1", f"{amount} {currency}", "--due", f"+{amount % 45}d", *on)
        else:
            more = {"pay": ["--over"], "credit": [], "write-off": ["--why", "gone"]}[act]
            program.run("invoice", act, which, str(amount), *on, *more)
    for day in days:
        view = program.json("receivables", "--as-of", (today + timedelta(days=day)).isoformat())
        for sums in view["currencies"]:
            settled = sums["paid"] + sums["credited"] + sums["written_off"]
            assert sums["issued"] == pytest.approx(settled + sums["open"])
            assert sums["open"] == pytest.approx(sum(sums[age] for age in AGES))
            of = [line for line in view["customers"] if line["currency"] == sums["currency"]]
            assert sums["open"] == pytest.approx(sum(line["open"] for line in of))
            assert all(line["open"] == pytest.approx(sum(line[age] for age in AGES)) for line in of)
