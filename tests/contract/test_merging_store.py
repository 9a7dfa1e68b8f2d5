"""A merge moves whatever refers to the loser, and its undo restores the book exactly, on every engine."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import SQLModel

from builders import a_call, a_card, a_follow_up, a_phone
from dealings import fill_dealings
from engines import NOW, Engine
from prospector.bootstrap import Desk
from prospector.domain.card import Fact
from prospector.domain.deal import Deal
from prospector.domain.referral import Referral, Reward
from prospector.domain.stakeholder import Stakeholder
from prospector.services import histories, merging
from prospector.services.references import find_card
from prospector.storage.merging import MOVES, PAIRED
from prospector.storage.statements.merging import OWN, PAIRS, references
from prospector.storage.tables import JOURNALED

DERIVED = ("standing", "search_entry")
WINNER, LOSER, COMPANY, OTHER = 1, 2, 3, 4


def fill(desk: Desk) -> None:
    """Two cards of one person, with every kind of clash: a tie, a part and a referrer that both have."""
    desk.begin()
    store = desk.store
    common = {"created_at": NOW, "updated_at": NOW}
    store.cards.add(
        a_card(
            uid="w",
            phones=(a_phone(),),
            tags=("a",),
            facts=(Fact("birthday", "1980-05-17", date(2026, 1, 1)),),
            **common,
        ),
        name_words="ww",
    )
    store.cards.add(
        a_card(
            uid="l", name="王　伟", phones=(a_phone("+8613900139000"), a_phone()), tags=("a", "b"),
            facts=(Fact("birthday", "1981-05-17", date(2026, 2, 1)), Fact("qq", "123")), **common,
        ),
        name_words="ww",
    )  # fmt: skip
    store.cards.add(a_card(uid="c", kind="company", name="华星", **common), name_words="hx")
    store.cards.add(a_card(uid="o", name="李娜", **common), name_words="ln")
    for person in (WINNER, LOSER):
        store.cards.tie(person, COMPANY, f"role {person}", person == LOSER)
        store.stakeholders.add(
            Stakeholder(0, f"s{person}", COMPANY, person, "ally", date(2026, 1, 1), why=f"why {person}")
        )
        store.referrals.add(Referral(0, f"r{person}", person, OTHER, NOW, f"note {person}"))
        store.notes.add(person, f"n{person}", NOW, f"a note of {person}")
        store.calls.add(a_call(person, uid=f"call{person}", note="budget"))
        store.qualifications.add(person, "M", "yes", "", date(2026, 1, person))
    store.referrals.add(Referral(0, "between", LOSER, WINNER, NOW))
    store.rewards.add(Reward(0, "w1", WINNER, 3, 100, "CNY", "", date(2026, 1, 1), None, ""))
    store.rewards.add(Reward(0, "w2", OTHER, 2, 100, "CNY", "", date(2026, 1, 1), None, ""))
    store.follow_ups.add(a_follow_up(LOSER, created_at=NOW))
    store.deals.add(Deal(0, "d", LOSER, date(2026, 1, 5)))
    store.merges.tell_apart([(LOSER, OTHER), (WINNER, OTHER), (LOSER, COMPANY)], NOW)
    fill_dealings(store, [LOSER])


def merge(desk: Desk) -> None:
    merging.merge_cards(desk, merging.prepare(desk, [f"#{WINNER}", f"#{LOSER}"]))


def test_every_reference_to_a_card_is_moved_or_has_its_own_way() -> None:
    own_way = {f"{table}_move_{column}" for table, (_, columns, _) in PAIRED.items() for column in columns}
    own_way |= {"stakeholder_move_known_by_id"}
    wanted = {
        f"{column.table.name}_move_{column.name}"
        for column in references("card")
        if column.table.name not in OWN and f"{column.table.name}.{column.name}" not in PAIRS
    }
    assert wanted - own_way | {"search_entry_move_card_id"} == set(MOVES)


def test_what_must_be_unique_about_two_cards_is_looked_at_row_by_row() -> None:
    to_card = {f"{column.table.name}.{column.name}" for column in references("card")}
    for name in set(JOURNALED) - OWN - {"merge", "distinct_pair"}:
        for constraint in SQLModel.metadata.tables[name].constraints:
            columns = [column.name for column in getattr(constraint, "columns", ())]
            if type(constraint).__name__ == "UniqueConstraint" and any(f"{name}.{one}" in to_card for one in columns):
                assert tuple(columns) == PAIRED[name][2]


def test_everything_is_on_the_winner_and_nothing_on_the_loser(engine: Engine) -> None:
    engine.do(fill)
    engine.do(merge)
    rows = engine.rows()
    for table in JOURNALED:
        if table in OWN or table in ("merge", "distinct_pair", "card"):
            continue
        columns = [column.name for column in SQLModel.metadata.tables[table].columns]
        for row in rows[table]:
            named = dict(zip(columns, row, strict=True))
            for column in references("card"):
                if column.table.name == table:
                    assert named[column.name] != LOSER, (table, named)
    assert len(rows["role"]) == len(rows["stakeholder"]) == 1
    assert len(rows["note"]) == 3
    assert len(rows["referral"]) == 1
    assert sorted(row[1:3] for row in rows["distinct_pair"]) == [(WINNER, COMPANY), (WINNER, OTHER)]
    with engine.open() as book:
        card = book.cards.get(WINNER)
        assert card is not None
        assert [phone.e164 for phone in card.phones] == ["+8613800138000", "+8613900139000"]
        assert {fact.key: fact.value for fact in card.facts} == {"birthday": "1981-05-17", "qq": "123"}
        assert card.tags == ("a", "b")
        assert any("1980-05-17" in note.body for note in book.notes.of_cards([WINNER]))
        assert {reward.uid: reward.referral_id for reward in book.rewards.of_cards([WINNER, OTHER])} == {
            "w1": None,
            "w2": 1,
        }
        assert book.standings.wrong() == []
        assert book.search_gap() == 0


def test_the_loser_answers_by_the_winner_wherever_it_is_named(engine: Engine) -> None:
    engine.do(fill)
    engine.do(merge)

    def look(desk: Desk) -> None:
        for reference in ("2", "#2", "+86 139 0013 9000", "王伟"):
            assert find_card(desk, reference).id == WINNER
        found = desk.store.cards.by_uid("l")
        assert found is not None
        assert found.id == WINNER

    engine.do(look)


@pytest.mark.parametrize("chained", [False, True])
def test_a_merge_and_its_undo_leave_the_book_exactly_as_it_was(engine: Engine, chained: bool) -> None:
    engine.do(fill)
    if chained:
        engine.do(lambda desk: merging.merge_cards(desk, merging.prepare(desk, ["#4", "#1"])))
    tables = (*JOURNALED, *DERIVED)
    winner = "#4" if chained else "#1"
    before = engine.rows(tables)
    engine.do(lambda desk: merging.merge_cards(desk, merging.prepare(desk, [winner, "#2"])))
    merged = engine.rows(tables)
    assert merged != before
    engine.do(lambda desk: histories.undo(desk, None))
    assert without_ids(engine.rows(tables)) == without_ids(before)
    engine.do(lambda desk: histories.redo(desk))
    assert without_ids(engine.rows(tables)) == without_ids(merged)


def without_ids(rows: dict) -> dict:
    """Search entries are made anew, so their ids differ."""
    return {**rows, "search_entry": sorted(row[1:] for row in rows["search_entry"])}


def test_the_moment_of_a_value_is_read_from_the_journal(engine: Engine) -> None:
    engine.do(fill)
    with engine.open() as book:
        said = book.merges.said(WINNER)
    assert said["name"].astimezone(UTC) == datetime(2026, 3, 10, 2, tzinfo=UTC)
