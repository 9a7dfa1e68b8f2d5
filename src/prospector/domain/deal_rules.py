"""What may be done with deals, how words and numbers about them are read, and what they come to (``H3``, ``H5``)."""

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from prospector.domain.deal import DISCOUNT, LOST, OPEN, RETURN, SALE, STAGES, WON, Deal
from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.money import Exchange, shown
from prospector.domain.text import N_, Text

# What people and other programs call these stages.
_STAGE_WORDS = {
    "prospecting": "prospect|lead|new|qualification|appointment scheduled|初步接触|意向|线索|潜在|初步沟通|立项",
    "engaging": "engaged|contacted|needs analysis|value proposition|id. decision makers|perception analysis|"
    "qualified|qualified to buy|discovery|demo|需求确认|需求分析|跟进|跟进中|接洽|已接洽|方案",
    "offered": "offer|quoted|quote|quotation|proposal|proposal/price quote|presentation scheduled|报价|已报价|方案报价",
    "negotiating": "negotiation|negotiation/review|decision maker bought-in|谈判|商务谈判|谈判中|议价",
    "agreed": "verbal|commit|contract sent|contract|待签约|签约中|合同|意向达成|口头同意",
}
_STATE_WORDS = {
    OPEN: "in progress|active|pending|进行中|未成交|跟进中|打开",
    WON: "closed won|closedwon|closed|sold|success|successful|赢单|成交|已成交|成功|赢|已签约|完成|已完成",
    LOST: "closed lost|closedlost|dead|failed|abandoned|输单|丢单|失败|已丢失|流失|输|放弃",
}
_KIND_WORDS = {
    SALE: "order|purchase|invoice|销售|订单|购买",
    RETURN: "returned|refund|credit|退货|退款",
    DISCOUNT: "rebate|allowance|折扣|返利|让利|折让",
}
# So many digits survive every engine and format unchanged.
_DIGITS = 15
_LARGEST_NUMBER = Decimal(10) ** 9


def _words(known: dict[str, str]) -> dict[str, str]:
    return {word: code for code, words in known.items() for word in (code, *words.split("|"))}


def _plain(typed: str) -> str:
    return " ".join(typed.casefold().replace("_", " ").split())


_STAGE_OF, _STATE_OF, _KIND_OF = _words(_STAGE_WORDS), _words(_STATE_WORDS), _words(_KIND_WORDS)


def stage_of(written: str) -> str:
    """Return the stage that a word of a file means, or the empty string."""
    return _STAGE_OF.get(_plain(written), "")


def state_of(written: str) -> str:
    """Return the state that a word of a file means, or the empty string."""
    return _STATE_OF.get(_plain(written), "")


def kind_of(written: str) -> str:
    """Return the kind of entry that a word of a file means, or the empty string."""
    return _KIND_OF.get(_plain(written), "")


def checked_stage(typed: str) -> str:
    """Return the stage that was typed: its code, the beginning of it, or a word for it; UsageError if it is none."""
    word = _plain(typed)
    begun = [code for code in STAGES if word and code.startswith(word)]
    found = stage_of(typed) or (begun[0] if len(begun) == 1 else "")
    if not found:
        raise UsageError(
            N_("“{typed}” is not a stage."), hint=N_("Choose one of: {known}."), typed=typed, known=", ".join(STAGES)
        )
    return found


def checked_number(typed: str, what: Text) -> float:
    """Return a number above zero as typed (a quantity, a rate of exchange); UsageError for anything else.

    At most fifteen digits and below a thousand million, so that it comes back as it was from every database and file.
    """
    plain = (
        typed.strip().replace(",", "") if re.fullmatch(r"\s*\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*", typed) else typed.strip()
    )
    # The digits of other scripts and “nan” are not meant.
    value = Decimal(plain) if re.fullmatch(r"[0-9]{1,18}(?:\.[0-9]{1,18})?", plain) else Decimal(0)
    if not 0 < value < _LARGEST_NUMBER or len(value.normalize().as_tuple().digits) > _DIGITS:
        raise UsageError(
            N_("“{typed}” is not a number above zero for the {what}."),
            hint=N_("Write it as 3 or 2.5."),
            typed=typed[:40],
            what=what,
        )
    return float(value)


def refuse_larger(sale: Deal, reductions: Iterable[Deal], amount: int) -> None:
    """Refuse to take back more of a sale than is left of it: RefusedError (a return is part of what was sold).

    ``amount`` is in minor units of the sale's currency, above zero; ``reductions`` are the other returns and discounts.
    """
    if sale.kind != SALE or sale.state != WON:
        raise RefusedError(
            N_("Deal {id} is not a sale that was won."),
            hint=N_("Returns and discounts belong to a sale; prospector deal show {id} shows it."),
            id=sale.id,
        )
    if sale.amount is None:
        raise RefusedError(
            N_("The amount of deal {id} is not known."),
            hint=N_("Say it first: prospector deal correct {id} --amount …"),
            id=sale.id,
        )
    left = sale.amount + sum(entry.amount or 0 for entry in reductions)
    if amount > left:
        raise RefusedError(
            N_("Of deal {id} only {left} is left, less than {amount}."),
            hint=N_("prospector deal show {id} lists what was returned already."),
            id=sale.id,
            left=shown(left, sale.currency),
            amount=shown(amount, sale.currency),
        )


class Sum(NamedTuple):
    """What deals of one currency come to, in minor units.

    ``weighted`` is the value of the open ones (amount times chance); ``unweighted`` how many of them have no chance,
    ``without_amount`` how many entries have no amount. ``in_base`` and ``weighted_in_base`` are None where no rate is
    known.
    """

    currency: str
    entries: int = 0
    amount: int = 0
    weighted: int = 0
    unweighted: int = 0
    without_amount: int = 0
    in_base: int | None = 0
    weighted_in_base: int | None = 0


def sums(deals: Iterable[Deal], exchange: Exchange) -> list[Sum]:
    """Return what deals come to, currency by currency, the base first; sums of two currencies are never mixed.

    Each deal goes into the base by its own rate, else by that of the config. Deals without an amount count as entries
    of the base currency.
    """
    found: dict[str, Sum] = {}
    for deal in deals:
        code = deal.currency if deal.amount is not None else exchange.base
        so_far = found.get(code, Sum(code))
        amount, worth = deal.amount or 0, deal.worth if deal.state == OPEN else None
        found[code] = Sum(
            code,
            so_far.entries + 1,
            so_far.amount + amount,
            so_far.weighted + (worth or 0),
            so_far.unweighted + (deal.state == OPEN and deal.amount is not None and worth is None),
            so_far.without_amount + (deal.amount is None),
            _plus(so_far.in_base, in_base(amount, code, deal.rate, exchange)),
            _plus(so_far.weighted_in_base, in_base(worth or 0, code, deal.rate, exchange)),
        )
    return sorted(found.values(), key=lambda one: (one.currency != exchange.base, one.currency))


def in_base(amount: int, currency: str, rate: float | None, exchange: Exchange) -> int | None:
    """Return a sum in minor units of the base currency, or None where no rate is known."""
    try:
        return exchange.to_base(amount, currency, rate)
    except RefusedError:
        return None


def _plus(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second
