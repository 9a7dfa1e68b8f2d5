"""Referrals, asking for them, and rewards."""

from collections.abc import Sequence

from prospector.domain.referral import Referral, ReferralAsk, Reward
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Referrals(Records[Referral]):
    """Stores and finds who introduced whom."""

    def introduced(self, card_id: int) -> dict[int, list[int]]:
        """Return the referrers of a card, of these, and so on, by the card they introduced."""
        found: dict[int, list[int]] = {}
        for row in self._rows("referral_ancestry", card_id=card_id):
            found.setdefault(row["card_id"], []).append(row["referrer_id"])
        return found

    def listed(self) -> list[Row]:
        """Return all referrals with both names, oldest first; without those of cards in the bin."""
        return self._rows("referrals_listed")

    def listed_one(self, referral_id: int) -> Row | None:
        """Return one referral with both names, or None."""
        return self._runner.row("referral_listed", id=referral_id)

    def with_card(self, card_id: int) -> list[Row]:
        """Return the referrals by which a card came, and those that it made."""
        return self._rows("referrals_with_card", card_id=card_id)

    def contacts(self, ids: Sequence[int]) -> list[Row]:
        """Return what was logged with these cards, as far as it tells what became of a referral; oldest first."""
        return self._rows("referral_contacts", ids=list(ids))

    def sales(self, ids: Sequence[int]) -> list[Row]:
        """Return the deals of these cards, likewise."""
        return self._rows("referral_sales", ids=list(ids))

    def candidates(self) -> list[Row]:
        """Return the cards that may be asked for referrals, with the last of each occasion to do so."""
        return self._rows("referral_candidates")

    def fields(self, ids: Sequence[int]) -> list[Row]:
        """Return the fields of these cards on which a question can stand."""
        return self._rows("referral_fields", ids=list(ids))


class ReferralAsks(Records[ReferralAsk]):
    """Stores and finds when a card was asked for referrals."""

    def listed(self, card_id: int = 0) -> list[Row]:
        """Return when cards (or one) were asked, newest first, with the card's name."""
        return self._rows("referral_asks_listed", card_id=card_id)


class Rewards(Records[Reward]):
    """Stores and finds what referrers are promised and were paid."""

    def listed(self, card_id: int = 0) -> list[Row]:
        """Return the rewards of all referrers (or one), in the order of their promises, with the names."""
        return self._rows("rewards_listed", card_id=card_id)

    def of_referral(self, referral_id: int) -> list[Reward]:
        """Return the rewards that were promised for a referral."""
        return self._records("rewards_of_referral", referral_id=referral_id)
