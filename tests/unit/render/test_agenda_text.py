"""The day's list written as JSON at once says what its rows say, whatever is on the cards."""

import io
import json
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from prospector.domain.agenda import Due, Facts, Line, Matter, Reckoning, Terms, Weights, line_of, rank
from prospector.render.agenda_text import AgendaRows
from prospector.render.machine import render
from prospector.render.safe import escape_json
from prospector.services.agenda_views import Speaker

TODAY = date(2026, 3, 10)
NOW = datetime(2026, 3, 10, 10, tzinfo=UTC)
words = st.text(max_size=12)


class Saying:
    """Says sentences in English."""

    def say(self, sentence) -> str:
        return str(sentence)


def a_line(card_id, name, area, phone, action, due, money, matters) -> Line | None:
    facts = Facts(card_id, name, "person", area, phone, "", "", money, need_size="large")
    terms = Terms(TODAY, NOW, Reckoning(Weights(), TODAY))
    dues = [Due(card_id, "task", day, "09:00" if day == TODAY else "", action) for day in due]
    return line_of(
        facts, dues, [Matter(card_id, code, TODAY, NOW, what=name) for code in matters], terms, why="gone_quiet"
    )


lines = st.lists(
    st.builds(
        a_line,
        st.integers(1, 10**6),
        words,
        words,
        st.sampled_from(("", "+8613800138000", "010\x1b[1m")),
        words,
        st.lists(st.sampled_from((date(2026, 3, 1), TODAY)), max_size=2).map(sorted),
        st.sampled_from(("", "yes", "no")),
        st.lists(st.sampled_from(("promise", "complaint", "receivable_overdue")), max_size=2),
    ),
    max_size=6,
    unique_by=lambda line: line.facts.card_id,
)


@settings(max_examples=60)
@given(lines)
def test_rows_and_their_json_are_the_same(found) -> None:
    rows = AgendaRows(rank(found), Speaker(Saying()))
    for fmt in ("json", "jsonl"):
        out = io.StringIO()
        render(rows, (), fmt, out)
        said = out.getvalue()
        read = json.loads(said) if fmt == "json" else [json.loads(line) for line in said.splitlines()]
        assert read == list(rows)
        assert escape_json(said) == said
