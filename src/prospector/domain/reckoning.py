"""The plain lines of a day: a card and its follow-ups, or the tail it belongs to; equal cards are worked out once."""

from collections.abc import Container, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from prospector.domain.agenda_line import (
    BETWEEN_CODES,
    BETWEEN_GROUPS,
    CUSTOM,
    LETTERS,
    SAID,
    Coded,
    Due,
    Facts,
    Known,
    Line,
    PlainLine,
    Pressing,
    moment_of,
    read_custom,
    read_letters,
)
from prospector.domain.call import INTERESTED
from prospector.domain.followup import VISIT
from prospector.domain.lifecycle import is_current
from prospector.domain.matter import Bounds
from prospector.domain.points import AGE_STEP, Reason, Weights, total
from prospector.domain.qualification import Man
from prospector.domain.reasons import (
    CURRENT,
    FORMER,
    LAPSED,
    Standing,
    bought,
    due_reason,
    qualified,
    tail_action,
    tail_reason,
    wish,
)
from prospector.domain.saying import Sayings

# What custom and marks bring, whatever the days of it are: of equal ones the same object.
Custom = tuple[str, str, str, str, bool]


class Reckoning:
    """Works out the lines of one day by one set of weights.

    Reasons depend on few facts each, so that those of equal cards are one object, worked out once.
    """

    def __init__(self, weights: Weights, day: date | None, half_days: float = 0.0) -> None:
        self.weights = weights
        self.day = day
        self.half_days = half_days
        self._letters: dict[object, Known] = {}
        self._said: dict[object, Known] = {}
        self._custom: dict[object, Known] = {}
        self._wishes: dict[object, Standing] = {}
        self._customs: dict[Custom, Standing] = {}
        self._pressing: dict[tuple[date, str], Pressing] = {}
        self._planned: dict[bytes, tuple[Pressing, str]] = {}
        # By their texts, and by the same in UTF-8.
        self._coded: dict[str | bytes, Coded] = {}
        self._sayings: Sayings | None = None

    def sayings(self, day: date, now: datetime, large: float) -> Sayings:
        """Return what says matters as of a moment; the same while that is the same."""
        said = self._sayings
        if said is None or said.by != (day, now, large):
            said = self._sayings = Sayings(self.weights, Bounds(day, now, large))
        return said

    def standing(self, facts: Facts) -> Standing:
        """Return what the card brings by itself: by MAN, by need and intent, and by custom."""
        return _together(*self._known(facts))

    def _known(self, facts: Facts) -> tuple[Known, Known, Known]:
        by_letters: Any = facts[LETTERS:SAID]
        by_words: Any = facts[SAID:CUSTOM]
        of_custom = facts[CUSTOM:]
        letters = self._letters.get(by_letters)
        if letters is None:
            letters = self._letters[by_letters] = self._qualified(*by_letters)
        said = self._said.get(by_words)
        if said is None:
            said = self._said[by_words] = self._wished(*by_words)
        # A large need that has not bought is another matter than the same need of a customer.
        key = (facts.need_size == "large", of_custom)
        custom = self._custom.get(key)
        if custom is None:
            custom = self._custom[key] = self._bought(*key)
        return letters, said, custom

    def _qualified(self, money: str, authority: str, need: str, noted_on: date | None) -> Known:
        letters = Man(money or "unknown", authority or "unknown", need or "unknown")
        found = qualified(self.weights, letters, self._months(noted_on) * AGE_STEP, self.half_days)
        return _known((money, authority, need, noted_on), found)

    def _months(self, noted_on: date | None) -> int:
        """The whole months that lie between a month and the day's."""
        if noted_on is None or self.day is None or not self.half_days:
            return 0
        return max(0, (self.day.year - noted_on.year) * 12 + self.day.month - noted_on.month - 1)

    def _wished(self, need_size: str, attitude: str, last_outcome: str) -> Known:
        key = (need_size, attitude, last_outcome in INTERESTED)
        found = self._wishes.get(key)
        if found is None:
            found = self._wishes[key] = wish(self.weights, need_size, attitude, last_outcome)
        return _known((need_size, attitude, last_outcome), found)

    def _bought(self, large: bool, facts: tuple[Any, ...]) -> Known:
        last_deal_on, _stopped_on, tier, influence, face = facts
        recent = self.day is None or is_current(last_deal_on, self.day)
        custom = "" if last_deal_on is None else CURRENT if recent else FORMER
        key = (custom, tier, influence, face, large)
        found = self._customs.get(key)
        if found is None:
            found = self._customs[key] = bought(self.weights, custom, tier, influence, face, large_need=large)
        return _known(facts, found)

    def _codes(self, codes: str | bytes) -> Coded:
        """What the codes of a brief say and bring; the keys are texts here, so that they meet no others."""
        by_letters, words, of_custom = (codes if isinstance(codes, str) else codes.decode()).split(BETWEEN_GROUPS)
        letters = self._letters.get(by_letters)
        if letters is None:
            letters = self._letters[by_letters] = self._qualified(*read_letters(by_letters))
        said = self._said.get(words)
        if said is None:
            said = self._said[words] = self._wished(*words.split(BETWEEN_CODES))
        large = words[:6] == "large;"
        key = of_custom if large else (of_custom,)
        custom = self._custom.get(key)
        if custom is None:
            custom = self._custom[key] = self._bought(large, read_custom(of_custom))
        points = letters[2] + said[2] + custom[2]
        found: Coded = tuple.__new__(Coded, (letters, said, custom, points))
        self._coded[codes] = found
        return found

    def of_briefs(
        self, briefs: Iterable[list[bytes]], special: Container[bytes]
    ) -> tuple[list[PlainLine], list[list[bytes]]]:
        """Return the lines of cards with one open follow-up and nothing else, and the briefs of the others.

        Briefs come as their parts in UTF-8; ``special`` are the cards, as written there, that the rules must look at.
        """
        lines: list[PlainLine] = []
        others: list[list[bytes]] = []
        add, coded_of, pressing_of, new = lines.append, self._coded, self._planned, tuple.__new__
        for parts in briefs:
            card_id, _, _, _, _, _, _, codes, due_on, step, due_time, _, _, steps, _ = parts
            if steps != b"1" or card_id in special:
                others.append(parts)
                continue
            coded = coded_of.get(codes) or self._codes(codes)
            pressing, moment = pressing_of.get(due_on + step) or self._of_step(due_on, step)
            # As a tuple at once, not by its class: half the time, and there are many.
            add(
                new(
                    PlainLine,
                    (
                        round(pressing[1] + coded[3], 2),
                        (due_on + due_time).decode() if due_time else moment,
                        int(card_id), parts, pressing, coded,
                    ),
                )
            )  # fmt: skip
        return lines, others

    def _of_step(self, due_on: bytes, step: bytes) -> tuple[Pressing, str]:
        """What a planned step brings, and its moment where it has no hour."""
        day, kind = date.fromisoformat(due_on.decode()), step.decode()
        pressing = self._pressing[day, kind] = self._of_due(day, kind)
        found = self._planned[due_on + step] = pressing, moment_of(day)
        return found

    def facts(self, parts: Sequence[str]) -> Facts:
        """Return the facts in the parts of a brief."""
        letters, said, custom, _ = self._coded.get(parts[7]) or self._codes(parts[7])
        return tuple.__new__(Facts, (int(parts[0]), *parts[1:7], *letters[0], *said[0], *custom[0]))

    def known(self, parts: Sequence[str]) -> tuple[Facts, Standing]:
        """Return the facts in the parts of a brief and what the card brings by itself."""
        letters, said, custom, points = self._coded.get(parts[7]) or self._codes(parts[7])
        facts = tuple.__new__(Facts, (int(parts[0]), *parts[1:7], *letters[0], *said[0], *custom[0]))
        return facts, tuple.__new__(Standing, ((said[1], letters[1], custom[1]), points, letters[3]))

    def due(self, facts: Facts, dues: Sequence[Due]) -> Line:
        """Return the line of a card with open follow-ups, the earliest first; the most pressing gives the points."""
        first = dues[0]
        key = (first.due_on, first.kind)
        found = self._pressing.get(key)
        if found is None:
            found = self._pressing[key] = self._of_due(*key)
        (pressing,), action = found.reasons, first.action
        if len(dues) > 1:
            assert self.day is not None
            pressing, action = pressing_of(dues, self.day, self.weights)
        own = self.standing(facts)
        score = total(pressing.points + own.points)
        return Line(
            score, moment_of(first.due_on, first.due_time), facts.card_id, facts, action, tuple(dues), found.group,
            (pressing,), own.reasons, first.due_on, own.questions,
        )  # fmt: skip

    def _of_due(self, due_on: date, kind: str) -> Pressing:
        assert self.day is not None
        late = (self.day - due_on).days
        group = "overdue" if late > 0 else "today" if late == 0 else "soon"
        reason = due_reason(self.weights, late, kind == VISIT)
        return Pressing((reason,), reason.points, group, due_on)

    def tail(self, facts: Facts, why: str) -> Line:
        """Return the line of a card that nothing is planned for: gone quiet, without a next step, never qualified."""
        first, own = tail_reason(self.weights, why), self.standing(facts)
        former = any(reason.code == LAPSED for reason in own.reasons[-1])
        action, score = tail_action(why, former=former), total(first.points + own.points)
        return Line(
            score, moment_of(None), facts.card_id, facts, action, (), why, (first,), own.reasons, None, own.questions
        )


