"""The lines of the day's list as they are shown, by their documented keys."""

from collections.abc import Iterable
from typing import Any

from prospector.domain.agenda import MARKS, Line, Reason, man_of
from prospector.domain.text import Text
from prospector.services.ports import Desk
from prospector.services.views import View, shown_phone


class Speaker:
    """Says reasons and questions, each once: equal ones of several lines are one object."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        # The objects are kept beside what is said of them, so that no other can have their identity.
        self._reasons: dict[int, tuple[Any, list[View]]] = {}
        self._questions: dict[int, tuple[Any, list[str]]] = {}

    def reasons(self, reasons: tuple[Reason, ...]) -> list[View]:
        """Return reasons with code, text and points."""
        found = self._reasons.get(id(reasons))
        if found is None:
            said = [{"code": one.code, "text": self._desk.say(one.text), "points": one.points} for one in reasons]
            found = self._reasons[id(reasons)] = (reasons, said)
        return found[1]

    def questions(self, questions: tuple[Text, ...]) -> list[str]:
        """Return what to ask."""
        found = self._questions.get(id(questions))
        if found is None:
            found = self._questions[id(questions)] = (questions, [self._desk.say(one) for one in questions])
        return found[1]

    def line(self, line: Line) -> View:
        """Return one line."""
        facts, action, dues, group, reasons, score, due_on, questions, opening, marks, *_ = line
        return {
            "card_id": facts.card_id,
            "name": facts.name,
            "kind": facts.kind,
            "phone": shown_phone(facts.phone, facts.raw_phone, facts.extension) or None,
            "area": facts.area or None,
            "man": man_of(facts).code,
            "action": action if isinstance(action, str) else self._desk.say(action),
            "due_on": due_on.isoformat() if due_on else None,
            "due_time": (dues[0].due_time or None) if dues else None,
            "score": score,
            "group": group,
            "follow_up_ids": [due.id for due in dues],
            "opening": self._desk.say(opening) if opening else None,
            "questions": self.questions(questions),
            "marks": list(marks),
            "reasons": self.reasons(reasons),
        }


def line_views(desk: Desk, lines: Iterable[Line]) -> list[View]:
    """Return lines by their documented keys."""
    speaker = Speaker(desk)
    return [speaker.line(line) for line in lines]


def marks_said(desk: Desk, marks: Iterable[str]) -> list[str]:
    """Return marks for people."""
    return [desk.say(Text(MARKS[mark])) for mark in marks]
