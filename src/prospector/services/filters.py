"""The cards that a filter lets through (``domain.filter`` reads it)."""

import difflib
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from math import ceil, floor

from prospector.domain.errors import NotFoundError, UsageError
from prospector.domain.field import BY_KEY, normal_key
from prospector.domain.filter import All, Check, Either, Named, Node, Not, Words, parse
from prospector.domain.filter_value import FIELDS, HAS, Nothing, Span
from prospector.domain.text import N_
from prospector.services.ports import Desk
from prospector.services.searches import with_number
from prospector.services.store import Row
from prospector.services.views import View, man_of_row, standing_view

# More rows than any book has.
_ALL = 10_000_000
_DERIVED = frozenset({"man", "class", "lifecycle", "level"})
_COUNTED = frozenset({"contacts", "tries", "deals"})
_IN_MONEY = frozenset({"revenue", "owed", "overdue"})
_AT_MOMENTS = frozenset({"last-call", "reached", "interested", "created", "updated"})
# Texts that are compared whole, without a part of one being enough.
_WHOLE = frozenset({"tag"})


def matching(desk: Desk, typed: str) -> set[int] | None:
    """Return the cards of the book (without the bin) that the filter lets through; None for an empty filter: all.

    UsageError where the filter cannot be understood; NotFoundError for a saved list that there is not.
    """
    if not typed.strip():
        return None
    return _Asked(desk).of(typed)