def _known(facts: tuple[Any, ...], standing: Standing) -> Known:
    (reasons,), points, questions = standing
    return tuple.__new__(Known, (facts, reasons, points, questions))


def _together(letters: Known, said: Known, custom: Known) -> Standing:
    points = letters.points + said.points + custom.points
    return Standing((said.reasons, letters.reasons, custom.reasons), points, letters.questions)


@lru_cache(maxsize=64)
def reckoning(weights: Weights, day: date | None, half_days: float = 0.0) -> Reckoning:
    """Return the reckoning of a day, the same for the same weights."""
    return Reckoning(weights, day, half_days)


def pressing_of(dues: Sequence[Due], today: date, weights: Weights) -> tuple[Reason, str]:
    """The most pressing reason among follow-ups, and what they ask for, the first one first."""
    first, action = dues[0], dues[0].action
    pressing = due_reason(weights, (today - first.due_on).days, first.kind == VISIT)
    for due in dues[1:]:
        reason = due_reason(weights, (today - due.due_on).days, due.kind == VISIT)
        pressing = reason if reason.points > pressing.points else pressing
        # The line shows the hour of the first; a later one, say of a visit in the afternoon, must not be overlooked.
        action += f"; {due.due_time} {due.action}" if due.due_time else f"; {due.action}"
    return pressing, action
