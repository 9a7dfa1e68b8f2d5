"""Finding and listing cards (``H1``: what people say is as valuable as hard fields, so it is searchable)."""

import unicodedata
from collections.abc import Collection, Mapping

from prospector.domain.card import KINDS
from prospector.domain.errors import UsageError
from prospector.domain.lifecycle import LEVELS, LIFECYCLES
from prospector.domain.qualification import CLASSES, read_code
from prospector.domain.text import N_, Text
from prospector.services.ports import Desk
from prospector.services.store import Row
from prospector.services.views import View, card_line

# Where a match can lie; the search index reports the same names.
PARTS = (
    "card", "address", "phone", "email", "tag", "fact", "note", "call", "follow_up", "promise", "complaint", "invoice",
    "referral", "referral_ask", "reward", "complaint_entry", "satisfaction", "deal", "competitor", "stakeholder",
    "occasion", "lending",
)  # fmt: skip
# More than any book has.
_ALL = 10_000_000
# Words spread over a card: so many of those typed are looked for, and of so many cards each entry is read.
_SPREAD_WORDS, _LOOKED_UP = 8, 500


# What people type for a part.
_PLURALS = {
    "name": "card", "names": "card", "cards": "card", "person": "card", "addresses": "address", "phones": "phone",
    "emails": "email", "mail": "email", "tags": "tag", "facts": "fact", "field": "fact", "fields": "fact",
    "notes": "note", "calls": "call", "contacts": "call", "follow-up": "follow_up", "follow-ups": "follow_up",
    "steps": "follow_up", "promises": "promise", "complaints": "complaint", "invoices": "invoice", "deals": "deal",
    "referrals": "referral", "rewards": "reward", "competitors": "competitor", "occasions": "occasion",
    "stakeholders": "stakeholder", "lendings": "lending",
}  # fmt: skip


def read_part(typed: str) -> str:
    """Return the part of a card that was meant: also “notes”, “names”; as typed where it is none."""
    part = typed.strip().casefold()
    return _PLURALS.get(part, part.replace("-", "_"))


def find(desk: Desk, words: str, *, part: str = "", most: int = 50, only: Collection[int] | None = None) -> list[View]:
    """Return cards that hold every word, best first, each with the part in which it was found first.

    ``only`` are the cards that a filter lets through. Digits are also looked for inside telephone numbers; all words
    may also be spread over several parts of one card.
    """
    if part and part not in PARTS:
        raise UsageError(
            N_("“{typed}” is not a part of a card."),
            hint=N_("Choose one of: {known}."),
            typed=part,
            known=", ".join(PARTS),
        )
    if not words.strip():
        raise UsageError(
            N_("Nothing to find was typed."), hint=N_("Type a name, a word of a note, or part of a phone.")
        )
    places: dict[int, str] = {}
    wanted, most = most, most if only is None else _ALL
    if part in ("", "phone"):
        places.update(dict.fromkeys(with_number(desk, words, most), "phone"))
    if part != "phone":
        # Several matches of one card count once, so more rows than cards are asked for.
        for row in desk.store.search.find(words, part=part, most=most * 4):
            places.setdefault(row["card_id"], row["part"])
        if not part and len(places) < most:
            for card_id in _spread(desk, words):
                places.setdefault(card_id, "several")
    ids = [card_id for card_id in places if only is None or card_id in only][:wanted]
    lines = {row["id"]: card_line(desk, row) for row in desk.store.cards.listed_by_ids(ids)}
    return [{**lines[card_id], "found_in": places[card_id]} for card_id in ids if card_id in lines]


def with_number(desk: Desk, typed: str, most: int) -> list[int]:
    """Cards with a telephone number that contains what was typed, if that can be a part of one."""
    plain = unicodedata.normalize("NFKC", typed).replace("(0)", "")
    digits = "".join(char for char in plain if char.isdecimal())
    if len(digits) < 3 or any(char.isalpha() for char in plain):
        return []
    found = desk.store.cards.with_phone_part(digits, most)
    # Numbers are kept in their international form, which has neither 0 nor 00 in front.
    bare = digits.lstrip("0")
    if not found and bare != digits and len(bare) >= 3:
        found = desk.store.cards.with_phone_part(bare, most)
    return [card_id for card_id, _, _ in found]


def _spread(desk: Desk, words: str) -> list[int]:
    """Cards in which each word occurs, but not all in the same part."""
    typed = words.split()
    if len(typed) < 2:
        return []
    # What is rare first: of what it leaves, the common words are looked up card by card.
    rare = sorted(typed[:_SPREAD_WORDS], key=desk.store.search.is_common)
    left: set[int] | None = None
    for word in rare:
        numbers = set(with_number(desk, word, 2_000))
        if left is None:
            left = {row["card_id"] for row in desk.store.search.find(word, most=2_000)} | numbers
        elif len(left) > _LOOKED_UP and not desk.store.search.is_common(word):
            left &= {row["card_id"] for row in desk.store.search.find(word, most=2_000)} | numbers
        else:
            few = sorted(left)[:_LOOKED_UP]
            left = desk.store.search.among(few, word) | (numbers & left)
        if not left:
            return []
    return sorted(left or ())


def checked(value: str, known: Mapping[str, str], what: str) -> str:
    """Return a filter's value; UsageError when it is none of ``known`` (empty: no filter)."""
    if value and value not in known:
        raise UsageError(
            N_("“{value}” is not a {what}."), hint=N_("Choose one of: {known}."),
            value=value, what=Text(what), known=", ".join(known),
        )  # fmt: skip
    return value


def list_cards(
    desk: Desk,
    *,
    only: Collection[int] | None = None,
    kind: str = "",
    area: str = "",
    tag: str = "",
    lifecycle: str = "",
    level: str = "",
    klass: str = "",
    man: str = "",
    stopped: bool | None = None,
    binned: bool = False,
) -> list[View]:
    """Return the cards that fit every filter given, by id; of ``only`` these cards, if given."""
    checked(lifecycle, LIFECYCLES, N_("lifecycle"))
    checked(level, LEVELS, N_("level"))
    checked(klass, CLASSES, N_("class"))
    code = read_code(man).code if man else ""
    checked(kind, KINDS, N_("kind"))
    if binned:
        rows = _binned(desk, kind, area, tag)
    elif only is not None and not (kind or area or tag):
        rows = desk.store.cards.listed_by_ids(sorted(only))
    else:
        rows = desk.store.cards.listed(kind=kind, area=area, tag=tag)
    rows = rows if only is None else [row for row in rows if row["id"] in only]
    lines = [card_line(desk, row) for row in rows]
    wanted = {"lifecycle": lifecycle, "level": level, "class": klass, "man": code}
    return [
        line
        for line in lines
        if all(not value or line[name] == value for name, value in wanted.items())
        and (stopped is None or line["stopped"] == stopped)
    ]


def _binned(desk: Desk, kind: str, area: str, tag: str) -> list[Row]:
    """The cards in the bin that fit; few, so they are gone through one by one."""
    rows = [
        row
        for row in desk.store.cards.binned()
        if (not kind or row["kind"] == kind) and area.casefold() in row["area"].casefold()
    ]
    if not tag:
        return rows
    tagged = {card.id for card in desk.store.cards.many([row["id"] for row in rows]) if tag in card.tags}
    return [row for row in rows if row["id"] in tagged]
