"""The user's greeting texts: files of the config folder ``greetings``, filled in by Jinja2 in its sandbox.

A text can read the values it is given and nothing else: no file, no other text, no attribute of Python.
"""

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from prospector.domain.card import NOTE_LIMIT
from prospector.domain.errors import StorageError, UsageError, system_reason
from prospector.domain.greeting import Template, template_of
from prospector.domain.text import N_, Text, text

if TYPE_CHECKING:
    from jinja2 import Template as Compiled
    from jinja2.sandbox import SandboxedEnvironment

PACKAGED = Path(__file__).parent / "greetings"
# Of the config folder.
FOLDER = "greetings"
# Longer files are none of these texts.
_LARGEST = 64 * 1024

# What an expression of a text can raise, beside Jinja's own errors.
_FAULTS = (ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError, MemoryError)


class GreetingTexts:
    """Implements ``GreetingTexts`` of the ports: the user's files over the packaged ones of the same name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._environment: SandboxedEnvironment | None = None
        self._compiled: dict[str, Compiled] = {}

    def templates(self) -> list[Template]:
        """Return every text there is, by name; a user's file hides the packaged one of the same name."""
        found = {Path(each.file).name: each for each in _in(PACKAGED, own=False)}
        found |= {Path(each.file).name: each for each in _in(self._folder, own=True)}
        return sorted(found.values(), key=lambda each: (each.name, each.language))

    def source(self, template: Template) -> str:
        """Return a text as it was written; UsageError when it is no text in UTF-8, is empty, or is far too long."""
        try:
            content = Path(template.file).read_bytes()
        except OSError as error:
            raise StorageError(
                N_("{path}: {reason}."),
                hint=N_("Check the path and its permissions."),
                path=template.file,
                reason=system_reason(error),
            ) from None
        if len(content) > _LARGEST:
            raise _faulty(template, 1, text(N_("it is longer than {most} bytes"), most=_LARGEST))
        try:
            source = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = content[: error.start].count(b"\n") + 1
            raise _faulty(template, line, text(N_("it is not UTF-8"))) from None
        if not source.strip():
            raise _faulty(template, 1, text(N_("it is empty")))
        return source

    def fill(self, template: Template, values: Mapping[str, object]) -> str:
        """Return a text with its variables filled in; UsageError names file and line where that cannot be done."""
        from jinja2 import TemplateError, UndefinedError

        from prospector.interop.bounded_text import BoundlessError
        from prospector.interop.bounded_text import filled as filled_in

        try:
            filled = filled_in(self._ready(template), values).strip()
        except BoundlessError as error:
            raise _faulty(template, _line(error.__traceback__, template.file), error.said) from None
        except UndefinedError as error:
            raise _faulty(
                template,
                _line(error.__traceback__, template.file),
                text(N_("{reason}; a text may use {known}"), reason=str(error), known=", ".join(sorted(values))),
            ) from None
        except (*_FAULTS, TemplateError) as error:
            reason = str(error) or type(error).__name__
            raise _faulty(template, _line(error.__traceback__, template.file), reason) from None
        if not filled or len(filled) > NOTE_LIMIT:
            why = text(N_("nothing is left of it")) if not filled else text(N_("it becomes too long"))
            raise _faulty(template, 1, why)
        return filled

    def _ready(self, template: Template) -> "Compiled":
        compiled = self._compiled.get(template.file)
        if compiled is None:
            from jinja2 import StrictUndefined, Template, TemplateSyntaxError

            from prospector.interop.bounded_text import BoundedEnvironment

            source = self.source(template)
            if self._environment is None:
                self._environment = BoundedEnvironment(undefined=StrictUndefined)
            try:
                code = self._environment.compile(source, filename=template.file)
            except TemplateSyntaxError as error:
                raise _faulty(template, error.lineno, error.message or str(error)) from None
            except RecursionError as error:
                raise _faulty(template, 1, str(error)) from None
            compiled = Template.from_code(self._environment, code, self._environment.make_globals(None))
            self._compiled[template.file] = compiled
        return compiled


def _in(folder: Path, *, own: bool) -> list[Template]:
    try:
        files = sorted(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise StorageError(
            N_("{path}: {reason}."),
            hint=N_("Check the path and its permissions."),
            path=str(folder),
            reason=system_reason(error),
        ) from None
    found = (template_of(file.name, own=own, file=str(file)) for file in files if not file.name.startswith("."))
    return [template for template in found if template is not None]


def _line(trace: TracebackType | None, file: str) -> int:
    """The line of the text at which an error came up: the innermost one that lies in it."""
    line = 1
    at: Any = trace
    while at is not None:
        if at.tb_frame.f_code.co_filename == file:
            line = at.tb_lineno
        at = at.tb_next
    return line


def _faulty(template: Template, line: int, reason: Text | str) -> UsageError:
    return UsageError(
        N_("{path}, line {line}: {reason}."),
        hint=N_("Mend the text; prospector greet show {name} prints it."),
        path=template.file,
        line=line,
        reason=reason.rstrip(".") if isinstance(reason, str) else reason,
        name=template.name,
    )
