"""Receivables: invoices, what was paid on them, and how to collect (``H13``)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from prospector.domain.errors import RefusedError
from prospector.domain.text import N_, Text, text

PAYMENT = "payment"
CREDIT_NOTE = "credit-note"
WRITE_OFF = "write-off"
# What lowers an invoice.
ENTRIES = {PAYMENT: N_("payment"), CREDIT_NOTE: N_("credit note"), WRITE_OFF: N_("write-off")}

GOOD_FAITH = "good-faith"
BAD_FAITH = "bad-faith"
JUDGEMENTS = {GOOD_FAITH: N_("good faith"), BAD_FAITH: N_("bad faith")}

TALK = 1
STOP_SUPPLY = 4
# The six steps of H13.
STEPS = {
    TALK: N_("talk to those concerned and negotiate"),
    2: N_("use the ally inside"),
    3: N_("win over the person who releases the payment"),
    STOP_SUPPLY: N_("stop supply"),
    5: N_("collection agency"),
    6: N_("lawyer’s letter, lawsuit"),
}
# One word for each, as it may be typed.
STEP_WORDS = {"talk": TALK, "ally": 2, "payer": 3, "stop-supply": STOP_SUPPLY, "agency": 5, "lawyer": 6}
# H13: good faith, steps 1 to 4, singly or together, keeping the relation; bad faith, steps 4 to 6, at once. “Overdue,
# first judge”: until that is done only the talk is open, for it is how one finds out.
ALLOWED = {"": (TALK,), GOOD_FAITH: (TALK, 2, 3, STOP_SUPPLY), BAD_FAITH: (STOP_SUPPLY, 5, 6)}


class Invoice(NamedTuple):
    """An invoice: ``amount`` in minor units of ``currency``; ``rate`` is one unit's worth in the base currency.

    ``disputed_on`` is set while the customer disputes it; ``dispute`` keeps their words afterwards. ``reminded_on`` is
    the day of the last reminder.
    """

    id: int
    uid: str
    card_id: int
    number: str
    issued_on: date
    due_on: date
    amount: int
    currency: str
    rate: float | None = None
    deal_id: int | None = None
    note: str = ""
    disputed_on: date | None = None
    dispute: str = ""
    reminded_on: date | None = None


class Entry(NamedTuple):
    """A payment, credit note or write-off on an invoice: ``amount`` in minor units of the invoice's currency."""

    id: int
    uid: str
    card_id: int
    invoice_id: int
    kind: str
    on_date: date
    amount: int
    note: str = ""
    ref: str = ""


class Step(NamedTuple):
    """One of the six steps, done on a day; ``lifted_on`` ends a stop of supply."""

    id: int
    uid: str
    card_id: int
    invoice_id: int | None
    step: int
    on_date: date
    result: str = ""
    lifted_on: date | None = None

    def stops(self, day: date) -> bool:
        """Tell whether supply is stopped on ``day`` by this step."""
        return self.step == STOP_SUPPLY and self.on_date <= day and (self.lifted_on is None or self.lifted_on > day)


class Judgement(NamedTuple):
    """In good or in bad faith, as judged on a day (H13)."""

    id: int
    uid: str
    card_id: int
    faith: str
    on_date: date
    note: str = ""


class Account(NamedTuple):
    """What became of an invoiced sum, in minor units of one currency.

    Always ``issued = paid + credited + written_off + open``, none of them below zero. ``paid`` is what payments
    settled; what was paid beyond the sum is ``in_favour`` of the customer, so payments came to ``paid + in_favour``.
    """

    issued: int = 0
    paid: int = 0
    credited: int = 0
    written_off: int = 0
    open: int = 0
    in_favour: int = 0


def settle(amount: int, received: int, credited: int, written_off: int) -> Account:
    """Return the account of one invoice from its sums; credit notes and write-offs never exceed its amount."""
    rest = amount - received - credited - written_off
    favour = max(0, -rest)
    return Account(amount, received - favour, credited, written_off, max(0, rest), favour)


def account_of(invoice: Invoice, entries: Sequence[Entry], day: date) -> Account:
    """Return the account of an invoice at the end of ``day``; all zero before it was issued."""
    if invoice.issued_on > day:
        return Account()
    sums = dict.fromkeys(ENTRIES, 0)
    for entry in entries:
        if entry.on_date <= day:
            sums[entry.kind] += entry.amount
    return settle(invoice.amount, sums[PAYMENT], sums[CREDIT_NOTE], sums[WRITE_OFF])


