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
from prospector.render.machine import Encoded
from prospector.render.safe import escape_json
from prospector.services.agenda_views import Speaker
from prospector.services.dialling import shown_phone


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


class AgendaRows(Encoded):
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

    def encoded(self) -> Iterator[bytes]:
        """Yield each line as one JSON object, in UTF-8."""
        plain = _PlainText(self._speaker, self._reasons)
        for line in self._lines:
            yield plain.text(line) if isinstance(line, PlainLine) else self._whole(line).encode()

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
    """Writes plain lines in UTF-8; what equal cards share is written once, known again by its identity."""

    def __init__(self, speaker: Speaker, write: Callable[[Sequence[Reason]], str]) -> None:
        self._speaker = speaker
        self._write = write
        self._pressing: dict[int, tuple[bytes, bytes, bytes]] = {}
        self._coded: dict[int, tuple[bytes, bytes, bytes]] = {}
        self._letters: dict[int, tuple[bytes, bytes, bytes]] = {}
        self._others: dict[int, bytes] = {}
        self._scores: dict[float, bytes] = {}

    def text(self, line: PlainLine) -> bytes:
        """Return one line as a JSON object."""
        score, _, _, parts, pressing, coded = line
        card_id, name, kind, area, phone, raw, extension, _, _, _, due_time, step_id, action, _, plain = parts
        day, group, why = self._pressing.get(id(pressing)) or self._of_day(pressing)
        man, asked, rest = self._coded.get(id(coded)) or self._of_codes(coded)
        points = self._scores.get(score)
        if points is None:
            points = self._scores[score] = repr(score).encode()
        if plain:
            # Nothing in it is to be escaped, as in nearly all.
            name, phone, action = b'"%b"' % name, b'"%b"' % phone, b'"%b"' % action
            area = b'"%b"' % area if area else b"null"
            hour = b'"%b"' % due_time if due_time else b"null"
        else:
            number = shown_phone(phone.decode(), raw.decode(), extension.decode())
            name, action = (_quoted(word.decode()).encode() for word in (name, action))
            phone, area, hour = (_in_utf8(word) for word in (number, area.decode(), due_time.decode()))
        return b"".join(
            (
                b'{"card_id":', card_id, b',"name":', name, b',"kind":"', kind, b'","phone":', phone, b',"area":', area,
                man, b'"action":', action, day, hour, b',"score":', points, group, step_id, b'],"opening":null,', asked,
                why, rest,
            )
        )  # fmt: skip

    def _of_day(self, pressing: Pressing) -> tuple[bytes, bytes, bytes]:
        day = f',"due_on":"{pressing.due_on.isoformat()}","due_time":'.encode()
        group = f',"group":"{pressing.group}","follow_up_ids":['.encode()
        found = self._pressing[id(pressing)] = day, group, self._write(pressing.reasons).encode()
        return found

    def _of_codes(self, coded: Coded) -> tuple[bytes, bytes, bytes]:
        letters, said, custom, _ = coded
        man, asked, of_letters = self._letters.get(id(letters)) or self._of_letters(letters)
        others = self._others
        of_said, of_custom = others.get(id(said)), others.get(id(custom))
        if of_said is None:
            of_said = self._of_others(said)
        if of_custom is None:
            of_custom = self._of_others(custom)
        found = self._coded[id(coded)] = man, asked, b"%b%b%b]}" % (of_said, of_letters, of_custom)
        return found

    def _of_letters(self, letters: Known) -> tuple[bytes, bytes, bytes]:
        asked = ",".join(map(_quoted, self._speaker.questions(letters.questions)))
        found = self._letters[id(letters)] = (
            f',"man":{_code(letters.facts[:3])},'.encode(),
            f'"questions":[{asked}],"marks":[],"moved_to":null,"reasons":['.encode(),
            self._of_others(letters),
        )
        return found

    def _of_others(self, known: Known) -> bytes:
        found = b"," + self._write(known.reasons).encode() if known.reasons else b""
        self._others[id(known)] = found
        return found


def _in_utf8(text: str) -> bytes:
    return _quoted(text).encode() if text else b"null"


@lru_cache(maxsize=512)
def _day(day: date) -> str:
    return f'"{day.isoformat()}"'


def _code(letters: tuple[Any, ...]) -> str:
    return f'"{Man(*(letter or "unknown" for letter in letters)).code}"'
