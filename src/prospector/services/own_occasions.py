"""Acts on the yearly days of a card beyond its fields (``H4``, ``H12``), and the coming occasions of one card."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from uuid import uuid4

from prospector.domain.card import Card
from prospector.domain.errors import ConflictError, NotFoundError, UsageError
from prospector.domain.occasion import FIRST_DEAL, OTHER, LunarMonth, OwnOccasion, Upcoming, kind_of_field, order
from prospector.domain.text import N_, text
from prospector.domain.yearly_day import YEARS, YearlyDay, from_stored, yearly_day
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line
from prospector.services.views import View

# Between two lunar birthdays lie at most 385 days.
WHOLE_ROUND = 400


def note_occasion(desk: Desk, reference: str, what: str, day: str, note: str = "") -> OwnOccasion:
    """Record a yearly day of a card; UsageError for a day that no year has, ConflictError for one noted already."""
    desk.begin()
    card = find_card(desk, reference)
    said = checked_line(note, text(N_("note")))
    wanted = OwnOccasion(0, str(uuid4()), card.id, _checked_what(what), _checked_day(day), said)
    _refuse_twice(desk, wanted)
    return desk.store.own_occasions.add(wanted)


def _checked_what(what: str) -> str:
    line = checked_line(what, text(N_("occasion")), 200)
    if not line:
        raise UsageError(
            N_("Say what the occasion is."), hint=N_("For example: prospector occasion add 12 wedding 05-17.")
        )
    return line


def _checked_day(typed: str) -> str:
    day = yearly_day(typed)
    if day is None:
        raise UsageError(
            N_("“{typed}” is not a day of the year."),
            hint=N_("Write 05-17, 1980-05-17, 17 May, lunar 8-15 or 农历八月十五."),
            typed=typed.strip()[:60],
        )
    return day.stored()


def _refuse_twice(desk: Desk, wanted: OwnOccasion) -> None:
    for one in desk.store.own_occasions.of_cards([wanted.card_id]):
        if one.id != wanted.id and one.what.casefold() == wanted.what.casefold() and one.day == wanted.day:
            raise ConflictError(
                N_("“{what}” is noted for this card already, as occasion {id}."),
                hint=N_("Change it with prospector occasion correct {id}."),
                what=one.what,
                id=one.id,
            )


def get_occasion(desk: Desk, occasion_id: int) -> OwnOccasion:
    """Return an occasion; NotFoundError when there is none of that id."""
    found = desk.store.own_occasions.get(occasion_id) if occasion_id <= LARGEST_ID else None
    if found is None:
        raise NotFoundError(
            N_("There is no occasion {id}."),
            hint=N_("prospector occasion list shows them with their ids."),
            id=occasion_id,
        )
    return found


def correct_occasion(desk: Desk, occasion_id: int, changes: Mapping[str, str | None]) -> OwnOccasion:
    """Correct ``what``, ``day`` or ``note``; None leaves one as it is."""
    desk.begin()
    corrected = get_occasion(desk, occasion_id)
    what, day, note = (changes.get(name) for name in ("what", "day", "note"))
    if what is not None:
        corrected = corrected._replace(what=_checked_what(what))
    if day is not None:
        corrected = corrected._replace(day=_checked_day(day))
    if note is not None:
        corrected = corrected._replace(note=checked_line(note, text(N_("note"))))
    _refuse_twice(desk, corrected)
    desk.store.own_occasions.save(corrected)
    return corrected


def take_back_occasion(desk: Desk, occasion_id: int) -> OwnOccasion:
    """Take an occasion back, as if it had never been noted."""
    desk.begin()
    found = get_occasion(desk, occasion_id)
    desk.store.own_occasions.remove(found)
    return found


class _Rounds:
    """Says when days next come; beyond the years that are reckoned with nothing does."""

    def __init__(self, desk: Desk) -> None:
        self.today = desk.clock.today()
        self._upcoming: Upcoming | None = None
        self._desk = desk

    def view(self, kind: str, field: str, day: YearlyDay, own: OwnOccasion | None = None) -> View | None:
        """Return an occasion as a view, or None when it never comes again in the years known."""
        if self.today.year not in YEARS or self.today.year + 2 not in YEARS:
            return None
        if self._upcoming is None:
            until = self.today + timedelta(days=WHOLE_ROUND)
            # The calendar is loaded for the first lunar day only.
            self._upcoming = Upcoming(self.today, until, _LazyLunar(self._desk))
        occurrence = self._upcoming.of(day)
        if occurrence is None:
            return None
        return {
            "id": own.id if own else None,
            "on": occurrence.on.isoformat(),
            "in_days": (occurrence.on - self.today).days,
            "kind": kind,
            "field": field,
            "day": day.stored(),
            "lunar": day.lunar,
            "years": occurrence.years,
            "moved": occurrence.moved or None,
            "note": own.note if own else "",
        }


class _LazyLunar:
    """Asks the desk for its lunar calendar when a lunar day is met."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def months(self, year: int) -> Sequence[LunarMonth]:
        return self._desk.lunar.months(year)


