"""Acts on satisfaction scores (``H11``): note one, see where each customer's lead, correct, take back."""

from datetime import date
from itertools import groupby
from typing import Any
from uuid import uuid4

from prospector.domain.errors import NotFoundError
from prospector.domain.satisfaction import TRENDS, Satisfaction, checked_score, trend
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line
from prospector.services.views import View


def note_score(desk: Desk, reference: str, score: int, *, note: str = "", on: date | None = None) -> Satisfaction:
    """Record how satisfied a customer was ``on`` a day, today unless given."""
    card = find_card(desk, reference)
    desk.begin()
    said = checked_line(note, text(N_("note")))
    day = on or desk.clock.today()
    return desk.store.satisfactions.add(Satisfaction(0, str(uuid4()), card.id, day, checked_score(score), said))


def get_score(desk: Desk, score_id: int) -> Satisfaction:
    """Return a score; NotFoundError when there is none of that id."""
    found = desk.store.satisfactions.get(score_id) if score_id <= LARGEST_ID else None
    if found is None:
        raise NotFoundError(
            N_("There is no satisfaction score {id}."),
            hint=N_("prospector satisfaction list CARD shows them with their ids."),
            id=score_id,
        )
    return found


def correct_score(desk: Desk, score_id: int, changes: dict[str, Any]) -> Satisfaction:
    """Correct ``score``, ``note`` or ``on_date``; None leaves one as it is."""
    desk.begin()
    found = get_score(desk, score_id)
    new = {name: value for name, value in changes.items() if value is not None}
    if "score" in new:
        checked_score(new["score"])
    if "note" in new:
        new["note"] = checked_line(new["note"], text(N_("note")))
    corrected = found._replace(**new)
    desk.store.satisfactions.save(corrected)
    return corrected


def take_back_score(desk: Desk, score_id: int) -> Satisfaction:
    """Take a score back, as if it had never been noted."""
    desk.begin()
    found = get_score(desk, score_id)
    desk.store.satisfactions.remove(found)
    return found


def score_view(desk: Desk, score: Satisfaction) -> View:
    """Return one score as a view with the name of its card."""
    (card,) = desk.store.cards.many([score.card_id])
    return {**_line(score), "uid": score.uid, "card_id": score.card_id, "name": card.name}


def _line(score: Satisfaction) -> View:
    return {"id": score.id, "on": score.on_date.isoformat(), "score": score.score, "note": score.note}


def trend_view(scores: list[Satisfaction]) -> View:
    """Return the scores of a customer, oldest first, and where they lead; there must be one at least."""
    values = [score.score for score in scores]
    return {
        "trend": trend(values),
        "latest": values[-1],
        "latest_on": scores[-1].on_date.isoformat(),
        "average": round(sum(values) / len(values), 2),
        "scores": [_line(score) for score in scores],
    }


def list_trends(desk: Desk, reference: str = "") -> list[View]:
    """Return each customer that gave a score, or one of them, with their scores by day.

    Those whose satisfaction falls come first, then the least satisfied.
    """
    if reference:
        card = find_card(desk, reference)
        scores = desk.store.satisfactions.of_cards([card.id])
        return [{"card_id": card.id, "name": card.name, **trend_view(scores)}] if scores else []
    views = []
    for (card_id, name), rows in groupby(
        desk.store.satisfactions.listed(), key=lambda row: (row["card_id"], row["card_name"])
    ):
        found = [Satisfaction(**{key: row[key] for key in Satisfaction._fields}) for row in rows]
        views.append({"card_id": card_id, "name": name, **trend_view(found)})
    order = list(TRENDS)
    return sorted(views, key=lambda view: (order.index(view["trend"]) > 0, view["latest"], view["card_id"]))


def on_card(desk: Desk, card_id: int) -> View | None:
    """Return the trend of a card for its page; None without a score."""
    scores = desk.store.satisfactions.of_cards([card_id])
    return trend_view(scores) if scores else None
