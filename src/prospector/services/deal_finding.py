"""Which deal is meant, and what rests on it."""

from collections.abc import Sequence
from datetime import date

from prospector.domain.deal import SALE, WON, Deal
from prospector.domain.errors import NotFoundError, RefusedError
from prospector.domain.text import N_
from prospector.services.ports import Desk
from prospector.services.store import LARGEST_ID


def get_deal(desk: Desk, deal_id: int) -> Deal:
    """Return a deal; NotFoundError when there is none of that id, or its card is in the bin."""
    deal = desk.store.deals.get(deal_id) if deal_id <= LARGEST_ID else None
    if deal is None:
        raise NotFoundError(
            N_("There is no deal {id}."), hint=N_("prospector deal list shows them with their ids."), id=deal_id
        )
    card = desk.store.cards.get(deal.card_id)
    if card is not None and card.binned_at is not None:
        raise NotFoundError(
            N_("Card {id} ({name}) is in the bin."), hint=N_("Bring it back with prospector restore {id}."),
            id=card.id, name=card.name,
        )  # fmt: skip
    return deal


def without_amount(deals: Sequence[Deal], on: date) -> Deal | None:
    """Return the won sale of that day whose amount is not known, if there is one: what a closed contact leaves."""
    return next(
        (
            deal
            for deal in deals
            if deal.amount is None and deal.on_date == on and (deal.kind, deal.state) == (SALE, WON)
        ),
        None,
    )


def refuse_if_built_on(desk: Desk, deal: Deal) -> None:
    """Refuse what would leave returns, discounts or invoices without their deal: RefusedError names them."""
    ids = [entry.id for entry in desk.store.deals.reducing(deal.id)]
    if ids:
        raise RefusedError(
            N_("Deal {id} has returns or discounts: {ids}."),
            hint=N_("Take those back first: prospector deal remove {first}."),
            id=deal.id,
            ids=", ".join(map(str, ids)),
            first=ids[0],
        )
    invoices = desk.store.deals.invoices_of(deal.id)
    if invoices:
        raise RefusedError(
            N_("Deal {id} was invoiced: invoice {ids}."),
            hint=N_("Take the invoice back first."),
            id=deal.id,
            ids=", ".join(map(str, invoices)),
        )
