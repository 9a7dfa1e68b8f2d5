"""MAN qualification of cards (``H7``): findings with evidence and date, their class, and what to ask next."""

from collections.abc import Collection, Mapping

from prospector.domain.card import Card
from prospector.domain.errors import UsageError
from prospector.domain.qualification import CLASSES, CODES, LETTERS, NO, QUESTIONS, Man
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.texts import checked_line
from prospector.services.views import View, man_of_row


def _advice(desk: Desk, man: Man, stopped: bool) -> str:
    """What H7 advises, also of a card marked do-not-contact: nothing but to leave it alone."""
    return desk.say((Man(NO, NO, NO) if stopped else man).advice)


def qualification_view(desk: Desk, card: Card, man: Man) -> View:
    """Return the object of ``qualify CARD --json``."""
    stopped = card.stopped_on is not None
    return {
        "card_id": card.id,
        "name": card.name,
        "kind": card.kind,
        "man": man.code,
        "class": man.klass,
        "advice": _advice(desk, man, stopped),
        "unknown": list(man.unknown),
        "questions": {} if stopped else {letter: desk.say(text(QUESTIONS[letter])) for letter in man.unknown},
    }


def current(desk: Desk, card_id: int) -> Man:
    """Return the letters of a card as they stand."""
    return man_of_row(desk.store.standings.of(card_id) or {})


def qualify(desk: Desk, reference: str, letters: Mapping[str, str], evidence: str = "") -> View:
    """Record what was learnt of the given letters, dated today; one that stays as it was only with evidence."""
    desk.begin()
    card = find_card(desk, reference)
    before = dict(zip(LETTERS, current(desk, card.id), strict=True))
    evidence = checked_line(evidence, text(N_("evidence")))
    for letter, value in letters.items():
        if value != before[letter] or evidence:
            desk.store.qualifications.add(card.id, letter, value, evidence, desk.clock.today())
    desk.store.refresh()
    return qualification_view(desk, card, current(desk, card.id))


def show_qualification(desk: Desk, reference: str) -> View:
    """Return where a card stands by MAN, with the history of its findings."""
    card = find_card(desk, reference)
    view = qualification_view(desk, card, current(desk, card.id))
    view["history"] = [
        {"letter": row["letter"], "value": row["value"], "evidence": row["evidence"], "on": row["noted_on"].isoformat()}
        for row in desk.store.qualifications.of_cards([card.id])
    ]
    return view


def list_by_class(desk: Desk, *, klass: str = "", unknown_only: bool = False) -> list[View]:
    """Return every card with its code and class, hot ones first; one class, or only those with unknown letters."""
    if klass and klass not in CLASSES:
        raise UsageError(
            N_("“{typed}” is not a class of MAN."),
            hint=N_("Choose one of: {known}."),
            typed=klass,
            known=", ".join(CLASSES),
        )
    order = {name: place for place, name in enumerate(CLASSES)}
    lines = []
    for row in desk.store.qualifications.letters():
        man = man_of_row(row)
        stopped = row["stopped_on"] is not None
        # A card marked do-not-contact has its class, but nobody is sent to find out more about it.
        if (klass and man.klass != klass) or (unknown_only and (stopped or not man.unknown)):
            continue
        lines.append(
            {
                "card_id": row["id"],
                "name": row["name"],
                "kind": row["kind"],
                "man": man.code,
                "class": man.klass,
                "advice": _advice(desk, man, stopped),
                "unknown": list(man.unknown),
            }
        )
    return sorted(lines, key=lambda line: (order[line["class"]], len(line["unknown"]), line["card_id"]))


def counts(desk: Desk, only: Collection[int] | None = None) -> dict[str, int]:
    """Return how many cards have each of the eight codes, and under ``?`` those with an unknown letter.

    ``only`` are the cards that count.
    """
    counted = {**dict.fromkeys(CODES, 0), "?": 0}
    for row in desk.store.qualifications.letters():
        if only is not None and row["id"] not in only:
            continue
        man = man_of_row(row)
        counted["?" if man.unknown else man.code] += 1
    return counted


def letters_of(man: Man) -> dict[str, str]:
    """Return the letters of a code as ``qualify`` takes them."""
    return dict(zip(LETTERS, man, strict=True))
