"""Finding the cards of the book that are about one person or company (``H1``: duplicates merged)."""

from collections.abc import Callable, Iterable

from prospector.domain.duplicate import LIKELY, Evidence, Pair, best_first, clusters
from prospector.domain.errors import UsageError
from prospector.domain.record import Record
from prospector.domain.text import N_
from prospector.services.ports import Desk
from prospector.services.views import View


class Doubles:
    """What was found: the likely pairs and the groups they make, the most probable first, and the cards in them."""

    def __init__(self, pairs: list[Pair], records: dict[int, Record], apart: Iterable[tuple[int, int]] = ()) -> None:
        self.pairs = pairs
        self.clusters = clusters(pairs, apart)
        self.records = records


def find_doubles(desk: Desk, *, least: float = LIKELY, advance: Callable[[int], None] = lambda _count: None) -> Doubles:
    """Compare the cards of the book; return the pairs of at least the probability ``least`` (above 0, at most 1).

    Pairs that were said not to be the same are left out. ``advance`` is told how many more pairs were compared. Raises
    UsageError when ``least`` is no probability.
    """
    if not 0 < least <= 1:
        raise UsageError(
            N_("{typed} is not a probability."),
            hint=N_("Write one above 0 and up to 1, for example 0.9."),
            typed=f"{least:g}",
        )
    records = {record.id: record for record in desk.store.duplicates.records()}
    apart = set(desk.store.merges.distinct())
    found = desk.doubles(records.values()).pairs(least, advance)
    pairs = best_first(pair for pair in found if (pair.a, pair.b) not in apart)
    return Doubles(pairs, {card_id: records[card_id] for pair in pairs for card_id in (pair.a, pair.b)}, apart)


def pair_views(desk: Desk, found: Doubles, most: int | None = None) -> list[View]:
    """Return the pairs as views, at most so many."""
    return [
        {
            "a": card_view(found.records[pair.a]),
            "b": card_view(found.records[pair.b]),
            "probability": round(pair.probability, 4),
            "reasons": reason_views(desk, pair.reasons),
        }
        for pair in found.pairs[:most]
    ]


def cluster_views(desk: Desk, found: Doubles, most: int | None = None) -> list[View]:
    """Return the groups of cards that are one as views, at most so many."""
    return [
        {
            "ids": list(cluster.ids),
            "cards": [card_view(found.records[card_id]) for card_id in cluster.ids],
            "probability": round(cluster.probability, 4),
            "pairs": [
                {
                    "a": pair.a,
                    "b": pair.b,
                    "probability": round(pair.probability, 4),
                    "reasons": reason_views(desk, pair.reasons),
                }
                for pair in cluster.pairs
            ],
        }
        for cluster in found.clusters[:most]
    ]


def card_view(record: Record) -> View:
    """Return one side of a pair: ``ref`` is the id that the source file gave; ``fields`` all that is known."""
    known = {
        "kind": record.kind,
        "phones": [e164 or digits for e164, digits, _extension, _label in record.phones],
        "emails": list(record.emails),
        "address": record.address,
        "city": record.city,
        "postcode": record.postcode,
        "area": record.area,
        **record.facts,
    }
    return {
        "id": record.id,
        "uid": record.uid,
        "name": record.name,
        "ref": record.ref or None,
        "fields": {key: value for key, value in known.items() if value},
    }


def reason_views(desk: Desk, reasons: Iterable[Evidence]) -> list[View]:
    """Return reasons as today's list has its own: a stable code, a sentence, the points (negative: against)."""
    return [
        {"code": reason.code, "text": desk.say(reason.text), "points": round(reason.points, 1)} for reason in reasons
    ]