def judged(judgements: Sequence[Judgement], day: date) -> Judgement | None:
    """Return the judgement that counts on ``day``: the newest, of one day the one entered last."""
    known = [judgement for judgement in judgements if judgement.on_date <= day]
    return max(known, key=lambda judgement: (judgement.on_date, judgement.id), default=None)


def stopped(steps: Sequence[Step], day: date) -> Step | None:
    """Return the step by which supply is stopped on ``day``, or None."""
    return next((step for step in steps if step.stops(day)), None)


def refuse_step(step: int, faith: str) -> None:
    """Refuse a step that H13 does not allow for the judgement (empty: not judged yet)."""
    if step in ALLOWED[faith]:
        return
    if not faith:
        raise RefusedError(
            N_("First judge whether they are in good or in bad faith; until then there is only step 1, to talk."),
            hint=N_("prospector judge CARD good-faith, or bad-faith."),
        )
    if faith == GOOD_FAITH:
        raise RefusedError(
            N_(
                "Step {step} ({name}) is for bad faith; in good faith there are steps 1 to 4, and the relation is kept."
            ),
            hint=N_("If they pay in bad faith after all: prospector judge CARD bad-faith."),
            step=step,
            name=Text(STEPS[step]),
        )
    raise RefusedError(
        N_("Step {step} ({name}) is for good faith; in bad faith there are steps 4 to 6, at once."),
        hint=N_("If they are in good faith after all: prospector judge CARD good-faith."),
        step=step,
        name=Text(STEPS[step]),
    )


class Situation(NamedTuple):
    """What decides on the next step with a customer: the judgement, steps done for what is owed, open ends.

    ``done`` are those since the oldest of it fell due. ``broken_on`` is the day of a broken promise to pay,
    ``promised_on`` that of one still running.
    """

    overdue: bool = False
    faith: str = ""
    done: frozenset[int] = frozenset()
    stopped: bool = False
    disputed: bool = False
    promised_on: date | None = None
    broken_on: date | None = None


# The codes of what to do next with a customer who owes money.
NEXT = {
    "wait": N_("not due yet"),
    "dispute": N_("settle the dispute"),
    "promised": N_("promised by {day}: wait"),
    "talk-and-judge": N_("talk to them (step 1), then judge: good or bad faith"),
    "judge": N_("judge: good or bad faith"),
    "talk": N_("talk to them and negotiate (step 1)"),
    "ally": N_("use the ally inside (step 2)"),
    "payer": N_("win over the person who releases the payment (step 3)"),
    "stop-supply": N_("stop supply (step 4)"),
    "agency": N_("collection agency (step 5)"),
    "lawyer": N_("lawyer’s letter, lawsuit (step 6)"),
    "again": N_("all steps done: talk again, or write off"),
    "court": N_("with the lawyer: follow the case, or write off"),
}


def next_step(at: Situation) -> str:
    """Return the code (``NEXT``) of what H13 asks for next.

    A dispute comes before any step, for nobody pays what they dispute; a promise to pay that still runs is waited for,
    except in bad faith. A step that was done is not proposed again.
    """
    if not at.overdue:
        return "wait"
    if at.disputed and at.faith != BAD_FAITH:
        return "dispute"
    if at.promised_on is not None and at.broken_on is None and at.faith != BAD_FAITH:
        return "promised"
    if not at.faith:
        return "judge" if TALK in at.done else "talk-and-judge"
    left = [step for step in ALLOWED[at.faith] if step not in at.done and not (step == STOP_SUPPLY and at.stopped)]
    if not left:
        return "court" if at.faith == BAD_FAITH else "again"
    return next(word for word, step in STEP_WORDS.items() if step == left[0])


def said_next(code: str, day: date | None = None) -> Text:
    """Return a code of ``NEXT`` as a sentence; ``day`` is that of the promise to pay."""
    return text(NEXT[code], day=day.isoformat()) if code == "promised" and day else Text(NEXT[code])


OPEN, OVERDUE, SETTLED = "open", "overdue", "settled"
INVOICE_STATES = {OPEN: N_("open"), OVERDUE: N_("overdue"), SETTLED: N_("settled")}


def state_of(account: Account, due_on: date, day: date) -> str:
    """Return whether something is open on an invoice and since before ``day``; due that day is not overdue."""
    if not account.open:
        return SETTLED
    return OVERDUE if due_on < day else OPEN
