"""Files, pipes and open streams, all made seekable so that they can be looked at before they are read."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, cast

from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.text import N_

# Of a pipe, this much is kept in memory and the rest in a temporary file.
_IN_MEMORY = 16 << 20
# What comes through a pipe or a device is kept at most to here.
PIPE_LIMIT = 2 << 30
# How long a named pipe is given, in seconds, until somebody writes into it.
_PATIENCE = 5.0


class ByteSource(NamedTuple):
    """A seekable binary stream at its start, its name for sentences, its size in bytes, and how to be done with it."""

    stream: BinaryIO
    name: str
    size: int
    close: Callable[[], None]

    def ended(self) -> None:
        """Say that no more comes; StorageError when the file has become shorter since it was opened.

        Another program writes it anew meanwhile: what was read is not all of it.
        """
        if self.stream.tell() < self.size:
            raise StorageError(
                N_("“{file}” became shorter while it was read."),
                hint=N_("Another program writes it; wait until that is done, and import it again."),
                file=self.name,
            )


def _nothing() -> None:
    return None


def _spooled(stream: IO[bytes], name: str, first: bytes = b"") -> ByteSource:
    # Closed by whoever reads the rows, after the last of them.
    spool = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    spool.write(first)
    while chunk := stream.read(1 << 20):
        spool.write(chunk)
        if spool.tell() > PIPE_LIMIT:
            spool.close()
            raise UsageError(
                N_("“{file}” does not end: more than {limit} MB have come through it."),
                hint=N_("Write it to a file first, and import that."),
                file=name,
                limit=PIPE_LIMIT >> 20,
            )
    size = spool.tell()
    spool.seek(0)
    return ByteSource(cast("BinaryIO", spool), name, size, spool.close)


def opened(source: "Path | str | BinaryIO | ByteSource", name: str = "") -> ByteSource:
    """Return ``source``, a path or an open binary stream, ready to be read.

    A stream is read from its start when it can be, and never closed here. Raises UsageError for a directory and
    StorageError when the file cannot be opened or read.
    """
    if isinstance(source, ByteSource):
        return source
    if not isinstance(source, Path | str):
        try:
            if not source.seekable():
                return _spooled(source, name or "-")
            size = source.seek(0, 2)
            source.seek(0)
        except OSError as error:
            raise _unreadable(name or "-", error) from error
        return ByteSource(source, name or str(getattr(source, "name", "-")), size, _nothing)
    path = Path(source)
    name = name or path.name or str(path)
    if path.is_dir():
        raise UsageError(N_("“{file}” is a folder, not a file."), hint=N_("Name the files in it."), file=name)
    try:
        if path.is_fifo():
            return _piped(path, name)
        stream = path.open("rb")
        if stream.seekable():
            return ByteSource(stream, name, path.stat().st_size, stream.close)
        with stream:
            return _spooled(stream, name)
    except OSError as error:
        raise _unreadable(name, error) from error


def _piped(path: Path, name: str) -> ByteSource:
    """Return what comes through a named pipe; UsageError when nobody writes into it for a while."""
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    first = b""
    ended = time.monotonic() + _PATIENCE
    while not first:
        try:
            # Nothing at once means that nobody has opened the other end.
            first = os.read(reader, 1 << 16)
        except BlockingIOError:
            break
        if not first and time.monotonic() > ended:
            os.close(reader)
            raise UsageError(
                N_("“{file}” is a pipe into which nobody writes."),
                hint=N_("Name a file, or - for what is piped in."),
                file=name,
            )
        if not first:
            time.sleep(0.05)
    os.set_blocking(reader, True)
    with os.fdopen(reader, "rb") as stream:
        return _spooled(stream, name, first)


def _unreadable(name: str, error: OSError) -> StorageError:
    return StorageError(
        N_("“{file}” cannot be read: {problem}."),
        hint=N_("Check the name and the permissions of the file."),
        file=name,
        problem=system_reason(error),
    )
