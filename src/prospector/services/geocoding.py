"""Exact places from an online service that the user has named (off by default): asked for, told, and undoable."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from prospector.domain.card import Card
from prospector.domain.errors import RefusedError, StorageError
from prospector.domain.map_datum import Point
from prospector.domain.route import Spot
from prospector.domain.territory import LookedUp
from prospector.domain.text import N_, Text, text
from prospector.services.cards import placed
from prospector.services.places import FAR_KM, PRECISE, kilometres
from prospector.services.ports import AddressLookup, Desk
from prospector.services.references import find_card
from prospector.services.views import View

RESULTS = PLACED, UNKNOWN, NO_BETTER, TOO_FAR = "placed", "unknown", "no_better", "far"


class Geocoded(NamedTuple):
    """What was asked and what came of it, one view a card; ``stopped`` says why the others were not asked."""

    views: list[View]
    stopped: Text | None
    left: int


def geocode(desk: Desk, references: Sequence[str], most: int, advance: Callable[[int], None]) -> Geocoded:
    """Look up the cards named, or without any the first ``most`` that have an address and no exact place.

    The book is only written to when all answers are there, so that nobody waits for the network. RefusedError without
    a service; StorageError when nothing at all could be asked.
    """
    lookup = desk.lookup
    if lookup is None:
        raise RefusedError(
            N_("No online geocoder is set: nothing is sent anywhere."),
            N_("Name one with prospector config set geocoding.service nominatim (or photon, baidu)."),
        )
    cards = [find_card(desk, reference) for reference in references] or _inexact(desk)
    asked, found, stopped = cards[:most], list[tuple[Card, LookedUp | None]](), None
    try:
        for card in asked:
            found.append((card, lookup.find(_written(card), card.country)))
            advance(1)
    except StorageError as error:
        if not found:
            raise
        stopped = error.text
    except KeyboardInterrupt:
        stopped = text(N_("Stopped."))
    return Geocoded(_keep(desk, lookup, found), stopped, len(cards) - len(found))


def _inexact(desk: Desk) -> list[Card]:
    """Return the cards that may be visited and are known by a centre only, or not at all."""
    rows = desk.store.places.listed()
    ids = [row["id"] for row in rows if row["address"] and row["precision"] not in PRECISE and not row["stopped_on"]]
    return [card for card_id in ids if (card := desk.store.cards.get(card_id))]


def _written(card: Card) -> str:
    """Return the address as it is sent: the city before or behind it where the street alone stands on the card."""
    missing = [part for part in (card.city, card.region) if part and part not in card.address]
    if any("\u4e00" <= char <= "\u9fff" for char in card.address):
        return "".join((*reversed(missing), card.address))
    return ", ".join(part for part in (card.address, card.postcode, *missing) if part)


def _keep(desk: Desk, lookup: AddressLookup, found: Sequence[tuple[Card, LookedUp | None]]) -> list[View]:
    desk.begin()
    views = []
    for asked, answer in found:
        card = desk.store.cards.get(asked.id)
        if card is None or card.address != asked.address:
            continue
        by_address = placed(desk, card)
        result, away = _judged(by_address, answer)
        if result == PLACED and answer is not None:
            card = card._replace(
                lat=round(answer.lat, 6), lon=round(answer.lon, 6), precision=answer.precision,
                updated_at=desk.clock.now(),
            )  # fmt: skip
            desk.store.cards.save(card, name_words=desk.contacts.name_words(card.name))
        views.append(
            {
                "card_id": card.id,
                "name": card.name,
                "address": card.address,
                "result": result,
                "lat": card.lat,
                "lon": card.lon,
                "precision": card.precision or None,
                "found": (answer.label or None) if answer else None,
                "away_km": away,
                "service": lookup.service,
            }
        )
    return views


def _judged(by_address: Card, answer: LookedUp | None) -> tuple[str, float | None]:
    """Tell whether an answer is better than what is known, and how far from it; another town is no answer."""
    if answer is None:
        return UNKNOWN, None
    away = None
    if by_address.lat is not None and by_address.lon is not None:
        away = round(kilometres(Spot(by_address.lat, by_address.lon), Point(answer.lat, answer.lon)), 2)
        if away > FAR_KM:
            return TOO_FAR, away
    if answer.precision in PRECISE or (by_address.lat is None and answer.precision in ("district", "city")):
        return PLACED, away
    return NO_BETTER, away
