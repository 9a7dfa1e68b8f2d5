"""Every declared statement means the same three times: compiled for SQLite, as an expression, and on PostgreSQL."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlmodel import SQLModel

from builders import a_follow_up
from company_book import fill_companies
from dealings import fill_dealings
from engines import ExpressionEngine, PostgresEngine, SqliteEngine, decoded
from prospector import bootstrap, config, upkeep
from prospector.domain.call import ATTITUDES, OUTCOMES, VISIT_CHANCES
from prospector.domain.card import Fact
from prospector.domain.deal import Deal
from prospector.domain.goal import Goal, GoalItem
from prospector.domain.satisfaction import Satisfaction
from prospector.domain.source import CIRCLES, WAYS
from prospector.storage.book import Book
from prospector.storage.compile_statements import stale
from prospector.storage.runner import Row, SqliteRunner, read_compiled
from prospector.storage.runner_sqlalchemy import SqlAlchemyRunner
from prospector.storage.search import SearchIndex
from prospector.storage.statements.declaration import declare_all
from receivable_rows import fill_receivables
from referral_book import fill_referrals

STATEMENTS = declare_all()
JOURNALED_WRITES = tuple(
    name for name in STATEMENTS if name.endswith(("_insert", "_update", "_delete")) and name != "tier_insert"
)
# Writes that are no INSERT, UPDATE or DELETE of one row, with their values and the table they change.
OTHER_WRITES: dict[str, tuple[str, Row]] = {
    "standing_clear": ("standing", {"ids": [1, 2, 3]}),
    "standing_derive": ("standing", {"ids": [1, 2, 3]}),
    "brief_clear": ("brief", {"ids": [1, 2, 3]}),
    "brief_derive": ("brief", {"ids": [1, 2, 3]}),
    "operation_close": ("operation", {"row_id": 1}),
    "operation_mark_undone": ("operation", {"row_id": 1, "undone_by": 2}),
    "search_entries_clear": ("search_entry", {}),
    "tiers_clear": ("tier", {}),
    "tier_insert": ("tier", {"card_id": 9, "tier": "small", "rank": 7, "as_of": date(2026, 3, 9), "face": "red"}),
    "changes_prune": ("change", {"keep": 1}),
    "operations_prune": ("operation", {"keep": 1}),
    "search_entry_delete": ("search_entry", {"part": "card", "part_id": 2}),
    # To a card that there is not, so that none is met that is there already; references are checked later.
    **{name: (name.partition("_move_")[0], {"loser": 1, "winner": 9_999}) for name in STATEMENTS if "_move_" in name},
}
# Keeps the full-text index of SQLite, which the searches below are about; a server has no such thing.
SQLITE_ONLY = "search_fts_fill"
READS = tuple(
    name for name in STATEMENTS if name not in JOURNALED_WRITES and name not in OTHER_WRITES and name != SQLITE_ONLY
)
# Of each engine its own; test_repositories and test_common_words ask for what they find.
SEARCHES = ("search_match", "search_rowids", "search_newest", "search_names")
NOON = datetime(2026, 3, 10, 4, 0, tzinfo=UTC)
# Values by the name of a parameter, unless CASES knows better. Card 3 has calls, follow-ups and findings.
USUAL: Row = {
    "kind": "person",
    "id": 3,
    "card_id": 3,
    "operation_id": 1,
    "before": 3,
    "ids": [1, 2, 3, 40, 9_999],
    "part": "",
    "first": 0,
    "last": 9_999,
    "after": datetime(2020, 1, 1, tzinfo=UTC),
    "until": date(2026, 3, 20),
    "since": date(2026, 1, 1),
    "area": "",
    "most": 50,
    "as_of": date(2026, 3, 10),
    "not_due": date(2026, 3, 10),
    "days_30": date(2026, 2, 8),
    "days_60": date(2026, 1, 9),
    "days_90": date(2025, 12, 10),
}
# Windows of different length that end together.
WINDOW_MOMENTS: Row = {
    "span": datetime(2025, 3, 11, tzinfo=UTC),
    "log": datetime(2025, 9, 1, tzinfo=UTC),
    "month": datetime(2026, 2, 1, tzinfo=UTC),
    "week": datetime(2026, 3, 2, tzinfo=UTC),
    "day": datetime(2026, 3, 9, tzinfo=UTC),
    "until": datetime(2026, 3, 10, tzinfo=UTC),
}
CASES: dict[str, list[Row]] = {
    "briefs_due": [{}, {"until": date(2026, 3, 1)}],
    "briefs_due_count": [{}, {"until": date(2026, 3, 1)}],
    "agenda_contacted": [{"since": datetime(2026, 1, 1, tzinfo=UTC)}],
    "agenda_bad_faith": [{"day": date(2026, 3, 10)}, {"day": date(2026, 3, 1)}],
    "agenda_matters": [
        {
            "day": date(2026, 3, 10),
            "ending": date(2026, 12, 31),
            "rivals_since": date(2025, 1, 1),
            "year_ago": date(2025, 3, 10),
        }
    ],
    "agenda_invoices": [{"as_of": date(2026, 3, 10)}],
    "agenda_scores": [{"since": date(2025, 1, 1), "day": date(2026, 3, 10)}],
    "agenda_to_ask": [{"before": date(2026, 3, 10)}],
    "agenda_lapsed": [{"day": date(2026, 3, 10), "before": NOON}],
    "agenda_potential": [{"before": NOON}],
    "agenda_new_calls": [{"since": datetime(2026, 1, 1, tzinfo=UTC)}],
    "agenda_occasions": [{"first": "01-01", "last": "12-31"}, {"first": "12-01", "last": "06-30"}],
    "agenda_quiet": [{"before": NOON}, {"before": NOON, "most": 1}],
    "card_alone_by_key": [{"name_key": "nobodyreachable"}],
    "agenda_interest_open": [{"before": NOON}],
    "appointments_between": [{}, {"since": date(2026, 3, 11)}],
    "evening_settled": [{"since": datetime(2026, 1, 1, tzinfo=UTC), "until": datetime(2027, 1, 1, tzinfo=UTC)}],
    "evening_moments": [{"since": datetime(2026, 1, 1, tzinfo=UTC), "until": NOON}],
    "calls_listed": [
        {"since": datetime(2026, 1, 1, tzinfo=UTC), "until": NOON},
        {"since": datetime(2026, 3, 1, tzinfo=UTC), "until": datetime(2026, 3, 5, tzinfo=UTC)},
    ],
    "calls_of_card": [{}, {"most": 2}],
    "cards_listed": [
        {"kind": "", "tag": ""},
        {"kind": "company", "tag": ""},
        {"kind": "", "tag": "", "area": "上海"},
        {"kind": "", "tag": "电子"},
        {"kind": "", "tag": "", "area": "%"},
    ],
    "follow_ups_listed": [{"every": 0}, {"every": 1}],
    "promises_listed": [{"every": 0, "side": ""}, {"every": 1, "side": ""}, {"every": 1, "side": "theirs"}],
    "complaints_listed": [
        {"every": 0, "since": datetime(2026, 1, 1, tzinfo=UTC)},
        {"every": 1, "since": datetime(2026, 3, 10, tzinfo=UTC)},
    ],
    "stakeholder_ways_in": [{"card_id": 2}],
    "lendings_listed": [{"every": 0}, {"every": 1}],
    "complaint_entries_of_complaint": [{"complaint_id": 3}],
    "referral_asks_listed": [{"card_id": 0}, {"card_id": 3}],
    "rewards_listed": [{"card_id": 0}, {"card_id": 3}],
    "rewards_of_referral": [{"referral_id": 2}],
    "invoices_listed": [{"every": 0}, {"every": 1}],
    "invoice_by_number": [{"number": "R-3"}],
    "source_cards": [
        {"since": date(1900, 1, 1), "since_at": datetime(1900, 1, 1, tzinfo=UTC)},
        {"since_at": datetime(2026, 1, 1, tzinfo=UTC)},
    ],
    "source_revenues": [{"since": date(1900, 1, 1), "since_at": datetime(1900, 1, 1, tzinfo=UTC)}],
    "source_cards_among": [{"since": date(1900, 1, 1), "since_at": datetime(1900, 1, 1, tzinfo=UTC)}],
    "source_revenues_among": [{"since": date(1900, 1, 1), "since_at": datetime(1900, 1, 1, tzinfo=UTC)}],
    "mix_effort": [{"since_at": datetime(2026, 1, 1, tzinfo=UTC), "until_at": datetime(2026, 3, 11, tzinfo=UTC)}],
    "activity_contacts": [WINDOW_MOMENTS],
    "activity_new_contacts": [WINDOW_MOMENTS],
    "activity_deals": [{name: moment.date() for name, moment in WINDOW_MOMENTS.items()}],
    "goal_items_of_goals": [{"ids": [1, 2]}],
    "filter_area": [{"part": "上海"}],
    "filter_name": [{"part": "a"}, {"part": "A"}],
    "filter_kind": [{"code": "person"}, {"code": "company"}],
    "filter_circle": [{"code": code} for code in CIRCLES],
    "filter_method": [{"code": code} for code in WAYS],
    "filter_need": [{"code": "large"}],
    "filter_attitude": [{"code": code} for code in ATTITUDES],
    "filter_visit_chance": [{"code": code} for code in VISIT_CHANCES],
    "filter_outcome": [{"code": code} for code in OUTCOMES],
    "filter_via": [{"code": "phone"}],
    "filter_promise": [{"code": "open"}, {"code": "kept"}],
    "filter_complaint": [{"code": "open"}],
    "filter_deal": [{"code": "won"}],
    **{
        f"filter_{name}": [{"before": datetime(2030, 1, 1, tzinfo=UTC)}]
        for name in ("last_call", "reached", "interested", "created", "updated")
    },
    "deals_listed": [{"state": ""}, {"state": "open", "since": date(1900, 1, 1)}],
    "deals_ending": [{}],
    "deals_expected": [{}],
    "operation_touches": [{"table_name": "card"}, {"table_name": "nothing"}],
    "facts_of_key": [{"key": "industry"}],
    "filter_fact": [{"fact_key": "industry"}, {"fact_key": "birthday", "part": "19"}],
    "merge_by_loser_id": [{"loser_id": 6}],
    "merge_by_loser_uid": [{"loser_uid": "loser"}],
    "merges_by_name_key": [{"name_key": "merged"}],
    "merged_losers": [{"card_id": 5}],
    "card_changes": [{"card_id": 4}],
    "saved_list_by_name": [{"name": "hot"}],
    "greeting_circle": [{"tag": ""}, {"tag": "vip"}],
    "phones_by_tail": [{"extension": ""}, {"extension": "801"}, {"extension": "", "most": 1}],
    "phones_by_part": [{"part": "5550"}, {"part": "5550", "most": 3}, {"part": "%"}],
}
# Looked up in the seeded book: parameter -> the query that finds a value for it.
FOUND = {
    "of_id": "SELECT max(of_id) FROM deal",
    "deal_id": "SELECT max(deal_id) FROM invoice",
    "uid": "SELECT uid FROM {table} WHERE id = 3",
    "name_key": "SELECT name_key FROM card WHERE id = 3",
    "tail": "SELECT tail FROM phone WHERE id = 3",
    "key": "SELECT key FROM email WHERE id = 3",
    "call_id": "SELECT call_id FROM {table} WHERE call_id IS NOT NULL ORDER BY id LIMIT 1",
}
# Parts of a day's tail that the invented book happens not to have.
MAY_BE_EMPTY = {
    "agenda_to_ask",
    "agenda_lapsed",
    "agenda_potential",
    "agenda_hours",
    "agenda_quiet",
    "agenda_no_next_step",
    "agenda_interest_open",
    "agenda_known_untouched",
}


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> SqliteEngine:
    """The invented book of the demonstration, with a card in the bin, a tie and something undone."""
    engine = SqliteEngine(tmp_path_factory.mktemp("seeded"))
    environ = {"PROSPECTOR_TODAY": "2026-03-10T10:00:00"}
    upkeep.make_demo_book(environ, config.load({}, {}, config="/nowhere/config.toml"), engine.path)

    def more(desk: bootstrap.Desk) -> None:
        desk.begin()
        store = desk.store
        cards = store.cards.many(store.cards.all_ids())
        people, companies = ([card for card in cards if card.kind == kind] for kind in ("person", "company"))
        store.cards.tie(people[0].id, companies[0].id, "buyer", True)
        store.cards.save(people[-1]._replace(binned_at=NOON), name_words="")
        alone = people[0]._replace(uid="alone", name="Nobody Reachable", phones=(), emails=(), tags=(), facts=())
        store.cards.add(alone, name_words="")
        fill_dealings(store, [1, 2, 3, 4, 5, 6])
        for card_id, days, score in ((1, 1, 1), (2, 2, 1), (2, 2, 5), (3, 5, 5), (3, 6, 2)):
            store.satisfactions.add(Satisfaction(0, f"late {card_id} {score}", card_id, date(2026, 3, days), score))
        fill_companies(store, [1, 2, 3, 4, 5, 6])
        fill_referrals(store, [1, 2, 3, 4, 5, 6])
        # Sales in two currencies, before and within the windows, and a return that names no product.
        for number, (card_id, day) in enumerate(((1, date(2024, 5, 1)), (1, date(2026, 3, 5)), (2, date(2026, 3, 6)))):
            sold = {"amount": 100_00, "cost": 60_00, "currency": ("CNY", "USD")[number % 2], "product": f"P{number}"}
            sale = store.deals.add(Deal(0, f"sold {number}", card_id, day, **sold))
            store.deals.add(
                Deal(0, f"back {number}", card_id, day, kind="return", of_id=sale.id, amount=-5_00, currency="CNY")
            )
        open_deal = Deal(0, "may buy", 3, date(2026, 3, 1), state="open", expected_on=date(2026, 3, 15))
        store.deals.add(open_deal._replace(contract_ends_on=date(2026, 3, 18)))
        one = store.cards.get(1)
        assert one is not None
        store.cards.save(one._replace(facts=(*one.facts, Fact("influence", "high"))), name_words="")
        for number in (1, 2, 3):
            goal = store.goals.add(Goal(0, f"goal {number}", "life", date(2026, number, 1), 690_500, "CNY", 30, 2))
            store.goal_items.add(GoalItem(0, goal.id, "房子", 2_000_000_00))
        fill_receivables(store, [1, 2, 3, 4, 5, 6])
        six = store.cards.get(6)
        assert six is not None
        store.cards.save(six._replace(name="merged", first_contact_on=date(2026, 3, 1)), name_words="")
        store.merges.add(5, 6, "loser", NOON)
        store.merges.tell_apart([(1, 2), (4, 3)], NOON)
        for number, query in enumerate(("man:MAN", "tag:vip", "has:phone")):
            store.filters.save(("hot", "vip", "reachable")[number], query)
        call = store.calls.of_card(companies[0].id)[0]
        store.follow_ups.add(a_follow_up(call.card_id, call_id=call.id, created_at=NOON))

    def ranked(desk: bootstrap.Desk) -> None:
        desk.begin()
        tiers = ((card, "super" if card == 1 else "small", card, "white" if card == 2 else "") for card in (1, 2, 3))
        desk.store.revenues.keep_tiers(desk.clock.today(), tiers)

    engine.do(more)
    engine.outside("UPDATE invoice SET deal_id = (SELECT max(id) FROM deal) WHERE id = 1")
    engine.do(ranked)
    engine.outside("UPDATE card SET source_note = source_note || '!' WHERE id = 4")
    return engine


@pytest.fixture(scope="module")
def compiled(seeded: SqliteEngine) -> Iterator[Book]:
    with seeded.open() as book:
        yield book


@pytest.fixture(scope="module")
def expressions(seeded: SqliteEngine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    other = ExpressionEngine(tmp_path_factory.mktemp("expressions"))
    other.path = seeded.path
    with other.open() as book:
        yield book


@pytest.fixture(scope="module")
def postgres(seeded: SqliteEngine) -> Iterator[Book]:
    """The same rows on a server, ids included, and its counters of ids where SQLite's are."""
    engine = PostgresEngine()
    with engine.open() as book:
        assert isinstance(book.runner, SqlAlchemyRunner)
        connection = book.runner.connection
        connection.exec_driver_sql("SET session_replication_role = replica")
        for table in SQLModel.metadata.sorted_tables:
            rows = stored(seeded, table.name)
            if rows:
                connection.execute(table.insert(), rows)
            if "id" in table.c:
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', 'id'), (SELECT max(id) FROM {table.name}))"
                )
        connection.exec_driver_sql("SET session_replication_role = origin")
        connection.commit()
        yield book
    engine.drop()


