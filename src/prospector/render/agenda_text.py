"""The day's list in machine formats: the rows by their documented keys, and the same rows written as JSON at once.

A list of 20,000 lines is mostly a few reasons said again and again. Each is encoded once, and a line put together from
such pieces: a fifth of the time that it takes to build the rows and encode them. A test holds both against each other.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

from prospector.domain.agenda import Line, Reason
from prospector.domain.agenda_line import Coded, Known, PlainLine, Pressing
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

    def __init__(self, lines: Sequence[Line | PlainLine], speaker: Speaker) -> None:
        self._lines = lines
        self._speaker = speaker
        self._words: dict[Any, str] = _Pieces(lambda text: _quoted(text) if text else "null")
        self._codes: dict[Any, str] = _Pieces(_code)
        # By identity: the lines keep the objects alive, and those of equal cards are one object.
        self._kept: dict[int, str] = {}

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return map(self._speaker.line, self._lines)

    def encoded(self) -> Iterator[str]:
        """Yield each line as one JSON object."""
        plain = _PlainText(self._speaker, self._reasons)
        for line in self._lines:
            yield plain.text(line) if isinstance(line, PlainLine) else self._whole(line)

    def _whole(self, line: Line) -> str:
        say, kept = self._speaker.say, self._kept
        score, _, card_id, facts, action, dues, group, pressing, own, due_on, questions, opening, marks, _, moved_to = (
            line
        )
        _, name, kind, area, phone, raw, extension, money, authority, need, *_ = facts
        because = self._reason(pressing[0]) if len(pressing) == 1 else self._reasons(pressing)
        for reasons in own:
            if reasons:
                written = kept.get(id(reasons)) or self._keep(reasons, self._reasons)
                because = f"{because},{written}" if because else written
        ids, hour = "", "null"
        if dues:
            ids = ",".join([str(due.id) for due in dues])
            hour = self._words[dues[0].due_time]
        asked = kept.get(id(questions)) or self._keep(questions, self._questions)
        number = shown_phone(phone, raw, extension) if extension or not phone else phone
        return (
            f'{{"card_id":{card_id},"name":{_quoted(name)},"kind":"{kind}",'
            f'"phone":{_quoted(number) if number else "null"},'
            f'"area":{self._words[area] if area else "null"},"man":{self._codes[money, authority, need]},'
            f'"action":{_quoted(action if isinstance(action, str) else say(action))},'
            f'"due_on":{_day(due_on) if due_on else "null"},"due_time":{hour},"score":{score!r},'
            f'"group":"{group}","follow_up_ids":[{ids}],"opening":{_quoted(say(opening)) if opening else "null"},'
            f'"questions":{asked},"marks":[{",".join(map(_quoted, marks)) if marks else ""}],'
            f'"moved_to":{_quoted(moved_to) if moved_to else "null"},"reasons":[{because}]}}'
        )

    def _keep(self, what: Any, write: Callable[[Any], str]) -> str:
        found = self._kept[id(what)] = write(what)
        return found

    def _reasons(self, reasons: Sequence[Reason]) -> str:
        known = self._kept.get
        return ",".join([known(id(one)) or self._keep(one, self._reason) for one in reasons])

    def _reason(self, reason: Reason) -> str:
        return f'{{"code":"{reason.code}","text":{_quoted(self._speaker.say(reason.text))},"points":{reason.points!r}}}'

    def _questions(self, questions: tuple[Any, ...]) -> str:
        return f"[{','.join([_quoted(one) for one in self._speaker.questions(questions)])}]"


class _PlainText:
    """Writes plain lines; what equal cards share is written once, known again by its identity."""

    def __init__(self, speaker: Speaker, write: Callable[[Sequence[Reason]], str]) -> None:
        self._speaker = speaker
        self._write = write
        self._pressing: dict[int, tuple[str, str, str]] = {}
        self._coded: dict[int, tuple[str, str, str]] = {}
        self._letters: dict[int, tuple[str, str, str]] = {}
        self._others: dict[int, str] = {}
        self._words: dict[Any, str] = _Pieces(lambda text: _quoted(text) if text else "null")
        self._scores: dict[Any, str] = _Pieces(repr)

    def text(self, line: PlainLine) -> str:
        """Return one line as a JSON object."""
        score, _, _, parts, pressing, coded = line
        card_id, name, kind, area, phone, raw, extension, _, _, _, due_time, step_id, action, _, brief = parts
        day, group, why = self._pressing.get(id(pressing)) or self._of_day(pressing)
        man, asked, rest = self._coded.get(id(coded)) or self._of_codes(coded)
        words = self._words
        if phone and not extension and '"' not in brief and "\\" not in brief and brief.isprintable():
            # Nothing in it is to be escaped, as in nearly all.
            area = f'"{area}"' if area else "null"
            return (
                f'{{"card_id":{card_id},"name":"{name}","kind":"{kind}","phone":"{phone}","area":{area},{man}'
                f'"action":"{action}",{day}"due_time":{words[due_time]},"score":{self._scores[score]},{group}{step_id}'
                f'],"opening":null,{asked}{why}{rest}'
            )
        number = phone if phone and not extension else shown_phone(phone, raw, extension)
        return (
            f'{{"card_id":{card_id},"name":{_quoted(name)},"kind":"{kind}",'
            f'"phone":{_quoted(number) if number else "null"},"area":{words[area]},{man}'
            f'"action":{_quoted(action)},{day}"due_time":{words[due_time]},"score":{self._scores[score]},{group}{step_id}'
            f'],"opening":null,{asked}{why}{rest}'
        )

    def _of_day(self, pressing: Pressing) -> tuple[str, str, str]:
        day, group = f'"due_on":"{pressing.due_on.isoformat()}",', f'"group":"{pressing.group}","follow_up_ids":['
        found = self._pressing[id(pressing)] = day, group, self._write(pressing.reasons)
        return found

    def _of_codes(self, coded: Coded) -> tuple[str, str, str]:
        letters, said, custom, _ = coded
        man, asked, of_letters = self._letters.get(id(letters)) or self._of_letters(letters)
        others = self._others
        of_said, of_custom = others.get(id(said)), others.get(id(custom))
        if of_said is None:
            of_said = self._of_others(said)
        if of_custom is None:
            of_custom = self._of_others(custom)
        found = self._coded[id(coded)] = man, asked, f"{of_said}{of_letters}{of_custom}]}}"
        return found

    def _of_letters(self, letters: Known) -> tuple[str, str, str]:
        asked = ",".join(map(_quoted, self._speaker.questions(letters.questions)))
        found = (
            f'"man":{_code(letters.facts[:3])},',
            f'"questions":[{asked}],"marks":[],"moved_to":null,"reasons":[',
            self._of_others(letters),
        )
        self._letters[id(letters)] = found
        return found

    def _of_others(self, known: Known) -> str:
        found = self._others[id(known)] = "," + self._write(known.reasons) if known.reasons else ""
        return found


@lru_cache(maxsize=512)
def _day(day: date) -> str:
    return f'"{day.isoformat()}"'


def _code(letters: tuple[Any, ...]) -> str:
    return f'"{Man(*(letter or "unknown" for letter in letters)).code}"'
