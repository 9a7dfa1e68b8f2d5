"""Follow-ups and appointments, and the qualification of cards."""

from datetime import date, datetime

from prospector.domain.followup import FollowUp
from prospector.storage.rows import Rows, without
from prospector.storage.runner import Row


class FollowUps(Rows):
    """Stores and finds follow-ups."""

    def add(self, follow_up: FollowUp, number: int | None = None) -> FollowUp:
        """Store a new follow-up (its ``id`` is ignored) and return it with its id: ``number``, if that is given."""
        return follow_up._replace(id=self._insert("follow_up", without(follow_up._asdict(), "id"), number))

    def save(self, follow_up: FollowUp) -> None:
        """Store a follow-up as it now is."""
        self._update("follow_up", follow_up.id, without(follow_up._asdict(), "id"))

    def remove(self, follow_up: FollowUp) -> None:
        """Take a follow-up back, as if it had never been made."""
        self._delete("follow_up", follow_up.id, follow_up.card_id)

    def get(self, follow_up_id: int) -> FollowUp | None:
        """Return the follow-up, or None."""
        row = self._runner.row("follow_up_by_id", id=follow_up_id)
        return FollowUp(**row) if row else None

    def has_uid(self, uid: str) -> bool:
        """Tell whether a follow-up of that uid is in the book."""
        return self._runner.row("follow_up_by_uid", uid=uid) is not None

    def of_cards(self, ids: list[int]) -> list[FollowUp]:
        """Return the follow-ups of several cards, by card and due day."""
        return [FollowUp(**row) for row in self._runner.rows("follow_up_of_cards", ids=ids)]

    def open_of(self, card_id: int) -> list[FollowUp]:
        """Return the open follow-ups of a card, the next one first."""
        return [FollowUp(**row) for row in self._runner.rows("follow_ups_open_of_card", card_id=card_id)]

    def of_call(self, call_id: int) -> list[FollowUp]:
        """Return the follow-ups that were made while logging a call."""
        return [FollowUp(**row) for row in self._runner.rows("follow_ups_of_call", call_id=call_id)]

    def appointments(self, since: date, until: date) -> list[FollowUp]:
        """Return the open appointments from ``since`` to ``until``, both included."""
        return [FollowUp(**row) for row in self._runner.rows("appointments_between", since=since, until=until)]

    def count_open(self) -> int:
        """Return how many follow-ups are open."""
        return int(self._runner.value("follow_up_open_count") or 0)

    def listed(self, *, every: bool = False) -> list[Row]:
        """Return the open (or all) follow-ups with the card's name, by due day."""
        return self._runner.rows("follow_ups_listed", every=int(every))


class Qualifications(Rows):
    """Stores what was learnt about money, authority and need."""

    def add(self, card_id: int, letter: str, value: str, evidence: str, noted_on: date) -> int:
        """Store one finding and return its id."""
        values: Row = {"letter": letter, "value": value, "evidence": evidence, "noted_on": noted_on}
        return self._insert("qualification", {"card_id": card_id, **values})

    def of_cards(self, ids: list[int]) -> list[Row]:
        """Return the findings of several cards, by card and day."""
        return self._runner.rows("qualification_of_cards", ids=ids)

    def letters(self) -> list[Row]:
        """Return id, name, kind and the three letters of every card not in the bin."""
        return self._runner.rows("cards_by_man")


class Standings(Rows):
    """Reads what is derived of the cards: where each stands, and whom the day concerns."""

    def of(self, card_id: int) -> Row | None:
        """Return the standing of a card, or None."""
        return self._runner.row("standing_by_card", card_id=card_id)

    def quiet(self, before: datetime, area: str, most: int) -> list[str]:
        """Return the briefs of cards that showed interest and were last contacted before ``before`` (H2: hesitant)."""
        return self._runner.texts("agenda_quiet", before=before, area=area, most=most)

    def without_next_step(self, before: datetime, area: str, most: int) -> list[str]:
        """Return the briefs of cards that lead nowhere (H1: an open end), at most ``most`` of each of three kinds.

        Contacted without showing interest; interested and last contacted from ``before`` on, so not yet quiet; never
        contacted although qualified or a customer.
        """
        return [
            *self._runner.texts("agenda_no_next_step", area=area, most=most),
            *self._runner.texts("agenda_interest_open", before=before, area=area, most=most),
            *self._runner.texts("agenda_known_untouched", area=area, most=most),
        ]

    def unqualified(self, area: str, most: int) -> list[str]:
        """Return the briefs of cards never contacted and never qualified."""
        return self._runner.texts("agenda_unqualified", area=area, most=most)

    def visitable(self, area: str = "") -> list[Row]:
        """Return the facts of every card that may be proposed for a visit."""
        return self._runner.rows("cards_worth_visiting", area=area)

    def refresh(self, ids: list[int]) -> None:
        """Derive the standing and the brief of these cards anew."""
        self._runner.execute("brief_clear", ids=ids)
        self._runner.execute("standing_clear", ids=ids)
        self._runner.execute("standing_derive", ids=ids)
        self._runner.execute("brief_derive", ids=ids)

    def wrong(self) -> list[int]:
        """Return the ids of cards whose stored standing or brief is not what their facts say."""
        wrong: set[int] = set()
        for stored_as, derived_as in (("standings_all", "standings_derived"), ("briefs_all", "briefs_derived")):
            stored = {row["card_id"]: row for row in self._runner.rows(stored_as)}
            derived = {row["card_id"]: row for row in self._runner.rows(derived_as)}
            wrong.update(card for card in stored.keys() | derived.keys() if stored.get(card) != derived.get(card))
        return sorted(wrong)
