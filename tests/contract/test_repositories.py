"""What is put into the book comes back as it was, on every engine."""

from datetime import UTC, date, datetime, timedelta

import pytest

from builders import a_call, a_card, a_follow_up, a_phone
from engines import NOW, Engine
from prospector.bootstrap import Desk
from prospector.domain.card import Card, Email, Fact
from prospector.domain.deal import Deal
from prospector.storage.book import Book

FULL = a_card(
    kind="company",
    name="华星电子（北京）有限公司",
    address="北京市朝阳区建国路88号",
    postcode="100022",
    country="CN",
    region="北京市",
    city="北京市",
    district="朝阳区",
    area="北京市朝阳区",
    lat=39.9087654,
    lon=116.4712345,
    precision="district",
    circle="work",
    method="referral",
    source_note="met at “the fair”; 100 %",
    first_contact_on=date(2026, 1, 2),
    stopped_on=date(2026, 2, 3),
    stop_reason="asked\nus to",
    binned_at=None,
    created_at=NOW,
    updated_at=NOW,
    phones=(a_phone(label="work"), a_phone("+861065512345801", extension="801", raw="010-65512345 转 801")),
    emails=(Email("Info@Example.CN", "info@example.cn", "office"),),
    tags=("vip", "老客户"),
    facts=(Fact("industry", "electronics", date(2026, 1, 5)), Fact("anything", "{\"a\": '1'} \\ 😀")),
)


def added(book: Book, card: Card) -> Card:
    return book.cards.add(card, name_words="huaxing hx")


def uid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012d}"


@pytest.fixture
def book(engine: Engine):
    with engine.open() as opened:
        opened.begin("prospector test", NOW)
        yield opened


def parts(card: Card) -> tuple[object, ...]:
    return card, card.phones, card.emails, card.tags, card.facts


def test_a_card_comes_back_with_everything_on_it(book: Book) -> None:
    stored = added(book, FULL)
    found = book.cards.get(stored.id)
    assert found is not None
    assert parts(found) == parts(stored) == parts(FULL._replace(id=stored.id))
    assert found.created_at is not None and found.created_at.utcoffset() == timedelta(0)
    assert book.cards.by_uid(FULL.uid) == found


def test_an_edited_card_keeps_the_ids_of_what_stayed(book: Book, engine: Engine) -> None:
    stored = added(book, FULL)
    kept = book.runner.rows("phone_of_cards", ids=[stored.id])[1]["id"]
    edited = stored._replace(phones=stored.phones[1:], tags=("vip", "neu"), facts=(), name="华星", lat=None)
    book.cards.save(edited, name_words="hx")
    found = book.cards.get(stored.id)
    assert found is not None and parts(found) == parts(edited._replace(tags=("neu", "vip")))
    assert book.runner.rows("phone_of_cards", ids=[stored.id])[0]["id"] == kept


def test_tags_are_ordered_by_their_characters(book: Book) -> None:
    stored = added(book, FULL._replace(tags=("b", "Ä", "a", "B", "老", "_", "A")))
    found = book.cards.get(stored.id)
    assert found is not None and found.tags == ("A", "B", "_", "a", "b", "Ä", "老")


def test_cards_are_named_in_any_case_width_and_spacing(book: Book) -> None:
    stored = added(book, FULL._replace(name="ACME Tools"))
    binned = added(book, FULL._replace(uid=uid(7), name="Acme Tools", binned_at=NOW))
    assert book.cards.named("acme tools") == [(stored.id, "ACME Tools", "company")]
    assert [row[0] for row in book.cards.names()] == [stored.id]
    assert [row["id"] for row in book.cards.binned()] == [binned.id]


TYPED = {
    "8613800138000": True,
    "013800138000": True,
    "00138000": True,
    "138000": True,
    "138001380": False,
    "8613800138001": False,
}


def test_a_number_is_found_however_its_prefix_was_typed(book: Book) -> None:
    stored = added(book, FULL._replace(phones=(a_phone(),)))
    for digits, found in TYPED.items():
        assert book.cards.with_phone(digits) == ([(stored.id, FULL.name)] if found else []), digits


