"""The book on a PostgreSQL server (extra ``postgres``): the same repositories over the same statements."""

from sqlalchemy import create_engine, text

from prospector.domain.errors import StorageError
from prospector.domain.text import N_
from prospector.storage.book import Book
from prospector.storage.migrate import HEAD, upgrade_postgres
from prospector.storage.runner_sqlalchemy import SqlAlchemyRunner
from prospector.storage.sqlite_file import SCHEMA_VERSION


def open_postgres(url: str) -> Book:
    """Open the book at a ``postgresql://`` address, creating or upgrading its schema; StorageError if it is newer."""
    address = "postgresql+psycopg://" + url.partition("://")[2]
    try:
        engine = create_engine(address, connect_args={"connect_timeout": 10, "options": "-c timezone=UTC"}, pool_size=1)
    except ModuleNotFoundError:
        raise StorageError(
            N_("The PostgreSQL driver is not installed."),
            hint=N_("Install it: pip install 'prospector-crm[postgres]'."),
        ) from None
    connection = engine.connect()
    try:
        known = connection.execute(text("SELECT to_regclass('alembic_version')")).scalar_one()
        version = known and connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
        if version is not None and version > HEAD:
            raise StorageError(
                N_("{path} was written by a newer prospector (schema {version}; this one knows {known})."),
                hint=N_("Install the newer prospector; the file was left untouched."),
                path=url.rpartition("@")[2],
                version=version,
                known=SCHEMA_VERSION,
            )
        if version != HEAD:
            upgrade_postgres(connection)
            connection.commit()
        connection.rollback()
    except BaseException:
        connection.close()
        engine.dispose()
        raise
    return Book(SqlAlchemyRunner(connection), "postgresql")
