"""What referrals brought (``H9``): the tree of who brought whom, and the sales coaches who do it again and again."""

from collections.abc import Iterable, Sequence
from typing import Any

from prospector.domain.deal import WON as DEAL_WON
from prospector.domain.money import Exchange, exchange_of, major
from prospector.domain.referral import LOST, WON, Progress, Referral
from prospector.domain.referral_tree import Link, Node, Total, branch_totals, first_links, forest
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.referral_views import Dealings, dealings_of, progress_of, referral_of
from prospector.services.referrals import local_day
from prospector.services.store import Row
from prospector.services.views import View, local, shown_phone


class _Facts:
    """All referrals with what became of each, and what every referrer was promised and paid."""

    def __init__(self, desk: Desk) -> None:
        self.exchange: Exchange = exchange_of(desk.settings)
        self.rows = {row["id"]: row for row in desk.store.referrals.listed()}
        self.referrals = {number: referral_of(row) for number, row in self.rows.items()}
        self.links = [Link(r.id, r.card_id, r.referrer_id, r.at) for r in self.referrals.values()]
        self.dealings: Dealings = dealings_of(desk, (link.card_id for link in self.links))
        self._desk = desk
        self.names: dict[int, tuple[str, bool]] = {}
        for row in self.rows.values():
            self.names[row["card_id"]] = (row["card_name"], row["card_stopped_on"] is not None)
            self.names[row["referrer_id"]] = (row["referrer_name"], row["referrer_stopped_on"] is not None)
        self.rewards: dict[int, list[Row]] = {}
        for row in desk.store.rewards.listed():
            self.rewards.setdefault(row["card_id"], []).append(row)

    def progress(self, referral_id: int) -> Progress:
        return progress_of(self._desk, self.referrals[referral_id], self.dealings)

    def revenue(self, referral: Referral) -> Total:
        """Net revenue of the referred card from the day of the referral on: sales won, less returns and discounts."""
        total = Total()
        since = local_day(referral.at, self._desk.clock.now().tzinfo)
        for sale in self.dealings.sales.get(referral.card_id, ()):
            if sale.state == DEAL_WON and sale.amount is not None and sale.on_date >= since:
                total.add(sale.amount, sale.currency, sale.rate, self.exchange)
        return total

    def rewarded(self, card_id: int, *, paid: bool) -> Total:
        total = Total()
        for row in self.rewards.get(card_id, ()):
            if (row["paid_on"] is not None) == paid and row["amount"] is not None:
                total.add(row["amount"], row["currency"], None, self.exchange)
        return total

    def gifts(self, card_id: int) -> list[str]:
        return [row["gift"] for row in self.rewards.get(card_id, ()) if row["gift"]]

    def sums(self, **totals: Total) -> View:
        """Sums in the base currency, and apart those for which no rate is known."""
        base = self.exchange.base
        apart = [
            {"of": name, "amount": major(amount, currency), "currency": currency}
            for name, total in totals.items()
            for currency, amount in sorted(total.other.items())
        ]
        plain: dict[str, Any] = {name: major(total.base, base) for name, total in totals.items()}
        return {**plain, "currency": base, "without_rate": apart}


def tree(desk: Desk, reference: str = "") -> list[View]:
    """Return the roots of the tree, each with whom it ``referred``; or the one branch that begins with a card.

    ``revenue`` is what the card itself bought since it was referred, ``brought`` what all below it did, ``spent`` what
    it was paid as rewards, ``promised`` what is still to be paid.
    """
    card = find_card(desk, reference) if reference else None
    facts = _Facts(desk)
    if card is not None:
        facts.names.setdefault(card.id, (card.name, card.stopped_on is not None))
    nodes = forest(facts.links, card.id if card else None)
    first = first_links(facts.links)
    own = [_own(facts, node, first) for node in nodes]
    below = branch_totals(nodes, own)
    views: list[View] = []
    roots: list[View] = []
    for node, revenue, brought in zip(nodes, own, below, strict=True):
        view = _node_view(facts, node, revenue, brought)
        views.append(view)
        (views[node.parent]["referred"] if node.parent >= 0 else roots).append(view)
    return roots


