"""Commands loaded by name, and the options that all of them share, so that functions hold only what is their own."""

import importlib
import re
from collections.abc import Callable
from types import FunctionType
from typing import Annotated, Any

import typer
from typer._click import Command, Context, HelpFormatter
from typer._click.shell_completion import CompletionItem
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.main import get_command_from_info
from typer.models import CommandInfo

from prospector.cli import declare
from prospector.cli.direct import DEFAULT_COMMAND, SHARED, refuse_broken
from prospector.cli.help_pages import HelpContext
from prospector.cli.registry import COMMANDS, GROUPS, PANELS, PLAIN, USUAL_VERBS, WRITES
from prospector.domain.text import N_
from prospector.render.wording import _

SETTINGS = {"help_option_names": ["-h", "--help"]}
OPTIONS = N_("[OPTIONS]")
# A test of a filter with a minus in front is no option.
_NEGATED = r"-((?:[^\W\d_][\w.-]+(?:[:：<=>]|!=)|[@＠(（\"“]).+)"


class SharedOption(TyperOption):
    """An option that is the session's, not the function's."""


def _shared_options(does: str) -> list[TyperOption]:
    if does == PLAIN:
        return []
    formats = _(N_("Print as table, json, jsonl, csv, tsv or ids."))
    options: list[TyperOption] = [
        SharedOption(param_decls=["--json", "json_"], is_flag=True, default=False, help=_(N_("Print JSON."))),
        SharedOption(param_decls=["--format", "format_"], metavar=_(N_("FORMAT")), help=formats),
        SharedOption(
            param_decls=["--fields"],
            metavar=_(N_("KEY,…")),
            help=_(N_("Only these keys, as --json has them; below another: phones.e164.")),
        ),
        SharedOption(
            param_decls=["--ids"], is_flag=True, default=False, help=_(N_("Print bare ids, as --format ids does."))
        ),
        SharedOption(
            param_decls=["--null", "-0", "null"],
            is_flag=True,
            default=False,
            help=_(N_("Print bare ids ended by NUL, for xargs -0.")),
        ),
    ]
    if does == WRITES:
        about = _(N_("Show what would be done; write nothing."))
        options.append(SharedOption(param_decls=["--dry-run", "dry_run"], is_flag=True, default=False, help=about))
    return options


def _no_verb(args: list[str]) -> bool:
    """Whether a noun is followed by no verb, but by nothing, a number or an option other than the one for help."""
    return not args or args[0].isdigit() or (args[0].startswith("-") and args[0] not in SETTINGS["help_option_names"])


class TranslatedHelp:
    """Writes the words of ``--help`` that the library has in English only, in lines measured by cells."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the usage line."""
        assert isinstance(self, Command)
        from prospector.render.foreign import USAGE

        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_(USAGE))

    def get_help_option(self, ctx: Context) -> Any:
        """Return the help option with its sentence in the reader's language."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            from prospector.render.foreign import HELP

            option.help = _(HELP)
        return option


def _for_typer(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function with its declarations in Typer's terms."""
    annotations = {name: _declared(annotation) for name, annotation in function.__annotations__.items()}
    code, own = function.__code__, function.__globals__
    copy = FunctionType(code, own, function.__name__, function.__defaults__, function.__closure__)
    copy.__annotations__ = annotations
    return copy


def _declared(annotation: Any) -> Any:
    if annotation is declare.Context:
        return typer.Context
    found = getattr(annotation, "__metadata__", ())
    if not found:
        return annotation
    make = typer.Option if isinstance(found[0], declare.Option) else typer.Argument
    settings = dict(found[0].settings)
    complete = settings.get("autocompletion")
    if complete is not None:
        settings |= {"autocompletion": _for_typer(complete)}
    return Annotated[annotation.__origin__, make(*found[0].names, **settings)]


