"""The whole map of a company (``H10``): each part with who plays it, what is missing, and who knows somebody there."""

from prospector.domain.card import COMPANY, KINDS
from prospector.domain.errors import RefusedError
from prospector.domain.lifecycle import is_current
from prospector.domain.stakeholder import DECIDER, LIKELY, PARTS, QUESTIONS, big_because, missing_parts
from prospector.domain.text import N_, Text, text
from prospector.services import stakeholders
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import Row
from prospector.services.views import View


class Tier:
    """The place of one card in the pyramid (``H3``); ``unknown`` says why there is none although it bought."""

    def __init__(self, desk: Desk, card_id: int, *, bought: bool) -> None:
        self.tier: str = ""
        self.rank: int | None = None
        self.of = 0
        self.net = 0
        self.unknown: Text | None = None
        if not bought:
            return
        from prospector.services.pyramids import ranked_customers  # noqa: PLC0415 (only for those who bought)

        try:
            ranked = ranked_customers(desk, desk.clock.today())
        except RefusedError as refusal:
            self.unknown = refusal.text
            return
        self.of = sum(one.rank is not None for one in ranked)
        for one in ranked:
            if one.card_id == card_id:
                self.tier, self.rank, self.net = one.tier, one.rank, one.net


def company_map(desk: Desk, reference: str) -> View:
    """Return the map of a company; RefusedError for the card of a person."""
    card = find_card(desk, reference)
    if card.kind != COMPANY:
        raise RefusedError(
            N_("{name} is a {kind}; only a company has a map."),
            hint=N_("prospector stakeholder list {id} shows the parts of a person."),
            name=card.name, kind=Text(KINDS[card.kind]), id=card.id,
        )  # fmt: skip
    (row,) = desk.store.cards.listed_by_ids([card.id])
    tier = Tier(desk, card.id, bought=row["last_deal_on"] is not None)
    return {
        "card_id": card.id,
        "name": card.name,
        **map_view(desk, card.id, need=row["need_size"] or "", tier=tier.tier, bought=row["last_deal_on"] is not None),
        "tier_unknown": tier.unknown and desk.say(tier.unknown),
    }


def map_view(desk: Desk, card_id: int, *, need: str, tier: str, bought: bool) -> View:
    """Return who plays which part, and of a big prospect what is missing, with a question to ask for each.

    Who is tied to the company as one who decides is a decider, noted as a part or not (``id`` is then null).
    """
    roles = desk.store.cards.roles(card_id)
    noted = stakeholders.on_card(desk, card_id)
    players = [_player(view) for view in noted]
    known = {(view["person_id"], view["part"]) for view in noted}
    players += [
        {**_NOT_NOTED, "person_id": role["person_id"], "person": role["person_name"], "part": DECIDER}
        for role in roles
        if role["decides"] and (role["person_id"], DECIDER) not in known
    ]
    reasons = big_because(need=need, tier=tier, revenue=bought)
    playing = {player["person_id"] for player in players}
    return {
        "big": bool(reasons),
        "big_because": reasons,
        "tier": tier or None,
        "parts": sorted(players, key=lambda player: list(PARTS).index(player["part"])),
        "missing": [
            {"part": part, "question": desk.say(text(QUESTIONS[part])), "ask": _likely(part, roles)}
            for part in missing_parts({player["part"] for player in players})
        ],
        "without_part": [
            {"person_id": role["person_id"], "person": role["person_name"], "role": role["role"]}
            for role in roles
            if role["person_id"] not in playing
        ],
        "ways_in": [_way(desk, row) for row in desk.store.stakeholders.ways_in(card_id)],
    }


_NOT_NOTED = {
    "id": None, "person_id": 0, "person": "", "part": "", "why": "", "common_ground": "", "known_by_id": None,
    "known_by": None,
}  # fmt: skip


def _player(view: View) -> View:
    return {key: view[key] for key in _NOT_NOTED}


def _likely(part: str, roles: list[Row]) -> list[View]:
    """The people whose role makes them the first to ask."""
    return [
        {"person_id": role["person_id"], "person": role["person_name"], "role": role["role"]}
        for role in roles
        if role["role"].casefold() in LIKELY[part]
    ]


def _way(desk: Desk, row: Row) -> View:
    return {
        "person_id": row["person_id"],
        "person": row["person_name"],
        "card_id": row["other_id"],
        "name": row["other_name"],
        "how": row["how"],
        "customer": is_current(row["last_deal_on"], desk.clock.today()),
        "last_deal_on": row["last_deal_on"] and row["last_deal_on"].isoformat(),
        "stopped": row["other_stopped_on"] is not None,
    }
