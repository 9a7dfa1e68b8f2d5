"""When a card can be called on, by the hours noted on it (``H8``): what falls outside them is moved, and said so."""

from datetime import date, datetime, timedelta

from prospector.domain.opening_hours import OpeningHours

# Nobody closes for longer; hours that never open must not be searched for ever.
_LONGEST = 14


def next_open(hours: OpeningHours, day: date, now: datetime | None) -> tuple[date, str] | None:
    """Return the day and hour from which a card can be called on, None when nothing stands in the way on ``day``.

    ``now`` is the present moment where ``day`` is today: what has closed for today is tried on the next open day.
    """
    seconds = now.hour * 3600 + now.minute * 60 if now else 0
    for ahead in range(_LONGEST):
        on = day + timedelta(days=ahead)
        for opens, closes in hours.on(on.weekday()):
            if ahead == 0 and closes <= seconds:
                continue
            if ahead == 0 and (now is None or opens <= seconds):
                return None
            return on, f"{opens // 3600:02d}:{opens % 3600 // 60:02d}"
    return None