def stored(engine: SqliteEngine, table: str) -> list[Row]:
    connection = sqlite3.connect(engine.path)
    connection.row_factory = sqlite3.Row
    try:
        return decoded(table, [dict(row) for row in connection.execute(f"SELECT * FROM {table}")])
    finally:
        connection.close()


def table_of(statement: str) -> str:
    return max(
        (t.name for t in SQLModel.metadata.sorted_tables if statement.startswith(t.name)), key=len, default="card"
    )


def cases(name: str, seeded: SqliteEngine) -> list[Row]:
    """The values with which a reading statement is tried."""
    header = read_compiled(name)
    wanted = [parameter for parameter in parameters(name) if parameter not in header.defaults]
    found = []
    for case in CASES.get(name, [{}]):
        values: Row = {}
        for parameter in wanted:
            if parameter in case:
                values[parameter] = case[parameter]
            elif parameter in FOUND:
                values[parameter] = seeded.outside(FOUND[parameter].format(table=table_of(name)))[0][0]
            else:
                values[parameter] = USUAL[parameter]
        found.append(values)
    return found


def parameters(name: str) -> list[str]:
    text = (Path(bootstrap.__file__).parent / "storage" / "compiled" / f"{name}.sql").read_text(encoding="utf-8")
    listed = text.splitlines()[1].partition(": ")[2]
    return [item.partition("=")[0] for item in listed.split(", ") if item]


