"""H1: whatever was said or written down is found again, by any part of it; lists are narrowed by what is derived."""

import pytest
from acts import added, at, day, logged, planned

from fakes import FakeDesk, statements_counted
from prospector.domain.errors import UsageError
from prospector.services import qualifications
from prospector.services.cards import CardEdit, edit_card, remove_card, stop_card
from prospector.services.searches import PARTS, find, list_cards


def found(desk: FakeDesk, words: str, **how) -> list[tuple[str, str]]:
    return [(line["name"], line["found_in"]) for line in find(desk, words, **how)]


@pytest.fixture
def shelf(desk: FakeDesk) -> FakeDesk:
    wang = added(
        desk,
        "王伟",
        phones=["010-65512345 转 801"],
        emails=["w.wei@example.cn"],
        address="北京市朝阳区建国路88号",
        tags=["老客户"],
        facts={"employer": "华星电子", "shoe size": "44"},
        note="女儿在英国念书；budget in January",
    )
    logged(desk, wang, note="asked for the Ferrograph brochure")
    planned(desk, wang, 2, "send calibration report")
    added(desk, "José Ñandú", phones=["+49 30 23125101"], source_note="met at the Messe")
    added(desk, "曾国藩", note="likes tea and carp")
    return desk


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("王伟", "card"),
        ("伟", "card"),
        ("wangwei", "card"),
        ("ww", "card"),
        ("建国路", "address"),
        ("朝阳区", "address"),
        ("65512345", "phone"),
        ("551-23", "phone"),
        ("010 6551", "phone"),
        ("+86 10 6551", "phone"),
        ("６５５１", "phone"),
        ("w.wei@example.cn", "email"),
        ("老客户", "tag"),
        ("华星", "fact"),
        ("44", "fact"),
        ("英国", "note"),
        ("JANUARY budget", "note"),
        ("ferrogr", "call"),
        ("calibration", "follow_up"),
    ],
)
def test_a_card_is_found_by_any_part_of_it(shelf: FakeDesk, words: str, part: str) -> None:
    assert ("王伟", part) in found(shelf, words)


def test_accents_and_surnames_with_two_readings_are_no_obstacle(shelf: FakeDesk) -> None:
    assert found(shelf, "jose nandu") == [("José Ñandú", "card")]
    assert found(shelf, "zengguofan") == [("曾国藩", "card")]
    assert found(shelf, "030 2312") == [("José Ñandú", "phone")]
    assert found(shelf, "+49 (0)30 2312") == [("José Ñandú", "phone")]


def test_words_may_be_spread_over_the_card(shelf: FakeDesk) -> None:
    assert found(shelf, "王伟 brochure") == [("王伟", "several")]
    assert found(shelf, "王伟 65512") == [("王伟", "several")]
    assert found(shelf, "曾国藩 brochure") == []


def test_a_search_can_be_kept_to_one_part(shelf: FakeDesk) -> None:
    assert found(shelf, "january", part="call") == []
    assert found(shelf, "january", part="note") == [("王伟", "note")]
    with pytest.raises(UsageError) as refusal:
        find(shelf, "x", part="notes")
    assert all(part in str(refusal.value.hint) for part in PARTS)


@pytest.mark.parametrize("words", ["", "  ", "\t"])
def test_nothing_typed_is_refused(shelf: FakeDesk, words: str) -> None:
    with pytest.raises(UsageError):
        find(shelf, words)


@pytest.mark.parametrize(
    "words", ["%", '"', "*", "' OR 1=1", "NEAR(", "-", "王*", 'a"b', "()", "\x00", "^", ":", "AND", "😀"]
)
def test_signs_of_the_query_language_are_only_signs(shelf: FakeDesk, words: str) -> None:
    found(shelf, words)


