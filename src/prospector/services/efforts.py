"""Old and new business (``H17``): revenue against 75/15/10, effort against revenue, hunter or farmer."""

from datetime import date, datetime, time, timedelta
from typing import Any

from prospector.domain.effort import CROSS, KINDS, OLD, TYPICAL, judge, shares
from prospector.domain.money import exchange_of, major
from prospector.domain.pyramid import window_from
from prospector.services.ports import Desk
from prospector.services.views import View

Sums = dict[str, dict[str, Any]]


def mix_view(desk: Desk, as_of: date, months: int = 12) -> View:
    """Return where revenue comes from and where effort goes, by old, cross-sell and new business.

    New is what cards bring whose first sale lies in the window, and the effort for cards that had not bought before it.
    Cross-sell is what a card that bought before the window brings with a product it had not bought before it, and the
    effort for such cards. All else is old; so is a deal without a product. RefusedError when a rate is missing.
    """
    since = window_from(as_of, months)
    exchange = exchange_of(desk.settings)
    revenue = _revenue(desk, since, as_of)
    effort = _effort(desk, since, as_of)
    nets = {kind: revenue[kind]["net"] for kind in KINDS}
    weights = {kind: effort[kind]["weight"] for kind in KINDS}
    contacts = sum(effort[kind]["contacts"] for kind in KINDS)
    old_customers = effort[OLD]["customers"] + effort[CROSS]["customers"]
    verdict = judge(weights, nets, contacts=contacts, least=desk.settings["goal.sample"], old_customers=old_customers)
    of_revenue, of_effort = shares(nets), shares(weights)
    existing = revenue[OLD]["sales"] + revenue[CROSS]["sales"]
    return {
        "as_of": as_of.isoformat(),
        "window_from": since.isoformat(),
        "months": months,
        "currency": exchange.base,
        "kinds": [
            {
                "kind": kind,
                "revenue": major(nets[kind], exchange.base),
                "share": _rounded(of_revenue, kind),
                "typical": TYPICAL[kind] / 100,
                "sales": revenue[kind]["sales"],
                "cards": effort[kind]["cards"],
                "contacted": effort[kind]["contacted"],
                "calls": effort[kind]["calls"],
                "visits": effort[kind]["visits"],
                "other_contacts": effort[kind]["others"],
                "effort_share": _rounded(of_effort, kind),
            }
            for kind in KINDS
        ],
        "visit_weight": desk.settings["mix.visit_weight"],
        "type": verdict.type,
        "fair_effort": None if verdict.fair is None else round(verdict.fair, 4),
        "warning": None if verdict.warning is None else desk.say(verdict.warning),
        "old_customers": old_customers,
        "old_not_contacted": old_customers - effort[OLD]["contacted"] - effort[CROSS]["contacted"],
        "sales_to_existing": existing,
        "without_product": revenue[OLD]["without_product"] + revenue[CROSS]["without_product"],
        "unpriced_sales": sum(revenue[kind]["unpriced"] for kind in KINDS),
    }


def _rounded(found: dict[str, float] | None, kind: str) -> float | None:
    return None if found is None else round(found[kind], 4)


def _revenue(desk: Desk, since: date, until: date) -> Sums:
    exchange = exchange_of(desk.settings)
    sums: Sums = {kind: {"net": 0, "sales": 0, "without_product": 0, "unpriced": 0} for kind in KINDS}
    for row in desk.store.efforts.revenue(since, until):
        kind = sums[row["business"]]
        if row["net"]:
            kind["net"] += exchange.to_base(row["net"], row["currency"], row["rate"])
        for name in ("sales", "without_product", "unpriced"):
            kind[name] += row[name]
    return sums


def _effort(desk: Desk, since: date, until: date) -> Sums:
    zone = desk.clock.now().tzinfo
    begin = datetime.combine(since, time(), tzinfo=zone)
    end = datetime.combine(until + timedelta(days=1), time(), tzinfo=zone)
    names = ("cards", "customers", "contacted", "calls", "visits", "others")
    sums: Sums = {kind: dict.fromkeys((*names, "contacts"), 0) | {"weight": 0.0} for kind in KINDS}
    for row in desk.store.efforts.effort(since, until, begin, end):
        contacts = row["calls"] + row["visits"] + row["others"]
        weight = row["calls"] + row["others"] + row["visits"] * desk.settings["mix.visit_weight"]
        sums[row["business"]] = {**{name: row[name] for name in names}, "contacts": contacts, "weight": weight}
    return sums
