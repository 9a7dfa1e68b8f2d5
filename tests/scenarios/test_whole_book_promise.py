"""docs/output.md again: what deals, money, key customers, promises and complaints print, a story of one book."""

from typing import Any

import pytest
from promise import read_promise

from builders import ACME, ANNA, BARE, FANG_ONE, HUAXING, WANG_WEI, ZHANG
from program import Program

PROMISE = read_promise()


def _faults(value: Any, *sections: str) -> set[str]:
    objects = value if isinstance(value, list) else [value]
    assert objects, "an empty list proves nothing"
    return {fault for item in objects for fault in PROMISE.faults(item, *sections)}


def _story(book: Program, *lines: tuple[str, tuple[str, ...]]) -> None:
    """Type the lines one after the other; each answers with the keys of its sections, where it names any."""
    faults: dict[str, set[str]] = {}
    for line, sections in lines:
        words = line.split()
        if not sections:
            book.ok(*words)
        elif found := _faults(book.json(*words), *sections):
            faults[line] = found
    assert not faults


LISTED = ("deal", "deal list")
SHOWN = ("deal", "deal list", "deal show")


def test_deals_print_what_is_promised(book: Program) -> None:
    _story(
        book,
        (f"deal add {HUAXING} 8000 --product pump --cost 6000 --on 2026-02-01", LISTED),
        (f"deal add {ACME} 900 --currency EUR --rate 7.8 --open --stage offered --expected +3w", LISTED),
        (f"deal add {ZHANG} 700 --open --chance 20", LISTED),
        ("deal list", LISTED),
        ("deal return 2 100 --reason damaged", LISTED),
        ("deal discount 2 50", LISTED),
        ("deal win 3", LISTED),
        ("deal lose 4 --why price", LISTED),
        ("deal reopen 4", LISTED),
        ("deal show 2", SHOWN),
        ("deal show 3", SHOWN),
        ("deal list --totals", ("deal total",)),
        ("deal correct 2 --note word", LISTED),
        ("deal remove 4 --yes", LISTED),
        (f"show {HUAXING}", ("show",)),
    )


def test_money_prints_what_is_promised(book: Program) -> None:
    invoice, owed, step = ("invoice list",), ("receivables",), ("collection", "collect list")
    _story(
        book,
        (f"invoice add {HUAXING} 5000 --on 2026-01-05 --due 2026-02-05 --number R-1", invoice),
        (f"invoice add {ACME} 300 --due +2d --currency EUR", invoice),
        (f"invoice add {HUAXING} 100 --due +30d", invoice),
        ("invoice pay 1 1000", ("invoice entry",)),
        ("invoice credit 1 100 --why late", ("invoice entry",)),
        (f"invoice receive {HUAXING} 400", ("invoice entry",)),
        ("invoice write-off 3 50 --why small", ("invoice entry",)),
        ("invoice promise 1 --by fri", ("promise", "promise list")),
        ("invoice dispute 3 wrong price", invoice),
        ("invoice remind 2", invoice),
        ("invoice list", invoice),
        ("invoice show 1", ("invoice list", "invoice show")),
        ("receivables", owed),
        (f"judge {HUAXING} good-faith", ("judgement",)),
        (f"collect step {HUAXING} 1 --result half", step),
        (f"collect step {HUAXING} 4", step),
        (f"collect lift {HUAXING}", step),
        (f"collect list {HUAXING}", step),
        ("collect show 1", step),
        (f"receivables --card {HUAXING}", ("receivables --card",)),
        (f"credit score {HUAXING} character 4", ("credit score",)),
        (f"credit show {HUAXING}", ("credit", "credit show")),
        (f"credit show {ANNA}", ("credit", "credit show")),
        ("credit list", ("credit list",)),
        ("credit correct 1 --score 3", ("credit score",)),
        (f"show {HUAXING}", ("show",)),
        ("invoice unpay 2 --yes", ("invoice entry",)),
        ("invoice correct 1 --note word", invoice),
        ("collect remove 2 --yes", step),
        ("credit remove 1 --yes", ("credit score",)),
        ("invoice remove 3 --yes", ("invoice list", "invoice show")),
    )


def test_customers_and_growth_print_what_is_promised(book: Program) -> None:
    goal = ("goal",)
    _story(
        book,
        (f"deal add {HUAXING} 8000 --product pump --cost 6000 --on 2026-02-01", ()),
        (f"deal add {ACME} 900 --on 2024-05-05", ()),
        ("pyramid", ("pyramid",)),
        ("pyramid --moves", ("pyramid", "pyramid --moves")),
        ("pyramid --curve", ("pyramid", "pyramid --curve")),
        (f"key mark {HUAXING} high", ("key mark",)),
        (f"key mark {ACME} none", ("key mark",)),
        ("key list --all", ("key list",)),
        ("sources", ("sources",)),
        ("sources --todo", ("sources --todo",)),
        ("goal progress", ("goal progress",)),
        ("goal income 12000 --income-percent 10", goal),
        ("goal life --item house=2000000 --years 20 --earners 2", goal),
        ("goal list", goal),
        ("goal show 1", goal),
        ("goal progress", ("goal progress",)),
        ("goal correct 1 --note word", goal),
        ("goal remove 1 --yes", goal),
        ("mix", ("mix",)),
        ("roster", ("roster",)),
        ("roster --by grade", ("roster",)),
        (f"profile {HUAXING}", ("show", "profile")),
        (f"profile {WANG_WEI}", ("show", "profile")),
        (f"profile {HUAXING} --file", ("show", "profile", "profile --file")),
    )


