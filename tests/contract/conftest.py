"""A book on each engine in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from engines import ENGINES, Engine, engine_named, pytest_sessionfinish

__all__ = ["pytest_sessionfinish"]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty book on SQLite (packaged statements, then expressions) and on PostgreSQL."""
    yield from engine_named(request.param, tmp_path / "book")
