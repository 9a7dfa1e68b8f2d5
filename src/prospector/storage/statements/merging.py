"""Statements that make two cards one: every reference to a card moves, whatever table of the schema it stands in."""

from typing import Any

from sqlalchemy import Integer, bindparam, or_, select, update

from prospector.storage.statements.declaration import declare, declare_row_writes, given, listed, table
from prospector.storage.tables import JOURNALED

card, merge, distinct_pair, change, operation, entry = map(
    table, ("card", "merge", "distinct_pair", "change", "operation", "search_entry")
)
# What is written on the card itself is merged value by value, and stays on the loser as it was.
OWN = frozenset({"phone", "email", "tag", "fact"})
# Rows that may clash with one the winner has, or come to be about one card only: looked at one by one.
ONE_BY_ONE = ("role", "referral", "stakeholder")
# Rows that say of two cards that they are the same, or are not.
PAIRS = frozenset({"merge.loser_id", "distinct_pair.card_id", "distinct_pair.other_id"})


def references(target: str) -> list[Any]:
    """Return every column of the journaled tables that refers to ``target``."""
    return [
        column
        for name in JOURNALED
        for column in table(name).columns
        if any(key.column.table.name == target for key in column.foreign_keys)
    ]


_winner = bindparam("winner", type_=Integer())
_loser = bindparam("loser", type_=Integer())


def _declare_move(column: Any) -> None:
    declare(
        f"{column.table.name}_move_{column.name}",
        update(column.table).where(column == _loser).values({column.name: _winner}),
    )


for _column in references("card"):
    _name = _column.table.name
    if _name not in OWN and _name not in ONE_BY_ONE and f"{_name}.{_column.name}" not in PAIRS:
        _declare_move(_column)
for _name in ONE_BY_ONE:
    _rows = table(_name)
    _to_card = [column for column in references("card") if column.table.name == _name]
    declare(
        f"{_name}_touching", select(_rows).where(or_(*(listed(column) for column in _to_card))).order_by(_rows.c.id)
    )
    for _column in references(_name):
        _declare_move(_column)
declare(
    "search_entry_move_card_id",
    update(entry)
    .where(entry.c.card_id == _loser, entry.c.part.not_in(["card", "address", *sorted(OWN)]))
    .values(card_id=_winner),
)

for _name in ("merge", "distinct_pair"):
    declare_row_writes(_name)
declare(
    "merge_by_loser_id",
    select(merge.c.card_id, merge.c.at, card.c.name)
    .join(card, card.c.id == merge.c.card_id)
    .where(merge.c.loser_id == given(merge.c.loser_id)),
)
declare("merge_by_loser_uid", select(merge.c.card_id).where(merge.c.loser_uid == given(merge.c.loser_uid)))
_winning = card.alias("winning")
declare(
    "merges_by_name_key",
    select(merge.c.card_id, _winning.c.name)
    .join(card, card.c.id == merge.c.loser_id)
    .join(_winning, _winning.c.id == merge.c.card_id)
    .where(card.c.name_key == given(card.c.name_key), _winning.c.binned_at.is_(None))
    .order_by(merge.c.card_id),
)
declare("merged_losers", select(merge.c.loser_id, merge.c.loser_uid).where(merge.c.card_id == given(merge.c.card_id)))
declare("distinct_pairs", select(distinct_pair.c.card_id, distinct_pair.c.other_id).order_by(distinct_pair.c.id))
declare(
    "distinct_pair_touching",
    select(distinct_pair)
    .where(or_(listed(distinct_pair.c.card_id), listed(distinct_pair.c.other_id)))
    .order_by(distinct_pair.c.id),
)
# How the row of a card became what it is: the evidence for when each of its values was last said.
declare(
    "card_changes",
    select(operation.c.at, change.c.before, change.c.after)
    .join(operation, operation.c.id == change.c.operation_id)
    .where(
        change.c.card_id == given(change.c.card_id),
        change.c.table_name == "card",
        change.c.row_id == change.c.card_id,
    )
    .order_by(change.c.id),
)
