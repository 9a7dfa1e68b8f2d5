"""Acts on referrals (``H9``): who introduced whom, reporting back, thanks."""

from datetime import UTC, date, datetime, tzinfo
from typing import Any
from uuid import uuid4

from prospector.domain.card import Card
from prospector.domain.errors import ConflictError, NotFoundError, RefusedError, UsageError
from prospector.domain.referral import Referral, chain
from prospector.domain.text import N_
from prospector.services.cards import CardEdit, add_card
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_note


def local_day(moment: datetime, zone: tzinfo | None) -> date:
    """Return the calendar day of a moment in a zone; without one in that of the machine."""
    return moment.astimezone(zone).date()


def add_referral(
    desk: Desk, referrer_reference: str, referred_reference: str, *, at: datetime | None = None, note: str = ""
) -> tuple[Referral, Card, Card]:
    """Record that one card introduced another; return the referral, who referred and who was referred."""
    desk.begin()
    referrer, referred = find_card(desk, referrer_reference), find_card(desk, referred_reference)
    return refer(desk, referrer, referred, at=at, note=note), referrer, referred


def refer(desk: Desk, referrer: Card, referred: Card, *, at: datetime | None = None, note: str = "") -> Referral:
    """Record that ``referrer`` introduced ``referred``, now or ``at`` a moment past; the writing must have begun.

    RefusedError for a card that would refer itself or one by whom it came, over any number of steps; ConflictError when
    the two are on record already.
    """
    _refuse_impossible(desk, referrer, referred)
    moment = (at or desk.clock.now()).astimezone(UTC).replace(microsecond=0)
    return desk.store.referrals.add(
        Referral(0, str(uuid4()), referred.id, referrer.id, moment, checked_note(note)),
    )


def add_referred_card(
    desk: Desk, kind: str, edit: CardEdit, referrer_reference: str, *, keep_double: bool = False
) -> int:
    """Add a card that came by referral, in one act; return its id. Its method is then referral, unless another is said.

    The referrer is found before the card is made, so that the new card's own name cannot be meant.
    """
    desk.begin()
    referrer = find_card(desk, referrer_reference)
    edit = edit._replace(method="referral") if edit.method is None else edit
    card_id = add_card(desk, kind, edit, keep_double=keep_double)
    card = desk.store.cards.get(card_id)
    assert card is not None
    refer(desk, referrer, card)
    return card_id


def _refuse_impossible(desk: Desk, referrer: Card, referred: Card, old: Referral | None = None) -> None:
    if referrer.id == referred.id:
        raise RefusedError(
            N_("{name} cannot refer themselves."), hint=N_("Name the one who gave the name first, then the new one."),
            name=referrer.name,
        )  # fmt: skip
    introduced = desk.store.referrals.introduced(referrer.id)
    if old is not None and old.referrer_id in introduced.get(old.card_id, ()):
        introduced[old.card_id].remove(old.referrer_id)
    circle = chain(referrer.id, referred.id, introduced)
    if circle:
        names = {card.id: card.name for card in desk.store.cards.many(circle)}
        raise RefusedError(
            N_("{referrer} came by {referred}, not the other way round: {chain}."),
            hint=N_("prospector referral tree shows who brought whom."),
            referrer=referrer.name, referred=referred.name,
            chain=" → ".join(f"{names[card_id]} (#{card_id})" for card_id in circle),
        )  # fmt: skip
    same = [
        other
        for other in desk.store.referrals.of_cards([referred.id])
        if other.referrer_id == referrer.id and (old is None or other.id != old.id)
    ]
    if same:
        raise ConflictError(
            N_("That {referrer} referred {referred} is on record already, as referral {id}."),
            hint=N_("prospector referral correct {id} changes it."),
            referrer=referrer.name, referred=referred.name, id=same[0].id,
        )  # fmt: skip


