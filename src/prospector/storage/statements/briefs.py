"""Statements about briefs: each card as one text, for the day's list."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    LargeBinary,
    Text,
    and_,
    bindparam,
    case,
    cast,
    delete,
    func,
    insert,
    literal,
    literal_column,
    not_,
    select,
)

from prospector.domain.agenda_line import BETWEEN_CODES, BETWEEN_GROUPS, ESCAPED
from prospector.domain.followup import OPEN
from prospector.domain.key_customer import INFLUENCE_KEY, INFLUENCES
from prospector.storage.statements.declaration import by_bytes, declare, listed, table
from prospector.storage.statements.standings import main_phone, may_be_courted
from prospector.storage.types import IsoDate

card, phone, standing, step, qualification, fact, tier, brief = map(
    table, ("card", "phone", "standing", "follow_up", "qualification", "fact", "tier", "brief")
)
_open = and_(step.c.card_id == card.c.id, step.c.state == OPEN)
_first_step = (
    select(step.c.id).where(_open).order_by(step.c.due_on, step.c.due_time, step.c.id).limit(1).scalar_subquery()
)
_steps = select(func.count()).select_from(step).where(_open).scalar_subquery()
_first = step.alias("first_step")
_noted_on = select(func.max(qualification.c.noted_on)).where(qualification.c.card_id == card.c.id).scalar_subquery()
_influence = (
    select(fact.c.value)
    .where(fact.c.card_id == card.c.id, fact.c.key == INFLUENCE_KEY, fact.c.value.in_(sorted(INFLUENCES)))
    .scalar_subquery()
)


def _written(value: Any) -> Any:
    return func.coalesce(cast(value, Text()), literal_column("''"))


def _plain(dialect: str) -> Any:
    """Whether the number is shown as it is stored, and no word holds what is to be escaped."""
    words = _joined(
        literal_column("''"),
        [_written(each) for each in (card.c.name, card.c.area, _first.c.action, _first.c.due_time)],
    )
    if dialect == "sqlite":
        sign = [f"char({first})||'-'||char({last})" if first != last else f"char({first})" for first, last in ESCAPED]
        escaped: Any = words.bool_op("GLOB")(literal_column(f"('*['||{'||'.join(sign)}||']*')"))
    else:
        ranges = "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ESCAPED)
        escaped = words.bool_op("~")(literal_column(f"'[{ranges}]'"))
    as_stored = and_(func.coalesce(phone.c.e164, "") != "", func.coalesce(phone.c.extension, "") == "")
    return case((and_(as_stored, not_(escaped)), literal_column("'1'")), else_=literal_column("''"))


def _derived(dialect: str) -> Any:
    """Every card that is not in the bin, in the order of ``domain.agenda_line.Brief``."""
    between = func.char(literal_column("31")) if dialect == "sqlite" else func.chr(literal_column("31"))

    def typed(column: Any) -> Any:
        return func.replace(_written(column), between, literal_column("' '"))

    def codes(*columns: Any) -> Any:
        return _joined(literal(BETWEEN_CODES, Text()), [_written(column) for column in columns])

    def groups(*codes: Any) -> Any:
        return _joined(literal(BETWEEN_GROUPS, Text()), list(codes))

    parts = [
        _written(card.c.id), typed(card.c.name), card.c.kind, typed(card.c.area),
        typed(phone.c.e164), typed(phone.c.raw), typed(phone.c.extension),
        groups(
            codes(
            standing.c.money, standing.c.authority, standing.c.need,
            func.substr(_written(_noted_on), literal_column("1"), literal_column("7")),
        ),
            codes(standing.c.need_size, standing.c.attitude, standing.c.last_outcome),
            codes(standing.c.last_deal_on, card.c.stopped_on, tier.c.tier, _influence, tier.c.face),
        ),
        _written(_first.c.due_on), _written(_first.c.kind), _written(_first.c.due_time), _written(_first.c.id),
        typed(_first.c.action), _written(_steps), _plain(dialect),
    ]  # fmt: skip
    return (
        select(
            card.c.id.label("card_id"),
            case((may_be_courted, literal_column("1")), else_=literal_column("0")).label("courted"),
            _first.c.due_on.label("next_due_on"),
            _joined(between, parts).label("parts"),
        )
        .select_from(card)
        .join(standing, standing.c.card_id == card.c.id)
        .join(phone, main_phone, isouter=True)
        .join(tier, tier.c.card_id == card.c.id, isouter=True)
        .join(_first, _first.c.id == _first_step, isouter=True)
        .where(card.c.binned_at.is_(None))
    )


def _joined(between: Any, parts: list[Any]) -> Any:
    found = parts[0]
    for part in parts[1:]:
        found = found.op("||")(between).op("||")(part)
    return found


_COLUMNS = ["card_id", "courted", "next_due_on", "parts"]
_derive = {dialect: _derived(dialect) for dialect in ("sqlite", "postgresql")}
declare("brief_clear", delete(brief).where(listed(brief.c.card_id)))
declare(
    "brief_derive",
    **{
        dialect: insert(brief).from_select(_COLUMNS, derived.where(listed(card.c.id)))
        for dialect, derived in _derive.items()
    },
)
declare("briefs_all", select(brief).order_by(brief.c.card_id))
# For the check of the book: what they should be, derived again but not stored.
declare("briefs_derived", **{dialect: derived.order_by(card.c.id) for dialect, derived in _derive.items()})

# Literals, not parameters: SQLite takes a partial index only when it can see its condition.
_due = and_(brief.c.courted == literal_column("1"), brief.c.next_due_on <= bindparam("until", type_=IsoDate()))
# In the order of the index that holds them.
# In UTF-8, as they are stored: to make texts of 20,000 and write them as UTF-8 again is an eighth of the day's time.
_in_utf8 = {
    "sqlite": cast(brief.c.parts, LargeBinary()),
    "postgresql": func.convert_to(brief.c.parts, literal_column("'UTF8'"), type_=LargeBinary()),
}
declare(
    "briefs_due",
    **{
        dialect: select(parts.label("parts")).where(_due).order_by(brief.c.next_due_on, by_bytes(brief.c.parts))
        for dialect, parts in _in_utf8.items()
    },
)
declare("briefs_due_count", select(cast(func.count(), BigInteger())).select_from(brief).where(_due))
declare("briefs_of_cards", select(brief.c.parts).where(listed(brief.c.card_id)).order_by(brief.c.card_id))
# All that is due on cards with more than one open step, in the order of domain.agenda_line.Due after the card.
declare(
    "steps_due",
    select(step.c.card_id, *(step.c[name] for name in ("id", "kind", "due_on", "due_time", "action")))
    .where(step.c.state == OPEN, step.c.due_on <= bindparam("until", type_=IsoDate()), listed(step.c.card_id))
    .order_by(step.c.card_id, step.c.due_on, step.c.due_time, step.c.id),
)