def test_promises_and_complaints_print_what_is_promised(book: Program) -> None:
    promise, complaint = ("promise", "promise list"), ("complaint", "complaint show")
    _story(
        book,
        (f"promise add {HUAXING} send samples --by fri", promise),
        (f"promise add {HUAXING} send drawings --by tomorrow --by-them", promise),
        ("promise list", promise),
        ("promise kept 1", promise),
        ("promise broken 2 --why holiday", promise),
        ("promise show 2", promise),
        ("promise list --all", promise),
        (f"complaint open {HUAXING} pump leaks --severity high --product P200", complaint),
        ("complaint note 1 sent a fitter", complaint),
        ("complaint cause 1 wrong seal", complaint),
        ("complaint escalate 1 told the factory", complaint),
        ("complaint list", ("complaint", "complaint list")),
        ("complaint resolve 1 new seal", complaint),
        ("complaint satisfied 1", complaint),
        ("complaint reopen 1 leaks again", complaint),
        ("complaint show 1", complaint),
        ("complaint report", ("complaint report",)),
        (f"satisfaction add {HUAXING} 3", ("satisfaction score", "satisfaction add")),
        (f"satisfaction add {HUAXING} 5", ("satisfaction score", "satisfaction add")),
        ("satisfaction list", ("satisfaction trend", "satisfaction list")),
        (f"show {HUAXING}", ("show",)),
        ("satisfaction remove 1 --yes", ("satisfaction score", "satisfaction add")),
        ("complaint remove 1 --yes", complaint),
        ("promise remove 1 --yes", promise),
    )


def test_the_people_and_the_file_of_a_customer_print_what_is_promised(book: Program) -> None:
    lending, part, rival = ("lending", "lendings"), ("stakeholder",), ("competitor", "competitor list")
    _story(
        book,
        (f"stakeholder add {HUAXING} {ZHANG} --as ally --known-by {ANNA}", ("stakeholder", "stakeholder add")),
        (f"stakeholder list {HUAXING}", part),
        ("stakeholder show 1", part),
        (f"stakeholder map {HUAXING}", ("company map", "stakeholder map")),
        (f"competitor add {HUAXING} Siemens --product S7 --satisfaction 2", rival),
        ("competitor list", rival),
        ("competitor show 1", rival),
        (f"occasion add {WANG_WEI} wedding 2015-12-05", ("occasion list",)),
        ("occasion list", ("occasion list",)),
        ("occasion show 1", ("occasion list",)),
        (f"lend {HUAXING} --to Bo --due fri", lending),
        ("lendings", lending),
        (f"show {HUAXING}", ("show",)),
        (f"show {WANG_WEI}", ("show",)),
        ("returned 1", lending),
        ("lending show 1", lending),
        ("lending remove 1 --yes", lending),
        ("occasion remove 1 --yes", ("occasion list",)),
        ("competitor remove 1 --yes", rival),
        ("stakeholder remove 1 --yes", part),
    )


def test_doubles_print_what_is_promised(book: Program) -> None:
    double = (
        "add",
        "person",
        "Anna Schmitt",
        "--set",
        "birthday=1980-05-17",
        "--email",
        "info@acme.example",
        "--double",
    )
    book.ok(*double)
    _story(
        book,
        ("duplicates", ("duplicates",)),
        ("duplicates --pairs", ("duplicates --pairs",)),
        (f"duplicates --not-same {FANG_ONE} {BARE}", ("duplicates --not-same",)),
    )


CSV = {
    "deal list": ("deal", "deal list"),
    "invoice list": ("invoice list",),
    "receivables": ("debtor",),
    "pyramid": ("ranked customer",),
    "pyramid --moves": ("move of a customer",),
    "key list --all": ("key list",),
    "sources": ("source row",),
    "sources --todo": ("proposal",),
    "mix": ("kind of business",),
    "roster": ("roster",),
    "promise list": ("promise", "promise list"),
    "complaint list": ("complaint", "complaint list"),
}


@pytest.mark.parametrize("line", CSV)
def test_every_column_of_a_csv_is_documented(book: Program, line: str) -> None:
    book.ok("deal", "add", HUAXING, "8000")
    book.ok("invoice", "add", HUAXING, "5000", "--on", "2026-01-05", "--due", "2026-02-05")
    header = book.ok(*line.split(), "--format", "csv").lines[0].split(",")
    assert set(header) <= set().union(*(PROMISE.keys[section] for section in CSV[line]))
