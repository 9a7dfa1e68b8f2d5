"""The user's own programs in the folder ``hooks``: asked on stdin, before anything is made lasting.

What they may do, and how, is said in ``docs/hooks.md``.
"""

import os
import stat
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from prospector.domain.errors import RefusedError, system_reason
from prospector.domain.text import N_, Text, text

if TYPE_CHECKING:
    import subprocess

# Of the config folder.
FOLDER = "hooks"
# No more of what a hook says is taken: of an object, and of a sentence.
_MOST = 16 * 1024 * 1024
_SENTENCE = 500


class FolderHooks:
    """Implements ``Hooks``: an executable file for each event, named as the event; stopped after ``seconds``.

    Without ``on`` there are none. ``environ`` is added to that of the process; ``notice`` is told of what a hook that
    agrees says on stderr.
    """

    def __init__(
        self,
        folder: Path,
        seconds: float,
        notice: Callable[[Text], None],
        environ: Mapping[str, str] = MappingProxyType({}),
        *,
        on: bool = True,
    ) -> None:
        self._folder = folder
        self._seconds = seconds
        self._notice = notice
        # What a hook starts itself must not ask the hooks again.
        self._environ = {**environ, "PROSPECTOR_HOOKS": "false"}
        self._on = on

    def wanted(self, event: str) -> bool:
        """Tell whether there is a program for the event; one that cannot be executed is told of, and left alone."""
        if not self._on:
            return False
        path = self._folder / event
        try:
            mode = path.stat().st_mode
        except OSError:
            return False
        if not stat.S_ISREG(mode):
            return False
        if not os.access(path, os.X_OK):
            self._notice(text(N_("{path} is not executable, so it was not run."), path=str(path)))
            return False
        return True

    def ask(self, event: str, about: Mapping[str, Any]) -> Any:
        """Run the program of the event; return what it printed as JSON, or None when it printed nothing.

        RefusedError with its own words when it vetoes (any exit code but 0), hangs, fails or prints what is no JSON.
        """
        # Only a command with a hook waits for these imports.
        import json

        path = self._folder / event
        asked = json.dumps({"event": event, **about}, ensure_ascii=False).encode()
        code, out, err = self._run(path, asked)
        said = _sentence(err) or _sentence(out)
        if code:
            raise RefusedError(
                N_("The hook {name} refused: {said}"),
                hint=N_("Nothing was written. The hook is {path}."),
                name=event,
                said=said or text(N_("it gave no reason (exit code {code})."), code=code),
                path=str(path),
            )
        if noted := _sentence(err):
            self._notice(text(N_("{name}: {said}"), name=event, said=noted))
        if not out.strip():
            return None
        try:
            return json.loads(out)
        except (ValueError, RecursionError):
            raise RefusedError(
                N_("The hook {name} printed something that is no JSON: {said}"),
                hint=N_("It must print the object on stdout, or nothing; remarks belong on stderr. It is {path}."),
                name=event,
                said=_sentence(out),
                path=str(path),
            ) from None

    def _run(self, path: Path, asked: bytes) -> tuple[int, bytes, bytes]:
        import subprocess

        try:
            process = subprocess.Popen(
                [str(path)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=path.parent,
                env={**os.environ, **self._environ},
                start_new_session=True,
            )
        except OSError as error:
            raise RefusedError(
                N_("The hook {name} cannot be started: {reason}."),
                hint=N_("Does its first line name its interpreter, as in #!/usr/bin/env python3? It is {path}."),
                name=path.name,
                reason=system_reason(error),
                path=str(path),
            ) from None
        try:
            out, err = process.communicate(asked, timeout=self._seconds)
        except subprocess.TimeoutExpired:
            raise RefusedError(
                N_("The hook {name} did not end within {seconds} s."),
                hint=N_("Nothing was written. The setting hooks.seconds gives it longer; it is {path}."),
                name=path.name,
                seconds=f"{self._seconds:g}",
                path=str(path),
            ) from None
        finally:
            _end(process)
        return process.returncode, out[:_MOST], err


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a hook that still runs, with all that it started."""
    if process.poll() is None:
        import signal

        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.close()


def _sentence(said: bytes) -> str:
    """The last lines a hook wrote, as one sentence that fits a terminal."""
    return " ".join(said.decode("utf-8", "replace").split())[-_SENTENCE:]
