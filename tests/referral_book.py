"""Invented referrals, askings and rewards, so that every statement about them finds something."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from prospector.domain.referral import Referral, ReferralAsk, Reward
from prospector.services.stores import Store

MADE = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)


def fill_referrals(store: Store, ids: Sequence[int]) -> None:
    """Let the first of six cards bring the others, directly and in a chain; ask and reward them. Has begun already."""
    first, second, third, fourth, fifth, sixth = ids
    links = ((second, first), (third, second), (fourth, third), (fifth, first), (sixth, first))
    for number, (card_id, referrer_id) in enumerate(links):
        made = store.referrals.add(Referral(0, f"referral-{number}", card_id, referrer_id, MADE, "said: “busy”"))
        store.referral_asks.add(ReferralAsk(0, f"ask-{number}", card_id, date(2026, 1, 5), number, "which ones?", "x"))
        store.rewards.add(
            Reward(0, f"reward-{number}", referrer_id, made.id, 2_500, "USD", "dinner", date(2026, 1, 6), None, "x")
        )
    store.rewards.add(Reward(0, "reward-9", third, None, None, "", "tea", date(2026, 1, 7), date(2026, 1, 8)))
