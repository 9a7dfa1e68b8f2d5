"""Where a card stands in the life of a customer, derived from facts and never typed (``H2``, ``H3``)."""

from datetime import date, timedelta

from prospector.domain.qualification import NON_CUSTOMER, Man
from prospector.domain.text import N_

# H2: the four kinds of potential customer, and those who are none.
LIFECYCLES = {
    "new": N_("new"),
    "hesitant": N_("hesitant"),
    "current": N_("current"),
    "lapsed": N_("lapsed"),
    "other": N_("other"),
}
# H3: the levels of the pyramid that do not depend on revenue.
LEVELS = {
    "customer": N_("customer"),
    "inactive": N_("inactive"),
    "prospect": N_("prospect"),
    "suspect": N_("suspect"),
    "other": N_("other"),
}


def months_before(day: date, months: int) -> date:
    """Return the same day ``months`` earlier, or the last one of that month where it has no such day."""
    # No library is loaded for this on the way to the daily commands.
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < 1:
        return date.min
    last = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def is_current(last_deal_on: date | None, today: date) -> bool:
    """Tell whether the last deal lies within the last 12 months (H3): after the same day a year ago."""
    return last_deal_on is not None and last_deal_on > months_before(today, 12)


def lifecycle(
    man: Man,
    *,
    last_deal_on: date | None,
    interested_on: date | None,
    last_on: date | None,
    today: date,
    quiet_days: int,
) -> str:
    """Return the kind of H2.

    Bought within 12 months: current; before that: lapsed. Showed interest, then no word for ``quiet_days``: hesitant.
    Known to have neither money, authority nor need: other. Everyone else has never bought: new.
    """
    if last_deal_on is not None:
        return "current" if is_current(last_deal_on, today) else "lapsed"
    if man.klass == NON_CUSTOMER:
        return "other"
    if interested_on is not None and last_on is not None and last_on <= today - timedelta(days=quiet_days):
        return "hesitant"
    return "new"


def level(man: Man, *, last_deal_on: date | None, reached: bool, today: date) -> str:
    """Return the level of H3: customer, inactive, prospect (in contact), suspect (not yet), other (no need ever)."""
    if last_deal_on is not None:
        return "customer" if is_current(last_deal_on, today) else "inactive"
    if man.klass == NON_CUSTOMER:
        return "other"
    return "prospect" if reached else "suspect"
