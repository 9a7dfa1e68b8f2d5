"""What a visit to each card is worth today, and why (``H7``: need and intent first; ``H8``, ``H11``).

The one place where planning asks for points; they are those of the day's list.
"""

from datetime import date
from typing import Any, NamedTuple

from prospector.domain import agenda
from prospector.domain.agenda import Due, Facts, Line, Reason
from prospector.domain.call import INTERESTED
from prospector.domain.qualification import CONTACT, HOT
from prospector.domain.text import text
from prospector.services.agendas import weights_of
from prospector.services.ports import Desk
from prospector.services.store import Row
from prospector.services.views import man_of_row

_CHANCE_POINTS = {"yes": 2.0, "maybe": 1.0, "no": -2.0}


class Worth(NamedTuple):
    """The points of a visit and what they are made of; the sum of the reasons' points is ``points``."""

    points: float
    reasons: tuple[Reason, ...]


def worth(desk: Desk, day: date) -> dict[int, Worth]:
    """Return by card what a visit on ``day`` is worth, for every card that something speaks for.

    Cards that nothing may propose (H7: non-customers by MAN, stopped, in the bin) are never among them.
    """
    found: dict[int, Worth] = {}
    for row in desk.store.standings.visitable(""):
        line = _line(desk, row, day)
        if line is not None and line.score > 0:
            found[row["card_id"]] = Worth(line.score, line.reasons)
    return found


def worth_asked_for(desk: Desk, card_ids: set[int]) -> dict[int, Worth]:
    """Return the same for cards asked for by name, also where nothing else speaks for a visit."""
    if not card_ids:
        return {}
    weights = weights_of(desk)
    found = {}
    for row in desk.store.standings.visitable(""):
        if row["card_id"] in card_ids:
            line = agenda.visit_line(_facts(row), weights)
            found[row["card_id"]] = Worth(line.score, line.reasons)
    return found


def _facts(row: Row) -> Facts:
    known: dict[str, Any] = {
        **row,
        "phone": row["e164"] or "",
        "raw_phone": row["raw"] or "",
        "extension": row["extension"] or "",
    }
    return Facts._make(known[name] for name in Facts._fields)


def _line(desk: Desk, row: Row, day: date) -> Line | None:
    """The worth of visiting a card on ``day`` as a ranked line; None where nothing speaks for a visit."""
    facts, due, weights = _facts(row), row["next_due_on"], weights_of(desk)
    if due is not None and due <= day:
        line = agenda.due_line(facts, [Due(0, "task", due, "", "")], day, weights)
    elif (
        facts.need_size in agenda.NEED_SHARE
        or facts.last_outcome in INTERESTED
        or facts.last_deal_on
        or man_of_row(row).klass in (HOT, CONTACT)
    ):
        line = agenda.visit_line(facts, weights)
    else:
        return None
    points = _CHANCE_POINTS.get(row["visit_chance"], 0.0)
    if not points:
        return line
    reasons = (
        *line.reasons,
        agenda.Reason("visit_chance", text(agenda.VISIT_TEXT[row["visit_chance"]]), points),
    )
    return line._replace(reasons=reasons, score=round(line.score + points, 2))
