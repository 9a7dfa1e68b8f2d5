"""Acts on competitors at customers (``H15``): note one, list them by the chance to win, correct, take back."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import uuid4

from prospector.domain.competitor import Competitor, Presence, chance_order, presences
from prospector.domain.errors import ConflictError, NotFoundError, UsageError
from prospector.domain.satisfaction import checked_score
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID, Row
from prospector.services.texts import checked_line
from prospector.services.views import View

_WORDS = {
    "name": N_("name"), "product": N_("product"), "seller": N_("seller"), "selling": N_("way of selling"),
    "relation": N_("relation"), "note": N_("note"),
}  # fmt: skip


def _checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values given, made harmless; those that are None are left out."""
    found = {key: value for key, value in values.items() if value is not None}
    for key, what in _WORDS.items():
        if key in found:
            found[key] = checked_line(found[key], text(what))
    if found.get("name") == "":
        raise UsageError(
            N_("Say which competitor."), hint=N_("For example: prospector competitor add 12 Siemens --product S7.")
        )
    if "satisfaction" in found:
        found["satisfaction"] = checked_score(found["satisfaction"])
    return found


def _refuse_twice(desk: Desk, wanted: Competitor) -> None:
    for one in desk.store.competitors.of_cards([wanted.card_id]):
        if one.id != wanted.id and one.same_as(wanted):
            raise ConflictError(
                N_("“{name}” is noted for this card already, as competitor {id}."),
                hint=N_("Change it with prospector competitor correct {id}."),
                name=one.name,
                id=one.id,
            )


def note_competitor(desk: Desk, reference: str, name: str, known: Mapping[str, Any]) -> Competitor:
    """Record a competitor at a customer with what is ``known`` of it: fields of ``Competitor``, None for unknown.

    ``noted_on`` is today unless given. ConflictError when the same product of the same competitor is noted already.
    """
    card = find_card(desk, reference)
    desk.begin()
    values = {"noted_on": desk.clock.today(), **_checked({**known, "name": name})}
    wanted = Competitor(id=0, uid=str(uuid4()), card_id=card.id, **values)
    _refuse_twice(desk, wanted)
    return desk.store.competitors.add(wanted)


def get_competitor(desk: Desk, competitor_id: int) -> Competitor:
    """Return a competitor; NotFoundError when there is none of that id."""
    found = desk.store.competitors.get(competitor_id) if competitor_id <= LARGEST_ID else None
    if found is None:
        raise NotFoundError(
            N_("There is no competitor {id}."),
            hint=N_("prospector competitor list shows them with their ids."),
            id=competitor_id,
        )
    return found


def correct_competitor(desk: Desk, competitor_id: int, changes: Mapping[str, Any]) -> Competitor:
    """Correct what was recorded; None leaves a field as it is, an empty text clears it."""
    desk.begin()
    corrected = get_competitor(desk, competitor_id)._replace(**_checked(changes))
    _refuse_twice(desk, corrected)
    desk.store.competitors.save(corrected)
    return corrected


def take_back_competitor(desk: Desk, competitor_id: int) -> Competitor:
    """Take a competitor back, as if it had never been noted."""
    desk.begin()
    found = get_competitor(desk, competitor_id)
    desk.store.competitors.remove(found)
    return found


def competitor_view(competitor: Competitor) -> View:
    """Return a competitor as a view."""
    return {
        "id": competitor.id,
        "uid": competitor.uid,
        "card_id": competitor.card_id,
        "competitor": competitor.name,
        "product": competitor.product,
        "satisfaction": competitor.satisfaction,
        "seller": competitor.seller,
        "selling": competitor.selling,
        "relation": competitor.relation,
        "note": competitor.note,
        "noted_on": competitor.noted_on.isoformat(),
    }


def named_view(desk: Desk, competitor: Competitor) -> View:
    """Return a competitor as a view with the name of its card."""
    (card,) = desk.store.cards.many([competitor.card_id])
    return {**competitor_view(competitor), "name": card.name}


def _of_row(row: Row) -> Competitor:
    return Competitor(**{name: row[name] for name in Competitor._fields})


def list_competitors(
    desk: Desk, *, reference: str = "", name: str = "", at_most: int | None = None, only: Collection[int] | None = None
) -> tuple[list[View], list[Presence]]:
    """Return competitors, where customers are least satisfied first, and at how many cards each of them is.

    ``name`` is part of a competitor's name or product in any case; ``at_most`` a satisfaction, which must be known;
    ``only`` are the cards to look at.
    """
    card_id = find_card(desk, reference).id if reference else None
    if at_most is not None:
        checked_score(at_most)
    part = name.strip().casefold()
    rows = [
        row
        for row in desk.store.competitors.listed()
        if card_id in (None, row["card_id"])
        and (only is None or row["card_id"] in only)
        and (part in row["name"].casefold() or part in row["product"].casefold())
        and (at_most is None or (row["satisfaction"] is not None and row["satisfaction"] <= at_most))
    ]
    views = [{**competitor_view(_of_row(row)), "name": row["card_name"]} for row in rows]
    return views, presences([(row["card_id"], row["name"], row["satisfaction"]) for row in rows])


def on_card(desk: Desk, card_id: int) -> list[View]:
    """Return the competitors of a card for its page, the least satisfied first."""
    found = sorted(desk.store.competitors.of_cards([card_id]), key=lambda one: chance_order(one.satisfaction))
    return [competitor_view(competitor) for competitor in found]