def test_the_packaged_statements_are_those_that_are_declared() -> None:
    assert stale() == []


def test_every_statement_is_used() -> None:
    storage = Path(bootstrap.__file__).parent / "storage"
    code = "".join(path.read_text(encoding="utf-8") for path in storage.glob("*.py"))
    made = ("_insert", "_update", "_delete", "_by_id", "_by_uid", "_of_cards", "_all")
    assert [name for name in STATEMENTS if f'"{name}"' not in code and not name.endswith(made)] == []


def same_rows(name: str, seeded: SqliteEngine, one: Book, other: Book) -> None:
    filled = 0
    for values in cases(name, seeded):
        rows = one.runner.rows(name, **values)
        assert other.runner.rows(name, **values) == rows
        assert other.runner.tuples(name, **values) == one.runner.tuples(name, **values)
        assert [tuple(row.values()) for row in rows] == one.runner.tuples(name, **values)
        filled += len(rows)
    assert filled or name in MAY_BE_EMPTY, "the seeded book has nothing that this statement finds"


@pytest.mark.parametrize("name", [name for name in READS if name not in SEARCHES])
def test_a_reading_statement_finds_the_same_rows_as_its_expression(
    name: str, seeded: SqliteEngine, compiled: Book, expressions: Book
) -> None:
    same_rows(name, seeded, compiled, expressions)


