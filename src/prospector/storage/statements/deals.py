"""Statements about deals: sales, returns and discounts."""

from sqlalchemy import Text, bindparam, or_, select

from prospector.domain.deal import LOST, OPEN, SALE
from prospector.storage.statements.declaration import declare, declare_record, given, listed, table
from prospector.storage.types import IsoDate

card, deal, invoice = map(table, ("card", "deal", "invoice"))

declare_record("deal", deal.c.on_date)
declare("deal_all", select(deal).order_by(deal.c.id))
declare("deal_of_call", select(deal).where(deal.c.call_id == given(deal.c.call_id)))
declare("deals_reducing", select(deal).where(deal.c.of_id == given(deal.c.of_id)).order_by(deal.c.id))
declare(
    "invoices_of_deal",
    select(invoice.c.id).where(invoice.c.deal_id == given(invoice.c.deal_id)).order_by(invoice.c.id),
)
declare("deals_by_ids", select(deal).where(listed(deal.c.id)).order_by(deal.c.id))

_since, _until = bindparam("since", type_=IsoDate()), bindparam("until", type_=IsoDate())
_state = bindparam("state", type_=Text())
_named = (
    select(deal, card.c.name.label("card_name"), card.c.uid.label("card_uid"))
    .join(card, card.c.id == deal.c.card_id)
    .where(card.c.binned_at.is_(None))
)
declare(
    "deals_listed",
    _named.where(
        or_(_state == "", deal.c.state == _state), deal.c.on_date >= _since, deal.c.on_date <= _until
    ).order_by(deal.c.on_date, deal.c.id),
)
# Contracts that run, or were won, and end within the days given.
declare(
    "deals_ending",
    _named.where(
        deal.c.kind == SALE,
        deal.c.state != LOST,
        deal.c.contract_ends_on >= _since,
        deal.c.contract_ends_on <= _until,
    ).order_by(deal.c.contract_ends_on, deal.c.id),
)
# Open deals that were expected by a day.
declare(
    "deals_expected",
    _named.where(deal.c.state == OPEN, deal.c.expected_on <= _until).order_by(deal.c.expected_on, deal.c.id),
)
