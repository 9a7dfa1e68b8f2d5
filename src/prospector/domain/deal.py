"""Deals: what a card bought, might buy or did not buy, in money (``H3``, ``H5``)."""

from datetime import date
from typing import NamedTuple

from prospector.domain.text import N_

OPEN = "open"
WON = "won"
LOST = "lost"
STATES = {OPEN: N_("open"), WON: N_("won"), LOST: N_("lost")}

SALE = "sale"
RETURN = "return"
DISCOUNT = "discount"
# Returns and discounts are entries of their own (H5: part 5 of a customer's file); their amounts are below zero.
KINDS = {SALE: N_("sale"), RETURN: N_("return"), DISCOUNT: N_("discount")}


class Deal(NamedTuple):
    """A sale won, open or lost; a return or discount (amount below zero) of the sale ``of_id``, if it is known.

    ``on_date`` is the day it was won or lost, or while open the day it was noted. ``amount`` and ``cost`` are minor
    units of ``currency`` (ISO 4217); a sale without an amount is a day on which the card bought. ``rate`` is what one
    unit of the currency is worth in the base currency, when it was said with the deal. ``chance`` is per cent.
    """

    id: int
    uid: str
    card_id: int
    on_date: date
    note: str = ""
    call_id: int | None = None
    kind: str = SALE
    state: str = WON
    of_id: int | None = None
    amount: int | None = None
    currency: str = ""
    rate: float | None = None
    cost: int | None = None
    product: str = ""
    quantity: float | None = None
    ref: str = ""
    stage: str = ""
    chance: int | None = None
    expected_on: date | None = None
    reason: str = ""
    contract: str = ""
    contract_ends_on: date | None = None
