"""Any sequence of commands, taken back one by one, leaves the book as it was; done again, as it had become."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import a_call, a_card, a_follow_up
from engines import NOW, Engine
from prospector.bootstrap import Desk
from prospector.domain.call import NEEDS, OUTCOMES
from prospector.domain.card import Email, Fact, Phone
from prospector.domain.deal import Deal
from prospector.domain.followup import STATES
from prospector.domain.qualification import LETTERS, VALUES
from prospector.services import histories

# Any sign but the two that a database may refuse, and which the services never let through.
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
some = words.filter(bool)
index = st.integers(0, 4)
day = st.integers(-40, 40).map(lambda days: date(2026, 3, 10) + timedelta(days=days))
digits = st.text("0123456789", min_size=3, max_size=14)
parts = st.fixed_dictionaries(
    {},
    optional={
        "name": some,
        "address": words,
        "area": words,
        "lat": st.none() | st.floats(-90, 90),
        "stopped_on": st.none() | day,
        "phones": st.lists(st.builds(lambda d: Phone(d, f"+{d}", "", "", d), digits), max_size=3).map(tuple),
        "emails": st.lists(st.builds(lambda w: Email(w, w.casefold()), some), max_size=2).map(tuple),
        "tags": st.lists(some, max_size=3, unique=True).map(tuple),
        "facts": st.lists(st.builds(Fact, some, some, day), max_size=3, unique_by=lambda f: f.key).map(tuple),
    },
)
Step = tuple[Any, ...]
steps: st.SearchStrategy[Step] = st.one_of(
    st.tuples(st.just("add"), st.sampled_from(("person", "company")), parts),
    st.tuples(st.just("edit"), index, parts),
    st.tuples(st.just("bin"), index),
    st.tuples(st.just("log"), index, st.sampled_from(sorted(OUTCOMES)), st.sampled_from(["", *NEEDS]), words),
    st.tuples(st.just("correct"), index, st.sampled_from(sorted(OUTCOMES)), words),
    st.tuples(st.just("unlog"), index),
    st.tuples(st.just("plan"), index, day, some),
    st.tuples(st.just("settle"), index, st.sampled_from(sorted(STATES))),
    st.tuples(st.just("note"), index, some),
    st.tuples(st.just("unnote"), index),
    st.tuples(st.just("qualify"), index, st.sampled_from(sorted(LETTERS)), st.sampled_from(sorted(VALUES)), day),
    st.tuples(st.just("tie"), index, index, words, st.booleans()),
    st.tuples(st.just("untie"), index, index),
    st.tuples(st.just("deal"), index, day),
)
# A command may do several things, or nothing.
commands = st.lists(st.lists(steps, max_size=3), min_size=1, max_size=8)


def picked(rows: list[Any], number: int) -> Any:
    return rows[number % len(rows)] if rows else None


def act(desk: Desk, step: Step) -> None:
    """Do what a step says to whichever of the rows present its number falls on; to none, nothing."""
    kind, *said = step
    store = desk.store
    cards = store.cards.many(store.cards.all_ids())
    ids = [card.id for card in cards]
    if kind == "add":
        card = a_card(uid=str(uuid4()), kind=said[0], created_at=NOW, updated_at=NOW)
        store.cards.add(card._replace(**said[1]), name_words="w w")
        return
    rows = {
        "correct": lambda: store.calls.of_cards(ids),
        "unlog": lambda: store.calls.of_cards(ids),
        "settle": lambda: store.follow_ups.of_cards(ids),
        "unnote": lambda: store.notes.of_cards(ids),
    }.get(kind, lambda: cards)()
    row = picked(rows, said[0])
    if row is not None:
        ACTS[kind](store, row, said[1:], cards)


def tie(store: Any, card: Any, said: list[Any], cards: list[Any]) -> None:
    company = picked(cards, said[0])
    if company.id != card.id:
        store.cards.tie(card.id, company.id, said[1], said[2])


ACTS: dict[str, Callable[[Any, Any, list[Any], list[Any]], object]] = {
    "edit": lambda store, card, said, _: store.cards.save(card._replace(**said[0]), name_words="w"),
    "bin": lambda store, card, said, _: store.cards.save(card._replace(binned_at=NOW), name_words="w"),
    "log": lambda store, card, said, _: store.calls.add(
        a_call(card.id, uid=str(uuid4()), outcome=said[0], need=said[1], note=said[2])
    ),
    "correct": lambda store, call, said, _: store.calls.save(call._replace(outcome=said[0], note=said[1])),
    "unlog": lambda store, call, said, _: store.calls.remove(call),
    "plan": lambda store, card, said, _: store.follow_ups.add(
        a_follow_up(card.id, uid=str(uuid4()), due_on=said[0], action=said[1], created_at=NOW)
    ),
    "settle": lambda store, follow_up, said, _: store.follow_ups.save(follow_up._replace(state=said[0])),
    "note": lambda store, card, said, _: store.notes.add(card.id, str(uuid4()), NOW, said[0]),
    "unnote": lambda store, note, said, _: store.notes.remove(note),
    "qualify": lambda store, card, said, _: store.qualifications.add(card.id, said[0], said[1], "", said[2]),
    "tie": tie,
    "untie": lambda store, card, said, cards: store.cards.untie(card.id, picked(cards, said[0]).id),
    "deal": lambda store, card, said, _: store.deals.add(Deal(0, str(uuid4()), card.id, said[0])),
}


def derived_is_right(engine: Engine) -> None:
    with engine.open() as book:
        assert book.standings.wrong() == []
        assert book.search_gap() == 0


def there_and_back(engine: Engine, sequence: list[list[Step]]) -> None:
    def command(listed: list[Step]) -> Callable[[Desk], object]:
        def do(desk: Desk) -> None:
            desk.begin()
            for step in listed:
                act(desk, step)

        return do

    states = [engine.rows()]
    for listed in sequence:
        if engine.do(command(listed)) is not None:
            states.append(engine.rows())
            assert states[-1] != states[-2] or len(listed) > 1
        else:
            assert engine.rows() == states[-1]
        derived_is_right(engine)
    for state in reversed(states[:-1]):
        engine.do(lambda desk: histories.undo(desk, None))
        assert engine.rows() == state
    derived_is_right(engine)
    for state in states[1:]:
        engine.do(histories.redo)
        assert engine.rows() == state
    derived_is_right(engine)
    # The next example finds the book as this one did.
    for _ in states[1:]:
        engine.do(lambda desk: histories.undo(desk, None))


EXAMPLES = {"compiled": 30, "expressions": 6, "postgres": 8}


def test_any_sequence_of_commands_can_be_taken_back_and_done_again(engine: Engine) -> None:
    @settings(
        max_examples=EXAMPLES[engine.name],
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(commands)
    def holds(sequence: list[list[Step]]) -> None:
        there_and_back(engine, sequence)

    holds()
