"""Where the cards are: exact spots set by hand, the areas they make, and the cards without a place (``H5``, ``H8``)."""

import math
import re
from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from prospector.domain.card import Card
from prospector.domain.errors import NotFoundError, RefusedError, StorageError
from prospector.domain.map_datum import Point
from prospector.domain.map_link import holds_link, read_point
from prospector.domain.route import Spot
from prospector.domain.territory import LookedUp, Place
from prospector.domain.text import N_, Text, text
from prospector.services.cards import placed
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import Row
from prospector.services.views import View
from prospector.services.visit_worth import Worth, worth

# Good enough to order stops by; anything else is the centre of a district or town.
PRECISE = frozenset(("exact", "street"))
# A spot farther from the card's own district than this is taken for a slip: swapped numbers, another town.
FAR_KM = 150
_EARTH_KM = 6371.0088


def kilometres(a: Point | Spot, b: Point | Spot) -> float:
    """Return the kilometres between two points along the Earth's surface."""
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


class Placed(NamedTuple):
    """What placing a card did."""

    card: Card
    before: Card
    away_km: float | None

    def view(self) -> View:
        """Return it as a view."""
        return {**place_view(self.card), "moved_km": None if self.away_km is None else round(self.away_km, 2)}


def place_view(card: Card) -> View:
    """Return where a card is."""
    return {
        "id": card.id,
        "name": card.name,
        "address": card.address,
        "area": card.area or None,
        "lat": card.lat,
        "lon": card.lon,
        "precision": card.precision or None,
        "moved_km": None,
    }


def place_card(desk: Desk, reference: str, typed: str, *, far: bool = False, datum: str = "") -> Placed:
    """Set the exact spot of a card; ``datum`` is that of numbers typed alone.

    UsageError for what is no place; RefusedError when it lies far from where the card's address does, unless ``far``.
    """
    point = read_point(typed, datum)
    desk.begin()
    card = find_card(desk, reference)
    by_address = placed(desk, card)
    away = None
    if by_address.lat is not None and by_address.lon is not None:
        centre = Point(by_address.lat, by_address.lon)
        away = kilometres(centre, point)
        if away > FAR_KM and not far:
            swapped = kilometres(centre, Point(point.lon, point.lat)) < FAR_KM if abs(point.lon) <= 90 else False
            raise RefusedError(
                N_("{lat},{lon} lies {km} km from {area}, where the address of {name} is."),
                N_("Latitude comes first: perhaps {lon},{lat}?")
                if swapped
                else N_("Add --far if it is right, or correct the address with prospector edit {id}."),
                lat=f"{point.lat:g}",
                lon=f"{point.lon:g}",
                km=round(away),
                area=by_address.area,
                name=card.name,
                id=card.id,
            )
    changed = card._replace(
        lat=round(point.lat, 6), lon=round(point.lon, 6), precision="exact", updated_at=desk.clock.now()
    )
    desk.store.cards.save(changed, name_words=desk.contacts.name_words(card.name))
    return Placed(changed, card, away)


def unplace_card(desk: Desk, reference: str) -> Placed:
    """Forget the exact spot of a card: it lies again where its address says."""
    desk.begin()
    card = find_card(desk, reference)
    if card.precision not in PRECISE:
        raise RefusedError(
            N_("No exact spot is set for {name}."), N_("Set one with prospector place {id} LAT,LON."),
            name=card.name, id=card.id,
        )  # fmt: skip
    changed = placed(desk, card)._replace(updated_at=desk.clock.now())
    desk.store.cards.save(changed, name_words=desk.contacts.name_words(card.name))
    return Placed(changed, card, None)


def spot_of(row: Row) -> Spot | None:
    """Return where a row of ``places.listed`` lies, or None where nobody knows."""
    if row["lat"] is None or row["lon"] is None:
        return None
    return Spot(row["lat"], row["lon"], row["precision"] in PRECISE)


def why_unplaced(row: Row) -> Text:
    """Return why a card has no coordinates, with what mends it."""
    if not any(row[name] for name in ("address", "postcode", "city", "region", "country")):
        return text(N_("no address"))
    if not row["area"]:
        return text(N_("the address is not understood"))
    if row["precision"] in ("region", "country"):
        return text(N_("only the region is known"))
    return text(N_("the area is known by name only"))


def unplaced(desk: Desk) -> list[View]:
    """Return the cards that no plan can lead to, with the reason."""
    return [
        {
            "card_id": row["id"],
            "name": row["name"],
            "address": row["address"],
            "area": row["area"] or None,
            "precision": row["precision"] or None,
            "why": desk.say(why_unplaced(row)),
        }
        for row in desk.store.places.listed()
        if spot_of(row) is None and row["stopped_on"] is None
    ]


