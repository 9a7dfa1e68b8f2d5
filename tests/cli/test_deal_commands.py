"""deal add, list, show, win, lose, reopen, return, discount, correct, remove; and what logged contacts have to do with it."""

import pytest

CARD, WANG_WEI, ZHANG = 1, 2, 3


@pytest.fixture
def book(program):
    """A book of three cards and no deal."""
    for name in ("李娜", "王伟", "张三"):
        program.ok("add", "person", name)
    return program


def deals(book, *arguments):
    return book.json("deal", "list", *arguments)


def refused(book, *arguments, code, why):
    before = book.dump()
    result = book.run(*arguments)
    assert (result.exit_code, result.stdout) == (code, ""), result
    assert why in result.stderr
    assert book.dump() == before


def test_a_sale_is_entered_in_one_line(book):
    said = book.ok(
        "deal", "add", CARD, "1,200.50", "--product", "pump", "--quantity", "3", "--cost", "800", "--on", "2026-03-01",
        "--ref", "A-1", "--note", "n", "--contract", "12 months", "--ends", "2027-03-01",
    ).stdout  # fmt: skip
    assert "1,200.50 CNY" in said and "Sun 2026-03-01" in said and "undo" in said
    (deal,) = deals(book)
    assert (deal["amount"], deal["currency"], deal["cost"], deal["quantity"], deal["state"]) == (
        1200.5,
        "CNY",
        800,
        3,
        "won",
    )
    assert (deal["on"], deal["ref"], deal["contract_ends_on"]) == ("2026-03-01", "A-1", "2027-03-01")
    assert book.json("show", CARD)["lifecycle"] == "current"
    book.ok("undo")
    assert deals(book) == []


def test_an_open_deal_has_stage_chance_and_value(book):
    deal = book.json("deal", "add", CARD, "1000", "--open", "--stage", "off", "--expected", "+2w")
    assert (deal["state"], deal["stage"], deal["chance"], deal["worth"]) == ("open", "offered", 50, 500)
    assert deal["expected_on"] == "2026-03-24"
    assert book.json("deal", "correct", 1, "--stage", "agreed")["chance"] == 90
    assert book.json("deal", "correct", 1, "--chance", "33%")["chance"] == 33
    assert book.json("deal", "correct", 1, "--stage", "offered")["chance"] == 33
    assert book.json("show", CARD)["lifecycle"] != "current"


def test_winning_losing_and_reopening(book):
    book.ok("deal", "add", CARD, "1000", "--open")
    won = book.json("deal", "win", 1, "--amount", "900", "--reason", "service")
    assert (won["state"], won["amount"], won["on"], won["reason"]) == ("won", 900, "2026-03-10", "service")
    refused(book, "deal", "win", 1, code=1, why="not open")
    assert book.json("deal", "reopen", 1)["state"] == "open"
    refused(book, "deal", "lose", 1, code=2, why="Say why")
    assert book.json("deal", "lose", 1, "--why", "price")["reason"] == "price"
    refused(book, "deal", "win", 1, code=1, why="lost")


def test_a_closed_contact_and_the_sum_entered_later_are_one_deal(book):
    book.ok("log-call", CARD, "--outcome", "closed")
    said = book.ok("deal", "add", CARD, "500", "--product", "tea").stdout
    assert "now has its amount" in said
    (deal,) = deals(book)
    assert (deal["amount"], deal["product"]) == (500, "tea") and deal["call_id"]
    book.ok("deal", "add", CARD, "70")
    assert len(deals(book)) == 2


def test_a_second_deal_of_the_day_can_be_kept_apart(book):
    book.ok("log-call", CARD, "--outcome", "closed")
    book.ok("deal", "add", CARD, "500", "--separate")
    assert sorted(deal["amount"] or 0 for deal in deals(book)) == [0, 500]


def test_a_contact_can_say_the_sum_at_once(book):
    logged = book.json("log-visit", CARD, "--outcome", "closed", "--amount", "25 USD")
    assert (logged["deal"]["amount"], logged["deal"]["currency"]) == (25, "USD")
    refused(book, "log-call", CARD, "--outcome", "interested", "--amount", "5", code=2, why="closed")
    refused(book, "log-call", CARD, "--outcome", "closed", "--amount", "-5x", code=2, why="not a")


def test_winning_takes_the_place_of_what_the_closed_contact_left(book):
    book.ok("deal", "add", CARD, "500", "--open")
    book.ok("log-call", CARD, "--outcome", "closed")
    assert "takes the place of deal 2" in book.ok("deal", "win", 1).stdout
    (deal,) = deals(book)
    assert deal["id"] == 1 and deal["call_id"]
    refused(book, "deal", "remove", 1, "--yes", code=1, why="closed by contact")
    refused(book, "deal", "reopen", 1, code=1, why="closed by contact")


