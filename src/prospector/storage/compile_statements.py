"""Developer command: write every declared statement, compiled for SQLite, to ``storage/compiled``.

``python -m prospector.storage.compile_statements`` writes; with ``--check`` it names what is stale and exits 1.
"""

import json
import sys
from pathlib import Path
from typing import Any

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from prospector.storage import tables
from prospector.storage.statements.declaration import declare_all
from prospector.storage.triggers import sqlite_triggers
from prospector.storage.types import Ids, Image, IsoDate, UtcDateTime

FOLDER = Path(__file__).parent / "compiled"
_KINDS = {UtcDateTime: "datetime", IsoDate: "date", Image: "json", Ids: "list"}


def _kind(type_: Any) -> str:
    return _KINDS.get(type(type_), "")


def _with_kinds(pairs: list[tuple[str, str]]) -> str:
    return ", ".join(f"{name}={kind}" if kind else name for name, kind in pairs)


def compiled_text(expression: Any) -> str:
    """Return the SQLite form of an expression with its parameters, defaults and column kinds in a comment header."""
    compiled = expression.compile(dialect=sqlite.dialect(paramstyle="named"))
    # The id of a new row is known without being asked for, which would make the INSERT take half as long again.
    sql = str(compiled).strip().removesuffix(" RETURNING id")
    parameters: list[tuple[str, str]] = []
    defaults: dict[str, Any] = {}
    for bind, name in compiled.bind_names.items():
        if any(name == known for known, _kind_of in parameters):
            # Said twice in the expression, given once: it would be encoded twice, too.
            continue
        marker = f"(__[POSTCOMPILE_{name}])"
        if marker in sql:
            # A list that is part of the statement, kept among its defaults.
            sql = sql.replace(marker, f"(SELECT value FROM json_each(:{name}))")
            parameters.append((name, "list"))
        else:
            parameters.append((name, _kind(bind.type)))
        if not bind.required and bind.value is not None:
            defaults[name] = bind.value
    columns = [(name, _kind(type_)) for name, _, _, type_ in compiled._result_columns or ()]
    header = ["-- generated from storage/statements; change it there and run make compile"]
    header.append(f"-- parameters: {_with_kinds(parameters)}")
    header.append(f"-- defaults: {json.dumps(defaults, ensure_ascii=False)}")
    header.append(f"-- columns: {_with_kinds(columns)}")
    return "\n".join(header) + "\n" + sql + "\n"


def schema_text() -> str:
    """Return the whole schema for a new SQLite database: tables, indexes, triggers, full-text index."""
    dialect = sqlite.dialect()
    parts = ["-- generated from storage/tables.py and storage/triggers.py; run make compile"]
    for table in SQLModel.metadata.sorted_tables:
        parts.append(str(CreateTable(table).compile(dialect=dialect)).strip() + ";")
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            if index._ddl_if is not None and index._ddl_if.dialect != dialect.name:
                # Of another engine only.
                continue
            parts.append(str(CreateIndex(index).compile(dialect=dialect)).strip() + ";")
    parts.extend(sqlite_triggers(SQLModel.metadata))
    return "\n\n".join(parts) + "\n"


def expected() -> dict[str, str]:
    """Return file name -> text for everything that belongs in the folder."""
    assert tables.JOURNALED
    files = {f"{name}.sql": compiled_text(by_dialect["sqlite"]) for name, by_dialect in declare_all().items()}
    return {**files, "schema.sql": schema_text()}


def stale() -> list[str]:
    """Return the names of files that are missing, outdated or left over."""
    wanted = expected()
    present = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.sql")}
    return sorted(name for name in wanted.keys() | present.keys() if wanted.get(name) != present.get(name))


def main() -> int:
    """Write the folder, or with ``--check`` only compare."""
    if "--check" in sys.argv[1:]:
        names = stale()
        sys.stderr.writelines(f"stale: storage/compiled/{name}\n" for name in names)
        return 1 if names else 0
    wanted = expected()
    for path in FOLDER.glob("*.sql"):
        if path.name not in wanted:
            path.unlink()
    # Only what changed: a program that runs meanwhile reads these files.
    for name in stale():
        (FOLDER / name).write_text(wanted[name], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
