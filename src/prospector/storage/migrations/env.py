"""Alembic environment: runs on the connection it is handed, in one transaction."""

from alembic import context
from sqlmodel import SQLModel

from prospector.storage import tables

assert tables.JOURNALED
connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=SQLModel.metadata, transactional_ddl=True)
context.run_migrations()
