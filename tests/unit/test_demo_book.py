"""The invented book of ``prospector demo`` and the files of the first week are whole; the check itself can fail."""

import copy
import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import phonenumbers
import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def check() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_demo", ROOT / "scripts" / "check_demo.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_demo"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def book(check: ModuleType) -> Any:
    return copy.deepcopy(check.read_book())


def test_the_book_has_no_fault(check, book):
    assert check.faults(book) == []


def test_the_files_of_the_first_week_have_no_fault(check):
    assert check.example_faults() == []


def test_the_book_is_small_enough_to_travel_in_the_package(check):
    assert check.BOOK.stat().st_size < 250_000


def test_every_number_of_the_book_is_valid_where_it_is_written(book):
    raws = [phone["raw"] for one in book["cards"] for phone in one.get("phones", ())]
    assert raws
    assert [raw for raw in raws if not phonenumbers.is_valid_number(phonenumbers.parse(raw.split("转")[0], "CN"))] == []


def test_all_eight_combinations_and_all_five_kinds_of_customer_occur(check, book):
    reached = check.counts(book)
    assert all(reached[code] for code in ("MAN", "MAn", "MaN", "mAN", "maN", "mAn", "Man", "man", "???"))
    assert all(reached[kind] for kind in ("new", "hesitant", "current", "lapsed", "other"))


def _spoil_a_code(card: dict[str, Any]) -> None:
    card["calls"][0]["outcome"] = "splendid"


def _spoil_a_number(card: dict[str, Any]) -> None:
    card["phones"][0]["raw"] = "12"


def _spoil_a_ref(card: dict[str, Any]) -> None:
    card["roles"] = [{"company": "nobody", "role": "owner", "decides": True}]


def _spoil_a_day(card: dict[str, Any]) -> None:
    card["calls"][0]["at"] = "-1 10:00"


def _spoil_a_field(card: dict[str, Any]) -> None:
    card["fields"]["birthday"] = "some day"


def _spoil_an_address(card: dict[str, Any]) -> None:
    card["emails"][0]["address"] = "someone@real-firm.net"


@pytest.mark.parametrize(
    "spoil", [_spoil_a_code, _spoil_a_number, _spoil_a_ref, _spoil_a_day, _spoil_a_field, _spoil_an_address]
)
def test_a_spoilt_card_is_named_by_the_check(check, book, spoil):
    spoil(book["cards"][0])
    found = check.faults(book)
    assert any(fault.startswith(f"{book['cards'][0]['ref']}: ") for fault in found)


def test_a_missing_card_is_seen_in_the_counts(check, book):
    book["cards"] = book["cards"][:60]
    assert any(fault.startswith("60 cards, wanted") for fault in check.faults(book))


def test_a_file_of_the_first_week_that_lost_a_row_is_noticed(check, tmp_path):
    for name in ("contacts.csv", "wechat_contacts.csv", "calls.jsonl"):
        (tmp_path / name).write_bytes((check.EXAMPLES / name).read_bytes())
    lines = (tmp_path / "calls.jsonl").read_bytes().splitlines(keepends=True)
    (tmp_path / "calls.jsonl").write_bytes(b"".join(lines[:-1]))
    assert check.example_faults(tmp_path) == ["calls.jsonl: 29 rows"]
