"""What is typed about a deal, understood: sums, stage, chance, terms."""

from typing import Any, NamedTuple

from prospector.domain.deal import CHANCES, OPEN, SALE, WON, Deal
from prospector.domain.deal_rules import checked_number, checked_stage
from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.money import checked_currency, decimals, exchange_of, of_major, read_money, shown
from prospector.domain.text import N_, text
from prospector.domain.when import read_day, read_past
from prospector.services.ports import Desk
from prospector.services.texts import checked_line

LINES = {
    "product": N_("product"), "ref": N_("reference"), "note": N_("note"), "reason": N_("reason"),
    "contract": N_("contract"),
}  # fmt: skip


class DealEntry(NamedTuple):
    """What was typed about a deal; None was not said, and an empty text takes away what is there."""

    amount: str | None = None
    currency: str | None = None
    rate: str | None = None
    cost: str | None = None
    product: str | None = None
    quantity: str | None = None
    on: str | None = None
    note: str | None = None
    ref: str | None = None
    stage: str | None = None
    chance: str | None = None
    expected: str | None = None
    reason: str | None = None
    contract: str | None = None
    ends: str | None = None


def changed(desk: Desk, deal: Deal, entry: DealEntry) -> Deal:
    """Return ``deal`` with what was typed; UsageError for what cannot be read. Nothing is written."""
    deal = _with_sums(desk, deal, entry)
    for name, what in LINES.items():
        typed = getattr(entry, name)
        if typed is not None:
            line: Any = checked_line(typed, text(what))
            deal = deal._replace(**{name: line})
    if entry.quantity is not None:
        quantity = checked_number(entry.quantity, text(N_("quantity"))) if entry.quantity.strip() else None
        deal = deal._replace(quantity=quantity)
    if entry.on is not None:
        deal = deal._replace(on_date=read_past(entry.on, desk.clock.now()).date())
    return _with_terms(desk, _with_stage(deal, entry), entry)


def _with_sums(desk: Desk, deal: Deal, entry: DealEntry) -> Deal:
    base = str(desk.settings["currency.base"])
    named = checked_currency(entry.currency) if entry.currency else ""
    sign = 1 if deal.kind == SALE else -1
    if entry.amount is not None and entry.amount.strip():
        money = read_money(entry.amount, deal.currency or base, currency=named)
        deal = _in_currency(deal, money.currency)._replace(amount=sign * money.amount)
    elif entry.amount is not None:
        if deal.state == WON and deal.kind != SALE:
            raise UsageError(N_("A return or discount needs its amount."), hint=N_("Give a sum above zero."))
        deal = deal._replace(amount=None)
    elif named:
        deal = _in_currency(deal, named)
    if entry.cost is not None:
        currency = deal.currency or named or base
        cost = (
            read_money(entry.cost, currency, currency=currency, allow_zero=True).amount if entry.cost.strip() else None
        )
        deal = deal._replace(cost=cost, currency=currency)
    if entry.rate is not None:
        deal = deal._replace(rate=checked_number(entry.rate, text(N_("rate"))) if entry.rate.strip() else None)
    if deal.rate is not None and deal.currency in ("", base):
        if entry.rate:
            raise UsageError(
                N_("A rate is for other currencies than {base}, which sums are in."),
                hint=N_("Name the currency of the deal with --currency."),
                base=base,
            )
        deal = deal._replace(rate=None)
    return deal


def _in_currency(deal: Deal, currency: str) -> Deal:
    """The deal with its sums as the same numbers of another currency; UsageError when that has fewer decimals."""
    if currency == deal.currency or not deal.currency:
        return deal._replace(currency=currency)
    moved: dict[str, Any] = {}
    for name in ("amount", "cost"):
        amount = getattr(deal, name)
        if amount is None:
            continue
        number = str(amount) if not decimals(deal.currency) else f"{amount}e-{decimals(deal.currency)}"
        try:
            moved[name] = of_major(number, currency)
        except ValueError:
            raise UsageError(
                N_("{amount} cannot be a sum in {currency}, which has fewer decimals."),
                hint=N_("Give the amount as well."),
                amount=shown(amount, deal.currency),
                currency=currency,
            ) from None
    # A rate belongs to its currency.
    return deal._replace(currency=currency, rate=None, **moved)


def _with_stage(deal: Deal, entry: DealEntry) -> Deal:
    if entry.stage is not None:
        # A chance that only stood for the stage goes with it; one that was said stays.
        own = deal.chance if deal.chance != CHANCES.get(deal.stage) else None
        stage = checked_stage(entry.stage) if entry.stage.strip() else ""
        deal = deal._replace(stage=stage, chance=own if own is not None else CHANCES.get(stage))
    if entry.chance is not None:
        typed = entry.chance.strip().removesuffix("%").strip()
        if typed and not (typed.isascii() and typed.isdigit() and int(typed[:9]) <= 100):
            raise UsageError(
                N_("“{typed}” is not a chance in per cent."), hint=N_("Give a whole number from 0 to 100."), typed=typed
            )
        deal = deal._replace(chance=int(typed) if typed else CHANCES.get(deal.stage))
    return deal


def _with_terms(desk: Desk, deal: Deal, entry: DealEntry) -> Deal:
    today = desk.clock.today()
    if entry.expected is not None:
        expected = read_day(entry.expected, today, desk.workdays) if entry.expected.strip() else None
        deal = deal._replace(expected_on=expected)
    if entry.ends is not None:
        ends = read_day(entry.ends, today, desk.workdays) if entry.ends.strip() else None
        deal = deal._replace(contract_ends_on=ends)
    if deal.contract_ends_on is not None and deal.contract_ends_on < deal.on_date:
        raise UsageError(N_("The contract would end before the deal."), hint=N_("Give a later day with --ends."))
    return deal


def refuse_beside(entry: DealEntry, state: str) -> None:
    """Refuse options that mean nothing for the state of a new deal."""
    if state == OPEN:
        return
    for option, typed in (("--stage", entry.stage), ("--chance", entry.chance), ("--expected", entry.expected)):
        if typed is not None:
            raise UsageError(N_("{option} is for open deals."), hint=N_("Add --open, or leave it out."), option=option)


def missing_rate(desk: Desk, deal: Deal) -> RefusedError | None:
    """Return what is to be said when no rate is known for the currency of a deal, else None."""
    exchange = exchange_of(desk.settings)
    try:
        exchange.to_base(deal.amount or 0, deal.currency or exchange.base, deal.rate)
    except RefusedError as missing:
        return missing
    return None
