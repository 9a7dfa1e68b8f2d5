"""Every list takes the same filter, and leaves out what it lets not through: rows, sums and counts."""

import pytest

from builders import ACME, ANNA, FANG_ONE, HUAXING, WANG_WEI
from program import Program

# What is entered for the lists, of companies and of persons alike.
ENTERED = (
    *(
        line.format(card=card)
        for card in (HUAXING, WANG_WEI, ACME)
        for line in (
            "promise add {card} samples --by fri",
            "satisfaction add {card} 4",
            "referral ask {card} --got 2",
            "reward add {card} --gift tea",
            "invoice add {card} 1200 --on 2026-01-05 --due +30d",
            "collect step {card} talk",
            "credit score {card} character 4",
            "deal add {card} 900 --cost 800",
            "competitor add {card} Rival",
            "lend {card} --to Li",
            "occasion add {card} jubilee 03-17",
            "log-call {card} --outcome reached",
        )
    ),
    # Whoever complains is not greeted, nor asked for referrals.
    f"complaint open {WANG_WEI} pump leaks",
    f"complaint open {ACME} pump leaks",
    f"referral add {WANG_WEI} {FANG_ONE}",
    f"referral add {HUAXING} {ACME}",
    f"stakeholder add {HUAXING} {FANG_ONE} --as ally",
    f"stakeholder add {ACME} {FANG_ONE} --as ally",
    f"edit {ANNA} --set birthday=03-16",
    f"edit {HUAXING} {ACME} --set founded=2006-03-12",
)
LISTS = (
    "today --limit 0", "agenda --days 30", "list", "find 1", "follow-ups", "call list", "qualify", "promise list",
    "complaint list", "satisfaction list", "referral list", "referral due", "referral asks",
    "referral coaches --least 1", "reward list", "invoice list", "collect list", "credit list", "deal list",
    "pyramid", "pyramid --moves --since 2025-03-01", "key list --all", "competitor list", "lendings", "occasion list",
    "occasions --days 365", "greet due --days 60", "stakeholder list", "roster", "areas --unplaced", "receivables",
    "visits", "export --format jsonl",
)  # fmt: skip
REPORTS = ("sources", "report calls", "complaint report", "areas", "mix")


@pytest.fixture
def entered(book: Program) -> Program:
    for line in ENTERED:
        book.ok(*line.split())
    return book


@pytest.fixture
def greeted(entered: Program) -> Program:
    entered.ok("greet", "due", "--days", "60", "--sent")
    return entered


def rows(book: Program, line: str, *more: str) -> list[str]:
    if line.startswith("export"):
        return book.ok(*line.split(), "-", *more).stdout.splitlines()
    return [str(sorted(row.items())) for row in book.ok(*line.split(), "--format", "jsonl", *more).jsonl]


@pytest.mark.parametrize("line", LISTS)
def test_a_filter_and_its_contrary_share_out_a_list(line, entered):
    companies, persons = (rows(entered, line, "--where", f"{sign}kind:company") for sign in ("", "-"))
    assert sorted(companies + persons) == sorted(rows(entered, line))
    if line not in ("visits", "areas --unplaced", "today --limit 0", "referral due"):
        assert companies


def test_the_list_of_greetings_sent_takes_a_filter(greeted):
    every = rows(greeted, "greet list")
    companies, persons = (rows(greeted, "greet list", "--where", f"{sign}kind:company") for sign in ("", "-"))
    assert companies
    assert persons
    assert sorted(companies + persons) == sorted(every)


@pytest.mark.parametrize("line", [*LISTS, "sources", "report calls", "complaint report", "areas", "plan-visits"])
def test_an_unknown_field_is_an_error_with_the_nearest_name_in_every_list(line, entered):
    result = entered.run(*line.split(), "--where", "lifecicle:new")
    assert result.exit_code == 2
    assert "lifecycle" in result.stderr


def test_a_saved_list_stands_for_its_filter_in_every_list(entered):
    entered.ok("list", "save", "firms", "kind:company")
    for line in ("promise list", "deal list", "call list", "receivables"):
        assert rows(entered, line, "--where", "@firms") == rows(entered, line, "-w", "kind:company")


def test_the_sums_of_deals_are_of_those_that_are_listed(entered):
    (won,) = entered.json("deal", "list", "--totals", "--won", "--where", f"id:{ACME}")
    assert won["amount"] == 900


def test_the_sums_of_receivables_are_of_the_customers_that_fit(entered):
    entered.ok("invoice", "pay", "2", "200")
    entered.ok("invoice", "credit", "2", "100", "--why", "scratched")
    of_all, of_one, of_none = (
        entered.json("receivables", *words) for words in ((), ("-w", f"id:{WANG_WEI}"), ("-w", "name:nobody"))
    )
    assert of_all["total"]["invoices"] == 3
    (sums,) = of_one["currencies"]
    assert {name: sums[name] for name in ("invoices", "issued", "paid", "credited", "open")} == {
        "invoices": 1, "issued": 1200, "paid": 200, "credited": 100, "open": 900,
    }  # fmt: skip
    assert sums == entered.json("receivables", "--card", str(WANG_WEI))["currencies"][0]
    assert of_none["customers"] == []


def test_sources_count_the_cards_that_fit(entered):
    def counted(*words: str) -> int:
        return sum(row["cards"] for row in entered.json("sources", "--by", "circle", *words)["circles"])

    assert counted("-w", "kind:company") == 2
    assert counted("-w", "kind:company") + counted("-w", "-kind:company") == counted()


def test_reports_count_what_concerns_the_cards_that_fit(entered):
    assert entered.json("complaint", "report", "-w", f"id:{ACME}")["count"] == 1
    calls = [entered.json("report", "calls", *words)["calls"] for words in ((), ("-w", "id:2"), ("-w", "-id:2"))]
    assert calls[0] == calls[1] + calls[2]
    assert calls[1]


def test_visits_are_planned_to_cards_that_fit(entered):
    where = ("--where", "kind:company")
    plan = entered.json("plan-visits", "--on", "+1d", "--seconds", "0", *where)
    assert {stop["card_id"] for day in plan["days"] for stop in day["stops"]} <= {HUAXING, ACME}


def test_the_codes_below_the_classes_count_the_cards_that_fit(entered):
    shown = entered.ok("qualify", "--where", "kind:company", tty=True).stdout
    assert "MAN 1  MAn 0  MaN 1  " in shown
    assert "not fully known 0" in shown
