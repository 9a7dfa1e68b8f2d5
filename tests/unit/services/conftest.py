"""A desk over an empty book for each test."""

from collections.abc import Iterator

import pytest

from fakes import FakeDesk, a_desk


@pytest.fixture
def desk() -> Iterator[FakeDesk]:
    with a_desk() as desk:
        yield desk
