"""Referrals (``H9``): who introduced whom, what became of it, when we asked for more, and how it was rewarded.

What became of a referral is never typed: it follows from the contacts and deals logged from its day on.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from prospector.domain.call import INTERESTED, SETTLED, UNREACHED, VISIT
from prospector.domain.deal import LOST as DEAL_LOST
from prospector.domain.deal import OPEN as DEAL_OPEN
from prospector.domain.deal import SALE
from prospector.domain.deal import WON as DEAL_WON
from prospector.domain.text import N_

WAITING, CONTACTED, MET, WON, LOST = "waiting", "contacted", "met", "won", "lost"
STATUSES = {
    WAITING: N_("not contacted"),
    CONTACTED: N_("contacted"),
    MET: N_("met"),
    WON: N_("won"),
    LOST: N_("lost"),
}
# Statuses after which nothing is to be won any more, or all is.
ENDED = frozenset({WON, LOST})

# What a referral still asks for: the referred person first, then the one who gave the name.
CONTACT, REPORT, THANK = "contact", "report-back", "thank"
NEXT = {CONTACT: N_("contact"), REPORT: N_("report back"), THANK: N_("thank")}

# H9: contact the referred person promptly, each day cools it.
PROMPT = timedelta(hours=24)


class Referral(NamedTuple):
    """That ``referrer_id`` introduced ``card_id`` at a moment; when we reported back and gave thanks for it."""

    id: int
    uid: str
    card_id: int
    referrer_id: int
    at: datetime
    note: str = ""
    reported_on: date | None = None
    thanked_on: date | None = None


class ReferralAsk(NamedTuple):
    """That a card was asked for referrals on a day, in which words, and how many names came of it."""

    id: int
    uid: str
    card_id: int
    on_date: date
    got: int = 0
    question: str = ""
    note: str = ""


class Reward(NamedTuple):
    """What a referrer is promised: a sum in minor units of ``currency``, or a gift, whose sum is then what it costs."""

    id: int
    uid: str
    card_id: int
    referral_id: int | None
    amount: int | None
    currency: str
    gift: str
    promised_on: date
    paid_on: date | None = None
    note: str = ""


class Contact(NamedTuple):
    """As much of a logged contact with the referred card as tells what became of the referral."""

    at: datetime
    utc_offset: int
    via: str
    outcome: str

    @property
    def day(self) -> date:
        """The calendar day where it was logged."""
        return (self.at.astimezone(UTC) + timedelta(minutes=self.utc_offset)).date()


class Sale(NamedTuple):
    """As much of a deal of the referred card; ``amount`` in minor units, None where none was said."""

    on_date: date
    kind: str
    state: str
    amount: int | None
    currency: str
    rate: float | None


class Progress(NamedTuple):
    """What became of a referral. ``tries`` are contacts in which nobody was reached."""

    status: str
    tries: int = 0
    contacted_at: datetime | None = None
    met_at: datetime | None = None
    won_on: date | None = None
    lost_on: date | None = None


def progress(since: date, contacts: Iterable[Contact], sales: Iterable[Sale]) -> Progress:
    """Return what became of a referral made on the day ``since``; what was before that day is not its doing.

    A try that reached nobody is no contact (H3). Met needs a visit that found someone. Won is a sale. Lost is a lost
    deal or a refusal, unless interest was shown after it or a deal is still open.
    """
    after = sorted((contact for contact in contacts if contact.day >= since), key=lambda contact: contact.at)
    spoken = [contact for contact in after if contact.outcome not in UNREACHED]
    visits = [contact.at for contact in spoken if contact.via == VISIT]
    dealt = [sale for sale in sales if sale.kind == SALE and sale.on_date >= since]
    won = min((sale.on_date for sale in dealt if sale.state == DEAL_WON), default=None)
    lost = None if won else _lost_on(spoken, dealt)
    status = WON if won else LOST if lost else MET if visits else CONTACTED if spoken else WAITING
    return Progress(
        status,
        len(after) - len(spoken),
        spoken[0].at if spoken else None,
        visits[0] if visits else None,
        won,
        lost,
    )


def _lost_on(spoken: Sequence[Contact], dealt: Sequence[Sale]) -> date | None:
    if any(sale.state == DEAL_OPEN for sale in dealt):
        return None
    telling = [contact for contact in spoken if contact.outcome in INTERESTED | SETTLED]
    refused = telling[-1].day if telling and telling[-1].outcome == "refused" else None
    lost = max((sale.on_date for sale in dealt if sale.state == DEAL_LOST), default=None)
    if lost is not None and any(contact.outcome in INTERESTED and contact.day > lost for contact in telling):
        lost = None
    return max((day for day in (refused, lost) if day is not None), default=None)


def hours_waited(at: datetime, contacted_at: datetime | None, now: datetime) -> int:
    """Return the whole hours from the referral to the first contact, or until now; never below zero."""
    waited = (contacted_at or now).astimezone(UTC) - at.astimezone(UTC)
    return max(0, int(waited / timedelta(hours=1)))


def is_overdue(status: str, at: datetime, now: datetime) -> bool:
    """Tell whether the referred one has waited 24 hours and nobody has spoken to them (H9)."""
    return status == WAITING and now.astimezone(UTC) - at.astimezone(UTC) >= PROMPT


def next_acts(referral: Referral, status: str) -> list[str]:
    """Return what the referral still asks for: the contact; after it the report to the referrer, and thanks (H9)."""
    if status == WAITING:
        return [CONTACT]
    done = ((REPORT, referral.reported_on), (THANK, referral.thanked_on))
    return [act for act, day in done if day is None]


def chain(referrer_id: int, referred_id: int, introduced: Mapping[int, Sequence[int]]) -> list[int]:
    """Return how ``referred_id`` once led to ``referrer_id``, first card to last; empty when it did not.

    ``introduced`` has the referrers of each card. A referral from the end of such a chain to its beginning would close
    a circle, in which nobody came first.
    """
    came_by: dict[int, int | None] = {referrer_id: None}
    waiting = [referrer_id]
    while waiting:
        card_id = waiting.pop(0)
        if card_id == referred_id:
            found: list[int] = []
            step: int | None = card_id
            while step is not None:
                found.append(step)
                step = came_by[step]
            return found
        for earlier in introduced.get(card_id, ()):
            if earlier not in came_by:
                came_by[earlier] = card_id
                waiting.append(earlier)
    return []
