"""What is known of one card, in plain values, as those who look for doubles are given it."""

from collections.abc import Mapping
from typing import NamedTuple


class Record(NamedTuple):
    """A card without its history.

    ``phones`` are (E.164 or empty, digits, extension, label) as on ``card.Phone``; ``emails`` are keys; ``facts`` the
    fields of ``H5`` and free ones.
    """

    id: int
    uid: str
    kind: str
    name: str
    address: str = ""
    city: str = ""
    postcode: str = ""
    area: str = ""
    phones: tuple[tuple[str, str, str, str], ...] = ()
    emails: tuple[str, ...] = ()
    facts: Mapping[str, str] = {}

    @property
    def ref(self) -> str:
        """The id that the source file gave, or the empty string."""
        return self.facts.get("ref", "")
