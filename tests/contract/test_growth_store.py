"""Goals come back as they were stored, and sources, efforts and activities are counted alike on every engine."""

from datetime import UTC, date, datetime, timedelta

from builders import a_call, a_card
from engines import Engine
from prospector.bootstrap import Desk
from prospector.domain.deal import Deal
from prospector.domain.goal import Goal, GoalItem

NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 10, tzinfo=UTC)
SINCE, TODAY = date(2025, 3, 11), date(2026, 3, 10)


def sale(number: int, card_id: int, day: date, product: str = "", **known: object) -> Deal:
    return Deal(0, f"sale {number}", card_id, day, amount=100, currency="CNY", product=product)._replace(**known)


def filled(engine: Engine) -> None:
    """1 bought before and again, and something new; 2 bought for the first time; 3 never; 4 is in the bin."""

    def write(desk: Desk) -> None:
        desk.begin()
        store = desk.store
        for number, circle in enumerate(("work", "work", "school", "club"), 1):
            card = a_card(uid=f"card {number}", circle=circle, created_at=NOON, updated_at=NOON)
            store.cards.add(card, name_words="")
        deals = [
            sale(1, 1, date(2024, 1, 1), "pump"),
            sale(2, 1, date(2026, 3, 1), "pump"),
            sale(3, 1, date(2026, 3, 2), "valve"),
            sale(4, 1, date(2026, 3, 3), kind="return", of_id=3, amount=-30),
            sale(5, 1, date(2026, 3, 4)),
            sale(6, 2, TODAY, "pump", currency="USD", rate=7.0),
            sale(7, 2, TODAY, "pump", state="open"),
            sale(8, 4, TODAY, "pump"),
            sale(9, 2, TODAY + timedelta(days=1), "pump"),
        ]
        for deal in deals:
            store.deals.add(deal)
        calls = [
            (1, "phone", "out", NOON - timedelta(days=400)), (1, "visit", "out", NOON - timedelta(days=9)),
            (2, "phone", "out", NOON), (2, "phone", "in", NOON), (3, "phone", "out", MIDNIGHT),
            (3, "wechat", "out", NOON - timedelta(days=1)), (4, "phone", "out", NOON),
        ]  # fmt: skip
        for number, (card_id, via, direction, at) in enumerate(calls):
            store.calls.add(a_call(card_id, uid=f"call {number}", via=via, direction=direction, at=at))
        store.cards.save(store.cards.many([4])[0]._replace(binned_at=NOON), name_words="")

    engine.do(write)


def test_a_goal_comes_back_with_its_wishes_and_the_newest_is_first(engine: Engine) -> None:
    life = Goal(0, "life", "life", date(2026, 3, 1), 690_500, "CNY", 30, 2, 12.5, "房子")

    def write(desk: Desk) -> None:
        desk.begin()
        goal = desk.store.goals.add(life)
        for what in ("house", "车"):
            desk.store.goal_items.add(GoalItem(0, goal.id, what, 10**13))
        desk.store.goals.add(Goal(0, "wish", "income", date(2026, 3, 1), 1, "JPY"))

    engine.do(write)
    with engine.open() as book:
        assert book.goals.by_uid("life") == book.goals.get(1) == life._replace(id=1)
        assert [goal.uid for goal in book.goals.listed()] == ["wish", "life"]
        assert book.goal_items.of_goals([1, 2]) == [GoalItem(1, 1, "house", 10**13), GoalItem(2, 1, "车", 10**13)]


def test_revenue_is_parted_into_old_cross_sell_and_new(engine: Engine) -> None:
    filled(engine)
    with engine.open() as book:
        rows = {row["business"]: row for row in book.efforts.revenue(SINCE, TODAY)}
    assert {kind: row["net"] for kind, row in rows.items()} == {"old": 200, "cross-sell": 70, "new": 100}
    assert (rows["old"]["sales"], rows["old"]["without_product"]) == (2, 1)
    assert (rows["new"]["currency"], rows["new"]["rate"]) == ("USD", 7.0)


def test_effort_is_ours_alone_and_of_cards_in_the_book(engine: Engine) -> None:
    filled(engine)
    with engine.open() as book:
        since_at = NOON - timedelta(days=365)
        rows = {row["business"]: row for row in book.efforts.effort(SINCE, TODAY, since_at, NOON + timedelta(days=1))}
    assert set(rows) == {"cross-sell", "new"}
    counts = {kind: (row["calls"], row["visits"], row["others"]) for kind, row in rows.items()}
    assert counts == {"cross-sell": (0, 1, 0), "new": (2, 0, 1)}
    assert (rows["new"]["cards"], rows["new"]["customers"], rows["new"]["contacted"]) == (2, 1, 2)


def test_sources_leave_the_bin_out_and_count_from_the_day_a_card_began(engine: Engine) -> None:
    filled(engine)
    ever = date(1900, 1, 1), datetime(1900, 1, 1, tzinfo=UTC)
    with engine.open() as book:
        rows = {row["circle"]: row for row in book.sources.cards(*ever)}
        assert set(rows) == {"work", "school"}
        assert (rows["work"]["cards"], rows["work"]["customers"], rows["work"]["in_contact"]) == (2, 2, 2)
        assert book.sources.cards(TODAY, NOON + timedelta(hours=1)) == []
        assert {row["currency"]: row["net"] for row in book.sources.revenues(*ever)} == {"CNY": 470, "USD": 100}


def test_activities_are_counted_in_each_window_up_to_its_end(engine: Engine) -> None:
    filled(engine)
    moments = {
        "span": MIDNIGHT - timedelta(days=365), "month": datetime(2026, 3, 1, tzinfo=UTC),
        "week": datetime(2026, 3, 9, tzinfo=UTC), "day": MIDNIGHT,
    }  # fmt: skip
    end = MIDNIGHT + timedelta(days=1)
    with engine.open() as book:
        contacts = book.activities.contacts(moments, end)
        new = book.activities.new_contacts(moments, end)
        days = {name: moment.date() for name, moment in moments.items()}
        deals = {row["currency"]: row for row in book.activities.deals(days, date(2026, 3, 2), TODAY)}
    assert contacts["begun_at"] == NOON - timedelta(days=400)
    assert (contacts["calls_span"], contacts["calls_day"], contacts["visits_month"]) == (2, 2, 1)
    assert (new["new_span"], new["new_week"], new["new_day"]) == (2, 2, 1), "3 was first written to the day before"
    assert (deals["CNY"]["deals_span"], deals["CNY"]["deals_log"], deals["CNY"]["net_span"]) == (3, 2, 270)
    assert (deals["USD"]["deals_day"], deals["USD"]["net_day"]) == (1, 100)
