"""H1: a file is collated with the book. Nothing is overwritten, nothing is lost, and the account of it is true."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from acts import added, at, whole
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import FakeDesk, a_desk
from prospector.domain.draft import CardDraft, DraftNote, RejectedRow
from prospector.domain.text import text
from prospector.interop.contact_parser import PhoneNumbersParser
from prospector.services.cards import remove_card
from prospector.services.exports import export_cards, export_ids
from prospector.services.imports import Report, import_cards

CN = PhoneNumbersParser("CN")


def a_draft(name: str = "王伟", phones: tuple[str, ...] = (), emails: tuple[str, ...] = (), **known: Any) -> CardDraft:
    return CardDraft(
        name,
        phones=tuple(CN.phone(typed) for typed in phones),
        emails=tuple(CN.email(typed) for typed in emails),
        **known,
    )


def imported(desk: FakeDesk, *drafts: CardDraft | RejectedRow) -> Report:
    advanced: list[int] = []
    report = import_cards(desk, iter(drafts), advanced.append)
    desk.commit()
    assert report.read == sum(advanced) == len(drafts)
    assert report.read == report.added + report.updated + report.unchanged + len(report.skipped)
    return report


def counted(report: Report) -> tuple[int, int, int, int]:
    return report.added, report.updated, report.unchanged, len(report.skipped)


def everything(desk: FakeDesk) -> list[dict[str, Any]]:
    return list(export_cards(desk, export_ids(desk, binned=True)))


def test_a_row_becomes_a_card_with_all_it_says(desk: FakeDesk) -> None:
    report = imported(
        desk,
        a_draft(
            phones=("13800138000",),
            emails=("wei@example.cn",),
            address="北京市朝阳区建国路88号",
            tags=("b", "a"),
            facts={"employer": "华星"},
            notes=(DraftNote("likes tea", at(1)), DraftNote("tall")),
            letters={"M": "yes", "A": "unknown"},
            circle="hobby",
            method="referral",
            source_note="fair",
            first_contact_on=date(2025, 1, 1),
            stopped_on=date(2026, 1, 1),
            stop_reason="asked us to",
        ),
    )
    assert counted(report) == (1, 0, 0, 0)
    view = whole(desk, 1)
    assert (view["man"], view["tags"], view["fields"], view["area"]) == (
        "M??",
        ["a", "b"],
        {"employer": "华星"},
        "北京市朝阳区",
    )
    assert (view["stopped_on"], view["stop_reason"]) == ("2026-01-01", "asked us to")
    assert [(note["body"], note["at"][:10]) for note in reversed(view["notes"])] == [
        ("likes tea", "2026-03-01"),
        ("tall", "2026-03-10"),
    ]
    assert (view["circle"], view["method"], view["source_note"], view["first_contact_on"]) == (
        "hobby",
        "referral",
        "fair",
        "2025-01-01",
    )


def test_an_area_of_the_file_is_kept_where_the_address_says_none(desk: FakeDesk) -> None:
    imported(desk, a_draft("A", area="North round"), a_draft("B", address="北京市朝阳区", area="North round"))
    assert [whole(desk, card)["area"] for card in (1, 2)] == ["North round", "北京市朝阳区"]


@pytest.mark.parametrize(
    ("on_card", "row", "same"),
    [
        ({"phones": ["13800138000"]}, {"phones": ("+86 138 0013 8000",)}, True),
        ({"emails": ["wei@example.cn"]}, {"emails": ("WEI@example.cn",)}, True),
        ({"phones": ["13800138000"]}, {}, True),
        ({}, {"phones": ("13800138000",)}, True),
        ({}, {}, True),
        ({"phones": ["13800138000"]}, {"phones": ("13900139000",)}, False),
        ({"phones": ["13800138000"]}, {"emails": ("wei@example.cn",)}, False),
        ({"phones": ["13800138000"]}, {"name": "李娜", "phones": ("13800138000",)}, False),
        ({"phones": ["13800138000"]}, {"kind": "company", "phones": ("13800138000",)}, False),
        ({"phones": ["13800138000", "13900139000"]}, {"phones": ("13900139000",)}, True),
    ],
)
def test_which_card_a_row_means(desk: FakeDesk, on_card: dict, row: dict, same: bool) -> None:
    added(desk, **on_card)
    report = imported(desk, a_draft(**{"name": "王伟", **row}))
    assert report.added == (0 if same else 1)
    assert desk.store.cards.count() == (1 if same else 2)


def test_a_uid_says_which_card_is_meant_whatever_the_name(desk: FakeDesk) -> None:
    added(desk)
    uid = whole(desk, 1)["uid"]
    report = imported(desk, a_draft("李娜", uid=uid, facts={"employer": "华星"}))
    assert counted(report) == (0, 1, 0, 0)
    assert whole(desk, 1)["name"] == "王伟"
    assert "name" in str(report.warnings[0][1])


def test_what_is_on_the_card_is_never_overwritten_and_the_difference_is_told(desk: FakeDesk) -> None:
    added(
        desk,
        phones=["13800138000"],
        address="北京市朝阳区建国路88号",
        circle="work",
        facts={"employer": "华星"},
        tags=["vip"],
    )
    before = whole(desk, 1)
    report = imported(
        desk,
        a_draft(
            phones=("13800138000",),
            address="上海市浦东新区世纪大道1号",
            circle="hobby",
            facts={"employer": "北光", "size": "44"},
            tags=("new",),
        ),
    )
    after = whole(desk, 1)
    assert counted(report) == (0, 1, 0, 0)
    assert {name: after[name] for name in ("address", "area", "circle")} == {
        name: before[name] for name in ("address", "area", "circle")
    }
    assert after["fields"] == {"employer": "华星", "size": "44"}
    assert after["tags"] == ["new", "vip"]
    ((_, warning),) = report.warnings
    assert all(word in str(warning) for word in ("address", "circle", "employer"))
    assert "size" not in str(warning)


def test_a_file_that_says_do_not_contact_is_heeded(desk: FakeDesk) -> None:
    added(desk, phones=["13800138000"])
    imported(desk, a_draft(phones=("13800138000",), stopped_on=date(2026, 1, 1), stop_reason="asked us to"))
    assert (whole(desk, 1)["stopped_on"], whole(desk, 1)["stop_reason"]) == ("2026-01-01", "asked us to")


def test_letters_fill_what_the_book_does_not_know(desk: FakeDesk) -> None:
    imported(desk, a_draft(letters={"M": "yes", "A": "unknown", "N": "no"}))
    imported(desk, a_draft(letters={"M": "no", "A": "yes", "N": "no"}))
    assert whole(desk, 1)["man"] == "MAn"


def test_a_row_that_could_mean_several_cards_is_skipped_with_them(desk: FakeDesk) -> None:
    added(desk, phones=["13800138000"])
    added(desk, phones=["13900139000"])
    report = imported(desk, a_draft(facts={"employer": "华星"}, row=7, line=9, cells=("王伟", "华星")))
    (skipped,) = report.skipped
    assert (skipped.row, skipped.line, skipped.cells) == (7, 9, ("王伟", "华星"))
    assert [card for card, _ in skipped.candidates] == [1, 2]


def test_a_row_that_adds_nothing_to_one_of_them_is_unchanged(desk: FakeDesk) -> None:
    added(desk, phones=["13800138000"])
    added(desk, phones=["13900139000"])
    assert counted(imported(desk, a_draft())) == (0, 0, 1, 0)


def test_a_card_in_the_bin_is_not_brought_back_by_a_file(desk: FakeDesk) -> None:
    added(desk)
    uid = whole(desk, 1)["uid"]
    remove_card(desk, "1")
    desk.commit()
    report = imported(desk, a_draft(uid=uid, facts={"employer": "华星"}))
    assert "bin" in str(report.skipped[0].reason)
    assert desk.store.cards.count() == 0


def test_a_rejected_row_keeps_its_cells_for_the_rejects(desk: FakeDesk) -> None:
    report = imported(desk, RejectedRow(3, 4, text("no name"), ("", "x")), a_draft())
    assert counted(report) == (1, 0, 0, 1)
    assert (report.skipped[0].row, report.skipped[0].cells) == (3, ("", "x"))


@pytest.mark.parametrize(
    "history",
    [
        {"calls": ({"at": "2026-01-01T10:00:00+08:00", "outcome": "great"},)},
        {"calls": ({"at": "2026-01-01T10:00:00+08:00", "outcome": " "},)},
        {"calls": ({"at": "soon", "outcome": "reached"},)},
        {"calls": ({"outcome": "reached"},)},
        {"follow_ups": ({"due_on": "2026-01-01", "action": "x", "due_time": "25:99"},)},
        {"follow_ups": ({"due_on": "2026-01-01", "action": "x", "state": "half"},)},
        {"qualification": ({"letter": "X", "value": "yes", "on": "2026-01-01"},)},
        {"deals": ({"on": 20260101.5},)},
        {"noted": ({"key": "employer", "on": None},)},
        {"people": ({"uid": "x", "role": "y" * 61},)},
    ],
    ids=str,
)
def test_a_row_with_a_fault_in_its_history_leaves_nothing_behind(desk: FakeDesk, history: dict) -> None:
    report = imported(desk, a_draft(history=history, cells=("王伟",)), a_draft("李娜"))
    assert counted(report) == (1, 0, 0, 1)
    assert report.skipped[0].cells == ("王伟",)
    assert [card["name"] for card in everything(desk)] == ["李娜"]


def test_a_finding_that_went_to_and_fro_on_one_day_ends_as_it_ended(desk: FakeDesk) -> None:
    findings = tuple(
        {"letter": "M", "value": value, "evidence": "", "on": "2026-01-01"} for value in ("yes", "no", "yes")
    )
    draft = a_draft(history={"qualification": findings})
    imported(desk, draft)
    assert whole(desk, 1)["man"] == "M??"
    assert counted(imported(desk, draft)) == (0, 0, 1, 0)


def test_entries_known_by_their_uid_are_taken_once(desk: FakeDesk) -> None:
    history = {
        "calls": ({"uid": "c1", "id": 5, "at": "2026-01-01T10:00:00+08:00", "outcome": "closed", "note": "signed"},)
        * 2,
        "deals": ({"uid": "d1", "on": "2026-01-01", "note": "ten tons", "call_id": 5},) * 2,
        "follow_ups": ({"uid": "f1", "due_on": "2026-04-01", "action": "ask", "call_id": 5},) * 2,
    }
    draft = a_draft(history=history, notes=(DraftNote("tall", None, "n1"),) * 2)
    assert counted(imported(desk, draft)) == (1, 0, 0, 0)
    view = whole(desk, 1)
    assert [len(view[part]) for part in ("calls", "deals", "follow_ups", "notes")] == [1, 1, 1, 1]
    assert view["deals"][0]["note"] == "ten tons"
    assert view["deals"][0]["call_id"] == view["follow_ups"][0]["call_id"] == view["calls"][0]["id"]
    # The same entries on another card of the file are the same entries, not a crash.
    assert counted(imported(desk, replace(draft, name="李娜"))) == (1, 0, 0, 0)
    assert [len(whole(desk, 2)[part]) for part in ("calls", "deals", "follow_ups", "notes")] == [0, 0, 0, 0]


def test_a_deal_whose_call_is_not_in_the_file_is_still_a_deal(desk: FakeDesk) -> None:
    imported(desk, a_draft(history={"deals": ({"uid": "d1", "on": "2026-01-01", "call_id": 77},)}))
    assert whole(desk, 1)["lifecycle"] == "current"


def test_people_are_tied_to_companies_further_down_in_the_file(desk: FakeDesk) -> None:
    uid = "9d0cf0a4-0000-4000-8000-000000000001"
    person = a_draft("王伟", history={"people": ({"uid": uid, "role": "owner", "decides": True},)})
    company = a_draft("华星", kind="company", uid=uid)
    assert counted(imported(desk, person, company)) == (2, 0, 0, 0)
    assert whole(desk, 2)["people"] == [{"card_id": 1, "name": "王伟", "role": "owner", "decides": True}]
    assert counted(imported(desk, person, company)) == (0, 0, 2, 0)


def test_a_row_that_only_ties_counts_as_updated(desk: FakeDesk) -> None:
    uid = "9d0cf0a4-0000-4000-8000-000000000001"
    imported(desk, a_draft("王伟"), a_draft("华星", kind="company", uid=uid))
    report = imported(desk, a_draft("王伟", history={"people": ({"uid": uid, "role": "owner"},)}))
    assert counted(report) == (0, 1, 0, 0)


names = st.sampled_from(["王伟", "王 伟", "李娜", "Acme Ltd", "acme ltd"])
phones = st.lists(
    st.sampled_from(["13800138000", "+86 138-0013-8000", "13900139000", "010-65512345 转 801", "010-65512345", "555"]),
    max_size=2,
)
emails = st.lists(st.sampled_from(["wei@example.cn", "WEI@example.cn", "li@example.cn"]), max_size=2)
drafts = st.builds(
    lambda name, phones, emails, **known: a_draft(name, tuple(phones), tuple(emails), **known),
    names,
    phones,
    emails,
    kind=st.sampled_from(["person", "person", "company"]),
    address=st.sampled_from(["", "", "北京市朝阳区建国路88号", "上海市浦东新区世纪大道1号", "somewhere"]),
    city=st.sampled_from(["", "Berlin"]),
    area=st.sampled_from(["", "North round"]),
    tags=st.lists(st.sampled_from(["a", "b", "老客户"]), max_size=2, unique=True).map(tuple),
    facts=st.dictionaries(st.sampled_from(["employer", "size"]), st.sampled_from(["x", "y"]), max_size=2),
    notes=st.lists(st.sampled_from(["tall", "likes tea"]).map(DraftNote), max_size=2).map(tuple),
    letters=st.dictionaries(st.sampled_from("MAN"), st.sampled_from(["yes", "no", "unknown"]), max_size=3),
    stopped_on=st.sampled_from([None, None, date(2026, 1, 1)]),
)
rows = st.lists(drafts | st.just(RejectedRow(1, 1, text("no name"), ("",))), max_size=7)


@settings(max_examples=60, deadline=None)
@given(rows)
def test_every_row_read_is_accounted_for_and_importing_twice_changes_nothing(listed: list[Any]) -> None:
    with a_desk() as desk:
        first = imported(desk, *listed)
        assert first.added == desk.store.cards.count()
        before = everything(desk)
        second = imported(desk, *listed)
        assert (second.added, second.updated) == (0, 0)
        assert len(second.skipped) <= len(first.skipped)
        assert everything(desk) == before
        assert desk.store.standings.wrong() == []
        assert desk.store.search_gap() == 0


def _kept(before: dict[str, Any], after: dict[str, Any]) -> bool:
    plain = ("name", "kind", "address", "city", "circle", "created_at", "stopped_on")
    told = ("area",) if before["area"] == "North round" else ()
    return (
        all(after[name] == before[name] for name in (*plain, *told) if before[name])
        and all(after["fields"].get(key) == value for key, value in before["fields"].items())
        and all(
            part in after[name]
            for name in ("phones", "emails", "tags", "notes", "qualification")
            for part in before[name]
        )
    )


@settings(max_examples=60, deadline=None)
@given(rows, rows)
def test_a_later_file_takes_nothing_from_any_card(first: list[Any], second: list[Any]) -> None:
    with a_desk() as desk:
        imported(desk, *first)
        before = everything(desk)
        imported(desk, *second)
        after = {card["uid"]: card for card in everything(desk)}
        for card in before:
            assert _kept(card, after[card["uid"]])


def test_a_moment_of_the_file_is_kept(desk: FakeDesk) -> None:
    then = datetime.fromisoformat("2020-01-02T03:04:05+08:00")
    imported(desk, a_draft(created_at=then, updated_at=then))
    assert desk.store.cards.get(1).created_at == then
