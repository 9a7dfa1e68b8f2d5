"""The options that stand before a command, as Typer shows them in the help."""

import typer
from typer._click import Context, Parameter
from typer.core import TyperOption
from typer.main import get_install_completion_arguments

from prospector.domain.text import N_, text
from prospector.render.wording import _
from prospector.version import __version__


def _print_version(context: Context, _param: object, value: bool) -> None:
    if value:
        typer.echo(f"prospector {__version__}")
        context.exit()


def group_options() -> list[TyperOption]:
    """Return the options that stand before a command; language, book and config are taken wherever they stand."""
    return [
        TyperOption(
            param_decls=["--lang"], metavar="en|zh", expose_value=False, help=_(N_("Language of everything shown."))
        ),
        TyperOption(
            param_decls=["--db"], metavar=_(N_("FILE|URL")), expose_value=False, help=_(N_("The book to use."))
        ),
        TyperOption(
            param_decls=["--config"], metavar=_(N_("FILE")), expose_value=False, help=_(N_("The config file to use."))
        ),
        TyperOption(
            param_decls=["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_print_version,
            help=_(N_("Print the version and exit.")),
        ),
    ]


def _install_completion(context: Context, _param: object, value: bool) -> None:
    if not value or context.resilient_parsing:
        return
    from typer._completion_shared import install

    shell, path = install()
    done = text(
        N_("Completion for {shell} was installed in {path}; it works in the next terminal."), shell=shell, path=path
    )
    context.obj.out.line(done)
    context.exit()


def completion_options() -> list[Parameter]:
    """Return the two options of the library for shell completion, in the reader's language."""
    install, show = get_install_completion_arguments()
    assert isinstance(install, TyperOption)
    assert isinstance(show, TyperOption)
    install.help = _(N_("Install completion for the current shell."))
    install.callback = _install_completion
    show.help = _(N_("Print the completion script of the current shell."))
    return [install, show]