def place_named(desk: Desk, typed: str) -> tuple[Spot, str]:
    """Return where a day starts or ends: a point on a map, a card, or an address; and what to call it.

    NotFoundError when none of the three is meant.
    """
    tidy = typed.strip()
    if holds_link(tidy) or _looks_like_point(tidy):
        point = read_point(tidy)
        return Spot(point.lat, point.lon), f"{point.lat:g},{point.lon:g}"
    # 上海沐谷食品有限公司 is the card of that name before it is the middle of 上海.
    named = bool(re.fullmatch("#?[0-9]+", tidy)) or bool(desk.store.cards.named(tidy))
    place = None if named else desk.geocoder.place(tidy)
    if place is not None and place.lat is not None and place.lon is not None:
        if place.precision not in PRECISE and (found := exactly(desk, tidy, place)):
            return Spot(found.lat, found.lon), tidy
        return Spot(place.lat, place.lon, place.precision in PRECISE), place.area
    try:
        card = find_card(desk, tidy)
    except NotFoundError:
        card = None
    if card is None or card.lat is None or card.lon is None:
        raise NotFoundError(
            N_("Nobody knows where “{typed}” is."),
            N_("Give an address with its town, LAT,LON, a link copied from a map, or a card that has a place."),
            typed=typed,
        )
    return Spot(card.lat, card.lon, card.precision in PRECISE), card.name


def exactly(desk: Desk, address: str, place: Place) -> LookedUp | None:
    """Return where the online service the user has named places an address; None without one, or nothing better.

    An answer far from where the address is known to lie is no answer. When the service cannot be asked, that is said,
    and what is known offline must do.
    """
    if desk.lookup is None:
        return None
    try:
        found = desk.lookup.find(address, place.country)
    except StorageError as error:
        desk.tell(error.text)
        return None
    if found is None or found.precision not in PRECISE or place.lat is None or place.lon is None:
        return None
    return found if kilometres(Point(place.lat, place.lon), Point(found.lat, found.lon)) <= FAR_KM else None


def _looks_like_point(typed: str) -> bool:
    return (
        bool(typed)
        and all(char.isdigit() or char in "+-., ，()（）" for char in typed)
        and any(c in typed for c in ",，")
    )


def list_areas(desk: Desk, day: date, only: Collection[int] | None = None) -> list[View]:
    """Return the areas, the most worth a trip first: cards, due, worth, the best, last visited, and where they lie.

    ``only`` are the cards that count.
    """
    points = worth(desk, day)
    due = {
        row["card_id"] for row in desk.store.standings.visitable("") if row["next_due_on"] and row["next_due_on"] <= day
    }
    visited = desk.store.places.last_visits()
    by_area: dict[str, list[Row]] = {}
    for row in desk.store.places.listed():
        if only is None or row["id"] in only:
            by_area.setdefault(row["area"], []).append(row)
    areas = [_area(desk, name, rows, points, due, visited) for name, rows in by_area.items()]
    # The cards of no known area come last: no trip can be planned to them.
    return sorted(areas, key=lambda item: (item["area"] is None, -item["worth"], item["area"] or ""))


def _area(
    desk: Desk, name: str, rows: list[Row], points: dict[int, Worth], due: set[int], visited: dict[int, datetime]
) -> View:
    ranked = sorted(
        (row for row in rows if row["id"] in points), key=lambda row: (-points[row["id"]].points, row["id"])
    )
    spots = [spot for row in rows if (spot := spot_of(row))]
    last = max((visited[row["id"]] for row in rows if row["id"] in visited), default=None)
    return {
        "area": name or None,
        "cards": len(rows),
        "due": sum(row["id"] in due for row in rows),
        "worth_visiting": len(ranked),
        "worth": round(sum(points[row["id"]].points for row in ranked), 2),
        "best": [{"card_id": row["id"], "name": row["name"], "score": points[row["id"]].points} for row in ranked[:3]],
        "why": [why.text for why in points[ranked[0]["id"]].reasons[:3]] if ranked else [],
        "last_visited_on": last and last.astimezone(desk.clock.now().tzinfo).date().isoformat(),
        "placed": len(spots),
        "exact": sum(spot.precise for spot in spots),
        "lat": round(sum(spot.lat for spot in spots) / len(spots), 5) if spots else None,
        "lon": round(sum(spot.lon for spot in spots) / len(spots), 5) if spots else None,
    }
