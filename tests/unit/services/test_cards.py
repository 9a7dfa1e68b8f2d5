"""H1, H5, H7: one customer, one card; facts are dated; who must not be contacted is marked."""

import pytest
from acts import added, day, planned, whole
from hypothesis import given
from hypothesis import strategies as st

from fakes import TODAY, FakeDesk
from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.services import cards
from prospector.services.cards import CardEdit, add_card, edit_card
from prospector.services.references import find_card_id


def edited(desk: FakeDesk, card: int, **changes) -> bool:
    _, changed = edit_card(desk, str(card), CardEdit(**changes))
    desk.commit()
    return changed


def test_a_card_keeps_everything_it_was_given(desk: FakeDesk) -> None:
    card = added(
        desk,
        "王伟",
        phones=["work: 010-65512345 转 801", "13800138000"],
        emails=["W.Wei@example.cn"],
        address="北京市朝阳区建国路88号",
        circle="hobby",
        method="referral",
        source_note="met at the fair",
        tags=["#vip", "老客户"],
        facts={"Employer": "华星", "shoe size": "44"},
        note="likes tea\nasks for Fridays",
        first_contact_on=day("2025-12-01"),
        deals=[day("2025-01-05")],
    )
    view = whole(desk, card)
    assert [(phone["label"], phone["e164"], phone["extension"]) for phone in view["phones"]] == [
        ("work", "+861065512345", "801"),
        ("", "+8613800138000", ""),
    ]
    assert view["emails"] == [{"address": "W.Wei@example.cn", "label": ""}]
    assert view["area"] == "北京市朝阳区"
    assert view["fields"] == {"employer": "华星", "shoe_size": "44"}
    assert view["tags"] == ["vip", "老客户"]
    assert view["notes"][0]["body"] == "likes tea\nasks for Fridays"
    assert (view["circle"], view["method"], view["source_note"]) == ("hobby", "referral", "met at the fair")
    assert view["first_contact_on"] == "2025-12-01"
    assert view["lifecycle"] == "lapsed"


@pytest.mark.parametrize(
    ("known", "again"),
    [
        ({"phones": ["13800138000"]}, {"name": "李娜", "phones": ["+86 138-0013-8000"]}),
        ({"phones": ["010-65512345"]}, {"name": "李娜", "phones": ["(010) 6551 2345"]}),
        ({"emails": ["wei@example.cn"]}, {"name": "李娜", "emails": ["WEI@Example.cn"]}),
        ({}, {"name": " 王 伟 "}),
    ],
)
def test_a_second_card_with_the_same_phone_mail_or_name_is_refused_with_the_first(desk, known, again) -> None:
    first = added(desk, "王伟", **known)
    with pytest.raises(ConflictError, match="in the book already") as refusal:
        add_card(desk, "person", CardEdit(**again))
    assert refusal.value.candidates == ((first, "王伟"),)
    desk.forget()
    second = add_card(desk, "person", CardEdit(**again), keep_double=True)
    desk.commit()
    assert second != first


def test_a_company_may_be_called_like_a_person(desk: FakeDesk) -> None:
    added(desk, "Schneider")
    add_card(desk, "company", CardEdit(name="Schneider"))


def test_two_people_of_one_switchboard_are_told_apart_by_their_extensions(desk: FakeDesk) -> None:
    added(desk, "王伟", phones=["010-65512345 转 801"])
    add_card(desk, "person", CardEdit(name="李娜", phones=["010-65512345 转 802"]))


@pytest.mark.parametrize("name", ["", "   ", "\u200b", "\x1b[31m", "x" * 201])
def test_a_card_needs_a_name_of_reasonable_length(desk: FakeDesk, name: str) -> None:
    with pytest.raises(UsageError):
        add_card(desk, "person", CardEdit(name=name))


def test_phones_are_added_labelled_and_dropped(desk: FakeDesk) -> None:
    card = added(desk, phones=["13800138000"])
    assert edited(desk, card, phones=["mobile: 138 0013 8000"])
    assert whole(desk, card)["phones"] == [
        {"e164": "+8613800138000", "raw": "13800138000", "extension": "", "label": "mobile"}
    ]
    assert edited(desk, card, phones=["总机：010-65512345 转 801"])
    assert whole(desk, card)["phones"][1]["label"] == "总机"
    assert edited(desk, card, drop_phones=["+86 10 6551 2345"])
    assert edited(desk, card, drop_phones=["138-0013-8000"])
    assert whole(desk, card)["phones"] == []


def test_the_extension_says_which_of_two_numbers_is_dropped(desk: FakeDesk) -> None:
    card = added(desk, phones=["010-65512345", "010-65512345 转 801", "010-65512345 转 802"])
    edited(desk, card, drop_phones=["010-65512345 转 802"])
    edited(desk, card, drop_phones=["010-65512345"])
    assert [phone["extension"] for phone in whole(desk, card)["phones"]] == ["801"]


