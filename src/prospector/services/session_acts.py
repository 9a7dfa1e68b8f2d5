"""What the keys of the call session do to the book: each act an operation of its own (``H1``, ``H8``)."""

from prospector.domain.errors import UsageError
from prospector.domain.followup import FollowUp
from prospector.domain.note_line import read_note_line
from prospector.domain.qualification import LETTERS, UNKNOWN, read_code
from prospector.domain.said_words import take_said
from prospector.domain.text import N_
from prospector.domain.when import When, read_when
from prospector.services import cards, follow_ups, histories
from prospector.services.call_sessions import QUALIFY, SNOOZE, STOP, UNDO, Act, Done
from prospector.services.calls import CallEntry, Logged, log_one
from prospector.services.ports import Desk
from prospector.services.qualifications import qualify
from prospector.services.views import View


def perform(desk: Desk, act: Act, line: View | None) -> Done:
    """Do an act and commit it. ``line`` is that of its card; a refusal is a ProspectorError, and nothing is written."""
    done = _performed(desk, act, line)
    return done._replace(operation=commit_numbered(desk))


def commit_numbered(desk: Desk) -> int | None:
    """Commit, and return the number under which ``histories.undo`` takes back what was done; None for nothing."""
    # Read before the operation is closed: afterwards another program may have begun the next one.
    number = desk.store.journal.current
    changed = number is not None and bool(desk.store.journal.size(number))
    desk.commit()
    return number if changed else None


def _performed(desk: Desk, act: Act, line: View | None) -> Done:
    if act.kind == UNDO:
        histories.undo(desk, act.operation)
        return Done(None)
    reference = f"#{act.card_id}"
    if act.kind == STOP:
        return Done(None, card=cards.stop_card(desk, reference, act.line))
    if act.kind == QUALIFY:
        typed = zip(LETTERS, read_code(act.line), strict=True)
        # A question mark leaves what is known as it is.
        return Done(None, man=qualify(desk, reference, {name: said for name, said in typed if said != UNKNOWN})["man"])
    if act.kind == SNOOZE:
        return Done(None, moved=_snoozed(desk, reference, act.line, line))
    return Done(None, logged=_logged(desk, reference, act))


def _logged(desk: Desk, reference: str, act: Act) -> Logged:
    said = read_note_line(act.line, desk.clock.now(), desk.workdays)
    if act.outcome == "appointment" and (said.when is None or said.when.time is None):
        raise UsageError(
            N_("An appointment needs its day and hour."),
            hint=N_("End the line with them, for example: bring samples, fri 10:00"),
        )
    note, words = take_said(said.note)
    return log_one(
        desk,
        reference,
        CallEntry(
            outcome=act.outcome,
            note=note,
            duration_s=act.seconds or None,
            next_step=said.when,
            action=said.action,
            amount=act.amount,
            **words,  # type: ignore[arg-type]
        ),
    )


def _snoozed(desk: Desk, reference: str, typed: str, line: View | None) -> tuple[FollowUp, ...]:
    """Put off what is due on a card, to the next working day unless a day was typed; without any, plan a step."""
    today = desk.clock.today()
    when = read_when(typed, desk.clock.now(), desk.workdays) if typed.strip() else When(desk.workdays(today, 1))
    steps = line["follow_up_ids"] if line else []
    if steps:
        return tuple(follow_ups.snooze(desk, steps, when))
    return (follow_ups.make_follow_up(desk, reference, when, line["action"] if line else ""),)
