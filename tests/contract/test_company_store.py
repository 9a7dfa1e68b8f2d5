"""Parts in companies, competitors, occasions and lendings come back as they were stored, on every engine."""

from datetime import date

from builders import a_card
from company_book import DAY, fill_companies
from dealings import MOMENT
from engines import Engine
from prospector.bootstrap import Desk


def filled(engine: Engine) -> None:
    """Five companies and a person with what ``fill_companies`` gives them; the sixth card is in the bin."""

    def write(desk: Desk) -> None:
        desk.begin()
        cards = [
            desk.store.cards.add(
                a_card(uid=f"card {place}", kind="company", created_at=MOMENT, updated_at=MOMENT), name_words=""
            )
            for place in range(6)
        ]
        fill_companies(desk.store, [card.id for card in cards])
        desk.store.cards.save(cards[-1]._replace(binned_at=MOMENT), name_words="")

    engine.do(write)


def test_what_is_stored_comes_back_as_it_was(engine: Engine) -> None:
    filled(engine)
    with engine.open() as book:
        part = book.stakeholders.by_uid("part 1")
        assert part == book.stakeholders.get(2)
        assert part is not None and (part.person_id, part.part, part.known_by_id) == (3, "purchaser", 4)
        (competitor,) = book.competitors.of_cards([1])
        assert (competitor.satisfaction, competitor.seller, competitor.noted_on) == (None, "赵明", DAY)
        (occasion,) = book.own_occasions.of_cards([2])
        assert (occasion.day, occasion.note) == ("--05-11", "金婚")
        (lending,) = book.lendings.of_cards([2])
        assert (lending.due_on, lending.returned_on) == (date(2026, 3, 6), DAY)


def test_lists_leave_out_cards_in_the_bin(engine: Engine) -> None:
    filled(engine)
    with engine.open() as book:
        # The sixth card is the fifth part's person, and the company of the sixth part.
        assert [row["id"] for row in book.stakeholders.listed()] == [1, 2, 3, 4]
        # It is also the one who is said to know somebody in the fourth company, which keeps its part without a name.
        assert book.stakeholders.with_card(4)[-1]["known_by_name"] == ""
        assert [row["satisfaction"] for row in book.competitors.listed()] == [2, 3, 4, 5, None]
        assert [row["card_id"] for row in book.own_occasions.listed()] == [1, 2, 3, 4, 5]
        assert [row["card_id"] for row in book.lendings.listed()] == [1, 3, 5]
        assert [row["card_id"] for row in book.lendings.listed(every=True)] == [1, 2, 3, 4, 5]
        assert [row["id"] for row in book.rosters.listed()] == [1, 2, 3, 4, 5]


def test_ways_in_are_those_of_other_cards(engine: Engine) -> None:
    filled(engine)
    with engine.open() as book:
        ways = {(row["person_id"], row["other_id"], row["how"]) for row in book.stakeholders.ways_in(2)}
        assert ways == {(3, 4, "knows")}


def test_the_search_index_holds_their_words(engine: Engine) -> None:
    filled(engine)
    with engine.open() as book:
        for typed, part in (("赵明", "competitor"), ("同乡", "stakeholder"), ("金婚", "occasion"), ("小李", "lending")):
            assert {row["part"] for row in book.search.find(typed)} == {part}
        assert book.search_gap() == 0
