"""A day in the field as data: stops with a worth, days with hours, the plan that answers, and its independent check.

Times are whole seconds after the day's midnight, travel times and durations whole seconds. What a stop is worth comes
from the points that also rank the day (``H7``: need and intent first); stops of one area group by themselves, since
time on the road is time without a customer (``H8``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.text import N_, Text, text

Window = tuple[int, int]
Matrix = Sequence[Sequence[int]]
DAY = 24 * 3600
# A way that does not exist: longer than any day, small enough that sums of it stay exact everywhere.
NO_ROAD = 10 * DAY


class Spot(NamedTuple):
    """A point in degrees (WGS 84); ``precise`` is False for the mere centre of a district or town."""

    lat: float
    lon: float
    precise: bool = True


@dataclass(frozen=True, slots=True)
class Stop:
    """A card that could be visited.

    ``windows`` are the (earliest, latest) seconds at which the visit may *begin*, by day; a day that is missing or has
    none is closed; None means any time on any day. ``begin_windows`` makes them from opening hours. A ``required`` stop
    is in the plan or there is no plan; an appointment is one whose only window begins and ends at its time. ``area``
    groups stops in explanations and in the first try; ``imprecise`` marks coordinates that are only a centre.
    """

    id: int
    lat: float
    lon: float
    prize: int
    service: int
    windows: Mapping[date, Sequence[Window]] | None = None
    required: bool = False
    imprecise: bool = False
    name: str = ""
    area: str = ""

    def __post_init__(self) -> None:
        """Refuse a stop worth nothing, of negative duration or with a window that ends before it begins."""
        if self.prize <= 0 or self.service < 0:
            raise ValueError(f"stop {self.id}: a prize above 0 and a service time of 0 or more are needed")
        if any(late < early for windows in (self.windows or {}).values() for early, late in windows):
            raise ValueError(f"stop {self.id}: a window ends before it begins")

    @property
    def spot(self) -> Spot:
        """Where it is."""
        return Spot(self.lat, self.lon, not self.imprecise)

    def windows_on(self, day: date) -> tuple[Window, ...]:
        """Return the windows of ``day`` in order of time, overlapping ones joined; empty when it is closed."""
        if self.windows is None:
            return ((0, DAY),)
        joined: list[Window] = []
        for early, late in sorted(self.windows.get(day, ())):
            if joined and early <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(late, joined[-1][1]))
            else:
                joined.append((early, late))
        return tuple(joined)


class Lunch(NamedTuple):
    """A break of ``seconds``, begun at ``earliest`` or later and over by ``latest``; never during a visit."""

    earliest: int
    latest: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Day:
    """One working day: its hours, where it starts and ends, its lunch, and the most stops wanted (None: any number)."""

    date: date
    start: int
    end: int
    origin: Spot
    destination: Spot
    lunch: Lunch | None = None
    most: int | None = None

    def __post_init__(self) -> None:
        """Refuse hours that end before they start and a lunch that does not fit its own hours."""
        if not 0 <= self.start < self.end <= DAY:
            raise UsageError(
                N_("The hours {start}–{end} end before they start."),
                N_("Write the hours of the day as 9:00-18:00."),
                start=clock(self.start),
                end=clock(self.end),
            )
        if self.lunch and not 0 <= self.lunch.seconds <= self.lunch.latest - self.lunch.earliest:
            raise UsageError(
                N_("A lunch of {minutes} minutes does not fit between {start} and {end}."),
                N_("Write the lunch as 12:00-13:00."),
                minutes=self.lunch.seconds // 60,
                start=clock(self.lunch.earliest),
                end=clock(self.lunch.latest),
            )

    @property
    def pause(self) -> Lunch | None:
        """The lunch, when the day's hours hold it at all; a day that starts after it or ends before it has none."""
        lunch = self.lunch
        if not lunch or not lunch.seconds:
            return None
        if self.start > lunch.latest - lunch.seconds or self.end < lunch.earliest + lunch.seconds:
            return None
        return lunch


