"""A card read from its brief is the card: the same facts, the same line, the same order, the same JSON."""

import io
import json
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.agenda import Due, Facts, Reckoning, Weights, rank
from prospector.domain.agenda_line import BETWEEN, CUSTOM, ESCAPED, LETTERS, SAID, Brief, read_facts
from prospector.domain.call import ATTITUDES, NEEDS, OUTCOMES
from prospector.render.agenda_text import AgendaRows, _quoted
from prospector.render.machine import render
from prospector.services.agenda_views import Speaker

TODAY = date(2026, 3, 10)
months = st.none() | st.dates(date(2020, 1, 1), TODAY).map(lambda day: day.replace(day=1))
days = st.none() | st.dates(date(2020, 1, 1), TODAY)
# What a brief may hold: all but the control character between its parts, which no stored text has.
words = st.sampled_from(("", "王伟", "Anna Li", 'a"b', "c\\d", "x\u202ey")) | st.text(
    st.characters(codec="utf-8", exclude_characters=BETWEEN), max_size=12
)
letters = st.sampled_from(("", "yes", "no", "unknown"))
facts = st.builds(
    Facts, st.integers(1, 10**6), words, st.sampled_from(("person", "company")), words,
    st.sampled_from(("", "+8613800138000")), words, st.sampled_from(("", "801")),
    letters, letters, letters, months,
    st.sampled_from(("", *NEEDS)), st.sampled_from(("", *ATTITUDES)), st.sampled_from(("", *OUTCOMES)),
    days, st.just(None), st.sampled_from(("", "super", "small")), st.sampled_from(("", "high")),
    st.sampled_from(("", "red", "black")),
)  # fmt: skip
steps = st.builds(
    Due,
    st.integers(1, 1000),
    st.sampled_from(("task", "visit")),
    st.dates(TODAY - timedelta(days=60), TODAY),
    st.sampled_from(("", "09:00")),
    words,
)


class Saying:
    """Says sentences in English."""

    def say(self, sentence) -> str:
        return str(sentence)


def a_brief(card: Facts, step: Due) -> str:
    """Write a card as the database does."""
    written = [value.isoformat() if isinstance(value, date) else str(value or "") for value in card]
    written[LETTERS + 3] = written[LETTERS + 3][:7]
    codes = "|".join(";".join(group) for group in (written[LETTERS:SAID], written[SAID:CUSTOM], written[CUSTOM:]))
    typed = card.name + card.area + step.action + step.due_time
    plain = "1" if card.phone and not card.extension and not any(map(is_escaped, typed)) else ""
    due = (step.due_on.isoformat(), step.kind, step.due_time, str(step.id), step.action, "1")
    return BETWEEN.join(Brief(*written[:7], codes, *due, plain))


def is_escaped(sign: str) -> bool:
    return any(first <= ord(sign) <= last for first, last in ESCAPED)


def parts_of(card: Facts, step: Due) -> list[bytes]:
    return a_brief(card, step).encode().split(BETWEEN.encode())


def test_what_needs_no_escaping_is_written_as_it_is() -> None:
    for code in (*range(0xD800), *range(0xE000, 0x110000)):
        if not is_escaped(chr(code)) and code:
            assert _quoted(chr(code)) == f'"{chr(code)}"', hex(code)


@given(facts, steps)
def test_a_brief_holds_the_facts(card, step) -> None:
    assert read_facts(a_brief(card, step)) == card
    assert Reckoning(Weights(), TODAY).facts(a_brief(card, step).split(BETWEEN)) == card


@given(facts, steps)
def test_a_line_of_a_brief_is_the_line_of_the_card(card, step) -> None:
    by = Reckoning(Weights(), TODAY, 365.0)
    assert by.of_briefs([parts_of(card, step)], ())[0][0].whole() == by.due(card, [step])


@settings(max_examples=60)
@given(st.lists(st.tuples(facts, steps), max_size=6, unique_by=lambda pair: pair[0].card_id))
def test_plain_lines_have_the_order_and_the_json_of_whole_ones(pairs) -> None:
    by = Reckoning(Weights(), TODAY, 365.0)
    plain = rank(by.of_briefs([parts_of(*pair) for pair in pairs], ())[0])
    whole = rank([by.due(card, [step]) for card, step in pairs])
    assert [line.whole() for line in plain] == whole
    said = []
    for lines in (plain, whole):
        out = io.StringIO()
        render(AgendaRows(lines, Speaker(Saying())), (), "json", out)
        said.append(out.getvalue())
    assert said[0] == said[1]
    assert json.loads(said[0]) == list(AgendaRows(plain, Speaker(Saying())))
