"""The whole card as one view: what is on it, where it stands, and what every noun of the book knows of it.

The one module that knows all nouns; each gives its part through a function ``on_card(desk, card_id)`` of its own.
"""

from prospector.domain.followup import OPEN
from prospector.services import (
    competitors,
    complaint_views,
    credits,
    deal_views,
    ladders,
    lendings,
    own_occasions,
    promises,
    receivables,
    referral_views,
    satisfactions,
    sent_greetings,
    stakeholders,
)
from prospector.services.ports import Desk
from prospector.services.views import View, base_view, history_views, shown_phone, standing_view


def card_view(desk: Desk, card_id: int) -> View:
    """Return the whole card: the object of ``show --json``, newest calls and open follow-ups first."""
    desk.store.refresh()
    card = desk.store.cards.get(card_id)
    assert card is not None
    (row,) = desk.store.cards.listed_by_ids([card_id])
    history = history_views(desk, [card])[card_id]
    history["calls"].reverse()
    history["notes"].reverse()
    history["follow_ups"].sort(key=lambda item: item["state"] != OPEN)
    first = history["calls"][-1]["at"][:10] if history["calls"] else None
    people = desk.store.cards.roles(card_id)
    return {
        **base_view(card),
        "phone": shown_phone(row["e164"] or "", row["raw"] or "", row["extension"] or "") or None,
        "first_contact_on": (card.first_contact_on and card.first_contact_on.isoformat()) or first,
        **standing_view(desk, row),
        **_tier(desk, card_id, bought=row["last_deal_on"] is not None),
        "people": [
            {
                "card_id": role["person_id"] if card.kind == "company" else role["company_id"],
                "name": role["person_name"] if card.kind == "company" else role["company_name"],
                "role": role["role"],
                "decides": bool(role["decides"]),
            }
            for role in people
        ],
        "best_hour": ladders.of_history(desk, history["calls"]),
        "deal_totals": deal_views.on_card(desk, card_id),
        "referrals": referral_views.on_card(desk, card_id),
        "promises": promises.on_card(desk, card_id),
        "complaints": complaint_views.on_card(desk, card_id),
        "satisfaction": satisfactions.on_card(desk, card_id),
        "receivables": receivables.on_card(desk, card_id),
        "credit": credits.on_card(desk, card_id),
        "stakeholders": stakeholders.on_card(desk, card_id),
        "competitors": competitors.on_card(desk, card_id),
        "occasions": own_occasions.on_card(desk, card, row["first_deal_on"]),
        "greetings": sent_greetings.on_card(desk, card_id),
        "lending": lendings.on_card(desk, card_id),
        **history,
    }


def _tier(desk: Desk, card_id: int, *, bought: bool) -> View:
    """Return the place in the pyramid (H3) as last derived; nothing for who never bought."""
    found = desk.store.revenues.tier(card_id)
    if found is None:
        return {"tier": "inactive" if bought else None, "rank": None}
    return {"tier": found[0], "rank": found[1]}