@pytest.mark.postgres
@pytest.mark.parametrize("name", [name for name in READS if name not in SEARCHES])
def test_a_reading_statement_finds_the_same_rows_on_a_server(
    name: str, seeded: SqliteEngine, compiled: Book, postgres: Book
) -> None:
    for book in (compiled, postgres):
        book.rollback()
    # Row images hold days and moments as each engine writes them.
    if name == "changes_of_operation":
        for one, other in zip(*(book.runner.rows(name, operation_id=1) for book in (compiled, postgres)), strict=True):
            assert {**one, "before": 0, "after": 0} == {**other, "before": 0, "after": 0}
        return
    same_rows(name, seeded, compiled, postgres)


def new_values(table: str, row: Row) -> Row:
    """A row like ``row`` that breaks no uniqueness."""
    fresh = {
        "uid": "99999999-0000-4000-8000-000000000000",
        "name": "ein neuer Name",
        "key": "neu",
        "part": "user" if table == "stakeholder" else "neu",
        "evidence": "Ünïcode 😀",
        "note": "two\nlines",
        "person_id": 7,
        "referrer_id": 8,
        "company_id": 8,
        "loser_id": 9,
        "other_id": 9,
    }
    return {name: fresh.get(name, value) for name, value in row.items() if name != "id"}


