"""What is exported comes back whole in another book: the card, and everything that happened with it."""

import json
from typing import Any

from acts import added, at, day, in_days, logged, planned
from hypothesis import given, settings
from hypothesis import strategies as st

from fakes import FakeDesk, a_desk, statements_counted
from prospector.interop.json_cards import read_cards_json
from prospector.services import cards, qualifications
from prospector.services.exports import export_cards, export_ids
from prospector.services.follow_ups import drop, mark_done
from prospector.services.imports import Report, import_cards


def exported(desk: FakeDesk) -> list[dict[str, Any]]:
    return list(export_cards(desk, export_ids(desk, binned=True)))


def carried_over(views: list[dict[str, Any]], desk: FakeDesk, folder) -> Report:
    file = folder / "cards.json"
    file.write_text(json.dumps(views, ensure_ascii=False), encoding="utf-8")
    report = import_cards(desk, read_cards_json(file, default_region="CN", today=desk.clock.today()), lambda _: None)
    desk.commit()
    return report


def without_ids(views: list[dict[str, Any]]) -> list[Any]:
    """The same with the numbers that belong to one book replaced by what they stand for."""
    calls = {call["id"]: call["uid"] for view in views for call in view["calls"]}

    def bare(value: Any) -> Any:
        if isinstance(value, list):
            return [bare(item) for item in value]
        if not isinstance(value, dict):
            return value
        kept = {key: bare(item) for key, item in value.items() if key not in ("id", "card_id", "call_id", "of_id")}
        return {**kept, "call": calls[value["call_id"]]} if value.get("call_id") else kept

    return sorted((bare(view) for view in views), key=lambda view: view["uid"])


def a_full_life(desk: FakeDesk) -> None:
    """A book in which every kind of row occurs."""
    desk.clock.moment = at(1, month=1)
    company = added(
        desk,
        "华星电子",
        "company",
        address="北京市朝阳区建国路88号",
        phones=["总机: 010-65512345 转 801"],
        tags=["vip", "a"],
    )
    person = added(
        desk,
        "王伟",
        phones=["13800138000", "555 ext 3"],
        emails=["home: W.Wei@example.cn"],
        circle="hobby",
        method="snowball",
        source_note="at the fair",
        facts={"employer": "华星", "birthday": "农历八月十五", "shoe size": "44"},
        note="tall\nlikes tea",
        first_contact_on=day("2025-05-05"),
        deals=[day("2025-06-06")],
    )
    cards.tie(desk, str(person), str(company), "purchasing", True)
    qualifications.qualify(desk, str(person), {"M": "yes", "A": "unknown"}, "saw the budget")
    qualifications.qualify(desk, str(person), {"M": "no"}, "it was cut")
    desk.commit()
    logged(
        desk,
        person,
        "interested",
        via="wechat",
        need="large",
        attitude="keen",
        visit_chance="maybe",
        note="b\nc",
        duration_s=90,
        direction="in",
        next_step=in_days(0, "15:30")._replace(day=day("2026-01-05")),
        action="send quote",
    )
    desk.clock.moment = at(10)
    logged(desk, person, "closed", at=at(9, 23, 30), next_step=in_days(4))
    dropped, done = planned(desk, company, 3, "Visit", "10:00", visit=True), planned(desk, company, 1)
    drop(desk, [dropped], "they moved")
    mark_done(desk, [done])
    cards.add_note(desk, str(person), "second note")
    stopped, binned = added(desk, "李娜"), added(desk, "赵六", phones=["13600136000"])
    cards.stop_card(desk, str(stopped), "asked us to")
    cards.remove_card(desk, str(binned))
    added(desk, "孙七")
    desk.commit()


