"""sources, goal, mix: where customers come from, what is to be earned, old and new business."""

import pytest

from builders import ANNA, BARE, FANG_ONE, HUAXING, WANG_WEI, ZHANG

EMPTY_DAY_OFF = {"PROSPECTOR_TODAY": "2026-03-08T10:00:00"}


@pytest.fixture
def selling(book):
    """Sales of three kinds before and after 10 March 2025, where the year to the day of the tests begins."""
    deals = [
        (HUAXING, "1000", "pump", "2024-05-01"),
        (HUAXING, "7500", "pump", "2025-09-01"),
        (HUAXING, "1500", "valve", "2026-03-03"),
        (HUAXING, "600", "", "2025-10-01"),
        (ZHANG, "1000", "pump", "2026-03-09"),
        (ANNA, "500", "pump", "2023-01-01"),
    ]
    for card, amount, product, day in deals:
        book.ok("deal", "add", card, amount, "--on", day, *(("--product", product) if product else ()))
    return book


def by_kind(view):
    return {one["kind"]: one for one in view["kinds"]}


def by_source(rows):
    return {row["source"]: row for row in rows}


# sources


def test_every_circle_and_method_is_listed_with_what_it_brought(selling):
    selling.ok("edit", ANNA, "--circle", "school")
    view = selling.json("sources")
    assert len(view["circles"]) == 13, "the twelve, and those not noted"
    work = by_source(view["circles"])["work"]
    assert (work["cards"], work["customers"], work["conversion"], work["revenue"]) == (1, 1, 1.0, 10_600)
    assert work["thin"] is True
    assert by_source(view["methods"])["referral"]["revenue"] == 10_600
    assert by_source(view["methods"])["inbound"]["thin"] is False, "a further channel comes by itself"


def test_a_source_is_no_longer_thin_with_as_many_cards_as_the_setting_says(book):
    book.ok("config", "set", "sources.few", "1")
    circles = by_source(book.json("sources")["circles"])
    assert circles["work"]["thin"] is False
    assert circles["school"]["thin"] is True


def test_cards_that_must_not_be_contacted_do_not_fill_a_circle(book):
    book.ok("config", "set", "sources.few", "1")
    book.ok("stop", HUAXING, "--why", "asked")
    work = by_source(book.json("sources")["circles"])["work"]
    assert (work["cards"], work["live"], work["thin"]) == (1, 0, True)


def test_sources_can_be_of_one_kind_and_of_newer_cards_only(book):
    assert "methods" not in book.json("sources", "--by", "circle")
    assert "circles" not in book.json("sources", "--by", "method")
    assert sum(row["cards"] for row in book.json("sources")["circles"]) == 10, "not the one in the bin"
    assert sum(row["cards"] for row in book.json("sources", "--since", "2026-03-03")["circles"]) == 0
    assert book.ok("sources", "--by", "circle", "--format", "csv").lines[0].startswith("by,source,cards,")


def test_sums_of_another_currency_are_converted_or_refused_never_mixed(selling):
    selling.ok("deal", "add", HUAXING, "100", "--currency", "USD", "--rate", "7")
    assert by_source(selling.json("sources")["circles"])["work"]["revenue"] == 11_300
    selling.ok("deal", "add", HUAXING, "100", "--currency", "EUR")
    for command in ("sources", "mix", "goal"):
        refused = selling.run(command)
        assert refused.exit_code == 1
        assert "currency.rates" in refused.stderr


def test_todo_begins_with_referrals_then_the_best_paying_then_the_thin(selling):
    selling.ok("config", "set", "sources.few", "1")
    view = selling.json("sources", "--todo")
    codes = [one["code"] for one in view["proposals"]]
    assert codes == sorted(codes, key=["coaches", "referrals", "best", "thin"].index)
    assert codes[0] == "referrals"
    assert [one["source"] for one in view["proposals"] if one["code"] == "best"] == ["work", "referral"]
    assert all(one["act"] and one["why"] for one in view["proposals"])
    assert view["pace"]["wanted_a_year"] == 1_500


def test_coaches_come_before_everything_else(book):
    for referred in (FANG_ONE, ZHANG):
        book.ok("referral", "add", WANG_WEI, referred)
    first = book.json("sources", "--todo")["proposals"][0]
    assert first["code"] == "coaches"
    assert first["cards"] == [{"card_id": WANG_WEI, "name": "王伟"}]


def test_the_pace_is_of_first_contacts_over_the_working_days_since_the_log_begins(book):
    pace = book.json("sources", "--todo")["pace"]
    assert pace["since"] == "2026-03-02"
    assert (pace["new_contacts"], pace["workdays"]) == (4, 7)
    assert pace["a_year"] == round(4 * 300 / 7)


def test_acts_are_said_in_the_readers_language(program):
    assert program.run_process("sources", "--todo", "--lang", "zh").exit_code == 0


