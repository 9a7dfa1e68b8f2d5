"""The repositories of referrals, promises, complaints and the people around a customer, as the services see them."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, Protocol

from prospector.domain.competitor import Competitor
from prospector.domain.complaint import Complaint
from prospector.domain.complaint import Entry as ComplaintEntry
from prospector.domain.greeting import Greeting
from prospector.domain.lending import Lending
from prospector.domain.occasion import OwnOccasion
from prospector.domain.promise import Promise
from prospector.domain.referral import Referral, ReferralAsk, Reward
from prospector.domain.satisfaction import Satisfaction
from prospector.domain.stakeholder import Stakeholder
from prospector.services.record_store import RecordStore
from prospector.services.store import Row


class GreetingStore(RecordStore[Greeting], Protocol):
    """Greetings that were sent."""

    def listed(self, since: date) -> list[Row]: ...
    def since(self, day: date) -> list[Greeting]: ...
    def of_call(self, call_id: int) -> Greeting | None: ...
    def circle(self, tag: str) -> list[Row]: ...
    def topics(self, ids: Sequence[int]) -> dict[int, str]: ...
    def complaining(self) -> frozenset[int]: ...


class PromiseStore(RecordStore[Promise], Protocol):
    """Promises, ours and theirs."""

    def listed(self, *, every: bool = False, side: str = "") -> list[Row]: ...


class ReferralStore(RecordStore[Referral], Protocol):
    """Who introduced whom."""

    def introduced(self, card_id: int) -> dict[int, list[int]]: ...
    def listed(self) -> list[Row]: ...
    def listed_one(self, referral_id: int) -> Row | None: ...
    def with_card(self, card_id: int) -> list[Row]: ...
    def contacts(self, ids: Sequence[int]) -> list[Row]: ...
    def sales(self, ids: Sequence[int]) -> list[Row]: ...
    def candidates(self) -> list[Row]: ...
    def fields(self, ids: Sequence[int]) -> list[Row]: ...


class ReferralAskStore(RecordStore[ReferralAsk], Protocol):
    """When cards were asked for referrals."""

    def listed(self, card_id: int = 0) -> list[Row]: ...


class RewardStore(RecordStore[Reward], Protocol):
    """What referrers are promised and were paid."""

    def listed(self, card_id: int = 0) -> list[Row]: ...
    def of_referral(self, referral_id: int) -> list[Reward]: ...


class ComplaintStore(RecordStore[Complaint], Protocol):
    """Complaints."""

    def listed(self, *, every: bool = False, since: datetime) -> list[Row]: ...


class ComplaintEntryStore(RecordStore[ComplaintEntry], Protocol):
    """The history of complaints."""

    def of_complaint(self, complaint_id: int) -> list[ComplaintEntry]: ...
    def reports(self, ids: Sequence[int]) -> list[ComplaintEntry]: ...


class SatisfactionStore(RecordStore[Satisfaction], Protocol):
    """Satisfaction scores."""

    def listed(self) -> list[Row]: ...


class OccasionStore(Protocol):
    """Days that come round every year."""

    def facts(self) -> list[tuple[int, str, str]]: ...
    def first_deals(self) -> list[tuple[int, date]]: ...
    def own(self) -> list[tuple[int, str, str]]: ...


class OwnOccasionStore(RecordStore[OwnOccasion], Protocol):
    """Yearly days that were noted on their own."""

    def listed(self) -> list[Row]: ...


class CompetitorStore(RecordStore[Competitor], Protocol):
    """Competitors at customers."""

    def listed(self) -> list[Row]: ...


class StakeholderStore(RecordStore[Stakeholder], Protocol):
    """Who plays which part in a company's decision."""

    def listed(self) -> list[Row]: ...
    def with_card(self, card_id: int) -> list[Row]: ...
    def ways_in(self, card_id: int) -> list[Row]: ...


class LendingStore(RecordStore[Lending], Protocol):
    """Files that were lent."""

    def listed(self, *, every: bool = False) -> list[Row]: ...


class RosterStore(Protocol):
    """Every card with its base data and its dealings."""

    def listed(self) -> list[Row]: ...


class EveningStore(Protocol):
    """What a day brought."""

    def settled(self, since: datetime, until: datetime) -> list[Row]: ...
    def moments(self, since: datetime, until: datetime) -> list[tuple[Any, ...]]: ...


class SourceStore(Protocol):
    """Where cards came from."""

    def cards(self, since: date, since_at: datetime, only: Collection[int] | None = None) -> list[Row]: ...
    def revenues(self, since: date, since_at: datetime, only: Collection[int] | None = None) -> list[Row]: ...
