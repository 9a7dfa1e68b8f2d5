"""Options and arguments that several commands share."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

from prospector.cli.declare import Argument, Context, Option
from prospector.domain.text import N_, text
from prospector.render.wording import _, say

if TYPE_CHECKING:
    from prospector.cli.session import Session


def glossed(known: Mapping[str, str]) -> str:
    """Return the codes one can type; to a reader of another language than English each with its meaning."""
    said = {code: _(meaning) for code, meaning in known.items()}
    return _(", ").join(
        code if said[code] == meaning else say(text(N_("{code} ({meaning})"), code=code, meaning=said[code]))
        for code, meaning in known.items()
    )


def card_names(context: Context, incomplete: str) -> list[tuple[str, str]]:
    """Complete the name of a card: (name, id) of those that begin with, or else hold, what was typed."""
    session: Session | None = context.find_root().obj
    if session is None:
        return []
    typed = incomplete.casefold()
    with session.desk() as desk:
        names = desk.store.cards.names()
    begun = [(name, f"#{card_id}") for card_id, name, _key in names if name.casefold().startswith(typed)]
    return begun[:50] or [(name, f"#{card_id}") for card_id, name, _key in names if typed in name.casefold()][:50]


CardArgument = Annotated[
    str,
    Argument(
        metavar=_(N_("CARD")),
        help=_(N_("Id, name, phone or e-mail of the card.")),
        autocompletion=card_names,
        show_default=False,
    ),
]
# For what is entered alike for every card of a pipe, though on the line words of its own follow the one card.
CardOrPipe = Annotated[
    str,
    Argument(
        metavar=_(N_("CARD|-")),
        help=_(N_("Id, name, phone or e-mail of the card; - does it for every card in a pipe.")),
        autocompletion=card_names,
        show_default=False,
    ),
]
CardsArgument = Annotated[
    list[str],
    Argument(
        metavar=_(N_("CARD…")),
        help=_(N_("Ids, names, phones or e-mails of the cards; - reads them from a pipe.")),
        autocompletion=card_names,
        show_default=False,
    ),
]
WhereOption = Annotated[
    str,
    Option(
        "--where",
        "-w",
        metavar=_(N_("FILTER")),
        help=_(N_("Only cards that fit: 'area:海淀 last-call>30d -tag:cold', or @name of a saved list.")),
    ),
]
YesOption = Annotated[bool, Option("--yes", "-y", help=_(N_("Do not ask.")))]
AreaOption = Annotated[
    str, Option("--area", metavar=_(N_("AREA")), help=_(N_("Only cards whose area holds this text.")))
]
OnOption = Annotated[
    str, Option("--on", metavar=_(N_("DATE")), help=_(N_("Another day than today: tomorrow, fri, +3d …")))
]
