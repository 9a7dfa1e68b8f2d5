"""Acts on deals: add, win, lose, reopen, return, discount, correct, take back (``H3``, ``H5``)."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import uuid4

from prospector.domain.card import Card
from prospector.domain.deal import CHANCES, LOST, OPEN, SALE, STATES, WON, Deal
from prospector.domain.deal_rules import refuse_larger
from prospector.domain.errors import ConflictError, RefusedError, UsageError
from prospector.domain.money import shown
from prospector.domain.text import N_, Text
from prospector.services.deal_entries import LINES, DealEntry, changed, refuse_beside
from prospector.services.deal_finding import get_deal, refuse_if_built_on, without_amount
from prospector.services.ports import Desk
from prospector.services.references import find_card


class Added(NamedTuple):
    """A deal entered, and whether it filled the one without an amount that was there for that day."""

    deal: Deal
    card: Card
    filled: bool = False


def add_deal(desk: Desk, reference: str, entry: DealEntry, *, state: str = WON, separate: bool = False) -> Added:
    """Enter a deal of the card that ``reference`` names, won or open.

    A won one fills the deal without an amount that the card has on that day (a contact logged as closed), unless
    ``separate``. An open one without a stage stands at the first.
    """
    desk.begin()
    card = find_card(desk, reference)
    refuse_beside(entry, state)
    today = desk.clock.today()
    bare = Deal(0, str(uuid4()), card.id, today, state=state)
    if state == OPEN and entry.stage is None:
        entry = entry._replace(stage=next(iter(CHANCES)))
    deal = changed(desk, bare, entry)
    if state == WON and deal.amount is None:
        raise UsageError(
            N_("The amount is missing."), hint=N_("For example: prospector deal add {card} 1200."), card=reference
        )
    if state == OPEN and deal.expected_on is not None and deal.expected_on < today:
        raise UsageError(N_("The expected day lies in the past."), hint=N_("Give a day from today on."))
    others = desk.store.deals.of_cards([card.id])
    _refuse_same_ref(deal, others)
    waiting = None if state == OPEN or separate else without_amount(others, deal.on_date)
    if waiting is None:
        return Added(desk.store.deals.add(deal), card)
    filled = filled_up(waiting, deal)
    desk.store.deals.save(filled)
    return Added(filled, card, filled=True)


def filled_up(waiting: Deal, said: Deal) -> Deal:
    """Return the deal without an amount with what is now said of it; its own words stay where nothing is said."""
    kept = {name: getattr(waiting, name) for name in ("id", "uid", "card_id", "call_id")}
    kept |= {name: getattr(waiting, name) for name in (*LINES, "contract_ends_on") if not getattr(said, name)}
    return said._replace(**kept)


def _refuse_same_ref(deal: Deal, others: Sequence[Deal]) -> None:
    for other in others:
        if deal.ref and other.ref == deal.ref and other.id != deal.id and other.kind == deal.kind:
            raise ConflictError(
                N_("Deal {id} has the reference “{ref}” already."),
                hint=N_("Correct that one, or give another reference."),
                id=other.id,
                ref=deal.ref,
            )


def win_deal(desk: Desk, deal_id: int, entry: DealEntry) -> tuple[Deal, Deal | None]:
    """Mark an open deal won, today unless a day is said; ``entry`` may say amount, day and reason.

    Returns the deal and the one without an amount that a contact closed on that day had left, which it takes the place
    of.
    """
    desk.begin()
    deal = _in_state(desk, deal_id, OPEN)
    day = desk.clock.today().isoformat() if entry.on is None else entry.on
    won = changed(desk, deal._replace(state=WON), entry._replace(on=day))
    waiting = without_amount(desk.store.deals.of_cards([deal.card_id]), won.on_date)
    if waiting is not None and waiting.call_id is not None and won.call_id is None:
        desk.store.deals.remove(waiting)
        won = won._replace(call_id=waiting.call_id, note=won.note or waiting.note)
    else:
        waiting = None
    desk.store.deals.save(won)
    return won, waiting


def lose_deal(desk: Desk, deal_id: int, why: str, on: str | None) -> Deal:
    """Mark an open deal lost; a reason is needed, because that is what is learnt from it."""
    desk.begin()
    deal = _in_state(desk, deal_id, OPEN)
    if not why.strip():
        raise UsageError(N_("Say why it was lost."), hint=N_("For example: --why “price”."))
    day = desk.clock.today().isoformat() if on is None else on
    lost = changed(desk, deal._replace(state=LOST), DealEntry(on=day, reason=why))
    desk.store.deals.save(lost)
    return lost


def reopen_deal(desk: Desk, deal_id: int) -> Deal:
    """Make a won or lost deal open again, as of today. Refused for one that a logged contact closed, or was reduced."""
    desk.begin()
    deal = get_deal(desk, deal_id)
    if deal.state == OPEN:
        raise RefusedError(N_("Deal {id} is open."), hint=N_("prospector deal win or lose closes it."), id=deal.id)
    if deal.kind != SALE:
        raise RefusedError(
            N_("Deal {id} is a return or discount."), hint=N_("prospector deal remove takes it back."), id=deal.id
        )
    if deal.call_id is not None:
        raise RefusedError(
            N_("Deal {id} was closed by contact {call}."),
            hint=N_("Correct the contact: prospector call correct {call} --outcome …"),
            id=deal.id,
            call=deal.call_id,
        )
    refuse_if_built_on(desk, deal)
    stage = deal.stage or next(iter(CHANCES))
    chance = deal.chance if deal.chance is not None else CHANCES.get(stage)
    reopened = deal._replace(state=OPEN, on_date=desk.clock.today(), reason="", stage=stage, chance=chance)
    desk.store.deals.save(reopened)
    return reopened


def _in_state(desk: Desk, deal_id: int, state: str) -> Deal:
    deal = get_deal(desk, deal_id)
    if deal.state != state or deal.kind != SALE:
        raise RefusedError(
            N_("Deal {id} is not {wanted}: it is {state} since {day}."),
            hint=N_("prospector deal reopen {id} opens it again."),
            id=deal.id,
            wanted=Text(STATES[state]),
            state=Text(STATES[deal.state]),
            day=deal.on_date.isoformat(),
        )
    return deal


def reduce_deal(desk: Desk, target: str, kind: str, entry: DealEntry, *, of_card: bool = False) -> Added:
    """Enter a return or discount, stored below zero, as an entry of its own (H5: part 5 of a customer's file).

    ``target`` is the number of the sale, or a card when it is no number or ``of_card``. More than the sale, or than
    what the card bought net in that currency, is refused.
    """
    desk.begin()
    if target.strip().isdecimal() and not of_card:
        sale = get_deal(desk, int(target))
        card = desk.store.cards.get(sale.card_id)
        assert card is not None
        currency = sale.currency or None
        named = entry._replace(currency=entry.currency or currency)
        made = changed(desk, _reduction(desk, card, kind)._replace(currency=sale.currency), named)
        refuse_larger(sale, desk.store.deals.reducing(sale.id), -(made.amount or 0))
        if made.on_date < sale.on_date:
            raise UsageError(
                N_("Deal {id} was only made on {day}."), hint=N_("Give a later day with --on."),
                id=sale.id, day=sale.on_date.isoformat(),
            )  # fmt: skip
        made = made._replace(of_id=sale.id, rate=sale.rate if entry.rate is None else made.rate)
    else:
        card = find_card(desk, target)
        made = changed(desk, _reduction(desk, card, kind), entry)
        _refuse_more_than_bought(desk, card, made)
    _refuse_same_ref(made, desk.store.deals.of_cards([card.id]))
    return Added(desk.store.deals.add(made), card)


def _reduction(desk: Desk, card: Card, kind: str) -> Deal:
    return Deal(0, str(uuid4()), card.id, desk.clock.today(), kind=kind)


def _refuse_more_than_bought(desk: Desk, card: Card, made: Deal) -> None:
    won = [
        deal for deal in desk.store.deals.of_cards([card.id]) if deal.state == WON and deal.currency == made.currency
    ]
    net = sum(deal.amount or 0 for deal in won)
    if net + (made.amount or 0) < 0:
        raise RefusedError(
            N_("{name} has bought for {net} so far, less than {amount}."),
            hint=N_("prospector deal list --card {id} shows what was bought and returned."),
            name=card.name,
            net=shown(net, made.currency),
            amount=shown(-(made.amount or 0), made.currency),
            id=card.id,
        )


def correct_deal(desk: Desk, deal_id: int, entry: DealEntry) -> Deal:
    """Correct a deal; what its returns and discounts rest on cannot be taken from under them."""
    desk.begin()
    deal = get_deal(desk, deal_id)
    if deal.kind != SALE or deal.state != OPEN:
        refuse_beside(entry, deal.state if deal.state != OPEN else WON)
    corrected = changed(desk, deal, entry)
    if deal.call_id is not None and corrected.on_date != deal.on_date:
        raise RefusedError(
            N_("Deal {id} was closed by contact {call}, which says its day."),
            hint=N_("Correct the contact: prospector call correct {call} --at …"),
            id=deal.id,
            call=deal.call_id,
        )
    if deal.of_id is not None:
        _refuse_off_its_sale(desk, corrected)
    reducing = desk.store.deals.reducing(deal.id)
    if reducing:
        _refuse_under(corrected, reducing)
    _refuse_same_ref(corrected, desk.store.deals.of_cards([deal.card_id]))
    desk.store.deals.save(corrected)
    return corrected


def _refuse_off_its_sale(desk: Desk, made: Deal) -> None:
    sale = desk.store.deals.get(made.of_id or 0)
    assert sale is not None
    if made.currency != sale.currency or made.on_date < sale.on_date:
        raise UsageError(
            N_("It must be in {currency}, and not before {day}: deal {id} was."),
            hint=N_("Take it back and enter it anew, if it belongs to another sale."),
            currency=sale.currency,
            day=sale.on_date.isoformat(),
            id=sale.id,
        )
    others = [entry for entry in desk.store.deals.reducing(sale.id) if entry.id != made.id]
    refuse_larger(sale, others, -(made.amount or 0))


def _refuse_under(sale: Deal, reducing: Sequence[Deal]) -> None:
    reduced = -sum(entry.amount or 0 for entry in reducing)
    first = min(entry.on_date for entry in reducing)
    if sale.currency != reducing[0].currency or sale.on_date > first:
        raise UsageError(
            N_("Its returns and discounts are in {currency} and begin on {day}."),
            hint=N_("Correct or take back these first: {ids}."),
            currency=reducing[0].currency,
            day=first.isoformat(),
            ids=", ".join(str(entry.id) for entry in reducing),
        )
    refuse_larger(sale, (), reduced)


def remove_deal(desk: Desk, deal_id: int) -> Deal:
    """Take a deal back, as if it had never been entered."""
    desk.begin()
    deal = get_deal(desk, deal_id)
    if deal.call_id is not None:
        raise RefusedError(
            N_("Deal {id} was closed by contact {call}."),
            hint=N_("Correct the contact: prospector call correct {call} --outcome …"),
            id=deal.id,
            call=deal.call_id,
        )
    refuse_if_built_on(desk, deal)
    desk.store.deals.remove(deal)
    return deal