def occasion_view(desk: Desk, occasion: OwnOccasion, name: str) -> View:
    """Return an occasion that was noted on its own; ``next`` is the day it next comes."""
    day = from_stored(occasion.day)
    seen = _Rounds(desk).view(OTHER, occasion.what, day, occasion) if day else None
    return {
        "id": occasion.id,
        "uid": occasion.uid,
        "card_id": occasion.card_id,
        "name": name,
        "what": occasion.what,
        "day": occasion.day,
        "next": seen and seen["on"],
        "in_days": seen and seen["in_days"],
        "years": seen and seen["years"],
        "moved": seen and seen["moved"],
        "note": occasion.note,
    }


def named_view(desk: Desk, occasion: OwnOccasion) -> View:
    """Return an occasion as a view with the name of its card."""
    (card,) = desk.store.cards.many([occasion.card_id])
    return occasion_view(desk, occasion, card.name)


def list_occasions(desk: Desk, reference: str = "") -> list[View]:
    """Return the days that were noted on their own, the next one first; of one card if given."""
    card_id = find_card(desk, reference).id if reference else None
    views = [
        occasion_view(desk, OwnOccasion(**{key: row[key] for key in OwnOccasion._fields}), row["card_name"])
        for row in desk.store.own_occasions.listed()
        if card_id in (None, row["card_id"])
    ]
    return sorted(views, key=lambda view: (view["next"] is None, view["next"], view["id"]))


def on_card(desk: Desk, card: Card, first_deal_on: date | None) -> list[View]:
    """Return every occasion of a card with the next day it comes, the next first: fields, first deal, own days."""
    rounds = _Rounds(desk)
    found = [rounds.view(*what) for what in _days_of(desk, card, first_deal_on)]
    return sorted((view for view in found if view is not None), key=lambda view: order({**view, "card_id": card.id}))


def _days_of(
    desk: Desk, card: Card, first_deal_on: date | None
) -> Iterator[tuple[str, str, YearlyDay, OwnOccasion | None]]:
    for fact in card.facts:
        kind = kind_of_field(fact.key)
        day = _readable(fact.value) if kind else None
        if kind is not None and day is not None:
            yield kind, fact.key, day, None
    if first_deal_on is not None:
        yield (
            FIRST_DEAL,
            "first_deal_on",
            YearlyDay(first_deal_on.month, first_deal_on.day, first_deal_on.year),
            None,
        )
    for own in desk.store.own_occasions.of_cards([card.id]):
        day = from_stored(own.day)
        if day is not None:
            yield OTHER, own.what, day, own


def _readable(value: str) -> YearlyDay | None:
    try:
        return from_stored(value) or yearly_day(value)
    except UsageError:
        return None
