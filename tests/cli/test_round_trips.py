"""What is exported and taken into an empty book is exported again as the same bytes, whatever was done before."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from program import Program

WORDS = st.sampled_from(["yes; two", "=1+1", "“a”, b", "二期\n现场", " back\\slash: x ", "😀 ok", "+49", "'quoted"])
CARDS = 4


def _card(number: int) -> st.SearchStrategy[int]:
    return st.integers(1, number)


ACTS = st.one_of(
    st.tuples(st.just("note"), _card(CARDS), WORDS),
    st.builds(
        lambda card, outcome, note: ("log-call", card, "--outcome", outcome, "--note", note, "--next", "+3d"),
        _card(CARDS),
        st.sampled_from(["reached", "no-answer", "interested", "closed"]),
        WORDS,
    ),
    st.builds(lambda card, letters: ("qualify", card, letters), _card(CARDS), st.sampled_from(["MaN", "M??", "man"])),
    st.builds(lambda card: ("follow-up", card, "+5d", "ask again"), _card(CARDS)),
    st.builds(lambda card: ("place", card, "31.19,121.43", "--far"), _card(CARDS)),
    st.builds(lambda card, word: ("edit", card, "--set", f"likes={word}", "--tag", "vip"), _card(CARDS), WORDS),
    st.builds(lambda card: ("deal", "add", card, "1200", "--currency", "CNY"), _card(CARDS)),
    st.builds(lambda card: ("promise", "add", card, "send it", "--by", "+4d"), _card(CARDS)),
    st.builds(lambda card: ("stop", card, "--why", "asked"), _card(CARDS)),
    st.builds(lambda card: ("remove", card, "--yes"), _card(CARDS)),
    st.just(("undo",)),
)


def _filled(home) -> Program:
    program = Program(home)
    program.ok("add", "person", "王伟", "--phone", "13800138000", "--address", "上海市徐汇区漕溪北路18号")
    program.ok("add", "company", "Elbwinkel GmbH", "--phone", "+49 40 66969120", "--email", "a@elbwinkel.example")
    program.ok("add", "person", "李丽", "--phone", "010-65512345 转801", "--set", "birthday=lunar:08-15")
    program.ok("add", "person", "Bob", "--set", "employer=Elbwinkel GmbH", "--set", "hobby=chess; go")
    return program


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    return _filled(tmp_path_factory.mktemp("start"))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, min_size=3, max_size=10))
def test_export_into_an_empty_book_and_export_again_gives_the_same_bytes(start, tmp_path_factory, acts):
    folder = tmp_path_factory.mktemp("trip")
    book = start.copy_to(folder / "book")
    for act in acts:
        book.run(*act)
    for form in ("csv", "jsonl", "xlsx"):
        first, again = folder / f"first.{form}", folder / f"again.{form}"
        book.ok("export", first, "--force")
        empty = Program(folder / form)
        report = empty.json("import", first)
        assert report["read"] == report["added"]
        if form == "xlsx":
            book.ok("export", first.with_suffix(".csv"), "--force")
            empty.ok("export", again.with_suffix(".csv"), "--force")
            first, again = first.with_suffix(".csv"), again.with_suffix(".csv")
        else:
            empty.ok("export", again, "--force")
        assert again.read_bytes() == first.read_bytes()
        assert empty.json("import", first)["unchanged"] == report["read"]


def test_ids_are_kept_only_where_the_book_is_empty(tmp_path, start):
    file = tmp_path / "cards.jsonl"
    book = start.copy_to(tmp_path / "book")
    book.ok("remove", 2, "--yes")
    book.ok("export", file)
    fresh, other = Program(tmp_path / "fresh"), Program(tmp_path / "other")
    other.ok("add", "person", "Somebody Else")
    for program in (fresh, other):
        program.ok("import", file)
    assert [card["id"] for card in fresh.json("list")] != [card["id"] for card in other.json("list")]
    assert sorted(card["id"] for card in fresh.json("list")) == [1, 3, 4]
    assert sorted(card["id"] for card in other.json("list")) == [1, 2, 3, 4]
    fresh.ok("add", "person", "One More")
    assert fresh.json("show", "One More")["id"] == 5
