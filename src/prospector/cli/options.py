"""Options and arguments that several commands share."""

from typing import Annotated

import typer
from typer._click import Context
from typer.core import TyperOption

from prospector.domain.text import N_
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
YesOption = Annotated[bool, typer.Option("--yes", "-y", help=_(N_("Do not ask.")))]
AreaOption = Annotated[
    str, typer.Option("--area", metavar=_(N_("AREA")), help=_(N_("Only cards whose area holds this text.")))
]
OnOption = Annotated[
    str, typer.Option("--on", metavar=_(N_("DATE")), help=_(N_("Another day than today: tomorrow, fri, +3d …")))
]
