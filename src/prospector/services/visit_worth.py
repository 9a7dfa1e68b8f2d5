"""What a visit to each card is worth today, and why (``H7``: need and intent first; ``H8``, ``H11``).

The one place where planning asks for points; they are those of the day's list.
"""

from datetime import date
from typing import Any, NamedTuple

from prospector.domain import agenda
from prospector.domain.agenda import Facts
from prospector.domain.call import INTERESTED
from prospector.domain.qualification import CONTACT, HOT
from prospector.domain.text import Text
from prospector.services.agendas import day_list, weights_of
from prospector.services.ports import Desk
from prospector.services.store import Row
from prospector.services.views import man_of_row

_CHANCE_POINTS = {"yes": 2.0, "maybe": 1.0, "no": -2.0}


class Why(NamedTuple):
    """One reason for a visit, in the reader's language."""

    code: str
    text: str
    points: float


class Worth(NamedTuple):
    """The points of a visit and what they are made of; the sum of the reasons' points is ``points``."""

    points: float
    reasons: tuple[Why, ...]


def worth(desk: Desk, day: date) -> dict[int, Worth]:
    """Return by card what a visit on ``day`` is worth, for every card that something speaks for.

    What is due by then counts as on the day's list; need, intent and custom speak also for a card with nothing due.
    Cards that nothing may propose (H7: non-customers by MAN, stopped, in the bin) are never among them.
    """
    listed = {view["card_id"]: view for view in day_list(desk, day, tail=False)}
    found: dict[int, Worth] = {}
    for row in desk.store.standings.visitable(""):
        card_id, view = row["card_id"], listed.get(row["card_id"])
        if view is not None:
            whys = tuple(Why(why["code"], why["text"], why["points"]) for why in view["reasons"])
            known: Worth | None = Worth(view["score"], whys)
        else:
            known = _unprompted(desk, row)
        if known is not None and (value := _with_chance(desk, row, known)).points > 0:
            found[card_id] = value
    return found


def worth_asked_for(desk: Desk, card_ids: set[int]) -> dict[int, Worth]:
    """Return the same for cards asked for by name, also where nothing else speaks for a visit."""
    if not card_ids:
        return {}
    rows = desk.store.standings.visitable("")
    return {row["card_id"]: _by_standing(desk, row) for row in rows if row["card_id"] in card_ids}


def _unprompted(desk: Desk, row: Row) -> Worth | None:
    """The worth of a card with nothing due; None where nothing speaks for a visit."""
    speaks = (
        row["need_size"] in agenda.NEED_SHARE
        or row["last_outcome"] in INTERESTED
        or row["last_deal_on"]
        or man_of_row(row).klass in (HOT, CONTACT)
    )
    return _by_standing(desk, row) if speaks else None


def _by_standing(desk: Desk, row: Row) -> Worth:
    phone = {"phone": row["e164"] or "", "raw_phone": row["raw"] or "", "extension": row["extension"] or ""}
    known: dict[str, Any] = {**row, **phone}
    facts = Facts(**{name: known[name] for name in Facts._fields if name in known})
    line = agenda.visit_line(facts, weights_of(desk))
    return Worth(line.score, tuple(Why(code, desk.say(said), points) for code, said, points, *_ in line.reasons))


def _with_chance(desk: Desk, row: Row, known: Worth) -> Worth:
    """Add what they said of a visit."""
    points = _CHANCE_POINTS.get(row["visit_chance"], 0.0)
    if not points:
        return known
    why = Why("visit_chance", desk.say(Text(agenda.VISIT_TEXT[row["visit_chance"]])), points)
    return Worth(round(known.points + points, 2), (*known.reasons, why))
