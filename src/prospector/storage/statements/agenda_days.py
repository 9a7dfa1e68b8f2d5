"""Yearly days of cards (``H4``, ``H12``) for the day's list: of their fields, and noted by themselves."""

from typing import Any

from sqlalchemy import Text, and_, bindparam, func, or_, select, union_all

from prospector.domain.occasion import OCCASION_WORDS as WORDS
from prospector.domain.occasion import OF_FIELD
from prospector.storage.statements.declaration import declare, holds, table
from prospector.storage.statements.standings import proposable, standing

card, fact, occasion = map(table, ("card", "fact", "occasion"))


def _end(value: Any, dialect: str) -> Any:
    return func.substr(value, -5) if dialect == "sqlite" else func.right(value, 5)


def _yearly(value: Any, dialect: str) -> Any:
    """Whether a day of the year lies from ``:first`` to ``:last``; lunar ones always may, only the calendar tells."""
    first, last = bindparam("first", type_=Text()), bindparam("last", type_=Text())
    ends = _end(value, dialect)
    return or_(
        and_(first <= last, ends >= first, ends <= last),
        and_(first > last, or_(ends >= first, ends <= last)),
        func.substr(value, 1, 1) == "l",
    )


def _keys() -> Any:
    """The names of fields, each once, by the next higher one of the index: there are few, and many fields."""
    names = select(func.min(fact.c.key).label("key")).cte("names", recursive=True)
    further = select(func.min(fact.c.key)).where(fact.c.key > names.c.key).scalar_subquery()
    return names.union_all(select(further).where(names.c.key.is_not(None)))


def _days(dialect: str) -> Any:
    """Days of the year of cards that were spoken to or have bought: of their fields, and noted by themselves."""
    names = _keys()
    words = [holds(names.c.key, bindparam(f"word_{number}", word, type_=Text())) for number, word in enumerate(WORDS)]
    known = and_(proposable, or_(standing.c.contacts > 0, standing.c.deals > 0))
    of_fields = (
        select(fact.c.card_id, fact.c.key.label("field"), fact.c.value.label("day"), fact.c.id)
        .join(card, card.c.id == fact.c.card_id)
        .join(standing, standing.c.card_id == fact.c.card_id)
        .where(
            fact.c.key.in_(select(names.c.key).where(or_(names.c.key.in_(sorted(OF_FIELD)), *words))),
            _yearly(fact.c.value, dialect),
            known,
        )
    )
    own = (
        select(occasion.c.card_id, occasion.c.what.label("field"), occasion.c.day, occasion.c.id)
        .join(card, card.c.id == occasion.c.card_id)
        .join(standing, standing.c.card_id == occasion.c.card_id)
        .where(_yearly(occasion.c.day, dialect), known)
    )
    found = union_all(of_fields, own).subquery("yearly")
    return select(found.c.card_id, found.c.field, found.c.day).order_by(found.c.card_id, found.c.field, found.c.id)


declare("agenda_occasions", sqlite=_days("sqlite"), postgresql=_days("postgresql"))
