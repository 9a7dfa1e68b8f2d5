"""Who plays which part in a company's decision."""

from prospector.domain.stakeholder import Stakeholder
from prospector.storage.records import Records
from prospector.storage.runner import Row


class Stakeholders(Records[Stakeholder]):
    """Stores and finds the parts of people in companies."""

    def listed(self) -> list[Row]:
        """Return every part with the names of company, person and who knows them, by company."""
        return self._rows("stakeholders_listed")

    def with_card(self, card_id: int) -> list[Row]:
        """Return the same rows in which this card is the company or the person."""
        return self._rows("stakeholders_with_card", card_id=card_id)

    def ways_in(self, card_id: int) -> list[Row]:
        """Return which other cards know somebody in this company, and how; customers first."""
        return self._rows("stakeholder_ways_in", card_id=card_id)