class ProspectorCommand(TranslatedHelp, TyperCommand):
    """A command whose shared options are taken by the session before its function is called."""

    context_class = HelpContext

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read ``-tag:cold`` behind ``list`` as a filter, which would otherwise be the option ``-t``."""
        if any(param.name == "filter_" for param in self.params):
            found = ((arg, re.fullmatch(_NEGATED, arg, re.DOTALL)) for arg in args)
            args = [f"not {negated[1]}" if negated else arg for arg, negated in found]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Context) -> Any:
        """Hand the shared options to the session and the rest to the function."""
        refuse_broken(ctx.params)
        if any(isinstance(param, SharedOption) for param in self.params):
            ctx.obj.take(**{name: ctx.params.pop(name, None) for name in SHARED})
        return super().invoke(ctx)


def load(name: str) -> Command:
    """Import and return the command ``name`` (two words for one of a group)."""
    entry = COMMANDS[name]
    module = importlib.import_module(f"prospector.cli.commands.{entry.module}")
    more = getattr(module, "MORE", {}).get(name, "")
    info = CommandInfo(
        name=name.rpartition(" ")[2],
        cls=ProspectorCommand,
        callback=_for_typer(getattr(module, entry.function)),
        help="\n\n".join(part for part in (_(entry.about), more and _(more)) if part),
        short_help=_(entry.about),
        context_settings=SETTINGS,
        options_metavar=_(OPTIONS),
    )
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    command.params.extend(_shared_options(entry.does))
    return command


class LazyGroup(TranslatedHelp, TyperGroup):
    """The commands under one noun, or all of them (``noun`` empty)."""

    context_class = HelpContext

    def __init__(self, noun: str = "", **attributes: Any) -> None:
        super().__init__(rich_markup_mode=None, context_settings=SETTINGS, no_args_is_help=bool(noun), **attributes)
        self.noun = noun
        # Only the names are looked at, for “did you mean”; the commands themselves are loaded by get_command.
        self.commands = dict.fromkeys(self._names())  # type: ignore[assignment]
        self.options_metavar = _(OPTIONS)
        self.subcommand_metavar = _(N_("COMMAND [ARGS]…"))

    def _names(self) -> dict[str, str]:
        """Command names with their one line of help, in the order of the registry."""
        if self.noun:
            prefix = f"{self.noun} "
            return {
                name.removeprefix(prefix): entry.about for name, entry in COMMANDS.items() if name.startswith(prefix)
            }
        return {
            name: GROUPS[name] if name in GROUPS else COMMANDS[name].about
            for panel in PANELS.values()
            for name in panel
        }

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the names of the commands."""
        return list(self._names())

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return one command, importing only its module."""
        if self.noun:
            name = f"{self.noun} {cmd_name}"
            return load(name) if name in COMMANDS else None
        if cmd_name in GROUPS:
            return LazyGroup(cmd_name, name=cmd_name, help=_(GROUPS[cmd_name]))
        return load(cmd_name) if cmd_name in COMMANDS and " " not in cmd_name else None

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read ``prospector`` alone, or with options of that command, as ``prospector today``; a noun likewise."""
        if not self.noun and not ctx.resilient_parsing:
            own = {option for param in self.get_params(ctx) for option in param.opts}
            if not args or (args[0].startswith("-") and args[0].partition("=")[0] not in own):
                args = [DEFAULT_COMMAND, *args]
        elif self.noun in USUAL_VERBS and _no_verb(args):
            args = [USUAL_VERBS[self.noun], *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the commands under their headings, without importing any."""
        names = self._names()
        panels = {"": tuple(names)} if self.noun else PANELS
        for heading, members in panels.items():
            with formatter.section(_(heading) if heading else _(N_("Commands"))):
                formatter.write_dl([(name, _(names[name])) for name in members])

    def shell_complete(self, ctx: Context, incomplete: str) -> list[CompletionItem]:
        """Complete command names without importing any."""
        items = [
            CompletionItem(name, help=_(about)) for name, about in self._names().items() if name.startswith(incomplete)
        ]
        return items if not incomplete.startswith("-") else super(TyperGroup, self).shell_complete(ctx, incomplete)
