"""Acts on rewards (``H9``): what a referrer is promised, a sum or a gift, and when it was paid."""

from datetime import date
from typing import Any
from uuid import uuid4

from prospector.domain.clean import clean_line
from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.domain.money import checked_currency, major, read_money
from prospector.domain.referral import Reward
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.referrals import get_referral
from prospector.services.store import LARGEST_ID, Row
from prospector.services.texts import checked_line, checked_note
from prospector.services.views import View


def reward_referral(desk: Desk, referral_id: int, **given: Any) -> Reward:
    """Promise the referrer something for a referral: see ``reward_card`` for what is ``given``."""
    desk.begin()
    referral = get_referral(desk, referral_id)
    return _promised(desk, referral.referrer_id, referral.id, **given)


def reward_card(desk: Desk, reference: str, **given: Any) -> Reward:
    """Promise a referrer something that is not for one referral alone.

    ``given``: ``amount`` as typed and ``currency``, or a ``gift`` (the amount is then what it costs), the days
    ``promised_on`` and ``paid_on``, and a ``note``.
    """
    desk.begin()
    return _promised(desk, find_card(desk, reference).id, None, **given)


def _promised(
    desk: Desk,
    card_id: int,
    referral_id: int | None,
    *,
    amount: str = "",
    currency: str = "",
    gift: str = "",
    promised_on: date | None = None,
    paid_on: date | None = None,
    note: str = "",
) -> Reward:
    sum_, code = _checked_sum(amount, currency, str(desk.settings["currency.base"]))
    today = desk.clock.today()
    reward = Reward(
        0,
        str(uuid4()),
        card_id,
        referral_id,
        sum_,
        code,
        checked_line(gift, text(N_("gift"))),
        promised_on or min(paid_on or today, today),
        paid_on,
        checked_note(note),
    )
    _refuse_impossible(reward)
    return desk.store.rewards.add(reward)


def _checked_sum(amount: str, currency: str, base: str) -> tuple[int | None, str]:
    if not clean_line(amount):
        if currency:
            checked_currency(currency)
            raise UsageError(N_("A currency was named, but no sum."), hint=N_("Add --amount, for example --amount 25."))
        return None, ""
    money = read_money(amount, checked_currency(base), currency=currency)
    return money.amount, money.currency


def _refuse_impossible(reward: Reward) -> None:
    if reward.amount is None and not reward.gift:
        raise UsageError(
            N_("Say what the reward is."), hint=N_("A sum (--amount 25 --currency USD) or a gift (--gift “dinner”).")
        )
    if reward.paid_on is not None and reward.paid_on < reward.promised_on:
        raise UsageError(
            N_("The reward would be paid on {paid}, before it was promised on {promised}."),
            hint=N_("Check the two days."),
            paid=reward.paid_on.isoformat(),
            promised=reward.promised_on.isoformat(),
        )


def get_reward(desk: Desk, reward_id: int) -> Reward:
    """Return a reward; NotFoundError when there is none of that id."""
    reward = desk.store.rewards.get(reward_id) if 0 <= reward_id <= LARGEST_ID else None
    if reward is None:
        raise NotFoundError(
            N_("There is no reward {id}."), hint=N_("prospector reward list shows them with their ids."), id=reward_id
        )
    return reward


def pay_reward(desk: Desk, reward_id: int, on: date | None = None) -> Reward:
    """Record that a reward was paid, or a gift handed over."""
    desk.begin()
    reward = get_reward(desk, reward_id)
    if reward.paid_on is not None:
        raise RefusedError(
            N_("Reward {id} was paid already, on {day}."), hint=N_("prospector reward correct {id} changes the day."),
            id=reward.id, day=reward.paid_on.isoformat(),
        )  # fmt: skip
    paid = reward._replace(paid_on=on or desk.clock.today())
    _refuse_impossible(paid)
    desk.store.rewards.save(paid)
    return paid


def correct_reward(desk: Desk, reward_id: int, changes: dict[str, Any]) -> Reward:
    """Correct a reward: ``changes`` by field; an ``amount`` is as typed, and an empty one leaves the gift alone."""
    desk.begin()
    reward = get_reward(desk, reward_id)
    amount, currency = changes.pop("amount", None), changes.pop("currency", None)
    if amount is not None:
        # A sum typed anew without a currency stays in the one it was in.
        base = reward.currency or str(desk.settings["currency.base"])
        sum_, code = _checked_sum(amount, currency or "", base)
        changes |= {"amount": sum_, "currency": code}
    elif currency is not None:
        if reward.amount is None:
            raise UsageError(N_("A currency was named, but no sum."), hint=N_("Add --amount, for example --amount 25."))
        code = checked_currency(currency)
        typed = str(major(reward.amount, reward.currency))
        changes |= {"amount": read_money(typed, code).amount, "currency": code}
    if "gift" in changes:
        changes["gift"] = checked_line(changes["gift"], text(N_("gift")))
    if "note" in changes:
        changes["note"] = checked_note(changes["note"])
    changed = reward._replace(**changes)
    _refuse_impossible(changed)
    desk.store.rewards.save(changed)
    return changed


def remove_reward(desk: Desk, reward_id: int) -> Reward:
    """Take a reward back, as if it had never been promised."""
    desk.begin()
    reward = get_reward(desk, reward_id)
    desk.store.rewards.remove(reward)
    return reward


def reward_view(row: Row) -> View:
    """Return a reward, with the names of who gets it and for whom, as a view."""
    return {
        "id": row["id"],
        "uid": row["uid"],
        "card_id": row["card_id"],
        "name": row["card_name"],
        "referral_id": row["referral_id"],
        "for": row["for_name"],
        "amount": None if row["amount"] is None else major(row["amount"], row["currency"]),
        "currency": row["currency"] or None,
        "gift": row["gift"],
        "promised_on": row["promised_on"].isoformat(),
        "paid_on": row["paid_on"] and row["paid_on"].isoformat(),
        "note": row["note"],
        "stopped": row["card_stopped_on"] is not None,
    }


def list_rewards(desk: Desk, card_id: int = 0, *, unpaid: bool = False) -> list[View]:
    """Return the rewards of one card (0: of all), in the order of their promises; only the ``unpaid`` if so asked."""
    rows = desk.store.rewards.listed(card_id)
    return [reward_view(row) for row in rows if not (unpaid and row["paid_on"] is not None)]


def show_reward(desk: Desk, reward_id: int) -> View:
    """Return one reward with the names."""
    reward = get_reward(desk, reward_id)
    for view in list_rewards(desk, reward.card_id):
        if view["id"] == reward.id:
            return view
    raise NotFoundError(
        N_("The card of reward {id} is in the bin."), hint=N_("prospector list --bin shows what it holds."),
        id=reward.id,
    )  # fmt: skip
