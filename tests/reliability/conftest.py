"""The program started in the background, and put away."""

import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from reliability_claims import Start

from engines import pytest_sessionfinish
from program import Program

__all__ = ["pytest_sessionfinish"]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start the program in a process of its own, in the background."""
    started: list[subprocess.Popen[str]] = []

    def begin(program: Program, *arguments: object, **options: Any) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", "from prospector.cli.main import run; run()", *map(str, arguments)],
            env=program.environ(options.pop("env", None)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            **options,
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()