def test_numbers_that_are_not_understood_are_not_taken_for_one_another(desk: FakeDesk) -> None:
    card = added(desk, phones=["555-11 ext 7", "555-22 ext 7"])
    edited(desk, card, drop_phones=["555-11 ext 7"])
    assert [phone["raw"] for phone in whole(desk, card)["phones"]] == ["555-22 ext 7"]


def test_dropping_what_is_not_on_the_card_is_refused(desk: FakeDesk) -> None:
    card = added(desk, phones=["13800138000"], emails=["wei@example.cn"])
    with pytest.raises(NotFoundError, match="no phone “13900139000”"):
        edited(desk, card, drop_phones=["13900139000"])
    with pytest.raises(NotFoundError, match="no e-mail address"):
        edited(desk, card, drop_emails=["li@example.cn"])
    assert edited(desk, card, drop_emails=["WEI@example.cn"])


def test_the_scheme_of_an_address_is_no_label(desk: FakeDesk) -> None:
    card = added(desk, phones=["tel:13800138000"], emails=["mailto:wei@example.cn", "home: w@example.org"])
    view = whole(desk, card)
    assert view["phones"][0]["label"] == ""
    assert view["emails"] == [
        {"address": "wei@example.cn", "label": ""},
        {"address": "w@example.org", "label": "home"},
    ]


def test_saying_the_same_again_changes_nothing(desk: FakeDesk) -> None:
    card = added(desk, phones=["13800138000"], tags=["vip", "a"], facts={"employer": "华星", "size": "44"})
    before = whole(desk, card)
    again = {"phones": ["138 0013 8000"], "tags": ["vip"], "facts": {"employer": "华星"}, "name": "王伟"}
    assert not edited(desk, card, **again)
    assert whole(desk, card) == before


def test_a_fact_is_dated_by_the_day_it_was_learnt(desk: FakeDesk) -> None:
    card = added(desk, facts={"employer": "华星", "size": "44"})
    desk.clock.moment = desk.clock.moment.replace(day=20)
    edited(desk, card, facts={"employer": "华星", "size": "45"})
    found = {fact.key: (fact.value, fact.noted_on) for fact in desk.store.cards.get(card).facts}
    assert found == {"employer": ("华星", TODAY), "size": ("45", TODAY.replace(day=20))}


def test_an_empty_value_takes_a_fact_away(desk: FakeDesk) -> None:
    card = added(desk, facts={"employer": "华星"})
    assert edited(desk, card, facts={"employer": ""})
    assert whole(desk, card)["fields"] == {}


def test_a_refused_edit_changes_nothing(desk: FakeDesk) -> None:
    card = added(desk, phones=["13800138000"])
    before = whole(desk, card)
    for changes in (
        {"facts": {"birthdya": "x"}},
        {"circle": "moon"},
        {"emails": ["none"]},
        {"tags": ["a,b"]},
        {"name": ""},
    ):
        with pytest.raises(UsageError):
            edited(desk, card, **{"tags": ["vip"], **changes})
        desk.forget()
    assert whole(desk, card) == before


def test_a_new_address_gives_a_new_area(desk: FakeDesk) -> None:
    card = added(desk, address="北京市朝阳区建国路88号")
    edited(desk, card, address="上海市浦东新区世纪大道100号", region="", city="")
    assert whole(desk, card)["area"] == "上海市浦东新区"
    edited(desk, card, address="", region="", city="", country="")
    assert whole(desk, card)["area"] is None


def test_tags_are_taken_away_without_a_fuss(desk: FakeDesk) -> None:
    card = added(desk, tags=["vip", "a"])
    edited(desk, card, drop_tags=["#vip"])
    assert not edited(desk, card, drop_tags=["vip"])
    assert whole(desk, card)["tags"] == ["a"]


def test_stop_is_kept_with_day_and_reason_until_resume(desk: FakeDesk) -> None:
    card = added(desk)
    cards.stop_card(desk, str(card), "asked us to")
    desk.commit()
    view = whole(desk, card)
    assert (view["stopped_on"], view["stop_reason"]) == ("2026-03-10", "asked us to")
    with pytest.raises(RefusedError, match="stopped already"):
        cards.stop_card(desk, str(card), "again")
    cards.resume_card(desk, str(card))
    desk.commit()
    assert whole(desk, card)["stopped_on"] is None
    with pytest.raises(RefusedError, match="not stopped"):
        cards.resume_card(desk, str(card))


def test_a_stopped_card_gets_no_follow_up(desk: FakeDesk) -> None:
    card = added(desk)
    cards.stop_card(desk, str(card), "asked us to")
    with pytest.raises(RefusedError, match="do-not-contact"):
        planned(desk, card)