# goal


def test_the_handbooks_life_plan_gives_its_6905(book):
    wishes = ["--item", "house=2000000", "--item", "car=300000", "--item", "the rest=2672000"]
    goal = book.json("goal", "life", *wishes, "--years", 30, "--earners", 2)
    assert (goal["monthly"], goal["total"], goal["currency"]) == (6905, 4_972_000, "CNY")
    assert [item["what"] for item in goal["items"]] == ["house", "car", "the rest"]


def test_an_income_wish_says_what_it_did(book):
    said = book.ok("goal", "income", "2万", "--income-percent", "8").stdout
    assert said == "Goal 1: 20,000.00 CNY a month. (undo: prospector undo)\n"


def test_without_a_goal_one_sees_what_is_done_and_how_to_set_one(book):
    view = book.json("goal")
    assert view["goal"] is None
    assert view["needs"]["month"]["deals"] is None
    month = {one["measure"]: one["done"] for one in view["periods"][0]["measures"]}
    assert month == {"deals": 1, "revenue": 0, "visits": 1, "calls": 2, "new_contacts": 4}
    assert "prospector goal income" in book.ok("goal").stdout


def test_income_is_worked_back_over_assumed_rates_that_are_marked_so(selling):
    selling.ok("config", "set", "goal.deal_size", "5000")
    selling.ok("goal", "income", "2000", "--income-percent", "10")
    view = selling.json("goal")
    assert view["needs"]["month"] == {"revenue": 20_000, "deals": 4, "visits": 20, "calls": 160}
    origins = {name: one["origin"] for name, one in view["rates"].items()}
    assert origins == {
        "income_percent": "given", "deal_size": "assumed", "deals_per_visit": "assumed",
        "visits_per_call": "assumed", "new_contacts_a_day": "handbook",
    }  # fmt: skip
    assert "assumed" in selling.ok("goal").stdout


def test_ones_own_rates_are_taken_with_a_large_enough_sample_which_is_shown(selling):
    selling.ok("config", "set", "goal.sample", "1")
    selling.ok("goal", "income", "2650", "--income-percent", "10")
    view = selling.json("goal")
    # Won in the year: 7500, 1500, 600, 1000; since the log begins on 2 March: the unpriced one of a visit, 1500, 1000.
    assert view["rates"]["deal_size"] == {"value": 2650, "deals": 4, "origin": "own"}
    assert view["rates"]["deals_per_visit"] == {"value": 3.0, "hits": 3, "tries": 1, "origin": "own"}
    assert view["rates"]["visits_per_call"]["tries"] == 2
    assert view["needs"]["month"]["deals"] == 10
    assert view["unpriced_sales"] == 1


def test_needs_are_spread_over_the_working_days_of_the_calendar(selling):
    selling.ok("config", "set", "goal.deal_size", "5000")
    selling.ok("goal", "income", "2000", "--income-percent", "10", env={"PROSPECTOR_TODAY": "2026-02-20T10:00:00"})
    # Spring Festival 2026: 15 to 23 February free, the 14th and 28th worked.
    view = selling.json("goal", env={"PROSPECTOR_TODAY": "2026-02-20T10:00:00"})
    assert view["workdays"] == 16
    month, week, day = view["periods"]
    assert (month["workdays_over"], week["workdays"], day["workdays"]) == (11, 0, 0)
    assert all(one["need"] == 0 for one in day["measures"]), "a day off needs nothing"


def test_your_share_may_be_of_the_margin(book):
    book.ok("config", "set", "goal.percent_of", "margin")
    book.ok("deal", "add", HUAXING, "1000", "--cost", "800", "--on", "2026-03-01")
    book.ok("goal", "income", "100", "--income-percent", "50")
    view = book.json("goal")
    assert view["rates"]["deal_margin"]["value"] == 200
    assert view["needs"]["month"]["deals"] == 1
    assert view["needs"]["month"]["revenue"] == 1000


def test_a_goal_in_another_currency_counts_in_the_base(book):
    book.ok("config", "set", "currency.rates", "USD=7")
    book.ok("config", "set", "goal.deal_size", "7000")
    book.ok("goal", "income", "1000", "--currency", "USD", "--income-percent", "100")
    assert book.json("goal")["needs"]["month"]["deals"] == 1


def test_the_newest_goal_counts_and_taking_it_back_brings_the_other_one_forth(book):
    book.ok("goal", "income", "1000")
    book.ok("goal", "income", "2000")
    assert [(one["id"], one["counts"]) for one in book.json("goal", "list")] == [(2, True), (1, False)]
    book.ok("goal", "remove", 2, "--yes")
    assert book.json("goal")["goal"]["id"] == 1
    assert book.json("goal", "1")["goal"]["monthly"] == 1000


