"""Which of very many candidates are worth weighing: a matrix of ten thousand stops would take minutes and gigabytes."""

from collections.abc import Callable, Sequence

from prospector.domain.route import Day, LeftOut, Stop
from prospector.domain.text import N_, text
from prospector.territory.travel import Pace, check_spot, seconds_between

# More than can be visited in a month; above it the search only slows down.
MOST = 600
# What a stop costs beside its own way and time: the share of the round trip that it does not have with its neighbours.
SHARE, BASE = 0.25, 600


def most_worth(stops: Sequence[Stop], round_trip: Callable[[int], int], most: int = MOST) -> list[int]:
    """Return the positions of at most ``most`` stops, in their order: the required ones, then by worth for time.

    ``round_trip`` gives the seconds there and back of the stop at a position.
    """
    if len(stops) <= most:
        return list(range(len(stops)))

    def rank(at: int) -> tuple[bool, float, int]:
        stop = stops[at]
        return not stop.required, -stop.prize / (stop.service + SHARE * round_trip(at) + BASE), at

    ranked = sorted(range(len(stops)), key=rank)
    required = sum(stop.required for stop in stops)
    return sorted(ranked[: max(most, required)])


def set_aside(stops: Sequence[Stop], kept: Sequence[int], most: int = MOST) -> tuple[LeftOut, ...]:
    """Return the others with the word that says so."""
    chosen = set(kept)
    reason = text(
        N_("not weighed: of {all} candidates only the {most} most worth their way"), all=len(stops), most=most
    )
    return tuple(LeftOut(stop.id, reason) for at, stop in enumerate(stops) if at not in chosen)


def shortlist(
    stops: Sequence[Stop], days: Sequence[Day], how: Pace, most: int = MOST
) -> tuple[tuple[Stop, ...], tuple[LeftOut, ...]]:
    """Return the stops to weigh and those set aside, before any matrix is made.

    Stops that are closed on every day go first, so that they take no open one's place. The way is estimated by
    ``how`` (``travel.pace``) from the nearest of the days' starts.
    """
    if len(stops) <= most:
        return tuple(stops), ()
    for stop in stops:
        check_spot(stop.lat, stop.lon)
    homes = {spot for day in days for spot in (day.origin, day.destination)}
    is_open = [stop for stop in stops if stop.required or any(stop.windows_on(day.date) for day in days)]
    closed = tuple(
        LeftOut(stop.id, text(N_("closed on all of the days")))
        for stop in stops
        if not (stop.required or any(stop.windows_on(day.date) for day in days))
    )
    kept = most_worth(is_open, lambda at: 2 * min(seconds_between(home, is_open[at].spot, how) for home in homes), most)
    return tuple(is_open[at] for at in kept), (*closed, *set_aside(is_open, kept, most))
