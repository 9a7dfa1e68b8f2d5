"""Statements about operations, their changes, and the search entries."""

from typing import Any

from sqlalchemy import Integer, Text, bindparam, delete, func, insert, literal_column, select, text, update

from prospector.storage.statements.declaration import declare, given, listed, table

operation, change, entry, card = map(table, ("operation", "change", "search_entry", "card"))

declare(
    "operation_insert",
    insert(operation)
    .values({name: given(operation.c[name]) for name in ("at", "command", "version", "open", "undoes")})
    .returning(operation.c.id),
)
declare(
    "operation_close", update(operation).where(operation.c.id == bindparam("row_id", type_=Integer())).values(open=0)
)
declare("operation_delete", delete(operation).where(operation.c.id == bindparam("row_id", type_=Integer())))
declare("operation_by_id", select(operation).where(operation.c.id == given(operation.c.id)))
declare(
    "operation_mark_undone",
    update(operation)
    .where(operation.c.id == bindparam("row_id", type_=Integer()))
    .values(undone_by=given(operation.c.undone_by)),
)
declare(
    "operation_touches",
    select(change.c.id)
    .where(change.c.operation_id == given(change.c.operation_id), change.c.table_name == given(change.c.table_name))
    .limit(1),
)
declare(
    "change_count",
    select(func.count()).select_from(change).where(change.c.operation_id == given(change.c.operation_id)),
)
declare(
    "changes_of_operation",
    select(change).where(change.c.operation_id == given(change.c.operation_id)).order_by(change.c.id),
)
declare(
    "changes_before",
    select(change)
    .where(change.c.operation_id == given(change.c.operation_id), change.c.id < given(change.c.id, "before"))
    .order_by(change.c.id.desc())
    .limit(bindparam("most", type_=Integer())),
)
_changes = select(func.count(change.c.id)).where(change.c.operation_id == operation.c.id).scalar_subquery()
_newest = operation.c.id.desc()
declare(
    "operations_newest",
    select(operation, _changes.label("changes")).order_by(_newest).limit(bindparam("most", type_=Integer())),
)
declare(
    "operations_of_card",
    select(operation, _changes.label("changes"))
    .where(
        operation.c.id.in_(select(change.c.operation_id).where(change.c.card_id == given(change.c.card_id, "card_id")))
    )
    .order_by(_newest)
    .limit(bindparam("most", type_=Integer())),
)
# The newest command that still stands: neither an undo nor undone.
declare(
    "operation_to_undo",
    select(operation).where(operation.c.undoes.is_(None), operation.c.undone_by.is_(None)).order_by(_newest).limit(1),
)
declare(
    "operation_before",
    select(operation).where(operation.c.id < given(operation.c.id, "before")).order_by(_newest).limit(1),
)
_oldest_kept = (
    select(operation.c.id).order_by(_newest).offset(bindparam("keep", type_=Integer())).limit(1).scalar_subquery()
)
declare("changes_prune", delete(change).where(change.c.operation_id <= _oldest_kept))
declare("operations_prune", delete(operation).where(operation.c.id <= _oldest_kept))

declare(
    "search_entry_insert",
    insert(entry).values({name: given(entry.c[name]) for name in ("card_id", "part", "part_id", "words")}),
)
declare(
    "search_entry_delete",
    delete(entry).where(entry.c.part == given(entry.c.part), entry.c.part_id == given(entry.c.part_id)),
)
# Takes the entries written since the last time into the index of FTS5, whose own table tells which those are.
declare(
    "search_fts_fill",
    sqlite=text(
        "INSERT INTO search_fts (rowid, words) SELECT id, words FROM search_entry "
        "WHERE id > (SELECT coalesce(max(id), 0) FROM search_fts_docsize)"
    ),
)
declare("search_entries_clear", delete(entry))
declare("search_entries_all", select(entry.c.part, entry.c.part_id, entry.c.words).order_by(entry.c.id))
for _name in ("card", "email", "tag", "fact", "note", "call", "follow_up"):
    declare(f"{_name}_all", select(table(_name)).order_by(table(_name).c.id))
declare("operation_count", select(func.count()).select_from(operation))

_wanted = bindparam("wanted", type_=Text())
_fts = text("search_fts MATCH :wanted").bindparams(_wanted)
_rowid: Any = literal_column("search_fts.rowid")
_part = bindparam("only", type_=Text())
_most = bindparam("most", type_=Integer())
_found = select(entry.c.card_id, entry.c.part, entry.c.part_id, card.c.name).join(card, card.c.id == entry.c.card_id)
_scope = (card.c.binned_at.is_(None), (_part == "") | (entry.c.part == _part))
declare(
    "search_match",
    sqlite=_found.join(text("search_fts"), literal_column("search_fts.rowid") == entry.c.id)
    .where(text("search_fts MATCH :wanted").bindparams(_wanted), *_scope)
    .order_by(literal_column("search_fts.rank"), entry.c.card_id)
    .limit(_most),
    postgresql=_found.where(
        func.to_tsvector(literal_column("'simple'::regconfig"), entry.c.words).op("@@")(
            func.to_tsquery(literal_column("'simple'::regconfig"), _wanted)
        ),
        *_scope,
    )
    .order_by(entry.c.card_id, entry.c.id)
    .limit(_most),
)
# Of a word that thousands of entries hold, ranking them all takes longer than reading the answer: whether it is one,
# and then the newest. PostgreSQL does not rank.
declare("search_rowids", sqlite=select(_rowid).select_from(text("search_fts")).where(_fts).limit(_most))
declare(
    "search_newest",
    sqlite=_found.join(text("search_fts"), _rowid == entry.c.id)
    .where(_fts, *_scope)
    .order_by(_rowid.desc())
    .limit(_most),
)
declare(
    "search_names",
    sqlite=select(card.c.id, card.c.name, card.c.name_words)
    .where(card.c.binned_at.is_(None), (card.c.name + " " + card.c.name_words).like(bindparam("holding", type_=Text())))
    .limit(_most),
)
declare(
    "search_words_of_cards", select(entry.c.card_id, entry.c.words).where(listed(entry.c.card_id)).order_by(entry.c.id)
)