class _Asked:
    """One evaluation; what several tests need is read once."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._store = desk.store
        self._now = desk.clock.now()
        self._free = desk.store.cards.free_keys()
        self._live: set[int] | None = None
        self._lines: list[tuple[int, View]] | None = None
        self._money: dict[str, dict[int, float]] = {}
        self._open: list[str] = []

    def of(self, typed: str) -> set[int]:
        return self._node(parse(typed, self._now, self._free)) & self.live

    @property
    def live(self) -> set[int]:
        if self._live is None:
            self._live = self._store.filters.live()
        return self._live

    def _node(self, node: Node) -> set[int]:
        match node:
            case All(parts):
                found = set(self.live) if not parts else self._node(parts[0])
                for part in parts[1:]:
                    found = found & self._node(part)
                return found
            case Either(parts):
                return set().union(*(self._node(part) for part in parts))
            case Not(part):
                return self.live - self._node(part)
            case Named(name):
                return self._named(name)
            case Words(words):
                return self._words(words, "")
            case Check():
                return self._check(node)

    def _named(self, name: str) -> set[int]:
        if name in self._open:
            raise UsageError(N_("The list @{name} stands in itself."), hint=N_("Save it anew without that."), name=name)
        row = self._store.filters.saved_as(name)
        if row is None:
            raise no_list(self._desk, name)
        self._open.append(name)
        found = self._node(parse(row["query"], self._now, self._free))
        self._open.pop()
        return found

    def _words(self, words: str, part: str) -> set[int]:
        found = {row["card_id"] for row in self._store.search.find(words, part=part, most=_ALL)}
        return found if part else found | set(with_number(self._desk, words, _ALL))

    def _check(self, check: Check) -> set[int]:
        field, operator, value, free = check
        if isinstance(value, Nothing):
            return self.live - self._any(field, free=free)
        if isinstance(value, Span):
            return self._span(field, value)
        ask = self._asking(field, operator, free=free)
        return set().union(*(ask(part) for part in value))

    def _asking(self, field: str, operator: str, *, free: bool) -> Callable[[str], set[int]]:
        """Return what answers for one of the values typed."""
        if field == "id":
            return lambda part: {int(part)}
        if free:
            return lambda part: self._holding(field, operator, part)
        if field == "phone":
            return self._phone
        if field in ("note", "call"):
            return lambda part: self._words(part, field)
        if field == "has":
            return self._having
        if field in _DERIVED:
            return lambda part: self._derived(field, part)
        if field == "tier":
            return self._tier
        if field == "stopped":
            return lambda part: (
                self._store.filters.stopped() if part == "yes" else self.live - self._store.filters.stopped()
            )
        if FIELDS[field].kind == "code":
            return lambda part: self._store.filters.coded(field, part)
        return lambda part: self._holding(field, operator, part)

    def _holding(self, field: str, operator: str, part: str) -> set[int]:
        rows = self._store.filters.holding(field, part)
        if operator == "=" or field in _WHOLE:
            wanted = part.casefold()
            return {card_id for card_id, text in rows if text.casefold() == wanted}
        return {card_id for card_id, _text in rows}

    def _phone(self, typed: str) -> set[int]:
        found = with_number(self._desk, typed, _ALL)
        if not found and not any(char.isdecimal() for char in typed):
            raise UsageError(N_("“{typed}” is no part of a phone."), hint=N_("Write digits: phone:6551."), typed=typed)
        return set(found)

    def _having(self, what: str) -> set[int]:
        if what in HAS:
            return self._any(what, free=False)
        key = normal_key(what)
        if key in BY_KEY or key in self._free:
            return self._any(key, free=True)
        near = difflib.get_close_matches(what, [*HAS, *BY_KEY, *self._free], n=1, cutoff=0.5)
        if near:
            raise UsageError(
                N_("A card has no “{typed}”; did you mean has:{near}?"), hint=N_("Choose one of: {known}."),
                typed=what, near=near[0], known=", ".join(HAS),
            )  # fmt: skip
        raise UsageError(
            N_("A card has no “{typed}”."), hint=N_("Choose one of: {known}."), typed=what, known=", ".join(HAS)
        )

    def _any(self, field: str, *, free: bool) -> set[int]:
        """The cards on which the field is not empty."""
        filters = self._store.filters
        if free:
            return {card_id for card_id, _text in filters.holding(field, "")}
        if field in ("phone", "email", "tag", "note", "call", "promise", "complaint", "deal", "invoice"):
            return filters.having(field)
        if field in ("referral", "referrer", "company"):
            return filters.having(field)
        spec = FIELDS[field]
        if spec.kind == "text":
            return {card_id for card_id, _text in filters.holding(field, "")}
        if spec.kind in ("past", "ahead"):
            return self._days(field, date(1900, 1, 1), date(8999, 12, 31))
        if field == "stopped":
            return filters.stopped()
        return set().union(*(self._asking(field, ":", free=False)(code) for code in spec.codes))

    def _span(self, field: str, span: Span) -> set[int]:
        first, last = span
        if isinstance(first, date) and isinstance(last, date):
            return self._days(field, first, last)
        assert not isinstance(first, date)
        assert not isinstance(last, date)
        if field in _COUNTED:
            return self._store.filters.counted(field, ceil(first), floor(last))
        if field == "id":
            return {card_id for card_id in self.live if first <= card_id <= last}
        sums = self._sums(field)
        # Who is not among them has nothing, which is a sum as well.
        found = {card_id for card_id, amount in sums.items() if first <= amount <= last}
        return found | (self.live - sums.keys() if first <= 0 <= last else set())

    def _days(self, field: str, first: date, last: date) -> set[int]:
        if field not in _AT_MOMENTS:
            return self._store.filters.on_days(field, first, last)
        after = datetime.combine(first, time()).astimezone()
        before = datetime.combine(last + timedelta(days=1), time()).astimezone()
        return self._store.filters.at_moments(field, after, before)

    def _derived(self, field: str, code: str) -> set[int]:
        if self._lines is None:
            self._lines = [(row["card_id"], self._line(row)) for row in self._store.filters.standings()]
        if field == "man" and len(code) == 1:
            return {card_id for card_id, line in self._lines if code in line["man"]}
        return {card_id for card_id, line in self._lines if line[field] == code}

    def _line(self, row: Row) -> View:
        if row["last_at"] is None and row["last_deal_on"] is None:
            # Most cards of a large book: quick, and without a look at the calendar.
            man = man_of_row(row)
            other = man.klass == "non-customer"
            return {
                "man": man.code,
                "class": man.klass,
                "lifecycle": "other" if other else "new",
                "level": "other" if other else "suspect",
            }
        return standing_view(self._desk, {**row, "need_size": "", "attitude": "", "next_due_on": None})

    def _tier(self, code: str) -> set[int]:
        from prospector.services.pyramids import ranked_customers  # noqa: PLC0415 (few filters ask for it)

        return {one.card_id for one in ranked_customers(self._desk, self._now.date()) if one.tier == code}

    def _sums(self, field: str) -> dict[int, float]:
        """Revenue of 12 months, what is owed, or what is overdue, in the base currency, by card."""
        if field not in self._money:
            self._money.update(_revenue(self._desk) if field == "revenue" else _owed(self._desk))
        return self._money[field]


def _revenue(desk: Desk) -> dict[str, dict[int, float]]:
    from prospector.domain.money import exchange_of, major  # noqa: PLC0415 (few filters ask for it)
    from prospector.services.pyramids import ranked_customers  # noqa: PLC0415

    base = exchange_of(desk.settings).base
    return {"revenue": {one.card_id: major(one.net, base) for one in ranked_customers(desk, desk.clock.today())}}


def _owed(desk: Desk) -> dict[str, dict[int, float]]:
    from prospector.domain.ledger import Ledger  # noqa: PLC0415 (few filters ask for it)
    from prospector.domain.money import exchange_of, major  # noqa: PLC0415

    exchange = exchange_of(desk.settings)
    owed: dict[int, float] = {}
    late: dict[int, float] = {}
    listed, _count = Ledger(desk.store.invoices.accounts(desk.clock.today())).customers(0)
    for one in listed:
        for sums, amount in ((owed, one.open), (late, one.late)):
            if amount:
                in_base = major(exchange.to_base(amount, one.currency, None), exchange.base)
                sums[one.card_id] = sums.get(one.card_id, 0) + in_base
    return {"owed": owed, "overdue": late}


def only(desk: Desk, typed: str, lines: Sequence[View], key: str = "id") -> list[View]:
    """Return the lines whose card a filter lets through."""
    ids = matching(desk, typed)
    return list(lines) if ids is None else [line for line in lines if line[key] in ids]


def no_list(desk: Desk, name: str) -> NotFoundError:
    """Return the error for a saved list that there is not, with the nearest name."""
    known = [saved["name"] for saved in desk.store.filters.saved()]
    near = difflib.get_close_matches(name, known, n=1)
    hint = N_("Did you mean @{near}?") if near else N_("prospector list saved shows them.")
    return NotFoundError(N_("There is no saved list @{name}."), hint=hint, name=name, near=near[0] if near else "")