def get_referral(desk: Desk, referral_id: int) -> Referral:
    """Return a referral; NotFoundError when there is none of that id."""
    referral = desk.store.referrals.get(referral_id) if 0 <= referral_id <= LARGEST_ID else None
    if referral is None:
        raise NotFoundError(
            N_("There is no referral {id}."), hint=N_("prospector referral list shows them with their ids."),
            id=referral_id,
        )  # fmt: skip
    return referral


def correct_referral(
    desk: Desk,
    referral_id: int,
    changes: dict[str, Any],
    *,
    referrer_reference: str | None = None,
    referred_reference: str | None = None,
) -> Referral:
    """Correct a referral: ``changes`` by field (at, note, reported_on, thanked_on); both cards are checked anew."""
    desk.begin()
    referral = get_referral(desk, referral_id)
    changed = referral._replace(**changes)
    if "note" in changes:
        changed = changed._replace(note=checked_note(changed.note))
    if "at" in changes:
        changed = changed._replace(at=changed.at.astimezone(UTC).replace(microsecond=0))
    if referrer_reference is not None or referred_reference is not None:
        referrer = find_card(desk, referrer_reference or f"#{referral.referrer_id}")
        referred = find_card(desk, referred_reference or f"#{referral.card_id}")
        _refuse_impossible(desk, referrer, referred, referral)
        changed = changed._replace(referrer_id=referrer.id, card_id=referred.id)
    for day in (changed.reported_on, changed.thanked_on):
        _refuse_before(desk, changed, day)
    desk.store.referrals.save(changed)
    if changed.referrer_id != referral.referrer_id:
        # A reward belongs to the one who referred.
        for reward in desk.store.rewards.of_referral(referral.id):
            desk.store.rewards.save(reward._replace(card_id=changed.referrer_id))
    return changed


def remove_referral(desk: Desk, referral_id: int) -> Referral:
    """Take a referral back. What the referrer was promised or paid for it stays on their card."""
    desk.begin()
    referral = get_referral(desk, referral_id)
    for reward in desk.store.rewards.of_referral(referral.id):
        desk.store.rewards.save(reward._replace(referral_id=None))
    desk.store.referrals.remove(referral)
    return referral


def report_back(desk: Desk, referral_id: int, on: date | None = None) -> Referral:
    """Record that the referrer was told what became of the referral: this raises their standing (H9)."""
    desk.begin()
    referral = get_referral(desk, referral_id)
    if referral.reported_on is not None:
        raise RefusedError(
            N_("The referrer was told of referral {id} already, on {day}."),
            hint=N_("prospector referral correct {id} --reported DATE changes the day."),
            id=referral.id, day=referral.reported_on.isoformat(),
        )  # fmt: skip
    return _marked(desk, referral, reported_on=on or desk.clock.today())


def thank(desk: Desk, referral_id: int, on: date | None = None) -> Referral:
    """Record that the referrer was thanked."""
    desk.begin()
    referral = get_referral(desk, referral_id)
    if referral.thanked_on is not None:
        raise RefusedError(
            N_("The referrer was thanked for referral {id} already, on {day}."),
            hint=N_("prospector referral correct {id} --thanked DATE changes the day."),
            id=referral.id, day=referral.thanked_on.isoformat(),
        )  # fmt: skip
    return _marked(desk, referral, thanked_on=on or desk.clock.today())


def _marked(desk: Desk, referral: Referral, **days: date) -> Referral:
    marked = referral._replace(**days)  # type: ignore[arg-type]
    for day in days.values():
        _refuse_before(desk, marked, day)
    desk.store.referrals.save(marked)
    return marked


def _refuse_before(desk: Desk, referral: Referral, day: date | None) -> None:
    made = local_day(referral.at, desk.clock.now().tzinfo)
    if day is not None and day < made:
        raise UsageError(
            N_("{day} lies before the referral, which is of {made}."), hint=N_("Give that day or a later one."),
            day=day.isoformat(), made=made.isoformat(),
        )  # fmt: skip
