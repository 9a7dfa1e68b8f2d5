"""What filters ask of the book: the cards whose field may fit, and the filters that were saved under a name."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from prospector.storage.rows import Rows
from prospector.storage.runner import Row

# Statements by field: of texts that hold a part, of codes, of whole numbers, of days and of moments.
_TEXTS = {
    "name": "filter_name", "area": "filter_area", "address": "filter_address", "city": "filter_city",
    "region": "filter_region", "country": "filter_country", "postcode": "filter_postcode", "source": "filter_source",
    "tag": "filter_tag", "email": "filter_email", "company": "filter_company",
}  # fmt: skip
_CODES = {
    "kind": "filter_kind", "circle": "filter_circle", "method": "filter_method", "need": "filter_need",
    "attitude": "filter_attitude", "visit-chance": "filter_visit_chance", "outcome": "filter_outcome",
    "via": "filter_via", "promise": "filter_promise", "complaint": "filter_complaint", "deal": "filter_deal",
}  # fmt: skip
_COUNTS = {"contacts": "filter_contacts", "tries": "filter_tries", "deals": "filter_deals"}
_MOMENTS = {
    "last-call": "filter_last_call", "reached": "filter_reached", "interested": "filter_interested",
    "created": "filter_created", "updated": "filter_updated",
}  # fmt: skip
_DAYS = {
    "first-deal": "filter_first_deal", "last-deal": "filter_last_deal", "next": "filter_next",
    "first-contact": "filter_first_contact",
}  # fmt: skip
_HAVING = {
    "phone": "filter_has_phone", "email": "filter_has_email", "tag": "filter_has_tag", "note": "filter_has_note",
    "call": "filter_has_call", "deal": "filter_has_deal", "promise": "filter_has_promise",
    "complaint": "filter_has_complaint", "invoice": "filter_has_invoice", "referrer": "filter_has_referral",
    "referral": "filter_has_referrals_given", "company": "filter_has_company",
}  # fmt: skip


class Filters(Rows):
    """Answers with the ids of cards; those in the bin may be among them where ``live`` does not say otherwise."""

    def live(self) -> set[int]:
        """Return every card that is not in the bin."""
        return {row[0] for row in self._runner.tuples("filter_live")}

    def holding(self, field: str, part: str) -> list[tuple[int, str]]:
        """Return (id, text) of the cards where the field holds ``part``; other names are keys of facts."""
        if field in _TEXTS:
            return [(row[0], row[1]) for row in self._runner.tuples(_TEXTS[field], part=part)]
        return [(row[0], row[1]) for row in self._runner.tuples("filter_fact", fact_key=field, part=part)]

    def coded(self, field: str, code: str) -> set[int]:
        """Return the cards whose field is that code."""
        return self._ids(_CODES[field], code=code)

    def counted(self, field: str, first: int, last: int) -> set[int]:
        """Return the cards whose number lies from ``first`` to ``last``."""
        return self._ids(_COUNTS[field], first=first, last=last)

    def on_days(self, field: str, first: date, last: date) -> set[int]:
        """Return the cards whose day lies from ``first`` to ``last``."""
        return self._ids(_DAYS[field], since=first, until=last)

    def at_moments(self, field: str, after: datetime, before: datetime) -> set[int]:
        """Return the cards whose moment is not before ``after`` and before ``before``."""
        return self._ids(_MOMENTS[field], after=after, before=before)

    def stopped(self) -> set[int]:
        """Return the cards that are stopped."""
        return self._ids("filter_stopped")

    def having(self, what: str) -> set[int]:
        """Return the cards on which there is one of these."""
        return self._ids(_HAVING[what])

    def standings(self) -> list[Row]:
        """Return of every card what its MAN, lifecycle and level are derived from."""
        return self._runner.rows("filter_standings")

    def _ids(self, statement: str, **values: Any) -> set[int]:
        return {row[0] for row in self._runner.tuples(statement, **values)}

    def saved(self) -> list[Row]:
        """Return the saved lists: id, name, query."""
        return self._runner.rows("saved_lists_listed")

    def saved_as(self, name: str) -> Row | None:
        """Return the saved list of that name, or None."""
        return self._runner.row("saved_list_by_name", name=name)

    def save(self, name: str, query: str) -> None:
        """Keep a filter under a name, in place of the one that had it."""
        values: Mapping[str, str] = {"name": name, "query": query}
        old = self.saved_as(name)
        if old is None:
            self._insert("saved_list", dict(values))
        else:
            self._update("saved_list", old["id"], dict(values))

    def forget(self, name: str) -> bool:
        """Let a saved list go; False when there is none of that name."""
        old = self.saved_as(name)
        if old is not None:
            self._delete("saved_list", old["id"], None)
        return old is not None
