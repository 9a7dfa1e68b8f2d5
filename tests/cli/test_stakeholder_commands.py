"""stakeholder …: who plays which part in a company, and what is missing on its map."""

import pytest

from builders import ACME, ANNA, BINNED, FANG_ONE, HUAXING, MAN, WANG_WEI


def test_a_part_ties_the_person_to_the_company_and_says_so(book):
    done = book.ok("stakeholder", "add", ACME, ANNA, "--as", "ally", "--why", "fewer stops")
    assert "Anna Schmidt now belongs to Acme Tools GmbH." in done.stdout
    assert [person["name"] for person in book.json("show", ACME)["people"]] == ["Anna Schmidt"]
    again = book.ok("stakeholder", "add", ACME, ANNA, "--as", "user")
    assert "now belongs" not in again.stdout
    assert [part["part"] for part in book.json("stakeholder", "list", ANNA)] == ["user", "ally"]


def test_undo_takes_the_tie_back_with_the_part(book):
    book.ok("stakeholder", "add", ACME, ANNA, "--as", "ally")
    book.ok("undo")
    assert book.json("show", ACME)["people"] == []


def test_a_decider_is_marked_on_the_tie_until_the_part_is_another(book):
    def decides():
        return [person["decides"] for person in book.json("show", ACME)["people"]]

    book.ok("tie", ANNA, ACME, "--role", "owner")
    book.ok("stakeholder", "add", ACME, ANNA, "--as", "decider")
    assert decides() == [True]
    assert book.json("show", ACME)["people"][0]["role"] == "owner"
    book.ok("stakeholder", "correct", 1, "--as", "user")
    assert decides() == [False]
    book.ok("stakeholder", "correct", 1, "--as", "decider")
    book.ok("stakeholder", "remove", 1, "--yes")
    assert decides() == [False]


def test_the_map_takes_who_is_tied_as_deciding_for_a_decider(book):
    parts = book.json("stakeholder", "map", HUAXING)["parts"]
    assert [(part["id"], part["person_id"], part["part"]) for part in parts] == [(None, WANG_WEI, "decider")]


def test_what_is_missing_of_a_big_prospect_is_listed_with_a_question(book):
    book.ok("log-call", ACME, "--need", "large", "--outcome", "interested")
    book.ok("tie", ANNA, ACME, "--role", "finance")
    view = book.json("stakeholder", "map", ACME)
    assert (view["big"], view["big_because"]) == (True, ["need"])
    missing = {one["part"]: one for one in view["missing"]}
    assert list(missing) == ["decider", "purchaser", "payer", "user", "ally", "opponent"]
    assert [person["person_id"] for person in missing["payer"]["ask"]] == [ANNA]
    said = book.ok("stakeholder", "map", ACME).stdout
    assert "payer: Whose budget is it, and who releases the payment? Ask Anna Schmidt." in said


def test_a_company_that_is_no_big_prospect_is_not_asked_about(book):
    assert book.json("stakeholder", "map", ACME)["big"] is False
    assert "Whose budget" not in book.ok("stakeholder", "map", ACME).stdout
    assert "Whose budget" in book.ok("stakeholder", "map", ACME, "--missing").stdout


def test_the_map_says_which_of_our_customers_know_somebody_there(book):
    book.ok("stakeholder", "add", ACME, ANNA, "--as", "user", "--known-by", HUAXING)
    book.ok("referral", "add", FANG_ONE, ANNA)
    ways = book.json("stakeholder", "map", ACME)["ways_in"]
    assert [(way["card_id"], way["how"], way["customer"]) for way in ways] == [
        (HUAXING, "knows", True),
        (FANG_ONE, "referred", False),
    ]
    assert "knows Anna Schmidt (#7) (our customer)" in book.ok("stakeholder", "map", ACME).stdout
    book.ok("remove", HUAXING, "--yes")
    assert [way["card_id"] for way in book.json("stakeholder", "map", ACME)["ways_in"]] == [FANG_ONE]


def test_a_missing_rate_leaves_the_tier_open_and_says_so(book):
    book.ok("deal", "add", HUAXING, 10, "--currency", "USD")
    result = book.ok("stakeholder", "map", HUAXING)
    assert "The tier is not known" in result.stderr
    assert "buys from us" in result.stdout


def test_parts_are_listed_by_part_and_shown_on_both_cards(book):
    book.ok("stakeholder", "add", HUAXING, WANG_WEI, "--as", "opponent", "--common-ground", "钓鱼")
    book.ok("stakeholder", "add", ACME, ANNA, "--as", "ally")
    assert [part["id"] for part in book.json("stakeholder", "list", "--as", "ally")] == [2]
    assert [part["id"] for part in book.json("stakeholder", "list", HUAXING)] == [1]
    for card in (HUAXING, WANG_WEI):
        assert book.json("show", card)["stakeholders"][0]["part"] == "opponent"
        assert "opponent" in book.ok("show", card).stdout
    assert {found["found_in"] for found in book.json("find", "钓鱼")} == {"stakeholder"}


def test_who_knows_them_can_be_cleared(book):
    book.ok("stakeholder", "add", ACME, ANNA, "--as", "user", "--known-by", HUAXING, "--why", "x")
    view = book.json("stakeholder", "correct", 1, "--known-by", "", "--why", "")
    assert (view["known_by_id"], view["known_by"], view["why"]) == (None, None, "")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (f"stakeholder add {ACME} {ANNA}", 2),
        (f"stakeholder add {ACME} {ANNA} --as boss", 2),
        (f"stakeholder add {ACME} Nobody --as ally", 3),
        (f"stakeholder add {ACME} {BINNED} --as ally", 3),
        (f"stakeholder add {ANNA} {ACME} --as ally", 1),
        (f"stakeholder add {ACME} {HUAXING} --as ally", 1),
        (f"stakeholder add {ACME} {ACME} --as ally", 1),
        (f"stakeholder add {ACME} {ANNA} --as ally --known-by {ANNA}", 1),
        (f"stakeholder add {ACME} {ANNA} --as ally --known-by {ACME}", 1),
        (f"stakeholder add {ACME} {ANNA} --as ally --known-by Nobody", 3),
        (f"stakeholder add {HUAXING} {MAN} --as user", 4),
        (f"stakeholder map {ANNA}", 1),
        ("stakeholder map Nobody", 3),
        ("stakeholder list --as boss", 2),
        ("stakeholder correct 1", 2),
        ("stakeholder correct 1 --as payer", 4),
        ("stakeholder correct 99 --as ally", 3),
        ("stakeholder remove 99 --yes", 3),
        ("stakeholder remove 1", 1),
    ],
)
def test_bad_input_is_refused_with_a_sentence_and_nothing_is_written(line, code, book):
    book.ok("stakeholder", "add", HUAXING, MAN, "--as", "user")
    book.ok("stakeholder", "add", HUAXING, MAN, "--as", "payer")
    before = book.dump()
    result = book.run(*line.split())
    assert (result.exit_code, result.stdout) == (code, "")
    assert result.stderr
    assert book.dump() == before
