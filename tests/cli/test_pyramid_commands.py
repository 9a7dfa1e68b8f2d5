"""``pyramid`` and ``key``: tiers, moves, faces and marks as a salesperson asks for them."""

import json
from pathlib import Path

import pytest

from program import Program

SHARED = Path(__file__).parents[3] / "shared" / "data" / "orders"


@pytest.fixture
def shop(program: Program) -> Program:
    """Three customers, one who lapsed, one with a large need who never bought, one suspect."""
    for name in ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir"):
        program.ok("add", "company", name)
    program.ok("deal", "add", "Alder", "9000", "--cost", "8500", "--on", "2026-02-01")
    program.ok("deal", "add", "Birch", "500", "--on", "2025-06-01")
    program.ok("deal", "add", "Birch", "700", "--on", "2024-06-01")
    program.ok("deal", "add", "Cedar", "100", "--cost", "10", "--on", "2026-03-01")
    program.ok("deal", "add", "Dogwood", "800", "--on", "2024-12-24")
    program.ok("log-call", "Elm", "--outcome", "reached", "--need", "large")
    return program


def test_customers_are_ranked_by_what_they_brought_in_the_last_year(shop: Program) -> None:
    view = shop.json("pyramid")
    assert (view["as_of"], view["window_from"], view["currency"]) == ("2026-03-10", "2025-03-11", "CNY")
    assert [(one["name"], one["revenue"], one["rank"], one["tier"]) for one in view["customers"]] == [
        ("Alder", 9000.0, 1, "super"),
        ("Birch", 500.0, 2, "small"),
        ("Cedar", 100.0, 3, "small"),
        ("Dogwood", 0.0, None, "inactive"),
    ]
    assert (view["prospects"], view["suspects"], view["others"]) == (1, 1, 0)
    assert [one["name"] for one in view["potential"]] == ["Elm"]


def test_returns_are_taken_off_and_may_make_a_customer_inactive(shop: Program) -> None:
    shop.ok("deal", "return", "Cedar", "100", "--on", "2026-03-05")
    (cedar,) = [one for one in shop.json("pyramid")["customers"] if one["name"] == "Cedar"]
    assert (cedar["revenue"], cedar["tier"]) == (0.0, "inactive")


def test_moves_name_who_fell_lapsed_or_is_new_and_why(shop: Program) -> None:
    view = shop.json("pyramid", "--moves", "--since", "2025-03-10")
    assert {one["name"]: (one["move"], one["tier_before"], one["tier"]) for one in view["moves"]} == {
        "Alder": ("new", None, "super"),
        "Cedar": ("new", None, "small"),
        "Dogwood": ("lapsed", "super", "inactive"),
    }
    assert shop.ok("pyramid", "--moves", "--since", "2025-03-10").stdout.count("\n") == 4


def test_another_month_count_moves_the_window(shop: Program) -> None:
    view = shop.json("pyramid", "--months", "24", "--as-of", "2026-03-10")
    assert view["window_from"] == "2024-03-11"
    assert {one["name"]: one["revenue"] for one in view["customers"]}["Birch"] == 1200.0


def test_the_curve_is_drawn_and_said(shop: Program) -> None:
    said = shop.ok("pyramid", "--curve").stdout
    assert "bring 80 %" in said and "┤" in said
    assert len(shop.json("pyramid", "--curve")["curve"]["shares"]) == 101


def test_currencies_are_never_mixed_silently(shop: Program) -> None:
    shop.ok("deal", "add", "Fir", "100", "--currency", "USD")
    refused = shop.run("pyramid")
    assert refused.exit_code == 1 and "no rate into CNY" in refused.stderr and not refused.stdout
    shop.ok("config", "set", "currency.rates", "USD=7.10")
    assert {one["name"]: one["revenue"] for one in shop.json("pyramid")["customers"]}["Fir"] == 710.0
    shop.ok("deal", "add", "Fir", "100", "--currency", "USD", "--rate", "6")
    assert {one["name"]: one["revenue"] for one in shop.json("pyramid")["customers"]}["Fir"] == 1310.0