def test_a_book_comes_back_as_it_was(desk: FakeDesk, tmp_path) -> None:
    a_full_life(desk)
    before = exported(desk)
    with a_desk(at(11)) as other:
        report = carried_over(before, other, tmp_path)
        assert (report.read, report.added, report.skipped, report.warnings) == (5, 5, (), ())
        after = exported(other)
        assert without_ids(after) == without_ids(before)
        assert other.store.standings.wrong() == []
        again = carried_over(after, other, tmp_path)
        assert (again.unchanged, again.updated, again.skipped) == (5, 0, ())
        assert exported(other) == after
    # Nor does the book it came from change.
    own = carried_over(before, desk, tmp_path)
    assert (own.unchanged, own.updated, own.added, own.skipped) == (5, 0, 0, ())
    assert exported(desk) == before


def test_a_life_goes_on_where_it_was_exported(desk: FakeDesk, tmp_path) -> None:
    a_full_life(desk)
    with a_desk(at(12)) as other:
        carried_over(exported(desk), other, tmp_path)
        logged(other, 2, "interested")
        report = carried_over(exported(other), desk, tmp_path)
        assert (report.updated, report.unchanged) == (1, 4)
        assert without_ids(exported(desk))[0].keys() == without_ids(exported(other))[0].keys()
        calls = {card["uid"]: len(card["calls"]) for card in exported(desk)}
        assert calls == {card["uid"]: len(card["calls"]) for card in exported(other)}


def test_exporting_more_people_asks_the_book_no_more_often(desk: FakeDesk) -> None:
    company = added(desk, "华星", "company")
    people = [added(desk, f"person {number}") for number in range(8)]
    for person in people[:2]:
        cards.tie(desk, str(person), str(company), "sales", False)
    desk.commit()

    def asked(ids: list[int]) -> int:
        with statements_counted(desk) as run:
            list(export_cards(desk, ids))
        return len(run)

    assert asked(people) == asked(people[:1])


acts = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["call", "close", "plan", "done", "note", "qualify", "stop", "bin", "deal", "tie"]),
        st.integers(1, 9),
    ),
    max_size=14,
)


@settings(max_examples=30, deadline=None)
@given(acts)
def test_whatever_was_done_comes_back(tmp_path_factory, done: list[tuple[int, str, int]]) -> None:
    with a_desk() as desk, a_desk(at(15)) as other:
        people = [
            added(desk, name, phones=[f"1380013800{number}"]) for number, name in enumerate(("王伟", "李娜", "张伟"))
        ]
        added(desk, "华星", "company")
        for number, act, count in done:
            card = desk.store.cards.get(people[number])
            if card.binned_at is not None:
                continue
            _do(desk, card, act, count)
            desk.commit()
        before = exported(desk)
        report = carried_over(before, other, tmp_path_factory.mktemp("export"))
        assert (report.added, report.skipped) == (len(before), ())
        assert without_ids(exported(other)) == without_ids(before)


def _do(desk: FakeDesk, card: Any, act: str, count: int) -> None:
    reference = str(card.id)
    if act in ("call", "close"):
        step = None if card.stopped_on or count % 2 else in_days(count)
        logged(
            desk, card.id, "closed" if act == "close" else "interested", at=at(count), next_step=step, note="x" * count
        )
    elif act == "plan" and not card.stopped_on:
        planned(desk, card.id, count, visit=count % 2 == 0)
    elif act == "done":
        mark_done(desk, [step.id for step in desk.store.follow_ups.open_of(card.id)[:1]])
    elif act == "note":
        cards.add_note(desk, reference, f"note {count}")
    elif act == "qualify":
        qualifications.qualify(desk, reference, {"MAN"[count % 3]: ("yes", "no", "unknown")[count // 4]}, "seen")
    elif act == "stop" and not card.stopped_on:
        cards.stop_card(desk, reference, "asked us to")
    elif act == "bin":
        cards.remove_card(desk, reference)
    elif act == "deal":
        cards.edit_card(desk, reference, cards.CardEdit(deals=[day(f"2025-0{count}-01")]))
    elif act == "tie":
        cards.tie(desk, reference, "华星", f"role {count}", count % 2 == 0)
