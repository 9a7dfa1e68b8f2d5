"""The customer pyramid of the book (``H3``): tiers, who moved and why, the curve, and whom revenue alone hides."""

from collections.abc import Sequence
from datetime import date

from prospector.domain.errors import UsageError
from prospector.domain.money import Exchange, decimals, exchange_of, major
from prospector.domain.pyramid import (
    TIERS,
    Move,
    Ranked,
    Revenue,
    curve,
    moves,
    rank,
    tier_counts,
    window_from,
)
from prospector.domain.qualification import NON_CUSTOMER
from prospector.domain.text import N_
from prospector.services.ports import Desk
from prospector.services.views import View, man_of_row


def revenues(
    desk: Desk, as_of: date, months: int, names: dict[int, str], exchange: Exchange
) -> tuple[list[Revenue], int]:
    """Return what every customer brought in the window, and how many of its sales have no amount noted.

    RefusedError when a currency has no rate into the base: sums are never mixed silently.
    """
    found: dict[int, Revenue] = {}
    unpriced = 0
    base = exchange.base
    rows = desk.store.revenues.by_card(window_from(as_of, months), as_of)
    for card_id, currency, rate, net, first_on, last_on, without in rows:
        name = names.get(card_id)
        if name is None:
            continue
        unpriced += without
        if net and currency != base:
            net = exchange.to_base(net, currency, rate)
        known = found.get(card_id)
        if known is not None:
            net += known.net
            first_on = min(filter(None, (known.first_on, first_on)), default=None)
            last_on = max(filter(None, (known.last_on, last_on)), default=None)
        found[card_id] = Revenue(card_id, name, net, first_on, last_on)
    # A return or discount without any sale makes no customer.
    return [one for one in found.values() if one.first_on is not None], unpriced


def ranked_customers(desk: Desk, as_of: date, months: int = 12) -> list[Ranked]:
    """Return every customer of the book with rank and tier."""
    return rank(revenues(desk, as_of, months, desk.store.revenues.names(), exchange_of(desk.settings))[0])


def pyramid_view(
    desk: Desk, as_of: date, months: int = 12, *, since: date | None = None, with_curve: bool = False
) -> View:
    """Return the whole pyramid as one object; ``since`` adds who moved after that day, ``with_curve`` the curve."""
    if since is not None and since >= as_of:
        raise UsageError(
            N_("There is nothing between {since} and {as_of}."),
            hint=N_("Give --since an earlier day."),
            since=since.isoformat(),
            as_of=as_of.isoformat(),
        )
    exchange = exchange_of(desk.settings)
    names = desk.store.revenues.names()
    found, unpriced = revenues(desk, as_of, months, names, exchange)
    ranked = rank(found)
    base = exchange.base
    view: View = {
        "as_of": as_of.isoformat(),
        "window_from": window_from(as_of, months).isoformat(),
        "months": months,
        "currency": base,
        "tiers": _tier_views(ranked, base),
        **_never_bought(desk, as_of),
        "unpriced_sales": unpriced,
        "customers": customer_views(ranked, base),
    }
    if since is not None:
        before = rank(revenues(desk, since, months, names, exchange)[0])
        view["since"] = since.isoformat()
        view["moves"] = [move_view(desk, move, base) for move in moves(before, ranked)]
    if with_curve:
        view["curve"] = _curve_view([one.net for one in ranked])
        view["profit_curve"] = _curve_view(list(_profits(desk, as_of, months, exchange).values()))
    return view


def customer_views(ranked: Sequence[Ranked], base: str) -> list[View]:
    """Return ranked customers as views."""
    places = decimals(base)
    unit = 10**places
    return [
        {
            "card_id": card_id,
            "name": name,
            "revenue": round(net / unit, places) if places else net,
            "rank": place,
            "tier": tier,
            "first_deal_on": first_on.isoformat(),
            "last_deal_on": last_on.isoformat(),
        }
        for card_id, name, net, place, tier, first_on, last_on in ranked
    ]


def move_view(desk: Desk, move: Move, base: str) -> View:
    """Return a move as a view; ``why`` is a sentence in the reader's language."""
    return {
        "card_id": move.card_id,
        "name": move.name,
        "move": move.kind,
        "tier_before": move.tier_before or None,
        "tier": move.tier_now,
        "revenue_before": major(move.net_before, base),
        "revenue": major(move.net_now, base),
        "last_deal_on": move.last_on.isoformat(),
        "why": desk.say(move.why),
    }


def _tier_views(ranked: Sequence[Ranked], base: str) -> list[View]:
    counts = tier_counts(ranked)
    total = sum(net for number, net in counts.values() if net > 0)
    return [
        {
            "tier": tier,
            "customers": counts[tier][0],
            "revenue": major(counts[tier][1], base),
            "share": round(max(counts[tier][1], 0) / total, 4) if total else 0.0,
        }
        for tier in TIERS
    ]


def _never_bought(desk: Desk, as_of: date) -> View:
    """Count prospects, suspects and others (H3), and name the potential big customers: strong need, no revenue."""
    counts = {"prospects": 0, "suspects": 0, "others": 0}
    potential = []
    for row in desk.store.revenues.never_bought(as_of):
        man = man_of_row(row)
        if man.klass == NON_CUSTOMER:
            counts["others"] += 1
            continue
        days = [row["first_contact_on"], row["first_at"] and row["first_at"].astimezone().date()]
        touched = any(day is not None and day <= as_of for day in days)
        counts["prospects" if touched else "suspects"] += 1
        if row["need_size"] == "large":
            due = row["next_due_on"]
            potential.append(
                {
                    "card_id": row["card_id"],
                    "name": row["name"],
                    "need": "large",
                    "man": man.code,
                    "next_due_on": due and due.isoformat(),
                }
            )
    return {**counts, "potential": potential}


def _profits(desk: Desk, as_of: date, months: int, exchange: Exchange) -> dict[int, int]:
    """Return the profit of each card with known costs, in minor units of the base."""
    profits: dict[int, int] = {}
    for row in desk.store.revenues.profit_by_card(window_from(as_of, months), as_of):
        if row["sales_with_cost"]:
            profit = exchange.to_base(row["net_with_cost"] - row["cost"], row["currency"], row["rate"])
            profits[row["card_id"]] = profits.get(row["card_id"], 0) + profit
    return profits


def _curve_view(values: Sequence[int]) -> View | None:
    found = curve(values)
    if found is None:
        return None
    return {
        "shares": [round(share, 4) for share in found.shares],
        "top_20_bring": round(found.shares[20], 4),
        "customers_for_80": round(found.customers_for_80, 4),
    }
