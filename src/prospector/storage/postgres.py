"""The book on a PostgreSQL server (extra ``postgres``): the same repositories over the same statements."""

from sqlalchemy import create_engine, make_url
from sqlalchemy.exc import ArgumentError, ProgrammingError

from prospector.domain.errors import StorageError
from prospector.domain.text import N_
from prospector.storage.book import Book
from prospector.storage.migrate import postgres_version, upgrade_postgres
from prospector.storage.runner_sqlalchemy import SqlAlchemyRunner
from prospector.storage.sqlite_file import SCHEMA_VERSION


def open_postgres(url: str) -> Book:
    """Open the book at a ``postgresql://`` address, creating or upgrading its schema.

    StorageError when the address cannot be read, the driver is missing, or the database is newer or another's.
    """
    try:
        address = make_url("postgresql+psycopg://" + url.partition("://")[2])
        engine = create_engine(address, connect_args={"connect_timeout": 10}, pool_size=1)
        connection = engine.connect()
    except ModuleNotFoundError:
        raise StorageError(
            N_("The PostgreSQL driver is not installed."),
            hint=N_("Install it: pip install 'prospector-crm[postgres]'."),
        ) from None
    except (ArgumentError, ProgrammingError, ValueError):
        raise StorageError(
            N_("The address of the database server cannot be read."),
            hint=N_("Write it as postgresql://user:password@host:5432/name, signs such as @ in a password as %40."),
        ) from None
    shown = address.set(drivername="postgresql").render_as_string(hide_password=True)
    try:
        if postgres_version(connection, shown) != SCHEMA_VERSION:
            upgrade_postgres(connection, shown)
            connection.commit()
        connection.rollback()
    except BaseException:
        connection.close()
        engine.dispose()
        raise
    return Book(SqlAlchemyRunner(connection), "postgresql")
