"""Options and arguments that several commands share."""

from collections.abc import Mapping
from typing import Annotated

import typer
from typer._click import Context, Parameter
from typer.core import TyperOption
from typer.main import get_install_completion_arguments

from prospector.domain.text import N_, text
from prospector.render.wording import _, say
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


def glossed(known: Mapping[str, str]) -> str:
    """Return the codes one can type; to a reader of another language than English each with its meaning."""
    said = {code: _(meaning) for code, meaning in known.items()}
    return _(", ").join(
        code if said[code] == meaning else say(text(N_("{code} ({meaning})"), code=code, meaning=said[code]))
        for code, meaning in known.items()
    )


def card_names(context: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Complete the name of a card: (name, id) of those that begin with, or else hold, what was typed."""
    session = context.find_root().obj
    if session is None:
        return []
    typed = incomplete.casefold()
    with session.desk() as desk:
        names = desk.store.cards.names()
    begun = [(name, f"#{card_id}") for card_id, name, _key in names if name.casefold().startswith(typed)]
    return begun[:50] or [(name, f"#{card_id}") for card_id, name, _key in names if typed in name.casefold()][:50]


CardArgument = Annotated[
    str,
    typer.Argument(
        metavar=_(N_("CARD")),
        help=_(N_("Id, name, phone or e-mail of the card.")),
        autocompletion=card_names,
        show_default=False,
    ),
]
CardsArgument = Annotated[
    list[str],
    typer.Argument(
        metavar=_(N_("CARD…")),
        help=_(N_("Ids, names, phones or e-mails of the cards; - reads them from a pipe.")),
        autocompletion=card_names,
        show_default=False,
    ),
]
WhereOption = Annotated[
    str,
    typer.Option(
        "--where",
        "-w",
        metavar=_(N_("FILTER")),
        help=_(N_("Only cards that fit: 'area:海淀 last-call>30d -tag:cold', or @name of a saved list.")),
    ),
]
YesOption = Annotated[bool, typer.Option("--yes", "-y", help=_(N_("Do not ask.")))]
AreaOption = Annotated[
    str, typer.Option("--area", metavar=_(N_("AREA")), help=_(N_("Only cards whose area holds this text.")))
]
OnOption = Annotated[
    str, typer.Option("--on", metavar=_(N_("DATE")), help=_(N_("Another day than today: tomorrow, fri, +3d …")))
]
