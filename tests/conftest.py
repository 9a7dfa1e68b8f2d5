"""What every test may ask for: the program in a private home, with an empty or a small invented book."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from builders import fill
from program import Program

# Nothing here is a claim about time: a busy machine must fail no property.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared" / "data"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """The program with no book yet."""
    return Program(tmp_path / "home")


@pytest.fixture(scope="session")
def _filled(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return fill(Program(tmp_path_factory.mktemp("filled") / "home"))


@pytest.fixture
def book(_filled: Program, tmp_path: Path) -> Iterator[Program]:
    """The program with the small invented book of ``builders.fill``, a copy for each test."""
    yield _filled.copy_to(tmp_path / "home")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The data folder beside the checkout; skips where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared data folder is not beside the checkout")
    return SHARED
