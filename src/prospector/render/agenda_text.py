"""The day's list in machine formats: the rows by their documented keys, and the same rows written as JSON at once.

A list of 20,000 lines is mostly a few reasons said again and again. Each is encoded once, and a line put together from
such pieces: a fifth of the time that it takes to build the rows and encode them. A test holds both against each other.
"""

from collections.abc import Callable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import Any

from prospector.domain.agenda import Line, Reason
from prospector.domain.qualification import Man
from prospector.render.safe import escape_json
from prospector.services.agenda_views import Speaker
from prospector.services.dialling import shown_phone

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


def _quoted(text: str) -> str:
    """Return a JSON string that holds nothing a terminal would obey."""
    encoded = encode_basestring(text)
    return encoded if text.isprintable() else escape_json(encoded)


class _Pieces(dict[Any, str]):
    """Text that is written once for each key, as ``make`` writes it."""

    def __init__(self, make: Callable[[Any], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Any) -> str:
        made = self[key] = self._make(key)
        return made


class AgendaRows:
    """The lines of a day as rows: iterated over as views, ``encoded`` as JSON text of one object each."""

    def __init__(self, lines: Sequence[Line], speaker: Speaker) -> None:
        self._lines = lines
        self._speaker = speaker

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(self._speaker.line, self._lines)

    def encoded(self) -> Iterator[str]:
        """Yield each line as one JSON object."""
        words: dict[Any, str] = _Pieces(lambda text: _quoted(text) if text else "null")
        # Actions are said even when they are empty.
        actions: dict[Any, str] = _Pieces(_quoted)
        days: dict[Any, str] = _Pieces(lambda day: f'"{day.isoformat()}"' if day else "null")
        codes: dict[Any, str] = _Pieces(_code)
        # By identity: the lines keep the objects alive, and equal ones are one object.
        endings: dict[int, str] = {}
        whys: dict[int, str] = {}
        say = self._speaker.say
        for facts, action, dues, group, reasons, score, due_on, questions, opening, marks, _, moved_to in self._lines:
            card_id, name, kind, area, phone, raw, extension, money, authority, need, *_rest = facts
            asked = endings.get(id(questions))
            if asked is None:
                asked = endings[id(questions)] = self._questions(questions)
            try:
                because = ",".join([whys[id(reason)] for reason in reasons])
            except KeyError:
                for reason in reasons:
                    whys[id(reason)] = self._reason(reason)
                because = ",".join([whys[id(reason)] for reason in reasons])
            number = shown_phone(phone, raw, extension) if extension or not phone else phone
            if len(dues) == 1:
                due = dues[0]
                ids, hour = str(due[0]), words[due[3]]
            else:
                ids, hour = ",".join([str(due[0]) for due in dues]), words[dues[0][3]] if dues else "null"
            said = _quoted(say(opening)) if opening else "null"
            ruled = ",".join([_quoted(mark) for mark in marks]) if marks else ""
            yield (
                f'{{"card_id":{card_id},"name":{_quoted(name)},"kind":"{kind}",'
                f'"phone":{_quoted(number) if number else "null"},"area":{words[area]},'
                f'"man":{codes[money, authority, need]},'
                f'"action":{actions[action] if isinstance(action, str) else _quoted(say(action))},'
                f'"due_on":{days[due_on]},"due_time":{hour},"score":{score!r},"group":"{group}",'
                f'"follow_up_ids":[{ids}],"opening":{said}{asked},"marks":[{ruled}],"moved_to":{words[moved_to]},"reasons":[{because}]}}'
            )

    def _reason(self, reason: Reason) -> str:
        return f'{{"code":"{reason.code}","text":{_quoted(self._speaker.say(reason.text))},"points":{reason.points!r}}}'

    def _questions(self, questions: tuple[Any, ...]) -> str:
        return f',"questions":[{",".join([_quoted(one) for one in self._speaker.questions(questions)])}]'


def _code(letters: tuple[str, str, str]) -> str:
    return f'"{Man(*(letter or "unknown" for letter in letters)).code}"'
