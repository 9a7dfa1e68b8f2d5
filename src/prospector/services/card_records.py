"""What belongs to a card beside its contacts, as part of its own JSON: invoices, promises, complaints, referrals …

All nouns go one way, driven by the fields of their records: a list of objects, each with the ``table`` it is of, days
and moments in ISO 8601, sums in major units beside their currency, and references to other records and cards by uid, so
that they are found again in another book. A record that the book has, known by its uid, is left as it is.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, NamedTuple, get_type_hints

from prospector.domain import complaint, credit, promise, receivable, stakeholder
from prospector.domain.card import Card
from prospector.domain.clean import clean_text
from prospector.domain.competitor import Competitor
from prospector.domain.errors import NotFoundError, UsageError
from prospector.domain.greeting import Greeting
from prospector.domain.lending import Lending
from prospector.domain.money import CURRENCIES, major, of_major
from prospector.domain.occasion import OwnOccasion
from prospector.domain.referral import Referral, ReferralAsk, Reward
from prospector.domain.satisfaction import Satisfaction
from prospector.domain.text import N_, Text
from prospector.services.ports import Desk
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line, checked_note
from prospector.services.views import View, local

_SCORE = dict.fromkeys(range(1, 6), "")
# Fields of several lines.
_NOTES = frozenset({"note", "body"})


class Kept(NamedTuple):
    """How a noun is kept: its repository, its record, what its references refer to, which values its codes can have.

    ``unique`` are the fields of which there can be but one; ``needed`` those that cannot be empty.
    """

    table: str
    store: str
    record: Any
    refers: Mapping[str, str] = {}
    codes: Mapping[str, Mapping[Any, str]] = {}
    unique: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


# Parents first, so that what refers to them finds them.
KEPT = (
    Kept("invoice", "invoices", receivable.Invoice, {"deal_id": "deals"}, needed=("amount",)),
    Kept(
        "invoice_entry", "invoice_entries", receivable.Entry, {"invoice_id": "invoices"}, {"kind": receivable.ENTRIES}
    ),
    Kept(
        "collection_step", "collection_steps", receivable.Step, {"invoice_id": "invoices"}, {"step": receivable.STEPS}
    ),
    Kept("judgement", "judgements", receivable.Judgement, codes={"faith": receivable.JUDGEMENTS}),
    Kept("credit_score", "credit_scores", credit.CreditScore, codes={"criterion": credit.FIVE_CS, "score": _SCORE}),
    Kept("referral", "referrals", Referral, {"referrer_id": "cards"}, unique=("card_id", "referrer_id")),
    Kept("referral_ask", "referral_asks", ReferralAsk),
    Kept("reward", "rewards", Reward, {"referral_id": "referrals"}),
    Kept(
        "promise", "promises", promise.Promise, {"invoice_id": "invoices", "call_id": "calls"},
        {"side": promise.SIDES, "state": promise.STATES}, needed=("what",),
    ),
    Kept(
        "complaint", "complaints", complaint.Complaint,
        codes={"severity": complaint.SEVERITIES, "state": complaint.STATES}, needed=("what",),
    ),
    Kept(
        "complaint_entry", "complaint_entries", complaint.Entry, {"complaint_id": "complaints"},
        {"kind": complaint.ENTRIES},
    ),
    Kept("satisfaction", "satisfactions", Satisfaction, codes={"score": _SCORE}),
    Kept("competitor", "competitors", Competitor, codes={"satisfaction": _SCORE}, needed=("name",)),
    Kept(
        "stakeholder", "stakeholders", stakeholder.Stakeholder, {"person_id": "cards", "known_by_id": "cards"},
        {"part": stakeholder.PARTS}, unique=("card_id", "person_id", "part"),
    ),
    Kept("occasion", "own_occasions", OwnOccasion, needed=("what", "day")),
    Kept("lending", "lendings", Lending, needed=("borrower",)),
    Kept("greeting", "greetings", Greeting, {"call_id": "calls"}),
)  # fmt: skip
_BY_TABLE = {kept.table: kept for kept in KEPT}


class CardRecord(NamedTuple):
    """A record of a file, understood: ``values`` by field, its references to others still as uids in ``refers``."""

    kept: Kept
    values: Mapping[str, Any]
    refers: Mapping[str, str]


def record_views(desk: Desk, cards: Sequence[Card]) -> dict[int, list[View]]:
    """Return by card id everything of ``KEPT`` that belongs to each card."""
    ids = [card.id for card in cards]
    views: dict[int, list[View]] = {card_id: [] for card_id in ids}
    book = _Uids(desk, ids)
    for kept in KEPT:
        records = getattr(desk.store, kept.store).of_cards(ids)
        for record in records:
            views[record.card_id].append(_view(kept, record, book))
    return views


class _Uids:
    """Looks up the uids that references of some cards lead to, each once."""

    def __init__(self, desk: Desk, ids: list[int]) -> None:
        self._store = desk.store
        self._known: dict[tuple[str, int], str] = {
            ("calls", call.id): call.uid for call in desk.store.calls.of_cards(ids)
        }
        self.currencies = {invoice.id: invoice.currency for invoice in desk.store.invoices.of_cards(ids)}

    def of(self, store: str, record_id: int) -> str:
        """Return the uid of a record or card."""
        if (store, record_id) not in self._known:
            found = getattr(self._store, store).get(record_id)
            self._known[store, record_id] = found.uid if found is not None else ""
        return self._known[store, record_id]


def _view(kept: Kept, record: Any, book: _Uids) -> View:
    view: View = {"table": kept.table}
    currency = getattr(record, "currency", "") or book.currencies.get(getattr(record, "invoice_id", None) or 0, "")
    for name, value in record._asdict().items():
        if name in ("id", "card_id"):
            continue
        if name in kept.refers:
            view[name.removesuffix("_id") + "_uid"] = None if value is None else book.of(kept.refers[name], value)
        elif name == "amount":
            view |= {"amount": None if value is None else major(value, currency), "currency": currency}
        elif isinstance(value, datetime):
            view[name] = local(value)
        else:
            view[name] = value.isoformat() if isinstance(value, date) else value
    return view


def understood_records(entries: Sequence[Mapping[str, Any]]) -> tuple[CardRecord, ...]:
    """Return what a file says; UsageError names what cannot be read. Without a uid a record is not taken."""
    return tuple(_understood(entry) for entry in entries)


@cache
def _hints(record: Any) -> dict[str, tuple[type, bool]]:
    """The type of each field of a record, and whether it can be None."""
    hints = {}
    for name, hint in get_type_hints(record).items():
        kinds = [kind for kind in getattr(hint, "__args__", (hint,)) if kind is not type(None)]
        hints[name] = (kinds[0], hint is not kinds[0])
    return hints


def _understood(entry: Mapping[str, Any]) -> CardRecord:
    kept = _BY_TABLE.get(str(entry.get("table")))
    if kept is None:
        raise UsageError(N_("“{value}” is not possible here."), value=str(entry.get("table"))[:60])
    values: dict[str, Any] = {}
    refers: dict[str, str] = {}
    for name, (kind, optional) in _hints(kept.record).items():
        if name in ("id", "card_id"):
            continue
        if name in kept.refers:
            if uid := entry.get(name.removesuffix("_id") + "_uid"):
                refers[name] = str(uid)
            continue
        given = entry.get(name)
        if given is None or (given == "" and kind is not str):
            if name == "uid" or (not optional and kind is not str and name not in kept.record._field_defaults):
                raise UsageError(N_("“{field}” is missing"), field=name)
            if optional:
                values[name] = None
            continue
        values[name] = _amount(entry, given) if name == "amount" else _value(kind, name, given)
    _check(kept, values)
    return CardRecord(kept, values, refers)


def _check(kept: Kept, values: Mapping[str, Any]) -> None:
    for name, known in kept.codes.items():
        if values.get(name) is not None and values[name] not in known:
            raise UsageError(N_("“{value}” is not possible here."), value=str(values[name])[:60])
    for name in kept.needed:
        if not values.get(name):
            raise UsageError(N_("“{field}” is missing"), field=name)
    wants_gift = kept.table == "reward" and values.get("amount") is None and not values.get("gift")
    if wants_gift or values.get("got", 0) < 0:
        raise UsageError(N_("an entry of its history cannot be read: {reason}"), reason=kept.table)


def _amount(entry: Mapping[str, Any], given: Any) -> int:
    currency = str(entry.get("currency") or "")
    if currency not in CURRENCIES or type(given) not in (int, float):
        raise UsageError(N_("“{value}” is not possible here."), value=f"{given} {currency}"[:60])
    amount = of_major(given, currency)
    if not 0 < amount < LARGEST_ID // 1000:
        raise UsageError(N_("“{value}” is not possible here."), value=f"{given} {currency}"[:60])
    return amount


def _value(kind: type, name: str, given: Any) -> Any:
    if kind is str:
        return checked_note(str(given)) if name in _NOTES else checked_line(str(given), name)
    try:
        if kind is datetime:
            moment = datetime.fromisoformat(str(given))
            return (moment if moment.tzinfo else moment.astimezone()).astimezone(UTC).replace(microsecond=0)
        if kind is date:
            return date.fromisoformat(str(given))
        if kind is float and type(given) in (int, float):
            return float(given)
        if kind is int and type(given) is int and abs(given) < LARGEST_ID:
            return given
    except (ValueError, OverflowError):
        pass
    raise UsageError(N_("“{field}” cannot be understood: {value}"), field=name, value=clean_text(str(given))[:60])


def add_records(
    desk: Desk, told: Sequence[tuple[int, Sequence[CardRecord]]]
) -> tuple[set[int], list[tuple[int, Text]]]:
    """Add what the book does not have, for (card id, records) of many cards, when all of these are in the book.

    Return the ids of the cards that got something, and (card id, why) of what could not be added: what it refers to is
    not in the book, or something else has its place.
    """
    by_table: dict[str, list[tuple[int, CardRecord]]] = defaultdict(list)
    for card_id, records in told:
        for record in records:
            by_table[record.kept.table].append((card_id, record))
    changed: set[int] = set()
    warnings = []
    for kept in KEPT:
        for card_id, record in by_table[kept.table]:
            try:
                if _add(desk, card_id, record):
                    changed.add(card_id)
            except NotFoundError as why:
                warnings.append((card_id, why.text))
    return changed, warnings


def _add(desk: Desk, card_id: int, record: CardRecord) -> bool:
    kept = record.kept
    store = getattr(desk.store, kept.store)
    if store.by_uid(record.values["uid"]) is not None:
        return False
    values = {**record.values, "card_id": card_id}
    hints = _hints(kept.record)
    for name, target in kept.refers.items():
        found = _referred(desk, card_id, target, record.refers[name]) if name in record.refers else None
        if found is None and not hints[name][1]:
            raise NotFoundError(
                N_("a {table} was left out: what it refers to is not in the book"), table=kept.table.replace("_", " ")
            )
        values[name] = found
    if kept.table == "invoice" and values.get("number") and desk.store.invoices.numbered(values["number"]):
        raise NotFoundError(N_("an invoice was left out: the number “{number}” is taken"), number=values["number"])
    if kept.unique and _taken(store, kept, values):
        return False
    store.add(kept.record(**{"id": 0, **values}))
    return True


def _taken(store: Any, kept: Kept, values: Mapping[str, Any]) -> bool:
    """Tell whether another record has the place, or the two cards it is about are one here."""
    if values["card_id"] == values[kept.unique[1]]:
        return True
    return any(
        all(getattr(other, name) == values[name] for name in kept.unique)
        for other in store.of_cards([values["card_id"]])
    )


def _referred(desk: Desk, card_id: int, target: str, uid: str) -> int | None:
    if target == "calls":
        return next((call.id for call in desk.store.calls.of_card(card_id) if call.uid == uid), None)
    found = getattr(desk.store, target).by_uid(uid)
    if found is None:
        return desk.store.merges.winner_of_uid(uid) if target == "cards" else None
    return int(found.id)
