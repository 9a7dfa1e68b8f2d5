"""The areas on a map of characters: where there is most to be gained, seen at a glance on any terminal."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from prospector.domain.text import N_, text
from prospector.render.layout import shown
from prospector.render.safe import cells

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
# A character cell is about twice as high as wide.
_ASPECT = 2.0
_HEIGHT = 16


def area_map(areas: Sequence[Mapping[str, Any]], width: int) -> list[str]:
    """Return the lines of the map: a letter for each of the areas that have a place, and what each stands for.

    ``width`` is in cells. The areas are taken in the order given, the first as A; others are dots.
    """
    placed = [area for area in areas if area["lat"] is not None]
    if not placed:
        return []
    across = max(20, min(width - 2, 76))
    spots = [(math.cos(math.radians(_middle(placed))) * area["lon"], area["lat"]) for area in placed]
    left, right = min(x for x, _ in spots), max(x for x, _ in spots)
    low, high = min(y for _, y in spots), max(y for _, y in spots)
    # One scale for both directions (degrees per cell), so that far looks far.
    scale = max((right - left) / (across - 1), (high - low) / _ASPECT / (_HEIGHT - 1), 1e-6)
    rows_used = round((high - low) / _ASPECT / scale) + 1
    grid = [[" "] * across for _ in range(rows_used)]
    named: list[tuple[str, Mapping[str, Any]]] = []
    for number, (area, (x, y)) in enumerate(zip(placed, spots, strict=True)):
        sign = _LETTERS[number] if number < len(_LETTERS) else "·"
        column = min(across - 1, round((x - left) / scale))
        row = min(rows_used - 1, round((high - y) / _ASPECT / scale))
        if sign != "·":
            named.append((sign, area))
        _put(grid, row, column, sign)
    edge = "+" + "-" * across + "+"
    lines = [edge, *("|" + "".join(row) + "|" for row in grid), edge]
    lines += [_legend(sign, area, width) for sign, area in named]
    return lines


def _middle(areas: Sequence[Mapping[str, Any]]) -> float:
    return sum(float(area["lat"]) for area in areas) / len(areas)


def _put(grid: list[list[str]], row: int, column: int, sign: str) -> None:
    """Put a sign into the grid, beside the place when that is taken."""
    for step in (0, 1, -1, 2, -2, 3, -3):
        at = column + step
        if 0 <= at < len(grid[row]) and grid[row][at] == " ":
            grid[row][at] = sign
            return


def _legend(sign: str, area: Mapping[str, Any], width: int) -> str:
    line = shown(
        text(
            N_("{sign} {area}: {cards} cards, {due} due, {points} points"),
            sign=sign,
            area=area["area"] or "?",
            cards=area["cards"],
            due=area["due"],
            points=f"{area['worth']:g}",
        )
    )
    while cells(line) > max(width, 20):
        line = line[:-2] + "…"
    return line
