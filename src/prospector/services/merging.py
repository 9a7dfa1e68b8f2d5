"""Making several cards one (``H1``: duplicates merged), and remembering which are not the same."""

import difflib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from prospector.domain.card import KINDS, NOTE_LIMIT, Card
from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.field import BY_KEY, normal_key
from prospector.domain.merge import LABELS, Choice, Side, choices, fields_of, merged
from prospector.domain.text import N_, Text, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import Row
from prospector.services.views import View

# Cards are called A, B, C … beside one another.
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class Merging(NamedTuple):
    """Cards that are to become one, the one that stays first, and the fields in which they differ."""

    sides: tuple[Side, ...]
    choices: tuple[Choice, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """The cards."""
        return tuple(side.card for side in self.sides)

    def believing(self, kept: Mapping[str, int]) -> "Merging":
        """Return the same with the cards that the user believes, by field."""
        known = {choice.field: choice.kept for choice in self.choices}
        return Merging(self.sides, tuple(choices(self.sides, {**known, **kept})))


class Merged(NamedTuple):
    """What was done: the card that stays, those it took in, and rows that were about these cards alone."""

    card: Card
    losers: tuple[Card, ...]
    gone: tuple[tuple[str, Row], ...]


def field_label(field: str) -> Text | str:
    """Return a field in the reader's words."""
    if field in LABELS:
        return Text(LABELS[field])
    return Text(BY_KEY[field].label) if field in BY_KEY else field


def prepare(desk: Desk, references: Sequence[str], keep: Sequence[str] = ()) -> Merging:
    """Return the cards to be merged with what they say differently; ``keep`` are words such as ``name=B``.

    RefusedError for the same card twice, or a person and a company; NotFoundError for one in the bin.
    """
    cards = [find_card(desk, reference) for reference in references]
    if len(cards) < 2:
        raise UsageError(N_("Two cards are needed to make one."), hint=N_("Write prospector merge 12 13."))
    if len(cards) > len(LETTERS):
        raise UsageError(
            N_("At most {most} cards are made one at a time."), hint=N_("Merge them in two steps."), most=len(LETTERS)
        )
    for place, card in enumerate(cards):
        first = cards[0]
        if any(card.id == other.id for other in cards[:place]):
            raise RefusedError(
                N_("“{typed}” is card {id} ({name}), which was named before."),
                hint=N_("Name different cards; prospector duplicates lists them."),
                typed=references[place], id=card.id, name=card.name,
            )  # fmt: skip
        if card.kind != first.kind:
            raise RefusedError(
                N_("{first} is a {first_kind} and {second} a {second_kind}: they cannot be one card."),
                hint=N_("To say that a person belongs to a company, use prospector tie."),
                first=first.name, first_kind=Text(KINDS[first.kind]),
                second=card.name, second_kind=Text(KINDS[card.kind]),
            )  # fmt: skip
    sides = tuple(Side(card, desk.store.merges.said(card.id)) for card in cards)
    return Merging(sides, tuple(choices(sides, _kept(sides, keep))))


def _kept(sides: Sequence[Side], keep: Sequence[str]) -> dict[str, int]:
    """Read ``name=B`` or ``birthday=13``: the field, and the letter or the id of the card that is believed."""
    ids = [side.card.id for side in sides]
    known = fields_of(sides)
    found: dict[str, int] = {}
    for typed in keep:
        field, equals, which = typed.partition("=")
        key, which = normal_key(field), which.strip().lstrip("#").upper()
        if not equals or not which:
            raise UsageError(N_("“{typed}” names no card to keep."), hint=N_("Write --keep name=B."), typed=typed)
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1) or ["name"]
            raise UsageError(
                N_("None of these cards has a field “{field}”; did you mean “{near}”?"),
                hint=N_("Fields: {known}."),
                field=field, near=near[0], known=", ".join(known),
            )  # fmt: skip
        letters = dict(zip(LETTERS, ids, strict=False))
        card_id = letters.get(which) or (int(which) if which.isdecimal() and int(which) in ids else 0)
        if not card_id:
            raise UsageError(
                N_("“{typed}” is none of the cards named."),
                hint=N_("Write A for the first, B for the second, or an id."),
                typed=which,
            )
        found[key] = card_id
    return found


def merge_cards(desk: Desk, merging: Merging) -> Merged:
    """Make the first card take in the others; they go to the bin and answer by it from now on."""
    desk.begin()
    now = desk.clock.now()
    winner, *losers = merging.cards
    gone = [row for loser in losers for row in desk.store.merges.move(loser.id, winner.id)]
    for loser in losers:
        binned = loser._replace(binned_at=now, updated_at=now)
        desk.store.cards.save(binned, name_words=desk.contacts.name_words(loser.name))
        desk.store.merges.add(winner.id, loser.id, loser.uid, now)
    card = merged(merging.sides, merging.choices)._replace(updated_at=now)
    desk.store.cards.save(card, name_words=desk.contacts.name_words(card.name))
    body = _lost(desk, merging)
    # As many notes as it takes: what does not fit into one is not lost either.
    for start in range(0, len(body), NOTE_LIMIT):
        desk.store.notes.add(winner.id, str(uuid4()), now, body[start : start + NOTE_LIMIT])
    return Merged(card, tuple(losers), tuple(gone))


def _lost(desk: Desk, merging: Merging) -> str:
    """The values that lost, as a note: one line for each card that said something else."""
    lines = []
    for card in merging.cards:
        said = [
            text(N_("{field}: {value}"), field=field_label(choice.field), value=option.value)
            for choice in merging.choices
            for option in choice.lost
            if option.card_id == card.id
        ]
        reason = (
            [text(N_("not to be contacted: {reason}"), reason=card.stop_reason)] if _reason_lost(merging, card) else []
        )
        if said or reason:
            head = desk.say(text(N_("Merged, card {id} ({name}) said:"), id=card.id, name=card.name))
            lines.append(f"{head} {'; '.join(desk.say(part) for part in (*said, *reason))}")
    return "\n".join(lines)


def _reason_lost(merging: Merging, card: Card) -> bool:
    kept = next((one for one in merging.cards if one.stopped_on is not None), None)
    return bool(card.stop_reason) and kept is not None and card.stop_reason != kept.stop_reason


def merging_view(merging: Merging) -> View:
    """Return what is to be merged as a view: the cards and the fields of which they say different things."""
    return {
        "cards": [{"id": card.id, "uid": card.uid, "name": card.name} for card in merging.cards],
        "conflicts": [
            {
                "field": choice.field,
                "kept": choice.value,
                "kept_from": choice.kept,
                "options": [
                    {"card_id": option.card_id, "value": option.value, "noted_on": _day(option.at)}
                    for option in choice.options
                ],
            }
            for choice in merging.choices
        ],
    }


def _day(at: datetime) -> str | None:
    return at.astimezone().date().isoformat() if at.year > 1 else None


def tell_apart(desk: Desk, references: Sequence[str]) -> tuple[Card, Card, bool]:
    """Remember that two cards are not the same; return them and whether that is new. RefusedError for one card."""
    desk.begin()
    one, other = (find_card(desk, reference) for reference in references)
    if one.id == other.id:
        raise RefusedError(
            N_("“{typed}” is card {id} ({name}), which was named before."),
            hint=N_("Name different cards; prospector duplicates lists them."),
            typed=references[1], id=one.id, name=one.name,
        )  # fmt: skip
    return one, other, bool(desk.store.merges.tell_apart([(one.id, other.id)], desk.clock.now()))
