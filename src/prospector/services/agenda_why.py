"""Why a card is on the day's list, with every factor and coefficient, or why it is not (``H7``)."""

from datetime import date
from typing import Any

from prospector.domain.agenda import Line, man_of
from prospector.domain.qualification import NON_CUSTOMER
from prospector.domain.text import N_, Text, text
from prospector.services.agenda_views import Speaker, marks_said
from prospector.services.agendas import Gathered
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.views import View


def why_card(desk: Desk, reference: str, day: date) -> View:
    """Return why a card is on the list of ``day`` at its place, or why not; NotFoundError when there is no card."""
    card = find_card(desk, reference)
    gathered = Gathered(desk, day, "", tail=True)
    lines = gathered.lines()
    place = next((place for place, line in enumerate(lines, 1) if line.card_id == card.id), None)
    line = lines[place - 1].whole() if place else _outside(gathered, card.id)
    weights = gathered.terms.by.weights
    missing = [] if place else _why_not(desk, gathered, card.id, day)
    return {
        "card_id": card.id,
        "name": card.name,
        "day": day.isoformat(),
        "listed": place is not None,
        "place": place,
        "of": len(lines),
        "group": line.group if line and place else None,
        "score": line.score if line else 0.0,
        "reasons": [Speaker(desk, weights).reason(reason) for reason in line.reasons] if line else [],
        "marks": list(line.marks) if line else [],
        "rules": [*marks_said(desk, line.marks), *_moved(desk, line)] if line else [],
        "why_not": [desk.say(sentence) for sentence in missing],
    }


def _moved(desk: Desk, line: Line) -> list[str]:
    """Until when the card is left alone, by its hours or because of a holiday."""
    return [desk.say(text(N_("Not before {moment}"), moment=line.moved_to))] if line.moved_to else []


def _outside(gathered: Gathered, card_id: int) -> Line | None:
    """What the card would bring by itself, if something called for it."""
    facts = next(gathered.cards({card_id}), None)
    if facts is None or facts.stopped_on is not None:
        return None
    own = gathered.terms.by.standing(facts)
    return Line(round(own.points, 2), "", card_id, facts, "", (), "", (), own.reasons)


def _why_not(desk: Desk, gathered: Gathered, card_id: int, day: date) -> list[Text]:
    facts = next(gathered.cards({card_id}), None)
    if facts is None:
        return [Text(N_("It is in the bin, or cannot be read."))]
    if facts.stopped_on is not None:
        sentence = N_("It is marked do-not-contact since {day}; only money owed or a complaint would show it.")
        return [text(sentence, day=facts.stopped_on)]
    if man_of(facts).klass == NON_CUSTOMER:
        return [Text(N_("It has neither money, authority nor need (man): stop contact."))]
    found: list[Text] = []
    if card_id in gathered.terms.contacted:
        found.append(Text(N_("It was contacted today.")))
    standing: dict[str, Any] | None = desk.store.standings.of(card_id)
    due = standing and standing["next_due_on"]
    if due and due > day:
        found.append(text(N_("Its next step is due on {day}."), day=due.isoformat()))
    elif not due and not found:
        most = int(desk.settings["today.tail"])
        found.append(
            text(N_("Nothing is due, and of the cards without a next step the first {most} are shown."), most=most)
        )
    return found or [Text(N_("Nothing about it concerns that day."))]
