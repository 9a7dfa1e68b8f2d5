"""A brief says whether the words of its card can be written as they are, by the same rule on every engine."""

from engines import NOW, Engine
from prospector.domain.agenda_line import BETWEEN, ESCAPED, Brief
from prospector.domain.when import When
from prospector.services import cards, follow_ups
from prospector.services.cards import CardEdit

# The first and the last of each run of such characters that a name may hold, and their neighbours.
SIGNS = sorted({chr(code) for first, last in ESCAPED for code in (first, last, first - 1, last + 1) if code > 0x20})
PLAIN = ("王伟", "Anna Lindström-Øre", "A]b[c^d-e*f?g", "丄 §±½ €😀")


def test_a_brief_is_plain_where_nothing_is_to_be_escaped(engine: Engine) -> None:
    names = [*PLAIN, *(f"A{sign}B" for sign in SIGNS if not "\ud800" <= sign <= "\udfff")]

    def fill(desk) -> None:
        for number, name in enumerate(names):
            card = cards.add_card(desk, "person", CardEdit(name=name, phones=[f"139{number:08d}"]), keep_double=True)
            follow_ups.make_follow_up(desk, str(card), When(NOW.date()), "call")

    engine.do(fill)
    with engine.open() as book:
        briefs = [Brief(*text.decode().split(BETWEEN)) for text in book.agendas.due(NOW.date())]
    assert len(briefs) == len(names)
    for brief in briefs:
        escaped = any(first <= ord(sign) <= last for sign in brief.name for first, last in ESCAPED)
        assert brief.plain == ("" if escaped else "1"), brief.name
    assert {brief.plain for brief in briefs} == {"", "1"}


def test_a_number_that_is_not_shown_as_it_is_stored_is_not_plain(engine: Engine) -> None:
    def fill(desk) -> None:
        for name, phones in (("a", ["13900000001"]), ("b", ["010-65512345 转 801"]), ("c", ["12"]), ("d", [])):
            card = cards.add_card(desk, "person", CardEdit(name=name, phones=phones))
            follow_ups.make_follow_up(desk, str(card), When(NOW.date()), "call")

    engine.do(fill)
    with engine.open() as book:
        briefs = [Brief(*text.decode().split(BETWEEN)) for text in book.agendas.due(NOW.date())]
    assert {brief.name: brief.plain for brief in briefs} == {"a": "1", "b": "", "c": "", "d": ""}
