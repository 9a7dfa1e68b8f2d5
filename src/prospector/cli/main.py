"""The way in: settles language and settings, runs one command, and turns whatever happens into an exit code."""

import atexit
import gc
import os
import sys
from collections.abc import Mapping
from typing import TextIO

from prospector import config
from prospector.domain.errors import ProspectorError, UsageError
from prospector.domain.text import N_
from prospector.render.output import Output, end_quietly
from prospector.render.wording import activate, choose_language

_GLOBALS = {"--lang": "language", "--db": "database", "--config": "config"}
DONE, USAGE, BUG, INTERRUPTED = 0, 2, 70, 130


def split_globals(arguments: list[str]) -> tuple[dict[str, str], list[str]]:
    """Take ``--lang``, ``--db`` and ``--config`` out of the arguments, wherever they stand before ``--``.

    They must be known before the command is: the language decides what its help says.
    UsageError when a value is missing.
    """
    found: dict[str, str] = {}
    rest: list[str] = []
    waiting = iter(arguments)
    for argument in waiting:
        if argument == "--":
            return found, [*rest, argument, *waiting]
        name, equals, value = argument.partition("=")
        if name not in _GLOBALS:
            rest.append(argument)
            continue
        if not equals:
            value = next(waiting, "")
        if not value:
            raise UsageError(N_("{option} needs a value."), hint=N_("See prospector --help."), option=name)
        found[_GLOBALS[name]] = value
    return found, rest


def _format_asked(arguments: list[str], default: str) -> str:
    """The format errors are told in, known before the command line is wholly understood."""
    if "--json" in arguments or "--format=json" in arguments or "--format=jsonl" in arguments:
        return "json"
    if "--format" in arguments[:-1]:
        asked = arguments[arguments.index("--format") + 1]
        return asked if asked in ("json", "jsonl") else "table"
    return default if default in ("json", "jsonl") else "table"


def main(arguments: list[str], environ: Mapping[str, str], stdin: TextIO, stdout: TextIO, stderr: TextIO) -> int:
    """Run one command and return its exit code."""
    out = Output.of_process(stdout, stderr, environ)
    out.fmt = _format_asked(arguments, "table")
    database = ""
    try:
        activate(choose_language(None, {**environ, "PROSPECTOR_LANG": ""}))
        flags, rest = split_globals(arguments)
        settings = config.load(environ, {"database": flags.get("database")}, config=flags.get("config"))
        database = str(settings["database"] or config.default_database(environ))
        wished = flags.get("language") or environ.get("PROSPECTOR_LANG") or settings["language"]
        activate(choose_language(wished, environ))
        out.fmt = _format_asked(rest, settings["format"])
        return _run(rest, environ, stdin, out, settings)
    except ProspectorError as error:
        out.error(error)
        return error.exit_code
    except BrokenPipeError:
        return end_quietly(stdout)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from prospector.cli.faults import told

        return told(error, out, environ, arguments, database)


def _run(
    arguments: list[str], environ: Mapping[str, str], stdin: TextIO, out: Output, settings: config.Settings
) -> int:
    from prospector.cli import direct
    from prospector.cli.session import Session

    session = Session(["prospector", *arguments], environ, stdin, out, settings)
    done = direct.run(arguments, session)
    if done is not None:
        out.flush()
        return done
    from prospector.cli.group import LazyGroup
    from prospector.cli.group_options import completion_options, group_options

    group = LazyGroup(name="prospector", params=[*group_options(), *completion_options()])
    code = group.main(args=arguments, prog_name="prospector", standalone_mode=False, obj=session)
    out.flush()
    return code if isinstance(code, int) else DONE


def run() -> None:
    """Console entry point."""
    # A command lives a fraction of a second: collecting garbage costs more than it frees, unless there is very much.
    gc.set_threshold(2_000_000, 50, 50)
    code = main(sys.argv[1:], os.environ, sys.stdin, sys.stdout, sys.stderr)
    try:
        sys.stdout.flush()
    except OSError:
        # What could not be written has been told; the interpreter need not try again.
        end_quietly(sys.stdout)
    # The book is closed and the streams are flushed. To take the interpreter down module by module would be a tenth of
    # a daily command's time.
    atexit._run_exitfuncs()
    os._exit(code)