def after_write(book: Book, name: str, seeded: SqliteEngine) -> tuple[object, list[Row]]:
    """Run a writing statement; return its answer and the table it changed. Forgets what it wrote."""
    table = OTHER_WRITES[name][0] if name in OTHER_WRITES else name.rpartition("_")[0]
    book.runner.begin()
    try:
        book.runner.defer_references()
        if name in OTHER_WRITES:
            if name.endswith("_derive"):
                book.runner.execute(name.replace("_derive", "_clear"), **OTHER_WRITES[name][1])
            if name == "operations_prune":
                book.runner.execute("changes_prune", **OTHER_WRITES[name][1])
            answer: object = book.runner.execute(name, **OTHER_WRITES[name][1])
        else:
            row = stored(seeded, table)[-1]
            values = {key: value for key, value in new_values(table, row).items() if key in parameters(name)}
            if name.endswith("_insert") and read_compiled(name).columns == ("id",):
                answer = book.runner.insert(name, **values) > row["id"]
            else:
                key = {"row_id": row["id"]} if "row_id" in parameters(name) else {}
                answer = book.runner.execute(name, **key, **values)
        # Of an INSERT without RETURNING, SQLAlchemy does not say how many rows it made.
        answer = answer if answer != -1 and "INSERT" not in read_compiled(name).sql else True
        return answer, table_rows(book, table, keep_id=not name.endswith("_insert"))
    finally:
        book.rollback()