def test_an_extension_tells_two_cards_of_one_number_apart(book: Book) -> None:
    number = "+861065512345"
    one, two = (
        added(book, FULL._replace(uid=uid(n), phones=(a_phone(number + e, extension=e, digits=f"861065512345{e}"),)))
        for n, e in ((1, "801"), (2, "802"))
    )
    assert book.cards.with_phone("861065512345", "802") == [(two.id, FULL.name)]
    assert [found[0] for found in book.cards.with_phone("861065512345")] == [one.id, two.id]
    assert [found[0] for found in book.cards.with_phone_part("5512345802")] == [two.id]


def test_a_part_of_a_number_is_taken_literally(book: Book) -> None:
    added(book, FULL)
    assert book.cards.with_phone_part("%") == []
    assert book.cards.with_phone_part("_") == []


def test_an_address_is_found_by_its_key(book: Book) -> None:
    stored = added(book, FULL)
    assert book.cards.with_email("info@example.cn") == [(stored.id, FULL.name)]
    assert book.cards.with_email("Info@Example.CN") == []


# What is asked of the roster, and which of two cards it fits.
ROSTER: tuple[tuple[dict[str, str], list[int]], ...] = (
    ({"kind": "company"}, [1]),
    ({"kind": "person"}, [2]),
    ({"area": "朝阳"}, [1]),
    ({"area": "BERLIN"}, [2]),
    ({"tag": "老客户"}, [1]),
    ({"tag": "VIP"}, []),
    ({"area": "%"}, []),
    ({"area": "_"}, []),
    ({"area": "朝阳", "kind": "person"}, []),
    ({}, [1, 2]),
)


def test_the_roster_is_filtered(book: Book) -> None:
    berlin = a_card(uid=uid(2), area="Berlin Mitte", created_at=NOW, updated_at=NOW)
    ids = [added(book, FULL).id, added(book, berlin).id]
    book.refresh()
    for asked, fits in ROSTER:
        assert [row["id"] for row in book.cards.listed(**asked)] == [ids[number - 1] for number in fits], asked
    assert book.cards.areas() == [("Berlin Mitte", 1), ("北京市朝阳区", 1)]
    assert book.cards.count() == 2


def test_a_person_is_tied_to_a_company_once(book: Book) -> None:
    company = added(book, FULL)
    person = added(book, a_card(uid=uid(2), created_at=NOW, updated_at=NOW))
    book.cards.tie(person.id, company.id, "buyer", False)
    book.cards.tie(person.id, company.id, "director", True)
    (role,) = book.cards.roles(company.id)
    assert (role["person_name"], role["role"], role["decides"]) == ("王伟", "director", 1)
    assert book.cards.roles(person.id) == [role]
    assert book.cards.untie(person.id, company.id)
    assert not book.cards.untie(person.id, company.id)


def test_calls_notes_and_deals_come_back_newest_or_oldest_first(book: Book) -> None:
    card = added(book, FULL)
    first = book.calls.add(a_call(card.id, uid=uid(1), note="一\n二", duration_s=60))
    later = first.at + timedelta(hours=1)
    second = book.calls.add(a_call(card.id, uid=uid(2), at=later, outcome="closed", need="large"))
    assert book.calls.of_card(card.id) == [second, first]
    assert book.calls.of_card(card.id, 1) == [second]
    assert book.calls.of_cards([card.id]) == [first, second]
    assert book.calls.get(first.id) == first
    assert book.calls.has_uid(uid(2)) and not book.calls.has_uid(uid(3))
    between = book.calls.between(second.at, second.at + timedelta(seconds=1))
    assert [(row["id"], row["card_name"]) for row in between] == [(second.id, FULL.name)]
    note = book.notes.add(card.id, uid(5), NOW, "said “yes”")
    assert book.notes.of_cards([card.id]) == [note] == [book.notes.get(note.id)]
    deal = book.deals.add(Deal(0, uid(6), card.id, date(2026, 3, 1), "first", second.id))
    assert book.deals.of_call(second.id) == deal == book.deals.get(deal.id)
    moved = deal._replace(on_date=date(2026, 3, 2))
    book.deals.save(moved)
    assert book.deals.of_cards([card.id]) == [moved]