class TestReturnsAndDiscounts:
    def test_are_entries_of_their_own_below_zero(self, book):
        book.ok("deal", "add", CARD, "1000", "--on", "2026-03-01")
        back = book.json("deal", "return", 1, "200", "--reason", "broken")
        assert (back["kind"], back["amount"], back["of_id"]) == ("return", -200, 1)
        less = book.json("deal", "discount", 1, "100")
        assert (less["kind"], less["amount"]) == ("discount", -100)
        whole = book.json("deal", "show", 1)
        assert (whole["net"], [entry["id"] for entry in whole["reduced_by"]]) == (700, [2, 3])
        (total,) = book.json("deal", "list", "--totals")
        assert total["amount"] == 700

    def test_never_exceed_the_sale(self, book):
        book.ok("deal", "add", CARD, "1000", "--on", "2026-03-05")
        book.ok("deal", "return", 1, "600")
        refused(book, "deal", "return", 1, "400.01", code=1, why="400.00 CNY is left")
        refused(book, "deal", "return", 1, "5 USD", code=2, why="two currencies")
        refused(book, "deal", "return", 1, "5", "--on", "2026-03-01", code=2, why="only made on 2026-03-05")
        refused(book, "deal", "correct", 1, "--amount", "500", code=1, why="is left")
        refused(book, "deal", "correct", 2, "--amount", "1000.01", code=1, why="is left")
        refused(book, "deal", "remove", 1, "--yes", code=1, why="returns or discounts: 2")
        refused(book, "deal", "reopen", 1, code=1, why="returns or discounts: 2")
        book.ok("deal", "return", 1, "400")

    def test_can_be_of_a_card_up_to_what_it_bought(self, book):
        book.ok("deal", "add", ZHANG, "100")
        name = book.json("show", ZHANG)["name"]
        refused(book, "deal", "return", name, "100.01", code=1, why="has bought for 100.00 CNY")
        assert book.json("deal", "return", ZHANG, "40", "--card")["of_id"] is None
        refused(book, "deal", "discount", name, "60.01", code=1, why="60.00 CNY")

    def test_a_number_is_that_of_a_deal(self, book):
        refused(book, "deal", "return", CARD, "5", code=3, why="no deal")

    def test_the_contact_that_closed_the_sale_cannot_be_taken_from_under_them(self, book):
        book.ok("log-call", CARD, "--outcome", "closed", "--amount", "100")
        book.ok("deal", "return", 1, "10")
        call = book.json("show", CARD)["calls"][0]["id"]
        refused(book, "call", "correct", call, "--outcome", "refused", code=1, why="returns or discounts")
        refused(book, "call", "remove", call, "--yes", code=1, why="returns or discounts")


class TestCurrencies:
    def test_are_summed_apart_until_a_rate_is_known(self, book):
        book.ok("deal", "add", CARD, "100")
        said = book.run("deal", "add", CARD, "10 USD")
        assert said.exit_code == 0 and "no rate into CNY" in said.stderr
        found = {one["currency"]: one for one in book.json("deal", "list", "--totals")}
        assert (found["USD"]["amount"], found["USD"]["in_base"], found["CNY"]["in_base"]) == (10, None, 100)
        table = book.ok("deal", "list", tty=True).stdout
        assert "no sum in CNY" in table and "together" not in table
        book.ok("config", "set", "currency.rates", "USD=7.10")
        assert [deal["in_base"] for deal in deals(book)] == [100, 71]
        assert "together 171.00 CNY" in book.ok("deal", "list", tty=True).stdout

    def test_the_rate_of_the_deal_holds_before_that_of_the_config(self, book):
        book.ok("config", "set", "currency.rates", "USD=7.10")
        assert book.json("deal", "add", CARD, "10", "--currency", "usd", "--rate", "8")["in_base"] == 80

    def test_a_rate_for_the_base_is_refused(self, book):
        refused(book, "deal", "add", CARD, "10", "--rate", "8", code=2, why="other currencies")

    def test_a_corrected_currency_keeps_the_number(self, book):
        book.ok("deal", "add", CARD, "1200.50", "--cost", "3")
        changed = book.json("deal", "correct", 1, "--currency", "USD")
        assert (changed["amount"], changed["cost"], changed["currency"]) == (1200.5, 3, "USD")
        refused(book, "deal", "correct", 1, "--currency", "JPY", code=2, why="fewer decimals")


