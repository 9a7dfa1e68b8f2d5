"""Books of an older schema, and an empty database on a server."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from engines import PostgresServer, postgres_server, pytest_sessionfinish
from program import Program

OLD = Path(__file__).parent / "book_of_schema_1.sql"

__all__ = ["pytest_sessionfinish"]


def make_old_book(path: Path) -> Path:
    """Make a book of schema 1 at ``path``."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(OLD.read_text(encoding="utf-8"))
    connection.close()
    path.chmod(0o600)
    return path


@pytest.fixture
def old_book(program: Program) -> Program:
    """The program, its book being of schema 1."""
    make_old_book(program.db)
    return program


@pytest.fixture
def server() -> PostgresServer:
    return postgres_server()


@pytest.fixture
def database(server: PostgresServer) -> Iterator[str]:
    """The name of an empty database on the server."""
    name = server.new_database()
    yield name
    server.run(f"DROP DATABASE {name} WITH (FORCE)")
