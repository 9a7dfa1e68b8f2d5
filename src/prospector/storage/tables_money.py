"""The schema of record, continued: deals, invoices and what was paid on them, credit, goals."""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, Index, UniqueConstraint, text
from sqlmodel import SQLModel

from prospector.domain import credit, deal, goal, receivable
from prospector.storage.columns import (
    args,
    code,
    count,
    day,
    minor_units,
    moment,
    of,
    one_of,
    real,
    required,
    row_id,
    words,
)

# Journaled, parents first.
JOURNALED = ("invoice", "invoice_entry", "collection_step", "judgement", "credit_score", "goal", "goal_item")


_OPEN, _ENDS = text("state = 'open'"), text("contract_ends_on IS NOT NULL")


class Deal(SQLModel, table=True):
    """A sale won, open or lost; a return or discount, whose amount is below zero (H3, H5).

    ``on_date`` is the day it was won or lost, or while open the day it was noted. A deal noted without its amount is a
    day on which the card bought. ``rate`` is what one unit of the currency is worth in the base currency.
    """

    __table_args__: ClassVar[Any] = args(
        one_of("kind", deal.KINDS),
        one_of("state", deal.STATES),
        CheckConstraint("chance BETWEEN 0 AND 100", name="chance_percent"),
        CheckConstraint("rate > 0", name="rate_positive"),
        CheckConstraint("quantity > 0", name="quantity_positive"),
        CheckConstraint("amount IS NULL OR currency <> ''", name="currency_given"),
        CheckConstraint("kind = 'sale' OR amount <= 0", name="reduction_below_zero"),
        CheckConstraint("kind <> 'sale' OR amount IS NULL OR amount >= 0", name="sale_not_below_zero"),
        UniqueConstraint("uid"),
        # Holds all that the sums by customer are made of, in the order in which they are grouped.
        Index("ix_deal_sums", "card_id", "currency", "rate", "state", "kind", "on_date", "amount", "cost"),
        Index("ix_deal_call_id", "call_id"),
        Index("ix_deal_of_id", "of_id"),
        Index("ix_deal_on_date", "on_date"),
        Index("ix_deal_ref", "ref"),
        # What the day asks of deals, read without those that it does not concern.
        Index("ix_deal_expected_on", "expected_on", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_deal_contract_ends_on", "contract_ends_on", sqlite_where=_ENDS, postgresql_where=_ENDS),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    on_date: date = day(required=True)
    note: str = words()
    call_id: int | None = of("call", required=False)
    kind: str = code(deal.SALE)
    state: str = code(deal.WON)
    of_id: int | None = of("deal", required=False)
    amount: int | None = minor_units()
    currency: str = words()
    rate: float | None = real()
    cost: int | None = minor_units()
    product: str = words()
    quantity: float | None = real()
    ref: str = words()
    stage: str = words()
    chance: int | None = count()
    expected_on: date | None = day()
    reason: str = words()
    contract: str = words()
    contract_ends_on: date | None = day()


class Invoice(SQLModel, table=True):
    """An invoice to a customer (H13)."""

    __table_args__: ClassVar[Any] = args(
        CheckConstraint("amount > 0", name="amount_positive"),
        CheckConstraint("rate > 0", name="rate_positive"),
        CheckConstraint("currency <> ''", name="currency_given"),
        CheckConstraint("due_on >= issued_on", name="due_after_issue"),
        UniqueConstraint("uid"),
        Index("ix_invoice_card_id", "card_id"),
        Index("ix_invoice_due_on", "due_on"),
        Index("ix_invoice_number", "number"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    number: str = words()
    issued_on: date = day(required=True)
    due_on: date = day(required=True)
    amount: int = minor_units(required=True)
    currency: str = required()
    rate: float | None = real()
    deal_id: int | None = of("deal", required=False)
    note: str = words()
    disputed_on: date | None = day()
    dispute: str = words()
    reminded_on: date | None = day()


class InvoiceEntry(SQLModel, table=True):
    """A payment, credit note or write-off on an invoice, in the invoice's currency."""

    __tablename__: ClassVar[Any] = "invoice_entry"
    __table_args__: ClassVar[Any] = args(
        one_of("kind", receivable.ENTRIES),
        CheckConstraint("amount > 0", name="amount_positive"),
        UniqueConstraint("uid"),
        # Holds all that the open sums are made of.
        Index("ix_invoice_entry_sums", "invoice_id", "on_date", "kind", "amount"),
        Index("ix_invoice_entry_card_id", "card_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    invoice_id: int = of("invoice")
    kind: str = required()
    on_date: date = day(required=True)
    amount: int = minor_units(required=True)
    note: str = words()
    ref: str = words()


class CollectionStep(SQLModel, table=True):
    """One of the six steps of collecting, done (H13); stopped supply lasts until it is lifted."""

    __tablename__: ClassVar[Any] = "collection_step"
    __table_args__: ClassVar[Any] = args(
        CheckConstraint("step BETWEEN 1 AND 6", name="step_known"),
        UniqueConstraint("uid"),
        Index("ix_collection_step_card_id", "card_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    invoice_id: int | None = of("invoice", required=False)
    step: int = count(nullable=False)
    on_date: date = day(required=True)
    result: str = words()
    lifted_on: date | None = day()


class Judgement(SQLModel, table=True):
    """Whether a customer who pays late does so in good or in bad faith, as judged on a day (H13)."""

    __table_args__: ClassVar[Any] = args(
        one_of("faith", receivable.JUDGEMENTS), UniqueConstraint("uid"), Index("ix_judgement_card_id", "card_id")
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    faith: str = required()
    on_date: date = day(required=True)
    note: str = words()


class CreditScore(SQLModel, table=True):
    """One of the five Cs as scored on a day, 1 (poor) to 5 (excellent) (H14)."""

    __tablename__: ClassVar[Any] = "credit_score"
    __table_args__: ClassVar[Any] = args(
        one_of("criterion", credit.FIVE_CS),
        CheckConstraint("score BETWEEN 1 AND 5", name="score_known"),
        UniqueConstraint("uid"),
        Index("ix_credit_score_card_id", "card_id"),
    )
    id: int | None = row_id()
    uid: str = required()
    card_id: int = of("card")
    criterion: str = required()
    score: int = count(nullable=False)
    on_date: date = day(required=True)
    note: str = words()


class Goal(SQLModel, table=True):
    """What is to be earned a month, wished or worked back from the life plan (H16); the newest one counts."""

    __table_args__: ClassVar[Any] = args(
        one_of("kind", goal.KINDS),
        CheckConstraint("monthly > 0", name="monthly_positive"),
        CheckConstraint("years > 0", name="years_positive"),
        CheckConstraint("earners > 0", name="earners_positive"),
        UniqueConstraint("uid"),
    )
    id: int | None = row_id()
    uid: str = required()
    kind: str = required()
    set_on: date = day(required=True)
    monthly: int = minor_units(required=True)
    currency: str = required()
    years: int | None = count()
    earners: int | None = count()
    income_percent: float | None = real()
    note: str = words()
    closed_at: datetime | None = moment()


class GoalItem(SQLModel, table=True):
    """One wish of the life plan with its price (H16)."""

    __tablename__: ClassVar[Any] = "goal_item"
    __table_args__: ClassVar[Any] = args(
        CheckConstraint("amount > 0", name="amount_positive"), Index("ix_goal_item_goal_id", "goal_id")
    )
    id: int | None = row_id()
    goal_id: int = of("goal")
    what: str = required()
    amount: int = minor_units(required=True)