def test_the_bin_gives_back_the_whole_card(desk: FakeDesk) -> None:
    card = added(desk, phones=["13800138000"], facts={"size": "44"}, note="likes tea")
    before = whole(desk, card)
    cards.remove_card(desk, "王伟")
    desk.commit()
    with pytest.raises(NotFoundError, match="in the bin"):
        cards.stop_card(desk, str(card), "x")
    with pytest.raises(NotFoundError):
        find_card_id(desk, "13800138000")
    cards.restore_card(desk, "王伟")
    desk.commit()
    assert {**whole(desk, card), "updated_at": ""} == {**before, "updated_at": ""}
    with pytest.raises(NotFoundError, match="holds no card"):
        cards.restore_card(desk, str(card))


def test_of_two_binned_cards_of_one_name_the_id_must_be_said(desk: FakeDesk) -> None:
    first, second = added(desk), added(desk)
    for card in (first, second):
        cards.remove_card(desk, str(card))
    desk.commit()
    with pytest.raises(ConflictError) as refusal:
        cards.restore_card(desk, "王伟")
    assert [card for card, _ in refusal.value.candidates] == [first, second]
    assert cards.restore_card(desk, f"#{second}").id == second


def test_a_person_has_one_part_in_a_company(desk: FakeDesk) -> None:
    person, company = added(desk), added(desk, "华星", "company")
    cards.tie(desk, "王伟", "华星", "purchasing", False)
    cards.tie(desk, "王伟", "华星", "owner", True)
    desk.commit()
    expected = {"role": "owner", "decides": True}
    assert whole(desk, company)["people"] == [{"card_id": person, "name": "王伟", **expected}]
    assert whole(desk, person)["people"] == [{"card_id": company, "name": "华星", **expected}]
    cards.untie(desk, "王伟", "华星")
    desk.commit()
    assert whole(desk, company)["people"] == []
    with pytest.raises(NotFoundError, match="no part in"):
        cards.untie(desk, "王伟", "华星")


def test_only_people_are_tied_to_companies(desk: FakeDesk) -> None:
    added(desk, "王伟")
    added(desk, "李娜")
    added(desk, "华星", "company")
    for pair in (("华星", "王伟"), ("王伟", "李娜"), ("华星", "华星")):
        with pytest.raises(RefusedError, match="Only a person can be tied to a company"):
            cards.tie(desk, *pair, "x", False)
        desk.forget()


def test_an_empty_note_is_refused(desk: FakeDesk) -> None:
    card = added(desk)
    with pytest.raises(UsageError):
        cards.add_note(desk, str(card), " \n ")


@given(st.text(max_size=30))
def test_any_name_is_kept_harmlessly_or_refused(name: str) -> None:
    from fakes import a_desk

    with a_desk() as desk:
        try:
            card = add_card(desk, "person", CardEdit(name=name))
        except UsageError:
            return
        desk.commit()
        stored = whole(desk, card)["name"]
        assert stored and not any(char in stored for char in "\x1b\n\u202e")


class TestReferences:
    def test_a_company_may_be_called_by_a_number(self, desk: FakeDesk) -> None:
        company = added(desk, "360", "company")
        assert find_card_id(desk, "360") == company
        assert find_card_id(desk, str(company)) == company

    def test_a_number_that_is_neither_id_nor_name_is_not_guessed_from_phones(self, desk: FakeDesk) -> None:
        added(desk, phones=["13800138000"])
        for typed in ("138000", "8000", "#99"):
            with pytest.raises(NotFoundError, match="no card"):
                find_card_id(desk, typed)

    def test_any_form_of_a_phone_names_its_card(self, desk: FakeDesk) -> None:
        card = added(desk, phones=["010-65512345 转 801"])
        for typed in ("+86 10 6551 2345", "010-65512345", "65512345", "(010)65512345转801"):
            assert find_card_id(desk, typed) == card

    def test_a_name_that_fits_several_lists_them(self, desk: FakeDesk) -> None:
        both = [added(desk, "王芳"), added(desk, "王芳")]
        with pytest.raises(ConflictError) as refusal:
            find_card_id(desk, "王芳")
        assert [card for card, _ in refusal.value.candidates] == both

    def test_a_mistyped_name_gives_the_nearest(self, desk: FakeDesk) -> None:
        card = added(desk, "Anna Schmidt")
        with pytest.raises(NotFoundError) as refusal:
            find_card_id(desk, "Ana Schmitt")
        assert refusal.value.candidates == ((card, "Anna Schmidt"),)

    def test_mail_and_uid_name_a_card(self, desk: FakeDesk) -> None:
        card = added(desk, emails=["Wei@Example.cn"])
        assert find_card_id(desk, "wei@example.CN") == card
        assert find_card_id(desk, whole(desk, card)["uid"].upper()) == card
