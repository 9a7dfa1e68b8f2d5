"""Invents instances of the kinds of ``toptw.py``, so that the search is never tuned on the public ones.

``wide`` and ``narrow`` are spread like Cordeau's (clusters around a depot, a horizon of 1000, windows of a sixth or a
third of it); ``random``, ``clustered`` and ``mixed`` like Solomon's (a square of 100, tight windows at all or at a
quarter of the stops). The same name is the same instance on every machine.
"""

import math
from random import Random

Row = list[float]
# Kind, stops, days, and the best value seen in many runs while the search was tuned (no proof): small and large ones.
INVENTED = (
    ("narrow", 48, 2, 369),
    ("wide", 72, 1, 396),
    ("narrow", 96, 3, 802),
    ("wide", 96, 2, 831),
    ("narrow", 144, 1, 422),
    ("narrow", 144, 4, 1336),
    ("wide", 192, 2, 1287),
    ("narrow", 240, 2, 935),
    ("wide", 288, 4, 2221),
    ("narrow", 288, 1, 467),
    ("random", 100, 1, 355),
    ("random", 100, 4, 1213),
    ("clustered", 100, 2, 960),
    ("clustered", 100, 4, 1680),
    ("mixed", 100, 2, 802),
    ("mixed", 100, 3, 1115),
)


def invented(kind: str, count: int, seed: int) -> list[Row]:
    """Return the depot and ``count`` stops: number, x, y, service, prize, opening, closing (as in the public files)."""
    rng = Random(f"{kind} {count} {seed}")
    return _cordeau(kind == "wide", count, rng) if kind in {"narrow", "wide"} else _solomon(kind, count, rng)


def _cordeau(wide: bool, count: int, rng: Random) -> list[Row]:
    """Return clusters that thin out with distance, service of 1 to 25, prizes of 1 to 25, a horizon of 1000."""
    seeds = [(rng.uniform(-100, 100), rng.uniform(-100, 100)) for _ in range(4)]
    spots = list(seeds)
    while len(spots) < count:
        spot = (rng.uniform(-100, 100), rng.uniform(-100, 100))
        if rng.random() < sum(math.exp(-0.05 * math.dist(spot, one)) for one in seeds):
            spots.append(spot)
    shortest, longest = (180, 360) if wide else (90, 180)
    rows: list[Row] = [[0, sum(x for x, _ in seeds) / 4, sum(y for _, y in seeds) / 4, 0, 0, 0, 1000]]
    for number, (x, y) in enumerate(spots, 1):
        opens = rng.randint(60, 480)
        closes = opens + rng.randint(shortest, longest)
        rows.append([number, round(x, 3), round(y, 3), rng.randint(1, 25), rng.randint(1, 25), opens, closes])
    return rows


def _solomon(kind: str, count: int, rng: Random) -> list[Row]:
    """Return a square of 100 with a depot in the middle; clusters have long services and a longer day."""
    end = {"random": 230, "mixed": 240, "clustered": 1236}[kind]
    service = 90 if kind == "clustered" else 10
    centres = [(rng.uniform(10, 90), rng.uniform(10, 90)) for _ in range(10)]
    tight = rng.random() < 0.5
    rows: list[Row] = [[0, 40, 50, 0, 0, 0, end]]
    for number in range(1, count + 1):
        x, y = rng.uniform(0, 80), rng.uniform(0, 80)
        if kind == "clustered" or (kind == "mixed" and rng.random() < 0.5):
            centre = rng.choice(centres)
            x, y = rng.gauss(centre[0], 3), rng.gauss(centre[1], 3)
        x, y = round(x), round(y)
        way = math.dist((x, y), (40, 50))
        prize = rng.choice((10, 20, 30, 40)) if kind == "clustered" else rng.randint(1, 41)
        opens, closes = 0, math.floor(end - way - service)
        if tight or rng.random() < 0.25:
            half = rng.choice((5, 15)) if kind != "clustered" else rng.randint(20, 45)
            middle = rng.uniform(way, max(way, end - way - service))
            opens, closes = max(0, round(middle - half)), min(closes, round(middle + half))
        rows.append([number, x, y, service, prize, opens, max(opens, closes)])
    return rows
