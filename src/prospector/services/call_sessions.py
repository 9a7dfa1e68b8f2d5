"""The call session: today's list one card at a time, as a state machine without a terminal (``H1``, ``H8``).

``CallSession`` turns keys and typed lines into acts; ``session_acts.perform`` does each as an operation of its own, so
that everything is saved whenever the session ends.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from prospector.domain.call import UNREACHED
from prospector.domain.card import Card
from prospector.domain.followup import FollowUp
from prospector.domain.money import read_money
from prospector.services.calls import Logged
from prospector.services.views import View

# What the session is at: a card waits for a key; a line is typed; something is shown; the list is through.
CARD, HELP, DIAL, OVER = "card", "help", "dial", "over"
NOTE, AMOUNT, SNOOZE, STOP, QUALIFY = "note", "amount", "snooze", "stop", "qualify"
TYPING = frozenset({NOTE, AMOUNT, SNOOZE, STOP, QUALIFY})

LOG, UNDO, COPY, LEAVE = "log", "undo", "copy", "leave"

# Keys of outcomes. Where nobody was spoken to there is little to note: those are logged at once.
OUTCOME_KEYS = {
    "r": "reached",
    "n": "no-answer",
    "b": "busy",
    "i": "interested",
    "a": "appointment",
    "w": "closed",
    "k": "call-back",
    "l": "left-message",
    "f": "refused",
    "v": "wrong-number",
}
AT_ONCE = frozenset({"no-answer", "busy", "wrong-number"})
_OPENS = {"z": SNOOZE, "x": STOP, "m": QUALIFY}


class Act(NamedTuple):
    """Something to be done: ``kind`` is LOG, SNOOZE, STOP, QUALIFY, UNDO, COPY or LEAVE.

    ``line`` is what was typed, ``seconds`` how long the call took, ``operation`` what an UNDO takes back.
    """

    kind: str
    card_id: int = 0
    outcome: str = ""
    line: str = ""
    amount: str = ""
    seconds: int = 0
    operation: int | None = None


class Done(NamedTuple):
    """What an act did; ``operation`` is its number in the journal, None where nothing was changed."""

    operation: int | None
    logged: Logged | None = None
    moved: tuple[FollowUp, ...] = ()
    card: Card | None = None
    man: str = ""


class _Step(NamedTuple):
    """A step back: which card it was on, the operation to undo (None: nothing was written), what it counts as."""

    place: int
    operation: int | None
    counts_as: str


class CallSession:
    """Where the session stands. ``at`` is always a number of seconds of any clock that only goes forward.

    ``lines`` are those of ``day_list``, ``currency`` that of sums typed without one. A key or line is answered with the
    act to perform, or None; when the act has succeeded, ``happened`` goes on to the next card. An act that was refused
    leaves everything as it is.
    """

    def __init__(self, lines: Sequence[View], at: float, *, currency: str = "CNY") -> None:
        self.lines = list(lines)
        self.currency = currency
        self.place = 0
        self.mode = CARD if self.lines else OVER
        self.outcome = ""
        self.tally: Counter[str] = Counter()
        self._amount = ""
        self._since = self._begun = at
        self._took: float | None = None
        self._steps: list[_Step] = []

    @property
    def current(self) -> View | None:
        """The line of the card at hand, or None when the list is through."""
        return self.lines[self.place] if self.place < len(self.lines) else None

    @property
    def typing(self) -> bool:
        """Whether a line is being typed, so that letters are no keys."""
        return self.mode in TYPING

    @property
    def can_undo(self) -> bool:
        """Whether there is a step of this session to go back."""
        return bool(self._steps)

    def seconds(self, at: float) -> int:
        """Return how long the call with this card takes, or took until its outcome was told."""
        return max(0, round((at if self._took is None else self._took) - self._since))

    def worked(self, at: float) -> int:
        """Return the seconds since the session began."""
        return max(0, round(at - self._begun))

    def press(self, key: str, at: float) -> Act | None:
        """Take a key outside a line; one that means nothing here changes nothing."""
        if self.mode in (HELP, DIAL):
            self.mode = CARD if self.current else OVER
            return None
        if key == "e":
            return Act(LEAVE)
        if key == "u":
            return self._undo(at)
        if key in ("?", "h"):
            self.mode = HELP
        elif self.mode == OVER:
            return Act(LEAVE) if key == "enter" else None
        else:
            return self._on_card(key, at)
        return None

    def _on_card(self, key: str, at: float) -> Act | None:
        line = self.current
        assert line is not None
        if key in OUTCOME_KEYS:
            self.outcome, self._took = OUTCOME_KEYS[key], at
            if self.outcome in AT_ONCE:
                return self._log("")
            self.mode = AMOUNT if self.outcome == "closed" else NOTE
        elif key in _OPENS:
            self.mode = _OPENS[key]
        elif key in ("s", "space"):
            self._advance(_Step(self.place, None, "skipped"), at)
        elif key in ("c", "q", "t"):
            # Whoever dials now speaks from now on.
            self._since = at
            if key == "c":
                return Act(COPY, line["card_id"])
            self.mode = DIAL if key == "q" else CARD
        return None

    def _log(self, typed: str) -> Act:
        line = self.current
        assert line is not None
        # A phone that rings in vain is no talk: its seconds would spoil every average.
        seconds = 0 if self.outcome in UNREACHED else self.seconds(0)
        return Act(LOG, line["card_id"], self.outcome, typed, self._amount, seconds)

    def enter(self, typed: str) -> Act | None:
        """Take a line that was typed and ended; UsageError for a sum that is none."""
        line = self.current
        assert line is not None
        if self.mode == AMOUNT:
            if typed.strip():
                read_money(typed, self.currency)
            self._amount, self.mode = typed.strip(), NOTE
            return None
        if self.mode == NOTE:
            return self._log(typed)
        if self.mode == QUALIFY and not typed.strip():
            self.escape()
            return None
        return Act(self.mode, line["card_id"], line=typed)

    def escape(self) -> None:
        """Leave a line, or what is shown, without doing anything; the call goes on."""
        self.mode = CARD if self.current else OVER
        self._took, self.outcome, self._amount = None, "", ""

    def refused(self) -> None:
        """Note that an act was refused: a line stays to be mended, and without one the call goes on."""
        if not self.typing:
            self.escape()

    def happened(self, act: Act, done: Done, at: float) -> None:
        """Note that ``act`` was performed and go on: to the next card, or after an UNDO back to the one before."""
        if act.kind == UNDO:
            self._back(at)
        elif act.kind == QUALIFY:
            self._steps.append(_Step(self.place, done.operation, "qualified"))
            self.tally["qualified"] += 1
            self.escape()
        else:
            self._advance(_Step(self.place, done.operation, act.outcome or act.kind), at)

    def pass_over(self, at: float) -> None:
        """Go on to the next card, as if this one had never been on the list: it is no longer to be called."""
        self._go_to(self.place + 1, at)

    def _advance(self, step: _Step, at: float) -> None:
        self._steps.append(step)
        self.tally[step.counts_as] += 1
        self._go_to(self.place + 1, at)

    def _undo(self, at: float) -> Act | None:
        if not self._steps:
            return None
        if self._steps[-1].operation is None:
            self._back(at)
            return None
        return Act(UNDO, operation=self._steps[-1].operation)

    def _back(self, at: float) -> None:
        step = self._steps.pop()
        self.tally[step.counts_as] -= 1
        self._go_to(step.place, at)

    def _go_to(self, place: int, at: float) -> None:
        self.place = place
        self.escape()
        self._since = at

    def summary(self, at: float) -> View:
        """Return what came of the session, as its JSON: contacts by outcome, and what else was done."""
        counts = {name: count for name, count in self.tally.items() if count}
        outcomes = {name: counts[name] for name in OUTCOME_KEYS.values() if name in counts}
        return {
            "cards": len(self.lines),
            "left": len(self.lines) - self.place,
            "calls": sum(outcomes.values()),
            "spoken_to": sum(count for name, count in outcomes.items() if name not in UNREACHED),
            "outcomes": outcomes,
            "snoozed": counts.get(SNOOZE, 0),
            "stopped": counts.get(STOP, 0),
            "skipped": counts.get("skipped", 0),
            "qualified": counts.get("qualified", 0),
            "seconds": self.worked(at),
        }
