"""What failed and was not foreseen: a storage fault becomes its sentence, everything else a report of a bug."""

import traceback
from collections.abc import Mapping
from datetime import datetime

from typer import Abort, Exit
from typer._click.exceptions import ClickException, NoArgsIsHelpError

from prospector.bootstrap import explain
from prospector.config import state_folder
from prospector.domain.errors import ProspectorError, StorageError, UsageError, system_reason
from prospector.domain.text import N_
from prospector.render.foreign import retell
from prospector.render.output import Output
from prospector.version import __version__

BUG, INTERRUPTED = 70, 130


class BugError(ProspectorError):
    """A mistake of the program (exit 70)."""


def told(error: Exception, out: Output, environ: Mapping[str, str], arguments: list[str], database: str) -> int:
    """Say what happened and return the exit code; never a traceback on the terminal."""
    if isinstance(error, Exit):
        return int(error.exit_code)
    if isinstance(error, Abort):
        return INTERRUPTED
    if isinstance(error, NoArgsIsHelpError):
        out.line(error.ctx.get_help())
        return 0
    if isinstance(error, ClickException):
        hint = N_("See {command} --help.")
        context = getattr(error, "ctx", None)
        command = context.command_path if context is not None else "prospector"
        refusal = UsageError("{sentence}", hint=hint, sentence=retell(error.format_message()), command=command)
        out.error(refusal)
        return refusal.exit_code
    if isinstance(error, OSError) and error.filename is None:
        # Errors of files have a name and those of the book are of another class: this is the way to the reader.
        sentence = N_("The answer could not be written: {reason}.")
        lost = StorageError(sentence, hint=N_("Free some room, or send it elsewhere."), reason=system_reason(error))
        out.error(lost)
        return lost.exit_code
    storage = explain(error, database)
    if storage is not None:
        out.error(storage)
        return storage.exit_code
    return _bug(error, out, environ, arguments)


def _bug(error: Exception, out: Output, environ: Mapping[str, str], arguments: list[str]) -> int:
    log = state_folder(environ) / "errors.log"
    report = "".join(traceback.format_exception(error))
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{datetime.now().astimezone().isoformat()} prospector {__version__} {arguments!r}\n{report}\n")
        where = str(log)
    except OSError:
        where = ""
    sentence = N_("prospector made a mistake: {kind}. Nothing was written.")
    hint = N_("Please report it with the log {path}.") if where else N_("Please report it.")
    out.error(BugError(sentence, hint=hint, kind=type(error).__name__, path=where))
    return BUG
