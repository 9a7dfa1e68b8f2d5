"""The whole book as plain records, for finding doubles."""

from collections.abc import Iterator
from typing import Any

from prospector.domain.record import Record
from prospector.storage.runner import Runner


class Duplicates:
    """Reads what is compared of every card."""

    def __init__(self, runner: Runner) -> None:
        self._runner = runner

    def records(self) -> Iterator[Record]:
        """Yield every card that is not in the bin, by id, with phones, e-mails and fields."""
        phones = self._by_card("duplicate_phones")
        emails = self._by_card("duplicate_emails")
        facts = self._by_card("duplicate_facts")
        for row in self._runner.tuples("duplicate_cards"):
            card_id = row[0]
            yield Record._make(
                (
                    *row,
                    tuple(phones.get(card_id, ())),
                    tuple(key for (key,) in emails.get(card_id, ())),
                    dict(facts.get(card_id, ())),
                )
            )

    def _by_card(self, statement: str) -> dict[int, list[tuple[Any, ...]]]:
        grouped: dict[int, list[tuple[Any, ...]]] = {}
        for card_id, *values in self._runner.tuples(statement):
            grouped.setdefault(card_id, []).append(tuple(values))
        return grouped
