"""Collecting what is overdue (``H13``): the judgement, the six steps, stopped supply, and the warnings at a deal."""

from datetime import date
from uuid import uuid4

from prospector.domain.card import COMPANY
from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.domain.receivable import (
    BAD_FAITH,
    JUDGEMENTS,
    STEP_WORDS,
    STOP_SUPPLY,
    Judgement,
    Step,
    judged,
    refuse_step,
    stopped,
)
from prospector.domain.text import N_, Text, text
from prospector.services.invoices import find_invoice
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line
from prospector.services.views import View


def _checked_day(desk: Desk, on: date | None) -> date:
    today = desk.clock.today()
    if on is not None and on > today:
        raise UsageError(
            N_("{day} is still to come."), hint=N_("Plan it with prospector follow-up."), day=on.isoformat()
        )
    return on or today


def judge(desk: Desk, reference: str, faith: str, *, on: date | None = None, note: str = "") -> Judgement:
    """Record the judgement of a customer who pays late; the newest counts, the earlier ones are kept."""
    desk.begin()
    card = find_card(desk, reference)
    found = [code for code in JUDGEMENTS if faith.strip() and code.startswith(faith.strip().casefold())]
    if len(found) != 1:
        raise UsageError(
            N_("“{typed}” is no judgement."),
            hint=N_("Choose one of: {known}."),
            typed=faith,
            known=", ".join(JUDGEMENTS),
        )
    day = _checked_day(desk, on)
    return desk.store.judgements.add(
        Judgement(0, str(uuid4()), card.id, found[0], day, checked_line(note, text(N_("note"))))
    )


def take_back_judgement(desk: Desk, reference: str) -> Judgement:
    """Take the newest judgement of a card back; the one before counts again."""
    desk.begin()
    card = find_card(desk, reference)
    newest = judged(desk.store.judgements.of_cards([card.id]), date.max)
    if newest is None:
        raise NotFoundError(
            N_("{name} was never judged."), hint=N_("prospector judge {id} good-faith, or bad-faith."),
            name=card.name, id=card.id,
        )  # fmt: skip
    desk.store.judgements.remove(newest)
    return newest


def read_step(typed: str) -> int:
    """Return the number of a step as typed: 1 to 6, or its word (talk, ally, payer …); UsageError for another."""
    word = typed.strip().casefold().replace(" ", "-")
    found = [step for code, step in STEP_WORDS.items() if word in (str(step), code) or (word and code.startswith(word))]
    if len(found) != 1:
        raise UsageError(
            N_("“{typed}” is no step of collecting."),
            hint=N_("Choose one of: {known}."),
            typed=typed,
            known=", ".join(f"{step} ({code})" for code, step in STEP_WORDS.items()),
        )
    return found[0]


def collect(
    desk: Desk, reference: str, typed: str, *, on: date | None = None, result: str = "", invoice: str = ""
) -> Step:
    """Record that one of the six steps was done; refused when nothing is overdue or H13 bars it for the judgement."""
    desk.begin()
    card = find_card(desk, reference)
    step, day = read_step(typed), _checked_day(desk, on)
    of_invoice = find_invoice(desk, invoice) if invoice else None
    if of_invoice is not None and of_invoice.card_id != card.id:
        raise RefusedError(
            N_("Invoice {id} is of another card."), hint=N_("prospector invoice list {card} shows those of this card."),
            id=of_invoice.id, card=card.id,
        )  # fmt: skip
    if not any(row["rest"] for row in overdue_of(desk, card.id, day)):
        raise RefusedError(
            N_("{name} owes nothing that was overdue on {day}; the steps of collecting are for what is."),
            hint=N_("Before the due day, prospector invoice remind notes a reminder."),
            name=card.name,
            day=day.isoformat(),
        )
    judgement = judged(desk.store.judgements.of_cards([card.id]), day)
    refuse_step(step, judgement.faith if judgement else "")
    running = stopped(desk.store.collection_steps.of_cards([card.id]), day)
    if step == STOP_SUPPLY and running is not None:
        raise RefusedError(
            N_("Supply to {name} is stopped since {day} already."),
            hint=N_("prospector collect lift {id} lifts it."),
            name=card.name,
            day=running.on_date.isoformat(),
            id=card.id,
        )
    return desk.store.collection_steps.add(
        Step(
            0, str(uuid4()), card.id, of_invoice.id if of_invoice else None, step, day,
            checked_line(result, text(N_("result"))),
        )
    )  # fmt: skip


def overdue_of(desk: Desk, card_id: int, day: date) -> list[View]:
    """Return the invoices of a card that were overdue on a day, as (id, due day, what is open in minor units)."""
    return [
        {"id": row["id"], "due_on": row["due_on"], "currency": row["currency"], "rest": rest}
        for row in desk.store.invoices.of_card(card_id, day)
        if row["due_on"] < day and (rest := row["amount"] - row["received"] - row["credited"] - row["written_off"]) > 0
    ]


def lift(desk: Desk, reference: str, *, on: date | None = None) -> Step:
    """Supply a customer again; refused while they are judged in bad faith (H13: no more business)."""
    desk.begin()
    card = find_card(desk, reference)
    day = _checked_day(desk, on)
    running = stopped(desk.store.collection_steps.of_cards([card.id]), day)
    if running is None:
        raise RefusedError(
            N_("Supply to {name} is not stopped."), hint=N_("prospector receivables shows who is."), name=card.name
        )
    judgement = judged(desk.store.judgements.of_cards([card.id]), day)
    if judgement is not None and judgement.faith == BAD_FAITH:
        raise RefusedError(
            N_("{name} is judged in bad faith since {day}: no more business."),
            hint=N_("If that has changed, say so first: prospector judge {id} good-faith."),
            name=card.name,
            day=judgement.on_date.isoformat(),
            id=card.id,
        )
    lifted = running._replace(lifted_on=day)
    desk.store.collection_steps.save(lifted)
    return lifted