def points(stops: Sequence[Stop], days: Sequence[Day]) -> tuple[Spot, ...]:
    """Return the points of a travel matrix in its order: the stops, then the places where days start and end, once."""
    homes = dict.fromkeys(spot for day in days for spot in (day.origin, day.destination))
    return (*(stop.spot for stop in stops), *homes)


class LeftOut(NamedTuple):
    """A stop that is not in the plan, and why."""

    stop: int
    reason: Text


@dataclass(frozen=True)
class Problem:
    """What is asked: the stops that could be made, the days, and the travel seconds between ``points(stops, days)``.

    ``left`` are stops that were set aside before (no place, too many candidates); they come back in ``Plan.left``.
    """

    stops: tuple[Stop, ...]
    days: tuple[Day, ...]
    travel: Matrix
    left: tuple[LeftOut, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a card or a day named twice and a matrix of another size than the points."""
        if len({stop.id for stop in self.stops}) != len(self.stops):
            raise ValueError("a stop is named twice")
        if len({day.date for day in self.days}) != len(self.days):
            raise ValueError("a day is named twice")
        if len(self.travel) != len(points(self.stops, self.days)):
            raise ValueError("the travel matrix does not fit the stops and days")

    def homes(self) -> list[tuple[int, int]]:
        """Return per day the rows of the matrix where it starts and where it ends."""
        row = {spot: len(self.stops) + n for n, spot in enumerate(points((), self.days))}
        return [(row[day.origin], row[day.destination]) for day in self.days]


class Visit(NamedTuple):
    """A stop of the plan: the way to it in seconds, when one arrives, when it begins and when one leaves."""

    stop: int
    arrive: int
    begin: int
    leave: int
    travel: int


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day of the plan: leave at ``depart``, the visits in order, back at ``home`` after ``travel_home`` seconds."""

    date: date
    visits: tuple[Visit, ...] = ()
    depart: int = 0
    home: int = 0
    travel_home: int = 0
    lunch: Window | None = None

    @property
    def travel(self) -> int:
        """Seconds on the road, the way back among them."""
        return self.travel_home + sum(visit.travel for visit in self.visits)


@dataclass(frozen=True, slots=True)
class Plan:
    """The answer: days in the order asked, what was left out and why, the sum of prizes, and how it was found.

    ``method`` is ``pyvrp`` or ``greedy`` (the program's own search, when the extra ``routes`` is not installed).
    """

    days: tuple[DayPlan, ...]
    left: tuple[LeftOut, ...] = ()
    value: int = 0
    method: str = "greedy"

    @property
    def travel(self) -> int:
        """Seconds on the road on all days."""
        return sum(day.travel for day in self.days)

    @property
    def orders(self) -> tuple[tuple[int, ...], ...]:
        """The stops of each day in order, by id."""
        return tuple(tuple(visit.stop for visit in day.visits) for day in self.days)


OnBetter = Callable[[Plan], None]


def begin_windows(hours: Sequence[Window], service: int) -> tuple[Window, ...]:
    """Return when a visit of ``service`` seconds may begin, so that it is over when the doors close.

    ``hours`` are (open, close); hours shorter than the visit fall away.
    """
    return tuple((opens, closes - service) for opens, closes in hours if closes - service >= opens)


def clock(seconds: int) -> str:
    """Return seconds after midnight as ``9:05``."""
    return f"{seconds // 3600}:{seconds % 3600 // 60:02d}"


def faults(problem: Problem, plan: Plan) -> list[Text]:
    """Return every rule that ``plan`` breaks, from its own times alone; an empty list is a sound plan.

    It shares no code with any solver: order and travel against the matrix, windows, hours, lunch, each stop once,
    every required stop, the most stops a day, the value.
    """
    found: list[Text] = []
    row = {stop.id: n for n, stop in enumerate(problem.stops)}
    seen: set[int] = set()
    if [day.date for day in problem.days] != [day.date for day in plan.days]:
        return [text(N_("The plan is for other days than asked."))]
    for day, planned, (origin, destination) in zip(problem.days, plan.days, problem.homes(), strict=True):
        for visit in planned.visits:
            if visit.stop in seen or visit.stop not in row:
                found.append(text(N_("Stop {stop} is planned twice or is unknown."), stop=visit.stop))
            seen.add(visit.stop)
        if all(visit.stop in row for visit in planned.visits):
            found += _way_faults(problem, planned, [origin, *(row[v.stop] for v in planned.visits), destination])
            found += _hour_faults(day, planned)
            found += [fault for v in planned.visits for fault in _window_faults(problem.stops[row[v.stop]], day, v)]
    found += [
        text(N_("“{name}” must be visited and is not."), name=stop.name or stop.id)
        for stop in problem.stops
        if stop.required and stop.id not in seen
    ]
    if plan.value != sum(problem.stops[row[stop]].prize for stop in seen if stop in row):
        found.append(text(N_("The value is not the sum of the stops' prizes.")))
    left = {one.stop for one in plan.left}
    if left & seen or left | seen != set(row) | {one.stop for one in problem.left}:
        found.append(text(N_("The stops left out are not the ones that are not visited.")))
    return found


def _way_faults(problem: Problem, planned: DayPlan, rows: list[int]) -> list[Text]:
    """Check that each leg takes as long as the matrix says, and the lunch where it falls on one."""
    found: list[Text] = []
    if not planned.visits:
        return found
    leaves = [planned.depart, *(visit.leave for visit in planned.visits)]
    arrives = [*(visit.arrive for visit in planned.visits), planned.home]
    begins = [*(visit.begin for visit in planned.visits), planned.home]
    travels = [*(visit.travel for visit in planned.visits), planned.travel_home]
    for n, (leave, arrive, begin, travel) in enumerate(zip(leaves, arrives, begins, travels, strict=True)):
        way = problem.travel[rows[n]][rows[n + 1]]
        lunch = planned.lunch
        rest = lunch[1] - lunch[0] if lunch and leave <= lunch[0] and lunch[1] <= begin else 0
        if travel != way or arrive < leave + way or begin < leave + way + rest or way >= NO_ROAD:
            found.append(text(N_("Leg {number} of {day} is shorter than its way."), number=n + 1, day=planned.date))
    return found


def _hour_faults(day: Day, planned: DayPlan) -> list[Text]:
    """Check the day's hours, its lunch and the most stops."""
    found = []
    if planned.visits and (planned.depart < day.start or planned.home > day.end):
        found.append(text(N_("The plan leaves the hours of {day}."), day=day.date))
    if day.most is not None and len(planned.visits) > day.most:
        found.append(text(N_("More stops on {day} than wanted."), day=day.date))
    pause, lunch = day.pause, planned.lunch
    if not pause or not planned.visits:
        return found
    if lunch is None:
        # Whoever is back in time, or leaves late enough, eats at home.
        early, late = planned.home <= pause.latest - pause.seconds, planned.depart >= pause.earliest + pause.seconds
        kept = early or late
    else:
        kept = pause.earliest <= lunch[0] and lunch[1] <= pause.latest and lunch[1] - lunch[0] >= pause.seconds
        kept = kept and all(v.leave <= lunch[0] or lunch[1] <= v.begin for v in planned.visits)
        kept = kept and planned.depart <= lunch[0] and lunch[1] <= planned.home
    return found if kept else [*found, text(N_("The lunch of {day} is not kept."), day=day.date)]


def _window_faults(stop: Stop, day: Day, visit: Visit) -> list[Text]:
    """Check one visit against its stop's windows and duration."""
    allowed = stop.windows is None or any(a <= visit.begin <= b for a, b in stop.windows.get(day.date, ()))
    if allowed and visit.arrive <= visit.begin and visit.leave - visit.begin == stop.service:
        return []
    return [text(N_("The visit at “{name}” breaks its hours."), name=stop.name or stop.id)]
