"""The composition root of the days in the field: the route planner, the page, the calendar and the codes of a plan.

Kept out of ``bootstrap``; like there, imports are deferred, so that only planning pays for planning.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from prospector.domain.errors import RefusedError, StorageError, UsageError, system_reason
from prospector.domain.text import N_

if TYPE_CHECKING:
    from prospector.bootstrap import Desk
    from prospector.territory.planner import Planner

View = Mapping[str, Any]


def route_planner(
    desk: "Desk",
    *,
    mode: str = "",
    matrix: str = "",
    estimate: bool = False,
    seconds: float | None = None,
    seed: int = 0,
    iterations: int | None = None,
) -> "Planner":
    """Return the planner of routes; ``matrix`` is empty or ``osrm:URL``."""
    from prospector.territory.planner import Planner
    from prospector.territory.travel import pace

    kind, colon, url = matrix.partition(":")
    if matrix and (kind != "osrm" or not colon):
        raise UsageError(
            N_("“{typed}” is no source of travel times."),
            N_("Write --matrix osrm:http://localhost:5000."),
            typed=matrix,
        )
    mode = mode or desk.settings["visits.mode"]
    known = {name: desk.settings.values.get(f"travel.{mode}_{name}") for name in ("detour", "speed", "stop")}
    how = pace(
        mode,
        detour=known["detour"],
        speed=known["speed"],
        leg_seconds=None if known["stop"] is None else round(known["stop"] * 60),
    )
    return Planner(how, mode, url=url, estimate=estimate, seconds=seconds, seed=seed, iterations=iterations)


def about_ways(planner: "Planner") -> dict[str, Any]:
    """Return how the ways of a plan were reckoned, as part of its view."""
    return {
        "mode": planner.mode,
        "matrix": planner.source,
        "detour": planner.how.detour,
        "speed_kmh": planner.how.speed,
        "leg_minutes": round(planner.how.leg_seconds / 60, 2),
    }


def write_page(path: Path, plan: View, *, force: bool) -> None:
    """Write a plan as one self-contained page."""
    from prospector.render.visit_page import visit_page

    _write(path, visit_page(plan).encode("utf-8"), force=force)


def write_calendar(path: Path, plan: View, desk: "Desk", *, force: bool) -> None:
    """Write the visits of a plan as an iCalendar file."""
    from prospector.interop.visit_calendar import visit_calendar

    _write(path, visit_calendar(plan, desk.clock.now(), desk.say), force=force)


def write_agenda(entries: Sequence[View], target: str, desk: "Desk", stdout: TextIO) -> None:
    """Write coming days as an iCalendar file, in place of an earlier one; ``-`` writes to ``stdout``."""
    from prospector.interop.agenda_calendar import Edition, agenda_calendar

    visited = {entry["card_id"] for entry in entries if entry["code"] == "appointment"}
    places = {card.id: card.address for card in desk.store.cards.many(sorted(visited))} if visited else {}
    newest = desk.store.journal.newest(1)
    edition = Edition(desk.clock.now(), newest[0]["id"] if newest else 0)
    content = agenda_calendar(entries, edition, desk.say, places)
    if target == "-":
        stdout.write(content.decode("utf-8"))
    else:
        # The uids are stable: a calendar that reads the file again changes its entries.
        _write(Path(target), content, force=True)


def _write(path: Path, content: bytes, *, force: bool) -> None:
    if path.exists() and not force:
        raise RefusedError(N_("{path} exists already."), hint=N_("Name another file, or add --force."), path=str(path))
    try:
        path.write_bytes(content)
    except OSError as error:
        raise StorageError(
            N_("{path}: {reason}."), hint=N_("Check the path and its permissions."), path=str(path),
            reason=system_reason(error),
        ) from None  # fmt: skip


def code_lines(stops: Sequence[View]) -> tuple[str, str]:
    """Return the QR code of stops to draw on a terminal, and what it holds."""
    from prospector.render.visit_code import drawn, payload

    content = payload(stops)
    return drawn(content), content


def next_stop(desk: "Desk", card_id: int) -> dict[str, Any] | None:
    """Return the stop most worth its way from a card, now; None when there is none."""
    from prospector.services.visit_booking import next_near

    return next_near(desk, route_planner(desk), card_id)
