"""How one's own calls went (``H8``), counted from the log."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import starmap

from prospector.domain.call import OUTCOMES
from prospector.domain.call_report import MANY, Counted, LoggedCall, report, verdict
from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.services.ports import Desk
from prospector.services.views import View


def call_report(
    desk: Desk, since: date, until: date, success: Sequence[str], only: Collection[int] | None = None
) -> View:
    """Return success by number of contact, hour and weekday of the calls from ``since`` to ``until``, with the counts.

    ``only`` are the cards that count. UsageError for a ``success`` that is no outcome. Groups of fewer calls than the
    setting ``report.least`` have no verdict.
    """
    unknown = [code for code in success if code not in OUTCOMES]
    if unknown:
        raise UsageError(
            N_("“{typed}” is not an outcome."),
            hint=N_("Choose one of: {known}."),
            typed=unknown[0],
            known=", ".join(OUTCOMES),
        )
    calls = starmap(LoggedCall, desk.store.calls.for_report())
    counted = (call for call in calls if only is None or call.card_id in only)
    found = report(counted, since, until, frozenset(success))
    least = int(desk.settings["report.least"])

    def rows(groups: Mapping[int, Counted], key: str) -> list[View]:
        return [
            {key: number, **_counted(group), "verdict": verdict(group, found.all, least) or None}
            for number, group in groups.items()
        ]

    return {
        "since": None if since == date.min else since.isoformat(),
        "until": until.isoformat(),
        "success": list(success),
        "least": least,
        **_counted(found.all),
        "by_number": [{**row, "and_more": row["number"] == MANY} for row in rows(found.by_number, "number")],
        "by_hour": rows(found.by_hour, "hour"),
        "by_weekday": rows(found.by_weekday, "weekday"),
    }


def _counted(group: Counted) -> View:
    low, high = group.range
    return {
        "calls": group.calls,
        "reached": group.reached,
        "successes": group.successes,
        "share": round(group.share, 4) if group.calls else None,
        "low": round(low, 4) if group.calls else None,
        "high": round(high, 4) if group.calls else None,
    }
