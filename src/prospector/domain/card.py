"""The prospect card (``H5``): who it is about, what is known, and where it stands in the life of a customer.

Values here are plain and frozen. A card's lifecycle is never typed: ``domain.lifecycle`` derives it from facts.
"""

from datetime import date, datetime
from typing import NamedTuple

from prospector.domain.text import N_

PERSON = "person"
COMPANY = "company"
KINDS = {PERSON: N_("person"), COMPANY: N_("company")}

# Longest name and longest single value kept; what is longer is refused, never cut.
NAME_LIMIT = 200
VALUE_LIMIT = 2_000
NOTE_LIMIT = 20_000


class Phone(NamedTuple):
    """One telephone number.

    ``e164`` is the international form without extension (``+8613800138000``) or empty when the number could not be
    understood; ``raw`` is the form as typed, always kept; ``digits`` is what look-ups by part of a number compare.
    """

    raw: str
    e164: str = ""
    extension: str = ""
    label: str = ""
    digits: str = ""


class Email(NamedTuple):
    """One e-mail address as typed, and its ``key`` (case-folded) for comparison."""

    address: str
    key: str = ""
    label: str = ""


class Fact(NamedTuple):
    """A field of ``H5`` or a free field: its key, value and the day it was noted (facts are verified and dated, H1)."""

    key: str
    value: str
    noted_on: date | None = None


class Note(NamedTuple):
    """What was said (``H1``): a dated note on a card."""

    id: int
    card_id: int
    at: datetime
    body: str
    uid: str = ""


class Card(NamedTuple):
    """A prospect card: the row itself; its phones, e-mails, tags and facts are loaded beside it when asked for."""

    id: int
    uid: str
    kind: str
    name: str
    address: str = ""
    postcode: str = ""
    country: str = ""
    region: str = ""
    city: str = ""
    district: str = ""
    area: str = ""
    lat: float | None = None
    lon: float | None = None
    precision: str = ""
    circle: str = ""
    method: str = ""
    source_note: str = ""
    first_contact_on: date | None = None
    stopped_on: date | None = None
    stop_reason: str = ""
    binned_at: datetime | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None
    phones: tuple[Phone, ...] = ()
    emails: tuple[Email, ...] = ()
    tags: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
