"""The schema of record, continued: referrals, promises, complaints, the map of a company, and the file's lending."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import SQLModel

from prospector.domain import complaint, promise, stakeholder
from prospector.storage.columns import args, code, count, day, minor_units, moment, of, one_of, required, row_id, words

# Journaled, parents first; promises may be of an invoice.
JOURNALED = (
    "referral", "referral_ask", "reward", "promise", "complaint", "complaint_entry", "satisfaction", "competitor",
    "stakeholder", "occasion", "lending", "greeting", "saved_list", "merge", "distinct_pair",
)  # fmt: skip


class Referral(SQLModel, table=True):
    """Who introduced whom (H9): ``card_id`` is the referred one. What became of it follows from calls and deals."""

    __table_args__: ClassVar[Any] = args(
        CheckConstraint("card_id <> referrer_id", name="two_cards"),
        UniqueConstraint("uid"),
        UniqueConstraint("card_id", "referrer_id"),
        Index("ix_referral_referrer_id", "referrer_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    referrer_id: int = of("card")
    at: datetime = moment(required=True)
    note: str = words()
    reported_on: date | None = day()
    thanked_on: date | None = day()


class ReferralAsk(SQLModel, table=True):
    """That a customer was asked for referrals, and how many came of it (H9)."""

    __tablename__: ClassVar[Any] = "referral_ask"
    __table_args__: ClassVar[Any] = args(
        CheckConstraint("got >= 0", name="got_not_below_zero"),
        UniqueConstraint("uid"),
        Index("ix_referral_ask_card_id", "card_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    on_date: date = day(required=True)
    got: int = count(nullable=False, server_default="0")
    question: str = words()
    note: str = words()


class Reward(SQLModel, table=True):
    """What a referrer is promised, and was paid: a sum, or a gift for those who take no money (H9)."""

    __table_args__: ClassVar[Any] = args(
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("amount IS NULL OR currency <> ''", name="currency_given"),
        CheckConstraint("amount IS NOT NULL OR gift <> ''", name="something_given"),
        UniqueConstraint("uid"),
        Index("ix_reward_card_id", "card_id"),
        Index("ix_reward_referral_id", "referral_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    referral_id: int | None = of("referral", required=False)
    amount: int | None = minor_units()
    currency: str = words()
    gift: str = words()
    promised_on: date = day(required=True)
    paid_on: date | None = day()
    note: str = words()


class Promise(SQLModel, table=True):
    """A promise, ours or theirs (H11); a promise to pay names its sum and, perhaps, its invoice (H13)."""

    __table_args__: ClassVar[Any] = args(
        one_of("side", promise.SIDES),
        one_of("state", promise.STATES),
        CheckConstraint("amount > 0", name="amount_positive"),
        UniqueConstraint("uid"),
        Index("ix_promise_card_id", "card_id"),
        Index("ix_promise_state_due_on", "state", "due_on"),
        Index("ix_promise_invoice_id", "invoice_id"),
        Index("ix_promise_call_id", "call_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    side: str = code(promise.OURS)
    what: str = required()
    due_on: date | None = day()
    due_time: str = words()
    state: str = code(promise.OPEN)
    settled_on: date | None = day()
    why: str = words()
    amount: int | None = minor_units()
    currency: str = words()
    invoice_id: int | None = of("invoice", required=False)
    call_id: int | None = of("call", required=False)
    created_at: datetime = moment(required=True)


class Complaint(SQLModel, table=True):
    """A complaint or question, owned by who took it until the customer is satisfied (H11)."""

    __table_args__: ClassVar[Any] = args(
        one_of("severity", complaint.SEVERITIES),
        one_of("state", complaint.STATES),
        UniqueConstraint("uid"),
        Index("ix_complaint_card_id", "card_id"),
        Index("ix_complaint_state", "state"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    what: str = required()
    severity: str = code("medium")
    owner: str = words()
    product: str = words()
    cause: str = words()
    state: str = code(complaint.OPEN)
    opened_at: datetime = moment(required=True)
    resolved_at: datetime | None = moment()
    closed_at: datetime | None = moment()


class ComplaintEntry(SQLModel, table=True):
    """One line of a complaint's history."""

    __tablename__: ClassVar[Any] = "complaint_entry"
    __table_args__: ClassVar[Any] = args(
        one_of("kind", complaint.ENTRIES),
        UniqueConstraint("uid"),
        Index("ix_complaint_entry_complaint_id", "complaint_id"),
        Index("ix_complaint_entry_card_id", "card_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    complaint_id: int = of("complaint")
    kind: str = required()
    at: datetime = moment(required=True)
    body: str = words()


class Satisfaction(SQLModel, table=True):
    """How satisfied a customer was on a day, 1 (not at all) to 5 (fully); watched as a trend (H11)."""

    __table_args__: ClassVar[Any] = args(
        CheckConstraint("score BETWEEN 1 AND 5", name="score_known"),
        UniqueConstraint("uid"),
        Index("ix_satisfaction_card_id_on_date", "card_id", "on_date"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    on_date: date = day(required=True)
    score: int = count(nullable=False)
    note: str = words()


class Competitor(SQLModel, table=True):
    """A competitor's product in use at a customer, and their seller there (H15)."""

    __table_args__: ClassVar[Any] = args(
        CheckConstraint("satisfaction BETWEEN 1 AND 5", name="satisfaction_known"),
        UniqueConstraint("uid"),
        Index("ix_competitor_card_id", "card_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    name: str = required()
    product: str = words()
    satisfaction: int | None = count()
    seller: str = words()
    selling: str = words()
    relation: str = words()
    note: str = words()
    noted_on: date = day(required=True)


class Stakeholder(SQLModel, table=True):
    """A person's part in the decision of a company (H10): decider, purchaser, payer, user, ally, opponent."""

    __table_args__: ClassVar[Any] = args(
        one_of("part", stakeholder.PARTS),
        CheckConstraint("card_id <> person_id", name="two_cards"),
        UniqueConstraint("uid"),
        UniqueConstraint("card_id", "person_id", "part"),
        Index("ix_stakeholder_person_id", "person_id"),
        Index("ix_stakeholder_known_by_id", "known_by_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    person_id: int = of("card")
    part: str = required()
    why: str = words()
    common_ground: str = words()
    known_by_id: int | None = of("card", required=False)
    noted_on: date = day(required=True)


class Occasion(SQLModel, table=True):
    """A yearly day of a card beyond its birthday: a wedding, a company's jubilee (H4, H12); ``day`` as typed."""

    __table_args__: ClassVar[Any] = args(UniqueConstraint("uid"), Index("ix_occasion_card_id", "card_id"))
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    what: str = required()
    day: str = required()
    note: str = words()


class Lending(SQLModel, table=True):
    """A customer's file lent to a colleague, and its return (H5)."""

    __table_args__: ClassVar[Any] = args(UniqueConstraint("uid"), Index("ix_lending_card_id", "card_id"))
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    borrower: str = required()
    lent_on: date = day(required=True)
    due_on: date | None = day()
    returned_on: date | None = day()
    note: str = words()


class Greeting(SQLModel, table=True):
    """A greeting that was sent: for which occasion, in which words, so that they are not used again too soon (H12)."""

    __table_args__: ClassVar[Any] = args(
        UniqueConstraint("uid"), Index("ix_greeting_card_id_on_date", "card_id", "on_date")
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    on_date: date = day(required=True)
    occasion: str = required()
    template: str = words()
    body: str = words()
    call_id: int | None = of("call", required=False)


class SavedList(SQLModel, table=True):
    """A list of cards kept under a name, as the words that select it."""

    __tablename__: ClassVar[Any] = "saved_list"
    __table_args__: ClassVar[Any] = args(UniqueConstraint("name"))
    id: int | None = row_id()
    name: str = required()
    query: str = required()


class Merge(SQLModel, table=True):
    """Two cards that were one: references to ``loser_id`` and its uid lead to ``card_id``."""

    __table_args__: ClassVar[Any] = args(
        CheckConstraint("card_id <> loser_id", name="two_cards"),
        UniqueConstraint("loser_id"),
        Index("ix_merge_card_id", "card_id"),
        Index("ix_merge_loser_uid", "loser_uid"),
    )
    id: int | None = row_id()
    card_id: int = of("card")
    loser_id: int = of("card")
    loser_uid: str = required()
    at: datetime = moment(required=True)


class DistinctPair(SQLModel, table=True):
    """Two cards that look alike and were said not to be the same; ``card_id`` is the lower of the two."""

    __tablename__: ClassVar[Any] = "distinct_pair"
    __table_args__: ClassVar[Any] = args(
        CheckConstraint("card_id < other_id", name="ordered"),
        UniqueConstraint("card_id", "other_id"),
        Index("ix_distinct_pair_other_id", "other_id"),
    )
    id: int | None = row_id()
    card_id: int = of("card")
    other_id: int = of("card")
    at: datetime = moment(required=True)
