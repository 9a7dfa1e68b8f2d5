"""Looking for a word that thousands of entries hold: names first, then the newest, on either engine."""

from uuid import uuid4

import pytest

from builders import a_card
from fakes import FakeDesk
from prospector.storage import search


@pytest.fixture
def crowded(engine, monkeypatch):
    monkeypatch.setattr(search, "_RANKED", 5)
    desk = FakeDesk(engine.open())
    desk.begin()
    store, now = desk.store, desk.clock.now()
    common = {"created_at": now, "updated_at": now}
    ids = [
        store.cards.add(a_card(uid=str(uuid4()), name=f"Quill {number}", **common), name_words="").id
        for number in range(8)
    ]
    for card_id in ids:
        store.notes.add(card_id, str(uuid4()), now, "asked for a budget")
    ids.append(store.cards.add(a_card(uid=str(uuid4()), name="Budget Tyres", **common), name_words="").id)
    return store, ids


def test_a_name_comes_before_the_notes_that_hold_a_common_word(crowded):
    store, ids = crowded
    found = store.search.find("budget", most=3)
    assert len(found) == 3
    if store.dialect == "sqlite":
        assert (found[0]["card_id"], found[0]["part"]) == (ids[-1], "card")
        assert store.search.is_common("budget")
        assert not store.search.is_common("tyres")


def test_what_a_few_cards_hold_is_told_by_their_entries(crowded):
    store, ids = crowded
    assert store.search.among(ids, "budg") == set(ids)
    assert store.search.among(ids[:3], "for") == set(ids[:3])
    assert store.search.among(ids, "tyres") == {ids[-1]}
