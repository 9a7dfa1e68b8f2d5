"""What the database does by itself: the journal of every row changed, and the full-text index in step.

Whatever writes, the ``sqlite3`` shell included, is on record: a change outside a command gets an operation of its own.
All of it is derived from the schema of record, so a migration drops and makes it anew.
"""

from sqlalchemy import MetaData, Table

from prospector.storage.tables import JOURNALED

_OPEN = "(SELECT id FROM operation WHERE open = 1)"


def _card_of(table: Table, row: str) -> str:
    """The card a row belongs to, so that a card's history is found without reading images."""
    if table.name == "card":
        return f"{row}.id"
    if "card_id" not in table.c and "company_id" not in table.c:
        return "NULL"
    return f"{row}.card_id" if "card_id" in table.c else f"{row}.company_id"


def _image(table: Table, row: str) -> str:
    return "json_object(" + ", ".join(f"'{column.name}', {row}.\"{column.name}\"" for column in table.columns) + ")"


def _sqlite_journal(table: Table) -> list[str]:
    triggers = []
    unchanged = " AND ".join(f'OLD."{column.name}" IS NEW."{column.name}"' for column in table.columns)
    cases = (
        ("insert", "NEW", "NULL", _image(table, "NEW"), ""),
        ("update", "NEW", _image(table, "OLD"), _image(table, "NEW"), f"\nWHEN NOT ({unchanged})"),
        ("delete", "OLD", _image(table, "OLD"), "NULL", ""),
    )
    for action, row, before, after, when in cases:
        triggers.append(
            f"CREATE TRIGGER journal_{table.name}_{action} AFTER {action.upper()} ON {table.name}{when}\nBEGIN\n"
            "  INSERT INTO operation (at, command, version, open)\n"
            "    SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), '', '', 0\n"
            "    WHERE NOT EXISTS (SELECT 1 FROM operation WHERE open = 1);\n"
            "  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)\n"
            f"    VALUES (coalesce({_OPEN}, (SELECT max(id) FROM operation)), '{table.name}', {row}.id,\n"
            f"      {_card_of(table, row)}, '{action}',\n      {before},\n      {after});\nEND;"
        )
    return triggers


# New entries are taken in by the statement search_fts_fill, many at once: before a trigger's statement FTS5 writes out
# what it holds, which makes each entry ten times as dear.
_SQLITE_SEARCH = [
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_fts USING fts5("
    "words, content='search_entry', content_rowid='id', tokenize='unicode61', prefix='2 3');",
    "CREATE TRIGGER search_delete AFTER DELETE ON search_entry\nBEGIN\n"
    "  INSERT INTO search_fts (search_fts, rowid, words) VALUES ('delete', OLD.id, OLD.words);\nEND;",
    "CREATE TRIGGER search_update AFTER UPDATE ON search_entry\nBEGIN\n"
    "  INSERT INTO search_fts (search_fts, rowid, words) VALUES ('delete', OLD.id, OLD.words);\n"
    "  INSERT INTO search_fts (rowid, words) VALUES (NEW.id, NEW.words);\nEND;",
]


def sqlite_triggers(metadata: MetaData) -> list[str]:
    """Return the CREATE statements for SQLite, in order."""
    made = [trigger for name in JOURNALED for trigger in _sqlite_journal(metadata.tables[name])]
    return [*made, *_SQLITE_SEARCH]


_POSTGRES_JOURNAL = """
CREATE OR REPLACE FUNCTION journal_change() RETURNS trigger LANGUAGE plpgsql SET timezone = 'UTC' AS $$
DECLARE
  current_operation integer;
  old_image jsonb;
  new_image jsonb;
  image jsonb;
BEGIN
  IF TG_OP <> 'INSERT' THEN old_image := to_jsonb(OLD); END IF;
  IF TG_OP <> 'DELETE' THEN new_image := to_jsonb(NEW); END IF;
  IF old_image = new_image THEN RETURN NULL; END IF;
  image := coalesce(new_image, old_image);
  SELECT id INTO current_operation FROM operation WHERE open = 1;
  IF current_operation IS NULL THEN
    INSERT INTO operation (at, command, version, open) VALUES (now(), '', '', 0) RETURNING id INTO current_operation;
  END IF;
  INSERT INTO change (operation_id, table_name, row_id, card_id, action, before, after)
  VALUES (current_operation, TG_TABLE_NAME, (image->>'id')::integer,
    CASE WHEN TG_TABLE_NAME = 'card' THEN (image->>'id')::integer
         ELSE coalesce(image->>'card_id', image->>'company_id')::integer END,
    lower(TG_OP), old_image, new_image);
  RETURN NULL;
END $$
"""


def postgres_triggers() -> list[str]:
    """Return the statements that make function, triggers and full-text index on PostgreSQL, replacing older ones."""
    made = [_POSTGRES_JOURNAL]
    for name in JOURNALED:
        made.append(
            f"CREATE OR REPLACE TRIGGER journal_{name} AFTER INSERT OR UPDATE OR DELETE ON {name} "
            "FOR EACH ROW EXECUTE FUNCTION journal_change()"
        )
    made.append(
        "CREATE INDEX IF NOT EXISTS search_entry_words ON search_entry "
        "USING gin (to_tsvector('simple'::regconfig, words))"
    )
    return made