def table_rows(book: Book, table: str, *, keep_id: bool) -> list[Row]:
    columns = SQLModel.metadata.tables[table]
    if isinstance(book.runner, SqliteRunner):
        cursor = book.runner.connection.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        rows = decoded(table, [dict(zip(names, row, strict=True)) for row in cursor.fetchall()])
    else:
        assert isinstance(book.runner, SqlAlchemyRunner)
        rows = [dict(row) for row in book.runner.connection.execute(columns.select()).mappings()]
    kept = [
        {key: value for key, value in row.items() if (keep_id or key != "id") and key not in ("before", "after")}
        for row in rows
    ]
    return sorted(kept, key=repr)


@pytest.mark.parametrize("name", [*JOURNALED_WRITES, *OTHER_WRITES])
def test_a_writing_statement_writes_what_its_expression_does(
    name: str, seeded: SqliteEngine, compiled: Book, expressions: Book
) -> None:
    assert after_write(compiled, name, seeded) == after_write(expressions, name, seeded)


@pytest.mark.postgres
@pytest.mark.parametrize("name", [*JOURNALED_WRITES, *OTHER_WRITES])
def test_a_writing_statement_writes_the_same_on_a_server(
    name: str, seeded: SqliteEngine, compiled: Book, postgres: Book
) -> None:
    assert after_write(compiled, name, seeded) == after_write(postgres, name, seeded)


# Substrings of Chinese, beginnings of words, words without their accents, several words, and what finds nothing.
SEARCHES = ("电子", "子科", "上海 电子", "pack", "PACK", "muller", "wang", "a OR b", '"', "*", "茶", "不存在", "报价")


def searched(book: Book, typed: str) -> list[Row]:
    found = SearchIndex(book.runner, book.dialect).find(typed, most=100_000)
    return sorted(found, key=lambda row: (row["part"], row["part_id"]))


def test_a_search_finds_the_same_rows_as_its_expression(compiled: Book, expressions: Book) -> None:
    for typed in SEARCHES:
        assert searched(compiled, typed) == searched(expressions, typed), typed
    assert len([typed for typed in SEARCHES if searched(compiled, typed)]) >= 6


@pytest.mark.postgres
def test_a_search_finds_the_same_rows_on_a_server(compiled: Book, postgres: Book) -> None:
    for typed in SEARCHES:
        assert searched(compiled, typed) == searched(postgres, typed), typed


@pytest.mark.postgres
def test_what_is_derived_is_right_on_a_server_too(postgres: Book) -> None:
    assert postgres.standings.wrong() == []
    assert postgres.search_gap() == 0
