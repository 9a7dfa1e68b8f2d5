"""Tags on many cards at once."""

from collections.abc import Sequence

from prospector.domain.errors import UsageError
from prospector.domain.text import N_
from prospector.services.cards import checked_tag
from prospector.services.ports import Desk
from prospector.services.references import find_card


def split_tags(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Split ``12 13 +vip`` into cards and tags (those with ``+``, or without any the last word), both as typed.

    UsageError when either is missing or no tag.
    """
    tags = [word for word in words if word.startswith(("+", "＋")) and not word[1:2].isdecimal()]
    cards = [word for word in words if word not in tags]
    if not tags and len(cards) > 1:
        tags = [cards.pop()]
    if not tags or not cards:
        raise UsageError(N_("Name the cards first, then the tags."), hint=N_("For example: prospector tag 12 13 +vip."))
    return cards, list(dict.fromkeys(checked_tag(tag.replace("＋", "+")) for tag in tags))


def change_tags(
    desk: Desk, references: Sequence[str], *, put: Sequence[str] = (), drop: Sequence[str] = ()
) -> tuple[list[int], int]:
    """Put tags on the cards, or take them off; return the ids of the cards, and how many of them changed."""
    desk.begin()
    cards = {card.id: card for card in (find_card(desk, reference) for reference in references)}
    changed = 0
    for card in cards.values():
        tags = tuple(sorted((set(card.tags) | set(put)) - set(drop)))
        if tags != tuple(sorted(card.tags)):
            words = desk.contacts.name_words(card.name)
            desk.store.cards.save(card._replace(tags=tags, updated_at=desk.clock.now()), name_words=words)
            changed += 1
    return list(cards), changed
