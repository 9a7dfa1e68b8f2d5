"""Key customers: judged on volume, margin and influence, kept in touch with by a rhythm (``H4``)."""

from datetime import date, timedelta
from typing import Any

from prospector.domain.card import Fact
from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.key_customer import FACES, INFLUENCE_KEY, INFLUENCES, KEY_TIERS, Figures, face
from prospector.domain.money import exchange_of, major
from prospector.domain.pyramid import Ranked, rank, window_from
from prospector.domain.text import N_
from prospector.services.ports import Desk
from prospector.services.pyramids import ranked_customers, revenues
from prospector.services.references import find_card
from prospector.services.views import View

_SUMS = ("net", "net_with_cost", "cost")


def mark_influence(desk: Desk, reference: str, influence: str) -> tuple[int, str, bool]:
    """Mark how much influence a card has (``none`` takes the mark away); return id, name and whether that is new."""
    if influence not in (*INFLUENCES, "none"):
        raise UsageError(
            N_("“{typed}” is not a mark of influence."),
            hint=N_("Use one of: {known}."),
            typed=influence,
            known=", ".join((*INFLUENCES, "none")),
        )
    desk.begin()
    card = find_card(desk, reference)
    others = tuple(fact for fact in card.facts if fact.key != INFLUENCE_KEY)
    before = next((fact.value for fact in card.facts if fact.key == INFLUENCE_KEY), "none")
    if before == influence:
        return card.id, card.name, False
    facts = others if influence == "none" else (*others, Fact(INFLUENCE_KEY, influence, desk.clock.today()))
    changed = card._replace(facts=facts, updated_at=desk.clock.now())
    desk.store.cards.save(changed, name_words=desk.contacts.name_words(card.name))
    return card.id, card.name, True


def key_customers(desk: Desk, as_of: date, months: int = 12, *, every: bool = False, only_face: str = "") -> list[View]:
    """Return the key customers: super, big, with a face, or marked influential; ``every`` customer if asked for."""
    if only_face and only_face not in FACES:
        raise UsageError(
            N_("“{typed}” is not a face."),
            hint=N_("Use one of: {known}."),
            typed=only_face,
            known=", ".join(FACES),
        )
    exchange = exchange_of(desk.settings)
    names = desk.store.revenues.names()
    ranked = {one.card_id: one for one in rank(revenues(desk, as_of, months, names, exchange)[0])}
    influence = desk.store.revenues.influence()
    figures = _figures(desk, as_of, months, ranked, influence)
    contacts = desk.store.revenues.contacts()
    views = []
    for card_id in [*ranked, *(card_id for card_id in influence if card_id not in ranked and card_id in names)]:
        one = ranked.get(card_id)
        worn = face(figures(card_id), desk.settings)
        tier = one.tier if one else ""
        key = tier in KEY_TIERS or bool(worn.face) or influence.get(card_id) == "high"
        if not (key or every) or (only_face and worn.face != only_face):
            continue
        views.append(
            {
                "card_id": card_id,
                "name": names[card_id],
                "tier": tier or None,
                "rank": one.rank if one else None,
                "face": worn.face or None,
                "rule": desk.say(worn.rule),
                **_figure_view(figures(card_id), exchange.base),
                **_rhythm(desk, tier, key, contacts.get(card_id), as_of),
            }
        )
    return views


def keep_tiers(desk: Desk) -> None:
    """Derive the tiers and faces of the book anew, as of today; called when ``Store.tiers_due``."""
    today = desk.clock.today()
    try:
        ranked = {one.card_id: one for one in ranked_customers(desk, today)}
        figures = _figures(desk, today, 12, ranked, desk.store.revenues.influence())
    except RefusedError:
        # Without a rate for a currency there is no order among customers; the pyramid says so when it is asked for.
        ranked, figures = {}, None
    kept = [
        (one.card_id, one.tier, one.rank, face(figures(one.card_id), desk.settings).face)
        for one in ranked.values()
        if one.rank is not None
    ]
    desk.store.revenues.keep_tiers(today, kept)


def _figures(desk: Desk, as_of: date, months: int, ranked: dict[int, Ranked], influence: dict[int, str]) -> Any:
    """Return a function from card id to the numbers it is judged on."""
    exchange = exchange_of(desk.settings)
    sums: dict[int, dict[str, int]] = {}
    for row in desk.store.revenues.profit_by_card(window_from(as_of, months), as_of):
        mine = sums.setdefault(row["card_id"], dict.fromkeys((*_SUMS, "sales", "sales_with_cost"), 0))
        for name in _SUMS:
            if row[name]:
                mine[name] += exchange.to_base(row[name], row["currency"], row["rate"])
        mine["sales"] += row["sales"]
        mine["sales_with_cost"] += row["sales_with_cost"]
    whole = sum(one.net for one in ranked.values() if one.net > 0)
    priced = sum(mine["sales_with_cost"] for mine in sums.values())
    profit = sum(mine["net_with_cost"] - mine["cost"] for mine in sums.values() if mine["sales_with_cost"])
    average = profit / priced if priced else None

    def of(card_id: int) -> Figures:
        mine = sums.get(card_id) or dict.fromkeys((*_SUMS, "sales", "sales_with_cost"), 0)
        net = ranked[card_id].net if card_id in ranked else 0
        known = mine["sales_with_cost"] > 0
        gain = mine["net_with_cost"] - mine["cost"] if known else None
        margin = gain / mine["net_with_cost"] if gain is not None and mine["net_with_cost"] > 0 else None
        share = net / whole if whole > 0 and net > 0 else 0.0
        return Figures(
            net, mine["sales"], gain, mine["sales_with_cost"], margin, share, influence.get(card_id, ""), average
        )

    return of


def _figure_view(figures: Figures, base: str) -> View:
    return {
        "currency": base,
        "revenue": major(figures.revenue, base),
        "share": round(figures.share, 4),
        "sales": figures.sales,
        "profit": None if figures.profit is None else major(figures.profit, base),
        "margin": None if figures.margin is None else round(figures.margin, 4),
        "influence": figures.influence or None,
    }


def _rhythm(desk: Desk, tier: str, key: bool, contact: Any, as_of: date) -> View:
    """Return every how many days to keep in touch, since when it is due, and by how many days it is late."""
    days = int(desk.settings[f"rhythm.{tier}"]) if tier in ("super", "big", "medium", "small") else 0
    if key:
        days = min(days or desk.settings["rhythm.key"], desk.settings["rhythm.key"])
    reached_at, _next = contact or (None, None)
    last = reached_at.astimezone().date() if reached_at else None
    due = last + timedelta(days=days) if last and days else None
    return {
        "last_contact_on": last and last.isoformat(),
        "rhythm_days": days or None,
        "touch_due_on": due and due.isoformat(),
        # Never spoken to is due at once.
        "days_late": max((as_of - due).days, 0) if due else (None if not days else 0),
    }