def get_step(desk: Desk, step_id: int) -> Step:
    """Return a step that was done; NotFoundError when there is none of that id."""
    step = desk.store.collection_steps.get(step_id) if step_id <= LARGEST_ID else None
    if step is None:
        raise NotFoundError(
            N_("There is no step of collecting {id}."),
            hint=N_("prospector collect list shows them with their ids."),
            id=step_id,
        )
    return step


def correct_step(desk: Desk, step_id: int, *, on: date | None = None, result: str | None = None) -> Step:
    """Correct the day or the result of a step."""
    desk.begin()
    step = get_step(desk, step_id)
    if on is not None:
        step = step._replace(on_date=_checked_day(desk, on))
    if step.lifted_on is not None and step.lifted_on < step.on_date:
        raise UsageError(
            N_("Supply was lifted on {day} already; it cannot have been stopped after."), hint=N_("Check the day."),
            day=step.lifted_on.isoformat(),
        )  # fmt: skip
    if result is not None:
        step = step._replace(result=checked_line(result, text(N_("result"))))
    desk.store.collection_steps.save(step)
    return step


def take_back_step(desk: Desk, step_id: int) -> Step:
    """Take a step back, as if it had never been done."""
    desk.begin()
    step = get_step(desk, step_id)
    desk.store.collection_steps.remove(step)
    return step


def step_view(step: Step, name: str = "") -> View:
    """Return a step as a view; ``code`` is its word."""
    return {
        "id": step.id,
        "uid": step.uid,
        "card_id": step.card_id,
        **({"name": name} if name else {}),
        "step": step.step,
        "code": next(code for code, number in STEP_WORDS.items() if number == step.step),
        "on": step.on_date.isoformat(),
        "result": step.result,
        "invoice_id": step.invoice_id,
        "lifted_on": step.lifted_on and step.lifted_on.isoformat(),
    }


def judgement_view(judgement: Judgement) -> View:
    """Return a judgement as a view."""
    return {
        "id": judgement.id,
        "uid": judgement.uid,
        "card_id": judgement.card_id,
        "faith": judgement.faith,
        "on": judgement.on_date.isoformat(),
        "note": judgement.note,
    }


def list_steps(desk: Desk, reference: str = "") -> list[View]:
    """Return the steps done, the newest first, with the names of their cards; of one card if given."""
    today = desk.clock.today()
    if reference:
        card = find_card(desk, reference)
        return [step_view(step, card.name) for step in reversed(desk.store.collection_steps.of_cards([card.id]))]
    steps = desk.store.collection_steps.until(today)
    cards = {card.id: card for card in desk.store.cards.many(sorted({step.card_id for step in steps}))}
    return [
        step_view(step, cards[step.card_id].name) for step in reversed(steps) if cards[step.card_id].binned_at is None
    ]


def supply_warning(desk: Desk, card_id: int) -> Text | None:
    """Return that a customer, or a company they belong to, is in bad faith or not supplied; None when all is well.

    Asked wherever a deal or an invoice is entered.
    """
    found = _barred(desk, card_id)
    if found is None:
        return None
    name, judgement, step = found
    if judgement is not None:
        return text(
            N_("{name} is judged in bad faith since {day}: no more business (H13)."),
            name=name,
            day=judgement.on_date.isoformat(),
        )
    assert step is not None
    return text(
        N_("Supply to {name} is stopped since {day}: {what}."),
        name=name,
        day=step.on_date.isoformat(),
        what=step.result or text(N_("until what is overdue is paid")),
    )


def refuse_bad_faith(desk: Desk, card_id: int, *, anyway: bool) -> None:
    """Refuse a deal with those who are judged in bad faith (H13: no more business), unless it is wanted ``anyway``."""
    found = _barred(desk, card_id)
    if found is not None and found[1] is not None and not anyway:
        raise RefusedError(
            N_("{name} is judged in bad faith since {day}: no more business (H13)."),
            hint=N_("Judge anew with prospector judge {id} good-faith, or add --anyway."),
            name=found[0],
            day=found[1].on_date.isoformat(),
            id=found[1].card_id,
        )


def _barred(desk: Desk, card_id: int) -> tuple[str, Judgement | None, Step | None] | None:
    """The name of who is barred, and the judgement or the step by which; bad faith comes first."""
    day = desk.clock.today()
    (card,) = desk.store.cards.many([card_id])
    names = {card_id: card.name}
    if card.kind != COMPANY:
        names |= {role["company_id"]: role["company_name"] for role in desk.store.cards.roles(card_id)}
    steps = desk.store.collection_steps.of_cards(list(names))
    judgements = desk.store.judgements.of_cards(list(names))
    counted = {of: judged([judgement for judgement in judgements if judgement.card_id == of], day) for of in names}
    for of, name in names.items():
        judgement = counted[of]
        if judgement is not None and judgement.faith == BAD_FAITH:
            return name, judgement, None
    running = stopped(steps, day)
    return (names[running.card_id], None, running) if running else None