def test_corrections_and_the_bin_are_followed(shelf: FakeDesk) -> None:
    edit_card(shelf, "王伟", CardEdit(facts={"employer": ""}, name="王伟明"))
    shelf.commit()
    assert found(shelf, "华星") == []
    assert found(shelf, "weiming") == found(shelf, "伟明") == [("王伟明", "card")]
    remove_card(shelf, "王伟明")
    shelf.commit()
    assert found(shelf, "伟明") == []


def test_the_most_asked_for_is_kept(desk: FakeDesk) -> None:
    for number in range(5):
        added(desk, f"Miller {number}", phones=[f"1380013800{number}"])
    assert len(find(desk, "miller", most=3)) == len(find(desk, "1380013", most=3)) == 3


def test_more_matches_ask_the_book_no_more_often(desk: FakeDesk) -> None:
    added(desk, "Miller")
    with statements_counted(desk) as few:
        find(desk, "miller")
    for number in range(10):
        added(desk, f"Miller {number}")
    with statements_counted(desk) as many:
        find(desk, "miller")
    assert len(many) == len(few)


class TestLists:
    @pytest.fixture
    def roster(self, desk: FakeDesk) -> FakeDesk:
        added(desk, "buyer", deals=[day("2026-01-01")], tags=["vip"], address="北京市朝阳区1号")
        added(desk, "former", "company", deals=[day("2024-01-01")])
        logged(desk, added(desk, "quiet"), "interested", at=at(1, month=1))
        added(desk, "stopped", tags=["vip"])
        stop_card(desk, "stopped", "asked us to")
        added(desk, "none")
        qualifications.qualify(desk, "none", {"M": "no", "A": "no", "N": "no"})
        added(desk, "hot", "company")
        qualifications.qualify(desk, "hot", {"M": "yes", "A": "yes", "N": "yes"})
        desk.commit()
        return desk

    @pytest.mark.parametrize(
        ("filters", "names"),
        [
            ({}, ["buyer", "former", "quiet", "stopped", "none", "hot"]),
            ({"kind": "company"}, ["former", "hot"]),
            ({"tag": "vip"}, ["buyer", "stopped"]),
            ({"area": "朝阳"}, ["buyer"]),
            ({"lifecycle": "current"}, ["buyer"]),
            ({"lifecycle": "lapsed"}, ["former"]),
            ({"lifecycle": "hesitant"}, ["quiet"]),
            ({"lifecycle": "other"}, ["none"]),
            ({"level": "customer"}, ["buyer"]),
            ({"level": "suspect"}, ["stopped", "hot"]),
            ({"klass": "hot"}, ["hot"]),
            ({"man": "man"}, ["none"]),
            ({"man": "？？？", "tag": "vip"}, ["buyer", "stopped"]),
            ({"stopped": True}, ["stopped"]),
            ({"stopped": False, "tag": "vip"}, ["buyer"]),
            ({"kind": "company", "tag": "vip"}, []),
        ],
    )
    def test_every_filter_narrows_the_list(self, roster: FakeDesk, filters: dict, names: list[str]) -> None:
        assert [line["name"] for line in list_cards(roster, **filters)] == names

    @pytest.mark.parametrize(
        "filters", [{"kind": "man"}, {"lifecycle": "old"}, {"level": "x"}, {"klass": "warm"}, {"man": "XYZ"}]
    )
    def test_an_unknown_filter_is_refused(self, roster: FakeDesk, filters: dict) -> None:
        with pytest.raises(UsageError):
            list_cards(roster, **filters)

    def test_the_bin_is_narrowed_too(self, roster: FakeDesk) -> None:
        for name in ("buyer", "former"):
            remove_card(roster, name)
        roster.commit()
        assert [line["name"] for line in list_cards(roster, binned=True)] == ["buyer", "former"]
        assert [line["name"] for line in list_cards(roster, binned=True, kind="company")] == ["former"]
        assert [line["name"] for line in list_cards(roster, binned=True, tag="vip")] == ["buyer"]
        assert [line["name"] for line in list_cards(roster, binned=True, area="朝阳")] == ["buyer"]
