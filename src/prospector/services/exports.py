"""The book as views that import again without loss."""

from collections.abc import Iterator

from prospector.domain.card import PERSON, Card
from prospector.services.card_records import record_views
from prospector.services.filters import matching
from prospector.services.ports import Desk
from prospector.services.searches import list_cards
from prospector.services.views import View, base_view, history_views, man_of_row

# Cards read at a time, so that memory does not grow with the book.
_CHUNK = 500


def export_ids(
    desk: Desk, *, kind: str = "", area: str = "", tag: str = "", binned: bool = False, where: str = ""
) -> list[int]:
    """Return the ids of the cards that fit the filters, by id; ``where`` is one as ``domain.filter`` reads it."""
    if where and (let_through := matching(desk, where)) is not None:
        rest = export_ids(desk, kind=kind, area=area, tag=tag)
        return [card_id for card_id in rest if card_id in let_through]
    if kind or area or tag:
        return [row["id"] for row in list_cards(desk, kind=kind, area=area, tag=tag)]
    if binned:
        return desk.store.cards.all_ids()
    return [card_id for card_id, _name, _key in sorted(desk.store.cards.names())]


def export_cards(desk: Desk, ids: list[int]) -> Iterator[View]:
    """Yield each card whole: what is written on it, its letters, people (by uid), and everything that happened."""
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        cards = desk.store.cards.many(chunk)
        rows = {row["id"]: row for row in desk.store.cards.listed_by_ids(chunk)}
        history = history_views(desk, cards)
        records = record_views(desk, cards)
        people = _people(desk, [card.id for card in cards if card.kind == PERSON])
        for card in cards:
            view = base_view(card)
            view["noted"] = [
                {"key": fact.key, "on": fact.noted_on.isoformat()} for fact in card.facts if fact.noted_on is not None
            ]
            view["people"] = people.get(card.id, [])
            view["location"] = _location(card)
            yield {
                **view,
                "man": man_of_row(rows[card.id]).code,
                **history[card.id],
                "records": records[card.id],
            }


def _location(card: Card) -> str | None:
    """The spot that was set for a card; where its address lies is found again."""
    if card.precision != "exact" or card.lat is None or card.lon is None:
        return None
    return f"{card.lat:.6f},{card.lon:.6f}"


def export_fields(desk: Desk, ids: list[int]) -> Iterator[View]:
    """Yield as much of each card as its fields, for the columns of a table."""
    for start in range(0, len(ids), _CHUNK):
        for card in desk.store.cards.many(ids[start : start + _CHUNK]):
            yield {"fields": {fact.key: fact.value for fact in card.facts}}


def _people(desk: Desk, ids: list[int]) -> dict[int, list[View]]:
    """The companies of each person, by uid, so that they are found again in another book."""
    found: dict[int, list[View]] = {}
    for role in desk.store.cards.roles_of_people(ids) if ids else []:
        part = {
            "uid": role["company_uid"],
            "name": role["company_name"],
            "role": role["role"],
            "decides": bool(role["decides"]),
        }
        found.setdefault(role["person_id"], []).append(part)
    return found
