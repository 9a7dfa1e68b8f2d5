"""How commands declare their options and arguments; Typer's own are made of these when a line needs Typer.

A daily command spends half of its time on importing Typer. A line that says plainly what it wants is read by what is
declared here (``cli.direct``); for help, completion, and whatever looks unusual or wrong ``cli.group`` hands the
declarations to Typer, in whose terms they are.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prospector.cli.session import Session


class Context:
    """What a command function is called with: ``obj`` is the session. Typer's context has it, too."""

    def __init__(self, obj: "Session") -> None:
        self.obj = obj

    def find_root(self) -> "Context":
        """Return the context of the whole line: this one."""
        return self


class Declared:
    """A parameter: its names and the settings that ``typer.Option`` and ``typer.Argument`` take."""

    def __init__(self, *names: str, **settings: Any) -> None:
        self.names = names
        self.settings = settings


class Option(Declared):
    """An option of a command."""


class Argument(Declared):
    """An argument of a command, known by its place."""
