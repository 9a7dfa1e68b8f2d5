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

# How far an open deal has come, with the chance in per cent that stands for it unless one is said. The handbook gives
# no figures; these are the program's own rule, the same for all, so that a pipeline can be summed.
STAGES = {
    "prospecting": N_("prospecting"),
    "engaging": N_("engaging"),
    "offered": N_("offered"),
    "negotiating": N_("negotiating"),
    "agreed": N_("agreed"),
}
CHANCES = {"prospecting": 10, "engaging": 25, "offered": 50, "negotiating": 75, "agreed": 90}


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

    @property
    def known_chance(self) -> int | None:
        """The chance of an open deal in per cent: the one said, else that of its stage; None when neither is known."""
        return self.chance if self.chance is not None else CHANCES.get(self.stage)

    @property
    def worth(self) -> int | None:
        """The amount of an open deal times its chance, in minor units; None when one of them is not known."""
        chance = self.known_chance
        return None if self.amount is None or chance is None else weighted(self.amount, chance)

    @property
    def profit(self) -> int | None:
        """Amount less cost, in minor units; None when one of them is not known."""
        return None if self.amount is None or self.cost is None else self.amount - self.cost


def weighted(amount: int, chance: int) -> int:
    """Return minor units times per cent, rounded half to even."""
    whole, rest = divmod(amount * chance, 100)
    return whole + (rest > 50 or (rest == 50 and whole % 2 == 1))