def _own(facts: _Facts, node: Node, first: dict[int, Link]) -> Total:
    """What a card itself brought; the root of a branch may have come by somebody above it."""
    link = node.link or first.get(node.card_id)
    return Total() if link is None or node.repeated else facts.revenue(facts.referrals[link.id])


def _node_view(facts: _Facts, node: Node, revenue: Total, brought: Total) -> View:
    name, stopped = facts.names[node.card_id]
    status = facts.progress(node.link.id).status if node.link else None
    spent, promised = (
        (Total(), Total())
        if node.repeated
        else (facts.rewarded(node.card_id, paid=True), facts.rewarded(node.card_id, paid=False))
    )
    return {
        "card_id": node.card_id,
        "name": name,
        "referral_id": node.link and node.link.id,
        "status": status,
        "depth": node.depth,
        "repeated": node.repeated,
        **facts.sums(revenue=revenue, brought=brought, spent=spent, promised=promised),
        "gifts": [] if node.repeated else facts.gifts(node.card_id),
        "stopped": stopped,
        "referred": [],
    }


def flattened(roots: Sequence[View]) -> list[View]:
    """Return the nodes of a tree from the top down, one line each, for formats that cannot nest."""
    lines: list[View] = []
    waiting: list[tuple[View, int | None]] = [(root, None) for root in reversed(roots)]
    while waiting:
        view, referrer_id = waiting.pop()
        lines.append({**{key: value for key, value in view.items() if key != "referred"}, "referrer_id": referrer_id})
        waiting.extend((child, view["card_id"]) for child in reversed(view["referred"]))
    return lines


def coaches(desk: Desk, least: int | None = None) -> list[View]:
    """Return the sales coaches: cards with ``least`` referrals or more, whoever brought most first.

    They are kept for life, also when they change employer, stop buying or are not to be contacted (which is shown):
    what counts is what they brought. A card that several brought counts for the first of them.
    """
    facts = _Facts(desk)
    least = desk.settings["referrals.coach"] if least is None else least
    first = first_links(facts.links)
    made: dict[int, list[Link]] = {}
    for link in facts.links:
        made.setdefault(link.referrer_id, []).append(link)
    ids = [card_id for card_id, links in made.items() if len(links) >= least]
    known = {row["id"]: row for row in desk.store.cards.listed_by_ids(ids)} if ids else {}
    employers: dict[int, str] = {}
    for row in desk.store.referrals.fields(ids) if ids else ():
        if row["key"] == "employer":
            employers.setdefault(row["card_id"], row["value"])
    found = []
    for card_id in ids:
        revenue = _revenue(facts, (link for link in made[card_id] if first[link.card_id] is link))
        view = _coach_view(facts, known[card_id], employers.get(card_id), made[card_id], revenue)
        found.append((-revenue.base, -view["won"], -view["referrals"], card_id, view))
    return [view for *_rank, view in sorted(found, key=lambda entry: entry[:4])]


def _revenue(facts: _Facts, links: Iterable[Link]) -> Total:
    total = Total()
    for link in links:
        total.take_in(facts.revenue(facts.referrals[link.id]))
    return total


def _coach_view(facts: _Facts, row: Row, employer: str | None, links: Sequence[Link], revenue: Total) -> View:
    statuses = [facts.progress(link.id).status for link in links]
    won, lost = statuses.count(WON), statuses.count(LOST)
    card_id = row["id"]
    return {
        "card_id": card_id,
        "name": row["name"],
        "kind": row["kind"],
        "employer": employer,
        "phone": shown_phone(row["e164"] or "", row["raw"] or "", row["extension"] or "") or None,
        "referrals": len(links),
        "won": won,
        "lost": lost,
        "open": len(links) - won - lost,
        "last_referral_at": local(max(link.at for link in links)),
        "last_contact_at": local(row["last_at"]),
        **facts.sums(
            revenue=revenue,
            spent=facts.rewarded(card_id, paid=True),
            promised=facts.rewarded(card_id, paid=False),
        ),
        "gifts": facts.gifts(card_id),
        "stopped": row["stopped_on"] is not None,
    }