def test_a_card_in_the_bin_is_no_customer(shop: Program) -> None:
    shop.ok("remove", "Alder", "--yes")
    assert shop.json("pyramid")["customers"][0]["name"] == "Birch"


def test_a_deal_day_without_an_amount_is_said_not_counted(shop: Program) -> None:
    shop.ok("log-call", "Fir", "--outcome", "closed")
    view = shop.json("pyramid")
    assert view["unpriced_sales"] == 1
    assert {one["name"]: one["tier"] for one in view["customers"]}["Fir"] == "inactive"
    assert "1 sale has no amount" in shop.ok("pyramid").stdout


def test_key_customers_show_the_rule_that_gave_them_a_face(shop: Program) -> None:
    shop.ok("key", "mark", "Birch", "high")
    found = {one["name"]: (one["face"], one["rule"]) for one in shop.json("key", "list")}
    assert found["Birch"] == ("black", "influence marked high, no profit known")
    assert set(found) == {"Alder", "Birch"}
    assert [one["name"] for one in shop.json("key", "list", "--face", "black")] == ["Birch"]


def test_a_mark_is_taken_in_any_case_and_said_in_the_readers_language(shop: Program) -> None:
    assert shop.json("key", "mark", "Birch", "HIGH")["influence"] == "high"
    said = shop.ok("key", "mark", "Birch", "Low", env={"PROSPECTOR_LANG": "zh"}).stdout
    assert "影响力：低" in said


def test_a_mark_of_influence_is_taken_away_and_undone(shop: Program) -> None:
    shop.ok("key", "mark", "Birch", "high")
    shop.ok("key", "mark", "Birch", "none")
    assert "Birch" not in {one["name"] for one in shop.json("key", "list")}
    shop.ok("undo")
    assert "Birch" in {one["name"] for one in shop.json("key", "list")}


@pytest.mark.parametrize(
    ("arguments", "exit_code", "said"),
    [
        (("pyramid", "--tier", "gold"), 2, "“gold” is not a tier."),
        (("pyramid", "--as-of", "2026-02-30"), 2, "2026-02-30"),
        (("pyramid", "--months", "0"), 2, "months"),
        (("pyramid", "--since", "2026-03-10"), 2, "nothing between"),
        (("key", "mark", "Birch", "huge"), 2, "“huge” is not a mark of influence."),
        (("key", "mark", "Nobody", "high"), 3, "Nobody"),
        (("key", "list", "--face", "blue"), 2, "“blue” is not a face."),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_writes_nothing(
    shop: Program, arguments: tuple[str, ...], exit_code: int, said: str
) -> None:
    before = shop.dump()
    refused = shop.run(*arguments)
    assert refused.exit_code == exit_code and said in refused.stderr and "Traceback" not in refused.stderr
    assert shop.dump() == before


def test_an_empty_book_has_an_empty_pyramid(program: Program) -> None:
    assert program.json("pyramid")["customers"] == []
    assert program.json("key", "list") == []


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="the data folder is not beside the checkout")
@pytest.mark.parametrize(("name", "as_of"), [("cdnow_sample", "1998-06-30"), ("maven_won", "2017-12-31")])
def test_real_orders_give_exactly_the_known_tiers_and_lapsed_customers(program: Program, name: str, as_of: str) -> None:
    import csv

    program.ok("import", SHARED / f"{name}_orders.csv", "--as", "deals", "--create")
    view = json.loads(program.ok("pyramid", "--as-of", as_of, "--json").stdout)
    tiers = {"top1": "super", "next4": "big", "next15": "medium", "rest80": "small"}
    with (SHARED / f"{name}_tiers.csv").open() as file:
        wanted = {row["customer"]: (float(row["revenue"]), tiers[row["tier_ceil"]]) for row in csv.DictReader(file)}
    with (SHARED / f"{name}_lapsed.csv").open() as file:
        lapsed = {row["customer"]: row["last_purchase"] for row in csv.DictReader(file)}
    assert {one["name"]: (one["revenue"], one["tier"]) for one in view["customers"] if one["rank"]} == wanted
    assert {one["name"]: one["last_deal_on"] for one in view["customers"] if not one["rank"]} == lapsed
