"""The route of a plan as SVG over its area: one line a day, numbered stops, the start as a house, a scale bar."""

import math
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from prospector.domain.text import N_, text
from prospector.render.layout import shown

View = Mapping[str, Any]
# Told apart also by those who do not see red and green alike (after Okabe and Ito).
COLOURS = ("#0072b2", "#d55e00", "#007a5a", "#9a4b8c", "#8a6d00", "#3a3a3a", "#b0275a")
_WIDTH, _HEIGHT, _MARGIN = 720.0, 400.0, 42.0
_KM_A_DEGREE = 111.195
# A drawing of one house still shows its neighbourhood.
_LEAST_KM = 1.0


class _Frame(NamedTuple):
    """From degrees to the drawing's units: the middle and the units a kilometre."""

    lat: float
    lon: float
    scale: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Return where a point lies on the drawing."""
        x = (lon - self.lon) * math.cos(math.radians(self.lat)) * _KM_A_DEGREE * self.scale + _WIDTH / 2
        return x, _HEIGHT / 2 - (lat - self.lat) * _KM_A_DEGREE * self.scale


def drawing(plan: View) -> str:
    """Return the drawing, or nothing where no stop has a place."""
    houses = [plan["home"], plan["goal"]]
    stops = [stop for day in plan["days"] for stop in day["stops"] if stop["lat"] is not None]
    if not stops:
        return ""
    points = [(stop["lat"], stop["lon"]) for stop in stops]
    points += [(house["lat"], house["lon"]) for house in houses if house]
    frame = _frame(points)
    # Below the routes, what was left out within the frame: it shows where the customers are.
    dots = [frame.at(one["lat"], one["lon"]) for one in plan["left_out"] if one["lat"] is not None]
    parts = [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#b8c0c8"/>'
        for x, y in dots
        if 0 <= x <= _WIDTH and 0 <= y <= _HEIGHT
    ]
    taken: list[tuple[float, float]] = []
    days = [day for day in plan["days"] if day["stops"]]
    for number, day in enumerate(days):
        parts += _route(day, houses, frame, COLOURS[number % len(COLOURS)], taken)
    parts += _areas(stops, frame)
    parts += [_house(*frame.at(house["lat"], house["lon"])) for house in houses if house]
    parts.append(_scale_bar(frame))
    label = escape(shown(text(N_("The route"))))
    body = "\n".join(parts)
    head = f'<svg viewBox="0 0 {_WIDTH:g} {_HEIGHT:g}" role="img" aria-label="{label}" font-family="inherit">'
    return f"{head}\n{body}\n</svg>"


def _frame(points: Sequence[tuple[float, float]]) -> _Frame:
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    lat, lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    high = max((max(lats) - min(lats)) * _KM_A_DEGREE, _LEAST_KM)
    wide = max((max(lons) - min(lons)) * _KM_A_DEGREE * math.cos(math.radians(lat)), _LEAST_KM)
    return _Frame(lat, lon, min((_WIDTH - 2 * _MARGIN) / wide, (_HEIGHT - 2 * _MARGIN) / high))


def _house(x: float, y: float) -> str:
    return (
        f'<path d="M{x - 9:.1f} {y:.1f}L{x:.1f} {y - 9:.1f}L{x + 9:.1f} {y:.1f}V{y + 9:.1f}H{x - 9:.1f}Z" '
        f'fill="#fff" stroke="#1c1f23" stroke-width="2"/>'
    )


def _route(
    day: View, houses: Sequence[View | None], frame: _Frame, colour: str, taken: list[tuple[float, float]]
) -> list[str]:
    """Return the line of a day and its numbered stops; stops at one place stand beside each other."""
    placed = [stop for stop in day["stops"] if stop["lat"] is not None]
    spots = [_beside(frame.at(stop["lat"], stop["lon"]), taken) for stop in placed]
    first, last = ([frame.at(house["lat"], house["lon"])] if house else [] for house in houses)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (*first, *spots, *last))
    parts = [
        f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="3" stroke-linejoin="round" '
        f'stroke-opacity=".75"/>'
    ]
    for stop, (x, y) in zip(placed, spots, strict=True):
        dash = ' stroke-dasharray="3 2"' if stop["imprecise"] else ""
        link, name = escape(stop["links"]["geo"]), escape(shown(stop["name"]))
        parts.append(
            f'<a href="{link}"><title>{escape(stop["at"])} {name}</title>'
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="13" fill="{colour}" stroke="#fff" stroke-width="2"{dash}/>'
            f'<text x="{x:.1f}" y="{y + 5:.1f}" text-anchor="middle" font-size="14" font-weight="700" fill="#fff">'
            f"{stop['number']}</text></a>"
        )
    return parts


def _beside(spot: tuple[float, float], taken: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the place for a number: the spot, or one beside it when another number stands there."""
    x, y = spot
    for step in range(40):
        angle, far = step * 2.4, 0.0 if not step else 14 + 3.2 * step
        moved = x + far * math.cos(angle), y + far * math.sin(angle)
        if all(math.dist(moved, other) >= 26 for other in taken):
            break
    taken.append(moved)
    return moved


def _areas(stops: Sequence[View], frame: _Frame) -> list[str]:
    """Return the names of the areas, each above its stops."""
    spots: dict[str, list[tuple[float, float]]] = {}
    for stop in stops:
        if stop["area"]:
            spots.setdefault(stop["area"], []).append(frame.at(stop["lat"], stop["lon"]))
    return [
        f'<text x="{sum(x for x, _ in at) / len(at):.1f}" y="{max(12.0, min(y for _, y in at) - 20):.1f}" '
        f'text-anchor="middle" font-size="13" fill="#5d6670" paint-order="stroke" stroke="#f5f7f9" stroke-width="3">'
        f"{escape(shown(area))}</text>"
        for area, at in spots.items()
    ]


def _scale_bar(frame: _Frame) -> str:
    """Return a bar of a round length, a fifth of the drawing at most."""
    most = _WIDTH / 5 / frame.scale
    power = 10.0 ** math.floor(math.log10(most))
    length = next(step * power for step in (5, 2, 1) if step * power <= most)
    label = f"{length:g} km" if length >= 1 else f"{length * 1000:g} m"
    x, y, end = 14.0, _HEIGHT - 14, 14.0 + length * frame.scale
    return (
        f'<path d="M{x:g} {y - 5:g}V{y:g}H{end:.1f}V{y - 5:g}" fill="none" stroke="#5d6670" stroke-width="1.5"/>'
        f'<text x="{x:g}" y="{y - 9:g}" font-size="12" fill="#5d6670">{label}</text>'
    )
