"""Column types that keep the same meaning on SQLite (text) and PostgreSQL (native)."""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, Date, Double, Text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB, TIMESTAMP
from sqlalchemy.dialects.sqlite import REAL
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from prospector.storage.codec import day_to_text, ids_to_text, moment_to_text, text_to_day, text_to_moment

# STRICT tables of SQLite know REAL; PostgreSQL's REAL has only single precision.
Real: TypeEngine[Any] = Double().with_variant(REAL(), "sqlite")


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC to the second: ISO 8601 text with ``Z`` on SQLite, TIMESTAMPTZ on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        # Checks that the moment knows its zone, on both engines.
        written = moment_to_text(value)
        return value.astimezone(UTC).replace(microsecond=0) if dialect.name == "postgresql" else written

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if isinstance(value, datetime) else text_to_moment(value)


class IsoDate(TypeDecorator[date]):
    """A calendar day: ISO 8601 text on SQLite, DATE on PostgreSQL."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Date() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else day_to_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return value if value is None or isinstance(value, date) else text_to_day(value)


class Image(TypeDecorator[Any]):
    """A row as a JSON object: text on SQLite, JSONB on PostgreSQL; Chinese is kept readable."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "postgresql" else json.dumps(value, ensure_ascii=False)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return json.loads(value) if isinstance(value, str) else value


class Ids(TypeDecorator[Any]):
    """Any number of ids as one parameter, which no engine's limit on parameters touches: JSON, or a native array."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(ARRAY(BigInteger()) if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return list(value) if dialect.name == "postgresql" else ids_to_text(value)