@pytest.mark.parametrize(
    ("typed", "code", "why"),
    [
        ([CARD, "abc"], 2, "not a sum"),
        ([CARD, "0"], 2, "zero"),
        ([CARD], 2, "amount is missing"),
        ([CARD, "99999999999999"], 2, "more than any deal"),
        ([CARD, "5 XYZ"], 2, "not a currency"),
        ([CARD, "5", "--currency", "doge"], 2, "not a currency"),
        ([CARD, "5", "--on", "2026-02-30"], 2, "2026-02-30"),
        ([CARD, "5", "--on", "tomorrow"], 2, ""),
        ([CARD, "5", "--quantity", "-1"], 2, "above zero"),
        ([CARD, "5", "--quantity", "nan"], 2, "above zero"),
        ([CARD, "5", "--cost", "-1"], 2, "below zero"),
        ([CARD, "5", "--stage", "offered"], 2, "for open deals"),
        ([CARD, "5", "--open", "--chance", "101"], 2, "chance"),
        ([CARD, "5", "--open", "--stage", "nowhere"], 2, "not a stage"),
        ([CARD, "5", "--open", "--expected", "2026-03-01"], 2, "in the past"),
        ([CARD, "5", "--ends", "2026-01-01"], 2, "end before"),
        ([CARD, "5", "--product", "x" * 5000], 2, "characters long"),
        (["nobody of that name", "5"], 3, "No card"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_and_nothing_written(book, typed, code, why):
    refused(book, "deal", "add", *typed, code=code, why=why)


def test_a_reference_names_one_deal_of_a_card(book):
    book.ok("deal", "add", CARD, "5", "--ref", "A-1")
    refused(book, "deal", "add", CARD, "6", "--ref", "A-1", code=4, why="reference “A-1” already")
    book.ok("deal", "add", WANG_WEI, "6", "--ref", "A-1")


def test_a_card_in_the_bin_has_no_deals_to_work_on(book):
    book.ok("deal", "add", CARD, "5", "--open")
    book.ok("remove", CARD, "--yes")
    assert deals(book) == []
    for command in (
        ["win", 1],
        ["lose", 1, "--why", "x"],
        ["correct", 1, "--note", "x"],
        ["remove", 1, "--yes"],
        ["show", 1],
    ):
        refused(book, "deal", *command, code=3, why="in the bin")


def test_a_deal_that_is_not_there_is_not_found(book):
    for number in (9, 10**12, 10**30):
        refused(book, "deal", "show", number, code=3, why="no deal")


def test_the_list_is_filtered_by_state_card_days_and_end_of_contract(book):
    book.ok("deal", "add", CARD, "1", "--on", "2026-01-01", "--ends", "2026-03-20")
    book.ok("deal", "add", WANG_WEI, "2", "--on", "2026-02-01", "--ends", "2026-06-01")
    book.ok("deal", "add", CARD, "3", "--open")

    def ids(*arguments):
        return [deal["id"] for deal in deals(book, *arguments)]

    assert ids("--won") == [1, 2] and ids("--open") == [3] and ids("--lost") == []
    assert ids("--card", CARD) == [1, 3]
    assert ids("--since", "2026-01-15", "--until", "2026-02-01") == [2]
    assert ids("--ending", "30") == [1] and ids("--ending", "90") == [1, 2]
    assert ids("--ending", "0") == []
    refused(book, "deal", "list", "--won", "--open", code=2, why="exclude")
    refused(book, "deal", "list", "--since", "2026-02-01", "--until", "2026-01-01", code=2, why="--until")


def test_taking_a_deal_back_asks_and_can_be_undone(book):
    book.ok("deal", "add", CARD, "5")
    refused(book, "deal", "remove", 1, code=1, why="needs a yes")
    book.ok("deal", "remove", 1, "--yes")
    assert deals(book) == []
    book.ok("undo")
    assert [deal["id"] for deal in deals(book)] == [1]


def test_a_dry_run_writes_nothing(book):
    book.ok("deal", "add", CARD, "5", "--open")
    before = book.dump()
    for command in (
        ["add", CARD, "5"],
        ["win", 1],
        ["lose", 1, "--why", "x"],
        ["correct", 1, "--note", "x"],
        ["remove", 1],
    ):
        assert "Nothing was written" in book.ok("deal", *command, "--dry-run").stdout
    assert book.dump() == before


def test_the_card_shows_its_deals_and_what_they_come_to(book):
    book.ok("deal", "add", CARD, "100", "--product", "tea")
    book.ok("deal", "add", CARD, "50", "--open")
    view = book.json("show", CARD)
    assert [(one["state"], one["amount"]) for one in view["deal_totals"]] == [("open", 50), ("won", 100)]
    page = book.ok("show", CARD).stdout
    assert "tea" in page and "Won, less returns and discounts: 100.00 CNY." in page


def test_a_deal_is_found_by_what_was_bought(book):
    book.ok("deal", "add", CARD, "100", "--product", "Longjing tea")
    assert [card["id"] for card in book.json("find", "longjing")] == [CARD]
    book.ok("deal", "correct", 1, "--product", "")
    assert book.json("find", "longjing") == []