def test_a_life_plan_is_corrected_wish_by_wish(book):
    book.ok("goal", "life", "--item", "house=3600", "--item", "car=720", "--years", 1)
    goal = book.json("goal", "correct", 1, "--item", "house=4800", "--item", "boat=1200", "--drop", "car")
    assert (goal["monthly"], [item["what"] for item in goal["items"]]) == (500, ["house", "boat"])
    assert book.json("goal", "correct", 1, "--earners", 2)["monthly"] == 250
    book.ok("undo")
    assert book.json("goal", "show", 1)["monthly"] == 500


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("goal income 0", 2),
        ("goal income -5", 2),
        ("goal income much", 2),
        ("goal income 99999999999999999999", 2),
        ("goal income 100 --currency XYZ", 2),
        ("goal income 100 --currency USD", 1),
        ("goal income 100 --income-percent 0", 2),
        ("goal income 100 --income-percent 101", 2),
        ("goal income 100 --income-percent nan", 2),
        ("goal life --years 30", 2),
        ("goal life --item house --years 30", 2),
        ("goal life --item =5 --years 30", 2),
        ("goal life --item house=-5 --years 30", 2),
        ("goal life --item house=5000 --item house=6000 --years 30", 2),
        ("goal life --item house=5000USD --item car=60CNY --years 1", 2),
        ("goal life --item house=5000 --years 0", 2),
        ("goal life --item house=5000 --years 1000", 2),
        ("goal life --item house=5000 --years 30 --earners 0", 2),
        ("goal life --item house=5 --years 30", 2),
        ("goal show 9", 3),
        ("goal 9", 3),
        ("goal show 99999999999999999999", 3),
        ("goal correct 1", 2),
        ("goal correct 9 --amount 5", 3),
        ("goal correct 1 --years 5", 2),
        ("goal correct 2 --amount 5000", 2),
        ("goal correct 2 --drop boat", 2),
        ("goal correct 2 --drop house", 2),
        ("goal correct 2 --years 81", 2),
        ("goal remove 1", 1),
        ("sources --by moon", 2),
        ("sources --since 2026-02-30", 2),
        ("sources --since tomorrow", 2),
        ("mix --as-of 2026-02-30", 2),
        ("mix --months 0", 2),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_nothing_is_written(line, code, book):
    book.ok("goal", "income", "1000")
    book.ok("goal", "life", "--item", "house=3600000", "--years", 30)
    before = book.dump()
    result = book.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr.startswith(("Error: ", "Usage"))
    assert book.dump() == before


def test_an_over_long_note_or_wish_is_refused(book):
    before = book.dump()
    assert book.run("goal", "income", "100", "--note", "x" * 3000).exit_code == 2
    assert book.run("goal", "life", "--item", "x" * 300 + "=5000", "--years", 1).exit_code == 2
    assert book.dump() == before


# mix


def test_revenue_is_of_old_cross_sell_and_new_business_by_the_stated_rule(selling):
    kinds = by_kind(selling.json("mix"))
    assert {kind: one["revenue"] for kind, one in kinds.items()} == {"old": 8100, "cross-sell": 1500, "new": 1000}
    assert sum(one["share"] for one in kinds.values()) == pytest.approx(1, abs=0.001)
    assert [kinds[kind]["typical"] for kind in ("old", "cross-sell", "new")] == [0.75, 0.15, 0.10]


def test_deals_without_a_product_count_as_existing_and_that_is_said(selling):
    view = selling.json("mix")
    # 600 without a product, and the deal of the visit of 2 March.
    assert (view["without_product"], view["sales_to_existing"]) == (2, 4)
    assert "2 of 4 deals with customers from before have no product" in selling.ok("mix").stdout


def test_a_return_without_a_product_lowers_the_business_it_was_sold_in(selling):
    valve = next(one["id"] for one in selling.json("deal", "list") if one["product"] == "valve")
    selling.ok("deal", "return", valve, "500")
    assert by_kind(selling.json("mix"))["cross-sell"]["revenue"] == 1000


def test_a_hunter_is_warned_and_the_neglected_customers_are_counted(selling):
    for _ in range(25):
        selling.ok("log-call", BARE)
    selling.ok("log-call", HUAXING)
    view = selling.json("mix")
    assert view["type"] == "hunter"
    assert "6 times the effort" in view["warning"]
    assert (view["old_customers"], view["old_not_contacted"]) == (2, 1), "Anna bought in 2023 and was not called"


def test_calls_that_customers_make_are_no_effort_of_ours(selling):
    before = by_kind(selling.json("mix"))["new"]["calls"]
    selling.ok("log-call", BARE, "--in")
    assert by_kind(selling.json("mix"))["new"]["calls"] == before


def test_an_empty_book_has_no_verdict_and_no_fault(program):
    view = program.json("mix")
    assert view["type"] is None
    assert [one["share"] for one in view["kinds"]] == [None, None, None]
    assert program.ok("sources").exit_code == 0
    assert program.ok("goal").exit_code == 0