def test_follow_ups_are_ordered_by_day_and_hour(book: Book) -> None:
    card = added(book, FULL._replace(stopped_on=None))
    later = book.follow_ups.add(a_follow_up(card.id, created_at=NOW, uid=uid(1), due_time="14:00", kind="visit"))
    whole_day = book.follow_ups.add(a_follow_up(card.id, created_at=NOW, uid=uid(2)))
    settled = a_follow_up(card.id, created_at=NOW, uid=uid(3), state="done", due_on=date(2026, 3, 1), settled_at=NOW)
    done = book.follow_ups.add(settled)
    book.refresh()
    assert book.follow_ups.open_of(card.id) == [whole_day, later]
    assert book.follow_ups.appointments(later.due_on, later.due_on) == [later]
    assert [row["id"] for row in book.follow_ups.listed(every=True)] == [done.id, whole_day.id, later.id]
    assert book.follow_ups.count_open() == 2


def test_a_moment_is_kept_in_utc_to_the_second(book: Book) -> None:
    card = added(book, FULL)
    east = datetime.fromisoformat("2026-03-10T08:30:15.999+08:00")
    call = book.calls.add(a_call(card.id, at=east, utc_offset=480))
    found = book.calls.get(call.id)
    assert found is not None and found.at == datetime(2026, 3, 10, 0, 30, 15, tzinfo=UTC)


def test_a_moment_without_a_zone_is_refused(book: Book) -> None:
    card = added(book, FULL)
    with pytest.raises(Exception, match="without a zone"):
        book.calls.add(a_call(card.id, at=datetime(2026, 3, 10)))


def test_many_ids_are_asked_for_at_once(book: Book) -> None:
    card = added(book, FULL)
    assert [found.id for found in book.cards.many([*range(1, 70_000)])] == [card.id]
    assert book.cards.many([]) == []
    book.standings.refresh([*range(1, 70_000)])


NEVER_SAID = (
    ("card", "kind", "'robot'"),
    ("card", "name", "''"),
    ("card", "circle", "'moon'"),
    ("call", "outcome", "'maybe'"),
    ("call", "duration_s", "-1"),
    ("follow_up", "state", "'lost'"),
    ("qualification", "letter", "'X'"),
    ("role", "decides", "2"),
)


def test_what_the_domain_never_says_the_schema_refuses(engine: Engine) -> None:
    def seed(desk: Desk) -> None:
        desk.begin()
        book = desk.store
        company, person = added(book, FULL), added(book, a_card(uid=uid(2), created_at=NOW, updated_at=NOW))
        book.calls.add(a_call(person.id))
        book.follow_ups.add(a_follow_up(person.id, created_at=NOW))
        book.qualifications.add(person.id, "M", "yes", "", NOW.date())
        book.cards.tie(person.id, company.id, "", False)

    engine.do(seed)
    before = engine.rows()
    for table, column, value in NEVER_SAID:
        with pytest.raises(Exception, match=r"(?i)check constraint"):
            engine.outside(f"UPDATE {table} SET {column} = {value}")
    assert engine.rows() == before


def test_a_row_of_a_card_that_is_not_there_is_refused(book: Book) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        book.calls.add(a_call(999))


def test_very_many_rows_are_recorded_like_few(book: Book) -> None:
    book.expect_many()
    card = added(book, FULL)
    book.cards.save(card._replace(name="another name"), name_words="")
    operation = book.commit()
    assert operation is not None
    changes = book.journal.changes(operation)
    of_card = [change for change in changes if change["table_name"] == "card"]
    assert of_card[-1]["after"]["name"] == "another name"
    assert sum(change["table_name"] == "phone" for change in changes) == len(FULL.phones)
