"""Deals as views, what they come to, and a deal read back from a view (``docs/output.md``)."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from prospector.domain.deal import KINDS, OPEN, SALE, STATES, WON, Deal
from prospector.domain.errors import UsageError
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import Row
from prospector.services.texts import checked_line

View = dict[str, Any]
# The sum of any deal fits into it with its decimals.
_LARGEST_MINOR = 10**16
_WORDS = {
    "product": N_("product"), "ref": N_("reference"), "stage": N_("stage"), "reason": N_("reason"),
    "contract": N_("contract"), "note": N_("note"),
}  # fmt: skip
# Contracts that end within so many days are a fact of the day.
ENDING_SOON = 30


def deal_view(deal: Deal) -> View:
    """Return a deal as a view: sums are plain numbers in major units of ``currency``, those of returns below zero."""
    return {
        "id": deal.id,
        "uid": deal.uid,
        "card_id": deal.card_id,
        "kind": deal.kind,
        "state": deal.state,
        "on": deal.on_date.isoformat(),
        "amount": _major(deal.amount, deal.currency),
        "currency": deal.currency or None,
        "rate": _number(deal.rate),
        "cost": _major(deal.cost, deal.currency),
        "product": deal.product,
        "quantity": _number(deal.quantity),
        "ref": deal.ref,
        "stage": deal.stage or None,
        "chance": deal.chance,
        "expected_on": deal.expected_on and deal.expected_on.isoformat(),
        "reason": deal.reason,
        "contract": deal.contract,
        "contract_ends_on": deal.contract_ends_on and deal.contract_ends_on.isoformat(),
        "of_id": deal.of_id,
        "call_id": deal.call_id,
        "note": deal.note,
    }


def _major(amount: int | None, currency: str) -> int | float | None:
    if amount is None:
        return None
    from prospector.domain.money import major  # noqa: PLC0415 (a card without sums pays nothing for it)

    return major(amount, currency)


def _number(value: float | None) -> int | float | None:
    return int(value) if value is not None and value == int(value) else value


def of_row(row: Row) -> Deal:
    """Return the deal in a row of a list, which holds columns of its card as well."""
    return Deal(*(row[name] for name in Deal._fields))


def listed_view(deal: Deal, card_name: str, exchange: Any) -> View:
    """Return a deal of a list: with its card's name, its sum in the base currency, and an open one's value.

    ``in_base`` is null without an amount or a known rate; ``worth`` (amount times chance) without a chance.
    """
    from prospector.domain.deal_rules import in_base  # noqa: PLC0415
    from prospector.domain.money import major  # noqa: PLC0415

    base = None if deal.amount is None else in_base(deal.amount, deal.currency, deal.rate, exchange)
    worth = deal.worth if deal.state == OPEN else None
    return {
        **deal_view(deal),
        "card_name": card_name,
        "in_base": None if base is None else major(base, exchange.base),
        "worth": _major(worth, deal.currency),
    }


def named_view(desk: Desk, deal: Deal) -> View:
    """Return a deal as it stands in a list."""
    from prospector.domain.money import exchange_of  # noqa: PLC0415

    card = desk.store.cards.get(deal.card_id)
    return listed_view(deal, card.name if card else "", exchange_of(desk.settings))


def whole_view(desk: Desk, deal: Deal) -> View:
    """Return the object of ``deal show``: the deal, its returns and discounts, what is left of it, its profit."""
    reducing = desk.store.deals.reducing(deal.id)
    left = None if deal.amount is None else deal.amount + sum(entry.amount or 0 for entry in reducing)
    return {
        **named_view(desk, deal),
        "net": _major(left, deal.currency),
        "profit": _major(deal.profit, deal.currency),
        "reduced_by": [deal_view(entry) for entry in reducing],
    }


def total_views(deals: Iterable[Deal], exchange: Any) -> list[View]:
    """Return what deals come to, state by state and currency by currency; a sum never mixes two of either.

    ``in_base`` and ``worth_in_base`` are null where a rate is not known.
    """
    from prospector.domain.deal_rules import sums  # noqa: PLC0415
    from prospector.domain.money import major  # noqa: PLC0415

    by_state: dict[str, list[Deal]] = {}
    for deal in deals:
        by_state.setdefault(deal.state, []).append(deal)
    views = []
    for state in STATES:
        for one in sums(by_state.get(state, ()), exchange):
            views.append(
                {
                    "state": state,
                    "currency": one.currency,
                    "entries": one.entries,
                    "without_amount": one.without_amount,
                    "amount": major(one.amount, one.currency),
                    "worth": major(one.weighted, one.currency) if state == OPEN else None,
                    "without_chance": one.unweighted,
                    "base": exchange.base,
                    "in_base": None if one.in_base is None else major(one.in_base, exchange.base),
                    "worth_in_base": None
                    if state != OPEN or one.weighted_in_base is None
                    else major(one.weighted_in_base, exchange.base),
                }
            )
    return views


def on_card(desk: Desk, card_id: int) -> list[View]:
    """Return what the deals of a card come to: ``deal_totals`` of ``show --json``."""
    deals = desk.store.deals.of_cards([card_id])
    if not deals:
        return []
    from prospector.domain.money import exchange_of  # noqa: PLC0415

    return total_views(deals, exchange_of(desk.settings))


def export_deals(desk: Desk, card_ids: Collection[int] | None = None) -> list[View]:
    """Return every deal (of those cards) as it is exported: with name and uid of its card, and the uid of its sale."""
    rows = desk.store.deals.listed("", date.min, date.max)
    uids = {row["id"]: row["uid"] for row in rows}
    return [
        {
            **deal_view(of_row(row)),
            "customer": row["card_name"],
            "card_uid": row["card_uid"],
            "of_uid": uids.get(row["of_id"], ""),
        }
        for row in rows
        if card_ids is None or row["card_id"] in card_ids
    ]


def deal_of_view(entry: Mapping[str, Any]) -> Deal:
    """Return the deal that a view, or an entry of an exported card, describes; its ids are those of the file.

    Entries of older books hold only ``uid``, ``on``, ``note`` and ``call_id``. ValueError, KeyError or a refusal of
    ours when one cannot be.
    """
    kind, state = str(entry.get("kind") or SALE), str(entry.get("state") or WON)
    amount, currency = _given(entry, "amount"), str(entry.get("currency") or "")
    if kind not in KINDS or state not in STATES or (kind != SALE and state != WON):
        raise ValueError(f"{state} {kind}")
    minor, cost = (_minor(value, currency) for value in (amount, _given(entry, "cost")))
    if minor is not None and (minor < 0 if kind == SALE else minor > 0):
        raise ValueError(f"{kind} {amount}")
    chance = _given(entry, "chance")
    if chance is not None and not 0 <= int(chance) <= 100:
        raise ValueError(f"chance {chance}")
    lines = {name: checked_line(str(entry.get(name) or ""), text(what)) for name, what in _WORDS.items()}
    return Deal(
        0,
        str(entry.get("uid") or "") or str(uuid4()),
        0,
        _day(entry["on"]),
        lines["note"],
        kind=kind,
        state=state,
        amount=minor,
        currency=currency,
        rate=_positive(entry, "rate"),
        cost=cost,
        product=lines["product"],
        quantity=_positive(entry, "quantity"),
        ref=lines["ref"],
        stage=lines["stage"],
        chance=None if chance is None else int(chance),
        expected_on=_day(entry["expected_on"]) if entry.get("expected_on") else None,
        reason=lines["reason"],
        contract=lines["contract"],
        contract_ends_on=_day(entry["contract_ends_on"]) if entry.get("contract_ends_on") else None,
    )


def _given(entry: Mapping[str, Any], name: str) -> Any:
    value = entry.get(name)
    return None if value == "" else value


def _minor(value: Any, currency: str) -> int | None:
    if value is None:
        return None
    from prospector.domain.money import CURRENCIES, of_major  # noqa: PLC0415

    if currency not in CURRENCIES:
        raise ValueError(f"currency {currency!r}")
    minor = of_major(value, currency)
    if abs(minor) > _LARGEST_MINOR:
        raise ValueError(str(value))
    return minor


def _positive(entry: Mapping[str, Any], name: str) -> float | None:
    value = _given(entry, name)
    if value is None:
        return None
    if not 0 < float(value) < 1e15:
        raise ValueError(f"{name} {value}")
    return float(value)


def _day(value: object) -> date:
    said = str(value)
    if said[4:5] != "-":
        raise ValueError(said)
    return date.fromisoformat(said[:10])


def list_deals(
    desk: Desk,
    *,
    state: str = "",
    reference: str = "",
    since: date | None = None,
    until: date | None = None,
    ending: int | None = None,
    only: Collection[int] | None = None,
) -> tuple[list[View], list[Deal]]:
    """Return the deals of a state, a card and some days, by day, as views and as they are (for ``total_views``).

    ``ending``: only those whose contract ends within so many days from today, by that day. ``only``: those of these
    cards.
    """
    from prospector.domain.money import exchange_of  # noqa: PLC0415

    exchange = exchange_of(desk.settings)
    card_id = find_card(desk, reference).id if reference else 0
    today = desk.clock.today()
    if since is not None and until is not None and until < since:
        raise UsageError(N_("--until lies before --since."), hint=N_("Exchange the two."))
    if ending is not None:
        rows = desk.store.deals.ending(today, today + timedelta(days=ending))
        rows = [row for row in rows if not state or row["state"] == state]
        rows = [row for row in rows if (since or date.min) <= row["on_date"] <= (until or date.max)]
    else:
        rows = desk.store.deals.listed(state, since or date.min, until or date.max)
    if card_id:
        rows = [row for row in rows if row["card_id"] == card_id]
    if only is not None:
        rows = [row for row in rows if row["card_id"] in only]
    deals = [of_row(row) for row in rows]
    return [listed_view(deal, row["card_name"], exchange) for deal, row in zip(deals, rows, strict=True)], deals
