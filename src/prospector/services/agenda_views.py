"""The lines of the day's list as they are shown, by their documented keys."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from prospector.domain.agenda import MARKS, Line, Reason, Weights, man_of
from prospector.domain.agenda_line import PlainLine
from prospector.domain.text import Text
from prospector.services.dialling import shown_phone

if TYPE_CHECKING:
    from prospector.services.ports import Desk

View = dict[str, Any]
# The keys of CSV and TSV.
COLUMNS = (
    "card_id",
    "name",
    "kind",
    "phone",
    "area",
    "man",
    "action",
    "due_on",
    "due_time",
    "score",
    "group",
    "reasons",
    "opening",
    "questions",
    "marks",
    "moved_to",
)


def parts_of(reason: Reason, weights: Weights) -> list[View]:
    """Return the products that the points of a reason are the sum of: factor × coefficient."""
    return [
        {
            "weight": part.weight,
            "coefficient": getattr(weights, part.weight),
            "factor": round(part.share, 4),
            "points": round(getattr(weights, part.weight) * part.share, 2),
        }
        for part in reason.parts
    ]


class Speaker:
    """Says reasons and questions, each once: equal ones of several lines are one object; ``say`` says a sentence.

    With ``weights`` a reason has the products that its points are made of, too.
    """

    def __init__(self, desk: "Desk", weights: Weights | None = None) -> None:
        self._desk = desk
        self._weights = weights
        self.say = desk.say
        # The objects are kept beside what is said of them, so that no other can have their identity.
        self._reasons: dict[int, tuple[Reason, View]] = {}
        self._questions: dict[int, tuple[Any, list[str]]] = {}

    def reason(self, reason: Reason) -> View:
        """Return a reason with code, text and points."""
        found = self._reasons.get(id(reason))
        if found is None:
            said: View = {"code": reason.code, "text": self._desk.say(reason.text), "points": reason.points}
            if self._weights is not None:
                said["parts"] = parts_of(reason, self._weights)
            found = self._reasons[id(reason)] = (reason, said)
        return found[1]

    def questions(self, questions: tuple[Text, ...]) -> list[str]:
        """Return what to ask."""
        found = self._questions.get(id(questions))
        if found is None:
            found = self._questions[id(questions)] = (questions, [self._desk.say(one) for one in questions])
        return found[1]

    def line(self, line: Line | PlainLine) -> View:
        """Return one line."""
        line = line.whole()
        facts, action, dues, due_on = line.facts, line.action, line.dues, line.due_on
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
            "score": line.score,
            "group": line.group,
            "follow_up_ids": [due.id for due in dues],
            "opening": self._desk.say(line.opening) if line.opening else None,
            "questions": self.questions(line.questions),
            "marks": list(line.marks),
            "moved_to": line.moved_to or None,
            "reasons": [self.reason(reason) for reason in line.reasons],
        }


def line_views(desk: "Desk", lines: Iterable[Line | PlainLine]) -> list[View]:
    """Return lines by their documented keys."""
    speaker = Speaker(desk)
    return [speaker.line(line) for line in lines]


def marks_said(desk: "Desk", marks: Iterable[str]) -> list[str]:
    """Return marks for people."""
    return [desk.say(Text(MARKS[mark])) for mark in marks]
